/* SPDX-License-Identifier: MPL-2.0 */
/* The fuzzy matcher of a walk: see walk.h. */
#ifndef QUERY_WALK_FUZZY_H
#define QUERY_WALK_FUZZY_H

#include "core/query/algo.h"

#define FUZZY_ROWS_MAX 31 /* characters of the pattern */

struct fuzzy;

/* What a walk knows of the ASCII characters; other bytes come in damaged labels only. */
struct ascii {
	uint64_t bit[UINT8_MAX + 1];  /* chars_bit() */
	uint8_t class[UINT8_MAX + 1]; /* enum char_class */
	uint64_t white, delimiter;    /* sets of those of the class */
};

/* Whether a label matches, and what of it decided that. */
struct outcome {
	bool holds;
	int score;
	size_t read; /* so many characters */
	/*
	 * It stays for every label that begins with these, unless it has, behind them, all of
	 * the characters in `needed`, and one of those in `breaks`.
	 */
	uint64_t needed, breaks;
	uint64_t rest; /* of this label: a set with at least the characters behind `read` */
};

/* Both must outlive it. */
struct fuzzy *fuzzy_new(const struct pattern *p, const struct ascii *ascii) MUST_USE;
void fuzzy_free(struct fuzzy *f);

/*
 * Matches the pattern, of ASCII characters, against an ASCII label of at most CHARS_LABEL_MAX
 * bytes that shares its first `from` with the one before; that one was read so far or farther.
 * `rest` is a set with at least the characters behind these.
 */
void fuzzy_match(struct fuzzy *f, struct slice label, size_t from, uint64_t rest,
		 struct outcome *out);

#endif
