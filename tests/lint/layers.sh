#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Who may include whom: the arrows between the folders run one way.
. "$(dirname "$0")/lib.sh"

# shellcheck disable=SC2046 # one word for each file
complaints=$(awk '
BEGIN {
	# A folder may include itself and those of a lower rank.
	n = split("base=0 conf=1 vcs=1 net=1 graph=2 query=3 tree=4 select=5 plan=6 push=7", row, " ")
	for (i = 1; i <= n; i++) {
		split(row[i], pair, "=")
		rank[pair[1]] = pair[2]
	}
}

function complain(text) {
	print FILENAME ":" FNR ": " text
}

# The name between quotes or angle brackets of an #include line.
function included(line) {
	sub(/^[^"<]*["<]/, "", line)
	sub(/[">].*/, "", line)
	return line
}

!/^[ \t]*#[ \t]*include/ { next }

{
	split(FILENAME, from, "/")
	what = included($0)
	split(what, to, "/")
}

what ~ /curses|^(term|termcap|unctrl|panel|menu|form)\.h$/ && FILENAME != "tui/term.c" {
	complain("only tui/term.c includes curses")
}

what ~ /^curl\// && FILENAME !~ /^core\/net\/(http|url)\.c$/ {
	complain("only core/net/http.c and core/net/url.c include libcurl")
}

from[1] != "tests" && to[1] == "tests" { complain("the program does not need its tests") }

/"/ && what !~ /^(core|tui|tests)\// && what != "config.h" {
	complain("write the path from the top: core/..., tui/..., tests/...")
}

from[1] == "core" {
	if (!(from[2] in rank))
		complain("core/" from[2] "/ has no rank in tests/lint/layers.sh")
	else if (to[1] == "tui")
		complain("core/ does not know tui/")
	else if (to[1] == "core" && !(to[2] in rank))
		complain("there is no core/" to[2] "/")
	else if (to[1] == "core" && to[2] != from[2] && rank[to[2]] >= rank[from[2]])
		complain("core/" from[2] "/ may not include core/" to[2] "/")
}
' $(c_sources))
no_complaints "$complaints"
