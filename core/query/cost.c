/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/query/term.h"

enum cost {
	COST_VALUE, /* sets, chunks and facets: answers are remembered */
	COST_EXACT,
	COST_FUZZY,
	COST_INVERSE, /* finds nearly everything: the others leave it little to look at */
	COST_REGEX,
	COST_NR
};

static enum cost term_cost(const struct term *t)
{
	if (t->subject != TERM_LABEL)
		return COST_VALUE;
	if (t->regex)
		return COST_REGEX;
	if (t->inverse)
		return COST_INVERSE;
	return t->pattern.kind == MATCH_FUZZY ? COST_FUZZY : COST_EXACT;
}

/* A long pattern finds less than a short one, and so leaves less to the others. */
static size_t set_cost(const struct term_set *set)
{
	size_t most = 0;

	for (size_t i = 0; i < set->nr; i++) {
		const struct term *t = &set->term[i];
		size_t length = t->subject == TERM_LABEL ? t->pattern.n : 0;
		most = MAX(most, term_cost(t) * (UINT8_MAX + 1) + UINT8_MAX -
					 MIN(length, (size_t)UINT8_MAX));
	}
	return most;
}

static void sort_terms(struct term_set *set)
{
	struct term *sorted;
	size_t nr = 0;

	set->scoreless = true;
	for (size_t i = 0; i < set->nr; i++)
		set->scoreless &= set->term[i].inverse || !term_has_score(&set->term[i]);
	if (!set->scoreless)
		return;
	sorted = xcalloc(set->nr, sizeof(*sorted));
	for (enum cost c = 0; c < COST_NR; c++)
		for (size_t i = 0; i < set->nr; i++)
			if (term_cost(&set->term[i]) == c)
				sorted[nr++] = set->term[i];
	free(set->term);
	set->term = sorted;
	set->cap = set->nr;
}

void query_sort(struct query *q)
{
	for (size_t i = 0; i < q->nr; i++) {
		struct term_set set = q->set[i];
		size_t to = i;

		sort_terms(&set);
		for (; to && set_cost(&q->set[to - 1]) > set_cost(&set); to--)
			q->set[to] = q->set[to - 1];
		q->set[to] = set;
	}
}
