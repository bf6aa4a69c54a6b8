/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/doc.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "tui/glyph.h"
#include "tui/keymap.h"

#include <stdarg.h>
#include <strings.h>

void doc_release(struct doc *d)
{
	strbuf_release(&d->text);
	free(d->line);
	free(d->row);
	free(d->find);
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
		d->line[d->nr++] = (struct doc_line){.start = d->text.len,
						     .len = end - at,
						     .ref = DOC_NO_REF,
						     .style = (uint8_t)style,
						     .indent = (uint8_t)indent};
		strbuf_add(&d->text, text.p + at, end - at);
		at = end + 1;
	} while (at <= text.n);
}

void doc_field(struct doc *d, int indent, const char *name, struct slice value)
{
	struct strbuf line = STRBUF_INIT;

	strbuf_addf(&line, "%s ", name);
	utf8_visible(&line, value.p, value.n); /* with line ends, so that it is one line */
	doc_add(d, STYLE_VALUE, indent, strbuf_slice(&line));
	d->line[d->nr - 1].head = strlen(name);
	strbuf_release(&line);
}

void doc_set_ref(struct doc *d, uint32_t ref)
{
	d->line[d->nr - 1].ref = ref;
}

void doc_keep_end(struct doc *d)
{
	d->line[d->nr - 1].end_only = true;
}

uint32_t doc_cursor_ref(const struct doc *d)
{
	return d->cursor < d->row_nr ? d->line[d->row[d->cursor].line].ref : DOC_NO_REF;
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

/* Puts the focus on a row, scrolling as little as shows it. */
static void focus(struct doc *d, int64_t row, size_t rows)
{
	int64_t last = (int64_t)d->row_nr - 1, top = (int64_t)d->top;

	row = MAX(MIN(row, last), 0);
	d->cursor = (size_t)row;
	scroll_to(d, MAX(MIN(top, row), row - (int64_t)rows + 1), rows);
}

static void move(struct doc *d, int64_t by, size_t rows)
{
	if (d->pick)
		focus(d, (int64_t)d->cursor + by, rows);
	else
		scroll_to(d, (int64_t)d->top + by, rows);
}

bool doc_command(struct doc *d, int command, size_t rows)
{
	int64_t page = MAX((int64_t)rows, 2) - 1, all = (int64_t)d->row_nr;

	switch (command) {
	case CMD_UP:
		return move(d, -1, rows), true;
	case CMD_DOWN:
		return move(d, 1, rows), true;
	case CMD_PAGE_UP:
		return move(d, -page, rows), true;
	case CMD_PAGE_DOWN:
		return move(d, page, rows), true;
	case CMD_HALF_UP:
		return move(d, -page / 2 - 1, rows), true;
	case CMD_HALF_DOWN:
		return move(d, page / 2 + 1, rows), true;
	case CMD_FIRST:
		return move(d, -all, rows), true;
	case CMD_LAST:
		return move(d, all, rows), true;
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

	return l->indent + (r->start == l->start || l->end_only ? 0 : 2);
}

static void add_row(struct doc *d, size_t line, size_t start, size_t len)
{
	ALLOC_GROW(d->row, d->row_nr + 1, d->row_cap);
	d->row[d->row_nr++] = (struct doc_row){line, start, len};
}

/* The end of the text, as much of it as there is room for behind an ellipsis. */
static size_t end_bytes(struct slice text, int width)
{
	struct slice end = text;
	int needed = utf8_width(text.p, text.n);
	uint32_t c;

	while (end.n && needed > width - (end.n < text.n)) {
		size_t n = utf8_decode(end.p, end.n, &c);
		needed -= utf8_width(end.p, n);
		end.p += n;
		end.n -= n;
	}
	return end.n;
}

/* Makes the rows for a width; the first line on the screen stays there. */
static void lay_out(struct doc *d, int width)
{
	size_t first = d->top < d->row_nr ? d->row[d->top].line : SIZE_MAX;
	size_t focused = d->cursor < d->row_nr ? d->row[d->cursor].line : SIZE_MAX;

	d->row_nr = 0;
	for (size_t i = 0; i < d->nr; i++) {
		struct doc_row rest = {i, d->line[i].start, d->line[i].len};
		if (i == first)
			d->top = d->row_nr;
		if (i == focused)
			d->cursor = d->row_nr;
		if (d->line[i].end_only) {
			struct slice text = {d->text.buf + rest.start, rest.len};
			size_t n = end_bytes(text, width - d->line[i].indent);
			add_row(d, i, rest.start + rest.len - n, n);
			continue;
		}
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

/* The next place of the searched text in `in` at or after `from`; in.n when there is none. */
static size_t next_place(const struct doc *d, struct slice in, size_t from)
{
	size_t n = strlen(d->find);
	bool exact = false;

	for (const char *c = d->find; *c; c++)
		exact |= *c >= 'A' && *c <= 'Z';
	for (; from + n <= in.n; from++)
		if (exact ? !memcmp(in.p + from, d->find, n)
			  : !strncasecmp(in.p + from, d->find, n))
			return from;
	return in.n;
}

static struct slice line_text(const struct doc *d, size_t line)
{
	return (struct slice){d->text.buf + d->line[line].start, d->line[line].len};
}

/* Does a place of the searched text begin in the row? */
static bool is_found(const struct doc *d, const struct doc_row *r)
{
	size_t from = r->start - d->line[r->line].start;

	return next_place(d, line_text(d, r->line), from) < from + r->len;
}

void doc_find(struct doc *d, const char *text)
{
	free(d->find);
	d->find = text && *text ? xstrdup(text) : NULL;
}

bool doc_find_next(struct doc *d, bool back, size_t rows)
{
	bool seen = d->cursor >= d->top && d->cursor < d->top + rows;
	size_t at = seen ? d->cursor : d->top;

	for (size_t i = 0; d->find && i < d->row_nr; i++) {
		/* what is on the screen but not focused may be the first place itself */
		if (i || seen)
			at = (at + (back ? d->row_nr - 1 : 1)) % d->row_nr;
		if (!is_found(d, &d->row[at]))
			continue;
		focus(d, (int64_t)at, rows);
		return true;
	}
	return false;
}

/* Which bytes of the row belong to places of the searched text. */
static bool *find_hits(const struct doc *d, const struct doc_row *r)
{
	size_t from = r->start - d->line[r->line].start, end = from + r->len;
	struct slice text = line_text(d, r->line);
	bool *hit = xcalloc(r->len + 1, sizeof(*hit));
	size_t n = d->find ? strlen(d->find) : 0;

	for (size_t at = n ? next_place(d, text, 0) : end; at < end;
	     at = next_place(d, text, at + n))
		for (size_t i = MAX(at, from); i < MIN(at + n, end); i++)
			hit[i - from] = true;
	return hit;
}

static void draw_row(const struct doc *d, const struct doc_row *r, struct canvas *c, int row,
		     int col, int width)
{
	const struct doc_line *l = &d->line[r->line];
	size_t head = r->start == l->start ? MIN(l->head, r->len) : 0;
	const char *text = d->text.buf + r->start;
	int indent = row_indent(d, r), used;
	bool *hit = find_hits(d, r);

	if (l->end_only && r->start > l->start)
		indent += canvas_put(c, row, col + indent, width - indent, l->style,
				     slice_from(glyph(GLYPH_ELLIPSIS)));
	used = indent + canvas_put_hits(c, row, col + indent, width - indent, STYLE_LABEL,
					(struct slice){text, head}, hit);
	canvas_put_hits(c, row, col + used, width - used, l->style,
			(struct slice){text + head, r->len - head}, hit + head);
	free(hit);
}

void doc_draw(struct doc *d, struct canvas *c, int row, int rows, int col, int width)
{
	size_t visible = (size_t)MAX(rows, 0);

	if (d->width != width)
		lay_out(d, width);
	d->bottom = d->row_nr > visible ? d->row_nr - visible : 0;
	d->top = MIN(d->top, d->bottom);
	if (d->pick)
		focus(d, (int64_t)d->cursor, visible);
	for (size_t i = 0; i < visible && d->top + i < d->row_nr; i++) {
		draw_row(d, &d->row[d->top + i], c, row + (int)i, col, width);
		if ((d->pick || d->find) && d->top + i == d->cursor)
			canvas_flag(c, row + (int)i, col, width, CELL_CURSOR);
	}
}
