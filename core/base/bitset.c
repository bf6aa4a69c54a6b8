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

uint32_t bitset_next_from_word(const struct bitset *b, size_t i)
{
	while (i < words(b) && !b->word[i])
		i++;
	return i < words(b) ? (uint32_t)(i * 64) + (uint32_t)__builtin_ctzll(b->word[i]) : b->nr;
}
