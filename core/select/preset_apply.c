/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/preset.h"
#include "core/query/query.h"

struct replay {
	const struct preset *preset;
	const struct graph *graph;
	struct marks *marks;
	preset_missing_fn *missing;
	void *ctx;
	struct preset_change *change;
};

static void tell_missing(struct replay *r, const char *place, const char *what)
{
	struct strbuf line = STRBUF_INIT;

	r->change->missing++;
	if (r->missing) {
		strbuf_addf(&line, "%s: %s", place, what);
		r->missing(r->ctx, line.buf);
	}
	strbuf_release(&line);
}

static unsigned query_flags(const struct preset *p)
{
	unsigned flags = 0;

	for (size_t i = 0; i < p->option_nr; i++)
		flags = p->option[i].no ? flags & ~query_flag(p->option[i].name)
					: flags | query_flag(p->option[i].name);
	return flags;
}

static int apply_rule(struct replay *r, size_t i, const struct bitset *within, struct bitset *tasks,
		      struct err *err)
{
	const struct rule *rule = &r->preset->rule[i];
	struct err place;
	uint32_t other;

	err_set(&place, "%s:%u", r->preset->path, r->preset->rule_line[i]);
	if (rule_tasks(rule, r->graph, within, &r->marks->set, query_flags(r->preset), tasks,
		       &other, err))
		return err_prefix(err, "%s: ", place.text);
	r->change->other += other;
	if (*err->text)
		tell_missing(r, place.text, err->text);
	marks_apply(r->marks, rule->kind, rule->text, tasks);
	return 0;
}

/* Whether another chunk of the same suite is marked now: then chunks were only counted anew. */
static bool renumbered(const struct replay *r, struct slice label)
{
	struct slice suite = {label.p, graph_stem(label)};

	if (!suite.n)
		return false;
	for (uint32_t i = graph_place(r->graph, suite); i < r->graph->task_nr; i++) {
		struct slice now = graph_label(r->graph, i);
		if (now.n < suite.n || memcmp(now.p, suite.p, suite.n))
			break;
		if (bitset_test(&r->marks->set, i) && graph_stem(now) == suite.n)
			return true;
	}
	return false;
}

/* Compares with the saved set: what came, what went, and what is not there any more. */
static void compare_saved(struct replay *r)
{
	struct preset_change *c = r->change;
	uint32_t kept = 0;
	struct err what;

	for (size_t i = 0; i < r->preset->saved_nr; i++) {
		struct slice label = slice_from(r->preset->saved[i]);
		uint32_t task = graph_find(r->graph, label);
		if (task != TASK_NONE) {
			kept += bitset_test(&r->marks->set, task);
		} else if (!renumbered(r, label)) {
			err_set(&what, "saved label \"%s\" is not in this graph", label.p);
			tell_missing(r, r->preset->path, what.text);
		}
	}
	c->added = c->now - kept;
	c->gone = (uint32_t)r->preset->saved_nr - kept;
}

int preset_apply(const struct preset *p, const struct graph *g, const struct bitset *within,
		 struct marks *m, preset_missing_fn *missing, void *ctx,
		 struct preset_change *change, struct err *err)
{
	struct replay r = {p, g, m, missing, ctx, change};
	struct bitset tasks;
	int ret = 0;

	*change = (struct preset_change){0};
	bitset_init(&tasks, g->task_nr);
	for (size_t i = 0; i < p->rule_nr && !ret; i++)
		ret = apply_rule(&r, i, within, &tasks, err);
	change->now = m->nr;
	if (!ret && p->has_set)
		compare_saved(&r);
	bitset_release(&tasks);
	return ret;
}
