/* SPDX-License-Identifier: MPL-2.0 */
/* One line of text being typed: the filter line, titles, file names. */
#ifndef TUI_LINEEDIT_H
#define TUI_LINEEDIT_H

#include "core/base/strbuf.h"
#include "tui/canvas.h"
#include "tui/keymap.h"

struct lineedit {
	struct strbuf text; /* UTF-8 */
	size_t cursor;	    /* byte offset of the character it stands on */
	int scroll;	    /* columns scrolled out on the left */
};

void lineedit_init(struct lineedit *l, const char *text); /* cursor at the end */
void lineedit_release(struct lineedit *l);
void lineedit_set(struct lineedit *l, const char *text);
/* Does an editing command (CMD_EDIT_*, CMD_CLEAR_QUERY); true when the text changed. */
bool lineedit_command(struct lineedit *l, enum command cmd);
/* Types a character, or pastes text (line ends become blanks, other controls are dropped). */
bool lineedit_type(struct lineedit *l, uint32_t c);
bool lineedit_paste(struct lineedit *l, struct slice text);
/* Puts other text in the place of some bytes; the cursor keeps its place, or goes behind it. */
void lineedit_replace(struct lineedit *l, size_t from, size_t to, struct slice with);
/* Draws into `width` columns, scrolled so that the cursor is visible, and puts the cursor there. */
void lineedit_draw(struct lineedit *l, struct canvas *c, int row, int col, int width,
		   enum style_id style);

#endif
