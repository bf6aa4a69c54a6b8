/* SPDX-License-Identifier: MPL-2.0 */
/* Signs on the screen, in UTF-8 and in ASCII. Each takes the same columns in both. */
#ifndef TUI_GLYPH_H
#define TUI_GLYPH_H

#include "core/base/base.h"

/* id, UTF-8, ASCII */
#define GLYPH_LIST(X)          \
	X(MARK_NONE, "○", ".") \
	X(MARK_SOME, "◐", "~") \
	X(MARK_ALL, "◉", "x")  \
	X(OPEN, "▾", "-")      \
	X(CLOSED, "▸", "+")    \
	X(FOCUS, "▌", ">")     \
	X(ELLIPSIS, "…", "~")  \
	X(HLINE, "─", "-")     \
	X(VLINE, "│", "|")     \
	X(TEE_DOWN, "┬", "+")  \
	X(TEE_UP, "┴", "+")    \
	X(BAR, "█", "#")       \
	X(DOT, "·", "-")       \
	X(OK, "✓", "*")

enum glyph {
#define X(id, utf8, ascii) GLYPH_##id,
	GLYPH_LIST(X)
#undef X
		GLYPH_NR
};

/* Chooses the set; UTF-8 until then. */
void glyph_use_utf8(bool utf8);
const char *glyph(enum glyph g);

#endif
