# "make bench": how long it takes and how much memory, next to others; see graph.sh. A
# variable on the command line changes what is measured: make bench BENCH_TASKS=1000000
BENCH_TASKS = 10000 34000 100000
BENCH_LABELS = 10000 40000 200000 1000000
BENCH_RUNS = 5
BENCH_GRAPH =
BENCH_DIR = $(abs_top_builddir)/tests/bench/graphs

check_PROGRAMS += tests/bench/measure tests/bench/rivals tests/bench/search
tests_bench_measure_SOURCES = %D%/measure.c
tests_bench_measure_LDADD = $(CORE_LIBS) -lutil
tests_bench_rivals_SOURCES = %D%/rivals.c
tests_bench_rivals_LDADD = $(CORE_LIBS)
tests_bench_search_SOURCES = %D%/search.c
tests_bench_search_LDADD = $(CORE_LIBS)
EXTRA_DIST += %D%/graph.sh %D%/gen_graph.py %D%/gen_labels.py %D%/search.sh
CLEANFILES += tests/bench/graphs/*.json

bench: bench-graph bench-search
bench-graph: all tests/bench/measure tests/bench/rivals
	@$(AM_TESTS_ENVIRONMENT) CFLAGS='$(CFLAGS)' BENCH_TASKS='$(BENCH_TASKS)' \
		BENCH_RUNS='$(BENCH_RUNS)' BENCH_GRAPH='$(BENCH_GRAPH)' BENCH_DIR='$(BENCH_DIR)' \
		$(SHELL) $(srcdir)/tests/bench/graph.sh
bench-search: all tests/bench/measure tests/bench/search
	@$(AM_TESTS_ENVIRONMENT) CFLAGS='$(CFLAGS)' BENCH_LABELS='$(BENCH_LABELS)' \
		BENCH_RUNS='$(BENCH_RUNS)' BENCH_DIR='$(BENCH_DIR)' \
		$(SHELL) $(srcdir)/tests/bench/search.sh
.PHONY: bench bench-graph bench-search
