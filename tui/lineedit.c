/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/lineedit.h"

#include "core/base/utf8.h"

void lineedit_init(struct lineedit *l, const char *text)
{
	strbuf_init(&l->text);
	lineedit_set(l, text);
}

void lineedit_release(struct lineedit *l)
{
	strbuf_release(&l->text);
	l->cursor = 0;
	l->scroll = 0;
}

void lineedit_set(struct lineedit *l, const char *text)
{
	strbuf_reset(&l->text);
	l->cursor = 0;
	l->scroll = 0;
	lineedit_paste(l, slice_from(text));
}

/* Bytes of the character at `pos`, without marks that combine with it; 0 at the end. */
static size_t char_len(const struct lineedit *l, size_t pos)
{
	uint32_t c;

	return pos < l->text.len ? utf8_decode(l->text.buf + pos, l->text.len - pos, &c) : 0;
}

static int char_width(const struct lineedit *l, size_t pos)
{
	return utf8_width(l->text.buf + pos, char_len(l, pos));
}

static size_t next_char(const struct lineedit *l, size_t pos)
{
	pos += char_len(l, pos);
	while (pos < l->text.len && !char_width(l, pos))
		pos += char_len(l, pos);
	return pos;
}

static size_t prev_char(const struct lineedit *l, size_t pos)
{
	while (pos) {
		pos = utf8_prev(l->text.buf, pos);
		if (char_width(l, pos))
			break;
	}
	return pos;
}

/* Start of the word before `pos`: blanks, then what is not blank. */
static size_t prev_word(const struct lineedit *l, size_t pos)
{
	const char *s = l->text.buf;

	while (pos && s[pos - 1] == ' ')
		pos--;
	while (pos && s[pos - 1] != ' ')
		pos--;
	return pos;
}

/* Deletes the bytes from `start` to `end`; the cursor goes where they were. */
static bool delete (struct lineedit *l, size_t start, size_t end)
{
	strbuf_splice(&l->text, start, end - start, "", 0);
	l->cursor = start;
	return start < end;
}

static bool move_to(struct lineedit *l, size_t pos)
{
	l->cursor = pos;
	return false;
}

bool lineedit_command(struct lineedit *l, enum command cmd)
{
	switch (cmd) {
	case CMD_EDIT_LEFT:
		return move_to(l, prev_char(l, l->cursor));
	case CMD_EDIT_RIGHT:
		return move_to(l, next_char(l, l->cursor));
	case CMD_EDIT_HOME:
		return move_to(l, 0);
	case CMD_EDIT_END:
		return move_to(l, l->text.len);
	case CMD_EDIT_BACKSPACE:
		return delete (l, prev_char(l, l->cursor), l->cursor);
	case CMD_EDIT_DELETE:
		return delete (l, l->cursor, next_char(l, l->cursor));
	case CMD_EDIT_KILL:
		return delete (l, 0, l->cursor);
	case CMD_EDIT_WORD:
		return delete (l, prev_word(l, l->cursor), l->cursor);
	case CMD_CLEAR_QUERY:
		return delete (l, 0, l->text.len);
	default:
		return false;
	}
}

bool lineedit_type(struct lineedit *l, uint32_t c)
{
	char utf8[4];
	size_t n = utf8_encode(c, utf8);

	if (utf8_is_control(c) || !utf8_valid(utf8, n))
		return false;
	strbuf_splice(&l->text, l->cursor, 0, utf8, n);
	l->cursor += n;
	return true;
}

bool lineedit_paste(struct lineedit *l, struct slice text)
{
	size_t before = l->text.len;
	uint32_t c;

	for (size_t used; text.n; text.p += used, text.n -= used) {
		used = utf8_decode(text.p, text.n, &c);
		if (used == 1 && c == UTF8_REPLACEMENT)
			continue;
		lineedit_type(l, c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
	}
	return l->text.len != before;
}

void lineedit_replace(struct lineedit *l, size_t from, size_t to, struct slice with)
{
	bool behind = l->cursor > to;

	strbuf_splice(&l->text, from, to - from, with.p, with.n);
	l->cursor = behind ? l->cursor - (to - from) + with.n : from + with.n;
}

/* Scrolls as little as it takes to show the cursor, and no further than the text goes. */
static void scroll_to_cursor(struct lineedit *l, int cursor, int width)
{
	int total = utf8_width(l->text.buf, l->text.len);
	int under = l->cursor < l->text.len ? MAX(char_width(l, l->cursor), 1) : 1;

	if (under > width)
		under = 1;
	l->scroll = MIN(l->scroll, MAX(total + 1 - width, 0));
	l->scroll = MAX(l->scroll, cursor + under - width);
	l->scroll = MIN(l->scroll, cursor);
}

void lineedit_draw(struct lineedit *l, struct canvas *c, int row, int col, int width,
		   enum style_id style)
{
	int cursor = utf8_width(l->text.buf, l->cursor), skipped = 0, taken;
	size_t from = 0;

	width = MIN(width, c->cols - col);
	if (width <= 0 || row < 0 || row >= c->rows)
		return;
	scroll_to_cursor(l, cursor, width);
	for (; skipped < l->scroll && from < l->text.len; from = next_char(l, from))
		skipped += char_width(l, from);
	canvas_fill(c, row, col, width, style, " ");
	taken = skipped - l->scroll; /* 1: half of a wide character is scrolled out */
	canvas_put(c, row, col + taken, width - taken, style,
		   (struct slice){l->text.buf + from, l->text.len - from});
	c->cursor_row = row;
	c->cursor_col = col + cursor - l->scroll;
}
