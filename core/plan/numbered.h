/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What an entry PREFIX-* of try_task_config.json stands for. Firefox's decision task
 * takes every label t of its graph for which Python's t.split("PREFIX-")[-1].isnumeric()
 * holds: the chunks of PREFIX, but also labels that hold the prefix further back, or
 * are a number altogether.
 */
#ifndef PLAN_NUMBERED_H
#define PLAN_NUMBERED_H

#include "core/graph/graph.h"

/* The labels of a graph that end in a number, so that many patterns can be looked up. */
struct numbered {
	const struct graph *graph;
	struct numbered_label *label; /* sorted by what is before the number, from its end */
	uint32_t nr;
};

/* `g` must stay there until numbered_release(). */
void numbered_init(struct numbered *n, const struct graph *g);
void numbered_release(struct numbered *n);
/*
 * How many tasks the pattern stands for whose text up to its '-' is `prefix`. Their numbers, in
 * no order, go to `out` unless that is NULL; it must have room for as many as there are tasks.
 */
uint32_t numbered_find(const struct numbered *n, struct slice prefix, uint32_t *out);

#endif
