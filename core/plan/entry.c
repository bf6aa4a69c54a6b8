/* SPDX-License-Identifier: MPL-2.0 */
/*
 * How many chunks a suite has is only decided in the decision task. It expands an
 * entry PREFIX-* to every label t of its graph for which Python's
 * t.split("PREFIX-")[-1].isnumeric() holds: also labels that hold the prefix
 * further back, or are a number altogether. A pattern is only written where,
 * here, it stands for the chosen chunks and nothing else.
 */
#include "core/base/base.h"
#include "core/plan/entry.h"
#include "core/base/alloc.h"
#include "core/base/strbuf.h"

struct writer {
	struct plan *plan;
	const struct graph *graph;
	const struct bitset *marks;
	struct bitset done;   /* tasks that a pattern stands for */
	struct bitset single; /* chunks that no pattern can stand for */
	struct slice *body;   /* numbered labels up to their last '-', sorted from their end */
	uint32_t body_nr;
	bool bare;	 /* a label is a number altogether: every pattern would match it */
	uint32_t *chunk; /* what graph_chunks() fills; room for every task */
	size_t entry_cap;
};

/* isnumeric() knows digits of many scripts; whatever is not ASCII counts as one. */
static bool may_be_numeric(struct slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x80 && (s.p[i] < '0' || s.p[i] > '9'))
			return false;
	return s.n > 0;
}

/* Order of the bytes read from the end; only the last `n` count. */
static int compare_ends(struct slice a, struct slice b, size_t n)
{
	size_t common = MIN(MIN(a.n, b.n), n);

	for (size_t i = 1; i <= common; i++) {
		int d = (unsigned char)a.p[a.n - i] - (unsigned char)b.p[b.n - i];
		if (d)
			return d;
	}
	return common == n ? 0 : (a.n > b.n) - (a.n < b.n);
}

static int compare_bodies(const void *a, const void *b)
{
	const struct slice *x = a, *y = b;

	return compare_ends(*x, *y, SIZE_MAX);
}

static void list_bodies(struct writer *w)
{
	w->body = xcalloc((size_t)w->graph->task_nr + 1, sizeof(*w->body));
	for (uint32_t i = 0; i < w->graph->task_nr; i++) {
		struct slice label = graph_label(w->graph, i);
		const char *dash = memrchr(label.p, '-', label.n);
		size_t n = dash ? (size_t)(dash - label.p) + 1 : 0;
		if (!may_be_numeric((struct slice){label.p + n, label.n - n}))
			continue;
		w->bare |= !n;
		w->body[w->body_nr++] = (struct slice){label.p, n};
	}
	qsort(w->body, w->body_nr, sizeof(*w->body), compare_bodies);
}

/* How many numbered labels have `prefix` in front of their number. */
static uint32_t count_numbered(const struct writer *w, struct slice prefix)
{
	uint32_t low = 0, high = w->body_nr, nr = 0;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		if (compare_ends(w->body[mid], prefix, prefix.n) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	while (low + nr < w->body_nr && !compare_ends(w->body[low + nr], prefix, prefix.n))
		nr++;
	return nr;
}

static void add_entry(struct writer *w, struct slice label, const char *end)
{
	struct strbuf text = STRBUF_INIT;
	struct plan *p = w->plan;

	strbuf_add(&text, label.p, label.n);
	strbuf_addstr(&text, end);
	ALLOC_GROW(p->entry, p->entry_nr + 1, w->entry_cap);
	p->entry[p->entry_nr++] = strbuf_detach(&text);
}

/* Whether the pattern PREFIX-* stands for just the `nr` chunks in w->chunk, all chosen. */
static bool is_exact(struct writer *w, uint32_t total, struct slice prefix, uint32_t nr)
{
	if (nr != total)
		return false;
	for (uint32_t i = 0; i < nr; i++)
		if (!bitset_test(w->marks, w->chunk[i]))
			return false;
	if (!w->body)
		list_bodies(w);
	return !w->bare && count_numbered(w, prefix) == nr;
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
		p->task_nr++;
		if (bitset_test(&w.done, task) || (chunked && add_pattern(&w, task)))
			continue;
		p->single_chunk_nr += chunked;
		add_entry(&w, graph_label(g, task), "");
	}
	if (p->entry_nr)
		qsort(p->entry, p->entry_nr, sizeof(*p->entry), compare_entries);
	bitset_release(&w.done);
	bitset_release(&w.single);
	free(w.body);
	free(w.chunk);
}
