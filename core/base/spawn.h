/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What proc.h and child.h (and core/vcs/hgserver.h) share: starting a child process,
 * feeding it, stopping it, and saying why it failed. Others use those.
 */
#ifndef BASE_SPAWN_H
#define BASE_SPAWN_H

#include "core/base/err.h"
#include "core/base/strbuf.h"

#include <sys/types.h>

/* Our ends of its pipes; SPAWN_EXEC tells us why exec failed. */
enum { SPAWN_IN, SPAWN_OUT, SPAWN_ERR, SPAWN_EXTRA, SPAWN_EXEC, SPAWN_FDS };

struct spawn {
	/* Set by the caller; proc.h says what they mean. */
	const char *const *argv, *const *env;
	const char *dir;
	struct slice input;
	bool tty, merge, detach;
	bool extra; /* the child's descriptor 3 is a pipe to us */
	bool more;  /* its stdin stays open: more input may follow (set input, and sent to 0) */

	/* Set by spawn_start and those below. */
	int fd[SPAWN_FDS]; /* -1: closed */
	size_t sent;	   /* bytes of input */
	pid_t pid;	   /* 0: reaped */
	int status;	   /* exit status; 128 + N when signal N ended it */
	bool by_signal;
	int exec_errno;	   /* it never ran */
	long long kill_at; /* 0: not stopped; else when SIGKILL follows, in ms */
	bool asked;	   /* SIGINT was sent */
	bool killed;
};

/* A clock that never goes back. */
long long spawn_now_ms(void);
/* Starts it; its pipes are set not to block us. */
int spawn_start(struct spawn *s, struct err *err) MUST_USE;
/* Writes what its stdin takes of the input; closes it after the last byte (unless `more`). */
void spawn_feed(struct spawn *s);
/*
 * Feeds it, and waits until there is something to take from stdout or stderr (1 <<
 * SPAWN_OUT, 1 << SPAWN_ERR in the result), `wake_fd` (or -1) is readable, or 100 ms have
 * passed when `timed` is set or it is being stopped.
 */
unsigned spawn_wait(struct spawn *s, int wake_fd, bool timed);
/* Reads what is there: 0 for nothing now, and fd[which] is -1 when nothing will come. */
size_t spawn_take(struct spawn *s, int which, char *buf, size_t n);
/* Appends text to a record of stderr, which keeps the last 64 KiB at most. */
void spawn_keep(struct strbuf *errout, const char *p, size_t n);
/*
 * Sends SIGINT (to all of its session when detached; call again until there is one),
 * and in a call at least 3 s later SIGKILL. True 1 s after that: something else holds its pipes open.
 */
bool spawn_stop(struct spawn *s);
/* Takes its exit status: false when it still runs; `wait` waits for it. */
bool spawn_reap(struct spawn *s, bool wait);
/* Closes all pipes; one that still runs is stopped as above, with what is left of its session
 * when detached, and reaped. */
void spawn_end(struct spawn *s);
void spawn_close(struct spawn *s, int which);
/*
 * 0 when it exited with 0; else -1 with what `name` failed of: the first line of
 * `errout` that begins with "fatal: ", "error: " or "abort: ", else the last one.
 */
int spawn_verdict(const struct spawn *s, const char *name, const struct strbuf *errout,
		  struct err *err);

#endif
