/* SPDX-License-Identifier: MPL-2.0 */
/* core/query/assist: what is offered while a query is typed. */
#include "core/base/base.h"
#include "tests/unit/unit.h"

#include "core/query/assist.h"
#include "tests/unit/memgraph.h"

static const struct memtask tasks[] = {
	{.label = "build-linux64/opt", .platform = "linux64", .kind = "build"},
	{.label = "test-linux2404-64/debug-mochitest-browser-chrome-1",
	 .platform = "linux2404-64",
	 .suite = "mochitest-browser-chrome"},
	{.label = "test-linux2404-64/debug-mochitest-browser-chrome-2",
	 .platform = "linux2404-64",
	 .suite = "mochitest-browser-chrome"},
	{.label = "test-linux2404-64/opt-xpcshell",
	 .platform = "linux2404-64",
	 .suite = "xpcshell"},
	{.label = "test-windows11-64/opt-xpcshell",
	 .platform = "windows11-64",
	 .suite = "xpcshell"},
	{.label = "test-x/opt-two words", .platform = "two words", .suite = "ctl\x01rlike"},
};

struct fixture {
	struct graph g;
	struct assist a;
	struct bitset all;
	struct query_result r; /* of the query that was looked at */
};

static int setup(void **state)
{
	struct fixture *f = xcalloc(1, sizeof(*f));

	memgraph_init(&f->g, tasks, ARRAY_LEN(tasks));
	f->a = (struct assist)ASSIST_INIT;
	query_result_init(&f->r, &f->g);
	bitset_init(&f->all, f->g.task_nr);
	bitset_set_all(&f->all);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	assist_release(&f->a);
	query_result_release(&f->r);
	bitset_release(&f->all);
	mkgraph_release(&f->g);
	free(f);
	return 0;
}

/* What finds the offer in a query whose cursor is where '@' stands, or at its end. */
static void find(struct fixture *f, const char *line, struct strbuf *text)
{
	struct assist_query q = {.g = &f->g};
	const char *cursor = strchr(line, '@');
	struct query_error error;
	struct query *parsed;

	q.cursor = cursor ? (size_t)(cursor - line) : strlen(line);
	strbuf_addstr(text, line);
	if (cursor)
		strbuf_splice(text, q.cursor, 1, "", 0);
	q.text = strbuf_slice(text);
	parsed = query_parse(q.text, 0, &error);
	if (!parsed)
		fail_msg("%s", error.err.text);
	assert_int_equal(query_run(parsed, &f->g, &f->all, NULL, &f->r, &error), 0);
	q.found = f->r.nr;
	q.match = &f->r.match;
	q.shown = &f->all;
	assist_find(&f->a, &q);
	query_free(parsed);
}

/* Asserts what the query is when the offer was taken; NULL: nothing is offered. */
static void expect(struct fixture *f, enum assist_kind kind, const char *line, const char *want)
{
	struct strbuf text = STRBUF_INIT;

	find(f, line, &text);
	if (f->a.kind != (want ? kind : ASSIST_NONE))
		fail_msg("'%s': another kind of offer: %d", line, f->a.kind);
	if (want) {
		strbuf_splice(&text, f->a.from, f->a.to - f->a.from, f->a.with.buf, f->a.with.len);
		assert_string_equal(text.buf, want);
	}
	strbuf_release(&text);
}

static void nearest(struct fixture *f, const char *line, const char *want)
{
	expect(f, ASSIST_NEAREST, line, want);
}

static void a_word_like_it_is_offered_for_one_that_finds_nothing(void **state)
{
	struct fixture *f = *state;

	nearest(f, "xcpshell", "xpcshell");
	nearest(f, "linux xpcshelll debug", "linux xpcshell debug");
	nearest(f, "Xpcshelll", "xpcshell");
	nearest(f, "wnidows", "windows");
	nearest(f, "windosw11", "windows11");
	nearest(f, "mochitest-broswer-chrome", "mochitest-browser-chrome");
	nearest(f, "mochitest-broswer", "mochitest-browser");
	nearest(f, "debgu-xpcshell", NULL); /* no task is both */
	nearest(f, "opt-xcpshell", "opt-xpcshell");
	nearest(f, "zzzzzz", NULL);
	nearest(f, "OQ", NULL); /* anything is like it */
	nearest(f, "linux", NULL);
	nearest(f, "", NULL);
}

static void operators_stay(void **state)
{
	struct fixture *f = *state;

	nearest(f, "'xcpshell", "'xpcshell");
	nearest(f, "xcpshell$", "xpcshell$");
	nearest(f, "'xcpshell'", "'xpcshell'");
	nearest(f, "^bulid", "^build");
	nearest(f, "^xcpshell", NULL); /* no label begins so */
	nearest(f, "foo | xcpshell", "foo | xpcshell");
	nearest(f, "!linux !windows !test-x", NULL);
	nearest(f, "/xcpshell/", NULL);
}

static void a_scope_has_words_of_its_own(void **state)
{
	struct fixture *f = *state;

	nearest(f, "platform:wnidows", "platform:windows");
	nearest(f, "p:^linuxx64", "p:^linux64");
	nearest(f, "suite:xcpshell", "suite:xpcshell");
	nearest(f, "platform:xcpshell", NULL);
	nearest(f, "platform:two\\ wrods", "platform:two\\ words");
	nearest(f, "suite:ctlrlike", NULL); /* it cannot be typed */
	expect(f, ASSIST_NEAREST_SCOPE, "linux paltform:win", "linux platform:win");
	expect(f, ASSIST_NEAREST_SCOPE, "atrt.x:win", NULL);
	expect(f, ASSIST_NEAREST_SCOPE, "zzzzzzzz:win", NULL);
}

static void each_alone_finds_something(void **state)
{
	nearest(*state, "windows debug", NULL);
}

/* Asserts what is listed, "VALUE NUMBER, ...", and offered first. */
static void values(struct fixture *f, const char *line, const char *list, const char *want)
{
	struct strbuf got = STRBUF_INIT;

	expect(f, ASSIST_VALUES, line, want);
	for (size_t i = 0; i < f->a.value_nr; i++)
		strbuf_addf(&got, "%s%.*s %u", i ? ", " : "", SLICE_ARG(f->a.value[i].text),
			    f->a.value[i].nr);
	assert_string_equal(got.buf, list);
	strbuf_release(&got);
}

static void values_of_a_scope_are_listed_with_their_tasks(void **state)
{
	struct fixture *f = *state;

	values(f, "platform:lin", "linux2404-64 3, linux64 1", "platform:linux2404-64");
	values(f, "platform:64", "linux2404-64 3, linux64 1, windows11-64 1",
	       "platform:linux2404-64");
	values(f, "p:", "linux2404-64 3, linux64 1, two words 1, windows11-64 1", "p:linux2404-64");
	values(f, "xpcshell p:", "linux2404-64 1, windows11-64 1", "xpcshell p:linux2404-64");
	values(f, "!xpcshell !p:^win@ opt", "windows11-64 1", "!xpcshell !p:^windows11-64 opt");
	values(f, "p:two\\ w", "two words 1", "p:two\\ words");
	values(f, "p:WIN", "", NULL); /* upper case respects case, and finds nothing */
	values(f, "suite:c", "mochitest-browser-chrome 2, xpcshell 2",
	       "suite:mochitest-browser-chrome"); /* and not what cannot be typed */
}

static void nothing_is_completed_in_or_behind_a_finished_term(void **state)
{
	struct fixture *f = *state;

	expect(f, ASSIST_VALUES, "platform:linux64", NULL);
	expect(f, ASSIST_VALUES, "platform:win ", NULL);
	expect(f, ASSIST_VALUES, "platform:@win", NULL);
	expect(f, ASSIST_VALUES, "platform:64$", NULL);
	expect(f, ASSIST_VALUES, "platform:'64'", NULL);
	expect(f, ASSIST_VALUES, "platform:/win/", NULL);
	expect(f, ASSIST_VALUES, "chunk:1", NULL);
}

static void a_word_that_begins_a_scope_offers_it(void **state)
{
	struct fixture *f = *state;

	expect(f, ASSIST_SCOPE, "pla", "platform:");
	expect(f, ASSIST_SCOPE, "linux !ty", "linux !type:");
	expect(f, ASSIST_SCOPE, "os", "os:");
	expect(f, ASSIST_SCOPE, "att", "attr.");
	expect(f, ASSIST_SCOPE, "neededb", "neededby:");
	expect(f, ASSIST_SCOPE, "p", NULL);
	expect(f, ASSIST_SCOPE, "'type", NULL);
	expect(f, ASSIST_SCOPE, "os ", NULL);
	expect(f, ASSIST_SCOPE, "!os@linux", NULL);
}

static void nicknames_of_suites_are_offered_in_full(void **state)
{
	struct fixture *f = *state;

	expect(f, ASSIST_ALIAS, "linux bc", "linux mochitest-browser-chrome");
	expect(f, ASSIST_ALIAS, "linux !'bc@ opt", "linux !'mochitest-browser-chrome opt");
	expect(f, ASSIST_ALIAS, "bc opt", NULL); /* typed on */
	expect(f, ASSIST_ALIAS, "BC", NULL);
	expect(f, ASSIST_ALIAS, "wpt", NULL); /* this graph has none */
	expect(f, ASSIST_ALIAS, "suite:bc", NULL);
}

static void symbols_of_the_graph_are_offered_as_terms(void **state UNUSED)
{
	static const struct mktask task[] = {
		{.label = "a", .facet = {[FACET_SYMBOL] = "M(bc12)"}},
		{.label = "b", .facet = {[FACET_SYMBOL] = "X(X1)"}},
		{.label = "c", .facet = {[FACET_SYMBOL] = "B"}},
		{.label = "d", .facet = {[FACET_SYMBOL] = "M(1)"}},
	};
	static const char *const cases[][2] = {
		{"M", "symbol:^M("},
		{"X", "symbol:^X("}, /* the group before the symbols in it */
		{"X1", "symbol:(X1)$"},
		{"B", "symbol:^B$"},
		{"bc", "symbol:(bc"}, /* no label has what the nickname stands for */
		{"!B", "!symbol:^B$"},
		{"b", NULL}, /* case counts */
		{"'B", NULL},
		{"B(", NULL},
		{"bc1", NULL},
		{"1", NULL}, /* a chunk is meant */
	};
	struct fixture f = {.a = ASSIST_INIT};

	mkgraph(&f.g, task, ARRAY_LEN(task));
	query_result_init(&f.r, &f.g);
	bitset_init(&f.all, f.g.task_nr);
	bitset_set_all(&f.all);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		expect(&f, ASSIST_SYMBOL, cases[i][0], cases[i][1]);
	bitset_clear_all(&f.all);
	expect(&f, ASSIST_SYMBOL, "M", NULL); /* none that is shown */
	assist_release(&f.a);
	query_result_release(&f.r);
	bitset_release(&f.all);
	mkgraph_release(&f.g);
}

/* 40 tasks: 2 have "wasm", 6 its letters; 1 has "rare", 4 its letters. */
static void exact_matches_are_offered_where_most_are_by_chance(void **state UNUSED)
{
	struct fixture f = {.a = ASSIST_INIT};
	struct mktask task[40] = {{0}};
	char label[40][32];

	for (int i = 0; i < 40; i++) {
		snprintf(label[i], sizeof(label[i]), "%02d-%s-%s", i,
			 i < 2	  ? "wasm"
			 : i < 6  ? "wyandsome"
			 : i < 7  ? "rare"
			 : i < 10 ? "rotator-eel"
				  : "other",
			 i % 2 ? "opt" : "debug");
		task[i].label = label[i];
	}
	mkgraph(&f.g, task, ARRAY_LEN(task));
	query_result_init(&f.r, &f.g);
	bitset_init(&f.all, f.g.task_nr);
	bitset_set_all(&f.all);
	expect(&f, ASSIST_EXACT, "wasm", "'wasm");
	assert_int_equal(f.a.exact, 2);
	assert_int_equal(f.a.of, 6);
	expect(&f, ASSIST_EXACT, "wasm@ opt", "'wasm opt");
	assert_int_equal(f.a.exact, 1);
	assert_int_equal(f.a.of, 3);
	expect(&f, ASSIST_EXACT, "was", NULL);
	expect(&f, ASSIST_EXACT, "'wasm", NULL);
	expect(&f, ASSIST_EXACT, "wasm$", NULL);
	expect(&f, ASSIST_EXACT, "!wasm", NULL);
	expect(&f, ASSIST_EXACT, "wasm ", NULL);
	expect(&f, ASSIST_EXACT, "other", NULL);       /* all are */
	expect(&f, ASSIST_EXACT, "wyds", NULL);	       /* none is */
	expect(&f, ASSIST_EXACT, "wasm@ 'some", NULL); /* with the rest, none is */
	expect(&f, ASSIST_EXACT, "rare", NULL);	       /* a tenth of the graph */
	assist_release(&f.a);
	query_result_release(&f.r);
	bitset_release(&f.all);
	mkgraph_release(&f.g);
}

int main(void)
{
#define with_graph(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		with_graph(a_word_like_it_is_offered_for_one_that_finds_nothing),
		with_graph(operators_stay),
		with_graph(a_scope_has_words_of_its_own),
		with_graph(each_alone_finds_something),
		with_graph(values_of_a_scope_are_listed_with_their_tasks),
		with_graph(nothing_is_completed_in_or_behind_a_finished_term),
		with_graph(a_word_that_begins_a_scope_offers_it),
		with_graph(nicknames_of_suites_are_offered_in_full),
		cmocka_unit_test(exact_matches_are_offered_where_most_are_by_chance),
		cmocka_unit_test(symbols_of_the_graph_are_offered_as_terms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
