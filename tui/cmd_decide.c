/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The command decide: target-tasks.json and the task graph that a decision task makes
 * of a commit, each on a line. What it leaves out then (because an earlier push has it,
 * or nothing changed) only it can know, and it names tasks by ids that it makes up.
 */
#include "core/base/base.h"
#include "tui/cli.h"
#include "core/base/alloc.h"
#include "core/graph/definition.h"
#include "core/plan/pyjson.h"
#include "tui/tried.h"
#include "tui/words.h"

static void add_label(struct strbuf *out, const struct graph *g, uint32_t task)
{
	struct slice label = graph_label(g, task);
	json_t *text = json_stringn_nocheck(label.p, label.n);

	pyjson_add(out, text);
	json_decref(text);
}

static void add_targets(const struct graph *g, const struct bitset *tasks, struct strbuf *out)
{
	const char *between = "";

	strbuf_addch(out, '[');
	bitset_foreach (task, tasks) {
		strbuf_addstr(out, between);
		add_label(out, g, task);
		between = ", ";
	}
	strbuf_addstr(out, "]\n");
}

struct place {
	uint64_t at; /* in the source */
	uint32_t task;
};

static int compare_places(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	return (x->at > y->at) - (x->at < y->at);
}

/* The tasks in the order of the source, in which definitions are quick to read. */
static struct place *order_tasks(const struct graph *g, const struct bitset *tasks, uint32_t *nr)
{
	struct place *list = xcalloc((size_t)g->task_nr + 1, sizeof(*list));

	*nr = 0;
	bitset_foreach (task, tasks)
		list[(*nr)++] = (struct place){g->text_start[task], task};
	qsort(list, *nr, sizeof(*list), compare_places);
	return list;
}

static int add_definitions(const struct graph *g, const struct bitset *tasks, struct strbuf *out,
			   struct err *err)
{
	struct definitions *d = definitions_open(g, err);
	struct place *place;
	uint32_t nr;
	int ret = 0;

	if (!d)
		return -1;
	place = order_tasks(g, tasks, &nr);
	strbuf_addch(out, '{');
	for (uint32_t i = 0; i < nr && !ret; i++) {
		struct slice text;
		ret = definitions_read(d, place[i].task, &text, err);
		if (ret)
			break;
		if (i)
			strbuf_addstr(out, ", ");
		add_label(out, g, place[i].task);
		strbuf_addstr(out, ": ");
		pyjson_add_line(out, text);
	}
	strbuf_addstr(out, "}\n");
	if (!ret)
		ret = definitions_check(d, err);
	definitions_close(d);
	free(place);
	return ret;
}

/* As in the log of a decision task. */
static void say_unknown(const struct decision *d)
{
	for (size_t i = 0; i < d->entry_nr; i++) {
		struct err line;
		if (!d->entry[i].unknown)
			continue;
		err_set(&line, "'%s' is not in the graph: skipped", d->entry[i].text);
		complain(line.text);
	}
}

/* Both lines; -1 when the decision task would fail, or knows what we do not. */
static int decide(struct tried *t, struct session *s, struct strbuf *out, struct err *err)
{
	struct strbuf notes = STRBUF_INIT;

	if (tried_decide(t, s, err))
		return -1;
	if (t->decision.elsewhere)
		return err_set(err,
			       "the tasks of '%.12s' are chosen by '%s', which only the decision "
			       "task has",
			       t->hash.buf, t->decision.elsewhere);
	if (!tried_parameters(t))
		strbuf_addf(&notes, "'%.12s' carries no selection\n", t->hash.buf);
	tried_notes(t, &s->graph, &notes);
	fputs(notes.buf, stderr);
	strbuf_release(&notes);
	say_unknown(&t->decision);
	add_targets(&s->graph, &t->decision.target, out);
	return add_definitions(&s->graph, &t->decision.graph, out, err);
}

int decide_main(struct session *s, char **arg UNUSED)
{
	struct strbuf out = STRBUF_INIT;
	struct tried t;
	struct err err;
	int status;

	if (tried_read(&t, s, options_string(&s->opt, OPT_COMMIT), &err)) {
		complain(err.text);
		return EXIT_REFUSED;
	}
	if (decide(&t, s, &out, &err)) {
		complain(err.text);
		status = interrupted() ? EXIT_CANCELLED : EXIT_REFUSED;
	} else {
		status = print_out(&out,
				   bitset_empty(&t.decision.target) ? EXIT_NOTHING : EXIT_DONE);
	}
	strbuf_release(&out);
	tried_release(&t);
	return status;
}
