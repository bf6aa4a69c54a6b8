/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The state behind the main screen: query, tree, cursor, and what marking does
 * there. It draws nothing; view_main.c shows it.
 */
#ifndef TUI_BROWSE_H
#define TUI_BROWSE_H

#include "core/query/query.h"
#include "core/tree/tree.h"
#include "tui/lineedit.h"
#include "tui/session.h"

struct browse {
	struct session *s;
	struct lineedit line;
	struct query *query;	    /* the last one that could be read; never NULL */
	struct query_result result; /* what it finds in the whole graph */
	struct query_result spare;  /* memory of the next one */
	struct query_error error;   /* of the text in the line, when wrong */
	bool wrong;
	char *query_text;      /* text of `query`, as a query with the flags of the session */
	struct bitset match;   /* the rows' tasks: the result among what is shown or, when
				  only_marked, marked */
	struct bitset in_tree; /* the tasks `tree` is made of */
	uint32_t match_nr;
	uint32_t hidden; /* matches of the whole graph that are not offered */
	enum grouping grouping;
	bool ranked_list, only_marked, full;
	bool exact; /* the line is read with QUERY_EXACT */
	struct tree *tree;
	struct tree_view view;
	bool stale;	      /* the line changed since the query ran */
	bool (*typed)(void);  /* during browse_try() */
	uint32_t top;	      /* first row on the screen */
	uint64_t offered_for; /* what app.assist was found for, see filter_assist(); 0: nothing */
};

/* While the graph of the session is unsettled it can be drawn, but not used. */
void browse_init(struct browse *b, struct session *s);
/* The graph is settled now; shows the same. */
void browse_settle(struct browse *b);
void browse_release(struct browse *b);

/* Runs the query if the line changed: call before anything reads or acts on the result. */
void browse_sync(struct browse *b);
/*
 * The same for showing it, but gives up as soon as `typed` is true: the line stays stale, and
 * what is shown is from before.
 */
void browse_try(struct browse *b, bool (*typed)(void));
/*
 * The line is not typed further: a query that is not right yet may load the graphs that
 * its "changed:" terms name, which can take seconds. True when it became right by that.
 */
bool browse_finish(struct browse *b);

/* How the text in the line is read: flags for query_parse(). */
unsigned browse_flags(const struct browse *b);
/* Puts a query with the flags of the session into the line. */
void browse_set_query(struct browse *b, const char *text);

/* The focused row; its node is NODE_NONE when there are no rows. */
struct tree_row browse_row(const struct browse *b);
/* The focused task, or TASK_NONE on a branch. */
uint32_t browse_task(const struct browse *b);

/* How many tasks CMD_MARK_ALL would mark, marked ones included. */
uint32_t browse_markable(const struct browse *b);

/*
 * Does a command of the main screen that changes this state. Returns false for
 * one it does not know, and when there was nothing to undo or redo. `page` is the
 * number of rows on the screen.
 */
bool browse_command(struct browse *b, enum command cmd, uint32_t page);

/*
 * Puts the cursor on the task, and opens what hides it; a query, or "only marked", that
 * leaves it out is cleared. False when it is not among what is shown.
 */
bool browse_go(struct browse *b, uint32_t task);

/* Marks what is below the focused row (all of it). */
void browse_mark_row(struct browse *b);

#endif
