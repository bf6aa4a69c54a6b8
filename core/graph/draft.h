/* SPDX-License-Identifier: MPL-2.0 */
/* Tasks in the order of the file, before they are sorted into the columns of a graph. */
#ifndef GRAPH_DRAFT_H
#define GRAPH_DRAFT_H

#include "core/graph/graph.h"

struct draft {
	uint32_t facet[FACET_NR];
	uint32_t description;
	uint32_t attr, attr_nr; /* in drafts.attr */
	uint32_t dep, dep_nr;	/* in drafts.dep */
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
	uint32_t *dep;
	size_t dep_nr, dep_cap;
};

void drafts_init(struct drafts *d);
void drafts_release(struct drafts *d);
/* Makes the columns, the labels and the edges of `g` from all drafts. */
void drafts_to_columns(const struct drafts *d, struct graph *g);

#endif
