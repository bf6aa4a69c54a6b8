/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Lines of styled text to scroll through: the review, help. What is too long for
 * the screen goes on in the next row, so nothing is cut off.
 */
#ifndef TUI_DOC_H
#define TUI_DOC_H

#include "core/base/strbuf.h"
#include "tui/canvas.h"

struct doc_line {
	size_t start, len; /* in text */
	uint8_t style;	   /* enum style_id */
	uint8_t indent;	   /* columns before it; rows that continue it get two more */
	bool section;	   /* a heading one can jump to */
};

/* What stands in one row of the screen. */
struct doc_row {
	size_t line, start, len; /* start: in text */
};

struct doc {
	struct strbuf text;
	struct doc_line *line;
	size_t nr, cap;
	struct doc_row *row; /* for `width` columns; made by doc_draw() */
	size_t row_nr, row_cap;
	int width;     /* 0: the rows are to be made anew */
	size_t bottom; /* the first row on the screen when the last one is there too */
	size_t top;    /* first row on the screen */
};

void doc_release(struct doc *d);
void doc_clear(struct doc *d); /* keeps the place */

/* Adds the lines of `text` ('\n' between them). */
void doc_add(struct doc *d, enum style_id style, int indent, struct slice text);
void doc_addf(struct doc *d, enum style_id style, int indent, const char *fmt, ...) PRINTF(4, 5);
/* The text of the last line, valid until the next change; "" when there is none. */
struct slice doc_last(const struct doc *d);
void doc_drop_last(struct doc *d);
/* Adds a heading, with an empty line before it unless it is the first. */
void doc_section(struct doc *d, const char *title);

/* Scrolls by a command (up, down, pages, first, last); true when it was one. Draw before. */
bool doc_command(struct doc *d, int command, size_t rows);
/* Goes to the next section, from the last one to the top. */
void doc_next_section(struct doc *d);
/* Draws into rows [row, row + rows) and columns [col, col + width). */
void doc_draw(struct doc *d, struct canvas *c, int row, int rows, int col, int width);

#endif
