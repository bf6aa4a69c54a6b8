/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Where the bytes of a graph come from: a file, standard input ("-") or the
 * graph that ships with the program ("demo"). Gzip is recognised by its first
 * two bytes (RFC 1952), whatever the name; several members in a row are one text.
 * A regular file is mapped; all else is read with read(2).
 */
#ifndef GRAPH_SOURCE_H
#define GRAPH_SOURCE_H

#include "core/base/err.h"
#include "core/base/file.h"
#include "core/graph/copy.h"

struct source;

/* Bytes that come from somewhere else: a child process. Its functions are those of child.h. */
struct feed {
	ptrdiff_t (*read)(struct feed *f, char *buf, size_t n, bool (*idle)(void *ctx), void *ctx,
			  struct err *err);
	/* After the last byte: was that all? -1 with err. */
	int (*finish)(struct feed *f, struct err *err);
	void (*free)(struct feed *f);
	struct strbuf *line; /* always holds what it said last, as it came */
};

/* A source that reads from `feed` and frees it; messages call it `name`. */
struct source *source_from_feed(const char *name, struct feed *feed);
/* Opens what `spec` names; NULL with err. A file name is copied. */
struct source *source_open(const char *spec, struct err *err) MUST_USE;
/* The same of an open file, which stays open: `fd` is not taken, but its offset moves. */
struct source *source_open_fd(const char *name, int fd, struct err *err) MUST_USE;
void source_close(struct source *src);
/* What messages call it: the file name, "stdin" or "demo". */
const char *source_name(const struct source *src);
/* Calls `idle` every 100 ms while a pipe is silent; true gives up ("cancelled" in err). */
void source_on_idle(struct source *src, bool (*idle)(void *ctx), void *ctx);
/* What the feed said last; n = 0 when there is nothing. */
struct slice source_line(const struct source *src);
/* Identity of the file; all zero when the source is none. */
struct file_id source_identity(const struct source *src);
/*
 * All of the text at once, when it is in memory as it is (a plain file, mapped) and
 * nothing was read yet; source_read() gives nothing more then. MAP_PADDING zero bytes
 * follow the text.
 */
bool source_text(struct source *src, struct slice *text);
/* All bytes of the source, compressed or not, where they are in memory; n = 0 elsewhere. */
struct slice source_bytes(const struct source *src);
/* Percent of the source's bytes that were used for the first `bytes` of text; -1: not known. */
int source_percent(const struct source *src, uint64_t bytes);
/* Did the mapped file become shorter meanwhile? Sets err and returns true. */
bool source_shrank(const struct source *src, struct err *err);
/* Before the first read: starts at this byte of a file, where a gzip member begins. */
void source_restart(struct source *src, uint64_t file);
/* Gives the text that source_read() gives to `copy`, too. */
void source_copy(struct source *src, struct copy *copy);
/* Steps over `n` bytes of text before the first source_read(); 1 when there are not so many. */
int source_skip(struct source *src, uint64_t n, struct err *err) MUST_USE;
/*
 * Puts up to `n` bytes of (decompressed) text at `buf`: how many, 0 at the end,
 * -1 with err when the file cannot be read or its compressed data is damaged.
 */
ptrdiff_t source_read(struct source *src, char *buf, size_t n, struct err *err) MUST_USE;

#endif
