/* SPDX-License-Identifier: MPL-2.0 */
/*
 * run-screen [--update] FILE... : runs the program on a terminal of ours, once
 * for each file, and compares what it shows. A file is a test; a line is a step:
 *
 *   # comment
 *   size ROWS COLS        first: the size of the screen
 *   args ARG...           first: arguments, by blanks; @DIR/ at the start is the source folder
 *   keys KEY...           keys as in tui/key.h, by blanks
 *   type TEXT             each character of TEXT
 *   paste TEXT            a bracketed paste; \n is a line end
 *   resize ROWS COLS
 *   screen                compares with the lines behind it: |text, +styles, ?ROW COL
 *   stdout                compares all of stdout after the end with the "> " lines behind it
 *   expect-exit N         compares the exit status; the default is that it is not checked
 *
 * "+" lines may be left out: then only text is compared; so may the "?" line
 * (the real cursor, from 0; "?-" hidden). --update writes what was shown.
 * Every file also runs at sizes from 200x50 to 1x1, where only the promises of
 * canvas_check() are compared.
 */
#include "core/base/base.h"
#include "tests/screen/fake-term.h"

#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/strbuf.h"
#include "core/base/utf8.h"

#include <fcntl.h>
#include <locale.h>
#include <unistd.h>

int app_main(int argc, char **argv);

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
	bool update, sweep;    /* sweep: another size, nothing is compared */
	bool failed;
	int rows, cols;
	char *arg[MAX_ARGS + 1];
	int argc, want_exit;
};

static void fail(struct test *t, unsigned nr, const char *what)
{
	fprintf(stderr, "%s:%u: %s (%dx%d)\n", t->path, nr, what, t->rows, t->cols);
	t->failed = true;
}

/* The rest of the line behind "WORD" and blanks; false when it starts with another word. */
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

/* True for lines that belong to the step before them. */
static bool is_expected(struct slice line)
{
	return line.n && strchr("|+?>", line.p[0]);
}

/* Collects the expected lines at the current place; `kinds` says which kinds there are. */
static void take_expected(struct test *t, struct strbuf *want, char kinds[128])
{
	memset(kinds, 0, 128);
	for (; t->at < t->nr && is_expected(t->line[t->at].text); t->at++) {
		struct slice s = t->line[t->at].text;
		strbuf_add(want, s.p, s.n);
		strbuf_addch(want, '\n');
		kinds[s.p[0] & 127] = 1;
	}
}

/* Prints both, with '!' before the lines of the second that differ. */
static void print_both(const char *want, const char *got)
{
	fprintf(stderr, "--- expected\n%s--- shown\n", want);
	while (*got) {
		const char *nl = strchr(got, '\n'), *wl = strchr(want, '\n');
		size_t n = nl ? (size_t)(nl - got) : strlen(got);
		bool same = wl && (size_t)(wl - want) == n && !memcmp(want, got, n);
		fprintf(stderr, "%c%.*s\n", same ? ' ' : '!', (int)n, got);
		got += n + (nl != NULL);
		want = wl ? wl + 1 : "";
	}
}

static void compare(struct test *t, unsigned nr, const char *what, const struct strbuf *want,
		    const struct strbuf *got)
{
	strbuf_add(&t->updated, got->buf, got->len);
	if (t->update || t->sweep || !strcmp(want->buf, got->buf))
		return;
	fail(t, nr, what);
	print_both(want->buf, got->buf);
}

static void check_screen(struct test *t, unsigned nr)
{
	struct strbuf want = STRBUF_INIT, got = STRBUF_INIT;
	const struct canvas *c = fake_term_canvas();
	char kinds[128];

	take_expected(t, &want, kinds);
	canvas_dump(c, kinds['+'] || !want.len, &got);
	if (kinds['?'] || !want.len) {
		if (c->cursor_row < 0)
			strbuf_addstr(&got, "?-\n");
		else
			strbuf_addf(&got, "?%d %d\n", c->cursor_row, c->cursor_col);
	}
	compare(t, nr, "another screen is shown", &want, &got);
	strbuf_release(&want);
	strbuf_release(&got);
}

static void step_keys(struct test *t, unsigned nr, struct slice s)
{
	size_t used;

	for (; s.n; s.p += used, s.n -= used) {
		tkey k = key_parse(s, &used);
		if (!k) {
			fail(t, nr, "unknown key");
			return;
		}
		if (k != K_SPACE)
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

/* Runs one step while the program waits; true when it gave the program something to do. */
static bool run_step(struct test *t, struct line *l)
{
	struct slice rest;
	int rows, cols;

	keep(t, l->text);
	if (word_is(l->text, "keys", &rest)) {
		step_keys(t, l->nr, rest);
	} else if (word_is(l->text, "type", &rest)) {
		step_type(rest);
	} else if (word_is(l->text, "paste", &rest)) {
		step_paste(rest);
	} else if (word_is(l->text, "resize", &rest) && two_numbers(rest, &rows, &cols)) {
		if (!t->sweep)
			fake_term_resize(rows, cols);
		t->rows = t->sweep ? t->rows : rows;
		t->cols = t->sweep ? t->cols : cols;
	} else if (word_is(l->text, "screen", &rest)) {
		check_screen(t, l->nr);
		return false;
	} else if (l->text.n && l->text.p[0] != '#') {
		fail(t, l->nr, "unknown step");
		return false;
	}
	return true;
}

static bool next_steps(void *data)
{
	struct test *t = data;
	struct slice rest;

	while (t->at < t->nr) {
		struct line *l = &t->line[t->at];
		if (word_is(l->text, "stdout", &rest) || word_is(l->text, "expect-exit", &rest))
			return false;
		t->at++;
		if (run_step(t, l) && term_pending())
			return true;
	}
	return false;
}

/* ------------------------------------------------------------------ one test */

static void add_args(struct test *t, struct slice s)
{
	const char *srcdir = getenv("srcdir");

	while (s.n && t->argc < MAX_ARGS) {
		const char *end = memchr(s.p, ' ', s.n);
		size_t n = end ? (size_t)(end - s.p) : s.n;
		struct strbuf arg = STRBUF_INIT;
		if (n > 5 && !memcmp(s.p, "@DIR/", 5)) {
			strbuf_addf(&arg, "%s/", srcdir ? srcdir : ".");
			strbuf_add(&arg, s.p + 5, n - 5);
		} else {
			strbuf_add(&arg, s.p, n);
		}
		if (n)
			t->arg[t->argc++] = strbuf_detach(&arg);
		s.p += n + (end != NULL);
		s.n -= n + (end != NULL);
	}
}

/* Reads the lines before the first step. */
static void read_head(struct test *t)
{
	struct slice rest;

	t->arg[t->argc++] = xstrdup("mtry-tui");
	for (; t->at < t->nr; t->at++) {
		struct slice line = t->line[t->at].text;
		int rows, cols;
		if (word_is(line, "args", &rest)) {
			add_args(t, rest);
		} else if (word_is(line, "size", &rest) && two_numbers(rest, &rows, &cols)) {
			t->rows = t->sweep ? t->rows : rows;
			t->cols = t->sweep ? t->cols : cols;
		} else if (line.n && line.p[0] != '#') {
			break;
		}
		keep(t, line);
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
static void check_end(struct test *t, int status, const char *out_path)
{
	struct strbuf out = STRBUF_INIT, want = STRBUF_INIT, got = STRBUF_INIT;
	struct slice rest;
	struct err err;
	char kinds[128];

	if (file_read(out_path, LIMIT, &out, &err))
		fail(t, 0, err.text);
	for (char *p = out.buf, *nl; *p; p = nl ? nl + 1 : p + strlen(p)) {
		nl = strchr(p, '\n');
		strbuf_addf(&got, "> %.*s\n", nl ? (int)(nl - p) : (int)strlen(p), p);
	}
	while (t->at < t->nr) {
		struct line *l = &t->line[t->at++];
		if (word_is(l->text, "expect-exit", &rest)) {
			if (!t->sweep && !t->update && atoi(rest.p) != status)
				fail(t, l->nr, "another exit status");
			if (t->update)
				strbuf_addf(&t->updated, "expect-exit %d\n", status);
			continue;
		}
		keep(t, l->text);
		if (!word_is(l->text, "stdout", &rest))
			continue;
		take_expected(t, &want, kinds);
		compare(t, l->nr, "another text on stdout", &want, &got);
	}
	strbuf_release(&out);
	strbuf_release(&want);
	strbuf_release(&got);
}

/* Runs the program with stdout in a file. */
static int run_program(struct test *t, const char *out_path)
{
	int out = open(out_path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600), saved, status;

	fflush(stdout);
	saved = dup(STDOUT_FILENO);
	dup2(out, STDOUT_FILENO);
	close(out);
	status = app_main(t->argc, t->arg);
	fflush(stdout);
	dup2(saved, STDOUT_FILENO);
	close(saved);
	return status;
}

static bool run_test(const char *path, bool update, int rows, int cols)
{
	struct test t = {.path = path, .update = update, .sweep = rows > 0};
	char out_path[] = "/tmp/mtry-screen-XXXXXX";
	struct err err;
	int fd = mkstemp(out_path);

	if (fd >= 0)
		close(fd);
	strbuf_init(&t.file);
	strbuf_init(&t.updated);
	t.rows = rows ? rows : 24;
	t.cols = cols ? cols : 80;
	if (file_read(path, LIMIT, &t.file, &err)) {
		fail(&t, 0, err.text);
		goto out;
	}
	split_lines(&t);
	read_head(&t);
	fake_term_init(t.rows, t.cols, next_steps, &t);
	int status = run_program(&t, out_path);
	if (fake_term_wrong())
		fail(&t, 0, fake_term_wrong());
	check_end(&t, status, out_path);
	fake_term_release();
	if (update && file_write_atomic(path, t.updated.buf, t.updated.len, 0644, &err))
		fail(&t, 0, err.text);
out:
	unlink(out_path);
	for (int i = 0; i < t.argc; i++)
		free(t.arg[i]);
	free(t.line);
	strbuf_release(&t.file);
	strbuf_release(&t.updated);
	return !t.failed;
}

int main(int argc, char **argv)
{
	static const int size[][2] = {{24, 80}, {50, 200}, {10, 40}, {4, 12}, {1, 1}};
	bool update = argc > 1 && !strcmp(argv[1], "--update"), ok = true;

	setlocale(LC_ALL, "");
	for (int i = 1 + update; i < argc; i++) {
		ok &= run_test(argv[i], update, 0, 0);
		for (size_t k = 0; k < ARRAY_LEN(size) && !update; k++)
			ok &= run_test(argv[i], false, size[k][0], size[k][1]);
	}
	return !ok;
}
