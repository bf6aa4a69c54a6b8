#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# --durations: how long a push will take, from a file and from the network.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"

# plan ARGUMENT...: --no-push with one task, which needs a build.
plan() {
	run -g "$graph" -q "'gtest" --no-push "$@"
}

# row LABEL SECONDS
row() {
	echo "{\"name\": \"$1\", \"mean_duration_seconds\": $2}"
}

{
	row build-linux64/debug 1800.5
	row test-linux2404-64/debug-gtest 600
} >durations.json
takes='estimates: Runs 2 tasks (1 selected, 1 dependency)
estimates: Total task duration 0:40:01
estimates: Should take about 0:40:01'

# estimate TEXT: the member of the JSON on stdout.
estimate() {
	grep -qF "\"estimate\": $1, " "$world/out" || fail "not there: $1"
}

begin 'a file; the plan stays as it is'
plan --durations durations.json
expect_status 0
expect_stderr "$takes"
grep -q '^Calculated try_task_config.json:$' "$world/out" || fail 'no plan'
plan --durations durations.json --rebuild 3 --json
expect_stderr 'estimates: Runs 2 tasks (1 selected, 1 dependency), 4 runs in all
estimates: Total task duration 1:00:01
estimates: Should take about 0:40:01'
estimate '{"tasks": 1, "dependencies": 1, "machine_seconds": 3601, "wall_seconds": 2401, "unknown": 0}'
run -g "$graph" -q "'gtest" --write-task-config out.json --durations durations.json
expect_stderr "$takes"
[ -s out.json ] || fail 'not written'

begin 'as mach stores it; what is not known is counted'
echo '{"test-linux2404-64/debug-gtest": 600, "gone": 1}' >stored.json
plan --durations stored.json --json
expect_stderr 'estimates: Runs 2 tasks (1 selected, 1 dependency)
estimates: Duration of 1 of 2 unknown, not counted
estimates: Total task duration at least 0:10:00
estimates: Should take at least 0:10:00'
estimate '{"tasks": 1, "dependencies": 1, "machine_seconds": 600, "wall_seconds": 600, "unknown": 1}'

begin 'it is not there when nothing is configured, or nothing is chosen here'
plan --json
expect_stderr ''
estimate null
run empty --no-push --json --durations none.json
expect_status 0
estimate null
echo "durations = $world/cwd/none.json" >"$config/config"
plan --no-durations
expect_stderr ''
run -g "$graph" --list
expect_status 0

begin 'a file that is wrong is refused, and where its name comes from is told'
refused "$config/config:1: --durations: cannot open '$world/cwd/none.json': No such file or directory" \
	-g "$graph" -q "'gtest" --no-push
echo "durations = $world/cwd/durations.json" >"$config/config"
plan
expect_stderr "$takes"
{
	cat durations.json
	row "$(printf 'a\033b')" 1
} >bad.json
refused '--durations: bad.json:3:11: control character 0x1b near '"'"'"a'"'" \
	-g "$graph" -q "'gtest" --no-push --durations bad.json
row x '"1"' >bad.json
refused "--durations: bad.json:1: 'x' has no \"mean_duration_seconds\" from 0 to 1000000000" \
	-g "$graph" -q "'gtest" --push --durations bad.json

begin 'before a push; its folder is nobody'"'"'s business'
if command -v git >/dev/null; then
	git init -q checkout
	git init -q --bare try.git
	cd checkout
	git config user.name T
	git config user.email t@example.org
	git commit -q --allow-empty -m one
	git remote add try ../try.git
	run -g "$graph" -q "'gtest" --push --branch b --durations ../bad.json
	expect_status 2
	[ -z "$(git -C ../try.git branch)" ] || fail 'pushed'
	run -g "$graph" -q "'gtest" --push --branch b --durations "$world/cwd/durations.json"
	expect_status 0
	expect_said 'estimates: Should take about 0:40:01'
	[ "$(grep -n 'Should take' "$world/err" | cut -d: -f1)" -lt \
		"$(grep -n 'git push' "$world/err" | head -n 1 | cut -d: -f1)" ] || fail 'not before'
	git -C ../try.git log -1 --format=%B b >message
	grep -qF -- '--durations durations.json' message || fail 'other command line'
	cd ..
fi

# ---- the network ----

command -v python3 >/dev/null || exit 0
mkfifo ports stop
python3 "$srcdir/tests/net/server.py" "$world/cwd" <stop >ports 9>&- &
exec 9>stop
read -r port _ <ports
here=http://127.0.0.1:$port
export MTRY_NET='{"backoff_ms":0,"tries":2}'
kept=$HOME/.cache/mtry-tui/durations
: >log

# asked N: so many requests since the last time.
asked() {
	[ "$(wc -l <log)" = "$1" ] || fail "asked $(wc -l <log) times, not $1"
	: >log
}

echo "durations = $here/files/durations.json" >"$config/config"

begin 'an address is asked once a week'
run -g "$graph" --list
run -g "$graph" -q "'gtest" --save x
asked 0
plan
expect_stderr "$takes"
asked 1
plan
expect_stderr "$takes"
asked 0
touch -d '6 days ago' "$kept"/*
plan
asked 0
touch -d '8 days ago' "$kept"/*
row test-linux2404-64/debug-gtest 60 >durations.json
plan
expect_said 'estimates: Total task duration at least 0:01:00'
asked 1
plan
expect_said 'estimates: Total task duration at least 0:01:00'
asked 0

begin 'the old ones are used when no new ones come, or wrong ones'
touch -d '9 days ago' "$kept"/*
mv durations.json moved.json
plan
expect_status 0
expect_said "estimates: durations of 9 days ago are used: cannot fetch '$here/files/durations.json'"
expect_said 'estimates: Total task duration at least 0:01:00'
: >log
echo '<html>' >durations.json
plan
expect_said "estimates: durations of 9 days ago are used: $here/files/durations.json:1:1: '[' or '{' expected near '<'"
asked 1
plan
asked 1

begin 'what is kept and damaged is fetched again'
mv moved.json durations.json
plan
expect_not_said 'days ago'
asked 1
for file in "$kept"/*; do
	echo x >"$file"
done
plan
expect_said 'estimates: Total task duration at least 0:01:00'
asked 1

begin 'without any there is no estimate, but a push'
plan --durations "http://me:secret@127.0.0.1:$port/none.json" --json
expect_status 0
expect_stderr "estimates: none: cannot fetch '$here/none.json': the server answered 404"
estimate null
plan --durations "http://me:secret@127.0.0.1:$port/files/stored.json"
expect_said 'estimates: Duration of 1 of 2 unknown'
! grep secret "$world/out" "$world/err" || fail 'the password is shown'
row x '"1"' >bad.json
plan --durations "http://me:secret@127.0.0.1:$port/files/bad.json?token=hidden"
expect_stderr "estimates: none: $here/files/bad.json:1: 'x' has no \"mean_duration_seconds\" from 0 to 1000000000"
! grep secret "$world/out" "$world/err" || fail 'the password is shown'
expect_not_said hidden

begin 'cancelled while an address says nothing'
rm log
mkfifo log
setsid "$program" -g "$graph" -q "'gtest" --no-push --durations "$here/silent" \
	</dev/null >"$world/out" 2>"$world/err" &
pid=$!
read -r _ <log
kill -TERM $pid
status=0
wait $pid || status=$?
expect_status 130
expect_stderr 'mtry-tui: cancelled'
expect_stdout ''
rm log
: >log

begin 'a cache that cannot be written to is no reason to fail'
rm -rf "$kept"
: >"$kept"
plan
expect_status 0
expect_stderr 'estimates: Runs 2 tasks (1 selected, 1 dependency)
estimates: Duration of 1 of 2 unknown, not counted
estimates: Total task duration at least 0:01:00
estimates: Should take at least 0:01:00'
