/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What of a graph differs from other ones. Reading another graph and comparing takes
 * from a moment to seconds, so each answer is kept as long as the graph itself.
 */
#ifndef GRAPH_CHANGES_H
#define GRAPH_CHANGES_H

#include "core/graph/graph.h"

struct changes;

/*
 * Lets changes_since() load graphs with these options (not: spec, targets, quick,
 * also). What they point to must live as long as `g`; graph_release() ends it.
 * progress() is told while one is loaded (the SPEC is progress.other) and compared.
 */
void changes_enable(struct graph *g, const struct graph_options *opt);

/* Whether changes_since() has its answer already, and so takes no time. */
bool changes_known(const struct graph *g, const char *spec);

/* The i-th graph of which it has one; NULL behind the last. */
const char *changes_spec(const struct graph *g, size_t i);

/*
 * The tasks of `g` that the graph `spec` (spec.h; not stdin) does not have, or has
 * defined otherwise, see graph_changed(). The set belongs to `g`. NULL with `err` when
 * that cannot be found out; this is not remembered.
 */
const struct bitset *changes_since(const struct graph *g, const char *spec, struct err *err);

/* May be NULL. */
void changes_free(struct changes *c);

#endif
