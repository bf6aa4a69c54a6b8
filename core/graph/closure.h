/* SPDX-License-Identifier: MPL-2.0 */
/* What comes along with tasks: dependencies of dependencies. */
#ifndef GRAPH_CLOSURE_H
#define GRAPH_CLOSURE_H

#include "core/graph/graph.h"

/*
 * The tasks that such edges lead to from those of `from`, at any distance, into `out`
 * (another set, initialised, cleared here). A task of `from` is among them only when
 * such an edge leads to it.
 */
void graph_closure(const struct graph *g, const struct bitset *from, enum edges kind,
		   struct bitset *out);

/* How many tasks there are of a kind. */
struct kind_count {
	uint32_t kind; /* string id, 0: has none */
	uint32_t nr;
	bool main; /* some are of class main */
};

/* Counts `tasks` by kind: those with tasks of class main first, then the largest. The
 * caller frees the array of *nr. */
struct kind_count *graph_count_kinds(const struct graph *g, const struct bitset *tasks, size_t *nr);

#endif
