UNIT_TESTS += tests/unit/test-marks tests/unit/test-rule tests/unit/test-preset \
	tests/unit/test-folded tests/unit/test-testlist tests/unit/test-resolve \
	tests/unit/test-pathtasks tests/unit/test-trysyntax
tests_unit_test_marks_SOURCES = tests/unit/test-marks.c
tests_unit_test_marks_LDADD = $(UNIT_LDADD)
tests_unit_test_rule_SOURCES = tests/unit/test-rule.c
tests_unit_test_rule_LDADD = $(UNIT_LDADD)
tests_unit_test_preset_SOURCES = tests/unit/test-preset.c
tests_unit_test_preset_LDADD = $(UNIT_LDADD)
tests_unit_test_folded_SOURCES = tests/unit/test-folded.c
tests_unit_test_folded_LDADD = $(UNIT_LDADD)
tests_unit_test_testlist_SOURCES = tests/unit/test-testlist.c
tests_unit_test_testlist_LDADD = $(UNIT_LDADD)
tests_unit_test_resolve_SOURCES = tests/unit/test-resolve.c
tests_unit_test_resolve_LDADD = $(UNIT_LDADD)
tests_unit_test_pathtasks_SOURCES = tests/unit/test-pathtasks.c
tests_unit_test_pathtasks_LDADD = $(UNIT_LDADD)
tests_unit_test_trysyntax_SOURCES = tests/unit/test-trysyntax.c
tests_unit_test_trysyntax_LDADD = $(UNIT_LDADD)
