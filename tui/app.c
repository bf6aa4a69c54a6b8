/* SPDX-License-Identifier: MPL-2.0 */
/* The full screen: loading, the event loop, the stack of views. */
#include "core/base/base.h"
#include "tui/cli.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "tui/glyph.h"
#include "tui/term.h"
#include "tui/update.h"
#include "tui/view.h"

#include <stdarg.h>

void app_push_view(struct app *a, struct view *v)
{
	v->below = a->top;
	a->top = v;
}

void app_pop_view(struct app *a)
{
	struct view *v = a->top;

	a->top = v->below;
	v->ops->free(v);
}

void app_note(struct app *a, enum style_id style, const char *fmt, ...)
{
	char line[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	strbuf_reset(&a->note);
	strbuf_addstr(&a->note, line);
	a->note_style = style;
}

void app_quit(struct app *a, int status)
{
	a->done = true;
	a->status = status;
}

void app_draw(struct app *a)
{
	int rows, cols;

	browse_try(&a->browse, term_pending);
	term_size(&rows, &cols);
	if (rows != a->canvas.rows || cols != a->canvas.cols)
		canvas_resize(&a->canvas, rows, cols);
	else
		canvas_clear(&a->canvas);
	a->top->ops->draw(a->top, &a->canvas);
	term_show(&a->canvas);
}

/* Ctrl-C or a signal: when everything is pushed there is nothing left to cancel. */
static void cancel(struct app *a)
{
	app_quit(a, a->pushed ? EXIT_DONE : EXIT_CANCELLED);
}

/* Commands that mean the same everywhere. */
static bool app_command(struct app *a, enum command cmd, enum context context)
{
	switch (cmd) {
	case CMD_SUSPEND:
		term_suspend();
		return true;
	case CMD_REDRAW:
		term_redraw();
		return true;
	case CMD_CANCEL:
		cancel(a);
		return true;
	case CMD_HELP:
		if (a->top->is_help)
			app_pop_view(a);
		else
			app_push_view(a, view_help_new(a, context));
		return true;
	default:
		return false;
	}
}

static void on_key(struct app *a, tkey key)
{
	struct view *v = a->top;
	enum context context = v->ops->context(v);
	enum command cmd = keymap_find(context, key);
	uint32_t c = key_char(key);

	strbuf_reset(&a->note);
	if (cmd != CMD_NONE) {
		if (!app_command(a, cmd, context))
			v->ops->command(v, cmd);
	} else if (c && v->ops->type) {
		v->ops->type(v, c);
	}
}

static void on_event(struct app *a, const struct event *e)
{
	switch (e->type) {
	case EVENT_KEY:
		on_key(a, e->key);
		break;
	case EVENT_PASTE:
		if (a->top->ops->paste)
			a->top->ops->paste(a->top, e->paste);
		break;
	case EVENT_QUIT:
	case EVENT_CANCEL:
		cancel(a);
		break;
	case EVENT_RESIZE:
	case EVENT_NONE:
		break;
	}
}

/* What a damaged index leaves of the graph is nothing to go on with, or to keep. */
static void check_graph(struct app *a)
{
	struct err err;

	if (!graph_check(&a->s->graph, &err))
		return;
	strbuf_addf(&a->after, "mtry-tui: %s and removed: start again\n", err.text);
	a->graph_lost = true;
	app_quit(a, EXIT_REFUSED);
}

/* A graph may have been read meanwhile: what ended that may end the program, too. */
static void heed_end(struct app *a)
{
	if (a->loading->asked == BUSY_QUIT)
		cancel(a);
	a->loading->asked = BUSY_NOTHING;
}

/* Makes ready what the first screen did without. */
static void make_ready(struct app *a)
{
	if (!a->s->graph.unsettled)
		return;
	if (graph_settle(&a->s->graph))
		browse_settle(&a->browse);
	else
		a->again = a->done = true;
}

/*
 * Does what was typed while a graph was read. What was typed before a screen was seen
 * does not answer it: it might push.
 */
static void type_ahead(struct app *a)
{
	struct ahead typed;

	heed_end(a);
	while (a->loading->ahead.nr) { /* a key may read another graph */
		typed = a->loading->ahead;
		a->loading->ahead.nr = 0;
		for (size_t i = 0; i < typed.nr && !a->done && !a->top->below; i++) {
			on_key(a, typed.key[i]);
			heed_end(a);
		}
	}
}

static void loop(struct app *a)
{
	const struct view *drawn;
	struct event e;

	while (!a->done) {
		app_draw(a);
		if (a->s->graph.unsettled) { /* nobody had to wait for this */
			make_ready(a);
			continue;
		}
		drawn = a->top;
		if (!term_pending() && a->top->ops->idle && a->top->ops->idle(a->top))
			app_draw(a);
		do { /* all keys that are there, then one frame; a new view is drawn before it gets any */
			do
				term_wait(&e, update_wait(a));
			while (e.type == EVENT_NONE && !update_poll(a) && !a->browse.stale);
			on_event(a, &e);
			type_ahead(a);
			check_graph(a);
		} while (!a->done && a->top == drawn && term_pending());
	}
}

/* Reads the graph, and marks what preset and queries say. */
static int load(struct session *s, struct loading *l, struct strbuf *said, struct err *err)
{
	int ret = session_load(s, loading_show, l, err);

	if (!ret && loading_cancelled(l))
		return EXIT_CANCELLED;
	if (!ret) {
		strbuf_addstr(said, s->graph.notes);
		ret = session_select(s, said, err);
	}
	return !ret ? EXIT_DONE : l->asked >= BUSY_BACK ? EXIT_CANCELLED : EXIT_REFUSED;
}

/* Leaving with marks that were not sent: they are kept, and stderr says where. */
static void keep_marks(struct app *a)
{
	struct strbuf path = STRBUF_INIT, line = STRBUF_INIT;
	struct err err;

	if (!a->s->marks.nr || a->pushed || a->printed.len || a->graph_lost)
		return;
	if (session_keep(a->s, "left", &path, &err)) {
		complain(err.text);
	} else {
		session_replay_command(a->s, path.buf, &line);
		fprintf(stderr, "The selection is kept: %s -i\n", line.buf);
	}
	strbuf_release(&path);
	strbuf_release(&line);
}

/* Notes for the user, from before the loop. */
struct notes {
	struct strbuf text;
	bool read; /* they must be seen, however short they are */
};

/*
 * What was said while graph and selection were read: one line in the bottom line;
 * more, or all of what is to be known about a selection or was put back, as a text
 * to read.
 */
static void show_notes(struct app *a, const struct notes *notes)
{
	const struct strbuf *said = &notes->text;
	struct doc doc = {.text = STRBUF_INIT};
	size_t first = strcspn(said->buf, "\n");
	int rows, cols;

	if (!said->len)
		return;
	term_size(&rows, &cols);
	if (!notes->read && first + 1 >= said->len &&
	    (!a->s->have_preset || utf8_width(said->buf, first) + 2 <= cols)) {
		app_note(a, STYLE_WARNING, "%.*s", (int)first, said->buf);
		return;
	}
	doc_add(&doc, STYLE_WARNING, 0, (struct slice){said->buf, said->len - 1});
	app_push_view(a, view_text_new(a, "To know before you start", &doc));
}

/* Instead of an exit status: the index that was opened unsettled is damaged. */
#define LOAD_AGAIN (-1)

static int run_app(struct session *s, struct loading *loading, const struct notes *notes)
{
	struct app a = {.s = s,
			.loading = loading,
			.assist = ASSIST_INIT,
			.note = STRBUF_INIT,
			.printed = STRBUF_INIT,
			.after = STRBUF_INIT,
			.refresh = REFRESH_INIT,
			.show_details = true,
			.details = {.doc = {.text = STRBUF_INIT}}};

	canvas_init(&a.canvas, 1, 1);
	browse_init(&a.browse, s);
	app_push_view(&a, view_main_new(&a));
	if (loading->ahead.nr) /* keys act on more than the first screen */
		make_ready(&a);
	if (!a.again)
		type_ahead(&a);
	show_notes(&a, notes);
	update_start(&a);
	loop(&a);
	if (!a.again)
		term_close();
	refresh_stop(&a.refresh);
	while (a.top)
		app_pop_view(&a);
	a.status = print_out(&a.printed, a.status);
	fputs(a.after.buf, stderr);
	keep_marks(&a);
	browse_release(&a.browse);
	canvas_release(&a.canvas);
	doc_release(&a.details.doc);
	free(a.save_as);
	free(a.used);
	assist_release(&a.assist);
	strbuf_release(&a.note);
	strbuf_release(&a.printed);
	strbuf_release(&a.after);
	strbuf_release(&a.refresh.line);
	strbuf_release(&a.refresh.partial);
	return a.again ? LOAD_AGAIN : a.status;
}

/*
 * The theme asked for, else one for the terminal's background where it tells
 * (rxvt and its likes set COLORFGBG to "FOREGROUND;BACKGROUND", palette numbers;
 * 7 and 15 are white).
 */
static const char *theme_name(const struct session *s)
{
	const char *name = options_string(&s->opt, OPT_THEME), *colors = getenv("COLORFGBG");
	const char *background = colors ? strrchr(colors, ';') : NULL;

	if (name)
		return name;
	if (background && (!strcmp(background, ";7") || !strcmp(background, ";15")))
		return "light";
	return theme_names()[0];
}

/* The terminal is open: the graph, then the loop. */
static int load_and_run(struct session *s, const struct strbuf *said)
{
	struct notes notes = {.text = STRBUF_INIT, .read = said->len > 0};
	struct loading loading;
	struct err err;
	int status;

	loading_init(&loading, s->spec ? s->spec : "the graph of this checkout");
	s->need = NEED_OUTLINE;
	do {
		session_unload(s);
		strbuf_reset(&notes.text);
		strbuf_addstr(&notes.text, said->buf);
		status = load(s, &loading, &notes.text, &err);
		s->need = NEED_ALL; /* the second time, and for what is loaded later */
		if (status == EXIT_DONE) {
			status = run_app(s, &loading, &notes);
			continue;
		}
		term_close();
		if (status == EXIT_REFUSED)
			complain(err.text);
	} while (status == LOAD_AGAIN);
	loading_release(&loading);
	strbuf_release(&notes.text);
	return status;
}

int screen_main(struct session *s, const struct strbuf *said)
{
	struct theme theme;
	struct err err;

	if (theme_load(&theme, theme_name(s), &err)) {
		session_say_origin(s, OPT_THEME, &err);
		complain(err.text);
		return EXIT_REFUSED;
	}
	if (term_open(&theme, &err)) {
		complain(err.text);
		return EXIT_REFUSED;
	}
	alloc_on_failure(term_close);
	glyph_use_utf8(term_utf8());
	s->quick = true;
	return load_and_run(s, said);
}
