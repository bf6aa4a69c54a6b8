/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/cachefiles.h"
#include "core/base/alloc.h"
#include "core/base/strbuf.h"
#include "core/base/xdg.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define KEY_DIGITS 16
#define HOUR	   3600
#define DAY	   (24 * HOUR)

#define TEMPORARY "new." /* how copies begin that are not finished (copy.c) */

/* Folders of files KEY and a suffix. A copy belongs to the index with its key. */
static const struct folder {
	const char *name, *suffix;
} folders[] = {{"index", ".idx"}, {"copies", ".gz"}};
/* Links to them, and temporary links NAME.PID. */
static const struct folder names = {"names", ""};

/* A file found in a folder. */
struct found {
	const struct folder *folder;
	int dir; /* the folder, open */
	const char *name;
	struct stat st;
};

struct walk {
	int (*visit)(struct walk *w, const struct found *f, struct err *err);
	struct cache_files *list;
	cache_removes *removes;
	void *ctx;
};

/* What follows the key, or NULL when the name is none of ours. */
static const char *behind_key(const char *name)
{
	return strspn(name, "0123456789abcdef") == KEY_DIGITS ? name + KEY_DIGITS : NULL;
}

static bool is_index(const char *name)
{
	const char *rest = behind_key(name);

	return rest && !strcmp(rest, ".idx");
}

/* The folder itself, not one that a link leads to. -1 with err; *none when it is not there. */
static int open_folder(const char *name, bool *none, struct err *err)
{
	struct strbuf path = STRBUF_INIT;
	int fd = -1;

	*none = false;
	if (!xdg_cache(name, &path, err)) {
		fd = open(path.buf, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		*none = fd < 0 && errno == ENOENT;
		if (fd < 0)
			err_set(err, "cannot read the folder '%s': %s", path.buf, strerror(errno));
	}
	strbuf_release(&path);
	return fd;
}

/* Visits what has a name of ours; a folder that is not there is empty. -1: a visit failed. */
static int walk_folder(struct walk *w, const struct folder *folder, struct err *err)
{
	bool none;
	int fd = open_folder(folder->name, &none, err), ret = fd < 0 && !none ? -1 : 0;
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	const struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		struct found f = {.folder = folder, .dir = fd, .name = entry->d_name};
		struct err why;
		if ((!behind_key(f.name) && !slice_begins(slice_from(f.name), TEMPORARY)) ||
		    fstatat(fd, f.name, &f.st, AT_SYMLINK_NOFOLLOW))
			continue;
		if (w->visit(w, &f, &why) && !ret) {
			*err = why;
			ret = -1;
		}
	}
	if (dir)
		closedir(dir);
	return ret;
}

static char *full_name(const char *folder, const char *name)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addf(&text, "%s/%s", folder, name);
	return strbuf_detach(&text);
}

static int list_file(struct walk *w, const struct found *f, struct err *err UNUSED)
{
	const char *rest = behind_key(f->name);
	struct cache_files *l = w->list;

	if (!S_ISREG(f->st.st_mode) || !rest || strcmp(rest, f->folder->suffix) != 0)
		return 0;
	ALLOC_GROW(l->file, l->nr + 1, l->cap);
	l->file[l->nr++] = (struct cache_file){full_name(f->folder->name, f->name),
					       (uint64_t)f->st.st_size, f->st.st_mtime};
	return 0;
}

static const char *key_of(const struct cache_file *f)
{
	return strchr(f->name, '/') + 1;
}

/* By key; of one key the index comes first. */
static int by_key(const void *va, const void *vb)
{
	const struct cache_file *a = va, *b = vb;
	int c = memcmp(key_of(a), key_of(b), KEY_DIGITS);

	return c ? c : strcmp(b->name, a->name);
}

/* Makes one file of an index and its copy. */
static void join_copies(struct cache_files *list)
{
	size_t nr = 0;

	if (list->nr)
		qsort(list->file, list->nr, sizeof(*list->file), by_key);
	for (size_t i = 0; i < list->nr; i++) {
		struct cache_file *f = &list->file[i];
		if (nr && !memcmp(key_of(f), key_of(&list->file[nr - 1]), KEY_DIGITS)) {
			list->file[nr - 1].bytes += f->bytes;
			free(f->name);
		} else {
			list->file[nr++] = *f;
		}
	}
	list->nr = nr;
}

static int by_use(const void *va, const void *vb)
{
	const struct cache_file *a = va, *b = vb;

	if (a->used != b->used)
		return a->used > b->used ? -1 : 1;
	return strcmp(a->name, b->name);
}

int cache_files_list(struct cache_files *list, struct err *err)
{
	struct walk w = {.visit = list_file, .list = list};
	int ret = 0;

	*list = (struct cache_files){0};
	for (size_t i = 0; !ret && i < ARRAY_LEN(folders); i++)
		ret = walk_folder(&w, &folders[i], err);
	join_copies(list);
	if (list->nr)
		qsort(list->file, list->nr, sizeof(*list->file), by_use);
	return ret;
}

void cache_files_release(struct cache_files *list)
{
	for (size_t i = 0; i < list->nr; i++)
		free(list->file[i].name);
	free(list->file);
	*list = (struct cache_files){0};
}

uint64_t cache_files_bytes(const struct cache_files *list)
{
	uint64_t bytes = 0;

	for (size_t i = 0; i < list->nr; i++)
		bytes += list->file[i].bytes;
	return bytes;
}

/* Another program may have been faster. */
static int remove_at(int dir, const char *folder, const char *name, struct err *err)
{
	if (!unlinkat(dir, name, 0) || errno == ENOENT)
		return 0;
	return err_set(err, "cannot remove '%s/%s' of the cache: %s", folder, name,
		       strerror(errno));
}

int cache_remove(const char *name, struct err *err)
{
	const char *key = strchr(name, '/') + 1;
	int ret = 0;

	/* The index last: without it nobody finds the copy. */
	for (size_t i = ARRAY_LEN(folders); !ret && i-- > 0;) {
		char file[64];
		bool none;
		int dir = open_folder(folders[i].name, &none, err);
		snprintf(file, sizeof(file), "%.*s%s", KEY_DIGITS, key, folders[i].suffix);
		if (dir < 0)
			ret = none ? 0 : -1;
		else
			ret = remove_at(dir, folders[i].name, file, err);
		if (dir >= 0)
			close(dir);
	}
	return ret;
}

/* A link that we made and whose index is gone. Only our own folder is looked into. */
static bool leads_nowhere(const struct found *f)
{
	char target[64];
	ssize_t n = readlinkat(f->dir, f->name, target, sizeof(target) - 1);
	struct stat st;

	if (!S_ISLNK(f->st.st_mode) || n < 0 || !behind_key(f->name) || *behind_key(f->name))
		return false;
	target[n] = '\0';
	return slice_begins(slice_from(target), "../index/") && is_index(target + 9) &&
	       fstatat(f->dir, target, &st, AT_SYMLINK_NOFOLLOW) && errno == ENOENT;
}

/* Left behind by a program that was killed. */
static bool is_stale(const struct found *f)
{
	const char *rest = behind_key(f->name), *suffix = f->folder->suffix;
	size_t n = strlen(suffix);

	return (!rest || (!strncmp(rest, suffix, n) && rest[n] == '.')) &&
	       (S_ISREG(f->st.st_mode) || S_ISLNK(f->st.st_mode)) &&
	       f->st.st_mtime < time(NULL) - DAY;
}

static int sweep_file(struct walk *w, const struct found *f, struct err *err)
{
	struct cache_file gone = {NULL, (uint64_t)f->st.st_size, f->st.st_mtime};

	if (!is_stale(f) && (f->folder != &names || !leads_nowhere(f)))
		return 0;
	gone.name = full_name(f->folder->name, f->name);
	if (w->removes)
		w->removes(w->ctx, &gone);
	free(gone.name);
	return remove_at(f->dir, f->folder->name, f->name, err);
}

/* Keeps the first error, and goes on. */
static void note(int *ret, const struct err *why, struct err *err)
{
	if (!*ret)
		*err = *why;
	*ret = -1;
}

int cache_prune(uint64_t limit, cache_removes *removes, void *ctx, struct err *err)
{
	struct walk w = {.visit = sweep_file, .removes = removes, .ctx = ctx};
	struct cache_files list;
	struct err why;
	int ret = cache_files_list(&list, err);
	uint64_t bytes = cache_files_bytes(&list);

	for (size_t i = list.nr; i-- > 0 && bytes > limit; bytes -= list.file[i].bytes) {
		if (removes)
			removes(ctx, &list.file[i]);
		if (cache_remove(list.file[i].name, &why))
			note(&ret, &why, err);
	}
	for (size_t i = 0; i < ARRAY_LEN(folders); i++)
		if (walk_folder(&w, &folders[i], &why))
			note(&ret, &why, err);
	if (walk_folder(&w, &names, &why))
		note(&ret, &why, err);
	cache_files_release(&list);
	return ret;
}

void cache_touch(const char *path)
{
	struct stat st;

	if (!stat(path, &st) && st.st_mtime < time(NULL) - HOUR)
		(void)!utimensat(AT_FDCWD, path, NULL, 0);
}
