# The command line: what is printed, said and refused, and the status it ends with.
CLI_TESTS = \
	%D%/again.sh \
	%D%/alloc-failure.sh \
	%D%/ask.sh \
	%D%/batch.sh \
	%D%/bootstrap.sh \
	%D%/estimates.sh \
	%D%/existing.sh \
	%D%/filter.sh \
	%D%/from.sh \
	%D%/generic.sh \
	%D%/graph-cmd.sh \
	%D%/graphs.sh \
	%D%/inspect.sh \
	%D%/lando.sh \
	%D%/large.sh \
	%D%/mach-presets.sh \
	%D%/paths.sh \
	%D%/presets.sh \
	%D%/push-git.sh \
	%D%/push-hg.sh \
	%D%/recover.sh \
	%D%/sources.sh \
	%D%/scopes.sh \
	%D%/selectors.sh \
	%D%/send.sh \
	%D%/syntax.sh \
	%D%/usage.sh
dist_check_SCRIPTS += $(CLI_TESTS)
EXTRA_DIST += %D%/lib.sh \
	tests/data/cli/graph.json \
	tests/data/cli/runnable-jobs.json \
	tests/data/cli/target-set.json \
	tests/data/cli/target-tasks.json
TESTS += $(CLI_TESTS)
# More than a sample of the allocations takes too long for each change.
dist_check_SCRIPTS += %D%/alloc-failure-all.sh
SLOW_TESTS += tests/cli/alloc-failure-all.sh

# The program with the hooks of the tests. (hook.c is named: from a library nothing would ask for it.)
check_PROGRAMS += tests/cli/hooked
tests_cli_hooked_SOURCES = tui/main.c tests/hook.c
tests_cli_hooked_LDADD = $(mtry_tui_LDADD)
