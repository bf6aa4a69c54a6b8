/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A compressed copy of text that cannot be read again (stdin, a download, what a
 * generator printed), so that definitions of tasks can be shown later. It is a gzip
 * file of many members (RFC 1952), each of 1 MiB of text, so reading can start at
 * any of them.
 */
#ifndef GRAPH_COPY_H
#define GRAPH_COPY_H

#include "core/base/err.h"
#include "core/base/strbuf.h"

/* Where a member starts: bytes of text before it, and of the file. */
struct restart {
	uint64_t text, file;
};

struct copy;

/* Starts a copy in a new temporary file in `folder`, which is made where missing. */
struct copy *copy_start(const char *folder, struct err *err) MUST_USE;
/* Adds text. A failure (a full disk) is kept and comes back from copy_finish(). */
void copy_add(struct copy *c, const char *p, size_t n);
/* Writes what is left; *hash is that of the text. The file has no name yet. */
int copy_finish(struct copy *c, uint64_t *hash, struct err *err) MUST_USE;
/* Gives the finished copy its name. */
int copy_rename(struct copy *c, const char *path, struct err *err) MUST_USE;
/* The restart points, which the caller frees. */
struct restart *copy_take_restarts(struct copy *c, uint32_t *nr);
/* Frees it (NULL is fine); a copy without a name is removed. */
void copy_free(struct copy *c);

#endif
