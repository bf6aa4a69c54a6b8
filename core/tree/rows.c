/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/tree/rows.h"
#include "core/base/alloc.h"

static bool by_score(const struct tree_view *v)
{
	return v->filtered && v->state->how == TREE_ORDER_SCORE;
}

static bool is_class_node(const struct tree_node *n)
{
	return n->parent == NODE_NONE && !n->leaf && n->class != CLASS_MAIN;
}

bool rows_match(const struct tree_view *v, uint32_t task)
{
	return !v->filtered || bitset_test(&v->state->match, task);
}

static void count_matches(struct tree_view *v)
{
	const struct tree *t = v->tree;
	struct tree_view_state *s = v->state;

	s->matching = xrealloc(s->matching, (size_t)t->task_nr + 1, sizeof(*s->matching));
	s->matching[0] = 0;
	s->main_matches = false;
	for (uint32_t i = 0; i < t->task_nr; i++) {
		bool match = bitset_test(&s->match, t->task[i]);
		s->matching[i + 1] = s->matching[i] + match;
		s->main_matches |= match && t->graph->class[t->task[i]] == CLASS_MAIN;
	}
}

void rows_count_marks(struct tree_view *v)
{
	const struct tree *t = v->tree;
	struct tree_view_state *s = v->state;

	if (!s->some_marked)
		return;
	s->marked = xrealloc(s->marked, (size_t)t->task_nr + 1, sizeof(*s->marked));
	s->marked[0] = 0;
	for (uint32_t i = 0; i < t->task_nr; i++)
		s->marked[i + 1] = s->marked[i] + (rows_match(v, t->task[i]) &&
						   bitset_test(&s->marks, t->task[i]));
}

static uint16_t task_score(const struct tree_view *v, uint32_t task)
{
	return v->state->score ? v->state->score[task] : 0;
}

/* Nodes stand in preorder: from behind, each node is complete before its parent. */
static void find_best_scores(struct tree_view *v)
{
	const struct tree *t = v->tree;
	struct tree_view_state *s = v->state;

	s->best = xrealloc(s->best, (size_t)t->node_nr + 1, sizeof(*s->best));
	memset(s->best, 0, t->node_nr * sizeof(*s->best));
	for (uint32_t i = t->node_nr; i-- > 0;) {
		const struct tree_node *n = &t->node[i];
		uint32_t task = t->task[n->first];
		if (n->leaf && bitset_test(&s->match, task))
			s->best[i] = task_score(v, task);
		if (n->parent != NODE_NONE)
			s->best[n->parent] = MAX(s->best[n->parent], s->best[i]);
	}
}

static bool shown_match(const struct tree_view *v, uint32_t task)
{
	return v->tree->leaf[task] != NODE_NONE && rows_match(v, task);
}

/* As fzf ranks: the score, then the shorter label, then the order of the labels. */
static bool better(const struct tree_view *v, uint32_t a, uint32_t b)
{
	const struct graph *g = v->tree->graph;
	uint16_t x = task_score(v, a), y = task_score(v, b);
	size_t x_len = graph_label(g, a).n, y_len = graph_label(g, b).n;

	if (x != y)
		return x > y;
	return x_len != y_len ? x_len < y_len : a < b;
}

static uint32_t find_best_leaf(const struct tree_view *v)
{
	const struct tree *t = v->tree;
	const struct tree_view_state *s = v->state;
	uint32_t best = TASK_NONE;

	for (uint32_t i = 0; i < s->order_nr; i++)
		if (shown_match(v, s->order[i]))
			return t->leaf[s->order[i]];
	for (uint32_t i = 0; i < t->task_nr; i++)
		if (shown_match(v, t->task[i]) &&
		    (best == TASK_NONE || better(v, t->task[i], best)))
			best = t->task[i];
	return best == TASK_NONE ? NODE_NONE : t->leaf[best];
}

void rows_prepare(struct tree_view *v)
{
	struct tree_view_state *s = v->state;

	if (v->filtered)
		count_matches(v);
	rows_count_marks(v);
	s->best_leaf = NODE_NONE;
	if (by_score(v)) {
		find_best_scores(v);
		s->best_leaf = find_best_leaf(v);
	}
}

uint32_t rows_matching(const struct tree_view *v, uint32_t node)
{
	const struct tree_node *n = &v->tree->node[node];

	if (!v->filtered)
		return n->last - n->first;
	return v->state->matching[n->last] - v->state->matching[n->first];
}

uint32_t rows_marked(const struct tree_view *v, uint32_t node)
{
	const struct tree_node *n = &v->tree->node[node];

	if (!v->state->some_marked)
		return 0;
	return v->state->marked[n->last] - v->state->marked[n->first];
}

/* What a branch does that nobody has opened or closed by hand. */
static bool opens_by_itself(const struct tree_view *v, uint32_t node)
{
	const struct tree_node *n = &v->tree->node[node];
	uint32_t best = v->state->best_leaf;

	if (!v->filtered) /* a single branch at the top would leave nothing to see */
		return node == 0 && n->end == v->tree->node_nr;
	if (best != NODE_NONE && best > node && best < n->end)
		return true;
	if (is_class_node(n))
		return !v->state->main_matches;
	return !n->chunks;
}

bool rows_open(const struct tree_view *v, uint32_t node)
{
	const struct tree_node *n = &v->tree->node[node];
	enum fold fold;

	if (n->leaf)
		return false;
	fold = folds_get(&v->state->folds[v->filtered], n->id);
	return fold == FOLD_NONE ? opens_by_itself(v, node) : fold == FOLD_OPEN;
}

static struct tree_row *add_row(struct tree_view *v, uint32_t node)
{
	struct tree_row *row;
	size_t cap = v->row_cap;

	ALLOC_GROW(v->row, (size_t)v->row_nr + 1, cap);
	v->row_cap = (uint32_t)cap;
	row = &v->row[v->row_nr++];
	*row = (struct tree_row){.node = node};
	row->matching = rows_matching(v, node);
	row->marked = rows_marked(v, node);
	row->open = rows_open(v, node);
	return row;
}

static int key_cmp(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/*
 * The matching ones of the siblings that stand in [first, end), in the order to
 * show: by score, of equal ones the one with the best leaf first. Each key ends
 * with the 32 bits of the node. *nr of them; the caller frees.
 */
static uint64_t *sort_siblings(const struct tree_view *v, uint32_t first, uint32_t end,
			       uint32_t *nr)
{
	const struct tree_node *node = v->tree->node;
	uint32_t best = v->state->best_leaf;
	uint64_t *key = NULL;
	size_t cap = 0;

	*nr = 0;
	for (uint32_t i = first; i < end; i = node[i].end) {
		uint64_t score = (uint64_t)(UINT16_MAX - v->state->best[i]);
		uint64_t behind = best < i || best >= node[i].end;
		if (!rows_matching(v, i))
			continue;
		ALLOC_GROW(key, (size_t)*nr + 1, cap);
		key[(*nr)++] =
			(uint64_t)is_class_node(&node[i]) << 63 | score << 33 | behind << 32 | i;
	}
	if (*nr)
		qsort(key, *nr, sizeof(*key), key_cmp);
	return key;
}

static void add_siblings(struct tree_view *v, uint32_t first, uint32_t end);

static void add_branch(struct tree_view *v, uint32_t node)
{
	if (rows_matching(v, node) && add_row(v, node)->open)
		add_siblings(v, node + 1, v->tree->node[node].end);
}

/* Rows for the nodes in [first, end), which have one parent, and what is open below. */
static void add_siblings(struct tree_view *v, uint32_t first, uint32_t end)
{
	if (by_score(v)) {
		uint32_t nr;
		uint64_t *key = sort_siblings(v, first, end, &nr);
		for (uint32_t i = 0; i < nr; i++)
			add_branch(v, (uint32_t)key[i]);
		free(key);
		return;
	}
	for (uint32_t i = first; i < end; i = v->tree->node[i].end)
		add_branch(v, i);
}

/* The ranked list; without a ranking, the order of the labels. */
static void add_list(struct tree_view *v)
{
	const struct tree_view_state *s = v->state;
	uint32_t nr = s->order ? s->order_nr : v->tree->graph->task_nr;

	for (uint32_t i = 0; i < nr; i++) {
		uint32_t task = s->order ? s->order[i] : i;
		if (shown_match(v, task))
			add_row(v, v->tree->leaf[task]);
	}
}

void rows_build(struct tree_view *v)
{
	v->row_nr = 0;
	if (v->state->how == TREE_ORDER_LIST)
		add_list(v);
	else
		add_siblings(v, 0, v->tree->node_nr);
}
