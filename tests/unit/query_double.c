/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Stands in for core/query: a query is one piece of a label, "class:X" (all tasks
 * of that class), "/./" (everything); "(" is wrong.
 */
#include "core/base/base.h"
#include "core/query/query.h"
#include "core/base/alloc.h"

struct query {
	char *text;
	bool class;
};

struct query *query_parse(struct slice text, unsigned flags UNUSED, struct query_error *error)
{
	struct query *q;

	if (text.n && text.p[0] == '(') {
		error->column = 1;
		err_set(&error->err, "missing )");
		return NULL;
	}
	q = xcalloc(1, sizeof(*q));
	q->text = xstrndup(text.p, text.n);
	q->class = !strncmp(q->text, "class:", 6);
	return q;
}

void query_free(struct query *q)
{
	free(q->text);
	free(q);
}

bool query_names_class(const struct query *q)
{
	return q->class;
}

void query_result_init(struct query_result *r, const struct graph *g)
{
	bitset_init(&r->match, g->task_nr);
}

void query_result_release(struct query_result *r)
{
	bitset_release(&r->match);
}

int query_run(const struct query *q, const struct graph *g, const struct bitset *within,
	      struct query_result *r, struct query_error *error)
{
	bitset_foreach (i, within) {
		const char *in = q->class ? class_name(g->class[i]) : graph_label(g, i).p;
		const char *what = q->class ? q->text + 6 : q->text;
		if (!strcmp(what, "/./") || strstr(in, what))
			bitset_put(&r->match, i, true);
	}
	if (strcmp(q->text, "limit"))
		return 0;
	error->column = 0;
	return err_set(&error->err, "match limit");
}
