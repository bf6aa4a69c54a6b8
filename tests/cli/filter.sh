#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# --filter gives what `fzf -f` gives over the list of labels: the same lines in the same order, and
# the same status. --list is the list.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"

begin '--list prints the offered labels, sorted by bytes'
run -g demo --list
expect_status 0
cp "$world/out" offered
run -g demo --full --list
cp "$world/out" all
sort -c offered || fail 'not sorted'
comm -23 offered all >none
[ ! -s none ] || fail 'offers what it does not have'

begin 'a filter without terms prints all, in this order'
for query in '' ' ' '!' '^' "'"; do
	run -g demo --filter "$query"
	expect_status 0
	cmp -s "$world/out" offered || fail "'$query' does not give the list"
done

begin 'nothing matches: status 1 and not a word'
run -g demo --filter zzzzzz
expect_status 1
expect_stdout ''
expect_stderr ''

begin 'a query that is wrong: status 2, what and where'
refused "query \"suite:/a(\": column 7: the regex has no closing /" -g demo --filter 'suite:/a('
refused "query \"win /a(/\": column 8: in the regex: missing closing parenthesis" -g demo --filter 'win /a(/'
refused "query \"chunk:0\": column 7: '0' is not a chunk number or range (1-3, first, last, all)" -g demo --filter 'chunk:0'
refused "query \"ä chunk:x\": column 9: 'x' is not a chunk number or range (1-3, first, last, all)" -g demo --filter 'ä chunk:x'
refused "query \"/(-?[a-z0-9]*)*\$[^a]/\": column 1: the regex needs too many steps" \
	-g demo --filter '/(-?[a-z0-9]*)*$[^a]/'

want fzf

# both QUERY [FLAG]: the program and fzf agree.
both() {
	# shellcheck disable=SC2086 # words
	run -g demo --full ${2-} --filter "$1"
	expected=0
	# shellcheck disable=SC2086
	fzf ${2-} -f "$1" <all >wanted || expected=$?
	diff -u wanted "$world/out" >difference || {
		head -n 20 difference
		fail "'$1' differs from fzf ${2-}"
	}
	expect_status $expected
}

begin 'the offered labels only'
run -g demo --filter 'win xpc'
fzf -f 'win xpc' <offered | diff -u - "$world/out" || fail 'differs from fzf'

begin 'the order and the status of fzf'
for query in win11 xpcshell 'win xpc' "'win 'xpcshell" '^test-linux' 'opt$' '1$' '^build 64' \
	'!test' '!test !build' 'mochitest !^test-android' 'debug 1$ !win' 'XPCShell' 'Mochitest' \
	'mochitst' 'tlx1' 'asan' '2404 crashtest' "'crashtest !'asan" 'zzz' '!e' '^$' '$' '!$' '64-qr' \
	'a b c' 'ééé' 'test-linux2404-64' "''" "'''" '!!x' '^^x' 'x$$' '\ ' 'linux\ 64' \
	'^build-linux64$' 'wpt' 'plain 1-cf$'; do
	both "$query"
done

begin 'the same with --exact'
for query in win11 'win xpc' "'wnxpc" '!test' '^build' 'opt$' "'mchtst !'asn"; do
	both "$query" -e
done

begin 'alternatives'
for query in 'xpcshell | gtest' '^build | ^test win' "win 'gtest | 'crashtest !debug"; do
	both "$query"
done

begin 'case as asked for'
for flag in -i +i; do
	for query in XPCshell 'Win !ASAN' "^Test 'moch" mochitest; do
		both "$query" $flag
	done
done
run -g demo --full --ignore-case --filter XPCshell
cp "$world/out" ignoring
run -g demo --full -i --filter XPCshell
cmp -s "$world/out" ignoring || fail '-i and --ignore-case differ'
run -g demo --respect-case --filter XPCshell
expect_status 1
refused '--ignore-case and --respect-case exclude each other' -g demo -i --ignore-case +i --filter x

begin 'in the order of the list'
for query in xpcshell 'win xpc' 'debug | 1$'; do
	both "$query" +s
	sort -c "$world/out" || fail 'not in the order of the list'
	cp "$world/out" unsorted
	run -g demo --full --no-sort --filter "$query"
	cmp -s "$world/out" unsorted || fail '+s and --no-sort differ'
done

begin 'a preset knows how its queries were read'
run -g demo -q XPCshell --ignore-case --save case.sel
expect_status 0
grep -qx 'option ignore-case' case.sel || fail 'the option is not saved'
run -g demo --preset ./case.sel --no-push
expect_status 0
grep -q '^./case.sel: .* tasks, as when it was saved$' "$world/err" || fail 'other tasks than before'
