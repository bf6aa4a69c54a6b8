/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Child processes: an argument vector, bytes on stdin, bytes from stdout and
 * stderr. Never a shell. One poll() loop; the caller can watch what the child
 * says, be called while it runs, and cancel it.
 */
#ifndef BASE_PROC_H
#define BASE_PROC_H

#include "core/base/err.h"
#include "core/base/strbuf.h"

struct proc {
	/* Set by the caller; zero is the default for each. */
	const char *const *argv; /* NULL-terminated; argv[0] is looked up in PATH */
	const char *const *env;	 /* "K=V" to set or "K" to unset, NULL-terminated */
	const char *dir;	 /* working folder; NULL: ours */
	struct slice input;	 /* for its stdin */
	size_t limit;		 /* most bytes of stdout kept; 0: no limit; more is an error */
	bool tty;		 /* stdin, stdout, stderr are ours; nothing is captured */
	/*
	 * In a session of its own: Ctrl-C on our terminal does not reach it and it
	 * cannot ask on the terminal. For what must not be interrupted (putting a
	 * repository back) and for children that run below our screen.
	 */
	bool detach;
	/* Called with each piece of stderr (and of stdout when merge is set), as it comes. */
	void (*line)(void *ctx, const char *p, size_t n);
	bool merge; /* stdout goes where stderr goes */
	/*
	 * Called when `wake_fd` (>= 0 with tick set) is readable and every 100 ms; a
	 * true return cancels: SIGINT to the child (all of its session when detached),
	 * SIGKILL 3 s later.
	 */
	bool (*tick)(void *ctx);
	int wake_fd;
	void *ctx;

	/* Set by proc_run. */
	struct strbuf out, errout; /* kept text (stderr: the last 64 KiB at most) */
	int status;		   /* exit status; 128 + N when signal N ended it */
	bool cancelled;
};

#define PROC_INIT                                                        \
	{                                                                \
		.wake_fd = -1, .out = STRBUF_INIT, .errout = STRBUF_INIT \
	}

/*
 * Runs the child to its end. 0 when it ran and exited with 0. -1 otherwise, with
 * `err` saying which program failed and why: the first line on stderr that begins
 * with "fatal: ", "error: " or "abort: ", else the last one.
 */
int proc_run(struct proc *p, struct err *err);
void proc_release(struct proc *p);

#endif
