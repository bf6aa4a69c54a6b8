UNIT_TESTS += tests/unit/test-net tests/unit/test-net-client
tests_unit_test_net_SOURCES = tests/unit/test-net.c $(NET_SOURCES)
tests_unit_test_net_LDADD = $(UNIT_LDADD) $(CURL_LIBS)
tests_unit_test_net_client_SOURCES = tests/unit/test-net-client.c
tests_unit_test_net_client_LDADD = $(UNIT_LDADD)
