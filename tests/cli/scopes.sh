#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Terms about attributes, dependencies, other graphs and the selection: what --filter, -q and presets make of them.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"

# finds QUERY [LABEL...]: --filter prints these labels in this order; status 1 when there are none.
finds() {
	run -g "$graph" --full --filter "$1"
	shift
	expect_stdout "$(printf '%s\n' "$@")"
	expect_status $(($# == 0))
}

# finds_nothing QUERY [MESSAGE]: and says so.
finds_nothing() {
	finds "$1"
	expect_stderr "${2+mtry-tui: $2}"
}

select_tasks() {
	run -g "$graph" --no-push "$@"
}

gtest=test-linux2404-64/debug-gtest

begin 'attr.NAME: looks at the value of an attribute, or the elements of a list'
finds attr.unittest_suite:gtest $gtest
expect_stderr ''
finds 'attr.run_on_projects:^trunk$ kind:toolchain' toolchain-linux64-clang
finds '!attr.run_on_projects:trunk' release-balrog-update
finds 'attr.build_platform:/ccov/ | attr.test_platform:/GTEST/' build-linux64-ccov/opt
finds_nothing attr.unittest_suite:qwertz
finds_nothing attr.unitest_suite:gtest \
	"no task has an attribute 'unitest_suite': did you mean 'attr.unittest_suite:'?"
select_tasks -q attr.unittest_suite:gtest
expect_tasks $gtest
select_tasks -q attr.qwertz:gtest
expect_status 1
expect_stderr "query \"attr.qwertz:gtest\" matches nothing here (no task has an attribute 'qwertz')
mtry-tui: nothing matched: no task is selected"
refused 'query "attr.kind:/(/": column 13: in the regex: missing closing parenthesis' \
	-g "$graph" --filter 'attr.kind:/(/'

begin 'needs: is what needs a task'
finds "needs:build-linux64/debug 'gtest" $gtest
finds "needs:bldlinux 'gtest" $gtest
finds_nothing needs:build-win64/debug
finds_nothing needs:qwertz "no label matches 'qwertz'"
select_tasks -q 'needs:build-linux64/debug !gtest'
expect_tasks 'test-linux2404-64/debug-mochitest-plain-*' 'test-linux2404-64/debug-xpcshell-*' \
	'test-windows11-64-24h2/debug-xpcshell-*'
select_tasks -q needs:build-win64/debug
expect_status 1
refused 'query "needs:/a": column 7: the regex has no closing /' -g "$graph" --filter needs:/a

begin 'neededby: is what comes along with a task'
finds "neededby:$gtest" build-linux64/debug
finds 'neededby:xpcshell' build-linux64/debug
finds_nothing neededby:build-win64/debug
select_tasks -q "neededby:'gtest"
expect_tasks build-linux64/debug

begin 'a file without dependencies knows none'
run -g "$data/target-set.json" --filter needs:a
expect_status 1
expect_said 'mtry-tui: this graph has no dependencies'

begin 'in: is what the queries before selected'
select_tasks -q "'gtest" -q in:closure
expect_tasks build-linux64/debug $gtest
select_tasks -q "'xpcshell" -x -q 'in:selection os:windows'
expect_tasks 'test-windows11-64-24h2/debug-xpcshell-*'
select_tasks -q in:selection
expect_status 1
expect_stderr 'query "in:selection" matches nothing here (nothing is selected yet)
mtry-tui: nothing matched: no task is selected'
refused 'query "in:selection": column 4: nothing is selected here' -g "$graph" --filter in:selection
refused "query \"in:sel\": column 4: 'sel' is not a set of tasks (selection, closure)" \
	-g "$graph" --filter in:sel
refused "query \"in:sel\": column 4: 'sel' is not a set of tasks (selection, closure)" \
	-g "$graph" --no-push -q in:sel

begin 'changed: is what another graph does not have, or defines otherwise'
changed_graph=$PWD/old:graph-1.json
sed 's/"build-linux64-ccov\/opt"/"build-gone"/g; s/"unittest_suite":"gtest"/"unittest_suite":"g"/' \
	"$graph" >"$changed_graph"
finds "changed:$changed_graph" build-linux64-ccov/opt $gtest
expect_stderr ''
finds "changed:old:graph-1.json !ccov" $gtest
finds "'gtest | 'clang !changed:old:graph-1.json" toolchain-linux64-clang
finds "!changed:old:graph-1.json 'gtest"
finds_nothing "changed:$graph" "no task differs from '$graph'"
select_tasks -q changed:old:graph-1.json
expect_status 0
expect_tasks $gtest
expect_stderr ''
select_tasks -q "changed:$graph"
expect_status 1
expect_stderr "query \"changed:$graph\" matches nothing here (no task differs from '$graph')
mtry-tui: nothing matched: no task is selected"
printf "query 'gtest changed:old:graph-1.json\n" >changed.sel
select_tasks --preset changed.sel
expect_status 0
expect_tasks $gtest

begin 'a graph that cannot be had is an error with its place'
refused "query \"'a changed:gone.json\": column 12: cannot open 'gone.json': No such file or directory" \
	-g "$graph" --filter "'a changed:gone.json"
refused "query \"changed:gone.json\": column 9: cannot open 'gone.json': No such file or directory" \
	-g "$graph" --no-push -q changed:gone.json
printf 'query changed:gone.json\n' >wrong.sel
refused "wrong.sel:1: query \"changed:gone.json\": column 9: cannot open 'gone.json': No such file or directory" \
	-g "$graph" --no-push --preset wrong.sel
refused 'query "changed:-": column 9: no comparing with '"'-'"' here: stdin cannot be read for it, give a file' \
	-g "$graph" --filter changed:-
# A pipe would be waited for a second time, and have another text then.
mkfifo pipe
cat "$graph" >pipe &
refused "query \"changed:pipe\": column 9: there is no copy of 'pipe' that could be read again" \
	-g "$graph" --filter changed:pipe
wait

begin 'in a preset in: is what the lines before selected, of any class'
cat >in.sel <<'S'
query 'xpcshell
query mochitest class:cf
query in:closure
exclude-query in:selection -cf$
node suite=gtest query=!in:selection
S
select_tasks --preset in.sel
expect_status 0
expect_tasks build-linux64/debug $gtest 'test-linux2404-64/debug-xpcshell-*' \
	'test-windows11-64-24h2/debug-xpcshell-*'
select_tasks --preset in.sel --save ./saved.sel
expect_status 0
select_tasks --preset ./saved.sel
expect_said 'as when it was saved'
printf 'query in:nowhere\n' >wrong.sel
refused "wrong.sel:1: query \"in:nowhere\": column 4: 'nowhere' is not a set of tasks (selection, closure)" \
	-g "$graph" --no-push --preset wrong.sel

begin 'a misspelt scope is named when nothing matched'
finds_nothing paltform:windows "no scope 'paltform': did you mean 'platform:'?"
finds_nothing 'gtest qwertz:windows' "no scope 'qwertz'"
select_tasks -q paltform:windows -q "'gtest"
expect_status 0
expect_stderr "query \"paltform:windows\" matches nothing here (no scope 'paltform': did you mean 'platform:'?)"
select_tasks -x -q "'gtest" -q paltform:windows
expect_status 1
expect_stderr "query \"paltform:windows\" matches nothing here (no scope 'paltform': did you mean 'platform:'?)
mtry-tui: nothing matched: no task is selected"

begin 'half-typed scopes are no terms yet, or those of fzf'
for query in attr.kind: needs: neededby: in: '!in:' changed: '!changed:'; do
	run -g "$graph" --full --filter "$query"
	expect_status 0
	[ "$(wc -l <"$world/out")" = 14 ] || fail "'$query' is not ignored"
done
finds_nothing attr.kind
finds_nothing attr.
