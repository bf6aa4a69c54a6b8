/* SPDX-License-Identifier: MPL-2.0 */
/* The ways to send a try commit, git.c, hg.c and lando.c, behind push.c. See push.h. */
#ifndef PUSH_ROUTE_H
#define PUSH_ROUTE_H

#include "core/push/push.h"
#include "core/push/step.h"

#define TRY_CONFIG     "try_task_config.json"
#define DEFAULT_REMOTE "try"
#define NO_NOTES       "a Mercurial repository has no notes: say --carrier file"

/* Refuses what cannot be sent; sets p->where. */
int git_prepare(struct push *p, struct err *err) MUST_USE;
int hg_prepare(struct push *p, struct err *err) MUST_USE;
int lando_prepare(struct push *p, struct err *err) MUST_USE;

/* push_find_base() of a git checkout. */
void git_find_base(struct push *p);

/* Builds the try commit, sends it, sets p->revision, puts back. */
int git_send(struct push *p, struct err *err) MUST_USE;
int hg_send(struct push *p, struct err *err) MUST_USE;
/* Changes nothing in a repository (git: but for objects that nothing points to). */
int lando_send(struct push *p, struct err *err) MUST_USE;

/*
 * Is Lando the way from here when none was said? As for mach: in a checkout whose .lando.ini
 * knows it, when the push would go to hg.mozilla.org/try, unless $MACH_TRY_PUSH_TO_VCS is 1. 0, with p->lando set when it is; -1 when that cannot be told.
 */
int lando_choose(struct push *p, struct err *err) MUST_USE;
/* Reads p->lando; refuses a checkout that has none. */
int lando_open(struct push *p, struct err *err) MUST_USE;
void lando_close(struct push *p);

/* For lando.c: the checks of a checkout that do not mind a remote; sets its head. */
int git_check(struct push *p, struct err *err) MUST_USE;
int hg_check(struct push *p, struct err *err) MUST_USE;
/* Refuses when the head is another one by now. `tracked`: there is a try_task_config.json in it. */
int git_check_same(const struct push *p, struct err *err) MUST_USE;
int hg_check_same(const struct push *p, bool *tracked, struct err *err) MUST_USE;
/* Makes the try commit, which nothing points to, and sets p->revision. */
int git_make_commit(struct push *p, struct err *err) MUST_USE;

/* git leaves nothing to put back. */
int hg_recover(const struct checkout *c, unsigned wait, struct strbuf *said,
	       struct err *err) MUST_USE;

/* The remote that was asked for, without a password, or the default. */
const char *push_remote(const struct push *p);
/* Full hash of what the try commit goes on top of. */
const char *push_parent(const struct push *p);
/* Where pushes of such a tree go when nothing is configured, as mach try has it; NULL: nowhere. */
const char *push_usual_address(const struct checkout *c);
/* "PROGRAM push REMOTE", without the user that REMOTE may hold. */
void push_describe(const struct push *p, const char *program, struct strbuf *out);
/* Refuses what is not committed and what is in progress, or (committed_only) notes the latter. */
int push_check_state(struct push *p, struct err *err) MUST_USE;
/*
 * The addresses of the remote, one a line; those of official repositories and of the one the
 * work comes from are refused.
 */
int push_read_urls(struct push *p, struct strbuf *urls, struct err *err) MUST_USE;
/* Appends the first of git's addresses, without a password. */
void push_first_url(const char *urls, struct strbuf *out);
/* Adds a line to p->notes. */
void push_note(struct push *p, const char *fmt, ...) PRINTF(2, 3);
/* The child that sends. */
struct sender {
	const char *const *argv;
	struct slice input; /* for its stdin */
	struct secret_env env;
	struct strbuf said; /* its output, the last 64 KiB at most */
	int status;	    /* how it ended, as of struct proc */
};

/* Runs it; what it says goes to p->line too, as it comes. p->tick cancels it. */
int push_run_sender(struct push *p, struct sender *s, struct err *err) MUST_USE;
void sender_release(struct sender *s);

#endif
