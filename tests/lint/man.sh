#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The manual page, as built, is what mandoc understands, and its examples can be typed as they
# are shown: a macro eats quotes that are not written \(dq and \(aq.
page=$PWD/doc/mtry-tui.1
. "$(dirname "$0")/lib.sh"

want mandoc
mandoc -T lint -W warning "$page"

shown=$(mandoc -T utf8 -O width=200 "$page")
no_complaints "$(sed -n 's/^\.Dl //p' "$page" | sed "s/[\\](dq/\"/g; s/[\\](aq/'/g" |
	while IFS= read -r line; do
		printf '%s\n' "$shown" | grep -qF -- "$line" || echo "doc/mtry-tui.1: not shown as written: $line"
	done)"
