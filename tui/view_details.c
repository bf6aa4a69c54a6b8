/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Keys in the details of the focused row (beside the tree, or alone where there is
 * no room), and what they lead to: why, definition.
 */
#include "core/base/base.h"
#include "tui/view.h"
#include "core/base/alloc.h"
#include "tui/explain.h"

static enum context context(const struct view *v UNUSED)
{
	return CONTEXT_DETAILS;
}

/* Alone on the screen. */
static void draw_alone(struct app *a, struct canvas *c)
{
	bool lines = c->rows >= 8;
	int row = 1 + lines;

	canvas_clear(c);
	canvas_put(c, 0, 1, c->cols - 1, STYLE_TITLE, slice_from("Details"));
	if (lines) {
		draw_hline(c, 1);
		draw_hline(c, c->rows - 2);
	}
	draw_details(a, c, row, MAX(c->rows - 2 * row, 1), 1, MAX(c->cols - 1, 1));
}

static void draw_keys(struct app *a, struct canvas *c)
{
	bool open, on_list = details_on_list(&a->details, &open);
	uint32_t task = details_task(&a->details, &a->s->graph);
	bool on_task = task != TASK_NONE && task != browse_task(&a->browse);
	const char *text = on_task ? "go there" : open ? "less of it" : "all of it";
	const struct hint hint[] = {{on_task || on_list ? CMD_FOLLOW : CMD_NONE, text},
				    {CMD_BACK, "back"},
				    {CMD_DEFINITION, "definition"},
				    {CMD_WHY, "why"},
				    {CMD_HELP, "keys"},
				    {CMD_DOWN, "down"}};

	canvas_fill(c, c->rows - 1, 0, c->cols, STYLE_NORMAL, " ");
	draw_bottom(a, c, CONTEXT_DETAILS, hint, ARRAY_LEN(hint), "");
}

static void draw(struct view *v, struct canvas *c)
{
	struct app *a = v->app;

	a->details.focused = true;
	a->details.rows = 0;
	v->below->ops->draw(v->below, c);
	if (!a->details.rows)
		draw_alone(a, c);
	c->cursor_row = MIN(a->details.cursor_row, c->rows - 1);
	c->cursor_col = MIN(a->details.cursor_col, c->cols - 1);
	draw_keys(a, c);
}

static void leave(struct app *a)
{
	a->details.focused = false;
	app_pop_view(a);
}

/* To the task in the tree; one that is not there is not left for nothing. */
static void go(struct app *a, uint32_t task)
{
	bool filtered = !query_empty(a->browse.query);

	if (!browse_go(&a->browse, task)) {
		app_note(a, STYLE_WARNING,
			 "not offered by default: F5 shows the whole graph, w says why");
		return;
	}
	leave(a);
	if (filtered && query_empty(a->browse.query))
		app_note(a, STYLE_HINT, "the query left it out and is cleared");
}

static void follow(struct app *a)
{
	uint32_t task = details_task(&a->details, &a->s->graph);
	bool open, on_list = details_on_list(&a->details, &open);

	if (task != TASK_NONE)
		go(a, task);
	else if (on_list)
		details_fold(&a->details, !open);
	else
		app_note(a, STYLE_HINT, "no task stands in this line");
}

/* The task of the focused line, else the one that the details are about. */
static uint32_t task_meant(const struct app *a)
{
	uint32_t task = details_task(&a->details, &a->s->graph);

	return task != TASK_NONE ? task : browse_task(&a->browse);
}

static void command(struct view *v, enum command cmd)
{
	struct app *a = v->app;
	struct view *next = NULL;

	if (doc_command(&a->details.doc, cmd, (size_t)a->details.rows))
		return;
	if (cmd == CMD_BACK)
		leave(a);
	else if (cmd == CMD_FOLLOW)
		follow(a);
	else if (cmd == CMD_WHOLE || cmd == CMD_SHORT)
		details_fold(&a->details, cmd == CMD_WHOLE);
	else if (cmd == CMD_WHY)
		next = view_why_new(a, task_meant(a));
	else if (cmd == CMD_DEFINITION)
		next = view_definition_new(a, task_meant(a));
	else
		browse_command(&a->browse, cmd, 1);
	if (next)
		app_push_view(a, next);
}

static void free_view(struct view *v)
{
	free(v);
}

struct view *view_details_new(struct app *a)
{
	static const struct view_ops ops = {context, draw, command, NULL, NULL, free_view, NULL};
	struct view *v = xcalloc(1, sizeof(*v));

	*v = (struct view){.ops = &ops, .app = a};
	a->show_details = true;
	return v;
}

struct view *view_definition_new(struct app *a, uint32_t task)
{
	struct doc doc = {.text = STRBUF_INIT};
	struct strbuf text = STRBUF_INIT, title = STRBUF_INIT;
	struct view *v = NULL;
	struct err err;

	if (task == TASK_NONE) {
		app_note(a, STYLE_HINT, "a branch has no definition: go to a task");
	} else if (explain_definition(&a->s->graph, task, &text, &err)) {
		app_note(a, STYLE_ERROR, "%s", err.text);
	} else {
		doc_add(&doc, STYLE_TEXT, 0, (struct slice){text.buf, text.len - 1});
		strbuf_addf(&title, "Definition of %s", graph_label(&a->s->graph, task).p);
		v = view_text_new(a, title.buf, &doc);
	}
	strbuf_release(&title);
	strbuf_release(&text);
	return v;
}

/* Adds lines, each with its end, under a heading. */
static void add_section(struct doc *d, const char *title, int indent, struct slice lines)
{
	doc_section(d, title);
	doc_add(d, STYLE_VALUE, indent, (struct slice){lines.p, lines.n - 1});
}

/* Of the matches (without a query: of the graph), what is hidden and by which rule. */
static void add_hidden(struct app *a, struct judge *j, struct doc *d)
{
	struct strbuf lines = STRBUF_INIT, title = STRBUF_INIT;
	struct bitset hidden;

	bitset_init(&hidden, a->s->graph.task_nr);
	bitset_copy(&hidden, &a->browse.result.match);
	bitset_andnot(&hidden, &a->s->graph.offered);
	strbuf_addstr(&title, "Hidden by default: ");
	add_count(&title, bitset_count(&hidden), "task");
	strbuf_addstr(&title, query_empty(a->browse.query) ? " of the graph" : " of the matches");
	if (bitset_count(&hidden) == 1)
		explain_task(a->s, j, bitset_next(&hidden, 0), &lines);
	else
		explain_hidden(a->s, j, &hidden, &lines);
	if (lines.len)
		add_section(d, title.buf, 2, strbuf_slice(&lines));
	bitset_release(&hidden);
	strbuf_release(&lines);
	strbuf_release(&title);
}

struct view *view_why_new(struct app *a, uint32_t task)
{
	struct doc doc = {.text = STRBUF_INIT};
	struct judge *judge = explain_judge(a->s);
	struct strbuf lines = STRBUF_INIT;
	size_t label;

	browse_sync(&a->browse);
	if (task != TASK_NONE) {
		explain_task(a->s, judge, task, &lines);
		label = graph_label(&a->s->graph, task).n + 1;
		add_section(&doc, graph_label(&a->s->graph, task).p, 0,
			    (struct slice){lines.buf + label, lines.len - label});
	}
	add_hidden(a, judge, &doc);
	if (!doc.nr)
		doc_addf(&doc, STYLE_VALUE, 0, "nothing is hidden here");
	judge_free(judge);
	strbuf_release(&lines);
	return view_text_new(a, "Why", &doc);
}
