#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The manual pages are what mandoc understands.
. "$(dirname "$0")/lib.sh"

want mandoc
pages=$(sources -name '*.1')
if test -z "$pages"; then
	echo "skipped: there is no manual page yet"
	exit 77
fi
# shellcheck disable=SC2086 # one word for each file
mandoc -T lint -W warning $pages
