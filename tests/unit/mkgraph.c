/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tests/unit/mkgraph.h"
#include "core/base/alloc.h"
#include "core/graph/labels.h"

void mkgraph(struct graph *g, const struct mktask *task, uint32_t nr)
{
	size_t bytes = 0;

	*g = (struct graph){.task_nr = nr};
	for (uint32_t i = 0; i < nr; i++)
		bytes += strlen(task[i].label) + 1;
	g->label_bytes = xmalloc(bytes + 1);
	g->label_start = xcalloc(nr + (size_t)1, sizeof(*g->label_start));
	g->class = xcalloc(nr, sizeof(*g->class));
	g->chunk = xcalloc(nr, sizeof(*g->chunk));
	g->chunk_total = xcalloc(nr, sizeof(*g->chunk_total));
	g->description = xcalloc(nr, sizeof(*g->description));
	for (int e = 0; e < EDGES_NR; e++)
		g->edges[e].start = xcalloc(nr + (size_t)1, sizeof(*g->edges[e].start));
	g->attr_start = xcalloc(nr + (size_t)1, sizeof(*g->attr_start));
	g->list.start = xcalloc(2, sizeof(*g->list.start));
	g->list_nr = 1;
	g->source = xstrdup("memory");
	g->spec = xstrdup("-");
	intern_init(&g->str);
	bitset_init(&g->main, nr);
	bitset_init(&g->offered, nr);
	bitset_set_all(&g->offered);
	for (int f = 0; f < FACET_NR; f++)
		g->facet[f] = xcalloc(nr, sizeof(*g->facet[f]));
	for (uint32_t i = 0; i < nr; i++) {
		size_t n = strlen(task[i].label) + 1;
		memcpy(g->label_bytes + g->label_start[i], task[i].label, n);
		g->label_start[i + 1] = g->label_start[i] + (uint32_t)n;
		g->class[i] = (uint8_t)task[i].class;
		bitset_put(&g->main, i, task[i].class == CLASS_MAIN);
		g->chunk[i] = task[i].chunk;
		g->chunk_total[i] = task[i].chunk_total;
		for (int f = 0; f < FACET_NR; f++) {
			const char *v =
				f == FACET_CLASS ? class_name(task[i].class) : task[i].facet[f];
			g->facet[f][i] = v ? intern_put(&g->str, v, strlen(v)) : 0;
		}
	}
	labels_describe(g);
}

void mkgraph_release(struct graph *g)
{
	for (int f = 0; f < FACET_NR; f++)
		free(g->facet[f]);
	free(g->label_bytes);
	free(g->label_start);
	free(g->label_shared);
	free(g->label_chars);
	free(g->label_new_chars);
	free(g->class);
	free(g->chunk);
	free(g->chunk_total);
	free(g->description);
	for (int e = 0; e < EDGES_NR; e++)
		free(g->edges[e].start);
	free(g->attr_start);
	free(g->list.start);
	intern_release(&g->str);
	bitset_release(&g->main);
	bitset_release(&g->offered);
	free(g->source);
	free(g->spec);
}

static int compare_labels(const void *a, const void *b)
{
	return strcmp(((const struct mktask *)a)->label, ((const struct mktask *)b)->label);
}

void mkgraph_sorted(struct graph *g, const struct mktask *task, uint32_t nr)
{
	struct mktask *sorted = xcalloc(nr + (size_t)1, sizeof(*sorted));

	for (uint32_t i = 0; i < nr; i++)
		sorted[i] = task[i];
	qsort(sorted, nr, sizeof(*sorted), compare_labels);
	mkgraph(g, sorted, nr);
	free(sorted);
}
