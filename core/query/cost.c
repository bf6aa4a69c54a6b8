/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/query/term.h"

enum cost {
	COST_VALUE, /* sets, chunks and facets: answers are remembered */
	COST_EXACT,
	COST_FUZZY,
	COST_REGEX,
	COST_NR
};

static enum cost term_cost(const struct term *t)
{
	if (t->subject != TERM_LABEL)
		return COST_VALUE;
	if (t->regex)
		return COST_REGEX;
	return t->pattern.kind == MATCH_FUZZY ? COST_FUZZY : COST_EXACT;
}

static enum cost set_cost(const struct term_set *set)
{
	enum cost most = COST_VALUE;

	for (size_t i = 0; i < set->nr; i++)
		most = MAX(most, term_cost(&set->term[i]));
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
	struct term_set *sorted = xcalloc(q->nr, sizeof(*sorted));
	size_t nr = 0;

	for (size_t i = 0; i < q->nr; i++)
		sort_terms(&q->set[i]);
	for (enum cost c = 0; c < COST_NR; c++)
		for (size_t i = 0; i < q->nr; i++)
			if (set_cost(&q->set[i]) == c)
				sorted[nr++] = q->set[i];
	free(q->set);
	q->set = sorted;
	q->cap = q->nr;
}
