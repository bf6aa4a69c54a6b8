/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/source.h"
#include "core/base/alloc.h"
#include "core/base/embed.h"
#include "core/base/map.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#define PIECE	   (256 * 1024) /* bytes asked for in one read(2) of compressed data */
#define GZIP_MAGIC "\x1f\x8b"	/* RFC 1952, 2.3.1 */
#define IDLE_MS	   100		/* a silent pipe is waited for in steps of this time */

struct source {
	char *name;
	int fd; /* -1: from the feed; without one all bytes are in `raw` already */
	struct feed *feed;
	struct copy *copy;
	bool started, gzip, finished;
	struct file_id id;
	bool (*idle)(void *ctx); /* called while no bytes come; true gives up */
	void *idle_ctx;
	struct map map;
	struct slice all; /* every byte, when they are in memory */
	struct slice raw; /* read, not yet given away */
	uint64_t taken;	  /* bytes of the file before raw.p */
	z_stream z;
	bool in_member; /* the last gzip member is not complete yet */
	char buf[PIECE];
};

static int open_demo(struct source *src, struct err *err)
{
	if (!embedded_demo[0].name)
		return err_set(err, "this build has no demo graph");
	src->raw.p = (const char *)embedded_demo[0].bytes;
	src->raw.n = embedded_demo[0].size;
	src->all = src->raw;
	return 0;
}

/* A regular file is mapped: all its bytes are there. What cannot be mapped is read. */
static void map_file(struct source *src)
{
	struct err ignored;

	src->id = file_identify(src->fd);
	if (!src->id.size || map_open(&src->map, src->fd, &ignored))
		return;
	src->raw = src->all = (struct slice){src->map.p, src->map.n};
	close(src->fd);
	src->fd = -1;
}

static int open_file(struct source *src, struct err *err)
{
	struct stat st;

	/* O_NONBLOCK: a named pipe nobody writes to is waited for like any other. */
	src->fd = open(src->name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (src->fd < 0)
		return err_set(err, "cannot open '%s': %s", src->name, strerror(errno));
	if (!fstat(src->fd, &st) && S_ISDIR(st.st_mode))
		return err_set(err, "cannot read '%s': it is a folder", src->name);
	map_file(src);
	return 0;
}

/* read(2), when there is something to read; -1 with err when it fails or we are to give up. */
static ptrdiff_t read_fd(struct source *src, char *buf, size_t n, struct err *err)
{
	struct pollfd p = {.fd = src->fd, .events = POLLIN};
	ssize_t got;

	do {
		while (poll(&p, 1, src->idle ? IDLE_MS : -1) <= 0)
			if (src->idle && src->idle(src->idle_ctx))
				return err_set(err, "cancelled");
		got = read(src->fd, buf, n);
	} while (got < 0 && (errno == EINTR || errno == EAGAIN));
	if (got < 0)
		return err_set(err, "cannot read '%s': %s", src->name, strerror(errno));
	return got;
}

static ptrdiff_t read_some(struct source *src, char *buf, size_t n, struct err *err)
{
	ptrdiff_t got;

	if (src->fd >= 0)
		return read_fd(src, buf, n, err);
	if (!src->feed || src->finished)
		return 0;
	got = src->feed->read(src->feed, buf, n, src->idle, src->idle_ctx, err);
	if (got)
		return got;
	src->finished = true;
	return src->feed->finish(src->feed, err);
}

/* Puts more bytes of the file behind those in `raw`. At the end of the file nothing changes. */
static int fill(struct source *src, struct err *err)
{
	ptrdiff_t n;

	if (src->all.n)
		return 0;
	if (src->raw.n)
		memmove(src->buf, src->raw.p, src->raw.n);
	src->raw.p = src->buf;
	n = read_some(src, src->buf + src->raw.n, sizeof(src->buf) - src->raw.n, err);
	if (n < 0)
		return -1;
	src->raw.n += (size_t)n;
	return 0;
}

static int peek_two(struct source *src, struct err *err)
{
	size_t before;

	do {
		before = src->raw.n;
		if (src->raw.n < 2 && fill(src, err))
			return -1;
	} while (src->raw.n < 2 && src->raw.n != before);
	return 0;
}

static bool at_gzip_magic(const struct source *src)
{
	return src->raw.n >= 2 && !memcmp(src->raw.p, GZIP_MAGIC, 2);
}

static void take(struct source *src, size_t n)
{
	src->raw.p += n;
	src->raw.n -= n;
	src->taken += n;
}

bool source_text(struct source *src, struct slice *text)
{
	if (!src->map.p || src->started || at_gzip_magic(src))
		return false;
	*text = src->raw;
	take(src, src->raw.n);
	src->started = true;
	return true;
}

struct slice source_bytes(const struct source *src)
{
	return src->all;
}

int source_percent(const struct source *src, uint64_t bytes)
{
	return src->all.n ? (int)((src->gzip ? src->taken : bytes) * 100 / src->all.n) : -1;
}

bool source_shrank(const struct source *src, struct err *err)
{
	if (!map_shrank(&src->map))
		return false;
	err_set(err, "%s: the file became shorter while it was read", src->name);
	return true;
}

struct source *source_open(const char *spec, struct err *err)
{
	struct source *src = xcalloc(1, sizeof(*src));
	bool is_stdin = !strcmp(spec, "-"), is_demo = !strcmp(spec, "demo");

	src->name = xstrdup(is_stdin ? "stdin" : spec);
	src->fd = is_stdin ? STDIN_FILENO : -1;
	if (is_demo ? open_demo(src, err) : !is_stdin && open_file(src, err))
		goto fail;
	return src;
fail:
	source_close(src);
	return NULL;
}

struct source *source_open_fd(const char *name, int fd, struct err *err)
{
	struct source *src = xcalloc(1, sizeof(*src));

	src->name = xstrdup(name);
	src->fd = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	if (src->fd < 0 || lseek(src->fd, 0, SEEK_SET) < 0) {
		err_set(err, "cannot read '%s': %s", name, strerror(errno));
		source_close(src);
		return NULL;
	}
	map_file(src);
	return src;
}

struct source *source_from_feed(const char *name, struct feed *feed)
{
	struct source *src = xcalloc(1, sizeof(*src));

	src->name = xstrdup(name);
	src->fd = -1;
	src->feed = feed;
	return src;
}

void source_close(struct source *src)
{
	if (!src)
		return;
	if (src->feed)
		src->feed->free(src->feed);
	if (src->fd > STDIN_FILENO)
		close(src->fd);
	map_close(&src->map);
	if (src->gzip)
		inflateEnd(&src->z);
	free(src->name);
	free(src);
}

void source_on_idle(struct source *src, bool (*idle)(void *ctx), void *ctx)
{
	src->idle = idle;
	src->idle_ctx = ctx;
}

const char *source_name(const struct source *src)
{
	return src->name;
}

struct slice source_line(const struct source *src)
{
	return src->feed ? strbuf_slice(src->feed->line) : (struct slice){NULL, 0};
}

struct file_id source_identity(const struct source *src)
{
	return src->id;
}

static ptrdiff_t read_plain(struct source *src, char *buf, size_t n, struct err *err)
{
	if (src->raw.n || src->all.n) {
		n = MIN(n, src->raw.n);
		if (n)
			memcpy(buf, src->raw.p, n);
		take(src, n);
		return (ptrdiff_t)n;
	}
	return read_some(src, buf, n, err);
}

/* Behind a complete member: the next one (1), the end (0), or junk (-1). */
static int next_member(struct source *src, struct err *err)
{
	if (peek_two(src, err))
		return -1;
	if (!src->raw.n)
		return 0;
	if (!at_gzip_magic(src) || inflateReset(&src->z) != Z_OK)
		return err_set(err, "%s: byte %ju: junk behind the compressed data", src->name,
			       (uintmax_t)src->taken);
	src->in_member = true;
	return 1;
}

static int inflate_some(struct source *src, struct err *err)
{
	int ret;

	if (!src->raw.n && fill(src, err))
		return -1;
	if (!src->raw.n)
		return err_set(err, "%s: byte %ju: the compressed data ends early (truncated file)",
			       src->name, (uintmax_t)src->taken);
	src->z.next_in = (z_const Bytef *)(uintptr_t)src->raw.p;
	src->z.avail_in = (uInt)MIN(src->raw.n, (size_t)UINT32_MAX);
	ret = inflate(&src->z, Z_NO_FLUSH);
	take(src, (size_t)((const char *)src->z.next_in - src->raw.p));
	if (ret == Z_STREAM_END)
		src->in_member = false;
	else if (ret != Z_OK && ret != Z_BUF_ERROR)
		return err_set(err, "%s: byte %ju: the compressed data is damaged (%s)", src->name,
			       (uintmax_t)src->taken, src->z.msg ? src->z.msg : "zlib error");
	return 0;
}

static ptrdiff_t read_gzip(struct source *src, char *buf, size_t n, struct err *err)
{
	src->z.next_out = (Bytef *)buf;
	src->z.avail_out = (uInt)MIN(n, (size_t)UINT32_MAX);
	n = src->z.avail_out;
	while (src->z.avail_out == n) {
		if (!src->in_member) {
			int more = next_member(src, err);
			if (more <= 0)
				return more;
		}
		if (inflate_some(src, err))
			return -1;
	}
	return (ptrdiff_t)(n - src->z.avail_out);
}

/* The first bytes say what it is. */
static int start(struct source *src, struct err *err)
{
	if (peek_two(src, err))
		return -1;
	src->gzip = at_gzip_magic(src);
	src->in_member = src->gzip;
	if (src->gzip && inflateInit2(&src->z, 15 + 16) != Z_OK) {
		src->gzip = false;
		return err_set(err, "cannot start zlib");
	}
	src->started = true;
	return 0;
}

ptrdiff_t source_read(struct source *src, char *buf, size_t n, struct err *err)
{
	ptrdiff_t got;

	if (!src->started && start(src, err))
		return -1;
	got = src->gzip ? read_gzip(src, buf, n, err) : read_plain(src, buf, n, err);
	if (got > 0 && src->copy)
		copy_add(src->copy, buf, (size_t)got);
	return got;
}

void source_copy(struct source *src, struct copy *copy)
{
	src->copy = copy;
}

void source_restart(struct source *src, uint64_t file)
{
	take(src, (size_t)MIN(file, src->raw.n));
}

int source_skip(struct source *src, uint64_t n, struct err *err)
{
	char buf[64 * 1024];

	if (!src->started && start(src, err))
		return -1;
	if (!src->gzip && src->all.n) {
		bool enough = n <= src->raw.n;
		take(src, MIN(n, src->raw.n));
		return !enough;
	}
	while (n) {
		ptrdiff_t got = source_read(src, buf, MIN(n, sizeof(buf)), err);
		if (got <= 0)
			return got < 0 ? -1 : 1;
		n -= (uint64_t)got;
	}
	return 0;
}
