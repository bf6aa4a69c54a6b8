/* SPDX-License-Identifier: MPL-2.0 */
/* core/graph: the offered set; mach try's rule, the uncommon labels of a checkout, --targets. */
#include "core/base/base.h"
#include "core/graph/uncommon.h"
#include "tests/unit/unit.h"
#include "tests/unit/graph.h"

#define TARGET_TASKS "taskcluster/gecko_taskgraph/target_tasks.py"

/* A task with these attributes, whether it is offered; `kind` is part of the attributes. */
struct offer {
	const char *label, *attributes;
	bool offered;
};

/* Makes a graph Firefox-shaped, and is offered itself. */
#define SHAPE                                                                                  \
	"\"kind\":\"test\",\"unittest_suite\":\"x\",\"test_platform\":\"linux2404-64/debug\"," \
	"\"build_platform\":\"linux64\",\"build_type\":\"debug\","
#define TRUNK "\"run_on_projects\":[\"trunk\"]"
#define OPT   "\"kind\":\"test\",\"build_type\":\"opt\",\"build_platform\":"

static void load(void **state, struct graph *g, const struct offer *offers, size_t nr,
		 const char *checkout)
{
	struct graph_options opt = {.checkout = checkout};
	struct strbuf json = STRBUF_INIT;
	struct err err;
	char *path;

	for (size_t i = 0; i < nr; i++)
		strbuf_addf(&json, "%s\"%s\":{\"attributes\":{%s}}", i ? "," : "{", offers[i].label,
			    offers[i].attributes);
	strbuf_addstr(&json, "}");
	opt.spec = path = graph_file(state, "graph.json", json.buf, json.len);
	if (graph_load(g, &opt, &err))
		fail_msg("%s", err.text);
	free(path);
	strbuf_release(&json);
}

static void assert_offers(void **state, const struct offer *offers, size_t nr)
{
	struct graph g;

	load(state, &g, offers, nr, NULL);
	for (size_t i = 0; i < nr; i++)
		if (bitset_test(&g.offered, task_named(&g, offers[i].label)) != offers[i].offered)
			fail_msg("%s: offered is not %d", offers[i].label, offers[i].offered);
	graph_release(&g);
}

static void projects_decide(void **state)
{
	static const struct offer offers[] = {
		{"shape", SHAPE TRUNK, true},
		{"p-none", "\"run_on_projects\":[]", false},
		{"p-absent", "\"x\":1", false},
		{"p-null", "\"run_on_projects\":null", false},
		{"p-all", "\"run_on_projects\":[\"all\"]", true},
		{"p-integration", "\"run_on_projects\":[\"integration\"]", true},
		{"p-release", "\"run_on_projects\":[\"release\",\"x\"]", true},
		{"p-trunk-only", "\"run_on_projects\":[\"trunk-only\"]", true},
		{"p-autoland", "\"run_on_projects\":[\"autoland\"]", true},
		{"p-autoland-only", "\"run_on_projects\":[\"autoland-only\"]", true},
		{"p-central", "\"run_on_projects\":[\"mozilla-beta\",\"mozilla-central\"]", true},
		{"p-central-only", "\"run_on_projects\":[\"mozilla-central-only\"]", true},
		{"p-beta", "\"run_on_projects\":[\"mozilla-beta\"]", false},
	};

	assert_offers(state, offers, ARRAY_LEN(offers));
}

static void filters_decide(void **state)
{
	static const struct offer offers[] = {
		{"shape", SHAPE TRUNK, true},
		{"cron", "\"cron\":true," TRUNK, false},
		{"cron-not", "\"cron\":false," TRUNK, true},
		{"nightly", "\"nightly\":true," TRUNK, false},
		{"phase-build", "\"shipping_phase\":\"build\"," TRUNK, true},
		{"phase-null", "\"shipping_phase\":null," TRUNK, true},
		{"phase-promote", "\"shipping_phase\":\"promote\"," TRUNK, false},
		{"devedition", "\"shipping_product\":\"devedition\"," TRUNK, false},
		{"firefox", "\"shipping_product\":\"firefox\"," TRUNK, true},
		{"branch-all", "\"run_on_hg_branches\":[\"all\"]," TRUNK, true},
		{"branch-default", "\"run_on_hg_branches\":[\"^x$\",\"^def.*$\"]," TRUNK, true},
		{"branch-other", "\"run_on_hg_branches\":[\"^FIREFOX_1\",\"fault\"]," TRUNK, false},
		{"manifests-none", "\"kind\":\"test\",\"test_manifests\":[]," TRUNK, false},
		{"manifests-null", "\"kind\":\"test\",\"test_manifests\":null," TRUNK, false},
		{"manifests-some", "\"kind\":\"test\",\"test_manifests\":[\"a.toml\"]," TRUNK,
		 true},
		{"manifests-build", "\"kind\":\"build\",\"test_manifests\":[]," TRUNK, true},
	};

	assert_offers(state, offers, ARRAY_LEN(offers));
}

static void tests_of_opt_builds_run_on_one_project(void **state)
{
	static const struct offer offers[] = {
		{"shape", SHAPE TRUNK, true},
		{"opt-both", OPT "\"linux64\"," TRUNK, true}, /* autoland */
		{"opt-central", OPT "\"linux64\",\"run_on_projects\":[\"mozilla-central\"]", false},
		{"opt-asan-central",
		 OPT "\"linux64-asan\",\"run_on_projects\":[\"mozilla-central\"]", true},
		{"opt-android-central",
		 OPT "\"android-x86\",\"run_on_projects\":[\"mozilla-central\"]", false},
		{"opt-android-s-central",
		 OPT "\"android-x86-shippable\",\"run_on_projects\":[\"mozilla-central\"]", true},
		{"opt-s-autoland",
		 OPT "\"linux64-s\",\"shippable\":true,\"run_on_projects\":[\"autoland\"]", false},
		{"opt-s-both", OPT "\"linux64-s\",\"shippable\":true," TRUNK, true}, /* central */
		{"build-central",
		 "\"kind\":\"build\",\"build_type\":\"opt\",\"build_platform\":\"linux64\","
		 "\"run_on_projects\":[\"mozilla-central\"]",
		 true},
	};

	assert_offers(state, offers, ARRAY_LEN(offers));
}

static void uncommon_labels_are_left_out(void **state)
{
	static const struct offer offers[] = {
		{"shape", SHAPE TRUNK, true},
		{"build-linux64-gcp/opt", TRUNK, false},
		{"test-windows11-64-24h2-mingwclang/debug-x", TRUNK, false},
		{"test-linux2404-64-ccov/opt-x", TRUNK, false},
		{"test-android-hw-a55/opt-x", TRUNK, false},
		{"test-linux2404-64-shippable/opt-mochitest-plain", TRUNK, false},
		{"test-linux2404-64-shippable/opt-talos-g1", TRUNK, true},
		{"test-linux2404-64/opt-web-platform-tests-backlog-1", TRUNK, false},
		{"test-linux2404-64/opt-mochitest-plain-1", TRUNK, true},
	};

	assert_offers(state, offers, ARRAY_LEN(offers));
}

static void elsewhere_everything_is_offered(void **state)
{
	static const struct offer offers[] = {
		{"a", "\"kind\":\"test\",\"run_on_projects\":[]", true},
		{"b-ccov", "\"kind\":\"test\",\"cron\":true", true},
	};

	assert_offers(state, offers, ARRAY_LEN(offers));
}

static void the_list_of_the_checkout_counts(void **state)
{
	static const struct offer offers[] = {
		{"shape", SHAPE TRUNK, true}, {"linux-ccov", TRUNK, true},
		{"rare-1", TRUNK, false},     {"rare-x", TRUNK, true},
		{"glued-word", TRUNK, false},
	};
	static const char good[] =
		"import re\n# UNCOMMON_TRY_TASK_LABELS = [\n"
		"UNCOMMON_TRY_TASK_LABELS = [\n\t# a comment: ]\n"
		"    r\"rare-\\d$\",  'glued'\n\t\"-\" r'''word''',\n]\nother = []\n";
	static const char bad[] = "UNCOMMON_TRY_TASK_LABELS = [f'x']\n";
	static const char broken[] = "UNCOMMON_TRY_TASK_LABELS = ['(']\n";
	struct graph g;

	free(graph_file(state, TARGET_TASKS, good, sizeof(good) - 1));
	load(state, &g, offers, ARRAY_LEN(offers), unit_dir(state));
	for (size_t i = 0; i < ARRAY_LEN(offers); i++)
		if (bitset_test(&g.offered, task_named(&g, offers[i].label)) != offers[i].offered)
			fail_msg("%s: offered is not %d", offers[i].label, offers[i].offered);
	assert_null(strstr(g.notes, "target_tasks"));
	graph_release(&g);

	free(graph_file(state, TARGET_TASKS, bad, sizeof(bad) - 1));
	load(state, &g, offers, ARRAY_LEN(offers), unit_dir(state));
	assert_false(bitset_test(&g.offered, task_named(&g, "linux-ccov")));
	assert_non_null(strstr(g.notes, TARGET_TASKS ": 'UNCOMMON_TRY_TASK_LABELS' is not a plain "
						     "list of strings; the list of July 2025 is "
						     "used\n"));
	graph_release(&g);

	free(graph_file(state, TARGET_TASKS, broken, sizeof(broken) - 1));
	load(state, &g, offers, ARRAY_LEN(offers), unit_dir(state));
	assert_non_null(strstr(g.notes, "pattern '(': missing closing parenthesis"));
	graph_release(&g);
}

static bool matches(const char *python, const char *label, const char *message)
{
	struct patterns *p = patterns_new(true);
	struct err err = {""};
	bool found;

	if (python_list(slice_from(python), "L", p, &err))
		assert_string_equal(err.text, message);
	else
		assert_null(message);
	found = patterns_find(p, slice_from(label)) >= 0;
	patterns_free(p);
	return found;
}

static void python_lists_are_read(void **state UNUSED)
{
	const char *none = "no list 'L' in it", *plain = "'L' is not a plain list of strings";

	assert_true(matches("L = ['a']", "a", NULL));
	assert_true(matches("x = 1\nL: list[str] = (\n 'a',\n \"\"\"b\n\"c\\\nd\"\"\",\n)",
			    "b\n\"cd", NULL));
	assert_true(matches("L=['a' 'b'\n'c',]", "abc", NULL));
	assert_true(matches("L=['\\'\\\\.\\d' '\\t']", "'.1\t", NULL));
	assert_true(matches("L=[R'\\.\\'']", ".'", NULL));
	assert_false(matches("L = []", "a", NULL));
	assert_false(matches("", "a", none));
	assert_false(matches("LL = ['a']\nxL = ['a']\nL == ['a']\n", "a", none));
	assert_false(matches("L = 'a'", "a", none));
	assert_false(matches("L = [", "a", plain));
	assert_false(matches("L = ['a", "a", plain));
	assert_false(matches("L = ['a'", "a", plain));
	assert_false(matches("L = ['a\n']", "a", plain));
	assert_false(matches("L = [u + 'a']", "a", plain));
	assert_false(matches("L = ['\\", "a", plain));
	assert_false(matches("L = [x for x in y]", "a", plain));
}

static int with_targets(void **state, const char *targets, struct graph *g, struct err *err)
{
	static const char json[] = "{\"a\":{\"kind\":\"test\"},\"b\":{\"kind\":\"test\"},"
				   "\"Build summary task\":{\"kind\":\"x\"}}";
	char *graph = graph_file(state, "graph.json", json, sizeof(json) - 1);
	char *path = graph_file(state, "t.json", targets, strlen(targets));
	struct graph_options opt = {.spec = graph, .targets = path};
	size_t skip = strlen(unit_dir(state)) + 1;
	int ret = graph_load(g, &opt, err);

	if (ret)
		memmove(err->text, err->text + skip, strlen(err->text + skip) + 1);
	free(graph);
	free(path);
	return ret;
}

static void targets_are_the_list(void **state)
{
	struct graph g;
	struct err err;

	assert_int_equal(with_targets(state, "[\"b\", \"Build summary task\", \"b\"]\n", &g, &err),
			 0);
	assert_int_equal(bitset_count(&g.offered), 2);
	assert_true(bitset_test(&g.offered, task_named(&g, "b")));
	assert_true(bitset_test(&g.offered, task_named(&g, "Build summary task")));
	assert_null(strstr(g.notes, "t.json"));
	graph_release(&g);
	assert_int_equal(with_targets(state, "[\"gone\\n\", \"a\", \"b*\"]", &g, &err), 0);
	assert_int_equal(bitset_count(&g.offered), 1);
	assert_non_null(strstr(g.notes, "t.json: 2 labels are not in this graph: gone^J, b*\n"));
	graph_release(&g);
	assert_int_equal(with_targets(state, "[]", &g, &err), 0);
	assert_true(bitset_empty(&g.offered));
	graph_release(&g);
}

static void targets_that_are_no_list_are_refused(void **state)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{"{}", "t.json: not a list of labels (target-tasks.json is one)"},
		{"[\"a\", 1]", "t.json: entry 2 is not a label"},
		{"[\"a\",\n \"b\"", "t.json:2:4: ']' expected near end of file"},
		{"", "t.json: the file is empty"},
	};
	struct graph g;
	struct err err;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		assert_int_equal(with_targets(state, cases[i].text, &g, &err), -1);
		assert_string_equal(err.text, cases[i].message);
	}
}

#define WITH_DIR(f) cmocka_unit_test_setup_teardown(f, unit_dir_setup, unit_dir_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DIR(projects_decide),
		WITH_DIR(filters_decide),
		WITH_DIR(tests_of_opt_builds_run_on_one_project),
		WITH_DIR(uncommon_labels_are_left_out),
		WITH_DIR(elsewhere_everything_is_offered),
		WITH_DIR(the_list_of_the_checkout_counts),
		cmocka_unit_test(python_lists_are_read),
		WITH_DIR(targets_are_the_list),
		WITH_DIR(targets_that_are_no_list_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
