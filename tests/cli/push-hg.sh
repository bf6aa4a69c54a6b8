#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Pushes with hg, from the command line to the changeset that arrives.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"
want hg
remote=$world/try

# arrived LABEL...: the program says it pushed the changeset that arrived last, and where to look at
# it ($shown); its message and its JSON carry these labels. (hg takes a third of a second to start: each call counts.)
shown=
arrived() {
	expect_status 0
	hg -R "$remote" log -r tip -T '{node}\n{desc}\n' >"$world/tip"
	commit=$(head -n 1 "$world/tip")
	expect_stdout "pushed $(echo "$commit" | cut -c 1-12); your checkout is as it was${shown:+
$shown$commit}"
	hg -R "$remote" cat -r tip "$remote/try_task_config.json" "$remote/file" >"$world/files"
	tasks_of <"$world/files" >"$world/tasks"
	sed -n 's/^Try-Task: //p' "$world/tip" | diff -u "$world/tasks" - ||
		fail 'trailers and JSON differ'
	printf '%s\n' "$@" | diff -u - "$world/tasks" || fail 'other tasks arrived'
}

hg init "$remote"
hg init src
cd src
printf '[ui]\nusername = Tester <tester@example.org>\n[paths]\ndefault = %s/.\ntry = %s\n' "$remote" "$remote" >.hg/hgrc
echo one >file
hg commit -qAm one
echo two >>file

begin 'uncommitted changes are refused'
refused "1 file with uncommitted changes ('file'): commit first, or say --committed-only to push without them" \
	-g "$graph" -q "'gtest" --push

begin 'a push sends the labels, with --committed-only without the changes'
run -g "$graph" -q xpcshell -q "'gtest" --push -m 'Bug 1 - {msg}' --committed-only
arrived test-linux2404-64/debug-gtest 'test-linux2404-64/debug-xpcshell-*' \
	'test-windows11-64-24h2/debug-xpcshell-*'
[ "$(sed -n 2p "$world/tip")" = "Bug 1 - Fuzzy query=xpcshell&query='gtest" ] || fail 'title'
grep -qx one "$world/files" || fail 'the file was not sent'
! grep -qx two "$world/files" || fail 'the change was sent'
[ "$(hg log -T x)$(hg status)" = 'xM file' ] || fail 'the checkout is not as it was'

begin 'a title that looks like a patch keeps the trailers readable; Treeherder shows the real try'
printf '#!/bin/sh\nexec hg -R "%s" serve --stdio\n' "$remote" >"$world/ssh"
chmod +x "$world/ssh"
printf '[ui]\nssh = %s\n' "$world/ssh" >"$HGRCPATH"
run -g "$graph" -q "'gtest" --push -m '--- a/file' --committed-only --remote ssh://hg.mozilla.org/try
shown='https://treeherder.mozilla.org/jobs?repo=try&revision='
arrived test-linux2404-64/debug-gtest
shown=
sed 1d "$world/tip" | git interpret-trailers --parse | grep -q '^Try-Task: ' || fail 'no trailers'

begin 'a path that is none, the upstream, and an official repository'
refused "remote 'default' is where this repository comes from ($remote/.): choose another --remote" \
	-g "$graph" -q "'gtest" --push --committed-only --remote default
refused "--branch 'x' means nothing with hg: --remote says where to push" \
	-g "$graph" -q "'gtest" --push --committed-only --branch x
refused "no path 'nowhere' here: add 'nowhere = URL' to [paths] in .hg/hgrc" \
	-g "$graph" -q "'gtest" --push --committed-only --remote nowhere
run -g "$graph" -q "'gtest" --push --committed-only --remote https://hg.mozilla.org/integration/autoland
expect_status 2
expect_said 'official Firefox repository'
refused "no git repository in '$world/cwd/src' or above it" -g "$graph" -q "'gtest" --push --vcs git

begin 'a push that is rejected: status 3, what the remote said, and the selection is kept'
printf '[hooks]\npretxnchangegroup.closed = echo the tree is closed; false\n' >"$remote/.hg/hgrc"
run -g "$graph" -q xpcshell --push --committed-only
expect_status 3
expect_stdout ''
expect_said 'the tree is closed'
kept=$HOME/.local/state/mtry-tui/kept$(pwd -P)/failed.sel
expect_said "the selection is kept; try again with: mtry-tui --preset $kept --graph $graph"
[ "$(hg log -T x)" = x ] || fail 'the try changeset is still here'
rm "$remote/.hg/hgrc"
run -g "$graph" --preset "$kept" --push
arrived 'test-linux2404-64/debug-xpcshell-*' 'test-windows11-64-24h2/debug-xpcshell-*'

begin 'where one may not push: what to do'
printf '[hooks]\npretxnchangegroup.closed = echo You do not have scm_level_1 access; false\n' >"$remote/.hg/hgrc"
run -g "$graph" -q xpcshell --push --committed-only
expect_status 3
expect_said 'or a reviewer: --print-mach says what he can run'
rm "$remote/.hg/hgrc"

begin 'without a path "try" it is the try server of such a tree'
printf '[ui]\nssh = echo ssh: %%s >&2; false\n' >>"$HGRCPATH"
hg init "$world/bare"
mkdir "$world/bare/taskcluster"
for domain in gecko comm; do
	echo "trust-domain: $domain" >"$world/bare/taskcluster/config.yml"
	cd "$world/bare"
	hg commit -qu a -Am "$domain"
	run -g "$graph" -q "'gtest" --push
	expect_status 3
	name=try
	[ $domain = gecko ] || name="try-comm-central"
	expect_said "1 task: hg push ssh://hg.mozilla.org/$name"
	cd "$world/cwd/src"
done

begin 'a state folder that cannot be made: refused, and said once'
echo >"$world/file"
XDG_STATE_HOME=$world/file run -g "$graph" -q xpcshell --push --committed-only
expect_status 2
[ "$(grep -c "$world/file" "$world/err")" = 1 ] || fail 'said more than once'
