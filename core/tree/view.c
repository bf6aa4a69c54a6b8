/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/tree/tree.h"
#include "core/base/alloc.h"
#include "core/tree/rows.h"

/* Forgets filter and marks, which are about the tasks of one graph. */
static void clear_filter(struct tree_view *v)
{
	v->state->filter = (struct tree_filter){0};
	v->state->marks = NULL;
	v->filtered = false;
}

void tree_view_init(struct tree_view *v, const struct tree *tree)
{
	*v = (struct tree_view){.tree = tree};
	v->state = xcalloc(1, sizeof(*v->state));
	rows_prepare(v);
	rows_count(v);
}

void tree_view_release(struct tree_view *v)
{
	struct tree_view_state *s = v->state;

	folds_release(&s->folds[false]);
	folds_release(&s->folds[true]);
	placed_release(&s->matching);
	placed_release(&s->marked);
	free(s->best);
	free(s->list);
	free(s->rows);
	free(s);
	*v = (struct tree_view){0};
}

static uint32_t cursor_node(const struct tree_view *v)
{
	return tree_view_row(v, v->cursor).node;
}

/* Puts the cursor on `node` or the nearest branch above it that has a row. */
static void put_cursor(struct tree_view *v, uint32_t node)
{
	uint32_t row = node == NODE_NONE ? NODE_NONE : tree_view_find(v, node);

	if (row != NODE_NONE)
		v->cursor = row;
	else
		v->cursor = v->row_nr ? MIN(v->cursor, v->row_nr - 1) : 0;
}

/* New rows after folds changed. */
static void refold(struct tree_view *v, uint32_t focus)
{
	rows_count(v);
	put_cursor(v, focus);
}

static void set_fold(struct tree_view *v, uint32_t node, bool open)
{
	folds_set(&v->state->folds[v->filtered], v->tree->node[node].id,
		  open ? FOLD_OPEN : FOLD_CLOSED);
}

/* Puts the cursor on `node`, opening what hides it. */
static void reveal(struct tree_view *v, uint32_t node)
{
	const struct tree_node *n = v->tree->node;

	if (!rows_are_list(v))
		for (uint32_t up = n[node].parent; up != NODE_NONE; up = n[up].parent)
			if (!rows_open(v, up))
				set_fold(v, up, true);
	refold(v, node);
}

/* The node in `to` that stands for `node` of `from`, or for the nearest one above it. */
static uint32_t same_node(const struct tree *from, uint32_t node, const struct tree *to)
{
	const struct tree_node *n = &from->node[node];
	uint32_t task = from->task[n->first];

	if (n->leaf && from->graph == to->graph && tree_leaf(to, task) != NODE_NONE)
		return tree_leaf(to, task);
	for (; node != NODE_NONE; node = from->node[node].parent)
		for (uint32_t i = 0; i < to->node_nr; i++)
			if (to->node[i].id == from->node[node].id)
				return i;
	return NODE_NONE;
}

void tree_view_set_tree(struct tree_view *v, const struct tree *tree)
{
	uint32_t focus = cursor_node(v);
	const struct tree *old = v->tree;

	if (focus != NODE_NONE)
		focus = same_node(old, focus, tree);
	v->tree = tree;
	if (tree->graph != old->graph)
		clear_filter(v);
	rows_prepare(v);
	if (focus != NODE_NONE && rows_matching(v, focus))
		reveal(v, focus);
	else
		refold(v, focus);
}

static void set_marks(struct tree_view *v, const struct bitset *marks)
{
	v->state->marks = marks && !bitset_empty(marks) ? marks : NULL;
}

void tree_view_filter(struct tree_view *v, const struct tree_filter *f, const struct bitset *marks)
{
	uint32_t focus = cursor_node(v);

	v->state->filter = *f;
	v->filtered = f->match;
	set_marks(v, marks);
	if (!v->filtered)
		folds_release(&v->state->folds[true]);
	rows_prepare(v);
	if (v->state->best_leaf != NODE_NONE && !f->stay)
		focus = v->state->best_leaf;
	refold(v, focus);
	if (rows_are_list(v) && !f->stay)
		v->cursor = 0;
}

void tree_view_recount(struct tree_view *v, const struct bitset *marks)
{
	set_marks(v, marks);
	rows_count_marks(v);
	v->state->window_nr = 0;
}

enum tree_mark tree_row_mark(const struct tree_row *row)
{
	if (!row->marked)
		return TREE_MARK_NONE;
	return row->marked == row->matching ? TREE_MARK_ALL : TREE_MARK_SOME;
}

static bool fold_row(struct tree_view *v, uint32_t i, bool open)
{
	struct tree_row row = tree_view_row(v, i);
	uint32_t focus;

	if (row.node == NODE_NONE || row.open == open || v->tree->node[row.node].leaf)
		return false;
	focus = cursor_node(v);
	set_fold(v, row.node, open);
	refold(v, focus);
	return true;
}

bool tree_view_open(struct tree_view *v, uint32_t row)
{
	return fold_row(v, row, true);
}

bool tree_view_close(struct tree_view *v, uint32_t row)
{
	return fold_row(v, row, false);
}

/* Opens or closes all branches in [first, end). */
static void fold_range(struct tree_view *v, uint32_t first, uint32_t end, bool open)
{
	uint32_t focus = cursor_node(v);

	for (uint32_t i = first; i < end; i++)
		if (!v->tree->node[i].leaf)
			set_fold(v, i, open);
	refold(v, focus);
}

void tree_view_open_all(struct tree_view *v)
{
	fold_range(v, 0, v->tree->node_nr, true);
}

void tree_view_close_all(struct tree_view *v)
{
	fold_range(v, 0, v->tree->node_nr, false);
}

void tree_view_toggle_below(struct tree_view *v, uint32_t row)
{
	const struct tree_node *n = v->tree->node;
	uint32_t node = tree_view_row(v, row).node;
	bool all_open = true;

	if (node == NODE_NONE || n[node].leaf)
		return;
	for (uint32_t i = node; i < n[node].end; i++)
		if (!n[i].leaf && rows_matching(v, i) && !rows_open(v, i))
			all_open = false;
	fold_range(v, node, n[node].end, !all_open);
}

bool tree_view_go(struct tree_view *v, uint32_t task)
{
	uint32_t node = tree_leaf(v->tree, task);

	if (node == NODE_NONE || !rows_matching(v, node))
		return false;
	reveal(v, node);
	return true;
}

uint32_t tree_view_parent(const struct tree_view *v, uint32_t row)
{
	uint32_t node = tree_view_row(v, row).node;
	uint32_t parent = node == NODE_NONE ? NODE_NONE : v->tree->node[node].parent;

	return parent == NODE_NONE || rows_are_list(v) ? row : tree_view_find(v, parent);
}

void tree_view_tasks(const struct tree_view *v, uint32_t row, struct bitset *out)
{
	const struct tree *t = v->tree;
	uint32_t node = tree_view_row(v, row).node;
	uint32_t first = node == NODE_NONE ? 0 : t->node[node].first;
	uint32_t last = node == NODE_NONE ? 0 : t->node[node].last;

	for (uint32_t i = rows_next_match(v, first); i < last; i = rows_next_match(v, i + 1))
		bitset_put(out, t->task[i], true);
}
