/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/draft.h"
#include "core/base/alloc.h"

void drafts_init(struct drafts *d)
{
	*d = (struct drafts){0};
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
	g->chunk = xcalloc(nr, sizeof(*g->chunk));
	g->chunk_total = xcalloc(nr, sizeof(*g->chunk_total));
	g->description = xcalloc(nr, sizeof(*g->description));
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
		g->chunk[i] = one->chunk;
		g->chunk_total[i] = one->chunk_total;
		g->description[i] = one->description;
		memcpy(g->attr + attrs, d->attr + one->attr, one->attr_nr * sizeof(*g->attr));
		attrs += one->attr_nr;
		g->attr_start[i + 1] = attrs;
	}
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

static void fill_needs(struct graph *g, const struct drafts *d, const struct sorted *order)
{
	uint32_t *task_of = xcalloc(g->task_nr, sizeof(*task_of)); /* by draft */
	uint32_t nr = 0;

	for (uint32_t i = 0; i < g->task_nr; i++)
		task_of[order[i].draft] = i;
	g->needs.start = xcalloc((size_t)g->task_nr + 1, sizeof(*g->needs.start));
	g->needs.item = xcalloc(d->dep_nr + 1, sizeof(*g->needs.item));
	for (uint32_t i = 0; i < g->task_nr; i++) {
		const struct draft *one = &d->draft[order[i].draft];
		for (uint32_t j = one->dep; j < one->dep + one->dep_nr; j++) {
			uint32_t draft = d->key_task[d->dep[j]];
			if (draft == TASK_NONE)
				g->missing_edges++;
			else
				g->needs.item[nr++] = task_of[draft];
		}
		nr = g->needs.start[i] +
		     tidy_row(g->needs.item + g->needs.start[i], nr - g->needs.start[i]);
		g->needs.start[i + 1] = nr;
	}
	g->edges = d->dep_nr > 0;
	free(task_of);
}

/* The same edges the other way round. */
static void fill_needed_by(struct graph *g)
{
	uint32_t nr = g->needs.start[g->task_nr];
	uint32_t *start = xcalloc((size_t)g->task_nr + 2, sizeof(*start));

	/* Counts go two places up, so that filling the rows moves the starts where they belong. */
	for (uint32_t e = 0; e < nr; e++)
		start[g->needs.item[e] + 2]++;
	for (uint32_t i = 0; i <= g->task_nr; i++)
		start[i + 1] += start[i];
	g->needed_by.start = start;
	g->needed_by.item = xcalloc((size_t)nr + 1, sizeof(*g->needed_by.item));
	for (uint32_t i = 0; i < g->task_nr; i++)
		for (uint32_t e = g->needs.start[i]; e < g->needs.start[i + 1]; e++)
			g->needed_by.item[start[g->needs.item[e] + 1]++] = i;
}

void drafts_to_columns(const struct drafts *d, struct graph *g)
{
	struct sorted *order = sort_drafts(d);

	alloc_columns(g, d);
	fill_columns(g, d, order);
	fill_needs(g, d, order);
	fill_needed_by(g);
	free(order);
}
