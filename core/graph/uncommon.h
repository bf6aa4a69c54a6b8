/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The labels that `mach try` hides unless they are asked for: the regular expressions
 * UNCOMMON_TRY_TASK_LABELS of a file in the checkout.
 */
#ifndef GRAPH_UNCOMMON_H
#define GRAPH_UNCOMMON_H

#include "core/graph/patterns.h"

#define UNCOMMON_FILE "taskcluster/gecko_taskgraph/target_tasks.py"

struct strbuf;

/*
 * The patterns of the checkout at `root`, with their lines; our own dated copy (line 0)
 * when root is NULL or has no such file, or when the list there cannot be read (then
 * `notes` gets a line).
 */
struct patterns *uncommon_labels(const char *root, struct strbuf *notes);

/* A hash of what uncommon_labels() would read, and of `seed`. */
uint64_t uncommon_digest(const char *root, uint64_t seed);

/*
 * Reads the Python list of string literals that is assigned to NAME in `source`
 * (plain and raw literals, all quotes, implicit concatenation, comments), and adds
 * each to `out`. `source` ends with a zero byte. 0, or -1 with err when there is no
 * such list, or anything else is in it.
 */
int python_list(struct slice source, const char *name, struct patterns *out,
		struct err *err) MUST_USE;

#endif
