/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/vcs/content.h"
#include "core/base/alloc.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEPTH_MAX 64 /* of folders */

/* Names of files below one folder, in no order. */
struct names {
	char **v;
	size_t nr, cap;
};

static void names_release(struct names *names)
{
	for (size_t i = 0; i < names->nr; i++)
		free(names->v[i]);
	free(names->v);
}

static bool ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && !strcmp(s + n - m, end);
}

/* What Python leaves behind, and what belongs to git and hg. */
static bool passed_over(const char *name)
{
	return !strcmp(name, "__pycache__") || !strcmp(name, ".git") || !strcmp(name, ".hg") ||
	       ends_with(name, ".pyc");
}

static void names_add(struct names *names, const char *name)
{
	if (strstr(name, "__pycache__/") || passed_over(name))
		return;
	ALLOC_GROW(names->v, names->nr + 1, names->cap);
	names->v[names->nr++] = xstrdup(name);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* ---- which files ---- */

/* Adds all files below `path`, whose name to us is `name` ("" for the folder we began with). */
static int list_folder(const char *path, const char *name, int depth, struct names *names,
		       struct err *err)
{
	struct strbuf sub = STRBUF_INIT, sub_name = STRBUF_INIT;
	DIR *d = opendir(path);
	int ret = 0;

	if (!d || !depth)
		ret = err_set(err, "cannot read folder '%s': %s", path,
			      d ? "too deep" : strerror(errno));
	for (struct dirent *e; !ret && (e = readdir(d));) {
		struct stat st;
		if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..") || passed_over(e->d_name))
			continue;
		strbuf_reset(&sub);
		strbuf_reset(&sub_name);
		strbuf_addf(&sub, "%s/%s", path, e->d_name);
		strbuf_addf(&sub_name, "%s%s%s", name, *name ? "/" : "", e->d_name);
		if (!lstat(sub.buf, &st) && S_ISDIR(st.st_mode))
			ret = list_folder(sub.buf, sub_name.buf, depth - 1, names, err);
		else
			names_add(names, sub_name.buf);
	}
	if (d)
		closedir(d);
	strbuf_release(&sub);
	strbuf_release(&sub_name);
	return ret;
}

/* Asks git or hg, standing in the folder, for its files: names end in zero bytes. */
static int list_known(const struct checkout *c, const char *folder, struct names *names,
		      struct err *err)
{
	static const char *const git[] = {
		"git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", NULL};
	static const char *const hg[] = {
		"hg",	     "status", "--modified",	     "--added",	  "--clean",
		"--unknown", "-T",     "{relpath(path)}\\0", "relpath:.", NULL};
	struct proc p = PROC_INIT;
	int ret;

	p.argv = c->kind == VCS_GIT ? git : hg;
	p.dir = folder;
	ret = vcs_run(c, &p, err);
	for (size_t at = 0; !ret && at < p.out.len; at += strlen(p.out.buf + at) + 1)
		names_add(names, p.out.buf + at);
	proc_release(&p);
	return ret;
}

static int list_files(const char *folder, enum vcs_kind want, struct names *names, struct err *err)
{
	struct err ignored; /* no repository, or none that git is willing to read */
	struct checkout c;
	int ret;

	if (vcs_find(&c, folder, VCS_NONE, &ignored) &&
	    (want == VCS_NONE || vcs_find(&c, folder, want, &ignored)))
		return list_folder(folder, "", DEPTH_MAX, names, err);
	ret = list_known(&c, folder, names, err);
	vcs_release(&c);
	return ret;
}

/* ---- their content ---- */

static int add_link(struct sha256 *sum, const char *path)
{
	char text[4096];
	ssize_t n = readlink(path, text, sizeof(text));

	if (n >= 0)
		sha256_add(sum, text, (size_t)n);
	return n < 0 ? -1 : 0;
}

static int add_content(struct sha256 *sum, const char *path)
{
	char buf[64 * 1024];
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	ssize_t n = -1;

	while (fd >= 0 && ((n = read(fd, buf, sizeof(buf))) > 0 || (n < 0 && errno == EINTR)))
		sha256_add(sum, buf, n > 0 ? (size_t)n : 0);
	if (fd >= 0)
		close(fd);
	return n ? -1 : 0;
}

/*
 * A file that is listed but not there is as good as not listed (deleted, or left
 * out by a sparse checkout). Of a folder (a submodule) only the name counts.
 */
static int add_file(struct sha256 *sum, const char *path, const char *name, struct err *err)
{
	char hex[SHA256_HEX] = "", kind = 'd';
	struct sha256 own;
	struct stat st;
	int ret = 0;

	sha256_init(&own);
	if (lstat(path, &st)) {
		if (errno == ENOENT || errno == ENOTDIR)
			return 0;
		ret = -1;
	} else if (S_ISLNK(st.st_mode)) {
		kind = 'l';
		ret = add_link(&own, path);
	} else if (S_ISREG(st.st_mode)) {
		kind = st.st_mode & S_IXUSR ? 'x' : '-';
		ret = add_content(&own, path);
	}
	if (ret)
		return err_set(err, "cannot read '%s': %s", path, strerror(errno));
	sha256_hex(&own, hex);
	sha256_addstr(sum, name);
	sha256_add(sum, &kind, 1);
	sha256_addstr(sum, hex);
	return 0;
}

static int add_folder(struct sha256 *sum, const char *folder, enum vcs_kind want, struct err *err)
{
	struct names names = {0};
	struct strbuf path = STRBUF_INIT;
	int ret = list_files(folder, want, &names, err);

	qsort(names.v, names.nr, sizeof(*names.v), compare_names);
	for (size_t i = 0; !ret && i < names.nr; i++) {
		/* git lists a file of a merge conflict once for each side */
		if (i && !strcmp(names.v[i], names.v[i - 1]))
			continue;
		strbuf_reset(&path);
		strbuf_addf(&path, "%s/%s", folder, names.v[i]);
		ret = add_file(sum, path.buf, names.v[i], err);
	}
	names_release(&names);
	strbuf_release(&path);
	return ret;
}

int vcs_content_hash(const char *dir, enum vcs_kind want, const char *const *paths,
		     char hex[SHA256_HEX], struct err *err)
{
	struct strbuf path = STRBUF_INIT;
	struct sha256 sum;
	struct stat st;
	int ret = 0;

	sha256_init(&sum);
	for (; !ret && *paths; paths++) {
		strbuf_reset(&path);
		strbuf_addf(&path, "%s/%s", dir, *paths);
		sha256_addstr(&sum, *paths);
		if (!stat(path.buf, &st) && S_ISDIR(st.st_mode))
			ret = add_folder(&sum, path.buf, want, err);
		else
			ret = add_file(&sum, path.buf, ".", err);
		sha256_addstr(&sum, ""); /* the end of this path's files */
	}
	sha256_hex(&sum, hex);
	strbuf_release(&path);
	return ret;
}
