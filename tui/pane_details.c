/* SPDX-License-Identifier: MPL-2.0 */
/* What is known about the focused task, or what is below the focused branch, as lines. */
#include "core/base/base.h"
#include "tui/view.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/tree/outline.h"
#include "tui/glyph.h"

#define SHOWN_AT_FIRST 5	     /* of a list, until it is opened */
#define BRANCH_LABELS  OUTLINE_TASKS /* nobody scrolls through more */

/* id, title */
#define PART_LIST(X)               \
	X(NEEDS, "needs")          \
	X(NEEDED_BY, "needed by")  \
	X(SOFT, "after, if there") \
	X(IF, "only if any of")    \
	X(MANIFESTS, "manifests")  \
	X(ATTRIBUTES, "attributes")

enum part {
#define X(id, title) PART_##id,
	PART_LIST(X)
#undef X
		PART_NR
};

static const char *const titles[PART_NR] = {
#define X(id, title) title,
	PART_LIST(X)
#undef X
};

static const enum edges part_edges[] = {
	[PART_NEEDS] = EDGES_NEEDS,
	[PART_NEEDED_BY] = EDGES_NEEDED_BY,
	[PART_SOFT] = EDGES_SOFT,
	[PART_IF] = EDGES_IF,
};

/* Lines that are no task stand for the part they are in. */
#define PART_REF(part) (DOC_NO_REF - 1 - (uint32_t)(part))

static enum part part_of_ref(uint32_t ref)
{
	return DOC_NO_REF - 1 - ref < PART_NR ? DOC_NO_REF - 1 - ref : PART_NR;
}

struct lines {
	struct details *d;
	const struct graph *g;
	uint32_t task;
};

static bool is_open(const struct lines *l, enum part part)
{
	return l->d->open >> part & 1;
}

/* "needs (12)", with a sign when there is more than is shown at first. */
static void add_title(struct lines *l, enum part part, uint32_t nr)
{
	const char *sign = glyph(is_open(l, part) ? GLYPH_OPEN : GLYPH_CLOSED);

	if (!nr)
		doc_addf(&l->d->doc, STYLE_LABEL, 0, "%s: nothing", titles[part]);
	else if (nr <= SHOWN_AT_FIRST)
		doc_addf(&l->d->doc, STYLE_LABEL, 0, "%s (%s)", titles[part], number(nr).text);
	else
		doc_addf(&l->d->doc, STYLE_LABEL, 0, "%s (%s) %s", titles[part], number(nr).text,
			 sign);
	if (nr > SHOWN_AT_FIRST)
		doc_set_ref(&l->d->doc, PART_REF(part));
}

/* How many of a list are shown now. */
static uint32_t shown_of(const struct lines *l, enum part part, uint32_t nr)
{
	return is_open(l, part) ? nr : MIN(nr, SHOWN_AT_FIRST);
}

static void add_rest(struct lines *l, enum part part, uint32_t nr)
{
	uint32_t shown = shown_of(l, part, nr);

	if (shown == nr)
		return;
	doc_addf(&l->d->doc, STYLE_HINT, 2, "%s %s more", glyph(GLYPH_ELLIPSIS),
		 number(nr - shown).text);
	doc_set_ref(&l->d->doc, PART_REF(part));
}

/* A line that is a label; labels differ at the end, so a long one loses its beginning. */
static void add_label(struct details *d, int indent, struct slice label, uint32_t task)
{
	doc_add(&d->doc, STYLE_VALUE, indent, label);
	doc_set_ref(&d->doc, task);
	doc_keep_end(&d->doc);
}

static void add_tasks(struct lines *l, enum part part)
{
	struct ids tasks = graph_edges(l->g, l->task, part_edges[part]);

	if (!tasks.nr && part > PART_NEEDED_BY)
		return;
	add_title(l, part, tasks.nr);
	for (uint32_t i = 0; i < shown_of(l, part, tasks.nr); i++)
		add_label(l->d, 2, graph_label(l->g, tasks.p[i]), tasks.p[i]);
	add_rest(l, part, tasks.nr);
}

static void add_edges(struct lines *l)
{
	doc_add(&l->d->doc, STYLE_NORMAL, 0, slice_from(""));
	if (!l->g->has_edges) {
		doc_addf(&l->d->doc, STYLE_LABEL, 0, "dependencies are not in this file");
		return;
	}
	for (enum part p = PART_NEEDS; p <= PART_IF; p++)
		add_tasks(l, p);
}

static void add_manifests(struct lines *l)
{
	struct ids list = graph_attr_list(l->g, l->task, "test_manifests");

	if (!list.nr)
		return;
	doc_add(&l->d->doc, STYLE_NORMAL, 0, slice_from(""));
	add_title(l, PART_MANIFESTS, list.nr);
	for (uint32_t i = 0; i < shown_of(l, PART_MANIFESTS, list.nr); i++)
		doc_add(&l->d->doc, STYLE_VALUE, 2, graph_str(l->g, list.p[i]));
	add_rest(l, PART_MANIFESTS, list.nr);
}

/* All of them as JSON, so that their types can be seen; the manifests stand above. */
static void add_attributes(struct lines *l)
{
	uint32_t nr = graph_attr_nr(l->g, l->task);
	struct strbuf value = STRBUF_INIT;

	if (!nr)
		return;
	doc_add(&l->d->doc, STYLE_NORMAL, 0, slice_from(""));
	doc_addf(&l->d->doc, STYLE_LABEL, 0, "%s (%u)", titles[PART_ATTRIBUTES], nr);
	for (uint32_t i = 0; i < nr; i++) {
		struct slice name = graph_attr_name(l->g, l->task, i);
		strbuf_reset(&value);
		if (slice_equal(name, slice_from("test_manifests")))
			strbuf_addstr(&value, "see above");
		else
			graph_attr_add(l->g, l->task, i, &value);
		doc_field(&l->d->doc, 2, name.p, strbuf_slice(&value));
	}
	strbuf_release(&value);
}

static void add_platform(struct lines *l)
{
	struct slice platform = graph_facet(l->g, l->task, FACET_PLATFORM);
	struct slice type = graph_facet(l->g, l->task, FACET_TYPE);
	struct strbuf both = STRBUF_INIT;

	strbuf_add(&both, platform.p, platform.n);
	strbuf_addf(&both, "%s%s", platform.n && type.n ? "/" : "", type.p);
	if (both.len)
		doc_field(&l->d->doc, 0, "platform", strbuf_slice(&both));
	strbuf_release(&both);
}

static void add_projects(struct lines *l)
{
	struct ids list = graph_attr_list(l->g, l->task, "run_on_projects");
	struct strbuf joined = STRBUF_INIT;

	for (uint32_t i = 0; i < list.nr; i++)
		strbuf_addf(&joined, "%s%s", i ? ", " : "", graph_str(l->g, list.p[i]).p);
	if (list.nr)
		doc_field(&l->d->doc, 0, "runs on", strbuf_slice(&joined));
	strbuf_release(&joined);
}

/* One more of the values that stand in one line. */
static void join(struct strbuf *line, const char *before, struct slice value)
{
	if (!value.n)
		return;
	if (line->len)
		strbuf_addf(line, " %s ", glyph(GLYPH_DOT));
	strbuf_addf(line, "%s%.*s", before, SLICE_ARG(value));
}

static void add_kind(struct lines *l)
{
	struct slice kind = graph_facet(l->g, l->task, FACET_KIND);
	struct strbuf line = STRBUF_INIT;
	uint8_t class = l->g->class[l->task];

	join(&line, "", kind);
	join(&line, "class ", slice_from(class == CLASS_MAIN ? "" : class_name(class)));
	join(&line, "tier ", graph_facet(l->g, l->task, FACET_TIER));
	join(&line, "", graph_facet(l->g, l->task, FACET_SYMBOL));
	if (line.len)
		doc_field(&l->d->doc, 0, kind.n ? "kind" : "task", strbuf_slice(&line));
	strbuf_release(&line);
}

static void add_suite(struct lines *l)
{
	struct slice suite = graph_facet(l->g, l->task, FACET_SUITE);
	struct strbuf line = STRBUF_INIT;
	char chunk[32] = "";

	if (l->g->chunk[l->task])
		snprintf(chunk, sizeof(chunk), "%u of %u", l->g->chunk[l->task],
			 l->g->chunk_total[l->task]);
	join(&line, "", suite);
	join(&line, "", graph_facet(l->g, l->task, FACET_VARIANT));
	join(&line, suite.n ? "chunk " : "", slice_from(chunk));
	if (line.len)
		doc_field(&l->d->doc, 0, suite.n ? "suite" : "chunk", strbuf_slice(&line));
	strbuf_release(&line);
}

static void add_field(struct lines *l, const char *name, struct slice value)
{
	if (value.n)
		doc_field(&l->d->doc, 0, name, value);
}

static void add_task(struct lines *l)
{
	doc_add(&l->d->doc, STYLE_TITLE, 0, graph_label(l->g, l->task)); /* whole */
	doc_set_ref(&l->d->doc, l->task);
	add_kind(l);
	add_platform(l);
	add_suite(l);
	add_field(l, "worker", graph_facet(l->g, l->task, FACET_WORKER));
	add_projects(l);
	add_field(l, "about", graph_description(l->g, l->task));
	add_edges(l);
	add_manifests(l);
	add_attributes(l);
}

static void add_branch(struct details *d, const struct browse *b, const struct tree_row *row)
{
	const struct tree_node *node = &b->tree->node[row->node];
	struct strbuf text = STRBUF_INIT;
	uint32_t nr = 0;

	add_node_name(&text, b->tree, row->node);
	doc_add(&d->doc, STYLE_TITLE, 0, strbuf_slice(&text));
	strbuf_reset(&text);
	add_count(&text, row->matching, "task");
	strbuf_addf(&text, ", %s marked", number(row->marked).text);
	doc_add(&d->doc, STYLE_VALUE, 0, strbuf_slice(&text));
	strbuf_release(&text);
	doc_add(&d->doc, STYLE_NORMAL, 0, slice_from(""));
	for (uint32_t i = node->first; i < node->last && nr < BRANCH_LABELS; i++) {
		if (!bitset_test(&b->match, b->tree->task[i]))
			continue;
		add_label(d, 0, tree_label(b->tree, i), b->tree->task[i]);
		nr++;
	}
	if (nr < row->matching)
		doc_addf(&d->doc, STYLE_HINT, 0, "%s %s more", glyph(GLYPH_ELLIPSIS),
			 number(row->matching - nr).text);
}

/* What the lines are about: a task, or a branch by its id. */
static uint64_t subject(const struct browse *b)
{
	uint32_t node = browse_row(b).node, task = browse_task(b);

	return task != TASK_NONE ? task : node != NODE_NONE ? b->tree->node[node].id : UINT64_MAX;
}

/* Makes the lines anew where they may have changed; the place in them stays. */
static void fill(struct details *d, const struct browse *b)
{
	struct tree_row row = browse_row(b);
	struct lines l = {d, &b->s->graph, browse_task(b)};
	uint64_t now = subject(b);

	if (l.task != TASK_NONE && d->doc.nr && d->subject == now && d->open == d->filled)
		return;
	doc_clear(&d->doc);
	if (d->subject != now)
		d->doc.top = d->doc.cursor = 0;
	d->subject = now;
	d->filled = d->open;
	if (l.task != TASK_NONE)
		add_task(&l);
	else if (row.node != NODE_NONE)
		add_branch(d, b, &row);
}

/* The title of the list that the focused line is in, the line with its rest, or what is above. */
static size_t title_line(const struct doc *doc)
{
	size_t line = doc->cursor < doc->row_nr ? doc->row[doc->cursor].line : 0;

	while (line && doc->line[line].len && doc->line[line].style != STYLE_LABEL &&
	       part_of_ref(doc->line[line].ref) == PART_NR)
		line--;
	return line;
}

bool details_fold(struct details *d, bool open)
{
	size_t line = title_line(&d->doc);
	enum part part = d->doc.nr ? part_of_ref(d->doc.line[line].ref) : PART_NR;

	if (part == PART_NR)
		return false;
	d->open = open ? d->open | 1u << part : d->open & ~(1u << part);
	while (!open && d->doc.cursor && d->doc.row[d->doc.cursor].line > line)
		d->doc.cursor--;
	return true;
}

bool details_on_list(const struct details *d, bool *open)
{
	enum part part = part_of_ref(doc_cursor_ref(&d->doc));

	*open = part != PART_NR && d->open >> part & 1;
	return part != PART_NR;
}

uint32_t details_task(const struct details *d, const struct graph *g)
{
	uint32_t ref = doc_cursor_ref(&d->doc);

	return ref < g->task_nr ? ref : TASK_NONE;
}

void draw_details(struct app *a, struct canvas *c, int row, int rows, int col, int width)
{
	struct details *d = &a->details;

	fill(d, &a->browse);
	d->rows = rows;
	d->doc.pick = d->focused;
	doc_draw(&d->doc, c, row, rows, col, width);
	d->cursor_row = row + (int)(d->doc.cursor - d->doc.top);
	d->cursor_col = col;
}
