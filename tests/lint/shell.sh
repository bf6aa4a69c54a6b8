#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# No shell script has what shellcheck warns of.
. "$(dirname "$0")/lib.sh"

want shellcheck
# shellcheck disable=SC2046 # one word for each file
shellcheck -x -P SCRIPTDIR -f gcc \
	$(sources \( -name '*.sh' -o -path bootstrap -o -path '.ci/*' \))
