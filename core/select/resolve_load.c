/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/resolve.h"
#include "core/base/alloc.h"
#include "core/select/mozbuild.h"
#include "core/select/wpt.h"

/* Lists that include those of the whole tree; the harnesses are started with them
 * (testing/mozharness, suite_definitions). */
static const struct {
	const char *path, *flavor;
} top_lists[] = {
	{"layout/reftests/reftest.list", "reftest"},
	{"testing/crashtest/crashtests.list", "crashtest"},
};

/* Suites without manifests: all files so named below a folder are tests. As moztest/resolve.py. */
static const struct {
	const char *dir, *flavor, *subsuite;
	const char *walk;    /* from where */
	const char *part[2]; /* one of these is in the path of the folder; NULL: any */
	const char *end;     /* of the names */
} unlisted[] = {
	{"remote/test/puppeteer/test",
	 "puppeteer",
	 "puppeteer",
	 "remote/test/puppeteer/test",
	 {NULL, NULL},
	 ".spec.js"},
	{"mobile/android/fenix",
	 "fenix",
	 "",
	 "mobile/android/fenix/app",
	 {"/src/test/java", "/src/test/kotlin"},
	 ".kt"},
	{"mobile/android/focus-android",
	 "focus",
	 "",
	 "mobile/android/focus-android/app/src/test/java",
	 {NULL, NULL},
	 ".kt"},
	{"mobile/android/android-components",
	 "android-components",
	 "",
	 "mobile/android/android-components",
	 {"/src/test/java", NULL},
	 ".kt"},
	{"mobile/android/geckoview",
	 "geckoview",
	 "",
	 "mobile/android/geckoview/src/androidTest/java",
	 {NULL, NULL},
	 ".kt"},
};

struct loader {
	struct testlist *list;
	const struct srctree *tree;
	const char *dir;   /* that is asked for */
	const char *build; /* folder of the moz.build file that is being read */
	bool above;	   /* that is not below `dir` */
};

/* Manifests of folders above count when they are near: they list tests beside or below them. */
static bool is_near(const struct loader *w, const char *manifest)
{
	struct slice dir = srctree_dir(manifest);
	char *of = xstrndup(dir.p, dir.n);
	bool near = srctree_below(of, w->dir) || srctree_below(w->dir, of);

	free(of);
	return near;
}

static int found(void *ctx, const struct mozbuild_variable *v, const char *name, struct err *err)
{
	struct loader *w = ctx;
	struct strbuf path = STRBUF_INIT;
	int ret = 0;

	if (srctree_join(w->build, name, &path))
		ret = err_set(err, "'%s' is not in the checkout", name);
	else if (v->reftest)
		ret = testlist_load_reftests(w->list, w->tree, path.buf, v->flavor, err);
	else if (!w->above || is_near(w, path.buf))
		ret = testlist_load(w->list, w->tree, path.buf, v->flavor, err);
	strbuf_release(&path);
	return ret;
}

static int read_build(struct loader *w, const char *dir, struct err *err)
{
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;
	int ret;

	strbuf_addf(&path, "%s%smoz.build", dir, *dir ? "/" : "");
	w->build = dir;
	ret = srctree_read(w->tree, path.buf, 0, &text, err);
	if (!ret && mozbuild_read(strbuf_slice(&text), found, w, err))
		ret = err_prefix(err, "%s:", path.buf);
	strbuf_release(&path);
	strbuf_release(&text);
	return ret;
}

static bool has_file(char *const *file, size_t nr, const char *name)
{
	for (size_t i = 0; i < nr; i++)
		if (!strcmp(file[i], name))
			return true;
	return false;
}

static int visit(void *ctx, const char *dir, char *const *file, size_t nr, struct err *err)
{
	return has_file(file, nr, "moz.build") ? read_build(ctx, dir, err) : 0;
}

/* Folders whose moz.build files are data of tests or copies; as all_mozbuild_paths() of
 * mozbuild/frontend/reader.py. */
static bool skips(const char *dir)
{
	return !strcmp(dir, "python/mozbuild/mozbuild/test") ||
	       !strcmp(dir, "testing/mozbase/moztest/tests/data") ||
	       (!strncmp(dir, "obj", 3) && !strchr(dir, '/'));
}

static int read_above(struct loader *w, const char *dir, struct err *err)
{
	struct strbuf at = STRBUF_INIT, build = STRBUF_INIT;
	int ret = 0;

	w->above = true;
	strbuf_addstr(&at, dir);
	while (at.len && !ret) {
		strbuf_truncate(&at, srctree_dir(at.buf).n);
		strbuf_reset(&build);
		strbuf_addf(&build, "%s%smoz.build", at.buf, at.len ? "/" : "");
		if (srctree_kind(w->tree, build.buf) == SRCTREE_FILE)
			ret = read_build(w, at.buf, err);
	}
	strbuf_release(&at);
	strbuf_release(&build);
	w->above = false;
	return ret;
}

static int read_top_lists(struct loader *w, struct err *err)
{
	for (size_t i = 0; i < ARRAY_LEN(top_lists); i++)
		if (srctree_kind(w->tree, top_lists[i].path) == SRCTREE_FILE &&
		    testlist_load_reftests(w->list, w->tree, top_lists[i].path, top_lists[i].flavor,
					   err))
			return -1;
	return 0;
}

struct unlisted_search {
	struct testlist *list;
	size_t row;
};

static bool ends_with(const char *text, const char *end)
{
	size_t n = strlen(text), m = strlen(end);

	return n >= m && !strcmp(text + n - m, end);
}

static int visit_unlisted(void *ctx, const char *dir, char *const *file, size_t nr,
			  struct err *err UNUSED)
{
	struct unlisted_search *s = ctx;
	const char *const *part = unlisted[s->row].part;
	struct strbuf path = STRBUF_INIT;

	if (part[0] && !strstr(dir, part[0]) && (!part[1] || !strstr(dir, part[1])))
		return 0;
	for (size_t i = 0; i < nr; i++) {
		if (!ends_with(file[i], unlisted[s->row].end))
			continue;
		strbuf_reset(&path);
		strbuf_addf(&path, "%s/%s", dir, file[i]);
		testlist_add(s->list, &(struct test){.path = path.buf,
						     .flavor = unlisted[s->row].flavor,
						     .subsuite = unlisted[s->row].subsuite});
	}
	strbuf_release(&path);
	return 0;
}

static int read_unlisted(struct loader *w, struct err *err)
{
	for (size_t i = 0; i < ARRAY_LEN(unlisted); i++) {
		struct unlisted_search s = {w->list, i};
		size_t nr = w->list->loaded.nr;
		if (*w->dir && !srctree_below(w->dir, unlisted[i].dir))
			continue;
		intern_put(&w->list->loaded, unlisted[i].dir, strlen(unlisted[i].dir));
		if (w->list->loaded.nr > nr &&
		    srctree_walk(w->tree, unlisted[i].walk, NULL, visit_unlisted, &s, err))
			return -1;
	}
	return 0;
}

int resolve_load(struct testlist *l, const struct srctree *t, const char *dir, struct err *err)
{
	struct loader w = {.list = l, .tree = t, .dir = dir};

	if (srctree_kind(t, "moz.build") != SRCTREE_FILE)
		return err_set(err,
			       "'%s' has no moz.build: paths and tags stand for tests in a "
			       "checkout of Firefox",
			       t->root);
	if (read_top_lists(&w, err) || read_above(&w, dir, err) || read_unlisted(&w, err))
		return -1;
	if (wpt_root(dir))
		return wpt_add(l, t, dir, NULL, NULL, err);
	return srctree_walk(t, dir, skips, visit, &w, err);
}
