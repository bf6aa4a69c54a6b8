#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# "make check-fuzz", run in the build folder: each target of tests/fuzz with libFuzzer and
# the sanitizers for FUZZ_SECONDS, from the corpus and what earlier runs found (kept in
# check-fuzz.found). "make fuzz-corpus-update" adds to the corpus what reached new code.
set -eu
: "${MAKE:?}" "${distdir:?}" "${srcdir:?}" "${targets:?}" "${FUZZ_SECONDS:?}"
corpus=$srcdir/tests/fuzz/corpus
top=$PWD

fail()
{
	printf 'check-fuzz: %s\n' "$*" >&2
	exit 1
}

have_libfuzzer()
{
	echo 'int LLVMFuzzerTestOneInput(void) { return 0; }' >check-fuzz.c
	status=0
	clang -fsanitize=fuzzer,address -o check-fuzz.out check-fuzz.c 2>/dev/null || status=1
	rm -f check-fuzz.c check-fuzz.out
	return $status
}

# In a tree of its own: what "make dist" packs, for clang.
build()
{
	rm -rf check-fuzz.dir "$distdir"
	"$MAKE" distdir >/dev/null
	mkdir check-fuzz.dir
	mv "$distdir" check-fuzz.dir/src
	mkdir check-fuzz.dir/build
	cd check-fuzz.dir/build
	../src/configure -q --enable-sanitizers CC=clang CFLAGS='-O1 -g -fsanitize=fuzzer-no-link' \
		>/dev/null
	for target in $targets; do
		"$MAKE" LDFLAGS=-fsanitize=fuzzer "tests/fuzz/fuzz-$target" >/dev/null
	done
	cd "$top"
}

# fuzz TARGET ARGUMENT...: its output is in check-fuzz.log.
fuzz()
{
	program=$top/check-fuzz.dir/build/tests/fuzz/fuzz-$1
	shift
	"$program" -timeout=10 -rss_limit_mb=2048 "$@" >check-fuzz.log 2>&1
}

check()
{
	mkdir -p "check-fuzz.found/$1"
	fuzz "$1" -max_total_time="$FUZZ_SECONDS" -max_len=10000 \
		-artifact_prefix="$top/check-fuzz.$1-" "check-fuzz.found/$1" "$corpus/$1" || {
		grep -v '^#' check-fuzz.log | head -n 60
		fail "the target '$1' failed: the input is in the file named above"
	}
	printf 'check-fuzz: %s: %s\n' "$1" "$(grep DONE check-fuzz.log)"
}

if ! have_libfuzzer; then
	echo 'check-fuzz: skipped: there is no clang with libFuzzer (Debian: libclang-rt-dev)'
	exit 0
fi
build
for target in $targets; do
	if test "$1" = check-fuzz; then
		check "$target"
	elif test -d "check-fuzz.found/$target"; then
		fuzz "$target" -merge=1 -use_counters=0 "$corpus/$target" "check-fuzz.found/$target" ||
			fail "cannot merge: see check-fuzz.log"
	fi
done
rm -rf check-fuzz.dir check-fuzz.log
