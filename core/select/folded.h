/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Folded names: what mach try lists in place of labels, and what the queries of its
 * presets were written against. All chunks of a suite are one name:
 *
 * - "PREFIX-*" for PREFIX-1, PREFIX-2 and so on;
 * - "PREFIX-*", a slash and the total where a task's extra.chunks is only that number;
 * - the label for everything else.
 *
 * Chunks of confirm-failure copies (PREFIX-1-cf) fold to PREFIX-* too, which a decision
 * task expands to the other chunks only: they have no name, as in mach.
 */
#ifndef SELECT_FOLDED_H
#define SELECT_FOLDED_H

#include "core/base/bitset.h"
#include "core/base/err.h"
#include "core/graph/graph.h"

struct folded;

/* `g` must outlive it. */
struct folded *folded_new(const struct graph *g);
void folded_free(struct folded *f);

/* The names, in the order of bytes, and the tasks of each in the order of labels. */
uint32_t folded_nr(const struct folded *f);
struct slice folded_name(const struct folded *f, uint32_t name);
struct ids folded_tasks(const struct folded *f, uint32_t name);

/*
 * The tasks of `within` whose name the query finds, into `out` (initialised, cleared
 * here); a name that no task of `within` has is not looked at. `flags` are those of
 * query.h. Tasks of all classes count. -1 when the query is wrong, or asks for anything
 * but names (a scoped term).
 */
int folded_run(const struct folded *f, const char *query, unsigned flags,
	       const struct bitset *within, struct bitset *out, struct err *err) MUST_USE;

#endif
