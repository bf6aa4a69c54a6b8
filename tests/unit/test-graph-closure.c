/* SPDX-License-Identifier: MPL-2.0 */
/* core/graph/closure: what comes along, what needs it, and of which kinds that is. */
#include "core/base/base.h"
#include "core/graph/closure.h"
#include "tests/unit/unit.h"
#include "tests/unit/graph.h"

/* c and d need each other, as in no real graph. */
static const char text[] =
	"{"
	"\"build-a\":{\"kind\":\"build\",\"attributes\":{},\"dependencies\":{\"a\":\"toolchain-a\"},"
	"\"soft_dependencies\":[],\"task\":{}},"
	"\"build-b\":{\"kind\":\"build\",\"attributes\":{},\"dependencies\":{\"a\":\"toolchain-a\",\"b\":\"toolchain-b\"},"
	"\"soft_dependencies\":[],\"task\":{}},"
	"\"c\":{\"kind\":\"loop\",\"attributes\":{},\"dependencies\":{\"a\":\"d\"},"
	"\"soft_dependencies\":[],\"task\":{}},"
	"\"d\":{\"kind\":\"loop\",\"attributes\":{},\"dependencies\":{\"a\":\"c\"},"
	"\"soft_dependencies\":[],\"task\":{}},"
	"\"test-a\":{\"kind\":\"test\",\"attributes\":{},\"dependencies\":{\"a\":\"build-a\"},"
	"\"soft_dependencies\":[\"build-b\"],\"task\":{}},"
	"\"test-b\":{\"kind\":\"test\",\"attributes\":{},\"dependencies\":{\"a\":\"build-b\",\"b\":\"build-a\"},"
	"\"soft_dependencies\":[],\"task\":{}},"
	"\"toolchain-a\":{\"kind\":\"toolchain\",\"attributes\":{},\"dependencies\":{},"
	"\"soft_dependencies\":[],\"task\":{}},"
	"\"toolchain-b\":{\"kind\":\"toolchain\",\"attributes\":{},\"dependencies\":{},"
	"\"soft_dependencies\":[],\"task\":{}}}";

static void expect(const struct graph *g, enum edges kind, const char *from, const char *want)
{
	struct strbuf got = STRBUF_INIT;
	struct bitset seeds, out;

	bitset_init(&seeds, g->task_nr);
	bitset_init(&out, g->task_nr);
	bitset_set_all(&out);
	for (const char *p = from; *p; p += strspn(p, " ")) {
		size_t n = strcspn(p, " ");
		bitset_put(&seeds, graph_find(g, (struct slice){p, n}), true);
		p += n;
	}
	graph_closure(g, &seeds, kind, &out);
	bitset_foreach (t, &out)
		strbuf_addf(&got, "%s%s", got.len ? " " : "", graph_label(g, t).p);
	assert_string_equal(got.buf, want);
	bitset_release(&seeds);
	bitset_release(&out);
	strbuf_release(&got);
}

static void edges_are_followed_to_their_end(void **state)
{
	struct graph g;

	graph_from(state, &g, text);
	expect(&g, EDGES_NEEDS, "test-a", "build-a toolchain-a");
	expect(&g, EDGES_NEEDS, "test-b", "build-a build-b toolchain-a toolchain-b");
	expect(&g, EDGES_NEEDED_BY, "toolchain-b", "build-b test-b");
	expect(&g, EDGES_NEEDED_BY, "test-a", "");
	expect(&g, EDGES_SOFT, "test-a", "build-b");
	expect(&g, EDGES_NEEDS, "", "");
	graph_release(&g);
}

static void the_start_is_in_only_when_something_leads_there(void **state)
{
	struct graph g;

	graph_from(state, &g, text);
	expect(&g, EDGES_NEEDS, "build-a test-a", "build-a toolchain-a");
	expect(&g, EDGES_NEEDS, "c", "c d");
	graph_release(&g);
}

static void kinds_are_counted_main_ones_first(void **state)
{
	struct kind_count *list;
	struct bitset tasks;
	struct graph g;
	size_t nr;

	graph_from(state, &g, text);
	bitset_init(&tasks, g.task_nr);
	list = graph_count_kinds(&g, &tasks, &nr);
	assert_int_equal(nr, 0);
	free(list);
	bitset_set_all(&tasks);
	bitset_put(&tasks, task_named(&g, "test-a"), false);
	bitset_put(&tasks, task_named(&g, "build-a"), false);
	bitset_put(&tasks, task_named(&g, "build-b"), false);
	list = graph_count_kinds(&g, &tasks, &nr);
	assert_int_equal(nr, 3);
	assert_string_equal(graph_str(&g, list[0].kind).p, "loop");
	assert_int_equal(list[0].nr, 2);
	assert_true(list[0].main);
	assert_string_equal(graph_str(&g, list[1].kind).p, "test");
	assert_int_equal(list[1].nr, 1);
	assert_string_equal(graph_str(&g, list[2].kind).p, "toolchain");
	assert_int_equal(list[2].nr, 2);
	assert_false(list[2].main);
	free(list);
	bitset_release(&tasks);
	graph_release(&g);
}

#define WITH_DIR(test) cmocka_unit_test_setup_teardown(test, unit_dir_setup, unit_dir_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DIR(edges_are_followed_to_their_end),
		WITH_DIR(the_start_is_in_only_when_something_leads_there),
		WITH_DIR(kinds_are_counted_main_ones_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
