/* SPDX-License-Identifier: MPL-2.0 */
/* Names of attributes, and the values of one: texts of strings and lists, JSON of anything else. */
#include "core/base/base.h"
#include "core/query/completion.h"
#include "core/base/alloc.h"

/* Tasks, by string id; one that has an id twice counts once. */
struct tally {
	uint32_t nr, last;
};

static void count_once(struct tally *t, uint32_t by, uint32_t tasks)
{
	if (t->last != by + 1)
		t->nr += tasks;
	t->last = by + 1;
}

/* It can stand before the ':' of a term. */
static bool is_word(struct slice name)
{
	return !memchr(name.p, ' ', name.n) && !memchr(name.p, ':', name.n);
}

void complete_attr_name(struct completion *c)
{
	const struct graph *g = c->q->g;
	struct tally *names = xcalloc(g->str.nr, sizeof(*names));
	uint32_t nr;

	bitset_foreach (task, &c->within) {
		const struct attr *attr;
		if (completion_stopped(c))
			break;
		attr = graph_attrs(g, task, &nr);
		for (uint32_t i = 0; i < nr; i++)
			count_once(&names[attr[i].name], task, 1);
	}
	for (uint32_t id = 1; id < g->str.nr; id++)
		if (names[id].nr && is_word(graph_str(g, id)))
			completion_add(c, graph_str(g, id), names[id].nr);
	free(names);
}

/* Tasks that have a value. */
struct values {
	const struct graph *g;
	uint32_t *json, *list; /* by string id of the JSON text, by list */
	struct tally *text;    /* by string id of what a term compares */
};

static void count_values(struct completion *c, struct values *v)
{
	uint32_t name = intern_find(&v->g->str, c->t->name.p, c->t->name.n);
	const struct attr *attr;

	bitset_foreach (task, &c->within) {
		if (completion_stopped(c))
			break;
		if (!(attr = graph_attr_named(v->g, task, name)))
			continue;
		if (attr->value & ATTR_IS_LIST)
			v->list[attr->value & ~ATTR_IS_LIST]++;
		else
			v->json[attr->value]++;
	}
}

static void count_lists(struct values *v)
{
	const struct rows *r = &v->g->list;

	for (uint32_t list = 0; list < v->g->list_nr; list++)
		for (uint32_t i = r->start[list]; v->list[list] && i < r->start[list + 1]; i++)
			count_once(&v->text[r->item[i]], list, v->list[list]);
}

/* What a term compares is the text in the quotes; one that needs escapes is not offered. */
static void add_json(struct completion *c, struct values *v, uint32_t id)
{
	struct slice text = graph_str(v->g, id);
	uint32_t known;

	if (text.n && *text.p == '"')
		text = (struct slice){text.p + 1, text.n - 2};
	if (memchr(text.p, '\\', text.n))
		return;
	known = intern_find(&v->g->str, text.p, text.n);
	if (known == INTERN_NONE)
		completion_add(c, text, v->json[id]);
	else
		v->text[known].nr += v->json[id];
}

void complete_attr(struct completion *c)
{
	const struct graph *g = c->q->g;
	struct values v = {.g = g};

	v.json = xcalloc(g->str.nr, sizeof(*v.json));
	v.text = xcalloc(g->str.nr, sizeof(*v.text));
	v.list = xcalloc(g->list_nr + 1, sizeof(*v.list));
	count_values(c, &v);
	count_lists(&v);
	for (uint32_t id = 0; id < g->str.nr; id++)
		if (v.json[id])
			add_json(c, &v, id);
	for (uint32_t id = 0; id < g->str.nr; id++)
		completion_add(c, graph_str(g, id), v.text[id].nr);
	free(v.json);
	free(v.text);
	free(v.list);
}
