# Any bytes for the readers: "make check" replays the corpus, "make check-fuzz" looks for
# new bytes with libFuzzer for FUZZ_SECONDS a target. "make fuzz-corpus-update" adds those
# that reached new code to the corpus.
FUZZ_SECONDS = 60
FUZZ_TARGETS = graph index manifest preset query yaml
FUZZ_LDADD = libfuzz.a $(CORE_LIBS) libreplay.a

check_PROGRAMS += tests/fuzz/fuzz-graph tests/fuzz/fuzz-index tests/fuzz/fuzz-manifest \
	tests/fuzz/fuzz-preset tests/fuzz/fuzz-query tests/fuzz/fuzz-yaml
tests_fuzz_fuzz_graph_SOURCES = %D%/graph.c
tests_fuzz_fuzz_graph_LDADD = $(FUZZ_LDADD)
tests_fuzz_fuzz_index_SOURCES = %D%/index.c
tests_fuzz_fuzz_index_LDADD = $(FUZZ_LDADD)
tests_fuzz_fuzz_manifest_SOURCES = %D%/manifest.c
tests_fuzz_fuzz_manifest_LDADD = $(FUZZ_LDADD)
tests_fuzz_fuzz_preset_SOURCES = %D%/preset.c
tests_fuzz_fuzz_preset_LDADD = $(FUZZ_LDADD)
tests_fuzz_fuzz_query_SOURCES = %D%/query.c
tests_fuzz_fuzz_query_LDADD = $(FUZZ_LDADD)
tests_fuzz_fuzz_yaml_SOURCES = %D%/yaml.c
tests_fuzz_fuzz_yaml_LDADD = $(FUZZ_LDADD)
# main() is in a library, behind everything else: libFuzzer's is taken where it is linked.
check_LIBRARIES += libfuzz.a libreplay.a
libfuzz_a_SOURCES = %D%/fuzz.c %D%/fuzz.h
libreplay_a_SOURCES = %D%/replay.c

dist_check_SCRIPTS += %D%/replay.sh
TESTS += %D%/replay.sh
EXTRA_DIST += %D%/fuzz.sh %D%/corpus

check-fuzz fuzz-corpus-update: all
	@MAKE='$(MAKE)' distdir='$(distdir)' srcdir='$(abs_top_srcdir)' targets='$(FUZZ_TARGETS)' \
		FUZZ_SECONDS='$(FUZZ_SECONDS)' $(SHELL) $(srcdir)/tests/fuzz/fuzz.sh $@
.PHONY: check-fuzz fuzz-corpus-update
