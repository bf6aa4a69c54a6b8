/* SPDX-License-Identifier: MPL-2.0 */
/*
 * core/query/walk: what it says of a label is what algo_match() says, whichever labels were
 * looked at before.
 */
#include "core/base/base.h"
#include "core/graph/labels.h"
#include "core/query/charset.h"
#include "core/query/walk.h"
#include "tests/unit/unit.h"
#include "tests/unit/mkgraph.h"

#define LABELS	 3000
#define PATTERNS 400

static uint32_t seed = 20261124;

static uint32_t below(uint32_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

static const char *const words[] = {
	"test",	       "build",	  "linux1804", "windows11",
	"macosx1470",  "64",	  "opt",       "debug",
	"asan",	       "mochi",	  "plain",     "xpcshell",
	"web",	       "reftest", "gpu",       "tests",
	"a11y",	       "qr",	  "XMLdoc",    "aaa",
	"aXa",	       "1",	  "12",	       "t-t",
	"b__c",	       " ",	  "\t",	       "o:p",
	"e,f",	       "x|y",	  "fooBar",    "\xc3\xa9t\xc3\xa9",
	"CAF\xc3\x89", "7.0",
};

static void random_label(struct strbuf *out)
{
	uint32_t nr = 1 + below(7);

	for (uint32_t i = 0; i < nr; i++) {
		if (i)
			strbuf_addch(out, "-/-_- "[below(6)]);
		strbuf_addstr(out, words[below(ARRAY_LEN(words))]);
	}
}

/* Of few characters: what was found begins again and again. */
static void dense_label(struct strbuf *out)
{
	uint32_t nr = 1 + below(18);

	for (uint32_t i = 0; i < nr; i++)
		strbuf_addch(out, "abcabcabc-/ A"[below(i > 4 ? 13 : 10)]);
}

struct fixture {
	struct graph g;
	struct strbuf label[LABELS];
};

static int fill(void **state, void (*make)(struct strbuf *))
{
	struct fixture *f = xcalloc(1, sizeof(*f));
	struct mktask *task = xcalloc(LABELS, sizeof(*task));

	for (int i = 0; i < LABELS; i++) {
		strbuf_init(&f->label[i]);
		make(&f->label[i]);
		task[i].label = f->label[i].buf;
	}
	mkgraph_sorted(&f->g, task, LABELS);
	free(task);
	*state = f;
	return 0;
}

static int fixture_setup(void **state)
{
	return fill(state, random_label);
}

static int dense_setup(void **state)
{
	return fill(state, dense_label);
}

static int fixture_teardown(void **state)
{
	struct fixture *f = *state;

	mkgraph_release(&f->g);
	for (int i = 0; i < LABELS; i++)
		strbuf_release(&f->label[i]);
	free(f);
	return 0;
}

/* Letters of a label, some left out, some made upper or lower case. */
static void random_pattern(const struct fixture *f, struct pattern *p, uint32_t *c, size_t max)
{
	struct slice label = graph_label(&f->g, below(LABELS));
	bool together = below(2);

	*p = (struct pattern){.kind = below(MATCH_EQUAL + 1), .sensitive = !below(3), .c = c};
	p->fold = below(2);
	for (size_t i = below((uint32_t)label.n); i < label.n && p->n < max; i++) {
		unsigned char ch = (unsigned char)label.p[i];
		if (!together && below(3))
			continue;
		if (!p->sensitive && ch >= 'A' && ch <= 'Z')
			ch += 32;
		if (ch < 0x80)
			c[p->n++] = ch;
		if (together && !below(12))
			break;
	}
	if (!p->n || !below(20))
		c[p->n ? below((uint32_t)p->n) : p->n++] = below(2) ? 'q' : ' ';
}

static void expect_match(struct walk *w, uint32_t task, bool want, int want_score)
{
	int score = 0;
	bool got = walk_match(w, task, &score);

	if (got != want || (want && score != want_score))
		fail_msg("task %u: %d with %d, not %d with %d", task, got, score, want, want_score);
}

static void expect_same(const struct fixture *f, const struct pattern *p, uint32_t step)
{
	struct walk *w = walk_new(p, &f->g);
	locale_t unicode = fold_init();
	struct text text;
	struct algo a;

	text_init(&text, unicode);
	algo_init(&a);
	for (uint32_t i = below(step); w && i < LABELS; i += 1 + below(step)) {
		struct match m;
		uint64_t chars = pattern_chars(p);
		bool want;
		text_set(&text, graph_label(&f->g, i));
		want = algo_match(&a, p, &text, &m, NULL);
		if ((f->g.label_chars[i] & chars) != chars)
			assert_false(want);
		else if (walk_takes(&f->g, i))
			expect_match(w, i, want, m.score);
	}
	algo_release(&a);
	text_release(&text);
	fold_release(unicode);
	walk_free(w);
}

static void walks_match_as_the_plain_matchers_do(void **state)
{
	static const uint32_t steps[] = {1, 3, 60};
	const struct fixture *f = *state;

	for (int i = 0; i < PATTERNS; i++) {
		uint32_t c[64];
		struct pattern p;
		random_pattern(f, &p, c, i % 4 ? 12 : 64);
		expect_same(f, &p, steps[i % 3]);
	}
}

/* A result that cannot get better is kept; here it often just might. */
static void what_cannot_get_better_is_best(void **state)
{
	for (int i = 0; i < PATTERNS; i++) {
		uint32_t c[8];
		struct pattern p = {.kind = below(4) ? MATCH_FUZZY : MATCH_EXACT, .c = c};
		while (p.n < ARRAY_LEN(c) && (!p.n || below(5)))
			c[p.n++] = (unsigned char)"abcabcabc-/"[below(11)];
		expect_same(*state, &p, i % 2 ? 1 : 3);
	}
}

static void single_characters_too(void **state)
{
	const struct fixture *f = *state;

	for (uint32_t ch = ' '; ch < 0x7f; ch++) {
		struct pattern p = {.kind = MATCH_FUZZY, .sensitive = true, .c = &ch, .n = 1};
		expect_same(f, &p, 2);
		p.kind = MATCH_EXACT;
		expect_same(f, &p, 2);
	}
}

static void labels_say_what_they_share(void **state)
{
	const struct graph *g = &((struct fixture *)*state)->g;

	for (uint32_t i = 1; i < LABELS; i++) {
		struct slice a = graph_label(g, i - 1), b = graph_label(g, i);
		size_t n = g->label_shared[i];
		assert_memory_equal(a.p, b.p, n);
		assert_true(n == MIN(a.n, b.n) || a.p[n] != b.p[n]);
		for (size_t k = 0; k < b.n; k++) {
			uint64_t bit = chars_bit((unsigned char)b.p[k]);
			assert_true((g->label_chars[i] & bit) == bit);
			assert_true(k < n || (g->label_new_chars[i] & bit) == bit);
		}
	}
}

/* An index can be damaged in a way that its sums agree with. */
static void columns_that_lie_do_no_harm(struct graph *g)
{
	static const enum match_kind kinds[] = {MATCH_EXACT, MATCH_FUZZY};
	uint32_t c[] = {'a', 'b'};

	g->label_chars[0] = chars_bit('a') | chars_bit('b');
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		struct pattern p = {.kind = kinds[i], .c = c, .n = ARRAY_LEN(c)};
		struct walk *w = walk_new(&p, g);
		int score;
		assert_false(walk_match(w, 0, &score));
		walk_free(w);
	}
}

static void very_long_labels_are_left_to_the_plain_matchers(void **state UNUSED)
{
	struct strbuf label = STRBUF_INIT;
	struct mktask task = {0};
	struct graph g;

	for (int i = 0; i < 5000; i++)
		strbuf_addch(&label, 'a');
	task.label = label.buf;
	mkgraph(&g, &task, 1);
	assert_false(walk_takes(&g, 0));
	columns_that_lie_do_no_harm(&g);
	mkgraph_release(&g);
	strbuf_release(&label);
}

/* What is quick on this processor says the same as what runs on any, in the last word too. */
static void words_are_compared_the_same_on_any_processor(void **state)
{
	const struct fixture *f = *state;

	assert_true(f->g.task_nr % 64); /* the last word is not full */
	for (uint32_t word = 0; word * 64 < f->g.task_nr; word++) {
		uint32_t nr = MIN(f->g.task_nr - word * 64, 64);
		uint64_t all = UINT64_MAX >> (64 - nr);
		for (int i = 0; i < 50; i++) {
			uint64_t chars = f->g.label_chars[below(f->g.task_nr)];
			uint64_t todo = all & f->g.label_chars[below(f->g.task_nr)];
			uint64_t want = 0;
			chars = i ? chars & f->g.label_chars[below(f->g.task_nr)] : CHARS_ANY;
			for (uint32_t bit = 0; bit < nr; bit++)
				if (todo >> bit & 1 &&
				    !(chars & ~f->g.label_chars[word * 64 + bit]))
					want |= (uint64_t)1 << bit;
			assert_true(charset_word(&f->g, word, todo, chars) == want);
			assert_true(charset_word_plain(&f->g, word, todo, chars) == want);
		}
		assert_true(charset_word(&f->g, word, all, 0) == all);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(walks_match_as_the_plain_matchers_do, fixture_setup,
						fixture_teardown),
		cmocka_unit_test_setup_teardown(what_cannot_get_better_is_best, dense_setup,
						fixture_teardown),
		cmocka_unit_test_setup_teardown(single_characters_too, fixture_setup,
						fixture_teardown),
		cmocka_unit_test_setup_teardown(labels_say_what_they_share, fixture_setup,
						fixture_teardown),
		cmocka_unit_test_setup_teardown(words_are_compared_the_same_on_any_processor,
						fixture_setup, fixture_teardown),
		cmocka_unit_test(very_long_labels_are_left_to_the_plain_matchers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
