/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/plan/rebuild.h"

/* With the whole graph mach try runs tasks no more often than this. */
#define FULL_MAX 3

/* The number for all tasks, the last that is given; 0: none is. */
static unsigned for_all(struct plan *p, const struct plan_options *opt)
{
	const char *const *value = options_list(opt->options, OPT_REBUILD);
	unsigned all = 0, n;
	size_t label;

	for (; *value; value++) {
		n = rebuild_read(*value, &label);
		all = label ? all : n;
	}
	if (all == 1)
		strbuf_addstr(&p->notes, "--rebuild 1 is the same as not saying it\n");
	if (all <= FULL_MAX || !opt->full || options_flag(opt->options, OPT_NEW_TEST_CONFIG))
		return all;
	strbuf_addf(&p->notes,
		    "each task is run %d times, not %u: so many are the limit with --full (actions "
		    "on the push can add more)\n",
		    FULL_MAX, all);
	return FULL_MAX;
}

/* `value` is "LABEL=N". */
static int add_label(json_t *each, const char *value, const struct graph *g,
		     const struct bitset *marks, const struct known *known, struct err *err)
{
	size_t n;
	unsigned times = rebuild_read(value, &n);
	uint32_t task = graph_find(g, (struct slice){value, n});

	if (task == TASK_NONE || !bitset_test(marks, task))
		return err_set(err, "--rebuild '%s': the task '%.*s' is %s", value, (int)n, value,
			       task == TASK_NONE ? "not in the graph" : "not selected");
	if (!known_rebuild_by_label(known))
		return err_set(err, "--rebuild '%s': %s takes only one number for all tasks", value,
			       known->path);
	json_object_setn_new(each, value, n, json_integer(times));
	return 0;
}

/* Those without a number of their own, and what all are run. */
static void add_others(struct plan *p, json_t *each, const struct graph *g,
		       const struct bitset *marks, unsigned all)
{
	bool others = all > 1;

	bitset_foreach (task, marks) {
		struct slice label = graph_label(g, task);
		json_t *own = json_object_getn(each, label.p, label.n);
		p->run_nr += own ? (uint64_t)json_integer_value(own) : MAX(all, 1);
		if (!own && others)
			json_object_setn_new(each, label.p, label.n, json_integer(all));
	}
	if (others && p->pattern_nr)
		strbuf_addstr(&p->notes, "chunks that there are only on try are run once, since "
					 "--rebuild has numbers for single tasks\n");
}

int rebuild_add(struct plan *p, json_t *config, const struct graph *g, const struct bitset *marks,
		const struct plan_options *opt, const struct known *known, struct err *err)
{
	const char *const *value = options_list(opt->options, OPT_REBUILD);
	unsigned all = for_all(p, opt);
	json_t *each = json_object();
	size_t label;
	int ret = 0;

	for (; *value && !ret; value++)
		if (rebuild_read(*value, &label) && label)
			ret = add_label(each, *value, g, marks, known, err);
	p->run_nr = 0;
	if (json_object_size(each)) {
		add_others(p, each, g, marks, all);
		json_object_set(config, "rebuild", each);
	} else {
		p->run_nr = (uint64_t)p->task_nr * MAX(all, 1);
		if (all)
			json_object_set_new(config, "rebuild", json_integer(all));
	}
	json_decref(each);
	return ret;
}
