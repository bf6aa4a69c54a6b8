/* SPDX-License-Identifier: MPL-2.0 */
/* What will be sent, exactly: where it goes, what comes along, message, JSON, labels. */
#include "core/base/base.h"
#include "tui/busy.h"
#include "tui/update.h"
#include "tui/view.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/graph/closure.h"
#include "core/plan/routed.h"
#include "tui/glyph.h"

#define SHORT_LIST 4 /* labels that are named in a line */

struct view_review {
	struct view v;
	struct plan plan;
	struct push push;
	bool implied; /* the mark was made by opening this */
	bool can_push;
	bool sure;	     /* of a large push: the key was pressed once */
	struct err refused;  /* why not */
	struct strbuf said;  /* about the existing tasks that were found */
	struct strbuf takes; /* lines: how long it will take */
	struct doc doc;
	int rows;
};

static struct view_review *self(struct view *v)
{
	return (struct view_review *)v;
}

static const char *platform_name(const struct graph *g, uint32_t id)
{
	struct slice name = intern_slice(&g->str, id);

	return name.n ? name.p : "no platform";
}

static int platform_width(const struct graph *g, uint32_t id)
{
	const char *name = platform_name(g, id);

	return utf8_width(name, strlen(name));
}

/* One line for each platform with its share of the tasks, as a bar where there is room. */
static void add_platforms(struct doc *d, const struct session *s, int cols)
{
	const struct graph *g = &s->graph;
	uint32_t *count = xcalloc(g->str.nr, sizeof(*count)),
		 *seen = xcalloc(g->str.nr, sizeof(*seen));
	uint32_t seen_nr = 0, most = 1;
	int width = 0, bar;

	bitset_foreach (t, &s->marks.set) {
		uint32_t id = g->facet[FACET_PLATFORM][t];
		if (!count[id]++)
			seen[seen_nr++] = id;
		most = MAX(most, count[id]);
		width = MAX(width, platform_width(g, id));
	}
	bar = MIN(20, cols - width - 16);
	for (uint32_t i = 0; i < seen_nr; i++) {
		uint32_t part = (uint32_t)MAX(bar, 0) * count[seen[i]];
		struct strbuf line = STRBUF_INIT;
		strbuf_addf(&line, "%6s  %s%*s ", number(count[seen[i]]).text,
			    platform_name(g, seen[i]), width - platform_width(g, seen[i]), "");
		for (uint32_t n = 0; n < (part + most - 1) / most; n++)
			strbuf_addstr(&line, glyph(GLYPH_BAR));
		strbuf_rtrim(&line);
		doc_add(d, STYLE_BAR, 2, strbuf_slice(&line));
		strbuf_release(&line);
	}
	free(count);
	free(seen);
}

/* "3 builds": the kind as a noun. */
static void add_kind(struct strbuf *out, const struct graph *g, const struct kind_count *k)
{
	struct slice kind = intern_slice(&g->str, k->kind);
	const char *name = kind.n ? kind.p : "other";
	char last = name[strlen(name) - 1];

	strbuf_addf(out, "%s %s", number(k->nr).text, name);
	if (k->nr > 1 && kind.n && last != 's')
		strbuf_addstr(out, last == 'h' || last == 'x' ? "es" : "s");
}

/* What comes along: by label where that is short, else how many of each kind. */
static void add_needed(struct strbuf *out, const struct graph *g, const struct bitset *needed)
{
	const char *between = ": ";
	struct kind_count *kinds;
	size_t nr;

	if (bitset_count(needed) <= SHORT_LIST) {
		bitset_foreach (t, needed) {
			strbuf_addf(out, "%s%s", between, graph_label(g, t).p);
			between = ", ";
		}
		return;
	}
	kinds = graph_count_kinds(g, needed, &nr);
	for (size_t i = 0; i < nr; i++) {
		strbuf_addstr(out, between);
		add_kind(out, g, &kinds[i]);
		between = ", ";
	}
	free(kinds);
}

static void add_closure(struct doc *d, const struct session *s, const struct bitset *needed)
{
	struct strbuf line = STRBUF_INIT;
	uint32_t nr = bitset_count(needed);

	if (!s->graph.has_edges) {
		doc_addf(d, STYLE_VALUE, 2,
			 "what comes along is not known: no dependencies in this file");
		return;
	}
	if (nr)
		add_count(&line, nr, "task");
	strbuf_addstr(&line, !nr       ? "no other task comes along"
			     : nr == 1 ? " that they need comes along"
				       : " that they need come along");
	add_needed(&line, &s->graph, needed);
	doc_add(d, STYLE_VALUE, 2, strbuf_slice(&line));
	strbuf_release(&line);
}

static void add_labels(struct doc *d, const char *title, const struct graph *g,
		       const struct bitset *tasks)
{
	doc_section(d, title);
	bitset_foreach (t, tasks)
		doc_add(d, STYLE_LEAF, 2, graph_label(g, t));
}

static void add_entries(struct doc *d, const struct plan *p)
{
	struct strbuf line = STRBUF_INIT;

	add_count(&line, (uint32_t)p->entry_nr, "entrie");
	if (p->entry_nr == 1)
		strbuf_splice(&line, line.len - 2, 2, "y", 1);
	if (p->pattern_nr)
		strbuf_addf(&line, ", %s of them for all chunks of a suite",
			    number(p->pattern_nr).text);
	doc_add(d, STYLE_VALUE, 2, strbuf_slice(&line));
	if (p->single_chunk_nr)
		doc_addf(d, STYLE_WARNING, 2,
			 "%s stand%s for single chunks: chunks are numbered anew on try",
			 number(p->single_chunk_nr).text, p->single_chunk_nr == 1 ? "s" : "");
	if (p->count_only)
		doc_addf(d, STYLE_WARNING, 2, "too many for the message: the labels are in %s only",
			 plan_carrier_name(p));
	strbuf_release(&line);
}

static void add_large(struct doc *d, const struct plan *p)
{
	struct strbuf line = STRBUF_INIT;

	if (session_large_push(p, &line))
		doc_add(d, STYLE_WARNING, 2, strbuf_slice(&line));
	strbuf_release(&line);
}

/* "--rebuild 3", and where that comes from when it is not the command line. */
static void add_option(struct doc *d, const struct options *o, enum option_id id, size_t i)
{
	static const char *const from[] = {[ORIGIN_BUILD] = "mozconfig",
					   [ORIGIN_CONFIG] = "configuration",
					   [ORIGIN_ENV] = "environment",
					   [ORIGIN_PRESET] = "preset"};
	const struct option_values *v = &o->value[id];
	struct strbuf line = STRBUF_INIT;

	strbuf_addf(&line, "--%s", option_info(id)->name);
	if (*v->v[i]) {
		strbuf_addch(&line, ' ');
		utf8_visible(&line, v->v[i], strlen(v->v[i]));
	}
	if (v->of[i] != ORIGIN_LINE)
		strbuf_addf(&line, "  (%s)", from[v->of[i]]);
	doc_add(d, STYLE_VALUE, 2, strbuf_slice(&line));
	strbuf_release(&line);
}

/* How the tasks run, if anything is said of it. */
static void add_options(struct doc *d, const struct options *o)
{
	bool any = false;

	for (enum option_id id = 0; id < OPT_NR; id++) {
		if (!(option_info(id)->use & USE_TASK))
			continue;
		for (size_t i = 0; i < o->value[id].nr; i++) {
			if (!any)
				doc_section(d, "Options");
			any = true;
			add_option(d, o, id, i);
		}
	}
}

/* For a reviewer who pushes for somebody without access. */
static void add_mach_command(struct doc *d, const struct session *s, const struct plan *p)
{
	struct strbuf line = STRBUF_INIT;
	struct err none;

	if (s->graph.firefox && !p->generic && !session_mach_command(s, p, &line, &none)) {
		doc_section(d, "As a command of mach");
		doc_add(d, STYLE_TEXT, 2, strbuf_slice(&line));
	}
	strbuf_release(&line);
}

/* Each ended by '\n', the last too. */
static void add_lines(struct doc *d, const struct strbuf *lines)
{
	if (lines->len)
		doc_add(d, STYLE_VALUE, 2, (struct slice){lines->buf, lines->len - 1});
}

static void fill(struct view_review *r)
{
	struct session *s = r->v.app->s;
	struct doc *d = &r->doc;
	size_t json_len = strlen(r->plan.json);
	struct bitset needed;

	bitset_init(&needed, s->graph.task_nr);
	graph_closure(&s->graph, &s->marks.set, EDGES_NEEDS, &needed);
	bitset_andnot(&needed, &s->marks.set);
	doc_clear(d);
	doc_section(d, "Summary");
	if (s->checkout.head)
		doc_addf(d, STYLE_VALUE, 2, "on top of %.12s %.400s", s->checkout.head,
			 s->checkout.subject);
	if (r->push.notes)
		doc_add(d, STYLE_WARNING, 2, slice_from(r->push.notes));
	if (r->plan.notes.len)
		doc_add(d, STYLE_WARNING, 2, strbuf_slice(&r->plan.notes));
	add_large(d, &r->plan);
	add_platforms(d, s, r->v.app->canvas.cols);
	add_entries(d, &r->plan);
	add_closure(d, s, &needed);
	add_lines(d, &r->said);
	add_lines(d, &r->takes);
	if (!r->can_push)
		doc_addf(d, STYLE_ERROR, 2, "cannot be pushed: %s", r->refused.text);
	add_options(d, &s->opt);
	if (!r->plan.generic) {
		doc_section(d, "Commit message");
		doc_add(d, STYLE_TEXT, 2, slice_from(r->plan.message));
	}
	doc_section(d, r->plan.generic ? "Input of the action add-new-jobs"
				       : plan_carrier_name(&r->plan));
	json_len -= json_len && r->plan.json[json_len - 1] == '\n'; /* of the last line */
	doc_add(d, STYLE_TEXT, 2, (struct slice){r->plan.json, json_len});
	add_labels(d, "Labels", &s->graph, &s->marks.set);
	if (bitset_count(&needed) > SHORT_LIST)
		add_labels(d, "Tasks that come along", &s->graph, &needed);
	add_mach_command(d, s, &r->plan);
	bitset_release(&needed);
}

static void draw_head(const struct view_review *r, struct canvas *c)
{
	struct strbuf right = STRBUF_INIT;
	int width, col;

	col = 1 + canvas_put(c, 0, 1, c->cols - 1, STYLE_TITLE, slice_from("Review")) + 2;
	add_count(&right, r->plan.task_nr, "task");
	if (r->can_push)
		strbuf_addf(&right, " -> %s", r->push.where);
	width = utf8_width(right.buf, right.len);
	col = MAX(col, c->cols - width - 1);
	canvas_put_ellipsis(c, 0, col, c->cols - col, STYLE_COUNT, strbuf_slice(&right));
	strbuf_release(&right);
}

static enum context context(const struct view *v UNUSED)
{
	return CONTEXT_REVIEW;
}

static void draw(struct view *v, struct canvas *c)
{
	struct view_review *r = self(v);
	const struct hint hint[] = {{CMD_PUSH, "push"},	     {CMD_BACK, "back"},
				    {CMD_PART, "next part"}, {CMD_TITLE, "edit title"},
				    {CMD_SAVE, "save"},	     {CMD_PRINT, "print"},
				    {CMD_HELP, "keys"}};

	r->rows = draw_reading(c, &r->doc);
	draw_head(r, c);
	/* a push that would be refused is not offered */
	draw_bottom(v->app, c, CONTEXT_REVIEW, hint + !r->can_push, ARRAY_LEN(hint) - !r->can_push,
		    "");
}

/* The plan after the title was edited; the view below the question is the review. */
static void accept_title(struct app *a, const char *text)
{
	struct view_review *r = self(a->top);

	if (!text || !*text)
		return;
	free(a->s->title);
	a->s->title = xstrdup(text);
	plan_set_title(&r->plan, text);
	fill(r);
}

static void start_push(struct view_review *r)
{
	struct app *a = r->v.app;
	struct plan plan = r->plan;
	struct push push = r->push;

	if (!r->can_push) {
		app_note(a, STYLE_ERROR, "%s", r->refused.text);
		return;
	}
	if (r->plan.large && !r->sure) {
		r->sure = true;
		app_note(a, STYLE_WARNING, "a large push: press the key again to send it");
		return;
	}
	r->plan = (struct plan){0};
	r->push = (struct push){.wake_fd = -1};
	app_pop_view(a);
	view_push_run(a, &plan, &push);
}

static void leave(struct view_review *r)
{
	struct app *a = r->v.app;

	if (r->implied)
		browse_command(&a->browse, CMD_UNDO, 0);
	app_pop_view(a);
}

static void command(struct view *v, enum command cmd)
{
	struct view_review *r = self(v);
	struct app *a = v->app;

	if (doc_command(&r->doc, cmd, (size_t)r->rows) || app_selection_command(a, cmd))
		return;
	if (cmd == CMD_BACK)
		leave(r);
	else if (cmd == CMD_PART)
		doc_next_section(&r->doc);
	else if (cmd == CMD_TITLE && strchr(r->plan.title, '\n'))
		app_note(a, STYLE_WARNING, "the title has several lines: -m sets them");
	else if (cmd == CMD_TITLE)
		app_push_view(a, view_prompt_new(a, "Title", r->plan.title, accept_title));
	else if (cmd == CMD_PUSH && update_pending(a))
		app_note(a, STYLE_WARNING, "%s", update_pending(a));
	else if (cmd == CMD_PUSH)
		start_push(r);
}

static void free_view(struct view *v)
{
	doc_release(&self(v)->doc);
	push_release(&self(v)->push);
	plan_release(&self(v)->plan);
	strbuf_release(&self(v)->said);
	strbuf_release(&self(v)->takes);
	free(v);
}

static bool tick(void *ctx)
{
	struct app *a = ctx;
	enum busy busy = busy_events();

	if (busy == BUSY_QUIT)
		app_quit(a, EXIT_CANCELLED);
	if (busy == BUSY_REDRAW)
		app_draw(a);
	return busy >= BUSY_BACK;
}

/* Asks the network, the first time. */
static int find_existing(struct view_review *r, struct err *err)
{
	struct app *a = r->v.app;
	const struct net_watch watch = {tick, -1, a};
	int ret;

	if (!options_flag(&a->s->opt, OPT_EXISTING_TASKS))
		return 0;
	app_note(a, STYLE_HINT, "looking for the tasks of the other push%s", glyph(GLYPH_ELLIPSIS));
	app_draw(a);
	ret = session_find_existing(a->s, &watch, &r->said, err);
	strbuf_reset(&a->note);
	return ret;
}

/* Without an estimate the review is as good, so that one is only told of what is wrong. */
static void estimate(struct view_review *r)
{
	struct app *a = r->v.app;
	const struct net_watch watch = {tick, -1, a};
	struct err err;

	if (!options_flag(&a->s->opt, OPT_DURATIONS))
		return;
	app_note(a, STYLE_HINT, "reading durations%s", glyph(GLYPH_ELLIPSIS));
	app_draw(a);
	if (session_estimate(a->s, &r->plan, &watch, &r->takes, &err))
		strbuf_addf(&r->takes, "estimates: none: %s\n", err.text);
	else
		estimate_add(&r->takes, &a->s->estimate);
	strbuf_reset(&a->note);
}

static void prepare(struct view_review *r)
{
	struct app *a = r->v.app;
	const struct net_watch watch = {tick, -1, a};

	app_note(a, STYLE_HINT, "looking at the checkout%s", glyph(GLYPH_ELLIPSIS));
	app_draw(a); /* git status may take seconds in a large tree */
	r->can_push = !session_prepare_push(a->s, &r->plan, &r->push, &r->refused);
	if (r->can_push)
		session_ask_tree(a->s, &r->push, &watch);
	strbuf_reset(&a->note);
}

struct view *view_review_new(struct app *a, bool implied)
{
	static const struct view_ops ops = {context, draw, command, NULL, NULL, free_view, NULL};
	struct view_review *r = xcalloc(1, sizeof(*r));
	struct err err;

	r->v = (struct view){.ops = &ops, .app = a};
	r->implied = implied;
	r->push.wake_fd = -1;
	strbuf_init(&r->doc.text);
	strbuf_init(&r->said);
	strbuf_init(&r->takes);
	a->s->typed = a->browse.query_text;
	if (find_existing(r, &err) || session_plan(a->s, &r->plan, &err)) {
		app_note(a, STYLE_ERROR, "%s", err.text);
		strbuf_release(&r->said);
		free(r);
		return NULL;
	}
	estimate(r);
	prepare(r);
	fill(r);
	return &r->v;
}
