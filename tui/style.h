/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Everything on the screen that a theme can colour, and the theme files that
 * do. Format of a theme file: doc/formats.md.
 */
#ifndef TUI_STYLE_H
#define TUI_STYLE_H

#include "core/base/err.h"

/* id, name in theme files, letter in screen tests, description */
#define STYLE_LIST(X)                                                              \
	X(NORMAL, "normal", '.', "everything that has no style of its own")        \
	X(TITLE, "title", 't', "name of the program and of the screen")            \
	X(SOURCE, "source", 's', "which graph this is and how old")                \
	X(PROMPT, "prompt", '>', "the sign before the filter line")                \
	X(QUERY, "query", 'q', "text being typed")                                 \
	X(COUNT, "count", 'n', "numbers: matches, totals, marked")                 \
	X(ERROR, "error", 'E', "what is wrong with a query, failures")             \
	X(WARNING, "warning", 'W', "notes that need attention")                    \
	X(SUCCESS, "success", 'S', "what went well")                               \
	X(BORDER, "border", 'b', "lines between parts of the screen")              \
	X(GUIDE, "guide", 'g', "fold signs and tree lines")                        \
	X(BRANCH, "branch", 'B', "names of branches")                              \
	X(LEAF, "leaf", 'l', "names of tasks")                                     \
	X(MARK_ALL, "mark.all", 'a', "sign: everything marked")                    \
	X(MARK_SOME, "mark.some", 'h', "sign: some marked")                        \
	X(MARK_NONE, "mark.none", 'o', "sign: nothing marked")                     \
	X(MATCH, "match", 'M', "laid over characters that the query matched")      \
	X(CURSOR, "cursor", 'C', "laid over the focused row")                      \
	X(LABEL, "label", 'L', "names of fields in the details and in the review") \
	X(VALUE, "value", 'v', "values of fields")                                 \
	X(TEXT, "text", 'x', "commit message and JSON in the review")              \
	X(KEY, "key", 'k', "keys in the bottom line and in help")                  \
	X(HINT, "hint", 'i', "what a key does")                                    \
	X(BAR, "bar", '#', "bars that show a share")

enum style_id {
#define X(id, name, letter, text) STYLE_##id,
	STYLE_LIST(X)
#undef X
		STYLE_NR
};

const char *style_name(enum style_id id);
char style_letter(enum style_id id);
const char *style_text(enum style_id id);

#define COLOR_DEFAULT (-1)		/* the terminal's own */
#define COLOR_RGB(v)  (0x1000000 | (v)) /* 0xrrggbb; below 256: palette index */

enum style_attr {
	ATTR_BOLD = 1 << 0,
	ATTR_DIM = 1 << 1,
	ATTR_UNDERLINE = 1 << 2,
	ATTR_REVERSE = 1 << 3,
	ATTR_ITALIC = 1 << 4,
};

struct style {
	int32_t fg, bg;
	unsigned attr;
};

/* The terminal backgrounds a theme was made for. */
enum theme_background { BACKGROUND_ANY, BACKGROUND_DARK, BACKGROUND_LIGHT };

struct theme {
	char name[32];
	enum theme_background background;
	struct style style[STYLE_NR];
};

/*
 * Finds and reads a theme: a path (has '/' or ends in ".theme"), else NAME.theme
 * in the user's themes folder, else one that is part of the program. -1:
 * "FILE:LINE: ..." or "no theme named 'x' (did you mean 'y'? there are: ...)".
 */
int theme_load(struct theme *t, const char *arg, struct err *err) MUST_USE;
/* Reads a theme from text; `where` names it in errors. */
int theme_parse(struct theme *t, struct slice text, const char *where, struct err *err) MUST_USE;
/* The built-in names, NULL-terminated, default first. */
const char *const *theme_names(void);

/*
 * The style of a cell: "normal", base, cursor and match laid over each other in
 * this order. A colour that is default lets the lower one show, attributes add
 * up, and a reversed cursor row has no colours (each would be a block of its own).
 */
struct style theme_merge(const struct theme *t, enum style_id base, unsigned cell_flags);

/*
 * Makes a theme fit a terminal of `colors` colours: palette entries instead of
 * RGB; nothing but attributes when there are none (a cursor row that had its
 * background only is reversed); no black text where black stood for a dark grey.
 */
void theme_adapt(struct theme *t, int colors);

/* Nearest palette entry of an RGB colour when only `colors` (8, 16, 256) exist; others unchanged. */
int style_quantize(int32_t color, int colors);
/* 0xrrggbb of a palette entry (0 to 255) as xterm shows it, or of an RGB colour. */
uint32_t style_rgb(int32_t color);

#endif
