#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# No file over 600 lines (tests: 1000), no function over 100.
. "$(dirname "$0")/lib.sh"

# shellcheck disable=SC2046 # one word for each file
complaints=$(awk '
FNR == 1 { most = FILENAME ~ /tests\// ? 1000 : 600 }
FNR == most + 1 { print FILENAME ":" FNR ": more than " most " lines in this file" }

# A function stands between a "{" and a "}" in the first column.
/^\{/ { start = FNR }
/^\}/ {
	if (start && FNR - start + 1 > 100)
		print FILENAME ":" start ": a function of " FNR - start + 1 " lines (at most 100)"
	start = 0
}
' $(c_sources))
no_complaints "$complaints"
