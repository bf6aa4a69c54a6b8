/* SPDX-License-Identifier: MPL-2.0 */
/* A long word of which most matches are by chance: letters here and there in long labels. */
#include "core/base/base.h"
#include "core/query/assist_parts.h"

#define WORD_MIN 4  /* letters; a shorter one is typed on */
#define SHARE	 10 /* it must find more than this part of the graph */

/* The query with the word as an exact one, among what it finds now. */
static uint32_t count_exact(struct assist *a, const struct assist_query *q, const struct token *t)
{
	struct strbuf text = STRBUF_INIT;
	uint32_t nr;

	strbuf_add(&text, q->text.p, q->text.n);
	strbuf_splice(&text, t->value, 0, "'", 1);
	nr = assist_count(a, q, strbuf_slice(&text), q->match);
	strbuf_release(&text);
	return nr;
}

/* Where no word is quoted: with QUERY_EXACT such a one would be fuzzy. */
static uint32_t count_all_exact(struct assist *a, const struct assist_query *q)
{
	struct query_result r;
	struct token t;
	uint32_t nr;

	for (size_t at = 0; token_next(q->text, &at, &t);)
		if (t.value < t.end && q->text.p[t.value] == '\'')
			return 0;
	if (!assist_run(a, q, q->text, q->flags | QUERY_EXACT, q->match, &r))
		return 0;
	nr = r.nr;
	query_result_release(&r);
	return nr;
}

static bool by_chance(struct assist *a, const struct assist_query *q, const struct token *t)
{
	struct slice word = {q->text.p + t->value, t->end - t->value};
	struct strbuf exact = STRBUF_INIT;
	uint32_t fuzzy = word.n == q->text.n ? q->found : assist_count(a, q, word, NULL), nr = 0;

	if (fuzzy > q->g->task_nr / SHARE && fuzzy != UINT32_MAX) {
		strbuf_addch(&exact, '\'');
		strbuf_add(&exact, word.p, word.n);
		nr = assist_count(a, q, strbuf_slice(&exact), NULL);
		strbuf_release(&exact);
	}
	return nr && nr < fuzzy / 2;
}

bool assist_exact(struct assist *a, const struct assist_query *q, const struct token *t)
{
	if (t->subject != TERM_LABEL || t->regex || t->inverse || t->bar ||
	    (q->flags & QUERY_EXACT) || t->word_from != t->value || t->word_to != t->end ||
	    t->end - t->value < WORD_MIN || !by_chance(a, q, t))
		return false;
	a->of = bitset_count(q->match);
	a->exact = count_all_exact(a, q);
	if (a->exact)
		return a->exact < a->of &&
		       assist_offer(a, ASSIST_EXACT, t->value, t->value, slice_from(""));
	a->exact = count_exact(a, q, t);
	return a->exact && a->exact < a->of &&
	       assist_offer(a, ASSIST_QUOTE, t->value, t->value, slice_from("'"));
}
