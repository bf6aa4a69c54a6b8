/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/nearby.h"
#include "core/base/alloc.h"
#include "core/select/resolve.h"
#include "core/select/suites.h"

/* Sorted tests: those below `dir` begin with the first that is not before "DIR/". */
static size_t first_below(const struct testlist *l, const char *dir)
{
	size_t low = 0, high = l->nr, n = strlen(dir);

	while (low < high) {
		size_t mid = (low + high) / 2;
		const char *path = l->test[mid].path;
		int order = strncmp(path, dir, n);
		if (order ? order < 0 : path[n] < '/')
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static bool any_below(const struct testlist *l, const char *dir)
{
	size_t at = first_below(l, dir);

	return at < l->nr && srctree_below(l->test[at].path, dir);
}

/* The folder for the file, which ends in `dir`; false when there is none. */
static int climb(struct testlist *l, const struct srctree *t, const char *file, struct strbuf *dir,
		 bool *found, struct err *err)
{
	struct slice of = srctree_dir(file);

	strbuf_reset(dir);
	strbuf_add(dir, of.p, of.n);
	*found = false;
	while (dir->len) {
		size_t nr = l->nr;
		if (resolve_load(l, t, dir->buf, err))
			return -1;
		if (l->nr > nr)
			testlist_sort(l);
		if ((*found = any_below(l, dir->buf)))
			return 0;
		strbuf_truncate(dir, srctree_dir(dir->buf).n);
		if (!strchr(dir->buf, '/'))
			break;
	}
	return 0;
}

static void add_far(struct nearby *n, const char *file)
{
	ALLOC_GROW(n->far, n->far_nr + 1, n->far_cap);
	n->far[n->far_nr++] = xstrdup(file);
}

static void add_dir(struct nearby *n, const char *path)
{
	for (size_t i = 0; i < n->nr; i++)
		if (!strcmp(n->dir[i].path, path))
			return;
	ALLOC_GROW(n->dir, n->nr + 1, n->cap);
	n->dir[n->nr++] = (struct nearby_dir){.path = xstrdup(path)};
}

static void free_dir(struct nearby_dir *d)
{
	free(d->path);
	free(d->suite);
}

static int compare_dirs(const void *a, const void *b)
{
	return strcmp(((const struct nearby_dir *)a)->path, ((const struct nearby_dir *)b)->path);
}

/* Sorts, and drops those below others. */
static void tidy(struct nearby *n)
{
	size_t kept = 0;

	if (n->nr)
		qsort(n->dir, n->nr, sizeof(*n->dir), compare_dirs);
	for (size_t i = 0; i < n->nr; i++) {
		bool covered = false;
		for (size_t k = 0; k < kept && !covered; k++)
			covered = srctree_below(n->dir[i].path, n->dir[k].path);
		if (covered)
			free_dir(&n->dir[i]);
		else
			n->dir[kept++] = n->dir[i];
	}
	n->nr = kept;
}

static void count(struct nearby_dir *d, const struct test *test)
{
	const char *name = suite_of(test->flavor, test->subsuite);
	size_t i = 0;

	name = name ? name : test->flavor;
	while (i < d->suite_nr && strcmp(d->suite[i].name, name) != 0)
		i++;
	if (i == d->suite_nr) {
		ALLOC_GROW(d->suite, d->suite_nr + 1, d->suite_cap);
		d->suite[d->suite_nr++] = (struct nearby_suite){name, 0};
	}
	d->suite[i].nr++;
	d->nr++;
}

static int compare_suites(const void *a, const void *b)
{
	const struct nearby_suite *x = a, *y = b;

	return x->nr != y->nr ? (x->nr < y->nr) - (x->nr > y->nr) : strcmp(x->name, y->name);
}

static void count_all(struct nearby_dir *d, const struct testlist *l)
{
	for (size_t i = first_below(l, d->path); i < l->nr; i++) {
		if (!srctree_below(l->test[i].path, d->path))
			break;
		count(d, &l->test[i]);
	}
	qsort(d->suite, d->suite_nr, sizeof(*d->suite), compare_suites);
}

int nearby_find(struct nearby *n, const struct srctree *t, char *const *file, size_t nr,
		struct err *err)
{
	struct strbuf dir = STRBUF_INIT;
	struct testlist l;
	bool found;
	int ret = 0;

	*n = (struct nearby){0};
	testlist_init(&l);
	for (size_t i = 0; i < nr && !ret; i++) {
		ret = climb(&l, t, file[i], &dir, &found, err);
		if (!ret && found)
			add_dir(n, dir.buf);
		else if (!ret)
			add_far(n, file[i]);
	}
	tidy(n);
	for (size_t i = 0; i < n->nr && !ret; i++)
		count_all(&n->dir[i], &l);
	testlist_release(&l);
	strbuf_release(&dir);
	if (ret)
		nearby_release(n);
	return ret;
}

void nearby_release(struct nearby *n)
{
	for (size_t i = 0; i < n->nr; i++)
		free_dir(&n->dir[i]);
	for (size_t i = 0; i < n->far_nr; i++)
		free(n->far[i]);
	free(n->dir);
	free(n->far);
}
