/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Screens are views on a stack; the top one gets keys and is drawn. A view
 * paints on a canvas and does commands; it never sees the terminal.
 */
#ifndef TUI_VIEW_H
#define TUI_VIEW_H

#include "core/graph/refresh.h"
#include "core/query/assist.h"
#include "tui/browse.h"
#include "tui/busy.h"
#include "tui/doc.h"

struct app;
struct view;

struct view_ops {
	/* Which bindings hold in it now. */
	enum context (*context)(const struct view *v);
	void (*draw)(struct view *v, struct canvas *c);
	void (*command)(struct view *v, enum command cmd);
	/* Text typed or pasted; NULL where nothing can be typed. */
	void (*type)(struct view *v, uint32_t c);
	void (*paste)(struct view *v, struct slice text);
	void (*free)(struct view *v);
	/* What takes longer than a frame, when nobody types; true: draw again. Or NULL. */
	bool (*idle)(struct view *v);
};

struct view {
	const struct view_ops *ops;
	struct app *app;
	struct view *below;
	bool is_help; /* the help key closes it */
};

/* The details of the focused task or branch, beside the tree or alone on the screen. */
struct details {
	struct doc doc;	  /* a line stands for a task, a list that folds, or nothing */
	uint64_t subject; /* what it is about */
	unsigned open;	  /* lists that are shown whole: enum part in pane_details.c */
	unsigned filled;  /* `open` when the lines were made */
	bool focused;	  /* the keys go there */
	int rows;	  /* it was drawn in; 0: it is not on the screen */
	int cursor_row, cursor_col;
};

struct app {
	struct session *s;
	struct browse browse;
	struct loading *loading; /* shown while a graph is read; not owned */
	struct canvas canvas;
	struct view *top;
	struct assist assist; /* what is offered for the query that is shown */
	struct strbuf note;   /* shown in the bottom line until the next key */
	enum style_id note_style;
	bool show_details;
	struct details details;
	struct refresh refresh; /* see update.h */
	char *used;		/* the query that was added to the history last, or NULL */
	bool no_history;	/* it could not be: that was said, and is not tried again */
	char *save_as;		/* while we ask whether that file may be replaced */
	bool done;
	int status;
	bool pushed;	       /* the marks have been sent: nothing to keep */
	bool graph_lost;       /* the index went bad: nothing that can be kept */
	bool again;	       /* it was bad from the start: the graph is to be loaded again */
	int push_failed;       /* how the last push failed: the status of leaving the program */
	struct strbuf printed; /* labels: go to stdout when the screen is gone */
	struct strbuf after;   /* how a push went: goes to stderr then */
};

void app_push_view(struct app *a, struct view *v); /* takes it */
void app_pop_view(struct app *a);
/* Shows a line at the bottom until the next key. */
void app_note(struct app *a, enum style_id style, const char *fmt, ...) PRINTF(3, 4);
void app_quit(struct app *a, int status);
/* The query was used, not only typed: the history gets it. What goes wrong is a note, once. */
void app_used_query(struct app *a);
/* Draws the top view and shows it. */
void app_draw(struct app *a);

/* Saving and printing, in every view that shows the selection; false for another command. */
bool app_selection_command(struct app *a, enum command cmd);

/* The views. Each returns a new one for app_push_view(). */
struct view *view_main_new(struct app *a);
struct view *view_help_new(struct app *a, enum context context);
/* A text to read; takes what is in `doc`. */
struct view *view_text_new(struct app *a, const char *title, struct doc *doc);
/* The queries of this project used before, to take one; NULL when there is none, a note says so. */
struct view *view_history_new(struct app *a);
/* Scrolls through the details of the focused row. */
struct view *view_details_new(struct app *a);
/* Why the task is hidden or offered (TASK_NONE: no task), and why matches are hidden. */
struct view *view_why_new(struct app *a, uint32_t task);
/* The task's definition; NULL when it cannot be read, a note says why. */
struct view *view_definition_new(struct app *a, uint32_t task);
/* NULL when there is no plan; a note says why. Leaving it undoes a mark that was only implied. */
struct view *view_review_new(struct app *a, bool implied);
/* Asks for a line of text; `accept` gets it, NULL when the question was left. */
typedef void prompt_fn(struct app *a, const char *text);
struct view *view_prompt_new(struct app *a, const char *question, const char *text,
			     prompt_fn *accept);
/* The same with a text that goes away when another one is typed. */
struct view *view_suggest_new(struct app *a, const char *question, const char *text,
			      prompt_fn *accept);
/* Asks yes or no; `accept` gets "y" or NULL. */
struct view *view_confirm_new(struct app *a, const char *question, prompt_fn *accept);
/* Pushes the plan and shows how it goes. Takes plan and push. */
void view_push_run(struct app *a, struct plan *plan, struct push *push);

/* Pieces that views share. */
struct hint {
	enum command command;
	const char *text; /* what it does now, with numbers; NULL: nothing */
};
/* The bottom line: keys of the commands that are bound in the context, or the note. */
void draw_bottom(struct app *a, struct canvas *c, enum context context, const struct hint *hint,
		 size_t nr, const char *right);
void draw_hline(struct canvas *c, int row);
/* Appends a node's name, its dots as the terminal can show them. */
void add_node_name(struct strbuf *out, const struct tree *t, uint32_t node);
/* A text between title and bottom line, with lines around it where there is room; the rows it got. */
int draw_reading(struct canvas *c, struct doc *d);
/* A key's name as shown to people: ^A, Tab, F1. */
void key_for_people(const char *name, char out[32]);

/* Forgets what is offered, unless that is for what is shown now. */
void filter_forget_offer(struct app *a, bool in_tree);
/*
 * Finds what is offered for what is shown now, and the keys of the filter line take. It may
 * take as long as several searches, and gives up when `typed` (or NULL) is true: then it is to
 * be found later. True when there is a new offer.
 */
bool filter_assist(struct app *a, bool in_tree, bool (*typed)(void));
/* Puts it in; false when nothing is offered. */
bool filter_take_offer(struct app *a);
/* What is wrong with the query, or why it finds less than was meant, and the key that mends it. */
struct remark {
	struct strbuf text; /* "": there is nothing to say */
	bool offer;	    /* nothing is wrong: `key` does what the text says */
	enum style_id style;
	char key[32]; /* "": none */
};
void remark_make(const struct app *a, struct remark *r);
/* In at most `width` columns; returns how many it took. */
int remark_draw(const struct remark *r, struct canvas *c, int row, int col, int width);
void remark_release(struct remark *r);
/* The filter line; false when the remark about the query is not there: none, or no room. */
bool draw_filter(struct app *a, struct canvas *c, int row, bool in_tree);
void draw_tree(struct app *a, struct canvas *c, int row, int rows, int width);
/* Shows the list that the focused line of the details is in whole, or only its start. False when
 * it is in none. */
bool details_fold(struct details *d, bool open);
/* Is the focused line the title of a list, or its last line? */
bool details_on_list(const struct details *d, bool *open);
/* The task that the focused line stands for, or TASK_NONE. */
uint32_t details_task(const struct details *d, const struct graph *g);
void draw_details(struct app *a, struct canvas *c, int row, int rows, int col, int width);

#endif
