/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/why.h"
#include "core/base/utf8.h"
#include "core/graph/facts.h"
#include "core/graph/uncommon.h"

static void add_visible(struct strbuf *out, struct slice text)
{
	utf8_visible(out, text.p, text.n);
}

/* "cron is true: "; "it has no cron: " */
static void add_attribute(const struct graph *g, uint32_t task, const char *name,
			  struct strbuf *out)
{
	uint32_t i = graph_attr_find(g, task, slice_from(name));
	struct strbuf value = STRBUF_INIT;

	if (i == UINT32_MAX) {
		strbuf_addf(out, "it has no %s: ", name);
		return;
	}
	graph_attr_add(g, task, i, &value);
	strbuf_addf(out, "%s is ", name);
	add_visible(out, strbuf_slice(&value));
	strbuf_addstr(out, ": ");
	strbuf_release(&value);
}

static void add_projects(unsigned projects, struct strbuf *out)
{
	if (projects & AUTOLAND)
		strbuf_addstr(out, " autoland");
	if (projects == (AUTOLAND | CENTRAL))
		strbuf_addstr(out, " and");
	if (projects & CENTRAL)
		strbuf_addstr(out, " mozilla-central");
}

/* "its label matches 'PATTERN' of the uncommon-label patterns (FILE:LINE)" */
static void add_pattern(const struct judge *j, const struct verdict *v, struct strbuf *out)
{
	unsigned line;
	struct slice pattern = judge_pattern(j, v->pattern, &line);

	strbuf_addstr(out, "its label matches '");
	add_visible(out, pattern);
	strbuf_addf(out, "' %s ", reason_text(v->reason));
	if (line)
		strbuf_addf(out, "(" UNCOMMON_FILE ":%u)", line);
	else
		strbuf_addstr(out, "(our copy of July 2025)");
}

void why_verdict(const struct judge *j, const struct graph *g, uint32_t task,
		 const struct verdict *v, struct strbuf *out)
{
	strbuf_addstr(out, reason_offers(v->reason) ? "offered: " : "hidden: ");
	if (v->reason == REASON_UNCOMMON) {
		add_pattern(j, v, out);
		return;
	}
	if (*reason_attribute(v->reason))
		add_attribute(g, task, reason_attribute(v->reason), out);
	strbuf_addstr(out, reason_text(v->reason));
	if (v->reason == REASON_PROJECTS)
		add_projects(v->projects, out);
}

/* The attribute as facts have it; good enough for a class, which asks for no escapes. */
static struct slice recall(const struct graph *g, uint32_t task, const char *name)
{
	struct slice json = graph_attr(g, task, name);

	if (graph_attr_list(g, task, name).nr)
		return slice_from("[");
	if (slice_equal(json, slice_from("null")))
		json.n = 0;
	return json.n >= 2 && *json.p == '"' ? (struct slice){json.p + 1, json.n - 2} : json;
}

/* The facts that a class is judged by, from the graph. */
static void recall_facts(const struct graph *g, uint32_t task, struct facts *facts)
{
	*facts = (struct facts){.label = graph_label(g, task)};
	facts->field[FIELD_KIND] = graph_facet(g, task, FACET_KIND);
#define X(id, name) facts->attr[ATTR_##id] = recall(g, task, name);
	ATTR_LIST(X)
#undef X
}

void why_class(const struct graph *g, uint32_t task, struct strbuf *out)
{
	struct class_reason r;
	struct facts facts;

	recall_facts(g, task, &facts);
	r = class_judge(&facts);
	if (r.class == CLASS_MAIN)
		return;
	strbuf_addf(out, "class %s: ", class_name(r.class));
	if (r.attr) {
		add_attribute(g, task, r.attr, out);
		strbuf_truncate(out, out->len - 2);
	} else if (r.class == CLASS_CF) {
		strbuf_addf(out, "its label ends with '-%s'", r.word);
	} else {
		strbuf_addf(out, "its kind has the word '%s'", r.word);
	}
}
