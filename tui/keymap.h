/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What each key does where. One table makes the look-up, the bottom line, the
 * help screens and the man page, so none of them can be wrong about a key.
 */
#ifndef TUI_KEYMAP_H
#define TUI_KEYMAP_H

#include "tui/key.h"

/* id, title for help */
#define CONTEXT_LIST(X)               \
	X(FILTER, "Filter line")      \
	X(TREE, "Tree")               \
	X(HISTORY, "Earlier queries") \
	X(DETAILS, "Details")         \
	X(REVIEW, "Review")           \
	X(PUSHED, "Pushed")           \
	X(TEXT, "Reading")            \
	X(PROMPT, "Question")

enum context {
#define X(id, title) CONTEXT_##id,
	CONTEXT_LIST(X)
#undef X
		CONTEXT_NR
};

/* id, name, help */
#define COMMAND_LIST(X)                                                                  \
	X(UP, "up", "one row up")                                                        \
	X(DOWN, "down", "one row down")                                                  \
	X(PAGE_UP, "page-up", "one page up")                                             \
	X(PAGE_DOWN, "page-down", "one page down")                                       \
	X(HALF_UP, "half-page-up", "half a page up")                                     \
	X(HALF_DOWN, "half-page-down", "half a page down")                               \
	X(FIRST, "first", "to the first row")                                            \
	X(LAST, "last", "to the last row")                                               \
	X(OPEN, "open", "open the branch, or go to its first child")                     \
	X(CLOSE, "close", "close the branch, or go to its parent")                       \
	X(OPEN_ALL, "open-all", "open every branch")                                     \
	X(CLOSE_ALL, "close-all", "close every branch")                                  \
	X(TOGGLE_BELOW, "toggle-below", "open or close everything below")                \
	X(MARK_DOWN, "mark-and-down", "toggle the mark and go down")                     \
	X(MARK_UP, "mark-and-up", "toggle the mark and go up")                           \
	X(MARK, "mark", "toggle the mark; on a branch, of what matches below it")        \
	X(MARK_ALL, "mark-all", "mark all matches")                                      \
	X(UNMARK_ALL, "unmark-all", "unmark all matches")                                \
	X(TOGGLE_ALL, "toggle-all", "toggle the marks of all matches")                   \
	X(CLEAR_MARKS, "clear-marks", "clear every mark, matching or not")               \
	X(UNDO, "undo", "undo the last change of marks")                                 \
	X(REDO, "redo", "redo it")                                                       \
	X(ONLY_MARKED, "only-marked", "show only what is marked, or everything again")   \
	X(GROUPING, "grouping", "next grouping: platform, suite, kind, flat list")       \
	X(RANKED, "ranked-list", "plain list of matches, best first, or the tree again") \
	X(EXACT, "exact", "words match exactly instead of fuzzily, or fuzzily again")    \
	X(FULL, "full", "the whole graph, or only what try offers by default")           \
	X(DETAILS, "details", "show or hide the details of the task")                    \
	X(INSPECT, "inspect", "into the details of the task or branch")                  \
	X(WHY, "why", "why the task is hidden or offered, and what hides matches")       \
	X(DEFINITION, "definition", "the definition of the task, as JSON")               \
	X(SUGGEST, "suggest", "folders with tests near what you changed")                \
	X(FOLLOW, "follow", "to that task in the tree; all of the list, or its start")   \
	X(WHOLE, "whole-list", "show all of the list")                                   \
	X(SHORT, "short-list", "show the start of the list only")                        \
	X(FIND, "find", "search for text")                                               \
	X(FIND_NEXT, "find-next", "to the next place of the text")                       \
	X(FIND_BACK, "find-back", "to the one before")                                   \
	X(TO_TREE, "to-tree", "leave the filter line for the tree")                      \
	X(TAKE_OFFER, "take-offer", "put in what is offered beside the query")           \
	X(HISTORY, "history", "the queries of this project used before")                 \
	X(TO_FILTER, "to-filter", "back to the filter line")                             \
	X(CLEAR_QUERY, "clear-query", "clear the text")                                  \
	X(EDIT_LEFT, "edit-left", "cursor left in the text")                             \
	X(EDIT_RIGHT, "edit-right", "cursor right in the text")                          \
	X(EDIT_HOME, "edit-home", "to the start of the text")                            \
	X(EDIT_END, "edit-end", "to the end of the text")                                \
	X(EDIT_BACKSPACE, "edit-backspace", "delete the character before")               \
	X(EDIT_DELETE, "edit-delete", "delete the character under the cursor")           \
	X(EDIT_KILL, "edit-kill", "delete all before the cursor")                        \
	X(EDIT_WORD, "edit-word", "delete the word before")                              \
	X(REVIEW, "review", "review what will be sent")                                  \
	X(PUSH, "push", "push")                                                          \
	X(PART, "next-part", "to the next part: message, JSON, labels")                  \
	X(TITLE, "edit-title", "edit the title of the commit")                           \
	X(PRINT, "print", "leave and print the labels marked, or else the focused one")  \
	X(SAVE, "save", "save the selection to a file")                                  \
	X(ACCEPT, "accept", "accept")                                                    \
	X(BACK, "back", "back")                                                          \
	X(HELP, "help", "these keys")                                                    \
	X(SUSPEND, "suspend", "suspend the program; fg resumes it")                      \
	X(REDRAW, "redraw", "draw the screen again")                                     \
	X(QUIT, "quit", "leave; what is marked and not pushed is kept in a file")        \
	X(CANCEL, "cancel", "leave with status 130 (0 after a push)")

enum command {
	CMD_NONE,
#define X(id, name, text) CMD_##id,
	COMMAND_LIST(X)
#undef X
		CMD_NR
};

struct binding {
	enum context context;
	const char *key; /* name, see key.h */
	enum command command;
};

const char *context_title(enum context c);
const char *command_name(enum command c);
const char *command_text(enum command c);

/* What the key does there; CMD_NONE when it is not bound. */
enum command keymap_find(enum context c, tkey k);
/* The i-th binding of a context in the order of the table; NULL behind the last. */
const struct binding *keymap_binding(enum context c, size_t i);
/* Name of the first key of a command in a context, "" when it has none. */
const char *keymap_key(enum context c, enum command cmd);

#endif
