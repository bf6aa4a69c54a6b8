/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/srctree.h"
#include "core/base/alloc.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

int srctree_open(struct srctree *t, const char *root, struct err *err)
{
	struct stat st;

	*t = (struct srctree){realpath(root, NULL)};
	if (t->root && !stat(t->root, &st) && S_ISDIR(st.st_mode))
		return 0;
	srctree_release(t);
	return err_set(err, "%s: no folder", root);
}

void srctree_release(struct srctree *t)
{
	free(t->root);
	t->root = NULL;
}

/* Takes the last part of out[from..] away; false when there is none. */
static bool go_up(struct strbuf *out, size_t from)
{
	size_t n = out->len;

	if (n == from)
		return false;
	while (n > from && out->buf[n - 1] != '/')
		n--;
	strbuf_truncate(out, n > from ? n - 1 : from);
	return true;
}

static bool add_parts(struct strbuf *out, size_t from, const char *path)
{
	while (*path) {
		size_t n = strcspn(path, "/");
		if (n == 2 && !memcmp(path, "..", 2)) {
			if (!go_up(out, from))
				return false;
		} else if (n && !(n == 1 && *path == '.')) {
			if (out->len > from)
				strbuf_addch(out, '/');
			strbuf_add(out, path, n);
		}
		path += n + (path[n] == '/');
	}
	return true;
}

int srctree_join(const char *dir, const char *path, struct strbuf *out)
{
	size_t from = out->len;

	if ((*path == '/' || add_parts(out, from, dir)) && add_parts(out, from, path))
		return 0;
	strbuf_truncate(out, from);
	return -1;
}

struct slice srctree_dir(const char *path)
{
	const char *slash = strrchr(path, '/');

	return (struct slice){path, slash ? (size_t)(slash - path) : 0};
}

bool srctree_below(const char *path, const char *dir)
{
	size_t n = strlen(dir);

	return !n || (!strncmp(path, dir, n) && (!path[n] || path[n] == '/'));
}

/* The path for the system, or NULL when nothing is there or a link leads out of the tree. */
static char *real_path(const struct srctree *t, const char *path)
{
	struct strbuf whole = STRBUF_INIT;
	char *real;

	strbuf_addf(&whole, "%s/%s", t->root, path);
	real = realpath(whole.buf, NULL);
	strbuf_release(&whole);
	if (real && !srctree_below(real, strcmp(t->root, "/") ? t->root : "")) {
		free(real);
		real = NULL;
	}
	return real;
}

enum srctree_kind srctree_kind(const struct srctree *t, const char *path)
{
	char *real = real_path(t, path);
	enum srctree_kind kind = SRCTREE_NONE;
	struct stat st;

	if (real && !stat(real, &st))
		kind = S_ISDIR(st.st_mode)   ? SRCTREE_DIR
		       : S_ISREG(st.st_mode) ? SRCTREE_FILE
					     : SRCTREE_NONE;
	free(real);
	return kind;
}

static int read_bytes(int fd, size_t max, struct strbuf *out)
{
	size_t start = out->len;

	while (out->len - start < max) {
		ssize_t n;
		strbuf_reserve(out, 16384);
		n = read(fd, out->buf + out->len,
			 MIN(max - (out->len - start), out->cap - out->len - 1));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n ? -1 : 0;
		out->len += (size_t)n;
		out->buf[out->len] = '\0';
	}
	return 0;
}

int srctree_read(const struct srctree *t, const char *path, size_t max, struct strbuf *out,
		 struct err *err)
{
	char *real = real_path(t, path);
	size_t limit = max ? max : SRCTREE_FILE_MAX + 1, start = out->len;
	struct stat st;
	int fd, ret = -1;

	if (!real)
		return err_set(err, "%s: no such file in the checkout", path);
	fd = open(real, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	free(real);
	if (fd < 0)
		return err_set(err, "%s: cannot be read: %s", path, strerror(errno));
	if (fstat(fd, &st) || !S_ISREG(st.st_mode))
		err_set(err, "%s: no regular file", path);
	else if (read_bytes(fd, limit, out))
		err_set(err, "%s: cannot be read: %s", path, strerror(errno));
	else if (!max && out->len - start > SRCTREE_FILE_MAX)
		err_set(err, "%s: longer than %zu MB", path, SRCTREE_FILE_MAX >> 20);
	else
		ret = 0;
	close(fd);
	return ret;
}

struct names {
	char **name;
	size_t nr, cap;
};

static void names_add(struct names *n, const char *name)
{
	ALLOC_GROW(n->name, n->nr + 1, n->cap);
	n->name[n->nr++] = xstrdup(name);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void names_sort(struct names *n)
{
	if (n->nr)
		qsort(n->name, n->nr, sizeof(*n->name), compare_names);
}

static void names_release(struct names *n)
{
	for (size_t i = 0; i < n->nr; i++)
		free(n->name[i]);
	free(n->name);
}

static bool is_dir(int fd, const struct dirent *e)
{
	struct stat st;

	if (e->d_type != DT_UNKNOWN)
		return e->d_type == DT_DIR;
	return !fstatat(fd, e->d_name, &st, AT_SYMLINK_NOFOLLOW) && S_ISDIR(st.st_mode);
}

/* Reads an open folder, which it closes. */
static void list(DIR *d, struct names *files, struct names *dirs)
{
	struct dirent *e;

	while ((e = readdir(d))) {
		bool dir = is_dir(dirfd(d), e);
		if (!dir || *e->d_name != '.')
			names_add(dir ? dirs : files, e->d_name);
	}
	closedir(d);
	names_sort(files);
	names_sort(dirs);
}

struct walk {
	bool (*skip)(const char *dir);
	srctree_visit *visit;
	void *ctx;
	struct strbuf path; /* of the folder, from the root */
};

/* The folder w->path, which is open as `fd` and is closed here. */
static int walk(struct walk *w, int fd, struct err *err)
{
	struct names files = {0}, dirs = {0};
	size_t len = w->path.len;
	DIR *d = fdopendir(fd);
	int ret = 0;

	if (!d) {
		close(fd);
		return 0;
	}
	fd = fcntl(dirfd(d), F_DUPFD_CLOEXEC, 0);
	list(d, &files, &dirs);
	ret = w->visit(w->ctx, w->path.buf, files.name, files.nr, err);
	for (size_t i = 0; i < dirs.nr && !ret; i++) {
		int sub;
		strbuf_addf(&w->path, "%s%s", len ? "/" : "", dirs.name[i]);
		if (!w->skip || !w->skip(w->path.buf)) {
			sub = openat(fd, dirs.name[i],
				     O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
			ret = sub < 0 ? 0 : walk(w, sub, err);
		}
		strbuf_truncate(&w->path, len);
	}
	if (fd >= 0)
		close(fd);
	names_release(&files);
	names_release(&dirs);
	return ret;
}

int srctree_walk(const struct srctree *t, const char *dir, bool (*skip)(const char *dir),
		 srctree_visit *visit, void *ctx, struct err *err)
{
	struct walk w = {.skip = skip, .visit = visit, .ctx = ctx, .path = STRBUF_INIT};
	char *real = real_path(t, dir);
	int fd = real ? open(real, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1, ret;

	free(real);
	strbuf_addstr(&w.path, dir);
	ret = fd < 0 ? 0 : walk(&w, fd, err);
	strbuf_release(&w.path);
	return ret;
}

int err_place(struct err *err, struct slice text, const char *at)
{
	const char *line = text.p;
	unsigned nr = 1;

	for (const char *p = text.p; p < at; p++)
		if (*p == '\n') {
			nr++;
			line = p + 1;
		}
	return err_prefix(err, "%u:%zu: ", nr, (size_t)(at - line) + 1);
}
