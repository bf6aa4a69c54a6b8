/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/plan/format.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/conf/yaml.h"
#include "core/plan/pyjson.h"

/* Trust domains whose decision tasks are gecko_taskgraph's. */
static const char *const gecko[] = {"gecko", "comm", "enterprise"};

int format_find(const char *root, const char *wanted, char **domain, struct err *err)
{
	static const char *const key[] = {"trust-domain", NULL};
	struct strbuf path = STRBUF_INIT, value = STRBUF_INIT;
	int ret = 0;

	*domain = NULL;
	if (wanted && !strcmp(wanted, "gecko"))
		return 0;
	strbuf_addf(&path, "%s/taskcluster/config.yml", root ? root : "");
	if (root && file_exists(path.buf))
		ret = MIN(yaml_scalar(path.buf, key, &value, err), 0);
	for (size_t i = 0; i < ARRAY_LEN(gecko) && !wanted; i++)
		if (!strcmp(value.buf, gecko[i]))
			strbuf_reset(&value);
	if (!ret && (value.len || wanted))
		*domain = xstrdup(value.len ? value.buf : "generic");
	strbuf_release(&path);
	strbuf_release(&value);
	return ret;
}

/* How often: one number for all is what the action knows. */
static int add_times(json_t *input, struct plan *p, const struct options *o, struct err *err)
{
	const char *const *rebuild = o ? options_list(o, OPT_REBUILD) : NULL;
	unsigned times = 0;
	size_t label;

	for (; rebuild && *rebuild; rebuild++) {
		times = rebuild_read(*rebuild, &label);
		if (label)
			return err_set(
				err,
				"--rebuild '%s': the action add-new-jobs has one number for all",
				*rebuild);
	}
	if (!times)
		return 0;
	json_object_set_new(input, "times", json_integer(times));
	p->run_nr *= times;
	return 0;
}

int format_action_input(struct plan *p, const struct graph *g, const struct bitset *marks,
			const struct plan_options *opt, struct err *err)
{
	json_t *input = json_pack("{s:[]}", "tasks"), *tasks = json_object_get(input, "tasks");
	struct strbuf out = STRBUF_INIT;
	int ret = 0;

	p->run_nr = p->task_nr;
	for (enum option_id id = 0; id < OPT_NR && opt->options && !ret; id++)
		if (option_info(id)->use & USE_TASK && options_flag(opt->options, id) &&
		    id != OPT_REBUILD && id != OPT_WORKER_TYPE)
			ret = err_set(err, "--%s means nothing to the CI of '%s'",
				      option_info(id)->name, p->generic);
	if (!ret)
		ret = add_times(input, p, opt->options, err);
	bitset_foreach (task, marks) {
		struct slice label = graph_label(g, task);
		json_array_append_new(tasks, json_stringn(label.p, label.n));
	}
	pyjson_add(&out, input);
	strbuf_addch(&out, '\n');
	p->json = strbuf_detach(&out);
	json_decref(input);
	return ret;
}
