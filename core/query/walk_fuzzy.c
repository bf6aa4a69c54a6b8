/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/query/walk_fuzzy.h"
#include "core/base/alloc.h"
#include "core/graph/labels.h"

#define NONE UINT32_MAX

/* A cell of algo.c's matrix where the two characters are the same. */
struct cell {
	uint32_t before; /* the one before it in its row */
	uint16_t at;	 /* character of the label */
	uint16_t score;
	uint16_t best; /* of the scores in the row up to here */
	uint8_t row;
	uint8_t run;   /* matches in a row that end here */
	uint8_t first; /* the bonus where that run began */
	bool gap;      /* the score is that of the cell before, less the gap */
};

struct fuzzy {
	size_t rows;
	const struct ascii *ascii;
	uint32_t holder[UINT8_MAX + 1];	     /* for each character: the rows of it */
	uint64_t needed[FUZZY_ROWS_MAX + 1]; /* where so many rows are reached, to go on */
	struct cell *cell;		     /* a stack, in the order of the label */
	size_t nr, cap;
	uint32_t top[FUZZY_ROWS_MAX + 1]; /* the last cell of each row */
	uint32_t reached;		  /* rows that have one: the bits from 0 on */
};

struct fuzzy *fuzzy_new(const struct pattern *p, const struct ascii *ascii)
{
	struct fuzzy *f = xcalloc(1, sizeof(*f));

	f->rows = p->n;
	f->ascii = ascii;
	for (size_t i = 0; i < p->n; i++) {
		uint32_t upper = p->c[i] - 32;
		f->holder[p->c[i]] |= (uint32_t)1 << i;
		if (!p->sensitive && p->c[i] >= 'a' && p->c[i] <= 'z')
			f->holder[upper] |= (uint32_t)1 << i;
		f->top[i] = NONE;
	}
	f->needed[p->n] = ascii->bit[p->c[p->n - 1]];
	for (size_t i = p->n; i--;)
		f->needed[i] = ascii->bit[p->c[i]] | (i + 1 < p->n ? f->needed[i + 1] : 0);
	return f;
}

void fuzzy_free(struct fuzzy *f)
{
	if (!f)
		return;
	free(f->cell);
	free(f);
}

/* Forgets what stands at and behind character `from`. */
static void forget(struct fuzzy *f, size_t from)
{
	while (f->nr && f->cell[f->nr - 1].at >= from) {
		const struct cell *last = &f->cell[--f->nr];
		f->top[last->row] = last->before;
		if (last->before == NONE)
			f->reached &= ~((uint32_t)1 << last->row);
	}
}

/* The score of a row `n` characters behind a cell of it; *gap: it goes on a gap. */
static int score_behind(const struct cell *u, int n, bool *gap)
{
	int score;

	if (!n) {
		*gap = u->gap;
		return u->score;
	}
	score = u->score - (u->gap ? GAP_MORE : GAP_START) - (n - 1) * GAP_MORE;
	*gap = score > 0;
	return MAX(score, 0);
}

static void add_first(struct fuzzy *f, size_t at, int bonus)
{
	uint32_t before = f->top[0];
	int score = SCORE_MATCH + bonus * FIRST_FACTOR, best = score;

	if (before != NONE) {
		const struct cell *u = &f->cell[before];
		best = MAX(best, u->best);
		/* A pattern of one character takes the first good place. */
		if (f->rows == 1 && u->best >= SCORE_MATCH + BONUS_BOUNDARY * FIRST_FACTOR)
			best = u->best;
	}
	f->top[0] = (uint32_t)f->nr;
	f->reached |= 1;
	f->cell[f->nr++] = (struct cell){
		.before = before,
		.at = (uint16_t)at,
		.score = (uint16_t)score,
		.best = (uint16_t)best,
		.run = 1,
		.first = (uint8_t)bonus,
	};
}

/*
 * The score of a match at a place with this bonus, given that of the characters before it and
 * what the row has without it. In *run, as it is when the match goes on with it, and *first the
 * run that ends here, as in match_score() of algo.c.
 */
static int match_score(int before, int bonus, int left, int *run, int *first)
{
	int more = bonus;

	if (*run == 1 || (bonus >= BONUS_BOUNDARY && bonus > *first)) {
		*run = 1;
		*first = bonus;
	} else {
		more = MAX(bonus, MAX(*first, BONUS_CONSECUTIVE));
	}
	if (before + SCORE_MATCH + more < left) {
		*run = 0;
		more = bonus;
	}
	return before + SCORE_MATCH + more;
}

static void add_cell(struct fuzzy *f, unsigned row, size_t at, int bonus)
{
	const struct cell *t = &f->cell[f->top[row - 1]];
	int distance = (int)at - 1 - t->at, left = -GAP_START, best = 0;
	int run = distance ? 1 : t->run + 1, first = t->first, hit, score;
	uint32_t before = f->top[row];
	bool gap;

	if (before != NONE) {
		const struct cell *u = &f->cell[before];
		left = score_behind(u, (int)at - 1 - u->at, &gap);
		left -= gap ? GAP_MORE : GAP_START;
		best = u->best;
	}
	hit = match_score(score_behind(t, distance, &gap), bonus, left, &run, &first);
	score = MAX(hit, left);
	f->top[row] = (uint32_t)f->nr;
	f->reached |= (uint32_t)1 << row;
	f->cell[f->nr++] = (struct cell){
		.before = before,
		.at = (uint16_t)at,
		.score = (uint16_t)score,
		.best = (uint16_t)MAX(best, score),
		.row = (uint8_t)row,
		.run = (uint8_t)run,
		.first = (uint8_t)first,
		.gap = hit < left,
	};
}

/* Rows from the last on: a character counts for one row only. */
static void add_cells(struct fuzzy *f, uint32_t rows, size_t at, int bonus)
{
	while (rows) {
		unsigned row = 31 - (unsigned)__builtin_clz(rows);
		rows ^= (uint32_t)1 << row;
		if (row)
			add_cell(f, row, at, bonus);
		else
			add_first(f, at, bonus);
	}
}

/* The score of the whole pattern in a row where each place has this bonus. */
static int full_score(const struct fuzzy *f, int bonus)
{
	int n = (int)f->rows;

	return n * (SCORE_MATCH + bonus) + bonus * (FIRST_FACTOR - 1);
}

/*
 * No match that ends at or behind character `read` scores more than this, when no place
 * there has a better bonus: it begins there, or goes on with what is in a row.
 */
static int best_to_come(const struct fuzzy *f, size_t read, int bonus)
{
	int best = full_score(f, bonus);

	for (size_t row = 0; row + 1 < f->rows; row++) {
		const struct cell *t = &f->cell[f->top[row]];
		int distance = (int)read - 1 - t->at, left = (int)(f->rows - 1 - row);
		int each = SCORE_MATCH + (distance ? bonus : MAX(bonus, t->first));
		bool gap;
		best = MAX(best, score_behind(t, distance, &gap) + left * each);
	}
	return best;
}

/*
 * With character `read` - 1 the whole pattern was found with a better score than before. Can
 * what comes behind it not better that any more? Then the outcome is complete.
 */
static bool is_final(const struct fuzzy *f, struct slice label, size_t read, struct outcome *out)
{
	const struct ascii *a = f->ascii;
	uint64_t rest = 0;
	int score = f->cell[f->top[f->rows - 1]].best;

	if (score < full_score(f, BONUS_BOUNDARY))
		return false;
	for (size_t i = read; i < label.n; i++)
		rest |= a->bit[(unsigned char)label.p[i]];
	*out = (struct outcome){true, score, read, f->needed[f->rows], 0, rest};
	if (f->rows == 1) /* it takes the first good place */
		return true;
	/*
	 * The place behind a blank or delimiter is better. One at read - 1 does not count: it
	 * ends the pattern, so a match of the rest has it again.
	 */
	if (!(rest & (a->white | a->delimiter))) {
		out->breaks = a->white | a->delimiter;
		return score >= best_to_come(f, read, BONUS_BOUNDARY);
	}
	return score >= best_to_come(f, read, BONUS_WHITE);
}

/* The bonus of a match at this character of the label. */
static int bonus_at(const struct fuzzy *f, struct slice label, size_t i)
{
	const uint8_t *class = f->ascii->class;
	unsigned before = i ? class[(unsigned char)label.p[i - 1]] : CHAR_WHITE;

	return bonus_table[before][class[(unsigned char)label.p[i]]];
}

/* Reads the label from there on; true when its end need not be read, and *out is complete. */
static bool read_rest(struct fuzzy *f, struct slice label, size_t from, struct outcome *out)
{
	uint32_t last = (uint32_t)1 << (f->rows - 1), open = f->reached << 1 | 1;
	const uint32_t *end = &f->top[f->rows - 1];
	int best = *end == NONE ? 0 : f->cell[*end].best;

	ALLOC_GROW(f->cell, f->nr + (label.n - from) * f->rows, f->cap);
	for (size_t i = from; i < label.n; i++) {
		uint32_t rows = f->holder[(unsigned char)label.p[i]] & open;
		if (!rows)
			continue;
		add_cells(f, rows, i, bonus_at(f, label, i));
		open = f->reached << 1 | 1;
		if (!(rows & last) || f->cell[*end].best <= best)
			continue;
		best = f->cell[*end].best;
		if (is_final(f, label, i + 1, out))
			return true;
	}
	return false;
}

/* The characters without which the outcome stays. */
static uint64_t to_go_on(const struct fuzzy *f)
{
	return f->needed[__builtin_ctz(~f->reached)];
}

/* What is known after so many characters of a label with this rest. */
static void conclude(const struct fuzzy *f, size_t read, uint64_t rest, struct outcome *out)
{
	uint32_t end = f->top[f->rows - 1];

	*out = (struct outcome){.read = read, .breaks = CHARS_ANY, .rest = rest};
	out->holds = end != NONE;
	out->score = end == NONE ? 0 : f->cell[end].best;
	out->needed = to_go_on(f);
}

void fuzzy_match(struct fuzzy *f, struct slice label, size_t from, uint64_t rest,
		 struct outcome *out)
{
	forget(f, from);
	if (to_go_on(f) & ~rest)
		conclude(f, from, rest, out);
	else if (!read_rest(f, label, from, out))
		conclude(f, label.n, 0, out);
}
