#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# "make bench": what a start costs with graphs of several sizes, and what others need for
# the same. Runs of all contenders alternate, so that a busy moment hits them alike; what
# the minimum says is worth most on a machine that does other things.
#   BENCH_TASKS  sizes of the graphs, in tasks; that of Firefox (34000) meets the others
#   BENCH_GRAPH  a graph of yours instead
#   BENCH_RUNS   how often everything is run, a warm start four times as often
#   BENCH_DIR    where the graphs are kept: 8.2 KB a task
# "cold": nothing in the program's cache (the graph itself is in the system's: summing its
# bytes shows what that is worth). "first frame": until the tree stands on a terminal.
set -eu
: "${srcdir:?}" "${builddir:?}" "${BENCH_DIR:?}" "${BENCH_RUNS:?}"
: "${BENCH_TASKS=}" "${BENCH_GRAPH=}" "${CFLAGS=}"

firefox=34000
task_kb=9
warm_runs=$((BENCH_RUNS * 4))
program=$builddir/mtry-tui
bench=$builddir/tests/bench
world=$(mktemp -d "${TMPDIR:-/tmp}/mtry-bench-XXXXXX")
trap 'rm -rf "$world"' EXIT
trap 'exit 1' HUP INT TERM
export HOME="$world" XDG_CACHE_HOME="$world/cache"
case $BENCH_GRAPH in
'' | /*) ;;
*) BENCH_GRAPH=$PWD/$BENCH_GRAPH ;;
esac
mkdir -p "$BENCH_DIR"
cd "$world"
: >samples

have()
{
	command -v "$1" >/dev/null
}

# make_graph N: the path of a graph of N tasks in $graph; false when the disk is too small.
make_graph()
{
	graph=$BENCH_DIR/$1.json
	generator=$srcdir/tests/bench/gen_graph.py
	test -z "$(find "$graph" -newer "$generator" 2>/dev/null)" || return 0
	rm -f "$graph"
	free=$(df -Pk "$BENCH_DIR" | awk 'NR == 2 { print $4 }')
	if test "$free" -lt $(($1 * task_kb + 1000000)); then
		echo "left out: $1 tasks ($((free / 1000)) MB are free in $BENCH_DIR)"
		return 1
	fi
	python3 "$generator" "$1" >"$graph.tmp"
	mv "$graph.tmp" "$graph"
}

# run NAME [-a]: one run of a contender with $graph; prints measure's numbers.
run()
{
	name=$1
	shift
	case $name in
	cold*) rm -rf cache ;;
	esac
	case $name in
	empty) set -- "$@" true ;;
	cold | list) set -- "$@" "$program" -g "$graph" --list ;;
	frame | cold-frame) set -- "$@" -f Esc "$program" -g "$graph" ;;
	cold-loading) set -- "$@" -f cancels "$program" -g "$graph" ;;
	fzf) set -- "$@" sh -c 'exec fzf -f "" <labels' ;;
	dom | sum) set -- "$@" "$bench/rivals" "$name" "$graph" ;;
	python) set -- "$@" python3 -c 'import json, sys; json.load(open(sys.argv[1]))' "$graph" ;;
	jq) set -- "$@" jq -c 'keys|length' "$graph" ;;
	esac
	"$bench/measure" "$@"
}

# sample RUNS NAME...: all of them so often in turn, then once for their memory.
# Lines of the file samples: SIZE NAME NANOSECONDS KIB, and SIZE NAME anon KIB.
sample()
{
	runs=$1
	shift
	i=0
	while test "$i" -lt "$runs"; do
		for name in "$@"; do
			echo "$size $name $(run "$name")" >>samples
		done
		i=$((i + 1))
	done
	for name in "$@"; do
		run "$name" -a | awk -v who="$size $name" '{ print who, "anon", $3 }' >>samples
	done
}

# The samples as lines SIZE NAME MINIMUM MEDIAN (ms) PEAK ANON (MB).
summarize()
{
	sort -k 1,2 -k 3n samples | awk '
	function flush() {
		if (n)
			printf "%s %.2f %.2f %.0f %.0f\n", who, ms[1], ms[int((n + 1) / 2)], rss, anon
		n = rss = anon = 0
	}
	$1 " " $2 != who { flush(); who = $1 " " $2 }
	$3 == "anon" { anon = $4 / 1024; next }
	{ ms[++n] = $3 / 1e6; if ($4 / 1024 > rss) rss = $4 / 1024 }
	END { flush() }'
}

# table TITLE WORD BASE NAME=TEXT...: a row each for $size. WORD "times" or "more" says how
# the last columns, of minimum and median, compare it with BASE.
table()
{
	title=$1 word=$2 base=$3
	shift 3
	for row in "$@"; do
		printf '%s\n' "$row"
	done | awk -v size="$size" -v title="$title, $size tasks" -v word="$word" -v base="$base" '
	function compare(column) {
		return word == "times" ? f[column] / of_base[column] : f[column] - of_base[column]
	}
	NR == FNR {
		if ($1 == size)
			value[$2] = $0
		next
	}
	FNR == 1 {
		split(value[base], of_base)
		printf "\n%-38s %8s %8s %7s %7s %8s %8s\n", title, "min ms", "median",
			word, word, "peak MB", "anon MB"
	}
	{
		name = $0; sub(/=.*/, "", name)
		text = $0; sub(/[^=]*=/, "", text)
		if (split(value[name], f))
			printf "  %-36s %8.1f %8.1f %7.1f %7.1f %8d %8d\n", text, f[3], f[4],
				compare(3), compare(4), f[5], f[6]
	}' summary -
}

rivals()
{
	set -- cold dom python sum
	if have jq; then
		set -- "$@" jq
	fi
	sample "$BENCH_RUNS" "$@"
	set -- empty list frame
	if have fzf; then
		"$program" -g "$graph" --list --full >labels
		set -- "$@" fzf
	fi
	sample "$warm_runs" "$@"
	sample "$BENCH_RUNS" cold-loading cold-frame
}

say_rivals()
{
	table 'Cold load' times cold \
		'cold=mtry-tui --list' "dom=jansson's tree" 'python=Python json.load' \
		"jq=jq -c 'keys|length'" 'sum=the bytes of the mapped file, summed'
	table 'Warm start' more empty \
		'empty=true' 'list=mtry-tui --list' 'frame=mtry-tui, first frame' \
		"fzf=fzf -f '' of all labels" 'cold-loading=cold: to the first screen' \
		'cold-frame=cold: to the tree'
}

# Minima; how much memory.
growth()
{
	printf '\n%-9s %8s %8s %7s %9s %8s %8s %9s %9s\n' tasks 'file MB' 'cold ms' MB/s \
		'index MB' 'anon MB' 'list ms' 'frame ms' 'empty ms'
	for size in $sizes; do
		awk -v size="$size" '
		NR == FNR { mb[$1] = $2 / 1e6; index_mb[$1] = $3 / 1e6; next }
		$1 == size { ms[$2] = $3; anon[$2] = $6 }
		END {
			printf "%-9s %8.1f %8.0f %7.0f %9.1f %8d %8.1f %9.1f %9.1f\n", size, mb[size],
				ms["cold"], mb[size] / ms["cold"] * 1000, index_mb[size],
				anon["cold"], ms["list"], ms["frame"], ms["empty"]
		}' sizes summary
	done
}

# measure_graph SIZE: $graph alone, or next to the others.
measure_graph()
{
	size=$1
	sizes="$sizes $size"
	cat "$graph" >/dev/null
	if test "$size" = $firefox || test -n "$BENCH_GRAPH"; then
		rivals
	else
		sample "$BENCH_RUNS" cold
		sample "$warm_runs" empty list frame
	fi
	echo "$size $(wc -c <"$graph") $(cat cache/mtry-tui/index/*.idx | wc -c)" >>sizes
	summarize >summary
}

sizes=
awk -F ': ' '/^model name/ { print $2; exit }' /proc/cpuinfo 2>/dev/null || :
echo "$(getconf _NPROCESSORS_ONLN) processors, $(uptime | sed 's/.*load/load/'); CFLAGS $CFLAGS;" \
	"$BENCH_RUNS runs"
if test -n "$BENCH_GRAPH"; then
	graph=$BENCH_GRAPH
	measure_graph "$("$program" -g "$graph" --list --full | wc -l)"
	say_rivals
else
	for n in $BENCH_TASKS; do
		if make_graph "$n"; then
			measure_graph "$n"
			test "$n" != $firefox || say_rivals
		fi
	done
fi
growth
