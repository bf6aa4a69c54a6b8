/* SPDX-License-Identifier: MPL-2.0 */
/* Terms that stand for a set of tasks: attributes, dependencies, other graphs, the selection. */
#include "core/base/base.h"
#include "core/base/suggest.h"
#include "core/graph/changes.h"
#include "core/graph/closure.h"
#include "core/query/term.h"

#include <jansson.h>

/* A search for an attribute by its value. */
struct search {
	struct matcher *m;
	const struct term *term;
	const struct graph *g;
	struct answers value, item, list; /* JSON texts, elements of lists, lists */
};

/* A JSON string stands for its text, any other value for itself. */
static bool plain_holds(struct search *s, const json_t *value)
{
	char *text;
	bool holds;

	if (json_is_string(value))
		return matcher_holds(
			s->m, s->term,
			(struct slice){json_string_value(value), json_string_length(value)});
	text = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);
	holds = text && matcher_holds(s->m, s->term, slice_from(text));
	free(text);
	return holds;
}

/* The text of a value; of a list, which is not one of strings only, also that of an element. */
static bool json_holds(struct search *s, struct slice json)
{
	bool list = json.n && *json.p == '[', holds;
	json_t *value, *element;
	size_t i;

	if (json.n && *json.p == '"' && !memchr(json.p, '\\', json.n))
		return matcher_holds(s->m, s->term, (struct slice){json.p + 1, json.n - 2});
	if (!list && (!json.n || *json.p != '"'))
		return matcher_holds(s->m, s->term, json);
	value = json_loadb(json.p, json.n, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
	holds = list ? matcher_holds(s->m, s->term, json) : plain_holds(s, value);
	json_array_foreach (value, i, element)
		holds = holds || plain_holds(s, element);
	json_decref(value);
	return holds;
}

static bool item_holds(struct search *s, uint32_t id)
{
	if (bitset_test(&s->item.known, id))
		return bitset_test(&s->item.holds, id);
	return answer(&s->item, id, matcher_holds(s->m, s->term, graph_str(s->g, id)));
}

static bool list_holds(struct search *s, uint32_t list)
{
	const struct rows *r = &s->g->list;

	for (uint32_t i = r->start[list]; i < r->start[list + 1]; i++)
		if (item_holds(s, r->item[i]))
			return true;
	return false;
}

static bool value_holds(struct search *s, uint32_t value)
{
	uint32_t id = value & ~ATTR_IS_LIST;
	struct answers *a = value & ATTR_IS_LIST ? &s->list : &s->value;
	bool holds;

	if (bitset_test(&a->known, id))
		return bitset_test(&a->holds, id);
	holds = a == &s->list ? list_holds(s, id) : json_holds(s, graph_str(s->g, id));
	regex_rest(&s->m->budget);
	return answer(a, id, holds);
}

/* Which attribute may have been meant. */
static void hint_attr(const struct graph *g, const char *name, struct err *hint)
{
	struct bitset offered;
	struct suggest s;
	uint32_t nr;

	bitset_init(&offered, (uint32_t)g->str.nr);
	suggest_init(&s, slice_from(name));
	for (uint32_t task = 0; task < g->task_nr; task++) {
		const struct attr *attr = graph_attrs(g, task, &nr);
		for (uint32_t i = 0; i < nr; i++) {
			if (bitset_test(&offered, attr[i].name))
				continue;
			bitset_put(&offered, attr[i].name, true);
			suggest_offer(&s, graph_str(g, attr[i].name));
		}
	}
	bitset_release(&offered);
	if (s.best.n)
		err_set(hint, "no task has an attribute '%s': did you mean 'attr.%.*s:'?", name,
			SLICE_ARG(s.best));
	else
		err_set(hint, "no task has an attribute '%s'", name);
}

static void attr_tasks(struct matcher *m, const struct term *term, const struct graph *g,
		       struct bitset *out, struct err *hint)
{
	uint32_t name = intern_find(&g->str, term->word, strlen(term->word));
	struct search s = {.m = m, .term = term, .g = g};
	bool found = false;

	answers_init(&s.value, (uint32_t)g->str.nr);
	answers_init(&s.item, (uint32_t)g->str.nr);
	answers_init(&s.list, g->list_nr);
	for (uint32_t i = 0; name != INTERN_NONE && i < g->task_nr && !m->failed; i++) {
		const struct attr *a = graph_attr_named(g, i, name);
		if (!a)
			continue;
		found = true;
		bitset_put(out, i, value_holds(&s, a->value));
	}
	if (!found)
		hint_attr(g, term->word, hint);
	answers_release(&s.value);
	answers_release(&s.item);
	answers_release(&s.list);
}

/* The task with exactly this label, else all whose labels match. */
static void labelled(struct matcher *m, const struct term *term, const struct graph *g,
		     struct bitset *out)
{
	uint32_t exact = term->regex ? TASK_NONE : graph_find(g, slice_from(term->word));

	if (exact != TASK_NONE) {
		bitset_put(out, exact, true);
		return;
	}
	for (uint32_t i = 0; i < g->task_nr && !m->failed; i++)
		bitset_put(out, i, matcher_holds(m, term, graph_label(g, i)));
	regex_rest(&m->budget);
}

static void edge_tasks(struct matcher *m, const struct term *term, const struct graph *g,
		       struct bitset *out, struct err *hint)
{
	enum edges kind = term->subject == TERM_NEEDS ? EDGES_NEEDED_BY : EDGES_NEEDS;
	struct bitset from;

	bitset_init(&from, g->task_nr);
	labelled(m, term, g, &from);
	if (bitset_empty(&from))
		err_set(hint, "no label matches '%s'", term->word);
	graph_closure(g, &from, kind, out);
	bitset_release(&from);
}

/* A word that is being typed is not worth reading a graph for: it may be half a name. */
static void changed_tasks(struct matcher *m, const struct term *term, const struct graph *g,
			  struct bitset *out, struct err *hint)
{
	const struct bitset *set = NULL;

	if (m->typing && !changes_known(g, term->word))
		err_set(&m->why, "Enter compares with '%s'", term->word);
	else
		set = changes_since(g, term->word, &m->why);
	if (!set)
		m->failed = term;
	else if (bitset_empty(set))
		err_set(hint, "no task differs from '%s'", term->word);
	else
		bitset_or(out, set);
}

static void selected_tasks(const struct term *term, const struct graph *g,
			   const struct bitset *selection, struct bitset *out, struct err *hint)
{
	if (bitset_empty(selection))
		err_set(hint, "nothing is selected yet");
	if (term->subject == TERM_IN_CLOSURE)
		graph_closure(g, selection, EDGES_NEEDS, out);
	bitset_or(out, selection);
}

bool term_is_set(const struct term *term)
{
	return term->subject == TERM_ATTR || term->subject == TERM_NEEDS ||
	       term->subject == TERM_NEEDED_BY || term->subject == TERM_CHANGED || term_is_in(term);
}

void term_tasks(struct matcher *m, const struct term *term, const struct graph *g,
		const struct bitset *selection, struct bitset *out, struct err *hint)
{
	bool reads_edges = term->subject == TERM_NEEDS || term->subject == TERM_NEEDED_BY ||
			   term->subject == TERM_IN_CLOSURE;
	struct err said = {""};

	if (term->subject == TERM_ATTR)
		attr_tasks(m, term, g, out, &said);
	else if (term->subject == TERM_CHANGED)
		changed_tasks(m, term, g, out, &said);
	else if (term_is_in(term))
		selected_tasks(term, g, selection, out, &said);
	else
		edge_tasks(m, term, g, out, &said);
	if (reads_edges && !g->has_edges)
		err_set(&said, "this graph has no dependencies");
	if (!*hint->text)
		*hint = said;
}
