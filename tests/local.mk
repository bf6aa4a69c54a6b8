# Environment of every test: nothing of the user's, one locale, one time zone.
# With GIT_DIR set (as "git rebase --exec" does) tests would work in the repository of whoever
# runs them.
AM_TESTS_ENVIRONMENT = \
	unset $$(env | sed -n 's/^\(GIT_[A-Z_]*\|HG[A-Z]*\)=.*/\1/p'); \
	LC_ALL=C.UTF-8; TZ=UTC; TERM=xterm-256color; export LC_ALL TZ TERM; \
	HOME=$(abs_top_builddir)/tests/home; export HOME; \
	XDG_CONFIG_HOME=; XDG_STATE_HOME=; XDG_CACHE_HOME=; NO_COLOR=; ESCDELAY=; \
	export XDG_CONFIG_HOME XDG_STATE_HOME XDG_CACHE_HOME NO_COLOR ESCDELAY; \
	MTRY_LIBEXEC=$(abs_top_builddir); MTRY_NET=; export MTRY_LIBEXEC MTRY_NET; \
	srcdir=$(abs_top_srcdir); builddir=$(abs_top_builddir); export srcdir builddir; \
	CC="$(CC)"; CPPFLAGS="$(CPPFLAGS) $(LIB_CFLAGS)"; export CC CPPFLAGS;

# Test programs that reach into the program list it among their sources: see core/base/hook.h.
EXTRA_DIST += %D%/hook.c
EXTRA_DIST += %D%/hg.sh
# Scripts that a program of ours plays: see screen/ and e2e/.
TEST_EXTENSIONS = .t .vt

# Linked before libcore.a by test programs that reach into the program: see core/base/hook.h.
check_LIBRARIES += libhook.a
libhook_a_SOURCES = %D%/hook.c

# Scripts that take long: "make check-slow" runs them, "make check" does not.
SLOW_TESTS =

# Tests run in this order: with several at once those that take long must not come last.
include %D%/e2e/local.mk
include %D%/cli/local.mk
include %D%/lint/local.mk
include %D%/unit/local.mk
include %D%/net/local.mk
include %D%/screen/local.mk
include %D%/bench/local.mk
include %D%/fuzz/local.mk
include %D%/slow.mk
