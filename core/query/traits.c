/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/query/term.h"

unsigned query_flag(const char *option)
{
	static const struct {
		const char *option;
		enum query_flags flag;
	} flags[] = {
		{"exact", QUERY_EXACT},
		{"ignore-case", QUERY_IGNORE_CASE},
		{"respect-case", QUERY_RESPECT_CASE},
		{"literal", QUERY_LITERAL},
		{"no-sort", QUERY_UNSORTED},
	};

	for (size_t i = 0; i < ARRAY_LEN(flags); i++)
		if (!strcmp(option, flags[i].option))
			return flags[i].flag;
	return 0;
}

bool query_empty(const struct query *q)
{
	return !q->nr;
}

/* True when a term that is not inverse is of the kind `is` tells. */
static bool has_term(const struct query *q, bool (*is)(const struct term *))
{
	for (size_t i = 0; i < q->nr; i++)
		for (size_t k = 0; k < q->set[i].nr; k++)
			if (!q->set[i].term[k].inverse && is(&q->set[i].term[k]))
				return true;
	return false;
}

static bool is_fuzzy(const struct term *t)
{
	return term_has_score(t) && t->pattern.kind == MATCH_FUZZY;
}

static bool is_class(const struct term *t)
{
	return t->subject == TERM_FACET && t->facet == FACET_CLASS;
}

bool query_ranked(const struct query *q)
{
	return !q->unsorted && has_term(q, term_has_score);
}

bool query_reads_labels_only(const struct query *q)
{
	for (size_t i = 0; i < q->nr; i++)
		for (size_t k = 0; k < q->set[i].nr; k++)
			if (q->set[i].term[k].subject != TERM_LABEL)
				return false;
	return true;
}

bool query_fuzzy(const struct query *q)
{
	return has_term(q, is_fuzzy);
}

/* A set of its own: "in:selection | x" also finds what is not selected. */
static bool asks_for_selected(const struct term_set *set)
{
	return set->nr == 1 && set->term[0].subject == TERM_IN_SELECTION && !set->term[0].inverse;
}

bool query_names_class(const struct query *q)
{
	for (size_t i = 0; i < q->nr; i++)
		if (asks_for_selected(&q->set[i]))
			return true;
	return has_term(q, is_class);
}
