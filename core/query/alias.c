/* SPDX-License-Identifier: MPL-2.0 */
/* Short names that people know but labels do not have: nicknames of suites, Treeherder symbols. */
#include "core/base/base.h"
#include "core/query/assist_parts.h"

#include <ctype.h>

/* nickname, what labels say */
#define ALIAS_LIST(X)                        \
	X("bc", "mochitest-browser-chrome")  \
	X("dt", "mochitest-devtools-chrome") \
	X("mc", "mochitest-chrome")          \
	X("mda", "mochitest-media")          \
	X("wd", "web-platform-tests-wdspec") \
	X("wpt", "web-platform-tests")       \
	X("wr", "web-platform-tests-reftest")

#define SYMBOL_MAX 5 /* letters; longer words are in the labels, too */
#define LABEL_MIN  3 /* letters; a shorter word in a label is by chance */

static const char *find_alias(struct slice word)
{
	static const char *const alias[][2] = {
#define X(nick, name) {nick, name},
		ALIAS_LIST(X)
#undef X
	};

	for (size_t i = 0; i < ARRAY_LEN(alias); i++)
		if (slice_equal(word, slice_from(alias[i][0])))
			return alias[i][1];
	return NULL;
}

/* The group, or the symbol in it, of "GROUP(SYMBOL)"; a symbol may have no group. */
static struct slice part_of(struct slice value, bool group)
{
	const char *open = memchr(value.p, '(', value.n);
	size_t n = open ? (size_t)(open - value.p) : 0;

	if (group || !open)
		return (struct slice){value.p, group ? n : value.n};
	return (struct slice){open + 1, value.n - n - 1 - (value.p[value.n - 1] == ')')};
}

/* "bc" of "bc12" */
static struct slice without_number(struct slice s)
{
	while (s.n && s.p[s.n - 1] >= '0' && s.p[s.n - 1] <= '9')
		s.n--;
	return s;
}

/* Ways in which a word can be a symbol, the best one first, as terms of the scope. */
static const struct {
	const char *before, *behind; /* the word */
} symbol_term[] = {{"symbol:^", "("}, {"symbol:(", ")$"}, {"symbol:^", "$"}, {"symbol:(", ""}};

static size_t how(struct slice value, struct slice word)
{
	bool grouped = memchr(value.p, '(', value.n);

	if (grouped && slice_equal(part_of(value, true), word))
		return 0;
	if (slice_equal(part_of(value, false), word))
		return grouped ? 1 : 2;
	return grouped && slice_equal(without_number(part_of(value, false)), word)
		       ? 3
		       : ARRAY_LEN(symbol_term);
}

static bool is_letter(char c)
{
	return isalnum((unsigned char)c);
}

static bool has_word(struct slice label, struct slice word)
{
	for (size_t i = 0, n = word.n; i + n <= label.n; i++)
		if (!memcmp(label.p + i, word.p, n) && (!i || !is_letter(label.p[i - 1])) &&
		    !is_letter(label.p[i + n])) /* behind it is a zero byte */
			return true;
	return false;
}

/* A label has it as a word: that is what is meant. */
static bool in_label(struct assist *a, const struct assist_query *q, struct slice word)
{
	struct strbuf text = STRBUF_INIT;
	struct query_result r;
	bool found = false;

	if (word.n < LABEL_MIN)
		return false;
	strbuf_addf(&text, "'%.*s", SLICE_ARG(word));
	if (assist_run(a, q, strbuf_slice(&text), 0, NULL, &r)) {
		bitset_foreach (task, &r.match) {
			if ((found = has_word(graph_label(q->g, task), word)))
				break;
		}
		query_result_release(&r);
	}
	strbuf_release(&text);
	return found;
}

static bool offer_symbol(struct assist *a, const struct assist_query *q, const struct token *t,
			 struct slice word)
{
	size_t best = ARRAY_LEN(symbol_term);
	struct strbuf term = STRBUF_INIT;
	struct bitset seen;
	bool offered = false;

	bitset_init(&seen, (uint32_t)q->g->str.nr);
	bitset_foreach (task, q->shown)
		bitset_put(&seen, q->g->facet[FACET_SYMBOL][task], true);
	bitset_foreach (id, &seen)
		best = MIN(best, how(graph_str(q->g, id), word));
	bitset_release(&seen);
	if (best < ARRAY_LEN(symbol_term) && !in_label(a, q, word)) {
		strbuf_addf(&term, "%s%.*s%s", symbol_term[best].before, SLICE_ARG(word),
			    symbol_term[best].behind);
		offered = assist_offer(a, ASSIST_SYMBOL, t->value, t->end, strbuf_slice(&term));
	}
	strbuf_release(&term);
	return offered;
}

/*
 * Letters and digits: nothing that means something in a term, and no chunk's number. A small
 * letter begins nearly any query.
 */
static bool is_simple(struct slice s)
{
	if (s.n == 1 && *s.p >= 'a' && *s.p <= 'z')
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_",
			    s.p[i]))
			return false;
	return without_number(s).n > 0;
}

bool assist_alias(struct assist *a, const struct assist_query *q, const struct token *t)
{
	struct slice word = {q->text.p + t->word_from, t->word_to - t->word_from};
	const char *name = find_alias(word);

	if (t->subject != TERM_LABEL || t->regex || !is_simple(word))
		return false;
	if (name && assist_count(a, q, slice_from(name), NULL))
		return assist_offer(a, ASSIST_ALIAS, t->word_from, t->word_to, slice_from(name));
	return word.n <= SYMBOL_MAX && word.n == t->end - t->value && offer_symbol(a, q, t, word);
}
