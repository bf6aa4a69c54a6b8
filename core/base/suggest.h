/* SPDX-License-Identifier: MPL-2.0 */
/* "did you mean …": the known word nearest to a misspelt one. */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

#include "core/base/base.h"

/*
 * Edits (insert, delete, replace, swap neighbours) from `a` to `b`. More than 64
 * bytes, without those that are equal at both ends, count as far.
 */
unsigned edit_distance(struct slice a, struct slice b);

struct suggest {
	struct slice word; /* what the user wrote */
	struct slice best; /* nearest so far; n = 0 when none is near enough */
	unsigned distance;
};

void suggest_init(struct suggest *s, struct slice word);
/* Offers a known word, which must stay valid while `best` is used. */
void suggest_offer(struct suggest *s, struct slice known);

#endif
