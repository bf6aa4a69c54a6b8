UNIT_TESTS += tests/unit/test-query tests/unit/test-query-data tests/unit/test-query-fzf \
	tests/unit/test-query-scopes tests/unit/test-walk tests/unit/test-history \
	tests/unit/test-assist tests/unit/test-regex tests/unit/test-complete \
	tests/unit/test-query-random
tests_unit_test_query_SOURCES = tests/unit/test-query.c
tests_unit_test_query_LDADD = $(UNIT_LDADD)
tests_unit_test_query_data_SOURCES = tests/unit/test-query-data.c
tests_unit_test_query_data_LDADD = $(UNIT_LDADD)
tests_unit_test_query_fzf_SOURCES = tests/unit/test-query-fzf.c
tests_unit_test_query_fzf_LDADD = $(UNIT_LDADD)
tests_unit_test_query_scopes_SOURCES = tests/unit/test-query-scopes.c tests/unit/graph.h
tests_unit_test_query_scopes_LDADD = $(UNIT_LDADD)
tests_unit_test_query_random_SOURCES = tests/unit/test-query-random.c tests/unit/graph.h
tests_unit_test_query_random_LDADD = $(UNIT_LDADD)
EXTRA_DIST += tests/data/fzf-algo.tsv tests/data/fzf-cli.txt
tests_unit_test_history_SOURCES = tests/unit/test-history.c
tests_unit_test_history_LDADD = $(UNIT_LDADD)
tests_unit_test_assist_SOURCES = tests/unit/test-assist.c tests/unit/assist.h
tests_unit_test_assist_LDADD = $(UNIT_LDADD)
tests_unit_test_complete_SOURCES = tests/unit/test-complete.c tests/unit/assist.h tests/unit/graph.h
tests_unit_test_complete_LDADD = $(UNIT_LDADD)
tests_unit_test_walk_SOURCES = tests/unit/test-walk.c
tests_unit_test_walk_LDADD = $(UNIT_LDADD)
tests_unit_test_regex_SOURCES = tests/unit/test-regex.c
tests_unit_test_regex_LDADD = $(UNIT_LDADD)
