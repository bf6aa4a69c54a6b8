#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The manual page, as built, is what mandoc understands.
page=$PWD/doc/mtry-tui.1
. "$(dirname "$0")/lib.sh"

want mandoc
mandoc -T lint -W warning "$page"
