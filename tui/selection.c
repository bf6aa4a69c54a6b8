/* SPDX-License-Identifier: MPL-2.0 */
/* Saving and printing what is marked, from any view that shows it. */
#include "core/base/base.h"
#include "tui/cli.h"
#include "tui/view.h"
#include "core/base/alloc.h"
#include "core/base/file.h"

static void save(struct app *a, const char *name)
{
	struct strbuf line = STRBUF_INIT;
	struct err err;

	if (session_save(a->s, name, &err)) {
		app_note(a, STYLE_ERROR, "%s", err.text);
		return;
	}
	session_replay_command(a->s, name, &line);
	app_note(a, STYLE_SUCCESS, "saved; replay it with: %s", line.buf);
	strbuf_release(&line);
}

static void accept_replace(struct app *a, const char *text)
{
	if (text)
		save(a, a->save_as);
	else
		app_note(a, STYLE_HINT, "not saved");
}

/* A file that is there is replaced only after a question. */
static void accept_save(struct app *a, const char *text)
{
	struct strbuf path = STRBUF_INIT, question = STRBUF_INIT;
	struct err err;

	if (!text || !*text)
		return;
	if (!preset_path(text, &path, &err) && file_exists(path.buf)) {
		free(a->save_as);
		a->save_as = xstrdup(text);
		strbuf_addf(&question, "Replace %s?", text);
		app_push_view(a, view_confirm_new(a, question.buf, accept_replace));
	} else {
		save(a, text);
	}
	strbuf_release(&path);
	strbuf_release(&question);
}

static void add_label(struct app *a, uint32_t task)
{
	struct slice label = graph_label(&a->s->graph, task);

	strbuf_add(&a->printed, label.p, label.n);
	strbuf_addch(&a->printed, '\n');
}

/* With nothing marked the focused task is meant, as in fzf and as Enter has it. */
static void print_and_quit(struct app *a)
{
	uint32_t focused = browse_task(&a->browse);

	bitset_foreach (t, &a->s->marks.set)
		add_label(a, t);
	if (!a->printed.len && focused != TASK_NONE)
		add_label(a, focused);
	if (a->printed.len)
		app_quit(a, EXIT_DONE);
	else
		app_note(a, STYLE_WARNING, "nothing to print: no task is marked");
}

bool app_selection_command(struct app *a, enum command cmd)
{
	switch (cmd) {
	case CMD_SAVE:
		if (a->s->marks.nr)
			app_push_view(a, view_suggest_new(a, "Save the selection as", "saved.sel",
							  accept_save));
		else
			app_note(a, STYLE_WARNING, "nothing to save: no task is marked");
		return true;
	case CMD_PRINT:
		print_and_quit(a);
		return true;
	default:
		return false;
	}
}
