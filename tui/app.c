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
	strbuf_addf(&a->after, "mtry-tui: %s\n", err.text);
	a->graph_lost = true;
	app_quit(a, EXIT_REFUSED);
}

static void loop(struct app *a)
{
	const struct view *drawn;
	struct event e;

	while (!a->done) {
		app_draw(a);
		drawn = a->top;
		do { /* all keys that are there, then one frame; a new view is drawn before it gets any */
			do
				term_wait(&e, update_wait(a));
			while (e.type == EVENT_NONE && !update_poll(a));
			on_event(a, &e);
			check_graph(a);
		} while (!a->done && a->top == drawn && term_pending());
	}
}

/* Keys typed before there is something to type into. */
struct ahead {
	tkey key[256];
	size_t nr;
};

/* Esc and q go back, unless they belong to what is being typed ahead. */
static enum busy busy_key(tkey key, struct ahead *ahead)
{
	enum command cmd = keymap_find(CONTEXT_TEXT, key);

	switch (cmd) {
	case CMD_CANCEL:
		return BUSY_CANCEL;
	case CMD_SUSPEND:
		term_suspend();
		return BUSY_REDRAW;
	case CMD_REDRAW:
		term_redraw();
		return BUSY_REDRAW;
	default:
		if (cmd == CMD_BACK && (!ahead || !ahead->nr))
			return BUSY_BACK;
		if (ahead && ahead->nr < ARRAY_LEN(ahead->key))
			ahead->key[ahead->nr++] = key;
		return BUSY_NOTHING;
	}
}

static enum busy busy_event(const struct event *e, struct ahead *ahead)
{
	switch (e->type) {
	case EVENT_KEY:
		return busy_key(e->key, ahead);
	case EVENT_RESIZE:
		return BUSY_REDRAW;
	case EVENT_CANCEL:
		return BUSY_CANCEL;
	case EVENT_QUIT:
		return BUSY_QUIT;
	case EVENT_PASTE:
	case EVENT_NONE:
		break;
	}
	return BUSY_NOTHING;
}

static enum busy busy(struct ahead *ahead)
{
	enum busy most = BUSY_NOTHING, now;
	struct event e;

	while (most < BUSY_QUIT && term_pending()) {
		term_wait(&e, 0);
		if (e.type == EVENT_NONE)
			break;
		now = busy_event(&e, ahead);
		most = MAX(most, now);
	}
	return most;
}

enum busy app_busy(void)
{
	return busy(NULL);
}

/* The screen while the graph is read. */
struct loading {
	struct canvas canvas;
	const char *spec;
	struct ahead *ahead;
	bool cancelled;
};

/* How much is read, as a bar over the width of the screen. */
static void show_bar(struct canvas *c, int row, int cols, int percent)
{
	int full = percent < 0 ? 0 : (cols - 2) * MIN(percent, 100) / 100;

	for (int i = 0; i < full; i++)
		canvas_put(c, row, 1 + i, 1, STYLE_BAR, slice_from(glyph(GLYPH_BAR)));
}

/* What the generator or the network says. */
static void show_line(struct canvas *c, int row, int cols, struct slice line)
{
	struct strbuf text = STRBUF_INIT;

	utf8_visible(&text, line.p, line.n);
	canvas_put_ellipsis(c, row, 1, cols - 1, STYLE_HINT, strbuf_slice(&text));
	strbuf_release(&text);
}

static bool show_loading(void *ctx, const struct graph_progress *at)
{
	struct loading *l = ctx;
	int rows, cols;

	if (busy(l->ahead) >= BUSY_BACK)
		l->cancelled = true;
	term_size(&rows, &cols);
	canvas_resize(&l->canvas, rows, cols);
	canvas_printf(&l->canvas, 0, 0, cols, STYLE_TITLE, " Loading %s", l->spec);
	canvas_printf(&l->canvas, 1, 0, cols, STYLE_COUNT, " %.1f MB %s %s tasks",
		      (double)at->bytes / 1e6, glyph(GLYPH_DOT), number(at->tasks).text);
	show_bar(&l->canvas, 2, cols, at->percent);
	show_line(&l->canvas, 3, cols, at->line);
	canvas_printf(&l->canvas, rows - 1, 0, cols, STYLE_HINT, " q cancels");
	l->canvas.cursor_row = l->canvas.cursor_col = 0;
	term_show(&l->canvas);
	return l->cancelled;
}

static int load(struct session *s, struct ahead *ahead, struct err *err)
{
	const char *spec = options_string(&s->opt, OPT_GRAPH);
	struct loading l = {.spec = spec ? spec : "the graph of this checkout", .ahead = ahead};
	int status = EXIT_DONE;

	canvas_init(&l.canvas, 1, 1);
	if (session_load(s, show_loading, &l, err))
		status = l.cancelled ? EXIT_CANCELLED : EXIT_REFUSED;
	else if (busy(ahead) >= BUSY_BACK) /* in the last moment */
		status = EXIT_CANCELLED;
	canvas_release(&l.canvas);
	return status;
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

static int run_app(struct session *s, const struct ahead *ahead, const struct notes *notes)
{
	struct app a = {.s = s,
			.note = STRBUF_INIT,
			.printed = STRBUF_INIT,
			.after = STRBUF_INIT,
			.refresh = REFRESH_INIT,
			.show_details = true,
			.details = {.doc = {.text = STRBUF_INIT}}};

	canvas_init(&a.canvas, 1, 1);
	browse_init(&a.browse, s);
	app_push_view(&a, view_main_new(&a));
	/* What was typed before a screen was seen does not answer it: it might push. */
	for (size_t i = 0; i < ahead->nr && !a.done && !a.top->below; i++)
		on_key(&a, ahead->key[i]);
	show_notes(&a, notes);
	update_start(&a);
	loop(&a);
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
	strbuf_release(&a.note);
	strbuf_release(&a.printed);
	strbuf_release(&a.after);
	strbuf_release(&a.refresh.line);
	strbuf_release(&a.refresh.partial);
	return a.status;
}

/* Marks what preset and queries say; then the loop. */
static int select_and_run(struct session *s, const struct ahead *ahead, const struct strbuf *said)
{
	struct notes notes = {.text = STRBUF_INIT, .read = said->len > 0};
	struct err err;
	int status;

	strbuf_addf(&notes.text, "%s%s", said->buf, s->graph.notes);
	if (session_select(s, &notes.text, &err)) {
		term_close();
		complain(err.text);
		status = EXIT_REFUSED;
	} else {
		status = run_app(s, ahead, &notes);
	}
	strbuf_release(&notes.text);
	return status;
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

int screen_main(struct session *s, const struct strbuf *said)
{
	struct ahead ahead = {.nr = 0};
	struct theme theme;
	struct err err;
	int status;

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
	status = load(s, &ahead, &err);
	if (status) {
		term_close();
		if (status == EXIT_REFUSED)
			complain(err.text);
		return status;
	}
	return select_and_run(s, &ahead, said);
}
