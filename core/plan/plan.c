/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/plan/plan.h"
#include "core/base/strbuf.h"
#include "core/plan/entry.h"
#include "core/plan/message.h"
#include "core/plan/pyjson.h"
#include "core/conf/options.h"

#include <jansson.h>

/* The decision task learns from it which selector made the push; ours stands for mach try fuzzy. */
#define SELECTOR_KEY "TRY_SELECTOR"
#define SELECTOR     "fuzzy"

static int check_options(const struct plan_options *opt, struct err *err)
{
	char rebuild[16];

	for (size_t i = 0; opt->env && opt->env[i]; i++)
		if (option_check(OPT_ENV, opt->env[i], err))
			return -1;
	snprintf(rebuild, sizeof(rebuild), "%u", opt->rebuild);
	return opt->rebuild ? option_check(OPT_REBUILD, rebuild, err) : 0;
}

/* Of a name that is given twice the last value counts. */
static json_t *env_object(const char *const *env)
{
	json_t *object = json_object();

	json_object_set_new(object, SELECTOR_KEY, json_string(SELECTOR));
	for (; env && *env; env++) {
		const char *equals = strchr(*env, '=');
		json_object_setn_new(object, *env, (size_t)(equals - *env),
				     json_string(equals + 1));
	}
	return object;
}

static json_t *task_array(const struct plan *p)
{
	json_t *array = json_array();

	for (size_t i = 0; i < p->entry_nr; i++)
		json_array_append_new(array, json_string(p->entry[i]));
	return array;
}

/* Version 2 of try_task_config.json; tasks that were chosen are not optimised away. */
static char *config_text(const struct plan *p, const struct plan_options *opt)
{
	json_t *config = json_object(), *root;
	struct strbuf out = STRBUF_INIT;

	json_object_set_new(config, "env", env_object(opt->env));
	json_object_set_new(config, "tasks", task_array(p));
	if (opt->rebuild)
		json_object_set_new(config, "rebuild", json_integer(opt->rebuild));
	if (opt->artifact) {
		json_object_set_new(config, "use-artifact-builds", json_true());
		json_object_set_new(config, "disable-pgo", json_true());
	}
	root = json_pack("{s:{s:b, s:o}, s:i}", "parameters", "optimize_target_tasks", 0,
			 "try_task_config", config, "version", 2);
	pyjson_add(&out, root);
	strbuf_addch(&out, '\n');
	json_decref(root);
	return strbuf_detach(&out);
}

int plan_build(struct plan *p, const struct graph *g, const struct bitset *marks,
	       const struct plan_options *opt, struct err *err)
{
	*p = (struct plan){0};
	if (check_options(opt, err))
		return -1;
	plan_entries(p, g, marks);
	plan_message_parts(p, opt);
	plan_message_join(p);
	if (strlen(p->message) > PLAN_MESSAGE_MAX) {
		err_set(err,
			"the commit message has %zu bytes without any label; at most %d can be sent",
			strlen(p->message), PLAN_MESSAGE_MAX);
		plan_release(p);
		return -1;
	}
	p->json = config_text(p, opt);
	return 0;
}

void plan_release(struct plan *p)
{
	for (size_t i = 0; i < p->entry_nr; i++)
		free(p->entry[i]);
	free(p->entry);
	free(p->title);
	free(p->message);
	free(p->json);
	free(p->computed_title);
	free(p->command);
	*p = (struct plan){0};
}
