/* SPDX-License-Identifier: MPL-2.0 */
/*
 * How long a plan will take: the machine time of what is selected and of all it needs, and
 * the longest way through the dependencies of that, which is what one waits for when no task
 * waits for a machine. Tasks of unknown duration are counted, and add nothing.
 */
#ifndef PLAN_ESTIMATE_H
#define PLAN_ESTIMATE_H

#include "core/plan/plan.h"

struct estimate {
	bool known;	       /* false: there is none */
	bool has_edges;	       /* false: the graph does not tell what tasks need */
	bool parts;	       /* tasks run a part of their tests, which durations do not know */
	uint32_t selected;     /* tasks */
	uint32_t dependencies; /* others that run, at any distance */
	uint32_t unknown;      /* of both, those without a duration */
	uint64_t runs;	       /* of both: selected tasks may run several times */
	double machine, wall;  /* seconds */
};

/*
 * `seconds` is what durations.h reads. Left out is what the plan takes from another push
 * (existing_tasks), and what only that would need. Runs again of a task are no longer to wait for.
 */
void estimate_make(struct estimate *e, const struct graph *g, const struct bitset *marks,
		   const struct plan *plan, const double *seconds);
/* Appends lines, as mach try says it: "estimates: Runs 3 tasks (1 selected, 2 dependencies)" */
void estimate_add(struct strbuf *out, const struct estimate *e);
/* For --json: an object, which the caller owns; null when there is no estimate. */
json_t *estimate_json(const struct estimate *e);

#endif
