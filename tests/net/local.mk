# mtry-net and a real server on loopback.
NET_TESTS = \
	%D%/faults.sh \
	%D%/get.sh \
	%D%/lando.sh \
	%D%/taskcluster.sh \
	%D%/tls.sh
dist_check_SCRIPTS += $(NET_TESTS)
EXTRA_DIST += %D%/certs.sh %D%/lib.sh %D%/server.py
TESTS += $(NET_TESTS)

check_PROGRAMS += tests/net/ask
tests_net_ask_SOURCES = %D%/ask.c
tests_net_ask_LDADD = libcore.a $(JANSSON_LIBS)
