/* SPDX-License-Identifier: MPL-2.0 */
/*
 * hg takes a tenth to a quarter of a second to start, and a push asks it nine things.
 * Mercurial's command server (`hg serve --cmdserver pipe`) is one hg that runs many
 * commands, given over its stdin in a documented protocol:
 * https://wiki.mercurial-scm.org/CommandServer
 *
 * It runs outside of the repository and each command begins with --cwd, so it opens
 * the repository anew and nothing of an earlier command is seen by a later one. When
 * we die it reads the end of its stdin and ends, after the command it runs.
 */
#ifndef VCS_HGSERVER_H
#define VCS_HGSERVER_H

#include "core/vcs/vcs.h"

/*
 * From now on vcs_run() asks one hg in this checkout; it is started at the first
 * question, and inherits what children inherit then. Nothing for git.
 */
void hgserver_begin(struct checkout *c);
/* Ends that hg, and waits for it. Fine without one. (A copy of a checkout may have one of its own.) */
void hgserver_end(struct checkout *c);

struct hgserver;

/*
 * For vcs_run(): as proc_run() for a command of hg; `env` is that of the server and
 * p->dir (set) the command's. A server that dies in the middle is a command that
 * failed so, and a new one runs the next command. False in *ran: there is no server to
 * be had here (it cannot be started, or knows another protocol), and nothing was done.
 */
int hgserver_run(struct hgserver *h, const char *const *env, struct proc *p, bool *ran,
		 struct err *err);

#endif
