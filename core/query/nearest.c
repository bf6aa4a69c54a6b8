/* SPDX-License-Identifier: MPL-2.0 */
/* "did you mean": the word of the graph, or the scope, that is nearest to one that is misspelt. */
#include "core/base/base.h"
#include "core/base/suggest.h"
#include "core/base/alloc.h"
#include "core/query/assist_parts.h"

#include <strings.h>

#define WORD_MIN  3    /* letters; anything is like a shorter word */
#define SWAP_MIN  4    /* of a word that finds something: with two letters swapped, */
#define SLIP_MIN  5    /* and with any other slip */
#define LONG_WORD 8    /* letters, from which on two of them may be wrong */
#define FEW	  20   /* a misspelt word finds less than this part of the right one */
#define STEP	  4096 /* labels between looking whether to stop */

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

/* What is wrong with a word. */
enum fault {
	FAULT_NOTHING, /* it finds nothing */
	FAULT_CHANCE,  /* it finds something, but by letters here and there */
	FAULT_FEW,     /* the same by the beginnings of words, which may be meant */
};

/* A part of a term that may be misspelt. */
struct suspect {
	const struct token *t;
	size_t from, to;
	enum fault fault;
	uint32_t found; /* by the word */
};

static struct slice word_of(const struct assist_query *q, const struct suspect *s)
{
	return (struct slice){q->text.p + s->from, s->to - s->from};
}

/* True when the token with other text there finds something, which then is the offer. */
static bool try(struct assist *a, const struct assist_query *q, const struct suspect *s,
		struct slice with)
{
	const struct token *t = s->t;
	struct strbuf text = STRBUF_INIT;
	uint32_t nr;

	if (!with.n || !assist_offer(a, ASSIST_NEAREST, s->from, s->to, with))
		return false;
	strbuf_add(&text, q->text.p + t->begin, t->end - t->begin);
	strbuf_splice(&text, s->from - t->begin, s->to - s->from, a->with.buf, a->with.len);
	nr = assist_count(a, q, strbuf_slice(&text), NULL);
	strbuf_release(&text);
	if (!nr || nr == UINT32_MAX)
		a->kind = ASSIST_NONE;
	return a->kind != ASSIST_NONE;
}

/* How many labels have exactly this; UINT32_MAX: there was no time. */
static uint32_t count_exact(struct assist *a, const struct assist_query *q, struct slice word)
{
	struct strbuf text = STRBUF_INIT;
	struct query_result r;
	uint32_t nr = UINT32_MAX;

	strbuf_addf(&text, "'%.*s", SLICE_ARG(word));
	if (assist_run(a, q, strbuf_slice(&text), 0, NULL, &r)) {
		nr = r.nr;
		query_result_release(&r);
	}
	strbuf_release(&text);
	return nr;
}

/* Which number is meant one knows: 14 is no slip of 15. */
static bool same_digits(struct slice a, struct slice b)
{
	size_t i = 0, k = 0;

	for (;; i++, k++) {
		while (i < a.n && !is_digit(a.p[i]))
			i++;
		while (k < b.n && !is_digit(b.p[k]))
			k++;
		if (i == a.n || k == b.n)
			return i == a.n && k == b.n;
		if (a.p[i] != b.p[k])
			return false;
	}
}

static bool begins_with(struct slice s, struct slice with)
{
	return s.n >= with.n && !strncasecmp(s.p, with.p, with.n);
}

static bool is_swap(struct slice a, struct slice b)
{
	size_t i = 0;

	while (i < a.n && i < b.n && (a.p[i] | 0x20) == (b.p[i] | 0x20))
		i++;
	return a.n == b.n && i + 1 < a.n && (a.p[i] | 0x20) == (b.p[i + 1] | 0x20) &&
	       (a.p[i + 1] | 0x20) == (b.p[i] | 0x20);
}

/* A word that finds something is only misspelt when there is little doubt. */
static bool is_slip(struct assist *a, const struct assist_query *q, const struct suspect *s,
		    struct slice known)
{
	struct slice word = word_of(q, s);

	if (s->fault == FAULT_NOTHING)
		return true;
	if (!known.n || !same_digits(word, known))
		return false;
	if (is_swap(word, known))
		return true;
	if (word.n < SLIP_MIN)
		return false;
	/* with more behind a known word the next one may begin: "talosg" */
	return (s->fault == FAULT_CHANCE && !begins_with(word, known)) ||
	       s->found < count_exact(a, q, known) / FEW;
}

static bool try_nearest(struct assist *a, const struct assist_query *q, const struct suspect *s)
{
	struct slice word = word_of(q, s), known;
	struct nearest n;
	bool found;

	if (word.n < WORD_MIN)
		return false;
	begin(&n, word);
	if (s->fault != FAULT_NOTHING)
		n.s.distance = word.n < LONG_WORD ? 2 : 3; /* what is below */
	known = nearest_word(&n, a, q, s->t);
	found = is_slip(a, q, s, known) && try(a, q, s, known);
	end(&n);
	return found;
}

/* A word of a term of several that no label has. */
static bool try_words(struct assist *a, const struct assist_query *q, const struct suspect *term)
{
	struct slice text = {q->text.p, term->to};
	size_t at = term->from;

	for (struct slice word; (word = next_word(text, &at)).n;) {
		struct suspect s = *term;
		s.from = at - word.n;
		s.to = at;
		if (word.n < term->to - term->from && !count_exact(a, q, word) &&
		    try_nearest(a, q, &s))
			return true;
	}
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

/*
 * Each run of characters that matched stands where a word, or a number in one, begins, or
 * goes on in a word of which some were left out: as people abbreviate ("win11deb").
 */
static bool is_abbreviation(struct slice label, const bool *hit)
{
	bool word_hit = false; /* something before in this word was one */

	for (size_t i = 0; i < label.n; i++) {
		bool begins = !i || !in_word(label.p[i - 1]) || !in_word(label.p[i]);
		word_hit &= !begins;
		if (!hit[i])
			continue;
		if (!begins && !word_hit && is_digit(label.p[i]) == is_digit(label.p[i - 1]))
			return false;
		word_hit = true;
	}
	return true;
}

/* What the best match of a word that finds something looks like. */
static enum fault look_at_best(const struct assist_query *q, struct slice word,
			       const struct query_result *r)
{
	struct query_key best = r->key[0];
	struct query_error error;
	struct query *parsed = query_parse(word, q->flags, &error);
	struct slice label;
	bool *hit, meant;

	for (uint32_t i = 1; i < r->nr; i++)
		if (r->key[i].rank < best.rank)
			best = r->key[i];
	label = graph_label(q->g, best.task);
	hit = xcalloc(label.n + 1, sizeof(*hit));
	query_positions(parsed, q->g, best.task, hit);
	meant = is_abbreviation(label, hit);
	free(hit);
	query_free(parsed);
	return meant ? FAULT_FEW : FAULT_CHANCE;
}

/* A fuzzy word that no label has as it stands, but which finds something. */
static bool finds_by_chance(struct assist *a, const struct assist_query *q, struct suspect *s)
{
	const struct token *t = s->t;
	struct slice word = word_of(q, s);
	struct query_result r;

	if (t->subject != TERM_LABEL || (q->flags & QUERY_EXACT) || t->word_from != t->value ||
	    t->word_to != t->end || word.n < SWAP_MIN || count_exact(a, q, word) ||
	    !assist_run(a, q, word, q->flags, NULL, &r))
		return false;
	s->found = r.nr;
	if (r.nr)
		s->fault = look_at_best(q, word, &r);
	query_result_release(&r);
	return s->found;
}

/* Finds nothing by itself, or not what was meant, and is made of words of the graph. */
static bool is_suspect(struct assist *a, const struct assist_query *q, struct suspect *s)
{
	const struct token *t = s->t;

	if (t->inverse || t->regex || t->bar || t->word_from >= t->word_to ||
	    (t->subject != TERM_LABEL && t->subject != TERM_FACET))
		return false;
	return (!q->found &&
		!assist_count(a, q, (struct slice){q->text.p + t->begin, t->end - t->begin},
			      NULL)) ||
	       finds_by_chance(a, q, s);
}

bool assist_nearest(struct assist *a, const struct assist_query *q)
{
	struct token t;

	for (size_t at = 0; token_next(q->text, &at, &t) && !a->stopped;) {
		struct suspect s = {&t, t.word_from, t.word_to, FAULT_NOTHING, 0};
		if (!is_suspect(a, q, &s))
			continue;
		if ((s.fault == FAULT_NOTHING && t.subject == TERM_LABEL && try_scope(a, q, &t)) ||
		    try_nearest(a, q, &s) || try_words(a, q, &s))
			return true;
	}
	return false;
}
