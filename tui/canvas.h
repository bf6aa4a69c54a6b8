/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The screen as a grid of cells that views paint on. Nothing here knows a
 * terminal: term.c sends a canvas to the real one, tests dump it as text.
 * Painting outside the canvas is cut off; text is made visible
 * (core/base/utf8.h) as it is put down, so nothing painted here can control the
 * terminal; wide characters that do not fit become blanks.
 */
#ifndef TUI_CANVAS_H
#define TUI_CANVAS_H

#include "core/base/strbuf.h"
#include "tui/style.h"

enum cell_flags {
	CELL_CURSOR = 1 << 0, /* on the focused row: style "cursor" is laid over */
	CELL_MATCH = 1 << 1,  /* matched by the query: style "match" is laid over */
	CELL_CARET = 1 << 2,  /* where typing goes while the cursor is elsewhere: reversed */
};

#define CELL_BYTES 14

struct cell {
	char text[CELL_BYTES]; /* UTF-8: a character and its combining marks; not terminated */
	uint8_t len;	       /* bytes of text; 0: the right half of a wide character */
	uint8_t width;	       /* columns: 1 or 2 (0 for the right half) */
	uint8_t style;	       /* enum style_id */
	uint8_t flags;	       /* enum cell_flags */
};

struct canvas {
	int rows, cols; /* at least 1 */
	struct cell *cell;
	int cursor_row, cursor_col; /* where the real cursor goes; -1: nowhere (hidden) */
};

void canvas_init(struct canvas *c, int rows, int cols);
void canvas_release(struct canvas *c);
void canvas_resize(struct canvas *c, int rows, int cols); /* and clears it */
void canvas_clear(struct canvas *c);

/*
 * Writes text at (row, col) in at most `width` columns and returns how many it
 * took. Text that does not fit is cut at a character; with_ellipsis variants
 * end in the ellipsis glyph then.
 */
int canvas_put(struct canvas *c, int row, int col, int width, enum style_id style,
	       struct slice text);
int canvas_put_ellipsis(struct canvas *c, int row, int col, int width, enum style_id style,
			struct slice text);
/* The same with hit[i] saying for byte i of text whether the query matched it; hit may be NULL. */
int canvas_put_hits(struct canvas *c, int row, int col, int width, enum style_id style,
		    struct slice text, const bool *hit);
int canvas_printf(struct canvas *c, int row, int col, int width, enum style_id style,
		  const char *fmt, ...) PRINTF(6, 7);
/* Fills `width` columns with a one-column character (UTF-8). */
void canvas_fill(struct canvas *c, int row, int col, int width, enum style_id style,
		 const char *ch);
/* Sets flags on `width` cells that are there already. */
void canvas_flag(struct canvas *c, int row, int col, int width, unsigned flags);

/*
 * Text form for tests and pictures: for each row a line "|text", and when
 * `styles`, a line "+letters" under it with one letter for each cell's style
 * (STYLE_LIST; upper case M and C for match and cursor flags, _ for the caret); blanks at line
 * ends are dropped.
 */
void canvas_dump(const struct canvas *c, bool styles, struct strbuf *out);
/* Describes what is wrong with the grid (half wide cells, bad UTF-8, cursor outside), or NULL. */
const char *canvas_check(const struct canvas *c);

#endif
