#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# graph info, list, prune, verify and diff: what they print and how they end.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"

cache=$HOME/.cache/mtry-tui

# Times and sizes that differ from run to run, made equal.
plain() {
	sed -e 's/[0-9][0-9]* \(second\|minute\|hour\|day\)s\{0,1\}/AGE/g' \
		-e 's/[0-9][0-9.]* \(bytes\|kB\|MB\)/SIZE/g' -e 's/[0-9][0-9.]* ms/TIME/' \
		-e 's/[0-9a-f]\{16\}/KEY/g' -e 's/  */ /g' "$world/out" >"$world/plain"
	mv "$world/plain" "$world/out"
}

# load FILE...: their indexes are in the cache then.
load() {
	for file; do
		run -g "$file" --list
		expect_status 0
	done
}

begin 'graph alone says which commands there are'
run graph
expect_status 0
expect_stderr ''
plain
expect_stdout ' graph info say what is in the graph
 graph fetch get the graph into the cache
 graph list list the graphs in the cache
 graph prune remove the graphs that were not used for longest
 graph verify check the graphs in the cache
 graph diff A B say what differs between two graphs'

begin 'words and options that mean nothing'
refused "unknown command 'graph inof' (did you mean 'graph info'?)" graph inof
refused "unknown command 'graph zzz' (there are: info, fetch, list, prune, verify, diff; see --help)" \
	graph zzz
refused "unknown command 'grahp info' (did you mean 'graph info'?)" grahp info
refused "unknown command '' (there are: why, show, graph, inspect, decide, auto, again, compare, empty, syntax, suggest, recover; see --help)" ''
refused "'x' behind 'graph list' means nothing" graph list x
refused "'graph diff' needs A B" graph diff a
refused "'c' behind 'b' means nothing" graph diff a b c
refused "--json means nothing with the command 'graph fetch'" graph fetch --json
refused "--ignore means nothing with the command 'graph list'" graph list --ignore x
refused "--keep means nothing without a command that takes it" --keep 1G
refused "--json means nothing without a command that takes it" --json --list -g "$graph"
refused "--query means nothing with the command 'graph info'" graph info -q x
refused "--keep '1T' is not a size: a number, and k, M or G behind it" graph prune --keep 1T
refused "--keep 'M' is not a size: a number, and k, M or G behind it" graph prune --keep M
refused "--cache-size '-1' is not a size: a number, and k, M or G behind it" --cache-size=-1

# ---- graph info ----

begin 'info says what is in a graph, from its text and from its index'
for from in 'its text' 'the index'; do
	run graph info -g "$graph"
	expect_status 0
	expect_stderr ''
	plain
	expect_stdout "source $graph (AGE old)
tasks 14
offered 12
edges 9 needs, 0 soft, 0 if
kinds test 9, build 3, release-balrog-update 1, toolchain 1
facets os 2, platform 5, type 2, suite 3, variant 1, kind 4, class 4,
 symbol 4, tier 1, worker 0
classes main 11, cf 1, release 1, l10n 0, infra 1
attributes 78, 18 different ones with 7 names
text SIZE
index SIZE
loaded in TIME, from $from"
done

begin 'info for programs'
run graph info --json -g "$graph"
expect_status 0
if command -v python3 >/dev/null; then
	python3 - "$graph" "$world/out" <<-'EOF2' || fail 'other values'
		import json, os, re, sys
		path, out = sys.argv[1:]
		info = json.load(open(out))
		assert info["source"] == path, info
		assert info["date"].endswith("Z") and len(info["date"]) == 20, info
		assert (info["tasks"], info["offered"]) == (14, 12), info
		assert info["edges"] == {"needs": 9, "soft": 0, "if": 0, "missing": 0}, info
		assert list(info["kinds"].items())[0] == ("test", 9), info
		assert info["facets"]["kind"] == 4 and info["classes"]["cf"] == 1, info
		assert info["attributes"] == {"all": 78, "different": 18, "names": 7}, info
		assert info["text_bytes"] == os.stat(path).st_size, info
		assert info["from_index"] is True and info["load_ms"] > 0, info
		assert re.search(r'"load_ms": ?[0-9]+\.[0-9]{1,3}[,\s}]', open(out).read()), info
		home = os.environ["HOME"] + "/.cache/mtry-tui/index/"
		assert info["index_bytes"] == os.stat(home + os.listdir(home)[0]).st_size, info
	EOF2
fi

begin 'info tells of dependencies that lead nowhere, and shows controls in a name'
printf '{"a":{"kind":"k\\u001b[1m","dependencies":{"x":"gone"}}}' >"$(printf 'odd\033.json')"
run graph info -g "$(printf 'odd\033.json')"
expect_status 0
grep -q 'odd^\[.json (' "$world/out" || fail 'the name is not shown'
grep -q 'k^\[\[1m 1' "$world/out" || fail 'the kind is not shown'
grep -q '; 1 more lead to labels that are not here$' "$world/out" || fail 'not told'

begin 'info of what is no graph'
echo '[]' >list.json
refused 'list.json: byte 0 (line 1): this is a JSON list, not a task graph (target-tasks.json is for --targets)' \
	graph info -g list.json

# ---- graph list ----

begin 'an empty cache'
rm -rf "$cache"
run graph list
expect_status 0
expect_stdout ''
expect_stderr 'the cache is empty'
run graph list --json
expect_stdout '[]'
run graph verify
expect_status 0
expect_stderr 'the cache is empty'
run graph verify --json
expect_status 0
expect_stdout '[]'
run graph verify --json -g demo
expect_status 1
expect_stdout '[]'
run graph prune
expect_status 0
expect_stdout '0 graphs are in the cache, 0 bytes'
run graph prune --json
expect_status 0
expect_stdout '{"removed": [], "graphs": 0, "bytes": 0}'

begin 'list names each graph by where it came from, wherever we are'
cp "$graph" one.json
load one.json demo
run graph list
expect_status 0
expect_stderr ''
plain
LC_ALL=C sort "$world/out" >sorted && mv sorted "$world/out"
expect_stdout "KEY 14 SIZE AGE AGE $world/cwd/one.json
KEY 2,839 SIZE AGE AGE demo
KEY TASKS SIZE AGE LAST USE SOURCE"

begin 'list for programs; what cannot be read is told'
cp "$cache"/index/*.idx .
for index in "$cache"/index/*.idx; do
	cp "$index" "$cache/index/0000000000000001.idx"
done
printf '\377' | dd of="$cache/index/0000000000000001.idx" bs=1 seek=8 conv=notrunc 2>/dev/null
echo junk >"$cache/index/0000000000000002.idx"
run graph list
grep -q '^0000000000000001 .*  (of another version of mtry-tui)$' "$world/out" || fail 'version'
grep -q '^0000000000000002 .*  (damaged)$' "$world/out" || fail 'damage'
run graph list --json
expect_status 0
grep -qF '"key": "0000000000000002", "bytes": 5, "used": "' "$world/out" || fail 'no key'
grep -qF '"problem": "(damaged)"' "$world/out" || fail 'no problem'
grep -qF "\"source\": \"$world/cwd/one.json\", \"tasks\": 14, \"made\": \"20" "$world/out" ||
	fail 'no source'

# ---- graph verify ----

begin 'verify for programs'
cp -R "$cache" kept
run graph verify --json
expect_status 2
expect_stderr ''
grep -qF '"key": "0000000000000001", ' "$world/out" || fail 'no key'
grep -qF '"problem": "(of another version of mtry-tui)", "good": false}' "$world/out" || fail 'one'
grep -qF '"problem": "(damaged)", "good": false, "removed": true}' "$world/out" || fail 'two'
grep -q '"source": "demo", "tasks": 2839, "made": "[^"]*", "good": true}' "$world/out" || fail 'demo'
[ ! -e "$cache/index/0000000000000002.idx" ] || fail 'it is there'
rm -rf "$cache" && mv kept "$cache"

begin 'verify removes what is damaged, and ends with 2'
run graph verify
expect_status 2
expect_stderr ''
grep -qx 'index/0000000000000001.idx: (of another version of mtry-tui)' "$world/out" || fail 'one'
grep -qx 'index/0000000000000002.idx: damaged, and removed' "$world/out" || fail 'two'
grep -qx 'index/[0-9a-f]*.idx: good: demo' "$world/out" || fail 'demo'
grep -qx "index/[0-9a-f]*.idx: good: $world/cwd/one.json" "$world/out" || fail 'one.json'
rm "$cache/index/0000000000000001.idx"
run graph verify
expect_status 0
[ "$(wc -l <"$world/out")" = 2 ] || fail 'not two'

begin 'verify looks at all of an index, and at one graph if asked to'
run graph verify -g one.json
expect_status 0
name=$(sed 's/:.*//' "$world/out")
expect_stdout "$name: good: $world/cwd/one.json"
size=$(wc -c <"$cache/$name")
printf '\7' | dd of="$cache/$name" bs=1 seek=$((size - 64)) conv=notrunc 2>/dev/null
run graph verify -g demo
expect_status 0
run graph verify -g one.json
expect_status 2
expect_stdout "$name: damaged, and removed"
run graph verify -g one.json
expect_status 1
expect_stdout ''
expect_stderr 'no index of this graph is in the cache'

# ---- graph prune ----

begin 'prune removes what was not used for longest'
load one.json
name=$(basename "$(find "$cache/index" -name '*.idx' -size -20k)")
touch -d '3 days ago' "$cache/index/$name"
run graph prune
expect_status 0
plain
expect_stdout '2 graphs are in the cache, SIZE'
cp -R "$cache" kept
touch -d '3 days ago' "kept/index/$name"
left=$(find "$cache/index" -name '*.idx' ! -name "$name" -exec cat {} + | wc -c)
run graph prune --keep "$left" --json
expect_status 0
expect_stderr ''
grep -q "^{\"removed\": \[{\"key\": \"${name%.idx}\", \"bytes\": [0-9]*, \"used\": \"[^\"]*\", \
\"source\": \"$world/cwd/one.json\", \"tasks\": 14, \"made\": \"[^\"]*\", \"file\": \"index/$name\"}, \
{\"bytes\": [0-9]*, \"used\": \"[^\"]*\", \"problem\": \"it leads nowhere\", \"file\": \"names/[0-9a-f]*\"}\], \
\"graphs\": 1, \"bytes\": $left}\$" "$world/out" || fail "what: $(cat "$world/out")"
rm -rf "$cache" && mv kept "$cache"
run graph prune --keep "$left"
expect_status 0
expect_stderr ''
[ "$(sed -n 1p "$world/out" | sed 's/[0-9.]* kB/SIZE/')" = \
	"removing index/$name, SIZE, last used 3 days ago: $world/cwd/one.json" ] || fail 'what'
grep -qx 'removing names/[0-9a-f]*: it leads nowhere' "$world/out" || fail 'name'

begin 'opening a graph is a use of it'
rm -rf "$cache"
load one.json demo
touch -d '3 days ago' "$cache/index/"*
load one.json
run graph prune --keep 100K
expect_status 0
run graph list
[ "$(grep -c one.json "$world/out")" = 1 ] || fail 'the one that was used is gone'
! grep -q demo "$world/out" || fail 'the other one is there'

begin 'prune removes what a killed program left, and nothing that is not ours'
echo x >"$cache/index/$name.abcdef"
echo x >"$cache/index/README"
echo precious >"$world/precious"
ln -s "$world/precious" "$cache/index/0000000000000003.idx"
ln -s "$world/precious" "$cache/names/0000000000000003"
touch -d '2 days ago' "$cache/index/$name.abcdef" "$cache/index/README" "$world/precious"
run graph prune --keep 0
expect_status 0
grep -qx "removing index/$name.abcdef: a temporary file that was left" "$world/out" || fail 'not'
[ "$(tail -n 1 "$world/out")" = '0 graphs are in the cache, 0 bytes' ] || fail 'left'
[ "$(cat "$world/precious")" = precious ] || fail 'followed a link'
[ -e "$cache/index/README" ] || fail 'not ours'
[ -h "$cache/index/0000000000000003.idx" ] || fail 'a link is gone'

begin 'a folder of the cache that is a link is not looked into'
mv "$cache/index" "$world/elsewhere"
ln -s "$world/elsewhere" "$cache/index"
run graph prune --keep 0
expect_status 2
expect_said "cannot read the folder '$cache/index': "
run graph list
expect_status 2
rm "$cache/index"

begin 'each graph that is read keeps the cache under its size'
rm -rf "$cache"
load one.json demo
cp "$data/runnable-jobs.json" two.json
touch -d '1 day ago' "$cache/index/"*
find "$cache/index" -type f -size +100k -exec touch -d '2 days ago' {} + # the demo
echo 'cache-size = 100k' >"$config/config"
load two.json
run graph list
[ "$(sed 's/.*  //' "$world/out" | LC_ALL=C sort | tr '\n' ' ')" = \
	"$world/cwd/one.json $world/cwd/two.json SOURCE " ] || fail 'others are left'
run graph prune
expect_status 0
plain
expect_stdout '2 graphs are in the cache, SIZE'
run --cache-size 1 -g demo --list
expect_status 0
run graph list
expect_stdout ''
rm "$config/config"

# ---- graph diff ----

cat >old.json <<'EOF'
{"a": {"kind": "test", "attributes": {"x": 1}, "dependencies": {"build": "b1"},
  "task": {"payload": {"env": {"FOO": "1", "HEAD_REV": "aaaa"}, "list": ["p", "q"]}}},
 "b1": {"kind": "build", "task": {"payload": {"maxRunTime": 3600}}},
 "b2": {"kind": "build", "task": {"payload": {"maxRunTime": 3600}}},
 "gone": {"kind": "build"},
 "same": {"kind": "build", "label": "same"}}
EOF
cat >new.json <<'EOF'
{"same": { "label": "s\u0061me", "kind": "build" },
 "a": {"attributes": {"x": 2, "y": [1, {"z": null}]}, "dependencies": {"build": "b2"},
  "kind": "test",
  "task": {"payload": {"env": {"HEAD_REV": "bbbb"}, "list": ["p", "n", "q"]}}},
 "b1": {"kind": "build", "task": {"payload": {"maxRunTime": 5400}}},
 "b2": {"kind": "build", "task": {"payload": {"maxRunTime": 5400}}},
 "fresh": {"kind": "build"}}
EOF

begin 'diff names tasks and members; what changed in the same way stands together'
run graph diff old.json new.json
expect_status 1
expect_stderr ''
cp "$world/out" text
expect_stdout '+ fresh
- gone

~ a
    attributes.x: 1 → 2
    attributes.y: (none) → [1,{"z":null}]
    dependencies.build: "b1" → "b2"
    task.payload.env.FOO: "1" → (none)
    task.payload.env.HEAD_REV: "aaaa" → "bbbb"
    task.payload.list.1: (none) → "n"

~ b1
~ b2
    task.payload.maxRunTime: 3600 → 5400

1 appeared, 1 vanished, 3 changed, 1 is the same'
gzip -c new.json >new.gz
run graph diff old.json new.gz
expect_stdout "$(cat text)"
run_on new.json graph diff old.json -
expect_status 1
expect_stdout "$(cat text)"

begin 'diff of what is the same'
run graph diff old.json old.json
expect_status 0
expect_stdout '0 appeared, 0 vanished, 0 changed, 5 are the same'
gzip -c old.json >old.gz
run graph diff old.gz old.json
expect_status 0

begin 'diff without the members that always change'
run graph diff old.json new.json --ignore '*_REV' --ignore 'attributes' \
	--ignore 'task.payload.list.*' --ignore dependencies.build --ignore '*.env.FOO'
expect_status 1
expect_stdout '+ fresh
- gone

~ b1
~ b2
    task.payload.maxRunTime: 3600 → 5400

1 appeared, 1 vanished, 2 changed, 2 are the same'
printf '{"a":{"kind":"k","task":{"created":1}}}' >first.json
printf '{"a":{"kind":"k","task":{"created":2}}}' >second.json
run graph diff first.json second.json --ignore task.created
expect_status 0

begin 'diff for programs'
run graph diff --json old.json new.json
expect_status 1
expect_stdout '{
"appeared": ["fresh"],
"vanished": ["gone"],
"changed": [
{"label": "a", "members": [{"path": "attributes.x", "old": 1, "new": 2}, {"path": "attributes.y", "new": [1, {"z": null}]}, {"path": "dependencies.build", "old": "b1", "new": "b2"}, {"path": "task.payload.env.FOO", "old": "1"}, {"path": "task.payload.env.HEAD_REV", "old": "aaaa", "new": "bbbb"}, {"path": "task.payload.list.1", "new": "n"}]},
{"label": "b1", "members": [{"path": "task.payload.maxRunTime", "old": 3600, "new": 5400}]},
{"label": "b2", "members": [{"path": "task.payload.maxRunTime", "old": 3600, "new": 5400}]}],
"same": 1
}'

begin 'diff cuts long values, so that the difference is seen; --full does not'
long=$(printf 'x%.0s' $(seq 200))
printf '{"a":{"kind":"k","v":"%sAy","w":"B%s"}}' "$long" "$long" >first.json
printf '{"a":{"kind":"k","v":"%sCy","w":1}}' "$long" >second.json
run graph diff first.json second.json
expect_stdout "~ a
    v: …xxxxxxxxAy\" → …xxxxxxxxCy\"
    w: \"B$(printf 'x%.0s' $(seq 86))… → 1

0 appeared, 0 vanished, 1 changed, 0 are the same"
run graph diff --full first.json second.json
expect_stdout "~ a
    v: \"${long}Ay\" → \"${long}Cy\"
    w: \"B$long\" → 1

0 appeared, 0 vanished, 1 changed, 0 are the same"

begin 'diff shows controls, and speaks ASCII where it must'
printf '{"a":{"kind":"k","v\177":"\177\302\205"}}' >first.json
printf '{"a":{"kind":"k","v\177":"\\u001b"}}' >second.json
run graph diff first.json second.json
expect_stdout '~ a
    v^?: "^?<U+0085>" → "\u001b"

0 appeared, 0 vanished, 1 changed, 0 are the same'
run graph diff --json first.json second.json
grep -qF '{"path": "v\u007f", "old": "\u007f\u0085", "new": "\u001B"}' "$world/out" || fail 'JSON'
LC_ALL=C
run graph diff first.json second.json
grep -qF '" -> "' "$world/out" || fail 'an arrow'
LC_ALL=C.UTF-8

begin 'diff of what cannot be read'
run graph diff old.json none.json
expect_refused "cannot open 'none.json': No such file or directory"
run graph diff list.json old.json
expect_status 2
expect_said 'list.json: byte 0 (line 1): this is a JSON list'

begin 'output that cannot be written'
status=0
"$program" graph diff old.json new.json >/dev/full 2>"$world/err" || status=$?
: >"$world/out"
expect_refused 'cannot write to standard output: No space left on device'
