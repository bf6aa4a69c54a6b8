/* SPDX-License-Identifier: MPL-2.0 */
/* What try offers by default: graph.offered. */
#ifndef GRAPH_OFFERED_H
#define GRAPH_OFFERED_H

#include "core/graph/graph.h"

struct strbuf;

/*
 * Fills g->offered of a graph that is complete otherwise. With opt->targets it is the
 * list in that file; in a Firefox-shaped graph what `mach try` offers; else all tasks.
 * Appends to notes what the user should know. -1: the list of targets is not usable.
 */
int offered_find(struct graph *g, const struct graph_options *opt, struct strbuf *notes,
		 struct err *err) MUST_USE;

#endif
