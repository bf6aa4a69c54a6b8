/* SPDX-License-Identifier: MPL-2.0 */
/* The push as it goes: what git or hg says, then how it ended. */
#include "core/base/base.h"
#include "tui/cli.h"
#include "tui/view.h"
#include "core/base/alloc.h"
#include "tui/glyph.h"
#include "tui/term.h"

struct view_push {
	struct view v;
	struct plan plan;
	struct push push;
	struct doc doc;
	struct strbuf partial;		 /* a line that has not ended yet */
	bool progress;			 /* the last line of the text is progress */
	bool running, cancelled, failed; /* neither running nor failed: pushed */
	int rows;
};

static struct view_push *self(struct view *v)
{
	return (struct view_push *)v;
}

static enum context context(const struct view *v)
{
	const struct view_push *p = (const struct view_push *)v;

	return p->running || p->failed ? CONTEXT_TEXT : CONTEXT_PUSHED;
}

static void draw(struct view *v, struct canvas *c)
{
	struct view_push *p = self(v);
	const struct hint hint[] = {
		{CMD_QUIT, "leave"}, {CMD_BACK, "back"}, {CMD_UP, "up"}, {CMD_DOWN, "down"}};
	const struct hint wait[] = {{CMD_CANCEL, "cancels"}};
	const char *title = p->running ? "Pushing" : p->failed ? "Not pushed" : "Pushed";

	canvas_printf(c, 0, 1, c->cols - 1, STYLE_TITLE, "%s: %s", title, p->push.where);
	if (p->running)
		p->doc.top = SIZE_MAX;
	p->rows = draw_reading(c, &p->doc);
	draw_bottom(v->app, c, context(v), p->running ? wait : hint,
		    p->running ? ARRAY_LEN(wait) : ARRAY_LEN(hint), "");
}

/* What a line of progress is about: the text before its first number; all when there is none. */
static struct slice topic(struct slice line)
{
	size_t n = 0;

	while (n < line.n && !(line.p[n] >= '0' && line.p[n] <= '9'))
		n++;
	while (n < line.n && n && line.p[n - 1] == ' ')
		n--;
	return (struct slice){line.p, n};
}

/* A line that ended in '\r' gives way to the next one, when that is about the same. */
static void end_line(struct view_push *p, bool progress)
{
	struct slice line = strbuf_slice(&p->partial);

	if (!line.n)
		return;
	if (p->progress && slice_equal(topic(doc_last(&p->doc)), topic(line)))
		doc_drop_last(&p->doc);
	doc_add(&p->doc, STYLE_TEXT, 1, line);
	p->progress = progress;
	strbuf_reset(&p->partial);
}

/* Text comes in pieces. */
static void take_output(void *ctx, const char *text, size_t n)
{
	struct view_push *p = ctx;

	for (size_t i = 0; i < n; i++)
		if (text[i] == '\n' || text[i] == '\r')
			end_line(p, text[i] == '\r');
		else
			strbuf_addch(&p->partial, text[i]);
	app_draw(p->v.app);
}

static bool tick(void *ctx)
{
	struct view_push *p = ctx;
	enum busy busy = busy_events();

	if (busy == BUSY_QUIT)
		app_quit(p->v.app, EXIT_CANCELLED);
	if (busy == BUSY_REDRAW)
		app_draw(p->v.app);
	p->cancelled |= busy >= BUSY_CANCEL;
	return p->cancelled;
}

static void succeeded(struct view_push *p)
{
	struct app *a = p->v.app;
	struct strbuf url = STRBUF_INIT;

	doc_addf(&p->doc, STYLE_SUCCESS, 0, "%s pushed %.12s; your checkout is as it was",
		 glyph(GLYPH_OK), p->push.revision);
	if (p->push.again)
		doc_addf(&p->doc, STYLE_VALUE, 2,
			 "It was there already: the same push within one second.");
	session_push_url(a->s, &p->push, &url);
	if (url.len)
		doc_add(&p->doc, STYLE_VALUE, 2, strbuf_slice(&url));
	strbuf_addf(&a->after, "pushed %.12s\n%s%s", p->push.revision, url.buf,
		    url.len ? "\n" : "");
	a->pushed = true;
	a->push_failed = 0;
	a->status = EXIT_DONE;
	strbuf_release(&url);
}

static void failed(struct view_push *p, const char *kept, const struct err *err)
{
	struct app *a = p->v.app;

	p->failed = true;
	a->push_failed = p->cancelled ? 0 : p->push.begun ? EXIT_PUSH : EXIT_REFUSED;
	doc_addf(&p->doc, STYLE_ERROR, 0, "! %s", err->text);
	doc_addf(&p->doc, STYLE_VALUE, 0,
		 "Your checkout is as it was. Esc goes back to the selection.");
	if (*kept)
		doc_addf(&p->doc, STYLE_VALUE, 0, "It is kept in %s too.", kept);
}

static void command(struct view *v, enum command cmd)
{
	struct view_push *p = self(v);

	if (doc_command(&p->doc, cmd, (size_t)p->rows))
		return;
	if (cmd == CMD_BACK) /* what was pushed is still marked there */
		app_pop_view(v->app);
	else if (cmd == CMD_QUIT)
		app_quit(v->app, EXIT_DONE);
}

static void free_view(struct view *v)
{
	struct view_push *p = self(v);

	doc_release(&p->doc);
	strbuf_release(&p->partial);
	push_release(&p->push);
	plan_release(&p->plan);
	free(p);
}

void view_push_run(struct app *a, struct plan *plan, struct push *push)
{
	static const struct view_ops ops = {context, draw, command, NULL, NULL, free_view, NULL};
	struct view_push *p = xcalloc(1, sizeof(*p));
	struct strbuf kept = STRBUF_INIT;
	struct err err;
	int ret;

	*p = (struct view_push){{.ops = &ops, .app = a}, *plan, *push, .partial = STRBUF_INIT};
	strbuf_init(&p->doc.text);
	p->push.plan = &p->plan;
	p->push.screen = true;
	p->push.line = take_output;
	p->push.tick = tick;
	p->push.wake_fd = term_fd();
	p->push.ctx = p;
	p->running = true;
	app_push_view(a, &p->v);
	app_draw(a);
	ret = session_send(a->s, &p->push, &kept, &err);
	end_line(p, false);
	p->running = false;
	if (ret)
		failed(p, kept.buf, &err);
	else
		succeeded(p);
	strbuf_release(&kept);
	p->doc.top = SIZE_MAX; /* how it ended is said last */
}
