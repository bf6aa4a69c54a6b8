#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# `mtry-tui auto` and `mtry-tui empty`: what mach try auto and mach try empty send, without a graph.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"

begin 'auto: the JSON of mach try auto'
run auto --no-push
expect_status 0
expect_stderr ''
# shellcheck disable=SC2016 # backquotes
expect_stdout 'Commit message:
Tasks automatically selected.

mtry-tui command: `mtry-tui auto --no-push`

Pushed-Via: mtry-tui '"$("$program" --version | sed -n '1s/mtry-tui //p')"'
Calculated try_task_config.json:
{
    "parameters": {
        "filters": [
            "try_auto"
        ],
        "optimize_strategies": "gecko_taskgraph.optimize:tryselect.bugbug_reduced_manifests_config_selection_medium",
        "optimize_target_tasks": true,
        "test_manifest_loader": "bugbug",
        "try_mode": "try_auto",
        "try_task_config": {}
    },
    "version": 2
}
'
run auto --no-push --strategy a.b:c --tasks-regex x --tasks-regex y --tasks-regex-exclude z --env A=1 --artifact
for line in '"optimize_strategies": "a.b:c"' '"A": "1"' '"use-artifact-builds": true'; do
	grep -qF "$line" "$world/out" || fail "not there: $line"
done
sed -n '/"tasks-regex"/,/"y"/p' "$world/out" | tr -d ' \n' |
	grep -qxF '"tasks-regex":{"exclude":["z"],"include":["x","y"' || fail 'other expressions'
run auto --no-push --tasks-regex x
grep -qF '"exclude": null' "$world/out" || fail 'nothing for what is not given'

begin 'empty: no tasks'
run empty --no-push -m 'mine: {msg}' --closed-tree --route index.x
expect_status 0
grep -qx 'mine: No try selector specified, use "Add New Jobs" to select tasks. ON A CLOSED TREE' "$world/out" ||
	fail 'title'
for line in '"TRY_SELECTOR": "empty"' '"tasks": []' '"optimize_target_tasks": false' '"index.x"'; do
	grep -qF "$line" "$world/out" || fail "not there: $line"
done

begin 'options that the selector does not know'
refused "--rebuild means nothing with 'auto'" auto --no-push --rebuild 2
refused "--route means nothing with 'auto'" auto --no-push --route x
refused "--new-test-config means nothing with 'empty'" empty --no-push --new-test-config
refused "--strategy means nothing with the command 'empty'" empty --no-push --strategy x
refused "--query means nothing with the command 'auto'" auto -q x --no-push
refused '--strategy means nothing without a command that takes it' -q x --no-push --strategy x
refused 'say --push or --no-push' auto
refused "'x' behind 'auto' means nothing" auto x

begin 'artifact builds, where the checkout is built of them'
unset MOZCONFIG
mkdir -p firefox/taskcluster
git init -q firefox
cd firefox
echo 'ac_add_options --enable-artifact-builds' >mozconfig
run empty --no-push
expect_stderr ''
mkdir taskcluster/gecko_taskgraph
for selector in auto empty "-g $graph -q ^test-linux2404-64/debug-gtest$"; do
	# shellcheck disable=SC2086 # words
	run $selector --no-push
	expect_status 0
	expect_stderr 'Artifact builds enabled, pass --no-artifact to disable'
	grep -q '"disable-pgo": true' "$world/out" || fail "$selector: with PGO"
	grep -q '"use-artifact-builds": true' "$world/out" || fail "$selector: other builds"
done
run empty --no-push --no-artifact
expect_stderr ''
! grep -q artifact-builds "$world/out" || fail 'not taken back'
run empty --no-push --artifact
expect_stderr ''
run -g "$graph" -q "'gtest" --save ./gtest.sel
! grep artifact gtest.sel || fail 'it is saved'
printf 'option no-artifact\n' >>gtest.sel
run -g "$graph" --preset ./gtest.sel --no-push
expect_not_said 'Artifact builds'
run -g "$graph" -q "'gtest" --no-push --format generic
expect_not_said 'artifact'
echo '# ac_add_options --enable-artifact-builds' >.mozconfig
run empty --no-push
expect_stderr ''
rm .mozconfig mozconfig
mkdir mozconfig
run empty --no-push
expect_status 2
expect_said "mtry-tui: cannot read '$world/cwd/firefox/mozconfig': "
cd ..

begin 'they are pushed'
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
git init -q work
git init -q --bare try.git
cd work
git commit -q --allow-empty -m one
git remote add try ../try.git
head=$(git rev-parse HEAD)
run auto --push
expect_status 0
expect_said 'no task is chosen here: git push try '
sent=$(git ls-remote try | cut -f 1 | sort -u)
git --git-dir=../try.git show "$sent:try_task_config.json" | grep -q '"try_mode": "try_auto"' || fail 'other content'
[ "$(git --git-dir=../try.git rev-parse "$sent^")" = "$head" ] || fail 'other parent'
[ "$(git rev-parse HEAD)$(git status --porcelain)" = "$head" ] || fail 'the checkout is not as it was'

begin 'compare: the selection on top of two commits'
git commit -q --allow-empty -m two
second=$(git rev-parse HEAD)
run compare HEAD^ -g demo -q "'talos-tp5o linux" --push
expect_status 0
[ "$(grep -c '^pushed ' "$world/out")" = 2 ] || fail 'not pushed twice'
sed -n 's/.*baseRev=\([0-9a-f]*\)&newRev=\([0-9a-f]*\)&.*framework=1$/\1 \2/p' "$world/out" >revs
read -r base new <revs || fail 'no link'
[ "$(git --git-dir=../try.git rev-parse "$base^")" = "$head" ] || fail 'the first is not on the other commit'
[ "$(git --git-dir=../try.git rev-parse "$new^")" = "$second" ] || fail 'the second is not on HEAD'
for rev in "$base" "$new"; do
	git --git-dir=../try.git show "$rev:try_task_config.json" >"config-$rev"
done
cmp "config-$base" "config-$new" || fail 'different tasks'
rm revs config-*
[ "$(git rev-parse HEAD)$(git status --porcelain)" = "$second" ] || fail 'the checkout is not as it was'
refused "'compare' needs a selection: say -q QUERY or --preset NAME" compare HEAD^ --push
refused "'compare' needs a REV" compare
run compare nonsense -g demo -q talos --push
expect_status 2
