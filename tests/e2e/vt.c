/* SPDX-License-Identifier: MPL-2.0 */
/*
 * vt SCRIPT: a terminal (libvterm) with a program in it, driven by a script.
 * Nothing sleeps: steps that look at the screen wait until it shows what they
 * ask for, 10 seconds at most; then the screen is printed and the test fails.
 *
 *   env NAME=VALUE | env NAME     before spawn; without '=' it is unset
 *   size ROWS COLS                before spawn
 *   spawn WORD...                 @BUILD/ and @DIR/ stand for the build and source folders
 *   key KEY...                    keys as in tui/key.h, by blanks
 *   type TEXT                     the characters of TEXT
 *   paste TEXT                    a paste, bracketed if the program asked for it
 *   wait TEXT | gone TEXT         until a row contains it | until none does
 *   row N TEXT                    until row N (from 0) is TEXT, blanks at the end apart
 *   cell ROW COL WORD...          until the cell is so: bold underline reverse color plain
 *   cursor ROW COL | cursor off | cursor on
 *   alt on | alt off              the alternate screen
 *   modes same | modes other      terminal modes, compared with those at the start
 *   resize ROWS COLS
 *   signal NAME                   to the foreground process group: TERM HUP INT TSTP CONT
 *   dump                          prints the screen
 *   expect-exit N | expect-signal NAME
 */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/strbuf.h"
#include "core/base/utf8.h"
#include "tui/key.h"

#include <locale.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

#define STEP_MS	 10000
#define LOOK_MS	 20 /* modes change without a byte: look again after this time */
#define MAX_ARGS 32

struct vt {
	VTerm *vt;
	VTermScreen *screen;
	int rows, cols, master;
	bool alt, cursor_on;
	VTermPos cursor;
	struct termios modes;
	pid_t child;
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

static void dump(struct vt *t)
{
	struct strbuf row = STRBUF_INIT;

	for (int i = 0; i < t->rows; i++) {
		row_text(t, i, &row);
		fprintf(stderr, "|%s\n", row.buf);
	}
	fprintf(stderr, "?%d %d%s%s\n", t->cursor.row, t->cursor.col, t->cursor_on ? "" : " off",
		t->alt ? " alt" : "");
	strbuf_release(&row);
}

NORETURN static void die(struct vt *t, const char *what)
{
	fprintf(stderr, "%s:%u: %s\n", t->path, t->line, what);
	if (t->vt)
		dump(t);
	if (t->child > 0)
		kill(t->child, SIGKILL);
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
		if (file_write_all(t->master, buf, n))
			return;
}

/* Feeds the terminal with what comes, before the deadline; false when the program closed it. */
static bool pump(struct vt *t)
{
	struct pollfd p = {.fd = t->master, .events = POLLIN};
	int64_t left = t->deadline - now_ms();
	char buf[4096];
	ssize_t n;

	if (left <= 0)
		die(t, "this did not happen in time");
	if (poll(&p, 1, (int)MIN(left, LOOK_MS)) <= 0)
		return true;
	n = read(t->master, buf, sizeof(buf));
	if (n <= 0)
		return false;
	vterm_input_write(t->vt, buf, (size_t)n);
	flush_output(t);
	return true;
}

static void spawn(struct vt *t, char **argv)
{
	struct winsize ws = {.ws_row = (unsigned short)t->rows, .ws_col = (unsigned short)t->cols};

	int slave;

	if (openpty(&t->master, &slave, NULL, NULL, &ws))
		die(t, "cannot make a terminal");
	tcgetattr(slave, &t->modes);
	t->child = fork();
	if (t->child == 0) {
		close(t->master);
		if (!login_tty(slave))
			execvp(argv[0], argv);
		_exit(127);
	}
	close(slave);
	if (t->child < 0)
		die(t, "cannot fork");
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
		if (k != K_SPACE)
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

static bool modes_are(struct vt *t, const char *arg)
{
	struct termios now;
	bool same;

	tcgetattr(t->master, &now);
	same = now.c_iflag == t->modes.c_iflag && now.c_oflag == t->modes.c_oflag &&
	       now.c_cflag == t->modes.c_cflag && now.c_lflag == t->modes.c_lflag &&
	       !memcmp(now.c_cc, t->modes.c_cc, sizeof(now.c_cc));
	return same == !strcmp(arg, "same");
}

static bool shows_not(struct vt *t, const char *arg)
{
	return !shows(t, arg);
}

static const struct {
	const char *word;
	bool (*is)(struct vt *t, const char *arg);
} conditions[] = {
	{"wait", shows},       {"gone", shows_not}, {"row", row_is},	  {"cell", cell_is},
	{"cursor", cursor_is}, {"alt", alt_is},	    {"modes", modes_are},
};

/* ------------------------------------------------------------------ steps */

static int signal_number(const char *name)
{
	static const struct {
		const char *name;
		int sig;
	} table[] = {{"TERM", SIGTERM}, {"HUP", SIGHUP},   {"INT", SIGINT},  {"TSTP", SIGTSTP},
		     {"CONT", SIGCONT}, {"ABRT", SIGABRT}, {"SEGV", SIGSEGV}};

	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		if (!strcmp(table[i].name, name))
			return table[i].sig;
	return 0;
}

static void step_signal(struct vt *t, const char *name)
{
	pid_t group = tcgetpgrp(t->master);

	if (!signal_number(name) || group <= 0 || kill(-group, signal_number(name)))
		die(t, "cannot send this signal");
}

static void step_resize(struct vt *t, const char *arg)
{
	struct winsize ws = {0};

	if (sscanf(arg, "%d %d", &t->rows, &t->cols) != 2)
		die(t, "resize needs two numbers");
	if (!t->vt)
		return;
	ws.ws_row = (unsigned short)t->rows;
	ws.ws_col = (unsigned short)t->cols;
	vterm_set_size(t->vt, t->rows, t->cols);
	ioctl(t->master, TIOCSWINSZ, &ws);
}

static void step_spawn(struct vt *t, char *arg)
{
	char *argv[MAX_ARGS + 1] = {0}, *save = NULL;
	struct strbuf word = STRBUF_INIT;
	int n = 0;

	for (char *w = strtok_r(arg, " ", &save); w && n < MAX_ARGS;
	     w = strtok_r(NULL, " ", &save)) {
		bool build = !strncmp(w, "@BUILD/", 7), dir = !strncmp(w, "@DIR/", 5);
		const char *base = getenv(build ? "builddir" : "srcdir");
		strbuf_addf(&word, "%s%s", build || dir ? base ? base : "." : "",
			    build ? w + 6
			    : dir ? w + 4
				  : w);
		argv[n++] = strbuf_detach(&word);
	}
	vt_init(t);
	spawn(t, argv);
	while (n)
		free(argv[--n]);
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
	waitpid(t->child, &status, 0);
	t->child = 0;
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
			if (!pump(t))
				die(t, "the program ended before this happened");
		return true;
	}
	return false;
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
	if (step_condition(t, word, arg))
		return;
	if (!strcmp(word, "env"))
		step_env(arg);
	else if (!strcmp(word, "size") || !strcmp(word, "resize"))
		step_resize(t, arg);
	else if (!strcmp(word, "spawn"))
		step_spawn(t, arg);
	else if (!t->vt)
		die(t, "nothing is spawned");
	else if (!strcmp(word, "key"))
		send_keys(t, arg);
	else if (!strcmp(word, "type"))
		send_text(t, arg);
	else if (!strcmp(word, "paste")) {
		vterm_keyboard_start_paste(t->vt);
		send_text(t, arg);
		vterm_keyboard_end_paste(t->vt);
		flush_output(t);
	} else if (!strcmp(word, "signal"))
		step_signal(t, arg);
	else if (!strcmp(word, "dump"))
		dump(t);
	else if (!strcmp(word, "expect-exit") || !strcmp(word, "expect-signal"))
		step_end(t, word[7] == 's', arg);
	else
		die(t, "unknown step");
}

int main(int argc, char **argv)
{
	struct vt t = {.rows = 24, .cols = 80, .path = argv[argc - 1]};
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
	if (t.child > 0)
		die(&t, "the program still runs at the end");
	if (t.vt)
		vterm_free(t.vt);
	strbuf_release(&text);
	return 0;
}
