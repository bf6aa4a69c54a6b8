# The command line: what is printed, said and refused, and the status it ends with.
CLI_TESTS = \
	%D%/batch.sh \
	%D%/filter.sh \
	%D%/graphs.sh \
	%D%/large.sh \
	%D%/presets.sh \
	%D%/push-git.sh \
	%D%/push-hg.sh \
	%D%/usage.sh
dist_check_SCRIPTS += $(CLI_TESTS)
EXTRA_DIST += %D%/lib.sh \
	tests/data/cli/graph.json \
	tests/data/cli/runnable-jobs.json \
	tests/data/cli/target-set.json \
	tests/data/cli/target-tasks.json
TESTS += $(CLI_TESTS)
