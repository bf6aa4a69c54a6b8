# The engine: no terminal, no curses.
noinst_LIBRARIES += libcore.a
libcore_a_SOURCES =

include %D%/base/local.mk
include %D%/conf/local.mk
include %D%/vcs/local.mk
include %D%/net/local.mk
include %D%/graph/local.mk
include %D%/query/local.mk
include %D%/tree/local.mk
include %D%/select/local.mk
include %D%/plan/local.mk
include %D%/push/local.mk
