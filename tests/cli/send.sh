#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# What becomes of a plan: the forms of the message, JSON for scripts, files instead of a push.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"

unset EDITOR
gtest=test-linux2404-64/debug-gtest
version=$("$program" --version | sed -n '1s/mtry-tui //p')

# message OPTION...: the commit message.
message() {
	run -g "$graph" -q "'gtest" --no-push "$@"
	expect_status 0
	sed -n '2,/^Calculated try_task_config.json:$/p' "$world/out" | sed '$d' >message
}

begin 'the message of mach, to the byte'
message --message-style mach
# shellcheck disable=SC2016 # backquotes
printf 'Fuzzy query='"'"'gtest\n\nmach try command: `mtry-tui -g graph.json -q "'"'"'gtest" --no-push --message-style mach`\n\nPushed via `mach try fuzzy`\n' |
	diff -u - message || fail 'not that of mach'
message --message-style mach -m 'Bug 1 - "x"' --closed-tree
head -n 3 message | diff -u - "$(printf 'Bug 1 - "x"\n\nFuzzy query='"'"'gtest ON A CLOSED TREE\n' >want && echo want)" >/dev/null ||
	fail 'the computed title does not follow'
grep -qF -- '-m "Bug 1 - "x""' message || fail 'not quoted as mach does'
message --message-style mach -m 'a {msg} b'
head -n 1 message | grep -qx "a Fuzzy query='gtest b" || fail 'the computed title is not where it was wanted'

begin 'and with the labels'
message --message-style both
tail -n 4 message >end
# shellcheck disable=SC2016 # backquotes
printf 'Pushed via `mach try fuzzy`\n\nTry-Task: %s\nPushed-Via: mtry-tui %s\n' $gtest "$version" | diff -u - end ||
	fail 'other lines at the end'
printf 'message-style = both\n' >"$config/config"
message
grep -q '^Pushed via' message || fail 'the configuration does not count'
message --no-message-style
! grep -q '^Pushed via' message || fail 'not taken back'
rm "$config/config"
refused "--message-style: 'x' is neither trailers, mach nor both" -q x --no-push --message-style x

begin '-m without a text opens the editor'
cat >edit <<'END'
#!/bin/sh
printf '\n two\nlines \n\n' >"$2"
END
chmod +x edit
export EDITOR="./edit --wait"
message -m
head -n 2 message | grep -c '^two$\|^lines$' | grep -qx 2 || fail 'not what was written'
message -m --closed-tree
sed -n 2p message | grep -qx 'lines ON A CLOSED TREE' || fail 'closed tree'
EDITOR=true
refused 'nothing was written for --message without a text' -q x --no-push -m
EDITOR=false
run -q x --no-push -m
expect_status 2
unset EDITOR
# shellcheck disable=SC2016
refused 'must set the $EDITOR environment variable to use --message without a text' -q x --no-push -m

begin 'one object for scripts'
run -g "$graph" -q "'gtest" -q 'xpcshell linux' --rebuild 2 --no-push --json
expect_status 0
[ "$(wc -l <"$world/out")" = 1 ] || fail 'more than a line'
for text in "\"labels\": [\"$gtest\", \"test-linux2404-64/debug-xpcshell-1\"," '"runs": 6' '"pushed": false' \
	'"revision": null' '"link": null' '"route": null' "\"title\": \"Fuzzy query='gtest&query=xpcshell linux\"" \
	'"config": {"parameters": {"optimize_target_tasks": false,' '"test-linux2404-64/debug-xpcshell-*"'; do
	grep -qF "$text" "$world/out" || fail "not there: $text"
done
refused '--json means nothing with the command '"'show'" show x --json

begin 'the JSON alone, in a file'
run -g "$graph" -q "'gtest" --no-push
sed '1,/^Calculated/d' "$world/out" | sed '$d' >want
run -g "$graph" -q "'gtest" --write-task-config out.json
expect_status 0
expect_stdout ''
diff -u want out.json || fail 'other content'
run -g "$graph" -q "'gtest" --write-task-config -
diff -u want "$world/out" || fail 'other content on stdout'
run -g "$graph" -q "'gtest" --write-task-config none/there/x
expect_status 0
mkdir folder
run -g "$graph" -q "'gtest" --write-task-config folder
expect_status 2
refused '--no-push and --write-task-config exclude each other' -q x --no-push --write-task-config x
refused '--write-task-config needs a selection: say -q QUERY or --preset NAME' --write-task-config x

begin 'staged for a commit by hand'
refused "no git or hg repository in '$world/cwd' or above it" -g "$graph" -q "'gtest" --stage-changes
git init -q git
cd git
echo try_task_config.json >.gitignore
mkdir sub
cd sub
run -g "$graph" -q "'gtest" --stage-changes
expect_status 0
grep -q '^Calculated try_task_config.json:$' "$world/out" || fail 'nothing is printed'
cd ..
git diff --cached --name-only | grep -qx try_task_config.json || fail 'not staged'
diff -u ../want try_task_config.json || fail 'other content'
cd ..
if command -v hg >/dev/null; then
	hg init hg
	cd hg
	run -g "$graph" -q "'gtest" --stage-changes --json
	expect_status 0
	hg status | grep -qx 'A try_task_config.json' || fail 'not added'
	cd ..
fi

begin 'what was pushed, as JSON'
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
git init -q work
git init -q --bare try.git
cd work
git commit -q --allow-empty -m one
git remote add try ../try.git
run -g "$graph" -q "'gtest" --push --json
expect_status 0
sent=$(git ls-remote try | cut -f 1 | sort -u)
for text in '"pushed": true' "\"revision\": \"$sent\"" '"route": "git push try '; do
	grep -qF "$text" "$world/out" || fail "not there: $text"
done
[ "$(wc -l <"$world/out")" = 1 ] || fail 'more than a line'
