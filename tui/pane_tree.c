/* SPDX-License-Identifier: MPL-2.0 */
/* The rows of the tree: mark, fold sign, name with matched characters, counts. */
#include "core/base/base.h"
#include "tui/view.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "tui/glyph.h"

static const struct {
	enum glyph glyph;
	enum style_id style;
} mark_sign[] = {
	[TREE_MARK_NONE] = {GLYPH_MARK_NONE, STYLE_MARK_NONE},
	[TREE_MARK_SOME] = {GLYPH_MARK_SOME, STYLE_MARK_SOME},
	[TREE_MARK_ALL] = {GLYPH_MARK_ALL, STYLE_MARK_ALL},
};

/* First occurrence of `name` in `label` at or after `from`; label.n when there is none. */
static size_t find(struct slice label, struct slice name, size_t from)
{
	for (size_t i = from; name.n && i + name.n <= label.n; i++)
		if (!memcmp(label.p + i, name.p, name.n))
			return i;
	return label.n;
}

/*
 * Which bytes of a row's name the query matched. A row shows a part of the
 * label (a platform, a suite), so the label's hits are carried over to the
 * words of the name that stand in the label.
 */
static void carry_hits(struct slice label, const bool *label_hit, struct slice name, bool *hit)
{
	size_t at = 0;

	memset(hit, 0, name.n * sizeof(*hit));
	while (at < name.n) {
		size_t end = at;
		struct slice word;
		size_t found;
		while (end < name.n && !memchr(" ()", name.p[end], 3))
			end++;
		word = (struct slice){name.p + at, end - at};
		found = find(label, word, 0);
		if (found < label.n)
			memcpy(hit + at, label_hit + found, word.n * sizeof(*hit));
		at = end + 1;
	}
}

/*
 * Which bytes of a row's text the query matched in the best task below it, to be freed;
 * NULL: there is none.
 */
static bool *find_hits(const struct browse *b, uint32_t node, struct slice text, bool is_label)
{
	struct slice label;
	uint32_t task;
	bool *hits;

	if (query_empty(b->query))
		return NULL;
	task = tree_view_best(&b->view, node);
	label = graph_label(&b->s->graph, task);
	hits = xcalloc(label.n + text.n + 1, sizeof(*hits));
	query_positions(b->query, &b->s->graph, task, hits);
	if (!is_label) {
		carry_hits(label, hits, text, hits + label.n);
		memmove(hits, hits + label.n, text.n * sizeof(*hits));
	}
	return hits;
}

static void draw_name(const struct browse *b, uint32_t at, struct canvas *c, int row, int col,
		      int width)
{
	const struct tree_node *node = &b->tree->node[at];
	bool whole = node->leaf && (b->ranked_list || b->grouping == GROUP_FLAT);
	struct strbuf name = STRBUF_INIT;
	struct slice text;
	bool *hits;

	add_node_name(&name, b->tree, at);
	text = whole ? tree_label(b->tree, node->first) : strbuf_slice(&name);
	hits = find_hits(b, at, text, whole);
	canvas_put_hits(c, row, col, width, node->leaf ? STYLE_LEAF : STYLE_BRANCH, text, hits);
	strbuf_release(&name);
	free(hits);
}

static const char *fold_sign(const struct tree_row *row, const struct tree_node *node)
{
	if (node->leaf)
		return " ";
	return glyph(row->open ? GLYPH_OPEN : GLYPH_CLOSED);
}

static void add_counts(struct strbuf *out, const struct tree_row *r)
{
	strbuf_addf(out, "%s/%s", number(r->marked).text, number(r->matching).text);
}

static void draw_row(const struct browse *b, const struct tree_row *r, struct canvas *c, int row,
		     int width, bool focused)
{
	const struct tree_node *node = &b->tree->node[r->node];
	enum tree_mark mark = tree_row_mark(r);
	struct strbuf count = STRBUF_INIT;
	int n, right, col = 1;
	bool list = b->ranked_list && b->view.filtered;
	int indent = list ? 0 : 2 * node->depth;

	if (!node->leaf)
		add_counts(&count, r);
	n = (int)count.len;
	right = MAX(width - n - 1, 0);
	if (focused)
		canvas_put(c, row, 0, 1, STYLE_GUIDE, slice_from(glyph(GLYPH_FOCUS)));
	canvas_put(c, row, col, 1, mark_sign[mark].style, slice_from(glyph(mark_sign[mark].glyph)));
	col += 2 + MIN(indent, width / 3);
	if (!list)
		canvas_put(c, row, col, 1, STYLE_GUIDE, slice_from(fold_sign(r, node)));
	col += list ? 0 : 2;
	if (n && right > col + 8)
		canvas_put(c, row, right, n, STYLE_COUNT, strbuf_slice(&count));
	else
		right = width;
	draw_name(b, r->node, c, row, col, right - col - 1);
	strbuf_release(&count);
}

static const char *why_empty(const struct browse *b)
{
	if (b->only_marked)
		return b->s->marks.nr ? "nothing that matches is marked" : "nothing is marked";
	return b->hidden ? "no match among what is offered by default" : "no match";
}

void draw_tree(struct app *a, struct canvas *c, int row, int rows, int width)
{
	struct browse *b = &a->browse;
	struct tree_view *v = &b->view;
	uint32_t visible = (uint32_t)MAX(rows, 1);

	if (v->cursor < b->top)
		b->top = v->cursor;
	if (v->cursor >= b->top + visible)
		b->top = v->cursor - visible + 1;
	if (b->top + visible > v->row_nr)
		b->top = v->row_nr > visible ? v->row_nr - visible : 0;
	for (uint32_t i = 0; i < (uint32_t)MAX(rows, 0) && b->top + i < v->row_nr; i++) {
		struct tree_row r = tree_view_row(v, b->top + i);
		bool focused = b->top + i == v->cursor;
		draw_row(b, &r, c, row + (int)i, width, focused);
		if (focused && !a->details.focused)
			canvas_flag(c, row + (int)i, 0, width, CELL_CURSOR);
	}
	if (!v->row_nr && rows > 0)
		canvas_put_ellipsis(c, row, 1, width - 1, STYLE_HINT, slice_from(why_empty(b)));
}
