/* SPDX-License-Identifier: MPL-2.0 */
/* With the cursor directly behind a term: the values of its scope, or the scope it begins. */
#include "core/base/base.h"
#include "core/query/assist_parts.h"
#include "core/base/alloc.h"
#include "core/base/natcmp.h"
#include "core/base/utf8.h"

#include <strings.h>

#define SCOPE_FROM 2 /* letters of a scope from which on it is offered */

/* Where the value holds the text, upper or lower case; value.n + 1: nowhere. */
static size_t place(struct slice value, struct slice text)
{
	for (size_t i = 0; i + text.n <= value.n; i++)
		if (!strncasecmp(value.p + i, text.p, text.n))
			return i;
	return value.n + 1;
}

/* As a term it would mean itself. */
static bool is_plain(struct slice value)
{
	uint32_t c;

	if (!value.n || strchr("!^'/", value.p[0]) || strchr("$'", value.p[value.n - 1]))
		return false;
	for (size_t at = 0; at < value.n;) {
		at += utf8_decode(value.p + at, value.n - at, &c);
		if (utf8_is_control(c) || c == UTF8_REPLACEMENT)
			return false;
	}
	return true;
}

static bool goes_before(const struct assist_value *a, const struct assist_value *b)
{
	if (a->begins != b->begins)
		return a->begins;
	if (a->nr != b->nr)
		return a->nr > b->nr;
	return natcmp(a->text, b->text) < 0;
}

/* Keeps the best ones, in order. */
static void add_value(struct assist *a, const struct assist_value *v)
{
	size_t i = a->value_nr;

	while (i && goes_before(v, &a->value[i - 1]))
		i--;
	if (i == ARRAY_LEN(a->value))
		return;
	a->value_nr += a->value_nr < ARRAY_LEN(a->value);
	memmove(a->value + i + 1, a->value + i, (a->value_nr - i - 1) * sizeof(*a->value));
	a->value[i] = *v;
}

/* Tasks by the string id of their value. */
static uint32_t *count_values(const struct graph *g, enum facet f, const struct bitset *within)
{
	uint32_t *nr = xcalloc(g->str.nr, sizeof(*nr));

	bitset_foreach (t, within)
		nr[g->facet[f][t]]++;
	return nr;
}

static bool offer_values(struct assist *a, const struct assist_query *q, const struct token *t)
{
	const struct bitset *within = t->inverse ? q->shown : q->match;
	char *word =
		token_plain((struct slice){q->text.p + t->word_from, t->word_to - t->word_from});
	struct slice typed = slice_from(word);
	uint32_t *nr = count_values(q->g, t->facet, within);

	a->value_nr = 0;
	for (uint32_t id = 1; id < q->g->str.nr; id++) {
		struct assist_value v = {graph_str(q->g, id), nr[id], false};
		size_t at = nr[id] ? place(v.text, typed) : SIZE_MAX;
		v.begins = !at;
		if (at <= v.text.n && v.text.n > typed.n && is_plain(v.text))
			add_value(a, &v);
	}
	free(nr);
	free(word);
	return a->value_nr &&
	       assist_offer(a, ASSIST_VALUES, t->word_from, t->word_to, a->value[0].text);
}

static bool offer_scope(struct assist *a, const struct token *t, struct slice word,
			const char *name, const char *text)
{
	size_t n = strlen(name);
	struct slice known = {name, n > 5 && !memcmp(name, "attr.", 5) ? 5 : n};

	if (word.n > known.n || memcmp(name, word.p, word.n) != 0 ||
	    !assist_offer(a, ASSIST_SCOPE, t->value, t->end, known))
		return false;
	if (known.n == n)
		strbuf_addch(&a->with, ':');
	strbuf_reset(&a->word);
	strbuf_addstr(&a->word, text);
	return true;
}

static bool offer_scopes(struct assist *a, const struct assist_query *q, const struct token *t)
{
	struct slice word = {q->text.p + t->value, t->end - t->value};
	const struct query_scope *scope;

	for (enum facet f = 0; f < FACET_NR && word.n >= SCOPE_FROM; f++)
		if (offer_scope(a, t, word, facet_name(f), facet_text(f)))
			return true;
	for (size_t i = 0; word.n >= SCOPE_FROM && (scope = query_scope(i)); i++)
		if (offer_scope(a, t, word, scope->name, scope->text))
			return true;
	return false;
}

bool assist_complete(struct assist *a, const struct assist_query *q, const struct token *t)
{
	if (t->regex || t->bar || q->cursor != t->word_to || q->cursor != t->end)
		return false;
	if (t->subject == TERM_FACET)
		return offer_values(a, q, t);
	return t->subject == TERM_LABEL && offer_scopes(a, q, t);
}
