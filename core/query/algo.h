/* SPDX-License-Identifier: MPL-2.0 */
/*
 * fzf's matchers, with its scores and the characters it highlights (fzf 0.74,
 * scheme "default"). One struct algo holds the scratch memory of a run.
 */
#ifndef QUERY_ALGO_H
#define QUERY_ALGO_H

#include "core/base/base.h"
#include "core/query/text.h"

/* fzf's, src/algo/algo.go; the bonuses of places are in text.h. */
#define SCORE_MATCH	  16
#define GAP_START	  3
#define GAP_MORE	  1
#define BONUS_CONSECUTIVE 4
#define FIRST_FACTOR	  2 /* the first character of the pattern counts its bonus twice */

enum match_kind {
	MATCH_FUZZY,
	MATCH_EXACT,	/* substring */
	MATCH_BOUNDARY, /* substring between non-word characters or ends */
	MATCH_PREFIX,
	MATCH_SUFFIX,
	MATCH_EQUAL,
};

struct pattern {
	enum match_kind kind;
	bool sensitive; /* to case; otherwise `c` is in lower case */
	bool fold;	/* accents of the text do not matter; `c` has none */
	bool backward;	/* of equally good fuzzy alignments the last (fzf --tiebreak=end) */
	uint32_t *c;
	size_t n;
};

struct match {
	int score;
	size_t start, end; /* characters; `start` of a fuzzy match only when positions were asked */
};

struct algo_cell {
	int16_t score; /* of the best alignment that ends here or before */
	int16_t run;   /* consecutive matches that end here */
};

struct algo {
	struct algo_cell *cell;
	size_t cell_cap;
	size_t *first;
	size_t first_cap;
};

void algo_init(struct algo *a);
void algo_release(struct algo *a);

/*
 * True when the text matches; then *m is set, and pos[0..p->n), unless NULL, are
 * the matched characters in ascending order.
 */
bool algo_match(struct algo *a, const struct pattern *p, const struct text *t, struct match *m,
		size_t *pos);

#endif
