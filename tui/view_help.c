/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A text to read; and help: the keys of a context and the query language, from
 * the tables the program itself reads.
 */
#include "core/base/base.h"
#include "tui/view.h"
#include "core/base/alloc.h"
#include "core/graph/facet.h"
#include "core/query/query.h"

struct view_text {
	struct view v;
	char *title;
	struct doc doc;
	int rows;
};

/* The keys of a command in one line: "k  Up  ^P". */
static void add_binding(struct doc *d, enum context about, enum command cmd)
{
	struct strbuf keys = STRBUF_INIT;
	const struct binding *b;
	char key[32];

	for (size_t i = 0; (b = keymap_binding(about, i)); i++) {
		if (b->command != cmd)
			continue;
		key_for_people(b->key, key);
		strbuf_addf(&keys, "%s%s", keys.len ? "  " : "", key);
	}
	doc_addf(d, STYLE_VALUE, 2, "%-16s %s", keys.buf, command_text(cmd));
	strbuf_release(&keys);
}

static void add_keys(struct doc *d, enum context about)
{
	const struct binding *b;

	doc_section(d, context_title(about));
	if (about == CONTEXT_FILTER)
		doc_addf(d, STYLE_VALUE, 2, "%-16s %s", "letters", "are typed into the query");
	for (size_t i = 0; (b = keymap_binding(about, i)); i++)
		if (!strcmp(b->key, keymap_key(about, b->command)))
			add_binding(d, about, b->command);
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
	};

	const struct query_scope *scope;
	char name[48];

	doc_section(d, "Queries");
	for (size_t i = 0; i < ARRAY_LEN(form); i++)
		doc_addf(d, STYLE_VALUE, 2, "%-16s %s", form[i][0], form[i][1]);
	for (int f = 0; f < FACET_NR; f++) {
		snprintf(name, sizeof(name), "%s:%s%s%s", facet_name(f),
			 *facet_short(f) ? "  " : "", facet_short(f), *facet_short(f) ? ":" : "");
		doc_addf(d, STYLE_VALUE, 2, "%-16s %s", name, facet_text(f));
	}
	for (size_t i = 0; (scope = query_scope(i)); i++) {
		snprintf(name, sizeof(name), "%s:%s%s%s%s", scope->name, scope->value,
			 *scope->abbr ? "  " : "", scope->abbr, *scope->abbr ? ":" : "");
		doc_addf(d, STYLE_VALUE, 2, "%-16s %s", name, scope->text);
	}
}

static enum context context(const struct view *v UNUSED)
{
	return CONTEXT_TEXT;
}

static void draw(struct view *v, struct canvas *c)
{
	struct view_text *t = (struct view_text *)v;
	const struct hint hint[] = {
		{CMD_DOWN, "down"},	 {CMD_UP, "up"},
		{CMD_PAGE_DOWN, "page"}, {CMD_BACK, "back"},
		{CMD_FIND, "find"},	 {t->doc.find ? CMD_FIND_NEXT : CMD_NONE, "next"}};

	canvas_put_ellipsis(c, 0, 1, c->cols - 1, STYLE_TITLE, slice_from(t->title));
	t->rows = draw_reading(c, &t->doc);
	draw_bottom(v->app, c, CONTEXT_TEXT, hint, ARRAY_LEN(hint), "");
}

static void find_next(struct view_text *t, bool back)
{
	if (!t->doc.find)
		app_note(t->v.app, STYLE_HINT, "nothing to search for: / asks for it");
	else if (!doc_find_next(&t->doc, back, (size_t)t->rows))
		app_note(t->v.app, STYLE_WARNING, "not in this text: %s", t->doc.find);
}

/* The view below the question is the text. */
static void accept_find(struct app *a, const char *text)
{
	struct view_text *t = (struct view_text *)a->top;

	if (!text)
		return;
	doc_find(&t->doc, text);
	if (*text)
		find_next(t, false);
}

static void command(struct view *v, enum command cmd)
{
	struct view_text *t = (struct view_text *)v;

	if (doc_command(&t->doc, cmd, (size_t)t->rows))
		return;
	if (cmd == CMD_BACK)
		app_pop_view(v->app);
	else if (cmd == CMD_FIND)
		app_push_view(v->app, view_prompt_new(v->app, "/", "", accept_find));
	else if (cmd == CMD_FIND_NEXT || cmd == CMD_FIND_BACK)
		find_next(t, cmd == CMD_FIND_BACK);
}

static void free_view(struct view *v)
{
	free(((struct view_text *)v)->title);
	doc_release(&((struct view_text *)v)->doc);
	free(v);
}

struct view *view_text_new(struct app *a, const char *title, struct doc *doc)
{
	static const struct view_ops ops = {context, draw, command, NULL, NULL, free_view, NULL};
	struct view_text *t = xcalloc(1, sizeof(*t));

	t->v = (struct view){.ops = &ops, .app = a};
	t->title = xstrdup(title);
	t->doc = *doc;
	return &t->v;
}

struct view *view_help_new(struct app *a, enum context about)
{
	struct doc doc = {.text = STRBUF_INIT};
	struct view *v;

	add_keys(&doc, about);
	if (about == CONTEXT_FILTER || about == CONTEXT_TREE)
		add_queries(&doc);
	v = view_text_new(a, "Keys and queries", &doc);
	v->is_help = true;
	return v;
}
