/* SPDX-License-Identifier: MPL-2.0 */
/* Tasks in the order of the file, before they are sorted into the columns of a graph. */
#ifndef GRAPH_DRAFT_H
#define GRAPH_DRAFT_H

#include "core/graph/graph.h"

/* Kinds of edges that stand in the file, in the order we keep them. */
#define NAMED_EDGES 3
extern const enum edges named_edges[NAMED_EDGES];

struct draft {
	uint32_t facet[FACET_NR];
	uint32_t description;
	uint64_t text_start;
	uint32_t text_bytes;
	uint32_t attr, attr_nr; /* in drafts.attr */
	/* In drafts.dep, one kind of dependency behind the other: [0] where the first begins,
	 * [i + 1] where the i-th of named_edges ends. */
	uint32_t dep[NAMED_EDGES + 1];
	uint16_t chunk, chunk_total;
	uint8_t class;
};

struct drafts {
	struct intern label; /* id of a label is the number of its draft + 1 */
	struct intern key;   /* keys of the file, and what dependencies name */
	uint32_t *key_task;  /* the draft of a key, or TASK_NONE */
	size_t key_nr, key_cap;

	struct draft *draft;
	size_t draft_nr, draft_cap;
	struct attr *attr;
	size_t attr_nr, attr_cap;
	uint32_t *dep; /* ids in `key` */
	size_t dep_nr, dep_cap;
	uint32_t *list_end; /* list N is list_item[list_end[N - 1]] .. list_item[list_end[N] - 1] */
	size_t list_nr, list_cap;
	uint32_t *list_item;
	size_t item_nr, item_cap;
};

void drafts_init(struct drafts *d);
void drafts_release(struct drafts *d);
/* Makes the columns, the labels and the edges of `g` from all drafts; takes their lists. */
void drafts_to_columns(struct drafts *d, struct graph *g);

#endif
