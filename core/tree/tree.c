/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/tree/tree.h"
#include "core/base/alloc.h"
#include "core/tree/rows.h"
#include "core/tree/shape.h"

const char *grouping_name(enum grouping by)
{
	static const char *const name[] = {
#define X(id, name, text) name,
		GROUPING_LIST(X)
#undef X
	};
	return name[by];
}

struct builder {
	struct tree *tree;
	struct place **place; /* of each shown task, in tree order */
	size_t node_cap;
};

/* What a node stands for: tasks [first, last), levels [from, to) of their paths. */
struct span {
	uint32_t first, last, from, to;
};

static int place_ptr_cmp(const void *a, const void *b)
{
	return place_cmp(*(const struct place *const *)a, *(const struct place *const *)b);
}

/* The first place behind `first` that is in another node on level `at`. */
static uint32_t group_end(const struct builder *b, uint32_t first, uint32_t last, uint32_t at)
{
	uint64_t key = b->place[first]->key[at];

	do
		first++;
	while (first < last && b->place[first]->key[at] == key);
	return first;
}

/* Joins one-child levels; a class keeps a row of its own, so that its title stays. */
static uint32_t span_end(const struct builder *b, const struct span *s)
{
	const struct place *first = b->place[s->first], *last = b->place[s->last - 1];
	uint32_t to = s->from + 1;

	if (place_level(first, s->from) == LEVEL_CLASS)
		return to;
	while (first->key[to] && first->key[to] == last->key[to])
		to++;
	return to;
}

static uint32_t add_node(struct builder *b, const struct span *s, uint32_t parent)
{
	struct tree *t = b->tree;
	const struct place *p = b->place[s->first];
	struct tree_node *n;

	ALLOC_GROW(t->node, (size_t)t->node_nr + 1, b->node_cap);
	n = &t->node[t->node_nr];
	*n = (struct tree_node){.parent = parent, .first = s->first, .last = s->last};
	n->from = (uint8_t)s->from;
	n->to = (uint8_t)s->to;
	n->class = t->graph->class[p->task];
	n->leaf = !p->key[s->to];
	n->chunks = !n->leaf && place_level(p, s->to) == LEVEL_CHUNK;
	n->depth = parent == NODE_NONE ? 0 : (uint8_t)(t->node[parent].depth + 1);
	n->id = node_id(t->shaper, p, s->from, s->to, parent == NODE_NONE ? 0 : t->node[parent].id);
	if (n->leaf)
		t->leaf[s->first] = t->node_nr;
	return t->node_nr++;
}

/* Adds the nodes of tasks [first, last), which have the same path up to level `at`. */
static void add_children(struct builder *b, uint32_t first, uint32_t last, uint32_t at,
			 uint32_t parent)
{
	while (first < last) {
		struct span s = {first, group_end(b, first, last, at), at, 0};
		uint32_t node;
		s.to = span_end(b, &s);
		node = add_node(b, &s, parent);
		if (!b->tree->node[node].leaf)
			add_children(b, s.first, s.last, s.to, node);
		b->tree->node[node].end = b->tree->node_nr;
		first = s.last;
	}
}

static void place_tasks(struct builder *b, struct place *place, const struct bitset *shown)
{
	uint32_t nr = 0;

	bitset_foreach (task, shown) {
		shaper_place(b->tree->shaper, task, &place[nr]);
		b->place[nr] = &place[nr];
		nr++;
	}
	if (b->tree->by != GROUP_FLAT) /* tasks are numbered in the order of their labels */
		qsort(b->place, nr, sizeof(struct place *), place_ptr_cmp);
	for (uint32_t i = 0; i < nr; i++) {
		b->tree->task[i] = b->place[i]->task;
		b->tree->place[b->place[i]->task] = i;
	}
}

void tree_list_branches(struct tree *t)
{
	t->branch_nr = 0;
	for (uint32_t i = 0; i < t->node_nr; i++)
		t->branch_nr += !t->node[i].leaf;
	t->branch = xcalloc((size_t)t->branch_nr + 1, sizeof(*t->branch));
	t->branch_nr = 0;
	for (uint32_t i = 0; i < t->node_nr; i++)
		if (!t->node[i].leaf)
			t->branch[t->branch_nr++] = i;
}

/* Classes stand behind all else. */
static uint32_t count_main(const struct tree *t)
{
	for (uint32_t i = 0; i < t->node_nr; i = t->node[i].end)
		if (tree_is_class(&t->node[i]))
			return t->node[i].first;
	return t->task_nr;
}

void tree_init(struct tree *t, const struct graph *graph, const struct bitset *shown,
	       enum grouping by)
{
	struct builder b = {.tree = t};
	uint32_t nr = bitset_count(shown);
	struct place *place = xcalloc((size_t)nr + 1, sizeof(*place));

	*t = (struct tree){.graph = graph, .by = by, .task_nr = nr};
	t->task = xcalloc((size_t)nr + 1, sizeof(*t->task));
	t->leaf = xcalloc((size_t)nr + 1, sizeof(*t->leaf));
	t->place = xcalloc((size_t)graph->task_nr + 1, sizeof(*t->place));
	memset(t->place, 0xff, ((size_t)graph->task_nr + 1) * sizeof(*t->place)); /* NODE_NONE */
	b.place = xcalloc((size_t)nr + 1, sizeof(struct place *));
	t->shaper = xmalloc(sizeof(*t->shaper));
	shaper_init(t->shaper, graph, shown, by);
	place_tasks(&b, place, shown);
	add_children(&b, 0, nr, 0, NODE_NONE);
	tree_list_branches(t);
	t->main_nr = count_main(t);
	free(b.place);
	free(place);
}

void tree_release(struct tree *t)
{
	free(t->node);
	free(t->branch);
	free(t->task);
	free(t->leaf);
	free(t->place);
	if (t->shaper)
		shaper_release(t->shaper);
	free(t->shaper);
	free(t->name);
	free(t->label);
	*t = (struct tree){0};
}

void tree_name(const struct tree *t, uint32_t node, struct strbuf *out)
{
	const struct tree_node *n = &t->node[node];
	struct place p;

	if (t->name) {
		strbuf_add(out, t->name[node].p, t->name[node].n);
		return;
	}
	shaper_place(t->shaper, t->task[n->first], &p);
	node_name(t->shaper, &p, n->from, n->to, out);
}

struct slice tree_label(const struct tree *t, uint32_t i)
{
	return t->label ? t->label[i] : graph_label(t->graph, t->task[i]);
}

void tree_rule(const struct tree *t, uint32_t node, struct strbuf *out)
{
	const struct tree_node *n = &t->node[node];
	struct place p;

	shaper_place(t->shaper, t->task[n->first], &p);
	node_rule(t->shaper, &p, n->from, n->to, out);
}
