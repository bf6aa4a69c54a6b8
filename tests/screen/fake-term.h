/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A terminal for tests: it implements tui/term.h, takes its events from a queue
 * and keeps the last canvas. When the queue is empty term_wait() asks `more`
 * for the next events; when that has none either, the user hangs up (EVENT_QUIT).
 */
#ifndef TESTS_FAKE_TERM_H
#define TESTS_FAKE_TERM_H

#include "tui/term.h"

/* Called when the program waits for input; queues events, returns false at the end. */
typedef bool fake_term_more_fn(void *data);

void fake_term_init(int rows, int cols, fake_term_more_fn *more, void *data);
void fake_term_release(void);

/* What term_utf8() says; true until then. */
void fake_term_use_utf8(bool utf8);
void fake_term_key(tkey k);
/* The text is copied. */
void fake_term_paste(struct slice text);
void fake_term_event(enum event_type type);
void fake_term_resize(int rows, int cols);

/* What the program shows; one blank cell before its first term_show(). */
const struct canvas *fake_term_canvas(void);
/* What was shown first of all. */
const struct canvas *fake_term_first(void);
/* What canvas_check() said first about any canvas that was shown, or NULL. */
const char *fake_term_wrong(void);

#endif
