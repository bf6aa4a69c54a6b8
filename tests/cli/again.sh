#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# `mtry-tui again`: what was pushed is kept by what was meant, listed, and pushed once more.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"

export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
gtest=test-linux2404-64/debug-gtest
pushes=$HOME/.local/state/mtry-tui/pushes$world/cwd/work

begin 'outside of a checkout'
refused "no git or hg repository in '$world/cwd' or above it" again --list
git init -q work
git init -q --bare try.git
cd work
git commit -q --allow-empty -m one
git remote add try ../try.git

begin 'nothing yet'
refused "nothing was pushed from '$world/cwd/work'" again --no-push
run again --list
expect_status 0
expect_stdout 'nothing was pushed from here'

begin 'a push is kept, and one that fails or is not made is not'
run -g "$graph" -q "'gtest" --no-push
run -g "$graph" -q "'gtest" --remote none --push
expect_status 2
[ ! -e "$pushes" ] || fail 'kept what was not pushed'
run -g "$graph" -q "'gtest" -q 'xpcshell linux' -m "$(printf 'two\nlines')" --env A=1 --push
expect_status 0
[ "$(stat -c %a "$pushes"/*.sel)" = 600 ] || fail 'others can read it'
# the names have seconds
mv "$pushes"/*.sel "$pushes/20260101T120000Z-1.sel"
run -g "$graph" -q "'gtest" --push
mv "$pushes"/20[!2]*.sel "$pushes"/new 2>/dev/null || :
set -- "$pushes"/*.sel
[ $# = 2 ] || fail "$# pushes"
for name in "$@"; do
	case $name in */20260101T*) ;; *) mv "$name" "$pushes/20260102T130500Z-2.sel" ;; esac
done

begin 'the list, the last one first'
run again --list
expect_status 0
expect_stdout "0. 2026-01-02 13:05 (1 task) Fuzzy query='gtest
1. 2026-01-01 12:00 (3 tasks) two
   lines"
run again --list-tasks
expect_stdout "0. 2026-01-02 13:05 (1 task) Fuzzy query='gtest
    $gtest
1. 2026-01-01 12:00 (3 tasks) two
   lines
    $gtest
    test-linux2404-64/debug-xpcshell-1
    test-linux2404-64/debug-xpcshell-2"

begin 'once more'
run again -g "$graph" --no-push
expect_status 0
expect_stderr "$pushes/20260102T130500Z-2.sel: 1 task, as when it was saved"
expect_tasks $gtest
run again -g "$graph" --index 1 --no-push --message-style mach
expect_tasks $gtest 'test-linux2404-64/debug-xpcshell-*'
grep -q '"A": "1"' "$world/out" || fail 'the environment'
sed -n '2,3p' "$world/out" | diff -u - "$(printf 'two\nlines\n' >title && echo title)" || fail 'the title'
# shellcheck disable=SC2016 # backquotes
grep -qx 'Pushed via `mach try again`' "$world/out" || fail 'not said to be pushed again'
grep -q '"TRY_SELECTOR": "fuzzy"' "$world/out" || fail 'the selector is that of the first push'
rm title

begin 'by what was meant: the difference is told'
sed "s/\"$(printf %s $gtest | sed 's/\//\\\//')\"/\"test-new\/gtest\"/g" "$graph" >../other.json
run again -g ../other.json --no-push --ignore-missing
expect_said ': 1 task (+1 -1 since it was saved)'
expect_said "saved label \"$gtest\" is not in this graph"
expect_tasks test-new/gtest
rm ../other.json

begin 'pushed again'
run again -g "$graph" --index 1 --push
expect_status 0
git --git-dir=../try.git log -1 --format=%s master main 2>/dev/null | head -n 1 >subject || :
run again --list
grep -q '^0\. .* (3 tasks) two$' "$world/out" || fail 'not in the list'
rm -f subject

begin 'what is wrong'
refused "--index 3: the list ends with 2 (see --list)" again --index 3 --no-push
refused "--index 'x' is not a number" again --index x --no-push
refused "--index means nothing without a command that takes it" --index 1 -q x --no-push
refused "'x' behind 'again' means nothing" again x
echo 'nonsense' >"$pushes/20260103T000000Z-3.sel"
run again --list
expect_status 2
expect_said "20260103T000000Z-3.sel:1: unknown keyword 'nonsense'"
grep -q "Fuzzy query='gtest" "$world/out" || fail 'the others are not listed'

begin 'so many are kept'
i=10
while [ $i -lt 40 ]; do
	cp "$pushes/20260102T130500Z-2.sel" "$pushes/202501${i}T000000Z-1.sel"
	i=$((i + 1))
done
run -g "$graph" -q "'gtest" --push
expect_status 0
[ "$(find "$pushes" -name '*.sel' | wc -l)" = 20 ] || fail 'other than 20'

begin 'forgotten'
run again --purge
expect_status 0
expect_stderr '20 pushes forgotten'
run again --list
expect_stdout 'nothing was pushed from here'
