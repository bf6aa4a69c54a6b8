/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tests/unit/tree-toy.h"
#include "core/base/alloc.h"
#include "tests/unit/unit.h"

void toy_graph(struct graph *g, const struct toy *task, size_t nr)
{
	struct mktask *list = xcalloc(nr + 1, sizeof(*list));

	for (size_t i = 0; i < nr; i++)
		list[i] = (struct mktask){
			.label = task[i].label,
			.facet = {[FACET_OS] = task[i].os,
				  [FACET_PLATFORM] = task[i].platform,
				  [FACET_TYPE] = task[i].type,
				  [FACET_SUITE] = task[i].suite,
				  [FACET_VARIANT] = task[i].variant,
				  [FACET_KIND] = task[i].kind},
			.chunk = task[i].chunk,
			.chunk_total = task[i].chunk_total,
			.class = task[i].class,
		};
	mkgraph_sorted(g, list, (uint32_t)nr);
	free(list);
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
		strbuf_addf(out, "%*s", 2 * n->depth, "");
		tree_name(t, i, out);
		if (rules) {
			strbuf_addstr(out, " [");
			tree_rule(t, i, out);
			strbuf_addch(out, ']');
		}
		strbuf_addch(out, '\n');
	}
}

void toy_draw_rows(const struct tree_view *v, bool list, struct strbuf *out)
{
	for (uint32_t i = 0; i < v->row_nr; i++) {
		struct tree_row row = tree_view_row(v, i);
		const struct tree_node *n = &v->tree->node[row.node];
		strbuf_addch(out, i == v->cursor ? '>' : ' ');
		if (list) {
			strbuf_addstr(out, graph_label(v->tree->graph, v->tree->task[n->first]).p);
		} else {
			strbuf_addf(out, "%*s%s ", 2 * n->depth, "",
				    n->leaf    ? "."
				    : row.open ? "-"
					       : "+");
			tree_name(v->tree, row.node, out);
		}
		strbuf_addch(out, ' ');
		if (tree_row_mark(&row) != TREE_MARK_NONE)
			strbuf_addf(out, "%u/", row.marked);
		strbuf_addf(out, "%u\n", row.matching);
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
