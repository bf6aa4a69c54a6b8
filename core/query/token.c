/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/query/token.h"
#include "core/base/alloc.h"

size_t token_end(struct slice text, size_t at)
{
	while (at < text.n && (text.p[at] != ' ' || (at && text.p[at - 1] == '\\')))
		at++;
	return at;
}

size_t token_closing_slash(struct slice text, size_t at)
{
	for (size_t i = at + 1; i < text.n; i++) {
		if (text.p[i] == '/')
			return i;
		if (text.p[i] == '\\')
			i++;
	}
	return 0;
}

size_t token_regex_end(struct slice text, size_t at)
{
	size_t end = at < text.n && text.p[at] == '/' ? token_closing_slash(text, at) + 1 : 0;

	if (end <= at + 2)
		return 0;
	end += end < text.n && text.p[end] == 'i';
	return end == text.n || text.p[end] == ' ' ? end : 0;
}

struct slice token_unclosed(struct slice text)
{
	for (size_t at = 0, end; at < text.n; at = end) {
		end = MAX(token_end(text, at), at + 1);
		if (text.p[at] != '/')
			continue;
		if (!token_closing_slash(text, at))
			return (struct slice){text.p + at, end - at};
		end = MAX(end, token_closing_slash(text, at) + 1);
	}
	return (struct slice){"", 0};
}

char *token_plain(struct slice part)
{
	char *word = xcalloc(part.n + 1, 1);
	size_t n = 0;

	for (size_t i = 0; i < part.n; i++)
		if (part.p[i] != '\\' || i + 1 == part.n || part.p[i + 1] != ' ')
			word[n++] = part.p[i];
	return word;
}

static bool take(struct slice text, size_t *at, size_t end, char c)
{
	bool there = *at < end && text.p[*at] == c;

	*at += there;
	return there;
}

/* Behind the scope that begins at `at`, or `at` when there is none. */
static size_t behind_scope(struct slice text, size_t at, struct token *t)
{
	const char *colon = memchr(text.p + at, ':', token_end(text, at) - at);
	struct slice name = {text.p + at, colon ? (size_t)(colon - text.p) - at : 0};

	if (name.n && scope_find(name, &t->subject, &t->facet)) {
		if (t->subject == TERM_ATTR)
			t->name =
				(struct slice){name.p + strlen("attr."), name.n - strlen("attr.")};
		return at + name.n + 1;
	}
	t->subject = TERM_LABEL;
	return at;
}

/* The operators around a text. */
static void find_word(struct slice text, struct token *t)
{
	t->word_from = t->value;
	t->word_to = t->end;
	if (!take(text, &t->word_from, t->end, '^'))
		take(text, &t->word_from, t->end, '\'');
	if (t->word_to > t->word_from + 1 && strchr("$'", text.p[t->word_to - 1]))
		t->word_to--;
}

bool token_next(struct slice text, size_t *at, struct token *t)
{
	size_t pos = *at, end;

	while (pos < text.n && text.p[pos] == ' ')
		pos++;
	*t = (struct token){.begin = pos, .subject = TERM_LABEL};
	if (pos == text.n)
		return false;
	end = token_end(text, pos);
	t->bar = end == pos + 1 && text.p[pos] == '|';
	t->inverse = take(text, &pos, end, '!');
	t->value = behind_scope(text, pos, t);
	if (t->subject != TERM_LABEL && !t->inverse)
		t->inverse = take(text, &t->value, end, '!');
	t->end = token_regex_end(text, t->value);
	t->regex = t->end > 0;
	if (!t->regex)
		t->end = token_end(text, t->value);
	find_word(text, t);
	*at = t->end;
	return true;
}
