/* SPDX-License-Identifier: MPL-2.0 */
/* core/select: manifests of tests, moz.build, the files of a checkout. */
#include "core/base/base.h"
#include "core/select/manifest.h"
#include "core/select/mozbuild.h"
#include "tests/unit/unit.h"
#include "tests/unit/srcfiles.h"

#include <unistd.h>

/* What the readers call, as text: "[SECTION]" and "KEY=VALUE", '|' for a line end. */
static int section(void *ctx, struct slice name, const char *at UNUSED, struct err *err)
{
	if (slice_equal(name, slice_from("refused")))
		return err_set(err, "this section is refused");
	strbuf_addf(ctx, "[%.*s] ", SLICE_ARG(name));
	return 0;
}

static int value(void *ctx, struct slice key, struct slice v, struct err *err)
{
	if (slice_equal(key, slice_from("refused")))
		return err_set(err, "this key is refused");
	strbuf_addf(ctx, "%.*s=", SLICE_ARG(key));
	for (size_t i = 0; i < v.n; i++)
		strbuf_addch(ctx, v.p[i] == '\n' ? '|' : v.p[i]);
	strbuf_addch(ctx, ' ');
	return 0;
}

typedef int manifest_reader(struct slice, const struct manifest_calls *, struct err *);

struct reading {
	const char *text, *want; /* calls, or "error: ..." */
};

static void check_reading(manifest_reader *read, const struct reading *r)
{
	struct strbuf got = STRBUF_INIT;
	struct manifest_calls calls = {section, value, &got};
	struct err err;

	if (read(slice_from(r->text), &calls, &err)) {
		strbuf_reset(&got);
		strbuf_addf(&got, "error: %s", err.text);
	}
	assert_string_equal(got.buf, r->want);
	strbuf_release(&got);
}

static void toml_is_read(void **state UNUSED)
{
	static const struct reading table[] = {
		{"", ""},
		{"# a comment\n\n[DEFAULT]\n", "[DEFAULT] "},
		{"[DEFAULT]\ntags = \"a b\" # why\nrun = true\n", "[DEFAULT] tags=a b run=true "},
		{"[\"test_a.js\"]\r\nskip-if = [\r\n  \"os == 'win'\", # no\r\n  'debug',\r\n]\r\n",
		 "[test_a.js] skip-if=os == 'win'|debug "},
		{"['a b.js']\n[\"c\\\"d\\u00e9.js\"]\n", "[a b.js] [c\"d\xc3\xa9.js] "},
		{"[test_a.html]\nx=1\n[ \"x\" . y ]\n", "[test_a.html] x=1 [x.y] "},
		{"[a]\nk = \"\"\"\none\ntwo \\\n   three\"\"\"\"\n", "[a] k=one|two three\" "},
		{"[a]\nk = '''\nx\\y'''\nn = -1.5e3\nd = 2024-01-02T10:00:00Z\n",
		 "[a] k=x\\y n=-1.5e3 d=2024-01-02T10:00:00Z "},
		{"[a]\nk = []\nl = [ # c\n]\nm = [1, true,]\n", "[a] k= l= m=1|true "},
		{"[\"include:b.toml\"]", "[include:b.toml] "},
		{"[a]\nk = \"x", "error: 2:5: the string does not end"},
		{"[a]\nk = \"x\ny\"\n", "error: 2:5: the string does not end"},
		{"[a]\nk = [\n \"x\",\n", "error: 2:5: the list does not end"},
		{"[a]\nk = [\"x\" \"y\"]\n", "error: 2:10: ',' or ']' is missing"},
		{"[a]\nk = [\"x\"", "error: 2:9: the list does not end"},
		{"[a]\nk = [[1]]\n", "error: 2:6: a list in a list has no place in a manifest"},
		{"[a]\nk = {x = 1}\n", "error: 2:5: a table has no place in a manifest"},
		{"[a]\nk = yes\n", "error: 2:5: a text without quotes"},
		{"[a]\nk =\n", "error: 2:4: a value is missing"},
		{"[a]\nk 1\n", "error: 2:3: '=' is missing"},
		{"[a]\n= 1\n", "error: 2:1: a key is missing"},
		{"[a]\nk = 1 2\n", "error: 2:7: more on the line than a key and its value"},
		{"[a\n", "error: 1:3: ']' is missing"},
		{"[]\n", "error: 1:2: a key is missing"},
		{"[[a]]\n", "error: 1:1: a list of tables has no place in a manifest"},
		{"k = 1\n", "error: 1:1: a value before the first section"},
		{"[a]\nk = \"\\x\"\n", "error: 2:6: an escape that is none of TOML's"},
		{"[a]\nk = \"\\u12g4\"\n", "error: 2:6: an escape that is none of TOML's"},
		{"[a]\nk = \"\\ud800\"\n", "error: 2:6: an escape that is no character"},
		{"[a]\n[refused]\n", "error: this section is refused"},
		{"[a]\n  refused = 1\n", "error: this key is refused"},
	};

	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		check_reading(manifest_read_toml, &table[i]);
}

static void ini_is_read(void **state UNUSED)
{
	static const struct reading table[] = {
		{"", ""},
		{"# c\n; c\n[DEFAULT]\ntags = a b\nhead: h.js # why\n",
		 "[DEFAULT] tags=a b head=h.js "},
		{"[a.js]\nskip-if =\n  os == 'win'\n\n  # no\n  debug\n[b.js]\n",
		 "[a.js] skip-if=os == 'win'|debug [b.js] "},
		{"[a.js]\r\nk = v\r\n", "[a.js] k=v "},
		{"[include:b.ini]\n[ c d ]", "[include:b.ini] [c d] "},
		{"[a\n", "error: 1:1: the name of a section does not end with ']'"},
		{"[]\n", "error: 1:1: a section without a name"},
		{"[a]\nb\n", "error: 2:1: neither '[NAME]' nor 'KEY = VALUE'"},
		{"[a]\n= b\n", "error: 2:1: neither '[NAME]' nor 'KEY = VALUE'"},
		{"k = v\n", "error: 1:1: a value before the first section"},
		{"[a]\n\n[refused]\n", "error: this section is refused"},
		{"[a]\nrefused =\n x\n y\n", "error: this key is refused"},
	};

	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		check_reading(manifest_read_ini, &table[i]);
}

static int found(void *ctx, const struct mozbuild_variable *v, const char *manifest,
		 struct err *err)
{
	if (!strcmp(manifest, "refused"))
		return err_set(err, "refused");
	strbuf_addf(ctx, "%s%s:%s ", v->flavor, v->reftest ? "*" : "", manifest);
	return 0;
}

static void mozbuild_is_read(void **state UNUSED)
{
	static const struct reading table[] = {
		{"", ""},
		{"MOCHITEST_MANIFESTS += [\"a.toml\"]\n", "mochitest:a.toml "},
		{"if CONFIG['X'] == '1':\n    XPCSHELL_TESTS_MANIFESTS += [  # why\n"
		 "        'a/b.toml',\n        \"c.toml\"\n    ]  # done\nDIRS += ['x']\n",
		 "xpcshell:a/b.toml xpcshell:c.toml "},
		{"A11Y_MANIFESTS = ['a'];BROWSER_CHROME_MANIFESTS+=['b' 'c',]",
		 "a11y:a browser-chrome:bc "},
		{"REFTEST_MANIFESTS += ['r.list']\nCRASHTEST_MANIFESTS += ['c.list']\n",
		 "reftest*:r.list crashtest*:c.list "},
		{"PERFTESTS_MANIFESTS += 'one.toml'\n", "perftest:one.toml "},
		{"MOCHITEST_MANIFESTS += \\\n    []\n", ""},
		{"# MOCHITEST_MANIFESTS += ['a']\nX = '''\nMOCHITEST_MANIFESTS += ['b']\n'''\n"
		 "x.MOCHITEST_MANIFESTS += ['c']\nMY_MOCHITEST_MANIFESTS += ['d']\n"
		 "MOCHITEST_MANIFESTS == ['e']\nf(MOCHITEST_MANIFESTS)\nY = \"\\\"#'\"\n"
		 "XPCOM_MANIFESTS += ['f']\n",
		 ""},
		{"a = 1\nMOCHITEST_MANIFESTS += names\n",
		 "error: 2:24: 'MOCHITEST_MANIFESTS' gets what is no list of strings"},
		{"MOCHITEST_MANIFESTS += ['a', b]\n",
		 "error: 1:24: 'MOCHITEST_MANIFESTS' gets what is no list of strings"},
		{"MOCHITEST_MANIFESTS += ['a'] + b\n",
		 "error: 1:24: 'MOCHITEST_MANIFESTS' gets what is no list of strings"},
		{"MOCHITEST_MANIFESTS += ['a' b]\n",
		 "error: 1:24: 'MOCHITEST_MANIFESTS' gets what is no list of strings"},
		{"MOCHITEST_MANIFESTS += [\n 'a',\n", "error: 1:24: the list does not end"},
		{"MOCHITEST_MANIFESTS += ['a\n']", "error: 1:25: the string does not end"},
		{"x = 'a", "error: 1:5: the string does not end"},
		{"MOCHITEST_MANIFESTS += ['refused']", "error: 1:25: refused"},
	};

	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		struct strbuf got = STRBUF_INIT;
		struct err err;
		if (mozbuild_read(slice_from(table[i].text), found, &got, &err)) {
			strbuf_reset(&got);
			strbuf_addf(&got, "error: %s", err.text);
		}
		assert_string_equal(got.buf, table[i].want);
		strbuf_release(&got);
	}
}

static const struct srcfile files[] = {
	{"dom/a/mochitest.toml", "[DEFAULT]\ntags = \"all\"\nsubsuite = \"media\"\n"
				 "support-files = [\"x\"]\n"
				 "[\"test_1.html\"]\n"
				 "[\"test_2.html\"]\nsubsuite = \"\"\ntags = [\"two\", \"more\"]\n"
				 "[\"../b/test_3.html\"]\n"
				 "[\"include:common.toml\"]\ntags = \"given\"\n"},
	{"dom/a/common.toml", "[DEFAULT]\ntags = \"common\"\n[\"test_4.html\"]\n"
			      "[\"test_5.html\"]\npath = \"sub/five.html\"\n"},
	{"dom/a/old.ini", "[default]\ntags = i\n[test_6.js]\ntags = j\n"},
	{"dom/a/loop.toml", "[\"include:loop.toml\"]\n"},
	{"dom/a/loop2.toml", "[\"include:loop3.toml\"]\n"},
	{"dom/a/loop3.toml", "[\"include:loop2.toml\"]\n"},
	{"dom/a/twice.toml", "[\"a.js\"]\n[b]\n[\"a.js\"]\n"},
	{"dom/a/gone.toml", "[\"include:nothing.toml\"]\n"},
	{"dom/a/out.toml", "[\"x.js\"]\n[\"../../../etc/passwd\"]\n"},
	{"dom/a/bad.toml", "[\"include:broken.toml\"]\n"},
	{"dom/a/broken.toml", "[x\n"},
	{"dom/a/empty.toml", "[\"\"]\n"},
	{"layout/r/reftest.list",
	 "# all\ndefaults skip-if(Android) pref(a.b,true)\n\n"
	 "== a.html a-ref.html # why\nfuzzy(0-1,0-2) != b.html#x about:blank\n"
	 "url-prefix sub/\nload c.html\nskip include more/reftest.list\n"
	 "HTTP(..) == a.html data:text/html,x\nrandom-if(x) script s.html\nwr-capture == a.html "
	 "q.html\nprint p.html p-ref.html\n"},
	{"layout/r/more/reftest.list", "== ../a.html m.html\n"},
	{"layout/r/short.list", "load a.html\n== b.html\n"},
	{"layout/r/loop.list", "include loop.list\n"},
	{"layout/r/out.list", "  include ../../../x.list\n"},
	{"layout/r/gone.list", "include gone/x.list\n"},
};

static void manifests_give_tests(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct srctree tree;
	struct testlist l;
	struct err err;

	srcfiles_write(unit_dir(state), files, ARRAY_LEN(files));
	assert_int_equal(srctree_open(&tree, unit_dir(state), &err), 0);
	testlist_init(&l);
	assert_int_equal(testlist_load(&l, &tree, "dom/a/mochitest.toml", "mochitest", &err), 0);
	assert_int_equal(testlist_load(&l, &tree, "dom/a/mochitest.toml", "mochitest", &err), 0);
	assert_int_equal(testlist_load(&l, &tree, "dom/a/old.ini", "xpcshell", &err), 0);
	srcfiles_dump(&l, &text);
	assert_string_equal(
		text.buf,
		"dom/a/test_1.html mochitest media dom/a/mochitest.toml - [all]\n"
		"dom/a/test_2.html mochitest - dom/a/mochitest.toml - [all two\nmore]\n"
		"dom/b/test_3.html mochitest media dom/a/mochitest.toml - [all]\n"
		"dom/a/test_4.html mochitest media dom/a/common.toml dom/a/mochitest.toml "
		"[all given common]\n"
		"dom/a/sub/five.html mochitest media dom/a/common.toml dom/a/mochitest.toml "
		"[all given common]\n"
		"dom/a/test_6.js xpcshell - dom/a/old.ini - [i j]\n");
	assert_true(test_has_tag(&l.test[1], "more"));
	assert_true(test_has_tag(&l.test[1], "all"));
	assert_false(test_has_tag(&l.test[1], "mor"));
	assert_false(test_has_tag(&l.test[1], "al"));
	testlist_sort(&l);
	assert_string_equal(l.test[0].path, "dom/a/sub/five.html");
	assert_string_equal(l.test[5].path, "dom/b/test_3.html");
	testlist_release(&l);
	srctree_release(&tree);
	strbuf_release(&text);
}

static void reftests_give_tests(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct srctree tree;
	struct testlist l;
	struct err err;

	srcfiles_write(unit_dir(state), files, ARRAY_LEN(files));
	assert_int_equal(srctree_open(&tree, unit_dir(state), &err), 0);
	testlist_init(&l);
	for (int i = 0; i < 2; i++)
		assert_int_equal(
			testlist_load_reftests(&l, &tree, "layout/r/reftest.list", "reftest", &err),
			0);
	for (size_t i = 0; i < l.nr; i++)
		strbuf_addf(&text, "%s %s\n", l.test[i].path, l.test[i].manifest);
	assert_string_equal(text.buf, "layout/r/a.html layout/r/reftest.list\n"
				      "layout/r/a-ref.html layout/r/reftest.list\n"
				      "layout/r/b.html#x layout/r/reftest.list\n"
				      "layout/r/sub/c.html layout/r/reftest.list\n"
				      "layout/r/more/m.html layout/r/more/reftest.list\n"
				      "layout/r/sub/a.html layout/r/reftest.list\n"
				      "layout/r/sub/s.html layout/r/reftest.list\n"
				      "layout/r/sub/q.html layout/r/reftest.list\n"
				      "layout/r/sub/p.html layout/r/reftest.list\n"
				      "layout/r/sub/p-ref.html layout/r/reftest.list\n");
	testlist_release(&l);
	srctree_release(&tree);
	strbuf_release(&text);
}

static void errors_have_a_place(void **state)
{
	static const struct {
		const char *path, *want;
		bool reftest;
	} table[] = {
		{"dom/a/twice.toml", "dom/a/twice.toml:3:1: a second section 'a.js'", false},
		{"dom/a/gone.toml",
		 "dom/a/gone.toml:1:1: dom/a/nothing.toml: no such file in the checkout", false},
		{"dom/a/out.toml",
		 "dom/a/out.toml:2:1: '../../../etc/passwd' is not in the checkout", false},
		{"dom/a/none.toml", "dom/a/none.toml: no such file in the checkout", false},
		{"dom/a", "dom/a: no regular file", false},
		{"dom/a/bad.toml", "dom/a/bad.toml:1:1: dom/a/broken.toml:1:3: ']' is missing",
		 false},
		{"dom/a/loop.toml", "dom/a/loop.toml:1:1: 'dom/a/loop.toml' is included in itself",
		 false},
		{"dom/a/loop2.toml", NULL, false},
		{"dom/a/empty.toml", "dom/a/empty.toml:1:1: a section without a name", false},
		{"layout/r/short.list", "layout/r/short.list:2:1: a file is missing behind '=='",
		 true},
		{"layout/r/out.list",
		 "layout/r/out.list:1:3: '../../../x.list' is not in the checkout", true},
		{"layout/r/gone.list",
		 "layout/r/gone.list:1:1: layout/r/gone/x.list: no such file in the checkout",
		 true},
		{"layout/r/loop.list", NULL, true},
	};
	struct srctree tree;
	struct err err;

	srcfiles_write(unit_dir(state), files, ARRAY_LEN(files));
	assert_int_equal(srctree_open(&tree, unit_dir(state), &err), 0);
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		struct testlist l;
		int ret;
		testlist_init(&l);
		*err.text = '\0';
		ret = (table[i].reftest ? testlist_load_reftests
					: testlist_load)(&l, &tree, table[i].path, "x", &err);
		assert_int_equal(ret, -1);
		if (table[i].want)
			assert_string_equal(err.text, table[i].want);
		else
			assert_non_null(strstr(err.text, "included in itself"));
		testlist_release(&l);
	}
	srctree_release(&tree);
	assert_int_equal(srctree_open(&tree, "/no/such/folder", &err), -1);
	assert_string_equal(err.text, "/no/such/folder: no folder");
}

static int visit(void *ctx, const char *dir, char *const *file, size_t nr, struct err *err)
{
	if (!strcmp(dir, "bad"))
		return err_set(err, "bad");
	strbuf_addf(ctx, "%s(", dir);
	for (size_t i = 0; i < nr; i++)
		strbuf_addf(ctx, "%s%s", i ? " " : "", file[i]);
	strbuf_addstr(ctx, ") ");
	return 0;
}

static bool skips(const char *dir)
{
	return !strcmp(dir, "a/skip");
}

static void nothing_outside_is_read(void **state)
{
	static const struct srcfile tree_files[] = {
		{"in/a/1", "one"}, {"in/a/b/2", ""}, {"in/.hidden/3", ""}, {"in/a/skip/4", ""},
		{"out/5", "five"}, {"in/bad/6", ""}, {"in/0", ""},
	};
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;
	struct srctree tree;
	struct err err;

	srcfiles_write(unit_dir(state), tree_files, ARRAY_LEN(tree_files));
	strbuf_addf(&path, "%s/in", unit_dir(state));
	assert_int_equal(srctree_open(&tree, path.buf, &err), 0);
	assert_int_equal(chdir(path.buf), 0);
	assert_int_equal(symlink("../../out/5", "a/link"), 0);
	assert_int_equal(symlink("../../out", "a/outside"), 0);
	assert_int_equal(symlink("../0", "a/inside"), 0);
	assert_int_equal(srctree_kind(&tree, "a/link"), SRCTREE_NONE);
	assert_int_equal(srctree_kind(&tree, "a/outside/5"), SRCTREE_NONE);
	assert_int_equal(srctree_kind(&tree, "a/inside"), SRCTREE_FILE);
	assert_int_equal(srctree_kind(&tree, "a"), SRCTREE_DIR);
	assert_int_equal(srctree_kind(&tree, ""), SRCTREE_DIR);
	assert_int_equal(srctree_read(&tree, "a/link", 0, &text, &err), -1);
	assert_string_equal(err.text, "a/link: no such file in the checkout");
	assert_int_equal(srctree_read(&tree, "a/1", 2, &text, &err), 0);
	assert_string_equal(text.buf, "on");
	strbuf_reset(&text);
	assert_int_equal(srctree_walk(&tree, "a", skips, visit, &text, &err), 0);
	assert_int_equal(srctree_walk(&tree, "none", NULL, visit, &text, &err), 0);
	assert_string_equal(text.buf, "a(1 inside link outside) a/b(2) ");
	assert_int_equal(srctree_walk(&tree, "", NULL, visit, &text, &err), -1);
	assert_string_equal(err.text, "bad");
	assert_int_equal(chdir("/"), 0);
	srctree_release(&tree);
	strbuf_release(&path);
	strbuf_release(&text);
}

static void paths_are_joined(void **state UNUSED)
{
	static const struct {
		const char *dir, *path, *want; /* NULL: out of the tree */
	} table[] = {
		{"a/b", "c", "a/b/c"},	 {"a/b", "../c/./d", "a/c/d"},
		{"a", "/x//y/", "x/y"},	 {"", "..", NULL},
		{"a", "../..", NULL},	 {"a", "..", ""},
		{"a/b", "../../c", "c"}, {"", "", ""},
		{"a", "/../b", NULL},
	};

	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		struct strbuf out = STRBUF_INIT;
		int ret;
		strbuf_addstr(&out, ">");
		ret = srctree_join(table[i].dir, table[i].path, &out);
		assert_int_equal(ret, table[i].want ? 0 : -1);
		assert_string_equal(out.buf + 1, ret ? "" : table[i].want);
		strbuf_release(&out);
	}
	assert_true(srctree_below("a/b", "a"));
	assert_true(srctree_below("a", "a"));
	assert_true(srctree_below("a", ""));
	assert_false(srctree_below("ab", "a"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(toml_is_read),
		cmocka_unit_test(ini_is_read),
		cmocka_unit_test(mozbuild_is_read),
		cmocka_unit_test_setup_teardown(manifests_give_tests, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test_setup_teardown(reftests_give_tests, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test_setup_teardown(errors_have_a_place, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test_setup_teardown(nothing_outside_is_read, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test(paths_are_joined),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
