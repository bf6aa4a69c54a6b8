/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The world a screen test runs in: an empty folder, an empty HOME, nothing of
 * the user's environment. Failures here abort: no test could say anything then.
 */
#ifndef TESTS_SCRATCH_H
#define TESTS_SCRATCH_H

#include "core/base/strbuf.h"

struct scratch {
	char dir[64]; /* work/ in it is the current folder, home/ is HOME */
	int before;   /* descriptor of the folder we were in */
};

/* Makes the folder and goes there; a copy of $srcdir/tests/data/graphs is "graphs" in it. */
void scratch_enter(struct scratch *s);
/* Goes back and removes everything. */
void scratch_leave(struct scratch *s);
/* Makes the folder a git checkout with one commit on "main" and an empty remote "try", which
 * does not exist with `no_remote`. */
void scratch_git_repo(bool no_remote);

/* stdout and stderr in files: from scratch_capture() to scratch_captured(). */
struct capture {
	int saved[2];
};
void scratch_capture(struct capture *c);
void scratch_captured(struct capture *c);

/* Replaces the name of the folder, which is another in each run. */
void scratch_hide(const struct scratch *s, const char *name, struct strbuf *text);

/*
 * Appends a file as "> " lines with the name of the folder as DIR; a path without
 * '/' is in the current folder, "/stdout" and "/stderr" are what was captured.
 */
void scratch_quote(const struct scratch *s, const char *path, struct strbuf *out);

#endif
