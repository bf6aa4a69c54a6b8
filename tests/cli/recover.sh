#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# A push with hg that is ended half way, and what the next start of the program does about it.
# (tests/e2e ends it at every single step.)
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"
want hg
remote=$world/try

# Ends what a test that failed leaves: the push, and hooks that wait at a named pipe.
pid=
end_all() {
	[ -z "$pid" ] || kill -s KILL "$(cat "$world/pid")" 2>/dev/null || :
	for fifo in running go says; do
		[ ! -p "$world/$fifo" ] || : <>"$world/$fifo"
	done
}
trap 'end_all; chmod -R u+w "$world"; rm -rf "$world"' EXIT

# push FILE: a push in the background ($pid), stderr to the file; not for ever.
push() {
	# shellcheck disable=SC2016 # for the other shell
	setsid -w timeout -s KILL 60 sh -c 'echo $$ >"$0"; exec "$@"' "$world/pid" \
		"$program" -g "$graph" -q "'gtest" --push >"$world/out.push" 2>"$1" &
	pid=$!
}

# start: the same; comes back when the remote is about to take it ($program_pid is the program).
start() {
	push "$world/err.push"
	timeout 60 cat "$world/running" >"$world/out" || fail "no push: $(cat "$world/err.push")"
	program_pid=$(cat "$world/pid")
}

# ended STATUS: the push ends so.
ended() {
	status=0
	wait "$pid" || status=$?
	pid=
	mv "$world/out.push" "$world/out"
	mv "$world/err.push" "$world/err"
	expect_status "$1"
}

as_it_was() {
	[ "$(hg log -T '{desc} {phase}\n')" = 'one draft' ] || fail "left behind: $(hg log)"
	[ -z "$(find "$HOME/.local/state/mtry-tui" -name '*.journal')" ] || fail 'a journal is left'
}

hg init "$remote"
hg init src
cd src
printf '[ui]\nusername = Tester <tester@example.org>\n[paths]\ntry = %s\n' "$remote" >.hg/hgrc
echo one >file
hg commit -qAm one
mkfifo "$world/running" "$world/go" "$world/says"
printf '[hooks]\npretxnchangegroup.wait = echo >%s; read x <%s || :\n' \
	"$world/running" "$world/go" >"$remote/.hg/hgrc"

for signal in INT TERM HUP; do
	begin "SIG$signal ends a push: status 130, everything is put back, the selection is kept"
	start
	kill -s $signal "$program_pid"
	ended 130
	expect_said "mtry-tui: 'hg' was cancelled"
	expect_said 'the selection is kept; try again with:'
	as_it_was
	hg -R "$remote" recover -q || :
done

for signal in INT TERM; do
	begin "SIG$signal ends the wait for another hg at once: status 130, nothing was done"
	ln -s elsewhere:1 .hg/store/lock
	push "$world/says"
	while read -r line; do
		echo "$line"
		case $line in
		*'waiting for lock'*"held by process '1' on host 'elsewhere'"*)
			kill -s $signal "$(cat "$world/pid")"
			;;
		esac
	done <"$world/says" >"$world/err.push"
	ended 130
	expect_said "mtry-tui: 'hg' was cancelled"
	expect_said 'the selection is kept; try again with:'
	rm .hg/store/lock
	as_it_was
done

begin 'while one push runs another is kept out, and one can look around'
start
run recover
expect_status 2
expect_said "another mtry-tui (process $program_pid) is pushing here"
run -g "$graph" -q "'gtest" --no-push
expect_status 0
expect_tasks test-linux2404-64/debug-gtest
expect_said "another mtry-tui (process $program_pid) is pushing here"
run -g "$graph" -q "'gtest" --push
expect_status 2
expect_said "another mtry-tui (process $program_pid) is pushing here"
# shellcheck disable=SC2016 # for the other shell
timeout 60 sh -c 'echo >"$0"' "$world/go" || fail 'the hook does not wait'
ended 0
as_it_was
rm "$remote/.hg/hgrc"

begin 'SIGKILL: the next start puts everything back, says so, and does what it is asked to'
killed=$builddir/tests/cli/hooked
leave() {
	status=0
	MTRY_TEST_KILL=hg-imported "$killed" -g "$graph" -q "'gtest" --push -m "$@" \
		>"$world/out" 2>"$world/err" || status=$?
	expect_status 137
	[ "$(hg log -r tip -T '{desc|firstline}')" = "$1" ] || fail 'it came too late'
}
leave first
ln -s elsewhere:1 .hg/store/lock
run -g "$graph" -q "'gtest" --no-push
expect_status 0
expect_said 'another hg is using this repository (elsewhere:1): try again'
kept=$HOME/.local/state/mtry-tui/kept$(pwd -P)/failed.sel
expect_said "a push was killed; its selection is kept; try again with: mtry-tui --preset $kept --graph $graph"
grep -q '^option message=first$' "$kept" || fail 'another selection is kept'
rm .hg/store/lock
run -g "$graph" -q "'gtest" --no-push
expect_status 0
expect_tasks test-linux2404-64/debug-gtest
expect_said 'removed try changeset'
as_it_was

begin 'with .git beside it, whatever --vcs says'
leave second
mkdir .git
run -g "$graph" -q "'gtest" --no-push
expect_status 0
expect_said 'removed try changeset'
as_it_was
leave third --vcs hg
run --vcs git -g "$graph" -q "'gtest" --no-push
expect_status 0
expect_said 'removed try changeset'
as_it_was
leave fourth --vcs hg
run recover
expect_status 0
expect_said 'removed try changeset'
as_it_was
