/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/canvas.h"

#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "tui/glyph.h"

#include <stdarg.h>

static const struct cell blank = {.text = " ", .len = 1, .width = 1, .style = STYLE_NORMAL};

static struct cell *cell_at(const struct canvas *c, int row, int col)
{
	return &c->cell[(size_t)row * (size_t)c->cols + (size_t)col];
}

void canvas_init(struct canvas *c, int rows, int cols)
{
	c->cell = NULL;
	canvas_resize(c, rows, cols);
}

void canvas_release(struct canvas *c)
{
	free(c->cell);
	*c = (struct canvas){.cursor_row = -1, .cursor_col = -1};
}

void canvas_resize(struct canvas *c, int rows, int cols)
{
	c->rows = MAX(rows, 1);
	c->cols = MAX(cols, 1);
	c->cell = xrealloc(c->cell, (size_t)c->rows * (size_t)c->cols, sizeof(*c->cell));
	canvas_clear(c);
}

void canvas_clear(struct canvas *c)
{
	for (struct cell *cell = c->cell, *end = cell_at(c, c->rows, 0); cell < end; cell++)
		*cell = blank;
	c->cursor_row = c->cursor_col = -1;
}

/* Puts one cell down; the other half of a wide character it destroys becomes blank. */
static void cell_set(struct canvas *c, int row, int col, struct cell new)
{
	struct cell *cell = cell_at(c, row, col);

	if (!cell->width && new.width)
		memcpy(cell[-1].text, " ", cell[-1].len = cell[-1].width = 1);
	if (cell->width == 2)
		memcpy(cell[1].text, " ", cell[1].len = cell[1].width = 1);
	*cell = new;
}

/* Where the next character of a canvas_put() goes. */
struct pen {
	struct canvas *canvas;
	int row, col, end; /* columns before `end` may be written */
	int last;	   /* column of the character written last, for combining marks; -1: none */
	uint8_t style;
};

static void pen_combine(struct pen *pen, const char *text, size_t n)
{
	struct cell *cell;

	if (pen->last < 0)
		return;
	cell = cell_at(pen->canvas, pen->row, pen->last);
	if (cell->len + n > CELL_BYTES)
		return;
	memcpy(cell->text + cell->len, text, n);
	cell->len = (uint8_t)(cell->len + n);
}

/* Writes a character of `width` columns; where half of it would be cut off it is a blank. */
static void pen_put(struct pen *pen, const char *text, size_t n, int width, uint8_t flags)
{
	struct cell new = {.style = pen->style, .flags = flags};
	struct cell space = {.text = " ", .len = 1, .width = 1};
	bool fits = pen->col >= 0 && pen->col + width <= pen->end;

	space.style = pen->style;
	space.flags = flags;
	pen->last = fits ? pen->col : -1;
	if (!fits) {
		for (int i = 0; i < width && pen->col < pen->end; i++, pen->col++)
			if (pen->col >= 0)
				cell_set(pen->canvas, pen->row, pen->col, space);
		return;
	}
	if (width == 2)
		cell_set(pen->canvas, pen->row, pen->col + 1, space);
	memcpy(new.text, text, n);
	new.len = (uint8_t)n;
	new.width = (uint8_t)width;
	cell_set(pen->canvas, pen->row, pen->col, new);
	if (width == 2) {
		new.len = new.width = 0;
		*cell_at(pen->canvas, pen->row, pen->col + 1) = new;
	}
	pen->col += width;
}

/* Writes one character of the source text, made visible; false when there is no room left. */
static bool pen_char(struct pen *pen, const char *p, size_t len, bool replaced, uint8_t flags)
{
	uint32_t c;
	int width;

	if (replaced) { /* ASCII that stands for a control character or a bad byte */
		for (size_t i = 0; i < len && pen->col < pen->end; i++)
			pen_put(pen, p + i, 1, 1, flags);
		return pen->col < pen->end;
	}
	utf8_decode(p, len, &c);
	width = utf8_char_width(c);
	if (!width)
		pen_combine(pen, p, len);
	else if (pen->col >= pen->end)
		return false;
	else
		pen_put(pen, p, len, width, flags);
	return true;
}

static void pen_text(struct pen *pen, struct slice text, const bool *hit)
{
	char piece[16];
	size_t used, len;

	for (size_t i = 0; i < text.n; i += used) {
		len = utf8_visible_char(piece, text.p + i, text.n - i, &used);
		bool replaced = len != used || memcmp(piece, text.p + i, len);
		if (!pen_char(pen, piece, len, replaced, hit && hit[i] ? CELL_MATCH : 0))
			return;
	}
}

/* False when nothing of the area is on the canvas. */
static bool pen_init(struct pen *pen, struct canvas *c, int row, int col, int width,
		     enum style_id style)
{
	*pen = (struct pen){c, row, col, MIN(col + width, c->cols), -1, (uint8_t)style};
	return row >= 0 && row < c->rows && width > 0 && col < c->cols;
}

int canvas_put(struct canvas *c, int row, int col, int width, enum style_id style,
	       struct slice text)
{
	struct pen pen;

	if (!pen_init(&pen, c, row, col, width, style))
		return 0;
	pen_text(&pen, text, NULL);
	return pen.col - col;
}

int canvas_put_ellipsis(struct canvas *c, int row, int col, int width, enum style_id style,
			struct slice text)
{
	return canvas_put_hits(c, row, col, width, style, text, NULL);
}

int canvas_put_hits(struct canvas *c, int row, int col, int width, enum style_id style,
		    struct slice text, const bool *hit)
{
	struct pen pen;

	if (!pen_init(&pen, c, row, col, width, style))
		return 0;
	if (utf8_width(text.p, text.n) <= pen.end - col) {
		pen_text(&pen, text, hit);
		return pen.col - col;
	}
	pen.end--;
	pen_text(&pen, text, hit);
	pen.end++;
	pen_text(&pen, slice_from(glyph(GLYPH_ELLIPSIS)), NULL);
	return pen.col - col;
}

int canvas_printf(struct canvas *c, int row, int col, int width, enum style_id style,
		  const char *fmt, ...)
{
	va_list ap;
	char *text;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		return 0;
	text = xmalloc((size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(text, (size_t)n + 1, fmt, ap);
	va_end(ap);
	n = canvas_put(c, row, col, width, style, slice_from(text));
	free(text);
	return n;
}

void canvas_fill(struct canvas *c, int row, int col, int width, enum style_id style, const char *ch)
{
	struct pen pen;

	if (!pen_init(&pen, c, row, col, width, style))
		return;
	while (pen.col < pen.end)
		pen_put(&pen, ch, strlen(ch), 1, 0);
}

void canvas_flag(struct canvas *c, int row, int col, int width, unsigned flags)
{
	if (row < 0 || row >= c->rows)
		return;
	for (int i = MAX(col, 0), end = MIN(col + width, c->cols); i < end; i++)
		cell_at(c, row, i)->flags |= (uint8_t)flags;
}

static bool cell_is_blank(const struct cell *cell)
{
	return cell->len == 1 && cell->text[0] == ' ';
}

static char cell_letter(const struct cell *cell)
{
	if (cell->flags & CELL_CARET)
		return '_';
	if (cell->flags & CELL_MATCH)
		return style_letter(STYLE_MATCH);
	if (cell->flags & CELL_CURSOR)
		return style_letter(STYLE_CURSOR);
	if (cell->style == STYLE_NORMAL && cell_is_blank(cell))
		return ' ';
	return style_letter(cell->style);
}

/* Ends a line of a dump: its blanks at the end go. */
static void end_line(struct strbuf *out)
{
	strbuf_rtrim(out);
	strbuf_addch(out, '\n');
}

void canvas_dump(const struct canvas *c, bool styles, struct strbuf *out)
{
	for (int row = 0; row < c->rows; row++) {
		strbuf_addch(out, '|');
		for (int col = 0; col < c->cols; col++)
			strbuf_add(out, cell_at(c, row, col)->text, cell_at(c, row, col)->len);
		end_line(out);
		if (!styles)
			continue;
		strbuf_addch(out, '+');
		for (int col = 0; col < c->cols; col++)
			strbuf_addch(out, cell_letter(cell_at(c, row, col)));
		end_line(out);
	}
}

/* What is wrong with the text of a cell that starts a character. */
static const char *check_text(const struct cell *cell)
{
	uint32_t ch;

	if (!cell->len || cell->len > CELL_BYTES || !utf8_valid(cell->text, cell->len))
		return "a cell's text is not UTF-8";
	utf8_decode(cell->text, cell->len, &ch);
	if (utf8_is_control(ch))
		return "a cell holds a control character";
	if (utf8_width(cell->text, cell->len) != cell->width)
		return "a cell's text has another width than the cell";
	return NULL;
}

static const char *check_row(const struct cell *cell, int cols)
{
	const char *wrong = NULL;

	for (int col = 0; col < cols && !wrong; col += cell[col].width) {
		if (!cell[col].width)
			return "the left half of a wide character is missing";
		if (cell[col].style >= STYLE_NR)
			return "a cell has an unknown style";
		if (cell[col].width == 2 && (col + 1 == cols || cell[col + 1].width))
			return "the right half of a wide character is missing";
		wrong = check_text(&cell[col]);
	}
	return wrong;
}

const char *canvas_check(const struct canvas *c)
{
	const char *wrong = NULL;

	if ((c->cursor_row == -1) != (c->cursor_col == -1) || c->cursor_row < -1 ||
	    c->cursor_row >= c->rows || c->cursor_col < -1 || c->cursor_col >= c->cols)
		return "the cursor is outside the canvas";
	for (int row = 0; row < c->rows && !wrong; row++)
		wrong = check_row(cell_at(c, row, 0), c->cols);
	return wrong;
}
