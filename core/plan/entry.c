/* SPDX-License-Identifier: MPL-2.0 */
/*
 * How many chunks a suite has is only decided in the decision task. A pattern is only
 * written where, here, it stands for the chosen chunks and nothing else (numbered.h).
 */
#include "core/base/base.h"
#include "core/plan/entry.h"
#include "core/base/alloc.h"
#include "core/base/strbuf.h"
#include "core/plan/numbered.h"

struct writer {
	struct plan *plan;
	const struct graph *graph;
	const struct bitset *marks;
	struct bitset done;	  /* tasks that a pattern stands for */
	struct bitset single;	  /* chunks that no pattern can stand for */
	struct numbered numbered; /* once it is needed */
	uint32_t *chunk;	  /* what graph_chunks() fills; room for every task */
	size_t entry_cap;
};

static void add_entry(struct writer *w, struct slice label, const char *end)
{
	struct strbuf text = STRBUF_INIT;
	struct plan *p = w->plan;

	strbuf_add(&text, label.p, label.n);
	strbuf_addstr(&text, end);
	ALLOC_GROW(p->entry, p->entry_nr + 1, w->entry_cap);
	p->entry[p->entry_nr++] = strbuf_detach(&text);
}

/*
 * Whether the pattern PREFIX-* stands for just the `nr` chunks in w->chunk, all chosen: of
 * these, and so of any of them where a decision task only takes the first.
 */
static bool is_exact(struct writer *w, uint32_t total, struct slice prefix, uint32_t nr)
{
	if (!nr || (nr != total && !w->plan->first_chunks))
		return false;
	for (uint32_t i = 0; i < nr && !w->plan->first_chunks; i++)
		if (!bitset_test(w->marks, w->chunk[i]))
			return false;
	if (!w->numbered.graph)
		numbered_init(&w->numbered, w->graph);
	return numbered_find(&w->numbered, prefix, NULL) == nr;
}

/* Writes the pattern for all chunks beside `task`; false when it must not stand for them. */
static bool add_pattern(struct writer *w, uint32_t task)
{
	struct slice prefix;
	uint32_t nr;
	bool exact;

	if (bitset_test(&w->single, task))
		return false;
	if (!w->chunk)
		w->chunk = xcalloc(w->graph->task_nr, sizeof(*w->chunk));
	nr = graph_chunks(w->graph, task, &prefix, w->chunk, w->graph->task_nr);
	exact = is_exact(w, w->graph->chunk_total[task], prefix, nr);
	for (uint32_t i = 0; i < nr; i++)
		bitset_put(exact ? &w->done : &w->single, w->chunk[i], true);
	if (exact) {
		add_entry(w, prefix, "*");
		w->plan->pattern_nr++;
	}
	return exact;
}

static int compare_entries(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Only the chunks of tests are counted anew by a decision task. */
static bool is_test(const struct graph *g, uint32_t task)
{
	return slice_equal(graph_facet(g, task, FACET_KIND), slice_from("test"));
}

void plan_entries(struct plan *p, const struct graph *g, const struct bitset *marks)
{
	struct writer w = {.plan = p, .graph = g, .marks = marks};

	bitset_init(&w.done, g->task_nr);
	bitset_init(&w.single, g->task_nr);
	bitset_foreach (task, marks) {
		bool chunked = g->chunk_total[task] > 1 && is_test(g, task);
		bool known = bitset_test(&w.done, task);
		p->task_nr += !known || !p->first_chunks;
		if (known || (chunked && add_pattern(&w, task)))
			continue;
		p->single_chunk_nr += chunked;
		add_entry(&w, graph_label(g, task), "");
	}
	if (p->entry_nr)
		qsort(p->entry, p->entry_nr, sizeof(*p->entry), compare_entries);
	bitset_release(&w.done);
	bitset_release(&w.single);
	numbered_release(&w.numbered);
	free(w.chunk);
}
