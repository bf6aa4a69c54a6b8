/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/tree/tree.h"
#include "core/base/alloc.h"
#include "core/tree/rows.h"

/* Forgets filter and marks, which are about the tasks of one graph. */
static void clear_filter(struct tree_view *v)
{
	struct tree_view_state *s = v->state;

	bitset_release(&s->match);
	bitset_release(&s->marks);
	bitset_init(&s->match, v->tree->graph->task_nr);
	bitset_init(&s->marks, v->tree->graph->task_nr);
	s->some_marked = false;
	free(s->score);
	free(s->order);
	s->score = NULL;
	s->order = NULL;
	s->order_nr = 0;
	s->how = TREE_ORDER_TREE;
	v->filtered = false;
}

void tree_view_init(struct tree_view *v, const struct tree *tree)
{
	*v = (struct tree_view){.tree = tree};
	v->state = xcalloc(1, sizeof(*v->state));
	clear_filter(v);
	rows_prepare(v);
	rows_build(v);
}

void tree_view_release(struct tree_view *v)
{
	struct tree_view_state *s = v->state;

	bitset_release(&s->match);
	bitset_release(&s->marks);
	folds_release(&s->folds[false]);
	folds_release(&s->folds[true]);
	free(s->score);
	free(s->order);
	free(s->matching);
	free(s->marked);
	free(s->best);
	free(s);
	free(v->row);
	*v = (struct tree_view){0};
}

static uint32_t cursor_node(const struct tree_view *v)
{
	return v->cursor < v->row_nr ? v->row[v->cursor].node : NODE_NONE;
}

/* Puts the cursor on `node` or the nearest branch above it that has a row. */
static void put_cursor(struct tree_view *v, uint32_t node)
{
	const struct tree_node *n = v->tree->node;
	uint32_t found = NODE_NONE;

	for (uint32_t i = 0; i < v->row_nr && node != NODE_NONE; i++) {
		uint32_t at = v->row[i].node;
		if (at > node || node >= n[at].end)
			continue;
		if (found == NODE_NONE || n[at].depth > n[v->row[found].node].depth)
			found = i;
	}
	if (found != NODE_NONE)
		v->cursor = found;
	else
		v->cursor = v->row_nr ? MIN(v->cursor, v->row_nr - 1) : 0;
}

/* New rows after folds changed. */
static void refold(struct tree_view *v, uint32_t focus)
{
	rows_build(v);
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

	if (v->state->how != TREE_ORDER_LIST)
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

	if (n->leaf && from->graph == to->graph && to->leaf[task] != NODE_NONE)
		return to->leaf[task];
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

static void *copy_array(void *to, const void *from, size_t nr, size_t size)
{
	if (!from) {
		free(to);
		return NULL;
	}
	to = xrealloc(to, nr + 1, size);
	if (nr)
		memcpy(to, from, nr * size);
	return to;
}

static void copy_marks(struct tree_view *v, const struct bitset *marks)
{
	struct tree_view_state *s = v->state;
	bool some = marks && !bitset_empty(marks);

	if (some)
		bitset_copy(&s->marks, marks);
	else if (s->some_marked)
		bitset_clear_all(&s->marks);
	s->some_marked = some;
}

static void copy_filter(struct tree_view *v, const struct tree_filter *f)
{
	struct tree_view_state *s = v->state;

	v->filtered = f->match;
	if (f->match)
		bitset_copy(&s->match, f->match);
	s->score = copy_array(s->score, f->how == TREE_ORDER_SCORE ? f->score : NULL,
			      v->tree->graph->task_nr, sizeof(*s->score));
	s->order = copy_array(s->order, f->order, f->order_nr, sizeof(*s->order));
	s->order_nr = s->order ? f->order_nr : 0;
	s->how = f->how;
}

void tree_view_filter(struct tree_view *v, const struct tree_filter *f, const struct bitset *marks)
{
	uint32_t focus = cursor_node(v);

	copy_filter(v, f);
	copy_marks(v, marks);
	if (!v->filtered)
		folds_release(&v->state->folds[true]);
	rows_prepare(v);
	if (v->state->best_leaf != NODE_NONE && !f->stay)
		focus = v->state->best_leaf;
	refold(v, focus);
	if (v->state->how == TREE_ORDER_LIST && !f->stay)
		v->cursor = 0;
}

void tree_view_recount(struct tree_view *v, const struct bitset *marks)
{
	copy_marks(v, marks);
	rows_count_marks(v);
	for (uint32_t i = 0; i < v->row_nr; i++)
		v->row[i].marked = rows_marked(v, v->row[i].node);
}

enum tree_mark tree_row_mark(const struct tree_row *row)
{
	if (!row->marked)
		return TREE_MARK_NONE;
	return row->marked == row->matching ? TREE_MARK_ALL : TREE_MARK_SOME;
}

static bool fold_row(struct tree_view *v, uint32_t row, bool open)
{
	if (row >= v->row_nr || v->row[row].open == open || v->tree->node[v->row[row].node].leaf)
		return false;
	set_fold(v, v->row[row].node, open);
	refold(v, cursor_node(v));
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
	for (uint32_t i = first; i < end; i++)
		if (!v->tree->node[i].leaf)
			set_fold(v, i, open);
	refold(v, cursor_node(v));
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
	uint32_t node = row < v->row_nr ? v->row[row].node : NODE_NONE;
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
	uint32_t node = v->tree->leaf[task];

	if (node == NODE_NONE || !rows_matching(v, node))
		return false;
	reveal(v, node);
	return true;
}

uint32_t tree_view_parent(const struct tree_view *v, uint32_t row)
{
	uint32_t parent = row < v->row_nr ? v->tree->node[v->row[row].node].parent : NODE_NONE;

	if (parent == NODE_NONE || v->state->how == TREE_ORDER_LIST)
		return row;
	for (uint32_t i = row; i-- > 0;)
		if (v->row[i].node == parent)
			return i;
	return row;
}

void tree_view_tasks(const struct tree_view *v, uint32_t row, struct bitset *out)
{
	const struct tree *t = v->tree;
	const struct tree_node *n;

	if (row >= v->row_nr)
		return;
	n = &t->node[v->row[row].node];
	for (uint32_t i = n->first; i < n->last; i++)
		if (rows_match(v, t->task[i]))
			bitset_put(out, t->task[i], true);
}
