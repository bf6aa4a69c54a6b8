/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The index of a graph: its columns on disk as they are in memory, so that opening
 * it costs page faults and no more. Layout: a header (struct index_header) and the
 * columns of COLUMN_LIST, each at a multiple of 64 bytes, in the byte order of the
 * machine; it belongs to this version of the program on this machine.
 *
 * Nothing in it is believed unseen. Header, table and what the first screen shows are
 * checked at open; a group of columns is checked at its first use: its checksums
 * (XXH64), the lengths, and that every offset and every number of a task, string or
 * list is in range. A map that shrinks later turns to zero bytes; the accessors of
 * graph.h stay in bounds then.
 */
#ifndef GRAPH_INDEX_H
#define GRAPH_INDEX_H

#include "core/graph/graph.h"

/* Grows with every change of a column, of a facet's meaning, of a class or of the outline. */
#define INDEX_VERSION 6

/* Groups of columns, each checked as a whole. */
enum column_group {
	GROUP_FIRST,  /* what the first screen shows; checked at open */
	GROUP_NAMES,  /* the labels; checked at open, by graph_settle() or graph_settle_labels() */
	GROUP_MAIN,   /* what everything else needs; checked at open, or by graph_settle() */
	GROUP_LABELS, /* what a search knows of labels */
	GROUP_TEXT,   /* descriptions, and where the definitions are */
	GROUP_EDGES,
	GROUP_ATTR,
	GROUP_NR
};

struct index;

/*
 * Writes the index of `g` to `path` (a temporary file beside it, then a rename; two
 * programs may do it at once). Missing folders are made.
 */
int index_write(const struct graph *g, const char *path, struct err *err) MUST_USE;
/*
 * Makes the empty graph `g` a view of the index at `path`: all but `source`, `spec`
 * and `source_id`. 0; 1 when there is no such file; -1 with err when it is damaged
 * or of another version (`g` is empty then).
 */
int index_open(struct graph *g, const char *path, struct err *err) MUST_USE;
/* The same, and all but GROUP_FIRST is left to graph_settle(). */
int index_open_unsettled(struct graph *g, const char *path, struct err *err) MUST_USE;
/* What an index says of itself. */
struct index_info {
	char *from;   /* struct graph's; the caller frees it */
	int64_t made; /* the same */
	uint64_t bytes;
	uint32_t task_nr;
	bool other; /* of another version: nothing else is known */
};
/* Reads it; returns what index_open() does. Only `from` and what stands before the columns is checked. */
int index_info(const char *path, struct index_info *info, struct err *err) MUST_USE;
/* Bytes of the index of `g`, whether or not it is in use. */
uint64_t index_bytes(const struct graph *g);
/* Closes what index_open() opened; the columns of `g` are gone. */
void index_close(struct graph *g);

/*
 * Can the group be used? False when it is damaged; g->index remembers it for
 * graph_check(). Always true for a graph without index.
 */
bool index_use(const struct graph *g, enum column_group group);
/* Checks all groups. -1 with err when one is damaged. */
int index_verify(const struct graph *g, struct err *err) MUST_USE;

#endif
