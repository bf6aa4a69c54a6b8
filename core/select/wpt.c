/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/wpt.h"
#include "core/base/alloc.h"

/* Tests, and the metadata beside them. */
static const struct {
	const char *tests, *meta, *address;
} roots[] = {
	{"testing/web-platform/tests", "testing/web-platform/meta", ""},
	{"testing/web-platform/mozilla/tests", "testing/web-platform/mozilla/meta", "/_mozilla"},
};

/* What a file loads stands near its start. */
#define HEAD_BYTES 65536

const char *wpt_root(const char *path)
{
	for (size_t i = 0; i < ARRAY_LEN(roots); i++)
		if (srctree_below(path, roots[i].tests))
			return roots[i].tests;
	return NULL;
}

/* ---- what a file is ---- */

/* The name of a file in parts: "a-crash.any" and "js". */
struct name {
	struct slice file, stem, ext;
};

static struct name name_of(const char *path)
{
	const char *slash = strrchr(path, '/'), *file = slash ? slash + 1 : path;
	const char *dot = strrchr(file, '.');
	size_t n = dot && dot > file ? (size_t)(dot - file) : strlen(file);

	return (struct name){slice_from(file), {file, n}, slice_from(file[n] ? file + n + 1 : "")};
}

/* One of the words, which have blanks between them. */
static bool among(struct slice word, const char *words)
{
	while (*words) {
		size_t n = strcspn(words, " ");
		if (slice_equal(word, (struct slice){words, n}))
			return true;
		words += n + (words[n] == ' ');
	}
	return false;
}

/* Is one of the folders of the path, or its file, called so? */
static bool has_part(const char *path, const char *words, bool file)
{
	for (;;) {
		size_t n = strcspn(path, "/");
		if (!path[n] && !file)
			return false;
		if (among((struct slice){path, n}, words))
			return true;
		if (!path[n])
			return false;
		path += n + 1;
	}
}

static bool ends_with(struct slice s, const char *end)
{
	size_t n = strlen(end);

	return s.n >= n && !memcmp(s.p + s.n - n, end, n);
}

static bool is_support(const char *path, const struct name *name)
{
	return !strchr(path, '/') || slice_begins(name->stem, "MANIFEST") ||
	       slice_begins(name->file, ".") || slice_equal(name->file, slice_from("META.yml")) ||
	       ends_with(name->file, ".headers") || ends_with(name->file, ".ini") ||
	       srctree_below(path, "common") || has_part(path, "resources support tools", true) ||
	       srctree_below(path, "css21/archive") || srctree_below(path, "css/CSS2/archive") ||
	       srctree_below(path, "css/common") || srctree_below(path, "conformance-checkers");
}

/* What is behind the last '-', up to a '.'. */
static struct slice type_flag(const struct name *name)
{
	const char *dash = memrchr(name->stem.p, '-', name->stem.n), *dot;
	struct slice flag = {"", 0};

	if (dash) {
		flag = (struct slice){dash + 1, (size_t)(name->stem.p + name->stem.n - dash) - 1};
		dot = memchr(flag.p, '.', flag.n);
		flag.n = dot ? (size_t)(dot - flag.p) : flag.n;
	}
	return flag;
}

/* "any" in "a.https.any.js" */
static bool has_flag(const struct name *name, const char *words)
{
	const char *p = memchr(name->stem.p, '.', name->stem.n), *end = name->stem.p + name->stem.n;

	while (p && p < end) {
		const char *next = memchr(p + 1, '.', (size_t)(end - p) - 1);
		size_t n = (size_t)((next ? next : end) - p) - 1;
		if (among((struct slice){p + 1, n}, words))
			return true;
		p = next;
	}
	return false;
}

static bool is_webdriver(const char *path, const struct name *name)
{
	return (srctree_below(path, "webdriver") ||
		srctree_below(path, "infrastructure/webdriver")) &&
	       slice_equal(name->ext, slice_from("py")) &&
	       !among(name->file, "__init__.py conftest.py");
}

static const char *find(const struct slice *text, const char *p, const char *what)
{
	return memmem(p, (size_t)(text->p + text->n - p), what, strlen(what));
}

/* <script src="/resources/testharness.js"> */
static bool loads_testharness(const struct slice *text)
{
	static const char what[] = "/resources/testharness.js";

	for (const char *p = text->p; (p = find(text, p, what)); p++)
		if (p > text->p && strchr("\"'= ", p[-1]))
			return true;
	return false;
}

/* <link rel="match" ...>, <link rel=mismatch ...> */
static bool has_reference(const struct slice *text)
{
	const char *end = text->p + text->n;

	for (const char *p = text->p; (p = find(text, p, "rel="));) {
		p += 4;
		p += p < end && (*p == '"' || *p == '\'');
		if ((size_t)(end - p) > 3 && !memcmp(p, "mis", 3))
			p += 3;
		if ((size_t)(end - p) > 5 && !memcmp(p, "match", 5) && strchr("\"' />\n", p[5]))
			return true;
	}
	return false;
}

const char *wpt_kind(const char *path, const struct slice *text)
{
	struct name name = name_of(path);
	struct slice flag = type_flag(&name);
	bool markup = among(name.ext, "html htm xhtml xht xml svg");

	if (is_support(path, &name) || among(flag, "manual visual"))
		return NULL;
	if (markup && (among(flag, "crash") || has_part(path, "crashtests", false)))
		return "crashtest";
	if (slice_equal(name.ext, slice_from("js")) && has_flag(&name, "any worker window"))
		return "testharness";
	if (is_webdriver(path, &name))
		return "wdspec";
	if (!markup)
		return NULL;
	if (!text)
		return "";
	if (has_reference(text) && (among(flag, "print") || has_part(path, "print", false)))
		return "print-reftest";
	return loads_testharness(text) ? "testharness" : has_reference(text) ? "reftest" : NULL;
}

/* ---- groups ---- */

/* Addresses below which groups are deeper; moztest/resolve.py, get_wpt_group(). */
static const struct {
	const char *begins;
	unsigned deeper;
} depths[] = {
	{"/_mozilla", 1},
	{"/webdriver", 1},
	{"/_mozilla/webdriver", 1},
	{"/webdriver/tests/bidi", 1},
	{"/_mozilla/webdriver/bidi", 1},
	{"/html/canvas", 1},
	{"/_mozilla/webgpu", 9000},
};

void wpt_group(const char *path, struct strbuf *out)
{
	size_t from = out->len, at;
	unsigned depth = 3;

	for (size_t i = 0; i < ARRAY_LEN(roots); i++)
		if (srctree_below(path, roots[i].tests))
			strbuf_addf(out, "%s%s", roots[i].address, path + strlen(roots[i].tests));
	for (size_t i = 0; i < ARRAY_LEN(depths); i++)
		if (!strncmp(out->buf + from, depths[i].begins, strlen(depths[i].begins)))
			depth += depths[i].deeper;
	at = from + (size_t)(strrchr(out->buf + from, '/') - (out->buf + from));
	strbuf_truncate(out, at);
	for (at = from; at < out->len; at++)
		if (out->buf[at] == '/' && !depth--)
			break;
	strbuf_truncate(out, at);
}

/* ---- finding them ---- */

struct search {
	struct testlist *list;
	const struct srctree *tree;
	bool (*wanted)(void *ctx, const char *path);
	void *ctx;
};

static bool is_new(struct testlist *l, const char *path)
{
	size_t nr = l->loaded.nr;
	struct strbuf key = STRBUF_INIT;

	strbuf_addf(&key, WPT_FLAVOR " %s", path);
	intern_put(&l->loaded, key.buf, key.len);
	strbuf_release(&key);
	return l->loaded.nr > nr;
}

static const char *kind_of(const struct search *s, const char *path)
{
	const char *below = path + strlen(wpt_root(path)) + 1, *kind = wpt_kind(below, NULL);
	struct strbuf head = STRBUF_INIT;
	struct slice text;
	struct err ignored; /* what cannot be read is no test */

	if (!kind || *kind)
		return kind;
	if (!srctree_read(s->tree, path, HEAD_BYTES, &head, &ignored)) {
		text = strbuf_slice(&head);
		kind = wpt_kind(below, &text);
	}
	strbuf_release(&head);
	return kind && *kind ? kind : NULL;
}

static void add_file(const struct search *s, const char *path)
{
	struct strbuf group = STRBUF_INIT;
	const char *kind;

	if ((s->wanted && !s->wanted(s->ctx, path)) || !(kind = kind_of(s, path)) ||
	    !is_new(s->list, path))
		return;
	wpt_group(path, &group);
	testlist_add(s->list, &(struct test){.path = path,
					     .flavor = WPT_FLAVOR,
					     .subsuite = kind,
					     .manifest = group.buf});
	strbuf_release(&group);
}

static int visit(void *ctx, const char *dir, char *const *file, size_t nr, struct err *err UNUSED)
{
	struct strbuf path = STRBUF_INIT;

	for (size_t i = 0; i < nr; i++) {
		strbuf_reset(&path);
		strbuf_addf(&path, "%s/%s", dir, file[i]);
		add_file(ctx, path.buf);
	}
	strbuf_release(&path);
	return 0;
}

int wpt_add(struct testlist *l, const struct srctree *t, const char *dir,
	    bool (*wanted)(void *ctx, const char *path), void *ctx, struct err *err)
{
	struct search s = {l, t, wanted, ctx};

	if (srctree_kind(t, dir) == SRCTREE_FILE) {
		add_file(&s, dir);
		return 0;
	}
	return srctree_walk(t, dir, NULL, visit, &s, err);
}

/* ---- tags ---- */

struct tag_search {
	struct testlist *list;
	const struct srctree *tree;
	const char *const *tag;
	size_t root; /* in roots[] */
};

/* In the first line "tags: [a b]", as moztest reads it. */
static bool has_tag(struct slice text, const char *const *tag)
{
	const char *p = memmem(text.p, text.n, "tags: [", 7), *end;

	if (!p)
		return false;
	p += 7;
	end = p;
	while (end < text.p + text.n && *end != ']' && *end != '\n')
		end++;
	for (size_t i = 0; tag[i]; i++) {
		struct test t = {.tags = ""};
		char *tags = xstrndup(p, (size_t)(end - p));
		bool found;
		t.tags = tags;
		found = test_has_tag(&t, tag[i]);
		free(tags);
		if (found)
			return true;
	}
	return false;
}

/* `ini` is for a test, or "__dir__.ini" for its folder and all below. */
static int add_tagged(struct tag_search *s, const char *ini, struct err *err)
{
	struct strbuf path = STRBUF_INIT;
	const char *below = ini + strlen(roots[s->root].meta);
	size_t n = strlen(below) - strlen(".ini");
	int ret;

	strbuf_addf(&path, "%s%.*s", roots[s->root].tests, (int)n, below);
	if (ends_with(strbuf_slice(&path), "/__dir__"))
		strbuf_truncate(&path, path.len - strlen("/__dir__"));
	ret = wpt_add(s->list, s->tree, path.buf, NULL, NULL, err);
	strbuf_release(&path);
	return ret;
}

static int visit_meta(void *ctx, const char *dir, char *const *file, size_t nr, struct err *err)
{
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;
	struct tag_search *s = ctx;
	struct err ignored;
	int ret = 0;

	for (size_t i = 0; i < nr && !ret; i++) {
		if (!ends_with(slice_from(file[i]), ".ini"))
			continue;
		strbuf_reset(&path);
		strbuf_reset(&text);
		strbuf_addf(&path, "%s/%s", dir, file[i]);
		if (!srctree_read(s->tree, path.buf, 0, &text, &ignored) &&
		    has_tag(strbuf_slice(&text), s->tag))
			ret = add_tagged(s, path.buf, err);
	}
	strbuf_release(&path);
	strbuf_release(&text);
	return ret;
}

int wpt_add_tagged(struct testlist *l, const struct srctree *t, const char *const *tag,
		   struct err *err)
{
	for (size_t i = 0; i < ARRAY_LEN(roots); i++) {
		struct tag_search s = {l, t, tag, i};
		if (srctree_walk(t, roots[i].meta, NULL, visit_meta, &s, err))
			return -1;
	}
	return 0;
}
