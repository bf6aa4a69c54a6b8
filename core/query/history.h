/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The queries that were used before, one file for each project in the user's state folder:
 * a first line that names the project, then one query a line, oldest first.
 */
#ifndef QUERY_HISTORY_H
#define QUERY_HISTORY_H

#include "core/base/err.h"
#include "core/base/strbuf.h"

#define HISTORY_MAX	  500  /* queries that are kept */
#define HISTORY_QUERY_MAX 4096 /* bytes; longer ones are not kept */

struct history {
	char **query; /* oldest first, no two are equal */
	size_t nr, cap;
};

#define HISTORY_INIT       \
	{                  \
		NULL, 0, 0 \
	}

/* Appends the path of the file for `project`, which may be any text that tells it apart. */
int history_path(const char *project, struct strbuf *path, struct err *err) MUST_USE;
/*
 * Reads the file into `h`, which is empty; one that is not there is empty, too. -1 when it
 * cannot be read or is damaged; then `h` has what could be read of it.
 */
int history_read(struct history *h, const char *path, struct err *err) MUST_USE;
/*
 * Makes `query` the newest one in the file of `project` at `path`; the oldest go when there
 * are too many, and so does what is damaged. Another program that does so at the same time
 * is waited for, but not long. -1: nothing was changed.
 */
int history_add(const char *path, const char *project, const char *query, struct err *err) MUST_USE;
void history_release(struct history *h);

/* True when the query holds each word (blanks between them), upper or lower case. */
bool history_match(const char *query, const char *words);

#endif
