# shellcheck shell=sh
# SPDX-License-Identifier: MPL-2.0
# For scripts that make and look at repositories of hg, which takes a quarter of a second to start:
# where there is chg, their own calls go to one server of the script's. (The program calls hg.)
# Sourced with the environment and $world, the script's folder, set; the server ends when its
# socket there is gone.

: "${world:?}"
if command -v chg >/dev/null; then
	export CHGSOCKNAME="$world/.chg"
	hg() {
		chg "$@"
	}
fi
