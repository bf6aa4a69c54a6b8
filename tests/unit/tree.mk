UNIT_TESTS += tests/unit/test-tree
tests_unit_test_tree_SOURCES = tests/unit/test-tree.c
tests_unit_test_tree_LDADD = $(UNIT_LDADD)

UNIT_TESTS += tests/unit/test-tree-view
tests_unit_test_tree_view_SOURCES = tests/unit/test-tree-view.c
tests_unit_test_tree_view_LDADD = $(UNIT_LDADD)

UNIT_TESTS += tests/unit/test-tree-random
tests_unit_test_tree_random_SOURCES = tests/unit/test-tree-random.c
tests_unit_test_tree_random_LDADD = $(UNIT_LDADD)
