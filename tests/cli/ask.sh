#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# why LABEL: the rule that decided and what to type. show LABEL: the definition of a task.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"

small=$srcdir/tests/data/graphs/firefox.json

# advised: the command that was advised, from "mtry-tui" on, prints just this label.
advised() {
	sed -n 's/^.*select it with mtry-tui \(.*\)$/\1/p' "$world/out" >"$world/advice"
	[ -s "$world/advice" ] || fail 'no advice'
	eval "run $(cat "$world/advice") --no-push"
	expect_status 0
	expect_tasks "$1"
}

begin 'why: what is offered, status 0, and the command that selects it'
run -g demo why build-linux64/debug
expect_status 0
expect_stderr ''
expect_stdout "build-linux64/debug
  offered: run_on_projects is [\"trunk\"]: it runs on autoland and mozilla-central
  select it with mtry-tui --graph demo -q '^build-linux64/debug\$'"
advised build-linux64/debug

begin 'why: what is hidden, status 1'
run -g demo why build-linux64-ccov/opt
expect_status 1
expect_stdout "build-linux64-ccov/opt
  hidden: its label matches '-ccov' of the uncommon-label patterns (our copy of July 2025)
  show it with --full (F5), or select it with mtry-tui --graph demo --full -q '^build-linux64-ccov/opt\$'"
advised build-linux64-ccov/opt

begin 'why: a class that must be named'
run -g demo why toolchain-linux64-minidump-stackwalk
expect_status 0
grep -q "^  class infra: its kind has the word 'toolchain'\$" "$world/out" || fail 'no class'
grep -q 'with class:infra$' "$world/out" || fail 'not said how'
advised toolchain-linux64-minidump-stackwalk

begin 'why: the pattern of the checkout, with its line'
mkdir -p tree/taskcluster/gecko_taskgraph
printf '%s\n' '' 'UNCOMMON_TRY_TASK_LABELS = [' "    r'eslint\$'," ']' \
	>tree/taskcluster/gecko_taskgraph/target_tasks.py
(cd tree && git init -q .)
cd tree
run -g "$small" why source-test-eslint
expect_status 1
grep -qF "matches 'eslint\$' of the uncommon-label patterns (taskcluster/gecko_taskgraph/target_tasks.py:3)" \
	"$world/out" || fail 'no place'
cd ..

begin 'why: a label with blanks, in a graph where all is offered'
printf '{"Build it all": {"kind": "x"}}' >blanks.json
run -g blanks.json why 'Build it all'
expect_status 0
expect_stdout "Build it all
  offered: not a Firefox graph, so everything is
  select it with mtry-tui --graph blanks.json -q '^Build\\ it\\ all\$'"
advised 'Build it all'

begin 'why: --targets is the list'
printf '["source-test-eslint"]' >targets.json
run -g "$small" --targets targets.json why source-test-eslint
expect_status 0
grep -qF 'offered: the list of --targets has it' "$world/out" || fail 'not said'
run -g "$small" --targets targets.json why build-linux64/opt
expect_status 1
grep -qF 'hidden: the list of --targets does not have it' "$world/out" || fail 'not said'
grep -qF "without --targets, select it with mtry-tui" "$world/out" || fail 'no advice'
advised build-linux64/opt

printf '["build-linux64-ccov/opt"]' >targets.json
run -g "$graph" --targets targets.json why build-linux64-ccov/opt
expect_status 0
advised build-linux64-ccov/opt

begin 'no such label: status 2, and what is near'
refused "no task 'build-linux64/debgu' in this graph (did you mean build-linux64/debug?)" \
	-g demo why build-linux64/debgu
refused "no task 'test-linux2404-64/debug-xpcshell-17' in this graph: the suite has 8 chunks here, like test-linux2404-64/debug-xpcshell-1" \
	-g demo why test-linux2404-64/debug-xpcshell-17
refused "no task 'eslint' in this graph (near: source-test-eslint, test-linux64/opt-xpcshell-1, test-linux64/opt-xpcshell-2)" -g "$small" show eslint
refused "no task 'zzzz' in this graph" -g "$small" why zzzz
refused "no task '' in this graph" -g "$small" why ''

begin 'show prints the JSON of the task, its members in their order'
printf '%s' '{"a": {"kind": "b", "x": {"z": 1, "y": [true, null, 1.5]}, "s": "é\u001b\u202e\udb40\udc01"}}' \
	>small.json
run -g small.json show a
expect_status 0
expect_stdout '{
  "kind": "b",
  "x": {
    "z": 1,
    "y": [
      true,
      null,
      1.5
    ]
  },
  "s": "é\u001B\u202e\udb40\udc01"
}'

begin 'show: a number that is out of range is left as it stands'
printf '%s' '{"a": {"kind": "b", "n": 1e999}}' >small.json
run -g small.json show a
expect_status 0
expect_stdout '{"kind": "b", "n": 1e999}'

begin 'show: what came from a pipe is read again from its copy in the cache'
run_on small.json -g - show a
expect_status 0
expect_stdout '{"kind": "b", "n": 1e999}'
rm -rf "$HOME/.cache"
touch "$HOME/.cache"
run_on small.json -g - show a
expect_said "mtry-tui: there is no copy of '-' that could be read again"
expect_stdout ''
expect_status 2
rm "$HOME/.cache"

begin 'a graph that is not there'
refused "cannot open 'none.json': No such file or directory" -g none.json why a

# same ARGUMENT...: says the same when a part of the index is damaged, and one line about it.
same() {
	rm -rf "$HOME/.cache/mtry-tui"
	run -g "$graph" "$@"
	cp "$world/out" answer
	cp "$world/err" said
	was=$status
	index=$(ls "$HOME"/.cache/mtry-tui/index/*.idx)
	size=$(wc -c <"$index")
	at=$((size - 64))
	while
		printf x | dd of="$index" bs=1 seek=$at conv=notrunc 2>/dev/null
		run -g "$graph" "$@"
		! grep -q 'is damaged' "$world/err"
	do # something that this command does not look at
		rm "$index"
		run -g "$graph" --list
		at=$((at - 64))
	done
	expect_status "$was"
	diff -u answer "$world/out" || fail 'another answer'
	grep -vxF "the index '$index' is damaged: it is made again" "$world/err" | diff -u said - ||
		fail 'more is said'
	[ "$(wc -l <"$world/err")" -eq $(($(wc -l <said) + 1)) ] || fail 'not one line about it'
	run -g "$graph" "$@"
	diff -u said "$world/err" || fail 'the index is not made again'
}

begin 'a part of the index that is damaged is made again, and the answer is the same'
same why build-linux64/debug
same show build-linux64/debug
same --filter needs:build-linux64/debug
same --filter build
same -q 'neededby:build-linux64/debug' --no-push
