# shellcheck shell=sh disable=SC2119,SC2120
# SPDX-License-Identifier: MPL-2.0
# For the scripts that push: a world of their own, and the whole state of a repository as text.
# Sourced with srcdir and builddir set.

: "${srcdir:=.}" "${builddir:=.}"
srcdir=$(cd "$srcdir" && pwd)
driver=$builddir/tests/e2e/push-driver
timeout=$(command -v timeout) || exit 99
world=$(mktemp -d "${TMPDIR:-/tmp}/mtry-push-XXXXXX") || exit 99
children=
trap cleanup EXIT
trap 'exit 99' HUP INT TERM

# Ends what a test that failed leaves: its children, and whoever waits at a named pipe.
cleanup() {
	for child in $children; do
		kill -s KILL "$child" 2>/dev/null || :
	done
	find "$world" -type p | while read -r fifo; do
		: <>"$fifo"
	done
	rm -rf "$world"
}

# let_go FIFO: who waits there goes on. (Without one this would wait for ever.)
let_go() {
	# shellcheck disable=SC2016 # for the other shell
	"$timeout" 60 sh -c 'echo >"$0"' "$1" || fail "nobody waits at $1"
}

# The driver; not for ever, whatever a test did wrong.
drive() {
	"$timeout" -s KILL 120 "$driver" "$@"
}

for var in $(env | sed -n 's/^\(GIT_[A-Z_]*\|HG[A-Z]*\|XDG_[A-Z_]*\|EMAIL\)=.*/\1/p'); do
	unset "$var"
done
export HOME="$world" LC_ALL=C.UTF-8 TZ=UTC GIT_CONFIG_NOSYSTEM=1 HGRCPATH="$world/hgrc"
: >"$HGRCPATH"
cd "$world" || exit 99
# shellcheck source=tests/hg.sh
. "$srcdir/tests/hg.sh"

test_name=
fail() {
	echo "FAIL: $test_name: $*"
	exit 1
}

begin() {
	test_name=$1
	echo "# $test_name"
}

# run STATUS ARGUMENT...: the driver ends with STATUS; what it printed is in out and err.
run() {
	want=$1
	shift
	got=0
	drive "$@" >"$world/out" 2>"$world/err" || got=$?
	[ "$got" = "$want" ] && return
	cat "$world/out" "$world/err"
	fail "'$*' ended with $got, not $want"
}

said() {
	grep -qF -- "$1" "$world/err" || {
		cat "$world/err"
		fail "not said: $1"
	}
}

printed() {
	grep -qF -- "$1" "$world/out" || {
		cat "$world/out"
		fail "not printed: $1"
	}
}

# Every file with kind, mode, time, size, content.
files() {
	find . \( -path ./.git -o -path ./.hg \) -prune -o -printf '%p %y %m %T@ %s %l\n' | sort
	find . \( -path ./.git -o -path ./.hg \) -prune -o -type f -print0 | sort -z | xargs -0r cksum
}

# The repository in the current folder. Of git's own files everything but objects counts, byte and
# time: HEAD, refs, reflogs, stash, index, config, ORIG_HEAD. git itself moves the remote-tracking ref.
git_state() {
	common=$(git rev-parse --git-common-dir)
	# (a shared index is touched by every git that reads it)
	find "$common" \( -path '*/objects' -o -path '*/refs/remotes/try' \) -prune -o \
		-type f ! -name 'sharedindex.*' -printf '%p %m %T@ %s\n' | sort
	find "$common" \( -path '*/objects' -o -path '*/refs/remotes/try' \) -prune -o \
		-type f -print0 | sort -z | xargs -0 cksum
	git for-each-ref | grep -v refs/remotes/try/
	git ls-files -s --debug
	GIT_OPTIONAL_LOCKS=0 git status --porcelain=v2 --branch --show-stash
	files
}

hg_state() {
	hg debugdirstate --no-dates
	hg log --hidden -T '{rev} {node} {phase} {branch} {bookmarks} {activebookmark} {tags} \
{ifcontains(rev, revset("parents()"), "@")}\n'
	cat .hg/hgrc .hg/bookmarks .hg/bookmarks.current .hg/branch 2>/dev/null || :
	ls .hg/shelved .hg/strip-backup .hg/store/journal 2>/dev/null || :
	files
}

# The state folder holds nothing but locks.
clean_state() {
	left=$(find "$HOME/.local/state" -type f ! -name '*.lock' 2>/dev/null) || :
	[ -z "$left" ] || fail "left behind: $left"
}

before() {
	"$1_state" >"$world/before"
}

unchanged() {
	"$1_state" >"$world/after"
	diff -u "$world/before" "$world/after" || fail "the repository changed"
	clean_state
}

# killed STEP ARGUMENT...: the driver dies at STEP.
killed() {
	at=$1
	shift
	got=0
	MTRY_TEST_KILL=$at "$timeout" -s KILL 120 "$driver" "$@" >"$world/out" 2>"$world/err" || got=$?
	[ "$got" = 137 ] || fail "not killed at $at but ended with $got: $(cat "$world/err")"
}

# ---- worlds ----

# make_git [INIT OPTION...]: folder "work" with every kind of thing that could be harmed, and
# remotes: "try" (../try.git), "origin" (../origin.git, the upstream of main). Leaves us in it.
make_git() {
	cd "$world" || exit 99
	rm -rf work try.git origin.git
	git init -q --bare -b main "$@" try.git
	git init -q --bare -b main "$@" origin.git
	git init -q -b main "$@" work
	cd work || exit 99
	git config user.name 'Jörg Tester'
	git config user.email joerg@example.org
	# Settings that are right for the user's own pushes and wrong for ours.
	git config push.followTags true
	git config push.recurseSubmodules on-demand
	git config push.pushOption ci.skip
	git config push.default nothing
	git config commit.gpgSign true
	git config tag.gpgSign true
	git config push.gpgSign true
	git config gpg.program false
	git config i18n.commitEncoding ISO-8859-1
	git config color.ui always
	git config status.short true
	mkdir -p sub/folder
	echo one >a
	echo two >sub/folder/b
	echo 'untracked/' >.gitignore
	git add .
	git -c commit.gpgSign=false commit -qm 'first commit'
	git -c tag.gpgSign=false tag -am annotated v1
	git branch other
	git notes add -m 'a note'
	echo stashed >>a
	git -c commit.gpgSign=false stash -q
	echo three >c
	git add c
	git -c commit.gpgSign=false commit -qm 'second commit'
	git remote add try ../try.git
	git remote add origin ../origin.git
	git -c push.gpgSign=false push -q -u --no-follow-tags --push-option= origin main 2>/dev/null ||
		git -c push.gpgSign=false -c push.pushOption= push -q -u --no-follow-tags origin main
	touch -d 2020-01-01 a c sub/folder/b
	git status >/dev/null
	echo junk >untracked-file
}

# make_hg: the same for hg: two branches, bookmarks, a draft stack on a public changeset.
make_hg() {
	cd "$world" || exit 99
	rm -rf hgwork hgtry
	hg init hgtry
	hg init hgwork
	cd hgwork || exit 99
	printf '[ui]\nusername = Jörg <joerg@example.org>\n[paths]\ntry = ../hgtry\n' >.hg/hgrc
	printf '[phases]\nnew-commit = draft\n' >>.hg/hgrc
	echo one >a
	mkdir sub
	echo two >sub/b
	hg commit -qAm 'first commit'
	hg phase --public -r .
	hg bookmark feature
	echo three >>a
	hg commit -qm 'second commit'
	echo four >c
	hg commit -qAm 'third commit'
	touch -d 2020-01-01 a c sub/b
	hg status >/dev/null
	echo junk >untracked-file
}

# A hook of a repository: hook FILE, its text on stdin.
hook() {
	{
		echo '#!/bin/sh'
		cat
	} >"$1"
	chmod +x "$1"
}
