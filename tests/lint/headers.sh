#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Every header compiles alone.
. "$(dirname "$0")/lib.sh"

# shellcheck disable=SC2046,SC2086 # lists of words
${CC:-cc} -std=gnu11 -fsyntax-only -I. ${builddir:+-I"$builddir"} ${CPPFLAGS-} \
	-x c $(sources -name '*.h' ! -path 'tests/*')
