#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Options that need ssh or the network: the tasks of another push, and who may use Pernosco.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"

gtest=test-linux2404-64/debug-gtest

# plan ARGUMENT...: --no-push with one task.
plan() {
	run -g "$graph" -q "'gtest" --no-push "$@"
}

# config: the JSON of it on stdout.
config() {
	sed -n '/^{$/,/^}$/p' "$world/out"
}

begin 'what is no push'
refused "--use-existing-tasks 'x' is neither rev=REV nor task-id=ID" -E x
refused "--use-existing-tasks 'rev=12': a revision has 40 hexadecimal digits" -Erev=12
refused "--use-existing-tasks 'task-id=' is neither rev=REV nor task-id=ID" --use-existing-tasks=task-id=
printf "query 'gtest\noption use-existing-tasks=x\n" >bad.sel
refused "bad.sel:2: --use-existing-tasks 'x' is neither rev=REV nor task-id=ID" -g "$graph" --preset bad.sel --no-push

begin '--target-tasks-method needs the code of a checkout'
refused "--target-tasks-method 'x': its Python code chooses: this needs a checkout" \
	-g "$graph" --list --target-tasks-method x
command -v git >/dev/null || exit 0
git init -q checkout
mkdir checkout/taskcluster
echo 'trust-domain: gecko' >checkout/taskcluster/config.yml
cd checkout

begin '--target-tasks-method offers what that method of the checkout targets'
cat >mach <<-'M'
#!/bin/sh
	echo "$*" >>../ran
	case "$*" in
	'taskgraph full --json --fast') cat ../full.json ;;
	'taskgraph target --json --fast -p /'*) cat "$6" >../parameters; cat ../target.json ;;
	*) exit 9 ;;
	esac
M
chmod +x mach
cp "$graph" ../full.json
echo '{"build-linux64-ccov/opt": {"kind": "build"}, "gone": {"kind": "x"}}' >../target.json
run -g local --list --target-tasks-method nightly.py:all
expect_stdout build-linux64-ccov/opt
expect_status 0
run -g local --list --target-tasks-method nightly.py:all
expect_stdout build-linux64-ccov/opt
[ "$(wc -l <../ran)" = 2 ] || fail "ran $(cat ../ran)"
tr -d ' \n' <../parameters >got
[ "$(cat got)" = '{"filters":["target_tasks_method","try_select_tasks"],"project":"mozilla-central","target_tasks_method":"nightly.py:all","try_mode":"try_select"}' ] ||
	fail 'other parameters'
run -g local -q ccov --target-tasks-method nightly.py:all --no-push
expect_tasks build-linux64-ccov/opt
grep -q target_tasks_method "$world/out" && fail 'the decision task is told of it'
run --list
[ "$(wc -l <"$world/out")" = 12 ] || fail 'it is taken for the graph of the checkout'
run -g "$graph" --list --full --target-tasks-method nightly.py:all
[ "$(wc -l <"$world/out")" = 14 ] || fail 'not the whole graph'
[ "$(wc -l <../ran)" = 2 ] || fail "ran $(cat ../ran)"
begin 'what mach keeps as a parameter of a preset is the method'
mkdir ../machpresets
cat >../machpresets/p.yml <<-'P'
	nightly:
	  selector: fuzzy
	  query: [ccov]
	  try_config_params: {target_tasks_method: "nightly.py:all"}
P
MACH_TRY_PRESET_PATHS=$world/cwd/machpresets/p.yml run -g "$graph" --preset nightly --no-push
expect_tasks build-linux64-ccov/opt

begin 'a method that is none'
sed -i 's/exit 9/echo "no such method" >\&2; exit 3/; s/taskgraph target --json/x/' mach
run -g "$graph" --list --target-tasks-method none
expect_status 2
expect_said "--target-tasks-method 'none': generator './mach taskgraph target --json --fast -p"
expect_said 'no such method'
refused "--target-tasks-method 'a b' is not the name of a method" --target-tasks-method 'a b'
cd ..

begin 'tasks on workers are found in what the cache has, too'
cat >workers.json <<-'J'
	{"a": {"kind": "x", "task": {"workerType": "w1"}}, "b": {"kind": "x", "task": {"workerType": "w2"}}}
J
run -g workers.json --list
run -g workers.json --list --worker-type w1
expect_stdout a
run -g workers.json --filter '^' --worker-type w2
expect_stdout b

# ---- what is asked of ssh and the network ----

# An ssh that says who we are.
mkdir bin
cat >bin/ssh <<-'S'
	#!/bin/sh
	[ "$*" = '-G hg.mozilla.org' ] || exit 9
	printf 'host hg.mozilla.org\n%s\nport 22\n' "$(cat "$SSH_SAYS")"
S
chmod +x bin/ssh
PATH=$PWD/bin:$PATH
SSH_SAYS=$PWD/bin/says
export SSH_SAYS

begin '--pernosco is for some people only'
echo 'user me@mozilla.com' >"$SSH_SAYS"
plan --pernosco
expect_status 0
expect_stderr ''
grep -q '"pernosco": true' "$world/out" || fail 'no pernosco'
echo 'user me@example.org' >"$SSH_SAYS"
refused "--pernosco is for addresses @mozilla.com, and 'ssh -G hg.mozilla.org' says you are 'me@example.org'" \
	-g none.json -q x --pernosco --no-push
echo 'user @mozilla.com' >"$SSH_SAYS"
plan --pernosco
expect_status 2
echo nobody >"$SSH_SAYS"
plan --pernosco
expect_status 0
expect_stderr "--pernosco is for addresses @mozilla.com; yours is not known: 'ssh -G hg.mozilla.org' names no user"
plan --no-pernosco
expect_stderr ''

begin 'MOZ_USE_PERNOSCO counts like an option, and less than one'
echo 'user me@mozilla.com' >"$SSH_SAYS"
MOZ_USE_PERNOSCO=1
export MOZ_USE_PERNOSCO
plan
grep -q '"pernosco": true' "$world/out" || fail 'no pernosco'
plan --artifact --no-pernosco
expect_status 0
unset MOZ_USE_PERNOSCO

begin 'the tasks of another push'
command -v python3 >/dev/null || exit 0
mkfifo ports stop
python3 "$srcdir/tests/net/server.py" "$world/cwd" <stop >ports 9>&- &
exec 9>stop
read -r port _ <ports
here=http://127.0.0.1:$port
export TASKCLUSTER_ROOT_URL="$here" MTRY_NET='{"backoff_ms":0,"tries":2}'
echo "treeherder = $here" >"$config/config"
task=AbCdEfGhQAGAAAAAAAAAAA odd=BBBBBBBBQAGAAAAAAAAAAA
rev=0123456789abcdef0123456789abcdef01234567
cat >db.json <<J
{"index": {"gecko.v2.try.revision.$rev.taskgraph.decision": "$task"},
 "tasks": {
  "$task": {"status": {"taskId": "$task", "state": "completed", "runs": [{"runId": 0, "state": "completed"}]},
   "artifacts": {"public/label-to-taskid.json": {"redirect": "$here/files/labels.json?gzip"}}},
  "$odd": {"status": {"taskId": "$odd", "state": "completed", "runs": [{"runId": 0, "state": "completed"}]},
   "artifacts": {"public/label-to-taskid.json": {"redirect": "$here/files/odd.json"}}}},
 "pushes": {
  "a+b@mozilla.com": {"meta": {"count": 1}, "results": [{"revision": "$rev"}]},
  "odd@x": {"meta": {"count": 1}, "results": [{"revision": "../x"}]},
  "odder@x": [1]}}
J
echo "{\"build\": \"$task\", \"$gtest\": \"$odd\"}" >labels.json
echo '{"build": "../../x"}' >odd.json
echo 'user a+b@mozilla.com' >"$SSH_SAYS"

# has_existing SAID: the plan has them but the selected one.
has_existing() {
	expect_status 0
	expect_stderr "2 existing tasks from $1"
	config | sed -n '/existing_tasks/,/}/p' | tr -d ' \n' >got
	[ "$(cat got)" = "\"existing_tasks\":{\"build\":\"$task\"}," ] || fail 'other existing tasks'
}
plan -E
has_existing "$here/jobs?repo=try&revision=$rev"
grep -qF 'author=a%2Bb@mozilla.com' log || fail 'not asked for the user'
plan --use-existing-tasks rev=$rev
has_existing "$here/jobs?repo=try&revision=$rev"
plan -E task-id=$task
has_existing "task-id=$task"
MACH_TRY_PRESET_PATHS=$world/cwd/machpresets/saved.yml
export MACH_TRY_PRESET_PATHS
run -g "$graph" -q "'gtest" --save-mach last -E
grep -qx '  use_existing_tasks: last_try_push' machpresets/saved.yml || fail 'not as mach saves it'
run -g "$graph" --preset last --no-push
expect_said "2 existing tasks from $here/jobs?repo=try&revision=$rev"
unset MACH_TRY_PRESET_PATHS
plan -E --treeherder "http://me:secret@127.0.0.1:$port"
has_existing "$here/jobs?repo=try&revision=$rev"
! grep secret "$world/out" "$world/err" || fail 'the password is shown'
run -g "$graph" -q "'gtest" --save existing.sel -E task-id=$task
: >log
run -g "$graph" --preset existing.sel --no-push --no-use-existing-tasks
expect_status 0
[ ! -s log ] || fail 'asked the network'
run -g "$graph" --preset existing.sel --no-push
grep -q '"existing_tasks"' "$world/out" || fail 'not those of the preset'

# no_existing MESSAGE VALUE
no_existing() {
	refused "--use-existing-tasks: $1" -g "$graph" -q "'gtest" --no-push "-E${2-}"
}

begin 'another push that is not there, or makes no sense'
no_existing "artifact 'public/label-to-taskid.json' of task '$odd' has no task ids" task-id=$odd
echo '["x"]' >odd.json
no_existing "artifact 'public/label-to-taskid.json' of task '$odd' has no task ids" task-id=$odd
echo 'user nobody@x' >"$SSH_SAYS"
no_existing "Treeherder knows no push of 'nobody@x' to try"
echo 'user odd@x' >"$SSH_SAYS"
no_existing "Treeherder's answer about the pushes of 'odd@x' has no revision"
echo 'user odder@x' >"$SSH_SAYS"
no_existing "Treeherder's answer about the pushes of 'odder@x' makes no sense"
echo 'nobody' >"$SSH_SAYS"
no_existing "'ssh -G hg.mozilla.org' names no user"
none=ffffffffffffffffffffffffffffffffffffffff
plan -E rev=$none
expect_status 2
expect_said "--use-existing-tasks: none of the decision tasks looked for at '$here' has 'public/label-to-taskid.json' any more (first 'gecko.v2.try.revision.$none.taskgraph.decision')"
plan -E task-id=none
expect_status 2
run -g "$graph" --preset existing.sel --no-push -E task-id=CCCCCCCCQAGAAAAAAAAAAA
expect_status 2
exec 9>&-
plan -E task-id=$task
expect_status 2
expect_said '--use-existing-tasks: '
expect_stdout ''
