#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Pushes that are not in the checkout: inspected, and begun from.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"

want python3
mkfifo ports stop
python3 "$srcdir/tests/net/server.py" "$world/cwd" <stop >ports 9>&- &
exec 9>stop
read -r port _ <ports
here=http://127.0.0.1:$port/files
export MTRY_NET='{"backoff_ms":0,"tries":1}'
gtest=test-linux2404-64/debug-gtest
rev=0123456789abcdef0123456789abcdef01234567
short=0123456789ab
mkdir -p "try/json-rev" "try/raw-file/$rev" "try/raw-file/$short"
cat >try/json-rev/$rev <<END
{"node": "$rev", "desc": "Fuzzy query=x\\n\\nTry-Task: $gtest"}
END
cp try/json-rev/$rev try/json-rev/$short
cat >try/raw-file/$rev/try_task_config.json <<END
{"version": 2, "parameters": {"try_task_config": {"env": {"A": "1"}, "tasks": [
"$gtest", "test-linux2404-64/debug-xpcshell-*", "gone"]}}}
END
cp try/raw-file/$rev/try_task_config.json try/raw-file/$short/

begin 'inspect by revision, address and Treeherder'
echo "hg-url = $here" >"$config/config"
for push in $rev $short "$here/try/rev/$rev" "$here/try/raw-file/$rev/try_task_config.json" \
	"https://treeherder.mozilla.org/jobs?repo=try&revision=$rev" \
	"https://treeherder.mozilla.org/#/jobs?repo=try&revision=$short&x=y"; do
	run inspect -g "$graph" "$push"
	expect_status 0
	grep -q "^commit  *$short Fuzzy query=x$" "$world/out" || fail "$push: other commit"
	grep -q 'try_task_config.json (version 2): 3 entries' "$world/out" || fail "$push: other content"
	grep -q 'gone' "$world/out" || fail "$push: what is gone is not told"
done
run inspect -g "$graph" --json $rev
grep -qF "\"$rev\"" "$world/out" || fail 'no hash'

begin 'begun from it'
run -g "$graph" --from $rev --no-push
expect_status 0
expect_tasks $gtest 'test-linux2404-64/debug-xpcshell-*'
expect_stderr "3 tasks from $short; 1 of what it lists is not in this graph"
run -g "$graph" --from $rev -x -q xpcshell --no-push
expect_tasks 'test-linux2404-64/debug-xpcshell-*'
run -g "$graph" --from $rev --save from.sel
grep -qx "label $gtest" from.sel || fail 'the labels are not saved'

begin 'in a checkout, what is there comes first'
git init -q work
cd work
GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b \
	git commit -q --allow-empty -m mine
run inspect HEAD -g "$graph"
grep -q '^commit .* mine$' "$world/out" || fail 'not that of the checkout'
run inspect $rev -g "$graph"
grep -q "^commit  *$short" "$world/out" || fail 'not fetched'
run inspect nonsense -g "$graph"
expect_status 2
! grep -q nonsense ../log || fail 'asked the server'
cd ..

begin 'what is wrong'
refused "'http://x/y' is not the address of a push: REPO/rev/REV, or Treeherder's" inspect http://x/y
refused "'$here/try' has no revision 'ffffffffffff'" inspect ffffffffffff
run inspect "$here/none/rev/$rev"
expect_status 2
echo '[' >try/json-rev/$short
refused "the answer of '$here/try/json-rev/$short' makes no sense" inspect $short
echo '{"version": 3}' >try/raw-file/$rev/try_task_config.json
run inspect $rev -g "$graph"
expect_status 2
rm try/raw-file/$rev/try_task_config.json
run inspect $rev -g "$graph"
expect_status 1
grep -q 'nothing that a decision task reads' "$world/out" || fail 'no file'
refused "--from means nothing with the command 'show'" show x --from y
