/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/tree/rows.h"
#include "core/base/alloc.h"

void rows_count_marks(struct tree_view *v)
{
	struct tree_view_state *s = v->state;

	if (s->marks)
		placed_set(&s->marked, v->tree, s->marks, v->filtered ? &s->matching : NULL);
}

/* Of the task at a place of the tree: its score, of equal ones the first is the best. */
static uint64_t best_at(const struct tree_view *v, uint32_t place)
{
	uint64_t score = v->state->filter.score[v->tree->task[place]];

	return score << 32 | (UINT32_MAX - place);
}

static uint32_t place_of_best(uint64_t best)
{
	return UINT32_MAX - (uint32_t)best;
}

/* The index of a sum of what is below a node; at the top it is that of all. */
static uint32_t sum_of(const struct tree *t, uint32_t node)
{
	return MIN(node, t->node_nr);
}

uint64_t rows_best(const struct tree_view *v, uint32_t node)
{
	const struct tree *t = v->tree;

	if (node >= t->node_nr || !t->node[node].leaf)
		return v->state->best[sum_of(t, node)];
	return best_at(v, t->node[node].first);
}

/* Nodes stand in preorder: from behind, each branch is complete before its parent. */
static void find_best_scores(struct tree_view *v)
{
	const struct tree *t = v->tree;
	uint64_t *best;

	best = v->state->best = xrealloc(v->state->best, (size_t)t->node_nr + 1, sizeof(*best));
	best[t->node_nr] = 0;
	for (uint32_t i = 0; i < t->branch_nr; i++)
		best[t->branch[i]] = 0;
	bitset_foreach (place, &v->state->matching.at) {
		uint64_t *sum = &best[sum_of(t, t->node[t->leaf[place]].parent)];
		*sum = MAX(*sum, best_at(v, place));
	}
	for (uint32_t i = t->branch_nr; i-- > 0;) {
		uint64_t *sum = &best[sum_of(t, t->node[t->branch[i]].parent)];
		*sum = MAX(*sum, best[t->branch[i]]);
	}
}

static bool shown_match(const struct tree_view *v, uint32_t task)
{
	return v->tree->place[task] != NODE_NONE &&
	       (!v->filtered || bitset_test(v->state->filter.match, task));
}

static uint64_t sort_key(const struct query_key *k)
{
	return (uint64_t)k->rank << 32 | k->task;
}

static uint32_t find_best_leaf(const struct tree_view *v)
{
	const struct tree_filter *f = &v->state->filter;
	uint64_t best = UINT64_MAX;

	for (uint32_t i = 0; i < f->key_nr; i++)
		if (sort_key(&f->key[i]) < best && shown_match(v, f->key[i].task))
			best = sort_key(&f->key[i]);
	return best == UINT64_MAX ? NODE_NONE : tree_leaf(v->tree, (uint32_t)best);
}

/* What is in the ranked list, in no order yet; without a ranking, in that of the labels. */
static void make_list(struct tree_view *v)
{
	struct tree_view_state *s = v->state;
	const struct query_key *key = s->filter.key;
	uint32_t nr = key ? s->filter.key_nr : v->tree->graph->task_nr;

	s->list = xrealloc(s->list, (size_t)nr + 1, sizeof(*s->list));
	s->list_nr = 0;
	for (uint32_t i = 0; i < nr; i++)
		if (shown_match(v, key ? key[i].task : i))
			s->list[s->list_nr++] = key ? sort_key(&key[i]) : i;
}

void rows_prepare(struct tree_view *v)
{
	struct tree_view_state *s = v->state;

	if (v->filtered)
		placed_set(&s->matching, v->tree, s->filter.match, NULL);
	rows_count_marks(v);
	s->best_leaf = NODE_NONE;
	if (rows_by_score(v)) {
		find_best_scores(v);
		s->best_leaf = find_best_leaf(v);
	}
	if (rows_are_list(v))
		make_list(v);
}

uint32_t rows_matching(const struct tree_view *v, uint32_t node)
{
	const struct tree_node *n = &v->tree->node[node];

	return v->filtered ? placed_below(&v->state->matching, n) : n->last - n->first;
}

uint32_t rows_marked(const struct tree_view *v, uint32_t node)
{
	return v->state->marks ? placed_below(&v->state->marked, &v->tree->node[node]) : 0;
}

static bool main_matches(const struct tree_view *v)
{
	return placed_before(&v->state->matching, v->tree->main_nr);
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
	if (tree_is_class(n))
		return !main_matches(v);
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

uint32_t rows_height(const struct tree_view *v, uint32_t node)
{
	return rows_open(v, node) ? 1 + v->state->rows[node] : 1;
}

/* The tree of an outline has no tasks to count, but a node for each row. */
static void count_outline(struct tree_view *v)
{
	const struct tree *t = v->tree;

	for (uint32_t i = 0; i < t->branch_nr; i++)
		v->state->rows[t->branch[i]] = t->node[t->branch[i]].end - t->branch[i] - 1;
	v->row_nr = t->node_nr;
}

/*
 * Below a branch there would be a row for each match if all matches were its children;
 * for each branch among its children there are the rows of that one instead.
 */
static void count_tree(struct tree_view *v)
{
	const struct tree *t = v->tree;
	uint32_t *rows = v->state->rows;

	rows[t->node_nr] =
		v->filtered ? placed_before(&v->state->matching, t->task_nr) : t->task_nr;
	for (uint32_t i = 0; i < t->branch_nr; i++)
		rows[t->branch[i]] = 0;
	for (uint32_t i = t->branch_nr; i-- > 0;) {
		uint32_t branch = t->branch[i], matching = rows_matching(v, branch);
		rows[branch] += matching;
		if (matching)
			rows[sum_of(t, t->node[branch].parent)] +=
				rows_height(v, branch) - matching;
	}
	v->row_nr = rows[t->node_nr];
}

void rows_count(struct tree_view *v)
{
	struct tree_view_state *s = v->state;

	s->window_nr = 0;
	if (rows_are_list(v)) {
		v->row_nr = s->list_nr;
		return;
	}
	s->rows = xrealloc(s->rows, (size_t)v->tree->node_nr + 1, sizeof(*s->rows));
	if (v->tree->leaf)
		count_tree(v);
	else
		count_outline(v);
}

uint32_t tree_view_best(const struct tree_view *v, uint32_t node)
{
	const struct tree *t = v->tree;
	const struct tree_node *n = &t->node[node];
	uint32_t first = rows_next_match(v, n->first);
	uint64_t best = 0;

	if (n->leaf || !v->filtered || !v->state->filter.score)
		return t->task[first];
	if (rows_by_score(v))
		return t->task[place_of_best(v->state->best[node])];
	for (uint32_t i = first; i < n->last; i = rows_next_match(v, i + 1))
		best = MAX(best, best_at(v, i));
	return t->task[place_of_best(best)];
}
