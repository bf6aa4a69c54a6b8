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
	uint64_t holder[0x80]; /* for each character: its places in the pattern */
	uint64_t *state;       /* after each number of characters: prefixes of the pattern */
	struct occurrence *found;
	size_t found_nr;
};

struct walk {
	const struct pattern *p;
	const struct graph *g;
	uint64_t chars;
	uint32_t last; /* the label it knows; TASK_NONE: none yet */
	uint8_t class[0x80];
	struct exact exact;
	struct fuzzy *fuzzy; /* MATCH_FUZZY */
	size_t decided;	     /* MATCH_PREFIX: so many characters decided the result */
	bool held;
	int score;
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
	for (size_t c = 0; c < ARRAY_LEN(x->holder); c++)
		for (size_t i = 0; i < p->n; i++)
			if (same(p, (unsigned char)c, i))
				x->holder[c] |= (uint64_t)1 << i;
	x->state = xcalloc(WALK_LABEL_MAX + 1, sizeof(*x->state));
	x->found = xcalloc(WALK_LABEL_MAX + 1, sizeof(*x->found));
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
	for (uint32_t c = 0; c < ARRAY_LEN(w->class); c++)
		w->class[c] = (uint8_t)fold_class(c, (locale_t)0);
	if (p->kind == MATCH_EXACT)
		exact_init(&w->exact, p);
	else if (p->kind == MATCH_FUZZY)
		w->fuzzy = fuzzy_new(p, w->class);
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
	uint8_t before = i ? w->class[(unsigned char)label[i - 1] & 0x7f] : (uint8_t)CHAR_WHITE;

	return bonus_table[before][w->class[(unsigned char)label[i] & 0x7f]];
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

/* The first of the occurrences with the best bonus; a boundary is good enough. */
static void add_occurrence(struct walk *w, const char *label, size_t end)
{
	struct exact *x = &w->exact;
	struct occurrence *best = x->found_nr ? &x->found[x->found_nr - 1] : NULL;
	unsigned bonus;

	if (best && best->bonus >= BONUS_BOUNDARY)
		return;
	bonus = bonus_at(w, label, end - w->p->n);
	if (best && bonus <= best->bonus)
		return;
	x->found[x->found_nr++] = (struct occurrence){
		(uint16_t)end, (uint16_t)run_score(w, label, end - w->p->n), (uint8_t)bonus};
}

static bool match_exact(struct walk *w, struct slice label, size_t from, uint64_t fresh, int *score)
{
	struct exact *x = &w->exact;
	uint64_t last = (uint64_t)1 << (w->p->n - 1), state = x->state[from];

	while (x->found_nr && x->found[x->found_nr - 1].end > from)
		x->found_nr--;
	if (!state && !(fresh & w->chars)) {
		/* No prefix of the pattern is open or can begin: nothing to remember but that. */
		memset(x->state + from, 0, (label.n - from + 1) * sizeof(*x->state));
	} else {
		for (size_t i = from; i < label.n; i++) {
			state = (state << 1 | 1) & x->holder[(unsigned char)label.p[i] & 0x7f];
			x->state[i + 1] = state;
			if (state & last)
				add_occurrence(w, label.p, i + 1);
		}
	}
	if (!x->found_nr)
		return false;
	*score = x->found[x->found_nr - 1].score;
	return true;
}

/* Where the label begins and ends without blanks, unless the pattern has one there itself. */
static void trimmed(const struct walk *w, struct slice label, size_t *start, size_t *end)
{
	const struct pattern *p = w->p;

	*start = 0;
	*end = label.n;
	if (w->class[p->c[0]] != CHAR_WHITE)
		while (*start < label.n &&
		       w->class[(unsigned char)label.p[*start] & 0x7f] == CHAR_WHITE)
			++*start;
	if (w->class[p->c[p->n - 1]] != CHAR_WHITE)
		while (*end && w->class[(unsigned char)label.p[*end - 1] & 0x7f] == CHAR_WHITE)
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

static bool match_anchored(const struct walk *w, struct slice label, size_t *decided, int *score)
{
	const struct pattern *p = w->p;
	size_t start, end, n;

	trimmed(w, label, &start, &end);
	if (p->kind == MATCH_SUFFIX) {
		if (end < p->n)
			return false;
		start = end - p->n;
	}
	n = agreeing(w, label, start);
	*decided = start + n + 1;
	if (n < p->n || (p->kind == MATCH_EQUAL && end - start != p->n))
		return false;
	*score = p->kind == MATCH_EQUAL ? (SCORE_MATCH + BONUS_WHITE) * (int)p->n + BONUS_WHITE
					: run_score(w, label.p, start);
	return true;
}

bool walk_match(struct walk *w, uint32_t task, int *score)
{
	struct slice label = graph_label(w->g, task);
	uint64_t fresh;
	size_t from;

	from = known(w, task, label, &fresh);
	if (w->p->kind == MATCH_EXACT) {
		w->held = match_exact(w, label, from, fresh, &w->score);
	} else if (w->p->kind == MATCH_FUZZY) {
		w->held = fuzzy_match(w->fuzzy, label, from, fresh & w->chars, &w->score);
	} else if (w->p->kind != MATCH_PREFIX || w->last == TASK_NONE || from < w->decided) {
		w->held = match_anchored(w, label, &w->decided, &w->score);
	}
	w->last = task;
	*score = w->score;
	return w->held;
}
