#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The picture in README.md is what the program shows today.
. "$(dirname "$0")/lib.sh"

grep -q '^<!-- picture: ' README.md || no_complaints "README.md: the marker of the picture is gone"
tests/screen/readme-picture.sh README.md tests/screen/readme.t | cmp -s - README.md ||
	no_complaints 'README.md: the picture is stale; "make readme-picture" makes it anew'
