/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/explain.h"
#include "core/base/alloc.h"
#include "core/base/suggest.h"
#include "core/base/utf8.h"
#include "core/query/query.h"

#include <jansson.h>

#define NEAR_NR 3

struct judge *explain_judge(const struct session *s)
{
	struct graph_options opt = session_graph_options(s);
	struct strbuf notes = STRBUF_INIT; /* said when the graph was loaded */
	struct judge *j = judge_new(&s->graph, &opt, &notes);

	strbuf_release(&notes);
	return j;
}

/* What to type, or to press, to get the task. */
static void add_advice(const struct session *s, uint32_t task, const struct verdict *v,
		       struct strbuf *out)
{
	if (v->reason == REASON_NOT_LISTED)
		strbuf_addstr(out, "  without --targets, select it with ");
	else if (!reason_offers(v->reason))
		strbuf_addstr(out, "  show it with --full (F5), or select it with ");
	else
		strbuf_addstr(out, "  select it with ");
	/* without the list, the task may be hidden by the rule */
	session_task_command(s, task, !reason_offers(v->reason) || v->reason == REASON_LISTED, out);
	strbuf_addch(out, '\n');
}

void explain_task(const struct session *s, struct judge *j, uint32_t task, struct strbuf *out)
{
	const struct graph *g = &s->graph;
	struct verdict v = judge_task(j, task);
	size_t start;

	strbuf_addf(out, "%s\n  ", graph_label(g, task).p);
	why_verdict(j, g, task, &v, out);
	strbuf_addch(out, '\n');
	start = out->len;
	strbuf_addstr(out, "  ");
	why_class(g, task, out);
	if (out->len > start + 2)
		strbuf_addf(out,
			    "\n  so it is marked only when it is named: by its label, in its own "
			    "branch, or with class:%s\n",
			    class_name(g->class[task]));
	else
		strbuf_truncate(out, start);
	add_advice(s, task, &v, out);
}

void explain_hidden(const struct session *s, struct judge *j, const struct bitset *tasks,
		    struct strbuf *out)
{
	uint32_t count[REASON_NR] = {0}, first[REASON_NR];
	struct verdict v;

	bitset_foreach (t, tasks) {
		v = judge_task(j, t);
		if (!count[v.reason]++)
			first[v.reason] = t;
	}
	for (int r = 0; r < REASON_NR; r++) {
		if (!count[r] || reason_offers(r))
			continue;
		v = judge_task(j, first[r]);
		add_count(out, count[r], "task");
		strbuf_addf(out, ", like %s\n  ", graph_label(&s->graph, first[r]).p);
		why_verdict(j, &s->graph, first[r], &v, out);
		strbuf_addch(out, '\n');
	}
	if (!bitset_empty(tasks))
		strbuf_addstr(out, "show them with --full (F5)\n");
}

/* The chunks of the suite that the label names a chunk of, which is not there. */
static uint32_t find_chunks(const struct graph *g, struct slice label, uint32_t *one)
{
	struct slice stem = {label.p, graph_stem(label)}, at;
	uint32_t nr = 0;

	for (uint32_t i = graph_place(g, stem); stem.n && !nr && i < g->task_nr; i++) {
		at = graph_label(g, i);
		if (at.n < stem.n || memcmp(at.p, stem.p, stem.n))
			break;
		if (graph_stem(at) == stem.n)
			nr = graph_chunks(g, i, &stem, one, 1);
	}
	return nr;
}

/* The labels that have the letters of the missing one in their order, best first. */
static void add_fuzzy(const struct session *s, const char *label, struct strbuf *out)
{
	struct query_error error;
	struct query *q = query_parse(slice_from(label), 0, &error);
	struct query_result r;
	uint32_t *order;

	query_result_init(&r, &s->graph);
	if (q && !query_empty(q) && !query_run(q, &s->graph, &s->all, NULL, &r, &error)) {
		order = xcalloc(r.nr + 1, sizeof(*order));
		query_order(&r, order);
		for (uint32_t i = 0; i < MIN(r.nr, NEAR_NR); i++)
			strbuf_addf(out, "%s%s", i ? ", " : "", graph_label(&s->graph, order[i]).p);
		free(order);
	}
	query_result_release(&r);
	query_free(q);
}

static void add_near(const struct session *s, const char *label, struct strbuf *out)
{
	struct suggest near;
	uint32_t one, nr = find_chunks(&s->graph, slice_from(label), &one);

	if (nr) {
		strbuf_addf(out, ": the suite has %u chunk%s here, like %s", nr, nr == 1 ? "" : "s",
			    graph_label(&s->graph, one).p);
		return;
	}
	suggest_init(&near, slice_from(label));
	for (uint32_t t = 0; t < s->graph.task_nr; t++)
		suggest_offer(&near, graph_label(&s->graph, t));
	if (!near.best.n) {
		strbuf_addstr(out, " (near: ");
		add_fuzzy(s, label, out);
	} else {
		strbuf_addf(out, " (did you mean %.*s", SLICE_ARG(near.best));
	}
	if (out->buf[out->len - 1] == ' ')
		strbuf_truncate(out, out->len - strlen(" (near: "));
	else
		strbuf_addstr(out, near.best.n ? "?)" : ")");
}

int explain_find(const struct session *s, const char *label, uint32_t *task, struct err *err)
{
	struct strbuf near = STRBUF_INIT;
	int ret = 0;

	*task = graph_find(&s->graph, slice_from(label));
	if (*task == TASK_NONE) {
		add_near(s, label, &near);
		ret = err_set(err, "no task '%s' in this graph%s", label, near.buf);
	}
	strbuf_release(&near);
	return ret;
}

/*
 * Appends JSON text with the characters that must not reach a terminal as \uXXXX,
 * which is the same inside its strings; elsewhere there are none but line ends.
 */
static void add_escaped(struct strbuf *out, const char *p, size_t n)
{
	uint32_t c;

	for (size_t len; n; p += len, n -= len) {
		len = utf8_decode(p, n, &c);
		if (!utf8_is_control(c) || c == '\n')
			strbuf_add(out, p, len);
		else if (c < 0x10000)
			strbuf_addf(out, "\\u%04x", c);
		else
			strbuf_addf(out, "\\u%04x\\u%04x", 0xd7c0 + (c >> 10),
				    0xdc00 + (c & 0x3ff));
	}
}

int explain_definition(const struct graph *g, uint32_t task, struct strbuf *out, struct err *err)
{
	struct strbuf raw = STRBUF_INIT;
	char *text = NULL;
	json_t *json;
	int ret = graph_definition(g, task, &raw, err);

	if (ret)
		goto out;
	json = json_loadb(raw.buf, raw.len, JSON_ALLOW_NUL, NULL);
	if (json)
		text = json_dumps(json, JSON_INDENT(2));
	/* what jansson does not read (a number out of its range) is shown as it stands */
	add_escaped(out, text ? text : raw.buf, text ? strlen(text) : raw.len);
	strbuf_addch(out, '\n');
	json_decref(json);
	free(text);
out:
	strbuf_release(&raw);
	return ret;
}
