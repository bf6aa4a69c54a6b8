/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/busy.h"
#include "core/base/utf8.h"
#include "tui/glyph.h"
#include "tui/keymap.h"
#include "tui/session.h"
#include "tui/term.h"

/* In a text Esc and q go back, in a line Esc; but not behind what is typed ahead of the first screen. */
static enum busy busy_key(tkey key, enum context context, struct ahead *ahead)
{
	enum command cmd = keymap_find(context, key);

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
		if (cmd == CMD_BACK && (context == CONTEXT_PROMPT || !ahead || !ahead->nr))
			return BUSY_BACK;
		if (ahead && ahead->nr < ARRAY_LEN(ahead->key))
			ahead->key[ahead->nr++] = key;
		return BUSY_NOTHING;
	}
}

static enum busy busy_event(const struct event *e, enum context context, struct ahead *ahead)
{
	switch (e->type) {
	case EVENT_KEY:
		return busy_key(e->key, context, ahead);
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

static enum busy busy(enum context context, struct ahead *ahead)
{
	enum busy most = BUSY_NOTHING, now;
	struct event e;

	while (most < BUSY_QUIT && term_pending()) {
		term_wait(&e, 0);
		if (e.type == EVENT_NONE)
			break;
		now = busy_event(&e, context, ahead);
		most = MAX(most, now);
	}
	return most;
}

enum busy busy_events(void)
{
	return busy(CONTEXT_TEXT, NULL);
}

void loading_init(struct loading *l, const char *spec)
{
	*l = (struct loading){.spec = spec};
	canvas_init(&l->canvas, 1, 1);
}

void loading_release(struct loading *l)
{
	canvas_release(&l->canvas);
}

/* What the events ask for. A comparison is cancelled with all that was typed after it began. */
static void listen(struct loading *l, bool compares)
{
	enum busy now = busy(compares ? CONTEXT_PROMPT : CONTEXT_TEXT, &l->ahead);

	l->asked = MAX(l->asked, now);
	if (compares && l->asked >= BUSY_BACK)
		l->ahead.nr = 0;
}

bool loading_cancelled(struct loading *l)
{
	listen(l, false);
	return l->asked >= BUSY_BACK;
}

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

bool loading_show(void *ctx, const struct graph_progress *at)
{
	struct loading *l = ctx;
	int rows, cols;

	listen(l, at->other);
	term_size(&rows, &cols);
	canvas_resize(&l->canvas, rows, cols);
	canvas_printf(&l->canvas, 0, 0, cols, STYLE_TITLE, " %s %s",
		      at->other ? "Comparing with" : "Loading", at->other ? at->other : l->spec);
	canvas_printf(&l->canvas, 1, 0, cols, STYLE_COUNT, " %.1f MB %s %s tasks",
		      (double)at->bytes / 1e6, glyph(GLYPH_DOT), number(at->tasks).text);
	show_bar(&l->canvas, 2, cols, at->percent);
	show_line(&l->canvas, 3, cols, at->line);
	canvas_printf(&l->canvas, rows - 1, 0, cols, STYLE_HINT, " %s cancels",
		      at->other ? "Esc" : "q");
	l->canvas.cursor_row = l->canvas.cursor_col = 0;
	term_show(&l->canvas);
	return l->asked >= BUSY_BACK;
}
