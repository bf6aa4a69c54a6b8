/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/doc.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "tui/keymap.h"

#include <stdarg.h>

void doc_release(struct doc *d)
{
	strbuf_release(&d->text);
	free(d->line);
	free(d->row);
	*d = (struct doc){.text = STRBUF_INIT};
}

void doc_clear(struct doc *d)
{
	strbuf_reset(&d->text);
	d->nr = 0;
	d->width = 0;
}

void doc_add(struct doc *d, enum style_id style, int indent, struct slice text)
{
	size_t at = 0;

	d->width = 0;
	do {
		const char *nl = text.n > at ? memchr(text.p + at, '\n', text.n - at) : NULL;
		size_t end = nl ? (size_t)(nl - text.p) : text.n;
		ALLOC_GROW(d->line, d->nr + 1, d->cap);
		d->line[d->nr++] = (struct doc_line){d->text.len, end - at, (uint8_t)style,
						     (uint8_t)indent, false};
		strbuf_add(&d->text, text.p + at, end - at);
		at = end + 1;
	} while (at <= text.n);
}

struct slice doc_last(const struct doc *d)
{
	const struct doc_line *l = d->nr ? &d->line[d->nr - 1] : NULL;

	return l ? (struct slice){d->text.buf + l->start, l->len} : (struct slice){"", 0};
}

void doc_drop_last(struct doc *d)
{
	if (d->nr)
		d->nr--;
}

void doc_addf(struct doc *d, enum style_id style, int indent, const char *fmt, ...)
{
	char line[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	doc_add(d, style, indent, slice_from(line));
}

void doc_section(struct doc *d, const char *title)
{
	if (d->nr)
		doc_add(d, STYLE_NORMAL, 0, (struct slice){"", 0});
	doc_add(d, STYLE_TITLE, 0, slice_from(title));
	d->line[d->nr - 1].section = true;
}

static void scroll_to(struct doc *d, int64_t top, size_t rows)
{
	int64_t last = (int64_t)d->row_nr - (int64_t)rows;

	top = MIN(top, last);
	d->top = (size_t)MAX(top, 0);
}

bool doc_command(struct doc *d, int command, size_t rows)
{
	int64_t top = (int64_t)d->top, page = MAX((int64_t)rows, 2) - 1;

	switch (command) {
	case CMD_UP:
		return scroll_to(d, top - 1, rows), true;
	case CMD_DOWN:
		return scroll_to(d, top + 1, rows), true;
	case CMD_PAGE_UP:
		return scroll_to(d, top - page, rows), true;
	case CMD_PAGE_DOWN:
		return scroll_to(d, top + page, rows), true;
	case CMD_HALF_UP:
		return scroll_to(d, top - page / 2 - 1, rows), true;
	case CMD_HALF_DOWN:
		return scroll_to(d, top + page / 2 + 1, rows), true;
	case CMD_FIRST:
		return scroll_to(d, 0, rows), true;
	case CMD_LAST:
		return scroll_to(d, (int64_t)d->row_nr, rows), true;
	default:
		return false;
	}
}

static bool starts_section(const struct doc *d, const struct doc_row *r)
{
	return d->line[r->line].section && d->line[r->line].start == r->start;
}

void doc_next_section(struct doc *d)
{
	size_t i = d->top + 1;

	while (i < d->row_nr && !starts_section(d, &d->row[i]))
		i++;
	d->top = d->top < d->bottom && i < d->row_nr ? i : 0;
}

/* Bytes of the text that stand in one row: up to the last blank that fits, one character at least. */
static size_t row_bytes(struct slice text, int width)
{
	size_t at = 0, blank = 0, used;
	bool seen = false; /* a blank at the start is no place to break */
	char piece[16];
	int cols = 0;

	for (; at < text.n; at += used) {
		size_t n = utf8_visible_char(piece, text.p + at, text.n - at, &used);
		cols += utf8_width(piece, n);
		if (cols > width && at)
			return blank ? blank : at;
		seen |= text.p[at] != ' ';
		if (seen && text.p[at] == ' ')
			blank = at + used;
	}
	return at;
}

static int row_indent(const struct doc *d, const struct doc_row *r)
{
	const struct doc_line *l = &d->line[r->line];

	return l->indent + (r->start == l->start ? 0 : 2);
}

static void add_row(struct doc *d, size_t line, size_t start, size_t len)
{
	ALLOC_GROW(d->row, d->row_nr + 1, d->row_cap);
	d->row[d->row_nr++] = (struct doc_row){line, start, len};
}

/* Makes the rows for a width; the first line on the screen stays there. */
static void lay_out(struct doc *d, int width)
{
	size_t first = d->top < d->row_nr ? d->row[d->top].line : SIZE_MAX;

	d->row_nr = 0;
	for (size_t i = 0; i < d->nr; i++) {
		struct doc_row rest = {i, d->line[i].start, d->line[i].len};
		if (i == first)
			d->top = d->row_nr;
		do {
			struct slice text = {d->text.buf + rest.start, rest.len};
			size_t n = row_bytes(text, MAX(width - row_indent(d, &rest), 1));
			add_row(d, i, rest.start, n);
			rest.start += n;
			rest.len -= n;
		} while (rest.len);
	}
	d->width = width;
}

void doc_draw(struct doc *d, struct canvas *c, int row, int rows, int col, int width)
{
	size_t visible = (size_t)MAX(rows, 0);

	if (d->width != width)
		lay_out(d, width);
	d->bottom = d->row_nr > visible ? d->row_nr - visible : 0;
	d->top = MIN(d->top, d->bottom);
	for (size_t i = 0; i < visible && d->top + i < d->row_nr; i++) {
		const struct doc_row *r = &d->row[d->top + i];
		int indent = row_indent(d, r);
		canvas_put(c, row + (int)i, col + indent, width - indent, d->line[r->line].style,
			   (struct slice){d->text.buf + r->start, r->len});
	}
}
