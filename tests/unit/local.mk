# One program for each module; `make check TESTS=tests/unit/test-base` runs one.
UNIT_LDADD = libunit.a $(CORE_LIBS) $(CMOCKA_LIBS)
UNIT_TESTS =

# Graphs made by hand.
UNIT_SOURCES = \
	%D%/memgraph.c \
	%D%/memgraph.h \
	%D%/srcfiles.h \
	%D%/mkgraph.c \
	%D%/mkgraph.h \
	%D%/tree-toy.c \
	%D%/tree-toy.h

include %D%/vcs.mk
include %D%/base.mk
include %D%/options.mk
include %D%/tree.mk
include %D%/graph.mk
include %D%/query.mk
include %D%/plan.mk
include %D%/select.mk
include %D%/tui.mk
include %D%/net.mk

EXTRA_DIST += %D%/unit.h $(UNIT_SOURCES)
if HAVE_CMOCKA
check_LIBRARIES += libunit.a
libunit_a_SOURCES = $(UNIT_SOURCES)
check_PROGRAMS += $(UNIT_TESTS)
TESTS += $(UNIT_TESTS)
endif
