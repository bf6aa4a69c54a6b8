/* SPDX-License-Identifier: MPL-2.0 */
/* The network's part of a push through Lando: login, submission, the job. */
#ifndef PUSH_LANDOJOB_H
#define PUSH_LANDOJOB_H

#include "core/push/push.h"
#include "core/push/stack.h"

/*
 * Sees to it that there is a token; somebody may have to log in, and is told how through
 * p->line. `anew`: whatever token there is. *fresh: there was a login.
 */
int landojob_login(struct push *p, bool anew, bool *fresh, struct err *err) MUST_USE;
/* Sends the stack; sets p->job and p->link. *refused: Lando did not take the token. */
int landojob_submit(struct push *p, const struct stack *s, bool *refused, struct err *err) MUST_USE;
/* Waits until the job has landed, and sets p->revision to what it made. */
int landojob_follow(struct push *p, struct err *err) MUST_USE;

#endif
