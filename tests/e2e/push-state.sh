#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# The states a repository may be in: in the middle of a rebase, a merge, a bisection; shallow, a
# submodule; with hooks and signatures of its own. What is refused is refused before anything is
# done, and what is pushed leaves the state as it was, so that the user can go on.
set -eu
: "${srcdir:=.}" "${builddir:=.}"
# shellcheck source=tests/e2e/push-lib.sh
. "$srcdir/tests/e2e/push-lib.sh"
command -v git >/dev/null || exit 77

# in_progress VCS WHAT: refused; with --committed-only pushed, and said. Nothing changes.
in_progress() {
	before "$1"
	run 2 push
	said "push-driver: $2 is in progress here: finish it, or say --committed-only to push what is checked out now"
	unchanged "$1"
	# shellcheck disable=SC2086 # words
	run 0 push --committed-only 1 $pushed_to
	said "$2 is in progress: pushed is what is checked out now"
	unchanged "$1"
}

# ---- git ----

begin 'git: a rebase that stopped to edit'
make_git
git config commit.gpgSign false
git checkout -q -b topic main^
echo topic >a
git commit -qam topic
echo more >extra
git add extra
git commit -qm more
pushed_to='--branch stopped'
GIT_SEQUENCE_EDITOR='sed -i 1s/pick/edit/' git rebase -q -i main 2>/dev/null
in_progress git 'a rebase'
git --git-dir ../try.git show stopped:a | grep -qx topic || fail 'another commit was sent'
GIT_EDITOR=true git rebase --continue >/dev/null 2>&1
[ "$(git log --format=%s main..topic | tr '\n' ' ')" = 'more topic ' ] || fail 'the rebase is lost'

begin 'git: a rebase with a conflict, the old way, with changes put aside'
git checkout -q -b third main
echo third >a
git commit -qam third
echo dirty >>c
! git rebase -q --apply --autostash topic >/dev/null 2>&1 || fail 'no conflict'
in_progress git 'a rebase'
git rebase --abort 2>/dev/null
git diff --quiet HEAD || [ "$(git diff --name-only)" = c ] || fail 'the change is lost'
git checkout -q c

begin 'git: a merge, a cherry-pick, a revert with a conflict'
pushed_to=
conflict=$(git rev-parse topic^)
for operation in merge cherry-pick revert; do
	[ $operation != revert ] || { git checkout -q topic && echo other >a && git commit -qam other; }
	! git $operation "$conflict" >/dev/null 2>&1 || fail 'no conflict'
	in_progress git "a $operation"
	git $operation --abort
done

begin 'git: a bisection'
git bisect start topic main >/dev/null 2>&1
pushed_to='--branch bisected'
in_progress git 'a bisection'
git bisect reset >/dev/null 2>&1

begin 'git: a rebase in a linked worktree is no matter of the others'
git worktree add -q ../linked main 2>/dev/null || git worktree add -q -f ../linked main
(
	cd ../linked
	GIT_SEQUENCE_EDITOR='sed -i 1s/pick/edit/' git rebase -q -i main^ 2>/dev/null
	in_progress git 'a rebase'
)
before git
run 0 push
unchanged git

begin 'git: hooks and signatures are for the commits of the user'
make_git
git config core.hooksPath "$world/hooks"
git config gpg.program "$world/hooks/sign"
git config gpg.ssh.program "$world/hooks/sign"
git config user.signingKey key::nobody
mkdir ../hooks
for hook in sign applypatch-msg pre-applypatch post-applypatch pre-commit pre-merge-commit \
	prepare-commit-msg commit-msg post-commit post-checkout post-merge post-rewrite \
	pre-auto-gc post-index-change fsmonitor-watchman; do
	hook "../hooks/$hook" <<-'H'
		echo "$0" >>"$HOME/ran"
		exit 1
	H
done
for format in openpgp ssh; do
	git config gpg.format $format
	before git
	run 0 push --branch "$format"
	unchanged git
	[ ! -e ../ran ] || fail "these ran: $(cat ../ran)"
done
! git commit -q --allow-empty -m user 2>/dev/null || fail 'they run for nobody'
grep -q pre-commit ../ran || fail 'hooks run for nobody'

begin 'git: a submodule is a repository of its own; the one around it does not change either'
make_git
git -c protocol.file.allow=always submodule --quiet add ../origin.git module
git -c commit.gpgSign=false commit -qm module
git -C module remote add try "$world/try.git"
git -C module config user.name T
git -C module config user.email t@example.org
git_state >../around
cd module
before git
run 0 push --branch from-module
unchanged git
cd ..
git_state | diff -u ../around - || fail 'the repository around it changed'
git --git-dir ../try.git cat-file -e "$(git -C module rev-parse HEAD)" || fail 'nothing arrived'

begin 'git: a shallow clone is told of before; whether it can push is for the remote to say'
git init -q --bare ../empty.git
git --git-dir ../origin.git push -q ../try.git main:base
git clone -q --depth 1 "file://$world/origin.git" ../shallow
cd ../shallow
git config user.name T
git config user.email t@example.org
git remote add try ../try.git
before git
run 0 push --branch from-shallow
said "this clone is shallow: a remote that lacks the rest of its history refuses the push; 'git fetch --unshallow' gets it"
unchanged git
git remote set-url try ../empty.git
before git
run 3 push
said "this clone is shallow: "
said "push-driver: the remote lacks the history that this shallow clone does not have either: get it with 'git fetch --unshallow'"
unchanged git
hook ../git-remote-hg </dev/null
PATH=$world:$PATH run 2 push --remote hg::https://hg.mozilla.org/try
said "push-driver: this clone is shallow, and a Mercurial repository needs all of the history: get it with 'git fetch --unshallow'"
unchanged git
git fetch -q --unshallow
before git
run 0 push
! grep shallow ../err || fail 'it is shallow no more'
unchanged git

begin 'jj beside git: pushed through git alone, jj is not called and has nothing to import'
make_git
mkdir -p .jj/repo/op_store/operations .jj/repo/op_heads/heads ../bin
echo '/*' >.jj/.gitignore
echo operation >.jj/repo/op_store/operations/0123
: >.jj/repo/op_heads/heads/0123
git checkout -q --detach
git update-ref "refs/jj/keep/$(git rev-parse HEAD)" HEAD
hook ../bin/jj <<-'H'
	echo "$@" >>"$HOME/ran.jj"
	exit 1
H
jj() (
	export PATH="$world/bin:$PATH"
	run "$@"
)
before git
jj 2 push
said 'push-driver: HEAD is detached, as jj keeps it: say --branch NAME'
git for-each-ref >../refs
jj 0 push --branch jj
unchanged git
git for-each-ref | diff -u ../refs - || fail 'there is something to import'
[ "$(git --git-dir ../try.git rev-parse jj^)" = "$(git rev-parse HEAD)" ] || fail 'nothing arrived'
echo worked >>a
jj 2 push --branch jj
said "1 file with uncommitted changes ('a'): 'jj new' first, or say --committed-only to push without them"
[ ! -e ../ran.jj ] || fail "jj was called: $(cat ../ran.jj)"

begin 'git: a submodule with commits of its own goes nowhere, whatever the settings say'
make_git
git -c protocol.file.allow=always submodule --quiet add ../origin.git module
git -C module -c user.name=T -c user.email=t@example.org commit -q --allow-empty -m inside
git add module
git -c commit.gpgSign=false commit -qm module
git config submodule.recurse true
for value in check on-demand; do # the first refuses such a push, the second sends the commits
	git config push.recurseSubmodules $value
	before git
	run 0 push --branch $value
	unchanged git
done
git --git-dir ../origin.git cat-file -e "$(git -C module rev-parse HEAD)" 2>/dev/null &&
	fail 'the submodule was pushed'

begin 'git: the tags of the commits that are sent stay, annotated or not'
make_git
git -c tag.gpgSign=false tag -am here v2
git -c tag.gpgSign=false tag light
before git
run 0 push
unchanged git
[ -z "$(git --git-dir ../try.git tag)" ] || fail 'tags were pushed'
git -c push.gpgSign=false push -q --push-option= origin main:tagged 2>/dev/null ||
	git -c push.gpgSign=false -c push.pushOption= push -q origin main:tagged
[ "$(git --git-dir ../origin.git tag | tr '\n' ' ')" = 'v1 v2 ' ] || fail 'nobody follows tags'

# ---- hg ----

command -v hg >/dev/null || exit 0

begin 'hg: a rebase with a conflict'
make_hg
printf '[extensions]\nrebase =\n[ui]\nmerge = internal:fail\n' >"$HGRCPATH"
hg -q update -C 0
echo topic >a
hg commit -qm topic
! hg rebase -q -d feature >/dev/null 2>&1 || fail 'no conflict'
pushed_to=
in_progress hg 'a rebase'
echo solved >a
hg resolve -qm a 2>/dev/null
hg rebase -q --continue 2>/dev/null
[ "$(hg log -r 'feature:tip' -T '{desc},')" = 'third commit,topic,' ] || fail 'the rebase is lost'

begin 'hg: a bisection'
hg bisect -q --bad tip
hg bisect -q --good 0 >/dev/null
in_progress hg 'a bisection'
hg bisect -q --reset

begin 'hg: of the hooks of a commit the one sees the try changeset that can refuse it'
make_hg
printf '[hooks]\n' >>"$HGRCPATH"
for hook in precommit commit pretxncommit update; do
	echo "$hook = echo $hook >>'$world/ran.hg'" >>"$HGRCPATH"
done
before hg
run 0 push
unchanged hg
[ "$(cat ../ran.hg)" = pretxncommit ] || fail "these ran: $(cat ../ran.hg)"

begin 'hg: a merge that is not committed is refused, for it would be pushed without it'
make_hg
hg -q update -C 0
echo other >d
hg commit -qAm other
hg -q merge -r 1
before hg
run 2 push
said 'push-driver: a merge is in progress: commit it first'
run 2 push --committed-only 1
unchanged hg

begin 'hg: a sparse checkout'
make_hg
printf '[extensions]\nsparse =\nshare =\n' >"$HGRCPATH"
hg -q debugsparse --include sub
[ ! -e a ] || fail 'it is not sparse'
before hg
run 0 push
unchanged hg
[ "$(hg -R ../hgtry files -r tip ../hgtry | wc -l)" = 4 ] || fail 'files are missing'

begin 'hg: a share, with its bookmarks'
make_hg
rm -rf ../hgshare
hg -q share -B . ../hgshare
cp .hg/hgrc ../hgshare/.hg/hgrc
hg_state >../around
cd ../hgshare
hg -q bookmark -f feature # hg keeps a copy here of what it writes there
touch -d 2020-01-01 a c sub/b
hg status >/dev/null
before hg
run 0 push
unchanged hg
cd ../hgwork
hg_state | diff -u ../around - || fail 'the repository it shares changed'

begin 'hg: the extension push-to-try is enabled, and is not needed'
cat >../push-to-try.py <<'P'
from mercurial import registrar
cmdtable = {}
command = registrar.command(cmdtable)
@command(b'push-to-try', [(b'm', b'message', b'', b'')], b'')
def push_to_try(ui, repo, **opts):
    raise RuntimeError('called')
P
printf '[extensions]\npush-to-try = %s\n' "$world/push-to-try.py" >"$HGRCPATH"
before hg
run 0 push --title extended
unchanged hg
! hg push-to-try -m x 2>/dev/null || fail 'it is not enabled'
printf '[extensions]\npush-to-try = %s\n' "$world/gone.py" >"$HGRCPATH"
run 0 push --title broken
: >"$HGRCPATH"
unchanged hg

echo "ok"
