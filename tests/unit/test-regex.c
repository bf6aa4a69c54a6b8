/* SPDX-License-Identifier: MPL-2.0 */
/* core/query: regular expressions, as one term among others; they are asked only when they must
 * be, with the same results, and none takes long. */
#include "core/base/base.h"
#include "core/graph/labels.h"
#include "core/query/query.h"
#include "core/query/regex.h"
#include "tests/unit/unit.h"
#include "tests/unit/mkgraph.h"

static uint32_t seed = 20261124;

static uint32_t below(uint32_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

static const char *one_of(const char *const *list, size_t nr)
{
	return list[below((uint32_t)nr)];
}

#define ONE_OF(list) one_of(list, ARRAY_LEN(list))

/* ---- what must be there ---- */

static uint64_t set_of(const char *chars)
{
	uint64_t set = 0;

	for (; *chars; chars++)
		set |= chars_bit((unsigned char)*chars);
	return set;
}

/* `texts` have a '|' between them, the longest first. */
static void expect_literals(const char *pattern, bool icase, const char *texts, const char *chars)
{
	struct strbuf got = STRBUF_INIT;
	struct literals l;

	literals_find(slice_from(pattern), icase, &l);
	for (size_t i = 0; i < l.nr; i++) {
		assert_int_equal(l.text[i].kind, MATCH_EXACT);
		assert_int_equal(l.text[i].sensitive, !icase);
		strbuf_addstr(&got, i ? "|" : "");
		for (size_t k = 0; k < l.text[i].n; k++)
			strbuf_addch(&got, (char)l.text[i].c[k]);
	}
	if (strcmp(got.buf, texts) || l.chars != set_of(chars))
		fail_msg("'%s' needs '%s' (%jx)", pattern, got.buf, (uintmax_t)l.chars);
	literals_release(&l);
	strbuf_release(&got);
}

static void patterns_tell_what_must_be_there(void **state UNUSED)
{
	expect_literals("xpcshell", false, "xpcshell", "xpcshell");
	expect_literals("XPCshell", true, "xpcshell", "xpcshell");
	expect_literals("XPCshell", false, "XPCshell", "xpcshell");
	expect_literals("^build-.*\\/opt$", false, "build-|/opt", "build-/opt");
	expect_literals("a.bc[de]f", false, "bc", "abcf");
	expect_literals("ab+cd", false, "ab|cd", "abcd");
	expect_literals("ab*cd", false, "cd", "acd");
	expect_literals("ab?cde{0,3}fg", false, "cd|fg", "acdfg");
	expect_literals("abc{2,}", false, "abc", "abc");
	expect_literals("abc{20}d", false, "abc", "abcd");
	expect_literals("x(win|linux)yz", false, "yz", "xyzin");
	expect_literals("(?:abc|cab)+d", false, "", "abcd");
	expect_literals("(abc)?d", false, "", "d");
	expect_literals("(abc){0}d", false, "", "d");
	expect_literals("(abc){2}{0}d", false, "", "d");
	expect_literals("(?=.*debug)(?=.*xpc)", false, "debug|xpc", "debugxpc");
	expect_literals("(?!debug)(?<!ab)(?<=cd)e", false, "cd", "cde");
	expect_literals("\\d\\w\\.\\-ab\\b\\z", false, ".-ab", ".-ab");
	expect_literals("[]a]bc[^]d]e[\\]f]", false, "bc", "bce");
	expect_literals("ab|cd", false, "", "");
	expect_literals("ab|bc", false, "", "b");
	expect_literals("(|ab)c", false, "", "c");
	expect_literals("\xc3\xa9t\xc3\xa9+bc", false, "bc", "tbc");
	expect_literals("}]ab", false, "}]ab", "}]ab");
	expect_literals("", false, "", "");
	expect_literals("(ab.cde).(f(?:ghij)k.lm).n", false, "ghij|cde|ab", "abcdefghijklmn");
}

static void what_is_not_known_needs_nothing(void **state UNUSED)
{
	static const char *const patterns[] = {
		"(?i)abc",	 "(?i:abc)",   "(?x) abc",     "\\Qab|c\\E", "abc\\x41",
		"(?<n>abc)",	 "(?P<n>abc)", "(abc)\\1",     "(?R)?abc",   "(*UTF)abc",
		"abc{,2}",	 "abc{x}",     "[[:alpha:]]",  "a(?#b)c",    "\\p{L}ab",
		"ab[\\Qc]\\E]d", "(?(1)a|b)c", "\\101bc",      "ab\\Kc",     "abc{2,x}d",
		"[\\E]]ab",	 "abc{ 0}",    "ab(*ACCEPT)c", "\\N{U+41}b",
	};

	for (size_t i = 0; i < ARRAY_LEN(patterns); i++)
		expect_literals(patterns[i], false, "", "");
}

static void long_texts_are_cut(void **state UNUSED)
{
	struct strbuf text = STRBUF_INIT, want = STRBUF_INIT;

	for (int i = 0; i < 200; i++)
		strbuf_addch(&text, i == 150 ? 'b' : 'a');
	for (int i = 0; i < 3; i++)
		strbuf_addf(&want, "%s%.63s", i ? "|" : "", text.buf + 63 * i);
	expect_literals(text.buf, false, want.buf, "ab");
	strbuf_release(&text);
	strbuf_release(&want);
}

/* ---- the same results ---- */

#define LABELS 300

/* Characters of several bytes; the last two are an s and a k where case does not matter. */
#define SMALL_E "\xc3\xa9"
#define LARGE_E "\xc3\x89"
#define LONG_S	"\xc5\xbf"
#define KELVIN	"\xe2\x84\xaa"

/* Random labels of few characters, so that random patterns find some. */
static void random_label(struct strbuf *out)
{
	static const char *const pieces[] = {"a",  "b",	    "ab",    "-",    "A",   "B", "1",
					     "/",  ".",	    "{",     "]",    "s",   "K", "aba",
					     "-1", SMALL_E, LARGE_E, LONG_S, KELVIN};
	uint32_t nr = 1 + below(9);

	while (nr--)
		strbuf_addstr(out, one_of(pieces, below(10) ? 15 : ARRAY_LEN(pieces)));
}

static void random_pattern(struct strbuf *out, unsigned depth);

static void random_atom(struct strbuf *out, unsigned depth)
{
	static const char *const atoms[] = {"a",	  "b",
					    "A",	  "1",
					    "-",	  "s",
					    "K",	  "ab",
					    "ba",	  "aba",
					    "-1",	  ".",
					    "[ab]",	  "[^a]",
					    "[]a]",	  "[a\\]]",
					    "\\d",	  "\\w",
					    "\\.",	  "\\-",
					    "\\b",	  "[[:alpha:]b]",
					    "\\/",	  "^",
					    "$",	  "\xc3\xa9",
					    "\\Qa|\\E",	  "(?i)",
					    "[\\Q]\\Eb]", "\\x61",
					    "\\{",	  "]",
					    "\\A",	  "\\1",
					    "[a-b]",	  "\\S",
					    "(?#a)",	  "[^]b]",
					    "\\z",	  "(?s:.)"};
	static const char *const opens[] = {
		"(", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?<n>", "(?|", "(?i:"};

	if (depth && !below(3)) {
		strbuf_addstr(out, ONE_OF(opens));
		random_pattern(out, depth - 1);
		strbuf_addch(out, ')');
	} else {
		strbuf_addstr(out, one_of(atoms, below(4) ? 19 : ARRAY_LEN(atoms)));
	}
}

static void random_pattern(struct strbuf *out, unsigned depth)
{
	static const char *const repeats[] = {"*",     "+",	 "?",	"{2}",	"{0}",
					      "{0,1}", "{1,2}",	 "*?",	"{,2}", "++",
					      "{2}?",  "{1}{0}", "{a}", "??"};
	uint32_t nr = 1 + below(4);

	while (nr--) {
		random_atom(out, depth);
		if (!below(4))
			strbuf_addstr(out, ONE_OF(repeats));
		if (nr && !below(7))
			strbuf_addch(out, '|');
	}
}

struct fixture {
	struct graph g;
	struct query_result r;
};

static int fixture_setup(void **state)
{
	struct fixture *f = xcalloc(1, sizeof(*f));
	struct mktask task[LABELS] = {{0}};
	struct strbuf label[LABELS];

	for (int i = 0; i < LABELS; i++) {
		strbuf_init(&label[i]);
		random_label(&label[i]);
		task[i].label = label[i].buf;
		task[i].facet[FACET_SUITE] = below(2) ? "a-suite" : "b-suite";
	}
	mkgraph_sorted(&f->g, task, LABELS);
	query_result_init(&f->r, &f->g);
	for (int i = 0; i < LABELS; i++)
		strbuf_release(&label[i]);
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

/* False when the query is wrong, or its regex is stopped. */
static bool run(struct fixture *f, const char *text)
{
	struct query_error error;
	struct query *q = query_parse(slice_from(text), 0, &error);
	bool ret = q && !query_run(q, &f->g, &f->g.offered, NULL, &f->r, &error);

	query_free(q);
	return ret;
}

/* How many labels the pattern matches; fails where the query says something else. */
static uint32_t compare(struct fixture *f, struct regex *re, const char *query)
{
	struct regex_budget budget = REGEX_BUDGET_INIT;
	uint32_t nr = 0;

	for (uint32_t i = 0; i < f->g.task_nr; i++) {
		struct slice label = graph_label(&f->g, i);
		size_t start, end;
		int holds = regex_match(re, label, &budget, &start, &end);
		if (holds != bitset_test(&f->r.match, i))
			fail_msg("%s and '%s': %d", query, label.p, holds);
		nr += holds > 0;
	}
	return nr;
}

static void what_must_be_there_changes_no_result(void **state)
{
	struct strbuf pattern = STRBUF_INIT, query = STRBUF_INIT;
	unsigned ran = 0, narrowed = 0, found = 0;

	for (unsigned round = 0; round < 4000; round++) {
		bool icase = !below(3);
		struct regex *re;
		struct err err;
		size_t at;
		strbuf_reset(&pattern);
		strbuf_reset(&query);
		random_pattern(&pattern, 2);
		re = regex_compile(strbuf_slice(&pattern), icase, &at, &err);
		strbuf_addf(&query, "/%s/%s", pattern.buf, icase ? "i" : "");
		if (re && run(*state, query.buf)) {
			ran++;
			narrowed += regex_literals(re)->chars != 0;
			found += compare(*state, re, query.buf) > 0;
		}
		regex_free(re);
	}
	/* The test means something. */
	assert_true(ran > 2000);
	assert_true(narrowed > 1000);
	assert_true(found > 1000);
	strbuf_release(&pattern);
	strbuf_release(&query);
}

/* ---- alternatives ---- */

static void random_term(struct strbuf *out)
{
	static const char *const terms[] = {
		"a",	"'ab",	"ba",  "suite:a", "'-1",  "!suite:a", "/a.*b/",	  "/[1-]b/",
		"!/a/", "/^a/", "!'a", "/b$/i",	  "!'ab", "'B",	      "suite:/b/"};

	strbuf_addstr(out, ONE_OF(terms));
}

/* What the alternatives that come one after the other make of each task. */
static void take_term(struct fixture *f, const char *term, bool *decided, bool *holds,
		      uint16_t *score)
{
	bool inverse = *term == '!';

	assert_true(run(f, term));
	for (uint32_t i = 0; i < f->g.task_nr; i++) {
		bool match = bitset_test(&f->r.match, i);
		holds[i] |= match;
		if (match && !inverse && !decided[i]) {
			decided[i] = true;
			score[i] = f->r.score[i];
		}
	}
}

/* Whatever is looked at first, the first alternative that holds gives the score. */
static void alternatives_are_what_each_is_alone(void **state)
{
	struct fixture *f = *state;

	for (unsigned round = 0; round < 300; round++) {
		struct strbuf query = STRBUF_INIT, term = STRBUF_INIT;
		bool decided[LABELS] = {false}, holds[LABELS] = {false};
		uint16_t score[LABELS] = {0};
		for (uint32_t nr = 2 + below(3); nr; nr--) {
			strbuf_reset(&term);
			random_term(&term);
			take_term(f, term.buf, decided, holds, score);
			strbuf_addf(&query, "%s%s", query.len ? " | " : "", term.buf);
		}
		assert_true(run(f, query.buf));
		for (uint32_t i = 0; i < f->g.task_nr; i++)
			if (bitset_test(&f->r.match, i) != holds[i] ||
			    (holds[i] && f->r.score[i] != score[i]))
				fail_msg("'%s' and '%s': score %u, not %u", query.buf,
					 graph_label(&f->g, i).p, f->r.score[i], score[i]);
		strbuf_release(&query);
		strbuf_release(&term);
	}
}

/* ---- time ---- */

/* How many of `max` matches are made before the budget is spent. */
static unsigned matches_made(const char *pattern, size_t label_bytes, unsigned max)
{
	struct regex_budget budget = REGEX_BUDGET_INIT;
	char *label = xmalloc(label_bytes);
	size_t at, start, end;
	struct regex *re;
	struct err err;
	unsigned nr = 0;

	for (size_t i = 0; i < label_bytes; i++)
		label[i] = "test-linux/opt"[i % 14];
	re = regex_compile(slice_from(pattern), false, &at, &err);
	assert_non_null(re);
	while (nr < max &&
	       regex_match(re, (struct slice){label, label_bytes}, &budget, &start, &end) >= 0)
		nr++;
	regex_free(re);
	free(label);
	return nr;
}

static void many_sensible_matches_are_within_the_budget(void **state UNUSED)
{
	assert_int_equal(matches_made("linux.*opt-[0-9]+$", 60, 200000), 200000);
}

/* Each of them takes thousands of times what is usual, and no more steps than are allowed. */
static void slow_matches_spend_the_budget(void **state UNUSED)
{
	unsigned nr = matches_made("(?=.*[yz])(?=.*[vw])", 5000, 5000);

	assert_in_range(nr, 1, 4999);
}

static void the_clock_stands_still_between(void **state UNUSED)
{
	struct regex_budget budget = REGEX_BUDGET_INIT;
	size_t at, start, end;
	struct regex *re;
	struct err err;

	re = regex_compile(slice_from("a"), false, &at, &err);
	assert_non_null(re);
	regex_rest(&budget);
	assert_int_equal(budget.since_ns, 0);
	assert_int_equal(regex_match(re, slice_from("ba"), &budget, &start, &end), 1);
	assert_int_equal(start, 1);
	assert_int_equal(end, 2);
	assert_int_not_equal(budget.since_ns, 0);
	regex_rest(&budget);
	assert_int_equal(budget.since_ns, 0);
	budget.left_ns = 0;
	assert_int_equal(regex_match(re, slice_from("ba"), &budget, &start, &end), -1);
	regex_free(re);
}

#define WITH_LABELS(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(patterns_tell_what_must_be_there),
		cmocka_unit_test(what_is_not_known_needs_nothing),
		cmocka_unit_test(long_texts_are_cut),
		WITH_LABELS(what_must_be_there_changes_no_result),
		WITH_LABELS(alternatives_are_what_each_is_alone),
		cmocka_unit_test(many_sensible_matches_are_within_the_budget),
		cmocka_unit_test(slow_matches_spend_the_budget),
		cmocka_unit_test(the_clock_stands_still_between),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
