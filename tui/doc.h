/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Lines of styled text to scroll through: the review, help, details. What is too long
 * for the screen goes on in the next row, so nothing is cut off. A row can be the
 * focused one: commands move it when `pick`, and a search goes there.
 */
#ifndef TUI_DOC_H
#define TUI_DOC_H

#include "core/base/strbuf.h"
#include "tui/canvas.h"

#define DOC_NO_REF UINT32_MAX

struct doc_line {
	size_t start, len; /* in text */
	size_t head;	   /* bytes at its start in style "label": the name of a field */
	uint32_t ref;	   /* what it stands for, to the view; else DOC_NO_REF */
	uint8_t style;	   /* enum style_id */
	uint8_t indent;	   /* columns before it; rows that continue it get two more */
	bool end_only;	   /* has one row, which shows as much of its end as there is room for */
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
	size_t cursor; /* the focused row */
	bool pick;     /* commands move it, and it is shown */
	char *find;    /* text that is searched for, or NULL; the focused row is shown then too */
};

void doc_release(struct doc *d);
void doc_clear(struct doc *d); /* keeps the place */

/* Adds the lines of `text` ('\n' between them). */
void doc_add(struct doc *d, enum style_id style, int indent, struct slice text);
void doc_addf(struct doc *d, enum style_id style, int indent, const char *fmt, ...) PRINTF(4, 5);
/* Adds "NAME VALUE". */
void doc_field(struct doc *d, int indent, const char *name, struct slice value);
/* Says what the last line stands for. */
void doc_set_ref(struct doc *d, uint32_t ref);
/* Lets the last line have one row only: what is too long for it loses its beginning. */
void doc_keep_end(struct doc *d);
/* What the focused row stands for. Draw before. */
uint32_t doc_cursor_ref(const struct doc *d);
/* The text of the last line, valid until the next change; "" when there is none. */
struct slice doc_last(const struct doc *d);
void doc_drop_last(struct doc *d);
/* Adds a heading, with an empty line before it unless it is the first. */
void doc_section(struct doc *d, const char *title);

/* Scrolls by a command (up, down, pages, first, last); true when it was one. Draw before. */
bool doc_command(struct doc *d, int command, size_t rows);
/* Goes to the next section, from the last one to the top. */
void doc_next_section(struct doc *d);
/*
 * Marks every place of the text from now on; "" or NULL: none. A text without upper-case
 * letters (ASCII) is found in both cases. Draw before doc_find_next().
 */
void doc_find(struct doc *d, const char *text);
/*
 * Goes to the next row (or the one before) that a place begins in, from the focused row
 * if it is on the screen; around the end if need be. False when there is none.
 */
bool doc_find_next(struct doc *d, bool back, size_t rows);
/* Draws into rows [row, row + rows) and columns [col, col + width). */
void doc_draw(struct doc *d, struct canvas *c, int row, int rows, int col, int width);

#endif
