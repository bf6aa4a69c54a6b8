#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The layout of the code is what clang-format makes of it; its versions differ, ours is 14.
. "$(dirname "$0")/lib.sh"

want clang-format
case $(clang-format --version) in
*' version 14.'*) ;;
*)
	echo "skipped: the layout is that of clang-format 14"
	exit 77
	;;
esac
# shellcheck disable=SC2046 # one word for each file
said=$(clang-format --dry-run -Werror $(c_sources) 2>&1) || {
	printf '%s\n' "$said" | grep -E ': (error|warning): ' || printf '%s\n' "$said"
	echo "to put it right: clang-format -i FILE..."
	exit 1
}
