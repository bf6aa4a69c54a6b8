/* SPDX-License-Identifier: MPL-2.0 */
/* A question in the bottom line, over the view below it: a line of text, or yes and no. */
#include "core/base/base.h"
#include "tui/view.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"

struct view_prompt {
	struct view v;
	char *question;
	struct lineedit line;
	bool yes_no;
	bool suggested; /* what is typed takes the place of the text */
	prompt_fn *accept;
};

static struct view_prompt *self(struct view *v)
{
	return (struct view_prompt *)v;
}

static enum context context(const struct view *v UNUSED)
{
	return CONTEXT_PROMPT;
}

static void draw(struct view *v, struct canvas *c)
{
	struct view_prompt *p = self(v);
	int row = c->rows - 1, col = 1;

	v->below->ops->draw(v->below, c);
	canvas_fill(c, row, 0, c->cols, STYLE_NORMAL, " ");
	col += canvas_put_ellipsis(c, row, col, MAX(c->cols - 8, 1), STYLE_PROMPT,
				   slice_from(p->question)) +
	       1;
	if (!p->yes_no) {
		lineedit_draw(&p->line, c, row, col, MAX(c->cols - col, 1),
			      p->suggested ? STYLE_HINT : STYLE_QUERY);
		return;
	}
	canvas_put(c, row, col, c->cols - col, STYLE_KEY, slice_from("y/n"));
	c->cursor_row = row;
	c->cursor_col = MIN(col, c->cols - 1);
}

/* Leaves the question and gives the answer; the view is gone when `accept` runs. */
static void answer(struct view *v, const char *text)
{
	struct app *a = v->app;
	prompt_fn *accept = self(v)->accept;
	char *copy = text ? xstrdup(text) : NULL;

	app_pop_view(a);
	accept(a, copy);
	free(copy);
}

/* Moving in a suggested text takes it over; deleting in it deletes it. */
static void edit(struct view_prompt *p, enum command cmd)
{
	if (p->suggested && (cmd == CMD_EDIT_BACKSPACE || cmd == CMD_EDIT_DELETE))
		cmd = CMD_CLEAR_QUERY;
	lineedit_command(&p->line, cmd);
	p->suggested = false;
}

static void command(struct view *v, enum command cmd)
{
	struct view_prompt *p = self(v);

	if (cmd == CMD_ACCEPT)
		answer(v, p->yes_no ? "y" : p->line.text.buf);
	else if (cmd == CMD_BACK)
		answer(v, NULL);
	else if (!p->yes_no)
		edit(p, cmd);
}

static void drop_suggestion(struct view_prompt *p)
{
	if (p->suggested)
		lineedit_set(&p->line, "");
	p->suggested = false;
}

static void type(struct view *v, uint32_t c)
{
	if (!self(v)->yes_no) {
		drop_suggestion(self(v));
		lineedit_type(&self(v)->line, c);
	} else if (c == 'y' || c == 'Y') {
		answer(v, "y");
	} else if (c == 'n' || c == 'N') {
		answer(v, NULL);
	}
}

static void paste(struct view *v, struct slice text)
{
	if (self(v)->yes_no)
		return;
	drop_suggestion(self(v));
	lineedit_paste(&self(v)->line, text);
}

static void free_view(struct view *v)
{
	free(self(v)->question);
	lineedit_release(&self(v)->line);
	free(v);
}

struct view *view_prompt_new(struct app *a, const char *question, const char *text,
			     prompt_fn *accept)
{
	static const struct view_ops ops = {context, draw, command, type, paste, free_view, NULL};
	struct view_prompt *p = xcalloc(1, sizeof(*p));

	p->v = (struct view){.ops = &ops, .app = a};
	p->question = xstrdup(question);
	p->accept = accept;
	lineedit_init(&p->line, text);
	return &p->v;
}

struct view *view_suggest_new(struct app *a, const char *question, const char *text,
			      prompt_fn *accept)
{
	struct view *v = view_prompt_new(a, question, text, accept);

	self(v)->suggested = true;
	return v;
}

struct view *view_confirm_new(struct app *a, const char *question, prompt_fn *accept)
{
	struct view *v = view_prompt_new(a, question, "", accept);

	self(v)->yes_no = true;
	return v;
}
