/* SPDX-License-Identifier: MPL-2.0 */
/* Graphs made by hand, for the tests of what works on a graph. */
#ifndef TESTS_MKGRAPH_H
#define TESTS_MKGRAPH_H

#include "core/graph/graph.h"

struct mktask {
	const char *label;
	const char *facet[FACET_NR]; /* NULL: has none; the class is that of `class` */
	uint16_t chunk, chunk_total;
	enum task_class class;
};

/*
 * The tasks in the order given; all are offered, without dependencies and
 * attributes. The order of the labels is what core/graph promises: mkgraph()
 * keeps the order given only for tests that want to see it kept.
 */
void mkgraph(struct graph *g, const struct mktask *task, uint32_t nr);
/* The same, put in the order of the labels. */
void mkgraph_sorted(struct graph *g, const struct mktask *task, uint32_t nr);
void mkgraph_release(struct graph *g);

#endif
