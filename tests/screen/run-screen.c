/* SPDX-License-Identifier: MPL-2.0 */
/*
 * run-screen [--update] FILE... : runs the program on a terminal of ours, once
 * for each file, and compares what it shows. A file is a test; a line is a step:
 *
 *   # comment
 *   size ROWS COLS        first: the size of the screen (24 80)
 *   args ARG...           first: arguments, by blanks
 *   ascii                 first: a terminal that shows no UTF-8
 *   git-repo [no-remote]  first: the folder is a git checkout with one commit and a remote "try"
 *                         (which nothing answers)
 *   file NAME             first: makes a file there of the "> " lines behind it
 *   keys KEY...           keys as in tui/key.h, by blanks
 *   type TEXT             each character of TEXT
 *   paste TEXT            a bracketed paste; \n is a line end
 *   resize ROWS COLS
 *   screen [styles]       compares with the lines behind it: |text, +styles, ?ROW COL (the real
 *                         cursor, from 0; "?-" when it is hidden)
 *   exit N                last: compares the exit status
 *   stdout, stderr        last: compares what was written, "> " before each line
 *   saved NAME            last: compares a file in the folder
 *
 * The program runs in an empty folder with an empty HOME; a new copy of
 * tests/data/graphs is "graphs" there; its name, another in each run, is hidden in what is
 * compared. --update writes what was shown into the test. Every file runs a second time with
 * the graph in the cache, where what is shown first, before the graph is read, must be what is
 * shown when the program waits; and a third time, at another size before each step, from 200
 * columns to 1; then only canvas_check() judges.
 */
#include "core/base/base.h"
#include "tests/screen/fake-term.h"
#include "tests/screen/scratch.h"

#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/utf8.h"
#include "tui/cli.h"

#define MAX_ARGS 64
#define LIMIT	 (1 << 20)

struct line {
	struct slice text;
	unsigned nr;
};

struct test {
	const char *path;
	struct strbuf file;
	struct line *line;
	size_t nr, cap, at;
	struct strbuf updated; /* the file with what is shown instead of what was expected */
	bool update;
	bool warm;  /* the graph is in the cache, when it can be */
	bool began; /* the program has waited for a first step */
	bool sweep; /* other sizes, nothing is compared */
	size_t resized;
	bool failed;
	struct strbuf report; /* what failed; stderr is the program's while it runs */
	int rows, cols;
	bool ascii;
	char *arg[MAX_ARGS + 1];
	int argc;
	struct scratch scratch;
};

static void fail(struct test *t, unsigned nr, const char *what)
{
	strbuf_addf(&t->report, "%s:%u: %s%s\n", t->path, nr, what,
		    t->sweep  ? " (while resizing)"
		    : t->warm ? " (graph in the cache)"
			      : "");
	t->failed = true;
}

/* The rest of the line behind "WORD" and a blank; false when it starts with another word. */
static bool word_is(struct slice line, const char *word, struct slice *rest)
{
	size_t n = strlen(word);

	if (line.n < n || memcmp(line.p, word, n) || (line.n > n && line.p[n] != ' '))
		return false;
	*rest = (struct slice){line.p + n, line.n - n};
	if (rest->n)
		rest->p++, rest->n--;
	return true;
}

static bool two_numbers(struct slice s, int *a, int *b)
{
	char buf[32];

	snprintf(buf, sizeof(buf), "%.*s", SLICE_ARG(s));
	return sscanf(buf, "%d %d", a, b) == 2;
}

static void keep(struct test *t, struct slice line)
{
	strbuf_add(&t->updated, line.p, line.n);
	strbuf_addch(&t->updated, '\n');
}

/* Collects the lines that belong to the step before them. */
static void take_expected(struct test *t, struct strbuf *want)
{
	for (; t->at < t->nr; t->at++) {
		struct slice s = t->line[t->at].text;
		if (!s.n || !strchr("|+?>", s.p[0]))
			return;
		strbuf_add(want, s.p, s.n);
		strbuf_addch(want, '\n');
	}
}

/* Reports both, with '!' before the lines of the second that differ. */
static void report_both(struct test *t, const char *want, const char *got)
{
	strbuf_addf(&t->report, "--- expected\n%s--- shown\n", want);
	while (*got) {
		const char *nl = strchr(got, '\n'), *wl = strchr(want, '\n');
		size_t n = nl ? (size_t)(nl - got) : strlen(got);
		bool same = wl && (size_t)(wl - want) == n && !memcmp(want, got, n);
		strbuf_addf(&t->report, "%c%.*s\n", same ? ' ' : '!', (int)n, got);
		got += n + (nl != NULL);
		want = wl ? wl + 1 : "";
	}
}

/* Compares `got` with the lines at the current place. */
static void compare(struct test *t, unsigned nr, const char *what, const struct strbuf *got)
{
	struct strbuf want = STRBUF_INIT;

	take_expected(t, &want);
	strbuf_add(&t->updated, got->buf, got->len);
	if (!t->update && !t->sweep && strcmp(want.buf, got->buf)) {
		fail(t, nr, what);
		report_both(t, want.buf, got->buf);
	}
	strbuf_release(&want);
}

static void check_screen(struct test *t, unsigned nr, bool styles)
{
	struct strbuf got = STRBUF_INIT;
	const struct canvas *c = fake_term_canvas();

	canvas_dump(c, styles, &got);
	scratch_hide(&t->scratch, "/tmp/mtry-screen-XXXXXX", &got);
	if (c->cursor_row < 0)
		strbuf_addstr(&got, "?-\n");
	else
		strbuf_addf(&got, "?%d %d\n", c->cursor_row, c->cursor_col);
	compare(t, nr, "another screen is shown", &got);
	strbuf_release(&got);
}

/* What is shown before anything of the graph is read is no other screen. */
static void check_first(struct test *t)
{
	static const char loading[] = "| Loading";
	struct strbuf first = STRBUF_INIT, now = STRBUF_INIT;

	canvas_dump(fake_term_first(), true, &first);
	canvas_dump(fake_term_canvas(), true, &now);
	if (strncmp(first.buf, loading, strlen(loading)) != 0 && strcmp(first.buf, now.buf) != 0) {
		fail(t, 0, "another screen is shown at first");
		report_both(t, now.buf, first.buf);
	}
	strbuf_release(&first);
	strbuf_release(&now);
}

/* ------------------------------------------------------------------ steps */

static void step_keys(struct test *t, unsigned nr, struct slice s)
{
	size_t used;

	for (; s.n; s.p += used, s.n -= used) {
		tkey k = key_parse(s, &used);
		if (!k) {
			fail(t, nr, "unknown key");
			return;
		}
		if (k != K_SPACE || *s.p == '<') /* a blank stands between keys */
			fake_term_key(k);
	}
}

static void step_type(struct slice s)
{
	uint32_t c;

	for (size_t used; s.n; s.p += used, s.n -= used) {
		used = utf8_decode(s.p, s.n, &c);
		fake_term_key(c == ' ' ? (tkey)K_SPACE : c);
	}
}

static void step_paste(struct slice s)
{
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < s.n; i++) {
		bool nl = s.p[i] == '\\' && i + 1 < s.n && s.p[i + 1] == 'n';
		strbuf_addch(&text, nl ? '\n' : s.p[i]);
		i += nl;
	}
	fake_term_paste(strbuf_slice(&text));
	strbuf_release(&text);
}

/* Another size before each step that does something. */
static void sweep(struct test *t)
{
	static const int size[][2] = {{10, 40}, {50, 200}, {4, 12}, {24, 100},
				      {1, 1},	{24, 80},  {2, 7},  {6, 20}};
	const int *s = size[t->resized++ % ARRAY_LEN(size)];

	if (t->sweep)
		fake_term_resize(s[0], s[1]);
}

/* Runs one step while the program waits; keys and other events are queued. */
static void run_step(struct test *t, struct line *l)
{
	struct slice rest;
	int rows, cols;

	keep(t, l->text);
	if (word_is(l->text, "screen", &rest)) {
		check_screen(t, l->nr, rest.n > 0);
	} else if (word_is(l->text, "keys", &rest)) {
		sweep(t);
		step_keys(t, l->nr, rest);
	} else if (word_is(l->text, "type", &rest)) {
		sweep(t);
		step_type(rest);
	} else if (word_is(l->text, "paste", &rest)) {
		step_paste(rest);
	} else if (word_is(l->text, "resize", &rest) && two_numbers(rest, &rows, &cols)) {
		if (!t->sweep)
			fake_term_resize(rows, cols);
	} else if (l->text.n && l->text.p[0] != '#') {
		fail(t, l->nr, "unknown step");
	}
}

static bool is_last(struct slice line)
{
	struct slice rest;

	return word_is(line, "exit", &rest) || word_is(line, "stdout", &rest) ||
	       word_is(line, "stderr", &rest) || word_is(line, "saved", &rest);
}

static bool next_steps(void *data)
{
	struct test *t = data;

	if (t->warm && !t->began)
		check_first(t);
	t->began = true;
	while (t->at < t->nr && !is_last(t->line[t->at].text)) {
		run_step(t, &t->line[t->at++]);
		if (term_pending())
			return true;
	}
	return false;
}

/* ------------------------------------------------------------------ before and after */

static void add_args(struct test *t, struct slice s)
{
	while (s.n && t->argc < MAX_ARGS) {
		const char *end = memchr(s.p, ' ', s.n);
		size_t n = end ? (size_t)(end - s.p) : s.n;
		t->arg[t->argc++] = xstrndup(s.p, n);
		s.p += n + (end != NULL);
		s.n -= n + (end != NULL);
	}
}

static void make_file(struct test *t, struct slice name)
{
	struct strbuf text = STRBUF_INIT;
	char *path = xstrndup(name.p, name.n);
	struct err err;

	for (;
	     t->at + 1 < t->nr && t->line[t->at + 1].text.n && t->line[t->at + 1].text.p[0] == '>';
	     t->at++) {
		struct slice s = t->line[t->at + 1].text;
		keep(t, s);
		strbuf_add(&text, s.p + MIN(s.n, 2), s.n - MIN(s.n, 2));
		strbuf_addch(&text, '\n');
	}
	if (file_write_atomic(path, text.buf, text.len, 0644, &err))
		fail(t, 0, err.text);
	strbuf_release(&text);
	free(path);
}

/* Reads the lines before the first step. */
static void read_head(struct test *t)
{
	struct slice rest;

	t->arg[t->argc++] = xstrdup("mtry-tui");
	for (; t->at < t->nr; t->at++) {
		struct slice line = t->line[t->at].text;
		bool is_file = word_is(line, "file", &rest);
		if (!is_file && word_is(line, "args", &rest))
			add_args(t, rest);
		else if (!is_file && word_is(line, "ascii", &rest))
			t->ascii = true;
		else if (!is_file && word_is(line, "git-repo", &rest))
			scratch_git_repo(rest.n > 0);
		else if (!is_file &&
			 !(word_is(line, "size", &rest) && two_numbers(rest, &t->rows, &t->cols)) &&
			 line.n && line.p[0] != '#')
			break;
		keep(t, line);
		if (is_file)
			make_file(t, rest);
	}
}

static void split_lines(struct test *t)
{
	char *p = t->file.buf, *nl;

	for (unsigned nr = 1; *p; nr++, p = nl + 1) {
		nl = strchr(p, '\n');
		ALLOC_GROW(t->line, t->nr + 1, t->cap);
		t->line[t->nr++] = (struct line){{p, nl ? (size_t)(nl - p) : strlen(p)}, nr};
		if (!nl)
			break;
	}
}

/* Compares what is promised for after the end. */
static void check_end(struct test *t, int status)
{
	struct strbuf got = STRBUF_INIT;
	struct slice rest;

	while (t->at < t->nr) {
		struct line *l = &t->line[t->at++];
		strbuf_reset(&got);
		if (word_is(l->text, "exit", &rest)) {
			if (!t->sweep && !t->update && atoi(rest.p) != status)
				fail(t, l->nr, "another exit status");
			strbuf_addf(&t->updated, "exit %d\n", status);
			continue;
		}
		keep(t, l->text);
		if (word_is(l->text, "stdout", &rest) || word_is(l->text, "stderr", &rest)) {
			scratch_quote(&t->scratch, l->text.p[3] == 'o' ? "/stdout" : "/stderr",
				      &got);
			compare(t, l->nr, "another text was written", &got);
		} else if (word_is(l->text, "saved", &rest)) {
			char *name = xstrndup(rest.p, rest.n);
			scratch_quote(&t->scratch, name, &got);
			compare(t, l->nr, "another file was saved", &got);
			free(name);
		} else if (l->text.n && l->text.p[0] != '#') {
			fail(t, l->nr, "a step behind the end");
		}
	}
	strbuf_release(&got);
}

/* Lists the labels, so that the graph is in the cache; not where the arguments cannot be used so. */
static void warm_up(struct test *t)
{
	struct capture streams;

	t->arg[t->argc] = (char *)(uintptr_t) "--list";
	scratch_capture(&streams);
	(void)app_main(t->argc + 1, t->arg);
	scratch_captured(&streams);
	t->arg[t->argc] = NULL;
}

static void play(struct test *t)
{
	struct capture streams;
	int status;

	scratch_enter(&t->scratch);
	split_lines(t);
	read_head(t);
	if (t->warm)
		warm_up(t);
	fake_term_init(t->rows, t->cols, next_steps, t);
	fake_term_use_utf8(!t->ascii);
	scratch_capture(&streams);
	status = app_main(t->argc, t->arg);
	scratch_captured(&streams);
	if (fake_term_wrong())
		fail(t, 0, fake_term_wrong());
	if (t->at < t->nr && !is_last(t->line[t->at].text))
		fail(t, t->line[t->at].nr, "the program has left before this step");
	check_end(t, status);
	fake_term_release();
	scratch_leave(&t->scratch);
}

enum how { UPDATE, COLD, WARM, SWEEP };

static bool run_test(const char *path, enum how how)
{
	struct test t = {.path = path, .rows = 24, .cols = 80};
	bool update = how == UPDATE;
	struct err err;

	t.update = update;
	t.warm = how == WARM;
	t.sweep = how == SWEEP;

	strbuf_init(&t.file);
	strbuf_init(&t.updated);
	strbuf_init(&t.report);
	if (file_read(path, LIMIT, &t.file, &err))
		fail(&t, 0, err.text);
	else
		play(&t);
	if (update && !t.failed &&
	    file_write_atomic(path, t.updated.buf, t.updated.len, 0644, &err))
		fail(&t, 0, err.text);
	for (int i = 0; i < t.argc; i++)
		free(t.arg[i]);
	free(t.line);
	strbuf_release(&t.file);
	strbuf_release(&t.updated);
	fputs(t.report.buf, stderr);
	strbuf_release(&t.report);
	return !t.failed;
}

int main(int argc, char **argv)
{
	bool update = argc > 1 && !strcmp(argv[1], "--update"), ok = true;

	for (int i = 1 + update; i < argc; i++) {
		for (enum how how = update ? UPDATE : COLD; how <= (update ? UPDATE : SWEEP); how++)
			ok &= run_test(argv[i], how);
	}
	return !ok;
}
