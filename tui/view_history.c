/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The queries used before, newest first, narrowed by what is typed; Enter puts one into the
 * filter line. Like a shell's Ctrl-R, and the same key again goes to an older one.
 */
#include "core/base/base.h"
#include "tui/view.h"
#include "core/base/alloc.h"
#include "core/query/history.h"
#include "tui/glyph.h"

struct view_history {
	struct view v;
	struct history all;
	struct lineedit line;
	const char **row; /* those that match, newest first */
	size_t row_nr, cursor, top;
	size_t page; /* rows on the screen */
};

static struct view_history *self(struct view *v)
{
	return (struct view_history *)v;
}

static enum context context(const struct view *v UNUSED)
{
	return CONTEXT_HISTORY;
}

static void filter(struct view_history *h)
{
	h->row_nr = h->cursor = h->top = 0;
	for (size_t i = h->all.nr; i--;)
		if (history_match(h->all.query[i], h->line.text.buf))
			h->row[h->row_nr++] = h->all.query[i];
}

static void draw_row(struct canvas *c, int row, const char *query, bool focused)
{
	if (focused)
		canvas_put(c, row, 0, 1, STYLE_GUIDE, slice_from(glyph(GLYPH_FOCUS)));
	canvas_put_ellipsis(c, row, 1, c->cols - 1, STYLE_VALUE, slice_from(query));
	if (focused)
		canvas_flag(c, row, 0, c->cols, CELL_CURSOR);
}

static void draw_rows(struct view_history *h, struct canvas *c, int row, int rows)
{
	h->page = (size_t)MAX(rows, 1);
	h->top = MIN(h->top, h->cursor);
	h->top = MAX(h->top + h->page, h->cursor + 1) - h->page;
	for (int i = 0; i < rows && h->top + (size_t)i < h->row_nr; i++)
		draw_row(c, row + i, h->row[h->top + (size_t)i], h->top + (size_t)i == h->cursor);
	if (!h->row_nr && rows > 0)
		canvas_put(c, row, 1, c->cols - 1, STYLE_HINT, slice_from("no match"));
}

static void draw(struct view *v, struct canvas *c)
{
	static const struct hint hint[] = {
		{CMD_ACCEPT, "take"}, {CMD_BACK, "back"}, {CMD_DOWN, "older"}, {CMD_UP, "newer"}};
	struct view_history *h = self(v);
	bool lines = c->rows >= 8;
	int at = c->rows >= 4, row = at + 1 + lines;

	if (at)
		canvas_put_ellipsis(c, 0, 1, c->cols - 1, STYLE_TITLE,
				    slice_from(context_title(CONTEXT_HISTORY)));
	if (lines) {
		draw_hline(c, row - 1);
		draw_hline(c, c->rows - 2);
	}
	draw_rows(h, c, row, c->rows - row - lines - (c->rows >= 3));
	if (c->rows >= 3)
		draw_bottom(v->app, c, CONTEXT_HISTORY, hint, ARRAY_LEN(hint), "");
	canvas_put(c, at, 1, 1, STYLE_PROMPT, slice_from(">"));
	lineedit_draw(&h->line, c, at, MIN(3, c->cols - 1), c->cols - 3, STYLE_QUERY);
}

static void move(struct view_history *h, bool down, size_t by)
{
	if (down)
		h->cursor = MIN(h->cursor + by, MAX(h->row_nr, 1) - 1);
	else
		h->cursor -= MIN(h->cursor, by);
}

/* The view is gone afterwards. */
static void take(struct view *v)
{
	struct view_history *h = self(v);
	struct browse *b = &v->app->browse;

	if (h->row_nr)
		browse_set_query(b, h->row[h->cursor]);
	app_pop_view(v->app);
}

static void command(struct view *v, enum command cmd)
{
	struct view_history *h = self(v);

	if (cmd == CMD_ACCEPT)
		take(v);
	else if (cmd == CMD_BACK)
		app_pop_view(v->app);
	else if (cmd == CMD_DOWN || cmd == CMD_UP)
		move(h, cmd == CMD_DOWN, 1);
	else if (cmd == CMD_PAGE_DOWN || cmd == CMD_PAGE_UP)
		move(h, cmd == CMD_PAGE_DOWN, h->page);
	else if (lineedit_command(&h->line, cmd))
		filter(h);
}

static void type(struct view *v, uint32_t c)
{
	if (lineedit_type(&self(v)->line, c))
		filter(self(v));
}

static void paste(struct view *v, struct slice text)
{
	if (lineedit_paste(&self(v)->line, text))
		filter(self(v));
}

static void free_view(struct view *v)
{
	struct view_history *h = self(v);

	history_release(&h->all);
	lineedit_release(&h->line);
	free(h->row);
	free(h);
}

struct view *view_history_new(struct app *a)
{
	static const struct view_ops ops = {context, draw, command, type, paste, free_view, NULL};
	struct view_history *h = xcalloc(1, sizeof(*h));
	struct strbuf path = STRBUF_INIT;
	struct err err;

	h->v = (struct view){.ops = &ops, .app = a};
	lineedit_init(&h->line, "");
	if (history_path(session_project(a->s), &path, &err) ||
	    history_read(&h->all, path.buf, &err))
		app_note(a, STYLE_WARNING, "%s", err.text);
	else if (!h->all.nr)
		app_note(a, STYLE_HINT, "no query was used here yet");
	strbuf_release(&path);
	if (!h->all.nr) {
		free_view(&h->v);
		return NULL;
	}
	h->row = xcalloc(h->all.nr, sizeof(*h->row));
	filter(h);
	return &h->v;
}

void app_used_query(struct app *a)
{
	const struct browse *b = &a->browse;
	const char *project = session_project(a->s);
	struct strbuf path = STRBUF_INIT;
	struct err err;

	if (a->no_history || query_empty(b->query) || (a->used && !strcmp(a->used, b->query_text)))
		return;
	free(a->used);
	a->used = xstrdup(b->query_text);
	a->no_history =
		history_path(project, &path, &err) || history_add(path.buf, project, a->used, &err);
	if (a->no_history)
		app_note(a, STYLE_WARNING, "the query is not kept: %s", err.text);
	strbuf_release(&path);
}
