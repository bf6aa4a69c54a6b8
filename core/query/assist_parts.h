/* SPDX-License-Identifier: MPL-2.0 */
/* The kinds of offers that assist_find() tries, and what they share. */
#ifndef QUERY_ASSIST_PARTS_H
#define QUERY_ASSIST_PARTS_H

#include "core/query/assist.h"
#include "core/query/token.h"

/* True when the offer is not waited for any more, which is asked now and then. */
bool assist_stopped(struct assist *a, const struct assist_query *q);

/* No control character, and nothing that is no character. */
bool assist_can_be_typed(struct slice text);
/* Appends a part of a token: blanks get their backslash. */
void assist_escape(struct strbuf *out, struct slice text);

/* Makes the offer; blanks of `with` are escaped. False when it cannot be typed. */
bool assist_offer(struct assist *a, enum assist_kind kind, size_t from, size_t to,
		  struct slice with);

/*
 * Runs a query with these flags over the tasks within (NULL: all). `r` is to be released when
 * true; false: it cannot be run, or we were stopped.
 */
bool assist_run(struct assist *a, const struct assist_query *q, struct slice text, unsigned flags,
		const struct bitset *within, struct query_result *r);
/* How many tasks it finds, with the flags of the line; UINT32_MAX where assist_run() is false. */
uint32_t assist_count(struct assist *a, const struct assist_query *q, struct slice text,
		      const struct bitset *within);

/* nearest.c: for the first term that finds nothing by itself, or something by chance. */
bool assist_nearest(struct assist *a, const struct assist_query *q);

/* complete.c: for the term that the cursor stands directly behind. */
bool assist_complete(struct assist *a, const struct assist_query *q, const struct token *t);

/* alias.c: for a nickname of a suite, or a Treeherder symbol, that the cursor stands behind. */
bool assist_alias(struct assist *a, const struct assist_query *q, const struct token *t);

/* exact.c: for the fuzzy word that the cursor stands behind. */
bool assist_exact(struct assist *a, const struct assist_query *q, const struct token *t);

#endif
