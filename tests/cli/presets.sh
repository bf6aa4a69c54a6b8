#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# --save and --preset: what is saved comes back, what changed is said, what is wrong is named.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"

# replays FILE ARGUMENT...: the entries of "tasks" that replaying gives, in `tasks`.
replays() {
	run -g "$graph" --no-push --preset "$@"
	expect_status 0
	tasks_of <"$world/out" >tasks
}

# round_trip ARGUMENT...: what these select is saved, and replayed to the same.
round_trip() {
	run -g "$graph" --no-push --save ./round.sel "$@"
	expect_status 0
	tasks_of <"$world/out" >wanted
	replays ./round.sel
	diff -u wanted tasks || fail 'the replay differs'
	expect_said 'as when it was saved'
	# Saved again from the replay it selects the same.
	run -g "$graph" --preset ./round.sel --save ./again.sel
	expect_status 0
	replays ./again.sel
	diff -u wanted tasks || fail 'the second replay differs'
}

begin '--save alone saves and is done'
run -g "$graph" -q "'gtest" --save saved.sel
expect_status 0
expect_stdout ''
expect_stderr "saved; replay it with: mtry-tui --preset saved.sel --graph $graph"
grep -v '^#' saved.sel >lines
diff -u - lines <<'S' || fail 'another file'
graph graph.json

query 'gtest

set 1
= test-linux2404-64/debug-gtest
S

begin 'a replay is a -q of its own: all that goes with -q goes with it'
run -g "$graph" --preset saved.sel --no-push
expect_status 0
expect_stderr 'saved.sel: 1 task, as when it was saved'
expect_tasks test-linux2404-64/debug-gtest
sed -n 2p "$world/out" | grep -qx "Fuzzy (preset: saved.sel) query='gtest" || fail 'title'
refused 'say --push or --no-push' -g "$graph" --preset saved.sel
run -g "$graph" --preset saved.sel -q 'os:windows type:debug xpcshell' --no-push
expect_tasks test-linux2404-64/debug-gtest 'test-windows11-64-24h2/debug-xpcshell-*'

begin 'a NAME is in the folder of presets, a path is where it is'
run -g "$graph" -q "'gtest" --save mine
expect_status 0
expect_stderr "saved; replay it with: mtry-tui --preset mine --graph $graph"
[ -f "$config/presets/mine.sel" ] || fail 'not in the folder'
replays mine
run -g "$graph" -q "'gtest" --save "./it's mine.sel"
expect_stderr "saved; replay it with: mtry-tui --preset \"./it's mine.sel\" --graph $graph"
cp "$config/presets/mine.sel" ./mine
replays ./mine
cp mine other.sel
replays other.sel
refused "no preset 'gone': neither '$config/presets/gone.sel' nor one of mach try" \
	-g "$graph" --preset gone --no-push
refused "cannot open 'gone.sel': No such file or directory" -g "$graph" --preset gone.sel --no-push
mkdir folder.sel
refused "cannot read 'folder.sel': Is a directory" -g "$graph" --preset folder.sel --no-push
refused "not replaced, for it is no selection file: cannot read 'folder.sel': Is a directory" \
	-g "$graph" -q "'gtest" --save folder.sel
refused "cannot make folder 'mine/x': Not a directory" -g "$graph" -q "'gtest" --save mine/x/y.sel
[ -z "$(find . -name '*.sel.*')" ] || fail 'a temporary file is left'

begin 'a selection is nobody else'"'"'s affair, and no symbolic link'
[ "$(stat -c %a "$config/presets/mine.sel")" = 600 ] || fail 'mode'
chmod 644 "$config/presets/mine.sel"
run -g "$graph" -q "'gtest" --save mine
[ "$(stat -c %a "$config/presets/mine.sel")" = 600 ] || fail 'mode of a file that was there'
cp other.sel target
ln -s target link.sel
ln -s nowhere dangling.sel
for link in link dangling; do
	refused "'$link.sel' is a symbolic link, which is not followed here: name the file it leads to, or put a file in its place" \
		-g "$graph" -q "'xpcshell" --save $link.sel
	refused "'$link.sel' is a symbolic link, which is not followed here: name the file it leads to, or put a file in its place" \
		-g "$graph" --preset $link.sel --no-push
done
cmp other.sel target || fail 'the file was written'
[ ! -e nowhere ] || fail 'a file was made'
rm link.sel dangling.sel target

begin 'the example of the documentation is a selection on the graph it names'
awk '/^```$/ && seen++ { exit } seen && !/^```$/' "$srcdir/doc/formats.md" >example.sel
grep -q '^graph demo$' example.sel || fail 'no example'
run -g demo --preset example.sel --no-push
expect_status 0
expect_said "$(sed -n 's/^set \(.*\)/example.sel: \1 tasks, as when it was saved/p' example.sel)"

begin 'what is no selection file is not replaced'
echo '#!/bin/sh' >script.sel
run -g "$graph" -q "'gtest" --save script.sel
expect_status 0
echo 'exit 1' >>script.sel
cp script.sel before
refused "not replaced, for it is no selection file: script.sel:11: unknown keyword 'exit'" \
	-g "$graph" -q "'gtest" --save script.sel
cmp script.sel before || fail 'replaced'

begin 'a name that cannot be seen or would be hidden is refused'
refused "the name 'a^Jb' has control characters" -g "$graph" -q "'gtest" --save "$(printf 'a\nb')"
refused "the name 'x/^[[31m.sel' has control characters" \
	-g "$graph" -q "'gtest" --save "$(printf 'x/\033[31m.sel')"
refused "the name '..' of a preset begins with a dot" -g "$graph" -q "'gtest" --save ..
refused "the name '.a' of a preset begins with a dot" -g "$graph" --preset .a --no-push
[ "$(find "$config/presets" . -name 'a?b*' -o -name 'x' -o -name '..*')" = '' ] || fail 'written'

begin 'every selection replays to itself'
round_trip -q xpcshell -q "'gtest"
round_trip -q ''
round_trip -q 'xpcshell chunk:first'
round_trip -q 'class:cf' -q 'class:infra'
round_trip --full -q ccov
round_trip --exact -q debug -q "'xpcsh1"
round_trip -x -q debug -q "'xpcshell" -q 'chunk:1'
round_trip -x -q "'mochitest" -q 'chunk:2 | chunk:3'
round_trip -x --exact -q xpcshell -q "'w1"
round_trip -q 'linux\ ' -q "'gtest"
round_trip -q "'gtest" -m "$(printf ' two\nlines ')" --env 'A="b" c ' --env B= --rebuild 2 \
	--artifact --closed-tree
run -g "$graph" --preset round.sel --no-push
grep -q '"A": "\\"b\\" c "' "$world/out" || fail 'env'
grep -q '"B": ""' "$world/out" || fail 'empty env'
grep -q '"rebuild": 2' "$world/out" || fail 'rebuild'
sed -n 2,3p "$world/out" >title
printf 'two\nlines ON A CLOSED TREE\n' | diff -u - title || fail 'title'

begin '-x narrows what the preset selects'
run -g "$graph" -q xpcshell -q "'gtest" --save two.sel
run -g "$graph" --preset two.sel -x -q "os:windows" --no-push
expect_tasks 'test-windows11-64-24h2/debug-xpcshell-*'
run -g "$graph" --preset two.sel -x -q "'gtest" -q zzz --no-push
expect_status 1
round_trip --preset two.sel -x -q 'os:windows'

begin 'queries over folded names take all chunks of a suite, or none'
cat >folded.sel <<'END'
folded-query 'xpcshell linux | mac
keep-folded 'debug-xpcshell-*$
END
run -g demo --preset folded.sel --no-push
sed -n 2p "$world/out" | grep -q "query='xpcshell linux | mac&query='debug-xpcshell-" || fail 'title'
grep '^Try-Task: ' "$world/out" >entries || fail 'nothing'
! grep -v -x 'Try-Task: .*debug-xpcshell-\*' entries || fail 'something else'
printf 'folded-query platform:linux\n' >scoped.sel
refused 'scoped.sel:1: query "platform:linux": folded names have no properties to ask for by NAME:' \
	-g demo --preset scoped.sel --no-push

begin 'the command line counts more than the preset, and that more than the configuration'
cat >options.sel <<'S'
option rebuild=2
option env=A=preset
option env=B=preset
option message=from the preset
option remote=elsewhere
label test-linux2404-64/debug-gtest
S
run -g "$graph" --preset options.sel --no-push
grep -q '"rebuild": 2' "$world/out" || fail 'rebuild'
[ "$(sed -n 2p "$world/out")" = 'from the preset' ] || fail 'title'
expect_stderr 'options.sel: 1 task'
run -g "$graph" --preset options.sel --no-push --rebuild 3 --env A=line -m 'from the line'
grep -q '"rebuild": 3' "$world/out" || fail 'rebuild of the line'
grep -q '"A": "line"' "$world/out" || fail 'env of the line'
grep -q '"B": "preset"' "$world/out" || fail 'env of the preset'
[ "$(sed -n 2p "$world/out")" = 'from the line' ] || fail 'title of the line'

begin 'what changed since it was saved'
run -g "$graph" -q "'xpcshell" --save xpc.sel
grep -v 'windows11.*xpcshell-2' "$graph" | sed 's/debug-gtest/debug-xpcshell-3/g' >later.json
run -g later.json --preset xpc.sel --no-push
expect_status 0
expect_said 'xpc.sel: 4 tasks (+1 -1 since it was saved)'

begin 'what is not there any more is named: status 1, unless it does not matter'
cat >missing.sel <<'S'
# by hand
query 'gtest
query 'nosuch
label test-linux2404-64/debug-gtets
node suite=mochitest-plian
exclude test-gone
set 2
= test-linux2404-64/debug-gtest
= test-linux2404-64/debug-jsreftest
S
said='missing.sel:3: query "'\''nosuch" matches nothing here
missing.sel:4: label "test-linux2404-64/debug-gtets" matches nothing here (did you mean test-linux2404-64/debug-gtest?)
missing.sel:5: node rule "suite=mochitest-plian" matches nothing here (did you mean mochitest-plain?)
missing.sel:6: label "test-gone" matches nothing here
missing.sel: saved label "test-linux2404-64/debug-jsreftest" is not in this graph
missing.sel: 1 task (+0 -1 since it was saved)'
run -g "$graph" --preset missing.sel --no-push
expect_status 1
expect_stdout ''
expect_stderr "$said
mtry-tui: the preset names tasks that are not here (--ignore-missing goes on without them)"
run -g "$graph" --preset missing.sel --no-push --ignore-missing
expect_status 0
expect_stderr "$said"
expect_tasks test-linux2404-64/debug-gtest

begin 'tasks that only --full offers say so'
echo 'label build-linux64-ccov/opt' >full.sel
run -g "$graph" --preset full.sel --no-push
expect_status 1
expect_said 'full.sel:1: label "build-linux64-ccov/opt" is not offered here (--full has it)'
run -g "$graph" --preset full.sel --no-push --full
expect_status 0

# line TEXT MESSAGE: as the second line of a preset it is refused with bad.sel:2: MESSAGE.
line() {
	printf "label a\n%b\n" "$1" >bad.sel
	refused "bad.sel:2: $2" -g "$graph" --preset bad.sel --no-push
	refused "bad.sel:2: $2" -g "$graph" --preset bad.sel --ignore-missing
}

begin 'the command line takes back what a preset says'
printf 'query gtest\noption rebuild=3\noption artifact\noption env=A=1\n' >back.sel
run -g "$graph" --preset ./back.sel --no-push --env B=2
[ "$(grep -cE '"(A": "1|B": "2)"' "$world/out")" = 2 ] || fail 'the lists are not joined'
grep -q '"rebuild": 3' "$world/out" || fail 'no rebuild'
run -g "$graph" --preset ./back.sel --no-push --no-rebuild --no-env --no-artifact --env B=2
! grep -E '"(rebuild|A|use-artifact-builds)"' "$world/out" || fail 'not taken back'
grep -q '"B": "2"' "$world/out" || fail 'what was said after it is gone, too'
run -g "$graph" --preset ./back.sel --no-artifact --no-rebuild --save back2.sel
grep -qx 'option no-artifact' back2.sel || fail 'no-artifact is not saved'
! grep -q 'rebuild' back2.sel || fail 'rebuild is saved'
printf 'query gtest\noption artifact\noption no-artifact\n' >back.sel
run -g "$graph" --preset ./back.sel --no-push
! grep -q artifact-builds "$world/out" || fail 'a preset does not take back its own'

begin 'a wrong line is named'
line 'option no-artifact=1' 'no-artifact takes no value'
line 'option no-push' "unknown option 'no-push'"
line 'qery x' "unknown keyword 'qery' (did you mean 'query'?)"
line 'zzzzzz x' "unknown keyword 'zzzzzz'"
line 'query' "nothing behind 'query'"
line 'option rebuid=2' "unknown option 'rebuid' (did you mean 'rebuild'?)"
line 'option push' "unknown option 'push'"
line 'option rebuild=99' "--rebuild '99' is not a number from 1 to 20, nor LABEL=N"
line 'option env=A' "--env 'A' has no '=' (write NAME=VALUE)"
line 'option artifact=1' '--artifact takes no value'
line 'set x' "'set' needs the number of labels below it, not 'x'"
line 'set 3\n= a' "'set 3', but 1 label follows"
line '= a' "a label of the saved set before 'set NUMBER'"
line 'label "a' "the quotes in '\"a' do not end at its end"
line 'query \0377' 'not valid UTF-8'
line 'query a\0000b' 'a zero byte: this is not a text file'
printf "label test-linux2404-64/debug-gtest\nquery suite:/a(\n" >bad.sel
refused 'bad.sel:2: query "suite:/a(": column 7: the regex has no closing /' \
	-g "$graph" --preset bad.sel --no-push
for rule in "nod=1|unknown facet 'nod'" "suit=x|unknown facet 'suit' (did you mean 'suite'?)" \
	"suite|'suite' is not FACET=VALUE" "chunk=x|chunk 'x' is not a number, first, last or all"; do
	printf "# x\nnode %s\n" "${rule%%|*}" >bad.sel
	refused "bad.sel:2: ${rule#*|}" -g "$graph" --preset bad.sel --no-push
done

begin 'a preset without rules selects nothing'
echo '# nothing yet' >none.sel
run -g "$graph" --preset none.sel --no-push
expect_status 1
expect_stderr 'none.sel: 0 tasks
mtry-tui: nothing matched: no task is selected'
