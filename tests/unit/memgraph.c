/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tests/unit/memgraph.h"
#include "core/base/alloc.h"
#include "tests/unit/unit.h"

static int compare_labels(const void *a, const void *b)
{
	return strcmp(((const struct memtask *)a)->label, ((const struct memtask *)b)->label);
}

static void set_facet(struct graph *g, enum facet f, uint32_t task, const char *value)
{
	g->facet[f][task] = value ? intern_put(&g->str, value, strlen(value)) : 0;
}

static void add_task(struct graph *g, uint32_t i, const struct memtask *t, size_t *bytes)
{
	static const char *const class[] = {"main", "cf", "release", "l10n", "infra"};
	size_t n = strlen(t->label) + 1;

	g->label_bytes = xrealloc(g->label_bytes, *bytes + n, 1);
	memcpy(g->label_bytes + *bytes, t->label, n);
	*bytes += n;
	g->label_start[i + 1] = (uint32_t)*bytes;
	g->class[i] = (uint8_t)t->class;
	g->chunk[i] = t->chunk;
	g->chunk_total[i] = t->chunk_total;
	set_facet(g, FACET_PLATFORM, i, t->platform);
	set_facet(g, FACET_SUITE, i, t->suite);
	set_facet(g, FACET_VARIANT, i, t->variant);
	set_facet(g, FACET_KIND, i, t->kind);
	set_facet(g, FACET_CLASS, i, class[t->class]);
}

void memgraph_init(struct graph *g, const struct memtask *task, uint32_t nr)
{
	struct memtask *sorted = xcalloc(nr + (size_t)1, sizeof(*sorted));
	size_t bytes = 0;

	*g = (struct graph){.task_nr = nr};
	memcpy(sorted, task, nr * sizeof(*sorted));
	qsort(sorted, nr, sizeof(*sorted), compare_labels);
	intern_init(&g->str);
	g->label_start = xcalloc(nr + (size_t)1, sizeof(*g->label_start));
	for (int f = 0; f < FACET_NR; f++)
		g->facet[f] = xcalloc(nr + (size_t)1, sizeof(**g->facet));
	g->class = xcalloc(nr + (size_t)1, 1);
	g->chunk = xcalloc(nr + (size_t)1, sizeof(*g->chunk));
	g->chunk_total = xcalloc(nr + (size_t)1, sizeof(*g->chunk_total));
	for (uint32_t i = 0; i < nr; i++)
		add_task(g, i, &sorted[i], &bytes);
	bitset_init(&g->offered, nr);
	bitset_set_all(&g->offered);
	g->source = xstrdup("memory");
	free(sorted);
}

void memgraph_release(struct graph *g)
{
	free(g->label_bytes);
	free(g->label_start);
	intern_release(&g->str);
	for (int f = 0; f < FACET_NR; f++)
		free(g->facet[f]);
	free(g->class);
	free(g->chunk);
	free(g->chunk_total);
	bitset_release(&g->offered);
	free(g->source);
}

void memgraph_mark(const struct graph *g, struct bitset *marks, const char *const *label)
{
	for (; *label; label++) {
		uint32_t task = graph_find(g, slice_from(*label));
		assert_int_not_equal(task, TASK_NONE);
		bitset_put(marks, task, true);
	}
}
