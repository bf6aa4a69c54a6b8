# "make check-slow": what takes too long for each change, see slow.sh.
EXTRA_DIST += %D%/slow.sh %D%/installed
DISTCHECK_CONFIGURE_FLAGS = --enable-werror
# In a tree of its own distcheck need not run again what check and check-slow run.
SLOW_DISTCHECK_TESTS = $(LINT_TESTS) $(UNIT_TESTS)

check-slow: all
	@MAKE='$(MAKE)' CC='$(CC)' distdir='$(distdir)' quick='$(SLOW_DISTCHECK_TESTS)' \
		gitignore='$(abs_top_srcdir)/.gitignore' \
		$(SHELL) $(srcdir)/tests/slow.sh

# One step of check-slow.
check-slow-tests: $(check_PROGRAMS) $(check_LIBRARIES)
	@$(AM_TESTS_ENVIRONMENT) for t in $(SLOW_TESTS); do \
		$(SHELL) "$$srcdir/$$t" || exit 1; done

clean-local:
	test ! -d check-slow.dir || chmod -R u+w check-slow.dir
	rm -rf check-slow.dir check-fuzz.* tests/home

.PHONY: check-slow check-slow-tests
