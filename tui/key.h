/* SPDX-License-Identifier: MPL-2.0 */
/* Keys, and their names in help, configuration and tests: "a", "C-a", "M-x", "<Enter>", "M-<BS>". */
#ifndef TUI_KEY_H
#define TUI_KEY_H

#include "core/base/base.h"

/* id, name between < and > */
#define KEY_LIST(X)          \
	X(ENTER, "Enter")    \
	X(TAB, "Tab")        \
	X(BACKTAB, "S-Tab")  \
	X(ESC, "Esc")        \
	X(BACKSPACE, "BS")   \
	X(DELETE, "Del")     \
	X(INSERT, "Ins")     \
	X(UP, "Up")          \
	X(DOWN, "Down")      \
	X(LEFT, "Left")      \
	X(RIGHT, "Right")    \
	X(HOME, "Home")      \
	X(END, "End")        \
	X(PAGE_UP, "PgUp")   \
	X(PAGE_DOWN, "PgDn") \
	X(SPACE, "Space")    \
	X(F1, "F1")          \
	X(F2, "F2")          \
	X(F3, "F3")          \
	X(F4, "F4")          \
	X(F5, "F5")          \
	X(F6, "F6")          \
	X(F7, "F7")          \
	X(F8, "F8")          \
	X(F9, "F9")          \
	X(F10, "F10")        \
	X(F11, "F11")        \
	X(F12, "F12")

enum { K_BASE = 0x110000 }; /* above every character */
enum key_id {
	K_NONE = K_BASE,
#define X(id, name) K_##id,
	KEY_LIST(X)
#undef X
		K_LAST
};

#define KEY_CTRL (1u << 24)
#define KEY_META (1u << 25)

/*
 * A key is one number: a character or enum key_id, with KEY_CTRL (letters are
 * lower case then) and KEY_META. The space bar is K_SPACE; Ctrl-I, Ctrl-M and
 * Ctrl-[ cannot be told from Tab, Enter and Esc and are those.
 */
typedef uint32_t tkey;

/* Reads one key name at the start of `s`; sets *used. 0 when it is not one. */
tkey key_parse(struct slice s, size_t *used);
/* Writes the name to `out` (terminated). */
void key_print(tkey k, char out[32]);
/* The character a key types, or 0: K_SPACE is ' '. */
uint32_t key_char(tkey k);

/* The key behind a character that a terminal sends: Enter for '\r', Ctrl-A for 1; 0: none. */
tkey key_of_char(uint32_t c);

#endif
