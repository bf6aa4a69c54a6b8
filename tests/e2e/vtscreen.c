/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tests/e2e/vtscreen.h"

#include "core/base/file.h"
#include "core/base/utf8.h"

static int on_prop(VTermProp prop, VTermValue *v, void *user)
{
	struct screen *s = user;

	if (prop == VTERM_PROP_ALTSCREEN)
		s->alt = v->boolean;
	if (prop == VTERM_PROP_CURSORVISIBLE)
		s->cursor_on = v->boolean;
	return 1;
}

static int on_move(VTermPos pos, VTermPos old UNUSED, int visible UNUSED, void *user)
{
	((struct screen *)user)->cursor = pos;
	return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_prop, .movecursor = on_move};

void screen_init(struct screen *s)
{
	s->vt = vterm_new(s->rows, s->cols);
	vterm_set_utf8(s->vt, 1);
	s->screen = vterm_obtain_screen(s->vt);
	vterm_screen_set_callbacks(s->screen, &callbacks, s);
	vterm_screen_enable_altscreen(s->screen, 1);
	vterm_screen_reset(s->screen, 1);
	s->cursor_on = true;
}

static void row_text(struct screen *s, int row, struct strbuf *out)
{
	VTermScreenCell cell;
	char utf8[4];

	strbuf_reset(out);
	for (int col = 0; col < s->cols; col += MAX(cell.width, 1)) {
		vterm_screen_get_cell(s->screen, (VTermPos){row, col}, &cell);
		if (!cell.chars[0])
			strbuf_addch(out, ' ');
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			strbuf_add(out, utf8, utf8_encode(cell.chars[i], utf8));
	}
	strbuf_rtrim(out);
}

void screen_text(struct screen *s, struct strbuf *out)
{
	struct strbuf row = STRBUF_INIT;

	for (int i = 0; i < s->rows; i++) {
		row_text(s, i, &row);
		strbuf_addf(out, "|%s\n", row.buf);
	}
	strbuf_release(&row);
}

/* libvterm keeps this mode to itself. */
static void watch_paste_mode(struct screen *s, char c)
{
	static const char mode[] = "\033[?2004";

	if (s->matched == sizeof(mode) - 1)
		s->paste_mode = c == 'h';
	if (s->matched < sizeof(mode) - 1 && c == mode[s->matched])
		s->matched++;
	else
		s->matched = c == *mode;
}

static bool shows(struct screen *s, const char *text)
{
	struct strbuf row = STRBUF_INIT;
	bool found = false;

	for (int i = 0; i < s->rows && !found; i++) {
		row_text(s, i, &row);
		found = strstr(row.buf, text) != NULL;
	}
	strbuf_release(&row);
	return found;
}

static bool row_is(struct screen *s, const char *arg)
{
	struct strbuf row = STRBUF_INIT;
	char *text;
	long i = strtol(arg, &text, 10);
	bool same = false;

	if (i >= 0 && i < s->rows) {
		row_text(s, (int)i, &row);
		same = !strcmp(row.buf, *text ? text + 1 : "");
	}
	strbuf_release(&row);
	return same;
}

static bool rows_are(struct screen *s, const char *path)
{
	struct strbuf want = STRBUF_INIT, text = STRBUF_INIT;
	struct err err;
	bool same;

	if (file_read(path, 1 << 20, &want, &err))
		return false;
	screen_text(s, &text);
	same = slice_equal(strbuf_slice(&want), strbuf_slice(&text));
	strbuf_release(&want);
	strbuf_release(&text);
	return same;
}

static bool cell_has(const VTermScreenCell *cell, const char *word, size_t n)
{
	bool color = !VTERM_COLOR_IS_DEFAULT_FG(&cell->fg) || !VTERM_COLOR_IS_DEFAULT_BG(&cell->bg);
	bool attr = cell->attrs.bold || cell->attrs.underline || cell->attrs.reverse;
	const struct {
		const char *word;
		bool is;
	} table[] = {{"bold", cell->attrs.bold},
		     {"underline", cell->attrs.underline != 0},
		     {"reverse", cell->attrs.reverse},
		     {"color", color},
		     {"colorless", !color},
		     {"plain", !color && !attr}};

	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		if (strlen(table[i].word) == n && !memcmp(table[i].word, word, n))
			return table[i].is;
	return false;
}

static bool cell_is(struct screen *s, const char *arg)
{
	VTermScreenCell cell;
	int row, col, at;

	if (sscanf(arg, "%d %d%n", &row, &col, &at) != 2 ||
	    !vterm_screen_get_cell(s->screen, (VTermPos){row, col}, &cell))
		return false;
	for (const char *w = arg + at; *w;) {
		size_t n;
		w += strspn(w, " ");
		n = strcspn(w, " ");
		if (n && !cell_has(&cell, w, n))
			return false;
		w += n;
	}
	return true;
}

static bool cursor_is(struct screen *s, const char *arg)
{
	int row, col;

	if (!strcmp(arg, "off") || !strcmp(arg, "on"))
		return s->cursor_on == (arg[1] == 'n');
	return sscanf(arg, "%d %d", &row, &col) == 2 && s->cursor.row == row &&
	       s->cursor.col == col;
}

static bool alt_is(struct screen *s, const char *arg)
{
	return s->alt == !strcmp(arg, "on");
}

static bool paste_mode_is(struct screen *s, const char *arg)
{
	return s->paste_mode == !strcmp(arg, "on");
}

static bool shows_not(struct screen *s, const char *arg)
{
	return !shows(s, arg);
}

void screen_feed(struct screen *s, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		watch_paste_mode(s, p[i]);
	vterm_input_write(s->vt, p, n);
}

/* libvterm 0.1 may leave the cursor above the first row, and dies when something is written there. */
void screen_resize(struct screen *s, int rows, int cols)
{
	static const char home[] = "\033[H";

	s->rows = rows;
	s->cols = cols;
	if (!s->vt)
		return;
	vterm_set_size(s->vt, rows, cols);
	if (s->cursor.row < 0)
		vterm_input_write(s->vt, home, sizeof(home) - 1);
}

void screen_release(struct screen *s)
{
	if (s->vt)
		vterm_free(s->vt);
	s->vt = NULL;
}

screen_test *screen_find_test(const char *word)
{
	static const struct {
		const char *word;
		screen_test *test;
	} table[] = {
		{"wait", shows},   {"gone", shows_not},
		{"row", row_is},   {"rows", rows_are},
		{"cell", cell_is}, {"cursor", cursor_is},
		{"alt", alt_is},   {"paste-mode", paste_mode_is},
	};

	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		if (!strcmp(table[i].word, word))
			return table[i].test;
	return NULL;
}
