/* SPDX-License-Identifier: MPL-2.0 */
/* core/graph: tasks to columns; order, edges both ways, layouts of taskgraph, chunks, the demo. */
#include "core/base/base.h"
#include "tests/unit/unit.h"
#include "tests/unit/graph.h"

static void assert_row(const struct rows *r, uint32_t task, const uint32_t *want, uint32_t nr)
{
	assert_int_equal(r->start[task + 1] - r->start[task], nr);
	for (uint32_t i = 0; i < nr; i++)
		assert_int_equal(r->item[r->start[task] + i], want[i]);
}

static void tasks_are_sorted_and_edges_go_both_ways(void **state)
{
	struct graph g;

	graph_from(
		state, &g,
		"{\"test-b\":{\"kind\":\"test\",\"task\":{},\"dependencies\":"
		"{\"build\":\"build-a\",\"again\":\"build-a\",\"img\":\"image\"}},"
		"\"test\":{\"kind\":\"test\",\"task\":{},\"dependencies\":{\"build\":\"build-a\"}},"
		"\"image\":{\"kind\":\"docker-image\",\"task\":{}},"
		"\"build-a\":{\"kind\":\"build\",\"task\":{},\"dependencies\":{\"i\":\"image\"}}}");
	assert_int_equal(g.task_nr, 4);
	assert_string_equal(graph_label(&g, 0).p, "build-a");
	assert_string_equal(graph_label(&g, 1).p, "image");
	assert_string_equal(graph_label(&g, 2).p, "test");
	assert_string_equal(graph_label(&g, 3).p, "test-b");
	for (uint32_t i = 0; i < 4; i++)
		assert_int_equal(graph_find(&g, graph_label(&g, i)), i);
	assert_int_equal(graph_find(&g, slice_from("tes")), TASK_NONE);
	assert_int_equal(graph_find(&g, slice_from("zzz")), TASK_NONE);
	assert_row(&g.edges[EDGES_NEEDS], 0, (uint32_t[]){1}, 1);
	assert_row(&g.edges[EDGES_NEEDS], 1, NULL, 0);
	assert_row(&g.edges[EDGES_NEEDS], 2, (uint32_t[]){0}, 1);
	assert_row(&g.edges[EDGES_NEEDS], 3, (uint32_t[]){0, 1}, 2);
	assert_row(&g.edges[EDGES_NEEDED_BY], 0, (uint32_t[]){2, 3}, 2);
	assert_row(&g.edges[EDGES_NEEDED_BY], 1, (uint32_t[]){0, 3}, 2);
	assert_row(&g.edges[EDGES_NEEDED_BY], 3, NULL, 0);
	assert_true(g.has_edges);
	assert_false(g.firefox);
	assert_int_equal(g.missing_edges, 0);
	assert_string_equal(g.notes, "");
	assert_string_equal(g.source, "graph.json");
	graph_release(&g);
}

static void any_order_and_any_blanks_read_the_same(void **state)
{
	static const char *const layouts[] = {
		"{\"b\":{\"kind\":\"k\",\"label\":\"b\",\"attributes\":{\"x\":1,\"kind\":\"k\"},"
		"\"task\":{\"workerType\":\"w\",\"extra\":{\"treeherder\":{\"symbol\":\"S\","
		"\"tier\":2}}}},\"a\":{\"kind\":\"j\",\"task\":{}}}",
		"{\n  \"a\": {\n    \"kind\": \"j\",\n    \"task\": {}\n  },\r\n\t\"b\": {\n"
		"    \"attributes\": {\n      \"kind\": \"k\",\n      \"x\": 1\n    },\n"
		"    \"kind\": \"k\",\n    \"label\": \"b\",\n    \"task\": {\n      \"extra\": {\n"
		"        \"treeherder\": {\"tier\": 2, \"symbol\": \"S\"}\n      },\n"
		"      \"workerType\": \"w\"\n    }\n  }\n}\n",
	};
	struct graph g;

	for (size_t i = 0; i < ARRAY_LEN(layouts); i++) {
		graph_from(state, &g, layouts[i]);
		assert_int_equal(g.task_nr, 2);
		assert_facet(&g, "b", FACET_KIND, "k");
		assert_facet(&g, "b", FACET_SYMBOL, "S");
		assert_facet(&g, "b", FACET_TIER, "2");
		assert_facet(&g, "b", FACET_WORKER, "w");
		assert_facet(&g, "a", FACET_TIER, "");
		assert_string_equal(graph_attr(&g, 1, "x").p, "1");
		assert_false(g.has_edges);
		assert_string_equal(g.notes, "this graph has no dependencies (a task set): what a "
					     "task needs is not known\n");
		graph_release(&g);
	}
}

static void target_sets_miss_tasks_they_depend_on(void **state)
{
	struct graph g;

	graph_from(state, &g,
		   "{\"t\":{\"kind\":\"test\",\"attributes\":{},\"task\":{},\"dependencies\":"
		   "{\"build\":\"build-a\",\"docker-image\":\"image\"}},\"u\":{\"kind\":\"test\","
		   "\"attributes\":{},\"task\":{},\"dependencies\":{\"t\":\"t\"}}}");
	assert_int_equal(g.missing_edges, 2);
	assert_row(&g.edges[EDGES_NEEDS], 0, NULL, 0);
	assert_row(&g.edges[EDGES_NEEDS], 1, (uint32_t[]){0}, 1);
	assert_true(g.has_edges);
	assert_string_equal(g.notes, "2 dependencies are on tasks that are not in this graph\n");
	graph_release(&g);
}

/* task-graph.json: the keys are taskIds, and dependencies name those. */
static void task_ids_lead_to_labels(void **state)
{
	struct graph g;

	graph_from(
		state, &g,
		"{\"C--76B5SQX-fWekWqFekkA\":{\"attributes\":{\"kind\":\"test\"},\"dependencies\":"
		"{\"docker-image\":\"at2lX-ZcQNy1AffJBQEmUw\",\"other\":\"OLqSTpwdRNees0rCqVbi-Q\"},"
		"\"label\":\"test-unit-win\",\"task_id\":\"C--76B5SQX-fWekWqFekkA\",\"task\":{}},"
		"\"at2lX-ZcQNy1AffJBQEmUw\":{\"attributes\":{\"kind\":\"docker-image\"},"
		"\"label\":\"docker-image-win\",\"task\":{}}}");
	assert_int_equal(g.task_nr, 2);
	assert_int_equal(task_named(&g, "docker-image-win"), 0);
	assert_row(&g.edges[EDGES_NEEDS], 1, (uint32_t[]){0}, 1);
	assert_row(&g.edges[EDGES_NEEDED_BY], 0, (uint32_t[]){1}, 1);
	assert_int_equal(g.missing_edges, 1);
	assert_facet(&g, "test-unit-win", FACET_KIND, "test");
	assert_int_equal(graph_find(&g, slice_from("C--76B5SQX-fWekWqFekkA")), TASK_NONE);
	graph_release(&g);
}

static void runnable_jobs_are_read(void **state)
{
	struct graph g;

	graph_from(
		state, &g,
		"{\"check-type\":{\"collection\":{\"opt\":true},\"groupName\":\"Checks and lints\","
		"\"groupSymbol\":\"check\",\"platform\":\"test\",\"symbol\":\"type\"},"
		"\"test-linux2404-64/debug-xpcshell-1\":{\"collection\":{\"debug\":true},"
		"\"groupSymbol\":\"?\",\"platform\":\"linux2404-64\",\"symbol\":\"X1\"},"
		"\"toolchain-clang\":{\"collection\":{\"opt\":true},\"platform\":\"toolchains\","
		"\"symbol\":\"clang\"},\"test-x-cf\":{\"symbol\":\"x\"},"
		"\"repackage-l10n-ach-linux64/opt\":{\"symbol\":\"ach\"}}");
	assert_facet(&g, "check-type", FACET_SYMBOL, "check(type)");
	assert_facet(&g, "check-type", FACET_PLATFORM, "test");
	assert_facet(&g, "check-type", FACET_OS, "");
	assert_facet(&g, "test-linux2404-64/debug-xpcshell-1", FACET_SYMBOL, "X1");
	assert_facet(&g, "test-linux2404-64/debug-xpcshell-1", FACET_OS, "Linux");
	assert_facet(&g, "test-linux2404-64/debug-xpcshell-1", FACET_PLATFORM, "linux2404-64");
	assert_facet(&g, "test-linux2404-64/debug-xpcshell-1", FACET_TYPE, "debug");
	assert_facet(&g, "test-linux2404-64/debug-xpcshell-1", FACET_CLASS, "main");
	assert_facet(&g, "test-x-cf", FACET_CLASS, "cf");
	assert_facet(&g, "toolchain-clang", FACET_CLASS, "infra");
	assert_facet(&g, "repackage-l10n-ach-linux64/opt", FACET_CLASS, "l10n");
	assert_false(g.has_edges);
	graph_release(&g);
}

#define CHUNK(label, kind, current, total) \
	"\"" label "\":{\"kind\":\"" kind  \
	"\",\"task\":{\"extra\":{\"chunks\":{\"current\":" current ",\"total\":" total "}}}}"

static void chunks_of_a_test_are_found(void **state)
{
	uint32_t out[8], one[1];
	struct slice prefix;
	struct graph g;

	graph_from(
		state, &g,
		"{" CHUNK("t/opt-plain-1", "test", "1", "3") "," CHUNK("t/opt-plain-2", "test", "2", "3") "," CHUNK(
			"t/opt-plain-10", "test", "10",
			"3") "," CHUNK("t/opt-plain-1-cf", "test", "1",
				       "3") "," CHUNK("t/opt-plain-gpu-1", "test", "1",
						      "2") "," CHUNK("t/opt-plain-x", "test", "1",
								     "1") "," CHUNK("b-1", "build",
										    "1",
										    "2") "," CHUNK("t/opt-plain-7",
												   "build",
												   "7",
												   "9") "}");
	assert_int_equal(graph_chunks(&g, task_named(&g, "t/opt-plain-2"), &prefix, out, 8), 3);
	assert_true(slice_equal(prefix, slice_from("t/opt-plain-")));
	assert_string_equal(graph_label(&g, out[0]).p, "t/opt-plain-1");
	assert_string_equal(graph_label(&g, out[1]).p, "t/opt-plain-10");
	assert_string_equal(graph_label(&g, out[2]).p, "t/opt-plain-2");
	assert_int_equal(graph_chunks(&g, out[0], &prefix, one, 1), 3);
	assert_int_equal(graph_chunks(&g, task_named(&g, "t/opt-plain-1-cf"), &prefix, out, 8), 0);
	assert_int_equal(graph_chunks(&g, task_named(&g, "t/opt-plain-x"), &prefix, out, 8), 0);
	assert_int_equal(graph_chunks(&g, task_named(&g, "b-1"), &prefix, out, 8), 0);
	assert_int_equal(graph_chunks(&g, task_named(&g, "t/opt-plain-gpu-1"), &prefix, out, 8), 1);
	assert_int_equal(g.chunk[task_named(&g, "t/opt-plain-10")], 10);
	assert_int_equal(g.chunk_total[task_named(&g, "t/opt-plain-10")], 3);
	assert_int_equal(g.chunk[task_named(&g, "t/opt-plain-x")], 0);
	graph_release(&g);
}

static void chunk_numbers_come_from_attributes_too(void **state)
{
	struct graph g;

	graph_from(
		state, &g,
		"{\"a-2/4\":{\"attributes\":{\"this_chunk\":2,\"total_chunks\":4}},"
		"\"b\":{\"attributes\":{\"test_chunk\":\"3\"},\"task\":{\"extra\":{\"chunks\":12}}},"
		"\"c\":{\"attributes\":{\"test_chunk\":\"1\"},\"task\":{\"extra\":{\"chunks\":"
		"{\"total\":1}}}},\"d\":{\"attributes\":{\"this_chunk\":1,\"total_chunks\":70000}}}");
	assert_int_equal(g.chunk[0], 2);
	assert_int_equal(g.chunk_total[0], 4);
	assert_int_equal(g.chunk[1], 3);
	assert_int_equal(g.chunk_total[1], 12);
	assert_int_equal(g.chunk[2], 0);
	assert_int_equal(g.chunk_total[2], 0);
	assert_int_equal(g.chunk_total[3], 0);
	graph_release(&g);
}

static void the_demo_is_shaped_like_firefox(void **state UNUSED)
{
	struct graph_options opt = {.spec = "demo"};
	uint32_t class[CLASS_NR] = {0}, systems = 0, chunks[32];
	struct slice prefix;
	struct graph g;
	struct err err;

	assert_int_equal(graph_load(&g, &opt, &err), 0);
	assert_string_equal(g.source, "demo");
	assert_string_equal(g.notes, "");
	assert_true(g.firefox && g.has_edges);
	assert_in_range(g.task_nr, 2500, 3500);
	assert_int_equal(g.missing_edges, 0);
	for (uint32_t i = 0; i < g.task_nr; i++) {
		class[g.class[i]]++;
		systems += graph_facet(&g, i, FACET_OS).n > 0;
		if (bitset_test(&g.offered, i))
			assert_int_not_equal(g.class[i], CLASS_CF);
	}
	for (unsigned c = 0; c < CLASS_NR; c++)
		assert_in_range(class[c], 40, 1500);
	assert_in_range(bitset_count(&g.offered), 700, 1100);
	assert_in_range(systems, g.task_nr / 2, g.task_nr);
	assert_int_equal(graph_chunks(&g, task_named(&g, "test-linux2404-64/debug-xpcshell-3"),
				      &prefix, chunks, 32),
			 8);
	graph_release(&g);
}

#define WITH_DIR(f) cmocka_unit_test_setup_teardown(f, unit_dir_setup, unit_dir_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DIR(tasks_are_sorted_and_edges_go_both_ways),
		WITH_DIR(any_order_and_any_blanks_read_the_same),
		WITH_DIR(target_sets_miss_tasks_they_depend_on),
		WITH_DIR(task_ids_lead_to_labels),
		WITH_DIR(runnable_jobs_are_read),
		WITH_DIR(chunks_of_a_test_are_found),
		WITH_DIR(chunk_numbers_come_from_attributes_too),
		cmocka_unit_test(the_demo_is_shaped_like_firefox),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
