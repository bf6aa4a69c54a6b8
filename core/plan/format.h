/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Whether a project's CI reads a selection from a commit. The decision tasks of Firefox and what
 * is built from it do ("gecko"). Others ("generic") do not, and fail at a parameter that they do
 * not know; there tasks are added to a push by the action add-new-jobs, which taskgraph has
 * for every project (taskgraph.actions.add_new_jobs).
 */
#ifndef PLAN_FORMAT_H
#define PLAN_FORMAT_H

#include "core/plan/plan.h"

/*
 * In *domain the trust domain of a project that does not, for the caller to free; NULL for one
 * that does, or of which nothing is known: `root` (NULL: none) has no taskcluster/config.yml.
 * `wanted`: "gecko" or "generic" of --format, or NULL.
 */
int format_find(const char *root, const char *wanted, char **domain, struct err *err) MUST_USE;

/* Makes p->json the input of the action; `marks` are its tasks. -1 for options it cannot have. */
int format_action_input(struct plan *p, const struct graph *g, const struct bitset *marks,
			const struct plan_options *opt, struct err *err) MUST_USE;

#endif
