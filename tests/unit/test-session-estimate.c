/* SPDX-License-Identifier: MPL-2.0 */
/* tui/estimates.c: durations are asked for once for a graph. */
#include "core/base/base.h"
#include "tui/session.h"
#include "tests/unit/unit.h"
#include "tests/unit/graph.h"

static const char graph[] = "{\"a\":{\"kind\":\"x\",\"attributes\":{},\"dependencies\":{}}}";

/* A session with one task, which is marked. */
static void begin(void **state, struct session *s, const char *durations)
{
	char *path = graph_file(state, "graph.json", graph, sizeof(graph) - 1);
	struct err err;

	*s = (struct session){0};
	options_init(&s->opt);
	if (options_set(&s->opt, OPT_GRAPH, path, ORIGIN_LINE, &err) ||
	    options_set(&s->opt, OPT_DURATIONS, durations, ORIGIN_LINE, &err) ||
	    session_load(s, NULL, NULL, &err))
		fail_msg("%s", err.text);
	bitset_put(&s->marks.set, 0, true);
	free(path);
}

/* Estimates; what is said, or the error, is in `text`. */
static int estimate(struct session *s, char *text, size_t n)
{
	char json[] = "{}";
	struct plan plan = {.json = json};
	struct strbuf said = STRBUF_INIT;
	struct err err;
	int ret = session_estimate(s, &plan, NULL, &said, &err);

	snprintf(text, n, "%s", ret ? err.text : said.buf);
	strbuf_release(&said);
	return ret;
}

static void a_file_is_read_once_for_a_graph(void **state)
{
	char *path = graph_file(state, "durations", "{\"a\": 7}", 8);
	struct session s;
	struct err err;
	char text[1024];

	begin(state, &s, path);
	assert_int_equal(estimate(&s, text, sizeof(text)), 0);
	assert_true(s.estimate.known && s.estimate.machine == 7);
	free(graph_file(state, "durations", "{\"a\": 8}", 8));
	assert_int_equal(estimate(&s, text, sizeof(text)), 0);
	assert_true(s.estimate.machine == 7);
	session_unload(&s);
	assert_int_equal(session_load(&s, NULL, NULL, &err), 0);
	bitset_put(&s.marks.set, 0, true);
	assert_int_equal(estimate(&s, text, sizeof(text)), 0);
	assert_true(s.estimate.machine == 8);
	session_release(&s);
	free(path);
}

static void a_file_that_is_wrong_can_be_mended(void **state)
{
	char *path = graph_file(state, "durations", "[]", 2);
	struct session s;
	char text[1024];

	begin(state, &s, path);
	assert_int_equal(estimate(&s, text, sizeof(text)), -1);
	assert_false(s.estimate.known);
	assert_non_null(strstr(text, "durations:1: neither a line"));
	free(graph_file(state, "durations", "{\"a\": 8}", 8));
	assert_int_equal(estimate(&s, text, sizeof(text)), 0);
	assert_true(s.estimate.machine == 8);
	session_release(&s);
	free(path);
}

static void an_address_is_asked_once(void **state)
{
	struct session s;
	char text[1024];

	setenv("MTRY_LIBEXEC", "/nowhere", 1); /* there is no network */
	begin(state, &s, "http://127.0.0.1/x");
	assert_int_equal(estimate(&s, text, sizeof(text)), 0);
	assert_false(s.estimate.known);
	assert_int_equal(strncmp(text, "estimates: none: cannot run", 27), 0);
	setenv("MTRY_LIBEXEC", "/elsewhere", 1);
	assert_int_equal(estimate(&s, text, sizeof(text)), 0);
	assert_non_null(strstr(text, "'/nowhere/"));
	session_release(&s);
}

#define WITH_DIR(test) cmocka_unit_test_setup_teardown(test, unit_dir_setup, unit_dir_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DIR(a_file_is_read_once_for_a_graph),
		WITH_DIR(a_file_that_is_wrong_can_be_mended),
		WITH_DIR(an_address_is_asked_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
