/* SPDX-License-Identifier: MPL-2.0 */
/* Small graphs, made in memory for tests. */
#ifndef TESTS_MEMGRAPH_H
#define TESTS_MEMGRAPH_H

#include "core/base/bitset.h"
#include "core/graph/graph.h"
#include "tests/unit/mkgraph.h"

struct memtask {
	const char *label, *platform, *suite, *variant, *kind;
	enum task_class class;
	uint16_t chunk, chunk_total;
};

/* The graph of these tasks, which need not be sorted; released by mkgraph_release(). */
void memgraph_init(struct graph *g, const struct memtask *task, uint32_t nr);
/* Sets the bits of these labels; fails the test for one that is not in the graph. */
void memgraph_mark(const struct graph *g, struct bitset *marks, const char *const *label);

#endif
