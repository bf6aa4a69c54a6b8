/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A set of tasks in the order of a tree, for internal use of core/tree: bit i stands for
 * tree.task[i]. The tasks below a node are bits in a row, and how many of them are in the
 * set is a difference of two sums, one for each word.
 */
#ifndef TREE_PLACED_H
#define TREE_PLACED_H

#include "core/tree/tree.h"

struct placed {
	struct bitset at;
	uint32_t *before; /* [i]: bits in the words 0 .. i - 1 of `at` */
};

void placed_release(struct placed *p); /* leaves it empty; zeroes are an empty one, too */
/*
 * Makes it anew of those of `tasks` that are in the tree and, unless it is NULL, in
 * `within`, which is in the order of the same tree.
 */
void placed_set(struct placed *p, const struct tree *t, const struct bitset *tasks,
		const struct placed *within);

/* How many of the bits 0 .. end - 1 are set. */
static inline uint32_t placed_before(const struct placed *p, uint32_t end)
{
	uint32_t rest = end % 64;
	uint32_t n = p->before[end / 64];

	if (rest)
		n += count_bits(p->at.word[end / 64] << (64 - rest));
	return n;
}

static inline uint32_t placed_below(const struct placed *p, const struct tree_node *n)
{
	return placed_before(p, n->last) - placed_before(p, n->first);
}

#endif
