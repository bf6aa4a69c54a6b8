/* SPDX-License-Identifier: MPL-2.0 */
/* core/select: from folders, files, patterns and tags to tests. */
#include "core/base/base.h"
#include "core/select/nearby.h"
#include "core/select/resolve.h"
#include "core/select/wpt.h"
#include "tests/unit/unit.h"
#include "tests/unit/srcfiles.h"

#define HTML(head) "<!doctype html>\n" head "\n<body>\n"
#define HARNESS	   "<script src=\"/resources/testharness.js\"></script>"

static const struct srcfile files[] = {
	{"moz.build", "DIRS += ['dom']\n"},
	{"dom/moz.build", "XPCSHELL_TESTS_MANIFESTS += ['up/xpcshell.toml', 'a/deep/up.toml']\n"},
	{"dom/up/xpcshell.toml", "[\"test_up.js\"]\n"},
	{"dom/a/deep/up.toml", "[\"test_deep.js\"]\n"},
	{"dom/a/moz.build", "MOCHITEST_MANIFESTS += ['test/mochitest.toml']\n"
			    "if x:\n    BROWSER_CHROME_MANIFESTS += ['test/browser.toml']\n"},
	{"dom/a/test/mochitest.toml", "[DEFAULT]\ntags = \"all\"\n[\"test_1.html\"]\n"
				      "[\"test_2.html\"]\ntags = \"two\"\n"
				      "[\"../../b/test_3.html\"]\n"},
	{"dom/a/test/browser.toml", "[DEFAULT]\nsubsuite = \"devtools\"\n[\"browser_1.js\"]\n"
				    "[\"include:more.toml\"]\n"},
	{"dom/a/test/more.toml", "[\"browser_2.js\"]\n"},
	{"dom/a/test/test_1.html", ""},
	{"dom/a/test/head.js", ""},
	{"dom/ab/moz.build", "PYTHON_UNITTEST_MANIFESTS += ['python.ini']\n"},
	{"dom/ab/python.ini", "[test_a.py]\n"},
	{"dom/b/readme", ""},
	{"dom/c/crashtests.list", "load c.html\n"},
	{"dom/c/readme", ""},
	{"testing/crashtest/crashtests.list", "include ../../dom/c/crashtests.list\n"},
	{"layout/moz.build", "REFTEST_MANIFESTS += ['reftests/reftest.list']\n"},
	{"layout/reftests/reftest.list", "== r.html r-ref.html\n"},
	{"obj-x/moz.build", "not read +\nMOCHITEST_MANIFESTS += x\n"},
	{".hidden/moz.build", "MOCHITEST_MANIFESTS += x\n"},
	{"python/mozbuild/mozbuild/test/moz.build", "MOCHITEST_MANIFESTS += x\n"},
	{"testing/web-platform/tests/css/grid/a.html", HTML(HARNESS)},
	{"testing/web-platform/tests/css/grid/b.html", HTML("<link rel=match href=b-ref.html>")},
	{"testing/web-platform/tests/css/grid/b-ref.html", HTML("")},
	{"testing/web-platform/tests/css/grid/deep/er/c.any.js", ""},
	{"testing/web-platform/tests/css/grid/support/d.html", HTML(HARNESS)},
	{"testing/web-platform/tests/dom/e-crash.html", ""},
	{"testing/web-platform/mozilla/tests/webdriver/f.py", ""},
	{"testing/web-platform/meta/css/grid/__dir__.ini", "lsan\ntags: [gridtag webrtc]\n"},
	{"testing/web-platform/meta/dom/e-crash.html.ini", "[e]\n  tags: [crash]\n"},
	{"remote/test/puppeteer/test/src/x.spec.js", ""},
	{"mobile/android/fenix/app/src/test/java/org/A.kt", ""},
	{"mobile/android/fenix/app/src/main/java/org/B.kt", ""},
	{"bad/moz.build", "# x\nMOCHITEST_MANIFESTS += ['gone.toml']\n"},
	{"worse/moz.build", "MOCHITEST_MANIFESTS += ['../../x.toml']\n"},
};

struct world {
	char *dir;
	struct srctree tree;
};

static void world_init(struct world *w, void **state)
{
	struct err err;

	srcfiles_write(unit_dir(state), files, ARRAY_LEN(files));
	assert_int_equal(srctree_open(&w->tree, unit_dir(state), &err), 0);
	w->dir = xstrdup(w->tree.root);
}

static void world_release(struct world *w)
{
	srctree_release(&w->tree);
	free(w->dir);
}

/* "PATH(FLAVOR/SUBSUITE MANIFEST) ... > SENT ..." or the error. */
static void answer(const struct world *w, const char *cwd, const char *const *path, bool all,
		   bool wide, struct strbuf *out)
{
	struct strbuf at = STRBUF_INIT;
	struct resolved r;
	struct err err;

	strbuf_addf(&at, "%s%s%s", w->dir, *cwd ? "/" : "", cwd);
	if (resolve_paths(&r, &w->tree, at.buf, path, all, &err)) {
		strbuf_addf(out, "error: %s", err.text);
		strbuf_release(&at);
		return;
	}
	for (size_t i = 0; i < r.nr; i++) {
		const struct test *t = r.test[i];
		strbuf_addstr(out, t->path);
		if (wide)
			strbuf_addf(out, "(%s/%s %s)", t->flavor, t->subsuite, t->manifest);
		strbuf_addch(out, ' ');
	}
	strbuf_addch(out, '>');
	for (size_t i = 0; i < r.sent_nr; i++)
		strbuf_addf(out, " %s", r.sent[i]);
	if (r.notes.len)
		strbuf_addf(out, " | %s", r.notes.buf);
	resolve_release(&r);
	strbuf_release(&at);
}

struct question {
	const char *cwd, *path;
	bool files;
	const char *want;
};

static void ask(const struct world *w, const struct question *q, bool wide)
{
	struct strbuf got = STRBUF_INIT, want = STRBUF_INIT;
	const char *const path[] = {q->path, NULL};

	answer(w, q->cwd, path, q->files, wide, &got);
	/* '@' is the folder of the checkout */
	for (const char *p = q->want; *p; p++)
		strbuf_addf(&want, "%.*s", *p == '@' ? (int)strlen(w->dir) : 1,
			    *p == '@' ? w->dir : p);
	assert_string_equal(got.buf, want.buf);
	strbuf_release(&got);
	strbuf_release(&want);
}

static void paths_are_resolved(void **state)
{
	static const struct question table[] = {
		/* folders */
		{"", "dom/a", false,
		 "dom/a/deep/test_deep.js dom/a/test/browser_1.js dom/a/test/browser_2.js "
		 "dom/a/test/test_1.html dom/a/test/test_2.html > dom/a"},
		{"dom", "./a//deep/", false, "dom/a/deep/test_deep.js > dom/a/deep"},
		{"dom/a", "../up", false, "dom/up/test_up.js > dom/up"},
		{"dom", "c", false, "dom/c/c.html > dom/c"},
		{"", "layout/reftests", false,
		 "layout/reftests/r-ref.html layout/reftests/r.html > layout/reftests"},
		{"", "dom/b", false, "error: no tests are known below 'dom/b'"},
		/* files */
		{"", "dom/a/deep/up.toml", false, "dom/a/deep/test_deep.js > dom/a/deep/up.toml"},
		{"", "dom/a/test/browser.toml", false,
		 "dom/a/test/browser_1.js dom/a/test/browser_2.js > dom/a/test/browser.toml"},
		{"", "dom/a/test/more.toml", false,
		 "dom/a/test/browser_2.js > dom/a/test/more.toml"},
		{"", "dom/c/crashtests.list", false, "dom/c/c.html > dom/c/crashtests.list"},
		{"", "dom/a/test/test_1.html", true,
		 "dom/a/test/test_1.html > dom/a/test/test_1.html"},
		{"", "dom/a/test/head.js", true,
		 "error: 'dom/a/test/head.js' is no test that a manifest lists"},
		{"dom/a/test", "head.js", false,
		 "dom/a/test/browser_1.js dom/a/test/browser_2.js dom/a/test/test_1.html "
		 "dom/a/test/test_2.html > dom/a/test | 'dom/a/test/head.js': paths of single tests "
		 "may not work, 'dom/a/test' is taken (--allow-testfile-path takes the file)\n"},
		{"", "moz.build", false, "error: 'moz.build' is in no folder of the checkout"},
		/* patterns */
		{"", "dom/*/test/test_*.html", false,
		 "dom/a/test/test_1.html dom/a/test/test_2.html > dom/a/test"},
		{"", "dom/**/test_*.js", true,
		 "dom/a/deep/test_deep.js dom/up/test_up.js > dom/a/deep/test_deep.js "
		 "dom/up/test_up.js"},
		{"", "dom/a/t*", false,
		 "dom/a/test/browser_1.js dom/a/test/browser_2.js dom/a/test/test_1.html "
		 "dom/a/test/test_2.html > dom/a/test"},
		{"", "dom/c/**", false, "dom/c/c.html > dom/c"},
		{"", "dom/*.html", false, "error: no test matches 'dom/*.html'"},
		/* what is out of the way */
		{"", "dom/..", false, "error: 'dom/..' is the whole checkout: name a folder in it"},
		{"dom", "../../x", false, "error: '../../x' is not in the checkout '@'"},
		{"", "/etc", false, "error: '/etc' is not in the checkout '@'"},
		/* errors of the files */
		{"", "bad", false,
		 "error: bad/moz.build:2:25: bad/gone.toml: no such file in the checkout"},
		{"", "worse", false,
		 "error: worse/moz.build:1:25: '../../x.toml' is not in the checkout"},
		{"", "no/such/thing", false,
		 "error: bad/moz.build:2:25: bad/gone.toml: no such file in the checkout"},
	};
	struct world w;

	world_init(&w, state);
	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		ask(&w, &table[i], false);
	world_release(&w);
}

static void flavors_are_known(void **state)
{
	static const struct question table[] = {
		{"", "dom/a/test", false,
		 "dom/a/test/browser_1.js(browser-chrome/devtools dom/a/test/browser.toml) "
		 "dom/a/test/browser_2.js(browser-chrome/devtools dom/a/test/more.toml) "
		 "dom/a/test/test_1.html(mochitest/ dom/a/test/mochitest.toml) "
		 "dom/a/test/test_2.html(mochitest/ dom/a/test/mochitest.toml) > dom/a/test"},
		{"", "dom/ab", false, "dom/ab/test_a.py(python/ dom/ab/python.ini) > dom/ab"},
		{"", "testing/web-platform/tests/css", false,
		 "testing/web-platform/tests/css/grid/a.html(web-platform-tests/testharness "
		 "/css/grid) "
		 "testing/web-platform/tests/css/grid/b.html(web-platform-tests/reftest /css/grid) "
		 "testing/web-platform/tests/css/grid/deep/er/c.any.js(web-platform-tests/"
		 "testharness /css/grid/deep) > testing/web-platform/tests/css"},
		{"testing/web-platform/tests/dom", "e-crash.html", true,
		 "testing/web-platform/tests/dom/e-crash.html(web-platform-tests/crashtest /dom) > "
		 "testing/web-platform/tests/dom/e-crash.html"},
		{"testing/web-platform/mozilla/tests", "webdriver", false,
		 "testing/web-platform/mozilla/tests/webdriver/f.py(web-platform-tests/wdspec "
		 "/_mozilla/webdriver) > testing/web-platform/mozilla/tests/webdriver"},
		{"", "remote/test/puppeteer/test", false,
		 "remote/test/puppeteer/test/src/x.spec.js(puppeteer/puppeteer ) > "
		 "remote/test/puppeteer/test"},
		{"", "mobile/android/fenix", false,
		 "mobile/android/fenix/app/src/test/java/org/A.kt(fenix/ ) > mobile/android/fenix"},
	};
	struct world w;

	world_init(&w, state);
	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		ask(&w, &table[i], true);
	world_release(&w);
}

static void remove_file(const struct world *w, const char *path)
{
	struct strbuf whole = STRBUF_INIT;

	strbuf_addf(&whole, "%s/%s", w->dir, path);
	assert_int_equal(remove(whole.buf), 0);
	strbuf_release(&whole);
}

/* All files are read for these, so none may be bad. */
static void parts_of_paths_are_found(void **state)
{
	static const struct question table[] = {
		{"", "dom/a/test/br", false,
		 "dom/a/test/browser_1.js dom/a/test/browser_2.js > dom/a/test"},
		{"", "browser_2.js", true, "dom/a/test/browser_2.js > dom/a/test/browser_2.js"},
		{"", "e-crash", false,
		 "testing/web-platform/tests/dom/e-crash.html > testing/web-platform/tests/dom"},
		{"", "test_3.html", false, "dom/b/test_3.html > dom/b"},
		{"", "nowhere", false,
		 "error: 'nowhere' is neither in the checkout nor part of a test's path"},
	};
	static const char *const several[] = {"dom/up", "dom/a/deep", "dom/up", NULL};
	struct strbuf got = STRBUF_INIT;
	struct world w;

	world_init(&w, state);
	remove_file(&w, "bad/moz.build");
	remove_file(&w, "worse/moz.build");
	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		ask(&w, &table[i], false);
	answer(&w, "", several, false, false, &got);
	assert_string_equal(got.buf, "dom/up/test_up.js dom/a/deep/test_deep.js dom/up/test_up.js "
				     "> dom/up dom/a/deep");
	strbuf_release(&got);
	remove_file(&w, "moz.build");
	ask(&w,
	    &(struct question){"", "dom/up", false,
			       "error: '@' has no moz.build: paths and tags stand for tests in a "
			       "checkout of Firefox"},
	    false);
	world_release(&w);
}

static void tags_are_resolved(void **state)
{
	static const struct {
		const char *tag[3], *want;
	} table[] = {
		{{"two", NULL}, "dom/a/test/test_2.html"},
		{{"two", "all", NULL},
		 "dom/a/test/test_1.html dom/a/test/test_2.html dom/b/test_3.html"},
		{{"webrtc", NULL},
		 "testing/web-platform/tests/css/grid/a.html "
		 "testing/web-platform/tests/css/grid/b.html "
		 "testing/web-platform/tests/css/grid/deep/er/c.any.js"},
		{{"crash", "gridta", NULL}, "testing/web-platform/tests/dom/e-crash.html"},
		{{"none", "other", NULL}, "error: no test has the tag 'none' or 'other'"},
	};
	struct world w;

	world_init(&w, state);
	remove_file(&w, "bad/moz.build");
	remove_file(&w, "worse/moz.build");
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		struct strbuf got = STRBUF_INIT;
		struct resolved r;
		struct err err;
		if (resolve_tags(&r, &w.tree, table[i].tag, &err)) {
			strbuf_addf(&got, "error: %s", err.text);
		} else {
			for (size_t k = 0; k < r.nr; k++)
				strbuf_addf(&got, "%s%s", k ? " " : "", r.test[k]->path);
			resolve_release(&r);
		}
		assert_string_equal(got.buf, table[i].want);
		strbuf_release(&got);
	}
	world_release(&w);
}

static void kinds_of_wpt(void **state UNUSED)
{
	static const struct {
		const char *path, *text, *want;
	} table[] = {
		{"dom/a.html", HARNESS, "testharness"},
		{"dom/a.html", "<script src=/resources/testharness.js>", "testharness"},
		{"dom/a.html", "<script src=\"x/resources/testharness.js\">", NULL},
		{"dom/a.html", NULL, ""},
		{"dom/a.xht", "<link rel='mismatch' href=x>", "reftest"},
		{"dom/a.svg", "<link rel=\"match\"/>", "reftest"},
		{"dom/a.html", "<link rel=\"matching\">", NULL},
		{"dom/a.html", "<link rel=\"match", NULL},
		{"dom/a.html", "rel=", NULL},
		{"dom/a-print.html", "<link rel=match href=x>", "print-reftest"},
		{"css/print/a.html", "<link rel=match href=x>", "print-reftest"},
		{"dom/a-crash.html", NULL, "crashtest"},
		{"dom/crashtests/a.html", NULL, "crashtest"},
		{"dom/crashtests/a.js", NULL, NULL},
		{"dom/a.any.js", NULL, "testharness"},
		{"dom/a.https.window.js", NULL, "testharness"},
		{"dom/a.worker.js", NULL, "testharness"},
		{"dom/any.js", NULL, NULL},
		{"dom/a.any.html", "", NULL},
		{"webdriver/tests/a.py", NULL, "wdspec"},
		{"infrastructure/webdriver/a.py", NULL, "wdspec"},
		{"webdriver/tests/__init__.py", NULL, NULL},
		{"dom/a.py", NULL, NULL},
		{"dom/a-manual.html", HARNESS, NULL},
		{"dom/a-visual.sub.html", HARNESS, NULL},
		{"a.html", HARNESS, NULL},
		{"common/a.html", HARNESS, NULL},
		{"dom/resources/a.html", HARNESS, NULL},
		{"css/CSS2/archive/a.html", HARNESS, NULL},
		{"conformance-checkers/x/a.html", HARNESS, NULL},
		{"dom/MANIFEST.any.js", NULL, NULL},
		{"dom/.a.any.js", NULL, NULL},
		{"dom/a.any.js.headers", NULL, NULL},
	};

	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		struct slice text = slice_from(table[i].text ? table[i].text : "");
		const char *kind = wpt_kind(table[i].path, table[i].text ? &text : NULL);
		if (table[i].want)
			assert_string_equal(kind ? kind : table[i].path, table[i].want);
		else
			assert_null(kind);
	}
}

static void groups_of_wpt(void **state UNUSED)
{
	static const struct {
		const char *path, *want;
	} table[] = {
		{"tests/dom/a.html", "/dom"},
		{"tests/a/b/c/d/e.html", "/a/b/c"},
		{"tests/html/canvas/a/b/c/d.html", "/html/canvas/a/b"},
		{"tests/webdriver/tests/classic/a/b/x.py", "/webdriver/tests/classic/a"},
		{"tests/webdriver/tests/bidi/a/b/c/x.py", "/webdriver/tests/bidi/a/b"},
		{"mozilla/tests/a/b/c/d/x.html", "/_mozilla/a/b/c"},
		{"mozilla/tests/webgpu/a/b/c/d/e/f/x.html", "/_mozilla/webgpu/a/b/c/d/e/f"},
	};

	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		struct strbuf path = STRBUF_INIT, got = STRBUF_INIT;
		strbuf_addf(&path, "testing/web-platform/%s", table[i].path);
		wpt_group(path.buf, &got);
		assert_string_equal(got.buf, table[i].want);
		strbuf_release(&path);
		strbuf_release(&got);
	}
}

/* "DIR N: SUITE N, ...; " for each, then the files that are far. */
static void near_to(const struct world *w, const char *const *file, struct strbuf *out)
{
	struct nearby n;
	struct err err;
	size_t nr = 0;

	while (file[nr])
		nr++;
	if (nearby_find(&n, &w->tree, (char *const *)(uintptr_t)file, nr, &err)) {
		strbuf_addf(out, "error: %s", err.text);
		return;
	}
	for (size_t i = 0; i < n.nr; i++) {
		strbuf_addf(out, "%s %u:", n.dir[i].path, n.dir[i].nr);
		for (size_t k = 0; k < n.dir[i].suite_nr; k++)
			strbuf_addf(out, " %s %u", n.dir[i].suite[k].name, n.dir[i].suite[k].nr);
		strbuf_addstr(out, "; ");
	}
	for (size_t i = 0; i < n.far_nr; i++)
		strbuf_addf(out, "- %s", n.far[i]);
	nearby_release(&n);
}

static void changes_are_near_tests(void **state)
{
	static const struct {
		const char *file[5], *want;
	} table[] = {
		{{"dom/a/src/x.cpp"},
		 "dom/a 5: mochitest-devtools-chrome 2 mochitest-plain 2 xpcshell 1; "},
		{{"dom/a/test/head.js", "dom/a/gone/y", "dom/up/z"},
		 "dom/a 5: mochitest-devtools-chrome 2 mochitest-plain 2 xpcshell 1; "
		 "dom/up 1: xpcshell 1; "},
		{{"dom/a/deep/z", "dom/ab/q"}, "dom/a/deep 1: xpcshell 1; dom/ab 1: python 1; "},
		{{"dom/none/x"}, "- dom/none/x"},
		{{"dom/x", "dom/c/y"},
		 "dom 9: mochitest-plain 3 mochitest-devtools-chrome 2 xpcshell 2 crashtest 1 python "
		 "1; "},
		{{"readme"}, "- readme"},
		{{"remote/test/puppeteer/test/src/deep/x"},
		 "remote/test/puppeteer/test/src 1: puppeteer 1; "},
		{{"testing/web-platform/tests/css/grid/deep/z.js"},
		 "testing/web-platform/tests/css/grid/deep 1: web-platform-tests 1; "},
		{{"bad/x"},
		 "error: bad/moz.build:2:25: bad/gone.toml: no such file in the checkout"},
		{{NULL}, ""},
	};
	struct world w;

	world_init(&w, state);
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		struct strbuf got = STRBUF_INIT;
		near_to(&w, table[i].file, &got);
		assert_string_equal(got.buf, table[i].want);
		strbuf_release(&got);
	}
	world_release(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(paths_are_resolved, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test_setup_teardown(flavors_are_known, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test_setup_teardown(parts_of_paths_are_found, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test_setup_teardown(tags_are_resolved, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test_setup_teardown(changes_are_near_tests, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test(kinds_of_wpt),
		cmocka_unit_test(groups_of_wpt),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
