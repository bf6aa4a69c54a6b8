/* SPDX-License-Identifier: MPL-2.0 */
/*
 * From tree, filter and folds to rows, for internal use of core/tree: view.c changes the
 * state, rows.c makes the sums for it, window.c finds rows by them.
 *
 * No list of all rows is ever made: what a key press costs is for the matches, once, and
 * for the rows that are looked at. How many rows are below a branch tells which ones to
 * pass by; where siblings stand by score only those are sorted that are looked at.
 */
#ifndef TREE_ROWS_H
#define TREE_ROWS_H

#include "core/tree/folds.h"
#include "core/tree/placed.h"
#include "core/tree/tree.h"

#define WINDOW_ROWS 256

struct tree_view_state {
	struct tree_filter filter;  /* what it points to belongs to others, see tree.h */
	const struct bitset *marks; /* that of others, too; NULL: nothing is marked */
	struct folds folds[2];	    /* without and with a filter, see tree_view.filtered */

	/* Made from the above for the tree that is shown, as far as it says anything. */
	struct placed matching; /* with a filter */
	struct placed marked;	/* unless marks is NULL; of any class, and only matching ones */
	uint64_t *best;		/* of a branch and, behind the last node, of all: see rows_best() */
	uint32_t best_leaf;	/* node; NODE_NONE unless ordered by score */
	uint64_t *list;		/* of the ranked list: rank and, in the lower half, task */
	uint32_t list_nr;
	uint32_t *rows; /* of a branch and of all: so many are below it when it is open */

	struct tree_row window[WINDOW_ROWS]; /* the last ones that were looked at */
	uint32_t window_first, window_nr;    /* nr 0: none, or they are not right any more */
};

/* Makes the sums of matches and marks anew, after filter or tree changed. */
void rows_prepare(struct tree_view *v);
/* Makes the sums of marked tasks anew. */
void rows_count_marks(struct tree_view *v);
/* Counts the rows anew, after that or after folds changed; the cursor is not looked at. */
void rows_count(struct tree_view *v);

static inline bool rows_by_score(const struct tree_view *v)
{
	return v->filtered && v->state->filter.how == TREE_ORDER_SCORE;
}

static inline bool rows_are_list(const struct tree_view *v)
{
	return v->state->filter.how == TREE_ORDER_LIST;
}

/* The first matching task at or behind place `i` of the tree, or its end. */
static inline uint32_t rows_next_match(const struct tree_view *v, uint32_t i)
{
	return v->filtered ? bitset_next(&v->state->matching.at, i) : i;
}

uint32_t rows_matching(const struct tree_view *v, uint32_t node);
uint32_t rows_marked(const struct tree_view *v, uint32_t node);
/* Whether the children of a branch show. */
bool rows_open(const struct tree_view *v, uint32_t node);
/* Rows of a node that has matches, and of what shows below it. */
uint32_t rows_height(const struct tree_view *v, uint32_t node);
/*
 * When ordered by score: the best score of the matches below a node (NODE_NONE: of all) in the
 * upper half, and in the lower one the place of the first that has it, UINT32_MAX less it.
 */
uint64_t rows_best(const struct tree_view *v, uint32_t node);

/* The top branch of a class other than main. */
static inline bool tree_is_class(const struct tree_node *n)
{
	return n->parent == NODE_NONE && !n->leaf && n->class != CLASS_MAIN;
}

/* Lists tree.branch from the nodes. */
void tree_list_branches(struct tree *t);

#endif
