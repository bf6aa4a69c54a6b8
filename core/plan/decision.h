/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What Firefox's decision task makes of the parameters that a push carries: which tasks
 * of its graph the entries of "tasks" stand for, and what is made along with them.
 */
#ifndef PLAN_DECISION_H
#define PLAN_DECISION_H

#include "core/graph/graph.h"

#include <jansson.h>

/*
 * How it reads "tasks" changed over the years; each does what those before it did and
 * more. All skip entries that stand for nothing, and say so in their log.
 */
enum decision_rule {
	/* PREFIX-* is every chunk; with test paths or tags only those that end in -1 */
	DECISION_PATTERNS,
	/* PREFIX-* without any chunk is the task PREFIX; those without a number stay, too */
	DECISION_UNCHUNKED,
	/* with test paths or tags, a chunk that is gone is all chunks there are */
	DECISION_RENUMBERED,
	/* the same without them, and for a label without a number */
	DECISION_RENUMBERED_ALWAYS,
};

/* The file of a tree that has the rule, and which it is; the text of n = 0 bytes: what is usual. */
#define DECISION_FILE "taskcluster/gecko_taskgraph/target_tasks.py"
enum decision_rule decision_rule_of(struct slice target_tasks_py);

struct decision_entry {
	char *text;	/* as it stands in "tasks" */
	bool pattern;	/* PREFIX-* */
	bool unknown;	/* no task of this graph: skipped */
	bool moved;	/* a label that is gone: the chunks there are took its place */
	uint32_t *task; /* what it stands for, in their order */
	uint32_t task_nr;
};

struct decision {
	struct decision_entry *entry; /* in the order of their bytes, each once */
	size_t entry_nr;
	size_t unknown_nr;
	/* What selects the tasks when "tasks" does not: a target_tasks_method or a filter that only
	 * the decision task has. Both sets are empty then. NULL: "tasks" does. Not owned. */
	const char *elsewhere;
	struct bitset target; /* target-tasks.json */
	struct bitset graph;  /* these, what is always made, and all that they need */
	bool restricted;      /* to test paths or tags */
	bool optimizes;	      /* targets, too, may be left out as not needed for the push */
	uint32_t
		existing_nr; /* tasks of the graph that existing_tasks has, and that may be replaced */
};

/*
 * Fills `d` for the parameters that a push sets (an object; on try they come on top of
 * the usual ones). -1 for what makes the decision task fail; `d` then needs no release.
 * `parameters` must stay there until decision_release().
 */
int decision_make(struct decision *d, const struct graph *g, const json_t *parameters,
		  enum decision_rule rule, struct err *err) MUST_USE;
void decision_release(struct decision *d);

/* The target_tasks_method or filter that selects the tasks for these parameters; NULL: "tasks". */
const char *decision_elsewhere(const json_t *parameters);

/* The tasks of the set that are builds: a word of their kind is "build". `out` is initialised. */
void decision_builds(const struct graph *g, const struct bitset *tasks, struct bitset *out);

#endif
