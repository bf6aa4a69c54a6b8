#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Projects whose CI reads no selection from a commit: nothing is pushed, what works is printed.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"

export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
gtest=test-linux2404-64/debug-gtest
why="the CI of trust domain 'vpn' reads no selection from a commit: add the tasks to a push with its \
action add-new-jobs (--no-push prints the input), or say --format gecko"
git init -q work
git init -q --bare try.git
cd work
mkdir taskcluster
echo 'trust-domain: vpn' >taskcluster/config.yml
git add .
git commit -qm one
git remote add try ../try.git

begin 'the labels, and what the action takes'
run -g "$graph" -q "'gtest" -q 'xpcshell linux' --rebuild 3 --no-push
expect_status 0
expect_stdout "Labels:
$gtest
test-linux2404-64/debug-xpcshell-1
test-linux2404-64/debug-xpcshell-2

Input of the action add-new-jobs:
{
    \"tasks\": [
        \"$gtest\",
        \"test-linux2404-64/debug-xpcshell-1\",
        \"test-linux2404-64/debug-xpcshell-2\"
    ],
    \"times\": 3
}"
run -g "$graph" -q "'gtest" --no-push --json
grep -qF '"config": {"tasks": ["'$gtest'"]}' "$world/out" || fail 'other JSON'

begin 'nothing is pushed'
for option in --push --stage-changes '--write-task-config=x'; do
	run -g "$graph" -q "'gtest" $option
	expect_status 2
	expect_said "mtry-tui: $why"
done
[ -z "$(git ls-remote try)$(git status --porcelain)" ] || fail 'something was changed'

begin 'options that its CI does not know'
refused "--env means nothing to the CI of 'vpn'" -g "$graph" -q "'gtest" --no-push --env A=1
refused "--rebuild '$gtest=2': the action add-new-jobs has one number for all" \
	-g "$graph" -q "'gtest" --no-push --rebuild $gtest=2 --rebuild 3
refused "the CI of 'vpn' knows no such push: say which tasks, or --format gecko" empty --no-push

begin '--format decides'
run -g "$graph" -q "'gtest" --no-push --format gecko
grep -q '^Calculated try_task_config.json:$' "$world/out" || fail 'not as for Firefox'
run empty --no-push --format gecko
expect_status 0
refused "--format: 'x' is neither gecko nor generic" -q x --no-push --format x
for domain in gecko comm enterprise; do
	echo "trust-domain: $domain" >taskcluster/config.yml
	run -g "$graph" -q "'gtest" --no-push
	grep -q '^Calculated try_task_config.json:$' "$world/out" || fail "$domain is not as Firefox"
done
run -g "$graph" -q "'gtest" --no-push --format generic
grep -q '^Input of the action' "$world/out" || fail 'not generic'
echo 'x: "' >taskcluster/config.yml
run -g "$graph" -q "'gtest" --no-push
expect_status 2
expect_said 'taskcluster/config.yml:'
