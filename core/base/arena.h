/* SPDX-License-Identifier: MPL-2.0 */
/* A bump allocator: many small pieces of one life time, freed together. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "core/base/base.h"

struct arena_block;

struct arena {
	struct arena_block *block;
};

void arena_init(struct arena *a);
void arena_release(struct arena *a);
/* `n` zeroed bytes, aligned for any type; valid until arena_release(). */
void *arena_alloc(struct arena *a, size_t n);
/* A zero-terminated copy. */
char *arena_strndup(struct arena *a, const char *s, size_t n);

#endif
