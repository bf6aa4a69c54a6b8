/* SPDX-License-Identifier: MPL-2.0 */
/* Definitions of many tasks, read from the source that is opened once. */
#ifndef GRAPH_DEFINITION_H
#define GRAPH_DEFINITION_H

#include "core/graph/graph.h"

struct definitions;

/* As graph_definition(): an error when the source changed, or cannot be read twice. */
struct definitions *definitions_open(const struct graph *g, struct err *err) MUST_USE;
/*
 * The task's JSON object as it stands in the source, valid until the next call. What is
 * not mapped (gzip) is quick in the order of graph.text_start only: a task that stands
 * before the last one makes it start again.
 */
int definitions_read(struct definitions *d, uint32_t task, struct slice *text,
		     struct err *err) MUST_USE;
/* -1 with err when a mapped source became shorter, and what was read is not to be used. */
int definitions_check(const struct definitions *d, struct err *err) MUST_USE;
void definitions_close(struct definitions *d);

#endif
