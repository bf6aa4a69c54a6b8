#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Every header compiles alone.
. "$(dirname "$0")/lib.sh"

sources -name '*.h' ! -path 'tests/*' | {
	status=0
	while read -r header; do
		# shellcheck disable=SC2086 # lists of words
		${CC:-cc} -std=gnu11 -fsyntax-only -I. ${builddir:+-I"$builddir"} ${CPPFLAGS-} \
			-x c "$header" || status=1
	done
	exit $status
}
