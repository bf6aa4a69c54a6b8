#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The licence stands in the first line of each file; in scripts in the second.
. "$(dirname "$0")/lib.sh"

complaints=$({
	sources \( -name '*.[ch]' -o -name '*.sh' -o -name '*.py' -o -name '*.awk' \
		-o -path bootstrap -o -path '.ci/*' \)
	echo configure.ac
	echo Makefile.am
} | xargs awk '
function check() {
	if (name && !licensed)
		print name ":1: no line \"SPDX-License-Identifier: MPL-2.0\""
}
FNR == 1 { check(); name = FILENAME; licensed = 0 }
FNR <= 2 && /SPDX-License-Identifier: MPL-2\.0/ { licensed = 1 }
END { check() }
')
no_complaints "$complaints"
