/* SPDX-License-Identifier: MPL-2.0 */
/* Stands in for core/graph until it is there. */
#include "core/base/base.h"
#include "core/graph/graph.h"

static const char *const names[][2] = {
#define X(id, name, abbr, text) {name, abbr},
	FACET_LIST(X)
#undef X
};

const char *facet_name(enum facet f)
{
	return names[f][0];
}

const char *facet_short(enum facet f)
{
	return names[f][1];
}

enum facet facet_find(struct slice name)
{
	for (enum facet f = 0; f < FACET_NR; f++)
		if (slice_equal(name, slice_from(names[f][0])) ||
		    (*names[f][1] && slice_equal(name, slice_from(names[f][1]))))
			return f;
	return FACET_NR;
}

const char *class_name(enum task_class c)
{
	static const char *const class[] = {"main", "cf", "release", "l10n", "infra"};

	return class[c];
}

uint32_t graph_find(const struct graph *g, struct slice label)
{
	for (uint32_t i = 0; i < g->task_nr; i++)
		if (slice_equal(graph_label(g, i), label))
			return i;
	return TASK_NONE;
}

uint32_t graph_chunks(const struct graph *g, uint32_t task, struct slice *prefix, uint32_t *out,
		      uint32_t max)
{
	struct slice label = graph_label(g, task);
	const char *dash = memrchr(label.p, '-', label.n);
	uint32_t nr = 0;

	if (!slice_equal(graph_facet(g, task, FACET_KIND), slice_from("test")) || !dash)
		return 0;
	*prefix = (struct slice){label.p, (size_t)(dash - label.p) + 1};
	for (uint32_t i = task < 16 ? 0 : task - 16; i < MIN(g->task_nr, task + 16); i++) {
		struct slice other = graph_label(g, i);
		const char *d = memrchr(other.p, '-', other.n);
		if (!d || !g->chunk[i] || (size_t)(d - other.p) + 1 != prefix->n ||
		    memcmp(other.p, prefix->p, prefix->n))
			continue;
		if (nr < max)
			out[nr] = i;
		nr++;
	}
	return nr;
}
