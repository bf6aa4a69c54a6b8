/* SPDX-License-Identifier: MPL-2.0 */
/* From the text of a graph to its columns. */
#ifndef GRAPH_BUILD_H
#define GRAPH_BUILD_H

#include "core/graph/graph.h"
#include "core/graph/source.h"

struct strbuf;

/*
 * Fills the empty graph `g` from the source, all but `offered`, `source` and `notes`,
 * to which lines are appended. On failure the caller releases `g`.
 */
int build_graph(struct graph *g, struct source *src, const struct graph_options *opt,
		struct strbuf *notes, struct err *err) MUST_USE;

#endif
