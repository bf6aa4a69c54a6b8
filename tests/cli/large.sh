#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# As many labels as Firefox has go into one commit, with git and hg: no argument grows, and the
# message stays below what a decision task can take.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"
nr=34317

# tasks COUNT LENGTH: a graph of so many tasks; their labels have LENGTH digits at the end.
tasks() {
	awk -v nr="$1" -v length_="$2" 'BEGIN {
		for (i = 0; i < nr; i++)
			printf "%s\"task-%0*d\":{\"kind\":\"task\"}", i ? ",\n" : "{", length_, i
		print "}"
	}'
}

# counts FILE: the message says how many there are, and does not list them.
counts() {
	grep -qx "Try-Task-Count: $nr" "$1" || fail 'no Try-Task-Count'
	! grep -q '^Try-Task:' "$1" || fail 'the labels are listed too'
	tail -n 1 "$1" | grep -q '^Pushed-Via: ' || fail 'the trailers are not last'
	[ "$(wc -c <"$1")" -lt 1000 ] || fail 'the message is long'
}

tasks $nr 40 >"$world/graph.json"
graph=$world/graph.json

begin '--no-push prints them all'
run -g "$graph" -q '' --no-push
expect_status 0
sed '1d; /^Calculated try_task_config.json:$/,$d' "$world/out" >message
counts message
[ "$(tasks_of <"$world/out" | wc -l)" = $nr ] || fail 'labels are missing'
rm message

begin 'saved and replayed from standard input'
run -g "$graph" -q '' --save "$world/all.sel"
expect_status 0
run_on "$graph" -g - --preset "$world/all.sel" --no-push
expect_status 0
expect_said "34,317 tasks, as when it was saved"
[ "$(tasks_of <"$world/out" | wc -l)" = $nr ] || fail 'labels are missing'

begin 'one byte decides whether the labels are listed'
# Two trailers of the same length each; the title fills the rest.
tasks 2 40 >two.json
title=$(head -c 2000 /dev/zero | tr '\0' x)
run -g two.json -q '' -m "x$title" --no-push
size=$(sed '1d; /^Calculated try_task_config.json:$/,$d' "$world/out" | wc -c)
# The last line end does not count; in the command line such a title is an ellipsis.
fill=$((2000 + 100000 - size + 1))
title=$(head -c "$fill" /dev/zero | tr '\0' x)
for more in 1 2; do
	run -g two.json -q '' -m "x$title" --no-push
	expect_status 0
	lines=$(grep -c '^Try-Task: ' "$world/out") || :
	[ "$more:$lines" = 1:2 ] || [ "$more:$lines" = 2:0 ] || fail "$lines labels are listed"
	title=${title}x
done

begin 'a message that is too long without labels is refused'
title=$(head -c 99000 /dev/zero | tr '\0' x)
run -g two.json -q '' -m "$title" --no-push
expect_status 0
title=$(head -c 100000 /dev/zero | tr '\0' x)
run -g two.json -q '' -m "$title" --no-push
expect_status 2
expect_said 'at most 100000 can be sent'

if command -v git >/dev/null; then
	begin 'git pushes them'
	git config --global user.name Tester
	git config --global user.email tester@example.org
	git init -q --bare "$world/try.git"
	git init -q -b main gitsrc
	cd gitsrc
	git commit -q --allow-empty -m one
	git remote add try "$world/try.git"
	run -g "$graph" -q '' --yes
	expect_status 0
	git --git-dir "$world/try.git" log -1 --format=%B main | sed '${/^$/d;}' >"$world/message"
	counts "$world/message"
	git --git-dir "$world/try.git" show main:try_task_config.json | tasks_of >"$world/tasks"
	[ "$(wc -l <"$world/tasks")" = $nr ] || fail 'labels are missing'
	cd ..
fi

if command -v hg >/dev/null; then
	begin 'hg pushes them'
	hg init "$world/hgtry"
	hg init hgsrc
	cd hgsrc
	printf '[ui]\nusername = Tester\n[paths]\ntry = %s\n' "$world/hgtry" >.hg/hgrc
	echo one >file
	hg commit -qAm one
	run_on "$graph" -g - -q '' --yes
	expect_status 0
	hg -R "$world/hgtry" log -r tip -T '{desc}\n' >"$world/message"
	counts "$world/message"
	hg -R "$world/hgtry" cat -r tip "$world/hgtry/try_task_config.json" |
		tasks_of >"$world/tasks"
	[ "$(wc -l <"$world/tasks")" = $nr ] || fail 'labels are missing'
fi
