UNIT_TESTS += tests/unit/test-vcs
tests_unit_test_vcs_SOURCES = tests/unit/test-vcs.c
tests_unit_test_vcs_LDADD = $(UNIT_LDADD)
