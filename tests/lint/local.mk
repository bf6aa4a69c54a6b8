# What is true of every file of the tree; see the first lines of each.
LINT_TESTS = \
	%D%/format.sh \
	%D%/headers.sh \
	%D%/layers.sh \
	%D%/limits.sh \
	%D%/man.sh \
	%D%/readme.sh \
	%D%/shell.sh \
	%D%/spdx.sh

dist_check_SCRIPTS += $(LINT_TESTS)
EXTRA_DIST += %D%/lib.sh
TESTS += $(LINT_TESTS)
