#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# What goes wrong on the way: locks of others, here and at the remote; a remote that hangs up; a full
# disk. It is said, and the repository is as it was.
set -eu
: "${srcdir:=.}" "${builddir:=.}"
# shellcheck source=tests/e2e/push-lib.sh
. "$srcdir/tests/e2e/push-lib.sh"
command -v git >/dev/null || exit 77

# small BLOCKS STATUS ARGUMENT...: as run, and no file gets longer than so many blocks of 512 bytes
# (but what the driver says, which goes through a pipe).
small() {
	(
		trap '' XFSZ # then it is an error, as on a full disk
		# shellcheck disable=SC3045 # dash and bash have it
		ulimit -f "$1"
		want=$2 got=0
		shift 2
		drive "$@" 2>&1 || got=$?
		[ "$got" = "$want" ] || echo "FAIL: ended with $got, not $want"
	) | cat >"$world/err"
	! grep '^FAIL' "$world/err" || fail "$(cat "$world/err")"
}

# ---- git ----

begin 'git: locks of another git here do not matter'
make_git
git_dir=$(pwd)/.git
for lock in index.lock HEAD.lock config.lock packed-refs.lock refs/heads/main.lock shallow.lock; do
	: >"$git_dir/$lock"
done
before git
run 0 push
unchanged git
find "$git_dir" -name '*.lock' -delete
mkdir -p .git/refs/remotes/try
: >.git/refs/remotes/try/second.lock
run 0 push --branch second
rm .git/refs/remotes/try/second.lock

begin 'git: a lock at the remote is told'
: >../try.git/refs/heads/third.lock
before git
run 3 push --branch third
said "third.lock': File exists"
unchanged git
rm ../try.git/refs/heads/third.lock

begin 'git: the remote hangs up in the middle'
# shellcheck disable=SC2016 # for the shell of the hook
hook ../try.git/hooks/pre-receive <<-'H'
	kill -9 $PPID
H
before git
run 3 push --branch cut
said 'hung up unexpectedly'
unchanged git
git --git-dir ../try.git rev-parse -q --verify cut >/dev/null && fail 'it arrived'
rm ../try.git/hooks/pre-receive
run 0 push --branch cut

begin 'git: no room for the objects'
before git
small 0 3 push --branch full --title full
grep -qi 'file too large' ../err || fail 'the reason is not said'
unchanged git
run 0 push --branch full --title full
unchanged git

# ---- hg ----

command -v hg >/dev/null || exit 0

make_hg
begin 'hg: another hg has the work tree'
before hg
ln -s elsewhere:1 .hg/wlock
run 2 push --wait 1 --title lock
said 'push-driver: another hg is using this repository (elsewhere:1): try again'
rm .hg/wlock
unchanged hg

begin 'hg: the remote is locked'
ln -s elsewhere:1 ../hgtry/.hg/store/lock
printf '[ui]\ntimeout = 1\n' >"$HGRCPATH"
run 3 push --title lock
said 'timed out waiting for lock held by'
rm ../hgtry/.hg/store/lock
: >"$HGRCPATH"
unchanged hg

begin 'hg: the remote hangs up in the middle'
printf '#!/bin/sh\nexec hg -R "%s" serve --stdio\n' "$world/hgtry" >../ssh
chmod +x ../ssh
# shellcheck disable=SC2016 # for the shell of the hook
printf '[hooks]\npretxnchangegroup.cut = kill -9 $PPID\n' >../hgtry/.hg/hgrc
printf '[ui]\nssh = %s\n' "$world/ssh" >"$HGRCPATH"
run 3 push --title cut --remote ssh://there/try
said 'abort: stream ended unexpectedly'
: >"$HGRCPATH"
rm ../hgtry/.hg/hgrc
hg -R ../hgtry -q recover >/dev/null || :
unchanged hg

begin 'hg: no room for the journal, then for the changeset'
small 0 2 push --title full
said 'File too large'
unchanged hg
small 1 3 push --title full
said 'File too large'
unchanged hg

begin 'hg: no room to put back: said, and done when there is'
if command -v prlimit >/dev/null && command -v ps >/dev/null; then
	# The hg that puts back, beside the one that pushes and runs this, gets no room from here on.
	cat >../fill <<'H'
parent() {
	ps -o ppid= -p "$1" | tr -d ' '
}
at=$$
until [ "$(ps -o comm= -p "$(parent $at)")" = push-driver ]; do
	at=$(parent $at)
done
for pid in $(ps -o pid= --ppid "$(parent $at)"); do
	[ "$pid" = "$at" ] || prlimit --pid "$pid" --fsize=0:
done
H
	printf '[hooks]\npre-push = sh %s\n' "$world/fill" >"$HGRCPATH"
	run 3 push --title full
	: >"$HGRCPATH"
	said 'push-driver: pushed, but putting back failed: '
	said "File too large (try 'mtry-tui recover')"
	run 0 recover
	printed 'removed try changeset'
	unchanged hg
fi

echo "ok"
