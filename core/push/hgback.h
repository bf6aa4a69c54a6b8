/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What a push with hg leaves in the repository, and how it is put back: shared by
 * the push itself (hg.c) and by what comes after one that was killed.
 */
#ifndef PUSH_HGBACK_H
#define PUSH_HGBACK_H

#include "core/push/journal.h"
#include "core/push/route.h"

/* Changesets as ours will be: on this parent or (when the user updates in the last moment) among
 * the last ones, for hg appends; with no file but try_task_config.json. */
#define CANDIDATES	"children(present(%s)) or last(all(), 100)"
#define LIKE_OURS(text) "ifeq(join(files, '/'), '" TRY_CONFIG "', \"" text "\")"

/* Asks hg: what it prints is appended to `out`. Takes none of hg's locks. */
int hg_ask(const struct checkout *c, const char *const *argv, struct strbuf *out,
	   struct err *err) MUST_USE;
/*
 * Lets hg change the repository: child->argv without "hg" itself; input, line and
 * tick as in struct proc. Ctrl-C on the terminal does not reach it. `wait`: seconds
 * that it may wait while another hg has the repository locked. *locked (may be
 * NULL) says that it waited in vain.
 */
int hg_change(const struct checkout *c, struct proc *child, unsigned wait, bool *locked,
	      struct err *err) MUST_USE;

/* Checkouts that share one store (hg share) share the journal: each sees the other's changesets. */
int hg_open_journal(struct journal *j, const struct checkout *c, struct err *err) MUST_USE;

struct leftover {
	char node[65]; /* the try changeset; "" when there is none */
	bool kept;     /* other work stands on it by now */
	bool public;   /* ancestors that were draft are public */
};

/* Looks for the changeset with the journal's date, and whether phases changed. */
int hg_find_leftover(const struct checkout *c, const struct journal *j, struct leftover *found,
		     struct err *err) MUST_USE;

/* How to put back. */
struct back {
	const struct checkout *checkout;
	unsigned wait;		 /* as for hg_change() */
	bool crashed;		 /* an hg may have been killed as well */
	const struct push *show; /* gets what hg says; may be NULL */
	struct strbuf *said;	 /* what was put back, a line each */
};

/* Undoes what the journal says, then forgets it. The lock is held. */
int hg_put_back(const struct back *b, struct journal *j, struct err *err) MUST_USE;

#endif
