/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/resolve.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/select/wpt.h"

enum how { HOW_FOLDER, HOW_MANIFEST, HOW_TEST, HOW_PATTERN, HOW_BEGIN, HOW_PART };

/* A path as it was named. */
struct asked {
	enum how how;
	struct strbuf path;
};

static bool ends_with(const char *text, const char *end)
{
	size_t n = strlen(text), m = strlen(end);

	return n >= m && !strcmp(text + n - m, end);
}

static bool is_manifest(const char *path)
{
	return ends_with(path, ".toml") || ends_with(path, ".ini") || ends_with(path, ".list");
}

/* '*' is any text without a '/', "**" any folders; a pattern for a folder is one for what is in it. */
static bool glob(const char *pattern, const char *s)
{
	for (; *pattern != '*'; pattern++, s++) {
		if (!*pattern)
			return !*s || *s == '/';
		if (*pattern != *s)
			return false;
	}
	if (pattern[1] == '*') {
		const char *rest = pattern + 2 + (pattern[2] == '/');
		while (*rest && !glob(rest, s) && (s = strchr(s, '/')))
			s++;
		return s;
	}
	for (;; s++) {
		if (glob(pattern + 1, s))
			return true;
		if (!*s || *s == '/')
			return false;
	}
}

/* ---- what was named ---- */

/* The path from the root of the checkout. */
static int place(const struct srctree *t, const char *cwd, const char *path, struct strbuf *out,
		 struct err *err)
{
	const char *root = strcmp(t->root, "/") ? t->root : "";
	size_t n = strlen(root);

	if (*path == '/' && srctree_below(path, root)) {
		cwd = "";
		path += n;
	} else if (*path != '/' && srctree_below(cwd, root)) {
		cwd += n + (cwd[n] == '/');
	} else {
		return err_set(err, "'%s' is not in the checkout '%s'", path, t->root);
	}
	if (srctree_join(cwd, path, out))
		return err_set(err, "'%s' is not in the checkout '%s'", path, t->root);
	if (!out->len)
		return err_set(err, "'%s' is the whole checkout: name a folder in it", path);
	return 0;
}

/* A file that is no manifest: mach sends its folder, since harnesses differ in what they make
 * of a file. */
static void take_folder(struct resolved *r, struct asked *a)
{
	strbuf_addstr(&r->notes, "'");
	utf8_visible(&r->notes, a->path.buf, a->path.len);
	strbuf_truncate(&a->path, srctree_dir(a->path.buf).n);
	strbuf_addstr(&r->notes, "': paths of single tests may not work, '");
	utf8_visible(&r->notes, a->path.buf, a->path.len);
	strbuf_addstr(&r->notes, "' is taken (--allow-testfile-path takes the file)\n");
	a->how = HOW_FOLDER;
}

static int understand(struct resolved *r, const struct srctree *t, const char *cwd,
		      const char *path, bool files, struct asked *a, struct err *err)
{
	enum srctree_kind kind;

	if (place(t, cwd, path, &a->path, err))
		return -1;
	kind = srctree_kind(t, a->path.buf);
	if (kind == SRCTREE_DIR)
		a->how = HOW_FOLDER;
	else if (kind == SRCTREE_NONE)
		a->how = strchr(path, '*') ? HOW_PATTERN : HOW_BEGIN;
	else if (is_manifest(path))
		a->how = HOW_MANIFEST;
	else if (files)
		a->how = HOW_TEST;
	else
		take_folder(r, a);
	if (a->how == HOW_FOLDER && !a->path.len)
		return err_set(err, "'%s' is in no folder of the checkout", path);
	return 0;
}

/* ---- what to read for it ---- */

/* The folder that a pattern does not lead out of. */
static struct slice fixed_part(const char *pattern)
{
	size_t n = strcspn(pattern, "*");

	while (n && pattern[n - 1] != '/')
		n--;
	return (struct slice){pattern, n ? n - 1 : 0};
}

static bool has_part(void *ctx, const char *path)
{
	return strstr(path, ctx);
}

static int load_all(struct testlist *l, const struct srctree *t, char *part, struct err *err)
{
	if (resolve_load(l, t, "", err) ||
	    wpt_add(l, t, "testing/web-platform/tests", has_part, part, err))
		return -1;
	return wpt_add(l, t, "testing/web-platform/mozilla/tests", has_part, part, err);
}

static int load(struct testlist *l, const struct srctree *t, const struct asked *a, struct err *err)
{
	struct slice dir = a->how == HOW_FOLDER	   ? strbuf_slice(&a->path)
			   : a->how == HOW_PATTERN ? fixed_part(a->path.buf)
						   : srctree_dir(a->path.buf);
	char *folder;
	int ret;

	if (a->how == HOW_BEGIN)
		return load_all(l, t, a->path.buf, err);
	folder = xstrndup(dir.p, dir.n);
	ret = resolve_load(l, t, folder, err);
	free(folder);
	return ret;
}

/* ---- what it stands for ---- */

static bool matches(const struct asked *a, const struct test *test)
{
	const char *path = a->path.buf;

	switch (a->how) {
	case HOW_FOLDER:
		return srctree_below(test->path, path);
	case HOW_MANIFEST:
		return !strcmp(test->manifest, path) || !strcmp(test->ancestor, path);
	case HOW_TEST:
		return !strcmp(test->path, path);
	case HOW_PATTERN:
		return glob(path, test->path);
	case HOW_BEGIN:
		return !strncmp(test->path, path, a->path.len);
	case HOW_PART:
		return strstr(test->path, path);
	}
	return false;
}

static void send(struct resolved *r, struct slice path)
{
	for (size_t i = r->sent_nr; i--;)
		if (slice_equal(slice_from(r->sent[i]), path))
			return;
	ALLOC_GROW(r->sent, r->sent_nr + 1, r->sent_cap);
	r->sent[r->sent_nr++] = xstrndup(path.p, path.n);
}

static size_t collect(struct resolved *r, const struct asked *a, bool files)
{
	size_t nr = r->nr;

	for (size_t i = 0; i < r->list.nr; i++) {
		const struct test *test = &r->list.test[i];
		if (!matches(a, test))
			continue;
		ALLOC_GROW(r->test, r->nr + 1, r->cap);
		r->test[r->nr++] = test;
		if (a->how < HOW_PATTERN)
			send(r, strbuf_slice(&a->path));
		else
			send(r, files ? slice_from(test->path) : srctree_dir(test->path));
	}
	return r->nr - nr;
}

static int nothing(const struct asked *a, struct err *err)
{
	static const struct {
		const char *before, *behind;
	} what[] = {
		[HOW_FOLDER] = {"no tests are known below '", "'"},
		[HOW_MANIFEST] = {"no tests are known of the manifest '", "'"},
		[HOW_TEST] = {"'", "' is no test that a manifest lists"},
		[HOW_PATTERN] = {"no test matches '", "'"},
		[HOW_PART] = {"'", "' is neither in the checkout nor part of a test's path"},
	};

	return err_set(err, "%s%s%s", what[a->how].before, a->path.buf, what[a->how].behind);
}

static int find(struct resolved *r, struct asked *a, bool files, struct err *err)
{
	if (collect(r, a, files))
		return 0;
	if (a->how == HOW_BEGIN) {
		a->how = HOW_PART;
		if (collect(r, a, files))
			return 0;
	}
	return nothing(a, err);
}

static void init(struct resolved *r)
{
	*r = (struct resolved){.notes = STRBUF_INIT};
	testlist_init(&r->list);
}

int resolve_paths(struct resolved *r, const struct srctree *t, const char *cwd,
		  const char *const *path, bool files, struct err *err)
{
	struct asked *asked;
	size_t nr = 0;
	int ret = 0;

	init(r);
	while (path[nr])
		nr++;
	asked = xcalloc(MAX(nr, 1), sizeof(*asked));
	for (size_t i = 0; i < nr; i++)
		strbuf_init(&asked[i].path);
	for (size_t i = 0; i < nr && !ret; i++)
		ret = understand(r, t, cwd, path[i], files, &asked[i], err);
	for (size_t i = 0; i < nr && !ret; i++)
		ret = load(&r->list, t, &asked[i], err);
	testlist_sort(&r->list);
	for (size_t i = 0; i < nr && !ret; i++)
		ret = find(r, &asked[i], files, err);
	for (size_t i = 0; i < nr; i++)
		strbuf_release(&asked[i].path);
	free(asked);
	if (ret)
		resolve_release(r);
	return ret;
}

static bool has_any(const struct test *test, const char *const *tag)
{
	for (size_t i = 0; tag[i]; i++)
		if (test_has_tag(test, tag[i]))
			return true;
	return false;
}

static int no_tag(const char *const *tag, struct err *err)
{
	struct strbuf tags = STRBUF_INIT;

	for (size_t i = 0; tag[i]; i++)
		strbuf_addf(&tags, "%s'%s'", i ? " or " : "", tag[i]);
	err_set(err, "no test has the tag %s", tags.buf);
	strbuf_release(&tags);
	return -1;
}

int resolve_tags(struct resolved *r, const struct srctree *t, const char *const *tag,
		 struct err *err)
{
	int ret;

	init(r);
	ret = resolve_load(&r->list, t, "", err);
	if (!ret) {
		size_t nr = r->list.nr, kept = 0;
		for (size_t i = 0; i < nr; i++)
			if (has_any(&r->list.test[i], tag))
				r->list.test[kept++] = r->list.test[i];
		r->list.nr = kept;
		ret = wpt_add_tagged(&r->list, t, tag, err);
	}
	if (!ret && !r->list.nr)
		ret = no_tag(tag, err);
	testlist_sort(&r->list);
	for (size_t i = 0; i < r->list.nr && !ret; i++) {
		ALLOC_GROW(r->test, r->nr + 1, r->cap);
		r->test[r->nr++] = &r->list.test[i];
	}
	if (ret)
		resolve_release(r);
	return ret;
}

void resolve_release(struct resolved *r)
{
	for (size_t i = 0; i < r->sent_nr; i++)
		free(r->sent[i]);
	free(r->sent);
	free(r->test);
	testlist_release(&r->list);
	strbuf_release(&r->notes);
}
