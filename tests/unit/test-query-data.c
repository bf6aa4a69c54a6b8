/* SPDX-License-Identifier: MPL-2.0 */
/* core/query gives the answers of fzf 0.74 that are written down in tests/data. */
#include "core/base/base.h"
#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/query/algo.h"
#include "core/query/query.h"
#include "tests/unit/unit.h"
#include "tests/unit/mkgraph.h"

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

/* Options of fzf, and what does the same here. */
static const struct {
	const char *opts;
	unsigned flags;
} known[] = {
	{"", 0},
	{"-e", QUERY_EXACT},
	{"-i", QUERY_IGNORE_CASE},
	{"+i", QUERY_RESPECT_CASE},
	{"+s", QUERY_UNSORTED},
	{"--literal", QUERY_LITERAL},
};

#define UNKNOWN (~0u)

static unsigned flags_of(const char *opts)
{
	for (size_t i = 0; i < ARRAY_LEN(known); i++)
		if (!strcmp(opts, known[i].opts))
			return known[i].flags;
	return UNKNOWN;
}

static void check_cli_case(const struct cli_case *c)
{
	struct query_error error;
	struct query_result r;
	uint32_t order[64];
	struct query *q;
	struct graph g;

	mkgraph(&g, c->task, c->task_nr);
	query_result_init(&r, &g);
	q = query_parse(slice_from(c->query), flags_of(c->opts), &error);
	if (!q)
		fail_msg("query '%s': %s", c->query, error.err.text);
	assert_int_equal(query_run(q, &g, &g.offered, NULL, &r, &error), 0);
	query_order(&r, order);
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

struct cli_run {
	struct cli_case c;
	struct mktask label[16];
	uint32_t label_nr;
	unsigned ran, skipped;
};

static void finish_case(struct cli_run *run)
{
	if (run->c.query && flags_of(run->c.opts) != UNKNOWN) {
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
	assert_int_equal(run->ran, 96);
	assert_int_equal(run->skipped, 28);
	strbuf_release(&data);
	free(run);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(algorithms_give_the_scores_and_positions_of_fzf),
		cmocka_unit_test(queries_print_what_fzf_prints),
		cmocka_unit_test(long_labels_are_matched_greedily),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
