/* SPDX-License-Identifier: MPL-2.0 */
/* The two ways to send a try commit, git.c and hg.c, behind push.c. See push.h. */
#ifndef PUSH_ROUTE_H
#define PUSH_ROUTE_H

#include "core/push/push.h"
#include "core/push/step.h"

#define TRY_CONFIG     "try_task_config.json"
#define DEFAULT_REMOTE "try"

/* Refuses what cannot be sent; sets p->where. */
int git_prepare(struct push *p, struct err *err) MUST_USE;
int hg_prepare(struct push *p, struct err *err) MUST_USE;

/* Builds the try commit, sends it, sets p->revision, puts back. */
int git_send(struct push *p, struct err *err) MUST_USE;
int hg_send(struct push *p, struct err *err) MUST_USE;

/* git leaves nothing to put back. */
int hg_recover(const struct checkout *c, struct strbuf *said, struct err *err) MUST_USE;

/* The remote that was asked for, or the default. */
const char *push_remote(const struct push *p);
/* Refuses the address of an official repository. */
int push_check_address(const struct push *p, const char *url, struct err *err) MUST_USE;
/* Runs the child that sends: its output to p->line as it comes, cancelled by p->tick. */
int push_run_sender(struct push *p, const char *const *argv, struct err *err) MUST_USE;

#endif
