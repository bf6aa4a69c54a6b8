/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Results in fzf's order: a radix sort of their keys. They come in the order of the labels,
 * and each pass keeps the order of what is equal, so that ties end in it.
 */
#include "core/base/base.h"
#include "core/query/query.h"

#define DIGIT_BITS 8
#define DIGITS	   4
#define VALUES	   (1u << DIGIT_BITS)

static unsigned digit_of(const struct query_key *key, unsigned digit)
{
	return key->rank >> (digit * DIGIT_BITS) & (VALUES - 1);
}

/* One pass; `count` says how often each value of the digit comes. */
static void sort_digit(const struct query_key *from, struct query_key *to, uint32_t nr,
		       unsigned digit, const uint32_t *count)
{
	uint32_t place[VALUES], sum = 0;

	for (unsigned v = 0; v < VALUES; v++) {
		place[v] = sum;
		sum += count[v];
	}
	for (uint32_t i = 0; i < nr; i++)
		to[place[digit_of(&from[i], digit)]++] = from[i];
}

static void sort_keys(struct query_result *r)
{
	uint32_t count[DIGITS][VALUES] = {{0}};

	for (uint32_t i = 0; i < r->nr; i++)
		for (unsigned d = 0; d < DIGITS; d++)
			count[d][digit_of(&r->key[i], d)]++;
	for (unsigned d = 0; d < DIGITS; d++) {
		struct query_key *sorted = r->spare;
		if (count[d][digit_of(r->key, d)] == r->nr)
			continue; /* it is the same in all */
		sort_digit(r->key, sorted, r->nr, d, count[d]);
		r->spare = r->key;
		r->key = sorted;
	}
}

void query_order(struct query_result *r, uint32_t *order)
{
	uint32_t nr = 0;

	if (!r->nr)
		return;
	if (!r->ranked) {
		bitset_foreach (task, &r->match)
			order[nr++] = task;
		return;
	}
	sort_keys(r);
	for (uint32_t i = 0; i < r->nr; i++)
		order[i] = r->key[i].task;
}
