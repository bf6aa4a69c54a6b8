/* SPDX-License-Identifier: MPL-2.0 */
/*
 * One pattern matched against the labels of a graph in their order, with fzf's scores.
 *
 * Labels are sorted, and a label of a task graph shares some fifty of its sixty
 * characters with the one before it. What a matcher knew after those characters still
 * holds, so a walk keeps what it knew after each character and looks only at the rest:
 *
 * - An exact pattern is a bit for each of its characters (Shift-And: Baeza-Yates and
 *   Gonnet, 1992), one such word after each character of the label, and a stack of the
 *   occurrences.
 * - A fuzzy pattern is the matrix of algo.c, of which only the cells are kept where a
 *   character of the label is one of the pattern: between two of them a row just loses
 *   3, 1, 1, ... down to 0. They are on one stack in the order of the label. Going on with
 *   the next label takes those off that stand behind what it shares.
 *
 * And mostly not even the rest need be read: an outcome stays when the rest lacks a character
 * that a better one needs, or when the best possible score is reached ("test-" begins nearly
 * every label). What such labels did not read is read when a later one needs it.
 *
 * The result is the same as algo_match() would give; tests hold them against each other.
 */
#ifndef QUERY_WALK_H
#define QUERY_WALK_H

#include "core/graph/graph.h"
#include "core/graph/labels.h"
#include "core/query/algo.h"

struct walk;

/*
 * NULL when this kind of pattern is not for a walk: use algo_match(). Both arguments
 * must outlive the walk. The columns of labels.h must be in order.
 */
struct walk *walk_new(const struct pattern *p, const struct graph *g) MUST_USE;
void walk_free(struct walk *w);

/* Is this label for walks? One that is not all ASCII, or very long, is for algo_match(). */
static inline bool walk_takes(const struct graph *g, uint32_t task)
{
	return g->label_chars[task] != CHARS_ANY;
}

/*
 * True when the label matches; then *score is that of algo_match(). Tasks must be asked for in
 * ascending order; any of them may be left out, as those must be that lack characters of the
 * pattern (pattern_chars()).
 */
bool walk_match(struct walk *w, uint32_t task, int *score);
/* The same for the tasks first + i of the bits i in `todo`: those that match; adds to score[i]. */
uint64_t walk_word(struct walk *w, uint32_t first, uint64_t todo, int *score);

/* The set of characters (labels.h) that a label must have to match the pattern. */
uint64_t pattern_chars(const struct pattern *p);

#endif
