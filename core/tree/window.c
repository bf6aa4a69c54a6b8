/* SPDX-License-Identifier: MPL-2.0 */
/* Which node is in a row, and in which row is a node. */
#include "core/base/base.h"
#include "core/tree/rows.h"
#include "core/base/alloc.h"
#include "core/base/sort.h"

/* The nodes below a branch (NODE_NONE: all), and their places in the tree. */
struct brood {
	uint32_t node, end, first, last;
	bool leaves; /* there are no branches among them */
};

static struct brood brood_of(const struct tree_view *v, uint32_t parent)
{
	const struct tree *t = v->tree;
	struct brood b = {0, t->node_nr, 0, t->task_nr, false};

	if (parent != NODE_NONE)
		b = (struct brood){parent + 1, t->node[parent].end, t->node[parent].first,
				   t->node[parent].last, false};
	b.leaves = b.end - b.node == b.last - b.first;
	return b;
}

/*
 * The child of `parent` that comes next behind `after` (NODE_NONE: the first) in the order of
 * the tree and has matches; NODE_NONE behind the last.
 */
static uint32_t next_child(const struct tree_view *v, uint32_t parent, uint32_t after)
{
	const struct tree *t = v->tree;
	struct brood b = brood_of(v, parent);
	uint32_t next, place;

	if (!v->filtered) {
		next = after != NODE_NONE ? t->node[after].end : b.node;
		return next < b.end ? next : NODE_NONE;
	}
	place = rows_next_match(v, after != NODE_NONE ? t->node[after].last : b.first);
	if (place >= b.last)
		return NODE_NONE;
	for (next = t->leaf[place]; t->node[next].parent != parent;)
		next = t->node[next].parent;
	return next;
}

/*
 * Siblings by score stand in the order of this: classes are last; of equal scores the one
 * with the best leaf is first, then that of the tree counts.
 */
static uint64_t make_key(bool class, uint64_t score, bool has_best_leaf, uint32_t node)
{
	return (uint64_t) class << 63 | (UINT16_MAX - score) << 33 |
	       (uint64_t)!has_best_leaf << 32 | node;
}

static uint64_t sibling_key(const struct tree_view *v, uint32_t node)
{
	const struct tree_node *n = &v->tree->node[node];
	uint32_t best = v->state->best_leaf;

	return make_key(tree_is_class(n), rows_best(v, node) >> 32, best >= node && best < n->end,
			node);
}

/* ---- a window of rows ---- */

/* How many rows are still to be passed by. */
struct fill {
	const struct tree_view *v;
	uint32_t skip;
};

static bool is_full(const struct fill *f)
{
	return f->v->state->window_nr == WINDOW_ROWS;
}

static void add_row(struct fill *f, uint32_t node)
{
	struct tree_view_state *s = f->v->state;

	s->window[s->window_nr++] = (struct tree_row){
		.node = node,
		.matching = rows_matching(f->v, node),
		.marked = rows_marked(f->v, node),
		.open = rows_open(f->v, node),
	};
}

static void add_children(struct fill *f, uint32_t parent);

/* The rows of a node, as far as they are in the window. */
static void add_node(struct fill *f, uint32_t node)
{
	uint32_t height = rows_height(f->v, node);

	if (f->skip >= height) {
		f->skip -= height;
		return;
	}
	if (f->skip)
		f->skip--;
	else
		add_row(f, node);
	if (height > 1 && !is_full(f))
		add_children(f, node);
}

/* The keys of a branch's children go to `key`, which has room for its matches; how many. */
static uint32_t list_children(const struct tree_view *v, uint32_t parent, uint64_t *key)
{
	uint32_t nr = 0;

	for (uint32_t i = next_child(v, parent, NODE_NONE); i != NODE_NONE;
	     i = next_child(v, parent, i))
		key[nr++] = sibling_key(v, i);
	return nr;
}

/* The same where there are leaves only: of these there may be very many. */
static uint32_t list_leaves(const struct tree_view *v, const struct brood *b, uint64_t *key)
{
	const uint16_t *score = v->state->filter.score;
	uint32_t nr = 0, node = b->node - b->first;

	for (uint32_t i = rows_next_match(v, b->first); i < b->last; i = rows_next_match(v, i + 1))
		key[nr++] = make_key(false, score[v->tree->task[i]],
				     node + i == v->state->best_leaf, node + i);
	return nr;
}

/* Each child has a row at least: the last row of the window is among so many children. */
static void add_children_by_score(struct fill *f, uint32_t parent)
{
	const struct tree_view *v = f->v;
	struct brood b = brood_of(v, parent);
	uint64_t *key =
		xmalloc(((size_t)v->state->rows[MIN(parent, v->tree->node_nr)] + 1) * sizeof(*key));
	uint32_t nr = b.leaves ? list_leaves(v, &b, key) : list_children(v, parent, key);
	uint32_t first = b.leaves ? MIN(f->skip, nr) : 0;

	f->skip -= first;
	sort_part(key, nr, first, (size_t)first + f->skip + WINDOW_ROWS);
	for (uint32_t i = first; i < nr && !is_full(f); i++)
		add_node(f, (uint32_t)key[i]);
	free(key);
}

static void add_children(struct fill *f, uint32_t parent)
{
	if (rows_by_score(f->v)) {
		add_children_by_score(f, parent);
		return;
	}
	for (uint32_t i = next_child(f->v, parent, NODE_NONE); i != NODE_NONE && !is_full(f);
	     i = next_child(f->v, parent, i))
		add_node(f, i);
}

/* The ranked list stays a list of the same tasks, in whatever order. */
static void add_ranked(struct fill *f)
{
	struct tree_view_state *s = f->v->state;

	sort_part(s->list, s->list_nr, f->skip, (size_t)f->skip + WINDOW_ROWS);
	for (uint32_t i = f->skip; i < s->list_nr && !is_full(f); i++)
		add_row(f, tree_leaf(f->v->tree, (uint32_t)s->list[i]));
}

/* Windows begin at each half of one: no screen of that half's rows needs two by turns. */
static void fill_window(const struct tree_view *v, uint32_t row)
{
	struct tree_view_state *s = v->state;
	struct fill f = {v, row - row % (WINDOW_ROWS / 2)};

	s->window_first = f.skip;
	s->window_nr = 0;
	if (rows_are_list(v))
		add_ranked(&f);
	else
		add_children(&f, NODE_NONE);
}

struct tree_row tree_view_row(const struct tree_view *v, uint32_t i)
{
	const struct tree_view_state *s = v->state;

	if (i >= v->row_nr)
		return (struct tree_row){.node = NODE_NONE};
	if (i < s->window_first || i - s->window_first >= s->window_nr)
		fill_window(v, i);
	return s->window[i - s->window_first];
}

/* ---- the row of a node ---- */

/* The row in the ranked list of what ranks so. */
static uint32_t find_ranked(const struct tree_view_state *s, uint64_t key)
{
	uint32_t row = 0;

	for (uint32_t i = 0; i < s->list_nr; i++)
		row += s->list[i] < key;
	return row;
}

static uint32_t find_in_list(const struct tree_view *v, uint32_t node)
{
	const struct tree_view_state *s = v->state;
	const struct tree_node *n = &v->tree->node[node];

	for (uint32_t i = 0; n->leaf && i < s->list_nr; i++)
		if ((uint32_t)s->list[i] == v->tree->task[n->first])
			return find_ranked(s, s->list[i]);
	return NODE_NONE;
}

/* Rows of the siblings that stand before a node when they stand by score. */
static uint32_t better_rows(const struct tree_view *v, uint32_t node)
{
	uint32_t parent = v->tree->node[node].parent, rows = 0;
	uint64_t key = sibling_key(v, node);

	/* Where the best leaf is nothing is better; this is where the cursor goes. */
	if (key == make_key(false, rows_best(v, parent) >> 32, true, node))
		return 0;
	for (uint32_t i = next_child(v, parent, NODE_NONE); i != NODE_NONE;
	     i = next_child(v, parent, i))
		if (sibling_key(v, i) < key)
			rows += rows_height(v, i);
	return rows;
}

static uint32_t rows_before(const struct tree_view *v, uint32_t node)
{
	uint32_t parent = v->tree->node[node].parent, rows = 0;

	if (rows_by_score(v))
		return better_rows(v, node);
	for (uint32_t i = next_child(v, parent, NODE_NONE); i != node; i = next_child(v, parent, i))
		rows += rows_height(v, i);
	return rows;
}

uint32_t tree_view_find(const struct tree_view *v, uint32_t node)
{
	const struct tree_node *n = v->tree->node;
	uint32_t at = node, row = 0;

	if (rows_are_list(v))
		return find_in_list(v, node);
	for (uint32_t i = node, up; i != NODE_NONE; i = up) {
		up = n[i].parent;
		if (!rows_matching(v, i) || (up != NODE_NONE && !rows_open(v, up)))
			at = up;
	}
	if (at == NODE_NONE)
		return NODE_NONE;
	for (uint32_t i = at; i != NODE_NONE; i = n[i].parent)
		row += rows_before(v, i) + 1;
	return row - 1;
}

uint32_t tree_view_behind(const struct tree_view *v, uint32_t i)
{
	struct tree_row row = tree_view_row(v, i);

	if (row.node == NODE_NONE)
		return v->row_nr;
	return i + (rows_are_list(v) ? 1 : rows_height(v, row.node));
}
