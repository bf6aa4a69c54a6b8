/* SPDX-License-Identifier: MPL-2.0 */
/* Whole small files: reading with a limit, writing so that a crash leaves the old or the new one. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "core/base/base.h"
#include "core/base/err.h"
#include "core/base/strbuf.h"

/* Two files with the same identity have the same content, as far as the system can tell. */
struct file_id {
	uint64_t dev, ino, size;
	int64_t mtime_ns, ctime_ns; /* since 1970 */
};

/* The identity of an open regular file, or of that at `path`; all zero for anything else. */
struct file_id file_identify(int fd);
struct file_id file_identify_path(const char *path);
bool file_id_equal(const struct file_id *a, const struct file_id *b);

/* Appends the file's bytes to `out`; more than `limit` bytes are an error. */
int file_read(const char *path, size_t limit, struct strbuf *out, struct err *err) MUST_USE;
/*
 * Replaces `path` by `n` bytes with permission bits `mode`: temporary file beside
 * it, fsync, rename, fsync of the folder. Missing folders are made (mode 0700).
 * A symbolic link stays: the file it leads to is replaced.
 */
int file_write_atomic(const char *path, const void *p, size_t n, unsigned mode,
		      struct err *err) MUST_USE;
/*
 * The same two for what is the user's own affair (selections, history, the journal of
 * a push): a symbolic link is an error in both, and what is written has mode 0600.
 */
int file_read_private(const char *path, size_t limit, struct strbuf *out, struct err *err) MUST_USE;
int file_write_private(const char *path, const void *p, size_t n, struct err *err) MUST_USE;
/* -1 with the error of those two when `path` is a symbolic link. */
int file_refuse_link(const char *path, struct err *err) MUST_USE;
/* Opens a private file to lock it, and makes it where it is missing (not its folder). -1 with err. */
int file_open_lock(const char *path, struct err *err) MUST_USE;
/*
 * The same as file_write_atomic() for what is written piece by piece and can be made again (a cache): there
 * is no fsync, so after a power cut the file may be damaged, and its reader checks it.
 */
struct file_writer {
	struct strbuf path, tmp;
	int fd;
};
int file_writer_open(struct file_writer *w, const char *path, struct err *err) MUST_USE;
/* -1 with errno set. */
int file_writer_add(struct file_writer *w, const void *p, size_t n) MUST_USE;
/*
 * Puts the file in its place, or removes it when `failed` is not 0 (errno tells why).
 * Releases `w` in any case.
 */
int file_writer_close(struct file_writer *w, int failed, struct err *err) MUST_USE;
/* Makes `path` and the folders above it where missing, with mode 0700. */
int file_mkdirs(const char *path, struct err *err) MUST_USE;
/* Writes all bytes to a descriptor, again after EINTR. -1 with errno set. */
int file_write_all(int fd, const void *p, size_t n) MUST_USE;
/* A new file without a name, in memory where there are such files; -1 with errno set. */
int file_open_nameless(void) MUST_USE;
bool file_exists(const char *path);
/* True for a symbolic link too, wherever it leads. */
bool file_is_there(const char *path);

#endif
