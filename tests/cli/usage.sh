#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# Options, the configuration file, themes, and output that cannot be written.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"

begin '--help and --version print and do nothing else'
run --help
expect_status 0
expect_stderr ''
grep -q '^usage: mtry-tui' "$world/out" || fail 'no usage'
grep -q -- '--no-push' "$world/out" || fail 'no options'
column=$(sed -n 's/^\(  -V, --version  *\)print versions$/\1/p' "$world/out" | awk '{ print length }')
# an option that is too long for its column has its text in the next line
awk -v n="$column" '
length > 80
name != "" { if (match($0, /[^ ]/) != n + 1) print name; name = ""; next }
/^  +(-., )?--[^ ]+( [^ ]+)?$/ { name = $0; next }
/^  +-/ && (substr($0, n, 1) != " " || substr($0, n + 1, 1) == " ")
' "$world/out" >ragged
[ ! -s ragged ] || fail "out of their column, or too long: $(cat ragged)"
run -h --graph none.json
expect_status 0
run --version
expect_status 0
grep -q '^mtry-tui [0-9]' "$world/out" || fail 'no version'

begin 'options that are none'
refused "unknown option 'no-pull' (did you mean 'no-push'?)" --no-pull
refused "unknown option 'zzz' (see --help)" --zzz
refused "unknown option '-Z' (see --help)" -Z
refused "unknown option 're' (did you mean 'refresh'?)" --re
refused "unknown command 'browse' (there are: why, show, graph, inspect, decide, auto, again, compare, empty, syntax, suggest, recover; see --help)" browse
refused "'now' behind 'recover' means nothing" recover now
refused "'b' behind 'a' means nothing" why a b
refused "'why' needs a LABEL" why
refused "'show' needs a LABEL" show
refused "--query means nothing with the command 'why'" why a -q x
refused "--list means nothing with the command 'show'" show a --list
refused "--push means nothing with the command 'recover'" recover --push

begin 'values that are missing, too many or wrong'
refused '--query needs a value: QUERY' -q
refused '--rebuild needs a value: [LABEL=]N' --rebuild
refused '--push takes no value' --push=yes
refused "--rebuild '0' is not a number from 1 to 20, nor LABEL=N" --rebuild 0
refused "--rebuild '21' is not a number from 1 to 20, nor LABEL=N" --rebuild=21
refused "--rebuild '3x' is not a number from 1 to 20, nor LABEL=N" --rebuild 3x
refused "--vcs: 'cvs' is neither git nor hg" --vcs cvs
refused "--env 'A' has no '=' (write NAME=VALUE)" --env A
refused "--env '=A' has no name before the '='" --env =A
refused "--env 'TRY_SELECTOR=x' is not possible: TRY_SELECTOR is always 'fuzzy'" \
	--env TRY_SELECTOR=x
refused '--message needs a value that is not empty: [TEXT]' -m ''
refused '--graph needs a value that is not empty: SPEC' --graph ''
for option in preset save filter; do
	refused "--$option stands twice" --$option a --$option b
done
refused '--save needs a value that is not empty: NAME' --save ''

begin 'options that exclude each other, or need another one'
refused '--no-push and --push exclude each other' -q x --push --no-push
refused '--no-push and --yes exclude each other' -q x --no-push -y
refused '--filter and --list exclude each other' --list --filter x
refused '--filter and --query exclude each other' -q x --filter x
refused '--list and --no-push exclude each other' --list --no-push
refused '--list and --save exclude each other' --list --save x
refused '--interactive and --no-push exclude each other' -i -q x --no-push
refused '--interactive and --save exclude each other' -i -q x --save x
refused '--no-push needs a selection: say -q QUERY or --preset NAME' --no-push -g "$graph"
refused '--save needs a selection: say -q QUERY or --preset NAME' --save x -g "$graph"
refused '--and needs a selection: say -q QUERY or --preset NAME' -x -g "$graph"

begin 'without a terminal there is no screen'
refused 'cannot open the terminal: No such device or address' -g "$graph"

begin 'output that cannot be written is an error'
for arguments in --list --filter=x "-q xpcshell --no-push" "-q xpcshell --no-push --json" --help; do
	status=0
	# shellcheck disable=SC2086 # words
	"$program" -g "$graph" $arguments >/dev/full 2>"$world/err" || status=$?
	: >"$world/out"
	expect_refused 'cannot write to standard output: No space left on device'
	status=0
	# shellcheck disable=SC2086
	"$program" -g "$graph" $arguments >&- 2>"$world/err" || status=$?
	expect_refused 'cannot write to standard output: Bad file descriptor'
done
run -g demo --full --list
"$program" -g demo --full --list 2>"$world/err" | head -n 1 >"$world/first"
expect_stderr ''
[ "$(cat "$world/first")" = "$(head -n 1 "$world/out")" ] || fail 'not the first label'

begin 'the configuration file gives defaults'
cat >"$config/config" <<-EOF
	# a comment

	  graph =  $graph
	theme=light
EOF
run --list
expect_status 0
[ "$(wc -l <"$world/out")" = 12 ] || fail 'not the graph of the configuration'
run --list --graph "$data/runnable-jobs.json"
expect_status 0
[ "$(wc -l <"$world/out")" = 2 ] || fail 'not the graph of the command line'
XDG_CONFIG_HOME=$world/elsewhere
export XDG_CONFIG_HOME
refused 'no task graph: say --graph FILE, or --graph demo to look around (see --help)' --list
unset XDG_CONFIG_HOME

# config_line LINE MESSAGE: as the second line of the file it is refused with FILE:2: MESSAGE.
config_line() {
	printf '# first\n%b\n' "$1" >"$config/config"
	refused "$config/config:2: $2" -g "$graph" --list
}

begin 'a wrong line of the configuration file is named'
config_line 'grph = x' "unknown option 'grph' (did you mean 'graph'?)"
config_line 'query = x' "unknown option 'query'"
config_line '= x' "unknown option ''"
config_line 'graph' '--graph needs a value that is not empty: SPEC'
config_line 'vcs = svn' "--vcs: 'svn' is neither git nor hg"
config_line 'theme = a\0000b' 'a zero byte: this is not a text file'
config_line 'theme = \0377' 'not valid UTF-8'
rm "$config/config"
mkdir "$config/config"
refused "cannot read '$config/config': Is a directory" -g "$graph" --list
rmdir "$config/config"

begin 'a theme that is none'
refused "no theme named 'darc' (did you mean 'dark'? there are: dark, light, 16, mono, high-contrast, colorblind, nord, solarized-dark)" \
	-g "$graph" --theme darc
refused "cannot open 'my.theme': No such file or directory" -g "$graph" --theme my.theme
printf 'name = mine\n\ntitel fg=red\n' >my.theme
refused "my.theme:3: unknown style 'titel' (did you mean 'title'?)" -g "$graph" --theme my.theme
printf 'title fg=reddish\n' >my.theme
refused "./my.theme:1: unknown colour 'reddish'" -g "$graph" --theme ./my.theme
mkdir "$config/themes"
printf 'title colour=red\n' >"$config/themes/own.theme"
refused "$config/themes/own.theme:1: 'colour=red' is none of fg=, bg=, attr=" \
	-g "$graph" --theme own
printf '\ntheme = darc\n' >"$config/config"
refused "$config/config:2: no theme named 'darc' (did you mean 'dark'? there are: dark, light, 16, mono, high-contrast, colorblind, nord, solarized-dark)" \
	-g "$graph"

begin 'a theme does not matter where there is no screen'
run -g "$graph" --list
expect_status 0
rm "$config/config"

begin 'recover, where there is nothing to put back'
run recover
expect_status 2
expect_stderr "mtry-tui: no git or hg repository in '$world/cwd' or above it"
if command -v git >/dev/null; then
	git init -q .
	run recover
	expect_status 0
	expect_stdout 'nothing to put back here'
	expect_stderr ''
	refused "no hg repository in '$world/cwd' or above it" --vcs hg recover
fi
