/* SPDX-License-Identifier: MPL-2.0 */
/* The keys of a context and the query language, from the tables the program itself reads. */
#include "core/base/base.h"
#include "tui/view.h"
#include "core/base/alloc.h"
#include "core/graph/facet.h"

struct view_help {
	struct view v;
	struct doc doc;
	enum context about;
	int rows;
};

static void add_keys(struct doc *d, enum context about)
{
	const struct binding *b;

	doc_section(d, context_title(about));
	for (size_t i = 0; (b = keymap_binding(about, i)); i++) {
		char key[32];
		key_for_people(b->key, key);
		doc_addf(d, STYLE_VALUE, 2, "%-8s %s", key, command_text(b->command));
	}
	if (about == CONTEXT_FILTER)
		doc_addf(d, STYLE_VALUE, 2, "%-8s %s", "letters", "are typed into the query");
}

static void add_queries(struct doc *d)
{
	static const char *const form[][2] = {
		{"mochi deb", "both, fuzzily (letters in this order)"},
		{"'plain", "exactly this text"},
		{"'word'", "this text at word boundaries"},
		{"^test-  -1$", "at the start, at the end"},
		{"!asan", "without this text"},
		{"a | b", "one or the other"},
		{"/wpt-[0-9]+/i", "a regular expression"},
		{"chunk:1-3", "chunks by number; also first, last, all"},
	};

	doc_section(d, "Queries");
	for (size_t i = 0; i < ARRAY_LEN(form); i++)
		doc_addf(d, STYLE_VALUE, 2, "%-14s %s", form[i][0], form[i][1]);
	for (int f = 0; f < FACET_NR; f++) {
		char name[32];
		snprintf(name, sizeof(name), "%s:", facet_name(f));
		doc_addf(d, STYLE_VALUE, 2, "%-14s %s%s%s", name, facet_text(f),
			 *facet_short(f) ? ", short " : "", facet_short(f));
	}
}

static enum context context(const struct view *v UNUSED)
{
	return CONTEXT_TEXT;
}

static void draw(struct view *v, struct canvas *c)
{
	struct view_help *h = (struct view_help *)v;
	const struct hint hint[] = {{CMD_DOWN, "down"}, {CMD_UP, "up"}, {CMD_BACK, "back"}};

	canvas_printf(c, 0, 1, c->cols - 1, STYLE_TITLE, "Keys and queries");
	draw_hline(c, 1);
	h->rows = MAX(c->rows - 4, 0);
	doc_draw(&h->doc, c, 2, h->rows, 1, c->cols - 1);
	if (c->rows > 3)
		draw_hline(c, c->rows - 2);
	draw_bottom(v->app, c, CONTEXT_TEXT, hint, ARRAY_LEN(hint), "");
	c->cursor_row = MIN(2, c->rows - 1);
	c->cursor_col = 0;
}

static void command(struct view *v, enum command cmd)
{
	struct view_help *h = (struct view_help *)v;

	if (!doc_command(&h->doc, cmd, (size_t)h->rows) && cmd == CMD_BACK)
		app_pop_view(v->app);
}

static void free_view(struct view *v)
{
	doc_release(&((struct view_help *)v)->doc);
	free(v);
}

struct view *view_help_new(struct app *a, enum context about)
{
	static const struct view_ops ops = {context, draw, command, NULL, NULL, free_view};
	struct view_help *h = xcalloc(1, sizeof(*h));

	h->v = (struct view){&ops, a, NULL};
	strbuf_init(&h->doc.text);
	add_keys(&h->doc, about);
	if (about == CONTEXT_FILTER || about == CONTEXT_TREE)
		add_queries(&h->doc);
	return &h->v;
}
