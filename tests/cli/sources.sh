#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Graphs that are not files: what the checkout's generator prints, what the network has.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"
want git
want python3
labels='build-linux64/debug
build-win64/debug'

# has_graph: the graph of the tests came.
has_graph() {
	expect_status 0
	[ "$(head -n 2 "$world/out")" = "$labels" ] || fail 'another graph'
}

# ---- the checkout ----

git config --global user.name Tester
git config --global user.email tester@example.org
git init -q -b main work
cd work
mkdir taskcluster
echo 'trust-domain: tests' >taskcluster/config.yml
cat >gen.sh <<'E2'
#!/bin/sh
echo "$*" >>"$RUNS"
echo 'Loading kinds' >&2
cat "$GRAPH"
exit "${STATUS:-0}"
E2
chmod +x gen.sh
git add .
git commit -qm one
RUNS=$world/runs GRAPH=$graph
export RUNS GRAPH
echo 'generator = ./gen.sh full' >"$config/config"

# generated N: the generator has run so often.
generated() {
	[ "$(wc -l <"$RUNS")" -eq "$1" ] || fail "the generator ran $(wc -l <"$RUNS") times, not $1"
}

begin 'local is what the generator prints; it runs once for each content of taskcluster/'
run -g local --list
has_graph
generated 1
run -g local --list
has_graph
generated 1
expect_stderr ''
git checkout -qb other
echo '# other' >>taskcluster/config.yml
run -g local --list
generated 2
git commit -qam other
run -g local --list
generated 2
git checkout -q main
touch taskcluster/config.yml
run -g local --list
generated 2
git checkout -q other
run -g local --list
generated 2
run -g local --list --refresh
has_graph
generated 3

begin 'without --graph it is the graph of the checkout'
run --list
has_graph
generated 3
git checkout -q main
echo '# new' >>taskcluster/config.yml
run --list
has_graph
generated 4
git checkout -q .
MTRY_GRAPH=demo run --filter "'$(echo "$labels" | head -n 1)"
[ "$(cat "$world/out")" != "$labels" ] || fail 'MTRY_GRAPH does not count'
generated 4

begin 'what mach try keeps of the checkout is used while it is fresh'
hash=$(printf %s "$(pwd -P)" | sha256sum | cut -c 1-12)
kept=$HOME/.mozbuild/srcdirs/work-$hash/cache/taskgraph
mkdir -p "$kept"
echo '# for mach' >>taskcluster/config.yml
sed 's/build-win64/build-mach/g' "$graph" >"$kept/full_task_graph"
touch -d '1 hour ago' taskcluster/config.yml taskcluster
run --list
expect_status 0
grep -qx build-mach/debug "$world/out" || fail 'another graph'
expect_said 'this is what mach try keeps of this checkout'
generated 4
touch -d '1 hour' taskcluster/config.yml
run --list
has_graph
generated 5
git checkout -q .
rm -r "$HOME/.mozbuild"

begin 'a generator that fails, prints something else, or is not there'
STATUS=3
export STATUS
run -g local --list --refresh
expect_status 2
expect_stdout ''
expect_said "generator './gen.sh full' failed with status 3: Loading kinds"
unset STATUS
GRAPH=/dev/null run -g local --list --refresh
expect_status 2
expect_stdout ''
printf '{"build-a": {"kind": "build", "attr' >"$world/cut"
GRAPH=$world/cut run -g local --list --refresh

expect_status 2
expect_said 'the text ends early'
run -g local --list --generator ./none
expect_status 2
expect_said './none'
# the good one of before is still there
run -g local --list
has_graph

begin 'a generator that hangs is stopped'
mkfifo ../hold
cat >hang.sh <<'E2'
#!/bin/sh
echo $$ >../pid
echo 'Loading kinds' >&2
exec cat ../hold
E2
chmod +x hang.sh
run -g local --list --refresh --generator ./hang.sh --generator-timeout 1
expect_status 2
expect_stdout ''
expect_said "generator './hang.sh' said nothing for 1 second and is stopped"
grep -qx 'Loading kinds' "$HOME/.local/state/mtry-tui/generator.log" || fail 'what it said is lost'
! kill -0 "$(cat ../pid)" 2>/dev/null || fail 'it still runs'
rm hang.sh
cd ..
run -g local --list
expect_status 2
expect_stderr "mtry-tui: 'local' needs a checkout: go into one, or name a graph"
rm "$config/config"

# ---- the network ----

mkfifo ports stop
python3 "$srcdir/tests/net/server.py" "$world/cwd" <stop >ports 9>&- &
exec 9>stop
read -r port _ <ports
here=http://127.0.0.1:$port
export TASKCLUSTER_ROOT_URL="$here" MTRY_NET='{"backoff_ms":0,"tries":2}'
export MTRY_LIBEXEC="$builddir"
cp "$graph" graph.json
task=AbCdEfGhQAGAAAAAAAAAAA
cat >db.json <<J
{"index": {"tests.v2.work.latest.taskgraph.decision": "$task",
  "gecko.v2.autoland.latest.taskgraph.decision": "$task"},
 "tasks": {"$task": {"status": {"taskId": "$task", "state": "completed",
    "runs": [{"runId": 0, "state": "completed", "resolved": "$(date -u -d '130 minutes ago' +%FT%T.000Z)"}]},
  "artifacts": {"public/full-task-graph.json": {"redirect": "$here/files/graph.json?gzip"}}}}}
J

# asked TEXT N: so many requests had this in their line.
asked() {
	got=$(grep -cF -- "$1" log) || :
	[ "$got" = "$2" ] || fail "asked $got times for $1, not $2"
}

begin 'an address'
run -g "$here/files/graph.json?gzip" --list
has_graph
expect_stderr ''

run -g "$graph" --list --full
cp "$world/out" "$world/all"

begin 'a password in an address is used, and nowhere shown or written'
secret=http://me:secret@127.0.0.1:$port/files/graph.json
: >log
for command in '--list' 'graph info' 'graph info --json' 'graph fetch' 'graph list' \
	'why build-win64/debug' '-q build --save s' '-q build --no-push'; do
	# shellcheck disable=SC2086 # several words
	run -g "$secret" $command
	expect_status 0
	! grep secret "$world/out" "$world/err" || fail "the password is shown"
done
grep -qF 'Authorization=Basic ' log || fail 'the password is not used'
run -g "$(echo "$secret" | sed 's/graph/none/')" --list
expect_status 2
! grep secret "$world/err" || fail "the password is shown"
printf '{"a": ' >cut.json
run -g "$(echo "$secret" | sed 's/graph/cut/')" --list
expect_status 2
expect_said 'the text ends early'
! grep secret "$world/err" || fail "the password is shown"
! grep -r secret "$HOME" || fail "the password is kept"

begin 'a task, a place in the index, a project: one download'
: >log
run -g "task:$task" --list
has_graph
run -g index:gecko.v2.autoland.latest.taskgraph.decision --list
has_graph
run -g project:autoland --list
has_graph
asked /files/graph.json 1

begin 'fetch gets a graph for later, and says what it got'
: >log
run -g "project:autoland" graph fetch
expect_status 0
expect_stdout "in the cache: $(sed -n '$=' "$world/all") tasks of project:autoland"
asked /files/graph.json 0
run -g "project:autoland" graph fetch --refresh
expect_status 0
asked /files/graph.json 1
run -g "$here/none.json" graph fetch
expect_status 2
expect_stdout ''

begin 'the project of the checkout, where there is no generator'
cd work
run --list --generator ./none
has_graph
expect_said "'./none' is not installed: this is the newest graph of work, not that of the checkout"
cd ..

begin 'what CI made of the base revision, while nothing in taskcluster/ changed since'
cd work
git init -q --bare ../tests.git
git remote add origin ../tests.git
git push -qu origin main
base=$(git rev-parse HEAD)
echo more >file
git add file
git commit -qm more
sed "s/\"tests.v2.work.latest/\"tests.v2.tests.revision.$base.taskgraph.decision\": \"$task\", &/" \
	../db.json >../db.new
mv ../db.new ../db.json
rm -rf "$HOME/.cache"
run --list --generator ./none
has_graph
expect_stderr ''
echo '# changed' >>taskcluster/config.yml
run --list --generator ./none
expect_status 2
expect_stdout ''
git checkout -q .
cd ..

begin 'a graph that has expired: the newest that is there is offered'
cd work
old=BBBBBBBBQAGAAAAAAAAAAA
sed -e "s/\"tests.v2.tests.revision[^,]*/\"tests.v2.tests.latest.taskgraph.decision\": \"$task\"/" \
	-e "s/\"tasks\": {/&\"$old\": {\"status\": {\"state\": \"completed\", \"runs\": [{\"runId\": 0, \"state\": \"completed\"}]}, \"artifacts\": {\"public\/full-task-graph.json\": {\"status\": 410, \"body\": {\"code\": \"ResourceExpired\", \"message\": \"Artifact has expired\"}}}},/" \
	../db.json >../db.new
mv ../db.new ../db.json
run -g "task:$old" --list
expect_status 2
expect_stdout ''
expect_said 'Artifact has expired'
expect_said "(the newest that is there: --graph project:tests, 2 hours old)"
run -g project:autoland@0123456789012345678901234567890123456789 --list
expect_status 2
expect_said '(the newest that is there: --graph project:autoland, 2 hours old)'
run -g index:gecko.v2.autoland.pushdate.none --list
expect_said '(the newest that is there: --graph project:autoland, 2 hours old)'
: >log
run -g "$here/none.json" --list
expect_status 2
! grep -q 'newest' "$world/err" || fail 'an offer'
asked /api/ 0
cd ..

begin 'what is not there'
run -g "$here/none.json" --list
expect_status 2
expect_stdout ''
expect_said "404"
run -g index:gecko.v2.none.latest.taskgraph.decision --list
expect_status 2
expect_stdout ''
run -g task:short --list
expect_status 2
expect_stdout ''

begin 'a transfer that breaks for good is no graph'
run -g "$here/files/graph.json?range=no&cut=500&times=9" --list
expect_status 2
expect_stdout ''

begin 'a page that is no graph'
echo '<html>Please log in</html>' >login.html
run -g "$here/files/login.html" --list
expect_status 2
expect_said 'this is an HTML page, not a task graph'

begin 'offline: the graph of last time, with a word about it'
run -g "$here/files/graph.json?gzip" graph fetch
run -g project:autoland graph fetch
expect_status 0
exec 9>&-
run -g "$here/files/graph.json?gzip" --list
has_graph
expect_said ': this is the graph of '
run -g project:autoland --list
has_graph
expect_said ': this is the graph of '
# The same graph came from two places: each has its own age.
find "$HOME/.cache/mtry-tui/names" -type l -exec touch -h -d '8 hours ago' {} +
run -g project:autoland --list
expect_said ': this is the graph of 8 hours ago'
run -g project:unseen --list
expect_status 2
expect_stdout ''

begin 'offline, but with a generator: the graph of the checkout is made, not remembered'
cd work
echo '# pulled' >>taskcluster/config.yml
git commit -qam pulled
git push -q origin main
: >"$RUNS"
run --list --generator './gen.sh full'
has_graph
generated 1
expect_not_said 'this is the graph of'
