/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tests/unit/tree-toy.h"
#include "core/base/alloc.h"
#include "tests/unit/unit.h"

const char *facet_name(enum facet f)
{
	static const char *const name[] = {
#define X(id, name, abbr, text) name,
		FACET_LIST(X)
#undef X
	};
	return name[f];
}

const char *class_name(enum task_class c)
{
	static const char *const name[] = {
#define X(id, name, title) name,
		CLASS_LIST(X)
#undef X
	};
	return name[c];
}

const char *class_title(enum task_class c)
{
	static const char *const title[] = {
#define X(id, name, title) title,
		CLASS_LIST(X)
#undef X
	};
	return title[c];
}

static int toy_cmp(const void *a, const void *b)
{
	return strcmp(((const struct toy *)a)->label, ((const struct toy *)b)->label);
}

static uint32_t put(struct graph *g, const char *text)
{
	return text ? intern_put(&g->str, text, strlen(text)) : 0;
}

static void add_task(struct graph *g, uint32_t i, const struct toy *t)
{
	g->facet[FACET_OS][i] = put(g, t->os);
	g->facet[FACET_PLATFORM][i] = put(g, t->platform);
	g->facet[FACET_TYPE][i] = put(g, t->type);
	g->facet[FACET_SUITE][i] = put(g, t->suite);
	g->facet[FACET_VARIANT][i] = put(g, t->variant);
	g->facet[FACET_KIND][i] = put(g, t->kind);
	g->facet[FACET_CLASS][i] = put(g, class_name(t->class));
	g->class[i] = (uint8_t)t->class;
	g->chunk[i] = t->chunk;
	g->chunk_total[i] = t->chunk_total;
}

void toy_graph(struct graph *g, const struct toy *task, size_t nr)
{
	struct toy *sorted = xcalloc(nr + 1, sizeof(*sorted));
	struct strbuf labels = STRBUF_INIT;

	*g = (struct graph){.task_nr = (uint32_t)nr};
	for (size_t i = 0; i < nr; i++)
		sorted[i] = task[i];
	qsort(sorted, nr, sizeof(*sorted), toy_cmp);
	intern_init(&g->str);
	for (int f = 0; f < FACET_NR; f++)
		g->facet[f] = xcalloc(nr + 1, sizeof(uint32_t));
	g->class = xcalloc(nr + 1, 1);
	g->chunk = xcalloc(nr + 1, sizeof(*g->chunk));
	g->chunk_total = xcalloc(nr + 1, sizeof(*g->chunk_total));
	g->label_start = xcalloc(nr + 1, sizeof(*g->label_start));
	for (uint32_t i = 0; i < nr; i++) {
		strbuf_add(&labels, sorted[i].label, strlen(sorted[i].label) + 1);
		g->label_start[i + 1] = (uint32_t)labels.len;
		add_task(g, i, &sorted[i]);
	}
	g->label_bytes = strbuf_detach(&labels);
	free(sorted);
}

void toy_graph_release(struct graph *g)
{
	for (int f = 0; f < FACET_NR; f++)
		free(g->facet[f]);
	free(g->class);
	free(g->chunk);
	free(g->chunk_total);
	free(g->label_start);
	free(g->label_bytes);
	intern_release(&g->str);
}

void toy_assert_text(const char *text, const char *expected)
{
	if (!strcmp(text, expected))
		return;
	fprintf(stderr, "--- expected\n%s--- got\n%s---\n", expected, text);
	fail();
}

void toy_draw_tree(const struct tree *t, bool rules, struct strbuf *out)
{
	for (uint32_t i = 0; i < t->node_nr; i++) {
		const struct tree_node *n = &t->node[i];
		strbuf_addf(out, "%*s%s", 2 * n->depth, "", n->name);
		if (rules)
			strbuf_addf(out, " [%s]", n->rule);
		strbuf_addch(out, '\n');
	}
}

void toy_draw_rows(const struct tree_view *v, bool list, struct strbuf *out)
{
	for (uint32_t i = 0; i < v->row_nr; i++) {
		const struct tree_row *row = &v->row[i];
		const struct tree_node *n = &v->tree->node[row->node];
		strbuf_addch(out, i == v->cursor ? '>' : ' ');
		if (list)
			strbuf_addstr(out, graph_label(v->tree->graph, v->tree->task[n->first]).p);
		else
			strbuf_addf(out, "%*s%s %s", 2 * n->depth, "",
				    n->leaf	? "."
				    : row->open ? "-"
						: "+",
				    n->name);
		strbuf_addch(out, ' ');
		if (tree_row_mark(row) != TREE_MARK_NONE)
			strbuf_addf(out, "%u/", row->marked);
		strbuf_addf(out, "%u\n", row->matching);
	}
}

/* Takes the value that begins at `p` apart; returns what is behind it. */
static const char *read_value(const char *p, struct strbuf *value)
{
	bool quoted = *p == '"';

	strbuf_reset(value);
	for (p += quoted; *p && *p != (quoted ? '"' : ' '); p++) {
		bool escape = quoted && *p == '\\';
		p += escape;
		strbuf_addch(value, escape && *p == 'n' ? '\n' : escape && *p == 't' ? '\t' : *p);
	}
	return p + quoted;
}

static bool pair_holds(const struct graph *g, uint32_t task, struct slice name, const char *value)
{
	char number[16];

	for (int f = 0; f < FACET_NR; f++)
		if (slice_equal(name, slice_from(facet_name((enum facet)f))))
			return !strcmp(graph_facet(g, task, (enum facet)f).p, value);
	if (slice_equal(name, slice_from("label")))
		return !strcmp(graph_label(g, task).p, value);
	assert_true(slice_equal(name, slice_from("chunk")));
	snprintf(number, sizeof(number), "%u", g->chunk[task]);
	return !strcmp(number, value);
}

static bool rule_holds(const struct graph *g, const char *rule, uint32_t task)
{
	struct strbuf value = STRBUF_INIT;
	bool holds = true, class = false;

	for (const char *p = rule; *p; p += *p == ' ') {
		size_t n = strcspn(p, "=");
		struct slice name = {p, n};
		assert_int_equal(p[n], '=');
		p = read_value(p + n + 1, &value);
		assert_true(!*p || *p == ' ');
		class |= slice_equal(name, slice_from("class"));
		holds &= pair_holds(g, task, name, value.buf);
	}
	strbuf_release(&value);
	return holds && (class || g->class[task] == CLASS_MAIN);
}

void toy_rule_tasks(const struct graph *g, const char *rule, const struct bitset *within,
		    struct bitset *out)
{
	bitset_clear_all(out);
	bitset_foreach (task, within)
		if (rule_holds(g, rule, task))
			bitset_put(out, task, true);
}
