/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/keymap.h"

/* clang-format off */
/* Keys of every context. */
#define COMMON(ctx)                            \
	{CONTEXT_##ctx, "C-c", CMD_CANCEL},    \
	{CONTEXT_##ctx, "C-z", CMD_SUSPEND},   \
	{CONTEXT_##ctx, "C-l", CMD_REDRAW}

/* What is bound first for a command is what the bottom line shows. */
static const struct binding table[] = {
	{CONTEXT_FILTER, "<Up>", CMD_UP},
	{CONTEXT_FILTER, "C-p", CMD_UP},
	{CONTEXT_FILTER, "C-k", CMD_UP},
	{CONTEXT_FILTER, "<Down>", CMD_DOWN},
	{CONTEXT_FILTER, "C-n", CMD_DOWN},
	{CONTEXT_FILTER, "C-j", CMD_DOWN},
	{CONTEXT_FILTER, "<PgUp>", CMD_PAGE_UP},
	{CONTEXT_FILTER, "<PgDn>", CMD_PAGE_DOWN},
	{CONTEXT_FILTER, "<Right>", CMD_OPEN},
	{CONTEXT_FILTER, "<Left>", CMD_CLOSE},
	{CONTEXT_FILTER, "<Tab>", CMD_MARK_DOWN},
	{CONTEXT_FILTER, "<S-Tab>", CMD_MARK_UP},
	{CONTEXT_FILTER, "C-a", CMD_MARK_ALL},
	{CONTEXT_FILTER, "C-d", CMD_UNMARK_ALL},
	{CONTEXT_FILTER, "C-t", CMD_TOGGLE_ALL},
	{CONTEXT_FILTER, "M-u", CMD_UNDO},
	{CONTEXT_FILTER, "M-e", CMD_REDO},
	{CONTEXT_FILTER, "M-c", CMD_CLEAR_MARKS},
	{CONTEXT_FILTER, "M-<BS>", CMD_CLEAR_QUERY},
	{CONTEXT_FILTER, "<BS>", CMD_EDIT_BACKSPACE},
	{CONTEXT_FILTER, "C-h", CMD_EDIT_BACKSPACE},
	{CONTEXT_FILTER, "<Del>", CMD_EDIT_DELETE},
	{CONTEXT_FILTER, "C-u", CMD_EDIT_KILL},
	{CONTEXT_FILTER, "C-w", CMD_EDIT_WORD},
	{CONTEXT_FILTER, "C-b", CMD_EDIT_LEFT},
	{CONTEXT_FILTER, "C-f", CMD_EDIT_RIGHT},
	{CONTEXT_FILTER, "<Home>", CMD_EDIT_HOME},
	{CONTEXT_FILTER, "<End>", CMD_EDIT_END},
	{CONTEXT_FILTER, "C-e", CMD_EDIT_END},
	{CONTEXT_FILTER, "<Enter>", CMD_REVIEW},
	{CONTEXT_FILTER, "<Esc>", CMD_TO_TREE},
	{CONTEXT_FILTER, "<F2>", CMD_GROUPING},
	{CONTEXT_FILTER, "M-g", CMD_GROUPING},
	{CONTEXT_FILTER, "<F3>", CMD_RANKED},
	{CONTEXT_FILTER, "M-r", CMD_RANKED},
	{CONTEXT_FILTER, "<F4>", CMD_ONLY_MARKED},
	{CONTEXT_FILTER, "M-m", CMD_ONLY_MARKED},
	{CONTEXT_FILTER, "<F5>", CMD_FULL},
	{CONTEXT_FILTER, "M-f", CMD_FULL},
	{CONTEXT_FILTER, "<F6>", CMD_DETAILS},
	{CONTEXT_FILTER, "M-d", CMD_DETAILS},
	{CONTEXT_FILTER, "M-+", CMD_OPEN_ALL},
	{CONTEXT_FILTER, "M--", CMD_CLOSE_ALL},
	{CONTEXT_FILTER, "M-*", CMD_TOGGLE_BELOW},
	{CONTEXT_FILTER, "M-s", CMD_SAVE},
	{CONTEXT_FILTER, "M-p", CMD_PRINT},
	{CONTEXT_FILTER, "<F1>", CMD_HELP},
	COMMON(FILTER),

	{CONTEXT_TREE, "k", CMD_UP},
	{CONTEXT_TREE, "<Up>", CMD_UP},
	{CONTEXT_TREE, "C-p", CMD_UP},
	{CONTEXT_TREE, "j", CMD_DOWN},
	{CONTEXT_TREE, "<Down>", CMD_DOWN},
	{CONTEXT_TREE, "C-n", CMD_DOWN},
	{CONTEXT_TREE, "l", CMD_OPEN},
	{CONTEXT_TREE, "<Right>", CMD_OPEN},
	{CONTEXT_TREE, "h", CMD_CLOSE},
	{CONTEXT_TREE, "<Left>", CMD_CLOSE},
	{CONTEXT_TREE, "g", CMD_FIRST},
	{CONTEXT_TREE, "<Home>", CMD_FIRST},
	{CONTEXT_TREE, "G", CMD_LAST},
	{CONTEXT_TREE, "<End>", CMD_LAST},
	{CONTEXT_TREE, "C-u", CMD_HALF_UP},
	{CONTEXT_TREE, "C-d", CMD_HALF_DOWN},
	{CONTEXT_TREE, "C-b", CMD_PAGE_UP},
	{CONTEXT_TREE, "<PgUp>", CMD_PAGE_UP},
	{CONTEXT_TREE, "C-f", CMD_PAGE_DOWN},
	{CONTEXT_TREE, "<PgDn>", CMD_PAGE_DOWN},
	{CONTEXT_TREE, "+", CMD_OPEN_ALL},
	{CONTEXT_TREE, "-", CMD_CLOSE_ALL},
	{CONTEXT_TREE, "*", CMD_TOGGLE_BELOW},
	{CONTEXT_TREE, "<Space>", CMD_MARK},
	{CONTEXT_TREE, "<Tab>", CMD_MARK_DOWN},
	{CONTEXT_TREE, "<S-Tab>", CMD_MARK_UP},
	{CONTEXT_TREE, "a", CMD_MARK_ALL},
	{CONTEXT_TREE, "C-a", CMD_MARK_ALL},
	{CONTEXT_TREE, "A", CMD_UNMARK_ALL},
	{CONTEXT_TREE, "v", CMD_TOGGLE_ALL},
	{CONTEXT_TREE, "C-t", CMD_TOGGLE_ALL},
	{CONTEXT_TREE, "C", CMD_CLEAR_MARKS},
	{CONTEXT_TREE, "u", CMD_UNDO},
	{CONTEXT_TREE, "C-r", CMD_REDO},
	{CONTEXT_TREE, "U", CMD_REDO},
	{CONTEXT_TREE, "t", CMD_GROUPING},
	{CONTEXT_TREE, "<F2>", CMD_GROUPING},
	{CONTEXT_TREE, "r", CMD_RANKED},
	{CONTEXT_TREE, "<F3>", CMD_RANKED},
	{CONTEXT_TREE, "m", CMD_ONLY_MARKED},
	{CONTEXT_TREE, "<F4>", CMD_ONLY_MARKED},
	{CONTEXT_TREE, "f", CMD_FULL},
	{CONTEXT_TREE, "<F5>", CMD_FULL},
	{CONTEXT_TREE, "d", CMD_DETAILS},
	{CONTEXT_TREE, "<F6>", CMD_DETAILS},
	{CONTEXT_TREE, "/", CMD_TO_FILTER},
	{CONTEXT_TREE, "M-<BS>", CMD_CLEAR_QUERY},
	{CONTEXT_TREE, "<Enter>", CMD_REVIEW},
	{CONTEXT_TREE, "s", CMD_SAVE},
	{CONTEXT_TREE, "P", CMD_PRINT},
	{CONTEXT_TREE, "q", CMD_QUIT},
	{CONTEXT_TREE, "?", CMD_HELP},
	{CONTEXT_TREE, "<F1>", CMD_HELP},
	COMMON(TREE),

	{CONTEXT_REVIEW, "p", CMD_PUSH},
	{CONTEXT_REVIEW, "j", CMD_JSON},
	{CONTEXT_REVIEW, "e", CMD_TITLE},
	{CONTEXT_REVIEW, "s", CMD_SAVE},
	{CONTEXT_REVIEW, "P", CMD_PRINT},
	{CONTEXT_REVIEW, "<Up>", CMD_UP},
	{CONTEXT_REVIEW, "k", CMD_UP},
	{CONTEXT_REVIEW, "<Down>", CMD_DOWN},
	{CONTEXT_REVIEW, "<PgUp>", CMD_PAGE_UP},
	{CONTEXT_REVIEW, "C-b", CMD_PAGE_UP},
	{CONTEXT_REVIEW, "<PgDn>", CMD_PAGE_DOWN},
	{CONTEXT_REVIEW, "C-f", CMD_PAGE_DOWN},
	{CONTEXT_REVIEW, "<Space>", CMD_PAGE_DOWN},
	{CONTEXT_REVIEW, "C-u", CMD_HALF_UP},
	{CONTEXT_REVIEW, "C-d", CMD_HALF_DOWN},
	{CONTEXT_REVIEW, "g", CMD_FIRST},
	{CONTEXT_REVIEW, "<Home>", CMD_FIRST},
	{CONTEXT_REVIEW, "G", CMD_LAST},
	{CONTEXT_REVIEW, "<End>", CMD_LAST},
	{CONTEXT_REVIEW, "<Esc>", CMD_BACK},
	{CONTEXT_REVIEW, "q", CMD_BACK},
	{CONTEXT_REVIEW, "h", CMD_BACK},
	{CONTEXT_REVIEW, "<F1>", CMD_HELP},
	{CONTEXT_REVIEW, "?", CMD_HELP},
	COMMON(REVIEW),

	{CONTEXT_TEXT, "k", CMD_UP},
	{CONTEXT_TEXT, "<Up>", CMD_UP},
	{CONTEXT_TEXT, "j", CMD_DOWN},
	{CONTEXT_TEXT, "<Down>", CMD_DOWN},
	{CONTEXT_TEXT, "C-b", CMD_PAGE_UP},
	{CONTEXT_TEXT, "<PgUp>", CMD_PAGE_UP},
	{CONTEXT_TEXT, "C-f", CMD_PAGE_DOWN},
	{CONTEXT_TEXT, "<PgDn>", CMD_PAGE_DOWN},
	{CONTEXT_TEXT, "<Space>", CMD_PAGE_DOWN},
	{CONTEXT_TEXT, "C-u", CMD_HALF_UP},
	{CONTEXT_TEXT, "C-d", CMD_HALF_DOWN},
	{CONTEXT_TEXT, "g", CMD_FIRST},
	{CONTEXT_TEXT, "<Home>", CMD_FIRST},
	{CONTEXT_TEXT, "G", CMD_LAST},
	{CONTEXT_TEXT, "<End>", CMD_LAST},
	{CONTEXT_TEXT, "<Esc>", CMD_BACK},
	{CONTEXT_TEXT, "q", CMD_BACK},
	{CONTEXT_TEXT, "?", CMD_HELP},
	{CONTEXT_TEXT, "<F1>", CMD_HELP},
	COMMON(TEXT),

	{CONTEXT_PROMPT, "<Enter>", CMD_ACCEPT},
	{CONTEXT_PROMPT, "<Esc>", CMD_BACK},
	{CONTEXT_PROMPT, "<Left>", CMD_EDIT_LEFT},
	{CONTEXT_PROMPT, "C-b", CMD_EDIT_LEFT},
	{CONTEXT_PROMPT, "<Right>", CMD_EDIT_RIGHT},
	{CONTEXT_PROMPT, "C-f", CMD_EDIT_RIGHT},
	{CONTEXT_PROMPT, "<Home>", CMD_EDIT_HOME},
	{CONTEXT_PROMPT, "C-a", CMD_EDIT_HOME},
	{CONTEXT_PROMPT, "<End>", CMD_EDIT_END},
	{CONTEXT_PROMPT, "C-e", CMD_EDIT_END},
	{CONTEXT_PROMPT, "<BS>", CMD_EDIT_BACKSPACE},
	{CONTEXT_PROMPT, "C-h", CMD_EDIT_BACKSPACE},
	{CONTEXT_PROMPT, "<Del>", CMD_EDIT_DELETE},
	{CONTEXT_PROMPT, "C-d", CMD_EDIT_DELETE},
	{CONTEXT_PROMPT, "C-u", CMD_EDIT_KILL},
	{CONTEXT_PROMPT, "C-w", CMD_EDIT_WORD},
	{CONTEXT_PROMPT, "M-<BS>", CMD_CLEAR_QUERY},
	{CONTEXT_PROMPT, "<F1>", CMD_HELP},
	COMMON(PROMPT),
};
/* clang-format on */

const char *context_title(enum context c)
{
	static const char *const titles[] = {
#define X(id, title) title,
		CONTEXT_LIST(X)
#undef X
	};

	return titles[c];
}

const char *command_name(enum command c)
{
	static const char *const names[] = {"none",
#define X(id, name, text) name,
					    COMMAND_LIST(X)
#undef X
	};

	return names[c];
}

const char *command_text(enum command c)
{
	static const char *const texts[] = {"",
#define X(id, name, text) text,
					    COMMAND_LIST(X)
#undef X
	};

	return texts[c];
}

enum command keymap_find(enum context c, tkey k)
{
	size_t used;

	for (const struct binding *b = table; b < table + ARRAY_LEN(table); b++)
		if (b->context == c && key_parse(slice_from(b->key), &used) == k)
			return b->command;
	return CMD_NONE;
}

const struct binding *keymap_binding(enum context c, size_t i)
{
	for (const struct binding *b = table; b < table + ARRAY_LEN(table); b++)
		if (b->context == c && !i--)
			return b;
	return NULL;
}

const char *keymap_key(enum context c, enum command cmd)
{
	for (const struct binding *b = table; b < table + ARRAY_LEN(table); b++)
		if (b->context == c && b->command == cmd)
			return b->key;
	return "";
}
