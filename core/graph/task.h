/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What we read of a task: slices of its JSON text, nothing decoded. The layout is
 * taskgraph's Task.to_json(), see FIELD_LIST; runnable-jobs.json has its own four
 * members at the top. Any member may be absent.
 */
#ifndef GRAPH_TASK_H
#define GRAPH_TASK_H

#include "core/graph/scan.h"

/* id, id of the object it is in, key. An object stands before its members. */
#define FIELD_LIST(X)                                        \
	X(LABEL, TOP, "label")                               \
	X(KIND, TOP, "kind")                                 \
	X(DESCRIPTION, TOP, "description")                   \
	X(ATTRIBUTES, TOP, "attributes")                     \
	X(DEPENDENCIES, TOP, "dependencies")                 \
	X(SOFT, TOP, "soft_dependencies")                    \
	X(IF, TOP, "if_dependencies")                        \
	X(JOB_SYMBOL, TOP, "symbol")                         \
	X(JOB_GROUP, TOP, "groupSymbol")                     \
	X(JOB_PLATFORM, TOP, "platform")                     \
	X(JOB_COLLECTION, TOP, "collection")                 \
	X(TASK, TOP, "task")                                 \
	X(WORKER, TASK, "workerType")                        \
	X(EXTRA, TASK, "extra")                              \
	X(CHUNKS, EXTRA, "chunks")                           \
	X(CHUNK_CURRENT, CHUNKS, "current")                  \
	X(CHUNK_TOTAL, CHUNKS, "total")                      \
	X(TREEHERDER_PLATFORM, EXTRA, "treeherder-platform") \
	X(TREEHERDER, EXTRA, "treeherder")                   \
	X(TIER, TREEHERDER, "tier")                          \
	X(SYMBOL, TREEHERDER, "symbol")                      \
	X(GROUP, TREEHERDER, "groupSymbol")                  \
	X(COLLECTION, TREEHERDER, "collection")              \
	X(MACHINE, TREEHERDER, "machine")                    \
	X(MACHINE_PLATFORM, MACHINE, "platform")

enum field {
	FIELD_TOP,
#define X(id, in, key) FIELD_##id,
	FIELD_LIST(X)
#undef X
		FIELD_NR
};

struct member {
	struct slice key, value; /* JSON text; the key with its quotes, n = 0 in a list */
};

struct members {
	struct member *item;
	size_t nr, cap;
};

/* All slices point into the scanner's window. */
struct raw_task {
	struct slice field[FIELD_NR]; /* n = 0: absent. Of a collection: its first key */
	struct members attributes;
	struct members dependencies, soft, ifs;
	struct slice text; /* all of it */
};

void raw_task_init(struct raw_task *t);
void raw_task_release(struct raw_task *t);
/*
 * Steps over one value of the outermost object. True when it was an object; false
 * when it was not, or when the scan stopped (see scan_ok()).
 */
bool raw_task_read(struct raw_task *t, struct scan *s);

#endif
