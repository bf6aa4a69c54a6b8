#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# "make check-slow", run in the build folder. All steps work on what "make dist"
# packs, so a file that is missing there is found. Each step runs what no other
# step runs:
#   sanitizers  "make check" under ASan and UBSan, without what only reads the sources
#   in-tree     build with clang in the source folder itself; what git would show of
#               that; what is installed there; what is left behind
#   slow tests  SLOW_TESTS
#   distcheck   read-only sources; the quick tests only
set -eu
# shellcheck disable=SC2046 # names of variables
unset $(env | sed -n 's/^\(GIT_[A-Z_]*\|HG[A-Z]*\)=.*/\1/p')
: "${MAKE:?}" "${CC:?}" "${distdir:?}" "${quick:?}" "${gitignore:?}"

case " ${MAKEFLAGS-}" in
*jobserver*) jobs= ;;
*) jobs=-j$(getconf _NPROCESSORS_ONLN) ;;
esac

# A changed $MAKE would be inherited, so the jobs have a variable of their own.
make()
{
	command "$MAKE" ${jobs:+"$jobs"} "$@"
}

fail()
{
	printf 'check-slow: %s\n' "$*" >&2
	exit 1
}

# The paths below the folder $1, sorted.
tree_of()
{
	(cd "$1" && find . ! -type d -print | LC_ALL=C sort)
}

# same FILE WANTED WHAT: FILE holds what WANTED holds, or WHAT is wrong.
same()
{
	diff -u "$2" "$1" || fail "$3"
}

sanitizers()
{
	mkdir sanitizers
	cd sanitizers
	../src/configure -q --enable-sanitizers --enable-werror CC="$CC" CFLAGS='-O1 -g'
	make check VERBOSE=1 LINT_TESTS=
}

# git knows what is in the sources, without a word about it there.
know_sources()
{
	command -v git >/dev/null && test -f "$gitignore" || return 0
	git init -q --bare in-tree.git
	cp "$gitignore" in-tree.git/info/exclude
	(cd in-tree && git_of_it add -f .)
}

git_of_it()
{
	git --git-dir=../in-tree.git --work-tree=. "$@"
}

unknown_to_git()
{
	test ! -d ../in-tree.git || git_of_it ls-files --others --exclude-standard
}

# configure takes core/ for a core dump (see m4/core-dir.m4): what it says and what
# is left of the sources is looked at closely.
in_tree()
{
	if command -v clang >/dev/null; then
		compiler=clang
	else
		echo "clang is not installed: $CC builds this one too"
		compiler=$CC
	fi
	cp -Rp src in-tree
	tree_of in-tree >before
	know_sources
	cd in-tree
	./configure --enable-werror CC="$compiler" --prefix=/usr >../configure.log 2>&1 || {
		cat ../configure.log
		fail "configure failed"
	}
	if grep -n "cannot remove" ../configure.log; then
		fail "configure tried to remove core/"
	fi
	make check TESTS=
	unknown_to_git >../unknown
	test ! -s ../unknown || fail "not in .gitignore: $(cat ../unknown)"
	make install DESTDIR="$PWD/../installed"
	tree_of ../installed >../after
	same ../after tests/installed "other files than those of tests/installed were installed"
	make uninstall DESTDIR="$PWD/../installed"
	test -z "$(tree_of ../installed)" || fail "uninstall left something behind"
	make distclean
	tree_of . >../after
	same ../after ../before "distclean left something behind or took too much"
}

slow_tests()
{
	cd ..
	make check-slow-tests
}

distcheck()
{
	cd ..
	make distcheck TESTS="$quick" VERBOSE=1
	rm -f "$distdir.tar.gz"
}

# step NAME FUNCTION: in a shell of its own; says how it went and how long it took.
# (Not "(...) || fail": there "set -e" would not stop the function.)
step()
{
	printf '\n=== check-slow: %s\n' "$1"
	start=$(date +%s)
	set +e
	(
		set -e
		"$2"
	)
	status=$?
	set -e
	seconds=$(($(date +%s) - start))
	test $status -eq 0 || fail "$1 FAILED after $seconds s"
	printf '=== check-slow: %s passed in %d s\n' "$1" "$seconds"
}

test ! -d check-slow.dir || chmod -R u+w check-slow.dir
rm -rf check-slow.dir "$distdir"
make distdir
mkdir check-slow.dir
mv "$distdir" check-slow.dir/src
cd check-slow.dir

step sanitizers sanitizers
step in-tree in_tree
step 'slow tests' slow_tests
step distcheck distcheck
cd ..
rm -rf check-slow.dir
