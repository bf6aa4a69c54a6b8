/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The fuzzy matcher is a Smith-Waterman alignment without omissions: row i of a
 * matrix is character i of the pattern, a column is a character of the text. A
 * cell holds the best score of the first i + 1 characters up to this column; a
 * gap costs 3, then 1 for each further character.
 */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/query/algo.h"

/* Beyond these fzf takes the greedy matcher. */
#define CELLS_MAX   102400
#define PATTERN_MAX 1000

void algo_init(struct algo *a)
{
	*a = (struct algo){0};
}

void algo_release(struct algo *a)
{
	free(a->cell);
	free(a->first);
}

/* Score of the alignment that takes each character of the pattern as early as it comes in
 * [start, end). */
static int score_span(const struct pattern *p, const struct text *t, size_t start, size_t end,
		      size_t *pos)
{
	const uint32_t *s = text_form(t, p->sensitive, p->fold);
	int score = 0, run_bonus = 0;
	bool gap = false, run = false;
	size_t k = 0;

	for (size_t i = start; i < end; i++) {
		int bonus = t->bonus[i];
		if (s[i] != p->c[k]) {
			score -= gap ? GAP_MORE : GAP_START;
			gap = true;
			run = false;
			continue;
		}
		if (!run || (bonus >= BONUS_BOUNDARY && bonus > run_bonus))
			run_bonus = bonus;
		if (run)
			bonus = MAX(MAX(bonus, run_bonus), BONUS_CONSECUTIVE);
		score += SCORE_MATCH + (k ? bonus : bonus * FIRST_FACTOR);
		gap = false;
		run = true;
		if (pos)
			pos[k] = i;
		k++;
	}
	return score;
}

/* The first occurrence, shortened from its left end. */
static bool fuzzy_greedy(const struct pattern *p, const struct text *t, struct match *m,
			 size_t *pos)
{
	const uint32_t *s = text_form(t, p->sensitive, p->fold);
	size_t i, k = 0;

	for (i = 0; i < t->n && k < p->n; i++)
		k += s[i] == p->c[k];
	if (k < p->n)
		return false;
	m->end = i;
	while (k)
		k -= s[--i] == p->c[k - 1];
	m->start = i;
	m->score = score_span(p, t, m->start, m->end, pos);
	return true;
}

/* A pattern of one character: the best place, but nothing beats the first good one. */
static void fuzzy_one(const struct pattern *p, const struct text *t, size_t from, struct match *m,
		      size_t *pos)
{
	const uint32_t *s = text_form(t, p->sensitive, p->fold);

	m->score = 0;
	for (size_t i = from; i < t->n; i++) {
		int score = SCORE_MATCH + t->bonus[i] * FIRST_FACTOR;
		if (s[i] != p->c[0] || score < m->score + !p->backward)
			continue;
		m->score = score;
		m->start = i;
		if (!p->backward && t->bonus[i] >= BONUS_BOUNDARY)
			break;
	}
	m->end = m->start + 1;
	if (pos)
		pos[0] = m->start;
}

/* Where each character of the pattern comes first after the one before, and where the last one
 * comes last; false when there is no match. */
static bool find_bounds(struct algo *a, const struct pattern *p, const struct text *t, size_t *last)
{
	const uint32_t *s = text_form(t, p->sensitive, p->fold);
	size_t k = 0, i;

	ALLOC_GROW(a->first, p->n, a->first_cap);
	for (i = 0; i < t->n && k < p->n; i++)
		if (s[i] == p->c[k])
			a->first[k++] = i;
	if (k < p->n)
		return false;
	for (i = t->n - 1; s[i] != p->c[k - 1]; i--)
		;
	*last = i;
	return true;
}

/* A match at column `col`: the score it gives and, in *run, how many matches in a row end here. */
static int match_score(const struct text *t, size_t col, struct algo_cell diag, int left, int *run)
{
	int bonus = t->bonus[col];

	*run = diag.run + 1;
	if (*run > 1) {
		int first = t->bonus[col + 1 - (size_t)*run];
		if (bonus >= BONUS_BOUNDARY && bonus > first)
			*run = 1;
		else
			bonus = MAX(bonus, MAX(first, BONUS_CONSECUTIVE));
	}
	if (diag.score + SCORE_MATCH + bonus < left) {
		*run = 0;
		bonus = t->bonus[col];
	}
	return diag.score + SCORE_MATCH + bonus;
}

static void fill_first_row(struct algo_cell *row, const struct pattern *p, const struct text *t,
			   size_t from, size_t width)
{
	const uint32_t *s = text_form(t, p->sensitive, p->fold) + from;
	bool gap = false;
	int score = 0;

	for (size_t j = 0; j < width; j++) {
		bool hit = s[j] == p->c[0];
		if (hit)
			score = SCORE_MATCH + t->bonus[from + j] * FIRST_FACTOR;
		else
			score = MAX(score - (gap ? GAP_MORE : GAP_START), 0);
		row[j] = (struct algo_cell){(int16_t)score, hit};
		gap = !hit;
	}
}

/* Row of character `k` > 0 from its first possible column on; cells left of it are not set. */
static void fill_row(struct algo *a, const struct pattern *p, const struct text *t, size_t k,
		     size_t width)
{
	const uint32_t *s = text_form(t, p->sensitive, p->fold) + a->first[0];
	const struct algo_cell *above = a->cell + (k - 1) * width;
	struct algo_cell *row = a->cell + k * width;
	bool gap = false;
	int score = 0;

	for (size_t j = a->first[k] - a->first[0]; j < width; j++) {
		int left = score - (gap ? GAP_MORE : GAP_START), hit = 0, run = 0;
		if (s[j] == p->c[k])
			hit = match_score(t, a->first[0] + j, above[j - 1], left, &run);
		gap = hit < left;
		score = MAX(MAX(hit, left), 0);
		row[j] = (struct algo_cell){(int16_t)score, (int16_t)run};
	}
}

/* Follows the best alignment back from column `j` of the last row. */
static void backtrace(const struct algo *a, size_t rows, size_t width, size_t j, size_t *pos)
{
	size_t k = rows - 1;
	bool prefer_match = true;

	for (;; j--) {
		const struct algo_cell *cell = a->cell + k * width + j;
		size_t col = j + a->first[0];
		int diag = k ? cell[-(ptrdiff_t)width - 1].score : 0;
		int left = col > a->first[k] ? cell[-1].score : 0;
		bool take = cell->score > diag &&
			    (cell->score > left || (cell->score == left && prefer_match));

		prefer_match = cell->run > 1 || (k + 1 < rows && j + 1 < width &&
						 col + 1 >= a->first[k + 1] && cell[width + 1].run);
		if (!take)
			continue;
		pos[k] = col;
		if (!k--)
			return;
	}
}

static bool fuzzy(struct algo *a, const struct pattern *p, const struct text *t, struct match *m,
		  size_t *pos)
{
	const struct algo_cell *row;
	size_t last, width, best;

	if (t->n < p->n)
		return false;
	if (p->n > PATTERN_MAX || t->n * p->n > CELLS_MAX)
		return fuzzy_greedy(p, t, m, pos);
	if (!find_bounds(a, p, t, &last))
		return false;
	if (p->n == 1) {
		fuzzy_one(p, t, a->first[0], m, pos);
		return true;
	}
	width = last - a->first[0] + 1;
	ALLOC_GROW(a->cell, width * p->n, a->cell_cap);
	fill_first_row(a->cell, p, t, a->first[0], width);
	for (size_t k = 1; k < p->n; k++)
		fill_row(a, p, t, k, width);
	row = a->cell + (p->n - 1) * width;
	best = a->first[p->n - 1] - a->first[0];
	for (size_t j = best; j < width; j++)
		if (row[j].score >= row[best].score + !p->backward)
			best = j;
	*m = (struct match){row[best].score, a->first[0], a->first[0] + best + 1};
	if (pos) {
		backtrace(a, p->n, width, best, pos);
		m->start = pos[0];
	}
	return true;
}

static bool matches_at(const struct pattern *p, const struct text *t, size_t i)
{
	const uint32_t *s = text_form(t, p->sensitive, p->fold);

	return i <= t->n && p->n <= t->n - i && !memcmp(s + i, p->c, p->n * sizeof(*s));
}

/* The leftmost of the occurrences with the best bonus at their start; a boundary is good enough. */
static bool exact(const struct pattern *p, const struct text *t, struct match *m)
{
	int best = -1;

	for (size_t i = 0; i + p->n <= t->n && best < BONUS_BOUNDARY; i++) {
		if (t->bonus[i] <= best || !matches_at(p, t, i))
			continue;
		best = t->bonus[i];
		m->start = i;
	}
	if (best < 0)
		return false;
	m->end = m->start + p->n;
	m->score = score_span(p, t, m->start, m->end, NULL);
	return true;
}

static bool is_boundary(const struct pattern *p, const struct text *t, size_t i)
{
	size_t end = i + p->n;

	return t->bonus[i] >= BONUS_BOUNDARY && (!i || t->class[i - 1] <= CHAR_DELIMITER) &&
	       (end == t->n || t->class[end] <= CHAR_DELIMITER);
}

/* '_' is a weaker boundary than the others. */
static int boundary_score(const struct pattern *p, const struct text *t, size_t start, size_t end)
{
	const uint32_t *s = text_form(t, true, false);
	int bonus = t->bonus[start], score = bonus, less = bonus - BONUS_BOUNDARY + 1;

	if (start && s[start - 1] == '_') {
		score -= less + 1;
		less = 1;
	}
	if (end < t->n && s[end] == '_')
		score -= less;
	return score + SCORE_MATCH * (int)p->n + BONUS_WHITE * ((int)p->n + 1);
}

static bool boundary(const struct pattern *p, const struct text *t, struct match *m)
{
	for (size_t i = 0; i + p->n <= t->n; i++) {
		if (!is_boundary(p, t, i) || !matches_at(p, t, i))
			continue;
		*m = (struct match){boundary_score(p, t, i, i + p->n), i, i + p->n};
		return true;
	}
	return false;
}

/* Ends of the text without its outer blanks, unless the pattern has a blank there. */
static void trimmed(const struct pattern *p, const struct text *t, size_t *start, size_t *end)
{
	*start = 0;
	*end = t->n;
	if (!fold_is_blank(p->c[0], t->unicode))
		while (*start < t->n && t->class[*start] == CHAR_WHITE)
			++*start;
	if (!fold_is_blank(p->c[p->n - 1], t->unicode))
		while (*end && t->class[*end - 1] == CHAR_WHITE)
			--*end;
}

static bool anchored(const struct pattern *p, const struct text *t, struct match *m)
{
	size_t start, end;

	trimmed(p, t, &start, &end);
	if (p->kind == MATCH_SUFFIX) {
		if (end < p->n)
			return false;
		start = end - p->n;
	}
	if (!matches_at(p, t, start) || (p->kind == MATCH_EQUAL && end - start != p->n))
		return false;
	m->start = start;
	m->end = start + p->n;
	m->score = p->kind == MATCH_EQUAL ? (SCORE_MATCH + BONUS_WHITE) * (int)p->n + BONUS_WHITE
					  : score_span(p, t, m->start, m->end, NULL);
	return true;
}

bool algo_match(struct algo *a, const struct pattern *p, const struct text *t, struct match *m,
		size_t *pos)
{
	bool found = false;

	*m = (struct match){0};
	if (!p->n)
		return true;
	switch (p->kind) {
	case MATCH_FUZZY:
		return fuzzy(a, p, t, m, pos);
	case MATCH_EXACT:
		found = exact(p, t, m);
		break;
	case MATCH_BOUNDARY:
		found = boundary(p, t, m);
		break;
	case MATCH_PREFIX:
	case MATCH_SUFFIX:
	case MATCH_EQUAL:
		found = anchored(p, t, m);
		break;
	}
	for (size_t k = 0; found && pos && k < p->n; k++)
		pos[k] = m->start + k;
	return found;
}
