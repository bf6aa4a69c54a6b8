#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# "make bench-search": what a search costs, next to fzf (and fzy) on the same labels.
#   BENCH_LABELS  numbers of labels
#   BENCH_RUNS    how often everything is run; the minimum counts
#   "instr": million instructions of such a search, where valgrind can count them.
# Whole processes have the time of an empty one (a shell that starts one) taken off.
# "a key": the search as the program makes it at a key press, on one thread.
set -eu
: "${srcdir:?}" "${builddir:?}" "${BENCH_DIR:?}" "${BENCH_RUNS:?}" "${BENCH_LABELS:?}"
: "${CFLAGS=}"

program=$builddir/mtry-tui
bench=$builddir/tests/bench
world=$(mktemp -d "${TMPDIR:-/tmp}/mtry-bench-XXXXXX")
trap 'rm -rf "$world"' EXIT
trap 'exit 1' HUP INT TERM
export HOME="$world" XDG_CACHE_HOME="$world/cache" XDG_STATE_HOME="$world/state"
unset FZF_DEFAULT_OPTS FZF_DEFAULT_COMMAND
mkdir -p "$BENCH_DIR"
cd "$world"
echo "t
moch
linux 'xpcshell
win opt reftest !gpu
^test- debug wpt 3$
lx64debmochbc7
asan | tsan 'crashtest
test
zqxj" >queries
finders=
for finder in fzf fzy; do
	if command -v $finder >/dev/null; then
		finders="$finders $finder"
	fi
done

# once NAME: one run of a contender; its nanoseconds.
once()
{
	# shellcheck disable=SC2016 # the inner shell expands it
	case $1 in
	empty) set -- sh -c 'env true || :' ;;
	ours) set -- "$program" -g "$graph" --full --filter "$query" ;;
	fzf) set -- sh -c 'fzf -f "$1" <labels || :' - "$query" ;;
	fzy) set -- sh -c 'fzy -e "$1" <labels' - "$query" ;;
	esac
	case $1 in
	"$program") set -- sh -c '"$@" || :' - "$@" ;;
	esac
	"$bench/measure" "$@" 2>/dev/null | cut -d ' ' -f 1
}

# whole: a line each for contenders and queries of $graph: NAME NANOSECONDS.
whole()
{
	while read -r query; do
		i=0
		while test $i -lt "$BENCH_RUNS"; do
			for name in empty ours $finders; do
				echo "$name $(once "$name")"
			done
			i=$((i + 1))
		done | sort -k 1,1 -k 2n | awk '$1 != last { print; last = $1 }' |
			awk '{ ns[$1] = $2 }
			END {
				for (name in ns)
					if (name != "empty")
						printf " %s %.2f", name, (ns[name] - ns["empty"]) / 1e6
				print ""
			}'
	done <queries
}

# counted: a line for each query of $graph: million instructions, or "-".
counted()
{
	while read -r query; do
		million=-
		if command -v valgrind >/dev/null; then
			million=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null \
				--collect-atstart=no --toggle-collect=query_run --toggle-collect=query_order \
				"$bench/search" -1 "$graph" "$query" 2>&1 >/dev/null |
				awk '/Collected/ { printf "%.2f", $NF / 1e6 }')
		fi
		echo "${million:--}"
	done <queries
}

# One table of a number of labels.
table()
{
	counted >instructions
	tr '\n' '\0' <queries | xargs -0 "$bench/search" "$graph" >inside 2>/dev/null
	whole >outside
	awk -v size="$1" -v finders="$finders" '
	BEGIN {
		n = split(finders, finder, " ")
		printf "\n%-26s %8s %8s %7s %9s", size " labels", "matches", "a key ms", "instr", "--filter"
		for (i = 1; i <= n; i++)
			printf " %8s %6s", finder[i], "times"
		print ""
	}
	FNR == NR { key[FNR] = $1 / 1e6; matches[FNR] = $2; sub(/^[0-9]+ [0-9]+ ?/, ""); text[FNR] = $0; next }
	{
		for (i = 1; i <= NF; i += 2)
			ms[$i] = $(i + 1)
		getline million <"instructions"
		printf "%-26s %8d %8.2f %7s %9.2f", text[FNR], matches[FNR], key[FNR], million, ms["ours"]
		for (i = 1; i <= n; i++) {
			times[i, FNR] = ms[finder[i]] / (ms["ours"] > 0.01 ? ms["ours"] : 0.01)
			printf " %8.1f %6.1f", ms[finder[i]], times[i, FNR]
		}
		print ""
		rows = FNR
	}
	END { printf "%-26s %8s %8.2f\n", "(the bytes, summed)", "", key[rows + 1] }
	' inside outside
}

# typed: nanoseconds a key, letter by letter.
typed()
{
	printf '\n%s\n' "$1 labels, ms a key"
	for word in moch xpcshell test-linux win11wptdeb; do
		"$bench/search" -k "$graph" "$word" | awk -v word="$word" '
		{ row = row last; last = sprintf(" %.2f", $1 / 1e6) }
		END { printf "  %-12s%s\n", word, row }'
	done
}

# on_terminal SIZE: from a key to the last byte of the screen.
on_terminal()
{
	printf '\n%s\n' "$1 labels, ms from a key to the last byte on the terminal"
	for name in ours fzf; do
		case $name in
		ours) set -- Esc "$program" -g "$graph" --full ;;
		fzf) set -- "$(wc -l <labels | tr -d ' ')" sh -c 'exec fzf <labels' ;;
		esac
		text=$1
		shift
		if test $name = ours || command -v fzf >/dev/null; then
			"$bench/measure" -f "$text" -k 'moch deb' "$@" |
				awk -v name=$name '{ row = row sprintf(" %.1f", $1 / 1e6) }
				END { printf "  %-12s%s\n", name, row }'
		fi
	done
}

awk -F ': ' '/^model name/ { print $2; exit }' /proc/cpuinfo 2>/dev/null || :
echo "$(getconf _NPROCESSORS_ONLN) processors, $(uptime | sed 's/.*load/load/'); CFLAGS $CFLAGS;" \
	"$BENCH_RUNS runs; $(fzf --version 2>/dev/null | sed 's/^/fzf /')"
for size in $BENCH_LABELS; do
	graph=$BENCH_DIR/labels-$size.json
	if test -z "$(find "$graph" -newer "$srcdir/tests/bench/gen_labels.py" 2>/dev/null)"; then
		python3 "$srcdir/tests/bench/gen_labels.py" "$size" >"$graph.tmp"
		mv "$graph.tmp" "$graph"
	fi
	"$program" -g "$graph" --full --list >labels
	table "$size"
	typed "$size"
	on_terminal "$size"
done
