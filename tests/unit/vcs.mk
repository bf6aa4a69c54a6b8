UNIT_TESTS += tests/unit/test-vcs tests/unit/test-content
tests_unit_test_vcs_SOURCES = tests/unit/test-vcs.c
tests_unit_test_vcs_LDADD = $(UNIT_LDADD)
tests_unit_test_content_SOURCES = tests/unit/test-content.c
tests_unit_test_content_LDADD = $(UNIT_LDADD)
UNIT_TESTS += tests/unit/test-hgserver
tests_unit_test_hgserver_SOURCES = tests/unit/test-hgserver.c
tests_unit_test_hgserver_LDADD = $(UNIT_LDADD)
