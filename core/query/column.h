/* SPDX-License-Identifier: MPL-2.0 */
/* The fuzzy matcher of a walk: see walk.h. */
#ifndef QUERY_COLUMN_H
#define QUERY_COLUMN_H

#include "core/query/algo.h"

#define COLUMN_ROWS_MAX 31 /* characters of the pattern */

struct column;

/* `class` is that of each ASCII character; it must outlive the column. */
struct column *column_new(const struct pattern *p, const uint8_t *class) MUST_USE;
void column_free(struct column *c);

/*
 * Matches the pattern, of ASCII characters, against an ASCII label of at most 2048 bytes that
 * shares its first `from` with the one before. `fresh` is false when none behind these is of
 * the pattern.
 */
bool column_match(struct column *c, struct slice label, size_t from, bool fresh, int *score);

#endif
