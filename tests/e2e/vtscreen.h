/* SPDX-License-Identifier: MPL-2.0 */
/* What a terminal shows: libvterm, and the tests of its state that scripts can ask for (see vt.c). */
#ifndef TESTS_E2E_VTSCREEN_H
#define TESTS_E2E_VTSCREEN_H

#include "core/base/strbuf.h"

#include <stdbool.h>
#include <vterm.h>

struct screen {
	VTerm *vt; /* NULL: not there yet */
	VTermScreen *screen;
	int rows, cols;
	bool alt, cursor_on, paste_mode;
	VTermPos cursor;
	size_t matched; /* bytes of the sequence that switches paste_mode */
};

/* A new screen of s->rows and s->cols. */
void screen_init(struct screen *s);
void screen_release(struct screen *s);
void screen_resize(struct screen *s, int rows, int cols);
/* Bytes from the program. */
void screen_feed(struct screen *s, const char *p, size_t n);
/* Appends the rows, "|" before each, as canvas_dump() writes them. */
void screen_text(struct screen *s, struct strbuf *out);

typedef bool screen_test(struct screen *s, const char *arg);
/* The test that a script calls `word`, or NULL. */
screen_test *screen_find_test(const char *word);

#endif
