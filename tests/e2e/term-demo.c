/* SPDX-License-Identifier: MPL-2.0 */
/*
 * term.c alone, for e2e tests: shows the name of each key that comes. "q" ends,
 * Ctrl-Z suspends, "!" crashes, "r" draws random cells and writes what should be
 * there to the file "canvas"; the first row is "ready ROWSxCOLS COLORS".
 */
#include "core/base/base.h"
#include "core/base/file.h"
#include "core/base/strbuf.h"
#include "tui/term.h"

#include <locale.h>

static const char theme_text[] = "cursor bg=#303a46\nmatch fg=#ffaf5f attr=underline\n"
				 "leaf fg=green\nkey fg=#87afff attr=bold\n";

/* Pieces of text at random places; the same in each run. */
static void scatter(struct canvas *c, unsigned frame)
{
	static const char *const piece[] = {"plain text",
					    "\u65e5\u672c\u8a9e",
					    "e\u0301e\u0323",
					    "\U0001f600 ok",
					    "\u2500\u2502\u25b8\u25cf",
					    "\u00fc\u00df",
					    "   ",
					    "x\033[31my\rz"};
	unsigned random = frame * 2654435761u;
	struct strbuf text = STRBUF_INIT;
	struct err err;

	for (int i = 0; i < 60; i++) {
		random = random * 1103515245u + 12345u;
		canvas_put(c, 2 + (int)(random >> 8 & 0xff) % MAX(c->rows - 2, 1),
			   (int)(random >> 16 & 0xff) % c->cols, 12,
			   (enum style_id)((random >> 4) % STYLE_NR),
			   slice_from(piece[(random >> 28) % ARRAY_LEN(piece)]));
	}
	canvas_dump(c, false, &text);
	if (file_write_atomic("canvas", text.buf, text.len, 0600, &err))
		abort();
	strbuf_release(&text);
}

static void draw(struct canvas *c, const char *last, unsigned frame)
{
	int rows, cols;

	term_size(&rows, &cols);
	canvas_resize(c, rows, cols);
	canvas_printf(c, 0, 0, cols, STYLE_TITLE, "ready %dx%d %d", rows, cols,
		      MIN(term_colors(), 256));
	canvas_put(c, 1, 0, cols, STYLE_KEY, slice_from(last));
	canvas_put(c, 2, 0, cols, STYLE_LEAF, slice_from("|\u65e5\u672ce\u0301|"));
	canvas_flag(c, 2, 0, cols, CELL_CURSOR);
	if (frame)
		scatter(c, frame);
	c->cursor_row = MIN(2, rows - 1);
	c->cursor_col = 0;
	term_show(c);
}

/* Does what the event asks for; false when it ends the program. */
static bool handle(const struct event *e, char *last, size_t size, unsigned *frame)
{
	char name[32];

	switch (e->type) {
	case EVENT_KEY:
		key_print(e->key, name);
		snprintf(last, size, "key %s", name);
		if (e->key == (KEY_CTRL | 'z'))
			term_suspend();
		if (e->key == '!')
			abort();
		if (e->key == 'r')
			snprintf(last, size, "frame %u", ++*frame);
		if (e->key == 'e')
			fprintf(stderr, "a word on stderr\n");
		return e->key != 'q';
	case EVENT_PASTE:
		snprintf(last, size, "paste %.*s", SLICE_ARG(e->paste));
		return true;
	case EVENT_RESIZE:
	case EVENT_NONE:
		return true;
	default:
		return false;
	}
}

int main(void)
{
	struct theme theme;
	struct canvas canvas;
	struct event e;
	struct err err;
	char last[200] = "";
	unsigned frame = 0;
	bool running = true;

	setlocale(LC_ALL, "");
	if (theme_parse(&theme, slice_from(theme_text), "demo", &err) || term_open(&theme, &err)) {
		fprintf(stderr, "term-demo: %s\n", err.text);
		return 2;
	}
	canvas_init(&canvas, 1, 1);
	while (running) {
		draw(&canvas, last, frame);
		term_wait(&e, -1);
		running = handle(&e, last, sizeof(last), &frame);
	}
	canvas_release(&canvas);
	term_close();
	printf("bye %d\n", (int)e.type);
	return 0;
}
