/* SPDX-License-Identifier: MPL-2.0 */
/* What the user opened and closed by hand, by node id. For internal use of core/tree. */
#ifndef TREE_FOLDS_H
#define TREE_FOLDS_H

#include "core/base/base.h"

enum fold { FOLD_NONE, FOLD_OPEN, FOLD_CLOSED };

struct fold_slot {
	uint64_t id; /* 0: free */
	enum fold fold;
};

struct folds {
	struct fold_slot *slot; /* a power of two of them, or NULL */
	size_t slot_nr, used;
};

void folds_release(struct folds *f); /* leaves it empty, ready for use */
void folds_set(struct folds *f, uint64_t id, enum fold fold);
enum fold folds_get(const struct folds *f, uint64_t id);

#endif
