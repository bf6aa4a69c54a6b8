/* SPDX-License-Identifier: MPL-2.0 */
/* core/graph/definition: a task's own text, read from the source again. */
#include "core/base/base.h"
#include "core/graph/definition.h"
#include "tests/unit/unit.h"
#include "tests/unit/graph.h"

#include <unistd.h>

#define TASK "{\"attributes\":{},\"task\":{}}"

static void assert_definition(const struct graph *g, const char *label, const char *want)
{
	struct strbuf text = STRBUF_INIT;
	struct err err;

	if (graph_definition(g, task_named(g, label), &text, &err))
		fail_msg("%s", err.text);
	assert_string_equal(text.buf, want);
	strbuf_release(&text);
}

static void the_definition_of_a_task_is_read_from_the_source_again(void **state)
{
	const char text[] = "{\"b\":" TASK ", \"a\" : {\"kind\":\"k\" , \"x\":[1]} }";
	struct strbuf gzip = STRBUF_INIT;
	struct graph g;
	struct err err;

	graph_from(state, &g, text);
	assert_definition(&g, "a", "{\"kind\":\"k\" , \"x\":[1]}");
	assert_definition(&g, "b", TASK);
	graph_release(&g);
	add_gzip(&gzip, text, 20);
	add_gzip(&gzip, text + 20, sizeof(text) - 21);
	assert_int_equal(graph_try(state, &g, gzip.buf, gzip.len, &err), 0);
	assert_definition(&g, "a", "{\"kind\":\"k\" , \"x\":[1]}");
	assert_definition(&g, "b", TASK);
	graph_release(&g);
	strbuf_release(&gzip);
}

/* Reads them in this order with one opening. */
static void assert_definitions(const struct graph *g, const char *const *label)
{
	struct slice text;
	struct err err;
	struct definitions *d = definitions_open(g, &err);

	assert_non_null(d);
	for (; *label; label++) {
		char want[64];
		snprintf(want, sizeof(want), "{\"kind\":\"k\",\"x\":\"%s\"}", *label);
		assert_int_equal(definitions_read(d, task_named(g, *label), &text, &err), 0);
		assert_true(slice_equal(text, slice_from(want)));
	}
	assert_int_equal(definitions_check(d, &err), 0);
	definitions_close(d);
}

static void many_definitions_are_read_in_any_order(void **state)
{
	const char text[] =
		"{\"b\":{\"kind\":\"k\",\"x\":\"b\"},\"c\":{\"kind\":\"k\",\"x\":\"c\"},"
		"\"a\":{\"kind\":\"k\",\"x\":\"a\"}}";
	const char *const forward[] = {"b", "c", "c", "a", NULL}, *const back[] = {"a", "c", "b",
										   NULL};
	struct strbuf gzip = STRBUF_INIT;
	struct graph g;
	struct err err;

	graph_from(state, &g, text);
	assert_definitions(&g, forward);
	assert_definitions(&g, back);
	graph_release(&g);
	add_gzip(&gzip, text, sizeof(text) - 1);
	assert_int_equal(graph_try(state, &g, gzip.buf, gzip.len, &err), 0);
	assert_definitions(&g, forward);
	assert_definitions(&g, back);
	graph_release(&g);
	strbuf_release(&gzip);
}

static void a_source_that_changed_gives_no_definition(void **state)
{
	const char text[] = "{\"a\":" TASK "}";
	struct strbuf out = STRBUF_INIT;
	struct graph g;
	struct err err;

	graph_from(state, &g, text);
	free(graph_file(state, "graph.json", text, sizeof(text) - 1));
	assert_int_equal(graph_definition(&g, 0, &out, &err), -1);
	assert_non_null(strstr(err.text, "changed since it was loaded: load it again"));
	assert_int_equal(unlink(g.spec), 0);
	assert_int_equal(graph_definition(&g, 0, &out, &err), -1);
	assert_non_null(strstr(err.text, "cannot open"));
	graph_release(&g);
	strbuf_release(&out);
}

#define WITH_DIR(f) cmocka_unit_test_setup_teardown(f, unit_dir_setup, unit_dir_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DIR(the_definition_of_a_task_is_read_from_the_source_again),
		WITH_DIR(many_definitions_are_read_in_any_order),
		WITH_DIR(a_source_that_changed_gives_no_definition),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
