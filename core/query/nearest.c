/* SPDX-License-Identifier: MPL-2.0 */
/* "did you mean": the word of the graph, or the scope, that is nearest to one that finds nothing. */
#include "core/base/base.h"
#include "core/base/suggest.h"
#include "core/query/assist_parts.h"

#define WORD_MIN 3    /* letters; anything is like a shorter word */
#define STEP	 4096 /* labels between looking whether to stop */

struct nearest {
	struct suggest s;
	struct strbuf word, low; /* in lower case: what was typed, what is compared with it */
	struct slice best;	 /* as it stands in the graph */
	struct intern seen;	 /* what it was compared with */
};

static void add_lower(struct strbuf *out, struct slice s)
{
	for (size_t i = 0; i < s.n; i++)
		strbuf_addch(out, s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] | 0x20) : s.p[i]);
}

static void begin(struct nearest *n, struct slice word)
{
	strbuf_init(&n->word);
	strbuf_init(&n->low);
	intern_init(&n->seen);
	add_lower(&n->word, word);
	suggest_init(&n->s, strbuf_slice(&n->word));
	n->best = (struct slice){"", 0};
}

static void end(struct nearest *n)
{
	strbuf_release(&n->word);
	strbuf_release(&n->low);
	intern_release(&n->seen);
}

static void offer(struct nearest *n, struct slice known)
{
	unsigned before = n->s.distance;
	size_t seen = n->seen.nr;

	/* each byte more or less is an edit */
	if (known.n + before <= n->word.len || n->word.len + before <= known.n)
		return;
	intern_put(&n->seen, known.p, known.n);
	if (n->seen.nr == seen)
		return;
	strbuf_reset(&n->low);
	add_lower(&n->low, known);
	suggest_offer(&n->s, strbuf_slice(&n->low));
	if (n->s.distance < before)
		n->best = known;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool in_word(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0x80;
}

/* The word at or behind *at, which moves behind it; n = 0 when there is none. */
static struct slice next_word(struct slice s, size_t *at)
{
	size_t from = *at;

	while (from < s.n && !in_word(s.p[from]))
		from++;
	for (*at = from; *at < s.n && in_word(s.p[*at]);)
		++*at;
	return (struct slice){s.p + from, *at - from};
}

/* The words from `at` on, and what stands before their numbers ("linux" of "linux2404"). */
static void offer_words(struct nearest *n, struct slice s, size_t at)
{
	for (struct slice word; (word = next_word(s, &at)).n;) {
		offer(n, word);
		while (word.n && is_digit(word.p[word.n - 1]))
			word.n--;
		offer(n, word);
	}
}

/* A value as a whole, the words it begins with, each word. */
static void offer_value(struct nearest *n, struct slice value)
{
	offer(n, value);
	for (size_t at = 0; next_word(value, &at).n;)
		offer(n, (struct slice){value.p, at});
	offer_words(n, value, 0);
}

static void offer_facet(struct nearest *n, const struct graph *g, enum facet f)
{
	struct bitset seen;

	bitset_init(&seen, (uint32_t)g->str.nr);
	for (uint32_t t = 0; t < g->task_nr; t++) {
		uint32_t id = g->facet[f][t];
		if (bitset_test(&seen, id))
			continue;
		bitset_put(&seen, id, true);
		offer_value(n, graph_str(g, id));
	}
	bitset_release(&seen);
}

/* Only what a label does not share with the one before. */
static void offer_labels(struct nearest *n, struct assist *a, const struct assist_query *q)
{
	const struct graph *g = q->g;

	for (uint32_t t = 0; t < g->task_nr && (t % STEP || !assist_stopped(a, q)); t++) {
		struct slice label = graph_label(g, t);
		size_t at = MIN(g->label_shared[t], label.n);
		while (at && in_word(label.p[at - 1]))
			at--;
		offer_words(n, label, at);
	}
}

static struct slice nearest_word(struct nearest *n, struct assist *a, const struct assist_query *q,
				 const struct token *t)
{
	if (t->subject == TERM_FACET) {
		offer_facet(n, q->g, t->facet);
	} else {
		offer_facet(n, q->g, FACET_PLATFORM);
		offer_facet(n, q->g, FACET_SUITE);
		offer_labels(n, a, q);
	}
	return n->best;
}

/* True when the token with other text there finds something, which then is the offer. */
static bool try(struct assist *a, const struct assist_query *q, const struct token *t, size_t from,
		size_t to, struct slice with)
{
	struct strbuf text = STRBUF_INIT;
	uint32_t nr;

	if (!with.n || !assist_offer(a, ASSIST_NEAREST, from, to, with))
		return false;
	strbuf_add(&text, q->text.p + t->begin, t->end - t->begin);
	strbuf_splice(&text, from - t->begin, to - from, a->with.buf, a->with.len);
	nr = assist_count(a, q, strbuf_slice(&text), NULL);
	strbuf_release(&text);
	if (!nr || nr == UINT32_MAX)
		a->kind = ASSIST_NONE;
	return a->kind != ASSIST_NONE;
}

static bool try_nearest(struct assist *a, const struct assist_query *q, const struct token *t,
			size_t from, size_t to)
{
	struct nearest n;
	bool found;

	if (to - from < WORD_MIN)
		return false;
	begin(&n, (struct slice){q->text.p + from, to - from});
	found = try(a, q, t, from, to, nearest_word(&n, a, q, t));
	end(&n);
	return found;
}

/* A word of a term of several, the first one that finds nothing. */
static bool try_words(struct assist *a, const struct assist_query *q, const struct token *t)
{
	struct slice text = {q->text.p, t->word_to};
	size_t at = t->word_from;

	for (struct slice word; (word = next_word(text, &at)).n;)
		if (word.n < t->word_to - t->word_from && !assist_count(a, q, word, NULL))
			return try_nearest(a, q, t, at - word.n, at);
	return false;
}

/* A term in a scope that there is not. */
static bool try_scope(struct assist *a, const struct assist_query *q, const struct token *t)
{
	const char *colon = memchr(q->text.p + t->value, ':', t->end - t->value);
	size_t n = colon ? (size_t)(colon - q->text.p) - t->value : 0;
	struct slice name = scope_nearest((struct slice){q->text.p + t->value, n});

	return n && name.n && !slice_begins(name, "attr.") &&
	       assist_offer(a, ASSIST_NEAREST_SCOPE, t->value, t->value + n, name);
}

/* Finds nothing by itself, and is made of words of the graph. */
static bool is_culprit(struct assist *a, const struct assist_query *q, const struct token *t)
{
	return !t->inverse && !t->regex && !t->bar && t->word_from < t->word_to &&
	       (t->subject == TERM_LABEL || t->subject == TERM_FACET) &&
	       !assist_count(a, q, (struct slice){q->text.p + t->begin, t->end - t->begin}, NULL);
}

bool assist_nearest(struct assist *a, const struct assist_query *q)
{
	struct token t;

	for (size_t at = 0; token_next(q->text, &at, &t) && !a->stopped;)
		if (is_culprit(a, q, &t) &&
		    ((t.subject == TERM_LABEL && try_scope(a, q, &t)) ||
		     try_nearest(a, q, &t, t.word_from, t.word_to) || try_words(a, q, &t)))
			return true;
	return false;
}
