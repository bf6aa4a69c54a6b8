#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# SIGKILL at every step of a push and of putting back, and the slower ways to fail. Part of
# `make check-slow`.
set -eu
: "${srcdir:=.}" "${builddir:=.}"
# shellcheck source=tests/e2e/push-lib.sh
. "$srcdir/tests/e2e/push-lib.sh"

steps() {
	"$driver" steps | grep "^$1-"
}

# ---- git ----
command -v git >/dev/null || exit 77
make_git
before git
for step in $(steps git); do
	begin "git push killed at $step"
	note=0
	[ "$step" != git-note ] || note=1
	killed "$step" push --note $note
	run 0 recover
	unchanged git
done

# ---- hg ----
command -v hg >/dev/null || exit 0
make_hg
echo dirty >>a
hg status >/dev/null
before hg
for step in $(steps hg) $(steps back); do
	begin "hg push killed at $step"
	killed "$step" push --committed-only 1
	run 0 recover
	unchanged hg
	[ ! -d ../hgtry/.hg/store/journal ] || fail "the remote is damaged"
done

for step in $(steps back); do
	begin "hg recover killed at $step"
	killed hg-pushed push --committed-only 1 --title "$step"
	killed "$step" recover
	run 0 recover
	unchanged hg
done

begin 'the next push puts back what the last one left'
killed hg-pushed push --committed-only 1 --title left
run 0 push --committed-only 1 --title next
said 'removed try changeset'
unchanged hg

begin 'a changeset that other work stands on stays'
killed hg-pushed push --committed-only 1 --title base
hg -q update --config ui.timeout=1 -C -r tip 2>/dev/null
run 0 recover
printed 'stays: other work stands on it'
hg -q update -C -r 'p1(.)'
run 0 recover
[ ! -s ../out ] || fail "put back twice"
hg -q --config extensions.strip= strip --no-backup -r tip
hg -q bookmark feature -r . -f
hg -q update feature
echo dirty >>a
touch -d 2020-01-01 a
hg status >/dev/null

begin 'all labels of Firefox'
before hg
run 0 push --committed-only 1 --labels 34317
unchanged hg
hg -R ../hgtry cat -r tip ../hgtry/try_task_config.json | grep -c mochitest >../count
[ "$(cat ../count)" = 34317 ] || fail "labels are missing"

begin 'hg killed half way'
# The remote is a folder, so one hg serves both ends; it leaves a transaction there.
# shellcheck disable=SC2016
printf '[hooks]\npretxnchangegroup.no = kill -9 $PPID\n' >../hgtry/.hg/hgrc
run 3 push --committed-only 1 --title other
said "'hg' was killed by signal 9"
unchanged hg
hg -R ../hgtry recover -q || :

begin 'cancelled half way'
mkfifo ../never
printf '[hooks]\npretxnchangegroup.no = touch %s; read x <%s\n' \
	"$world/now" "$world/never" >../hgtry/.hg/hgrc
run 3 push --committed-only 1 --title other --cancel ../now --screen 1
said 'cancelled'
unchanged hg
rm ../hgtry/.hg/hgrc

begin 'mtry-tui killed while hg import runs'
mkfifo ../go
# shellcheck disable=SC2016 # for the shell of the hook
printf '[hooks]\npretxncommit.block = kill -9 "$(cat %s)"; read x <%s\n' \
	"$world/pid" "$world/go" >>.hg/hgrc
before hg
got=0
# shellcheck disable=SC2016 # for the other shell
"$timeout" -s KILL 120 sh -c 'echo $$ >../pid; exec "$@"' sh \
	"$driver" push --committed-only 1 --title third >../out 2>../err || got=$?
[ "$got" = 137 ] || fail "not killed: $got"
drive recover >../out &
recover=$!
children=$recover
let_go ../go
wait "$recover" || fail "recover failed"
printed 'removed try changeset'
unchanged hg

begin 'a push that runs keeps another one out'
make_hg
mkfifo ../wait ../running
printf '[hooks]\noutgoing.wait = echo >%s; read x <%s || :\n' "$world/running" "$world/wait" >>.hg/hgrc
before hg
drive push >../out1 2>../err1 &
push=$!
children=$push
"$timeout" 60 cat ../running >../out || fail "the push does not run: $(cat ../err1)"
run 2 recover
said 'another mtry-tui (process'
run 2 push
said 'is pushing here'
let_go ../wait
wait "$push" || fail "the push failed: $(cat ../err1)"
unchanged hg

begin 'a share: what it left is put back from the repository it shares'
make_hg
rm -rf ../hgshare
hg -q --config extensions.share= share . ../hgshare
printf '[paths]\ntry = %s\n' "$world/hgtry" >../hgshare/.hg/hgrc
before hg
cd ../hgshare
killed back-strip push
cd ../hgwork
run 0 recover
printed 'removed try changeset'
unchanged hg

begin 'hg: no commit, a merge, a folder in the way'
hg init ../hgempty
(cd ../hgempty && run 2 push && said 'has no commit yet')
mkdir try_task_config.json
echo x >try_task_config.json/x
hg commit -qAm folder try_task_config.json
run 2 push
said "'try_task_config.json' is a folder"
hg -q update -C 0
echo other >d
hg commit -qAm 'other head'
hg -q merge -r 1
run 2 push --committed-only 1
said 'a merge is in progress'

echo "ok"
