UNIT_TESTS += tests/unit/test-options tests/unit/test-yaml tests/unit/test-yamldoc \
	tests/unit/test-yamlput tests/unit/test-pyyaml
tests_unit_test_options_SOURCES = tests/unit/test-options.c
tests_unit_test_options_LDADD = $(UNIT_LDADD)
tests_unit_test_yaml_SOURCES = tests/unit/test-yaml.c
tests_unit_test_yaml_LDADD = $(UNIT_LDADD)
tests_unit_test_yamldoc_SOURCES = tests/unit/test-yamldoc.c
tests_unit_test_yamldoc_LDADD = $(UNIT_LDADD)
tests_unit_test_yamlput_SOURCES = tests/unit/test-yamlput.c
tests_unit_test_yamlput_LDADD = $(UNIT_LDADD)
tests_unit_test_pyyaml_SOURCES = tests/unit/test-pyyaml.c
tests_unit_test_pyyaml_LDADD = $(UNIT_LDADD)
UNIT_TESTS += tests/unit/test-mozconfig
tests_unit_test_mozconfig_SOURCES = tests/unit/test-mozconfig.c
tests_unit_test_mozconfig_LDADD = $(UNIT_LDADD)
EXTRA_DIST += tests/data/pyyaml.jsonl
