/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/closure.h"
#include "core/base/alloc.h"

struct walk {
	const struct graph *g;
	enum edges kind;
	struct bitset *reached;
	uint32_t *todo, todo_nr; /* reached, their edges not yet followed */
};

static void follow(struct walk *w, uint32_t task)
{
	struct ids to = graph_edges(w->g, task, w->kind);

	for (uint32_t i = 0; i < to.nr; i++) {
		if (bitset_test(w->reached, to.p[i]))
			continue;
		bitset_put(w->reached, to.p[i], true);
		w->todo[w->todo_nr++] = to.p[i];
	}
}

void graph_closure(const struct graph *g, const struct bitset *from, enum edges kind,
		   struct bitset *out)
{
	struct walk w = {g, kind, out, xcalloc(g->task_nr, sizeof(*w.todo)), 0};

	bitset_clear_all(out);
	bitset_foreach (task, from) {
		follow(&w, task);
		while (w.todo_nr)
			follow(&w, w.todo[--w.todo_nr]);
	}
	free(w.todo);
}

static int compare_counts(const void *a, const void *b)
{
	const struct kind_count *x = a, *y = b;

	if (x->main != y->main)
		return x->main ? -1 : 1;
	if (x->nr != y->nr)
		return x->nr > y->nr ? -1 : 1;
	return (x->kind > y->kind) - (x->kind < y->kind);
}

struct kind_count *graph_count_kinds(const struct graph *g, const struct bitset *tasks, size_t *nr)
{
	uint32_t *place = xcalloc(g->str.nr, sizeof(*place)); /* in `list`, plus one */
	struct kind_count *list = NULL;
	size_t cap = 0;

	*nr = 0;
	bitset_foreach (task, tasks) {
		uint32_t kind = g->facet[FACET_KIND][task];
		if (!place[kind]) {
			ALLOC_GROW(list, *nr + 1, cap);
			list[(*nr)++] = (struct kind_count){.kind = kind};
			place[kind] = (uint32_t)*nr;
		}
		list[place[kind] - 1].nr++;
		list[place[kind] - 1].main |= g->class[task] == CLASS_MAIN;
	}
	free(place);
	if (*nr)
		qsort(list, *nr, sizeof(*list), compare_counts);
	return list;
}
