#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# ./bootstrap on systems made of programs that only say that they were called.
set -eu
: "${srcdir:=.}"
# shellcheck source=tests/cli/lib.sh
. "$srcdir/tests/cli/lib.sh"
bin=$world/bin
called=$world/called
mkdir "$bin"
for tool in awk cat dirname env find getconf mkdir; do
	ln -s "$(command -v "$tool")" "$bin/"
done

# have PROGRAM... -- COMMAND: programs that note their call and do this.
have() {
	while [ "$1" != -- ]; do
		printf '#!/bin/sh\nprintf "%%s\\n" "%s $*" >>"%s"\n%s\n' "$1" "$called" "$(last "$@")" >"$bin/$1"
		chmod +x "$bin/$1"
		shift
	done
}

last() {
	shift $(($# - 1))
	printf '%s\n' "$1"
}

# sources: a folder that can be configured.
sources() {
	rm -rf sources
	mkdir -p sources/m4 sources/core sources/tui sources/themes sources/doc sources/tests
	: >sources/configure.ac
	: >sources/Makefile.am
	cp "$srcdir/bootstrap" sources/
	cp "$bin/make" sources/configure
	cp "$bin/make" sources/mtry-tui
	mkdir sources/build
	cp "$bin/make" sources/build/mtry-tui
}

# bootstrap GOAL
bootstrap() {
	: >"$called"
	arguments="(bootstrap $1)"
	status=0
	PATH=$bin sources/bootstrap "$1" </dev/null >"$world/out" 2>"$world/err" || status=$?
}

build='gcc libc6-dev make autoconf automake pkg-config libncurses-dev libjansson-dev libpcre2-dev'
build="$build zlib1g-dev libyaml-dev libcurl4-openssl-dev"

begin 'a user who cannot become root is told what to type, and nothing is tried'
have apt-get -- true
have id -- 'echo 1000'
have make -- true
sources
rm "$bin/make"
bootstrap demo
expect_status 1
expect_said "  apt-get update && apt-get install --no-install-recommends $build"
expect_not_said installing
expect_not_said shellcheck
! grep -q apt-get "$called" || fail 'apt-get was called'

begin 'root has it installed'
have id -- 'echo 0'
bootstrap demo
expect_said 'installing with apt-get:'
grep -qx "apt-get -q -y --no-install-recommends install $build" "$called" || fail 'not called'

begin 'where all is there, however it came there, nothing is asked for'
have id -- 'echo 1000'
have cc make autoreconf automake pkg-config -- true
bootstrap demo
expect_status 0
expect_not_said apt-get
tail -n 1 "$called" | grep -qx 'make --graph demo -q linux xpcshell --no-push' || fail 'not started'

begin 'what only tests need is named once, and they are skipped'
rm "$bin/apt-get"
have pacman -- true
# shellcheck disable=SC2016 # for the program
have pkg-config -- 'case $2 in cmocka) false ;; esac'
bootstrap check
expect_status 0
expect_said '  pacman -S --needed cmocka tmux git mercurial fzf python openssl shellcheck mandoc clang'
expect_not_said 'clang clang'
expect_said 'without it they are skipped'
tail -n 1 "$called" | grep -q '^make .* check VERBOSE=1$' || fail 'not checked'

begin 'elsewhere what is missing is named, and the build not tried'
rm "$bin/pacman" "$bin/automake"
bootstrap demo
expect_status 1
expect_said '  Fedora:    dnf install automake'
! grep -q '^make' "$called" || fail 'built'

begin 'sources that were configured in place are built there'
have automake -- true
cp "$bin/make" sources/config.status
rm -r sources/build
bootstrap demo
expect_status 0
grep -qx 'make -q --recheck' "$called" || fail 'not configured again'
[ ! -e sources/build ] || fail 'built in another folder'
