/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What the tree of the offered tasks, by platform, shows before anything is opened or
 * typed: the names and counts of its first rows, and the first labels below the first row.
 * It is made when a graph is read and kept in its index, so that a start shows the first
 * screen without looking at the tasks, however many there are.
 */
#ifndef TREE_OUTLINE_H
#define TREE_OUTLINE_H

#include "core/tree/tree.h"

/* Of the tasks below the first row so many are in it. */
#define OUTLINE_TASKS 500

/*
 * Appends the outline of a graph, for graph_options.outline; nothing when the first row
 * is a task, and when there is none.
 */
void outline_make(const struct graph *g, struct strbuf *out);
/* Does the graph have one that can be used? It may be unsettled. */
bool outline_is_there(const struct graph *g);
/*
 * Makes the tree of the outline that is there. It has a node for each row that a view
 * shows at first, and no others; tree.leaf and .place are not there, in tree.task are
 * OUTLINE_TASKS at most. It can be viewed without a filter, but nothing can be opened, and
 * there are no rules.
 */
void tree_init_outline(struct tree *t, const struct graph *g);

#endif
