/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/tree/outline.h"
#include "core/base/alloc.h"
#include "core/tree/rows.h"
#include "core/tree/tree.h"

/* More rows than a terminal has. */
#define ROWS_MAX 1000

/* The bytes: this, the rows, the tasks, their labels as pieces of the text, the text. */
struct head {
	uint32_t row_nr, shown_nr, task_nr, text_bytes;
};

struct piece {
	uint32_t at, bytes;
};

struct row {
	uint64_t id; /* this and the others but the name are as of struct tree_node */
	uint32_t parent, end, first, last;
	struct piece name;
	uint8_t depth, class, leaf, chunks, unused[4];
};

/* ---- writing ---- */

static struct piece keep_text(struct strbuf *text, struct slice s)
{
	strbuf_add(text, s.p, s.n);
	return (struct piece){(uint32_t)(text->len - s.n), (uint32_t)s.n};
}

/* Row i of the view as node i of a tree that has no others. */
static struct row make_row(const struct tree_view *v, uint32_t i, uint32_t row_nr,
			   struct strbuf *text)
{
	struct tree_row row = tree_view_row(v, i);
	const struct tree_node *n = &v->tree->node[row.node];
	struct strbuf name = STRBUF_INIT;
	struct row r = {
		.id = n->id,
		.parent = n->depth ? 0 : NODE_NONE, /* only a single branch at the top is open */
		.end = row.open ? row_nr : i + 1,
		.first = n->first,
		.last = n->last,
		.depth = n->depth,
		.class = n->class,
		.leaf = n->leaf,
		.chunks = n->chunks,
	};

	tree_name(v->tree, row.node, &name);
	r.name = keep_text(text, strbuf_slice(&name));
	strbuf_release(&name);
	return r;
}

static void add_rows(const struct tree_view *v, uint32_t nr, struct strbuf *out,
		     struct strbuf *text)
{
	for (uint32_t i = 0; i < nr; i++) {
		struct row r = make_row(v, i, nr, text);
		strbuf_add(out, &r, sizeof(r));
	}
}

static void add_tasks(const struct tree *t, uint32_t nr, struct strbuf *out, struct strbuf *text)
{
	strbuf_add(out, t->task, nr * sizeof(*t->task));
	for (uint32_t i = 0; i < nr; i++) {
		struct piece label = keep_text(text, tree_label(t, i));
		strbuf_add(out, &label, sizeof(label));
	}
}

/* How many tasks are in it when so many are below the first row. */
static uint32_t listed(uint32_t nr)
{
	return MIN(nr, OUTLINE_TASKS);
}

static void add_outline(const struct tree_view *v, struct strbuf *out)
{
	const struct tree *t = v->tree;
	struct head h = {MIN(v->row_nr, ROWS_MAX), t->task_nr, listed(t->node[0].last), 0};
	struct strbuf rest = STRBUF_INIT, text = STRBUF_INIT;

	add_rows(v, h.row_nr, &rest, &text);
	add_tasks(t, h.task_nr, &rest, &text);
	h.text_bytes = (uint32_t)text.len;
	strbuf_add(out, &h, sizeof(h));
	strbuf_add(out, rest.buf, rest.len);
	strbuf_add(out, text.buf, text.len);
	strbuf_release(&rest);
	strbuf_release(&text);
}

void outline_make(const struct graph *g, struct strbuf *out)
{
	struct tree_view v;
	struct tree t;

	tree_init(&t, g, &g->offered, GROUP_PLATFORM);
	tree_view_init(&v, &t);
	if (v.row_nr && !t.node[0].leaf) /* the details of a task are more than is kept here */
		add_outline(&v, out);
	tree_view_release(&v);
	tree_release(&t);
}

/* ---- reading ---- */

struct parts {
	struct head h;
	const struct row *row;
	const uint32_t *task;
	const struct piece *label;
	const char *text;
};

static bool split(const struct graph *g, struct parts *p)
{
	const char *at = g->outline;
	uint64_t bytes = sizeof(p->h);

	if (g->outline_bytes < bytes)
		return false;
	memcpy(&p->h, at, sizeof(p->h));
	p->row = (const struct row *)(const void *)(at + bytes);
	bytes += (uint64_t)p->h.row_nr * sizeof(*p->row);
	p->task = (const uint32_t *)(const void *)(at + bytes);
	bytes += (uint64_t)p->h.task_nr * sizeof(*p->task);
	p->label = (const struct piece *)(const void *)(at + bytes);
	bytes += (uint64_t)p->h.task_nr * sizeof(*p->label);
	p->text = at + bytes;
	return g->outline_bytes == bytes + p->h.text_bytes;
}

static bool piece_is_sound(const struct parts *p, struct piece piece)
{
	return piece.at <= p->h.text_bytes && piece.bytes <= p->h.text_bytes - piece.at;
}

/* Row 0 is a branch, closed or the parent of all others. */
static bool row_is_sound(const struct parts *p, uint32_t i)
{
	const struct row *r = &p->row[i];
	uint8_t depth = i && p->row[0].end > 1;

	return (r->end == i + 1 || (!i && r->end == p->h.row_nr)) && r->depth == depth &&
	       r->parent == (depth ? 0 : NODE_NONE) && r->first < r->last &&
	       r->last <= p->h.shown_nr && piece_is_sound(p, r->name) && r->class < CLASS_NR &&
	       r->leaf <= (i > 0) && r->chunks <= 1;
}

static bool is_sound(const struct graph *g, const struct parts *p)
{
	const struct head *h = &p->h;
	bool sound = h->row_nr > 1 && h->shown_nr == bitset_count(&g->offered) &&
		     !p->row[0].first && h->task_nr == listed(p->row[0].last);

	for (uint32_t i = 0; sound && i < h->row_nr; i++)
		sound = row_is_sound(p, i);
	for (uint32_t i = 0; sound && i < h->task_nr; i++)
		sound = p->task[i] < g->task_nr && piece_is_sound(p, p->label[i]);
	return sound;
}

bool outline_is_there(const struct graph *g)
{
	struct parts p;

	return split(g, &p) && is_sound(g, &p);
}

static struct tree_node make_node(const struct row *r)
{
	return (struct tree_node){.parent = r->parent,
				  .end = r->end,
				  .first = r->first,
				  .last = r->last,
				  .id = r->id,
				  .depth = r->depth,
				  .class = r->class,
				  .leaf = r->leaf,
				  .chunks = r->chunks};
}

static struct slice text_of(const struct parts *p, struct piece piece)
{
	return (struct slice){p->text + piece.at, piece.bytes};
}

void tree_init_outline(struct tree *t, const struct graph *g)
{
	struct parts p = {0};

	(void)split(g, &p);
	*t = (struct tree){.graph = g, .node_nr = p.h.row_nr, .task_nr = p.h.shown_nr};
	t->node = xcalloc(p.h.row_nr, sizeof(*t->node));
	t->name = xcalloc(p.h.row_nr, sizeof(*t->name));
	t->task = xcalloc(p.h.task_nr, sizeof(*t->task));
	t->label = xcalloc(p.h.task_nr, sizeof(*t->label));
	for (uint32_t i = 0; i < p.h.row_nr; i++) {
		t->node[i] = make_node(&p.row[i]);
		t->name[i] = text_of(&p, p.row[i].name);
	}
	tree_list_branches(t);
	for (uint32_t i = 0; i < p.h.task_nr; i++) {
		t->task[i] = p.task[i];
		t->label[i] = text_of(&p, p.label[i]);
	}
}
