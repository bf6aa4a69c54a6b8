/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/graph.h"
#include "core/base/alloc.h"
#include "core/base/strbuf.h"
#include "core/graph/build.h"
#include "core/graph/offered.h"
#include "core/graph/source.h"

/* What the header shows of a source: the file's name without its folders. */
static char *short_name(const struct source *src)
{
	const char *name = source_name(src), *slash = strrchr(name, '/');

	return xstrdup(slash ? slash + 1 : name);
}

int graph_load(struct graph *g, const struct graph_options *opt, struct err *err)
{
	struct strbuf notes = STRBUF_INIT;
	struct source *src;
	int ret = -1;

	*g = (struct graph){0};
	intern_init(&g->str);
	src = source_open(opt->spec, err);
	if (!src || build_graph(g, src, opt, &notes, err))
		goto out;
	g->source = short_name(src);
	if (offered_find(g, opt, &notes, err))
		goto out;
	g->notes = strbuf_detach(&notes);
	ret = 0;
out:
	source_close(src);
	strbuf_release(&notes);
	if (ret)
		graph_release(g);
	return ret;
}

void graph_release(struct graph *g)
{
	free(g->label_bytes);
	free(g->label_start);
	intern_release(&g->str);
	for (unsigned f = 0; f < FACET_NR; f++)
		free(g->facet[f]);
	free(g->class);
	free(g->chunk);
	free(g->chunk_total);
	free(g->description);
	free(g->needs.start);
	free(g->needs.item);
	free(g->needed_by.start);
	free(g->needed_by.item);
	free(g->attr_start);
	free(g->attr);
	bitset_release(&g->offered);
	free(g->source);
	free(g->notes);
	*g = (struct graph){0};
}

static int compare(struct slice a, struct slice b)
{
	int d = memcmp(a.p, b.p, MIN(a.n, b.n));

	return d ? d : (a.n > b.n) - (a.n < b.n);
}

uint32_t graph_place(const struct graph *g, struct slice label)
{
	uint32_t low = 0, high = g->task_nr;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		if (compare(graph_label(g, mid), label) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

uint32_t graph_find(const struct graph *g, struct slice label)
{
	uint32_t task = graph_place(g, label);

	if (task < g->task_nr && slice_equal(graph_label(g, task), label))
		return task;
	return TASK_NONE;
}

struct slice graph_attr(const struct graph *g, uint32_t task, const char *name)
{
	uint32_t id = intern_find(&g->str, name, strlen(name));

	/* From the end: of members that stand twice the last one counts, as in Python. */
	for (uint32_t i = g->attr_start[task + 1]; i-- > g->attr_start[task];)
		if (g->attr[i].name == id)
			return intern_slice(&g->str, g->attr[i].json);
	return (struct slice){"", 0};
}

size_t graph_stem(struct slice label)
{
	size_t n = label.n;

	while (n && label.p[n - 1] >= '0' && label.p[n - 1] <= '9')
		n--;
	return n < label.n && n && label.p[n - 1] == '-' ? n : 0;
}

static bool is_chunk(const struct graph *g, uint32_t task)
{
	return g->chunk_total[task] > 1 &&
	       slice_equal(graph_facet(g, task, FACET_KIND), slice_from("test"));
}

uint32_t graph_chunks(const struct graph *g, uint32_t task, struct slice *prefix, uint32_t *out,
		      uint32_t max)
{
	struct slice label = graph_label(g, task);
	uint32_t nr = 0;

	*prefix = (struct slice){label.p, graph_stem(label)};
	if (!is_chunk(g, task) || !prefix->n)
		return 0;
	for (uint32_t i = graph_place(g, *prefix); i < g->task_nr; i++) {
		label = graph_label(g, i);
		if (label.n < prefix->n || memcmp(label.p, prefix->p, prefix->n))
			break;
		if (graph_stem(label) != prefix->n || !is_chunk(g, i))
			continue;
		if (nr < max)
			out[nr] = i;
		nr++;
	}
	return nr;
}
