/* SPDX-License-Identifier: MPL-2.0 */
/*
 * From tree, filter and folds to rows, for internal use of core/tree: view.c
 * changes the state, rows.c makes the rows from it.
 */
#ifndef TREE_ROWS_H
#define TREE_ROWS_H

#include "core/tree/folds.h"
#include "core/tree/tree.h"

struct tree_view_state {
	/* The filter, copied: a new tree is filtered and counted without asking again. */
	struct bitset match; /* means something with a filter only: see rows_match() */
	struct bitset marks; /* empty unless some_marked */
	uint16_t *score;     /* of each task of the graph, where the order is by score; else NULL */
	uint32_t *order;     /* tasks, best first, or NULL */
	uint32_t order_nr;
	enum tree_order how;

	struct folds folds[2]; /* without and with a filter, see tree_view.filtered */

	/* Made from the above for the tree that is shown, as far as it says anything. */
	uint32_t *matching; /* with a filter, [i]: matching tasks among tree.task[0 .. i - 1] */
	uint32_t *marked;   /* [i]: of these, marked */
	bool some_marked;   /* of any class, matching or not; else there is no such sum */
	uint16_t *best;	    /* of each node, the best score of the matching tasks below */
	uint32_t best_leaf; /* node; NODE_NONE unless ordered by score */
	bool main_matches;  /* with a filter: a task of class main matches it */
};

/* Makes the lower part of the state anew, after filter or tree changed. */
void rows_prepare(struct tree_view *v);
/* Makes the sums of marked tasks anew. */
void rows_count_marks(struct tree_view *v);
/* Makes the rows anew; the cursor is not looked at. */
void rows_build(struct tree_view *v);

/* Whether the filter, if there is one, lets the task through. */
bool rows_match(const struct tree_view *v, uint32_t task);
uint32_t rows_matching(const struct tree_view *v, uint32_t node);
uint32_t rows_marked(const struct tree_view *v, uint32_t node);
/* Whether the children of a branch show. */
bool rows_open(const struct tree_view *v, uint32_t node);

#endif
