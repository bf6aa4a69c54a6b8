/* SPDX-License-Identifier: MPL-2.0 */
/*
 * vt SCRIPT: a terminal (libvterm) with a program in it, driven by a script.
 * Nothing sleeps: steps that look at the screen wait until it shows what they
 * ask for, 10 seconds at most; then the screen is printed and the test fails.
 *
 *   sh COMMAND                    runs it with vt-lib.sh read before; it must succeed (77 skips)
 *   env NAME=VALUE | env NAME     before spawn; without '=' it is unset
 *   size ROWS COLS                before spawn
 *   spawn COMMAND                 a command of sh, run as a job: see pty.h
 *   key KEY...                    keys as in tui/key.h, by blanks
 *   type TEXT                     the characters of TEXT
 *   send TEXT                     its bytes in one write; \e \r \n \xHH stand for bytes
 *   paste TEXT                    a paste, bracketed if the program asked for it
 *   wait TEXT | gone TEXT         until a row contains it | until none does
 *   rows FILE                     until all rows are those of FILE, "|" before each
 *   row N TEXT                    until row N (from 0) is TEXT, blanks at the end apart
 *   cell ROW COL WORD...          until the cell is so: bold underline reverse color colorless plain
 *   cursor ROW COL | cursor off | cursor on
 *   alt on | alt off              the alternate screen
 *   paste-mode on | off           the program asks for bracketed paste
 *   modes same | modes other      terminal modes, compared with those at the start
 *   resize ROWS COLS
 *   signal NAME                   to the foreground process group: TERM HUP INT TSTP STOP CONT
 *   hang-up                       the terminal is closed
 *   dump                          prints the screen
 *   expect-exit N | expect-signal NAME
 */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/proc.h"
#include "core/base/strbuf.h"
#include "core/base/utf8.h"
#include "tests/e2e/pty.h"
#include "tui/key.h"

#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#define STEP_MS 10000
#define LOOK_MS 20 /* modes change without a byte: look again after this time */

struct vt {
	VTerm *vt;
	VTermScreen *screen;
	int rows, cols;
	struct pty pty; /* shell 0: nothing runs */
	bool alt, cursor_on, paste_mode;
	VTermPos cursor;
	const char *path;
	unsigned line;
	int64_t deadline;
};

/* ------------------------------------------------------------------ the terminal */

static int on_prop(VTermProp prop, VTermValue *v, void *user)
{
	struct vt *t = user;

	if (prop == VTERM_PROP_ALTSCREEN)
		t->alt = v->boolean;
	if (prop == VTERM_PROP_CURSORVISIBLE)
		t->cursor_on = v->boolean;
	return 1;
}

static int on_move(VTermPos pos, VTermPos old UNUSED, int visible UNUSED, void *user)
{
	((struct vt *)user)->cursor = pos;
	return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_prop, .movecursor = on_move};

static void vt_init(struct vt *t)
{
	t->vt = vterm_new(t->rows, t->cols);
	vterm_set_utf8(t->vt, 1);
	t->screen = vterm_obtain_screen(t->vt);
	vterm_screen_set_callbacks(t->screen, &callbacks, t);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_reset(t->screen, 1);
	t->cursor_on = true;
}

static void row_text(struct vt *t, int row, struct strbuf *out)
{
	VTermScreenCell cell;
	char utf8[4];

	strbuf_reset(out);
	for (int col = 0; col < t->cols; col += MAX(cell.width, 1)) {
		vterm_screen_get_cell(t->screen, (VTermPos){row, col}, &cell);
		if (!cell.chars[0])
			strbuf_addch(out, ' ');
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			strbuf_add(out, utf8, utf8_encode(cell.chars[i], utf8));
	}
	strbuf_rtrim(out);
}

/* The rows of the screen, "|" before each, as canvas_dump() writes them. */
static void screen_text(struct vt *t, struct strbuf *out)
{
	struct strbuf row = STRBUF_INIT;

	for (int i = 0; i < t->rows; i++) {
		row_text(t, i, &row);
		strbuf_addf(out, "|%s\n", row.buf);
	}
	strbuf_release(&row);
}

static void dump(struct vt *t)
{
	struct strbuf text = STRBUF_INIT;

	screen_text(t, &text);
	fprintf(stderr, "%s?%d %d%s%s\n", text.buf, t->cursor.row, t->cursor.col,
		t->cursor_on ? "" : " off", t->alt ? " alt" : "");
	strbuf_release(&text);
}

NORETURN static void die(struct vt *t, const char *what)
{
	fprintf(stderr, "%s:%u: %s\n", t->path, t->line, what);
	if (t->vt)
		dump(t);
	pty_kill(&t->pty);
	exit(1);
}

static int64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * (int64_t)1000 + ts.tv_nsec / 1000000;
}

/* Sends to the program what the terminal has to say (keys, answers). */
static void flush_output(struct vt *t)
{
	char buf[256];
	size_t n;

	while ((n = vterm_output_read(t->vt, buf, sizeof(buf))))
		if (file_write_all(t->pty.master, buf, n))
			return;
}

/* libvterm keeps this mode to itself. The program writes it at once, so it is never cut in two. */
static void watch_paste_mode(struct vt *t, const char *buf, size_t n)
{
	static const char mode[] = "\033[?2004";

	for (size_t i = 0; i + sizeof(mode) <= n; i++)
		if (!memcmp(buf + i, mode, sizeof(mode) - 1))
			t->paste_mode = buf[i + sizeof(mode) - 1] == 'h';
}

/* Feeds the terminal with what comes, before the deadline; false when the program has ended. */
static bool pump(struct vt *t)
{
	struct pollfd p[2] = {{.fd = t->pty.master, .events = POLLIN}, {.fd = t->pty.life}};
	int64_t left = t->deadline - now_ms();
	char buf[4096];
	ssize_t n;

	if (left <= 0)
		die(t, "this did not happen in time");
	if (poll(p, ARRAY_LEN(p), (int)MIN(left, LOOK_MS)) <= 0)
		return true;
	if (!(p[0].revents & POLLIN))
		return !p[1].revents;
	n = read(t->pty.master, buf, sizeof(buf));
	if (n <= 0)
		return false;
	watch_paste_mode(t, buf, (size_t)n);
	vterm_input_write(t->vt, buf, (size_t)n);
	flush_output(t);
	return true;
}

/* ------------------------------------------------------------------ keys */

static VTermKey vterm_key(tkey k)
{
	static const VTermKey table[] = {
		VTERM_KEY_ENTER,     VTERM_KEY_TAB,    VTERM_KEY_TAB,	   VTERM_KEY_ESCAPE,
		VTERM_KEY_BACKSPACE, VTERM_KEY_DEL,    VTERM_KEY_INS,	   VTERM_KEY_UP,
		VTERM_KEY_DOWN,	     VTERM_KEY_LEFT,   VTERM_KEY_RIGHT,	   VTERM_KEY_HOME,
		VTERM_KEY_END,	     VTERM_KEY_PAGEUP, VTERM_KEY_PAGEDOWN,
	};

	return k >= K_F1 ? (VTermKey)VTERM_KEY_FUNCTION(k - K_F1 + 1) : table[k - K_ENTER];
}

static void send_key(struct vt *t, tkey k)
{
	tkey base = k & ~(KEY_CTRL | KEY_META);
	VTermModifier mod = (k & KEY_CTRL ? VTERM_MOD_CTRL : 0) |
			    (k & KEY_META ? VTERM_MOD_ALT : 0) |
			    (base == K_BACKTAB ? VTERM_MOD_SHIFT : 0);

	if (base == K_SPACE || base < K_BASE)
		vterm_keyboard_unichar(t->vt, base == K_SPACE ? ' ' : base, mod);
	else
		vterm_keyboard_key(t->vt, vterm_key(base), mod);
	flush_output(t);
}

static void send_keys(struct vt *t, const char *names)
{
	struct slice s = slice_from(names);

	for (size_t used; s.n; s.p += used, s.n -= used) {
		tkey k = key_parse(s, &used);
		if (!k)
			die(t, "unknown key");
		if (*s.p != ' ')
			send_key(t, k);
	}
}

static void send_text(struct vt *t, const char *text)
{
	struct slice s = slice_from(text);
	uint32_t c;

	for (size_t used; s.n; s.p += used, s.n -= used) {
		used = utf8_decode(s.p, s.n, &c);
		vterm_keyboard_unichar(t->vt, c, VTERM_MOD_NONE);
		flush_output(t);
	}
}

/* ------------------------------------------------------------------ what is shown */

static bool shows(struct vt *t, const char *text)
{
	struct strbuf row = STRBUF_INIT;
	bool found = false;

	for (int i = 0; i < t->rows && !found; i++) {
		row_text(t, i, &row);
		found = strstr(row.buf, text) != NULL;
	}
	strbuf_release(&row);
	return found;
}

static bool row_is(struct vt *t, const char *arg)
{
	struct strbuf row = STRBUF_INIT;
	char *text;
	long i = strtol(arg, &text, 10);
	bool same = false;

	if (i >= 0 && i < t->rows) {
		row_text(t, (int)i, &row);
		same = !strcmp(row.buf, *text ? text + 1 : "");
	}
	strbuf_release(&row);
	return same;
}

static bool rows_are(struct vt *t, const char *path)
{
	struct strbuf want = STRBUF_INIT, text = STRBUF_INIT;
	struct err err;
	bool same;

	if (file_read(path, 1 << 20, &want, &err))
		die(t, err.text);
	screen_text(t, &text);
	same = slice_equal(strbuf_slice(&want), strbuf_slice(&text));
	strbuf_release(&want);
	strbuf_release(&text);
	return same;
}

static bool cell_has(const VTermScreenCell *cell, const char *word, size_t n)
{
	bool color = !VTERM_COLOR_IS_DEFAULT_FG(&cell->fg) || !VTERM_COLOR_IS_DEFAULT_BG(&cell->bg);
	bool attr = cell->attrs.bold || cell->attrs.underline || cell->attrs.reverse;
	const struct {
		const char *word;
		bool is;
	} table[] = {{"bold", cell->attrs.bold},
		     {"underline", cell->attrs.underline != 0},
		     {"reverse", cell->attrs.reverse},
		     {"color", color},
		     {"colorless", !color},
		     {"plain", !color && !attr}};

	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		if (strlen(table[i].word) == n && !memcmp(table[i].word, word, n))
			return table[i].is;
	return false;
}

static bool cell_is(struct vt *t, const char *arg)
{
	VTermScreenCell cell;
	int row, col, at;

	if (sscanf(arg, "%d %d%n", &row, &col, &at) != 2 ||
	    !vterm_screen_get_cell(t->screen, (VTermPos){row, col}, &cell))
		return false;
	for (const char *w = arg + at; *w;) {
		size_t n;
		w += strspn(w, " ");
		n = strcspn(w, " ");
		if (n && !cell_has(&cell, w, n))
			return false;
		w += n;
	}
	return true;
}

static bool cursor_is(struct vt *t, const char *arg)
{
	int row, col;

	if (!strcmp(arg, "off") || !strcmp(arg, "on"))
		return t->cursor_on == (arg[1] == 'n');
	return sscanf(arg, "%d %d", &row, &col) == 2 && t->cursor.row == row &&
	       t->cursor.col == col;
}

static bool alt_is(struct vt *t, const char *arg)
{
	return t->alt == !strcmp(arg, "on");
}

static bool paste_mode_is(struct vt *t, const char *arg)
{
	return t->paste_mode == !strcmp(arg, "on");
}

static bool modes_are(struct vt *t, const char *arg)
{
	return pty_modes_same(&t->pty) == !strcmp(arg, "same");
}

static bool shows_not(struct vt *t, const char *arg)
{
	return !shows(t, arg);
}

static const struct {
	const char *word;
	bool (*is)(struct vt *t, const char *arg);
} conditions[] = {
	{"wait", shows},    {"gone", shows_not},  {"row", row_is},
	{"rows", rows_are}, {"cell", cell_is},	  {"cursor", cursor_is},
	{"alt", alt_is},    {"modes", modes_are}, {"paste-mode", paste_mode_is},
};

/* ------------------------------------------------------------------ steps */

static int signal_number(const char *name)
{
	static const struct {
		const char *name;
		int sig;
	} table[] = {{"TERM", SIGTERM}, {"HUP", SIGHUP},   {"INT", SIGINT},
		     {"TSTP", SIGTSTP}, {"CONT", SIGCONT}, {"ABRT", SIGABRT},
		     {"SEGV", SIGSEGV}, {"STOP", SIGSTOP}, {"WINCH", SIGWINCH}};

	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		if (!strcmp(table[i].name, name))
			return table[i].sig;
	return 0;
}

static void step_resize(struct vt *t, const char *arg)
{
	if (sscanf(arg, "%d %d", &t->rows, &t->cols) != 2)
		die(t, "resize needs two numbers");
	if (!t->pty.shell)
		return;
	vterm_set_size(t->vt, t->rows, t->cols);
	pty_resize(&t->pty, t->rows, t->cols);
}

static void step_spawn(struct vt *t, const char *command)
{
	struct err err;

	if (t->pty.shell)
		die(t, "the program before still runs");
	if (t->vt)
		vterm_free(t->vt);
	pty_hang_up(&t->pty);
	vt_init(t);
	if (pty_spawn(&t->pty, command, t->rows, t->cols, &err))
		die(t, err.text);
}

static void step_sh(struct vt *t, const char *command)
{
	struct strbuf all = STRBUF_INIT;
	const char *argv[] = {"sh", "-euc", NULL, NULL};
	struct proc sh = PROC_INIT;
	struct err err;
	int ret;

	strbuf_addf(&all, ". \"$srcdir/tests/e2e/vt-lib.sh\"; %s", command);
	argv[2] = all.buf;
	sh.argv = argv;
	sh.tty = true;
	ret = proc_run(&sh, &err);
	strbuf_release(&all);
	if (ret && sh.status == 77)
		exit(77);
	if (ret)
		die(t, err.text);
}

/* The value of an escape such as \e, and how long it is. */
static char unescape(const char *p, size_t *used)
{
	unsigned value = (unsigned char)*p;
	int n = 1;

	if (!strncmp(p, "\\x", 2) && sscanf(p, "\\x%2x%n", &value, &n) == 1)
		;
	else if (*p == '\\' && p[1]) {
		n = 2;
		value = p[1] == 'e'   ? 033
			: p[1] == 'r' ? '\r'
			: p[1] == 'n' ? '\n'
				      : (unsigned char)p[1];
	}
	*used = (size_t)n;
	return (char)value;
}

static void step_send(struct vt *t, const char *text)
{
	struct strbuf bytes = STRBUF_INIT;
	int ret;

	for (size_t used; *text; text += used)
		strbuf_addch(&bytes, unescape(text, &used));
	ret = file_write_all(t->pty.master, bytes.buf, bytes.len);
	strbuf_release(&bytes);
	if (ret)
		die(t, "cannot send");
}

static void step_paste(struct vt *t, const char *text)
{
	vterm_keyboard_start_paste(t->vt);
	flush_output(t);
	step_send(t, text);
	vterm_keyboard_end_paste(t->vt);
	flush_output(t);
}

static void step_env(char *arg)
{
	char *eq = strchr(arg, '=');

	if (!eq) {
		unsetenv(arg);
		return;
	}
	*eq = '\0';
	setenv(arg, eq + 1, 1);
}

static void step_end(struct vt *t, bool by_signal, const char *arg)
{
	int status, want = by_signal ? signal_number(arg) : atoi(arg);

	while (pump(t))
		;
	status = pty_end(&t->pty);
	if (by_signal ? !WIFSIGNALED(status) || WTERMSIG(status) != want
		      : !WIFEXITED(status) || WEXITSTATUS(status) != want) {
		fprintf(stderr, "wait status 0x%x\n", (unsigned)status);
		die(t, "the program ended in another way");
	}
}

static bool step_condition(struct vt *t, const char *word, const char *arg)
{
	for (size_t i = 0; i < ARRAY_LEN(conditions); i++) {
		if (strcmp(conditions[i].word, word))
			continue;
		if (!t->vt)
			die(t, "nothing is spawned");
		while (!conditions[i].is(t, arg))
			if (!t->pty.shell || !pump(t))
				die(t, "the program ended before this happened");
		return true;
	}
	return false;
}

static bool step_setup(struct vt *t, const char *word, char *arg)
{
	if (!strcmp(word, "env"))
		step_env(arg);
	else if (!strcmp(word, "sh"))
		step_sh(t, arg);
	else if (!strcmp(word, "size") || !strcmp(word, "resize"))
		step_resize(t, arg);
	else if (!strcmp(word, "spawn"))
		step_spawn(t, arg);
	else
		return false;
	return true;
}

static void step_input(struct vt *t, const char *word, const char *arg)
{
	if (!strcmp(word, "key"))
		send_keys(t, arg);
	else if (!strcmp(word, "type"))
		send_text(t, arg);
	else if (!strcmp(word, "send"))
		step_send(t, arg);
	else if (!strcmp(word, "paste"))
		step_paste(t, arg);
	else if (!strcmp(word, "hang-up"))
		pty_hang_up(&t->pty);
	else if (!strcmp(word, "dump"))
		dump(t);
	else if (!strcmp(word, "expect-exit") || !strcmp(word, "expect-signal"))
		step_end(t, word[7] == 's', arg);
	else if (strcmp(word, "signal") != 0)
		die(t, "unknown step");
	else if (!pty_signal(&t->pty, signal_number(arg)))
		die(t, "cannot send this signal");
}

static void step(struct vt *t, char *line)
{
	char *arg = strchr(line, ' ');
	const char *word = line;

	if (!*line || *line == '#')
		return;
	if (arg)
		*arg++ = '\0';
	else
		arg = line + strlen(line);
	t->deadline = now_ms() + STEP_MS;
	if (step_condition(t, word, arg) || step_setup(t, word, arg))
		return;
	if (!t->pty.shell)
		die(t, "nothing is spawned");
	step_input(t, word, arg);
}

int main(int argc, char **argv)
{
	struct vt t = {.rows = 24, .cols = 80, .pty.master = -1, .path = argv[argc - 1]};
	struct strbuf text = STRBUF_INIT;
	struct err err;

	setlocale(LC_ALL, "");
	if (argc != 2 || file_read(t.path, 1 << 20, &text, &err)) {
		fprintf(stderr, "vt: %s\n", argc == 2 ? err.text : "usage: vt SCRIPT");
		return 2;
	}
	for (char *line = text.buf, *nl; line; line = nl) {
		nl = strchr(line, '\n');
		if (nl)
			*nl++ = '\0';
		t.line++;
		step(&t, line);
	}
	if (t.pty.shell)
		die(&t, "the program still runs at the end");
	if (t.vt)
		vterm_free(t.vt);
	strbuf_release(&text);
	return 0;
}
