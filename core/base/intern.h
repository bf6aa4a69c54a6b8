/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Equal byte strings get one small number. Ids count from 0 in the order of
 * arrival; id 0 is always the empty string. The bytes are kept, each followed
 * by a zero byte. Strings may hold any byte.
 */
#ifndef BASE_INTERN_H
#define BASE_INTERN_H

#include "core/base/base.h"

#define INTERN_NONE UINT32_MAX

struct intern {
	char *bytes; /* all strings, one after the other */
	size_t bytes_nr, bytes_cap;
	uint32_t *offset; /* offset[id] .. offset[id + 1] - 1 are the bytes of id */
	size_t nr, offset_cap;
	uint32_t *slot; /* hash table of id + 1, 0 = free; a power of two */
	size_t slot_nr;
};

void intern_init(struct intern *in);
void intern_release(struct intern *in);
/* The id of the string, which is added when new. At most 2^32 bytes in all. */
uint32_t intern_put(struct intern *in, const char *p, size_t n);
/*
 * The same, when the string is often the one with the id *hint (0 at first): then
 * no hash is needed. *hint becomes the id returned.
 */
uint32_t intern_put_again(struct intern *in, const char *p, size_t n, uint32_t *hint);
/* The id of the string, or INTERN_NONE. */
uint32_t intern_find(const struct intern *in, const char *p, size_t n);

/* The text of `id`, terminated by a zero byte; moves when a string is added. */
static inline const char *intern_str(const struct intern *in, uint32_t id)
{
	return in->bytes + in->offset[id];
}

static inline struct slice intern_slice(const struct intern *in, uint32_t id)
{
	uint32_t start = in->offset[id], end = in->offset[id + 1];

	/* In bounds also when a file that backs it turned to zero bytes. */
	return (struct slice){in->bytes + start, end > start ? end - start - (size_t)1 : 0};
}

/* A 64-bit hash of the bytes, for tables in memory (never stored). */
uint64_t hash_bytes(const char *p, size_t n);

#endif
