# One program for each module; `make check TESTS=tests/unit/test-base` runs one.
UNIT_LDADD = $(CORE_LIBS) $(CMOCKA_LIBS)
UNIT_TESTS =

include %D%/base.mk
include %D%/options.mk
include %D%/tree.mk
include %D%/graph.mk
include %D%/query.mk
include %D%/plan.mk
include %D%/select.mk
include %D%/tui.mk
include %D%/vcs.mk

EXTRA_DIST += %D%/unit.h
if HAVE_CMOCKA
check_PROGRAMS += $(UNIT_TESTS)
TESTS += $(UNIT_TESTS)
endif
