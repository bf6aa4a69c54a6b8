/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Other workers for the tasks: --worker-override, --worker-suffix and --worker-type. Tasks name
 * their workers by aliases, which stand in "workers" of the checkout's taskcluster/config.yml.
 */
#ifndef PLAN_WORKER_H
#define PLAN_WORKER_H

#include "core/conf/options.h"

#include <jansson.h>

/*
 * Sets "worker-overrides" and "worker-types" of try_task_config. `root`: of the checkout, or
 * NULL: then aliases are not checked, and no suffix can be added. -1 for an alias that is not
 * there, or given twice.
 */
int worker_add(json_t *config, const struct options *o, const char *root, struct err *err) MUST_USE;

#endif
