/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The terminal. term.c is the only file of the program that knows curses; tests
 * link a terminal of their own in its place (tests/screen). There is one
 * terminal in a process, so these functions take no object.
 */
#ifndef TUI_TERM_H
#define TUI_TERM_H

#include "core/base/err.h"
#include "tui/canvas.h"
#include "tui/key.h"

enum event_type {
	EVENT_NONE,   /* the time is over */
	EVENT_KEY,    /* key */
	EVENT_PASTE,  /* text pasted into the terminal (bracketed paste) */
	EVENT_RESIZE, /* the size changed, or we came back from a stop: draw anew */
	EVENT_QUIT,   /* SIGTERM or SIGHUP: leave without asking */
	EVENT_CANCEL, /* SIGINT */
};

struct event {
	enum event_type type;
	tkey key;
	struct slice paste; /* valid until the next call */
};

/*
 * Takes the terminal over: the user's screen is saved, keys come one by one.
 * Reads from stdin when it is a terminal, else from /dev/tty. Draws to stdout
 * when that is a terminal, else to /dev/tty. An unknown TERM falls back to
 * xterm-256color, xterm, vt100. What goes to stderr meanwhile is kept and
 * printed by term_close(). NO_COLOR and terminals without colours show
 * attributes only.
 */
int term_open(const struct theme *theme, struct err *err) MUST_USE;
/* Gives the terminal back; may be called twice, and from alloc_on_failure(). */
void term_close(void);
void term_set_theme(const struct theme *theme);

void term_size(int *rows, int *cols);
/* True when the locale and the terminal show UTF-8: else glyphs are ASCII. */
bool term_utf8(void);
/* Colours the terminal has: 0, 8, 16, 256 or more. */
int term_colors(void);

/* Shows the canvas; only what changed since the last call is sent, in one write. */
void term_show(const struct canvas *c);
/* Forgets what the terminal shows: the next term_show() sends everything. */
void term_redraw(void);

/* Waits up to `ms` (-1: for ever) for the next event. */
void term_wait(struct event *e, int ms);
/* True when term_wait() has something to look at: input, a signal, a hang-up. */
bool term_pending(void);
/* The descriptor keys come from, for poll(). */
int term_fd(void);

/* Ctrl-Z: gives the terminal back, stops the process group, takes it again. */
void term_suspend(void);
/* Between these the terminal is the user's: for a child that needs it. */
void term_leave(void);
void term_return(void);

#endif
