#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Tests that are named by paths and tags: the tasks chosen for them, and what these are told.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"
want git
version=$("$program" --version | sed -n '1s/^mtry-tui //p')

# file PATH: standard input becomes that file.
file() {
	mkdir -p "$(dirname "$1")"
	cat >"$1"
}

# test_task LABEL PLATFORM/TYPE SUITE CHUNK CHUNKS MANIFESTS: its entry of the graph.
test_task() {
	cat <<J
"$1": {"kind": "test", "label": "$1", "description": "", "dependencies": {},
 "attributes": {"kind": "test", "build_platform": "b", "build_type": "${2#*/}", "test_platform": "$2",
  "unittest_suite": "$3", "test_chunk": "$4", "test_manifests": [$6], "run_on_projects": ["trunk"]},
 "task": {"extra": {"chunks": {"current": $4, "total": $5}, "suite": "$3"}}},
J
}

mkdir tree
cd tree
git init -q .
file moz.build </dev/null
file dom/moz.build <<'M'
XPCSHELL_TESTS_MANIFESTS += ["a/unit/xpcshell.toml"]
M
file dom/a/moz.build <<'M'
MOCHITEST_MANIFESTS += ["test/mochitest.toml"]
PYTHON_UNITTEST_MANIFESTS += ["py/python.toml"]
M
file dom/a/unit/xpcshell.toml <<'M'
[DEFAULT]
tags = "fast"
["test_unit.js"]
M
file dom/a/test/mochitest.toml <<'M'
["test_one.html"]
["test_two.html"]
tags = "slow"
M
file dom/a/test/test_one.html </dev/null
file dom/a/py/python.toml <<'M'
["test_py.py"]
M
file bare/x </dev/null
git add .
git -c user.name=T -c user.email=t@example.org commit -qm 'A tree'
{
	echo '{'
	for on in linux2404-64/debug linux2404-64/opt windows11-64/debug; do
		test_task "test-$on-mochitest-plain-1" $on mochitest-plain 1 2 '"dom/b/m.toml"'
		test_task "test-$on-mochitest-plain-2" $on mochitest-plain 2 2 '"dom/a/test/mochitest.toml"'
		test_task "test-$on-xpcshell-1" $on xpcshell 1 11 '"dom/a/unit/xpcshell.toml"'
		test_task "test-$on-xpcshell-11" $on xpcshell 11 11 '"x/x.toml"'
		test_task "test-$on-crashtest" $on crashtest 1 1 '"x/crashtests.list"'
	done
	test_task test-linux2404-64/debug-xpcshell-1-cf linux2404-64/debug xpcshell 1 11 '"x/x.toml"'
	grep -e '^"build-linux64/' -e '^"test-[^"]*gtest"' "$graph" | sed '$s/,$//'
	echo '}'
} >"$world/graph.json"

# named ARGUMENT...: --no-push with that graph.
named() {
	run -g "$world/graph.json" --no-push "$@"
}

begin 'a path gives a task of each suite, and the tasks are told the path'
named dom/a
expect_status 0
expect_stderr "no task is known to run tests of flavor 'python'"
expect_stdout "Commit message:
Fuzzy paths=dom/a

mtry-tui command: \`mtry-tui -g graph.json --no-push dom/a\`

Try-Task: test-linux2404-64/debug-mochitest-plain-*
Try-Task: test-linux2404-64/debug-xpcshell-*
Try-Task: test-linux2404-64/opt-mochitest-plain-*
Try-Task: test-linux2404-64/opt-xpcshell-*
Try-Task: test-windows11-64/debug-mochitest-plain-*
Try-Task: test-windows11-64/debug-xpcshell-*
Pushed-Via: mtry-tui $version
Calculated try_task_config.json:
{
    \"parameters\": {
        \"optimize_target_tasks\": false,
        \"try_task_config\": {
            \"env\": {
                \"MOZHARNESS_TEST_PATHS\": \"{\\\"python\\\": [\\\"dom/a\\\"], \\\"mochitest-plain\\\": [\\\"dom/a\\\"], \\\"xpcshell\\\": [\\\"dom/a\\\"]}\",
                \"TRY_SELECTOR\": \"fuzzy\"
            },
            \"tasks\": [
                \"test-linux2404-64/debug-mochitest-plain-*\",
                \"test-linux2404-64/debug-xpcshell-*\",
                \"test-linux2404-64/opt-mochitest-plain-*\",
                \"test-linux2404-64/opt-xpcshell-*\",
                \"test-windows11-64/debug-mochitest-plain-*\",
                \"test-windows11-64/debug-xpcshell-*\"
            ]
        }
    },
    \"version\": 2
}
"

# told NAME VALUE: the environment of the tasks has it, as JSON in JSON.
told() {
	grep -qF "\"$1\": \"$2\"" "$world/out" || fail "not told: $1=$2"
}

begin 'platforms and build types'
named dom/a/test --platform win,linux2404-64 --type debug
expect_status 0
expect_stderr ''
expect_tasks 'test-linux2404-64/debug-mochitest-plain-*' 'test-windows11-64/debug-mochitest-plain-*'
refused "no platform 'lynux' in the graph (did you mean 'linux'?)" -g "$world/graph.json" --no-push \
	dom/a/test --platform lynux
refused "no build type 'optt' in the graph (did you mean 'opt'?)" -g "$world/graph.json" --no-push \
	dom/a/test --type optt
refused 'none of the tasks has build type opt' -g "$world/graph.json" --no-push dom/a/test \
	--platform windows --type opt

begin 'a file is sent as its folder, or as it is; seen from where one stands'
cd dom
named a/test/test_one.html
expect_stderr "'dom/a/test/test_one.html': paths of single tests may not work, 'dom/a/test' is taken \
(--allow-testfile-path takes the file)"
told MOZHARNESS_TEST_PATHS '{\"mochitest-plain\": [\"dom/a/test\"]}'
named --allow-testfile-path a/test/test_one.html "$world/cwd/tree/dom/a/unit"
expect_stderr ''
told MOZHARNESS_TEST_PATHS \
	'{\"mochitest-plain\": [\"dom/a/test/test_one.html\"], \"xpcshell\": [\"dom/a/unit\"]}'
grep -q 'no-push --allow-testfile-path a/test/test_one.html unit`$' "$world/out" || fail 'path published'
cd ..

begin 'tags'
named --tag slow --tag x --type opt
expect_status 0
expect_tasks 'test-linux2404-64/opt-mochitest-plain-*'
told MOZHARNESS_TEST_TAG '[\"slow\", \"x\"]'
grep -q '^Fuzzy tag=slow:x$' "$world/out" || fail 'other title'
refused "no test has the tag 'none'" --tag none --no-push
refused 'only --tag or paths can be used, not both' dom/a --tag slow

begin 'queries choose among the tasks of the tests'
named dom/a -q 'plain !win' -q opt -x
expect_status 0
expect_tasks 'test-linux2404-64/opt-mochitest-plain-*'
grep -q '^Fuzzy query=plain !win&query=opt&paths=dom/a$' "$world/out" || fail 'other title'

begin 'whole chunks: as they are, and the tasks are told nothing'
named --whole-chunk dom/a --platform linux --type debug
expect_status 0
expect_tasks test-linux2404-64/debug-mochitest-plain-2 test-linux2404-64/debug-xpcshell-1
expect_said '2 single chunks: chunks are numbered anew on try'
! grep -q MOZHARNESS "$world/out" || fail 'told something'
refused 'this graph does not say which tests are in which chunk (test_manifests): one that was made fast lacks that; take that of a push, as project:mozilla-central' \
	-g "$graph" --whole-chunk dom/a/test --no-push

begin 'a saved selection knows its tests, and no task that will not exist is sent with them'
run -g "$world/graph.json" dom/a/test --type opt --save "$world/saved.sel"
expect_status 0
named --preset "$world/saved.sel"
expect_status 0
expect_tasks 'test-linux2404-64/opt-mochitest-plain-*'
told MOZHARNESS_TEST_PATHS '{\"mochitest-plain\": [\"dom/a/test\"]}'
stranger="'test-linux2404-64/debug-crashtest' will not exist on try: with paths or tags of tests only \
tasks of mochitest-plain get any tests; push it on its own"
named --preset "$world/saved.sel" -q debug-crashtest
expect_said "$stranger"
expect_status 2
named --preset "$world/saved.sel" -q "'gtest"
expect_status 0
run -g "$world/graph.json" -q debug-crashtest --platform linux --no-push
expect_refused '--platform needs tests: say PATH or --tag TAG'
run -g "$world/graph.json" -q 'linux debug-crashtest' --save "$world/crash.sel"
named --preset "$world/crash.sel" dom/a/test
expect_said "$stranger"
expect_status 2
expect_stdout ''

begin 'presets of mach name tests'
mkdir -p "$HOME/.mozbuild"
presets=$HOME/.mozbuild/try_presets.yml
cat >"$presets" <<'Y'
plain: {selector: fuzzy, query: [plain !win], paths: [dom/a/], test_paths: [dom/a/]}
all: {selector: fuzzy, allow_testfile_path: true, paths: null, test_paths: [dom/a/test/test_one.html]}
tag: {selector: fuzzy, tag: [slow], query: [opt]}
both: {selector: fuzzy, tag: [slow], paths: [dom]}
gone: {selector: fuzzy, query: [opt], paths: ['no/*/such']}
wrong: {selector: fuzzy, paths: {a: b}}
Y
cd dom
named --preset plain
expect_status 0
expect_tasks 'test-linux2404-64/debug-mochitest-plain-*' 'test-linux2404-64/opt-mochitest-plain-*'
told MOZHARNESS_TEST_PATHS \
	'{\"python\": [\"dom/a\"], \"mochitest-plain\": [\"dom/a\"], \"xpcshell\": [\"dom/a\"]}'
grep -q '^Fuzzy (preset: plain) query=plain !win&paths=dom/a$' "$world/out" || fail 'other title'
named --preset plain a/unit -q xpcshell --type debug
expect_tasks 'test-linux2404-64/debug-mochitest-plain-*' 'test-linux2404-64/debug-xpcshell-*' \
	'test-windows11-64/debug-xpcshell-*'
grep -qF 'xpcshell\": [\"dom/a\", \"dom/a/unit\"]' "$world/out" || fail 'not told both paths'
cd ..
named --preset all --platform windows
expect_status 0
expect_tasks 'test-windows11-64/debug-mochitest-plain-*'
told MOZHARNESS_TEST_PATHS '{\"mochitest-plain\": [\"dom/a/test/test_one.html\"]}'
named --preset tag
expect_tasks 'test-linux2404-64/opt-mochitest-plain-*'
told MOZHARNESS_TEST_TAG '[\"slow\"]'
run -g "$world/graph.json" --preset plain --save "$world/plain.sel"
named --preset "$world/plain.sel"
expect_tasks 'test-linux2404-64/debug-mochitest-plain-*' 'test-linux2404-64/opt-mochitest-plain-*'
for names in both 'plain --tag slow' 'tag dom/a'; do
	# shellcheck disable=SC2086 # words
	refused 'only --tag or paths can be used, not both' --no-push --preset $names
done
refused "$presets: no test matches 'no/*/such'" --no-push --preset gone
refused "$presets:6:26: paths: not a list of texts" --no-push --preset wrong

begin 'presets for mach name tests, too'
for arguments in 'dom/a' "dom/a -q plain -q opt" 'dom/a/test/test_one.html --allow-testfile-path' \
	'--tag slow'; do
	# shellcheck disable=SC2086 # words
	named $arguments
	expect_status 0
	sed -n '/^Try-Task/,$p' "$world/out" >"$world/sent"
	# shellcheck disable=SC2086
	run -g "$world/graph.json" $arguments --rebuild 2 --save-mach saved
	expect_status 0
	! grep -q MOZHARNESS "$presets" || fail 'the environment is saved'
	named --preset saved --no-rebuild
	expect_status 0
	sed -n '/^Try-Task/,$p' "$world/out" | diff "$world/sent" - || fail 'another selection'
done
run -g "$world/graph.json" dom/a --rebuild 2 --save-mach saved
sed -n '/^saved:/,$p' "$presets" >"$world/out"
expect_stdout 'saved:
  paths:
  - dom/a
  rebuild: 2
  selector: fuzzy
  test_paths:
  - dom/a'
refused "a mach preset cannot say 'platform=linux'" -g "$world/graph.json" dom/a/test --platform linux --save-mach saved
refused "a mach preset cannot say 'whole-chunk'" -g "$world/graph.json" dom/a/unit --whole-chunk --save-mach saved
rm "$presets"

begin 'what is wrong is said in one line'
refused "'no/such' is neither in the checkout nor part of a test's path" no/such --no-push
refused "no tests are known below 'bare'" bare --no-push
refused "'..' is not in the checkout '$world/cwd/tree'" .. --no-push
refused "'.' is the whole checkout: name a folder in it" . --no-push
refused "--list and 'dom' exclude each other" dom --list
refused '--list and --tag exclude each other' --list --tag fast
refused '--env MOZHARNESS_TEST_PATHS and paths or tags exclude each other' dom/a --no-push \
	--env MOZHARNESS_TEST_PATHS=x
refused '--type needs tests: say PATH or --tag TAG' --type opt
refused "--type means nothing with the command 'recover'" recover --type opt
refused "unknown command 'recovr' (did you mean 'recover'?)" recovr
echo '[x' >dom/a/test/mochitest.toml
refused "dom/a/moz.build:1:25: dom/a/test/mochitest.toml:1:3: ']' is missing" dom/a --no-push
git checkout -q dom/a/test/mochitest.toml
echo 'MOCHITEST_MANIFESTS += names' >>dom/moz.build
refused "dom/moz.build:2:24: 'MOCHITEST_MANIFESTS' gets what is no list of strings" dom --no-push
echo 'XPCSHELL_TESTS_MANIFESTS += ["z/gone.toml"]' >dom/moz.build
refused 'dom/moz.build:1:30: dom/z/gone.toml: no such file in the checkout' dom --no-push
named dom/a/test # which that manifest is not near to
expect_status 0
git checkout -q dom/moz.build
rm moz.build
refused "'$world/cwd/tree' has no moz.build: paths and tags stand for tests in a checkout of Firefox" \
	dom --no-push
cd "$world/cwd"
run ./tree --no-push
expect_status 2
expect_stdout ''

begin 'what changed suggests tests near it'
cd "$world/cwd/tree"
git checkout -q .
git branch -q base
git config user.name T
git config user.email t@example.org
refused "it is not known what your changes are based on: say 'suggest REV'" suggest
run suggest base
expect_status 1
expect_stderr 'mtry-tui: nothing changed since then'
expect_stdout ''
git rm -q dom/a/test/test_one.html
file dom/a/src/deep/x.cpp </dev/null
file "dom/o'dd/x" </dev/null
file "dom/o'dd/moz.build" <<'M'
XPCSHELL_TESTS_MANIFESTS += ["x.toml"]
M
file "dom/o'dd/x.toml" <<'M'
["test_x.js"]
M
for n in 1 2 3 4 5 6; do file "bare/y$n" </dev/null; done
git add .
git commit -qm 'Changes'
echo more >>dom/a/moz.build
run suggest base
expect_status 0
expect_stderr ''
expect_stdout "dom/a: 4 tests (mochitest-plain 2, python 1, xpcshell 1)
dom/o'dd: 1 test (xpcshell 1)
no tests near bare/y1, bare/y2, bare/y3, bare/y4, bare/y5 and 1 more
run them: mtry-tui dom/a \"dom/o'dd\""
run suggest base --json
expect_status 0
expect_stderr ''
expect_stdout '{"folders": [{"path": "dom/a", "tests": 4, "suites": {"mochitest-plain": 2, "python": 1, "xpcshell": 1}}, {"path": "dom/o'"'"'dd", "tests": 1, "suites": {"xpcshell": 1}}], "no_tests_near": ["bare/y1", "bare/y2", "bare/y3", "bare/y4", "bare/y5", "bare/y6"]}'
git reset -q --hard
run suggest HEAD --json
expect_status 1
expect_stdout '{"folders": [], "no_tests_near": []}'
git checkout -q -b here --track base
cd bare
run suggest
expect_status 1
expect_stderr 'mtry-tui: nothing changed since then'

echo '# more' >>../dom/a/test/mochitest.toml
git commit -qam 'More'
run suggest
expect_stdout "dom/a/test: 2 tests (mochitest-plain 2)
run them: mtry-tui $world/cwd/tree/dom/a/test"
echo '[x' >../dom/a/test/mochitest.toml
refused "dom/a/moz.build:1:25: dom/a/test/mochitest.toml:1:3: ']' is missing" suggest
refused "no commit 'x' here" suggest x
cd "$world/cwd"
run suggest
expect_status 2
