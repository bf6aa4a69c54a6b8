/* SPDX-License-Identifier: MPL-2.0 */
/* Labels behind "needs:" and "neededby:": those that find most. */
#include "core/base/base.h"
#include "core/query/completion.h"
#include "core/graph/closure.h"

/* The labels that hold what was typed; false: there was no time. */
static bool find_labels(struct completion *c, struct bitset *out)
{
	struct strbuf text = STRBUF_INIT;
	struct query_result r;
	bool found;

	bitset_set_all(out);
	if (!c->typed.n)
		return true;
	strbuf_addch(&text, '\'');
	strbuf_add(&text, c->q->text.p + c->from, c->t->end - c->from);
	found = assist_run(c->a, c->q, strbuf_slice(&text), 0, NULL, &r);
	if (found) {
		bitset_copy(out, &r.match);
		query_result_release(&r);
	}
	strbuf_release(&text);
	return found;
}

/* How many tasks that count the term with this label finds. */
static uint32_t count(const struct completion *c, struct slice label, enum edges kind)
{
	const struct graph *g = c->q->g;
	struct bitset from, found;
	uint32_t nr;

	bitset_init(&from, g->task_nr);
	bitset_init(&found, g->task_nr);
	bitset_put(&from, graph_find(g, label), true);
	graph_closure(g, &from, kind, &found);
	nr = bitset_count_and(&found, &c->within);
	bitset_release(&from);
	bitset_release(&found);
	return nr;
}

/* Those that find some of the tasks that count: from these such edges lead there. */
static void keep_near(struct completion *c, enum edges back, struct bitset *labels)
{
	struct bitset near;

	bitset_init(&near, labels->nr);
	graph_closure(c->q->g, &c->within, back, &near);
	bitset_and(labels, &near);
	bitset_release(&near);
}

/*
 * Following all dependencies of every label would take too long: those with most of them at
 * first hand are taken, and only these are counted in full.
 */
void complete_label(struct completion *c)
{
	bool needs = c->t->subject == TERM_NEEDS;
	enum edges kind = needs ? EDGES_NEEDED_BY : EDGES_NEEDS;
	const struct graph *g = c->q->g;
	struct assist_value near[ASSIST_VALUE_NR];
	size_t nr;
	struct bitset labels;

	bitset_init(&labels, g->task_nr);
	if (find_labels(c, &labels)) {
		keep_near(c, needs ? EDGES_NEEDS : EDGES_NEEDED_BY, &labels);
		bitset_foreach (task, &labels) {
			if (completion_stopped(c))
				break;
			completion_add(c, graph_label(g, task), graph_edges(g, task, kind).nr);
		}
	}
	bitset_release(&labels);
	nr = c->a->value_nr;
	memcpy(near, c->a->value, nr * sizeof(*near));
	c->a->value_nr = 0;
	for (size_t i = 0; i < nr && !assist_stopped(c->a, c->q); i++)
		completion_add(c, near[i].text, count(c, near[i].text, kind));
	c->same.n = 0; /* a label is found by its whole text */
}
