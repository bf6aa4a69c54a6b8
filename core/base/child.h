/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A child process whose output is read as it comes, for what is too big to keep
 * or takes long: a graph generator, a download. (proc.h runs a child to its end.)
 * Meanwhile its stdin is fed, its stderr is kept and reported line by line, and
 * the caller can show progress and cancel.
 *
 *	struct child *c = child_start(&options, err);
 *	while (c && (n = child_read(c, buf, sizeof(buf), idle, ctx, err)) > 0)
 *		...
 *	ret = c && !n ? child_finish(c, NULL, err) : -1;
 *	child_free(c);
 */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include "core/base/err.h"
#include "core/base/strbuf.h"

enum child_stream { CHILD_STDERR = 2, CHILD_EXTRA = 3 };

struct child_options {
	const char *const *argv; /* NULL-terminated; argv[0] is looked up in PATH */
	const char *const *env;	 /* "K=V" to set or "K" to unset, NULL-terminated, or NULL */
	const char *dir;	 /* working folder; NULL: ours */
	/* For its stdin, written as the child takes it; must stay there until child_free(). */
	struct slice input;
	/* In a session of its own: Ctrl-C does not reach it, and all of it is stopped. */
	bool detach;
	bool extra; /* its descriptor 3 is a pipe whose lines are reported too */
	/*
	 * Called with each line (without its end, "\n" or "\r"; never empty; longer
	 * ones come in pieces of 4 KiB) on stderr or descriptor 3; may be NULL. The
	 * text is as the child wrote it.
	 */
	void (*line)(void *ctx, enum child_stream from, const char *line, size_t n);
	void *ctx;
};

struct child;

/* Starts it. NULL with err when no process or pipe could be made; a program that is not there
 * is reported by child_finish(). Only `input` of the options is needed afterwards. */
struct child *child_start(const struct child_options *o, struct err *err) MUST_USE;
/*
 * Waits for output: how many bytes (at most `n`) are at `buf`; 0 when its stdout
 * has ended and the child too, or when the child has ended and what it left
 * behind keeps stdout open but says nothing for a second. `idle` (may be NULL) is
 * called every 100 ms in which no output came; when it returns true -1 comes
 * back, with "cancelled" in err, and the child still runs.
 */
ptrdiff_t child_read(struct child *c, char *buf, size_t n, bool (*idle)(void *ctx), void *ctx,
		     struct err *err) MUST_USE;
/* Milliseconds since the last byte on its stdout, stderr or descriptor 3, or since it was started. */
long long child_silence(const struct child *c);
/*
 * After child_read() returned 0: 0 when the child exited with 0, else its exit
 * status (128 + N when signal N ended it) with err saying which program failed and
 * why, in the words of proc_run(); 127 when it could not be run. Called earlier, it
 * closes the child's stdout and waits. Appends the last lines of stderr, 64 KiB at
 * most, to `errout` unless that is NULL.
 */
int child_finish(struct child *c, struct strbuf *errout, struct err *err);
/*
 * Frees it (NULL is fine). One that still runs gets SIGINT and, 3 s later,
 * SIGKILL (all of its session when detached); returns when it is gone.
 */
void child_free(struct child *c);

#endif
