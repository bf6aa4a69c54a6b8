/* SPDX-License-Identifier: MPL-2.0 */
/* Pieces that several views draw. */
#include "core/base/base.h"
#include "tui/view.h"
#include "core/base/utf8.h"
#include "tui/glyph.h"

void key_for_people(const char *name, char out[32])
{
	size_t n = strlen(name);

	if (n == 3 && !strncmp(name, "C-", 2))
		snprintf(out, 32, "^%c", name[2] >= 'a' && name[2] <= 'z' ? name[2] - 32 : name[2]);
	else if (n > 2 && *name == '<' && name[n - 1] == '>')
		snprintf(out, 32, "%.*s", (int)MIN(n - 2, 31), name + 1);
	else
		snprintf(out, 32, "%s", name);
}

void draw_hline(struct canvas *c, int row)
{
	canvas_fill(c, row, 0, c->cols, STYLE_BORDER, glyph(GLYPH_HLINE));
}

void draw_bottom(struct app *a, struct canvas *c, enum context context, const struct hint *hint,
		 size_t nr, const char *right)
{
	int row = c->rows - 1, col = 1, room = c->cols - 1;
	int right_width = utf8_width(right, strlen(right));

	if (a->note.len) {
		canvas_put_ellipsis(c, row, 1, room, a->note_style, strbuf_slice(&a->note));
		return;
	}
	for (size_t i = 0; i < nr; i++) {
		const char *key = keymap_key(context, hint[i].command);
		char shown[32];
		int width;
		if (!*key)
			continue;
		key_for_people(key, shown);
		width = utf8_width(shown, strlen(shown)) + 1 +
			utf8_width(hint[i].text, strlen(hint[i].text));
		if (col + width > c->cols)
			break;
		col += canvas_put(c, row, col, c->cols - col, STYLE_KEY, slice_from(shown)) + 1;
		col += canvas_put(c, row, col, c->cols - col, STYLE_HINT,
				  slice_from(hint[i].text)) +
		       2;
	}
	if (*right && col + right_width < c->cols)
		canvas_put(c, row, c->cols - right_width - 1, right_width, STYLE_WARNING,
			   slice_from(right));
}
