/* SPDX-License-Identifier: MPL-2.0 */
/* What is known about the focused task, or what is below the focused branch. */
#include "core/base/base.h"
#include "tui/view.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "tui/glyph.h"

struct pane {
	struct canvas *c;
	const struct graph *g;
	int row, end, col, width;
};

static void line(struct pane *p, enum style_id style, int indent, struct slice text)
{
	if (p->row < p->end)
		canvas_put_ellipsis(p->c, p->row++, p->col + indent, p->width - indent, style,
				    text);
}

/* A label; labels differ at the end, so what is too long loses its beginning. */
static void label_line(struct pane *p, enum style_id style, int indent, uint32_t task)
{
	struct slice text = graph_label(p->g, task), tail = text;
	int room = p->width - indent;

	while (tail.n && utf8_width(tail.p, tail.n) > room - (tail.n < text.n)) {
		uint32_t c;
		size_t n = utf8_decode(tail.p, tail.n, &c);
		tail.p += n;
		tail.n -= n;
	}
	if (tail.n < text.n && p->row < p->end)
		indent += canvas_put(p->c, p->row, p->col + indent, room, style,
				     slice_from(glyph(GLYPH_ELLIPSIS)));
	line(p, style, indent, tail);
}

/* "name value"; nothing when there is no value. */
static void field(struct pane *p, const char *name, struct slice value)
{
	int used;

	if (!value.n || p->row >= p->end)
		return;
	used = canvas_put(p->c, p->row, p->col, p->width, STYLE_LABEL, slice_from(name)) + 1;
	canvas_put_ellipsis(p->c, p->row++, p->col + used, p->width - used, STYLE_VALUE, value);
}

static void facet_field(struct pane *p, uint32_t task, enum facet f)
{
	field(p, facet_name(f), graph_facet(p->g, task, f));
}

/* A list of tasks under a title, as far as there is room. */
static void task_list(struct pane *p, const char *title, struct ids tasks, uint32_t most)
{
	struct strbuf head = STRBUF_INIT;

	strbuf_addf(&head, tasks.nr ? "%s (%u)" : "%s: nothing", title, tasks.nr);
	line(p, STYLE_LABEL, 0, strbuf_slice(&head));
	strbuf_release(&head);
	for (uint32_t i = 0; i < MIN(tasks.nr, most); i++)
		label_line(p, STYLE_VALUE, 2, tasks.p[i]);
	if (tasks.nr > most)
		line(p, STYLE_VALUE, 2, slice_from(glyph(GLYPH_ELLIPSIS)));
}

/* A list of strings in an attribute, joined in one field. */
static void list_field(struct pane *p, const char *name, uint32_t task, const char *attribute)
{
	struct ids list = graph_attr_list(p->g, task, attribute);
	struct strbuf joined = STRBUF_INIT;

	for (uint32_t i = 0; i < list.nr; i++)
		strbuf_addf(&joined, "%s%s", i ? ", " : "", graph_str(p->g, list.p[i]).p);
	field(p, name, strbuf_slice(&joined));
	strbuf_release(&joined);
}

static void manifests(struct pane *p, uint32_t task)
{
	struct ids list = graph_attr_list(p->g, task, "test_manifests");
	struct strbuf head = STRBUF_INIT;

	if (list.nr) {
		strbuf_addf(&head, "manifests (%u)", list.nr);
		p->row++;
		line(p, STYLE_LABEL, 0, strbuf_slice(&head));
	}
	for (uint32_t i = 0; i < list.nr; i++)
		line(p, STYLE_VALUE, 2, graph_str(p->g, list.p[i]));
	strbuf_release(&head);
}

static void chunk_field(struct pane *p, uint32_t task)
{
	struct strbuf text = STRBUF_INIT;

	if (p->g->chunk[task])
		strbuf_addf(&text, "%u of %u", p->g->chunk[task], p->g->chunk_total[task]);
	field(p, "chunk", strbuf_slice(&text));
	strbuf_release(&text);
}

static void draw_task(struct pane *p, uint32_t task)
{
	label_line(p, STYLE_TITLE, 0, task);
	facet_field(p, task, FACET_KIND);
	facet_field(p, task, FACET_SYMBOL);
	facet_field(p, task, FACET_TIER);
	facet_field(p, task, FACET_SUITE);
	facet_field(p, task, FACET_VARIANT);
	chunk_field(p, task);
	facet_field(p, task, FACET_WORKER);
	list_field(p, "runs on", task, "run_on_projects");
	field(p, "about", graph_description(p->g, task));
	p->row++;
	if (p->g->has_edges) {
		task_list(p, "needs", graph_edges(p->g, task, EDGES_NEEDS), 5);
		task_list(p, "needed by", graph_edges(p->g, task, EDGES_NEEDED_BY), 5);
	} else {
		line(p, STYLE_LABEL, 0, slice_from("dependencies are not in this file"));
	}
	manifests(p, task);
}

static void draw_branch(struct pane *p, const struct browse *b, const struct tree_row *row)
{
	const struct tree_node *node = &b->tree->node[row->node];
	struct strbuf text = STRBUF_INIT;

	add_node_name(&text, node);
	line(p, STYLE_TITLE, 0, strbuf_slice(&text));
	strbuf_reset(&text);
	add_count(&text, row->matching, "task");
	strbuf_addf(&text, ", %u marked", row->marked);
	line(p, STYLE_VALUE, 0, strbuf_slice(&text));
	strbuf_release(&text);
	p->row++;
	for (uint32_t i = node->first; i < node->last && p->row < p->end; i++)
		if (bitset_test(&b->match, b->tree->task[i]))
			label_line(p, STYLE_VALUE, 0, b->tree->task[i]);
}

void draw_details(struct app *a, struct canvas *c, int row, int rows, int col, int width)
{
	struct pane p = {c, &a->s->graph, row, row + rows, col, width};
	const struct tree_row *focused = browse_row(&a->browse);
	uint32_t task = browse_task(&a->browse);

	if (task != TASK_NONE)
		draw_task(&p, task);
	else if (focused)
		draw_branch(&p, &a->browse, focused);
}
