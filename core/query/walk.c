/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/query/walk.h"
#include "core/base/alloc.h"
#include "core/query/walk_fuzzy.h"

#define EXACT_MAX 64 /* characters of a pattern: bits of a word */

/* When more labels were left out, comparing the two is quicker than what they share in a row. */
#define GAP_MAX 16

/* An occurrence of an exact pattern, and the best one up to it. */
struct occurrence {
	uint16_t end;
	uint16_t score; /* of the best */
	uint8_t bonus;	/* at the start of the best */
};

struct exact {
	uint64_t holder[UINT8_MAX + 1]; /* for each character: its places in the pattern */
	uint64_t *state; /* after each number of characters: prefixes of the pattern */
	struct occurrence *found;
	size_t found_nr;
};

struct walk {
	const struct pattern *p;
	const struct graph *g;
	uint64_t chars;
	uint32_t last;	    /* the label it knows; TASK_NONE: none yet */
	struct outcome out; /* of that label */
	struct ascii ascii;
	struct exact exact;
	struct fuzzy *fuzzy; /* MATCH_FUZZY */
};

uint64_t pattern_chars(const struct pattern *p)
{
	uint64_t chars = 0;

	for (size_t i = 0; i < p->n; i++)
		chars |= p->c[i] < 0x80 ? chars_bit((unsigned char)p->c[i]) : CHARS_ANY;
	return chars;
}

/* Does the character of a label stand for this one of the pattern? */
static bool same(const struct pattern *p, unsigned char c, size_t i)
{
	return c == p->c[i] || (!p->sensitive && c >= 'A' && c <= 'Z' && c + 32u == p->c[i]);
}

static void exact_init(struct exact *x, const struct pattern *p)
{
	for (size_t c = 0; c < 0x80; c++)
		for (size_t i = 0; i < p->n; i++)
			if (same(p, (unsigned char)c, i))
				x->holder[c] |= (uint64_t)1 << i;
	x->state = xcalloc(CHARS_LABEL_MAX + 1, sizeof(*x->state));
	x->found = xcalloc(CHARS_LABEL_MAX + 1, sizeof(*x->found));
}

static void ascii_init(struct ascii *a)
{
	for (uint32_t c = 0; c < 0x80; c++) {
		a->bit[c] = chars_bit((unsigned char)c);
		a->class[c] = (uint8_t)fold_class(c, (locale_t)0);
		if (a->class[c] == CHAR_WHITE)
			a->white |= a->bit[c];
		if (a->class[c] == CHAR_DELIMITER)
			a->delimiter |= a->bit[c];
	}
}

static bool is_for_walks(const struct pattern *p)
{
	if (!p->n || p->backward || pattern_chars(p) == CHARS_ANY)
		return false;
	switch (p->kind) {
	case MATCH_FUZZY:
		return p->n <= FUZZY_ROWS_MAX;
	case MATCH_EXACT:
		return p->n <= EXACT_MAX;
	case MATCH_PREFIX:
	case MATCH_SUFFIX:
	case MATCH_EQUAL:
		return true;
	case MATCH_BOUNDARY:
		break;
	}
	return false;
}

struct walk *walk_new(const struct pattern *p, const struct graph *g)
{
	struct walk *w;

	if (!is_for_walks(p))
		return NULL;
	w = xcalloc(1, sizeof(*w));
	*w = (struct walk){.p = p, .g = g, .chars = pattern_chars(p), .last = TASK_NONE};
	w->out.breaks = CHARS_ANY;
	ascii_init(&w->ascii);
	if (p->kind == MATCH_EXACT)
		exact_init(&w->exact, p);
	else if (p->kind == MATCH_FUZZY)
		w->fuzzy = fuzzy_new(p, &w->ascii);
	return w;
}

void walk_free(struct walk *w)
{
	if (!w)
		return;
	free(w->exact.state);
	free(w->exact.found);
	fuzzy_free(w->fuzzy);
	free(w);
}

/*
 * How many characters of the label the walk knows, and in *fresh a set with at least all the
 * characters behind them.
 */
static size_t known(const struct walk *w, uint32_t task, struct slice label, uint64_t *fresh)
{
	const struct graph *g = w->g;
	size_t from = UINT8_MAX;

	*fresh = 0;
	if (w->last == TASK_NONE) {
		*fresh = g->label_chars[task];
		return 0;
	}
	if (task - w->last > GAP_MAX) {
		*fresh = g->label_chars[task];
		return slice_shared(graph_label(g, w->last), label);
	}
	for (uint32_t i = w->last + 1; i <= task; i++) {
		from = MIN(from, g->label_shared[i]);
		*fresh |= g->label_new_chars[i];
	}
	return MIN(from, label.n);
}

static unsigned bonus_at(const struct walk *w, const char *label, size_t i)
{
	const uint8_t *class = w->ascii.class;
	uint8_t before = i ? class[(unsigned char)label[i - 1]] : (uint8_t)CHAR_WHITE;

	return bonus_table[before][class[(unsigned char)label[i]]];
}

/* As score_span() of algo.c for an occurrence without gaps. */
static int run_score(const struct walk *w, const char *label, size_t start)
{
	unsigned first = bonus_at(w, label, start);
	unsigned score = (unsigned)w->p->n * SCORE_MATCH + first * FIRST_FACTOR;

	for (size_t i = start + 1; i < start + w->p->n; i++) {
		unsigned bonus = bonus_at(w, label, i);
		if (bonus >= BONUS_BOUNDARY && bonus > first)
			first = bonus;
		score += MAX(MAX(bonus, first), BONUS_CONSECUTIVE);
	}
	return (int)score;
}

/* The first of the occurrences with the best bonus; a boundary is good enough (true). */
static bool add_occurrence(struct walk *w, const char *label, size_t end)
{
	struct exact *x = &w->exact;
	struct occurrence *best = x->found_nr ? &x->found[x->found_nr - 1] : NULL;
	unsigned bonus = bonus_at(w, label, end - w->p->n);

	if (!best || bonus > best->bonus)
		x->found[x->found_nr++] = (struct occurrence){
			(uint16_t)end, (uint16_t)run_score(w, label, end - w->p->n),
			(uint8_t)bonus};
	return bonus >= BONUS_BOUNDARY;
}

/* What is known after so many characters of a label with this rest. */
static void conclude(struct walk *w, size_t read, uint64_t rest)
{
	const struct exact *x = &w->exact;

	w->out = (struct outcome){.read = read, .breaks = CHARS_ANY, .rest = rest};
	w->out.holds = x->found_nr;
	w->out.score = x->found_nr ? x->found[x->found_nr - 1].score : 0;
	/* Where the pattern has begun only its end is sure to be missing. */
	w->out.needed = x->state[read] ? w->ascii.bit[w->p->c[w->p->n - 1]] : w->chars;
	if (x->found_nr && x->found[x->found_nr - 1].bonus >= BONUS_BOUNDARY)
		w->out.breaks = 0;
}

static void match_exact(struct walk *w, struct slice label, size_t from, uint64_t rest)
{
	struct exact *x = &w->exact;
	uint64_t last = (uint64_t)1 << (w->p->n - 1), state = x->state[from];

	while (x->found_nr && x->found[x->found_nr - 1].end > from)
		x->found_nr--;
	conclude(w, from, rest);
	if (w->out.needed & ~rest)
		return;
	for (size_t i = from; i < label.n; i++) {
		state = (state << 1 | 1) & x->holder[(unsigned char)label.p[i]];
		x->state[i + 1] = state;
		if (state & last && add_occurrence(w, label.p, i + 1)) {
			conclude(w, i + 1, rest);
			return;
		}
	}
	conclude(w, label.n, 0);
}

/* Where the label begins and ends without blanks, unless the pattern has one there itself. */
static void trimmed(const struct walk *w, struct slice label, size_t *start, size_t *end)
{
	const struct pattern *p = w->p;
	const uint8_t *class = w->ascii.class;

	*start = 0;
	*end = label.n;
	if (class[p->c[0]] != CHAR_WHITE)
		while (*start < label.n && class[(unsigned char)label.p[*start]] == CHAR_WHITE)
			++*start;
	if (class[p->c[p->n - 1]] != CHAR_WHITE)
		while (*end && class[(unsigned char)label.p[*end - 1]] == CHAR_WHITE)
			--*end;
}

/* How many characters of the pattern stand at `start`. */
static size_t agreeing(const struct walk *w, struct slice label, size_t start)
{
	size_t i = 0;

	while (i < w->p->n && start + i < label.n &&
	       same(w->p, (unsigned char)label.p[start + i], i))
		i++;
	return i;
}

static void match_anchored(struct walk *w, struct slice label)
{
	const struct pattern *p = w->p;
	size_t start, end, n;

	w->out = (struct outcome){.read = SIZE_MAX}; /* the end of the label decides */
	trimmed(w, label, &start, &end);
	if (p->kind == MATCH_SUFFIX) {
		if (end < p->n)
			return;
		start = end - p->n;
	}
	n = agreeing(w, label, start);
	if (p->kind == MATCH_PREFIX)
		w->out.read = start + n + 1;
	w->out.holds = n == p->n && (p->kind != MATCH_EQUAL || end - start == p->n);
	if (!w->out.holds)
		return;
	w->out.score = p->kind == MATCH_EQUAL
			       ? (SCORE_MATCH + BONUS_WHITE) * (int)p->n + BONUS_WHITE
			       : run_score(w, label.p, start);
}

static inline bool match(struct walk *w, uint32_t task)
{
	struct slice label = graph_label(w->g, task);
	uint64_t rest;
	size_t from;

	label.n = MIN(label.n, CHARS_LABEL_MAX); /* a damaged column must not lead out of bounds */
	from = known(w, task, label, &rest);
	if (from >= w->out.read) {
		from = w->out.read;
		rest = (rest | w->out.rest) & w->g->label_chars[task];
	}
	w->last = task;
	if (from == w->out.read && (w->out.needed & ~rest || !(rest & w->out.breaks)))
		w->out.rest = rest;
	else if (w->p->kind == MATCH_EXACT)
		match_exact(w, label, from, rest);
	else if (w->p->kind == MATCH_FUZZY)
		fuzzy_match(w->fuzzy, label, from, rest, &w->out);
	else
		match_anchored(w, label);
	return w->out.holds;
}

bool walk_match(struct walk *w, uint32_t task, int *score)
{
	bool holds = match(w, task);

	*score = w->out.score;
	return holds;
}

uint64_t walk_word(struct walk *w, uint32_t first, uint64_t todo, int *score)
{
	uint64_t found = 0;

	for (; todo; todo &= todo - 1) {
		unsigned i = (unsigned)__builtin_ctzll(todo);
		if (!match(w, first + i))
			continue;
		found |= (uint64_t)1 << i;
		score[i] += w->out.score;
	}
	return found;
}
