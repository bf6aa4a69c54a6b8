UNIT_TESTS += tests/unit/test-net
tests_unit_test_net_SOURCES = tests/unit/test-net.c $(NET_SOURCES)
tests_unit_test_net_LDADD = $(UNIT_LDADD) $(CURL_LIBS)
