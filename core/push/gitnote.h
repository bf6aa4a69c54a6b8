/* SPDX-License-Identifier: MPL-2.0 */
/*
 * --carrier note: the parameters as a git note of the try commit, refs/notes/decision-parameters. A
 * decision task reads it where the commit has no try_task_config.json (taskgraph since version 24,
 * with --allow-parameter-override). Others' notes are below the same ref of the remote, so ours is put
 * on top of them. Like the try commit it is objects that nothing here points to.
 */
#ifndef PUSH_GITNOTE_H
#define PUSH_GITNOTE_H

#include "core/push/push.h"

/*
 * Makes the note of p->revision with the text p->plan->json; `note` gets the hash that the ref is to
 * be set to. `urls`: of the remote, as vcs_remote_url() has them; the notes of the first are fetched.
 */
int gitnote_make(struct push *p, const char *urls, struct strbuf *note, struct err *err) MUST_USE;

#endif
