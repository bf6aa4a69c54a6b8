/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Curses keeps the picture of what the terminal shows and knows how to change
 * it; everything else (layout, clipping, colours by name) happens on canvases.
 */
#define NCURSES_WIDECHAR 1
#include "core/base/base.h"
#include "tui/term.h"

#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "tui/capture.h"
#include "tui/crash.h"
#include "tui/frame.h"
#include "tui/glyph.h"
#include "tui/signals.h"
#include "tui/tty.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <signal.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#define PASTE_ON  "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
/* The rest of a character or of a paste that is under way comes within this time. */
#define REST_MS	   100
#define PAIR_LIMIT 256

enum { CODE_PASTE = KEY_MAX + 1, CODE_PASTE_END };

static struct {
	FILE *in, *out;
	SCREEN *screen;
	WINDOW *keys; /* a pad: reading from it never refreshes the screen */
	struct termios shell_modes;
	struct theme theme; /* adapted to the terminal's colours */
	int colors;
	bool utf8, ansi, default_colors;
	bool left;	     /* the terminal is the user's at the moment */
	struct frame frame;  /* of `out` */
	struct canvas shown; /* what was shown last; no cells: unknown */
	struct strbuf paste;
	struct {
		int32_t fg, bg;
	} pair[PAIR_LIMIT]; /* color pairs of curses from 1 on */
	int pair_nr;
	bool pair_overflow;
} term = {.frame = FRAME_INIT, .paste = STRBUF_INIT};

/* ------------------------------------------------------------------ taking and giving back */

enum usable { TYPE_UNKNOWN, TYPE_DUMB, TYPE_USABLE };

/* Whether terminfo knows the terminal and its cursor can be placed. newterm() would leak memory
 * when it does not. */
static enum usable usable(const char *type)
{
	int found;
	TERMINAL *t;
	bool can;

	if (setupterm(type, fileno(term.out), &found) != OK)
		return TYPE_UNKNOWN;
	can = cursor_address;
	t = set_curterm(NULL);
	del_curterm(t);
	return can ? TYPE_USABLE : TYPE_DUMB;
}

static bool try_terminal(const char *type)
{
	if (usable(type) != TYPE_USABLE)
		return false;
	term.screen = newterm(type, term.out, term.in);
	return term.screen;
}

static int start_curses(struct err *err)
{
	static const char *const fallback[] = {"xterm-256color", "xterm", "vt100"};
	const char *type = getenv("TERM");

	if (type && *type && try_terminal(type))
		return 0;
	/* One that nobody knows is most likely a new one; one that is known to be dumb is dumb. */
	if (type && *type && usable(type) == TYPE_DUMB)
		return err_set(err,
			       "terminal type '%s' cannot place the cursor: choose with -q QUERY "
			       "or --filter QUERY, or set TERM",
			       type);
	for (size_t i = 0; i < ARRAY_LEN(fallback); i++) {
		if (!try_terminal(fallback[i]))
			continue;
		fprintf(stderr, "mtry-tui: terminal type '%s' is not usable here; using %s\n",
			type ? type : "", fallback[i]);
		return 0;
	}
	return err_set(err, "no terminal type is known here: '%s' nor xterm nor vt100 (set TERM)",
		       type ? type : "");
}

static void set_escape_delay(void)
{
	const char *own = getenv("ESCDELAY");

	if (!own || !*own)
		set_escdelay(getenv("SSH_CONNECTION") ? 100 : 25);
}

static void start_keys(void)
{
	raw();
	noecho();
	nonl();
	typeahead(-1); /* half a frame is no use: it goes out at once */
	set_escape_delay();
	term.keys = newpad(1, 1);
	keypad(term.keys, TRUE);
	nodelay(term.keys, TRUE);
	define_key("\033[200~", CODE_PASTE);
	define_key("\033[201~", CODE_PASTE_END);
}

static void start_colors(void)
{
	const char *no = getenv("NO_COLOR");

	term.colors = 0;
	if ((no && *no) || !has_colors() || start_color() == ERR)
		return;
	term.default_colors = use_default_colors() != ERR;
	term.colors = COLORS;
}

/* Takes over the size the terminal has now. */
static void follow_size(void)
{
	int rows, cols;

	if (tty_size(term.out, &rows, &cols))
		resize_term(rows, cols);
}

/* A crash may come in the middle of a frame. */
static void guard(void)
{
	crash_guard(term.frame.real >= 0 ? term.frame.real : fileno(term.out), &term.shell_modes);
}

int term_open(const struct theme *theme, struct err *err)
{
	if (!(term.in = tty_open(STDIN_FILENO, "r", err)) ||
	    !(term.out = tty_open(STDOUT_FILENO, "w", err)))
		goto fail;
	if (tcgetattr(fileno(term.in), &term.shell_modes)) {
		err_set(err, "cannot read the terminal's modes: %s", strerror(errno));
		goto fail;
	}
	if (signals_open(err))
		goto fail;
	capture_start();
	frame_open(&term.frame, fileno(term.out));
	guard();
	if (start_curses(err))
		goto fail;
	term.utf8 = !strcmp(nl_langinfo(CODESET), "UTF-8");
	term.ansi = !strncmp(cursor_address, "\033[", 2);
	glyph_use_utf8(term.utf8);
	start_keys();
	start_colors();
	term_set_theme(theme);
	follow_size();
	if (term.ansi)
		tty_write(term.out, PASTE_ON);
	return 0;
fail:
	term_close();
	return -1;
}

void term_leave(void)
{
	if (!term.screen || term.left)
		return;
	if (term.ansi)
		tty_write(term.out, PASTE_OFF);
	curs_set(1);
	endwin();
	crash_unguard();
	capture_end();
	term.left = true;
}

void term_return(void)
{
	if (!term.screen || !term.left)
		return;
	term.left = false;
	capture_start();
	guard();
	reset_prog_mode();
	if (term.ansi)
		tty_write(term.out, PASTE_ON);
	follow_size();
	term_redraw();
}

void term_close(void)
{
	term_leave();
	if (term.screen) {
		delwin(term.keys);
		delscreen(term.screen);
		tcsetattr(fileno(term.in), TCSADRAIN, &term.shell_modes);
	}
	crash_unguard();
	capture_end();
	signals_close();
	frame_close(&term.frame);
	if (term.out)
		fclose(term.out);
	if (term.in)
		fclose(term.in);
	if (term.shown.cell)
		canvas_release(&term.shown);
	strbuf_release(&term.paste);
	memset(&term, 0, sizeof(term));
	term.frame = (struct frame)FRAME_INIT;
	strbuf_init(&term.paste);
}

void term_suspend(void)
{
	term_leave();
	signals_stop();
	term_return();
}

void term_set_theme(const struct theme *theme)
{
	term.theme = *theme;
	theme_adapt(&term.theme, MIN(term.colors, 256));
	term.pair_nr = 0;
	term_redraw();
}

void term_size(int *rows, int *cols)
{
	*rows = MAX(LINES, 1);
	*cols = MAX(COLS, 1);
}

bool term_utf8(void)
{
	return term.utf8;
}

int term_colors(void)
{
	return term.colors;
}

int term_fd(void)
{
	return fileno(term.in);
}

/* ------------------------------------------------------------------ showing */

/* The curses pair of two colours; 0, the terminal's own colours, when there are no more pairs. */
static int pair_of(int32_t fg, int32_t bg)
{
	if (!term.colors || (fg == COLOR_DEFAULT && bg == COLOR_DEFAULT))
		return 0;
	for (int i = 0; i < term.pair_nr; i++)
		if (term.pair[i].fg == fg && term.pair[i].bg == bg)
			return i + 1;
	if (term.pair_nr >= MIN(PAIR_LIMIT, COLOR_PAIRS - 1)) {
		term.pair_overflow = true;
		return 0;
	}
	term.pair[term.pair_nr].fg = fg;
	term.pair[term.pair_nr].bg = bg;
	if (!term.default_colors) {
		fg = fg == COLOR_DEFAULT ? COLOR_WHITE : fg;
		bg = bg == COLOR_DEFAULT ? COLOR_BLACK : bg;
	}
	init_extended_pair(++term.pair_nr, fg, bg);
	return term.pair_nr;
}

static attr_t curses_attr(unsigned attr)
{
	static const attr_t bits[] = {WA_BOLD, WA_DIM, WA_UNDERLINE, WA_REVERSE, WA_ITALIC};
	attr_t a = WA_NORMAL;

	for (size_t i = 0; i < ARRAY_LEN(bits); i++)
		if (attr & 1u << i)
			a |= bits[i];
	return a;
}

static void send_cell(const struct cell *cell, int row, int col)
{
	struct style s = theme_merge(&term.theme, cell->style, cell->flags);
	int pair = pair_of(s.fg, s.bg);
	wchar_t text[CCHARW_MAX + 1];
	size_t n = 0;
	cchar_t cc;
	uint32_t c;

	for (size_t at = 0; at < cell->len && n < CCHARW_MAX; n++) {
		at += utf8_decode(cell->text + at, cell->len - at, &c);
		text[n] = term.utf8 || c < 0x7f ? (wchar_t)c : L'?';
	}
	text[n] = L'\0';
	setcchar(&cc, text, curses_attr(s.attr), 0, &pair);
	mvadd_wchnstr(row, col, &cc, 1);
}

static void send_changes(const struct canvas *c)
{
	size_t nr = (size_t)c->rows * (size_t)c->cols;

	if (term.shown.cell && (term.shown.rows != c->rows || term.shown.cols != c->cols))
		term_redraw();
	for (size_t i = 0; i < nr; i++) {
		const struct cell *old = term.shown.cell ? &term.shown.cell[i] : NULL;
		if (c->cell[i].width && (!old || memcmp(old, &c->cell[i], sizeof(*old))))
			send_cell(&c->cell[i], (int)(i / (size_t)c->cols),
				  (int)(i % (size_t)c->cols));
	}
}

static void send_cursor(const struct canvas *c)
{
	bool visible = c->cursor_row >= 0;

	if (visible)
		move(c->cursor_row, c->cursor_col);
	curs_set(visible);
}

void term_show(const struct canvas *c)
{
	if (!term.screen || term.left)
		return;
	frame_begin(&term.frame);
	term.pair_overflow = false;
	send_changes(c);
	if (term.pair_overflow) { /* pairs of themes and screens gone by are in the way */
		term.pair_nr = 0;
		term_redraw();
		send_changes(c);
	}
	send_cursor(c);
	refresh();
	frame_end(&term.frame);
	if (!term.shown.cell)
		canvas_init(&term.shown, c->rows, c->cols);
	memcpy(term.shown.cell, c->cell, (size_t)c->rows * (size_t)c->cols * sizeof(*c->cell));
}

void term_redraw(void)
{
	if (term.shown.cell)
		canvas_release(&term.shown);
	if (!term.screen)
		return;
	erase();
	clearok(stdscr, TRUE);
}

/* ------------------------------------------------------------------ keys */

/* A byte or a key code of curses; ERR when nothing comes within `ms`. */
static int read_code(int ms)
{
	int code = wgetch(term.keys);

	return code == ERR && ms && tty_readable(term.in, ms) ? wgetch(term.keys) : code;
}

/* Reads the rest of the UTF-8 character that starts with `byte`. */
static uint32_t read_char(int byte)
{
	char utf8[4] = {(char)byte};
	size_t want = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4, n = 1;
	uint32_t c;

	if (byte < 0x80)
		return (uint32_t)byte;
	while (n < want) {
		int next = read_code(REST_MS);
		if (next < 0x80 || next > 0xbf) {
			if (next != ERR)
				ungetch(next);
			break;
		}
		utf8[n++] = (char)next;
	}
	utf8_decode(utf8, n, &c);
	return c;
}

static tkey key_of_code(int code)
{
	static const struct {
		int code;
		tkey key;
	} table[] = {
		{KEY_BTAB, K_BACKTAB},	{KEY_BACKSPACE, K_BACKSPACE},
		{KEY_DC, K_DELETE},	{KEY_IC, K_INSERT},
		{KEY_UP, K_UP},		{KEY_DOWN, K_DOWN},
		{KEY_LEFT, K_LEFT},	{KEY_RIGHT, K_RIGHT},
		{KEY_HOME, K_HOME},	{KEY_END, K_END},
		{KEY_PPAGE, K_PAGE_UP}, {KEY_NPAGE, K_PAGE_DOWN},
		{KEY_ENTER, K_ENTER},	{KEY_FIND, K_HOME},
		{KEY_SELECT, K_END},
	};

	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		if (table[i].code == code)
			return table[i].key;
	if (code >= KEY_F(1) && code <= KEY_F(12))
		return (tkey)(K_F1 + code - KEY_F(1));
	return 0;
}

/* Collects pasted text up to its end mark, or until nothing comes any more. */
static void read_paste(struct event *e)
{
	char utf8[4];
	int code;

	strbuf_reset(&term.paste);
	while ((code = read_code(10 * REST_MS)) != ERR && code != CODE_PASTE_END)
		if (code < KEY_MIN)
			strbuf_add(&term.paste, utf8, utf8_encode(read_char(code), utf8));
	e->type = EVENT_PASTE;
	e->paste = strbuf_slice(&term.paste);
}

/* The next key or paste that has come in; false when there is none. */
static bool read_event(struct event *e)
{
	int code;

	while ((code = read_code(0)) != ERR) {
		tkey meta = 0;
		if (code == 033) { /* Alt and a key: Esc with the key close behind */
			int next = read_code(0);
			if (next != ERR && next < CODE_PASTE) {
				meta = KEY_META;
				code = next;
			} else if (next != ERR) {
				ungetch(next);
			}
		}
		if (code == CODE_PASTE) {
			read_paste(e);
			return true;
		}
		e->key = code < KEY_MIN ? key_of_char(read_char(code)) : key_of_code(code);
		if (!e->key)
			continue;
		e->key |= meta;
		e->type = EVENT_KEY;
		return true;
	}
	return false;
}

/* ------------------------------------------------------------------ waiting */

static bool take_signal(struct event *e)
{
	int sig = signals_take();

	if (sig == SIGCONT) { /* somebody else may have used the terminal meanwhile */
		reset_prog_mode();
		if (term.ansi)
			tty_write(term.out, PASTE_ON);
	}
	switch (sig) {
	case SIGTERM:
	case SIGHUP:
		e->type = EVENT_QUIT;
		return true;
	case SIGINT:
		e->type = EVENT_CANCEL;
		return true;
	case SIGTSTP:
		term_suspend();
		e->type = EVENT_RESIZE;
		return true;
	case SIGCONT:
	case SIGWINCH:
		follow_size();
		term_redraw();
		e->type = EVENT_RESIZE;
		return true;
	}
	return false;
}

void term_wait(struct event *e, int ms)
{
	int64_t end = tty_now() + ms;

	*e = (struct event){.type = EVENT_NONE};
	while (!take_signal(e) && !read_event(e)) {
		int left = ms < 0 ? -1 : (int)MAX(end - tty_now(), 0);
		if (!tty_wait(term.in, signals_fd(), left))
			return;
		if (tty_hung_up(term.in)) {
			e->type = EVENT_QUIT;
			return;
		}
	}
}

bool term_pending(void)
{
	int code;

	if (tty_wait(term.in, signals_fd(), 0))
		return true;
	code = wgetch(term.keys); /* what curses has read already */
	if (code == ERR)
		return false;
	ungetch(code);
	return true;
}
