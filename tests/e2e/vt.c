/* SPDX-License-Identifier: MPL-2.0 */
/*
 * vt SCRIPT: a terminal (libvterm) with a program in it, driven by a script.
 * Nothing sleeps: steps that look at the screen wait until it shows what they
 * ask for, 30 seconds at most; then the screen is printed and the test fails.
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
#include "tests/e2e/vtscreen.h"
#include "tui/key.h"

#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define STEP_MS 30000
#define LOOK_MS 20 /* modes change without a byte: look again after this time */

struct vt {
	struct screen screen;
	struct pty pty; /* shell 0: nothing runs */
	const char *path;
	unsigned line;
	int64_t deadline;
};

/* ------------------------------------------------------------------ the terminal */

static void dump(struct vt *t)
{
	struct strbuf text = STRBUF_INIT;

	screen_text(&t->screen, &text);
	fprintf(stderr, "%s?%d %d%s%s\n", text.buf, t->screen.cursor.row, t->screen.cursor.col,
		t->screen.cursor_on ? "" : " off", t->screen.alt ? " alt" : "");
	strbuf_release(&text);
}

NORETURN static void die(struct vt *t, const char *what)
{
	fprintf(stderr, "%s:%u: %s\n", t->path, t->line, what);
	if (t->screen.vt)
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

	while ((n = vterm_output_read(t->screen.vt, buf, sizeof(buf))))
		if (file_write_all(t->pty.master, buf, n))
			return;
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
	if (!(p[0].revents & POLLIN)) /* what it wrote last may come after its end */
		return !p[1].revents || (t->pty.master >= 0 && !(p[0].revents & POLLHUP));
	n = read(t->pty.master, buf, sizeof(buf));
	if (n <= 0)
		return false;
	screen_feed(&t->screen, buf, (size_t)n);
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
		vterm_keyboard_unichar(t->screen.vt, base == K_SPACE ? ' ' : base, mod);
	else
		vterm_keyboard_key(t->screen.vt, vterm_key(base), mod);
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
		vterm_keyboard_unichar(t->screen.vt, c, VTERM_MOD_NONE);
		flush_output(t);
	}
}

static bool modes_are(struct vt *t, const char *arg)
{
	return pty_modes_same(&t->pty) == !strcmp(arg, "same");
}

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
	int rows, cols;

	if (sscanf(arg, "%d %d", &rows, &cols) != 2)
		die(t, "a size is two numbers");
	screen_resize(&t->screen, rows, cols);
	if (t->pty.shell)
		pty_resize(&t->pty, rows, cols);
}

static void step_spawn(struct vt *t, const char *command)
{
	struct screen *s = &t->screen;
	struct err err;

	if (t->pty.shell)
		die(t, "the program before still runs");
	screen_release(s);
	pty_hang_up(&t->pty);
	screen_init(s);
	if (pty_spawn(&t->pty, command, s->rows, s->cols, &err))
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
	vterm_keyboard_start_paste(t->screen.vt);
	flush_output(t);
	step_send(t, text);
	vterm_keyboard_end_paste(t->screen.vt);
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
	screen_test *test = screen_find_test(word);
	bool modes = !strcmp(word, "modes");

	if (!test && !modes)
		return false;
	if (!t->screen.vt)
		die(t, "nothing is spawned");
	while (!(modes ? modes_are(t, arg) : test(&t->screen, arg)))
		if (!t->pty.shell || !pump(t))
			die(t, "the program ended before this happened");
	return true;
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
	struct vt t = {
		.screen.rows = 24, .screen.cols = 80, .pty.master = -1, .path = argv[argc - 1]};
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
	screen_release(&t.screen);
	strbuf_release(&text);
	return 0;
}
