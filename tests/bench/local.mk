# "make bench": how long it takes and how much memory, next to others; see bench.sh. A
# variable on the command line changes what is measured: make bench BENCH_TASKS=1000000
BENCH_TASKS = 10000 34000 100000
BENCH_RUNS = 5
BENCH_GRAPH =
BENCH_DIR = $(abs_top_builddir)/tests/bench/graphs

check_PROGRAMS += tests/bench/measure tests/bench/rivals
tests_bench_measure_SOURCES = %D%/measure.c
tests_bench_measure_LDADD = $(CORE_LIBS) -lutil
tests_bench_rivals_SOURCES = %D%/rivals.c
tests_bench_rivals_LDADD = $(CORE_LIBS)
EXTRA_DIST += %D%/bench.sh %D%/gen_graph.py
CLEANFILES += tests/bench/graphs/*.json

bench: all tests/bench/measure tests/bench/rivals
	@$(AM_TESTS_ENVIRONMENT) CFLAGS='$(CFLAGS)' BENCH_TASKS='$(BENCH_TASKS)' \
		BENCH_RUNS='$(BENCH_RUNS)' BENCH_GRAPH='$(BENCH_GRAPH)' BENCH_DIR='$(BENCH_DIR)' \
		$(SHELL) $(srcdir)/tests/bench/bench.sh
.PHONY: bench
