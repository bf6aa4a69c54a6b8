/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tests/unit/tree-toy.h"
#include "core/base/alloc.h"
#include "tests/unit/unit.h"

#define TEST(label_, os_, platform_, type_, suite_, variant_, ...)                        \
	{                                                                                 \
		.label = (label_), .os = (os_), .platform = (platform_), .type = (type_), \
		.suite = (suite_), .variant = (variant_), .kind = "test", __VA_ARGS__     \
	}
#define CHUNK(n, total) .chunk = (n), .chunk_total = (total)

/* A small Firefox. */
static const struct toy firefox[] = {
	TEST("test-linux64/opt-xpcshell-1", "Linux", "linux64", "opt", "xpcshell", "default",
	     CHUNK(1, 3)),
	TEST("test-linux64/opt-xpcshell-2", "Linux", "linux64", "opt", "xpcshell", "default",
	     CHUNK(2, 3)),
	TEST("test-linux64/opt-xpcshell-10", "Linux", "linux64", "opt", "xpcshell", "default",
	     CHUNK(10, 10)),
	TEST("test-linux64/opt-xpcshell-http3-1", "Linux", "linux64", "opt", "xpcshell", "http3",
	     CHUNK(1, 2)),
	TEST("test-linux64/opt-xpcshell-http3-2", "Linux", "linux64", "opt", "xpcshell", "http3",
	     CHUNK(2, 2)),
	TEST("test-linux64/opt-xpcshell-a11y", "Linux", "linux64", "opt", "xpcshell", "a11y"),
	TEST("test-linux64/opt-cppunittest", "Linux", "linux64", "opt", "cppunittest", "default"),
	TEST("test-linux64/opt-gtest-1", "Linux", "linux64", "opt", "gtest", "default",
	     CHUNK(1, 1)),
	TEST("test-linux64/opt-crashtest-swr-1", "Linux", "linux64", "opt", "crashtest", "swr",
	     CHUNK(1, 2)),
	TEST("test-linux64/opt-crashtest-swr-2", "Linux", "linux64", "opt", "crashtest", "swr",
	     CHUNK(2, 2)),
	TEST("test-linux64/debug-reftest-3", "Linux", "linux64", "debug", "reftest", "default",
	     CHUNK(3, 8)),
	TEST("test-win11/opt-xpcshell-1", "Windows", "win11", "opt", "xpcshell", "default",
	     CHUNK(1, 2)),
	TEST("test-win11/opt-xpcshell-2", "Windows", "win11", "opt", "xpcshell", "default",
	     CHUNK(2, 2)),
	TEST("test-win7/opt-xpcshell-1", "Windows", "win7", "opt", "xpcshell", "default",
	     CHUNK(1, 2)),
	TEST("test-win7/opt-xpcshell-2", "Windows", "win7", "opt", "xpcshell", "default",
	     CHUNK(2, 2)),
	TEST("test-android-em/opt-gv-junit-1", "Android", "android-em", "opt", "gv-junit",
	     "default", CHUNK(1, 2)),
	TEST("test-android-em/opt-gv-junit-2", "Android", "android-em", "opt", "gv-junit",
	     "default", CHUNK(2, 2)),
	TEST("test-linux64/opt-xpcshell-1-cf", "Linux", "linux64", "opt", "xpcshell", "default",
	     CHUNK(1, 3), .class = CLASS_CF),
	{"build-linux64-gcc/opt", "Linux", "linux64-gcc", "opt", .kind = "build"},
	{"build-linux64-gcc/debug", "Linux", "linux64-gcc", "debug", .kind = "build"},
	{"build-win64/opt", "Windows", "win64", "opt", .kind = "build"},
	{"hazard-linux64-haz/debug", "Linux", "linux64-haz", "debug", .kind = "hazard"},
	{"source-test-mozlint-eslint", .kind = "source-test"},
	{"source-test-mozlint-10", .kind = "source-test"},
	{"source-test-mozlint-9", .kind = "source-test"},
	{"complete", .kind = "complete"},
	{"toolchain-linux64-clang", .kind = "toolchain", .class = CLASS_INFRA},
};

struct fixture {
	struct graph graph;
	struct bitset shown;
	struct tree tree;
	struct strbuf text;
};

static void grow(struct fixture *f, const struct toy *task, size_t nr, enum grouping by)
{
	toy_graph(&f->graph, task, nr);
	bitset_init(&f->shown, (uint32_t)nr);
	bitset_set_all(&f->shown);
	tree_init(&f->tree, &f->graph, &f->shown, by);
	strbuf_init(&f->text);
}

static void fell(struct fixture *f)
{
	tree_release(&f->tree);
	bitset_release(&f->shown);
	mkgraph_release(&f->graph);
	strbuf_release(&f->text);
}

static void assert_tree(const struct toy *task, size_t nr, enum grouping by, bool rules,
			const char *expected)
{
	struct fixture f;

	grow(&f, task, nr, by);
	toy_draw_tree(&f.tree, rules, &f.text);
	toy_assert_text(f.text.buf, expected);
	fell(&f);
}

static void platform_grouping_goes_from_os_to_chunk(void **state UNUSED)
{
	assert_tree(firefox, ARRAY_LEN(firefox), GROUP_PLATFORM, false,
		    "Linux\n"
		    "  Builds\n"
		    "    linux64-gcc/debug\n"
		    "    linux64-gcc/opt\n"
		    "  linux64/debug · reftest · chunk 3\n"
		    "  linux64/opt\n"
		    "    cppunittest\n"
		    "    crashtest (swr)\n"
		    "      chunk 1\n"
		    "      chunk 2\n"
		    "    gtest\n"
		    "    xpcshell\n"
		    "      default\n"
		    "        chunk 1\n"
		    "        chunk 2\n"
		    "        chunk 10\n"
		    "      a11y\n"
		    "      http3\n"
		    "        chunk 1\n"
		    "        chunk 2\n"
		    "  hazard-linux64-haz/debug\n"
		    "Windows\n"
		    "  build-win64/opt\n"
		    "  win7/opt · xpcshell\n"
		    "    chunk 1\n"
		    "    chunk 2\n"
		    "  win11/opt · xpcshell\n"
		    "    chunk 1\n"
		    "    chunk 2\n"
		    "Android · android-em/opt · gv-junit\n"
		    "  chunk 1\n"
		    "  chunk 2\n"
		    "complete\n"
		    "source-test\n"
		    "  mozlint-9\n"
		    "  mozlint-10\n"
		    "  mozlint-eslint\n"
		    "Confirm failure copies\n"
		    "  Linux · linux64/opt · xpcshell · chunk 1\n"
		    "Infrastructure\n"
		    "  toolchain-linux64-clang\n");
}

static void suite_grouping_begins_with_suites(void **state UNUSED)
{
	assert_tree(firefox, ARRAY_LEN(firefox), GROUP_SUITE, false,
		    "cppunittest · linux64/opt\n"
		    "crashtest (swr) · linux64/opt\n"
		    "  chunk 1\n"
		    "  chunk 2\n"
		    "gtest · linux64/opt\n"
		    "gv-junit · android-em/opt\n"
		    "  chunk 1\n"
		    "  chunk 2\n"
		    "reftest · linux64/debug · chunk 3\n"
		    "xpcshell\n"
		    "  default\n"
		    "    linux64/opt\n"
		    "      chunk 1\n"
		    "      chunk 2\n"
		    "      chunk 10\n"
		    "    win7/opt\n"
		    "      chunk 1\n"
		    "      chunk 2\n"
		    "    win11/opt\n"
		    "      chunk 1\n"
		    "      chunk 2\n"
		    "  a11y · linux64/opt\n"
		    "  http3 · linux64/opt\n"
		    "    chunk 1\n"
		    "    chunk 2\n"
		    "build\n"
		    "  linux64-gcc/debug\n"
		    "  linux64-gcc/opt\n"
		    "  win64/opt\n"
		    "complete\n"
		    "hazard-linux64-haz/debug\n"
		    "source-test\n"
		    "  mozlint-9\n"
		    "  mozlint-10\n"
		    "  mozlint-eslint\n"
		    "Confirm failure copies\n"
		    "  xpcshell · linux64/opt · chunk 1\n"
		    "Infrastructure\n"
		    "  toolchain-linux64-clang\n");
}

static void kind_grouping_begins_with_kinds(void **state UNUSED)
{
	assert_tree(firefox, ARRAY_LEN(firefox), GROUP_KIND, false,
		    "build\n"
		    "  linux64-gcc/debug\n"
		    "  linux64-gcc/opt\n"
		    "  win64/opt\n"
		    "complete\n"
		    "hazard-linux64-haz/debug\n"
		    "source-test\n"
		    "  mozlint-9\n"
		    "  mozlint-10\n"
		    "  mozlint-eslint\n"
		    "test\n"
		    "  android-em/opt · gv-junit\n"
		    "    chunk 1\n"
		    "    chunk 2\n"
		    "  linux64/debug · reftest · chunk 3\n"
		    "  linux64/opt\n"
		    "    cppunittest\n"
		    "    crashtest (swr)\n"
		    "      chunk 1\n"
		    "      chunk 2\n"
		    "    gtest\n"
		    "    xpcshell\n"
		    "      default\n"
		    "        chunk 1\n"
		    "        chunk 2\n"
		    "        chunk 10\n"
		    "      a11y\n"
		    "      http3\n"
		    "        chunk 1\n"
		    "        chunk 2\n"
		    "  win7/opt · xpcshell\n"
		    "    chunk 1\n"
		    "    chunk 2\n"
		    "  win11/opt · xpcshell\n"
		    "    chunk 1\n"
		    "    chunk 2\n"
		    "Confirm failure copies\n"
		    "  test · linux64/opt · xpcshell · chunk 1\n"
		    "Infrastructure\n"
		    "  toolchain-linux64-clang\n");
}

static void flat_grouping_is_the_list_of_labels(void **state UNUSED)
{
	struct fixture f;

	grow(&f, firefox, ARRAY_LEN(firefox), GROUP_FLAT);
	assert_int_equal(f.tree.node_nr, f.graph.task_nr);
	for (uint32_t i = 0; i < f.tree.node_nr; i++) {
		const struct tree_node *n = &f.tree.node[i];
		strbuf_reset(&f.text);
		tree_name(&f.tree, i, &f.text);
		assert_string_equal(f.text.buf, graph_label(&f.graph, i).p);
		assert_true(n->leaf);
		assert_int_equal(n->class, f.graph.class[i]);
		assert_int_equal(n->depth, 0);
	}
	fell(&f);
}

static void rules_name_what_is_below_a_node(void **state UNUSED)
{
	assert_tree(
		firefox, ARRAY_LEN(firefox), GROUP_PLATFORM, true,
		"Linux [os=Linux]\n"
		"  Builds [os=Linux suite= kind=build]\n"
		"    linux64-gcc/debug [label=build-linux64-gcc/debug]\n"
		"    linux64-gcc/opt [label=build-linux64-gcc/opt]\n"
		"  linux64/debug · reftest · chunk 3 "
		"[platform=linux64 type=debug suite=reftest variant=default chunk=3]\n"
		"  linux64/opt [platform=linux64 type=opt]\n"
		"    cppunittest [platform=linux64 type=opt suite=cppunittest variant=default]\n"
		"    crashtest (swr) [platform=linux64 type=opt suite=crashtest variant=swr]\n"
		"      chunk 1 [platform=linux64 type=opt suite=crashtest variant=swr chunk=1]\n"
		"      chunk 2 [platform=linux64 type=opt suite=crashtest variant=swr chunk=2]\n"
		"    gtest [platform=linux64 type=opt suite=gtest variant=default]\n"
		"    xpcshell [platform=linux64 type=opt suite=xpcshell]\n"
		"      default [platform=linux64 type=opt suite=xpcshell variant=default]\n"
		"        chunk 1 "
		"[platform=linux64 type=opt suite=xpcshell variant=default chunk=1]\n"
		"        chunk 2 "
		"[platform=linux64 type=opt suite=xpcshell variant=default chunk=2]\n"
		"        chunk 10 "
		"[platform=linux64 type=opt suite=xpcshell variant=default chunk=10]\n"
		"      a11y [platform=linux64 type=opt suite=xpcshell variant=a11y]\n"
		"      http3 [platform=linux64 type=opt suite=xpcshell variant=http3]\n"
		"        chunk 1 [platform=linux64 type=opt suite=xpcshell variant=http3 chunk=1]\n"
		"        chunk 2 [platform=linux64 type=opt suite=xpcshell variant=http3 chunk=2]\n"
		"  hazard-linux64-haz/debug [label=hazard-linux64-haz/debug]\n"
		"Windows [os=Windows]\n"
		"  build-win64/opt [label=build-win64/opt]\n"
		"  win7/opt · xpcshell [platform=win7 type=opt suite=xpcshell variant=default]\n"
		"    chunk 1 [platform=win7 type=opt suite=xpcshell variant=default chunk=1]\n"
		"    chunk 2 [platform=win7 type=opt suite=xpcshell variant=default chunk=2]\n"
		"  win11/opt · xpcshell [platform=win11 type=opt suite=xpcshell variant=default]\n"
		"    chunk 1 [platform=win11 type=opt suite=xpcshell variant=default chunk=1]\n"
		"    chunk 2 [platform=win11 type=opt suite=xpcshell variant=default chunk=2]\n"
		"Android · android-em/opt · gv-junit "
		"[platform=android-em type=opt suite=gv-junit variant=default]\n"
		"  chunk 1 [platform=android-em type=opt suite=gv-junit variant=default chunk=1]\n"
		"  chunk 2 [platform=android-em type=opt suite=gv-junit variant=default chunk=2]\n"
		"complete [label=complete]\n"
		"source-test [os= kind=source-test]\n"
		"  mozlint-9 [label=source-test-mozlint-9]\n"
		"  mozlint-10 [label=source-test-mozlint-10]\n"
		"  mozlint-eslint [label=source-test-mozlint-eslint]\n"
		"Confirm failure copies [class=cf]\n"
		"  Linux · linux64/opt · xpcshell · chunk 1 "
		"[platform=linux64 type=opt suite=xpcshell variant=default class=cf chunk=1]\n"
		"Infrastructure [class=infra]\n"
		"  toolchain-linux64-clang [class=infra label=toolchain-linux64-clang]\n");
}

static void rules_of_builds_say_that_there_is_no_suite(void **state UNUSED)
{
	assert_tree(
		firefox, ARRAY_LEN(firefox), GROUP_SUITE, true,
		"cppunittest · linux64/opt "
		"[platform=linux64 type=opt suite=cppunittest variant=default]\n"
		"crashtest (swr) · linux64/opt "
		"[platform=linux64 type=opt suite=crashtest variant=swr]\n"
		"  chunk 1 [platform=linux64 type=opt suite=crashtest variant=swr chunk=1]\n"
		"  chunk 2 [platform=linux64 type=opt suite=crashtest variant=swr chunk=2]\n"
		"gtest · linux64/opt [platform=linux64 type=opt suite=gtest variant=default]\n"
		"gv-junit · android-em/opt "
		"[platform=android-em type=opt suite=gv-junit variant=default]\n"
		"  chunk 1 [platform=android-em type=opt suite=gv-junit variant=default chunk=1]\n"
		"  chunk 2 [platform=android-em type=opt suite=gv-junit variant=default chunk=2]\n"
		"reftest · linux64/debug · chunk 3 "
		"[platform=linux64 type=debug suite=reftest variant=default chunk=3]\n"
		"xpcshell [suite=xpcshell]\n"
		"  default [suite=xpcshell variant=default]\n"
		"    linux64/opt [platform=linux64 type=opt suite=xpcshell variant=default]\n"
		"      chunk 1 [platform=linux64 type=opt suite=xpcshell variant=default chunk=1]\n"
		"      chunk 2 [platform=linux64 type=opt suite=xpcshell variant=default chunk=2]\n"
		"      chunk 10 "
		"[platform=linux64 type=opt suite=xpcshell variant=default chunk=10]\n"
		"    win7/opt [platform=win7 type=opt suite=xpcshell variant=default]\n"
		"      chunk 1 [platform=win7 type=opt suite=xpcshell variant=default chunk=1]\n"
		"      chunk 2 [platform=win7 type=opt suite=xpcshell variant=default chunk=2]\n"
		"    win11/opt [platform=win11 type=opt suite=xpcshell variant=default]\n"
		"      chunk 1 [platform=win11 type=opt suite=xpcshell variant=default chunk=1]\n"
		"      chunk 2 [platform=win11 type=opt suite=xpcshell variant=default chunk=2]\n"
		"  a11y · linux64/opt [platform=linux64 type=opt suite=xpcshell variant=a11y]\n"
		"  http3 · linux64/opt [platform=linux64 type=opt suite=xpcshell variant=http3]\n"
		"    chunk 1 [platform=linux64 type=opt suite=xpcshell variant=http3 chunk=1]\n"
		"    chunk 2 [platform=linux64 type=opt suite=xpcshell variant=http3 chunk=2]\n"
		"build [suite= kind=build]\n"
		"  linux64-gcc/debug [label=build-linux64-gcc/debug]\n"
		"  linux64-gcc/opt [label=build-linux64-gcc/opt]\n"
		"  win64/opt [label=build-win64/opt]\n"
		"complete [label=complete]\n"
		"hazard-linux64-haz/debug [label=hazard-linux64-haz/debug]\n"
		"source-test [suite= kind=source-test]\n"
		"  mozlint-9 [label=source-test-mozlint-9]\n"
		"  mozlint-10 [label=source-test-mozlint-10]\n"
		"  mozlint-eslint [label=source-test-mozlint-eslint]\n"
		"Confirm failure copies [class=cf]\n"
		"  xpcshell · linux64/opt · chunk 1 "
		"[platform=linux64 type=opt suite=xpcshell variant=default class=cf chunk=1]\n"
		"Infrastructure [class=infra]\n"
		"  toolchain-linux64-clang [class=infra label=toolchain-linux64-clang]\n");
}

static void values_are_quoted_where_a_rule_would_break(void **state UNUSED)
{
	static const struct toy task[] = {
		{"Build publish task", .kind = "x"},
		{"a#b", .kind = "x"},
		{"a\"b\\c", .kind = "x"},
		{"a'b", .kind = "x"},
		{"a=b", .kind = "x"},
		{"a\tb\nc", .kind = "x"},
		{"plain/one.two", .kind = "two words"},
		{"plain/three", .kind = "two words"},
	};

	assert_tree(task, ARRAY_LEN(task), GROUP_KIND, true,
		    "two words [kind=\"two words\"]\n"
		    "  plain/one.two [label=plain/one.two]\n"
		    "  plain/three [label=plain/three]\n"
		    "x [kind=x]\n"
		    "  Build publish task [label=\"Build publish task\"]\n"
		    "  a\tb\nc [label=\"a\\tb\\nc\"]\n"
		    "  a\"b\\c [label=\"a\\\"b\\\\c\"]\n"
		    "  a#b [label=\"a#b\"]\n"
		    "  a'b [label=\"a'b\"]\n"
		    "  a=b [label=\"a=b\"]\n");
}

/* A rule cannot tell builds from tests of one platform, so they stand together. */
static void builds_of_a_tested_platform_stand_below_it(void **state UNUSED)
{
	static const struct toy task[] = {
		TEST("test-vpn/opt-unit", "Linux", "vpn", "opt", "unit", "default"),
		{"build-vpn/opt", "Linux", "vpn", "opt", .kind = "build"},
		{"sign-vpn/opt", "Linux", "vpn", "opt", .kind = "sign"},
		{"sign-vpn/opt-2", "Linux", "vpn", "opt", .kind = "sign"},
		{"build-other/opt", "Linux", "other", "opt", .kind = "build"},
		{"build-win/opt", "Windows", "win", "opt", .kind = "build"},
		{"build-win/debug", "Windows", "win", "debug", .kind = "build"},
	};

	assert_tree(task, ARRAY_LEN(task), GROUP_PLATFORM, true,
		    "Linux [os=Linux]\n"
		    "  build-other/opt [label=build-other/opt]\n"
		    "  vpn/opt [platform=vpn type=opt]\n"
		    "    unit [platform=vpn type=opt suite=unit variant=default]\n"
		    "    build-vpn/opt [label=build-vpn/opt]\n"
		    "    sign [platform=vpn type=opt suite= kind=sign]\n"
		    "      vpn/opt [label=sign-vpn/opt]\n"
		    "      vpn/opt-2 [label=sign-vpn/opt-2]\n"
		    "Windows · Builds [os=Windows suite= kind=build]\n"
		    "  win/debug [label=build-win/debug]\n"
		    "  win/opt [label=build-win/opt]\n");
}

static void other_kinds_stay_with_the_builds(void **state UNUSED)
{
	static const struct toy task[] = {
		TEST("test-lx/opt-unit", "Linux", "lx", "opt", "unit", "default"),
		{"check-lx/opt-mach", "Linux", "lx", "opt", .kind = "check"},
		{"check-lx/opt-lint", "Linux", "lx", "opt", .kind = "check"},
		{"build-l/opt", "Linux", "l", "opt", .kind = "build"},
		{"build-l/debug", "Linux", "l", "debug", .kind = "build"},
	};

	assert_tree(task, ARRAY_LEN(task), GROUP_PLATFORM, true,
		    "Linux [os=Linux]\n"
		    "  Builds [os=Linux suite= kind=build]\n"
		    "    l/debug [label=build-l/debug]\n"
		    "    l/opt [label=build-l/opt]\n"
		    "  lx/opt [platform=lx type=opt]\n"
		    "    unit [platform=lx type=opt suite=unit variant=default]\n"
		    "    check [platform=lx type=opt suite= kind=check]\n"
		    "      lx/opt-lint [label=check-lx/opt-lint]\n"
		    "      lx/opt-mach [label=check-lx/opt-mach]\n");
}

static void tasks_that_facets_do_not_tell_apart_go_by_label(void **state UNUSED)
{
	static const struct toy task[] = {
		TEST("test-l/opt-foo-a", "Linux", "l", "opt", "foo", "default"),
		TEST("test-l/opt-foo-b", "Linux", "l", "opt", "foo", "default"),
		TEST("test-l/opt-foo-c-1", "Linux", "l", "opt", "foo", "default", CHUNK(1, 2)),
		TEST("test-l/opt-foo-d-1", "Linux", "l", "opt", "foo", "default", CHUNK(1, 2)),
	};

	assert_tree(task, ARRAY_LEN(task), GROUP_PLATFORM, true,
		    "Linux · l/opt · foo [platform=l type=opt suite=foo variant=default]\n"
		    "  chunk 1 [platform=l type=opt suite=foo variant=default chunk=1]\n"
		    "    test-l/opt-foo-c-1 [label=test-l/opt-foo-c-1]\n"
		    "    test-l/opt-foo-d-1 [label=test-l/opt-foo-d-1]\n"
		    "  test-l/opt-foo-a [label=test-l/opt-foo-a]\n"
		    "  test-l/opt-foo-b [label=test-l/opt-foo-b]\n");
}

static void operating_systems_stand_in_the_usual_order(void **state UNUSED)
{
	static const struct toy task[] = {
		{"a", "Zephyr", .kind = "k"}, {"b", "Android", .kind = "k"},
		{"c", "macOS", .kind = "k"},  {"d", "Linux", .kind = "k"},
		{"e", "BSD", .kind = "k"},    {"f", "Windows", .kind = "k"},
		{"g", .kind = "k"},	      {"h", .kind = NULL},
	};

	assert_tree(task, ARRAY_LEN(task), GROUP_PLATFORM, true,
		    "Linux · d [label=d]\n"
		    "Windows · f [label=f]\n"
		    "macOS · c [label=c]\n"
		    "Android · b [label=b]\n"
		    "BSD · e [label=e]\n"
		    "Zephyr · a [label=a]\n"
		    "g [label=g]\n"
		    "h [label=h]\n");
}

/* A suite on a platform that has no OS, on an OS that has no platform, and on nothing. */
static void missing_facets_are_skipped_but_said_in_rules(void **state UNUSED)
{
	static const struct toy task[] = {
		TEST("a", "Linux", NULL, NULL, "s", "default"),
		TEST("b", "Linux", "p", NULL, "s", "default"),
		TEST("c", NULL, "p", "opt", "s", "default"),
		TEST("d", NULL, NULL, "opt", "s", NULL),
		TEST("e", NULL, NULL, "debug", "s", NULL),
		TEST("f", NULL, NULL, NULL, NULL, NULL),
	};

	assert_tree(task, ARRAY_LEN(task), GROUP_PLATFORM, true,
		    "Linux [os=Linux]\n"
		    "  s [os=Linux platform= suite=s variant=default]\n"
		    "  p · s [os=Linux platform=p type= suite=s variant=default]\n"
		    "test [os= kind=test]\n"
		    "  s [os= platform= suite=s kind=test]\n"
		    "    d [label=d]\n"
		    "    e [label=e]\n"
		    "  p/opt · s [os= platform=p type=opt suite=s variant=default kind=test]\n"
		    "  f [label=f]\n");
}

static void a_class_keeps_its_own_row(void **state UNUSED)
{
	static const struct toy task[] = {
		{"l10n-a", "Linux", "p", "opt", .kind = "l10n", .class = CLASS_L10N},
		{"rel-b", .kind = "rel", .class = CLASS_RELEASE},
		{"rel-a", .kind = "rel", .class = CLASS_RELEASE},
	};

	assert_tree(task, ARRAY_LEN(task), GROUP_PLATFORM, true,
		    "Release [class=release]\n"
		    "  rel [os= kind=rel class=release]\n"
		    "    a [class=release label=rel-a]\n"
		    "    b [class=release label=rel-b]\n"
		    "Localization [class=l10n]\n"
		    "  Linux · l10n-a [class=l10n label=l10n-a]\n");
}

static void an_empty_set_is_an_empty_tree(void **state UNUSED)
{
	struct fixture f;

	grow(&f, NULL, 0, GROUP_PLATFORM);
	assert_int_equal(f.tree.node_nr, 0);
	assert_int_equal(f.tree.task_nr, 0);
	fell(&f);
}

static void only_shown_tasks_are_in_the_tree(void **state UNUSED)
{
	struct fixture f;

	grow(&f, firefox, ARRAY_LEN(firefox), GROUP_PLATFORM);
	tree_release(&f.tree);
	for (uint32_t i = 0; i < f.graph.task_nr; i++)
		bitset_put(&f.shown, i, f.graph.chunk[i] == 10);
	tree_init(&f.tree, &f.graph, &f.shown, GROUP_PLATFORM);
	toy_draw_tree(&f.tree, true, &f.text);
	toy_assert_text(f.text.buf, "Linux \xc2\xb7 linux64/opt \xc2\xb7 xpcshell \xc2\xb7 "
				    "chunk 10 [platform=linux64 type=opt suite=xpcshell "
				    "variant=default chunk=10]\n");
	for (uint32_t i = 0; i < f.graph.task_nr; i++)
		assert_int_equal(tree_leaf(&f.tree, i), bitset_test(&f.shown, i) ? 0 : NODE_NONE);
	fell(&f);
}

static void chunk_branches_are_known_as_such(void **state UNUSED)
{
	struct fixture f;

	grow(&f, firefox, ARRAY_LEN(firefox), GROUP_PLATFORM);
	for (uint32_t i = 0; i < f.tree.node_nr; i++) {
		const struct tree_node *n = &f.tree.node[i];
		strbuf_reset(&f.text);
		if (!n->leaf)
			tree_name(&f.tree, i + 1, &f.text);
		assert_int_equal(n->chunks, !strncmp(f.text.buf, "chunk ", 6));
	}
	fell(&f);
}

/* The id of the node with this rule in a tree of the small Firefox. */
static uint64_t id_of(enum grouping by, uint32_t without, const char *rule)
{
	struct fixture f;
	uint64_t id = 0;

	grow(&f, firefox, ARRAY_LEN(firefox), by);
	tree_release(&f.tree);
	bitset_put(&f.shown, without, false);
	tree_init(&f.tree, &f.graph, &f.shown, by);
	for (uint32_t i = 0; i < f.tree.node_nr; i++) {
		strbuf_reset(&f.text);
		tree_rule(&f.tree, i, &f.text);
		if (!strcmp(f.text.buf, rule))
			id = f.tree.node[i].id;
	}
	fell(&f);
	assert_true(id);
	return id;
}

static void ids_stay_when_the_tree_is_built_again(void **state UNUSED)
{
	const char *xpcshell = "platform=linux64 type=opt suite=xpcshell variant=http3";

	assert_true(id_of(GROUP_PLATFORM, 0, xpcshell) == id_of(GROUP_PLATFORM, 1, xpcshell));
	assert_true(id_of(GROUP_PLATFORM, 0, xpcshell) != id_of(GROUP_PLATFORM, 0, "os=Linux"));
	assert_true(id_of(GROUP_PLATFORM, 0, "os= kind=source-test") ==
		    id_of(GROUP_KIND, 0, "kind=source-test"));
	assert_true(id_of(GROUP_PLATFORM, 0, "class=infra") ==
		    id_of(GROUP_SUITE, 0, "class=infra"));
}

static void groupings_have_names(void **state UNUSED)
{
	assert_string_equal(grouping_name(GROUP_PLATFORM), "platform");
	assert_string_equal(grouping_name(GROUP_FLAT), "flat");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(platform_grouping_goes_from_os_to_chunk),
		cmocka_unit_test(suite_grouping_begins_with_suites),
		cmocka_unit_test(kind_grouping_begins_with_kinds),
		cmocka_unit_test(flat_grouping_is_the_list_of_labels),
		cmocka_unit_test(rules_name_what_is_below_a_node),
		cmocka_unit_test(rules_of_builds_say_that_there_is_no_suite),
		cmocka_unit_test(values_are_quoted_where_a_rule_would_break),
		cmocka_unit_test(builds_of_a_tested_platform_stand_below_it),
		cmocka_unit_test(other_kinds_stay_with_the_builds),
		cmocka_unit_test(tasks_that_facets_do_not_tell_apart_go_by_label),
		cmocka_unit_test(operating_systems_stand_in_the_usual_order),
		cmocka_unit_test(missing_facets_are_skipped_but_said_in_rules),
		cmocka_unit_test(a_class_keeps_its_own_row),
		cmocka_unit_test(an_empty_set_is_an_empty_tree),
		cmocka_unit_test(only_shown_tasks_are_in_the_tree),
		cmocka_unit_test(chunk_branches_are_known_as_such),
		cmocka_unit_test(ids_stay_when_the_tree_is_built_again),
		cmocka_unit_test(groupings_have_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
