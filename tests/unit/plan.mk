UNIT_TESTS += tests/unit/test-pyjson tests/unit/test-plan
tests_unit_test_pyjson_SOURCES = tests/unit/test-pyjson.c
tests_unit_test_pyjson_LDADD = $(UNIT_LDADD)
tests_unit_test_plan_SOURCES = tests/unit/test-plan.c
tests_unit_test_plan_LDADD = $(UNIT_LDADD)
UNIT_TESTS += tests/unit/test-decision
tests_unit_test_decision_SOURCES = tests/unit/test-decision.c tests/unit/graph.h
tests_unit_test_decision_LDADD = $(UNIT_LDADD)
