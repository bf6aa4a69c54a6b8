/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/arena.h"
#include "core/base/alloc.h"

#include <stdalign.h>

struct arena_block {
	struct arena_block *next;
	size_t used, size;
	alignas(max_align_t) char data[];
};

void arena_init(struct arena *a)
{
	a->block = NULL;
}

void arena_release(struct arena *a)
{
	while (a->block) {
		struct arena_block *next = a->block->next;
		free(a->block);
		a->block = next;
	}
}

void *arena_alloc(struct arena *a, size_t n)
{
	const size_t align = alignof(max_align_t);
	struct arena_block *b = a->block;
	void *p;

	n = (n + align - 1) / align * align;
	if (!b || b->size - b->used < n) {
		size_t size = MAX(n, (size_t)32 * 1024);
		b = xmalloc(sizeof(*b) + size);
		b->next = a->block;
		b->used = 0;
		b->size = size;
		a->block = b;
	}
	p = b->data + b->used;
	b->used += n;
	return memset(p, 0, n);
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *copy = arena_alloc(a, n + 1);

	if (n)
		memcpy(copy, s, n);
	return copy;
}
