UNIT_TESTS += tests/unit/test-base tests/unit/test-child
tests_unit_test_base_SOURCES = tests/unit/test-base.c
tests_unit_test_base_LDADD = $(UNIT_LDADD)
tests_unit_test_child_SOURCES = tests/unit/test-child.c
tests_unit_test_child_LDADD = $(UNIT_LDADD)
UNIT_TESTS += tests/unit/test-map
tests_unit_test_map_SOURCES = tests/unit/test-map.c
tests_unit_test_map_LDADD = $(UNIT_LDADD)
