/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/suggest.h"
#include "core/query/term.h"

static const struct query_scope scopes[] = {
#define X(id, name, abbr, value, text) {name, abbr, value, text},
	SCOPE_LIST(X)
#undef X
};

const struct query_scope *query_scope(size_t i)
{
	return i < ARRAY_LEN(scopes) ? &scopes[i] : NULL;
}

bool scope_find(struct slice name, enum term_subject *subject, enum facet *facet)
{
	*facet = facet_find(name);
	*subject = TERM_FACET;
	if (*facet != FACET_NR)
		return true;
	*subject = TERM_ATTR;
	if (slice_begins(name, "attr."))
		return name.n > strlen("attr.");
	for (size_t i = 0; i < ARRAY_LEN(scopes) && name.n; i++) {
		*subject = (enum term_subject)i;
		if (slice_equal(name, slice_from(scopes[i].name)) ||
		    slice_equal(name, slice_from(scopes[i].abbr)))
			return true;
	}
	return false;
}

/* A name that the word is misspelt for, or the beginning of. */
static void offer(struct suggest *s, const char *name)
{
	if (!strncmp(name, s->word.p, s->word.n) && !s->best.n)
		s->best = slice_from(name);
	suggest_offer(s, slice_from(name));
}

struct slice scope_nearest(struct slice word)
{
	struct suggest s;

	suggest_init(&s, word);
	for (enum facet f = 0; f < FACET_NR; f++)
		offer(&s, facet_name(f));
	for (size_t i = 0; i < ARRAY_LEN(scopes); i++)
		offer(&s, scopes[i].name);
	return slice_begins(word, "attr") ? slice_from("attr.NAME") : s.best;
}

void scope_hint(const char *word, struct err *hint)
{
	struct slice best = scope_nearest(slice_from(word));

	if (best.n)
		err_set(hint, "no scope '%s': did you mean '%.*s:'?", word, SLICE_ARG(best));
	else
		err_set(hint, "no scope '%s'", word);
}
