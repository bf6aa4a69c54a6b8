/* SPDX-License-Identifier: MPL-2.0 */
/* core/select/rule. */
#include "core/base/base.h"
#include "core/select/rule.h"
#include "tests/unit/memgraph.h"
#include "tests/unit/unit.h"

static const struct memtask tasks[] = {
	{"build-linux/opt", "linux", NULL, NULL, "build", CLASS_MAIN, 0, 0},
	{"test-linux/opt-mochitest-plain-1", "linux", "mochitest-plain", "default", "test",
	 CLASS_MAIN, 1, 3},
	{"test-linux/opt-mochitest-plain-2", "linux", "mochitest-plain", "default", "test",
	 CLASS_MAIN, 2, 3},
	{"test-linux/opt-mochitest-plain-3", "linux", "mochitest-plain", "default", "test",
	 CLASS_MAIN, 3, 3},
	{"test-linux/opt-mochitest-plain-3-cf", "linux", "mochitest-plain", "default", "test",
	 CLASS_CF, 3, 3},
	{"test-win/opt-mochitest-plain", "win", "mochitest-plain", "a \"b\\", "test", CLASS_MAIN, 0,
	 0},
	{"release-notes", NULL, NULL, NULL, "notes", CLASS_RELEASE, 0, 0},
};

struct result {
	char labels[2000]; /* joined by blanks */
	uint32_t other;
	int ret;
	struct err err;
};

static struct result run_within(enum rule_kind kind, const char *text, const char *hidden)
{
	const struct rule rule = {kind, (char *)(uintptr_t)text};
	struct result r = {.labels = ""};
	struct bitset within, out;
	size_t used = 0;
	struct graph g;

	memgraph_init(&g, tasks, ARRAY_LEN(tasks));
	bitset_init(&within, g.task_nr);
	bitset_init(&out, g.task_nr);
	bitset_set_all(&out);
	bitset_set_all(&within);
	if (hidden)
		bitset_put(&within, graph_find(&g, slice_from(hidden)), false);
	r.ret = rule_tasks(&rule, &g, &within, NULL, 0, &out, &r.other, &r.err);
	for (uint32_t i = bitset_next(&out, 0); !r.ret && i < out.nr; i = bitset_next(&out, i + 1))
		used += (size_t)snprintf(r.labels + used, sizeof(r.labels) - used, "%s%s",
					 used ? " " : "", graph_label(&g, i).p);
	bitset_release(&within);
	bitset_release(&out);
	mkgraph_release(&g);
	return r;
}

static struct result run(enum rule_kind kind, const char *text)
{
	return run_within(kind, text, NULL);
}

static void assert_names(enum rule_kind kind, const char *text, const char *labels)
{
	struct result r = run(kind, text);

	assert_int_equal(r.ret, 0);
	assert_string_equal(r.err.text, "");
	assert_string_equal(r.labels, labels);
}

static void node_rules_need_all_terms(void **state UNUSED)
{
	assert_names(RULE_NODE, "platform=linux kind=build", "build-linux/opt");
	assert_names(RULE_NODE, " p=win\tsuite=mochitest-plain ", "test-win/opt-mochitest-plain");
	assert_names(RULE_NOT_NODE, "suite= platform=linux", "build-linux/opt");
	assert_names(RULE_NODE, "suite=\"\" platform=linux", "build-linux/opt");
	assert_names(RULE_NODE, "variant=\"a \\\"b\\\\\"", "test-win/opt-mochitest-plain");
	assert_names(RULE_NODE, "label=\"build-linux/opt\"", "build-linux/opt");
}

static void a_query_narrows_a_node(void **state UNUSED)
{
	struct result r = run(RULE_NODE, "platform=linux query=\"plain-3 !zz\"");

	assert_int_equal(r.other, 1);
	assert_string_equal(r.labels, "test-linux/opt-mochitest-plain-3");
	assert_names(RULE_NODE, "platform=linux query=\"plain class:cf\"",
		     "test-linux/opt-mochitest-plain-3-cf");
	r = run(RULE_NODE, "platform=linux query=\"a /(/\"");
	assert_int_equal(r.ret, -1);
	assert_string_equal(r.err.text,
			    "query \"a /(/\": column 5: in the regex: missing closing parenthesis");
}

static void keep_query_takes_away_the_rest(void **state UNUSED)
{
	struct result r;

	assert_names(RULE_KEEP_QUERY, "linux | win", "release-notes");
	assert_names(RULE_KEEP_QUERY, "!build !release !plain-1",
		     "build-linux/opt release-notes test-linux/opt-mochitest-plain-1");
	assert_names(RULE_KEEP_QUERY, "", "");
	r = run(RULE_KEEP_QUERY, "zzzz");
	assert_int_equal(r.ret, 0);
	assert_string_equal(r.err.text, "query \"zzzz\" matches nothing here");
	r = run(RULE_KEEP_QUERY, "/(/");
	assert_int_equal(r.ret, -1);
}

static void folded_queries_see_all_chunks_as_one(void **state UNUSED)
{
	struct result r;

	assert_names(RULE_FOLDED, "plain-*$",
		     "test-linux/opt-mochitest-plain-1 test-linux/opt-mochitest-plain-2 "
		     "test-linux/opt-mochitest-plain-3");
	assert_names(RULE_FOLDED, "release", "release-notes"); /* of any class */
	assert_names(RULE_KEEP_FOLDED, "!plain-*",
		     "test-linux/opt-mochitest-plain-1 test-linux/opt-mochitest-plain-2 "
		     "test-linux/opt-mochitest-plain-3 test-linux/opt-mochitest-plain-3-cf");
	r = run_within(RULE_FOLDED, "plain", "test-win/opt-mochitest-plain");
	assert_null(strstr(r.labels, "win"));
	r = run(RULE_FOLDED, "'plain-1");
	assert_int_equal(r.ret, 0);
	assert_string_equal(r.err.text, "folded query \"'plain-1\" matches nothing here");
	r = run(RULE_KEEP_FOLDED, "zzzz");
	assert_int_equal(r.ret, 0);
	assert_string_equal(r.err.text, "folded query \"zzzz\" matches nothing here");
	r = run(RULE_KEEP_FOLDED, "/(/");
	assert_int_equal(r.ret, -1);
	assert_true(rule_is_query(RULE_FOLDED) && rule_is_query(RULE_KEEP_FOLDED));
	assert_true(rule_is_query(RULE_QUERY) && rule_is_query(RULE_KEEP_QUERY));
	assert_false(rule_is_query(RULE_NOT_QUERY) || rule_is_query(RULE_LABEL));
}

static void node_rules_name_chunks_by_their_place(void **state UNUSED)
{
	assert_names(RULE_NODE, "suite=mochitest-plain chunk=2",
		     "test-linux/opt-mochitest-plain-2");
	assert_names(RULE_NODE, "platform=linux chunk=first", "test-linux/opt-mochitest-plain-1");
	assert_names(RULE_NODE, "chunk=last",
		     "test-linux/opt-mochitest-plain-3 test-win/opt-mochitest-plain");
	assert_names(RULE_NODE, "chunk= suite=mochitest-plain", "test-win/opt-mochitest-plain");
	assert_names(RULE_NODE, "suite=mochitest-plain platform=linux chunk=all",
		     "test-linux/opt-mochitest-plain-1 test-linux/opt-mochitest-plain-2 "
		     "test-linux/opt-mochitest-plain-3");
}

static void other_classes_must_be_named(void **state UNUSED)
{
	struct result r = run(RULE_NODE, "platform=linux");

	assert_int_equal(r.other, 1);
	assert_null(strstr(r.labels, "-cf"));
	r = run(RULE_QUERY, "plain-3");
	assert_int_equal(r.other, 1);
	assert_string_equal(r.labels, "test-linux/opt-mochitest-plain-3");
	assert_names(RULE_QUERY, "class:cf", "test-linux/opt-mochitest-plain-3-cf");
	assert_names(RULE_NODE, "class=cf platform=linux", "test-linux/opt-mochitest-plain-3-cf");
	assert_names(RULE_LABEL, "release-notes", "release-notes");
	assert_names(RULE_NODE, "label=release-notes", "release-notes");
}

static void only_tasks_within_are_named(void **state UNUSED)
{
	struct result r = run_within(RULE_LABEL, "build-linux/opt", "build-linux/opt");

	assert_int_equal(r.ret, 0);
	assert_string_equal(r.labels, "");
	assert_string_equal(r.err.text,
			    "label \"build-linux/opt\" is not offered here (--full has it)");
	r = run_within(RULE_NODE, "platform=win", "test-win/opt-mochitest-plain");
	assert_string_equal(r.labels, "");
	r = run_within(RULE_QUERY, "win", "test-win/opt-mochitest-plain");
	assert_string_equal(r.labels, "");
}

static void rules_that_match_nothing_say_so(void **state UNUSED)
{
	static const struct {
		enum rule_kind kind;
		const char *text, *want;
	} row[] = {
		{RULE_NODE, "suite=mochitest-plane",
		 "node rule \"suite=mochitest-plane\" matches nothing here (did you mean "
		 "mochitest-plain?)"},
		{RULE_NODE, "platform=linux suite=mochitest-plane",
		 "node rule \"platform=linux suite=mochitest-plane\" matches nothing here (did you "
		 "mean mochitest-plain?)"},
		{RULE_NODE, "platform=win kind=build",
		 "node rule \"platform=win kind=build\" matches nothing here"},
		{RULE_NODE, "kind=notes",
		 "node rule \"kind=notes\" matches no task of class main here (1 of other classes)"},
		{RULE_QUERY, "zzz\033", "query \"zzz^[\" matches nothing here"},
		{RULE_NOT_LABEL, "build-linux/otp",
		 "label \"build-linux/otp\" matches nothing here (did you mean build-linux/opt?)"},
		{RULE_LABEL, "x", "label \"x\" matches nothing here"},
	};

	for (size_t i = 0; i < ARRAY_LEN(row); i++) {
		struct result r = run(row[i].kind, row[i].text);
		assert_int_equal(r.ret, 0);
		assert_string_equal(r.labels, "");
		assert_string_equal(r.err.text, row[i].want);
	}
}

static void wrong_rules_say_what_is_wrong(void **state UNUSED)
{
	static const struct {
		enum rule_kind kind;
		const char *text, *want;
	} row[] = {
		{RULE_NODE, "", "a node rule needs FACET=VALUE"},
		{RULE_NODE, "linux", "'linux' is not FACET=VALUE"},
		{RULE_NODE, "p=linux win", "'win' is not FACET=VALUE"},
		{RULE_NODE, "plaform=x", "unknown facet 'plaform' (did you mean 'platform'?)"},
		{RULE_NODE, "chnuk=1", "unknown facet 'chnuk' (did you mean 'chunk'?)"},
		{RULE_NODE, "=x", "unknown facet ''"},
		{RULE_NODE, "frobnicate=x", "unknown facet 'frobnicate'"},
		{RULE_NODE, "suite=\"a", "the quoted value of 'suite' does not end"},
		{RULE_NODE, "suite=\"a\"b", "no blank behind the quoted value of 'suite'"},
		{RULE_NODE, "chunk=x", "chunk 'x' is not a number, first, last or all"},
		{RULE_NODE, "chunk=99999", "chunk '99999' is not a number, first, last or all"},
		{RULE_QUERY, "a suite:/(b/",
		 "query \"a suite:/(b/\": column 12: in the regex: missing closing parenthesis"},
		{RULE_NOT_QUERY, "/^(.+)+(.+)+[!?]$/",
		 "query \"/^(.+)+(.+)+[!?]$/\": column 1: the regex needs too many steps"},
	};

	for (size_t i = 0; i < ARRAY_LEN(row); i++) {
		struct result r = run(row[i].kind, row[i].text);
		assert_int_equal(r.ret, -1);
		assert_string_equal(r.err.text, row[i].want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(node_rules_need_all_terms),
		cmocka_unit_test(a_query_narrows_a_node),
		cmocka_unit_test(keep_query_takes_away_the_rest),
		cmocka_unit_test(folded_queries_see_all_chunks_as_one),
		cmocka_unit_test(node_rules_name_chunks_by_their_place),
		cmocka_unit_test(other_classes_must_be_named),
		cmocka_unit_test(only_tasks_within_are_named),
		cmocka_unit_test(rules_that_match_nothing_say_so),
		cmocka_unit_test(wrong_rules_say_what_is_wrong),
	};

	return cmocka_run_group_tests_name("rule", tests, NULL, NULL);
}
