/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/doc.h"
#include "core/base/alloc.h"
#include "tui/keymap.h"

#include <stdarg.h>

void doc_release(struct doc *d)
{
	strbuf_release(&d->text);
	free(d->line);
	*d = (struct doc){.text = STRBUF_INIT};
}

void doc_clear(struct doc *d)
{
	strbuf_reset(&d->text);
	d->nr = 0;
}

void doc_add(struct doc *d, enum style_id style, int indent, struct slice text)
{
	size_t at = 0;

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
	int64_t last = (int64_t)d->nr - (int64_t)rows;

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
		return scroll_to(d, (int64_t)d->nr, rows), true;
	default:
		return false;
	}
}

void doc_next_section(struct doc *d)
{
	size_t i = d->top + 1;

	while (i < d->nr && !d->line[i].section)
		i++;
	d->top = i < d->nr ? i : 0;
}

void doc_draw(struct doc *d, struct canvas *c, int row, int rows, int col, int width)
{
	size_t visible = (size_t)MAX(rows, 0);

	if (d->top + visible > d->nr && d->nr < visible)
		d->top = 0;
	for (size_t i = 0; i < visible && d->top + i < d->nr; i++) {
		const struct doc_line *l = &d->line[d->top + i];
		struct slice text = {d->text.buf + l->start, l->len};
		canvas_put_ellipsis(c, row + (int)i, col + l->indent, width - l->indent, l->style,
				    text);
	}
}
