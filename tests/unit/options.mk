UNIT_TESTS += tests/unit/test-options tests/unit/test-yaml tests/unit/test-yamldoc
tests_unit_test_options_SOURCES = tests/unit/test-options.c
tests_unit_test_options_LDADD = $(UNIT_LDADD)
tests_unit_test_yaml_SOURCES = tests/unit/test-yaml.c
tests_unit_test_yaml_LDADD = $(UNIT_LDADD)
tests_unit_test_yamldoc_SOURCES = tests/unit/test-yamldoc.c
tests_unit_test_yamldoc_LDADD = $(UNIT_LDADD)
