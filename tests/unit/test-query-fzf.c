/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Random queries over random labels: the order must be that of the installed
 * `fzf -f`, line by line. fzf before 0.56 scores delimiters differently and does
 * not know 'word', so no term has one of these.
 */
#include "core/base/base.h"
#include "core/base/err.h"
#include "core/query/query.h"
#include "tests/unit/unit.h"
#include "tests/unit/mkgraph.h"

#define LABELS 400
#define ROUNDS 60

static uint32_t seed = 20260101;

static uint32_t below(uint32_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

static const char *const words[] = {
	"test",	 "build",   "linux", "linux1804", "windows11", "macosx1470", "64",    "32",
	"opt",	 "debug",   "asan",  "mochitest", "plain",     "xpcshell",   "web",   "platform",
	"tests", "reftest", "gpu",   "wdspec",	  "headless",  "1",	     "2",     "12",
	"qr",	 "24h2",    "swr",   "a11y",	  "browserX",  "Chrome",     "nofis", "cf",
	"Größe", "déjà",    "Ünit",  "ñandú",	  "тест",      "Żubr",	     "測試",  "ﬁn",
};

static void random_label(struct strbuf *out)
{
	static const char separators[] = "---_//. ";
	uint32_t nr = 2 + below(6);

	for (uint32_t i = 0; i < nr; i++) {
		if (i)
			strbuf_addch(out, separators[below(sizeof(separators) - 1)]);
		strbuf_addstr(out, words[below(ARRAY_LEN(words))]);
	}
}

/* Bytes of the character that begins here. */
static size_t char_bytes(const char *p)
{
	size_t n = 1;

	while ((p[n] & 0xc0) == 0x80)
		n++;
	return n;
}

/* A word, a piece of one, or some of its letters; with an accent left out now and then. */
static void random_text(struct strbuf *out)
{
	const char *word = words[below(ARRAY_LEN(words))];
	size_t n = strlen(word), from = below(2) ? 0 : below((uint32_t)n), piece;
	uint32_t skip = below(3);

	for (; (word[from] & 0xc0) == 0x80; from--)
		;
	for (size_t i = from; i < n; i += piece) {
		piece = char_bytes(word + i);
		if (!strncmp(word + i, "é", piece) && below(2))
			strbuf_addch(out, 'e');
		else if (i == from || !skip || below(3))
			strbuf_add(out, word + i, piece);
	}
	if (!below(5))
		strbuf_addf(out, "-%u", below(3));
	if (!below(8))
		strbuf_addstr(out, "\\ ");
	if (!below(4))
		strbuf_addstr(out, words[below(20)]);
}

static void random_query(struct strbuf *out)
{
	static const char *const prefixes[] = {"", "", "", "", "'", "^", "!", "!^", "!'", ""};
	static const char *const suffixes[] = {"", "", "", "", "", "$"};
	uint32_t nr = 1 + below(3);

	for (uint32_t i = 0; i < nr; i++) {
		if (i)
			strbuf_addstr(out, below(4) ? " " : " | ");
		strbuf_addstr(out, prefixes[below(ARRAY_LEN(prefixes))]);
		random_text(out);
		strbuf_addstr(out, suffixes[below(ARRAY_LEN(suffixes))]);
	}
}

/* What we print, one label on a line. */
static void our_answer(const struct graph *g, const char *text, unsigned flags, struct strbuf *out)
{
	struct query_error error;
	struct query_result r;
	uint32_t order[LABELS];
	struct query *q = query_parse(slice_from(text), flags, &error);

	if (!q)
		fail_msg("%s: %s", text, error.err.text);
	query_result_init(&r, g);
	if (query_run(q, g, &g->offered, NULL, &r, &error))
		fail_msg("%s: %s", text, error.err.text);
	query_order(&r, order);
	for (uint32_t i = 0; i < r.nr; i++)
		strbuf_addf(out, "%s\n", graph_label(g, order[i]).p);
	query_result_release(&r);
	query_free(q);
}

/* How fzf is asked, and the same here. */
static const struct {
	const char *option;
	unsigned flags;
} modes[] = {
	{"--extended", 0},
	{"-i", QUERY_IGNORE_CASE},
	{"--extended", 0},
	{"+i", QUERY_RESPECT_CASE},
	{"-e", QUERY_EXACT},
	{"+s", QUERY_UNSORTED},
	{"--literal", QUERY_LITERAL},
};

static void compare(const struct graph *g, const char *input, const char *query, size_t mode)
{
	struct proc fzf = PROC_INIT;
	struct strbuf ours = STRBUF_INIT;
	struct err err;

	fzf.argv = (const char *const[]){"fzf", modes[mode].option, "-f", query, NULL};
	fzf.env = (const char *const[]){"FZF_DEFAULT_OPTS", NULL};
	fzf.input = slice_from(input);
	if (proc_run(&fzf, &err) && fzf.status != 1)
		fail_msg("%s", err.text);
	our_answer(g, query, modes[mode].flags, &ours);
	if (strcmp(ours.buf, fzf.out.buf))
		fail_msg("query '%s' with %s\n--- fzf\n%s--- ours\n%s", query, modes[mode].option,
			 fzf.out.buf, ours.buf);
	strbuf_release(&ours);
	proc_release(&fzf);
}

static void random_queries_give_the_order_of_fzf(void **state UNUSED)
{
	for (unsigned round = 0; round < ROUNDS; round++) {
		struct strbuf label[LABELS], input = STRBUF_INIT, query = STRBUF_INIT;
		struct mktask task[LABELS] = {{0}};
		struct graph g;

		for (int i = 0; i < LABELS; i++) {
			strbuf_init(&label[i]);
			random_label(&label[i]);
			task[i].label = label[i].buf;
			strbuf_addf(&input, "%s\n", label[i].buf);
		}
		random_query(&query);
		mkgraph(&g, task, LABELS);
		compare(&g, input.buf, query.buf, round % ARRAY_LEN(modes));
		mkgraph_release(&g);
		for (int i = 0; i < LABELS; i++)
			strbuf_release(&label[i]);
		strbuf_release(&query);
		strbuf_release(&input);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_queries_give_the_order_of_fzf),
	};
	struct proc version = PROC_INIT;
	struct err err;
	bool missing;

	version.argv = (const char *const[]){"fzf", "--version", NULL};
	missing = proc_run(&version, &err) != 0;
	proc_release(&version);
	return missing ? 77 : cmocka_run_group_tests(tests, NULL, NULL);
}
