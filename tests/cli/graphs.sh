#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# --graph in every form, --full and --targets; every kind of bad input is one line and status 2.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"

no_edges='this graph has no dependencies (a task set): what a task needs is not known'
offered='build-linux64/debug
build-win64/debug
test-linux2404-64/debug-gtest
test-linux2404-64/debug-mochitest-plain-1
test-linux2404-64/debug-mochitest-plain-1-cf
test-linux2404-64/debug-mochitest-plain-2
test-linux2404-64/debug-mochitest-plain-3
test-linux2404-64/debug-xpcshell-1
test-linux2404-64/debug-xpcshell-2
test-windows11-64-24h2/debug-xpcshell-1
test-windows11-64-24h2/debug-xpcshell-2
toolchain-linux64-clang'

# lists LABELS ARGUMENT...: --list prints these and says nothing.
lists() {
	labels=$1
	shift
	run --list "$@"
	expect_status 0
	expect_stderr ''
	expect_stdout "$labels"
}

begin 'a full task graph lists what try offers'
lists "$offered" --graph "$graph"
lists "$offered" -g "$graph"
lists "$offered" --graph="$graph"

begin '--full lists all of it'
run --list --full -g "$graph"
expect_status 0
expect_stdout "build-linux64-ccov/opt
$(printf '%s\n' "$offered" | head -n 2)
release-balrog-update
$(printf '%s\n' "$offered" | tail -n +3)"

begin 'the layout of the text does not matter'
tr -d '\n' <"$graph" >one-line.json
lists "$offered" -g one-line.json
if command -v python3 >/dev/null; then
	python3 -c 'import json, sys
json.dump(json.load(open(sys.argv[1])), open("sorted.json", "w"), indent=2, sort_keys=True)
json.dump(dict(reversed(json.load(open(sys.argv[1])).items())), open("reversed.json", "w"),
	separators=(",", ":"))' "$graph"
	lists "$offered" -g sorted.json
	lists "$offered" -g reversed.json
fi

begin 'a byte order mark in front means nothing'
printf '\357\273\277' | cat - "$graph" >bom.json
lists "$offered" -g bom.json
run_on bom.json --list -g -
expect_stdout "$offered"
printf '\357\273\277' >bom
refused 'bom: the file is empty' --list -g bom

begin 'a target set and runnable jobs are graphs without dependencies'
run --list -g "$data/target-set.json"
expect_status 0
expect_stderr "$no_edges"
expect_stdout "$(printf '%s\n' "$offered" | grep xpcshell)"
run --list -g "$data/runnable-jobs.json"
expect_status 0
expect_stderr "$no_edges"
expect_stdout 'build-win
test-linux/opt-a'

begin 'gzip is recognised by its first bytes, and may have several members'
gzip -c "$graph" >named.json
lists "$offered" -g named.json
{
	head -n 5 "$graph" | gzip
	: | gzip
	tail -n +6 "$graph" | gzip
} >members
lists "$offered" -g members

begin 'the graph comes from standard input, plain or compressed'
for file in "$graph" named.json; do
	run_on "$file" --list -g -
	expect_status 0
	expect_stderr ''
	expect_stdout "$offered"
done

begin 'the demo ships with the program'
run --list -g demo
expect_status 0
expect_stderr ''
offered_nr=$(wc -l <"$world/out")
[ "$offered_nr" -gt 500 ] || fail 'too few tasks'
LC_ALL=C sort -c "$world/out" || fail 'not sorted'
run --list --full -g demo
[ "$(wc -l <"$world/out")" -gt $((2 * offered_nr)) ] || fail '--full adds little'

begin '--targets offers that list, and names what the graph does not have'
run --list -g "$graph" --targets "$data/target-tasks.json"
expect_status 0
expect_stderr "$data/target-tasks.json: 1 label is not in this graph: test-gone-1"
expect_stdout 'build-win64/debug
toolchain-linux64-clang'
refused '--targets and --full exclude each other' \
	--list -g "$graph" --full --targets "$data/target-tasks.json"

begin 'a list of targets that is none'
echo '{"a": 1}' >object.json
refused 'object.json: not a list of labels (target-tasks.json is one)' \
	--list -g "$graph" --targets object.json
echo '["a", 1]' >number.json
refused 'number.json: entry 2 is not a label' --list -g "$graph" --targets number.json
: >empty
refused 'empty: the file is empty' --list -g "$graph" --targets empty
printf '[\n"a",\n' >short.json
run --list -g "$graph" --targets short.json
expect_refused "short.json:3:0: ']' expected near end of file"
refused "cannot open 'none.json': No such file or directory" --list -g "$graph" --targets none.json

# ---- bad graphs ----

# bad FILE MESSAGE: the graph FILE is refused with this message, whatever is asked for.
bad() {
	refused "$2" --list -g "$1"
	refused "$2" --list --full -g "$1"
	refused "$2" -q x --no-push -g "$1"
}

begin 'files that are no graph at all'
bad empty 'empty: the file is empty'
printf ' \n\t' >blank
bad blank 'blank: the file is empty'
echo '{}' >object
bad object 'object: the graph has no tasks'
echo '[]' >list
bad list 'list: byte 0 (line 1): this is a JSON list, not a task graph (target-tasks.json is for --targets)'
bad "$data/target-tasks.json" "$data/target-tasks.json: byte 0 (line 1): this is a JSON list, not a task graph (target-tasks.json is for --targets)"
printf '<!DOCTYPE html>\n<title>404</title>\n' >page.json
bad page.json 'page.json: byte 0 (line 1): this is an HTML page, not a task graph'
printf 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n' >pointer
bad pointer "pointer: byte 0 (line 1): this is a git-LFS pointer, not the file itself (run 'git lfs pull')"
run_on pointer -g - --list
expect_stderr 'mtry-tui: stdin: byte 0 (line 1): this is a git-LFS pointer, not the file itself'
echo 'null' >null
bad null "null: byte 0 (line 1): this is not a task graph: expected '{'"
bad missing.json "cannot open 'missing.json': No such file or directory"
mkdir folder
bad folder "cannot read 'folder': it is a folder"
if [ "$(id -u)" != 0 ]; then
	cp "$graph" secret
	chmod 0 secret
	bad secret "cannot open 'secret': Permission denied"
fi

begin 'files that end early, or too late'
head -c 3000 "$graph" >short
bad short 'short: byte 3000 (line 8): the text ends early (truncated file)'
cp "$graph" junk
echo '}' >>junk
bad junk 'junk: byte 6752 (line 17): junk behind the end of the graph'
head -c 500 named.json >short.gz
bad short.gz 'short.gz: byte 500: the compressed data ends early (truncated file)'
cp named.json junk.gz
echo junk >>junk.gz
bad junk.gz "junk.gz: byte $(wc -c <named.json): junk behind the compressed data"

begin 'text that is nested without end'
{
	printf '{"a": '
	head -c 100000 /dev/zero | tr '\0' '['
} >deep
bad deep 'deep: byte 517 (line 1): more than 512 nested objects and arrays'

begin 'tasks that are none'
echo '{"a": 3}' >task
bad task "task: byte 1 (line 1): the task 'a' is not an object"
printf '{"a": {"kind": "x"},\n "b": {"kind": "x", "label": "a"}}\n' >twice
bad twice "twice: byte 22 (line 2): the label 'a' stands twice"
printf '{"a": {"kind": "x"},\n "a": {"kind": "x"}}\n' >twice
bad twice "twice: byte 22 (line 2): the label 'a' stands twice"
echo '{"a\u001bb": {"kind": "x"}}' >control
bad control "control: byte 1 (line 1): a label has a control character: 'a^[b'"
printf '{"a\033b": {"kind": "x"}}\n' >control
bad control 'control: byte 3 (line 1): control character in a string'
{
	printf '{"'
	head -c 4097 /dev/zero | tr '\0' x
	printf '": {"kind": "x"}}'
} >long
bad long "long: byte 1 (line 1): a label is longer than 4096 bytes: '$(head -c 60 /dev/zero | tr '\0' x)…'"

begin 'the same from standard input'
run_on empty --list -g -
expect_refused 'stdin: the file is empty'
run_on short --list -g -
expect_refused 'stdin: byte 3000 (line 8): the text ends early (truncated file)'

begin 'no graph'
refused 'no task graph: say --graph FILE, or --graph demo to look around (see --help)' --list

begin 'an index that is damaged is made again, with one line; the answer is the same'
cache=$HOME/.cache/mtry-tui
rm -rf "$cache"
run -g "$graph" --list
expect_status 0
expect_stderr ''
cp "$world/out" labels
run -g "$graph" --list
expect_status 0
diff -u labels "$world/out" || fail 'another list from the index'
index=$(ls "$cache"/index/*.idx)
printf x | dd of="$index" bs=1 seek=9 conv=notrunc 2>/dev/null
run -g "$graph" --list
expect_status 0
expect_stderr "the index '$index' is of another version: it is made again"
diff -u labels "$world/out" || fail 'another list'
truncate -s 1000 "$index"
run -g "$graph" --list
expect_status 0
expect_stderr "the index '$index' is damaged: it is made again"
diff -u labels "$world/out" || fail 'another list'
run -g "$graph" --list
expect_stderr ''

begin 'what reads labels only looks at all of them'
run -g "$graph" --list # the outline in the index begins with some of them
at=$(grep -abo 'test-linux2404-64/debug-gtest' "$index" | sed -n '$s/:.*//p')
printf x | dd of="$index" bs=1 seek="$at" conv=notrunc 2>/dev/null
run -g "$graph" --filter "'gtest"
expect_status 0
expect_stderr "the index '$index' is damaged: it is made again"
expect_stdout test-linux2404-64/debug-gtest

begin 'a wrong query does not wait for the graph'
refused 'query "suite:/a(": column 7: the regex has no closing /' -g none.json --filter 'suite:/a('

begin 'damage in what is looked at late ends with one line, and the next start reads again'
size=$(wc -c <"$index")
printf x | dd of="$index" bs=1 seek=$((size - 64)) conv=notrunc 2>/dev/null
# (what try offers is in the first part, so a list needs nothing of the last)
run -g "$graph" --list
expect_status 0
diff -u labels "$world/out" || fail 'another list'

begin 'a cache that cannot be written is no reason to stop'
rm -rf "$cache"
touch "$cache"
run -g "$graph" --list
expect_status 0
expect_stderr "cannot make folder '$cache/index': Not a directory: the next start reads the graph again"
diff -u labels "$world/out" || fail 'another list'
rm "$cache"

begin 'a copy that cannot be written'
mkdir -p "$cache"
touch "$cache/copies"
run_on "$graph" -g - --list
expect_status 0
expect_stderr "'$cache/copies' is not a folder: definitions of tasks cannot be shown, and the next start gets the graph again"
diff -u labels "$world/out" || fail 'another list'
rm -r "$cache"

begin 'rules for facets: of the user, then of the project'
printf '{"a":{"attributes":{"x":"b","y":"c"}},"d":{"attributes":{"y":"c"}}}' >rules.json
mkdir -p tree/taskcluster
(cd tree && git init -q .)
echo 'suite attr.y' >tree/taskcluster/mtry-facets
cd tree
run -g ../rules.json --filter suite:c
expect_stdout 'a
d'
echo 'suite attr.x' >"$config/facets"
run -g ../rules.json --filter suite:c
expect_stdout 'd'
run -g ../rules.json --filter suite:b
expect_stdout 'a'

begin 'rules that are wrong: those of the user are an error, those of the project a note'
echo 'suite attr.y hea' >taskcluster/mtry-facets
run -g ../rules.json --filter suite:b
expect_status 0
expect_said "taskcluster/mtry-facets:1: 'hea' is none of head, tail, if-os, if-os-pair, if-platform and with; the rules of this file do not count"
echo 'siute attr.x' >"$config/facets"
refused "$config/facets:1: no rule makes 'siute' (did you mean 'suite'?)" -g ../rules.json --list
rm "$config/facets"
cd ..
