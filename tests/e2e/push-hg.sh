#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# hg: every outcome of a push leaves the repository as it was: work tree, dirstate, bookmarks,
# phases, changesets.
set -eu
: "${srcdir:=.}" "${builddir:=.}"
# shellcheck source=tests/e2e/push-lib.sh
. "$srcdir/tests/e2e/push-lib.sh"
command -v hg >/dev/null || exit 77

# What arrived at the remote: its tip is one changeset on top of our parent, with the labels.
arrived() {
	hg -R ../hgtry log -r tip -T '{node}\n{p1node}\n{files}\n{branch}\n{desc}\n' >../tip
	printed "$(sed -n 1p ../tip)"
	[ "$(sed -n 2p ../tip)" = "$(hg log -r . -T '{node}')" ] || fail "not on top of our parent"
	[ "$(sed -n 3p ../tip)" = try_task_config.json ] || fail "other files changed"
	[ "$(sed -n 4p ../tip)" = "$(hg branch)" ] || fail "another branch"
	grep -qx "Fuzzy query='möö" ../tip || fail "title"
	hg -R ../hgtry cat -r tip ../hgtry/try_task_config.json >../json
	grep -q '"version": 2' ../json || fail "JSON"
}

begin 'a push to a publishing remote leaves draft what was draft, and changes what they are'
make_hg
printf 'old\r\nno line end' >try_task_config.json
chmod +x try_task_config.json
hg commit -qA -m config try_task_config.json
echo dirty >>a
touch -d 2020-01-01 try_task_config.json a
hg status >/dev/null
before hg
run 0 push --committed-only 1
unchanged hg
arrived
said 'made changesets from'
[ "$(hg -R ../hgtry log -r 'public()' -T x)" = xxxxx ] || fail "the remote does not publish"
hg -R ../hgtry manifest -r tip -v >../manifest
grep -qx '644   try_task_config.json' ../manifest || fail "mode of the replaced file"
[ "$(hg -R ../hgtry cat -r tip ../hgtry/a | wc -l)" = 2 ] || fail "the change was sent"

begin 'the same changeset was pushed within this second: it is there, so nothing failed'
cat .hg/hgrc >../hgrc-before
printf '[hooks]\npre-push = hg --config hooks.pre-push= push -qf -r tip ../hgtry\n' >>.hg/hgrc
run 0 push --committed-only 1 --title twice
said 'no changes found'
said 'it was there already'
cat ../hgrc-before >.hg/hgrc
touch -r ../hgrc-before .hg/hgrc
unchanged hg
[ "$(hg -R ../hgtry log -r tip -T '{desc|firstline}')" = twice ] || fail 'it is not there'

begin 'the head is read with branch and subject'
run 0 find
[ "$(cat ../out)" = "$(hg log -r . -T "$world/hgwork {node} default\\nconfig")" ] ||
	fail "$(cat ../out)"

begin 'what is refused'
run 2 push
said "1 file with uncommitted changes ('a')"
run 2 push --committed-only 1 --remote nowhere
said "no path 'nowhere'"
run 2 push --committed-only 1 --remote https://hg.mozilla.org/mozilla-central/
said 'official Firefox repository'
printf '[paths]\ndefault-push = %s\n' "$world/hgtry" >"$HGRCPATH"
run 2 push --committed-only 1 --remote default-push
said "remote 'default-push' is where this repository comes from ($world/hgtry)"
: >"$HGRCPATH"
unchanged hg

begin 'a rejected push says what the remote said'
printf '[hooks]\npretxnchangegroup.no = echo try is closed today; exit 1\n' >../hgtry/.hg/hgrc
run 3 push --committed-only 1 --title other
said 'try is closed today'
said "push-driver: 'hg' failed: abort: pretxnchangegroup.no hook exited with status 1"
unchanged hg

rm ../hgtry/.hg/hgrc

begin 'what a hook here says when it refuses the try changeset is shown'
printf '[hooks]\npretxncommit.no = echo not before lunch; exit 1\n' >../hooks
cat .hg/hgrc >../hgrc-before
cat ../hooks >>.hg/hgrc
run 3 push --committed-only 1 --title other
said 'not before lunch'
said "push-driver: 'hg' failed: abort: pretxncommit.no hook exited with status 1"
cat ../hgrc-before >.hg/hgrc
touch -r ../hgrc-before .hg/hgrc
unchanged hg

begin 'another hg has the repository: said at once, refused after a while, nothing is done'
ln -s elsewhere:1 .hg/store/lock
run 2 push --committed-only 1 --wait 1
said "waiting for lock on repository $world/hgwork held by process '1' on host 'elsewhere'"
said 'push-driver: another hg is using this repository (elsewhere:1): try again'
: >../now
run 3 push --committed-only 1 --title other --cancel ../now
said "push-driver: 'hg' was cancelled"
rm .hg/store/lock
unchanged hg

begin 'mtry-tui killed at a step, then put back'
killed back-strip push --committed-only 1 --title other
[ "$(hg log -r . -T '{phase}')" = public ] || fail "too late for this test"
ln -s elsewhere:1 .hg/store/lock
run 2 recover --wait 0
said 'push-driver: another hg is using this repository (elsewhere:1): try again'
rm .hg/store/lock
killed back-phase recover
run 0 recover
printed 'on draft again'
unchanged hg
run 0 recover
[ ! -s ../out ] || fail "something was put back twice"

begin 'hg, which starts slowly, is asked no more than needed; without its server it is asked more often'
mkdir ../bin
hook ../bin/hg <<-'H'
	echo x >>"$HOME/starts"
	[ ! -e "$HOME/alone" ] || [ "$1" != serve ] || exit 1
	exec "$HG" "$@"
H
# started TIMES COMMAND: it starts hg so many times, and the repository is as it was.
started() (
	unset -f hg # stands before it
	HG=$(command -v hg)
	export HG PATH="$world/bin:$PATH"
	: >../starts
	run 0 "$2" --committed-only 1
	[ "$(grep -c x ../starts)" = "$1" ] || fail "'$2' started it $(grep -c x ../starts) times"
)
started 1 prepare
started 3 push
unchanged hg
: >../alone
started 11 push
unchanged hg
rm ../alone

begin 'a note is refused'
run 2 push --note 1
said 'push-driver: a Mercurial repository has no notes: say --carrier file'

begin 'a secret ancestor is refused'
hg phase -q --force --secret -r .
before hg
run 2 push --committed-only 1
said 'is secret'
unchanged hg

echo "ok"
