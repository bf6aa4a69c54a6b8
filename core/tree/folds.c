/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/tree/folds.h"
#include "core/base/alloc.h"

void folds_release(struct folds *f)
{
	free(f->slot);
	*f = (struct folds){0};
}

/* The slot of `id`, or the free one where it belongs. */
static struct fold_slot *find(const struct folds *f, uint64_t id)
{
	size_t mask = f->slot_nr - 1;
	size_t i = (size_t)(id ^ id >> 32) & mask;

	while (f->slot[i].id && f->slot[i].id != id)
		i = (i + 1) & mask;
	return &f->slot[i];
}

static void grow(struct folds *f)
{
	struct folds old = *f;

	f->slot_nr = MAX(old.slot_nr * 2, (size_t)64);
	f->slot = xcalloc(f->slot_nr, sizeof(*f->slot));
	for (size_t i = 0; i < old.slot_nr; i++)
		if (old.slot[i].id)
			*find(f, old.slot[i].id) = old.slot[i];
	free(old.slot);
}

void folds_set(struct folds *f, uint64_t id, enum fold fold)
{
	struct fold_slot *slot;

	if (f->used * 2 >= f->slot_nr)
		grow(f);
	slot = find(f, id);
	f->used += !slot->id;
	*slot = (struct fold_slot){id, fold};
}

enum fold folds_get(const struct folds *f, uint64_t id)
{
	struct fold_slot *slot = f->slot_nr ? find(f, id) : NULL;

	return slot && slot->id ? slot->fold : FOLD_NONE;
}
