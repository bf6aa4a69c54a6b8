/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/query/token.h"
#include "core/base/alloc.h"

enum form { FORM_SAME, FORM_BARE, FORM_QUOTED };

/* "'text'", which both read alike. A '$' behind it does not matter. */
static bool is_boundary(struct slice value)
{
	size_t n = value.n - (value.n > 1 && value.p[value.n - 1] == '$');

	return n > 2 && value.p[0] == '\'' && value.p[n - 1] == '\'';
}

/* What the value of a token is, as far as that depends on QUERY_EXACT. */
static enum form form_of(struct slice text, const struct token *t, const struct graph *g)
{
	struct slice value = {text.p + t->value, t->end - t->value};
	bool label = t->subject == TERM_LABEL;
	char *word;
	bool whole;

	if (t->regex || t->bar || !value.n || (label && t->inverse) || is_boundary(value) ||
	    (!label && t->subject != TERM_NEEDS && t->subject != TERM_NEEDED_BY))
		return FORM_SAME;
	if (value.p[0] == '\'')
		return value.n > 1 ? FORM_QUOTED : FORM_SAME;
	if (t->word_from != t->value || value.p[value.n - 1] == '$' || value.p[value.n - 1] == '\'')
		return FORM_SAME;
	word = token_plain(value);
	whole = !label && graph_find(g, slice_from(word)) != TASK_NONE;
	free(word);
	return whole ? FORM_SAME : FORM_BARE; /* a whole label is found as such */
}

/* The text without its quote is still one bare word. */
static bool can_be_bare(struct slice text, const struct token *was)
{
	struct slice rest = {text.p + was->value + 1, was->end - was->value - 1};
	size_t at = 0;
	struct token t;

	return token_next(rest, &at, &t) && t.end == rest.n && t.subject == TERM_LABEL &&
	       !t.inverse && !t.regex && !t.bar && t.word_from == t.value && t.word_to == t.end;
}

void query_requote(const struct graph *g, struct slice text, struct strbuf *out)
{
	size_t at = 0, done = 0;
	struct token t;

	while (token_next(text, &at, &t)) {
		enum form form = form_of(text, &t, g);
		strbuf_add(out, text.p + done, t.value - done);
		done = t.value;
		if (form == FORM_BARE)
			strbuf_addch(out, '\'');
		else if (form == FORM_QUOTED && can_be_bare(text, &t))
			done++;
	}
	strbuf_add(out, text.p + done, text.n - done);
}
