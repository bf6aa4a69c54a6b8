/* SPDX-License-Identifier: MPL-2.0 */
/* The main screen: which graph, the filter line, the tree, details, what the keys do now. */
#include "core/base/base.h"
#include "tui/cli.h"
#include "tui/update.h"
#include "tui/view.h"
#include "core/base/alloc.h"
#include "core/base/amount.h"
#include "core/base/utf8.h"
#include "tui/glyph.h"
#include "tui/term.h"

#include <time.h>

#define DETAILS_FROM  100 /* columns from which the details have room beside the tree */
#define DETAILS_LEAST 43  /* their width: two of five columns, within these */
#define DETAILS_MOST  84

struct view_main {
	struct view v;
	bool in_tree; /* keys are commands; otherwise they are typed into the filter line */
	uint32_t page;
};

static struct view_main *self(struct view *v)
{
	return (struct view_main *)v;
}

static enum context context(const struct view *v)
{
	return ((const struct view_main *)v)->in_tree ? CONTEXT_TREE : CONTEXT_FILTER;
}

/* Which graph this is, and what is not as at the start. */
static void add_source(const struct browse *b, struct strbuf *out)
{
	const char *dot = glyph(GLYPH_DOT);
	int64_t age = time(NULL) - graph_date(&b->s->graph);

	strbuf_addstr(out, b->s->graph.source);
	if (age >= 60 && strcmp(b->s->graph.spec, "demo") != 0) { /* that one is as old as we */
		strbuf_addf(out, " %s ", dot);
		add_age(out, age);
		strbuf_addstr(out, " old");
	}
	if (b->grouping == GROUP_FLAT)
		strbuf_addf(out, " %s flat list", dot);
	else if (b->grouping)
		strbuf_addf(out, " %s by %s", dot, grouping_name(b->grouping));
	if (b->only_marked)
		strbuf_addf(out, " %s only marked", dot);
	else if (b->ranked_list)
		strbuf_addf(out, " %s ranked list", dot);
}

static void draw_header(struct app *a, struct canvas *c)
{
	const struct graph *g = &a->s->graph;
	struct strbuf left = STRBUF_INIT, right = STRBUF_INIT;
	uint32_t shown = bitset_count(a->s->shown);
	int width, col;

	if (shown < g->task_nr)
		strbuf_addf(&right, "offered %s of ", number(shown).text);
	add_number(&right, g->task_nr);
	strbuf_addstr(&right, shown < g->task_nr ? "" : shown == 1 ? " task" : " tasks");
	width = (int)right.len;
	col = 1 + canvas_put(c, 0, 1, c->cols - 1, STYLE_TITLE, slice_from("mtry-tui")) + 2;
	add_source(&a->browse, &left);
	update_say(a, &left);
	canvas_put_ellipsis(c, 0, col, MAX(c->cols - col - width - 3, 0), STYLE_SOURCE,
			    strbuf_slice(&left));
	if (col + width + 1 < c->cols)
		canvas_put(c, 0, c->cols - width - 1, width, STYLE_COUNT, strbuf_slice(&right));
	strbuf_release(&left);
	strbuf_release(&right);
}

/* What the bottom line says on the right. */
static void add_notice(const struct browse *b, bool wide, struct strbuf *out)
{
	if (b->wrong) {
		strbuf_addstr(out, "last good result kept");
	} else if (b->hidden && !query_empty(b->query)) {
		strbuf_addstr(out, wide ? "hidden by default: " : "");
		add_number(out, b->hidden);
		strbuf_addstr(out, wide ? "" : " hidden");
	}
}

/* The review is of what the query brought into focus, not of what is marked. */
static bool reviews_focus(const struct app *a)
{
	return !a->s->marks.nr;
}

static void draw_hints(struct app *a, struct canvas *c, enum context ctx)
{
	struct browse *b = &a->browse;
	struct strbuf all = STRBUF_INIT, review = STRBUF_INIT, right = STRBUF_INIT;
	struct tree_row row = browse_row(b);
	const char *mark = tree_row_mark(&row) == TREE_MARK_ALL ? "unmark" : "mark";
	bool narrow = c->cols < 40;
	const struct hint filter[] = {
		{CMD_MARK_DOWN, mark},
		{CMD_MARK_ALL, NULL},
		{CMD_REVIEW, NULL},
		{CMD_HELP, "keys"},
		{CMD_TO_TREE, "tree"},
		{CMD_GROUPING, "group"},
		{CMD_ONLY_MARKED, b->only_marked ? "everything" : "only marked"},
		{CMD_FULL, b->full ? "only offered" : "whole graph"}};
	const struct hint tree[] = {{CMD_MARK, mark},	       {CMD_MARK_ALL, NULL},
				    {CMD_REVIEW, NULL},	       {CMD_HELP, "keys"},
				    {CMD_TO_FILTER, "filter"}, {CMD_UNDO, "undo"},
				    {CMD_GROUPING, "group"},   {CMD_QUIT, "quit"}};
	struct hint hint[ARRAY_LEN(filter)];

	strbuf_addstr(&all, narrow ? "" : c->cols < 80 ? "all " : "mark all ");
	add_number(&all, browse_markable(b));
	strbuf_addstr(&review, narrow && a->s->marks.nr ? "" : "review ");
	if (a->s->marks.nr)
		add_number(&review, a->s->marks.nr);
	strbuf_rtrim(&review);
	add_notice(b, c->cols >= 80, &right);
	memcpy(hint, ctx == CONTEXT_TREE ? tree : filter, sizeof(hint));
	hint[1].text = b->wrong ? NULL : all.buf;
	hint[2].text = b->wrong && reviews_focus(a) ? NULL : review.buf;
	/* where there is little room, the two with numbers */
	draw_bottom(a, c, ctx, hint + narrow, ARRAY_LEN(hint) - narrow, right.buf);
	strbuf_release(&all);
	strbuf_release(&review);
	strbuf_release(&right);
}

/* The bottom line says what the filter line has no room for; a note goes before both. */
static void draw_last_line(struct app *a, struct canvas *c, enum context ctx, bool said)
{
	struct slice kept = slice_from("last good result kept");
	int row = c->rows - 1, col = 1;
	struct remark r;

	remark_make(a, &r);
	if (!r.text.len || said || a->note.len) {
		draw_hints(a, c, ctx);
	} else {
		col += remark_draw(&r, c, row, col, c->cols - col);
		if (a->browse.wrong && col + 3 + (int)kept.n < c->cols)
			canvas_put(c, row, c->cols - (int)kept.n - 1, (int)kept.n, STYLE_WARNING,
				   kept);
	}
	remark_release(&r);
}

/* Where things go on a screen of this size: small ones lose the header, lines and hints first. */
struct layout {
	bool header, lines, hints;
	int filter, tree, tree_rows, tree_cols, details;
};

static struct layout lay_out(const struct app *a, const struct canvas *c)
{
	struct layout l = {0};

	l.header = c->rows >= 8 && c->cols >= 30;
	l.lines = c->rows >= 12;
	l.hints = c->rows >= 4;
	l.filter = l.header;
	l.tree = l.filter + 1 + l.lines;
	l.tree_rows = MAX(c->rows - l.tree - l.lines - l.hints, 0);
	if (a->show_details && l.lines && c->cols >= DETAILS_FROM)
		l.details = MAX(DETAILS_LEAST, MIN(c->cols * 2 / 5, DETAILS_MOST));
	l.tree_cols = c->cols - l.details - (l.details > 0);
	return l;
}

static void draw_frame(struct canvas *c, const struct layout *l)
{
	int bottom = l->tree + l->tree_rows;

	if (!l->lines)
		return;
	draw_hline(c, l->tree - 1);
	draw_hline(c, bottom);
	if (!l->details)
		return;
	canvas_put(c, l->tree - 1, l->tree_cols, 1, STYLE_BORDER,
		   slice_from(glyph(GLYPH_TEE_DOWN)));
	canvas_put(c, bottom, l->tree_cols, 1, STYLE_BORDER, slice_from(glyph(GLYPH_TEE_UP)));
	for (int row = l->tree; row < bottom; row++)
		canvas_put(c, row, l->tree_cols, 1, STYLE_BORDER, slice_from(glyph(GLYPH_VLINE)));
}

static void draw(struct view *v, struct canvas *c)
{
	struct app *a = v->app;
	struct layout l = lay_out(a, c);
	bool said;
	int cursor_row;

	filter_forget_offer(a, self(v)->in_tree);
	self(v)->page = (uint32_t)MAX(l.tree_rows, 1);
	if (l.header)
		draw_header(a, c);
	draw_frame(c, &l);
	if (l.tree_rows)
		draw_tree(a, c, l.tree, l.tree_rows, l.tree_cols);
	if (l.details)
		draw_details(a, c, l.tree, l.tree_rows, l.tree_cols + 2, l.details - 2);
	said = draw_filter(a, c, l.filter, self(v)->in_tree);
	if (l.hints)
		draw_last_line(a, c, context(v), said);
	cursor_row = l.tree + (int)(a->browse.view.cursor - a->browse.top);
	if (a->browse.view.row_nr && l.tree_rows && !a->details.focused) {
		c->cursor_row = cursor_row;
		c->cursor_col = 0;
	}
}

static bool idle(struct view *v)
{
	return filter_assist(v->app, self(v)->in_tree, term_pending);
}

static void open_review(struct app *a, bool implied)
{
	struct view *review = view_review_new(a, implied);

	if (review)
		app_push_view(a, review);
}

static void show_definition(struct app *a)
{
	struct view *v = view_definition_new(a, browse_task(&a->browse));

	if (v)
		app_push_view(a, v);
}

static void show_suggestions(struct app *a)
{
	struct strbuf text = STRBUF_INIT;
	struct doc doc = {.text = STRBUF_INIT};
	struct err err;

	suggest_text(a->s, NULL, &text, &err);
	if (text.len) {
		doc_add(&doc, STYLE_VALUE, 0, (struct slice){text.buf, text.len - 1});
		app_push_view(a, view_text_new(a, "Tests near what you changed", &doc));
	} else {
		app_note(a, STYLE_HINT, "%s", err.text);
	}
	strbuf_release(&text);
}

static void show_history(struct app *a)
{
	struct view *v = view_history_new(a);

	if (v)
		app_push_view(a, v);
}

static void accept_branch(struct app *a, const char *text)
{
	if (!text)
		return;
	browse_mark_row(&a->browse);
	open_review(a, false);
}

/*
 * Enter, and leaving the line, end the typing: graphs that the query names are read. Enter
 * does no more then, so that what it found can be seen first. When that is cancelled all
 * is as it was before.
 */
static bool finished(struct app *a, enum command cmd)
{
	if (cmd != CMD_REVIEW && cmd != CMD_TO_TREE)
		return false;
	if (browse_finish(&a->browse))
		return cmd == CMD_REVIEW;
	a->browse.stale = a->loading->asked >= BUSY_BACK;
	return a->browse.stale;
}

/* What is shown while the query is wrong are the matches of another one: nobody asked for them. */
static bool refused(struct app *a, enum command cmd)
{
	struct browse *b = &a->browse;

	if (!b->wrong)
		return false;
	if (cmd != CMD_MARK_ALL && cmd != CMD_UNMARK_ALL && cmd != CMD_TOGGLE_ALL &&
	    !(cmd == CMD_REVIEW && reviews_focus(a)))
		return false;
	app_note(a, STYLE_ERROR, "nothing done: %s", b->error.err.text);
	return true;
}

/* Enter: with nothing marked the focused task is meant; of a branch we ask first. */
static void review(struct app *a)
{
	struct browse *b = &a->browse;
	struct tree_row row = browse_row(b);
	struct strbuf question = STRBUF_INIT;

	if (a->s->marks.nr) {
		open_review(a, false);
	} else if (browse_task(b) != TASK_NONE) {
		browse_mark_row(b);
		open_review(a, true);
	} else if (row.node != NODE_NONE) {
		strbuf_addstr(&question, "Mark ");
		add_count(&question, row.matching, "task");
		strbuf_addstr(&question, " of ");
		add_node_name(&question, b->tree, row.node);
		strbuf_addch(&question, '?');
		app_push_view(a, view_confirm_new(a, question.buf, accept_branch));
	} else {
		app_note(a, STYLE_WARNING, "nothing to review: no task is marked");
	}
	strbuf_release(&question);
}

/* Undo and redo change what may not be on the screen. */
static void undo_note(struct app *a, enum command cmd, bool changed)
{
	if (cmd == CMD_UNDO && !changed)
		app_note(a, STYLE_HINT, "nothing to undo");
	else if (cmd == CMD_REDO && !changed)
		app_note(a, STYLE_HINT, "nothing to redo");
	else if (cmd == CMD_UNDO || cmd == CMD_REDO || cmd == CMD_CLEAR_MARKS)
		app_note(a, STYLE_HINT, "%s marked now", number(a->s->marks.nr).text);
}

/* "All" leaves out what is not of class main: never without a word. */
static void other_note(struct app *a, enum command cmd)
{
	uint32_t other = a->browse.match_nr - browse_markable(&a->browse);

	if (other && (cmd == CMD_MARK_ALL || cmd == CMD_UNMARK_ALL || cmd == CMD_TOGGLE_ALL))
		app_note(
			a, STYLE_WARNING,
			"%s left out: not of class main (class:cf and such name them, or mark them "
			"in their own branch)",
			number(other).text);
}

static void command(struct view *v, enum command cmd)
{
	struct app *a = v->app;
	size_t before = a->s->marks.done;

	browse_sync(&a->browse);
	if (finished(a, cmd) || refused(a, cmd))
		return;
	switch (cmd) {
	case CMD_TO_TREE:
		self(v)->in_tree = true;
		break;
	case CMD_TO_FILTER:
		self(v)->in_tree = false;
		break;
	case CMD_DETAILS:
		a->show_details = !a->show_details;
		break;
	case CMD_INSPECT:
		app_push_view(a, view_details_new(a));
		break;
	case CMD_WHY:
		app_push_view(a, view_why_new(a, browse_task(&a->browse)));
		break;
	case CMD_DEFINITION:
		show_definition(a);
		break;
	case CMD_SUGGEST:
		show_suggestions(a);
		break;
	case CMD_TAKE_OFFER:
		if (!filter_take_offer(a))
			app_note(a, STYLE_HINT, "nothing is offered for this query");
		break;
	case CMD_HISTORY:
		show_history(a);
		break;
	case CMD_REVIEW:
		review(a);
		app_used_query(a);
		break;
	case CMD_QUIT:
		app_quit(a, a->push_failed ? a->push_failed : EXIT_DONE);
		break;
	default:
		if (app_selection_command(a, cmd))
			break;
		undo_note(a, cmd, browse_command(&a->browse, cmd, self(v)->page));
		other_note(a, cmd);
	}
	if (a->s->marks.done == before)
		return;
	a->pushed = false;
	if (cmd != CMD_UNDO && cmd != CMD_REDO && cmd != CMD_CLEAR_MARKS)
		app_used_query(a);
}

static void type(struct view *v, uint32_t c)
{
	if (!self(v)->in_tree && lineedit_type(&v->app->browse.line, c))
		v->app->browse.stale = true;
}

static void paste(struct view *v, struct slice text)
{
	if (!self(v)->in_tree && lineedit_paste(&v->app->browse.line, text))
		v->app->browse.stale = true;
}

static void free_view(struct view *v)
{
	free(v);
}

struct view *view_main_new(struct app *a)
{
	static const struct view_ops ops = {context, draw, command, type, paste, free_view, idle};
	struct view_main *m = xcalloc(1, sizeof(*m));

	m->v = (struct view){.ops = &ops, .app = a};
	return &m->v;
}
