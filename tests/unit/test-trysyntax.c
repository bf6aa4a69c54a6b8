/* SPDX-License-Identifier: MPL-2.0 */
/* core/select: classic try syntax, its grammar and the tasks it means. */
#include "core/base/base.h"
#include "core/select/trysyntax.h"
#include "tests/unit/unit.h"
#include "tests/unit/graph.h"

/* A task: attributes that are NULL are not there. */
struct row {
	const char *label, *kind, *build_platform, *type, *test_platform;
	const char *attr, *name, *chunk; /* the attribute with the name of the test, ... */
	const char *projects;		 /* JSON */
	int tier;
	const char *build;
	const char *more; /* attributes */
};

#define UNIT	"unittest_try_name"
#define ALL	"[\"all\"]"
#define TRUNK	"[\"trunk\"]"
#define NOWHERE "[]"
#define LIN	"linux2404-64"
#define WIN	"windows10-64"

static const struct row rows[] = {
	{"bl-d", "build", "linux64", "debug", NULL, NULL, NULL, NULL, ALL, 1, NULL, NULL},
	{"bl-o", "build", "linux64", "opt", NULL, NULL, NULL, NULL, ALL, 1, NULL, NULL},
	{"bm", "build", "macosx64", "opt", NULL, NULL, NULL, NULL, NOWHERE, 1, NULL, NULL},
	{"bms", "build", "macosx64-shippable", "opt", NULL, NULL, NULL, NULL, ALL, 1, NULL, NULL},
	{"bw", "build", "win64", "opt", NULL, NULL, NULL, NULL, TRUNK, 2, NULL, NULL},
	{"sm", "spidermonkey", "linux64", "opt", NULL, NULL, NULL, NULL, NOWHERE, 1, NULL, NULL},
	{"lint-a", "source-test", "lint", "opt", NULL, "job_try_name", "eslint", NULL, ALL, 1, NULL,
	 NULL},
	{"lint-b", "source-test", "lint", "opt", NULL, "job_try_name", "mypy", NULL, NOWHERE, 1,
	 NULL, NULL},
	{"doc", "source-test", "linux64", "opt", NULL, NULL, NULL, NULL, ALL, 1, NULL, NULL},
	{"x1", "test", "linux64", "opt", LIN "/opt", UNIT, "xpcshell", "1", TRUNK, 1, "bl-o",
	 "\"supports-artifact-builds\":true"},
	{"x2", "test", "linux64", "opt", LIN "/opt", UNIT, "xpcshell", "2", ALL, 1, "bl-o", NULL},
	{"x1d", "test", "linux64", "debug", LIN "/debug", UNIT, "xpcshell", "1", ALL, 1, "bl-d",
	 "\"supports-artifact-builds\":false"},
	{"x1-cf", "test", "linux64", "opt", LIN "/opt", UNIT, "xpcshell", "1", NOWHERE, 1, "bl-o",
	 NULL},
	/* offered nowhere, of tier 1 and 2: its name has no tier 1, or its build has tier 2 */
	{"xq", "test", "linux64", "opt", "linux1804-64/opt", UNIT, "xpcshell", "1", NOWHERE, 1,
	 "bl-o", NULL},
	{"xt", "test", "linux64", "opt", "linux1804-64/opt", UNIT, "xpcshell", "1", TRUNK, 2,
	 "bl-o", NULL},
	{"xn", "test", "linux64", "opt", LIN "/opt", UNIT, "xpcshell-nofis", "1", NOWHERE, 2,
	 "bl-o", NULL},
	{"xw", "test", "win64", "opt", WIN "/opt", UNIT, "xpcshell", "1", TRUNK, 2, "bw", NULL},
	{"xf", "test", "linux64", "opt", LIN "/opt", UNIT, "xpcshell", "1", ALL, 1, "bl-o",
	 "\"unittest_variant\":\"fission\""},
	{"xv-valgrind", "test", "linux64", "opt", LIN "/opt", UNIT, "xpcshell", "1", ALL, 1, "bl-o",
	 NULL},
	{"xm", "test", "macosx64-shippable", "opt", "macosx1014-64/opt", UNIT, "xpcshell", "1",
	 TRUNK, 1, "bms", NULL},
	{"mbc", "test", "linux64", "opt", LIN "/opt", UNIT, "mochitest-browser-chrome", "1", ALL, 1,
	 "bl-o", NULL},
	{"mp", "test", "linux64", "opt", LIN "/opt", UNIT, "mochitest-plain", "1", ALL, 1, "bl-o",
	 NULL},
	{"rp", "test", "linux64", "opt", LIN "/opt", UNIT, "plain-reftest", "1", ALL, 1, "bl-o",
	 NULL},
	{"rj", "test", "linux64", "opt", LIN "/opt", UNIT, "jsreftest", "1", ALL, 1, "bl-o", NULL},
	{"tal", "test", "linux64", "opt", LIN "/opt", "talos_try_name", "g4", "1", ALL, 1, "bl-o",
	 NULL},
	{"rap", "test", "linux64", "opt", LIN "/opt", "raptor_try_name", "raptor-tp6-1", "1", ALL,
	 1, "bl-o", NULL},
};

static void add_attr(struct strbuf *json, const char *name, const char *value)
{
	if (value)
		strbuf_addf(json, ",\"%s\":\"%s\"", name, value);
}

static void add_row(struct strbuf *json, const struct row *t)
{
	strbuf_addf(json, "\"%s\":{\"attributes\":{\"kind\":\"%s\",\"run_on_projects\":%s",
		    t->label, t->kind, t->projects);
	add_attr(json, "build_platform", t->build_platform);
	add_attr(json, "build_type", t->type);
	add_attr(json, "test_platform", t->test_platform);
	add_attr(json, "unittest_suite", t->test_platform ? "suite" : NULL);
	add_attr(json, "test_chunk", t->chunk);
	if (t->attr)
		add_attr(json, t->attr, t->name);
	strbuf_addf(json, "%s%s},\"dependencies\":{", t->more ? "," : "", t->more ? t->more : "");
	if (t->build)
		strbuf_addf(json, "\"build\":\"%s\"", t->build);
	strbuf_addf(json, "},\"kind\":\"%s\",\"task\":{\"extra\":{\"treeherder\":{\"tier\":%d}}}}",
		    t->kind, t->tier);
}

static void load(void **state, struct graph *g)
{
	struct strbuf json = STRBUF_INIT;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		strbuf_addstr(&json, i ? "," : "{");
		add_row(&json, &rows[i]);
	}
	strbuf_addch(&json, '}');
	graph_from(state, g, json.buf);
	strbuf_release(&json);
}

struct answer {
	struct strbuf labels, notes, title;
	struct options o;
	struct err err;
	int ret;
};

static void ask(const struct graph *g, const char *text, const char *root, struct answer *a)
{
	struct trysyntax ts;
	struct bitset out;

	*a = (struct answer){0};
	strbuf_init(&a->labels);
	strbuf_init(&a->notes);
	strbuf_init(&a->title);
	options_init(&a->o);
	bitset_init(&out, g->task_nr);
	a->ret = trysyntax_parse(&ts, text, &a->o, &a->err);
	if (!a->ret) {
		strbuf_addstr(&a->title, ts.title);
		a->ret = trysyntax_tasks(&ts, g, root, options_flag(&a->o, OPT_ARTIFACT), &out,
					 &a->notes, &a->err);
		trysyntax_release(&ts);
	}
	bitset_foreach (t, &out)
		strbuf_addf(&a->labels, "%s%s", a->labels.len ? " " : "", graph_label(g, t).p);
	bitset_release(&out);
}

static void answer_release(struct answer *a)
{
	strbuf_release(&a->labels);
	strbuf_release(&a->notes);
	strbuf_release(&a->title);
	options_release(&a->o);
}

static void assert_chooses(const struct graph *g, const char *text, const char *want)
{
	struct answer a;

	ask(g, text, NULL, &a);
	if (a.ret)
		fail_msg("%s: %s", text, a.err.text);
	if (strcmp(a.labels.buf, want) != 0)
		fail_msg("%s: chose '%s', not '%s'", text, a.labels.buf, want);
	answer_release(&a);
}

/* In the order of labels: "bl-d bl-o bm ..." */
static void grammar(void **state)
{
	static const struct {
		const char *text, *want;
	} table[] = {
		/* builds: types, platforms */
		{"try: -b do -p linux64 -u none", "bl-d bl-o sm"},
		{"-b o -p linux64 -u none", "bl-o sm"},
		{"-b d -p linux64 -u none", "bl-d"},
		{"-b dood -p linux64 -u none", "bl-d bl-o sm"},
		{"-p linux64 -u none", "bl-d bl-o sm"},
		{"--build=o --platform=linux64,win64 --unittests none", "bl-o bw sm"},
		{"--build o -pwin64 -unone", "bw"},
		{"-b o -p all -u none", "bl-o bms bw"},
		{"-b o -p -u none", "bl-o bms bw"},
		{"-b o -u none", "bl-o bms bw"},
		/* macOS: the shippable build, where there are tests */
		{"-b o -p macosx64 -u none", "bm"},
		{"-b o -p macosx64 -u xpcshell", "bms xm"},
		{"-b o -p macosx64-shippable -u none", "bms"},
		/* tests: what runs by default, tiers, aliases, what is no test of that kind */
		{"-b o -p linux64 -u xpcshell-nofis", "bl-o sm xn"},
		{"-b o -p linux64 -u xpcshell", "bl-o sm x1 x2 xn"},
		{"-b d -p linux64 -u xpcshell", "bl-d x1d"},
		{"-b o -p win64 -u xpcshell", "bw xw"},
		{"-b o -p linux64 -u mochitest", "bl-o mbc mp sm"},
		{"-b o -p linux64 -u mochitest-bc", "bl-o mbc sm"},
		{"-b o -p linux64 -u mochitest-plain", "bl-o mp sm"},
		{"-b o -p linux64 -u reftest", "bl-o rp sm"},
		{"-b o -p linux64 -u jsreftest,mochitest-bc", "bl-o mbc rj sm"},
		{"-b o -p linux64 -u all", "bl-o mbc mp rj rp sm x1 x2 xn"},
		{"-b o -p linux64 -u", "bl-o mbc mp rj rp sm x1 x2 xn"},
		{"-b o -p linux64", "bl-o mbc mp rj rp sm x1 x2 xn"},
		{"-b o -u xpcshell", "bl-o bms bw x1 x2 xm xn xw"},
		/* talos, raptor */
		{"-b o -p linux64 -u none -t all", "bl-o sm tal"},
		{"-b o -p linux64 -u none -t", "bl-o sm tal"},
		{"-b o -p linux64 -u none --talos g4 --raptor none", "bl-o sm tal"},
		{"-b o -p linux64 -u none -r all", "bl-o rap sm"},
		{"-b o -p linux64 -u none -r raptor-tp6-1", "bl-o rap sm"},
		/* chunks: several are joined; also with the whole suite */
		{"-b o -p linux64 -u xpcshell-1", "bl-o sm x1"},
		{"-b o -p linux64 -u xpcshell-2", "bl-o sm x2"},
		{"-b o -p linux64 -u xpcshell-1,xpcshell-2", "bl-o sm x1 x2"},
		{"-b o -p linux64 -u xpcshell-2,xpcshell-nofis-1", "bl-o sm x2 xn"},
		/* restrictions */
		{"-b o -p linux64 -u xpcshell[linux1804-64]", "bl-o sm xq xt"},
		{"-b o -p linux64 -u xpcshell-1[linux1804-64,linux2404-64]", "bl-o sm x1 xq xt"},
		{"-b o -p linux64 -u xpcshell[-linux2404-64]", "bl-o sm xq xt"},
		{"-b o -p linux64 -u xpcshell[all]", "bl-o sm x1 x2 xn xq xt"},
		{"-b o -p linux64 -u xpcshell[all,-linux1804-64]", "bl-o sm x1 x2 xn"},
		{"-b o -p linux64 -u xpcshell[linux1804-64,-linux1804-64]", "bl-o sm"},
		{"-b o -p linux64 -u xpcshell[-linux1804-64,linux1804-64]",
		 "bl-o sm x1 x2 xn xq xt"},
		{"-b o -p linux64 -u xpcshell[Ubuntu]", "bl-o sm xq xt"},
		{"-b o -p linux64 -u xpcshell[x64,linux2404-64]", "bl-o sm x1 x2 xn xq xt"},
		{"-b o -p linux64,win64 -u xpcshell[Windows 10]", "bl-o bw sm xw"},
		{"-b o -p linux64,win64 -u 'xpcshell[Windows 10]'", "bl-o bw sm xw"},
		{"-b o -p linux64,win64 -u xpcshell[Windows\\ 10]", "bl-o bw sm xw"},
		{"-b o -p linux64,win64 -u xpcshell[-Windows 10, -x64]", "bl-o bw sm x1 x2 xn"},
		{"-b o -p macosx64 -u xpcshell[10.14]", "bms xm"},
		{"-b o -p linux64 -u all[linux1804-64]", "bl-o sm xq xt"},
		{"-b o -p linux64 -u xpcshell-1[linux1804-64],mochitest-plain", "bl-o mp sm xq xt"},
		{"-b o -p linux64 -u xpcshell-2[linux2404-64],xpcshell[linux1804-64]",
		 "bl-o sm x2 xq xt"},
		{"-b o -p linux64 -u none -t g4[linux2404-64]", "bl-o sm tal"},
		/* jobs */
		{"-b o -p win64 -u none -j eslint", "bw lint-a"},
		{"-b o -p win64 -u none -j eslint -j mypy", "bw lint-a lint-b"},
		{"-b o -p win64 -u none --job eslint,mypy", "bw lint-a lint-b"},
		{"-b o -p win64 -u none -j none", "bw"},
		{"-b o -p win64,lint -u none -j all", "bw lint-a"},
		{"-b o -p win64 -u none -j all", "bw"},
		{"-b o -p all -u none -j all", "bl-o bms bw lint-a"},
		/* where it begins and ends */
		{"Bug 1 - x try: -b o -p win64 -u none\n-u all", "bw"},
		{"\t-b  o\t-p \"win64\" -u no'n'e ", "bw"},
	};
	struct graph g;

	load(state, &g);
	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		assert_chooses(&g, table[i].text, table[i].want);
	graph_release(&g);
}

static void wrong(void **state)
{
	static const struct {
		const char *text, *want;
	} table[] = {
		{"", "no option in it: say -b do -p PLATFORM -u SUITE"},
		{"try:", "no option in it: say -b do -p PLATFORM -u SUITE"},
		{"-b ox", "column 5: unknown build type 'x' (there are o: opt, and d: debug)"},
		{"-b o\xc3\xa9",
		 "column 5: unknown build type '\xc3\xa9' (there are o: opt, and d: debug)"},
		{"-b", "column 1: '-b' needs a value"},
		{"-b -p x", "column 1: '-b' needs a value"},
		{"--build= -p x", "column 1: '--build' needs a value"},
		{"-b o -p linux6",
		 "column 9: no platform 'linux6' in the graph (did you mean 'linux64'?)"},
		{"try: -p win64,nowhere-at-all",
		 "column 15: no platform 'nowhere-at-all' in the graph"},
		{"-p a,,b", "column 6: a name is missing"},
		{"-p a,", "column 6: a name is missing"},
		{"-u xpcshel",
		 "column 4: no suite 'xpcshel' in the graph (did you mean 'xpcshell'?)"},
		{"-u xpcshel-1",
		 "column 4: no suite 'xpcshel' in the graph (did you mean 'xpcshell'?)"},
		{"-u mochitest-1",
		 "column 4: 'mochitest' stands for several suites: a chunk needs one "
		 "(mochitest-browser-chrome-1)"},
		{"-u gtest", "column 4: no suite 'gtest' in the graph"},
		{"-u none,xpcshell", "column 4: no suite 'none' in the graph"},
		{"-t xpcshell", "column 4: no suite 'xpcshell' in the graph"},
		{"-u xpcshell[linux1804-4]",
		 "column 13: no test platform 'linux1804-4' in the graph (did you mean 'linux1804-64'?)"},
		{"-u xpcshell[-linux1804-4]",
		 "column 14: no test platform 'linux1804-4' in the graph (did you mean 'linux1804-64'?)"},
		{"-u xpcshell[Windows 7]", "column 13: no test platform 'Windows 7' in the graph"},
		{"-u xpcshell[]", "column 13: a name is missing"},
		{"-u xpcshell[x", "column 12: '[' is not closed"},
		{"-u xpcshell[x[y]", "column 12: '[' is not closed"},
		{"-u xpcshell]", "column 12: ']' without '['"},
		{"-u xpcshell[x]y", "column 15: ',' is missing behind ']'"},
		{"-u [x]", "column 4: a name is missing"},
		{"-u xpcshell,", "column 13: a name is missing"},
		{"-u 'x y", "column 4: '\'' is not closed"},
		{"-u x\\", "column 5: nothing stands behind the backslash"},
		{"-j eslin", "column 4: no job 'eslin' in the graph (did you mean 'eslint'?)"},
		{"-b o -b d", "column 6: '--build' stands there twice"},
		{"xpcshell", "column 1: 'xpcshell' is no option"},
		{"-p win64 x", "column 10: 'x' is no option"},
		{"--unitests x",
		 "column 1: unknown option '--unitests' (did you mean '--unittests'?)"},
		{"-x", "column 1: unknown option '-x'"},
		{"--rebuild 21",
		 "column 11: --rebuild '21' is not a number from 1 to 20, nor LABEL=N"},
		{"--setenv x", NULL},
		{"--artifact=1", "column 11: '--artifact' takes no value"},
		{"--tag \xff", "column 7: the tag '<FF>' is not valid UTF-8"},
		{"-w x", "column 1: '--taskcluster-worker' has no meaning any more: say "
			 "--worker-override ALIAS=POOL before the syntax"},
		{"-b o -i", "column 6: '--interactive' has no meaning any more"},
	};
	struct graph g;
	struct answer a;

	load(state, &g);
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		static const char begin[] = "try syntax: ";
		ask(&g, table[i].text, NULL, &a);
		if (!a.ret)
			fail_msg("%s: is taken", table[i].text);
		if (strncmp(a.err.text, begin, sizeof(begin) - 1) != 0)
			fail_msg("%s: %s", table[i].text, a.err.text);
		if (table[i].want)
			assert_string_equal(a.err.text + sizeof(begin) - 1, table[i].want);
		answer_release(&a);
	}
	graph_release(&g);
}

static void options_are_set(void **state)
{
	struct graph g;
	struct answer a;

	load(state, &g);
	ask(&g,
	    "x try:  -b do -p linux64 -u xpcshell --rebuild 3 --setenv A=1 --setenv 'B=x y' --tag t\xc3\xa9 "
	    "--artifact --gecko-profile \nmore",
	    NULL, &a);
	assert_int_equal(a.ret, 0);
	assert_string_equal(a.title.buf,
			    "try: -b do -p linux64 -u xpcshell --rebuild 3 --setenv A=1 --setenv "
			    "'B=x y' --tag t\xc3\xa9 --artifact --gecko-profile");
	assert_string_equal(options_string(&a.o, OPT_REBUILD), "3");
	assert_string_equal(options_list(&a.o, OPT_ENV)[0], "A=1");
	assert_string_equal(options_list(&a.o, OPT_ENV)[1], "B=x y");
	assert_string_equal(options_list(&a.o, OPT_ENV)[2], "MOZHARNESS_TEST_TAG=[\"t\\u00E9\"]");
	assert_null(options_list(&a.o, OPT_ENV)[3]);
	assert_true(options_flag(&a.o, OPT_GECKO_PROFILE));
	/* x1d says that it cannot use artifact builds; x2 says nothing */
	assert_string_equal(a.labels.buf, "bl-d bl-o sm x1 x2 xn");
	assert_string_equal(a.notes.buf, "left out: 1 with uncommon labels\n"
					 "left out: 1 that cannot use artifact builds\n");
	answer_release(&a);
	graph_release(&g);
}

static void what_is_not_chosen_is_said(void **state)
{
	struct graph g;
	struct answer a;

	load(state, &g);
	ask(&g, "-b o -p linux64 -u xpcshell-9,xpcshell-1[linux2404-64],rep*", NULL, &a);
	assert_int_equal(a.ret, -1);
	answer_release(&a);
	ask(&g, "-b o -p linux64 -u xpcshell-9,xpcshell-1[linux2404-64] -t g4[linux1804-64]", NULL,
	    &a);
	assert_int_equal(a.ret, 0);
	assert_string_equal(a.labels.buf, "bl-o sm x1");
	assert_string_equal(a.notes.buf, "try syntax: column 20: 'xpcshell-9' chooses no task\n"
					 "try syntax: column 59: 'g4' chooses no task\n"
					 "left out: 1 of other classes than main\n"
					 "left out: 1 with uncommon labels\n");
	answer_release(&a);
	ask(&g, "-b o -p macosx64 -u xpcshell", NULL, &a);
	assert_string_equal(a.notes.buf,
			    "-p macosx64 means macosx64-shippable where tests are chosen\n");
	answer_release(&a);
	graph_release(&g);
}

/* The checkout says which builds come along, and which labels are uncommon. */
static void checkout_counts(void **state)
{
	static const char yml[] = "try:\n  ridealong-builds:\n    'linux64': ['win64', gone, 7]\n";
	struct strbuf path = STRBUF_INIT;
	struct graph g;
	struct answer a;
	struct err err;

	load(state, &g);
	strbuf_addf(&path, "%s/taskcluster/config.yml", unit_dir(state));
	assert_int_equal(file_write_atomic(path.buf, yml, sizeof(yml) - 1, 0644, &err), 0);
	ask(&g, "-b o -p linux64 -u none", unit_dir(state), &a);
	assert_string_equal(a.labels.buf, "bl-o bw sm");
	assert_string_equal(a.notes.buf, "");
	answer_release(&a);
	assert_int_equal(file_write_atomic(path.buf, "a: [", 4, 0644, &err), 0);
	ask(&g, "-b o -p linux64 -u none", unit_dir(state), &a);
	assert_int_equal(a.ret, 0);
	assert_string_equal(a.labels.buf, "bl-o sm");
	assert_non_null(strstr(a.notes.buf, "config.yml:"));
	assert_non_null(strstr(a.notes.buf, ": no ridealong builds are known\n"));
	answer_release(&a);
	strbuf_release(&path);
	graph_release(&g);
}

static void other_projects(void **state)
{
	struct graph g;
	struct answer a;

	graph_from(state, &g, "{\"a\":{\"attributes\":{\"build_type\":\"opt\"}}}");
	ask(&g, "-b o", NULL, &a);
	assert_int_equal(a.ret, -1);
	assert_string_equal(a.err.text,
			    "try syntax is for Firefox: this graph has no test platforms");
	answer_release(&a);
	graph_release(&g);
}

static void nicknames(void **state UNUSED)
{
	/* nickname, a name it stands for, one it does not */
	static const char *const table[][3] = {
		{"cppunit", "cppunittest", "xcppunit"},
		{"crashtest", "crashtest-swr", "geckoview-crashtest"},
		{"crashtest-e10s", "crashtest-e10s-x", "crashtest"},
		{"e10s", "reftest-e10s", "reftest"},
		{"firefox-ui-functional", "firefox-ui-functional-remote", "firefox-ui"},
		{"gaia-js-integration", "x-gaia-js-integration", "gaia-js"},
		{"gtest", "gtest", "x-gtest"},
		{"jittest", "jittest-1proc", "jit"},
		{"jittests", "jittest", "x-jittest"},
		{"jsreftest", "jsreftest", "reftest"},
		{"jsreftest-e10s", "jsreftest-e10s", "jsreftest"},
		{"marionette", "marionette-headless", "x-marionette"},
		{"mochitest", "mochitest-plain", "geckoview-mochitest-plain"},
		{"mochitests", "mochitest-plain", "geckoview-mochitest-plain"},
		{"mochitest-e10s", "mochitest-e10s", "mochitest-plain"},
		{"mochitests-e10s", "mochitest-e10s", "mochitest-plain"},
		{"mochitest-debug", "mochitest-debug-x", "mochitest-debug"},
		{"mochitest-a11y", "x-mochitest-a11y", "mochitest-browser-a11y"},
		{"mochitest-bc", "mochitest-browser-chrome-swr", "mochitest-chrome"},
		{"mochitest-e10s-bc", "mochitest-browser-chrome-e10s", "mochitest-browser-chrome"},
		{"mochitest-browser-chrome", "mochitest-browser-chrome-swr", "mochitest-chrome"},
		{"mochitest-e10s-browser-chrome", "mochitest-browser-chrome-e10s",
		 "mochitest-browser-chrome"},
		{"mochitest-chrome", "x-mochitest-chrome", "mochitest-browser-chrome"},
		{"mochitest-dt", "mochitest-devtools-chrome", "mochitest-chrome"},
		{"mochitest-e10s-dt", "mochitest-devtools-chrome-e10s",
		 "mochitest-devtools-chrome"},
		{"mochitest-gl", "mochitest-webgl1-core", "mochitest-gpu"},
		{"mochitest-gl-e10s", "mochitest-webgl-e10s", "mochitest-webgl1-core"},
		{"mochitest-gpu", "mochitest-gpu", "mochitest-plain-gpu"},
		{"mochitest-gpu-e10s", "mochitest-gpu-e10s", "mochitest-gpu"},
		{"mochitest-media", "mochitest-media-swr", "geckoview-mochitest-media"},
		{"mochitest-media-e10s", "mochitest-media-e10s", "mochitest-media"},
		{"mochitest-vg", "mochitest-valgrind-plain", "mochitest-plain"},
		{"reftest", "plain-reftest-swr", "jsreftest"},
		{"reftests", "reftest", "x-plain-reftest"},
		{"reftest-no-accel", "plain-reftest-no-accel", "reftest"},
		{"reftests-e10s", "reftest-e10s", "reftest"},
		{"robocop", "robocop", "x-robocop"},
		{"web-platform-test", "web-platform-tests", "web-platform-test"},
		{"web-platform-tests", "web-platform-tests-wdspec", "geckoview-web-platform-tests"},
		{"web-platform-tests-e10s", "web-platform-tests-e10s", "web-platform-tests"},
		{"web-platform-tests-crashtests", "web-platform-tests-crashtest",
		 "web-platform-tests"},
		{"web-platform-tests-print-reftest", "web-platform-tests-print-reftest",
		 "web-platform-tests-reftest"},
		{"web-platform-tests-reftests", "web-platform-tests-reftest-swr",
		 "web-platform-tests"},
		{"web-platform-tests-reftests-e10s", "web-platform-tests-reftest-e10s",
		 "web-platform-tests-reftest"},
		{"web-platform-tests-wdspec", "web-platform-tests-wdspec-headless",
		 "web-platform-tests"},
		{"web-platform-tests-wdspec-e10s", "web-platform-tests-wdspec-e10s",
		 "web-platform-tests-wdspec"},
		{"xpcshell", "xpcshell-nofis", "geckoview-xpcshell"},
	};

	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		struct slice alias = slice_from(table[i][0]);
		if (!trysyntax_is_alias(alias) || !trysyntax_alias(alias, slice_from(table[i][1])))
			fail_msg("%s is not %s", table[i][0], table[i][1]);
		if (trysyntax_alias(alias, slice_from(table[i][2])))
			fail_msg("%s is %s", table[i][0], table[i][2]);
	}
	assert_false(trysyntax_is_alias(slice_from("mochitest-plain")));
	assert_false(trysyntax_alias(slice_from("mochitest-plain"), slice_from("mochitest-plain")));
}

static void pretty_names(void **state UNUSED)
{
	static const struct {
		const char *name, *want;
	} table[] = {
		{"Ubuntu", "linux32 linux64 linux64-asan linux1804-64 linux1804-64-asan"},
		{"x64", "linux64 linux64-asan linux1804-64 linux1804-64-asan"},
		{"Android 7.0 Moto G5 32bit", "android-hw-g5-7.0-arm7"},
		{"Android 7.0 Samsung A51 32bit", "android-hw-a51-11.0-arm7"},
		{"Android 7.0 Samsung A51 64bit", "android-hw-a51-11.0-aarch64"},
		{"Android 8.0 Google Pixel 2 32bit", "android-hw-p2-8.0-arm7"},
		{"Android 8.0 Google Pixel 2 64bit", "android-hw-p2-8.0-android-aarch64"},
		{"10.14", "macosx1014-64"},
		{"Windows 7", "windows7-32"},
		{"Windows 7 VM", "windows7-32-vm"},
		{"Windows 10", "windows10-64"},
		{"windows 10", ""},
	};

	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		struct strbuf got = STRBUF_INIT;
		struct slice one;
		for (size_t k = 0; (one = trysyntax_pretty(slice_from(table[i].name), k)).n; k++)
			strbuf_addf(&got, "%s%.*s", k ? " " : "", SLICE_ARG(one));
		assert_string_equal(got.buf, table[i].want);
		strbuf_release(&got);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(grammar, unit_dir_setup, unit_dir_teardown),
		cmocka_unit_test_setup_teardown(wrong, unit_dir_setup, unit_dir_teardown),
		cmocka_unit_test_setup_teardown(options_are_set, unit_dir_setup, unit_dir_teardown),
		cmocka_unit_test_setup_teardown(what_is_not_chosen_is_said, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test_setup_teardown(checkout_counts, unit_dir_setup, unit_dir_teardown),
		cmocka_unit_test(nicknames),
		cmocka_unit_test(pretty_names),
		cmocka_unit_test_setup_teardown(other_projects, unit_dir_setup, unit_dir_teardown),
	};

	return cmocka_run_group_tests_name("trysyntax", tests, NULL, NULL);
}
