#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# mtry-net and Taskcluster's index and queue.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/net/lib.sh
. "$srcdir/tests/net/lib.sh"
serve
seq 1 60000 >big
task=AAAAAAAAQAGAAAAAAAAAAA old=BBBBBBBBQAGAAAAAAAAAAA running=CCCCCCCCQAGAAAAAAAAAAA
new=DDDDDDDDQAGAAAAAAAAAAA
graph=public/full-task-graph.json
latest=gecko.v2.autoland.latest.taskgraph.decision
cat >db.json <<J
{
  "index": {
    "$latest": "$task",
    "expired": "EEEEEEEEQAGAAAAAAAAAAA", "empty": "$old", "running": "$running", "new": "$new",
    "gone": {"status": 410, "body": "{}"},
    "slow": {"status": 503, "body": "<html>"},
    "html": {"status": 200, "body": "<html>Please log in</html>"},
    "list": {"status": 200, "body": "[1, 2]"},
    "short": {"status": 200, "body": "{\"taskId\": \"x\"}"},
    "evil": {"status": 200, "body": "{\"taskId\": \"../../../../admin/a\"}"},
    "large": {"status": 200, "body": "$(head -c 1100000 /dev/zero | tr '\0' ' ')"}
  },
  "tasks": {
    "$task": {
      "status": {"taskId": "$task", "state": "completed", "expires": "2027-11-24T00:00:00.000Z",
        "runs": [{"runId": 0, "state": "exception"}, {"runId": 1, "state": "completed"},
          {"runId": 2, "state": "running"}]},
      "artifacts": {
        "$graph": {"redirect": "$there/files/big?gzip", "expires": "2026-12-24T00:00:00.000Z"},
        "public/gone.json": {"status": 410, "body": {"code": "ResourceExpired",
          "message": "Artifact has expired\n---\n"}},
        "public/bad.json": {"status": 424, "body": {"reason": "file-missing-on-worker",
          "message": "could not read \u001b[31mfile\nsecond line"}},
        "private/x y?.json": {"status": 403, "body": {"code": "InsufficientScopes",
          "message": "Client ID anonymous\n\nmore"}},
        "public/lost.json": {"redirect": "$there/none"},
        "public/denied.json": {"redirect": "$there/files/big?status=403"},
        "public/cut.json": {"redirect": "$there/files/big?gzip&cut=50000"},
        "public/again.json": {"redirect": "$there/files/big?status=503"},
        "public/loop.json": {"redirect": "$there/loop"}
      }
    },
    "$old": {"status": {"state": "completed", "runs": [{"runId": 0, "state": "completed"}]},
      "artifacts": {"$graph": {"status": 410, "body": {}}}},
    "$running": {"status": {"state": "unscheduled", "runs": []}, "artifacts": {}},
    "$new": {"status": {"runs": [{"runId": 0, "state": "failed"}, {"runId": 1, "state": "failed"},
      {"state": "completed"}]}, "artifacts": {}},
    "FFFFFFFFQAGAAAAAAAAAAA": {"status": 7, "artifacts": {}}
  }
}
J

# tc VERB MEMBERS
tc() {
	net "$1" "{\"root_url\":\"$here/\",\"backoff_ms\":0,$2}"
}

# found JSON
found() {
	expect_status 0
	[ "$(cat out)" = "$1" ] || fail "found $(cat out)"
	[ ! -s err ] || fail 'something was said'
}

begin 'a namespace leads to a task and its completed run'
tc find "\"index\":\"$latest\""
found "{\"expires\":\"2027-11-24T00:00:00.000Z\",\"namespace\":\"$latest\",\"run\":1,\"state\":\"completed\",\"taskId\":\"$task\"}"
asked 1 "GET /api/index/v1/task/$latest "
asked 1 "GET /api/queue/v1/task/$task/status "
tc find "\"task\":\"$task\""
found "{\"expires\":\"2027-11-24T00:00:00.000Z\",\"run\":1,\"state\":\"completed\",\"taskId\":\"$task\"}"
tc find "\"task\":\"$running\""
found "{\"run\":null,\"state\":\"unscheduled\",\"taskId\":\"$running\"}"
tc find "\"task\":\"$new\""
found "{\"run\":1,\"taskId\":\"$new\"}"

begin 'what is not there'
tc find '"index":"a/b.é"'
failed 3 "'a/b.é' is not in the index at '$here/': index not found"
asked 1 'GET /api/index/v1/task/a%2Fb.%C3%A9 '
tc find '"index":"expired"'
failed 3 "no task 'EEEEEEEEQAGAAAAAAAAAAA' at '$here/': it is not there, or has expired: task not found"

tc find '"index":"gone"'
failed 4 "'gone' is not in the index at '$here/'"

begin 'answers that make no sense'
tc find '"index":"html"'
failed 10 "'$here/api/index/v1/task/html' answers something that is no JSON object"
tc find '"index":"list"'
failed 10 "'$here/api/index/v1/task/list' answers something that is no JSON object"
for index in short evil; do
	tc find "\"index\":\"$index\""
	failed 10 "the index has no task id for '$index'"
done
tc find '"index":"large"'
failed 9 "cannot fetch '$here/api/index/v1/task/large': it is larger than 1048576 bytes"
tc find '"task":"FFFFFFFFQAGAAAAAAAAAAA"'
failed 10 "the queue does not tell the status of task 'FFFFFFFFQAGAAAAAAAAAAA'"
tc find '"index":"slow"'
failed 8 "cannot fetch '$here/api/index/v1/task/slow' in 5 tries: the server answered 503"

begin 'an artifact comes from where the queue sends us'
tc artifact "\"task\":\"$task\",\"name\":\"$graph\""
got big
asked 1 "GET /api/queue/v1/task/$task/artifacts/public%2Ffull-task-graph.json "
tc artifact "\"task\":\"$task\",\"run\":0,\"name\":\"$graph\""
got big
asked 1 "GET /api/queue/v1/task/$task/runs/0/artifacts/public%2Ffull-task-graph.json "
tc artifact "\"task\":\"$task\",\"name\":\"public/cut.json\""
got big
asked 2 ' Range=bytes=50000- ' # the queue, and where it sends us
tc artifact "\"task\":\"$task\",\"name\":\"$graph\",\"max_bytes\":10"
expect_status 9

begin 'artifacts that cannot be had: why'
# no_artifact NAME STATUS TEXT
no_artifact() {
	tc artifact "\"task\":\"$task\",\"name\":\"$1\""
	failed "$2" "$3"
	[ ! -s out ] || fail 'a page was given out'
}
no_artifact public/none.json 3 \
	"task '$task' has no artifact 'public/none.json', or it has expired: artifact not found"
no_artifact public/gone.json 4 \
	"artifact 'public/gone.json' of task '$task' has expired: Artifact has expired"
no_artifact public/bad.json 4 \
	"artifact 'public/bad.json' of task '$task' was not made: file-missing-on-worker: could not read ^[[31mfile"
no_artifact 'private/x y?.json' 5 \
	"artifact 'private/x y?.json' of task '$task' is not public: Client ID anonymous"
asked 1 '/artifacts/private%2Fx%20y%3F.json '
no_artifact public/lost.json 3 \
	"task '$task' has no artifact 'public/lost.json', or it has expired: no such page"
no_artifact public/denied.json 5 "artifact 'public/denied.json' of task '$task' is not public"
expect_status 5
no_artifact public/loop.json 7 \
	"cannot fetch '$here/api/queue/v1/task/$task/artifacts/public%2Floop.json' from '$there': it redirects again and again"
net artifact "{\"root_url\":\"$here\",\"task\":\"EEEEEEEEQAGAAAAAAAAAAA\",\"name\":\"a\"}"
failed 3 "task 'EEEEEEEEQAGAAAAAAAAAAA' has no artifact 'a', or it has expired: task not found"

begin 'the newest that exists'
tc newest "\"name\":\"$graph\",\"namespaces\":[\"none\",\"expired\",\"empty\",\"running\",\"$latest\"]"
found "{\"expires\":\"2026-12-24T00:00:00.000Z\",\"namespace\":\"$latest\",\"run\":1,\"state\":\"completed\",\"taskId\":\"$task\"}"
asked 0 'GET /files/'
tc newest "\"name\":\"$graph\",\"namespaces\":[\"none\",\"empty\"]"
failed 3 "none of the decision tasks looked for at '$here/' has '$graph' any more (first 'none')"
tc newest "\"name\":\"$graph\",\"namespaces\":[\"none\",\"slow\",\"$latest\"]"
expect_status 8

begin 'the client in the program gets the same'
# ask ARGUMENT...: see ask.c.
ask() {
	status=0
	MTRY_LIBEXEC=$builddir MTRY_NET='{"backoff_ms":0}' "$builddir/tests/net/ask" "$@" \
		>out 2>err || status=$?
}
ask index "$here" "$latest"
found "$task run 1, completed, until 2027-11-24T00:00:00.000Z, at $latest"
ask task "$here" "$running"
found "$running run -1, unscheduled, until , at "
ask newest "$here" "$graph" none empty "$latest"
found "$task run 1, completed, until 2026-12-24T00:00:00.000Z, at $latest"
ask index "$here" none
failed 3 "'none' is not in the index at '$here': index not found"
ask index "$here" slow
failed 8 "cannot fetch '$here/api/index/v1/task/slow' in 3 tries: the server answered 503"
ask index 'nonsense' "$latest"
failed 2 "'nonsense' is no http or https URL"

begin 'an artifact comes through the client, with progress'
ask artifact "$here" "$task" "$graph"
expect_status 0
cmp out big || fail 'other bytes came'
tail -n 1 err | grep -qx '[1-9][0-9]* bytes of [1-9][0-9]*' || fail 'no progress'
ask artifact "$here" "$task" public/again.json
expect_status 0
cmp out big || fail 'other bytes came'
grep -qx 'again: the server answered 503' err || fail 'not told about the second try'
ask artifact "$here" "$task" public/gone.json
expect_status 4
[ "$(tail -n 1 err)" = "artifact 'public/gone.json' of task '$task' has expired: Artifact has expired" ] ||
	fail 'said otherwise'
