# shellcheck shell=sh
# SPDX-License-Identifier: MPL-2.0
# For the "sh" steps of *.vt: repositories to push from. The current folder is the script's own.

: "${srcdir:?}"
world=$PWD
# shellcheck source=tests/hg.sh
. "$srcdir/tests/hg.sh"

# A git checkout "work" with one commit, and "try.git", its remote "try".
make_git() {
	git init -q --bare try.git
	git init -q -b main work
	git -C work config user.name Tester
	git -C work config user.email tester@example.org
	git -C work remote add try ../try.git
	echo one >work/file
	git -C work add file
	git -C work commit -qm 'first commit'
}

# The same for hg: "work" and "hgtry".
make_hg() {
	command -v hg >/dev/null || exit 77
	hg init hgtry
	hg init work
	printf '[ui]\nusername = Tester <tester@example.org>\n[paths]\ntry = ../hgtry\n' >work/.hg/hgrc
	echo one >work/file
	hg -R work commit -qAm 'first commit'
	touch -d 2020-01-01 work/file
	hg -R work status
}

# hook FILE COMMAND
hook() {
	printf '#!/bin/sh\n%s\n' "$2" >"$1"
	chmod +x "$1"
}

# Everything that is the user's in the checkout "work", as text.
state() {
	if [ -d work/.git ]; then
		git -C work for-each-ref
		git -C work ls-files -s
		GIT_OPTIONAL_LOCKS=0 git -C work status --porcelain=v2 --branch
		cat work/.git/HEAD
	else
		hg -R work log --hidden -T '{rev} {node} {phase}\n'
		hg -R work debugdirstate --no-dates
	fi
	(cd work && find . \( -path ./.git -o -path ./.hg \) -prune -o -type f -print0 | xargs -0 cksum)
}
