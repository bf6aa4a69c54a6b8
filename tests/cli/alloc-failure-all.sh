#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# alloc-failure.sh with every second allocation, for "make check-slow".
set -eu
exec "${SHELL:-/bin/sh}" "${srcdir:-.}/tests/cli/alloc-failure.sh" 2
