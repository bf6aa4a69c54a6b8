/* SPDX-License-Identifier: MPL-2.0 */
/* The command inspect: what a commit selects, with which options, and what comes of it. */
#include "core/base/base.h"
#include "tui/cli.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/graph/closure.h"
#include "tui/tried.h"
#include "tui/words.h"

#define NAME_WIDTH 12
#define MEMBER	   "try_task_config"

struct report {
	struct tried *t;
	const struct graph *g;
	struct strbuf out;
	const char *name; /* of the next line, NULL: as the one before */
};

/* ---- as text ---- */

/* Begins a line; the first one below a name has it. */
static void begin_line(struct report *r)
{
	size_t start = r->out.len;

	strbuf_addstr(&r->out, r->name ? r->name : "");
	r->name = NULL;
	add_padding(&r->out, start, NAME_WIDTH);
}

/* Lines of text, each ended by '\n', which are visible already. */
static void add_lines(struct report *r, const char *name, const struct strbuf *lines)
{
	r->name = name;
	for (size_t at = 0, n; at < lines->len; at += n + 1) {
		n = strcspn(lines->buf + at, "\n");
		begin_line(r);
		strbuf_add(&r->out, lines->buf + at, n);
		strbuf_addch(&r->out, '\n');
	}
}

static void add_commit(struct report *r)
{
	const char *message = r->t->carried.message;

	r->name = "commit";
	begin_line(r);
	strbuf_addf(&r->out, "%.12s ", r->t->hash.buf);
	utf8_visible(&r->out, message, strcspn(message, "\n"));
	strbuf_rtrim(&r->out);
	strbuf_addch(&r->out, '\n');
}

static void add_carriers(struct report *r)
{
	static const char *const form[] = {"", " (version 1)", " (version 2)"};

	uint32_t nr;

	r->name = "carried in";
	for (unsigned id = 0; id < CARRIER_NR; id++) {
		const struct carried_part *p = &r->t->carried.part[id];
		if (!p->there)
			continue;
		begin_line(r);
		nr = p->count >= 0 ? (uint32_t)p->count : (uint32_t)p->entry_nr;
		strbuf_addf(&r->out, "%s%s: %s%s %s\n", carrier_name(id), form[p->version],
			    p->count >= 0 ? "counts " : "", number(nr).text,
			    nr == 1 ? "entry" : "entries");
	}
	if (tried_parameters(r->t))
		return;
	begin_line(r);
	strbuf_addstr(&r->out, "nothing that a decision task reads: no task is selected\n");
}

/* "NAME: VALUE" for each member but one. */
static void add_members(struct report *r, const json_t *object, const char *but)
{
	const char *key;
	json_t *value;

	json_object_foreach ((json_t *)(uintptr_t)object, key, value) {
		if (!strcmp(key, but))
			continue;
		begin_line(r);
		utf8_visible(&r->out, key, strlen(key));
		strbuf_addstr(&r->out, ": ");
		add_json(&r->out, value);
		strbuf_addch(&r->out, '\n');
	}
}

static void add_options(struct report *r)
{
	const json_t *parameters = tried_parameters(r->t);

	r->name = "options";
	add_members(r, parameters, MEMBER);
	add_members(r, json_object_get(parameters, MEMBER), "tasks");
}

static void add_differences(struct report *r)
{
	struct strbuf lines = STRBUF_INIT;

	carried_diff(&r->t->carried, &lines);
	add_lines(r, "differs", &lines);
	strbuf_release(&lines);
}

static void add_entry(struct report *r, const struct decision_entry *e)
{
	begin_line(r);
	utf8_visible(&r->out, e->text, strlen(e->text));
	if (e->unknown) {
		strbuf_addstr(&r->out, " (not in the graph: skipped)");
	} else if (e->pattern || e->moved) {
		strbuf_addstr(&r->out, e->moved ? " (not in the graph; in its place " : " (");
		add_count(&r->out, e->task_nr, "task");
		strbuf_addch(&r->out, ')');
	}
	strbuf_addch(&r->out, '\n');
}

static void add_entries(struct report *r)
{
	const struct decision *d = &r->t->decision;

	r->name = "selects";
	begin_line(r);
	if (d->elsewhere) {
		strbuf_addstr(&r->out, "what '");
		utf8_visible(&r->out, d->elsewhere, strlen(d->elsewhere));
		strbuf_addstr(&r->out, "' chooses, which only the decision task has\n");
		return;
	}
	add_count(&r->out, bitset_count(&d->target), "task");
	if (d->unknown_nr) {
		strbuf_addstr(&r->out, "; skipped: ");
		add_number(&r->out, (uint32_t)d->unknown_nr);
	}
	strbuf_addch(&r->out, '\n');
	for (size_t i = 0; i < d->entry_nr; i++)
		add_entry(r, &d->entry[i]);
}

/* What comes along with the tasks that are selected. */
static void needed(const struct report *r, struct bitset *out)
{
	bitset_init(out, r->g->task_nr);
	bitset_copy(out, &r->t->decision.graph);
	bitset_andnot(out, &r->t->decision.target);
}

static void add_needs(struct report *r)
{
	struct bitset tasks;
	struct kind_count *kind;
	size_t nr;

	needed(r, &tasks);
	kind = graph_count_kinds(r->g, &tasks, &nr);
	r->name = "along";
	begin_line(r);
	add_count(&r->out, bitset_count(&tasks), "task");
	for (size_t i = 0; i < nr; i++) {
		struct slice name = graph_str(r->g, kind[i].kind);
		strbuf_addstr(&r->out, i ? ", " : ": ");
		utf8_visible(&r->out, name.p, name.n);
		strbuf_addch(&r->out, ' ');
		add_number(&r->out, kind[i].nr);
	}
	strbuf_addch(&r->out, '\n');
	free(kind);
	bitset_release(&tasks);
}

static void add_builds(struct report *r)
{
	struct bitset builds;

	bitset_init(&builds, r->g->task_nr);
	decision_builds(r->g, &r->t->decision.graph, &builds);
	r->name = "builds";
	bitset_foreach (task, &builds) {
		struct slice label = graph_label(r->g, task);
		begin_line(r);
		utf8_visible(&r->out, label.p, label.n);
		strbuf_addch(&r->out, '\n');
	}
	bitset_release(&builds);
}

static void add_notes(struct report *r)
{
	struct strbuf lines = STRBUF_INIT;

	tried_notes(r->t, r->g, &lines);
	add_lines(r, "note", &lines);
	strbuf_release(&lines);
}

static void add_carried(struct report *r)
{
	add_commit(r);
	add_carriers(r);
	add_differences(r);
	add_options(r);
}

static void add_decided(struct report *r)
{
	add_entries(r);
	if (!r->t->decision.elsewhere) {
		add_needs(r);
		add_builds(r);
	}
	add_notes(r);
}

/* ---- as JSON ---- */

static json_t *json_labels(const struct graph *g, const struct bitset *tasks)
{
	json_t *list = json_array();

	bitset_foreach (task, tasks) {
		struct slice label = graph_label(g, task);
		json_array_append_new(list, json_stringn_nocheck(label.p, label.n));
	}
	return list;
}

static json_t *json_lines(const struct strbuf *lines)
{
	json_t *list = json_array();

	for (size_t at = 0, n; at < lines->len; at += n + 1) {
		n = strcspn(lines->buf + at, "\n");
		json_array_append_new(list, json_stringn(lines->buf + at, n));
	}
	return list;
}

static json_t *json_carrier(const struct carried_part *p)
{
	json_t *json, *list = json_array();

	if (!p->there) {
		json_decref(list);
		return json_null();
	}
	for (size_t i = 0; i < p->entry_nr; i++)
		json_array_append_new(list, json_text(p->entry[i]));
	json = json_pack("{s:o}", "tasks", list);
	if (p->version)
		json_object_set_new(json, "version", json_integer(p->version));
	if (p->count >= 0)
		json_object_set_new(json, "count", json_integer(p->count));
	if (p->parameters)
		json_object_set(json, "parameters", p->parameters);
	return json;
}

static json_t *json_entries(const struct report *r)
{
	const struct decision *d = &r->t->decision;
	json_t *entries = json_array();

	for (size_t i = 0; i < d->entry_nr; i++) {
		const struct decision_entry *e = &d->entry[i];
		json_t *list = json_array();
		for (uint32_t k = 0; k < e->task_nr; k++) {
			struct slice label = graph_label(r->g, e->task[k]);
			json_array_append_new(list, json_stringn_nocheck(label.p, label.n));
		}
		json_array_append_new(entries,
				      json_pack("{s:o, s:b, s:o}", "entry", json_text(e->text),
						"unknown", e->unknown, "tasks", list));
	}
	return entries;
}

static void add_carried_json(const struct tried *t, json_t *j)
{
	static const char *const key[] = {"file", "note", "message"};
	struct strbuf differences = STRBUF_INIT;
	json_t *carried = json_object();

	carried_diff(&t->carried, &differences);
	for (unsigned id = 0; id < CARRIER_NR; id++)
		json_object_set_new(carried, key[id], json_carrier(&t->carried.part[id]));
	json_object_set_new(j, "commit", json_text(t->hash.buf));
	json_object_set_new(j, "message", json_text(t->carried.message));
	json_object_set_new(j, "carried", carried);
	json_object_set_new(j, "differences", json_lines(&differences));
	strbuf_release(&differences);
}

static void add_decided_json(const struct report *r, json_t *j)
{
	const struct decision *d = &r->t->decision;
	struct strbuf notes = STRBUF_INIT;
	struct bitset along, builds;

	needed(r, &along);
	bitset_init(&builds, r->g->task_nr);
	decision_builds(r->g, &d->graph, &builds);
	tried_notes(r->t, r->g, &notes);
	json_object_set_new(j, "elsewhere", d->elsewhere ? json_text(d->elsewhere) : json_null());
	json_object_set_new(j, "entries", json_entries(r));
	json_object_set_new(j, "target_tasks", json_labels(r->g, &d->target));
	json_object_set_new(j, "along", json_labels(r->g, &along));
	json_object_set_new(j, "builds", json_labels(r->g, &builds));
	json_object_set_new(j, "notes", json_lines(&notes));
	bitset_release(&along);
	bitset_release(&builds);
	strbuf_release(&notes);
}

/* ---- the command ---- */

/* What is known when the graph is not: what the commit says. */
static int print_report(struct report *r, bool json, int status)
{
	json_t *j;
	int printed;

	if (!json)
		return print_out(&r->out, status);
	j = json_object();
	add_carried_json(r->t, j);
	if (r->t->decided)
		add_decided_json(r, j);
	printed = print_json(j);
	return MAX(printed, status);
}

static int inspect(struct report *r, struct session *s, bool json)
{
	const struct tried *t = r->t;
	struct err err;
	int status;

	add_carried(r);
	if (!tried_parameters(t))
		return print_report(r, json, EXIT_NOTHING);
	if (tried_decide(r->t, s, &err)) {
		status = print_report(r, json, interrupted() ? EXIT_CANCELLED : EXIT_REFUSED);
		complain(err.text);
		return status;
	}
	add_decided(r);
	return print_report(r, json,
			    t->decision.elsewhere || !bitset_empty(&t->decision.target)
				    ? EXIT_DONE
				    : EXIT_NOTHING);
}

int inspect_main(struct session *s, char **arg)
{
	struct tried t;
	struct report r = {.t = &t, .g = &s->graph, .out = STRBUF_INIT};
	struct err err;
	int status;

	if (tried_read(&t, s, arg[0], &err)) {
		complain(err.text);
		return EXIT_REFUSED;
	}
	status = inspect(&r, s, options_flag(&s->opt, OPT_JSON));
	strbuf_release(&r.out);
	tried_release(&t);
	return status;
}
