/* SPDX-License-Identifier: MPL-2.0 */
/* core/select/folded: names as mach try lists them, and queries over these. */
#include "core/base/base.h"
#include "core/query/query.h"
#include "core/select/folded.h"
#include "tests/unit/memgraph.h"
#include "tests/unit/unit.h"

#define TEST(label, i, n)                                                       \
	{                                                                       \
		label, "linux", "xpcshell", "default", "test", CLASS_MAIN, i, n \
	}

static const struct memtask tasks[] = {
	{"build-linux/opt", "linux", NULL, NULL, "build", CLASS_MAIN, 0, 0},
	{"l10n-linux-2/opt", "linux", NULL, NULL, "l10n", CLASS_RELEASE, 0, 4},
	{"l10n-linux-1/opt", "linux", NULL, NULL, "l10n", CLASS_RELEASE, 0, 4},
	{"update-verify-win-1/12", "win", NULL, NULL, "update-verify", CLASS_RELEASE, 0, 12},
	{"update-verify-win-1-cf", "win", NULL, NULL, "update-verify", CLASS_CF, 0, 12},
	TEST("test-linux/opt-xpcshell-10", 10, 10),
	TEST("test-linux/opt-xpcshell-2", 2, 10),
	TEST("test-linux/opt-xpcshell-1", 1, 10),
	TEST("test-linux/opt-xpcshell-swr-1", 1, 2),
	TEST("test-linux/opt-xpcshell-swr-2", 2, 2),
	TEST("test-linux/opt-xpcshell", 0, 0),
	{"test-linux/opt-xpcshell-1-cf", "linux", "xpcshell", "default", "test", CLASS_CF, 1, 10},
	{"test-linux/opt-gtest-cf", "linux", "gtest", "default", "test", CLASS_CF, 0, 0},
	{"alone", NULL, NULL, NULL, "test", CLASS_MAIN, 1, 2},
};

static void names_are_those_of_mach(void **state UNUSED)
{
	struct strbuf text = STRBUF_INIT;
	struct folded *f;
	struct graph g;

	memgraph_init(&g, tasks, ARRAY_LEN(tasks));
	f = folded_new(&g);
	for (uint32_t name = 0; name < folded_nr(f); name++) {
		struct ids row = folded_tasks(f, name);
		strbuf_addf(&text, "%s:", folded_name(f, name).p);
		for (uint32_t i = 0; i < row.nr; i++)
			strbuf_addf(&text, " %s", graph_label(&g, row.p[i]).p);
		strbuf_addch(&text, '\n');
	}
	assert_string_equal(
		text.buf,
		"-*: alone\n"
		"build-linux/opt: build-linux/opt\n"
		"l10n-linux-*/4: l10n-linux-1/opt l10n-linux-2/opt\n"
		"test-linux/opt-gtest-cf: test-linux/opt-gtest-cf\n"
		"test-linux/opt-xpcshell: test-linux/opt-xpcshell\n"
		"test-linux/opt-xpcshell-*: test-linux/opt-xpcshell-1 "
		"test-linux/opt-xpcshell-10 test-linux/opt-xpcshell-2\n"
		"test-linux/opt-xpcshell-swr-*: test-linux/opt-xpcshell-swr-1 "
		"test-linux/opt-xpcshell-swr-2\n"
		"update-verify-win-*/12: update-verify-win-1-cf update-verify-win-1/12\n");
	folded_free(f);
	mkgraph_release(&g);
	strbuf_release(&text);
}

/* The labels that the query finds, joined by blanks; without the task `hidden`. */
static int find(const char *query, unsigned flags, const char *hidden, struct strbuf *out,
		struct err *err)
{
	struct bitset within, found;
	struct folded *f;
	struct graph g;
	int ret;

	memgraph_init(&g, tasks, ARRAY_LEN(tasks));
	bitset_init(&within, g.task_nr);
	bitset_init(&found, g.task_nr);
	bitset_set_all(&within);
	bitset_set_all(&found);
	if (hidden)
		bitset_put(&within, graph_find(&g, slice_from(hidden)), false);
	f = folded_new(&g);
	ret = folded_run(f, query, flags, &within, &found, err);
	strbuf_reset(out);
	bitset_foreach (task, &found)
		strbuf_addf(out, "%s%s", out->len ? " " : "", graph_label(&g, task).p);
	folded_free(f);
	bitset_release(&within);
	bitset_release(&found);
	mkgraph_release(&g);
	return ret;
}

static void queries_see_names_and_find_their_tasks(void **state UNUSED)
{
	static const struct {
		const char *query;
		unsigned flags;
		const char *hidden, *want;
	} row[] = {
		{"xpcshell-1", 0, NULL, ""}, /* no name has it */
		{"'xpcshell-1", 0, NULL, ""},
		{"'xpcshell-*$", 0, NULL,
		 "test-linux/opt-xpcshell-1 test-linux/opt-xpcshell-10 test-linux/opt-xpcshell-2"},
		{"-*$ !swr ^test", 0, NULL,
		 "test-linux/opt-xpcshell-1 test-linux/opt-xpcshell-10 test-linux/opt-xpcshell-2"},
		{"^test -swr-*", QUERY_EXACT, "test-linux/opt-xpcshell-swr-2",
		 "test-linux/opt-xpcshell-swr-1"},
		{"xpcshell$", 0, NULL, "test-linux/opt-xpcshell"},
		{"'*/4 | '*/12", 0, NULL,
		 "l10n-linux-1/opt l10n-linux-2/opt update-verify-win-1-cf update-verify-win-1/12"},
		{"build", 0, "build-linux/opt", ""},
		{"tlx", QUERY_EXACT, NULL, ""},
		{"'alone", 0, NULL, ""},
		{"cf", 0, NULL, "test-linux/opt-gtest-cf"},
	};
	struct strbuf out = STRBUF_INIT;
	struct err err;

	for (size_t i = 0; i < ARRAY_LEN(row); i++) {
		assert_int_equal(find(row[i].query, row[i].flags, row[i].hidden, &out, &err), 0);
		if (strcmp(out.buf, row[i].want))
			fail_msg("'%s' finds '%s', not '%s'", row[i].query, out.buf, row[i].want);
	}
	strbuf_release(&out);
}

static void what_is_no_query_over_names_is_an_error(void **state UNUSED)
{
	struct strbuf out = STRBUF_INIT;
	struct err err;

	assert_int_equal(find("'test platform:linux", 0, NULL, &out, &err), -1);
	assert_string_equal(err.text, "query \"'test platform:linux\": folded names have no "
				      "properties to ask for by NAME:");
	assert_int_equal(out.len, 0);
	assert_int_equal(find("/(/", 0, NULL, &out, &err), -1);
	assert_memory_equal(err.text, "query \"/(/\": column 3: ", 23);
	assert_int_equal(out.len, 0);
	assert_int_equal(find("/^(.+)+(.+)+[!?]$/", 0, NULL, &out, &err), -1);
	assert_int_equal(out.len, 0);
	strbuf_release(&out);
}

static void a_graph_without_tasks_has_no_names(void **state UNUSED)
{
	struct bitset none;
	struct folded *f;
	struct graph g;
	struct err err;

	memgraph_init(&g, tasks, 0);
	bitset_init(&none, 0);
	f = folded_new(&g);
	assert_int_equal(folded_nr(f), 0);
	assert_int_equal(folded_run(f, "x", 0, &none, &none, &err), 0);
	folded_free(f);
	bitset_release(&none);
	mkgraph_release(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_those_of_mach),
		cmocka_unit_test(queries_see_names_and_find_their_tasks),
		cmocka_unit_test(what_is_no_query_over_names_is_an_error),
		cmocka_unit_test(a_graph_without_tasks_has_no_names),
	};

	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
