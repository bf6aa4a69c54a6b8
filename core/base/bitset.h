/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A fixed number of bits, one for each task: marks, matches, the offered set.
 * Two sets given to one function have the same number of bits.
 */
#ifndef BASE_BITSET_H
#define BASE_BITSET_H

#include "core/base/base.h"

struct bitset {
	uint64_t *word;
	uint32_t nr; /* bits */
};

void bitset_init(struct bitset *b, uint32_t nr); /* all clear */
void bitset_release(struct bitset *b);
void bitset_copy(struct bitset *to, const struct bitset *from); /* `to` is initialised */
void bitset_clear_all(struct bitset *b);
void bitset_set_all(struct bitset *b);

uint32_t bitset_count(const struct bitset *b);
uint32_t bitset_count_and(const struct bitset *a, const struct bitset *b);
bool bitset_equal(const struct bitset *a, const struct bitset *b);
bool bitset_empty(const struct bitset *b);

void bitset_or(struct bitset *a, const struct bitset *b);     /* a |= b */
void bitset_and(struct bitset *a, const struct bitset *b);    /* a &= b */
void bitset_andnot(struct bitset *a, const struct bitset *b); /* a &= ~b */

/* The first set bit in word `i` or behind it, or b->nr. */
uint32_t bitset_next_from_word(const struct bitset *b, size_t i);

/* The first set bit at or after `from`, or b->nr. */
static inline uint32_t bitset_next(const struct bitset *b, uint32_t from)
{
	uint64_t w = from < b->nr ? b->word[from / 64] >> (from % 64) : 0;

	return w ? from + (uint32_t)__builtin_ctzll(w)
		 : bitset_next_from_word(b, (size_t)from / 64 + 1);
}

/* The set bits of a word; what compilers call without an instruction for it is a slow table. */
static inline uint32_t count_bits(uint64_t w)
{
	w -= w >> 1 & 0x5555555555555555u;
	w = (w & 0x3333333333333333u) + (w >> 2 & 0x3333333333333333u);
	return (uint32_t)(((w + (w >> 4)) & 0x0f0f0f0f0f0f0f0fu) * 0x0101010101010101u >> 56);
}

static inline bool bitset_test(const struct bitset *b, uint32_t i)
{
	return b->word[i / 64] >> (i % 64) & 1;
}

static inline void bitset_put(struct bitset *b, uint32_t i, bool on)
{
	uint64_t bit = (uint64_t)1 << (i % 64);

	b->word[i / 64] = on ? b->word[i / 64] | bit : b->word[i / 64] & ~bit;
}

#define bitset_foreach(i, b) \
	for (uint32_t i = bitset_next(b, 0); i < (b)->nr; i = bitset_next(b, i + 1))

#endif
