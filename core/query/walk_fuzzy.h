/* SPDX-License-Identifier: MPL-2.0 */
/* The fuzzy matcher of a walk: see walk.h. */
#ifndef QUERY_WALK_FUZZY_H
#define QUERY_WALK_FUZZY_H

#include "core/query/algo.h"

#define FUZZY_ROWS_MAX 31 /* characters of the pattern */

struct fuzzy;

/* `class` is that of each ASCII character; it must outlive it. */
struct fuzzy *fuzzy_new(const struct pattern *p, const uint8_t *class) MUST_USE;
void fuzzy_free(struct fuzzy *f);

/*
 * Matches the pattern, of ASCII characters, against an ASCII label of at most 2048 bytes that
 * shares its first `from` with the one before. `fresh` is false when none behind these is of
 * the pattern.
 */
bool fuzzy_match(struct fuzzy *f, struct slice label, size_t from, bool fresh, int *score);

#endif
