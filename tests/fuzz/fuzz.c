/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/file.h"
#include "core/tree/outline.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

void fuzz_failed(const char *file, int line, const char *what)
{
	fprintf(stderr, "%s:%d: not true: %s\n", file, line, what);
	abort();
}

int fuzz_file(const void *p, size_t n, char path[32])
{
	int fd = memfd_create("fuzz", MFD_CLOEXEC);

	FUZZ_ASSERT(fd >= 0 && !file_write_all(fd, p, n));
	snprintf(path, 32, "/proc/self/fd/%d", fd);
	return fd;
}

static void touch_text(struct slice s)
{
	static volatile char last;

	for (size_t i = 0; i <= s.n; i++) /* with the zero byte behind */
		last = s.p[i];
	(void)last;
}

static void touch_edges(const struct graph *g, uint32_t task)
{
	for (unsigned kind = 0; kind < EDGES_NR; kind++) {
		struct ids row = graph_edges(g, task, (enum edges)kind);
		for (uint32_t i = 0; i < row.nr; i++)
			FUZZ_ASSERT(row.p[i] < g->task_nr);
	}
}

static void touch_attributes(const struct graph *g, uint32_t task)
{
	struct strbuf text = STRBUF_INIT;

	for (uint32_t i = 0; i < graph_attr_nr(g, task); i++) {
		touch_text(graph_attr_name(g, task, i));
		graph_attr_add(g, task, i, &text);
	}
	touch_text(graph_attr(g, task, "run_on_projects"));
	for (uint32_t i = 0; i < graph_attr_list(g, task, "test_manifests").nr; i++)
		touch_text(graph_str(g, graph_attr_list(g, task, "test_manifests").p[i]));
	strbuf_release(&text);
}

static void touch_task(const struct graph *g, uint32_t task)
{
	uint32_t chunk[16], nr;
	struct slice prefix;

	touch_text(graph_label(g, task));
	touch_text(graph_description(g, task));
	for (unsigned f = 0; f < FACET_NR; f++)
		touch_text(graph_facet(g, task, (enum facet)f));
	FUZZ_ASSERT(g->class[task] < CLASS_NR);
	touch_edges(g, task);
	touch_attributes(g, task);
	nr = graph_chunks(g, task, &prefix, chunk, ARRAY_LEN(chunk));
	for (uint32_t i = 0; i < MIN(nr, ARRAY_LEN(chunk)); i++)
		FUZZ_ASSERT(chunk[i] < g->task_nr);
}

static void touch_nodes(const struct tree *t)
{
	struct strbuf text = STRBUF_INIT;

	for (uint32_t i = 0; i < t->node_nr; i++) {
		strbuf_reset(&text);
		tree_name(t, i, &text);
		tree_rule(t, i, &text);
		touch_text(strbuf_slice(&text));
	}
	strbuf_release(&text);
}

static void touch_trees(const struct graph *g)
{
	struct bitset all;

	bitset_init(&all, g->task_nr);
	bitset_set_all(&all);
	for (unsigned by = GROUP_PLATFORM; by <= GROUP_FLAT; by++) {
		struct tree tree;
		tree_init(&tree, g, &all, (enum grouping)by);
		FUZZ_ASSERT(tree.task_nr == g->task_nr);
		touch_nodes(&tree);
		tree_release(&tree);
	}
	bitset_release(&all);
}

void fuzz_touch(const struct graph *g)
{
	for (uint32_t task = 0; task < g->task_nr; task++)
		touch_task(g, task);
	touch_text(slice_from(g->notes));
	FUZZ_ASSERT(bitset_count(&g->offered) <= g->task_nr);
	touch_trees(g);
}

void fuzz_touch_outline(const struct graph *g)
{
	struct strbuf text = STRBUF_INIT;
	struct tree_view v;
	struct tree t;

	if (!outline_is_there(g))
		return;
	tree_init_outline(&t, g);
	tree_view_init(&v, &t);
	for (uint32_t i = 0; i < v.row_nr; i++)
		tree_name(&t, tree_view_row(&v, i).node, &text);
	for (uint32_t i = 0; i < MIN(t.node[0].last, OUTLINE_TASKS); i++)
		strbuf_add(&text, tree_label(&t, i).p, tree_label(&t, i).n);
	touch_text(strbuf_slice(&text));
	tree_view_release(&v);
	tree_release(&t);
	strbuf_release(&text);
}

const struct graph *fuzz_graph(void)
{
	static const char path[] = SRCDIR "/tests/data/graphs/firefox.json";
	static struct graph g;
	struct graph_options opt = {.spec = path};
	struct strbuf outline = STRBUF_INIT;
	struct err err;

	if (g.task_nr)
		return &g;
	if (graph_load(&g, &opt, &err)) {
		fprintf(stderr, "%s\n", err.text);
		abort();
	}
	outline_make(&g, &outline);
	g.outline_bytes = outline.len;
	g.outline = strbuf_detach(&outline);
	return &g;
}
