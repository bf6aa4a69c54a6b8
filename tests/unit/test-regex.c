/* SPDX-License-Identifier: MPL-2.0 */
/* core/query: regular expressions, as one term among others; none takes long. */
#include "core/base/base.h"
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
		WITH_LABELS(alternatives_are_what_each_is_alone),
		cmocka_unit_test(many_sensible_matches_are_within_the_budget),
		cmocka_unit_test(slow_matches_spend_the_budget),
		cmocka_unit_test(the_clock_stands_still_between),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
