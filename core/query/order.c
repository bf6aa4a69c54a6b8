/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Results in fzf's order: a radix sort by score and length. The keys come in the order of the
 * labels and each pass keeps the order of what is equal, so that ties end in it.
 */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/graph/labels.h"
#include "core/query/query.h"
#include "core/query/text.h"

#define DIGIT_BITS 8
#define DIGITS	   (1u << DIGIT_BITS)
#define KEY_BITS   32 /* 65535 - score, then the length, 16 bits each */

struct key {
	uint32_t rank; /* the lower, the better */
	uint32_t task;
};

/* Nearly every label: all ASCII, nothing to trim. */
static bool is_plain(const struct graph *g, uint32_t task)
{
	struct slice label = graph_label(g, task);

	return label.n && g->label_chars[task] != CHARS_ANY && label.p[0] > ' ' &&
	       label.p[label.n - 1] > ' ';
}

static void fill(const struct query_result *r, const struct graph *g, struct key *key)
{
	bool described = labels_described(g);
	locale_t unicode = (locale_t)0; /* it takes as long as a search */

	bitset_foreach (task, &r->match) {
		uint32_t worse = (uint32_t)UINT16_MAX - r->score[task];
		size_t n = graph_label(g, task).n;
		if (!described || !is_plain(g, task)) {
			if (!unicode)
				unicode = fold_init();
			n = text_trimmed_length(graph_label(g, task), unicode);
		}
		*key++ = (struct key){worse << 16 | (uint32_t)MIN(n, UINT16_MAX), task};
	}
	fold_release(unicode);
}

/* One pass over a digit; false when it is the same in all keys, and nothing was done. */
static bool sort_digit(const struct key *from, struct key *to, uint32_t nr, unsigned shift)
{
	uint32_t place[DIGITS] = {0}, sum = 0;

	for (uint32_t i = 0; i < nr; i++)
		place[from[i].rank >> shift & (DIGITS - 1)]++;
	if (place[from[0].rank >> shift & (DIGITS - 1)] == nr)
		return false;
	for (unsigned d = 0; d < DIGITS; d++) {
		uint32_t n = place[d];
		place[d] = sum;
		sum += n;
	}
	for (uint32_t i = 0; i < nr; i++)
		to[place[from[i].rank >> shift & (DIGITS - 1)]++] = from[i];
	return true;
}

void query_order(const struct query_result *r, const struct graph *g, uint32_t *order)
{
	struct key *key, *spare;
	uint32_t nr = 0;

	if (!r->ranked || !r->nr) {
		bitset_foreach (task, &r->match)
			order[nr++] = task;
		return;
	}
	key = xcalloc(r->nr, sizeof(*key));
	spare = xcalloc(r->nr, sizeof(*spare));
	fill(r, g, key);
	for (unsigned shift = 0; shift < KEY_BITS; shift += DIGIT_BITS) {
		if (sort_digit(key, spare, r->nr, shift)) {
			struct key *sorted = spare;
			spare = key;
			key = sorted;
		}
	}
	for (uint32_t i = 0; i < r->nr; i++)
		order[i] = key[i].task;
	free(key);
	free(spare);
}
