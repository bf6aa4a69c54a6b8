/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tests/screen/fake-term.h"

#include "core/base/alloc.h"

#include <unistd.h>

static struct {
	int rows, cols;
	fake_term_more_fn *more;
	void *data;
	struct event *queue;
	size_t at, nr, cap;
	char *pasted; /* memory of the paste event handed out last */
	struct canvas shown, first;
	bool has_first;
	const char *wrong;
	bool utf8;
	int pipe[2]; /* its reading end is always readable: there is always something to do */
} fake;

void fake_term_init(int rows, int cols, fake_term_more_fn *more, void *data)
{
	memset(&fake, 0, sizeof(fake));
	fake.rows = rows;
	fake.cols = cols;
	fake.more = more;
	fake.data = data;
	canvas_init(&fake.shown, 1, 1);
	canvas_init(&fake.first, 1, 1);
	if (pipe(fake.pipe) || write(fake.pipe[1], "", 1) != 1)
		abort();
	fake.utf8 = true;
}

void fake_term_release(void)
{
	for (; fake.at < fake.nr; fake.at++)
		free((char *)(uintptr_t)fake.queue[fake.at].paste.p);
	free(fake.queue);
	free(fake.pasted);
	canvas_release(&fake.shown);
	canvas_release(&fake.first);
	close(fake.pipe[0]);
	close(fake.pipe[1]);
}

static struct event *push(enum event_type type)
{
	ALLOC_GROW(fake.queue, fake.nr + 1, fake.cap);
	fake.queue[fake.nr] = (struct event){.type = type};
	return &fake.queue[fake.nr++];
}

void fake_term_event(enum event_type type)
{
	push(type);
}

void fake_term_key(tkey k)
{
	push(EVENT_KEY)->key = k;
}

void fake_term_paste(struct slice text)
{
	push(EVENT_PASTE)->paste = (struct slice){xstrndup(text.p, text.n), text.n};
}

void fake_term_resize(int rows, int cols)
{
	fake.rows = rows;
	fake.cols = cols;
	push(EVENT_RESIZE);
}

void fake_term_use_utf8(bool utf8)
{
	fake.utf8 = utf8;
}

const struct canvas *fake_term_canvas(void)
{
	return &fake.shown;
}

const struct canvas *fake_term_first(void)
{
	return &fake.first;
}

const char *fake_term_wrong(void)
{
	return fake.wrong;
}

/* ------------------------------------------------------------------ tui/term.h */

int term_open(const struct theme *theme UNUSED, struct err *err UNUSED)
{
	return 0;
}

void term_close(void)
{
}

void term_set_theme(const struct theme *theme UNUSED)
{
}

void term_size(int *rows, int *cols)
{
	*rows = fake.rows;
	*cols = fake.cols;
}

bool term_utf8(void)
{
	return fake.utf8;
}

int term_colors(void)
{
	return 256;
}

static void copy_canvas(struct canvas *to, const struct canvas *c)
{
	canvas_resize(to, c->rows, c->cols);
	memcpy(to->cell, c->cell, (size_t)c->rows * (size_t)c->cols * sizeof(*c->cell));
	to->cursor_row = c->cursor_row;
	to->cursor_col = c->cursor_col;
}

void term_show(const struct canvas *c)
{
	copy_canvas(&fake.shown, c);
	if (!fake.has_first)
		copy_canvas(&fake.first, c);
	fake.has_first = true;
	if (!fake.wrong)
		fake.wrong = canvas_check(c);
	if (!fake.wrong && (c->rows != fake.rows || c->cols != fake.cols))
		fake.wrong = "the canvas has another size than the terminal";
}

void term_redraw(void)
{
}

bool term_pending(void)
{
	return fake.at < fake.nr;
}

/* A poll of 0 ms only asks whether there is input; the script goes on when the program waits. */
void term_wait(struct event *e, int ms)
{
	*e = (struct event){.type = EVENT_NONE};
	if (fake.at == fake.nr) {
		fake.at = fake.nr = 0;
		if (ms == 0)
			return;
		if (!fake.more(fake.data))
			push(EVENT_QUIT);
		if (!fake.nr)
			return;
	}
	*e = fake.queue[fake.at++];
	free(fake.pasted);
	fake.pasted = (char *)(uintptr_t)e->paste.p;
}

int term_fd(void)
{
	return fake.pipe[0];
}

void term_suspend(void)
{
	push(EVENT_RESIZE);
}

void term_leave(void)
{
}

void term_return(void)
{
}
