/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The files of a checkout, by their paths from its root ("dom/base/moz.build", "" for
 * the root). Nothing outside of it is read: not by "..", and not by symbolic links.
 */
#ifndef SELECT_SRCTREE_H
#define SELECT_SRCTREE_H

#include "core/base/err.h"
#include "core/base/strbuf.h"

/* No file that we read is longer, not by far; longer ones are an error. */
#define SRCTREE_FILE_MAX ((size_t)16 << 20)

struct srctree {
	char *root; /* absolute, without symbolic links */
};

/* -1 when `root` is no folder. */
int srctree_open(struct srctree *t, const char *root, struct err *err) MUST_USE;
void srctree_release(struct srctree *t);

/*
 * Appends the path from the root that `path` is, seen from the folder `dir`, without "."
 * and ".."; a path that begins with '/' is seen from the root, as in moz.build. -1 (with
 * nothing appended) when it leads out of the tree.
 */
int srctree_join(const char *dir, const char *path, struct strbuf *out) MUST_USE;
/* The folder of a path, without the last '/'; n = 0 for the root. */
struct slice srctree_dir(const char *path);
/* True for the folder `dir` itself and what is below it; everything is below "". */
bool srctree_below(const char *path, const char *dir);

enum srctree_kind { SRCTREE_NONE, SRCTREE_FILE, SRCTREE_DIR };
/* What is at the path; what a symbolic link out of the tree leads to is not there. */
enum srctree_kind srctree_kind(const struct srctree *t, const char *path);

/* Appends the bytes of a file, at most `max` of them (longer files give those at their start)
 * or, with 0, SRCTREE_FILE_MAX (longer ones are an error). Errors begin with the path. */
int srctree_read(const struct srctree *t, const char *path, size_t max, struct strbuf *out,
		 struct err *err) MUST_USE;

/* A folder that srctree_walk() comes to: names of its files, sorted. -1 ends the walk. */
typedef int srctree_visit(void *ctx, const char *dir, char *const *file, size_t nr,
			  struct err *err);
/*
 * Visits the folder `dir` and those below it, sorted; not folders whose names begin with
 * '.', symbolic links, nor what skip() (may be NULL) says for a folder's path. What cannot be
 * read is passed over. A missing `dir` is an empty one.
 */
int srctree_walk(const struct srctree *t, const char *dir, bool (*skip)(const char *dir),
		 srctree_visit *visit, void *ctx, struct err *err) MUST_USE;

/* Puts "LINE:COLUMN: " (from 1, columns in bytes) of the place `at` in `text` before an error. */
int err_place(struct err *err, struct slice text, const char *at);

#endif
