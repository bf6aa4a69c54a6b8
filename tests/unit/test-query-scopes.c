/* SPDX-License-Identifier: MPL-2.0 */
/* core/query: terms about attributes, dependencies and the selection, and what their hints say. */
#include "core/base/base.h"
#include "core/graph/changes.h"
#include "core/query/query.h"
#include "tests/unit/unit.h"
#include "tests/unit/graph.h"

/*
 * test-a needs build-a, test-b build-b; build-b needs build-a, and both builds need
 * tool-x. soft needs tool-xy, and would like lone to run before it.
 */
static const char text[] =
	"{\"build-a\":{\"kind\":\"build\",\"attributes\":{\"n\":3,\"s\":\"Say \\\"\\u00e9\\\"\","
	"\"b\":true,\"z\":null,\"o\":{\"k\" : [1, 2]},\"empty\":[],\"blank\":\"\"},"
	"\"dependencies\":{\"t\":\"tool-x\"},\"task\":{}},"
	"\"build-b\":{\"kind\":\"build\",\"attributes\":{\"n\":33,\"s\":\"say\",\"b\":false,"
	"\"s\":\"other\"},\"dependencies\":{\"t\":\"tool-x\",\"b\":\"build-a\"},\"task\":{}},"
	"\"lone\":{\"kind\":\"x\",\"attributes\":{\"n\":\"3\",\"m\":[1,\"dom\"]},"
	"\"dependencies\":{},\"task\":{}},"
	"\"soft\":{\"kind\":\"x\",\"attributes\":{\"m\":[\"3\",\"\\\"3\\\"\"]},"
	"\"dependencies\":{\"t\":\"tool-xy\"},"
	"\"soft_dependencies\":[\"lone\"],\"task\":{}},"
	"\"test-a\":{\"kind\":\"test\",\"attributes\":{\"m\":[\"dom/base\",\"dom/media\"]},"
	"\"dependencies\":{\"b\":\"build-a\"},\"task\":{}},"
	"\"test-b\":{\"kind\":\"test\",\"attributes\":{\"m\":[\"Layout\",\"dom/media\"]},"
	"\"dependencies\":{\"b\":\"build-b\"},\"task\":{}},"
	"\"tool-x\":{\"kind\":\"toolchain\",\"attributes\":{},\"dependencies\":{},\"task\":{}},"
	"\"tool-xy\":{\"kind\":\"toolchain\",\"attributes\":{},\"dependencies\":{},\"task\":{}}}";
#define ALL "01234567"

struct fixture {
	struct graph g;
	struct query_result r;
	struct bitset selection;
};

static int fixture_setup(void **state)
{
	struct fixture *f = xcalloc(1, sizeof(*f));

	if (unit_dir_setup(state))
		return -1;
	graph_from(state, &f->g, text);
	unit_dir_teardown(state);
	query_result_init(&f->r, &f->g);
	bitset_init(&f->selection, f->g.task_nr);
	*state = f;
	return 0;
}

static int fixture_teardown(void **state)
{
	struct fixture *f = *state;

	bitset_release(&f->selection);
	query_result_release(&f->r);
	graph_release(&f->g);
	free(f);
	return 0;
}

/* Asserts which tasks match (their numbers), and what the hint is. */
static void expect_hint(struct fixture *f, const char *query, const char *want, const char *hint)
{
	struct strbuf got = STRBUF_INIT;
	struct query_error error;
	struct query *q = query_parse(slice_from(query), 0, &error);

	if (!q || query_run(q, &f->g, &f->g.offered, &f->selection, &f->r, &error))
		fail_msg("query '%s': %s", query, error.err.text);
	bitset_foreach (i, &f->r.match)
		strbuf_addf(&got, "%u", i);
	if (strcmp(got.buf, want))
		fail_msg("query '%s' gives '%s', not '%s'", query, got.buf, want);
	if (strcmp(f->r.hint.text, hint))
		fail_msg("query '%s' says '%s', not '%s'", query, f->r.hint.text, hint);
	strbuf_release(&got);
	query_free(q);
}

static void expect(struct fixture *f, const char *query, const char *want)
{
	expect_hint(f, query, want, "");
}

static void attributes_are_compared_as_texts(void **state)
{
	struct fixture *f = *state;

	expect(f, "attr.n:3", "012");
	expect(f, "attr.n:^3$", "02");
	expect(f, "attr.n:'3'", "02");
	expect(f, "attr.n:33", "1");
	expect(f, "attr.b:true", "0");
	expect(f, "attr.b:tue", ""); /* not fuzzy, like other scopes */
	expect(f, "attr.z:null", "0");
	expect(f, "attr.s:say", "0"); /* the last of a name counts */
	expect(f, "attr.s:Say", "0");
	expect(f, "attr.s:SAY", "");
	expect(f, "attr.s:^Say\\ \"\xc3\xa9\"$", "0"); /* decoded, without its quotes */
	expect(f, "attr.s:^o", "1");
	expect(f, "attr.o:^{\"k\":[1,2]}$", "0"); /* compact */
	expect(f, "attr.empty:^[]$", "0");
	expect(f, "attr.s:/^S.y/", "0");
	expect(f, "attr.s:/^s.y/i", "0");
	expect(f, "attr.blank:x", "");
}

static void one_element_of_a_list_is_enough(void **state)
{
	struct fixture *f = *state;

	expect(f, "attr.m:dom/media", "45");
	expect(f, "attr.m:^dom/base$", "4");
	expect(f, "attr.m:layout", "5");
	expect(f, "attr.m:media/,dom", "");
	expect(f, "attr.m:/^dom.b/", "4");
	expect(f, "attr.m:^3$", "3");
	expect(f, "attr.m:^\"3\"$", "3"); /* an element is a text, not JSON */
	expect(f, "attr.m:^[1,\"d", "2"); /* a list of other things is JSON, too */
	expect(f, "attr.m:^1$", "2");
	expect(f, "attr.m:^dom$", "2");
	expect(f, "attr.o:^k$", ""); /* no list */
}

static void attributes_join_and_negate_like_other_terms(void **state)
{
	struct fixture *f = *state;

	expect(f, "!attr.m:dom", "01367");
	expect(f, "attr.m:!dom", "01367");
	expect(f, "attr.m:base | attr.n:33", "14");
	expect(f, "attr.m:dom test", "45");
	expect(f, "kind:build attr.b:false", "1");
}

static void needs_follows_dependencies_upwards(void **state)
{
	struct fixture *f = *state;

	expect(f, "needs:tool-x", "0145"); /* this label, not tool-xy too */
	expect(f, "needs:tool-", "01345");
	expect(f, "needs:build-b", "5");
	expect(f, "needs:build-a", "145"); /* not itself */
	expect(f, "needs:test-a", "");
	expect(f, "needs:lone", ""); /* soft dependencies do not count */
}

static void neededby_follows_them_downwards(void **state)
{
	struct fixture *f = *state;

	expect(f, "neededby:test-a", "06");
	expect(f, "neededby:test-b", "016");
	expect(f, "neededby:soft", "7");
	expect(f, "neededby:tool-x", "");
}

static void labels_that_are_not_exact_are_terms_and_united(void **state)
{
	struct fixture *f = *state;

	expect(f, "needs:bld", "145"); /* fuzzy: build-a, build-b */
	expect_hint(f, "needs:'bld", "", "no label matches ''bld'");
	expect(f, "needs:^build", "145"); /* build-b needs build-a */
	expect(f, "needs:-b$", "5");
	expect(f, "needs:/^build-b$/", "5");
	expect(f, "neededby:test", "016");
	expect_hint(f, "neededby:Test", "", "no label matches 'Test'");
}

static void dependencies_join_and_negate(void **state)
{
	struct fixture *f = *state;

	expect(f, "!needs:tool-x", "2367");
	expect(f, "needs:!tool-x", "2367");
	expect(f, "!needs:bld", "02367"); /* still fuzzy: all others than needs:bld */
	expect(f, "needs:build-b | neededby:test-a", "056");
	expect(f, "needs:tool-x test", "45");
	expect(f, "needs:tool-x needs:build-b", "5");
}

static void hidden_tasks_lead_on_but_are_not_found(void **state)
{
	struct fixture *f = *state;

	bitset_put(&f->g.offered, 1, false);
	expect(f, "needs:build-b", "5");
	expect(f, "needs:build-a", "45");
	expect(f, "neededby:test-b", "06");
}

static void in_means_the_selection_of_the_moment(void **state)
{
	struct fixture *f = *state;

	bitset_put(&f->selection, 5, true);
	expect(f, "in:selection", "5");
	expect(f, "!in:selection", "0123467");
	expect(f, "in:!selection", "0123467");
	expect(f, "in:closure", "0156");
	expect(f, "in:closure !in:selection", "016");
	expect(f, "in:selection | lone", "25");
	bitset_put(&f->selection, 2, true);
	expect(f, "in:selection", "25");
	expect(f, "in:closure", "01256");
}

static void without_a_selection_in_is_an_error(void **state)
{
	struct fixture *f = *state;
	struct query_error error;
	struct query *q = query_parse(slice_from("\xc3\xa9 !in:closure"), 0, &error);

	assert_non_null(q);
	assert_int_equal(query_run(q, &f->g, &f->g.offered, NULL, &f->r, &error), -1);
	assert_int_equal(error.column, 7);
	assert_string_equal(error.err.text, "column 7: nothing is selected here");
	query_free(q);
	q = query_parse(slice_from("a in:sel"), 0, &error);
	assert_null(q);
	assert_int_equal(error.column, 6);
	assert_string_equal(error.err.text,
			    "column 6: 'sel' is not a set of tasks (selection, closure)");
	assert_null(query_parse(slice_from("needs:/a"), 0, &error));
	assert_string_equal(error.err.text, "column 7: the regex has no closing /");
}

static void assert_run_fails(struct graph *g, const char *words, unsigned flags,
			     const char *message)
{
	struct query_error error;
	struct query *q = query_parse(slice_from(words), flags, &error);
	struct query_result r;

	assert_non_null(q);
	query_result_init(&r, g);
	assert_int_equal(query_run(q, g, &g->offered, NULL, &r, &error), -1);
	assert_string_equal(error.err.text, message);
	query_result_release(&r);
	query_free(q);
}

static void changed_compares_with_another_graph(void **state)
{
	static const char old[] = "{\"a\":{\"kind\":\"k\"},\"b\":{\"kind\":\"k\"}}";
	struct graph_options opt = {0};
	struct fixture f;
	struct strbuf query = STRBUF_INIT, said = STRBUF_INIT;
	char *spec;

	graph_from(state, &f.g,
		   "{\"a\":{\"kind\":\"k\"},\"b\":{\"kind\":\"l\"},"
		   "\"c\":{\"kind\":\"k\"}}");
	query_result_init(&f.r, &f.g);
	bitset_init(&f.selection, f.g.task_nr);
	changes_enable(&f.g, &opt);
	spec = graph_file(state, "an old-one:1.json", old, strlen(old));
	strbuf_addf(&query, "c changed:%s/an\\ old-one:1.json", unit_dir(state));
	strbuf_addf(&said, "column 11: Enter compares with '%s'", spec);
	assert_run_fails(&f.g, query.buf, QUERY_TYPING, said.buf);
	expect(&f, query.buf, "2");
	expect(&f, query.buf + strlen("c "), "12");
	assert_run_fails(&f.g, "changed:x", QUERY_TYPING, "column 9: Enter compares with 'x'");
	strbuf_reset(&query);
	strbuf_addf(&query, "a | !changed:%s/an\\ old-one:1.json b", unit_dir(state));
	expect(&f, query.buf, "");
	query.buf[query.len - 2] = '\0';
	expect(&f, query.buf, "0");
	assert_run_fails(&f.g, "a !changed:/nowhere/x.json", 0,
			 "column 12: cannot open '/nowhere/x.json': No such file or directory");
	strbuf_release(&query);
	strbuf_release(&said);
	free(spec);
	bitset_release(&f.selection);
	query_result_release(&f.r);
	graph_release(&f.g);
}

static void an_equal_graph_is_told(void **state)
{
	struct graph_options opt = {0};
	struct strbuf query = STRBUF_INIT, said = STRBUF_INIT;
	struct fixture f;

	graph_from(state, &f.g, "{\"a\":{\"kind\":\"k\",\"attributes\":{}}}");
	query_result_init(&f.r, &f.g);
	bitset_init(&f.selection, f.g.task_nr);
	assert_run_fails(&f.g, "changed:x", 0, "column 9: no comparing with 'x' here");
	changes_enable(&f.g, &opt);
	strbuf_addf(&query, "changed:%s", f.g.spec);
	strbuf_addf(&said, "no task differs from '%s'", f.g.spec);
	expect_hint(&f, query.buf, "", said.buf);
	strbuf_release(&query);
	strbuf_release(&said);
	bitset_release(&f.selection);
	query_result_release(&f.r);
	graph_release(&f.g);
}

static void half_typed_scopes_are_ignored(void **state)
{
	struct fixture *f = *state;

	expect(f, "in:", ALL);
	expect(f, "!in:", ALL);
	expect(f, "changed:", ALL);
	expect(f, "!changed:", ALL);
	expect(f, "in:!", ALL);
	expect(f, "needs:", ALL);
	expect(f, "!neededby:", ALL);
	expect(f, "needs:^", ALL);
	expect(f, "attr.n:", ALL);
	expect(f, "attr.nope:", ALL);
	expect(f, "attr.n", "");
	expect(f, "attr.", "");
	expect(f, "neede", "");
}

static void names_that_are_nowhere_are_told(void **state)
{
	struct fixture *f = *state;
	static const char attr[] = "no task has an attribute 'blnk': did you mean 'attr.blank:'?";

	expect_hint(f, "attr.blnk:x", "", attr);
	expect_hint(f, "!attr.blnk:x", ALL, attr);
	expect_hint(f, "lone | attr.blnk:x", "2", attr);
	expect_hint(f, "attr.qwertz:x", "", "no task has an attribute 'qwertz'");
	expect_hint(f, "needs:zz\\ z", "", "no label matches 'zz z'");
	expect_hint(f, "neededby:/zz/", "", "no label matches '/zz/'");
	expect_hint(f, "in:selection", "", "nothing is selected yet");
	expect_hint(f, "in:closure", "", "nothing is selected yet");
	expect_hint(f, "attr.qwertz:x needs:zz", "",
		    "no task has an attribute 'qwertz'"); /* the first */
	f->g.has_edges = false;
	expect_hint(f, "needs:build-a", "145", "this graph has no dependencies");
}

static void misspelt_scopes_are_told(void **state)
{
	struct fixture *f = *state;

	expect_hint(f, "paltform:win", "", "no scope 'paltform': did you mean 'platform:'?");
	expect_hint(f, "!paltform:win", ALL, "no scope 'paltform': did you mean 'platform:'?");
	expect_hint(f, "Platform:win", "", "no scope 'Platform': did you mean 'platform:'?");
	expect_hint(f, "plat:", "", "no scope 'plat': did you mean 'platform:'?");
	expect_hint(f, "need:x", "", "no scope 'need': did you mean 'needs:'?");
	expect_hint(f, "lone | inn:x", "2", "no scope 'inn': did you mean 'in:'?");
	expect_hint(f, "attr:x", "", "no scope 'attr': did you mean 'attr.NAME:'?");
	expect_hint(f, "attr.:x", "", "no scope 'attr.': did you mean 'attr.NAME:'?");
	expect_hint(f, "qwertz:x", "", "no scope 'qwertz'");
	/* these cannot have been meant as one */
	expect(f, "'paltform:win", "");
	expect(f, "^paltform:win", "");
	expect(f, ":win", "");
	expect(f, "1:2", "");
	expect(f, "paltform", "");
}

static void a_label_with_a_colon_is_found_without_a_word(void **state UNUSED)
{
	struct graph g;
	struct fixture f = {0};

	assert_int_equal(unit_dir_setup(state), 0);
	graph_from(state, &g,
		   "{\"l10n:de\":{\"attributes\":{},\"task\":{}},"
		   "\"x\":{\"attributes\":{},\"task\":{}},"
		   "\"y:z\":{\"attributes\":{},\"task\":{}}}");
	unit_dir_teardown(state);
	f.g = g;
	query_result_init(&f.r, &g);
	bitset_init(&f.selection, g.task_nr);
	expect(&f, "y:z", "2");
	expect(&f, "!y:z", "01");
	expect_hint(&f, "y:zz", "", "no scope 'y'");
	bitset_release(&f.selection);
	query_result_release(&f.r);
	graph_release(&g);
}

static void queries_know_what_they_ask_for(void **state UNUSED)
{
	static const struct {
		const char *text;
		bool ranked, class, selection;
	} rows[] = {
		{"attr.a:b needs:c neededby:d", false, false, false},
		{"in:selection", false, true, true},
		{"in:closure", false, false, true},
		{"!in:selection", false, false, true},
		{"in:selection | a", true, false, true},
		{"in:selection a", true, true, true},
		{"in:", false, false, false},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct query_error error;
		struct query *q = query_parse(slice_from(rows[i].text), 0, &error);
		assert_non_null(q);
		assert_int_equal(query_ranked(q), rows[i].ranked);
		assert_int_equal(query_names_class(q), rows[i].class);
		assert_int_equal(query_reads_selection(q), rows[i].selection);
		query_free(q);
	}
}

static void labels_are_highlighted_beside_sets(void **state)
{
	struct fixture *f = *state;
	struct query_error error;
	struct query *q = query_parse(slice_from("needs:tool-x | 'te in:closure"), 0, &error);
	bool hit[16] = {false};

	query_positions(q, &f->g, task_named(&f->g, "test-a"), hit);
	assert_true(hit[0] && hit[1] && !hit[2]);
	query_free(q);
}

static uint32_t count(struct fixture *f, const char *words, unsigned flags)
{
	struct query_error error;
	struct query *q = query_parse(slice_from(words), flags, &error);

	if (!q || query_run(q, &f->g, &f->g.offered, &f->selection, &f->r, &error))
		fail_msg("query '%s': %s", words, error.err.text);
	query_free(q);
	return f->r.nr;
}

static void quotes_make_up_for_reading_exactly(void **state)
{
	static const struct {
		const char *from, *want;
	} rows[] = {
		{"", ""},
		{"tes", "'tes"},
		{" bld  tl | 'oft ", " 'bld  'tl | oft "},
		{"| x", "| 'x"},
		{"'st-a", "st-a"},
		{"ta 'st-a$", "'ta 'st-a$"}, /* without the quote the '$' would count */
		{"'", "'"},
		{"''t", "''t"},
		{"'^tes", "'^tes"},
		{"'!te", "'!te"},
		{"'platform:win", "'platform:win"},
		{"'/e/", "'/e/"},
		{"t'", "t'"}, /* with it, the words would have boundaries */
		{"'test'", "'test'"},
		{"'test'$ ^tes st-a$ ^lone$", "'test'$ ^tes st-a$ ^lone$"},
		{"!sa !'sa", "!sa !'sa"}, /* exact and fuzzy, always */
		{"/s.a/ attr.m:dom kind:tst in:selection chunk:1",
		 "/s.a/ attr.m:dom kind:tst in:selection chunk:1"},
		{"a\\ b", "'a\\ b"},
		{"x:y", "'x:y"},
		{"needs:tool", "needs:'tool"},
		{"!needs:tlx", "!needs:'tlx"},
		{"needs:tool-x", "needs:tool-x"}, /* a whole label */
		{"neededby:'st", "neededby:st"},
	};
	struct fixture *f = *state;
	struct strbuf got = STRBUF_INIT;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const char *from = rows[i].from;
		strbuf_reset(&got);
		query_requote(&f->g, slice_from(from), &got);
		if (strcmp(got.buf, rows[i].want) != 0)
			fail_msg("'%s' becomes '%s', not '%s'", from, got.buf, rows[i].want);
		if (!strcmp(got.buf, from)) /* it is the same, or cannot be said */
			continue;
		assert_int_equal(count(f, from, QUERY_EXACT), count(f, got.buf, 0));
		assert_int_equal(count(f, from, 0), count(f, got.buf, QUERY_EXACT));
	}
	strbuf_release(&got);
}

#define WITH_DIR(test)	 cmocka_unit_test_setup_teardown(test, unit_dir_setup, unit_dir_teardown)
#define WITH_GRAPH(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_GRAPH(attributes_are_compared_as_texts),
		WITH_GRAPH(one_element_of_a_list_is_enough),
		WITH_GRAPH(attributes_join_and_negate_like_other_terms),
		WITH_GRAPH(needs_follows_dependencies_upwards),
		WITH_GRAPH(neededby_follows_them_downwards),
		WITH_GRAPH(labels_that_are_not_exact_are_terms_and_united),
		WITH_GRAPH(dependencies_join_and_negate),
		WITH_GRAPH(hidden_tasks_lead_on_but_are_not_found),
		WITH_GRAPH(in_means_the_selection_of_the_moment),
		WITH_GRAPH(without_a_selection_in_is_an_error),
		WITH_DIR(changed_compares_with_another_graph),
		WITH_DIR(an_equal_graph_is_told),
		WITH_GRAPH(half_typed_scopes_are_ignored),
		WITH_GRAPH(names_that_are_nowhere_are_told),
		WITH_GRAPH(misspelt_scopes_are_told),
		cmocka_unit_test(a_label_with_a_colon_is_found_without_a_word),
		cmocka_unit_test(queries_know_what_they_ask_for),
		WITH_GRAPH(quotes_make_up_for_reading_exactly),
		WITH_GRAPH(labels_are_highlighted_beside_sets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
