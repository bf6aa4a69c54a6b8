#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# -q, -x and the options of a push, as --no-push shows them: the message and the JSON to the byte.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"
version=$("$program" --version | sed -n '1s/^mtry-tui //p')

# select ARGUMENT...: --no-push with the graph of the tests.
select_tasks() {
	run -g "$graph" --no-push "$@"
}

begin '--no-push prints message and JSON, nothing else, and changes nothing'
select_tasks -q 'xpcshell !cf' -q "'gtest"
expect_status 0
expect_stderr ''
expect_stdout "Commit message:
Fuzzy query=xpcshell !cf&query='gtest

mtry-tui command: \`mtry-tui -g ${graph##*/} --no-push -q \"xpcshell !cf\" -q \"'gtest\"\`

Try-Task: test-linux2404-64/debug-gtest
Try-Task: test-linux2404-64/debug-xpcshell-*
Try-Task: test-windows11-64-24h2/debug-xpcshell-*
Pushed-Via: mtry-tui $version
Calculated try_task_config.json:
{
    \"parameters\": {
        \"optimize_target_tasks\": false,
        \"try_task_config\": {
            \"env\": {
                \"TRY_SELECTOR\": \"fuzzy\"
            },
            \"tasks\": [
                \"test-linux2404-64/debug-gtest\",
                \"test-linux2404-64/debug-xpcshell-*\",
                \"test-windows11-64-24h2/debug-xpcshell-*\"
            ]
        }
    },
    \"version\": 2
}
"
left=$(find "$HOME" "$world/cwd" -type f ! -path "$HOME/.cache/mtry-tui/*")
[ -z "$left" ] || fail "left behind: $left"

# json: the JSON that was printed.
json() {
	sed '1,/^Calculated try_task_config.json:$/d' "$world/out"
}

# message: the commit message that was printed.
message() {
	sed '1d; /^Calculated try_task_config.json:$/,$d' "$world/out"
}

begin 'every option of a push'
select_tasks -q "'gtest" -m 'Bug 1 - {msg} "é"' --env B=1 --env 'A=x "y" é' --env B=2 --rebuild 3 \
	--artifact --closed-tree
expect_status 0
message >msg
[ "$(head -n 1 msg)" = 'Bug 1 - Fuzzy query='\''gtest "é" ON A CLOSED TREE' ] || fail 'title'
json >printed
cat >wanted <<'J'
{
    "parameters": {
        "optimize_target_tasks": false,
        "try_task_config": {
            "disable-pgo": true,
            "env": {
                "A": "x \"y\" \u00e9",
                "B": "2",
                "TRY_SELECTOR": "fuzzy"
            },
            "rebuild": 3,
            "tasks": [
                "test-linux2404-64/debug-gtest"
            ],
            "use-artifact-builds": true
        }
    },
    "version": 2
}

J
diff -u wanted printed || fail 'other JSON'

begin 'one task is run otherwise than the others'
select_tasks -q "'gtest" -q 'xpcshell linux' --rebuild test-linux2404-64/debug-gtest=5 --rebuild 2
expect_status 0
expect_said 'chunks that there are only on try are run once, since --rebuild has numbers for single tasks'
json | grep '": [0-9]' >printed
cat >wanted <<'J'
                "test-linux2404-64/debug-gtest": 5,
                "test-linux2404-64/debug-xpcshell-1": 2,
                "test-linux2404-64/debug-xpcshell-2": 2
    "version": 2
J
diff -u wanted printed || fail 'other numbers'

begin 'the JSON is what Python writes'
if command -v python3 >/dev/null; then
	for query in xpcshell '' "'mochitest" 'class:cf'; do
		select_tasks -q "$query" --env "X=ä\"\\/$(printf '\001\177')😀"
		expect_status 0
		json >printed
		python3 -c 'import json, sys
t = json.load(sys.stdin)
print(json.dumps(t, indent=4, separators=(",", ": "), sort_keys=True) + "\n")' <printed >wanted
		diff -u wanted printed || fail "'$query': not Python's"
	done
fi

begin 'git reads the labels from the trailers, whatever the title'
if command -v git >/dev/null; then
	for title in 'plain' 'a: b' "$(printf 'two\nlines\n\nTry-Task: mine')" \
		"$(printf -- '---\ndiff -r x\n# >8 ---')" "$(printf 'e\033[31m\tx')"; do
		select_tasks -q xpcshell -q "'gtest" -m "$title"
		expect_status 0
		message | git interpret-trailers --parse | sed -n 's/^Try-Task: //p' >labels
		json | tasks_of | diff -u - labels || fail "'$title': other labels"
	done
	! grep -q "$(printf '\033')" "$world/out" || fail 'an escape went out'
fi

begin 'queries unite; with -x each narrows what is there'
select_tasks -q 'platform:windows xpcshell' -q "'gtest"
expect_tasks test-linux2404-64/debug-gtest 'test-windows11-64-24h2/debug-xpcshell-*'
select_tasks -x -q xpcshell -q platform:windows
expect_tasks 'test-windows11-64-24h2/debug-xpcshell-*'
select_tasks -q xpcshell -q 'chunk:2' -x -q 'os:linux'
expect_tasks test-linux2404-64/debug-xpcshell-2
expect_stderr '1 single chunk: chunks are numbered anew on try, other tests may run'
select_tasks -q "'gtest" -q "'gtest"
expect_tasks test-linux2404-64/debug-gtest

begin 'a push of very many tasks is said to be one'
awk 'BEGIN { for (i = 1; i <= 1001; i++) printf "%s\"t%04d\":{\"kind\":\"x\"}", (i > 1 ? "," : "{"), i
	print "}" }' >many.json
run -g many.json -q '' --no-push
expect_status 0
expect_said '1,001 tasks are a lot: results take long and others wait; consider fewer than 1,000'
grep -q '"priority": "lowest"' "$world/out" || fail 'not behind other pushes'
run -g many.json -q '!1001' --no-push
expect_not_said 'a lot'
run -g many.json -q '' --chemspill --no-push
expect_not_said 'a lot'
grep -q '"priority": "low"' "$world/out" || fail 'no priority of a chemspill'
git init -q large
cp many.json large
cd large
git config user.name a
git config user.email a@b
git commit -q --allow-empty -m one
git init -q --bare ../large.git
git remote add try ../large.git
run -g many.json -q '' --push
expect_status 2
expect_said 'mtry-tui: a push of so many tasks needs --yes'
[ -z "$(git ls-remote try)" ] || fail 'it is pushed'
run -g many.json -q '' --yes
expect_status 0
[ -n "$(git ls-remote try)" ] || fail 'it is not pushed'
cd ..
run -g many.json -q '1001$' -q '^t000' -q '^t02' --rebuild 10 --no-push
expect_said '1,100 runs are a lot'
rm many.json

begin 'nothing is selected: status 1'
select_tasks -q zzzz
expect_status 1
expect_stdout ''
expect_stderr 'query "zzzz" matches nothing here
mtry-tui: nothing matched: no task is selected'
select_tasks -q zzzz --save x.sel
expect_status 1
[ ! -e x.sel ] || fail 'saved nothing'

begin 'an intersection that is empty stays empty'
for empty in zzzz "'gtest"; do
	select_tasks -x -q "$empty" -q "'mochitest" -q "'gtest"
	expect_status 1
	expect_stdout ''
done
expect_stderr 'each of them matches tasks, but no task matches all of them
mtry-tui: nothing matched: no task is selected'
select_tasks -x -q "'gtest" -q zzzz
expect_stderr 'query "zzzz" matches nothing here
mtry-tui: nothing matched: no task is selected'

begin 'a query that finds nothing here is told what the whole graph has'
select_tasks -q ccov
expect_status 1
expect_stderr 'query "ccov" matches nothing here (1 in the whole graph: --full)
mtry-tui: nothing matched: no task is selected'
select_tasks -x -q "'gtest" -q ccov
expect_stderr 'query "ccov" matches nothing here (1 in the whole graph: --full)
mtry-tui: nothing matched: no task is selected'
select_tasks -q ccov --full
expect_tasks build-linux64-ccov/opt
expect_stderr ''

begin 'the query that finds everything is in the title only when it is alone'
select_tasks -q ''
message | head -n 1 | grep -qx 'Fuzzy query=' || fail 'another title'
select_tasks -x -q '' -q "'gtest"
message | head -n 1 | grep -qx "Fuzzy query='gtest" || fail 'another title'

begin 'a query that finds nothing beside others is named'
select_tasks -q "'gtest" -q zzzz
expect_status 0
expect_stderr 'query "zzzz" matches nothing here'
expect_tasks test-linux2404-64/debug-gtest

begin 'a query that is wrong selects nothing'
refused 'query "suite:/a(": column 7: the regex has no closing /' \
	-g "$graph" --no-push -q "'gtest" -q 'suite:/a('

begin 'tasks of other classes are taken when named, and counted when not'
select_tasks -q mochitest
expect_tasks 'test-linux2404-64/debug-mochitest-plain-*'
expect_stderr '1 task of "mochitest" left out: not of class main (class:cf and such name them)'
select_tasks -q 'mochitest class:cf'
expect_tasks test-linux2404-64/debug-mochitest-plain-1-cf
expect_stderr '1 single chunk: chunks are numbered anew on try, other tests may run'
select_tasks -q clang
expect_status 1
expect_stderr 'query "clang" matches no task of class main here (1 of other classes)
mtry-tui: nothing matched: no task is selected'
select_tasks -q ''
expect_status 0
expect_stderr '2 tasks of "" left out: not of class main (class:cf and such name them)'

begin '--full and --targets say what there is to select'
select_tasks -q ccov
expect_status 1
select_tasks -q ccov --full
expect_tasks build-linux64-ccov/opt
select_tasks -q win --targets "$data/target-tasks.json"
expect_tasks build-win64/debug

begin 'a single chunk is written as it is, all chunks as a pattern'
select_tasks -q 'xpcshell chunk:first'
expect_tasks test-linux2404-64/debug-xpcshell-1 test-windows11-64-24h2/debug-xpcshell-1
select_tasks -q 'xpcshell chunk:1-2'
expect_tasks 'test-linux2404-64/debug-xpcshell-*' 'test-windows11-64-24h2/debug-xpcshell-*'

begin '--exact makes the terms of queries exact'
select_tasks -q xpcsh1
expect_status 0
select_tasks -e -q xpcsh1
expect_status 1
select_tasks -e -q "'xpcsh1"
expect_status 0

begin 'without a terminal one must say what is meant'
refused 'say --push or --no-push' -g "$graph" -q "'gtest"
refused 'say --push or --no-push' -g none.json -q "'gtest"

begin 'a push where there is no repository'
for word in --push --yes -y; do
	refused "no git or hg repository in '$world/cwd' or above it" -g "$graph" -q "'gtest" $word
done

begin 'Ctrl-C while the graph comes slowly: status 130'
mkfifo pipe
(
	trap - INT
	exec setsid -w env "$program" -g pipe -q "'gtest" --no-push
) >"$world/out" 2>"$world/err" &
pid=$!
exec 3>pipe # opens when the program does
printf '{"a": {"kind": "x"}' >&3
kill -INT $pid
status=0
wait $pid || status=$?
exec 3>&-
expect_status 130
expect_stdout ''
expect_stderr 'mtry-tui: cancelled'

begin 'control characters of the command line are made visible'
select_tasks -q "$(printf 'a\033b')"
expect_status 1
expect_stderr 'query "a^[b" matches nothing here
mtry-tui: nothing matched: no task is selected'

begin 'only tasks of a worker type are offered'
run -g demo --list --worker-type t-linux-docker-noscratch-amd
expect_status 0
cp "$world/out" listed
run -g demo --filter worker:^t-linux-docker-noscratch-amd$
sort "$world/out" | diff - listed >difference || fail "not the tasks of that worker: $(head -n 5 difference)"
run -g demo -q mochitest --worker-type t-linux-docker-noscratch-amd --no-push
expect_status 0
grep -q '"worker-types": \[' "$world/out" || fail 'the decision task does not learn of it'
refused "--worker-type: no task runs on 't-linux-docker-noscratch-amb' (did you mean 't-linux-docker-noscratch-amd'?)" \
	-g demo --list --worker-type t-linux-docker-noscratch-amb
refused "--worker-type: no task runs on 'qwertz'" -g demo -q x --no-push --worker-type qwertz
