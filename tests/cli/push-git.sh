#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Pushes with git, from the command line to the commit that arrives. (What a push leaves of the
# repository is looked at in tests/e2e.)
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"
want git
remote=$world/try.git

# Entries of "tasks" in the pushed commit are those of its trailers, and of `tasks`.
arrived() {
	git --git-dir "$remote" show "$1:try_task_config.json" | tasks_of >sent
	git --git-dir "$remote" log -1 --format='%(trailers:key=Try-Task,valueonly)' "$1" |
		sed '/^$/d' | diff -u sent - || fail 'trailers and JSON differ'
	shift
	printf '%s\n' "$@" | diff -u - sent || fail 'other tasks arrived'
}

# pushed BRANCH: the program says that it pushed what is there.
pushed() {
	expect_status 0
	commit=$(git --git-dir "$remote" rev-parse "$1")
	expect_stdout "pushed $(echo "$commit" | cut -c 1-12); your checkout is as it was"
}

# refused_push MESSAGE ARGUMENT...: refused before anything was done.
refused_push() {
	message=$1
	shift
	refused "$message" -g "$graph" -q "'gtest" --push "$@"
}

git config --global user.name Tester
git config --global user.email tester@example.org
git init -q --bare "$remote"
git init -q --bare "$world/origin.git"
mkdir src
cd src
git init -q -b feature .
echo one >file
git add file
git commit -qm one
git remote add origin ../../origin.git
git push -q -u origin feature
git remote add try ../../try.git
cd ..
xpcshell='test-linux2404-64/debug-xpcshell-* test-windows11-64-24h2/debug-xpcshell-*'

begin 'a push sends the labels, to the branch of the same name'
cd src
run -g "$graph" -q xpcshell --push
pushed feature
expect_said '4 tasks in 2 entries (2 for all chunks of a suite): git push try feature'
# shellcheck disable=SC2086 # words
arrived feature $xpcshell
[ "$(git --git-dir "$remote" rev-parse feature^)" = "$(git rev-parse HEAD)" ] || fail 'not on HEAD'

begin 'the same push within one second is the same commit, and is said to be'
export GIT_COMMITTER_DATE='1700000000 +0000' GIT_AUTHOR_DATE='1700000000 +0000'
run -g "$graph" -q xpcshell --push --branch twice
expect_status 0
! grep -q 'there already' "$world/out" || fail 'not yet'
run -g "$graph" -q xpcshell --push --branch twice
expect_status 0
expect_stdout "pushed $(git --git-dir "$remote" rev-parse twice | cut -c 1-12); your checkout is as it was
it was there already: the same push within one second"
GIT_AUTHOR_DATE=gestern run -g "$graph" -q xpcshell --push
expect_refused "'git' failed: fatal: invalid date format: gestern"
unset GIT_COMMITTER_DATE GIT_AUTHOR_DATE

begin 'where Mozilla has try, Treeherder shows it'
cat >"$world/ssh" <<-H
	#!/bin/sh
	case \$* in
	*hg.mozilla.org*git-receive-pack*) exec git-receive-pack '$remote' ;;
	esac
	exit 1
H
chmod +x "$world/ssh"
export GIT_SSH="$world/ssh" GIT_SSH_VARIANT=simple
run -g "$graph" -q xpcshell --push --remote ssh://me:secret@hg.mozilla.org/try --branch seen
expect_status 0
commit=$(git --git-dir "$remote" rev-parse seen)
expect_stdout "pushed $(echo "$commit" | cut -c 1-12); your checkout is as it was
https://treeherder.mozilla.org/jobs?repo=try&revision=$commit"
expect_said 'git push ssh://hg.mozilla.org/try seen'
! git --git-dir "$remote" log -1 --format=%B seen | grep secret || fail 'the password is published'
unset GIT_SSH GIT_SSH_VARIANT

begin '--yes is --push; every option of the message arrives'
run -g "$graph" -q "'gtest" -q "'mochitest" --yes --branch other -m 'Bug 2' --rebuild 2 --env A=1
pushed other
arrived other test-linux2404-64/debug-gtest 'test-linux2404-64/debug-mochitest-plain-*'
[ "$(git --git-dir "$remote" log -1 --format=%s other)" = 'Bug 2' ] || fail 'title'
git --git-dir "$remote" show other:try_task_config.json >sent.json
grep -q '"rebuild": 2' sent.json || fail 'rebuild'
rm sent.json sent

begin 'the message and the JSON that arrive are those of --no-push'
run -g "$graph" -q xpcshell -y --branch same
run -g "$graph" -q xpcshell --no-push
# shellcheck disable=SC2016 # a backquote
{
	echo 'Commit message:'
	git --git-dir "$remote" log -1 --format=%B same | sed 's/ -y --branch same`/ --no-push`/' |
		sed '/^$/N; /^\n$/D'
	echo 'Calculated try_task_config.json:'
	git --git-dir "$remote" show same:try_task_config.json
} | sed '/^$/d' >"$world/sent"
sed '/^$/d' "$world/out" | diff -u - "$world/sent" || fail 'something else arrived'

begin 'the decision task of a tree that knows base_rev is told what the push builds on'
config=taskcluster/gecko_taskgraph/parameters.py
mkdir -p ${config%/*}
# base VALUE BRANCH: it is that in what arrived, and in what --no-push prints.
base() {
	git --git-dir "$remote" show "$2:try_task_config.json" >sent.json
	[ "$(sed -n 's/.*"base_rev": "\(.*\)",/\1/p' sent.json)" = "$1" ] || fail "other base_rev: $(cat sent.json)"
}
schema='gecko_parameters_schema = {
    Required("try_task_config"): {Optional("env"): {str: str}, Optional("tasks"): [str]},'
printf '%s\n}\n' "$schema" >$config
run -g "$graph" -q xpcshell --push --branch base
pushed base
base '' base
printf '%s\n    Optional("base_rev"): str,\n}\n' "$schema" >$config
run -g "$graph" -q xpcshell --push --branch base
pushed base
base "$(git rev-parse HEAD)" base
git --git-dir "$remote" show base:try_task_config.json >sent.json
run -g "$graph" -q xpcshell --no-push
sed '1,/^Calculated/d; /^$/d' "$world/out" | diff -u sent.json - || fail 'something else is printed'
run -g "$graph" -q xpcshell --push --branch base --param 'base_rev="mine"'
base mine base
git commit -q --allow-empty -m two
run -g "$graph" -q xpcshell compare HEAD^ --yes --branch base
expect_status 0
base "$(git rev-parse HEAD)" base
first=$(sed -n 's/^pushed \([0-9a-f]*\);.*/\1/p;' "$world/out" | head -n 1)
base "$(git rev-parse HEAD^)" "$first"
git reset -q --hard HEAD^
run -g "$graph" -q xpcshell --no-push --remote hg::https://hg.mozilla.org/try
! grep base_rev "$world/out" || fail 'a Mercurial repository knows it'
run -g "$graph" -q xpcshell --no-push --remote nowhere
expect_status 0
rm -r taskcluster sent.json

begin '--carrier note: the parameters are a note of the commit, as --no-push prints it'
run -g "$graph" -q xpcshell --push --branch noted --carrier note
pushed noted
! git --git-dir "$remote" cat-file -e noted:try_task_config.json 2>/dev/null || fail 'there is a file'
git --git-dir "$remote" notes --ref=refs/notes/decision-parameters show noted >note
run -g "$graph" -q xpcshell --no-push --carrier note
sed '1,/^Calculated refs\/notes\/decision-parameters:/d; /^$/d' "$world/out" | diff -u note - || fail 'something else is printed'
git fetch -q try noted refs/notes/decision-parameters:refs/notes/decision-parameters
run -g "$graph" inspect "$(git --git-dir "$remote" rev-parse noted)"
expect_status 0
grep -qx 'carried in  the note: 2 entries' "$world/out" || fail "it is not read back: $(cat "$world/out")"
git update-ref -d refs/notes/decision-parameters
rm note
refused "--carrier: 'pigeon' is neither file nor note" -g "$graph" -q xpcshell --push --carrier pigeon
refused 'a note is no file that could be written: say --carrier file' \
	-g "$graph" -q xpcshell --carrier note --write-task-config -
echo 'taskgraph decision' >.taskcluster.yml
run -g "$graph" -q xpcshell --no-push --carrier note
expect_said "this tree's .taskcluster.yml has no --allow-parameter-override: its decision task reads no note"
echo 'taskgraph decision --allow-parameter-override' >.taskcluster.yml
run -g "$graph" -q xpcshell --no-push --carrier note
expect_stderr ''
rm .taskcluster.yml

begin 'single chunks are announced'
run -g "$graph" -q 'xpcshell chunk:1' --push
expect_status 0
expect_said '2 single chunks: chunks are numbered anew on try, other tests may run'

begin 'a question that nobody answers is not asked'
refused 'say --push or --no-push' -g "$graph" -q gtest

begin 'uncommitted changes are refused, or left out with --committed-only'
echo two >>file
refused_push "1 file with uncommitted changes ('file'): commit first, or say --committed-only to push without them"
run -g "$graph" -q "'gtest" --push --committed-only --branch clean
pushed clean
[ "$(git --git-dir "$remote" show clean:file)" = one ] || fail 'the change was sent'
git checkout -q file

begin 'in the middle of a bisection: refused, or said with --committed-only'
echo >.git/BISECT_LOG
refused_push 'a bisection is in progress here: finish it, or say --committed-only to push what is checked out now'
run -g "$graph" -q "'gtest" --push --committed-only --branch bisected
pushed bisected
expect_stderr_line() {
	sed -n "$1p" "$world/err" | grep -qx "$2" || fail "line $1"
}
expect_stderr_line 1 '1 task: git push try bisected'
expect_stderr_line 2 'a bisection is in progress: pushed is what is checked out now'
rm .git/BISECT_LOG

begin 'remotes that are not for this'
refused_push "no remote 'nowhere' here: add one with 'git remote add nowhere URL'" --remote nowhere
run -g "$graph" -q "'gtest" --push --remote origin
expect_status 2
expect_said "'origin' is where branch 'feature' comes from"
git remote add official https://github.com/mozilla-firefox/firefox
run -g "$graph" -q "'gtest" --push --remote official
expect_status 2
expect_said 'official Firefox repository'
run -g "$graph" -q "'gtest" --push --branch 'a..b'
expect_status 2
expect_said 'is not a name git allows for a branch'
git remote add secret https://me:geheim@github.com/mozilla/gecko-dev
refused_push "'secret' is an official Firefox repository (https://github.com/mozilla/gecko-dev): try commits must not go there, choose another --remote" \
	--remote secret
git config remote.secret.url https://me:geheim@example.org/x
git config branch.feature.remote secret
refused_push "remote 'secret' is where branch 'feature' comes from (https://example.org/x): choose another --remote" \
	--remote secret
git config branch.feature.remote origin
refused_push "--branch 'x' means nothing here: a Mercurial repository gets try commits without a branch of their own" \
	--remote hg::https://hg.mozilla.org/try --branch x
refused_push "no hg repository in '$world/cwd/src' or above it" --vcs hg

begin 'with both .git and .hg one must say which'
mkdir .hg
refused_push "'$world/cwd/src' has both .git and .hg: say --vcs git or --vcs hg"
run -g "$graph" -q "'gtest" --push --vcs git
pushed feature
rmdir .hg

begin 'a detached HEAD needs --branch'
git checkout -q --detach
run -g "$graph" -q "'gtest" --push
expect_status 2
expect_said 'HEAD is detached'
run -g "$graph" -q "'gtest" --push --branch detached
pushed detached
git checkout -q feature

begin 'a push that is rejected: status 3, what the remote said, and the selection is kept'
# retry REF TITLE: pushes what is kept; the message has the first title, and no folder of mine.
retry() {
	run -g "$graph" --preset "$kept" --push
	expect_status 0
	git --git-dir "$remote" log -1 --format=%B "$1" >"$world/message"
	[ "$(head -n 1 "$world/message")" = "$2" ] || fail 'title'
	! grep -F "$HOME" "$world/message" || fail 'my path is published'
	grep -q -- '--preset failed.sel --push' "$world/message" || fail 'command line'
}
# The hook finds the selection of the push that runs.
cat >"$remote/hooks/pre-receive" <<-H
	#!/bin/sh
	echo the tree is closed >&2
	ls '$HOME/.local/state/mtry-tui/kept$(pwd -P)'
	exit 1
H
chmod +x "$remote/hooks/pre-receive"
git rev-parse HEAD >"$world/before"
run -g "$graph" -q xpcshell -m 'Bug 3 {msg} {{msg}}' --closed-tree --push --branch again
expect_status 3
expect_stdout ''
expect_said 'the tree is closed'
expect_said 'remote: pushing-'
expect_said "mtry-tui: 'git' failed: error: failed to push some refs to"
kept=$HOME/.local/state/mtry-tui/kept$(pwd -P)/failed.sel
expect_said "the selection is kept; try again with: mtry-tui --preset $kept --graph $graph"
git rev-parse HEAD | diff - "$world/before" || fail 'HEAD moved'
[ -z "$(git status --porcelain)" ] || fail 'the work tree changed'
mv "$remote/hooks/pre-receive" "$world/closed"
retry again 'Bug 3 Fuzzy query=xpcshell {msg} ON A CLOSED TREE'
# shellcheck disable=SC2086 # words
arrived again $xpcshell
[ "$(stat -c '%n %a' "${kept%/*}"/*)" = "$kept 600" ] || fail 'more is kept, or for all to read'
mv "$world/closed" "$remote/hooks/pre-receive"
run -g "$graph" -q xpcshell --push --branch again
expect_status 3
rm "$remote/hooks/pre-receive"
retry again 'Fuzzy query=xpcshell'

begin 'a remote that is gone: status 3'
git remote add gone ../../gone.git
run -g "$graph" -q xpcshell --push --remote gone
expect_status 3
expect_said 'the selection is kept'

begin 'a password in the address of a remote is used, but not kept'
run -g "$graph" -q "'gtest" --save safe.sel --remote https://me:geheim@127.0.0.1:1/x --push
expect_status 3
expect_said '1 task: git push https://127.0.0.1:1/x feature'
for file in safe.sel "$kept"; do
	grep -qx 'option remote=https://127.0.0.1:1/x' "$file" || fail 'the remote is not kept'
done
! grep -r geheim "$HOME" safe.sel "$world/err" || fail 'the password is kept'
run -g "$graph" -q "'gtest" --save safe.sel --remote https://me@127.0.0.1:1/x
grep -qx 'option remote=https://me@127.0.0.1:1/x' safe.sel || fail 'a user alone is no secret'
rm safe.sel

begin 'a preset of a NAME is pushed'
run -g "$graph" -q "'gtest" --save night --push --branch saved
expect_status 0
run -g "$graph" --preset night --yes --branch saved
expect_status 0
arrived saved test-linux2404-64/debug-gtest

begin 'SIGKILL: the next start says where the selection is'
status=0
MTRY_TEST_KILL=git-push "$builddir/tests/cli/hooked" -g "$graph" -q xpcshell -m killed --push \
	--branch killed >"$world/out" 2>"$world/err" || status=$?
expect_status 137
rm "$kept"
run --list -g "$graph"
expect_said "a push was killed; its selection is kept; try again with: mtry-tui --preset $kept --graph $graph"
run --list -g "$graph"
expect_stderr ''
retry killed killed

begin 'a selection that cannot be kept is no reason not to push, and is said once'
export XDG_STATE_HOME="$world/no-folder"
echo >"$XDG_STATE_HOME"
run -g "$graph" -q xpcshell --push --branch unkept
pushed unkept
run -g "$graph" -q xpcshell --push --remote gone
expect_status 3
expect_said 'the selection could not be kept: cannot make folder'
