/* SPDX-License-Identifier: MPL-2.0 */
/* core/query: fzf's answers, scoped terms, regular expressions, errors, anything typed. */
#include "core/base/base.h"
#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/query/algo.h"
#include "core/query/query.h"
#include "core/query/regex.h"
#include "tests/unit/unit.h"
#include "tests/unit/mkgraph.h"

/* --- fzf's own answers -------------------------------------------------- */

static void read_data(const char *name, struct strbuf *out)
{
	struct strbuf path = STRBUF_INIT;
	struct err err;

	strbuf_addf(&path, "%s/tests/data/%s", getenv("srcdir") ? getenv("srcdir") : SRCDIR, name);
	if (file_read(path.buf, 1 << 20, out, &err))
		fail_msg("%s", err.text);
	strbuf_release(&path);
}

/* Cuts the text up to `end` from the front of *rest, in place. */
static char *cut(char **rest, char end)
{
	char *start = *rest, *stop = strchr(start, end);

	if (!stop) {
		*rest = NULL;
		return start;
	}
	*stop = '\0';
	*rest = stop + 1;
	return start;
}

static enum match_kind kind_from(const char *name)
{
	static const char *const names[] = {"v2", "exact", "boundary", "prefix", "suffix", "equal"};

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (!strcmp(name, names[i]))
			return (enum match_kind)i;
	fail_msg("unknown kind %s", name);
	return MATCH_FUZZY;
}

static void decode(struct pattern *p, const char *s)
{
	size_t n = strlen(s);

	p->c = xcalloc(n + 1, sizeof(*p->c));
	for (p->n = 0; n; p->n++) {
		size_t len = utf8_decode(s, n, &p->c[p->n]);
		s += len;
		n -= len;
	}
}

/* The answer as fzf-algo.tsv writes it. */
static void answer(struct strbuf *out, struct algo *a, const struct pattern *p,
		   const struct text *t)
{
	size_t *pos = xcalloc(p->n + 1, sizeof(*pos));
	struct match m;

	if (!algo_match(a, p, t, &m, pos)) {
		strbuf_addstr(out, "-1 -1 0");
	} else {
		strbuf_addf(out, "%zu %zu %d", m.start, m.end, m.score);
		if (p->kind == MATCH_FUZZY) {
			strbuf_addstr(out, " [");
			for (size_t i = 0; i < p->n; i++)
				strbuf_addf(out, "%s%zu", i ? " " : "", pos[i]);
			strbuf_addstr(out, "]");
		}
	}
	free(pos);
}

static void check_algo_row(char *row, struct algo *a, struct text *t)
{
	struct pattern p = {0};
	struct strbuf got = STRBUF_INIT;

	p.kind = kind_from(cut(&row, '\t'));
	p.sensitive = *cut(&row, '\t') == '1';
	p.fold = *cut(&row, '\t') == '1';
	p.backward = *cut(&row, '\t') == '0';
	decode(&p, cut(&row, '\t'));
	text_set(t, slice_from(cut(&row, '\t')));
	answer(&got, a, &p, t);
	assert_string_equal(got.buf, row);
	strbuf_release(&got);
	free(p.c);
}

static void algorithms_give_the_scores_and_positions_of_fzf(void **state UNUSED)
{
	struct strbuf data = STRBUF_INIT;
	locale_t unicode = fold_init();
	unsigned rows = 0;
	struct algo a;
	struct text t;

	read_data("fzf-algo.tsv", &data);
	algo_init(&a);
	text_init(&t, unicode);
	for (char *rest = data.buf; rest && *rest;) {
		char *row = cut(&rest, '\n');
		if (*row == '#')
			continue;
		check_algo_row(row, &a, &t);
		rows++;
	}
	assert_int_equal(rows, 131);
	text_release(&t);
	algo_release(&a);
	fold_release(unicode);
	strbuf_release(&data);
}

/* One case of fzf-cli.txt. */
struct cli_case {
	const char *query, *opts;
	struct mktask task[64];
	const char *want[64];
	uint32_t task_nr, want_nr;
};

/* Replaces \s, \t, \u and \\ in place. */
static char *unescape(char *s)
{
	char *out = s;

	for (char *in = s; *in; in++) {
		if (*in != '\\') {
			*out++ = *in;
			continue;
		}
		switch (*++in) {
		case 's':
			*out++ = ' ';
			break;
		case 't':
			*out++ = '\t';
			break;
		case 'u':
			*out++ = '\xc2';
			*out++ = '\xa0';
			break;
		default:
			*out++ = *in;
		}
	}
	*out = '\0';
	return s;
}

static void check_cli_case(const struct cli_case *c)
{
	unsigned flags = !strcmp(c->opts, "-e") ? QUERY_EXACT : 0;
	struct query_error error;
	struct query_result r;
	uint32_t order[64];
	struct query *q;
	struct graph g;

	mkgraph(&g, c->task, c->task_nr);
	query_result_init(&r, &g);
	q = query_parse(slice_from(c->query), flags, &error);
	if (!q)
		fail_msg("query '%s': %s", c->query, error.err.text);
	assert_int_equal(query_run(q, &g, &g.offered, &r, &error), 0);
	query_order(&r, &g, order);
	for (uint32_t i = 0; i < MIN(r.nr, c->want_nr); i++)
		if (strcmp(graph_label(&g, order[i]).p, c->want[i]))
			fail_msg("query '%s': place %u is '%s', not '%s'", c->query, i,
				 graph_label(&g, order[i]).p, c->want[i]);
	if (r.nr != c->want_nr)
		fail_msg("query '%s': %u matches, not %u", c->query, r.nr, c->want_nr);
	query_free(q);
	query_result_release(&r);
	mkgraph_release(&g);
}

/* Options of fzf that a query does not have. */
static bool has_option(const char *opts)
{
	return !*opts || !strcmp(opts, "-e");
}

struct cli_run {
	struct cli_case c;
	struct mktask label[16];
	uint32_t label_nr;
	unsigned ran, skipped;
};

static void finish_case(struct cli_run *run)
{
	if (run->c.query && has_option(run->c.opts)) {
		check_cli_case(&run->c);
		run->ran++;
	} else if (run->c.query) {
		print_message("skipped: fzf %s -f '%s'\n", run->c.opts, run->c.query);
		run->skipped++;
	}
	run->c = (struct cli_case){.opts = ""};
}

static void read_cli_line(struct cli_run *run, char *line)
{
	struct cli_case *c = &run->c;
	char *word = cut(&line, ' ');
	char *rest = unescape(line ? line : word + strlen(word));

	if (!strcmp(word, "label")) {
		run->label[run->label_nr++].label = rest;
	} else if (!strcmp(word, "query")) {
		finish_case(run);
		c->query = rest;
	} else if (!strcmp(word, "opts")) {
		c->opts = rest;
	} else if (!strcmp(word, "labels")) {
		memcpy(c->task, run->label, sizeof(run->label));
		c->task_nr = run->label_nr;
	} else if (!strcmp(word, "line")) {
		c->task[c->task_nr++].label = rest;
	} else if (!strcmp(word, "want")) {
		c->want[c->want_nr++] = rest;
	} else if (*word) {
		fail_msg("unknown keyword %s", word);
	}
}

static void queries_print_what_fzf_prints(void **state UNUSED)
{
	struct cli_run *run = xcalloc(1, sizeof(*run));
	struct strbuf data = STRBUF_INIT;

	read_data("fzf-cli.txt", &data);
	run->c.opts = "";
	for (char *rest = data.buf; rest;) {
		char *line = cut(&rest, '\n');
		if (*line != '#')
			read_cli_line(run, line);
	}
	finish_case(run);
	assert_int_equal(run->ran, 92);
	assert_int_equal(run->skipped, 32);
	strbuf_release(&data);
	free(run);
}

/* --- scoped terms, regular expressions ---------------------------------- */

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
	if (query_run(q, &f->g, &f->g.offered, &f->r, &error))
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
	expect(f, "chunk:2,first", "0124567");
	expect(f, "chunk:last", "0356");
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
	assert_int_equal(query_run(q, &g, &g.offered, &r, &error), -1);
	assert_string_equal(error.err.text, "column 3: the regex needs too many steps");
	assert_int_equal(error.column, 3);
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
	assert_int_equal(query_run(q, &f->g, &f->g.offered, &f->r, &error), 0);
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
	} else if (!query_run(q, &f->g, &f->g.offered, &f->r, &error)) {
		query_order(&f->r, &f->g, order);
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

/* A label too long for the matrix is matched by the greedy algorithm, as in fzf. */
static void long_labels_are_matched_greedily(void **state UNUSED)
{
	struct strbuf label = STRBUF_INIT;
	struct pattern p = {.kind = MATCH_FUZZY};
	struct match m;
	struct algo a;
	struct text t;
	size_t pos[3];

	/* The matrix finds the last "abc"; greedy takes what ends first. */
	strbuf_addstr(&label, "xa__b_ac_bc abc");
	decode(&p, "abc");
	algo_init(&a);
	text_init(&t, (locale_t)0);
	text_set(&t, strbuf_slice(&label));
	assert_true(algo_match(&a, &p, &t, &m, pos));
	assert_int_equal(m.start, 12);
	while (label.len * 3 <= 102400)
		strbuf_addch(&label, '-');
	text_set(&t, strbuf_slice(&label));
	assert_true(algo_match(&a, &p, &t, &m, pos));
	assert_int_equal(m.start, 1);
	assert_int_equal(m.end, 8);
	assert_int_equal(pos[0], 1);
	assert_int_equal(pos[1], 4);
	assert_int_equal(pos[2], 7);
	/* a, gap of 2, b behind '_', gap of 2, c */
	assert_int_equal(m.score, 16 - 4 + 16 + 8 - 4 + 16);
	text_release(&t);
	algo_release(&a);
	free(p.c);
	strbuf_release(&label);
}

#define WITH_GRAPH(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(algorithms_give_the_scores_and_positions_of_fzf),
		cmocka_unit_test(queries_print_what_fzf_prints),
		cmocka_unit_test(long_labels_are_matched_greedily),
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
