#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# `mtry-tui syntax`: classic try syntax, resolved here.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"
sed 's/"unittest_suite":"\([^"]*\)"/&,"unittest_try_name":"\1"/' "$graph" >graph.json

linux=test-linux2404-64/debug
windows=test-windows11-64-24h2/debug

begin 'one word is the text; the labels are what is sent'
run -g graph.json syntax --no-push 'Bug 1 - x. try: -b d -p linux64,win64 -u xpcshell-1[linux2404-64],mochitest'
expect_status 0
expect_tasks build-linux64/debug build-win64/debug "$linux-mochitest-plain-*" "$linux-xpcshell-1"
[ "$(sed -n 2p "$world/out")" = 'try: -b d -p linux64,win64 -u xpcshell-1[linux2404-64],mochitest' ] || fail title
grep -qF '"TRY_SELECTOR": "syntax"' "$world/out" || fail selector
expect_said 'left out: 1 of other classes than main'

begin 'so are the words behind --'
run -g graph.json syntax --no-push --message-style mach -m 'mine {msg}' -- -b d -p win64 \
	-u 'xpcshell[windows11-64-24h2, -linux2404-64]' --setenv "A=b 'c" --rebuild 2
expect_status 0
expect_tasks build-win64/debug "$windows-xpcshell-*"
# shellcheck disable=SC2016 # backquotes
for line in '"A": "b '"'"'c"' '"rebuild": 2' 'Pushed via `mach try syntax`' \
	"mine try: -b d -p win64 -u xpcshell[windows11-64-24h2, -linux2404-64] --setenv A=b\\ \\'c --rebuild 2"; do
	grep -qF -- "$line" "$world/out" || fail "not there: $line"
done

begin 'what is not offered can be named'
run -g graph.json syntax --no-push 'try: -b do -p linux64-ccov,win64 -u none'
expect_tasks build-win64/debug
expect_said 'left out: 1 with uncommon labels'
sed 's/\("linux64","build_type":"debug".*\)\["trunk"\]/\1[]/' graph.json >hidden.json
run -g hidden.json syntax 'try: -b d -p linux64 -u gtest[linux2404-64]' --save g.sel --no-push
expect_tasks build-linux64/debug "$linux-gtest"
expect_said '2 tasks are not offered by default: as with --full'
grep -qx 'option full' g.sel || fail 'not for the whole graph'
run -g hidden.json --preset ./g.sel --no-push
expect_tasks build-linux64/debug "$linux-gtest"

begin 'the graph that comes along'
run -g demo syntax --no-push 'try: -b o -p linux64 -u mochitest-bc -t none'
expect_status 0
tasks_of <"$world/out" | grep -q '^test-linux2404-64/opt-mochitest-browser-chrome-\*$' || fail 'no tests'
tasks_of <"$world/out" | grep -q debug && fail 'debug'

begin 'what is wrong'
echo '{"a":{"attributes":{"build_type":"debug"},"dependencies":{"b":"a"}}}' >other.json
refused "'syntax' needs WORD..." syntax
refused "try syntax: column 15: no platform 'linux46' in the graph (did you mean 'linux64'?)" \
	-g graph.json syntax --no-push 'try: -b do -p linux46'
refused "try syntax: column 13: no suite 'xpshell' in the graph (did you mean 'xpcshell'?)" \
	-g graph.json syntax --no-push -- -p win64 -u xpshell
refused "try syntax: column 4: unknown build type 'x' (there are o: opt, and d: debug)" \
	-g nowhere.json syntax --no-push -- -b x
refused '--query means nothing with the command '"'syntax'" -g graph.json syntax -q x 'try: -b d'
refused 'say --push or --no-push' -g graph.json syntax 'try: -b d'
refused '--interactive and --no-push exclude each other' -g graph.json syntax -i --no-push 'try: -b d'
refused 'try syntax is for Firefox: this graph has no test platforms' \
	-g other.json syntax --no-push 'try: -b d'
run -g graph.json syntax --no-push 'try: -b d -p linux64-ccov -u none'
expect_status 1
expect_said 'nothing matched: no task is selected'
