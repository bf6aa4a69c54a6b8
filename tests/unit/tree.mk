TREE_TOY = tests/unit/tree-toy.c tests/unit/tree-toy.h

UNIT_TESTS += tests/unit/test-tree
tests_unit_test_tree_SOURCES = tests/unit/test-tree.c $(TREE_TOY)
tests_unit_test_tree_LDADD = $(UNIT_LDADD)

UNIT_TESTS += tests/unit/test-tree-view
tests_unit_test_tree_view_SOURCES = tests/unit/test-tree-view.c $(TREE_TOY)
tests_unit_test_tree_view_LDADD = $(UNIT_LDADD)

UNIT_TESTS += tests/unit/test-tree-random
tests_unit_test_tree_random_SOURCES = tests/unit/test-tree-random.c $(TREE_TOY)
tests_unit_test_tree_random_LDADD = $(UNIT_LDADD)
