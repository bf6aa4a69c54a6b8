#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Prints README.md ($1) with the last screen of readme.t ($2) between its marker comments.
set -eu

awk '
FNR == 1 { file++ }
file == 1 && /^screen/ { picture = "" }
file == 1 && /^\|/ { picture = picture substr($0, 2) "\n" }
file == 1 { next }
/^<!-- end of the picture -->$/ { inside = 0 }
!inside { print }
/^<!-- picture: / { inside = 1; printf "```text\n%s```\n", picture }
' "$2" "$1"
