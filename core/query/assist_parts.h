/* SPDX-License-Identifier: MPL-2.0 */
/* The kinds of offers that assist_find() tries, and what they share. */
#ifndef QUERY_ASSIST_PARTS_H
#define QUERY_ASSIST_PARTS_H

#include "core/query/assist.h"
#include "core/query/token.h"

/* Makes the offer; blanks of `with` are escaped. False when it cannot be typed. */
bool assist_offer(struct assist *a, enum assist_kind kind, size_t from, size_t to,
		  struct slice with);
/* How many tasks of those within (NULL: all) a query finds; UINT32_MAX when it cannot be run. */
uint32_t assist_count(const struct assist_query *q, struct slice text, const struct bitset *within);

/* nearest.c: for the first term that finds nothing by itself. */
bool assist_nearest(struct assist *a, const struct assist_query *q);

/* complete.c: for the term that the cursor stands directly behind. */
bool assist_complete(struct assist *a, const struct assist_query *q, const struct token *t);

/* alias.c: for a nickname of a suite, or a Treeherder symbol, that the cursor stands behind. */
bool assist_alias(struct assist *a, const struct assist_query *q, const struct token *t);

/* exact.c: for the fuzzy word that the cursor stands behind. */
bool assist_exact(struct assist *a, const struct assist_query *q, const struct token *t);

#endif
