/* SPDX-License-Identifier: MPL-2.0 */
/* core/graph: the reason of each verdict, in words, and that the offered set is made of them. */
#include "core/base/base.h"
#include "core/graph/uncommon.h"
#include "core/graph/why.h"
#include "tests/unit/unit.h"
#include "tests/unit/graph.h"

/* A task with these attributes, and what is said of it. */
struct expected {
	const char *label, *attributes, *line;
};

#define SHAPE                                                                                  \
	"\"kind\":\"test\",\"unittest_suite\":\"x\",\"test_platform\":\"linux2404-64/debug\"," \
	"\"build_platform\":\"linux64\",\"build_type\":\"debug\","
#define TRUNK "\"run_on_projects\":[\"trunk\"]"
#define OPT   "\"kind\":\"test\",\"build_type\":\"opt\",\"build_platform\":"

static void load(void **state, struct graph *g, const struct graph_options *opt,
		 const struct expected *e, size_t nr)
{
	struct graph_options with = *opt;
	struct strbuf json = STRBUF_INIT;
	struct err err;
	char *path;

	for (size_t i = 0; i < nr; i++)
		strbuf_addf(&json, "%s\"%s\":{\"attributes\":{%s}}", i ? "," : "{", e[i].label,
			    e[i].attributes);
	strbuf_addstr(&json, "}");
	with.spec = path = graph_file(state, "graph.json", json.buf, json.len);
	if (graph_load(g, &with, &err))
		fail_msg("%s", err.text);
	free(path);
	strbuf_release(&json);
}

static void assert_verdicts(void **state, const struct graph_options *opt, const struct expected *e,
			    size_t nr)
{
	struct strbuf line = STRBUF_INIT, notes = STRBUF_INIT;
	struct judge *judge;
	struct graph g;

	load(state, &g, opt, e, nr);
	judge = judge_new(&g, opt, &notes);
	for (size_t i = 0; i < nr; i++) {
		uint32_t task = task_named(&g, e[i].label);
		struct verdict v = judge_task(judge, task);
		strbuf_reset(&line);
		why_verdict(judge, &g, task, &v, &line);
		assert_string_equal(line.buf, e[i].line);
		assert_int_equal(bitset_test(&g.offered, task), !strncmp(e[i].line, "offered", 7));
		assert_int_equal(bitset_test(&g.offered, task), reason_offers(v.reason));
	}
	judge_free(judge);
	graph_release(&g);
	strbuf_release(&line);
	strbuf_release(&notes);
}

static void the_projects_are_named(void **state)
{
	static const struct expected e[] = {
		{"shape", SHAPE TRUNK,
		 "offered: run_on_projects is [\"trunk\"]: it runs on autoland and "
		 "mozilla-central"},
		{"autoland", "\"run_on_projects\":[\"x\",\"integration\"]",
		 "offered: run_on_projects is [\"x\",\"integration\"]: it runs on autoland"},
		{"central", "\"run_on_projects\":[\"mozilla-central\"]",
		 "offered: run_on_projects is [\"mozilla-central\"]: it runs on mozilla-central"},
		{"none", "\"run_on_projects\":[]",
		 "hidden: run_on_projects is []: it runs on request only"},
		{"null", "\"run_on_projects\":null",
		 "hidden: run_on_projects is null: it runs on request only"},
		{"absent", "\"x\":1", "hidden: it has no run_on_projects: it runs on request only"},
		{"beta", "\"run_on_projects\":[\"mozilla-beta\"]",
		 "hidden: run_on_projects is [\"mozilla-beta\"]: neither autoland nor "
		 "mozilla-central"},
		{"escape", "\"run_on_projects\":[\"a\\u001b\\u202e\"]",
		 "hidden: run_on_projects is [\"a\\u001B<U+202E>\"]: neither autoland nor "
		 "mozilla-central"},
	};
	struct graph_options opt = {0};

	assert_verdicts(state, &opt, e, ARRAY_LEN(e));
}

static void the_attribute_that_hides_is_named(void **state)
{
	static const struct expected e[] = {
		{"shape", SHAPE TRUNK,
		 "offered: run_on_projects is [\"trunk\"]: it runs on autoland and "
		 "mozilla-central"},
		{"cron", "\"nightly\":true,\"cron\":true," TRUNK,
		 "hidden: cron is true: it runs at set times, not for pushes"},
		{"nightly", "\"nightly\":true," TRUNK,
		 "hidden: nightly is true: it belongs to the nightly builds"},
		{"phase", "\"shipping_phase\":\"promote\"," TRUNK,
		 "hidden: shipping_phase is \"promote\": it is a step of a release, not of a push"},
		{"devedition", "\"shipping_product\":\"devedition\"," TRUNK,
		 "hidden: shipping_product is \"devedition\": it makes the Developer Edition"},
		{"branches", "\"run_on_hg_branches\":[\"^FIREFOX_1\"]," TRUNK,
		 "hidden: run_on_hg_branches is [\"^FIREFOX_1\"]: 'default', where try pushes are, "
		 "is not in it"},
		{"manifests", "\"kind\":\"test\",\"test_manifests\":[]," TRUNK,
		 "hidden: test_manifests is []: no test is left for it to run"},
		{"opt-s", OPT "\"linux64-s\",\"shippable\":true,\"run_on_projects\":[\"autoland\"]",
		 "hidden: shippable is true: it is for autoland, which tests the opt build that is "
		 "not shippable"},
		{"opt-s-both", OPT "\"linux64-s\",\"shippable\":true," TRUNK,
		 "offered: run_on_projects is [\"trunk\"]: it runs on mozilla-central"},
		{"opt", OPT "\"linux64\",\"run_on_projects\":[\"mozilla-central\"]",
		 "hidden: build_platform is \"linux64\": it is for mozilla-central, which tests the "
		 "shippable build instead"},
	};
	struct graph_options opt = {0};

	assert_verdicts(state, &opt, e, ARRAY_LEN(e));
}

static void our_copy_of_the_patterns_is_dated(void **state)
{
	static const struct expected e[] = {
		{"shape", SHAPE TRUNK,
		 "offered: run_on_projects is [\"trunk\"]: it runs on autoland and "
		 "mozilla-central"},
		{"test-linux2404-64-ccov/opt-x", TRUNK,
		 "hidden: its label matches '-ccov' of the uncommon-label patterns (our copy of "
		 "July 2025)"},
		{"build-linux64-gcp/opt", TRUNK,
		 "hidden: its label matches 'build-.*-gcp' of the uncommon-label patterns (our copy "
		 "of July 2025)"},
	};
	struct graph_options opt = {0};

	assert_verdicts(state, &opt, e, ARRAY_LEN(e));
}

static void the_line_of_the_checkouts_pattern_is_said(void **state)
{
	static const struct expected e[] = {
		{"shape", SHAPE TRUNK,
		 "offered: run_on_projects is [\"trunk\"]: it runs on autoland and "
		 "mozilla-central"},
		{"test-ccov", TRUNK,
		 "offered: run_on_projects is [\"trunk\"]: it runs on autoland and "
		 "mozilla-central"},
		{"rare-1", TRUNK,
		 "hidden: its label matches 'rare-\\d$' of the uncommon-label patterns "
		 "(taskcluster/gecko_taskgraph/target_tasks.py:5)"},
		{"glued-word", TRUNK,
		 "hidden: its label matches 'glued-word' of the uncommon-label patterns "
		 "(taskcluster/gecko_taskgraph/target_tasks.py:6)"},
	};
	static const char python[] = "import re\n\nUNCOMMON_TRY_TASK_LABELS = [\n\t# a comment\n"
				     "    r\"rare-\\d$\",\n 'glued'\n\t\"-word\",\n]\n";
	struct graph_options opt = {.checkout = unit_dir(state)};

	free(graph_file(state, UNCOMMON_FILE, python, sizeof(python) - 1));
	assert_verdicts(state, &opt, e, ARRAY_LEN(e));
}

static void elsewhere_everything_is_offered(void **state)
{
	static const struct expected e[] = {
		{"a-ccov", "\"kind\":\"test\",\"run_on_projects\":[]",
		 "offered: not a Firefox graph, so everything is"},
	};
	struct graph_options opt = {0};

	assert_verdicts(state, &opt, e, ARRAY_LEN(e));
}

static void a_list_of_targets_decides_alone(void **state)
{
	static const struct expected e[] = {
		{"shape", SHAPE TRUNK, "hidden: the list of --targets does not have it"},
		{"a-ccov", "\"cron\":true", "offered: the list of --targets has it"},
	};
	struct graph_options opt = {0};
	char *path = graph_file(state, "targets.json", "[\"a-ccov\"]", 10);

	opt.targets = path;
	assert_verdicts(state, &opt, e, ARRAY_LEN(e));
	free(path);
}

static void assert_class(const struct graph *g, const char *label, const char *line)
{
	struct strbuf text = STRBUF_INIT;

	why_class(g, task_named(g, label), &text);
	assert_string_equal(text.buf, line);
	strbuf_release(&text);
}

static void what_makes_a_class_is_named(void **state)
{
	static const char json[] =
		"{\"main\":{\"kind\":\"test\"},"
		"\"test-a-cf\":{\"kind\":\"test\"},"
		"\"l\":{\"kind\":\"x\",\"attributes\":{\"build_platform\":\"linux64\","
		"\"chunk_locales\":[\"de\",\"fr\"]}},"
		"\"l0\":{\"kind\":\"x\",\"attributes\":{\"build_platform\":\"linux64\","
		"\"locale\":null}},"
		"\"s\":{\"kind\":\"build-signing\"},"
		"\"t\":{\"kind\":\"toolchain\"},"
		"\"p\":{\"kind\":\"x\",\"attributes\":{\"shipping-phase\":\"ship-it\"}}}";
	struct graph g;

	graph_from(state, &g, json);
	assert_class(&g, "main", "");
	assert_class(&g, "l0", "");
	assert_class(&g, "test-a-cf", "class cf: its label ends with '-cf'");
	assert_class(&g, "l", "class l10n: chunk_locales is [\"de\",\"fr\"]");
	assert_class(&g, "s", "class release: its kind has the word 'signing'");
	assert_class(&g, "t", "class infra: its kind has the word 'toolchain'");
	assert_class(&g, "p", "class release: shipping-phase is \"ship-it\"");
	graph_release(&g);
}

/* What is said of a task agrees with what it was sorted into, for all of the demo graph. */
static void verdicts_and_classes_are_those_of_the_graph(void **state UNUSED)
{
	struct graph_options opt = {.spec = "demo"};
	struct strbuf line = STRBUF_INIT, want = STRBUF_INIT;
	struct judge *judge;
	struct graph g;
	struct err err;

	assert_int_equal(graph_load(&g, &opt, &err), 0);
	judge = judge_new(&g, &opt, &line);
	for (uint32_t t = 0; t < g.task_nr; t++) {
		struct verdict v = judge_task(judge, t);
		assert_int_equal(reason_offers(v.reason), bitset_test(&g.offered, t));
		strbuf_reset(&line);
		strbuf_reset(&want);
		why_class(&g, t, &line);
		if (g.class[t] != CLASS_MAIN)
			strbuf_addf(&want, "class %s: ", class_name(g.class[t]));
		assert_int_equal(!want.len, !line.len);
		assert_memory_equal(line.buf, want.buf, want.len);
	}
	judge_free(judge);
	graph_release(&g);
	strbuf_release(&line);
	strbuf_release(&want);
}

#define WITH_DIR(f) cmocka_unit_test_setup_teardown(f, unit_dir_setup, unit_dir_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DIR(the_projects_are_named),
		WITH_DIR(the_attribute_that_hides_is_named),
		WITH_DIR(our_copy_of_the_patterns_is_dated),
		WITH_DIR(the_line_of_the_checkouts_pattern_is_said),
		WITH_DIR(elsewhere_everything_is_offered),
		WITH_DIR(a_list_of_targets_decides_alone),
		WITH_DIR(what_makes_a_class_is_named),
		cmocka_unit_test(verdicts_and_classes_are_those_of_the_graph),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
