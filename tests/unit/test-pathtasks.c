/* SPDX-License-Identifier: MPL-2.0 */
/* core/select: from tests to suites and the tasks that run them. */
#include "core/base/base.h"
#include "core/select/pathtasks.h"
#include "core/select/suites.h"
#include "tests/unit/unit.h"
#include "tests/unit/graph.h"
#include "tests/unit/memgraph.h"

#define T(label)                                                  \
	{                                                         \
		label, NULL, NULL, NULL, "test", CLASS_MAIN, 0, 0 \
	}
#define O "test-linux/opt-"

/* Each begins with O, but for the last. */
static const struct memtask tasks[] = {
	T(O "crashtest-1"),
	T(O "crashtest-2"),
	T(O "crashtest-21"),
	T(O "marionette-swr"),
	T(O "mochitest-a11y"),
	T(O "mochitest-browser-a11y"),
	T(O "mochitest-browser-chrome-1"),
	T(O "mochitest-browser-chrome-11"),
	T(O "mochitest-browser-chrome-swr-1"),
	T(O "mochitest-browser-media"),
	T(O "mochitest-browser-screenshots"),
	T(O "mochitest-browser-translations"),
	T(O "mochitest-chrome"),
	T(O "mochitest-devtools-chrome-1"),
	T(O "mochitest-gpu"),
	T(O "mochitest-media-1"),
	T(O "mochitest-plain-1"),
	T(O "mochitest-plain-2"),
	T(O "mochitest-remote"),
	T(O "mochitest-webgl1-core"),
	T(O "mochitest-webgl1-ext"),
	T(O "mochitest-webgl2-core"),
	T(O "mochitest-webgl2-ext"),
	T(O "mochitest-webgl2-deqp"),
	T(O "mochitest-webgpu"),
	T(O "geckoview-reftest-1"),
	T(O "reftest-1"),
	T(O "reftest-3"),
	T(O "jsreftest-1"),
	T(O "robocop"),
	T(O "telemetry-tests-client"),
	T(O "test-verify"),
	T(O "test-verify-gpu"),
	T(O "test-verify-wpt-2"),
	T(O "web-platform-tests-1"),
	T(O "web-platform-tests-2"),
	T(O "web-platform-tests-crashtest"),
	T(O "web-platform-tests-print-reftest"),
	T(O "web-platform-tests-reftest-1"),
	T(O "web-platform-tests-wdspec-1"),
	T(O "xpcshell-1"),
	T(O "gtest"),
	T(O "geckoview-junit"),
	T(O "test-apk-fenix"),
	T(O "ui-test-apk-focus"),
	T(O "build-components-x"),
	{O "xpcshell-1-cf", NULL, NULL, NULL, "test", CLASS_CF, 0, 0},
};

static const struct {
	const char *flavor, *subsuite, *suite;
	const char *want; /* labels without O; NULL: nothing is known to run them */
} rows[] = {
#define V " test-verify test-verify-gpu"
#define W " test-verify-wpt-2"
	{"a11y", "", "mochitest-a11y", "mochitest-a11y" V},
	{"browser-chrome", "", "mochitest-browser-chrome",
	 "mochitest-browser-chrome-1 mochitest-browser-chrome-swr-1" V},
	{"browser-chrome", "a11y", "mochitest-browser-a11y", "mochitest-browser-a11y" V},
	{"browser-chrome", "devtools", "mochitest-devtools-chrome",
	 "mochitest-devtools-chrome-1" V},
	{"browser-chrome", "media", "mochitest-browser-media", "mochitest-browser-media" V},
	{"browser-chrome", "media-bc", "mochitest-browser-media", "mochitest-browser-media" V},
	{"browser-chrome", "remote", "mochitest-remote", "mochitest-remote" V},
	{"browser-chrome", "screenshots", "mochitest-browser-screenshots",
	 "mochitest-browser-screenshots"},
	{"browser-chrome", "translations", "mochitest-browser-translations",
	 "mochitest-browser-translations" V},
	{"chrome", "", "mochitest-chrome", "mochitest-chrome" V},
	{"chrome", "gpu", "mochitest-chrome-gpu", "mochitest-gpu" V},
	{"crashtest", "", "crashtest", "crashtest-1" V " web-platform-tests-crashtest"},
	{"firefox-ui-functional", "", "firefox-ui-functional", NULL},
	{"firefox-ui-update", "", "firefox-ui-update", NULL},
	{"marionette", "", "marionette", "marionette-swr" V},
	{"marionette", "enterprise", "marionette-enterprise", "marionette-swr"},
	{"marionette", "integration", "marionette-integration", "marionette-swr"},
	{"marionette", "unittest", "marionette-unittest", "marionette-swr"},
	{"mochitest", "", "mochitest-plain", "mochitest-plain-1" V},
	{"mochitest", "gpu", "mochitest-plain-gpu", "mochitest-gpu" V},
	{"mochitest", "media", "mochitest-media", "mochitest-media-1" V},
	{"mochitest", "robocop", "robocop", "robocop"},
	{"mochitest", "webgl1-core", "mochitest-webgl1-core", "mochitest-webgl1-core" V},
	{"mochitest", "webgl1-ext", "mochitest-webgl1-ext", "mochitest-webgl1-ext" V},
	{"mochitest", "webgl2-core", "mochitest-webgl2-core", "mochitest-webgl2-core" V},
	{"mochitest", "webgl2-ext", "mochitest-webgl2-ext", "mochitest-webgl2-ext" V},
	{"mochitest", "webgl2-deqp", "mochitest-webgl2-deqp", "mochitest-webgl2-deqp" V},
	{"mochitest", "webgpu", "mochitest-webgpu", "mochitest-webgpu" V},
	{"mochitest", "unheard-of", NULL, NULL},
	{"puppeteer", "", "puppeteer", NULL},
	{"puppeteer", "puppeteer", NULL, NULL},
	{"python", "", "python", NULL},
	{"reftest", "", "reftest", "geckoview-reftest-1 reftest-1 test-verify-gpu"},
	{"telemetry-tests-client", "", "telemetry-tests-client", "telemetry-tests-client"},
	{"web-platform-tests", "", "web-platform-tests", "test-verify-wpt-2 web-platform-tests-1"},
	{"web-platform-tests", "testharness", "web-platform-tests",
	 "test-verify-wpt-2 web-platform-tests-1"},
	{"web-platform-tests", "crashtest", "web-platform-tests-crashtest",
	 "test-verify-wpt-2 web-platform-tests-crashtest"},
	{"web-platform-tests", "print-reftest", "web-platform-tests-print-reftest",
	 "test-verify-wpt-2 web-platform-tests-print-reftest"},
	{"web-platform-tests", "reftest", "web-platform-tests-reftest",
	 "test-verify-wpt-2 web-platform-tests-reftest-1"},
	{"web-platform-tests", "wdspec", "web-platform-tests-wdspec",
	 "test-verify-wpt-2 web-platform-tests-wdspec-1"},
	{"xpcshell", "", "xpcshell", V " xpcshell-1"},
	{"fenix", "", "fenix", "test-apk-fenix"},
	{"focus", "", "focus", "ui-test-apk-focus"},
	{"android-components", "", "android-components", "build-components-x"},
	{"geckoview", "", "geckoview", "geckoview-junit"},
	{"steeplechase", "", NULL, NULL},
};

/* Tests without a checkout. */
static void resolved_init(struct resolved *r, const struct test *test, size_t nr)
{
	*r = (struct resolved){.notes = STRBUF_INIT};
	testlist_init(&r->list);
	r->test = xcalloc(nr, sizeof(*r->test));
	for (size_t i = 0; i < nr; i++)
		r->test[r->nr++] = &test[i];
}

static void add_labels(const struct graph *g, const struct bitset *set, size_t skip,
		       struct strbuf *out)
{
	bitset_foreach (task, set)
		strbuf_addf(out, "%s%s", out->len ? " " : "", graph_label(g, task).p + skip);
}

static void each_flavor_has_its_tasks(void **state UNUSED)
{
	struct bitset out;
	struct graph g;

	memgraph_init(&g, tasks, ARRAY_LEN(tasks));
	bitset_init(&out, g.task_nr);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct test test = {"a/x", rows[i].flavor, rows[i].subsuite, "", "", ""};
		const char *suite = suite_of(rows[i].flavor, rows[i].subsuite);
		struct strbuf notes = STRBUF_INIT, got = STRBUF_INIT;
		struct pathtasks *p;
		struct resolved r;
		struct err err;

		assert_string_equal(suite ? suite : "none", rows[i].suite ? rows[i].suite : "none");
		resolved_init(&r, &test, 1);
		p = pathtasks_new(&r, &notes, &err);
		if (p) {
			assert_int_equal(pathtasks_run(p, &g, &g.offered, &out, &err), 0);
			add_labels(&g, &out, strlen(O), &got);
			assert_non_null(rows[i].want);
			assert_string_equal(got.buf, rows[i].want + (*rows[i].want == ' '));
			assert_string_equal(notes.buf, "");
			assert_string_equal(pathtasks_suites(p), suite);
		} else {
			assert_null(rows[i].want);
			assert_string_equal(err.text, "no task is known to run these tests");
			assert_true(notes.len);
		}
		pathtasks_free(p);
		resolve_release(&r);
		strbuf_release(&notes);
		strbuf_release(&got);
	}
	bitset_release(&out);
	mkgraph_release(&g);
}

/* Every row of the tables is asked for above. */
static void all_rows_are_tested(void **state UNUSED)
{
	size_t nr = 0;

#define X(flavor, subsuite, suite) nr++;
	SUITE_LIST(X)
#undef X
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		nr -= rows[i].suite != NULL;
	assert_int_equal(nr, 0);
}

static void unknown_flavors_are_said_once(void **state UNUSED)
{
	static const struct test test[] = {
		{"a", "python", "", "", "", ""},
		{"b", "python", "", "", "", ""},
		{"c", "mochitest", "new", "", "", ""},
		{"d", "xpcshell", "", "", "", ""},
	};
	struct strbuf notes = STRBUF_INIT;
	struct pathtasks *p;
	struct resolved r;
	struct err err;

	resolved_init(&r, test, ARRAY_LEN(test));
	p = pathtasks_new(&r, &notes, &err);
	assert_non_null(p);
	assert_string_equal(notes.buf,
			    "no task is known to run tests of flavor 'python'\n"
			    "no task is known to run tests of flavor 'mochitest' and subsuite "
			    "'new'\n");
	pathtasks_free(p);
	resolve_release(&r);
	strbuf_release(&notes);
}

static char *paths_text(const struct test *test, size_t nr, const char *const *sent,
			struct err *err)
{
	struct resolved r;
	json_t *json;
	char *text;

	resolved_init(&r, test, nr);
	for (; *sent; sent++) {
		ALLOC_GROW(r.sent, r.sent_nr + 1, r.sent_cap);
		r.sent[r.sent_nr++] = xstrdup(*sent);
	}
	json = pathtasks_paths(&r, err);
	text = json ? json_dumps(json, 0) : NULL;
	json_decref(json);
	resolve_release(&r);
	return text;
}

static void the_environment_maps_suites_to_paths(void **state UNUSED)
{
	static const struct test test[] = {
		{"dom/x/1", "xpcshell", "", "dom/x/m.toml", "", ""},
		{"dom/x/2", "xpcshell", "", "dom/x/m.toml", "", ""},
		{"dom/x/3", "mochitest", "", "dom/x/n.toml", "dom/x/all.toml", ""},
		{"dom/y/4", "xpcshell", "", "dom/y/m.toml", "", ""},
		{"dom/y/5", "mochitest", "unknown", "dom/y/u.toml", "", ""},
	};
	static const char *const folders[] = {"dom", "dom/y", NULL};
	static const char *const manifests[] = {"dom/x/all.toml", "dom/y/m.toml", "dom", NULL};
	static const char *const broken[] = {"dom/\xff", NULL};
	static const struct test odd[] = {{"dom/\xff/1", "xpcshell", "", "", "", ""}};
	struct err err;
	char *text;

	text = paths_text(test, ARRAY_LEN(test), folders, &err);
	assert_string_equal(text, "{\"xpcshell\": [\"dom\", \"dom/y\"], "
				  "\"mochitest-plain\": [\"dom\"]}");
	free(text);
	text = paths_text(test, ARRAY_LEN(test), manifests, &err);
	assert_string_equal(text, "{\"xpcshell\": [\"dom\", \"dom/y/m.toml\"], "
				  "\"mochitest-plain\": [\"dom/x/all.toml\"]}");
	free(text);
	assert_null(paths_text(odd, 1, broken, &err));
	assert_string_equal(err.text, "'dom/<FF>' is not UTF-8: it cannot be sent");
}

#define TEST_TASK(label, platform, suite, more)                                        \
	"\"" label "\": {\"kind\": \"test\", \"label\": \"" label                      \
	"\", \"attributes\": {\"kind\": \"test\", \"build_platform\": \"linux64\", "   \
	"\"build_type\": \"opt\", \"test_platform\": \"" platform                      \
	"\", \"unittest_suite\": \"" suite "\", \"run_on_projects\": [\"trunk\"]" more \
	"}, \"dependencies\": {}, "                                                    \
	"\"task\": {\"extra\": {\"treeherder\": {}}}}"
#define LINUX "linux2404-64/opt"

static const char
	chunks[] =
		"{" TEST_TASK("test-" LINUX "-mochitest-plain-1", LINUX, "mochitest-plain",
			      ", \"test_manifests\": [\"dom/a/m.toml\", \"dom/b/m.toml\"]") "," TEST_TASK("test-" LINUX
													  "-mochitest-plain-2",
													  LINUX,
													  "mochitest-plain",
													  ", \"test_manifests\": [\"dom/c/all.toml:dom/c/m.toml\"]") "," TEST_TASK("test-" LINUX "-mochitest-plain-3", LINUX, "mochitest-plain", ", \"test_manifests\": []") "," TEST_TASK("test-" LINUX "-xpcshell-1", LINUX, "xpcshell", ", \"test_manifests\": [\"dom/a/x.toml\", \"dom/a/m.toml\"]") "," TEST_TASK("test-" LINUX "-web-platform-tests-1", LINUX, "web-platform-tests", ", \"test_manifests\": [\"/dom/a\"]") "," TEST_TASK("test-" LINUX
																																																																	       "-web-platform-tests-reftest-2",
																																																																	       LINUX,
																																																																	       "web-platform-tests-reftest",
																																																																	       ", \"test_manifests\": [\"/dom/a\"]") "," TEST_TASK("test-windows11-64/debug-mochitest-plain-4",
																																																																								   "windows11-64/debug", "mochitest-plain", ", \"test_manifests\": [\"dom/a/m.toml\"]") "," TEST_TASK("test-" LINUX "-gtest", LINUX,
																																																																																				      "gtest",
																																																																																				      "") "}";

static void chunks_are_those_that_hold_the_tests(void **state)
{
	static const struct {
		struct test test;
		const char *want;
	} table[] = {
		{{"dom/a/1", "mochitest", "", "dom/a/m.toml", "", ""},
		 "test-" LINUX "-mochitest-plain-1 test-windows11-64/debug-mochitest-plain-4"},
		{{"dom/c/1", "mochitest", "", "dom/c/m.toml", "dom/c/all.toml", ""},
		 "test-" LINUX "-mochitest-plain-2"},
		{{"dom/b/1", "mochitest", "", "dom/z.toml", "dom/b/m.toml", ""},
		 "test-" LINUX "-mochitest-plain-1"},
		{{"dom/c/1", "mochitest", "", "dom/c/m.toml", "dom/d/all.toml", ""}, NULL},
		{{"dom/a/1", "xpcshell", "", "dom/a/x.toml", "", ""}, "test-" LINUX "-xpcshell-1"},
		{{"w", "web-platform-tests", "reftest", "/dom/a", "", ""},
		 "test-" LINUX "-web-platform-tests-reftest-2"},
		{{"w", "web-platform-tests", "testharness", "/dom/a", "", ""},
		 "test-" LINUX "-web-platform-tests-1"},
	};
	struct bitset out;
	struct graph g;
	struct err err;

	graph_from(state, &g, chunks);
	bitset_init(&out, g.task_nr);
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		struct strbuf notes = STRBUF_INIT, got = STRBUF_INIT;
		struct resolved r;
		struct pathtasks *p;
		int ret;

		resolved_init(&r, &table[i].test, 1);
		p = pathtasks_new(&r, &notes, &err);
		assert_non_null(p);
		ret = pathtasks_chunks(p, &r, &g, &g.offered, &out, &err);
		add_labels(&g, &out, 0, &got);
		assert_int_equal(ret, table[i].want ? 0 : -1);
		assert_string_equal(got.buf, table[i].want ? table[i].want : "");
		if (ret)
			assert_string_equal(err.text,
					    "no chunk here has these tests, as far as its "
					    "test_manifests say");
		pathtasks_free(p);
		resolve_release(&r);
		strbuf_release(&got);
		strbuf_release(&notes);
	}
	bitset_release(&out);
	graph_release(&g);
}

static void without_manifests_there_are_no_chunks(void **state UNUSED)
{
	static const struct test test = {"a", "xpcshell", "", "a.toml", "", ""};
	struct strbuf notes = STRBUF_INIT;
	struct pathtasks *p;
	struct resolved r;
	struct bitset out;
	struct graph g;
	struct err err;

	memgraph_init(&g, tasks, ARRAY_LEN(tasks));
	bitset_init(&out, g.task_nr);
	resolved_init(&r, &test, 1);
	p = pathtasks_new(&r, &notes, &err);
	assert_int_equal(pathtasks_chunks(p, &r, &g, &g.offered, &out, &err), -1);
	assert_non_null(strstr(err.text, "does not say which tests are in which chunk"));
	bitset_clear_all(&out);
	assert_int_equal(pathtasks_run(p, &g, &out, &out, &err), -1);
	assert_string_equal(err.text, "no task here runs xpcshell");
	pathtasks_free(p);
	resolve_release(&r);
	bitset_release(&out);
	mkgraph_release(&g);
	strbuf_release(&notes);
}

static uint32_t stranger(const struct graph *g, const struct pathtasks *p, const char *label)
{
	struct bitset marks;
	uint32_t task;

	bitset_init(&marks, g->task_nr);
	bitset_put(&marks, task_named(g, label), true);
	task = pathtasks_stranger(p, g, &marks);
	assert_true(task == TASK_NONE || task == task_named(g, label));
	bitset_release(&marks);
	return task;
}

static void tasks_of_other_suites_are_strangers(void **state)
{
	struct pathtasks *p;
	struct graph g;
	struct err err;

	graph_from(state, &g, chunks);
	p = pathtasks_of_env("{\"xpcshell\": [\"dom\"], \"null\": []}", &err);
	assert_non_null(p);
	assert_string_equal(pathtasks_suites(p), "xpcshell");
	assert_int_equal(stranger(&g, p, "test-" LINUX "-xpcshell-1"), TASK_NONE);
	assert_int_equal(stranger(&g, p, "test-" LINUX "-gtest"), TASK_NONE);
	assert_int_not_equal(stranger(&g, p, "test-" LINUX "-mochitest-plain-2"), TASK_NONE);
	assert_int_not_equal(stranger(&g, p, "test-" LINUX "-mochitest-plain-3"), TASK_NONE);
	pathtasks_free(p);
	p = pathtasks_of_env("{\"mochitest-plain\": []}", &err);
	assert_int_equal(stranger(&g, p, "test-" LINUX "-mochitest-plain-2"), TASK_NONE);
	pathtasks_free(p);
	assert_null(pathtasks_of_env("[1]", &err));
	assert_null(pathtasks_of_env("x", &err));
	assert_string_equal(err.text, "no suites in 'x'");
	graph_release(&g);
}

static void words_narrow_the_tasks(void **state)
{
	static const struct {
		const char *words;
		bool types;
		int left; /* -1: an error */
		const char *error;
	} table[] = {
		{"linux", false, 7, NULL},
		{"Linux,WIN", false, 8, NULL},
		{"windows", false, 1, NULL},
		{" linux2404-64 ", false, 7, NULL},
		{"windows11-64,linux", false, 8, NULL},
		{"opt", true, 7, NULL},
		{"debug,opt", true, 8, NULL},
		{"linx", false, -1, "no platform 'linx' in the graph (did you mean 'linux'?)"},
		{"linux,windows12-64", false, -1,
		 "no platform 'windows12-64' in the graph (did you mean 'windows11-64'?)"},
		{"debgu", true, -1, "no build type 'debgu' in the graph (did you mean 'debug'?)"},
		{"mac", false, -1, "no platform 'mac' in the graph"},
		{"linux,", false, -1, "no platform '' in the graph"},
		{"", true, -1, "no build type '' in the graph"},
	};
	struct bitset set;
	struct graph g;
	struct err err;

	graph_from(state, &g, chunks);
	bitset_init(&set, g.task_nr);
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		int ret;
		bitset_set_all(&set);
		ret = (table[i].types ? pathtasks_types : pathtasks_platforms)(&g, table[i].words,
									       &set, &err);
		assert_int_equal(ret, table[i].error ? -1 : 0);
		if (table[i].error)
			assert_string_equal(err.text, table[i].error);
		else
			assert_int_equal(bitset_count(&set), table[i].left);
	}
	bitset_clear_all(&set);
	assert_int_equal(pathtasks_types(&g, "opt", &set, &err), -1);
	assert_string_equal(err.text, "none of the tasks has build type opt");
	bitset_release(&set);
	graph_release(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_flavor_has_its_tasks),
		cmocka_unit_test(all_rows_are_tested),
		cmocka_unit_test(unknown_flavors_are_said_once),
		cmocka_unit_test(the_environment_maps_suites_to_paths),
		cmocka_unit_test_setup_teardown(chunks_are_those_that_hold_the_tests,
						unit_dir_setup, unit_dir_teardown),
		cmocka_unit_test(without_manifests_there_are_no_chunks),
		cmocka_unit_test_setup_teardown(tasks_of_other_suites_are_strangers, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test_setup_teardown(words_narrow_the_tasks, unit_dir_setup,
						unit_dir_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
