#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Whichever allocation fails: one line, status 2, and what is written is whole or not there.
# alloc-failure.sh [STEP]: only every STEP-th allocation fails (default: so that it is quick).
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"
program=$builddir/tests/cli/hooked
step=${1-}
warm=

# Runs the program with the N-th allocation failing: fails_at N ARGUMENT...
fails_at() {
	[ ! -e saved.sel ] || rm saved.sel
	[ "$warm" ] || rm -rf "$HOME/.cache"
	MTRY_TEST_ALLOC_FAIL=$1
	export MTRY_TEST_ALLOC_FAIL
	shift
	run "$@"
	unset MTRY_TEST_ALLOC_FAIL
}

# The number of allocations of a run, into total. (The first power of two that is too many, then
# by halves.)
count_allocations() {
	low=0 high=1
	while fails_at $high "$@" && [ "$status" != 0 ]; do
		low=$high
		high=$((2 * high))
	done
	while [ $((high - low)) -gt 1 ]; do
		total=$(((low + high) / 2))
		fails_at $total "$@"
		if [ "$status" = 0 ]; then high=$total; else low=$total; fi
	done
	total=$low
}

# (Shell only: this runs often.)
check() {
	expect_status 2
	said=$(cat "$world/err")
	before=${said%mtry-tui: out of memory}
	[ "$said" = "${before}mtry-tui: out of memory" ] || fail 'said something else'
	# What was said before is what is said without failure.
	[ "$whole" = "$before${whole#"$before"}" ] || fail 'said too much'
	[ ! -s "$world/out" ] || cmp -s "$world/out" "$world/whole/out" || fail 'printed a part'
	[ ! -e saved.sel ] || cmp -s saved.sel "$world/whole/saved.sel" || fail 'half-written'
	for file in saved.sel.*; do
		[ ! -e "$file" ] || fail 'a temporary file is left'
	done
}

# survives ARGUMENT...: each allocation of this run may fail.
survives() {
	rm -rf "$world/whole" saved.sel
	mkdir "$world/whole"
	run "$@"
	expect_status 0
	mv "$world/out" "$world/err" "$world/whole"
	[ ! -e saved.sel ] || mv saved.sel "$world/whole"
	whole="$(cat "$world/whole/err")
"
	count_allocations "$@"
	[ "$total" -gt 50 ] || fail "only $total allocations"
	every=${step:-$((total / 20 + 1))}
	echo "# $total allocations, one of $every is tried"
	n=1
	while [ $n -le "$total" ]; do
		fails_at $n "$@"
		check
		n=$((n + every))
	done
}

begin 'a selection by query is printed'
survives -g "$graph" -q "xpcshell | 'gtest" -q '/debug/ chunk:first' -x -q 'os:linux' --env A=1 \
	--no-push

begin 'an estimate is made'
echo '{"name": "build-linux64/debug", "mean_duration_seconds": 1}' >lines.json
survives -g "$graph" -q "'gtest" --no-push --durations lines.json
echo '{"build-linux64/debug": 1, "test-linux2404-64/debug-gtest": 2}' >object.json
survives -g "$graph" -q "'gtest" --no-push --json --durations object.json

begin 'labels are filtered'
survives -g "$graph" --full --filter 'xpc !win'

begin 'the same from the index of the graph'
warm=1
survives -g "$graph" --full --filter 'xpc !win'
warm=

begin 'graphs are compared'
tr -d '\n' <"$graph" | sed 's/,/ ,/g' >other.json
survives graph diff "$graph" other.json

begin 'a selection is saved'
survives -g "$graph" -q "'xpcshell" -m 'Bug 1' --rebuild 2 --save saved.sel

begin 'classic try syntax is resolved'
sed 's/"unittest_suite":"\([^"]*\)"/&,"unittest_try_name":"\1"/' "$graph" >named.json
survives -g named.json syntax --no-push -- -b d -p linux64 -u 'xpcshell-1[-windows11-64-24h2],gtest' \
	--setenv A=1 --tag x -t none

begin 'a preset is replayed'
cat >preset.sel <<'S'
option message="a title"
query 'xpcshell
node suite=mochitest-plain chunk=first
label test-linux2404-64/debug-gtets
exclude test-linux2404-64/debug-xpcshell-2
set 1
= test-linux2404-64/debug-gone
S
printf '# x\ngraph = %s\ntheme = light\n' "$graph" >"$config/config"
survives --preset ./preset.sel --ignore-missing --save saved.sel --no-push

if command -v git >/dev/null; then
	begin 'tests are named by their path and by a tag'
	rm -f "$config/config"
	mkdir -p tree/dom tree/testing/web-platform/tests/dom tree/testing/web-platform/meta
	cd tree
	git init -q .
	echo 'MOCHITEST_MANIFESTS += ["dom/mochitest.toml"]' >moz.build
	printf '["test_a.html"]\ntags = "fast"\n["include:more.ini"]\n' >dom/mochitest.toml
	printf '[test_b.html]\nskip-if =\n  os == "win"\n' >dom/more.ini
	mkdir -p testing/crashtest
	echo 'load c.html' >testing/crashtest/crashtests.list
	echo '<script src="/resources/testharness.js">' >testing/web-platform/tests/dom/d.html
	git add .
	git -c user.name=T -c user.email=t@example.org commit -qm 'A tree'
	survives -g "$graph" dom testing/web-platform/tests/dom 'testing/**' --platform linux \
		--type debug --no-push
	survives -g "$graph" --tag fast --no-push
	rm dom/more.ini
	printf '[test_b.html]\n' >dom/mochitest.toml
	survives suggest HEAD
fi
