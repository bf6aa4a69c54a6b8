/* SPDX-License-Identifier: MPL-2.0 */
/* core/query/assist: what is offered while a query is typed. */
#include "core/base/base.h"
#include "tests/unit/unit.h"

#include "tests/unit/assist.h"
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

static int setup(void **state)
{
	struct line *f = xcalloc(1, sizeof(*f));

	memgraph_init(&f->g, tasks, ARRAY_LEN(tasks));
	line_init(f);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct line *f = *state;

	line_release(f);
	mkgraph_release(&f->g);
	free(f);
	return 0;
}

static void nearest(struct line *f, const char *line, const char *want)
{
	line_expect(f, ASSIST_NEAREST, line, want);
}

static void a_word_like_it_is_offered_for_one_that_finds_nothing(void **state)
{
	struct line *f = *state;

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
	struct line *f = *state;

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
	struct line *f = *state;

	nearest(f, "platform:wnidows", "platform:windows");
	nearest(f, "p:^linuxx64", "p:^linux64");
	nearest(f, "suite:xcpshell", "suite:xpcshell");
	nearest(f, "platform:xcpshell", NULL);
	nearest(f, "platform:two\\ wrods", "platform:two\\ words");
	nearest(f, "suite:ctlrlike", NULL); /* it cannot be typed */
	line_expect(f, ASSIST_NEAREST_SCOPE, "linux paltform:win", "linux platform:win");
	line_expect(f, ASSIST_NEAREST_SCOPE, "atrt.x:win", NULL);
	line_expect(f, ASSIST_NEAREST_SCOPE, "zzzzzzzz:win", NULL);
}

static void each_alone_finds_something(void **state)
{
	nearest(*state, "windows debug", NULL);
}

static void values_of_a_scope_are_listed_with_their_tasks(void **state)
{
	struct line *f = *state;

	line_values(f, "platform:lin", "linux2404-64 3, linux64 1", "platform:linux2404-64");
	line_values(f, "platform:64", "linux2404-64 3, linux64 1, windows11-64 1",
		    "platform:linux2404-64");
	line_values(f, "p:", "linux2404-64 3, linux64 1, two words 1, windows11-64 1",
		    "p:linux2404-64");
	line_values(f, "xpcshell p:", "linux2404-64 1, windows11-64 1", "xpcshell p:linux2404-64");
	line_values(f, "!bar !p:^win@ opt", "windows11-64 1", "!bar !p:^windows11-64 opt");
	line_values(f, "!windows !p:^win@ opt", "", NULL);
	line_values(f, "p:two\\ w", "two words 1", "p:two\\ words");
	line_values(f, "p:WIN", "windows11-64 1", "p:windows11-64"); /* which finds nothing */
	line_values(f, "zzzz | p:win", "windows11-64 1", "zzzz | p:windows11-64");
	line_values(f, "p:win@ | zzzz", "windows11-64 1", "p:windows11-64 | zzzz");
	line_values(f, "zzzz p:win", "", NULL);
	line_values(f, "suite:c", "mochitest-browser-chrome 2, xpcshell 2",
		    "suite:mochitest-browser-chrome"); /* and not what cannot be typed */
}

static void nothing_is_completed_in_or_behind_a_finished_term(void **state)
{
	struct line *f = *state;

	line_expect(f, ASSIST_VALUES, "platform:linux64", NULL);
	line_expect(f, ASSIST_VALUES, "platform:win ", NULL);
	line_expect(f, ASSIST_VALUES, "platform:@win", NULL);
	line_expect(f, ASSIST_VALUES, "platform:64$", NULL);
	line_expect(f, ASSIST_VALUES, "platform:'64'", NULL);
	line_expect(f, ASSIST_VALUES, "platform:/win/", NULL);
	line_expect(f, ASSIST_VALUES, "chunk:1", NULL);
	line_expect(f, ASSIST_VALUES, "platform:/win", NULL);
}

static void a_value_that_others_hold_is_offered_alone(void **state UNUSED)
{
	static const struct mktask task[] = {
		{.label = "a", .facet = {[FACET_PLATFORM] = "linux", [FACET_TYPE] = "opt"}},
		{.label = "b", .facet = {[FACET_PLATFORM] = "linux-asan", [FACET_TYPE] = "noopt"}},
		{.label = "c", .facet = {[FACET_PLATFORM] = "Linux-x", [FACET_TYPE] = "debug"}},
		{.label = "d", .facet = {[FACET_PLATFORM] = "win", [FACET_TYPE] = "debug-x"}},
	};
	struct line f = {0};

	mkgraph(&f.g, task, ARRAY_LEN(task));
	line_init(&f);
	line_values(&f, "p:linux", "linux 1, Linux-x 1, linux-asan 1", "p:^linux$");
	line_values(&f, "p:'linux", "linux 1, Linux-x 1, linux-asan 1", "p:^linux$");
	line_values(&f, "!p:linux", "linux 1, Linux-x 1, linux-asan 1", "!p:^linux$");
	line_values(&f, "p:^linux", "linux 1, Linux-x 1, linux-asan 1", "p:^linux$");
	line_values(&f, "p:^asan", "", NULL);
	line_values(&f, "p:^linux$", "", NULL);
	line_values(&f, "p:win", "", NULL);
	line_values(&f, "p:linux-X", "Linux-x 1", "p:Linux-x");
	line_values(&f, "t:opt", "", NULL); /* "noopt" does not begin so */
	line_values(&f, "t:'opt", "opt 1, noopt 1", "t:^opt$");
	line_values(&f, "t:debug", "debug 1, debug-x 1", "t:^debug$");
	line_release(&f);
	mkgraph_release(&f.g);
}

static void a_word_that_begins_a_scope_offers_it(void **state)
{
	struct line *f = *state;

	line_expect(f, ASSIST_SCOPE, "pla", "platform:");
	line_expect(f, ASSIST_SCOPE, "linux !ty", "linux !type:");
	line_expect(f, ASSIST_SCOPE, "os", "os:");
	line_expect(f, ASSIST_SCOPE, "att", "attr.");
	line_expect(f, ASSIST_SCOPE, "neededb", "neededby:");
	line_expect(f, ASSIST_SCOPE, "p", NULL);
	line_expect(f, ASSIST_SCOPE, "'type", NULL);
	line_expect(f, ASSIST_SCOPE, "os ", NULL);
	line_expect(f, ASSIST_SCOPE, "!os@linux", NULL);
	assert_int_equal(f->a.value_nr, 0);
	line_expect(f, ASSIST_SCOPE, "chu", "chunk:");
	assert_int_equal(f->a.value_nr, 1);
	line_expect(f, ASSIST_SCOPE, "ch", "chunk:");
	assert_int_equal(f->a.value_nr, 2); /* and changed: */
	line_expect(f, ASSIST_SCOPE, "in", "in:");
	assert_int_equal(f->a.value_nr, 1);
}

static void nicknames_of_suites_are_offered_in_full(void **state)
{
	struct line *f = *state;

	line_expect(f, ASSIST_ALIAS, "linux bc", "linux mochitest-browser-chrome");
	line_expect(f, ASSIST_ALIAS, "linux !'bc@ opt", "linux !'mochitest-browser-chrome opt");
	line_expect(f, ASSIST_ALIAS, "bc opt", NULL); /* typed on */
	line_expect(f, ASSIST_ALIAS, "BC", NULL);
	line_expect(f, ASSIST_ALIAS, "wpt", NULL); /* this graph has none */
	line_expect(f, ASSIST_ALIAS, "suite:bc", NULL);
}

static void symbols_of_the_graph_are_offered_as_terms(void **state UNUSED)
{
	static const struct mktask task[] = {
		{.label = "a", .facet = {[FACET_SYMBOL] = "M(bc12)"}},
		{.label = "b", .facet = {[FACET_SYMBOL] = "X(X1)"}},
		{.label = "c", .facet = {[FACET_SYMBOL] = "B"}},
		{.label = "d", .facet = {[FACET_SYMBOL] = "M(1)"}},
		{.label = "e-asan", .facet = {[FACET_SYMBOL] = "M(asan)"}},
		{.label = "f", .facet = {[FACET_SYMBOL] = "x"}},
	};
	static const char *const cases[][2] = {
		{"M", "symbol:^M("},
		{"X", "symbol:^X("}, /* the group before the symbols in it */
		{"X1", "symbol:(X1)$"},
		{"B", "symbol:^B$"},
		{"bc", "symbol:(bc"}, /* no label has what the nickname stands for */
		{"!B", "!symbol:^B$"},
		{"b", NULL},	/* case counts */
		{"asan", NULL}, /* it is a word of labels */
		{"'B", NULL},
		{"B(", NULL},
		{"bc1", NULL},
		{"1", NULL}, /* a chunk is meant */
		{"x", NULL}, /* nearly anything begins so */
	};
	struct line f = {0};

	mkgraph(&f.g, task, ARRAY_LEN(task));
	line_init(&f);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		line_expect(&f, ASSIST_SYMBOL, cases[i][0], cases[i][1]);
	bitset_clear_all(&f.all);
	line_expect(&f, ASSIST_SYMBOL, "M", NULL); /* none that is shown */
	line_release(&f);
	mkgraph_release(&f.g);
}

/* The words that are typed wrong find something in the first four labels. */
static void a_word_that_matches_by_chance_is_misspelt(void **state UNUSED)
{
	static const char *const wrong[][2] = {
		{"xcpshell", "xpcshell"},
		{"opt xcpshell", "opt xpcshell"},
		{"xcpshell@ opt", "xpcshell opt"},
		{"Xcpshell", "xpcshell"}, /* finds nothing */
		{"debgu", "debug"},	  /* like an abbreviation, but letters are swapped */
		{"windowsj", "windows"},  /* the same, but finds few */
		{"opt-xcpshell", "opt-xpcshell"},
		{"linup", "linux"}, /* finds many, by the 'p' within "opt" */
	};
	static const char *const right[] =
		{"win11deb",  "w11",	 "lin64",   "xpc",    "xpcl",
		 "windo",     "optxpc",	 "debg",    "shel",   "winopt",
		 "!xcpshell", "xcpshel", "linux46", "linuxp", /* another word may begin */
		 "tesu",				      /* too short */
		 "debgux"};				      /* too far */
	struct mktask task[84] = {{0}};
	char label[84][64];
	struct line f = {0};

	for (uint32_t i = 0; i < ARRAY_LEN(task); i++) {
		snprintf(label[i], sizeof(label[i]), "test-%s/%s-%u",
			 i < 60	  ? "windows11-64"
			 : i < 70 ? "win64"
				  : "linux64",
			 i % 2 ? "opt-xpcshell" : "debug", i);
		task[i].label = label[i];
	}
	task[0].label = "linux-cp-shell";
	task[1].label = "windows-jet";
	task[2].label = "deb-gut-ox/opt";
	task[3].label = "deb-gut-y/opt";
	mkgraph_sorted(&f.g, task, ARRAY_LEN(task));
	line_init(&f);
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
		nearest(&f, wrong[i][0], wrong[i][1]);
	for (size_t i = 0; i < ARRAY_LEN(right); i++)
		nearest(&f, right[i], NULL);
	line_release(&f);
	mkgraph_release(&f.g);
}

/* 40 tasks: 2 have "wasm", 6 its letters; 1 has "rare", 4 its letters. */
static void exact_matches_are_offered_where_most_are_by_chance(void **state UNUSED)
{
	struct line f = {0};
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
	line_init(&f);
	line_expect(&f, ASSIST_EXACT, "wasm", "wasm");
	assert_int_equal(f.a.exact, 2);
	assert_int_equal(f.a.of, 6);
	line_expect(&f, ASSIST_EXACT, "wasm@ opt", "wasm opt");
	assert_int_equal(f.a.exact, 1);
	assert_int_equal(f.a.of, 3);
	line_expect(&f, ASSIST_QUOTE, "ot wasm", "ot 'wasm"); /* "ot" is not to be exact */
	assert_int_equal(f.a.exact, 1);
	assert_int_equal(f.a.of, 3);
	line_expect(&f, ASSIST_QUOTE, "'opt wasm", "'opt 'wasm"); /* nor is this to be fuzzy */
	line_expect(&f, ASSIST_EXACT, "was", NULL);
	line_expect(&f, ASSIST_EXACT, "'wasm", NULL);
	line_expect(&f, ASSIST_EXACT, "wasm$", NULL);
	line_expect(&f, ASSIST_EXACT, "!wasm", NULL);
	line_expect(&f, ASSIST_EXACT, "wasm ", NULL);
	line_expect(&f, ASSIST_EXACT, "other", NULL);	    /* all are */
	line_expect(&f, ASSIST_EXACT, "wyds", NULL);	    /* none is */
	line_expect(&f, ASSIST_EXACT, "wasm@ 'some", NULL); /* with the rest, none is */
	line_expect(&f, ASSIST_EXACT, "rare", NULL);	    /* a tenth of the graph */
	line_release(&f);
	mkgraph_release(&f.g);
}

static int stop_after;

static bool stop_soon(void)
{
	return stop_after-- <= 0;
}

static void who_types_does_not_wait(void **state)
{
	struct line *f = *state;
	int n = 0;

	f->stop = stop_soon;
	do { /* wherever it happens */
		stop_after = n++;
		line_find(f, "linux xpcshelll");
		assert_int_equal(f->a.kind, f->a.stopped ? ASSIST_NONE : ASSIST_NEAREST);
	} while (f->a.stopped);
	assert_true(n > 3);
}

int main(void)
{
#define with_graph(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		with_graph(a_word_like_it_is_offered_for_one_that_finds_nothing),
		with_graph(operators_stay),
		with_graph(who_types_does_not_wait),
		with_graph(a_scope_has_words_of_its_own),
		with_graph(each_alone_finds_something),
		with_graph(values_of_a_scope_are_listed_with_their_tasks),
		with_graph(nothing_is_completed_in_or_behind_a_finished_term),
		cmocka_unit_test(a_value_that_others_hold_is_offered_alone),
		cmocka_unit_test(a_word_that_matches_by_chance_is_misspelt),
		with_graph(a_word_that_begins_a_scope_offers_it),
		with_graph(nicknames_of_suites_are_offered_in_full),
		cmocka_unit_test(exact_matches_are_offered_where_most_are_by_chance),
		cmocka_unit_test(symbols_of_the_graph_are_offered_as_terms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
