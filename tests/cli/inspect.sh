#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# inspect: what a commit selects and what comes of it. decide: the same as a decision task writes it.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"
want git

# commit_of MESSAGE FILE [NAME FILE]: the hash of a commit with try_task_config.json and another
# file; '' is none. Nothing points to it, and the checkout stays as it is.
commit_of() {
	{
		[ -z "$2" ] || printf '100644 blob %s\ttry_task_config.json\n' "$(git hash-object -w "$2")"
		[ -z "${3-}" ] || printf '100644 blob %s\t%s\n' "$(git hash-object -w "$4")" "$3"
	} | git mktree >tree
	printf '%s' "$1" | git commit-tree "$(cat tree)"
	rm tree
}

# A tree with taskcluster/gecko_taskgraph/target_tasks.py that holds this line.
commit_with_rule() {
	blob=$(printf '%s\n' "$1" | git hash-object -w --stdin)
	tree=$(printf '100644 blob %s\ttarget_tasks.py\n' "$blob" | git mktree)
	tree=$(printf '040000 tree %s\tgecko_taskgraph\n' "$tree" | git mktree)
	tree=$(printf '040000 tree %s\ttaskcluster\n100644 blob %s\ttry_task_config.json\n' \
		"$tree" "$(git hash-object -w "$2")" | git mktree)
	git commit-tree -m x "$tree"
}

git config --global user.name Tester
git config --global user.email tester@example.org
git init -q --bare "$world/try.git"
git init -q .
git remote add try "$world/try.git"
echo work >file
git add file
git commit -qm 'the work'

begin 'what was pushed is inspected'
run -g "$graph" -q "'gtest" -q 'linux xpcshell' --rebuild 3 --env A=b --push
expect_status 0
pushed=$(git --git-dir "$world/try.git" rev-parse --all)
git status --porcelain >before
run -g "$graph" inspect "$pushed"
expect_status 0
expect_stderr ''
short=$(echo "$pushed" | cut -c 1-12)
expect_stdout "commit      $short Fuzzy query='gtest&query=linux xpcshell
carried in  try_task_config.json (version 2): 2 entries
            the message: 2 entries
options     optimize_target_tasks: false
            env: {\"A\": \"b\", \"TRY_SELECTOR\": \"fuzzy\"}
            rebuild: 3
selects     3 tasks
            test-linux2404-64/debug-gtest
            test-linux2404-64/debug-xpcshell-* (2 tasks)
along       1 task: build 1
builds      build-linux64/debug"
git status --porcelain | diff -u before - || fail 'the checkout changed'

begin 'the same as a decision task writes it, each on a line'
run -g "$graph" decide --commit "$pushed"
expect_status 0
expect_stderr ''
head -n 1 "$world/out" >targets
echo '["test-linux2404-64/debug-gtest", "test-linux2404-64/debug-xpcshell-1", "test-linux2404-64/debug-xpcshell-2"]' |
	diff -u - targets || fail 'other targets'
[ "$(wc -l <"$world/out")" = 2 ] || fail 'not two lines'
{
	printf '{"build-linux64/debug": '
	sed -n 's/^"build-linux64\/debug": \(.*\),$/\1/p' "$graph" | sed 's/":\([^ ]\)/": \1/g; s/,"/, "/g'
} | tr -d '\n' >first
sed -n 2p "$world/out" | head -c "$(wc -c <first)" | cmp - first || fail 'another definition'
sed -n 2p "$world/out" | grep -o '"label": "[^"]*"' >labels
sed 's/.*: "//; s/"$//' labels | sort >got
printf '%s\n' build-linux64/debug test-linux2404-64/debug-gtest \
	test-linux2404-64/debug-xpcshell-1 test-linux2404-64/debug-xpcshell-2 |
	diff -u - got || fail 'another task graph'

begin 'as one object'
run -g "$graph" inspect --json "$pushed"
expect_status 0
for text in "\"commit\": \"$pushed\"" '"note": null' '"differences": []' '"elsewhere": null' \
	'"entry": "test-linux2404-64/debug-xpcshell-*", "unknown": false, "tasks": ["test-linux2404-64/debug-xpcshell-1", "test-linux2404-64/debug-xpcshell-2"]' \
	'"builds": ["build-linux64/debug"]' '"notes": []' '"rebuild": 3'; do
	grep -qF -- "$text" "$world/out" || fail "not there: $text"
done
[ "$(wc -l <"$world/out")" = 1 ] || fail 'more than a line'

begin 'what is not in the graph, differs, or is left to chance is said'
cat >config.json <<'S'
{"version": 1, "tasks": ["test-linux2404-64/debug-gtest", "no\u001bbody", "test-linux2404-64/debug-mochitest-plain-9"]}
S
odd=$(commit_of 'DONTBUILD

Try-Task: other' config.json)
run -g "$graph" inspect "$odd"
expect_status 0
expect_stdout "commit      $(echo "$odd" | cut -c 1-12) DONTBUILD
carried in  try_task_config.json (version 1): 3 entries
            the message: 1 entry
differs     only in try_task_config.json: no^[body
            only in the message: other
            only in try_task_config.json: test-linux2404-64/debug-gtest
            only in try_task_config.json: test-linux2404-64/debug-mochitest-plain-9
selects     1 task; skipped: 2
            no^[body (not in the graph: skipped)
            test-linux2404-64/debug-gtest
            test-linux2404-64/debug-mochitest-plain-9 (not in the graph: skipped)
along       1 task: build 1
builds      build-linux64/debug
note        the message says DONTBUILD: pushed to a Mercurial repository, nothing runs
            optimize_target_tasks is not false: selected tasks, too, may be left out as not needed"
run -g "$graph" decide --commit "$odd"
expect_status 0
expect_said "mtry-tui: 'no^[body' is not in the graph: skipped"
expect_said 'DONTBUILD'

begin 'the rule is that of the tree in the commit'
new=$(commit_with_rule 'def _renumbered_chunks(full_task_graph, labels, restricted):' config.json)
run -g "$graph" inspect "$new"
expect_status 0
grep -qF 'test-linux2404-64/debug-mochitest-plain-9 (not in the graph; in its place 3 tasks)' "$world/out" ||
	fail 'not renumbered'
run -g "$graph" decide --commit "$new"
head -n 1 "$world/out" >targets
echo '["test-linux2404-64/debug-gtest", "test-linux2404-64/debug-mochitest-plain-1", "test-linux2404-64/debug-mochitest-plain-2", "test-linux2404-64/debug-mochitest-plain-3"]' |
	diff -u - targets || fail 'other targets'

begin 'a note counts where there is no file, and a tree must say that it reads it'
cat >note <<'S'
{"try_task_config": {"tasks": ["test-linux2404-64/debug-xpcshell-*"], "env": {"MOZHARNESS_TEST_TAG": "x"}}, "optimize_target_tasks": false, "existing_tasks": {"build-linux64/debug": "A"}}
S
bare=$(commit_of 'a title' '')
git notes --ref=refs/notes/decision-parameters add -F note "$bare"
run -g "$graph" inspect "$bare"
expect_status 0
grep -qx 'carried in  the note: 1 entry' "$world/out" || fail 'no note'
grep -qx 'selects     1 task' "$world/out" || fail 'other tasks'
sed -n '/^note /,$p' "$world/out" >notes
diff -u - notes <<'S' || fail 'other notes'
note        this tree's .taskcluster.yml has no --allow-parameter-override: its decision task reads no note
            with test paths or tags only the first of the chunks of a pattern runs
            1 task may be taken from an earlier push (existing_tasks)
S
echo 'taskgraph decision --allow-parameter-override' >ci
reads=$(commit_of 'a title' '' .taskcluster.yml ci)
git notes --ref=refs/notes/decision-parameters add -F note "$reads"
run -g "$graph" inspect "$reads"
! grep -q 'reads no note' "$world/out" || fail 'said for nothing'

begin 'what only the decision task can choose'
cat >auto.json <<'S'
{"version": 2, "parameters": {"filters": ["try_auto"], "optimize_target_tasks": true, "try_task_config": {}}}
S
auto=$(commit_of 'Tasks automatically selected.' auto.json)
run -g "$graph" inspect "$auto"
expect_status 0
tail -n 1 "$world/out" >last
echo "selects     what 'try_auto' chooses, which only the decision task has" | diff -u - last ||
	fail 'not said'
refused "the tasks of '$(echo "$auto" | cut -c 1-12)' are chosen by 'try_auto', which only the decision task has" \
	-g "$graph" decide --commit "$auto"

begin 'nothing is selected: status 1, no graph is needed'
head=$(git rev-parse --short=12 HEAD)
run -g /nowhere inspect
expect_status 1
expect_stderr ''
expect_stdout "commit      $head the work
carried in  nothing that a decision task reads: no task is selected"
run -g /nowhere inspect --json HEAD
expect_status 1
expect_stdout "{\"commit\": \"$(git rev-parse HEAD)\", \"message\": \"the work\", \"carried\": {\"file\": null, \"note\": null, \"message\": null}, \"differences\": []}"
run -g "$graph" decide
expect_status 1
expect_stderr "'$head' carries no selection"
expect_stdout '[]
{}'

begin 'without the graph one sees what the commit says'
run -g ./nowhere inspect "$pushed"
expect_status 2
expect_stderr "mtry-tui: cannot open './nowhere': No such file or directory"
grep -q '^options ' "$world/out" || fail 'nothing of the commit'
! grep -q '^selects ' "$world/out" || fail 'something of the graph'

begin 'what cannot be read is named'
refused "no commit 'nope' here" -g "$graph" inspect nope
refused "no commit '--all' here" -g "$graph" inspect -- --all
refused "no commit 'nope' here" -g "$graph" decide --commit nope
echo '{' >broken.json
broken=$(commit_of x broken.json)
run -g "$graph" inspect "$broken"
expect_status 2
expect_said 'mtry-tui: try_task_config.json:'
expect_said ': the decision task fails'
echo '{"tasks": 1}' >broken.json
broken=$(commit_of x broken.json)
refused "'tasks' is not there or no list: the decision task fails" -g "$graph" decide --commit "$broken"
refused "'HEAD' behind 'x' means nothing" -g "$graph" inspect x HEAD
refused '--commit means nothing without a command that takes it' -g "$graph" --commit x
refused "--commit means nothing with the command 'inspect'" -g "$graph" inspect --commit x
run_on "$graph" -g - decide --commit "$pushed"
expect_status 0
cd "$world/cwd/.." && mkdir -p none && cd none
refused "no git or hg repository in '$world/none' or above it" -g "$graph" inspect
cd "$world/cwd"

begin 'the same in a repository of hg'
if command -v hg >/dev/null; then
	mkdir "$world/hg"
	hg init "$world/hg"
	cp config.json "$world/hg/try_task_config.json"
	cd "$world/hg"
	hg commit -qAm 'a title

Try-Task: other' -u tester
	run -g "$graph" inspect .
	expect_status 0
	grep -qx 'selects     1 task; skipped: 2' "$world/out" || fail 'other tasks'
	grep -qF 'only in the message: other' "$world/out" || fail 'not compared'
fi
