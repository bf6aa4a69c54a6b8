/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/update.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "tui/cli.h"
#include "tui/glyph.h"

#include <unistd.h>

#define POLL_MS	   100
#define STARTS_MAX 2

void update_start(struct app *a)
{
	struct graph_options opt = session_graph_options(a->s);

	if (a->s->graph.unchecked)
		refresh_start(&a->refresh, &opt, &a->s->graph);
}

int update_wait(const struct app *a)
{
	if (a->refresh.state == REFRESH_NEW && !a->top->below)
		return 0; /* what was in the way of swapping is gone */
	return a->refresh.state == REFRESH_RUNS ? POLL_MS : -1;
}

const char *update_pending(const struct app *a)
{
	if (a->refresh.state == REFRESH_RUNS)
		return "wait: it is still being checked whether this is the graph of the checkout";
	if (a->refresh.state == REFRESH_NEW)
		return "the checkout has another graph by now: go back to see it, then push";
	return NULL;
}

void update_say(const struct app *a, struct strbuf *out)
{
	const struct refresh *r = &a->refresh;

	if (r->state == REFRESH_RUNS)
		strbuf_addf(out, " %s ", glyph(GLYPH_DOT));
	if (r->state == REFRESH_RUNS && r->line.len)
		utf8_visible(out, r->line.buf, r->line.len);
	else if (r->state == REFRESH_RUNS)
		strbuf_addstr(out, "checking");
	else if (r->state == REFRESH_FAILED)
		strbuf_addf(out, " %s not checked", glyph(GLYPH_DOT));
}

/* ---- swapping ---- */

/* What is to be as it was, in words that the new graph understands. */
struct kept {
	struct strbuf preset; /* path of the marks; "" when there are none */
	char *query, *label;  /* the filter line; the focused task, or NULL */
	bool full, exact;
	bool right; /* the line was: with graphs that it compares with */
};

static int keep(struct app *a, struct kept *k, struct err *err)
{
	struct browse *b = &a->browse;
	uint32_t task;

	browse_sync(b);
	task = browse_task(b);
	*k = (struct kept){
		.preset = STRBUF_INIT, .full = b->full, .exact = b->exact, .right = !b->wrong};
	k->query = xstrdup(b->line.text.buf);
	if (task != TASK_NONE)
		k->label = xstrdup(graph_label(&a->s->graph, task).p);
	return a->s->marks.nr ? session_keep(a->s, "swap", &k->preset, err) : 0;
}

static void forget(struct kept *k)
{
	strbuf_release(&k->preset);
	free(k->query);
	free(k->label);
}

static void ignore_missing(void *ctx UNUSED, const char *line UNUSED)
{
}

/* Marks just `wanted`, as one step; none when they are marked. */
static void mark_only(struct marks *m, const struct bitset *wanted)
{
	struct bitset other;

	bitset_init(&other, wanted->nr);
	bitset_foreach (task, wanted)
		bitset_put(&other, task, !bitset_test(&m->set, task));
	bitset_foreach (task, &m->set)
		bitset_put(&other, task, !bitset_test(wanted, task));
	marks_toggle(m, &other);
	bitset_release(&other);
}

/*
 * The labels that were marked are (session_take()); the rules behind them may mean other
 * tasks by now. How many of those that were marked are not any more.
 */
static int restore_marks(struct session *s, const char *path, uint32_t *gone, struct err *err)
{
	struct preset_change change;
	struct marks wanted;
	struct preset p;
	int ret;

	if (preset_read(&p, path, err))
		return -1;
	marks_init(&wanted, s->graph.task_nr);
	ret = preset_apply(&p, &s->graph, s->shown, &wanted, ignore_missing, NULL, &change, err);
	if (!ret) {
		mark_only(&s->marks, &wanted.set);
		*gone = change.gone;
	}
	marks_release(&wanted);
	preset_release(&p);
	return ret;
}

static void restore_screen(struct app *a, const struct kept *k)
{
	uint32_t task;

	browse_init(&a->browse, a->s);
	a->browse.exact = k->exact;
	lineedit_set(&a->browse.line, k->query);
	a->browse.stale = true;
	browse_sync(&a->browse);
	if (k->right && !browse_finish(&a->browse)) /* cancelled, perhaps: Enter asks again */
		a->browse.stale = a->loading->asked >= BUSY_BACK;
	browse_sync(&a->browse);
	task = k->label ? graph_find(&a->s->graph, slice_from(k->label)) : TASK_NONE;
	if (task != TASK_NONE && bitset_test(&a->browse.match, task))
		(void)browse_go(&a->browse, task);
	doc_clear(&a->details.doc);
	a->details.subject = 0;
}

/* The file goes only when its rules were followed; else it is told of, now and at the end. */
static int restore(struct app *a, const struct kept *k, uint32_t *gone, struct err *err)
{
	const char *path = k->preset.buf;

	if (!k->preset.len)
		return 0;
	if (!restore_marks(a->s, path, gone, err)) {
		unlink(path);
		return 0;
	}
	err_prefix(err, "what was marked is kept in '%s': ", path);
	strbuf_addstr(&a->after, "The selection is kept: ");
	session_replay_command(a->s, path, &a->after);
	strbuf_addstr(&a->after, " -i\n");
	return -1;
}

/* Without the new graph all is as it was: yesterday's is better than none. */
static int swap(struct app *a, struct graph *new, uint32_t *gone, struct err *err)
{
	struct session *s = a->s;
	struct kept k;
	int ret = -1;

	*gone = 0;
	if (keep(a, &k, err)) {
		graph_release(new);
		goto out;
	}
	browse_release(&a->browse);
	session_take(s, new);
	s->graph.unchecked = false; /* the child has just seen to that */
	session_set_full(s, k.full);
	ret = restore(a, &k, gone, err);
	restore_screen(a, &k);
out:
	forget(&k);
	return ret;
}

static void say_failed(struct app *a, const struct err *err)
{
	app_note(a, STYLE_ERROR, "%s", err->text);
	if (a->s->graph.unchecked)
		a->refresh.state = REFRESH_FAILED;
}

/*
 * Only opens what is in the cache, which takes no time. When another program removed it
 * in the last moment it is made again, once, behind the screen like the first time.
 */
static void swap_and_say(struct app *a)
{
	struct graph new;
	uint32_t gone;
	struct err err;

	a->refresh.state = REFRESH_NONE;
	if (session_open_checked(a->s, loading_show, a->loading, &new, &err)) {
		if (a->refresh.starts < STARTS_MAX)
			update_start(a);
		else
			say_failed(a, &err);
	} else if (swap(a, &new, &gone, &err)) {
		say_failed(a, &err);
	} else if (gone) {
		app_note(a, STYLE_WARNING, "the graph of the checkout changed: %u marked %s gone",
			 gone, gone == 1 ? "task is" : "tasks are");
	} else {
		app_note(a, STYLE_SUCCESS, "this is the graph of the checkout now");
	}
}

bool update_poll(struct app *a)
{
	bool changed = refresh_poll(&a->refresh);

	if (a->refresh.state == REFRESH_NEW && !a->top->below) {
		swap_and_say(a);
		return true;
	}
	if (changed && a->refresh.state == REFRESH_NEW)
		app_note(a, STYLE_WARNING, "%s", update_pending(a));
	if (changed && a->refresh.state == REFRESH_SAME)
		a->s->graph.unchecked = false;
	if (changed && a->refresh.state == REFRESH_FAILED) {
		struct strbuf line = STRBUF_INIT;
		utf8_visible(&line, a->refresh.line.buf, a->refresh.line.len);
		app_note(a, STYLE_WARNING, "%s", line.buf);
		strbuf_release(&line);
	}
	return changed;
}
