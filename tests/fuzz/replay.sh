#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Every file of the corpus goes through its fuzz target; what once crashed is among them.
set -eu
: "${srcdir:=.}" "${builddir:=.}"
for dir in "$srcdir"/tests/fuzz/corpus/*; do
	"$builddir/tests/fuzz/fuzz-${dir##*/}" "$dir"/* 2>replay.log || {
		tail -n 20 replay.log
		exit 1
	}
done
rm replay.log
