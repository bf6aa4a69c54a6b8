/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/bitset.h"
#include "core/base/alloc.h"

static size_t words(const struct bitset *b)
{
	return ((size_t)b->nr + 63) / 64;
}

void bitset_init(struct bitset *b, uint32_t nr)
{
	b->nr = nr;
	b->word = xcalloc(words(b), sizeof(*b->word));
}

void bitset_release(struct bitset *b)
{
	free(b->word);
	*b = (struct bitset){0};
}

void bitset_copy(struct bitset *to, const struct bitset *from)
{
	memcpy(to->word, from->word, words(to) * sizeof(*to->word));
}

void bitset_clear_all(struct bitset *b)
{
	memset(b->word, 0, words(b) * sizeof(*b->word));
}

void bitset_set_all(struct bitset *b)
{
	memset(b->word, 0xff, words(b) * sizeof(*b->word));
	if (b->nr % 64)
		b->word[words(b) - 1] = ((uint64_t)1 << (b->nr % 64)) - 1;
}

/* The bits of a word; what compilers call without an instruction for it is a slow table. */
static uint32_t count_bits(uint64_t w)
{
	w -= w >> 1 & 0x5555555555555555u;
	w = (w & 0x3333333333333333u) + (w >> 2 & 0x3333333333333333u);
	return (uint32_t)(((w + (w >> 4)) & 0x0f0f0f0f0f0f0f0fu) * 0x0101010101010101u >> 56);
}

uint32_t bitset_count(const struct bitset *b)
{
	return bitset_count_and(b, b);
}

uint32_t bitset_count_and(const struct bitset *a, const struct bitset *b)
{
	uint32_t n = 0;

	for (size_t i = 0; i < words(a); i++)
		n += count_bits(a->word[i] & b->word[i]);
	return n;
}

bool bitset_equal(const struct bitset *a, const struct bitset *b)
{
	return a->nr == b->nr && !memcmp(a->word, b->word, words(a) * sizeof(*a->word));
}

bool bitset_empty(const struct bitset *b)
{
	return bitset_next(b, 0) == b->nr;
}

void bitset_or(struct bitset *a, const struct bitset *b)
{
	for (size_t i = 0; i < words(a); i++)
		a->word[i] |= b->word[i];
}

void bitset_and(struct bitset *a, const struct bitset *b)
{
	for (size_t i = 0; i < words(a); i++)
		a->word[i] &= b->word[i];
}

void bitset_andnot(struct bitset *a, const struct bitset *b)
{
	for (size_t i = 0; i < words(a); i++)
		a->word[i] &= ~b->word[i];
}

uint32_t bitset_next(const struct bitset *b, uint32_t from)
{
	size_t i = from / 64;
	uint64_t w;

	if (from >= b->nr)
		return b->nr;
	w = b->word[i] >> (from % 64) << (from % 64);
	while (!w) {
		if (++i == words(b))
			return b->nr;
		w = b->word[i];
	}
	return (uint32_t)(i * 64) + (uint32_t)__builtin_ctzll(w);
}
