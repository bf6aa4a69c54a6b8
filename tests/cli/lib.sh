# shellcheck shell=sh
# SPDX-License-Identifier: MPL-2.0
# For the tests of the command line: a folder and a home of their own, and words to say what is
# expected. Sourced with srcdir and builddir set. Standard input is empty unless `run` gets one.

: "${srcdir:=.}" "${builddir:=.}"
srcdir=$(cd "$srcdir" && pwd)
builddir=$(cd "$builddir" && pwd)
program=$builddir/mtry-tui
data=$srcdir/tests/data/cli
# shellcheck disable=SC2034 # for the scripts
graph=$data/graph.json
world=$(mktemp -d "${TMPDIR:-/tmp}/mtry-cli-XXXXXX") || exit 99
trap 'chmod -R u+w "$world"; rm -rf "$world"' EXIT
trap 'exit 99' HUP INT TERM

for var in $(env | sed -n 's/^\(GIT_[A-Z_]*\|HG[A-Z]*\|FZF_[A-Z_]*\|XDG_[A-Z_]*\|EMAIL\|MTRY_[A-Z_]*\)=.*/\1/p'); do
	unset "$var"
done
export HOME="$world/home" LC_ALL=C.UTF-8 TZ=UTC GIT_CONFIG_NOSYSTEM=1 HGRCPATH="$world/hgrc"
# Nobody outside is asked: there is no server at this address.
export MTRY_LIBEXEC="$builddir" MTRY_TREESTATUS_URL=http://127.0.0.1:1
config=$HOME/.config/mtry-tui
mkdir -p "$config/presets" "$world/cwd"
: >"$HGRCPATH"
# The folders above the world may be a checkout; the tests are not in it.
export GIT_CEILING_DIRECTORIES="$world"
cd "$world/cwd" || exit 99
# shellcheck source=tests/hg.sh
. "$srcdir/tests/hg.sh"

want() {
	command -v "$1" >/dev/null || {
		echo "skipped: $1 is not installed"
		exit 77
	}
}

# Without it a test would ask its questions on the terminal it was started from.
want setsid

test_name=
status=
arguments=

begin() {
	test_name=$1
	echo "# $test_name"
}

fail() {
	echo "FAIL: $test_name: $*"
	echo "command: mtry-tui $arguments"
	for file in out err; do
		echo "--- $file"
		head -c 2000 "$world/$file"
	done
	exit 1
}

# run ARGUMENT...: the program; its output is in the files out and err of the world.
run() {
	run_on /dev/null "$@"
}

# run_on FILE ARGUMENT...: the same with the file on standard input.
run_on() {
	stdin=$1
	shift
	arguments=$*
	status=0
	setsid -w "$program" "$@" <"$stdin" >"$world/out" 2>"$world/err" || status=$?
}

expect_status() {
	[ "$status" = "$1" ] || fail "ended with $status, not $1"
}

# same FILE TEXT: the file holds the lines of TEXT and nothing else.
same() {
	if [ -n "$2" ]; then printf '%s\n' "$2"; else :; fi >"$world/want"
	diff -u "$world/want" "$world/$1" || fail "std$1 differs"
}

expect_stdout() {
	same out "$1"
}

expect_stderr() {
	same err "$1"
}

# expect_said TEXT: the text stands in a line of stderr.
expect_said() {
	grep -qF -- "$1" "$world/err" || fail "not said: $1"
}

expect_not_said() {
	! grep -qF -- "$1" "$world/err" || fail "said: $1"
}

# refused MESSAGE ARGUMENT...: ends with 2, this one line on stderr, and nothing on stdout.
refused() {
	message=$1
	shift
	run "$@"
	expect_refused "$message"
}

expect_refused() {
	expect_stderr "mtry-tui: $1"
	expect_stdout ''
	expect_status 2
}

# The labels of "tasks" in the try_task_config.json on stdin, one a line.
tasks_of() {
	sed -n '/"tasks": \[/,/\]/s/^ *"\(.*\)",\{0,1\}$/\1/p'
}

# expect_tasks LABEL...: --no-push printed these entries, in this order.
expect_tasks() {
	tasks_of <"$world/out" >"$world/tasks"
	printf '%s\n' "$@" | diff -u - "$world/tasks" || fail "other tasks"
}
