/* SPDX-License-Identifier: MPL-2.0 */
/* core/plan/taskconfig, worker: what each option makes of try_task_config.json. */
#include "core/base/base.h"
#include "core/base/file.h"
#include "core/plan/plan.h"
#include "tests/unit/unit.h"
#include "tests/unit/memgraph.h"

#include <jansson.h>
#include <sys/stat.h>

static const struct memtask tasks[] = {
	{"a", NULL, NULL, NULL, "test", CLASS_MAIN, 0, 0},
	{"b", NULL, NULL, NULL, "test", CLASS_MAIN, 0, 0},
	{"other", NULL, NULL, NULL, "test", CLASS_MAIN, 0, 0},
};

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Plans "a" and "b" with these words of the command line. */
static int plan_for(struct plan *p, const char *const *word, const char *root, struct err *err)
{
	char *argv[32] = {(char *)(uintptr_t) "mtry-tui"};
	struct plan_options opt = {.root = root};
	struct options o;
	struct bitset marks;
	struct graph g;
	int argc = 1, ret;

	while (*word)
		argv[argc++] = (char *)(uintptr_t)*word++;
	options_init(&o);
	if (options_parse(&o, argc, argv, err))
		fail_msg("%s", err->text);
	memgraph_init(&g, tasks, ARRAY_LEN(tasks));
	bitset_init(&marks, g.task_nr);
	memgraph_mark(&g, &marks, WORDS("a", "b"));
	opt.options = &o;
	opt.full = options_flag(&o, OPT_FULL);
	ret = plan_build(p, &g, &marks, &opt, err);
	bitset_release(&marks);
	mkgraph_release(&g);
	options_release(&o);
	return ret;
}

/* The parameters without what is always there: tasks, TRY_SELECTOR, what is empty then. */
static char *special(const char *text)
{
	json_t *root = json_loads(text, 0, NULL), *parameters = json_object_get(root, "parameters");
	json_t *config = json_object_get(parameters, "try_task_config");
	json_t *env = json_object_get(config, "env");
	char *out;

	assert_non_null(config);
	assert_string_equal(json_string_value(json_object_get(env, "TRY_SELECTOR")), "fuzzy");
	json_object_del(env, "TRY_SELECTOR");
	json_object_del(config, "tasks");
	if (!json_object_size(env))
		json_object_del(config, "env");
	if (json_is_false(json_object_get(parameters, "optimize_target_tasks")))
		json_object_del(parameters, "optimize_target_tasks");
	if (!json_object_size(config))
		json_object_del(parameters, "try_task_config");
	out = json_dumps(parameters, JSON_SORT_KEYS | JSON_COMPACT);
	json_decref(root);
	return out;
}

static void assert_makes(const char *const *word, const char *root, const char *want)
{
	struct plan p;
	struct err err;
	char *got;

	if (plan_for(&p, word, root, &err))
		fail_msg("%s: %s", *word, err.text);
	got = special(p.json);
	assert_string_equal(got, want);
	free(got);
	plan_release(&p);
}

static void each_option_makes_what_mach_try_makes_of_it(void **state UNUSED)
{
	static const struct {
		const char *word[8];
		const char *want;
	} rows[] = {
		{{NULL}, "{}"},
		{{"--artifact"},
		 "{'try_task_config':{'disable-pgo':true,'use-artifact-builds':true}}"},
		{{"--artifact", "--no-artifact"}, "{}"},
		{{"--browsertime"}, "{'try_task_config':{'browsertime':true}}"},
		{{"--chemspill"}, "{'try_task_config':{'priority':'low'}}"},
		{{"--chemspill-prio"}, "{'try_task_config':{'priority':'low'}}"},
		{{"--disable-pgo"}, "{'try_task_config':{'disable-pgo':true}}"},
		{{"--do-not-optimize", "b", "--do-not-optimize=a"},
		 "{'do_not_optimize':['b','a']}"},
		{{"--env", "A=b=c", "--env", "A=d"}, "{'try_task_config':{'env':{'A':'d'}}}"},
		{{"--record"}, "{'try_task_config':{'env':{'MOZ_RECORD_TEST':'1'}}}"},
		{{"--profiler"},
		 "{'try_task_config':{'env':{'MOZ_PROFILER_STARTUP':'1',"
		 "'MOZ_PROFILER_STARTUP_FEATURES':'default','MOZ_PROFILER_STARTUP_INTERVAL':'1'}}}"},
		{{"--gecko-profile"}, "{'try_task_config':{'gecko-profile':true}}"},
		{{"--geckoProfile"}, "{'try_task_config':{'gecko-profile':true}}"},
		{{"--gecko-profile-interval", "2"}, "{}"},
		{{"--gecko-profile-entries", "2"}, "{}"},
		{{"--gecko-profile-features", "js,cpu"},
		 "{'try_task_config':{'gecko-profile':true,'gecko-profile-features':'js,cpu'}}"},
		{{"--gecko-profile-threads", "GeckoMain", "--gecko-profile-interval", "0.50",
		  "--gecko-profile-entries", "0100"},
		 "{'try_task_config':{'gecko-profile':true,'gecko-profile-entries':100,"
		 "'gecko-profile-interval':0.5,'gecko-profile-threads':'GeckoMain'}}"},
		{{"--gecko-profile", "--gecko-profile-interval", "007"},
		 "{'try_task_config':{'gecko-profile':true,'gecko-profile-interval':7.0}}"},
		{{"--gecko-profile", "--gecko-profile-interval", ".5"},
		 "{'try_task_config':{'gecko-profile':true,'gecko-profile-interval':0.5}}"},
		{{"--native-profiling"}, "{'try_task_config':{'native-profiling':true}}"},
		{{"--new-test-config"}, "{'try_task_config':{'new-test-config':true}}"},
		{{"--pernosco"}, "{'try_task_config':{'env':{'PERNOSCO':'1'},'pernosco':true}}"},
		{{"--no-pernosco"}, "{}"},
		{{"--rebuild", "20"}, "{'try_task_config':{'rebuild':20}}"},
		{{"--rebuild", "a=3", "--rebuild", "b=1", "--rebuild=a=2"},
		 "{'try_task_config':{'rebuild':{'a':2,'b':1}}}"},
		{{"--rebuild", "a=3", "--rebuild", "5"},
		 "{'try_task_config':{'rebuild':{'a':3,'b':5}}}"},
		{{"--rebuild", "5", "--rebuild", "a=3", "--rebuild", "4"},
		 "{'try_task_config':{'rebuild':{'a':3,'b':4}}}"},
		{{"--rebuild", "1", "--rebuild", "a=3"}, "{'try_task_config':{'rebuild':{'a':3}}}"},
		{{"--route", "index.x", "--route", "notify.y"},
		 "{'try_task_config':{'routes':['index.x','notify.y']}}"},
		{{"--worker-type", "t-linux", "--worker-type", "b-win"},
		 "{'try_task_config':{'worker-types':['t-linux','b-win']}}"},
		{{"--worker-override", "b-linux=p/q=r", "--worker-type", "t"},
		 "{'try_task_config':{'worker-overrides':{'b-linux':'p/q=r'},"
		 "'worker-types':['b-linux','t']}}"},
		{{"--param", "release_type='esr'", "--param", "x=[1,null]"},
		 "{'release_type':'esr','x':[1,null]}"},
		{{"--param", "optimize_target_tasks=true"}, "{'optimize_target_tasks':true}"},
		{{"--param", "x={'a':[1],'b':1}", "--param", "x={'a':[2],'b':{}}"},
		 "{'x':{'a':[1,2],'b':{}}}"},
		{{"--param", "do_not_optimize=['c']", "--do-not-optimize", "d"},
		 "{'do_not_optimize':['c','d']}"},
		{{"--param", "target_tasks_method='try_tasks'"},
		 "{'target_tasks_method':'try_tasks'}"},
		{{"--param", "existing_tasks={'a':'x','other':'y'}"},
		 "{'existing_tasks':{'other':'y'}}"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const char *word[9] = {NULL};
		char text[9][64], want[300];
		snprintf(want, sizeof(want), "%s", rows[i].want);
		for (size_t k = 0; k < 8 && rows[i].word[k]; k++) {
			snprintf(text[k], sizeof(text[k]), "%s", rows[i].word[k]);
			for (char *c = text[k]; *c; c++)
				*c = *c == '\'' ? '"' : *c;
			word[k] = text[k];
		}
		for (char *c = want; *c; c++)
			*c = *c == '\'' ? '"' : *c;
		assert_makes(word, NULL, want);
	}
}

static void assert_refused(const char *const *word, const char *root, const char *want)
{
	struct plan p;
	struct err err;

	assert_int_equal(plan_for(&p, word, root, &err), -1);
	assert_string_equal(err.text, want);
}

static void contradictions_are_refused(void **state UNUSED)
{
	assert_refused(WORDS("--pernosco", "--artifact"), NULL,
		       "--pernosco needs full builds: say --no-artifact, or leave it");
	assert_refused(WORDS("--param", "target_tasks_method=\"nightly\""), NULL,
		       "--param 'target_tasks_method=\"nightly\"' is not possible: the decision "
		       "task would choose by it, not run what is selected");
	assert_refused(WORDS("--param", "filters=[\"try_auto\"]"), NULL,
		       "--param 'filters=[\"try_auto\"]' is not possible: the decision task would "
		       "choose by it, not run what is selected");
	assert_refused(WORDS("--rebuild", "other=3"), NULL,
		       "--rebuild 'other=3': the task 'other' is not selected");
	assert_refused(WORDS("--rebuild", "none=3"), NULL,
		       "--rebuild 'none=3': the task 'none' is not in the graph");
	assert_refused(WORDS("--worker-override", "a=b", "--worker-override", "a=c"), NULL,
		       "--worker-override: the worker alias 'a' stands twice (b already)");
	assert_refused(WORDS("--worker-suffix", "a=-x"), NULL,
		       "--worker-suffix: the worker aliases are not known: there is no checkout");
}

static void assert_runs(const char *const *word, uint64_t runs, const char *notes)
{
	struct plan p;
	struct err err;

	if (plan_for(&p, word, NULL, &err))
		fail_msg("%s", err.text);
	assert_int_equal(p.run_nr, runs);
	assert_string_equal(p.notes.buf, notes);
	plan_release(&p);
}

static void rebuilds_are_counted_and_limited(void **state UNUSED)
{
	assert_runs(WORDS(NULL), 2, "");
	assert_runs(WORDS("--rebuild", "20"), 40, "");
	assert_runs(WORDS("--rebuild", "1"), 2, "--rebuild 1 is the same as not saying it\n");
	assert_runs(WORDS("--rebuild", "b=5"), 6, "");
	assert_runs(WORDS("--rebuild", "b=5", "--rebuild", "3"), 8, "");
	assert_runs(WORDS("--full", "--rebuild", "3"), 6, "");
	assert_runs(
		WORDS("--full", "--rebuild", "4"), 6,
		"each task is run 3 times, not 4: so many are the limit with --full (actions on the "
		"push can add more)\n");
	assert_runs(WORDS("--full", "--rebuild", "4", "--new-test-config"), 8, "");
}

static const char config[] = "trust-domain: gecko\n"
			     "workers:\n"
			     "    aliases:\n"
			     "        b-linux:\n"
			     "            provisioner: '{trust-domain}-{level}'\n"
			     "            worker-type: '{alias}-gcp'\n"
			     "        t-linux-.*:\n"
			     "            provisioner:\n"
			     "                by-level:\n"
			     "                    '3': trusted\n"
			     "                    (1|2): '{trust-domain}-t'\n"
			     "            worker-type:\n"
			     "                by-release-level:\n"
			     "                    production: p\n"
			     "                    default:\n"
			     "                        by-project:\n"
			     "                            try: on-try\n"
			     "        odd:\n"
			     "            provisioner: {by-moon: {full: x}}\n"
			     "            worker-type: y\n";

static void aliases_are_those_of_the_checkout(void **state)
{
	struct strbuf path = STRBUF_INIT, want = STRBUF_INIT;
	const char *root = unit_dir(state);
	struct err err;

	assert_refused(WORDS("--worker-suffix", "b-linux=-x"), "/nonexistent",
		       "--worker-suffix: the worker aliases are not known: there is no "
		       "/nonexistent/taskcluster/config.yml");
	strbuf_addf(&path, "%s/taskcluster", root);
	assert_int_equal(mkdir(path.buf, 0700), 0);
	strbuf_addstr(&path, "/config.yml");
	assert_int_equal(file_write_atomic(path.buf, config, sizeof(config) - 1, 0600, &err), 0);
	assert_makes(WORDS("--worker-suffix", "b-linux=-dev"), root,
		     "{\"try_task_config\":{\"worker-overrides\":{\"b-linux\":\"gecko-1/"
		     "b-linux-gcp-dev\"}}}");
	assert_makes(WORDS("--worker-suffix", "t-linux-xl=2", "--worker-override", "b-linux=a/b"),
		     root,
		     "{\"try_task_config\":{\"worker-overrides\":{\"b-linux\":\"a/b\","
		     "\"t-linux-xl\":\"gecko-t/on-try2\"}}}");
	assert_refused(WORDS("--worker-override", "b-linus=x"), root,
		       "--worker-override: no worker alias 'b-linus' (did you mean 'b-linux'?)");
	assert_refused(WORDS("--worker-override", "b-linux=x", "--worker-suffix", "b-linux=y"),
		       root,
		       "--worker-suffix: the worker alias 'b-linux' stands twice (x already)");
	strbuf_addf(&want, "--worker-override: no worker alias 'qwertz' in %s", path.buf);
	assert_refused(WORDS("--worker-override", "qwertz=x"), root, want.buf);
	strbuf_reset(&want);
	strbuf_addf(&want,
		    "%s: the pool of worker alias 'odd' cannot be told (say --worker-override "
		    "odd=POOL)",
		    path.buf);
	assert_refused(WORDS("--worker-suffix", "odd=x"), root, want.buf);
	assert_int_equal(file_write_atomic(path.buf, "a: [", 4, 0600, &err), 0);
	assert_int_equal(plan_for(&(struct plan){0}, WORDS("--worker-override", "a=b"), root, &err),
			 -1);
	assert_non_null(strstr(err.text, "config.yml:2"));
	strbuf_release(&path);
	strbuf_release(&want);
}

/* Keys stand in a schema, or as the fields of a class. */
static void keys_that_the_tree_does_not_know_are_refused(void **state)
{
	static const char schema[] =
		"gecko_parameters_schema = {\n"
		"    Optional(\"try_task_config\"): {\n"
		"        Optional('tasks'): [str], Optional(\"env\"): {str: str},\n"
		"        Optional(\"use-artifact-builds\"): bool,\n"
		"        Optional(\"disable-pgo\"): bool,\n"
		"        # priority, routes\n"
		"    },\n"
		"    \"release_type\": str,\n"
		"}\n"
		"defaults = {\"routes\": 1}\n";
	static const char fields[] = "class TryTaskConfig(Schema, rename=\"kebab\"):\n"
				     "    tasks: Optional[list[str]] = None\n"
				     "    env: Optional[dict[str, str]] = None\n"
				     "    worker_types: Optional[list[str]] = None\n"
				     "    x = 'routes: no'\n"
				     "class GeckoParametersSchema(Schema, rename=None):\n"
				     "    try_task_config: TryTaskConfig\n";
	static const char base[] = "base_schema = {\"head_ref\": str}\n";
	struct strbuf path = STRBUF_INIT, want = STRBUF_INIT;
	const char *root = unit_dir(state);
	struct err err;

	strbuf_addf(&path, "%s/taskcluster/gecko_taskgraph/parameters.py", root);
	assert_int_equal(file_write_atomic(path.buf, schema, strlen(schema), 0600, &err), 0);
	assert_makes(WORDS("--artifact", "--param", "release_type=1", "--param", "filters=[]"),
		     root,
		     "{\"filters\":[],\"release_type\":1,\"try_task_config\":{\"disable-pgo\":true,"
		     "\"use-artifact-builds\":true}}");
	strbuf_addf(&want, "%s does not know 'routes': the decision task would fail", path.buf);
	assert_refused(WORDS("--route", "x"), root, want.buf);
	strbuf_reset(&want);
	strbuf_addf(&want, "%s does not know 'head_ref': the decision task would fail", path.buf);
	assert_refused(WORDS("--param", "head_ref=1"), root, want.buf);
	strbuf_reset(&want);
	strbuf_addf(&want, "%s/third_party/python/taskcluster_taskgraph/taskgraph/parameters.py",
		    root);
	assert_int_equal(file_write_atomic(want.buf, base, strlen(base), 0600, &err), 0);
	assert_makes(WORDS("--param", "head_ref=1"), root, "{\"head_ref\":1}");
	assert_int_equal(file_write_atomic(path.buf, fields, strlen(fields), 0600, &err), 0);
	assert_makes(WORDS("--worker-type", "x"), root,
		     "{\"try_task_config\":{\"worker-types\":[\"x\"]}}");
	strbuf_reset(&want);
	strbuf_addf(&want, "%s does not know 'routes': the decision task would fail", path.buf);
	assert_refused(WORDS("--route", "x"), root, want.buf);
	strbuf_release(&path);
	strbuf_release(&want);
}

/* Trees of before 2025 take one number, and know nothing but the highest priority. */
static void older_trees_get_what_they_know(void **state)
{
	static const char schema[] = "gecko_parameters_schema = {\n"
				     "    Required(\"try_task_config\"): {\n"
				     "        Optional(\"tasks\"): [str],\n"
				     "        Optional(\"env\"): {str: str},\n"
				     "        Optional(\"chemspill-prio\"): bool,\n"
				     "        Optional(\"rebuild\"): int,\n"
				     "    },\n"
				     "}\n";
	struct strbuf path = STRBUF_INIT, want = STRBUF_INIT;
	const char *root = unit_dir(state);
	struct err err;

	strbuf_addf(&path, "%s/taskcluster/gecko_taskgraph/parameters.py", root);
	assert_int_equal(file_write_atomic(path.buf, schema, strlen(schema), 0600, &err), 0);
	assert_makes(WORDS("--chemspill"), root, "{\"try_task_config\":{\"chemspill-prio\":true}}");
	assert_makes(WORDS("--rebuild", "2"), root, "{\"try_task_config\":{\"rebuild\":2}}");
	strbuf_addf(&want, "--rebuild 'a=3': %s takes only one number for all tasks", path.buf);
	assert_refused(WORDS("--rebuild", "a=3"), root, want.buf);
	strbuf_release(&path);
	strbuf_release(&want);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_option_makes_what_mach_try_makes_of_it),
		cmocka_unit_test(contradictions_are_refused),
		cmocka_unit_test(rebuilds_are_counted_and_limited),
		cmocka_unit_test_setup_teardown(keys_that_the_tree_does_not_know_are_refused,
						unit_dir_setup, unit_dir_teardown),
		cmocka_unit_test_setup_teardown(older_trees_get_what_they_know, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test_setup_teardown(aliases_are_those_of_the_checkout, unit_dir_setup,
						unit_dir_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
