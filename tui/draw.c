/* SPDX-License-Identifier: MPL-2.0 */
/* Pieces that several views draw. */
#include "core/base/base.h"
#include "tui/view.h"
#include "core/base/utf8.h"
#include "tui/glyph.h"

void key_for_people(const char *name, char out[32])
{
	size_t n = strlen(name);
	char rest[32];

	if (n == 3 && !strncmp(name, "C-", 2))
		snprintf(out, 32, "^%c", name[2] >= 'a' && name[2] <= 'z' ? name[2] - 32 : name[2]);
	else if (n > 2 && !strncmp(name, "M-", 2))
		key_for_people(name + 2, rest), snprintf(out, 32, "Alt-%.27s", rest);
	else if (n > 2 && *name == '<' && name[n - 1] == '>')
		snprintf(out, 32, "%.*s", (int)MIN(n - 2, 31), name + 1);
	else
		snprintf(out, 32, "%s", name);
}

void add_node_name(struct strbuf *out, const struct tree *t, uint32_t node)
{
	static const char dot[] = "·"; /* core/tree/name.c joins levels with it */
	struct strbuf name = STRBUF_INIT;
	const char *p;

	tree_name(t, node, &name);
	p = name.buf;
	for (const char *at; (at = strstr(p, dot)); p = at + strlen(dot)) {
		strbuf_add(out, p, (size_t)(at - p));
		strbuf_addstr(out, glyph(GLYPH_DOT));
	}
	strbuf_addstr(out, p);
	strbuf_release(&name);
}

void draw_hline(struct canvas *c, int row)
{
	canvas_fill(c, row, 0, c->cols, STYLE_BORDER, glyph(GLYPH_HLINE));
}

int draw_reading(struct canvas *c, struct doc *d)
{
	bool lines = c->rows >= 8;
	int row = 1 + lines, rows = MAX(c->rows - 2 * row, 0);

	if (lines) {
		draw_hline(c, 1);
		draw_hline(c, c->rows - 2);
	}
	doc_draw(d, c, row, rows, 1, c->cols - 1);
	if (d->find && d->cursor >= d->top && d->cursor < d->top + (size_t)rows)
		row += (int)(d->cursor - d->top);
	c->cursor_row = MIN(row, c->rows - 1);
	c->cursor_col = 0;
	return rows;
}

/* One hint; returns the columns it took, 0 when it has no room. */
static int draw_hint(struct canvas *c, int col, int end, const char *key, const char *text)
{
	int row = c->rows - 1, from = col;

	if (col + utf8_width(key, strlen(key)) + 1 + utf8_width(text, strlen(text)) > end)
		return 0;
	col += canvas_put(c, row, col, end - col, STYLE_KEY, slice_from(key)) + 1;
	col += canvas_put(c, row, col, end - col, STYLE_HINT, slice_from(text)) + 2;
	return col - from;
}

/* What stands on the right goes before hints, but not on a screen too narrow for both. */
void draw_bottom(struct app *a, struct canvas *c, enum context context, const struct hint *hint,
		 size_t nr, const char *right)
{
	int row = c->rows - 1, col = 1, end = c->cols;
	int right_width = utf8_width(right, strlen(right));
	char key[32];

	if (a->note.len) {
		canvas_put_ellipsis(c, row, 1, c->cols - 1, a->note_style, strbuf_slice(&a->note));
		return;
	}
	if (right_width && c->cols >= 40) {
		end -= right_width + 1;
		canvas_put(c, row, end, right_width, STYLE_WARNING, slice_from(right));
		end -= 2;
	}
	for (size_t i = 0; i < nr; i++) {
		key_for_people(keymap_key(context, hint[i].command), key);
		if (*key && hint[i].text)
			col += draw_hint(c, col, end, key, hint[i].text);
	}
}
