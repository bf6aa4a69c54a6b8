/* SPDX-License-Identifier: MPL-2.0 */
/* core/graph: what a task is; one row for each kind of task that real graphs have. */
#include "core/base/base.h"
#include "tests/unit/unit.h"
#include "tests/unit/graph.h"

static void facets_have_names(void **state UNUSED)
{
	assert_int_equal(facet_find(slice_from("platform")), FACET_PLATFORM);
	assert_int_equal(facet_find(slice_from("p")), FACET_PLATFORM);
	assert_int_equal(facet_find(slice_from("os")), FACET_OS);
	assert_int_equal(facet_find(slice_from("")), FACET_NR);
	assert_int_equal(facet_find(slice_from("plat")), FACET_NR);
	for (unsigned f = 0; f < FACET_NR; f++) {
		assert_int_equal(facet_find(slice_from(facet_name(f))), f);
		assert_true(facet_text(f)[0]);
		if (facet_short(f)[0])
			assert_int_equal(facet_find(slice_from(facet_short(f))), f);
	}
	assert_string_equal(class_name(CLASS_CF), "cf");
	assert_string_equal(class_title(CLASS_L10N), "Localization");
}

/* One task, and its facets in the order of FACET_LIST up to the class. */
static const struct {
	const char *label, *json;
	const char *want[FACET_CLASS + 1];
} cases[] = {
	{"test-linux2404-64/opt-mochitest-browser-chrome-swr-1",
	 "{\"kind\":\"test\",\"attributes\":{\"unittest_variant\":\"webrender-sw\","
	 "\"unittest_suite\":\"mochitest-browser-chrome\",\"build_platform\":\"linux64\","
	 "\"build_type\":\"opt\",\"test_platform\":\"linux2404-64/opt\"}}",
	 {"Linux", "linux2404-64", "opt", "mochitest-browser-chrome", "webrender-sw", "test",
	  "main"}},
	{"test-windows11-64-24h2/debug-xpcshell-1",
	 "{\"kind\":\"test\",\"attributes\":{\"unittest_variant\":null,\"unittest_suite\":\"xpcshell\","
	 "\"build_platform\":\"win64\",\"build_type\":\"debug\","
	 "\"test_platform\":\"windows11-64-24h2/debug\"}}",
	 {"Windows", "windows11-64-24h2", "debug", "xpcshell", "default", "test", "main"}},
	{"test-macosx1470-64/opt-reftest-1-cf",
	 "{\"attributes\":{\"kind\":\"test\",\"unittest_suite\":\"reftest\","
	 "\"test_platform\":\"macosx1470-64/opt\"}}",
	 {"macOS", "macosx1470-64", "opt", "reftest", "default", "test", "cf"}},
	{"test-android-em-7.0-x86_64-qr/debug-isolated-process-geckoview-junit-1",
	 "{\"kind\":\"test\",\"attributes\":{\"unittest_suite\":\"geckoview-junit\","
	 "\"build_type\":\"debug\","
	 "\"test_platform\":\"android-em-7.0-x86_64-qr/debug-isolated-process\"}}",
	 {"Android", "android-em-7.0-x86_64-qr", "debug-isolated-process", "geckoview-junit",
	  "default", "test", "main"}},
	{"test-android-hw-a55-14-0-aarch64-shippable/opt-browsertime-tp6m-fenix-amazon-nofis",
	 "{\"kind\":\"test\",\"attributes\":{\"unittest_variant\":\"no-fission\","
	 "\"unittest_suite\":\"raptor\",\"raptor_try_name\":\"browsertime-tp6m-fenix-amazon-nofis\","
	 "\"test_platform\":\"android-hw-a55-14-0-aarch64-shippable/opt\"}}",
	 {"Android", "android-hw-a55-14-0-aarch64-shippable", "opt",
	  "browsertime-tp6m-fenix-amazon", "no-fission", "test", "main"}},
	{"test-linux1804-64-shippable-qr/opt-talos-g1-swr-nofis",
	 "{\"kind\":\"test\",\"attributes\":{\"unittest_variant\":\"webrender-sw+no-fission\","
	 "\"unittest_suite\":\"talos\",\"talos_try_name\":\"g1-swr-nofis\","
	 "\"test_platform\":\"linux1804-64-shippable-qr/opt\"}}",
	 {"Linux", "linux1804-64-shippable-qr", "opt", "g1", "webrender-sw+no-fission", "test",
	  "main"}},
	{"test-linux1804-64-shippable-qr/opt-talos-pdf-s",
	 "{\"kind\":\"test\",\"attributes\":{\"unittest_suite\":\"talos\","
	 "\"talos_try_name\":\"pdf-s\",\"test_platform\":\"linux1804-64-shippable-qr/opt\"}}",
	 {"Linux", "linux1804-64-shippable-qr", "opt", "pdf-s", "default", "test", "main"}},
	{"build-linux64-shippable/opt",
	 "{\"kind\":\"build\",\"attributes\":{\"build_platform\":\"linux64-shippable\","
	 "\"build_type\":\"opt\",\"shippable\":true,\"shipping_phase\":\"build\"}}",
	 {"Linux", "linux64-shippable", "opt", "", "", "build", "main"}},
	{"build-ios/opt",
	 "{\"kind\":\"build\",\"attributes\":{\"build_platform\":\"ios\",\"build_type\":\"opt\"}}",
	 {"iOS", "ios", "opt", "", "", "build", "main"}},
	{"source-test-python-mach-macosx1500-aarch64/opt",
	 "{\"kind\":\"source-test\",\"attributes\":{},\"task\":{\"extra\":{\"treeherder-platform\":"
	 "\"macosx1500-aarch64/opt\"}}}",
	 {"macOS", "macosx1500-aarch64", "opt", "", "", "source-test", "main"}},
	{"source-test-mozlint-eslint",
	 "{\"kind\":\"source-test\",\"attributes\":{},\"task\":{\"extra\":{\"treeherder-platform\":"
	 "\"lint/opt\",\"treeherder\":{\"machine\":{\"platform\":\"lint\"},"
	 "\"collection\":{\"opt\":true}}}}}",
	 {"", "", "", "", "", "source-test", "main"}},
	{"old-task",
	 "{\"kind\":\"build\",\"attributes\":{},\"task\":{\"extra\":{\"treeherder\":"
	 "{\"machine\":{\"platform\":\"osx-10-10\"},\"collection\":{\"debug\":true,\"x\":1}}}}}",
	 {"macOS", "osx-10-10", "debug", "", "", "build", "main"}},
	{"repackage-signing-l10n-ach-linux64-shippable/opt",
	 "{\"kind\":\"repackage-signing-l10n\",\"attributes\":{\"build_platform\":"
	 "\"linux64-shippable\",\"build_type\":\"opt\",\"locale\":\"ach\","
	 "\"shipping_phase\":\"promote\"}}",
	 {"Linux", "linux64-shippable", "opt", "", "", "repackage-signing-l10n", "l10n"}},
	{"beetmover-repackage-ach-linux64-shippable/opt",
	 "{\"kind\":\"beetmover-repackage\",\"attributes\":{\"build_platform\":"
	 "\"linux64-shippable\",\"build_type\":\"opt\",\"locale\":\"ach\"}}",
	 {"Linux", "linux64-shippable", "opt", "", "", "beetmover-repackage", "l10n"}},
	{"corpus-clean-mono-en",
	 "{\"kind\":\"corpus-clean-mono\",\"attributes\":{\"locale\":\"en\"}}",
	 {"", "", "", "", "", "corpus-clean-mono", "main"}},
	{"corpus-fetch",
	 "{\"kind\":\"corpus-clean-parallel-fetch-model\",\"attributes\":{}}",
	 {"", "", "", "", "", "corpus-clean-parallel-fetch-model", "main"}},
	{"fetch-7zip",
	 "{\"kind\":\"fetch\",\"attributes\":{},\"task\":{\"extra\":"
	 "{\"treeherder-platform\":\"fetch/opt\"}}}",
	 {"", "", "", "", "", "fetch", "infra"}},
	{"upload-symbols-dummy-ios-sim/debug",
	 "{\"kind\":\"upload-symbols-dummy\",\"attributes\":{\"build_platform\":\"ios-sim\","
	 "\"build_type\":\"debug\"}}",
	 {"iOS", "ios-sim", "debug", "", "", "upload-symbols-dummy", "infra"}},
	{"build-android-arm64/debug",
	 "{\"kind\":\"build\",\"attributes\":{\"build-type\":\"android-arm64/debug\","
	 "\"shipping_phase\":null}}",
	 {"Android", "android-arm64", "debug", "", "", "build", "main"}},
	{"build-addons-bundle",
	 "{\"kind\":\"build\",\"attributes\":{\"build-type\":\"addons/opt\"}}",
	 {"", "", "opt", "", "", "build", "main"}},
	{"signing-android-x86/release",
	 "{\"kind\":\"signing\",\"attributes\":{\"build-type\":\"android-x86/release\"}}",
	 {"Android", "android-x86", "release", "", "", "signing", "release"}},
	{"beetmover-promote-x",
	 "{\"kind\":\"deploy\",\"attributes\":{\"shipping-phase\":\"promote-client\"}}",
	 {"", "", "", "", "", "deploy", "release"}},
	{"build-components-nightly-x",
	 "{\"kind\":\"build-components\",\"attributes\":{\"build-type\":\"nightly\","
	 "\"shipping_phase\":\"promote\"},\"task\":{\"extra\":{\"treeherder-platform\":"
	 "\"AC-android-all/opt\"}}}",
	 {"Android", "AC-android-all", "nightly", "", "", "build-components", "release"}},
	{"test-unit-py311",
	 "{\"kind\":\"test\",\"attributes\":{\"platform\":\"linux\"},\"task\":{\"extra\":"
	 "{\"treeherder-platform\":\"test-linux/opt\"}}}",
	 {"Linux", "linux", "", "", "", "test", "main"}},
	{"codecov-upload",
	 "{\"kind\":\"codecov\",\"attributes\":{\"shipping_phase\":null}}",
	 {"", "", "", "", "", "codecov", "main"}},
};

static void facets_fit_real_tasks(void **state)
{
	struct strbuf json = STRBUF_INIT;
	struct graph g;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		strbuf_addf(&json, "%s\"%s\":%s", i ? "," : "{", cases[i].label, cases[i].json);
	strbuf_addstr(&json, "}");
	graph_from(state, &g, json.buf);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		for (unsigned f = 0; f <= FACET_CLASS; f++) {
			uint32_t task = task_named(&g, cases[i].label);
			const char *got = graph_facet(&g, task, f).p;
			if (strcmp(got, cases[i].want[f]))
				fail_msg("%s: %s is '%s', not '%s'", cases[i].label, facet_name(f),
					 got, cases[i].want[f]);
		}
	assert_true(g.firefox);
	graph_release(&g);
	strbuf_release(&json);
}

static void symbols_name_their_group(void **state)
{
	struct graph g;

	graph_from(state, &g,
		   "{\"a\":{\"task\":{\"extra\":{\"treeherder\":{\"groupSymbol\":\"M-swr\","
		   "\"symbol\":\"bc1\"}}}},\"b\":{\"task\":{\"extra\":{\"treeherder\":"
		   "{\"groupSymbol\":\"?\",\"symbol\":\"B\"}}}},\"c\":{\"task\":{\"extra\":"
		   "{\"treeherder\":{\"symbol\":\"TV\"}}}},\"d\":{\"task\":{}}}");
	assert_facet(&g, "a", FACET_SYMBOL, "M-swr(bc1)");
	assert_facet(&g, "b", FACET_SYMBOL, "B");
	assert_facet(&g, "c", FACET_SYMBOL, "TV");
	assert_facet(&g, "d", FACET_SYMBOL, "");
	graph_release(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(facets_have_names),
		cmocka_unit_test_setup_teardown(facets_fit_real_tasks, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test_setup_teardown(symbols_name_their_group, unit_dir_setup,
						unit_dir_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
