/* SPDX-License-Identifier: MPL-2.0 */
/* How often tasks are run: "rebuild" of try_task_config, a number or {label: number}. */
#ifndef PLAN_REBUILD_H
#define PLAN_REBUILD_H

#include "core/plan/known.h"
#include "core/plan/plan.h"

/*
 * Sets the member of `config` for --rebuild, if it is given, and p->run_nr; adds to p->notes where
 * other is done than asked for. `known`: of the tree, or NULL. -1 for a label that is not selected,
 * or a tree that takes no labels.
 */
int rebuild_add(struct plan *p, json_t *config, const struct graph *g, const struct bitset *marks,
		const struct plan_options *opt, const struct known *known,
		struct err *err) MUST_USE;

#endif
