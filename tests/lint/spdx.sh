#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The licence stands in the first line of each file; in scripts in the second.
. "$(dirname "$0")/lib.sh"

complaints=$({
	sources \( -name '*.[ch]' -o -name '*.sh' -o -name '*.py' -o -name '*.awk' \
		-o -path bootstrap -o -path '.ci/*' \)
	echo configure.ac
	echo Makefile.am
} | while read -r file; do
	head -n 2 "$file" | grep -q 'SPDX-License-Identifier: MPL-2\.0' ||
		echo "$file:1: no line \"SPDX-License-Identifier: MPL-2.0\""
done)
no_complaints "$complaints"
