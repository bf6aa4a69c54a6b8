/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/plan/taskconfig.h"
#include "core/plan/decision.h"
#include "core/plan/known.h"
#include "core/plan/rebuild.h"
#include "core/plan/routed.h"
#include "core/plan/worker.h"

#include <jansson.h>

/* The decision task learns from it which selector made the push; ours stands for mach try fuzzy. */
#define SELECTOR_KEY "TRY_SELECTOR"

/* Of which options, of those about tasks, mach try auto and empty know. */
static const char of_auto[] =
	"artifact chemspill disable-pgo env param profiler record "
	"worker-override worker-suffix strategy tasks-regex tasks-regex-exclude";
static const char of_empty[] =
	"artifact browsertime chemspill disable-pgo env gecko-profile gecko-profile-interval "
	"gecko-profile-entries gecko-profile-features gecko-profile-threads param pernosco "
	"profiler record route worker-override worker-suffix";
static const char of_fuzzy[] = "strategy tasks-regex tasks-regex-exclude"; /* all but these */

/* What a push of mach try auto has its decision task do, in place of a list of tasks. */
#define AUTO_STRATEGIES "gecko_taskgraph.optimize:tryselect."
#define AUTO_STRATEGY	"bugbug_reduced_manifests_config_selection_medium"

/* Of when a push is run; until 2025 there was just one that came before all others. */
#define PRIORITY       "priority"
#define OLDER_PRIORITY "chemspill-prio"

static const struct options no_options;

/* ---- options that are one member each ---- */

static json_t *as_true(const char *const *value UNUSED)
{
	return json_true();
}

static json_t *as_low(const char *const *value UNUSED)
{
	return json_string("low"); /* of "lowest", "very-low" and "low", what pushes have else */
}

static const char *last_of(const char *const *value)
{
	while (value[1])
		value++;
	return *value;
}

static json_t *as_text(const char *const *value)
{
	return json_string(last_of(value));
}

static json_t *as_integer(const char *const *value)
{
	return json_integer(strtol(last_of(value), NULL, 10));
}

/* Digits with at most one point: as JSON has them, they do not depend on the locale. */
static json_t *as_real(const char *const *value)
{
	const char *digits = last_of(value) + strspn(last_of(value), "0");
	struct strbuf text = STRBUF_INIT;
	json_t *real;

	strbuf_addf(&text, "%s%s%s", *digits == '.' ? "0" : "", digits,
		    strchr(digits, '.') ? "0" : ".0");
	real = json_loads(text.buf, JSON_DECODE_ANY, NULL);
	strbuf_release(&text);
	return real;
}

static json_t *as_list(const char *const *value)
{
	json_t *array = json_array();

	for (; *value; value++)
		json_array_append_new(array, json_string(*value));
	return array;
}

struct member {
	enum option_id id;
	const char *key;
	json_t *(*make)(const char *const *value);
};

/* Of "try_task_config". */
static const struct member members[] = {
	{OPT_ARTIFACT, "use-artifact-builds", as_true},
	{OPT_ARTIFACT, "disable-pgo", as_true},
	{OPT_BROWSERTIME, "browsertime", as_true},
	{OPT_CHEMSPILL, PRIORITY, as_low},
	{OPT_DISABLE_PGO, "disable-pgo", as_true},
	{OPT_GECKO_PROFILE, "gecko-profile", as_true},
	{OPT_GECKO_PROFILE_FEATURES, "gecko-profile", as_true},
	{OPT_GECKO_PROFILE_THREADS, "gecko-profile", as_true},
	{OPT_NATIVE_PROFILING, "native-profiling", as_true},
	{OPT_NEW_TEST_CONFIG, "new-test-config", as_true},
	{OPT_PERNOSCO, "pernosco", as_true},
	{OPT_ROUTE, "routes", as_list},
};

/* They mean nothing without the profile. */
static const struct member profile[] = {
	{OPT_GECKO_PROFILE_INTERVAL, "gecko-profile-interval", as_real},
	{OPT_GECKO_PROFILE_ENTRIES, "gecko-profile-entries", as_integer},
	{OPT_GECKO_PROFILE_FEATURES, "gecko-profile-features", as_text},
	{OPT_GECKO_PROFILE_THREADS, "gecko-profile-threads", as_text},
};

static void add_members(json_t *config, const struct options *o, const struct member *member,
			size_t nr)
{
	for (size_t i = 0; i < nr; i++)
		if (options_flag(o, member[i].id))
			json_object_set_new(config, member[i].key,
					    member[i].make(options_list(o, member[i].id)));
}

/* ---- environment ---- */

static const struct {
	enum option_id id;
	const char *name, *value;
} variables[] = {
	{OPT_PERNOSCO, "PERNOSCO", "1"},
	{OPT_PROFILER, "MOZ_PROFILER_STARTUP", "1"},
	{OPT_PROFILER, "MOZ_PROFILER_STARTUP_FEATURES", "default"},
	{OPT_PROFILER, "MOZ_PROFILER_STARTUP_INTERVAL", "1"},
	{OPT_RECORD, "MOZ_RECORD_TEST", "1"},
};

/* Of a name that is given twice the last value counts. */
static json_t *env_object(const struct options *o, enum selector selector)
{
	json_t *object = json_object();

	if (selector != SELECTOR_AUTO)
		json_object_set_new(object, SELECTOR_KEY,
				    json_string(selector == SELECTOR_EMPTY    ? "empty"
						: selector == SELECTOR_SYNTAX ? "syntax"
									      : "fuzzy"));
	for (const char *const *env = options_list(o, OPT_ENV); *env; env++) {
		const char *equals = strchr(*env, '=');
		json_object_setn_new(object, *env, (size_t)(equals - *env),
				     json_string(equals + 1));
	}
	for (size_t i = 0; i < ARRAY_LEN(variables); i++)
		if (options_flag(o, variables[i].id))
			json_object_set_new(object, variables[i].name,
					    json_string(variables[i].value));
	return object;
}

/* ---- all of it ---- */

static json_t *task_array(const struct plan *p)
{
	json_t *array = json_array();

	for (size_t i = 0; i < p->entry_nr; i++)
		json_array_append_new(array, json_string(p->entry[i]));
	return array;
}

/* What narrows the tasks that the decision task chooses. */
static void add_regexes(json_t *config, const struct options *o)
{
	bool include = options_flag(o, OPT_TASKS_REGEX);
	bool exclude = options_flag(o, OPT_TASKS_REGEX_EXCLUDE);

	if (!include && !exclude)
		return;
	json_object_set_new(
		config, "tasks-regex",
		json_pack("{s:o, s:o}", "include",
			  include ? as_list(options_list(o, OPT_TASKS_REGEX)) : json_null(),
			  "exclude",
			  exclude ? as_list(options_list(o, OPT_TASKS_REGEX_EXCLUDE))
				  : json_null()));
}

/* "try_task_config"; NULL with err. */
static json_t *config_object(struct plan *p, const struct graph *g, const struct bitset *marks,
			     const struct plan_options *opt, const struct known *known,
			     struct err *err)
{
	const struct options *o = opt->options;
	json_t *config = json_object();

	json_object_set_new(config, "env", env_object(o, opt->selector));
	if (!json_object_size(json_object_get(config, "env")))
		json_object_del(config, "env");
	if (opt->selector == SELECTOR_AUTO)
		add_regexes(config, o);
	else
		json_object_set_new(config, "tasks", task_array(p));
	add_members(config, o, members, ARRAY_LEN(members));
	if (!known_config(known, PRIORITY) && known_config(known, OLDER_PRIORITY) &&
	    !json_object_del(config, PRIORITY))
		json_object_set_new(config, OLDER_PRIORITY, json_true());
	if (json_object_get(config, "gecko-profile"))
		add_members(config, o, profile, ARRAY_LEN(profile));
	if (rebuild_add(p, config, g, marks, opt, known, err) ||
	    worker_add(config, o, opt->root, err)) {
		json_decref(config);
		return NULL;
	}
	return config;
}

static void merge(json_t *base, const json_t *more);

static json_t *merged(const json_t *a, const json_t *b)
{
	json_t *both;

	if (json_is_object(a) && json_is_object(b)) {
		both = json_deep_copy(a);
		merge(both, b);
		return both;
	}
	if (!json_is_array(a) || !json_is_array(b))
		return json_deep_copy(b);
	both = json_deep_copy(a);
	json_array_extend(both, (json_t *)(uintptr_t)b);
	return both;
}

/* As mach try merges: objects member by member, lists appended, else the later counts. */
static void merge(json_t *base, const json_t *more)
{
	const char *key;
	json_t *value;

	json_object_foreach ((json_t *)(uintptr_t)more, key, value)
		json_object_set_new(base, key, merged(json_object_get(base, key), value));
}

/* A parameter by which the decision task would choose other tasks must not pass. */
static int add_param(json_t *parameters, const char *param, enum selector selector, struct err *err)
{
	const char *equals = strchr(param, '=');
	json_t *one = json_object();
	int ret = 0;

	json_object_setn_new(one, param, (size_t)(equals - param),
			     json_loads(equals + 1, JSON_DECODE_ANY, NULL));
	if (selector != SELECTOR_AUTO && decision_elsewhere(one))
		ret = err_set(err,
			      "--param '%s' is not possible: the decision task would choose by it, "
			      "not run what is selected",
			      param);
	else
		merge(parameters, one);
	json_decref(one);
	return ret;
}

static int add_parameters(json_t *parameters, const struct plan_options *opt, struct err *err)
{
	const struct options *o = opt->options;
	json_t *own = json_object();
	int ret = 0;

	for (const char *const *param = options_list(o, OPT_PARAM); *param && !ret; param++)
		ret = add_param(parameters, *param, opt->selector, err);
	if (options_flag(o, OPT_DO_NOT_OPTIMIZE))
		json_object_set_new(own, "do_not_optimize",
				    as_list(options_list(o, OPT_DO_NOT_OPTIMIZE)));
	merge(parameters, own);
	json_decref(own);
	return ret;
}

/*
 * What another push made, without what is selected, which runs anew. Like mach try, the chunks
 * that a pattern stands for are left in.
 */
static void add_existing(json_t *parameters, const json_t *existing, const struct plan *p)
{
	json_t *one = json_object(), *tasks;

	if (existing)
		json_object_set_new(one, "existing_tasks", json_deep_copy(existing));
	merge(parameters, one);
	json_decref(one);
	tasks = json_object_get(parameters, "existing_tasks");
	for (size_t i = 0; i < p->entry_nr && json_is_object(tasks); i++)
		json_object_del(tasks, p->entry[i]);
}

/* "optimize_target_tasks" and the like: tasks that were chosen are not optimised away. */
static json_t *parameters_of(const struct plan_options *opt)
{
	const char *strategy = options_string(opt->options, OPT_STRATEGY);
	struct strbuf path = STRBUF_INIT;
	json_t *parameters;

	if (opt->selector != SELECTOR_AUTO)
		return json_pack("{s:b}", "optimize_target_tasks", 0);
	strategy = strategy ? strategy : AUTO_STRATEGY;
	strbuf_addf(&path, "%s%s", strchr(strategy, ':') ? "" : AUTO_STRATEGIES, strategy);
	parameters = json_pack("{s:[s], s:s, s:b, s:s, s:s}", "filters", "try_auto",
			       "optimize_strategies", path.buf, "optimize_target_tasks", 1,
			       "test_manifest_loader", "bugbug", "try_mode", "try_auto");
	strbuf_release(&path);
	return parameters;
}

/* Options that the selector does not know. */
static int check_selector(const struct plan_options *opt, struct err *err)
{
	const char *known = opt->selector == SELECTOR_AUTO ? of_auto : of_empty;

	for (enum option_id id = 0; id < OPT_NR; id++) {
		bool wrong = selector_chooses(opt->selector) ? option_in(id, of_fuzzy)
							     : !option_in(id, known);
		if (wrong && option_info(id)->use & USE_TASK && options_flag(opt->options, id))
			return err_set(err, "--%s means nothing %s", option_info(id)->name,
				       opt->selector == SELECTOR_AUTO	 ? "with 'auto'"
				       : opt->selector == SELECTOR_EMPTY ? "with 'empty'"
									 : "without 'auto'");
	}
	return 0;
}

/* Each key must be known to the tree. */
static int check_keys(const json_t *parameters, const struct known *known, struct err *err)
{
	json_t *config = json_object_get(parameters, "try_task_config"), *value;
	const char *key, *unknown = NULL;

	json_object_foreach (config, key, value)
		if (!known_config(known, key))
			unknown = key;
	json_object_foreach ((json_t *)(uintptr_t)parameters, key, value)
		if (value != config && !known_top(known, key))
			unknown = key;
	if (!unknown)
		return 0;
	return err_set(err, "%s does not know '%s': the decision task would fail", known->path,
		       unknown);
}

/* The tasks of a push that is large come behind those of all others. */
static void set_priority(struct plan *p, json_t *config, const struct known *known)
{
	p->large = p->run_nr > PLAN_LARGE && !json_object_get(config, PRIORITY) &&
		   !json_object_get(config, OLDER_PRIORITY);
	if (p->large && known_config(known, PRIORITY))
		json_object_set_new(config, PRIORITY, json_string("lowest"));
}

/* The line is mach try's. */
static void tell_artifact(struct plan *p, const struct options *o)
{
	if (options_from(o, OPT_ARTIFACT, ORIGIN_BUILD))
		strbuf_addstr(&p->notes,
			      "Artifact builds enabled, pass --no-artifact to disable\n");
}

static int check(const struct options *o, struct err *err)
{
	if (options_flag(o, OPT_PERNOSCO) && options_flag(o, OPT_ARTIFACT))
		return err_set(err, "--pernosco needs full builds: say --no-artifact, or leave it");
	return 0;
}

/* "parameters"; NULL with err. */
static json_t *make_parameters(struct plan *p, const struct graph *g, const struct bitset *marks,
			       const struct plan_options *opt, const struct known *known,
			       struct err *err)
{
	json_t *config = config_object(p, g, marks, opt, known, err), *parameters;

	if (!config)
		return NULL;
	parameters = parameters_of(opt);
	json_object_set_new(parameters, "try_task_config", config);
	if (!add_parameters(parameters, opt, err)) {
		add_existing(parameters, opt->existing, p);
		set_priority(p, config, known);
		if (!check_keys(parameters, known, err))
			return parameters;
	}
	json_decref(parameters);
	return NULL;
}

int taskconfig_build(struct plan *p, const struct graph *g, const struct bitset *marks,
		     const struct plan_options *options, struct err *err)
{
	struct plan_options opt = *options;
	json_t *parameters;
	struct known *known;

	opt.options = opt.options ? opt.options : &no_options;
	if (check_selector(&opt, err) || check(opt.options, err) ||
	    known_read(&known, opt.root, err))
		return -1;
	parameters = make_parameters(p, g, marks, &opt, known, err);
	known_free(known);
	if (!parameters)
		return -1;
	tell_artifact(p, opt.options);
	p->as_note = options_string(opt.options, OPT_CARRIER) &&
		     !strcmp(options_string(opt.options, OPT_CARRIER), "note");
	return plan_carry(p, parameters, opt.root, err);
}
