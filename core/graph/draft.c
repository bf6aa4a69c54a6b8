/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/draft.h"
#include "core/base/alloc.h"
#include "core/graph/labels.h"

const enum edges named_edges[NAMED_EDGES] = {EDGES_NEEDS, EDGES_SOFT, EDGES_IF};

void drafts_init(struct drafts *d)
{
	*d = (struct drafts){0};
	ALLOC_GROW(d->list_end, 2, d->list_cap);
	d->list_end[d->list_nr++] = 0; /* list 0 is empty: it ends where it begins */
	intern_init(&d->label);
	intern_init(&d->key);
}

void drafts_release(struct drafts *d)
{
	intern_release(&d->label);
	intern_release(&d->key);
	free(d->key_task);
	free(d->draft);
	free(d->attr);
	free(d->dep);
	free(d->list_end);
	free(d->list_item);
}

struct sorted {
	struct slice label;
	uint32_t draft;
};

static int by_label(const void *va, const void *vb)
{
	const struct slice a = ((const struct sorted *)va)->label;
	const struct slice b = ((const struct sorted *)vb)->label;
	int d = memcmp(a.p, b.p, MIN(a.n, b.n));

	return d ? d : (a.n > b.n) - (a.n < b.n);
}

static struct sorted *sort_drafts(const struct drafts *d)
{
	struct sorted *order = xcalloc(d->draft_nr, sizeof(*order));

	for (uint32_t i = 0; i < d->draft_nr; i++)
		order[i] = (struct sorted){intern_slice(&d->label, i + 1), i};
	qsort(order, d->draft_nr, sizeof(*order), by_label);
	return order;
}

static void alloc_columns(struct graph *g, const struct drafts *d)
{
	size_t nr = d->draft_nr;

	g->task_nr = (uint32_t)nr;
	g->label_bytes = xmalloc(d->label.bytes_nr);
	g->label_start = xcalloc(nr + 1, sizeof(*g->label_start));
	for (unsigned f = 0; f < FACET_NR; f++)
		g->facet[f] = xcalloc(nr, sizeof(*g->facet[f]));
	g->class = xcalloc(nr, sizeof(*g->class));
	bitset_init(&g->main, g->task_nr);
	g->chunk = xcalloc(nr, sizeof(*g->chunk));
	g->chunk_total = xcalloc(nr, sizeof(*g->chunk_total));
	g->description = xcalloc(nr, sizeof(*g->description));
	g->text_start = xcalloc(nr, sizeof(*g->text_start));
	g->text_bytes = xcalloc(nr, sizeof(*g->text_bytes));
	g->attr_start = xcalloc(nr + 1, sizeof(*g->attr_start));
	g->attr = xcalloc(d->attr_nr + 1, sizeof(*g->attr));
}

static void fill_columns(struct graph *g, const struct drafts *d, const struct sorted *order)
{
	uint32_t bytes = 0, attrs = 0;

	for (uint32_t i = 0; i < g->task_nr; i++) {
		const struct draft *one = &d->draft[order[i].draft];
		struct slice label = order[i].label;

		memcpy(g->label_bytes + bytes, label.p, label.n + 1);
		bytes += (uint32_t)label.n + 1;
		g->label_start[i + 1] = bytes;
		for (unsigned f = 0; f < FACET_NR; f++)
			g->facet[f][i] = one->facet[f];
		g->class[i] = one->class;
		bitset_put(&g->main, i, one->class == CLASS_MAIN);
		g->chunk[i] = one->chunk;
		g->chunk_total[i] = one->chunk_total;
		g->description[i] = one->description;
		g->text_start[i] = one->text_start;
		g->text_bytes[i] = one->text_bytes;
		memcpy(g->attr + attrs, d->attr + one->attr, one->attr_nr * sizeof(*g->attr));
		attrs += one->attr_nr;
		g->attr_start[i + 1] = attrs;
	}
	labels_describe(g);
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* Sorts a row and drops what stands in it twice; returns what is left. */
static uint32_t tidy_row(uint32_t *item, uint32_t nr)
{
	uint32_t kept = 0;

	qsort(item, nr, sizeof(*item), by_number);
	for (uint32_t i = 0; i < nr; i++)
		if (!kept || item[kept - 1] != item[i])
			item[kept++] = item[i];
	return kept;
}

/* The row of one kind of dependency of each draft, as tasks. */
static void fill_edges(struct graph *g, const struct drafts *d, const struct sorted *order,
		       const uint32_t *task_of, unsigned kind)
{
	struct rows *r = &g->edges[named_edges[kind]];
	size_t total = 0;
	uint32_t nr = 0;

	for (size_t i = 0; i < d->draft_nr; i++)
		total += d->draft[i].dep[kind + 1] - d->draft[i].dep[kind];
	r->start = xcalloc((size_t)g->task_nr + 1, sizeof(*r->start));
	r->item = xcalloc(total + 1, sizeof(*r->item));
	for (uint32_t i = 0; i < g->task_nr; i++) {
		const struct draft *one = &d->draft[order[i].draft];
		for (uint32_t j = one->dep[kind]; j < one->dep[kind + 1]; j++) {
			uint32_t draft = d->key_task[d->dep[j]];
			if (draft != TASK_NONE)
				r->item[nr++] = task_of[draft];
			else if (named_edges[kind] == EDGES_NEEDS)
				g->missing_edges++;
		}
		nr = r->start[i] + tidy_row(r->item + r->start[i], nr - r->start[i]);
		r->start[i + 1] = nr;
	}
	if (named_edges[kind] == EDGES_NEEDS)
		g->has_edges = total > 0;
}

/* Edges the other way round. */
static void turn_edges(const struct rows *from, struct rows *to, uint32_t task_nr)
{
	uint32_t nr = from->start[task_nr];
	uint32_t *start = xcalloc((size_t)task_nr + 2, sizeof(*start));

	/* Counts go two places up, so that filling the rows moves the starts where they belong. */
	for (uint32_t e = 0; e < nr; e++)
		start[from->item[e] + 2]++;
	for (uint32_t i = 0; i <= task_nr; i++)
		start[i + 1] += start[i];
	to->start = start;
	to->item = xcalloc((size_t)nr + 1, sizeof(*to->item));
	for (uint32_t i = 0; i < task_nr; i++)
		for (uint32_t e = from->start[i]; e < from->start[i + 1]; e++)
			to->item[start[from->item[e] + 1]++] = i;
}

static void fill_all_edges(struct graph *g, const struct drafts *d, const struct sorted *order)
{
	uint32_t *task_of = xcalloc(g->task_nr, sizeof(*task_of)); /* by draft */

	for (uint32_t i = 0; i < g->task_nr; i++)
		task_of[order[i].draft] = i;
	for (unsigned kind = 0; kind < NAMED_EDGES; kind++)
		fill_edges(g, d, order, task_of, kind);
	turn_edges(&g->edges[EDGES_NEEDS], &g->edges[EDGES_NEEDED_BY], g->task_nr);
	free(task_of);
}

/* The ends of the lists become starts: a list begins where the one before it ends. */
static void take_lists(struct graph *g, struct drafts *d)
{
	ALLOC_GROW(d->list_end, d->list_nr + 1, d->list_cap);
	memmove(d->list_end + 1, d->list_end, d->list_nr * sizeof(*d->list_end));
	d->list_end[0] = 0;
	g->list = (struct rows){d->list_end, d->list_item};
	g->list_nr = (uint32_t)d->list_nr;
	d->list_end = d->list_item = NULL;
}

void drafts_to_columns(struct drafts *d, struct graph *g)
{
	struct sorted *order = sort_drafts(d);

	alloc_columns(g, d);
	fill_columns(g, d, order);
	fill_all_edges(g, d, order);
	take_lists(g, d);
	free(order);
}
