/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/machmember.h"

/*
 * mach saves what argparse has of its options, by their names in Python ("dest"). Of several for
 * one option the first is what is written.
 */
static const struct mach_member members[] = {
	{"allow_testfile_path", MACH_FLAG, OPT_ALLOW_TESTFILE_PATH},
	{"artifact", MACH_FLAG, OPT_ARTIFACT},
	{"browsertime", MACH_FLAG, OPT_BROWSERTIME},
	{"chemspill", MACH_FLAG, OPT_CHEMSPILL},
	{"chemspill_prio", MACH_FLAG, OPT_CHEMSPILL},
	{"closed_tree", MACH_FLAG, OPT_CLOSED_TREE},
	{"description", MACH_IGNORED, OPT_NR},
	{"disable_pgo", MACH_FLAG, OPT_DISABLE_PGO},
	{"do_not_optimize", MACH_LIST, OPT_DO_NOT_OPTIMIZE},
	{"dry_run", MACH_IGNORED, OPT_NR},
	{"env", MACH_LIST, OPT_ENV},
	{"exact", MACH_FLAG, OPT_EXACT},
	{"full", MACH_FLAG, OPT_FULL},
	{"gecko_profile_entries", MACH_VALUE, OPT_GECKO_PROFILE_ENTRIES},
	{"gecko_profile_features", MACH_VALUE, OPT_GECKO_PROFILE_FEATURES},
	{"gecko_profile_interval", MACH_VALUE, OPT_GECKO_PROFILE_INTERVAL},
	{"gecko_profile_threads", MACH_VALUE, OPT_GECKO_PROFILE_THREADS},
	{"intersect_query", MACH_IGNORED, OPT_NR},
	{"message", MACH_VALUE, OPT_MESSAGE},
	{"native_profiling", MACH_FLAG, OPT_NATIVE_PROFILING},
	{"new_test_config", MACH_FLAG, OPT_NEW_TEST_CONFIG},
	{"no_artifact", MACH_NO, OPT_ARTIFACT},
	{"no_pernosco", MACH_NO, OPT_PERNOSCO},
	{"paths", MACH_PATHS, OPT_NR},
	{"pernosco", MACH_FLAG, OPT_PERNOSCO},
	{"profile", MACH_FLAG, OPT_GECKO_PROFILE},
	{"profiler", MACH_FLAG, OPT_PROFILER},
	{"push_to_lando", MACH_IGNORED, OPT_NR},
	{"push_to_vcs", MACH_IGNORED, OPT_NR},
	{"query", MACH_IGNORED, OPT_NR},
	{"rebuild", MACH_VALUE, OPT_REBUILD},
	{"record", MACH_FLAG, OPT_RECORD},
	{"routes", MACH_LIST, OPT_ROUTE},
	{"selector", MACH_IGNORED, OPT_NR},
	{"show_chunk_numbers", MACH_IGNORED, OPT_NR},
	{"show_estimates", MACH_IGNORED, OPT_NR},
	{"stage_changes", MACH_IGNORED, OPT_NR},
	{"tag", MACH_LIST, OPT_TAG},
	{"target_tasks_method", MACH_VALUE, OPT_TARGET_TASKS_METHOD},
	{"test_paths", MACH_PATHS, OPT_NR}, /* the same again, for mach's sake */
	{"try_config_params", MACH_PARAMS, OPT_PARAM},
	{"update", MACH_IGNORED, OPT_NR},
	{"use_existing_tasks", MACH_VALUE, OPT_EXISTING_TASKS},
	{"worker_overrides", MACH_LIST, OPT_WORKER_OVERRIDE},
	{"worker_suffixes", MACH_LIST, OPT_WORKER_SUFFIX},
	{"worker_types", MACH_LIST, OPT_WORKER_TYPE},
};

const struct mach_member *mach_member(const char *key)
{
	for (size_t i = 0; i < ARRAY_LEN(members); i++)
		if (!strcmp(key, members[i].key))
			return &members[i];
	return NULL;
}

const struct mach_member *mach_member_for(enum option_id id, bool no)
{
	for (size_t i = 0; i < ARRAY_LEN(members); i++)
		if (members[i].id == id && (members[i].kind == MACH_NO) == no)
			return &members[i];
	return NULL;
}
