/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The only code that changes a repository: builds the try commit on top of the
 * current one, sends it, and leaves everything as it was. What cannot be undone
 * by itself is written to a journal first (journal.h). git needs none: the try
 * commit is objects that nothing points to; nor does Lando, which gets patches. step.h lists every point at which
 * the tests kill us.
 */
#ifndef PUSH_PUSH_H
#define PUSH_PUSH_H

#include "core/base/err.h"
#include "core/plan/plan.h"
#include "core/vcs/secret.h"
#include "core/vcs/vcs.h"

#define PUSH_DEFAULT_TREESTATUS "https://treestatus.prod.lando.prod.cloudops.mozgcp.net"

struct net_watch;

struct push {
	/* Set by the caller. */
	struct checkout *checkout;
	const struct plan *plan;
	const char *remote; /* NULL: "try", in Firefox's trees else the try server */
	const char *via;    /* "git", "hg" or "lando"; NULL: as is usual in this checkout */
	const char *branch; /* git: branch on the remote; NULL: the current branch's name */
	/* git: full hash of the commit that the try commit goes on top of; NULL: HEAD. */
	const char *onto;
	bool committed_only; /* mind neither uncommitted changes nor a rebase in progress */
	bool screen;	     /* below a full screen: the children must not ask on the terminal */
	unsigned wait;	     /* seconds to wait for another hg before anything is done; 0: 10 */
	/* What git and hg say, as it comes; called with ctx. */
	void (*line)(void *ctx, const char *p, size_t n);
	/* See struct proc: true cancels. */
	bool (*tick)(void *ctx);
	int wake_fd;
	void *ctx;

	/* Set by push_prepare. */
	struct secret secret; /* what of `remote` must not be seen; empty when it has no password */
	const char *usual;    /* that server, when `remote` is NULL and there is no "try" */
	char *where;	      /* "git push try main": what the review shows */
	char *notes;	      /* lines that one should know of before it is pushed, or NULL */
	const char *
		treeherder; /* its name of the repository this goes to, NULL when not shown there */
	bool closed;	    /* push_ask_tree: the tree is, and `notes` say why */
	struct landoini *lando; /* it goes through the Lando of these settings; NULL: git or hg */

	/* The commit that the decision task must be told it builds on, or NULL: the place it goes
	 * to tells it (a Mercurial repository has a pushlog). */
	char *base;

	/* Set by push_send. */
	char *revision; /* full hash of the try commit; Lando: of what it made of it */
	char *job;	/* Lando: the number of the job, once there is one */
	bool goes_on;	/* Lando: nobody knows how the job will end */
	char *link;	/* Lando: where Treeherder shows the job */
	bool begun;	/* something was done; a failure without it is a refusal */
	bool again;	/* the remote had this very commit already */
};

/*
 * Reads the head of the checkout (branch, head, subject) and checks everything that can
 * be checked before anything is done: remote, branch, official repositories, a rebase or
 * its like in progress, uncommitted changes, secret ancestors, what a shallow clone lacks.
 * -1: refused, with the reason; nothing was changed.
 */
int push_prepare(struct push *p, struct err *err) MUST_USE;
/*
 * Sets p->base alone, for who only looks: as little as that needs is read, and nothing checked. It is
 * NULL where push_prepare() would refuse.
 */
void push_find_base(struct push *p);
/*
 * After push_prepare: asks Treestatus at `url` (NULL: that of Mozilla) whether the tree that this
 * goes to is open; nothing for a repository that is not one of its trees. Waits 3 s at most;
 * `watch` may be NULL. What is not open, or not known, is noted; only what is known to be closed
 * is p->closed.
 */
void push_ask_tree(struct push *p, const char *url, const struct net_watch *watch);
/*
 * 0: pushed. -1: refused (HEAD is not what was reviewed any more, another push runs
 * here), failed, or cancelled; the repository is as it was (or the text says what
 * could not be put back and that push_recover() will try again).
 */
int push_send(struct push *p, struct err *err) MUST_USE;
void push_release(struct push *p);

/*
 * Writes the plan's try_task_config.json into the root of the work tree, over one that is there,
 * and adds it to what will be committed (git add, hg add). The only thing that is not put back.
 */
int push_stage(const struct checkout *c, const struct plan *plan, struct err *err) MUST_USE;

/*
 * Puts back what a killed push left in this checkout, and says what it did in
 * lines appended to `said` (empty when there was nothing to do, which costs one
 * look for a file). Run at every start. Refuses while another mtry-tui pushes
 * here; waits at most `wait` seconds each for the child of one that was killed
 * and for another hg that has the repository locked.
 */
int push_recover(const struct checkout *c, unsigned wait, struct strbuf *said,
		 struct err *err) MUST_USE;

#endif
