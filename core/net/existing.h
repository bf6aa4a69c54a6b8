/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The tasks that another push made, for --use-existing-tasks: label-to-taskid.json of its
 * decision task, which is named, found by the revision in the index, or that of the user's
 * last push to try, which Treeherder knows.
 */
#ifndef NET_EXISTING_H
#define NET_EXISTING_H

#include "core/net/client.h"

#include <jansson.h>

#define NET_DEFAULT_TREEHERDER "https://treeherder.mozilla.org"

struct net_push {
	const char *which;	  /* "rev=REVISION", "task-id=ID", else: the last one */
	const char *root_url;	  /* of the Taskcluster deployment; NULL: the usual one */
	const char *trust_domain; /* NULL: the usual one */
	const char *treeherder;	  /* its address; NULL: the usual one */
};

/*
 * An object with a task id for each label, which the caller owns; appends to `url` where the
 * push can be seen (nothing for task-id=). Waits for the network; `watch` may be NULL. NULL
 * with err.
 */
json_t *net_existing_tasks(const struct net_push *push, const struct net_watch *watch,
			   struct strbuf *url, struct err *err) MUST_USE;

/* Who the user is to hg.mozilla.org, as ssh's configuration says; the caller frees it. */
char *net_hg_user(struct err *err) MUST_USE;

#endif
