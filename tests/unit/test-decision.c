/* SPDX-License-Identifier: MPL-2.0 */
/* core/plan/decision: what a decision task makes of the parameters that a push carries. */
#include "core/base/base.h"
#include "core/plan/decision.h"
#include "core/plan/numeric.h"
#include "tests/unit/unit.h"
#include "tests/unit/graph.h"

/* Names are short: "a" is a suite with chunks, "b" has one that is no chunk, "c" is not chunked. */
static const char world[] =
	"{\"test-a-1\": {\"kind\": \"test\", \"label\": \"test-a-1\", \"attributes\": {},"
	"  \"dependencies\": {\"build\": \"build-x\"}, \"task\": {}},"
	"\"test-a-2\": {\"kind\": \"test\", \"label\": \"test-a-2\", \"attributes\": {},"
	"  \"dependencies\": {\"build\": \"build-x\"}, \"task\": {}},"
	"\"test-a-10\": {\"kind\": \"test\", \"label\": \"test-a-10\", \"attributes\": {}, \"task\": {}},"
	"\"test-a-2-cf\": {\"kind\": \"test\", \"label\": \"test-a-2-cf\", \"attributes\": {}, \"task\": {}},"
	"\"test-c\": {\"kind\": \"test\", \"label\": \"test-c\", \"attributes\": {}, \"task\": {}},"
	"\"a-a-a-1\": {\"kind\": \"test\", \"label\": \"a-a-a-1\", \"attributes\": {}, \"task\": {}},"
	"\"far-test-a-3\": {\"kind\": \"test\", \"label\": \"far-test-a-3\", \"attributes\": {}, \"task\": {}},"
	"\"tv-1\": {\"kind\": \"verify\", \"label\": \"tv-1\","
	"  \"attributes\": {\"unittest_suite\": \"test-verify-gpu\"}, \"task\": {}},"
	"\"tv-2\": {\"kind\": \"verify\", \"label\": \"tv-2\","
	"  \"attributes\": {\"unittest_suite\": \"test-verify-gpu\"}, \"task\": {}},"
	"\"r-1\": {\"kind\": \"test\", \"label\": \"r-1\","
	"  \"attributes\": {\"test-manifests-restricted\": true}, \"task\": {}},"
	"\"r-2\": {\"kind\": \"test\", \"label\": \"r-2\","
	"  \"attributes\": {\"test-manifests-restricted\": true}, \"task\": {}},"
	"\"r-3\": {\"kind\": \"test\", \"label\": \"r-3\","
	"  \"attributes\": {\"test-manifests-restricted\": false}, \"task\": {}},"
	"\"half-\\u00bd\": {\"kind\": \"test\", \"label\": \"half-\\u00bd\", \"attributes\": {}, \"task\": {}},"
	"\"clang-18\": {\"kind\": \"toolchain\", \"label\": \"clang-18\", \"attributes\": {}, \"task\": {}},"
	"\"build-x\": {\"kind\": \"build\", \"label\": \"build-x\", \"attributes\": {},"
	"  \"dependencies\": {\"toolchain\": \"clang-18\", \"image\": \"image-y\"}, \"task\": {}},"
	"\"artifact-x\": {\"kind\": \"artifact-build\", \"label\": \"artifact-x\", \"attributes\": {}, \"task\": {}},"
	"\"image-y\": {\"kind\": \"docker-image\", \"label\": \"image-y\", \"attributes\": {}, \"task\": {}},"
	"\"image-z\": {\"kind\": \"docker-image\", \"label\": \"image-z\","
	"  \"attributes\": {\"always_target\": true}, \"dependencies\": {\"image\": \"image-y\"}, \"task\": {}},"
	"\"lint\": {\"kind\": \"lint\", \"label\": \"lint\","
	"  \"attributes\": {\"always_target\": true}, \"task\": {}},"
	"\"off\": {\"kind\": \"lint\", \"label\": \"off\","
	"  \"attributes\": {\"always_target\": false}, \"task\": {}}}";

/* The labels of the set, with a blank between. */
static char *names(const struct graph *g, const struct bitset *tasks)
{
	struct strbuf out = STRBUF_INIT;

	bitset_foreach (task, tasks) {
		struct slice label = graph_label(g, task);
		strbuf_addf(&out, "%s%.*s", out.len ? " " : "", SLICE_ARG(label));
	}
	return strbuf_detach(&out);
}

static void assert_names(const struct graph *g, const struct bitset *tasks, const char *want,
			 const char *of)
{
	char *got = names(g, tasks);

	if (strcmp(got, want) != 0)
		fail_msg("%s: '%s', not '%s'", of, got, want);
	free(got);
}

static json_t *parse(const char *text)
{
	json_t *json = json_loads(text, 0, NULL);

	assert_non_null(json);
	return json;
}

static void make_with(struct decision *d, const struct graph *g, json_t *parameters,
		      enum decision_rule rule)
{
	struct err err;

	if (decision_make(d, g, parameters, rule, &err))
		fail_msg("%s", err.text);
}

#define PATHS "\"env\": {\"MOZHARNESS_TEST_PATHS\": \"{}\"}, "
#define TAG   "\"env\": {\"MOZHARNESS_TEST_TAG\": \"x\"}, "

/* tasks and env; what they select by the oldest rule and by those after it (NULL: as before) */
static const struct {
	const char *env, *tasks;
	const char *target[4];
	size_t unknown[4];
} rows[] = {
	{"", "[]", {""}, {0}},
	{"", "[\"test-c\", \"build-x\", \"test-c\"]", {"build-x test-c"}, {0}},
	{"", "[\"nobody\", \"test-c\"]", {"test-c"}, {1, 1, 1, 1}},
	/* PREFIX-*: what split() leaves behind the last prefix is a number */
	{"", "[\"test-a-*\"]", {"far-test-a-3 test-a-1 test-a-10 test-a-2"}, {0}},
	{"", "[\"test-a-2-*\"]", {"", "test-a-2"}, {1, 0, 0, 0}},
	{"", "[\"test-*-a-*\"]", {""}, {1, 1, 1, 1}},
	{"", "[\"te*st-a-*\"]", {"far-test-a-3 test-a-1 test-a-10 test-a-2"}, {0}},
	{"", "[\"a-a-*\"]", {""}, {1, 1, 1, 1}},
	{"", "[\"a-*\"]", {"a-a-a-1 far-test-a-3 test-a-1 test-a-10 test-a-2"}, {0}},
	{"", "[\"half-*\"]", {"half-\xc2\xbd"}, {0}},
	{"",
	 "[\"-*\"]",
	 {"a-a-a-1 clang-18 far-test-a-3 half-\xc2\xbd r-1 r-2 r-3 test-a-1 test-a-10 test-a-2 tv-1 tv-2"},
	 {0}},
	/* a '*' that is not behind a '-', or not at the end, is a label */
	{"", "[\"test-a*\", \"test-a-*/3\", \"*\"]", {""}, {3, 3, 3, 3}},
	/* none found: the label without '-' */
	{"", "[\"test-c-*\"]", {"", "test-c"}, {1, 0, 0, 0}},
	{"", "[\"test-c--*\"]", {"", "test-c"}, {1, 0, 0, 0}},
	{"", "[\"test-d-*\"]", {""}, {1, 1, 1, 1}},
	/* with test paths or a tag the first chunk is enough; labels stay as they are */
	{PATHS, "[\"test-a-*\"]", {"test-a-1"}, {0}},
	{TAG, "[\"test-a-*\", \"test-a-2\"]", {"test-a-1 test-a-2"}, {0}},
	{PATHS, "[\"test-c-*\"]", {"", "test-c"}, {1, 0, 0, 0}},
	{PATHS, "[\"r-*\"]", {"r-1", "r-1", "r-1 r-2"}, {0}},
	{TAG, "[\"tv-*\"]", {"tv-1", "tv-1", "tv-1", "tv-1 tv-2"}, {0}},
	/* all that were found are left out, but they are known */
	{PATHS, "[\"half-*\"]", {""}, {0}},
	/* labels of chunks that are gone */
	{"", "[\"test-a-7\"]", {"", "", "", "test-a-1 test-a-10 test-a-2"}, {1, 1, 1, 0}},
	{PATHS, "[\"test-a-7\"]", {"", "", "test-a-1"}, {1, 1, 0, 0}},
	{PATHS, "[\"test-c-7\"]", {"", "", "test-c"}, {1, 1, 0, 0}},
	{"", "[\"test-a\"]", {"", "", "", "test-a-1 test-a-10 test-a-2"}, {1, 1, 1, 0}},
	{TAG, "[\"test-a\"]", {"", "", "", "test-a-1"}, {1, 1, 1, 0}},
	{TAG, "[\"tv-9\"]", {"", "", "tv-1", "tv-1 tv-2"}, {1, 1, 0, 0}},
	/* of a toolchain the number is a version */
	{PATHS, "[\"clang-17\", \"clang\"]", {""}, {2, 2, 2, 2}},
};

static void entries_are_expanded_as_each_rule_does(void **state)
{
	struct graph g;

	graph_from(state, &g, world);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct strbuf text = STRBUF_INIT;
		const char *want = "";
		json_t *parameters;
		strbuf_addf(&text, "{\"try_task_config\": {%s\"tasks\": %s}}", rows[i].env,
			    rows[i].tasks);
		parameters = parse(text.buf);
		for (unsigned rule = DECISION_PATTERNS; rule <= DECISION_RENUMBERED_ALWAYS;
		     rule++) {
			struct decision d;
			want = rows[i].target[rule] ? rows[i].target[rule] : want;
			make_with(&d, &g, parameters, rule);
			assert_names(&g, &d.target, want, text.buf);
			if (d.unknown_nr != rows[i].unknown[rule])
				fail_msg("%s: %zu unknown by rule %u", text.buf, d.unknown_nr,
					 rule);
			decision_release(&d);
		}
		json_decref(parameters);
		strbuf_release(&text);
	}
	graph_release(&g);
}

static void entries_are_told_apart(void **state)
{
	json_t *parameters = parse("{\"try_task_config\": {\"tasks\": [\"test-a-7\", \"test-a-*\","
				   " \"x\", \"test-c\", \"test-a-7\"]}}");
	struct decision d;
	struct graph g;

	graph_from(state, &g, world);
	make_with(&d, &g, parameters, DECISION_RENUMBERED_ALWAYS);
	assert_int_equal(d.entry_nr, 4);
	assert_string_equal(d.entry[0].text, "test-a-*");
	assert_true(d.entry[0].pattern && !d.entry[0].unknown && !d.entry[0].moved);
	assert_int_equal(d.entry[0].task_nr, 4);
	assert_true(d.entry[1].moved && !d.entry[1].unknown && !d.entry[1].pattern);
	assert_int_equal(d.entry[1].task_nr, 3);
	assert_int_equal(d.entry[2].task[0], graph_find(&g, slice_from("test-c")));
	assert_true(d.entry[3].unknown);
	assert_int_equal(d.entry[3].task_nr, 0);
	decision_release(&d);
	graph_release(&g);
	json_decref(parameters);
}

static void what_is_needed_and_always_made_comes_along(void **state)
{
	static const struct {
		const char *parameters, *graph;
	} row[] = {
		{"", "build-x clang-18 image-y image-z lint test-a-1"},
		{", \"enable_always_target\": false", "build-x clang-18 image-y test-a-1"},
		{", \"enable_always_target\": [\"lint\"]",
		 "build-x clang-18 image-y lint test-a-1"},
		{", \"enable_always_target\": []", "build-x clang-18 image-y test-a-1"},
		{", \"enable_always_target\": true",
		 "build-x clang-18 image-y image-z lint test-a-1"},
	};
	struct graph g;

	graph_from(state, &g, world);
	for (size_t i = 0; i < ARRAY_LEN(row); i++) {
		struct strbuf text = STRBUF_INIT;
		struct decision d;
		json_t *parameters;
		strbuf_addf(&text, "{\"try_task_config\": {\"tasks\": [\"test-a-1\"]}%s}",
			    row[i].parameters);
		parameters = parse(text.buf);
		make_with(&d, &g, parameters, DECISION_UNCHUNKED);
		assert_names(&g, &d.target, "test-a-1", text.buf);
		assert_names(&g, &d.graph, row[i].graph, text.buf);
		decision_release(&d);
		json_decref(parameters);
		strbuf_release(&text);
	}
	graph_release(&g);
}

static void builds_are_known_by_their_kind(void **state)
{
	struct bitset all, builds;
	struct graph g;

	graph_from(state, &g, world);
	bitset_init(&all, g.task_nr);
	bitset_init(&builds, g.task_nr);
	bitset_set_all(&all);
	decision_builds(&g, &all, &builds);
	assert_names(&g, &builds, "artifact-x build-x", "builds");
	bitset_release(&all);
	bitset_release(&builds);
	graph_release(&g);
}

/* Others choose the tasks: a filter of the decision task, or a method of the tree. */
static void what_only_the_decision_task_has_is_named(void **state)
{
	static const struct {
		const char *parameters, *elsewhere;
	} row[] = {
		{"{\"filters\": [\"try_auto\"], \"try_task_config\": {}}", "try_auto"},
		{"{\"target_tasks_method\": \"os-integration\", \"try_task_config\": {\"tasks\": []}}",
		 "os-integration"},
		{"{\"target_tasks_method\": \"try_tasks\", \"filters\": [\"target_tasks_method\"],"
		 " \"try_task_config\": {\"tasks\": [\"test-c\"]}}",
		 NULL},
	};
	struct graph g;

	graph_from(state, &g, world);
	for (size_t i = 0; i < ARRAY_LEN(row); i++) {
		json_t *parameters = parse(row[i].parameters);
		struct decision d;
		make_with(&d, &g, parameters, DECISION_UNCHUNKED);
		if (row[i].elsewhere)
			assert_string_equal(d.elsewhere, row[i].elsewhere);
		else
			assert_null(d.elsewhere);
		assert_names(&g, &d.target, row[i].elsewhere ? "" : "test-c", row[i].parameters);
		decision_release(&d);
		json_decref(parameters);
	}
	graph_release(&g);
}

static void what_is_there_already_is_counted(void **state)
{
	static const struct {
		const char *parameters;
		bool optimizes;
		uint32_t existing;
	} row[] = {
		{"", true, 0},
		{", \"existing_tasks\": {\"build-x\": \"A\", \"test-a-1\": \"B\", \"other\": \"C\"}",
		 true, 2},
		{", \"existing_tasks\": {\"build-x\": \"A\", \"test-a-1\": \"B\"},"
		 " \"optimize_target_tasks\": false",
		 false, 1},
		{", \"existing_tasks\": {\"build-x\": \"A\", \"clang-18\": \"B\"},"
		 " \"do_not_optimize\": [\"clang-18\"]",
		 true, 1},
	};
	struct graph g;

	graph_from(state, &g, world);
	for (size_t i = 0; i < ARRAY_LEN(row); i++) {
		struct strbuf text = STRBUF_INIT;
		struct decision d;
		json_t *parameters;
		strbuf_addf(&text, "{\"try_task_config\": {\"tasks\": [\"test-a-1\"]}%s}",
			    row[i].parameters);
		parameters = parse(text.buf);
		make_with(&d, &g, parameters, DECISION_UNCHUNKED);
		assert_int_equal(d.optimizes, row[i].optimizes);
		assert_int_equal(d.existing_nr, row[i].existing);
		decision_release(&d);
		json_decref(parameters);
		strbuf_release(&text);
	}
	graph_release(&g);
}

static void what_makes_the_decision_task_fail_is_an_error(void **state)
{
	static const char *const row[][2] = {
		{"{}", "'tasks' is not there or no list: the decision task fails"},
		{"{\"try_task_config\": {\"tasks\": \"x\"}}",
		 "'tasks' is not there or no list: the decision task fails"},
		{"{\"try_task_config\": {\"tasks\": [\"x\", 1]}}",
		 "'tasks' has something that is no text at place 1: the decision task fails"},
	};
	struct graph g;

	graph_from(state, &g, world);
	for (size_t i = 0; i < ARRAY_LEN(row); i++) {
		json_t *parameters = parse(row[i][0]);
		struct decision d;
		struct err err;
		assert_int_equal(decision_make(&d, &g, parameters, DECISION_UNCHUNKED, &err), -1);
		assert_string_equal(err.text, row[i][1]);
		json_decref(parameters);
	}
	graph_release(&g);
}

static void the_rule_is_read_from_the_tree(void **state UNUSED)
{
	static const struct {
		const char *text;
		enum decision_rule rule;
	} row[] = {
		{"", DECISION_UNCHUNKED},
		{"def other():\n    pass\n", DECISION_UNCHUNKED},
		{"def _try_task_config(full_task_graph, parameters, graph_config):\n",
		 DECISION_PATTERNS},
		{"def _try_task_config(a, b, c):\n  base = prefix.rstrip(\"-\")\n",
		 DECISION_UNCHUNKED},
		{"def _renumbered_chunks(full_task_graph, labels):\n  x.rstrip(\"-\")\n"
		 "def _try_task_config(a, b, c):\n",
		 DECISION_RENUMBERED},
		{"def _renumbered_chunks(full_task_graph, labels, restricted):\n"
		 "def _try_task_config(a, b, c):\n",
		 DECISION_RENUMBERED_ALWAYS},
	};

	for (size_t i = 0; i < ARRAY_LEN(row); i++)
		assert_int_equal(decision_rule_of(slice_from(row[i].text)), row[i].rule);
}

static void numbers_are_those_of_python(void **state UNUSED)
{
	static const char *const yes[] = {
		"0",	    "10",	    "007",	     "\xc2\xb2",	"\xc2\xbd",
		"\xd9\xa3", "\xe4\xb8\x89", "1\xe2\x85\xa8", "\xf0\x9f\x84\x81"};
	static const char *const no[] = {"",   "a",  "1a",	 "-1",		 "+1",	 "1.5",
					 " 1", "1 ", "\xc3\xa9", "\xe4\xb8\x8a", "\xff", "1\xff"};

	for (size_t i = 0; i < ARRAY_LEN(yes); i++)
		if (!is_numeric(slice_from(yes[i])))
			fail_msg("'%s' is none", yes[i]);
	for (size_t i = 0; i < ARRAY_LEN(no); i++)
		if (is_numeric(slice_from(no[i])))
			fail_msg("'%s' is one", no[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(entries_are_expanded_as_each_rule_does,
						unit_dir_setup, unit_dir_teardown),
		cmocka_unit_test_setup_teardown(entries_are_told_apart, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test_setup_teardown(what_is_needed_and_always_made_comes_along,
						unit_dir_setup, unit_dir_teardown),
		cmocka_unit_test_setup_teardown(builds_are_known_by_their_kind, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test_setup_teardown(what_only_the_decision_task_has_is_named,
						unit_dir_setup, unit_dir_teardown),
		cmocka_unit_test_setup_teardown(what_is_there_already_is_counted, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test_setup_teardown(what_makes_the_decision_task_fail_is_an_error,
						unit_dir_setup, unit_dir_teardown),
		cmocka_unit_test(the_rule_is_read_from_the_tree),
		cmocka_unit_test(numbers_are_those_of_python),
	};

	return cmocka_run_group_tests_name("decision", tests, NULL, NULL);
}
