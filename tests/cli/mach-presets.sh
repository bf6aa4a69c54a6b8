#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Presets of mach try: read from its files as it reads them, listed and written as it does.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"

unset EDITOR MACH_TRY_PRESET_PATHS MOZBUILD_STATE_PATH
mkdir -p "$HOME/.mozbuild"
file=$HOME/.mozbuild/try_presets.yml

replay() {
	run -g "$graph" --no-push --preset "$@"
}

# mach TEXT...: these lines are the user's file.
mach() {
	printf '%s\n' "$@" >"$file"
}

gtest=test-linux2404-64/debug-gtest
xpcshell='test-linux2404-64/debug-xpcshell-*'

begin 'no file, no presets'
run --list-presets
expect_status 0
expect_stdout 'no presets found'
refused "no preset 'none': neither '$config/presets/none.sel' nor one of mach try" --preset none --no-push

begin 'queries match folded names'
mach 'x:' '  selector: fuzzy' '  query:' "  - '''xpcshell-* linux !cf'" "  - 'gtest$'"
replay x
expect_status 0
expect_stderr "$file: 3 tasks"
expect_tasks $gtest "$xpcshell"
grep -qx "Fuzzy (preset: x) query='xpcshell-\* linux !cf&query=gtest\\$" "$world/out" || fail 'title'
mach 'x:' '  selector: fuzzy' "  query: \"'xpcshell-*\"" '  intersect_query: [linux]'
replay x
expect_tasks "$xpcshell"
mach 'x: {selector: fuzzy, show_chunk_numbers: true, query: [xpcshell-1 linux]}'
replay x
expect_tasks test-linux2404-64/debug-xpcshell-1

begin 'values in all the forms that PyYAML writes'
# shellcheck disable=SC1003 # a backslash at the end of a line
mach '--- # a comment' 'x:' '  selector: fuzzy' '  query:' "  - ^$gtest\$ # trailing" '  message: >-' '    two' '    words' \
	'  env:' '  - "A=\"quoted\' '    \ text\""' "  - 'B: {msg}=''1'''" '  - C=plain' '    goes on'
replay x
expect_status 0
grep -qx 'two words' "$world/out" || fail 'the folded text'
for line in '"A": "\"quoted text\""' '"B: {msg}": "'"'1'"'"' '"C": "plain goes on"'; do
	grep -qF "$line" "$world/out" || fail "not there: $line"
done

begin 'options'
mach 'x:' '  selector: fuzzy' "  query: ['gtest']" '  description: nothing' '  dry_run: true' '  push_to_vcs: true' \
	'  rebuild: 3' '  artifact: true' '  gecko_profile_interval: 2.5' '  profile: true' '  browsertime: false' \
	'  worker_types: [t-linux]' '  try_config_params: {release_type: esr, n: [1, null]}'
sed -i 's/t-linux/t-linux-docker/' "$file"
replay x --no-worker-type
expect_status 0
for line in '"rebuild": 3' '"use-artifact-builds": true' '"gecko-profile-interval": 2.5' '"release_type": "esr"'; do
	grep -qF "$line" "$world/out" || fail "not there: $line"
done
replay x --no-worker-type --no-artifact --rebuild 2
grep -qF '"rebuild": 2' "$world/out" || fail 'the command line counts more'
! grep -q use-artifact "$world/out" || fail 'not taken back'

begin 'what is wrong or not possible is named with its place'
# wrong MESSAGE LINE...: of the entry x.
wrong() {
	wanted=$1
	shift
	mach 'x:' '  selector: fuzzy' "$@"
	refused "$file:$wanted" -g "$graph" --preset x --no-push
}
wrong "3:3: rebuild: --rebuild '50' is not a number from 1 to 20, nor LABEL=N" '  rebuild: 50'
wrong '3:3: full: neither true nor false' '  full: 1'
wrong '3:3: query: not a list of texts' '  query: [a, [b]]'
wrong '3:3: query: not a list of texts' '  query: {a: b}'
wrong '3:3: query: a query of several lines' '  query: "a\nb"'
wrong "3:3: env: --env 'A' has no '=' (write NAME=VALUE)" '  env: [A]'
wrong '3:3: env: not a list of texts' '  env: 3'
wrong '3:3: try_config_params: not a mapping' '  try_config_params: 3'
wrong '3:3: wonder: mach try may know this, but it is not known here' '  wonder: true'
mach 'x: {selector: chooser}'
refused "$file:1:5: selector: only presets of 'fuzzy' can be replayed here, not of 'chooser'" --preset x --no-push
mach 'x: {query: a}'
refused "$file:1:1: the preset 'x' has no selector" --preset x --no-push
mach 'x: 3'
refused "$file:1:1: the preset 'x' is not a mapping" --preset x --no-push
mach '- x'
refused "$file:1:1: not a mapping of presets" --preset x --no-push
mach 'x: ['
run --preset x --no-push
expect_status 2
grep -q "^mtry-tui: $file:2:1: not YAML: " "$world/err" || fail 'no place'
mach 'linux: {selector: fuzzy}'
refused "no preset 'linus' (did you mean 'linux'?)" --preset linus --no-push

begin "files in mach's order; a selection of ours first"
mkdir -p co/tools/tryselect && git init -q co
printf 'x: {selector: fuzzy, query: gtest}\ny: {selector: fuzzy, query: xpcshell linux}\n' >co/tools/tryselect/try_presets.yml
mach 'x: {selector: fuzzy, query: build-linux64}'
cd co
replay x
expect_said "$file: "
replay y
expect_tasks "$xpcshell"
expect_said "$world/cwd/co/tools/tryselect/try_presets.yml: "
printf 'z: {selector: fuzzy, query: gtest}\n' >"$world/z.yml"
export MACH_TRY_PRESET_PATHS="$world/none.yml:$world/z.yml"
replay z
expect_status 0
run -g "$graph" --preset x --no-push
expect_status 2
unset MACH_TRY_PRESET_PATHS
export MOZBUILD_STATE_PATH="$world/state"
mkdir -p "$world/state"
cp "$world/z.yml" "$world/state/try_presets.yml"
replay z
expect_status 0
unset MOZBUILD_STATE_PATH
printf 'query gtest\n' >"$config/presets/x.sel"
replay x
expect_said "$config/presets/x.sel: "

begin 'the list is that of mach, and ours'
mach 'b:' '  rebuild: 2' '  selector: fuzzy' '  query: ["'"'"'x"]' 'a: {selector: fuzzy, description: "é"}'
run --list-presets
expect_status 0
expect_stdout "Selections in $config/presets:

  x
  
Presets from $file:

  a:
    description: \"\\xE9\"
    selector: fuzzy
  b:
    query:
    - '''x'
    rebuild: 2
    selector: fuzzy
  
Presets from $world/cwd/co/tools/tryselect/try_presets.yml:

  x:
    query: gtest
    selector: fuzzy
  y:
    query: xpcshell linux
    selector: fuzzy
  "
cd ..

begin 'saving changes one entry and keeps the rest'
rm "$config/presets/x.sel"
mach '# mine' 'b:' '    selector: fuzzy   # why not' '    query: x' '' 'd: {selector: fuzzy}'
run -g "$graph" --folded -q "'xpcshell-* linux" -q "'gtest" --rebuild 2 --env A=1 --save-mach c
expect_status 0
expect_stderr "saved for mach try too; replay it with: mtry-tui --preset c --graph $graph"
same_file() {
	printf '%s\n' "$2" | diff -u - "$1" || fail "$1 differs"
}
same_file "$file" "# mine
b:
    selector: fuzzy   # why not
    query: x
c:
  env:
  - A=1
  query:
  - '''xpcshell-* linux'
  - '''gtest'
  rebuild: 2
  selector: fuzzy

d: {selector: fuzzy}"
replay c
expect_tasks $gtest "$xpcshell"
run -g "$graph" --preset c --save ./c.sel
grep -qx "folded-query 'xpcshell-\* linux" c.sel || fail 'not as a selection of ours'
run -g "$graph" --preset ./c.sel --save-mach e
expect_status 0
replay e
expect_tasks $gtest "$xpcshell"
rm "$file"
run -g "$graph" -q "'xpcshell 1$" -q "'gtest" --no-artifact --save-mach new
expect_status 0
same_file "$file" "new:
  no_artifact: true
  query:
  - '''xpcshell 1$'
  - '''gtest'
  selector: fuzzy
  show_chunk_numbers: true"
replay new
expect_status 0
run -g "$graph" --folded -x -q "'xpcshell-*" -q linux --save-mach and
expect_status 0
replay and
expect_tasks "$xpcshell"

begin 'what mach cannot say is not saved'
cp "$file" before
not_saved() {
	wanted=$1
	shift
	run -g "$graph" "$@" --save-mach y
	expect_status 2
	expect_said "mtry-tui: $wanted"
}
not_saved 'mach has no terms like those of "suite:xpcshell"' -q suite:xpcshell
not_saved 'mach has no terms like those of "/gtest/"' -q /gtest/
not_saved "a mach preset cannot say 'remote=x'" -q gtest --remote x
not_saved "a mach preset cannot say 'rebuild=$gtest=2'" -q gtest --rebuild "$gtest=2"
printf 'label %s\n' "$gtest" >one.sel
not_saved "mach presets have queries only, not \"label $gtest\"" --preset ./one.sel
printf 'query gtest\nfolded-query xpcshell\n' >one.sel
not_saved 'in a mach preset either all queries match labels, or none does; "xpcshell" does not fit those before' \
	--preset ./one.sel
printf 'query gtest | xpcshell\nkeep-query gtest\nquery xpcshell\n' >one.sel
not_saved 'in a mach preset what is added stands before what narrows; "xpcshell" comes behind' --preset ./one.sel
run -g "$graph" --full -q linux --save-mach y
expect_status 2
grep -q '^mtry-tui: as a mach preset it would select [0-9]* tasks, not [0-9]*: mach knows no classes of tasks$' \
	"$world/err" || fail 'other tasks than meant are saved'
diff before "$file" || fail 'the file was changed'
mach 'x: ['
run -g "$graph" -q gtest --save-mach y
expect_status 2
same_file "$file" 'x: ['

begin 'the editor'
# shellcheck disable=SC2016 # as it stands
refused 'must set the $EDITOR environment variable to use --edit-presets' --edit-presets
export EDITOR='cat -E'
mach '# mine'
run --edit-presets
expect_status 0
expect_stdout '# mine$'
EDITOR='"x'
refused "no closing quote in '\"x'" --edit-presets
EDITOR=' '
# shellcheck disable=SC2016
refused '$EDITOR names no program' --edit-presets
EDITOR=false
run --edit-presets
expect_status 2
unset EDITOR

begin '--folded is for -q'
refused '--folded needs a selection: say -q QUERY or --preset NAME' --folded
run -g "$graph" --folded -q 'platform:linux' --no-push
expect_status 2
run -g "$graph" --folded -q '^test-linux2404-64/debug-xpcshell-*$' --no-push
expect_tasks "$xpcshell"

begin 'the command of mach that does the same'
# says COMMAND OPTION...
says() {
	wanted=$1
	shift
	run -g "$graph" "$@" --print-mach
	expect_status 0
	expect_stdout "mach try fuzzy $wanted"
}
says "-q \"'xpcshell-* linux\" -q \"'gtest\" --env 'A=b c' --rebuild 2" \
	--folded -q "'xpcshell-* linux" -q "'gtest" --rebuild 2 --env 'A=b c'
says "-x -q 'xpcshell-*' -q linux" --folded -x -q 'xpcshell-*' -q linux
says "-q ''\\''xpcshell 1\$' --show-chunk-numbers --no-artifact" -q "'xpcshell 1$" --no-artifact
says "-q '^$gtest\$'" -q suite:gtest
says "-q '^$xpcshell\$'" -q 'suite:xpcshell platform:linux'
says "-q '^test-linux2404-64/debug-xpcshell-1\$' --show-chunk-numbers" -q 'suite:xpcshell platform:linux chunk:1'
run auto --print-mach
expect_stdout 'mach try auto'
refused "a mach preset cannot say 'remote=x'" -g "$graph" -q "'gtest" --remote x --print-mach
awk 'BEGIN { for (i = 1; i <= 300; i++) printf "%s\"t%04d\":{\"kind\":\"x\"}", (i > 1 ? "," : "{"), i
	print "}" }' >many.json
run -g many.json -q kind:x --print-mach
expect_status 2
expect_said 'mtry-tui: no command of mach selects the same: mach has no terms like those of "kind:x"'
