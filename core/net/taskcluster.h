/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Taskcluster's index and queue, as far as one may look without credentials
 * (https://docs.taskcluster.net/docs/reference/platform/queue/api and core/index/api).
 * Each function: NET_OK, or why not with err.
 */
#ifndef NET_TASKCLUSTER_H
#define NET_TASKCLUSTER_H

#include "core/net/http.h"

/*
 * {"taskId", "run", "state", "expires"} of r->task or of the task that stands at
 * r->index ("namespace" too): `run` is the last that was completed, else the last.
 */
enum net_status taskcluster_find(struct http *h, const struct net_request *r, json_t **found,
				 struct err *err) MUST_USE;
/* The same for the first of r->namespaces whose task has r->name; "expires" is the artifact's. */
enum net_status taskcluster_newest(struct http *h, const struct net_request *r, json_t **found,
				   struct err *err) MUST_USE;
/* The bytes of an artifact go to `take`. */
enum net_status taskcluster_artifact(struct http *h, const struct net_request *r, decode_take *take,
				     struct err *err) MUST_USE;

#endif
