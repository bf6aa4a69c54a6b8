/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static int fail(struct err *err, const char *what, const char *path)
{
	return err_set(err, "cannot %s '%s': %s", what, path, strerror(errno));
}

int file_refuse_link(const char *path, struct err *err)
{
	struct stat st;

	if (lstat(path, &st) || !S_ISLNK(st.st_mode))
		return 0;
	return err_set(err,
		       "'%s' is a symbolic link, which is not followed here: name the file it "
		       "leads to, or put a file in its place",
		       path);
}

/* A descriptor, or -1 with what went wrong: a link among it when `flags` have O_NOFOLLOW. */
static int open_file(const char *path, int flags, const char *what, struct err *err)
{
	int fd = open(path, flags | O_CLOEXEC, 0600);
	int failed = errno;

	if (fd >= 0)
		return fd;
	if ((flags & O_NOFOLLOW) && failed == ELOOP && file_refuse_link(path, err))
		return -1;
	errno = failed;
	return fail(err, what, path);
}

int file_open_lock(const char *path, struct err *err)
{
	return open_file(path, O_RDWR | O_CREAT | O_NOFOLLOW, "write", err);
}

static int read_file(const char *path, int flags, size_t limit, struct strbuf *out, struct err *err)
{
	int fd = open_file(path, O_RDONLY | flags, "open", err);
	size_t start = out->len;
	int ret = -1;

	if (fd < 0)
		return -1;
	for (;;) {
		ssize_t n;
		strbuf_reserve(out, 64 * 1024);
		n = read(fd, out->buf + out->len, 64 * 1024);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			fail(err, "read", path);
			goto out;
		}
		if (!n)
			break;
		strbuf_truncate(out, out->len + (size_t)n);
		if (out->len - start > limit) {
			err_set(err, "'%s' is larger than %zu bytes", path, limit);
			goto out;
		}
	}
	ret = 0;
out:
	close(fd);
	return ret;
}

int file_read(const char *path, size_t limit, struct strbuf *out, struct err *err)
{
	return read_file(path, 0, limit, out, err);
}

int file_read_private(const char *path, size_t limit, struct strbuf *out, struct err *err)
{
	return read_file(path, O_NOFOLLOW, limit, out, err);
}

int file_write_all(int fd, const void *p, size_t n)
{
	const char *at = p;

	while (n) {
		ssize_t done = write(fd, at, n);
		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return -1;
		at += done;
		n -= (size_t)done;
	}
	return 0;
}

/* The folder that holds `path`, appended to `out`. */
static void folder_of(const char *path, struct strbuf *out)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		strbuf_addstr(out, ".");
	else
		strbuf_add(out, path, slash == path ? 1 : (size_t)(slash - path));
}

static bool is_dir(const char *path)
{
	struct stat st;

	return !stat(path, &st) && S_ISDIR(st.st_mode);
}

int file_mkdirs(const char *path, struct err *err)
{
	struct strbuf part = STRBUF_INIT;
	const char *at = path;
	int ret = -1;

	while (*at) {
		size_t n = strspn(at, "/");
		n += strcspn(at + n, "/");
		strbuf_add(&part, at, n);
		at += n;
		if (mkdir(part.buf, 0700) && errno != EEXIST && !is_dir(part.buf)) {
			fail(err, "make folder", part.buf);
			goto out;
		}
	}
	ret = 0;
	if (!is_dir(path))
		ret = err_set(err, "'%s' is not a folder", path);
out:
	strbuf_release(&part);
	return ret;
}

/* Makes a rename or unlink in the folder last; best effort, some file systems refuse. */
static void sync_folder(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
	(void)!fsync(fd);
	close(fd);
}

/* Puts the bytes where `target` is; messages name it `path`. */
static int replace(const char *path, const char *target, const void *p, size_t n, unsigned mode,
		   struct err *err)
{
	struct strbuf dir = STRBUF_INIT, tmp = STRBUF_INIT;
	int ret = -1, fd = -1;

	folder_of(target, &dir);
	if (file_mkdirs(dir.buf, err))
		goto out;
	strbuf_addf(&tmp, "%s.XXXXXX", target);
	fd = mkstemp(tmp.buf);
	if (fd < 0) {
		fail(err, "write", path);
		goto out;
	}
	if (file_write_all(fd, p, n) || fchmod(fd, (mode_t)mode) || fsync(fd) ||
	    rename(tmp.buf, target)) {
		fail(err, "write", path);
		unlink(tmp.buf);
		goto out;
	}
	sync_folder(dir.buf);
	ret = 0;
out:
	if (fd >= 0)
		close(fd);
	strbuf_release(&dir);
	strbuf_release(&tmp);
	return ret;
}

int file_write_atomic(const char *path, const void *p, size_t n, unsigned mode, struct err *err)
{
	char *real = realpath(path, NULL); /* NULL: not there yet */
	int ret = replace(path, real ? real : path, p, n, mode, err);

	free(real);
	return ret;
}

int file_open_nameless(void)
{
	char name[] = "/tmp/mtry-tui-XXXXXX";
	int fd = -1;

#ifdef MFD_CLOEXEC
	fd = memfd_create("mtry-tui", MFD_CLOEXEC);
#endif
	if (fd < 0) {
		fd = mkostemp(name, O_CLOEXEC);
		if (fd >= 0)
			unlink(name);
	}
	return fd;
}

int file_write_private(const char *path, const void *p, size_t n, struct err *err)
{
	/* A link made in the last moment is replaced, not followed. */
	return file_refuse_link(path, err) ? -1 : replace(path, path, p, n, 0600, err);
}

bool file_exists(const char *path)
{
	struct stat st;

	return !stat(path, &st);
}

bool file_is_there(const char *path)
{
	struct stat st;

	return !lstat(path, &st);
}

int file_writer_open(struct file_writer *w, const char *path, struct err *err)
{
	struct strbuf dir = STRBUF_INIT;
	int ret;

	*w = (struct file_writer){STRBUF_INIT, STRBUF_INIT, -1};
	folder_of(path, &dir);
	ret = file_mkdirs(dir.buf, err);
	strbuf_release(&dir);
	strbuf_addstr(&w->path, path);
	strbuf_addf(&w->tmp, "%s.XXXXXX", path);
	if (!ret)
		w->fd = mkostemp(w->tmp.buf, O_CLOEXEC);
	if (!ret && w->fd < 0)
		ret = fail(err, "write", path);
	if (ret) {
		strbuf_release(&w->path);
		strbuf_release(&w->tmp);
	}
	return ret;
}

int file_writer_add(struct file_writer *w, const void *p, size_t n)
{
	return file_write_all(w->fd, p, n);
}

int file_writer_close(struct file_writer *w, int failed, struct err *err)
{
	int ret = 0;

	/* close() last: its error is the last word on a network file system. */
	if (failed || close(w->fd) || rename(w->tmp.buf, w->path.buf))
		ret = fail(err, "write", w->path.buf);
	if (failed)
		close(w->fd);
	if (ret)
		unlink(w->tmp.buf);
	strbuf_release(&w->path);
	strbuf_release(&w->tmp);
	return ret;
}

static int64_t nanoseconds(struct timespec t)
{
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static struct file_id identity(const struct stat *st)
{
	if (!S_ISREG(st->st_mode))
		return (struct file_id){0};
	return (struct file_id){(uint64_t)st->st_dev, (uint64_t)st->st_ino, (uint64_t)st->st_size,
				nanoseconds(st->st_mtim), nanoseconds(st->st_ctim)};
}

struct file_id file_identify(int fd)
{
	struct stat st;

	return fstat(fd, &st) ? (struct file_id){0} : identity(&st);
}

struct file_id file_identify_path(const char *path)
{
	struct stat st;

	return stat(path, &st) ? (struct file_id){0} : identity(&st);
}

bool file_id_equal(const struct file_id *a, const struct file_id *b)
{
	return a->dev == b->dev && a->ino == b->ino && a->size == b->size &&
	       a->mtime_ns == b->mtime_ns && a->ctime_ns == b->ctime_ns;
}
