/* SPDX-License-Identifier: MPL-2.0 */
/* core/query: scoped terms, regular expressions, errors, highlighting, anything typed. */
#include "core/base/base.h"
#include "core/query/query.h"
#include "core/query/regex.h"
#include "tests/unit/unit.h"
#include "tests/unit/mkgraph.h"

#define FACETS(os, platform, type, suite, variant, kind)                               \
	{                                                                              \
		[FACET_OS] = os, [FACET_PLATFORM] = platform, [FACET_TYPE] = type,     \
		[FACET_SUITE] = suite, [FACET_VARIANT] = variant, [FACET_KIND] = kind, \
		[FACET_TIER] = "1"                                                     \
	}

static const struct mktask tasks[] = {
	{"build-win64/opt", FACETS("Windows", "win64", "opt", NULL, NULL, "build"), 0, 0, 0},
	{"mochitest-1", FACETS("Linux", "linux64", "opt", "mochitest", "default", "test"), 1, 12,
	 0},
	{"mochitest-1-cf", FACETS("Linux", "linux64", "opt", "mochitest", "default", "test"), 1, 12,
	 CLASS_CF},
	{"mochitest-12", FACETS("Linux", "linux64", "opt", "mochitest", "default", "test"), 12, 12,
	 0},
	{"mochitest-2", FACETS("Linux", "linux64", "opt", "mochitest", "default", "test"), 2, 12,
	 0},
	{"mochitest-a11y", FACETS("Windows", "win64", "debug", "mochitest-a11y", "swr", "test"), 0,
	 0, 0},
	{"release-x", FACETS(NULL, NULL, "noopt", NULL, NULL, "release"), 0, 0, CLASS_RELEASE},
	{"xpcshell/de", FACETS("Linux", "linux64-asan", "debug", "xpcshell", "swr", "test"), 1, 2,
	 0},
};

struct fixture {
	struct graph g;
	struct query_result r;
};

static int fixture_setup(void **state)
{
	struct fixture *f = xcalloc(1, sizeof(*f));

	mkgraph(&f->g, tasks, ARRAY_LEN(tasks));
	query_result_init(&f->r, &f->g);
	*state = f;
	return 0;
}

static int fixture_teardown(void **state)
{
	struct fixture *f = *state;

	query_result_release(&f->r);
	mkgraph_release(&f->g);
	free(f);
	return 0;
}

/* Asserts which tasks match: their numbers, sorted (the order is tested with fzf's cases). */
static void expect(struct fixture *f, const char *text, const char *want)
{
	struct strbuf got = STRBUF_INIT;
	struct query_error error;
	struct query *q = query_parse(slice_from(text), 0, &error);

	if (!q)
		fail_msg("query '%s': %s", text, error.err.text);
	if (query_run(q, &f->g, &f->g.offered, NULL, &f->r, &error))
		fail_msg("query '%s': %s", text, error.err.text);
	bitset_foreach (i, &f->r.match)
		strbuf_addf(&got, "%u", i);
	if (strcmp(got.buf, want))
		fail_msg("query '%s' gives '%s', not '%s'", text, got.buf, want);
	strbuf_release(&got);
	query_free(q);
}

static void expect_error(const char *text, size_t column, const char *message)
{
	struct query_error error;
	struct query *q = query_parse(slice_from(text), 0, &error);

	if (q)
		fail_msg("query '%s' is taken", text);
	assert_string_equal(error.err.text, message);
	assert_int_equal(error.column, column);
}

static void scoped_terms_look_at_facets(void **state)
{
	struct fixture *f = *state;

	expect(f, "platform:win", "05");
	expect(f, "p:64", "0123457");
	expect(f, "p:l64", ""); /* not fuzzy */
	expect(f, "p:LINUX", "");
	expect(f, "os:windows suite:moch", "5");
	expect(f, "!platform:linux", "056"); /* no platform is not linux either */
	expect(f, "platform:!linux", "056");
	expect(f, "platform:linux64$", "1234");
	expect(f, "platform:^linux64-", "7");
	expect(f, "platform:^win64$", "05");
	expect(f, "suite:'mochitest'", "12345");
	expect(f, "suite:'a11y", "5");
	expect(f, "suite:xpc | kind:build", "07");
	expect(f, "suite:xpc | a11y", "57");
	expect(f, "suite:xpc | !platform:linux | chunk:12", "03567");
	expect(f, "!suite:xpc | chunk:first class:!main", "26");
	expect(f, "suite:!'mochitest platform:!^win", "67");
	expect(f, "k:release", "6");
	expect(f, "tier:1 s:a11y", "5");
}

static void short_values_match_from_their_beginning(void **state)
{
	struct fixture *f = *state;

	expect(f, "type:opt", "01234");
	expect(f, "type:'opt", "012346");
	expect(f, "type:d", "57");
	expect(f, "!type:opt", "567");
	expect(f, "class:cf", "2");
	expect(f, "class:rel", "6");
	expect(f, "!class:main", "26");
	expect(f, "variant:default", "1234");
	expect(f, "v:swr", "57");
}

static void chunks_match_numbers_ranges_and_words(void **state)
{
	struct fixture *f = *state;

	expect(f, "chunk:1", "127");
	expect(f, "c:2-", "34");
	expect(f, "chunk:-2", "1247");
	expect(f, "chunk:2,12", "34");
	expect(f, "chunk:2,first", "12457");
	expect(f, "chunk:first", "1257"); /* a build has no suite */
	expect(f, "chunk:last", "35");
	expect(f, "chunk:all", "01234567");
	expect(f, "!chunk:1-2", "0356");
	expect(f, "chunk:!1-2", "0356");
	expect(f, "suite:mochitest$ chunk:first", "12");
}

static void half_typed_scopes_are_ignored(void **state)
{
	struct fixture *f = *state;

	expect(f, "platform:", "01234567");
	expect(f, "!platform:", "01234567");
	expect(f, "platform:^", "01234567");
	expect(f, "chunk:", "01234567");
	expect(f, "chunk:2,", "4");
	expect(f, "a11y platform:", "5");
}

static void unknown_scopes_are_ordinary_terms(void **state)
{
	struct fixture *f = *state;

	expect(f, "nothing:win", "");
	expect(f, ":win", "");
	expect(f, "!nothing:win", "01234567");
	expect(f, "'platform:win", "");
}

static void regular_expressions_are_complete_tokens(void **state)
{
	struct fixture *f = *state;

	expect(f, "/^mochitest-[0-9]+$/", "134");
	expect(f, "/MOCHITEST-A/", "");
	expect(f, "/MOCHITEST-A/i", "5");
	expect(f, "!/mochitest|build/", "67");
	expect(f, "/l\\/d/", "7");
	expect(f, "/(?x) a 11 y /", "5");
	expect(f, "/a11y/ | /^xpc/", "57");
	expect(f, "suite:/^moch.*y$/", "5");
	expect(f, "!suite:/^moch/", "067");
	expect(f, "suite:!/^moch/", "067");
	expect(f, "suite:/^MOCH.*Y$/i", "5");
	/* What is none stays what fzf takes it for. */
	expect(f, "/d", "7");
	expect(f, "/opt", "0");
	expect(f, "//", "");
	expect(f, "/de/x", "");
}

static void wrong_queries_say_what_and_where(void **state UNUSED)
{
	expect_error("a chunk:x-3", 9,
		     "column 9: 'x-3' is not a chunk number or range (1-3, first, last, all)");
	expect_error("chunk:1,0", 9,
		     "column 9: '0' is not a chunk number or range (1-3, first, last, all)");
	expect_error("\xc3\xa9 c:3-1", 5,
		     "column 5: '3-1' is not a chunk number or range (1-3, first, last, all)");
	expect_error("chunk:-", 7,
		     "column 7: '-' is not a chunk number or range (1-3, first, last, all)");
	expect_error("chunk:99999", 7,
		     "column 7: '99999' is not a chunk number or range (1-3, first, last, all)");
	expect_error("suite:/moch", 7, "column 7: the regex has no closing /");
	expect_error("suite://", 7, "column 7: the regex is empty");
	expect_error("suite:/a/x", 10, "column 10: only 'i' may follow the closing / of a regex");
	expect_error("suite:/mochi(test/", 18,
		     "column 18: in the regex: missing closing parenthesis");
	expect_error("/a**b+++/", 4,
		     "column 4: in the regex: quantifier does not follow a repeatable item");
}

static void a_regex_that_runs_away_is_stopped(void **state UNUSED)
{
	const struct mktask task = {.label = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"};
	struct regex_budget spent = {0};
	struct query_error error;
	struct query_result r;
	struct regex *re;
	struct query *q;
	struct graph g;
	size_t start, end;

	mkgraph(&g, &task, 1);
	query_result_init(&r, &g);
	q = query_parse(slice_from("a /^(a+)+$/"), 0, &error);
	assert_non_null(q);
	assert_int_equal(query_run(q, &g, &g.offered, NULL, &r, &error), -1);
	assert_string_equal(error.err.text, "column 3: the regex needs too many steps");
	assert_int_equal(error.column, 3);
	query_free(q);
	q = query_parse(slice_from("needs:/^(a+)+$/"), 0, &error);
	assert_non_null(q);
	assert_int_equal(query_run(q, &g, &g.offered, NULL, &r, &error), -1);
	assert_string_equal(error.err.text, "column 7: the regex needs too many steps");
	query_free(q);
	query_result_release(&r);
	mkgraph_release(&g);

	re = regex_compile(slice_from("a"), false, &start, &error.err);
	assert_non_null(re);
	assert_int_equal(regex_match(re, slice_from("a"), &spent, &start, &end), -1);
	regex_free(re);
}

static void queries_know_what_they_are(void **state UNUSED)
{
	static const struct {
		const char *text;
		bool empty, ranked, fuzzy, class;
	} rows[] = {
		{"", true, false, false, false},
		{" ! ^ platform: ", true, false, false, false},
		{"a", false, true, true, false},
		{"'a", false, true, false, false},
		{"!a", false, false, false, false},
		{"!'a", false, false, false, false},
		{"/a/ os:win", false, false, false, false},
		{"os:win | a", false, true, true, false},
		{"class:cf", false, false, false, true},
		{"!class:cf", false, false, false, false},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct query_error error;
		struct query *q = query_parse(slice_from(rows[i].text), 0, &error);
		assert_non_null(q);
		assert_int_equal(query_empty(q), rows[i].empty);
		assert_int_equal(query_ranked(q), rows[i].ranked);
		assert_int_equal(query_fuzzy(q), rows[i].fuzzy);
		assert_int_equal(query_names_class(q), rows[i].class);
		query_free(q);
	}
}

static void only_what_is_within_matches(void **state)
{
	struct fixture *f = *state;
	struct query_error error;
	struct query *q = query_parse(slice_from("moch"), 0, &error);

	bitset_put(&f->g.offered, 1, false);
	assert_int_equal(query_run(q, &f->g, &f->g.offered, NULL, &f->r, &error), 0);
	assert_int_equal(f->r.nr, 4);
	assert_false(bitset_test(&f->r.match, 1));
	query_free(q);
}

/* `want` has a '^' for each byte of the label that is highlighted. */
static void expect_hits(const char *label, const char *text, const char *want)
{
	const struct mktask task = {.label = label};
	struct query_error error;
	struct query *q = query_parse(slice_from(text), 0, &error);
	bool hit[64] = {false};
	char got[65] = "";
	struct graph g;

	assert_non_null(q);
	mkgraph(&g, &task, 1);
	query_positions(q, &g, 0, hit);
	for (size_t i = 0; i < strlen(label); i++)
		got[i] = hit[i] ? '^' : ' ';
	assert_string_equal(got, want);
	mkgraph_release(&g);
	query_free(q);
}

static void matched_characters_are_known(void **state UNUSED)
{
	expect_hits("linux64/opt-moch", "l64 'opt", "^    ^^ ^^^     ");
	expect_hits("linux64/opt-moch", "xyz | moch$", "            ^^^^");
	expect_hits("linux64/opt-moch", "!zzz", "                ");
	expect_hits("linux64/opt-moch", "/op/ | chunk:last | !zzz", "        ^^      ");
	expect_hits("linux64/opt-moch", "chunk:2 | moch", "            ^^^^");
	expect_hits("linux64/opt-moch", "/o.t/ ^li", "^^      ^^^     ");
	expect_hits("caf\xc3\xa9-x", "fe", "  ^^^  ");
	expect_hits("", "a", "");
}

static void labels_that_are_not_utf8_can_be_searched(void **state UNUSED)
{
	expect_hits("a\xff\xc3z", "az", "^  ^");
	expect_hits("a\xff\xc3z", "/z/", "   ^");
}

/* --- anything typed ----------------------------------------------------- */

static void try_query(struct fixture *f, const char *p, size_t n)
{
	struct query_error error = {0};
	char *text = xmalloc(n); /* so that a sanitizer sees a byte read too far */
	uint32_t order[ARRAY_LEN(tasks)];
	bool hit[64];
	struct query *q;

	memcpy(text, p, n);
	q = query_parse((struct slice){text, n}, 0, &error);
	if (!q) {
		assert_in_range(error.column, 1, n + 1);
		assert_memory_equal(error.err.text, "column ", 7);
	} else if (!query_run(q, &f->g, &f->g.offered, NULL, &f->r, &error)) {
		query_order(&f->r, order);
		for (uint32_t i = 0; i < f->r.nr; i++)
			query_positions(q, &f->g, order[i], hit);
	}
	query_free(q);
	free(text);
}

static void whatever_is_typed_is_a_query_or_an_error(void **state)
{
	static const char *const nasty[] = {
		"suite:/mochi(test|[a-z]+)\\/x/i platform:^win !class:cf chunk:1,3-5,last",
		"!'a'$ | ^b\\ c$ | !^d$ 'e' ''' '' ' ! !! ^ $ ^$ | || |",
		"/(?<n>a+)+\\b(?=x)(?!y)\\1[^]]{2,}/ /\\/ / a/i !/b/i",
		"p:!!x c:!,, s:'' t:'d' v:^ k:$ c:first,last,all, chunk:-9 chunk:9-",
		"caf\xc3\xa9 \xff\xfe \xe2\x82 \xf0\x9f\x98\x80 /\xff/ suite:/\xc3/ \t a\tb \\",
		"attr.kind:^b needs:mochi attr.:x !neededby:!/a\\/b/i attr:q pltform:x needs:x\\ y",
		"!in:closure in:selection | in:!selection in: needs: attr.a: neededby:'a'$",
		"/((((a{9}){9}){9}){9})/ /(*LIMIT_MATCH=9999999)(a+)+$/ /(?R)/ /\\C/",
	};
	static const char letters[] = "|!^$'/\\ :,-(i1a\xc3\t";
	uint32_t seed = 4711;

	for (size_t i = 0; i < ARRAY_LEN(nasty); i++) {
		size_t n = strlen(nasty[i]);
		for (size_t k = 0; k <= n; k++)
			try_query(*state, nasty[i], k);
		for (unsigned round = 0; round < 200; round++) {
			char *text = xstrndup(nasty[i], n);
			for (int change = 0; change < 4; change++) {
				seed = seed * 1664525 + 1013904223;
				text[(seed >> 8) % n] =
					letters[(seed >> 20) % (sizeof(letters) - 1)];
			}
			try_query(*state, text, n);
			free(text);
		}
	}
}

#define WITH_GRAPH(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_GRAPH(scoped_terms_look_at_facets),
		WITH_GRAPH(short_values_match_from_their_beginning),
		WITH_GRAPH(chunks_match_numbers_ranges_and_words),
		WITH_GRAPH(half_typed_scopes_are_ignored),
		WITH_GRAPH(unknown_scopes_are_ordinary_terms),
		WITH_GRAPH(regular_expressions_are_complete_tokens),
		cmocka_unit_test(wrong_queries_say_what_and_where),
		cmocka_unit_test(a_regex_that_runs_away_is_stopped),
		cmocka_unit_test(queries_know_what_they_are),
		WITH_GRAPH(only_what_is_within_matches),
		cmocka_unit_test(matched_characters_are_known),
		cmocka_unit_test(labels_that_are_not_utf8_can_be_searched),
		WITH_GRAPH(whatever_is_typed_is_a_query_or_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
