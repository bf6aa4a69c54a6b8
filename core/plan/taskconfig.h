/* SPDX-License-Identifier: MPL-2.0 */
/*
 * try_task_config.json: what the tasks are run with, as the task configs of mach try say it
 * (tools/tryselect/task_config.py of Firefox), and the tasks. Version 2 of the format.
 */
#ifndef PLAN_TASKCONFIG_H
#define PLAN_TASKCONFIG_H

#include "core/plan/plan.h"

/*
 * Makes p->json of p->entry and the options, counts p->run_nr, and adds to p->notes. -1 for
 * options that contradict each other, or name a worker alias or task that there is not.
 */
int taskconfig_build(struct plan *p, const struct graph *g, const struct bitset *marks,
		     const struct plan_options *opt, struct err *err) MUST_USE;

#endif
