UNIT_TESTS += \
	tests/unit/test-graph \
	tests/unit/test-graph-closure \
	tests/unit/test-graph-facet \
	tests/unit/test-graph-offered \
	tests/unit/test-definition \
	tests/unit/test-graph-read \
	tests/unit/test-graph-rules \
	tests/unit/test-generator \
	tests/unit/test-graph-why
tests_unit_test_graph_SOURCES = tests/unit/test-graph.c tests/unit/graph.h
tests_unit_test_graph_LDADD = $(UNIT_LDADD)
tests_unit_test_graph_closure_SOURCES = tests/unit/test-graph-closure.c tests/unit/graph.h
tests_unit_test_graph_closure_LDADD = $(UNIT_LDADD)
tests_unit_test_graph_facet_SOURCES = tests/unit/test-graph-facet.c tests/unit/graph.h
tests_unit_test_graph_facet_LDADD = $(UNIT_LDADD)
tests_unit_test_definition_SOURCES = tests/unit/test-definition.c tests/unit/graph.h
tests_unit_test_definition_LDADD = $(UNIT_LDADD)
tests_unit_test_graph_read_SOURCES = tests/unit/test-graph-read.c tests/unit/graph.h
tests_unit_test_graph_read_LDADD = $(UNIT_LDADD)
tests_unit_test_graph_offered_SOURCES = tests/unit/test-graph-offered.c tests/unit/graph.h
tests_unit_test_graph_offered_LDADD = $(UNIT_LDADD)
tests_unit_test_graph_why_SOURCES = tests/unit/test-graph-why.c tests/unit/graph.h
tests_unit_test_graph_why_LDADD = $(UNIT_LDADD)
tests_unit_test_graph_rules_SOURCES = tests/unit/test-graph-rules.c tests/unit/graph.h
tests_unit_test_graph_rules_LDADD = $(UNIT_LDADD)
UNIT_TESTS += tests/unit/test-plain
tests_unit_test_plain_SOURCES = tests/unit/test-plain.c
tests_unit_test_plain_LDADD = $(UNIT_LDADD)
UNIT_TESTS += tests/unit/test-index
tests_unit_test_index_SOURCES = tests/unit/test-index.c tests/unit/graph.h
tests_unit_test_index_LDADD = $(UNIT_LDADD)
tests_unit_test_generator_SOURCES = tests/unit/test-generator.c
tests_unit_test_generator_LDADD = $(UNIT_LDADD)
UNIT_TESTS += tests/unit/test-copy
tests_unit_test_copy_SOURCES = tests/unit/test-copy.c tests/unit/graph.h
tests_unit_test_copy_LDADD = $(UNIT_LDADD)
UNIT_TESTS += tests/unit/test-cachefiles
tests_unit_test_cachefiles_SOURCES = tests/unit/test-cachefiles.c tests/unit/graph.h
tests_unit_test_cachefiles_LDADD = $(UNIT_LDADD)
UNIT_TESTS += tests/unit/test-diff
tests_unit_test_diff_SOURCES = tests/unit/test-diff.c tests/unit/graph.h
tests_unit_test_diff_LDADD = $(UNIT_LDADD)
