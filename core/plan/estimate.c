/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/plan/estimate.h"
#include "core/base/alloc.h"

#include <inttypes.h>

/* A task whose dependencies are being looked at, and how many were. */
struct frame {
	uint32_t task, next;
};

struct walk {
	const struct graph *g;
	const double *seconds;
	double *finish;	    /* seconds from the start of the push to the task's end; -1: not yet */
	struct bitset seen; /* tasks that run */
	struct bitset gone; /* tasks that another push made */
	struct frame *stack;
	uint32_t depth;
};

/* ---- what the plan says ---- */

/* What is selected runs anew, and so does what must not be optimised. */
static void find_gone(struct walk *w, const json_t *parameters, const struct bitset *marks)
{
	json_t *existing = json_object_get(parameters, "existing_tasks"), *id;
	const json_t *keep = json_object_get(parameters, "do_not_optimize");
	const char *label;
	uint32_t task;

	json_object_foreach (existing, label, id) {
		task = graph_find(w->g, slice_from(label));
		if (task != TASK_NONE)
			bitset_put(&w->gone, task, !bitset_test(marks, task));
	}
	for (size_t i = 0; i < json_array_size(keep); i++) {
		label = json_string_value(json_array_get(keep, i));
		task = label ? graph_find(w->g, slice_from(label)) : TASK_NONE;
		if (task != TASK_NONE)
			bitset_put(&w->gone, task, false);
	}
}

/* How often a selected task runs: "rebuild" is a number for all, or one for each label. */
static uint64_t runs_of(const struct plan *plan, const json_t *rebuild, struct slice label)
{
	const json_t *times = rebuild;

	if (plan->generic)
		return plan->task_nr ? plan->run_nr / plan->task_nr : 1;
	if (json_is_object(rebuild))
		times = json_object_getn(rebuild, label.p, label.n);
	return json_is_integer(times) ? (uint64_t)MAX(json_integer_value(times), 1) : 1;
}

/* ---- the way through the dependencies ---- */

static void enter(struct walk *w, uint32_t task)
{
	bitset_put(&w->seen, task, true);
	w->stack[w->depth++] = (struct frame){task, 0};
}

static void leave(struct walk *w, uint32_t task)
{
	struct ids needs = graph_edges(w->g, task, EDGES_NEEDS);
	double start = 0;

	/* In a circle, which no graph should have, one is not finished yet: it adds nothing. */
	for (uint32_t i = 0; i < needs.nr; i++)
		start = MAX(start, w->finish[needs.p[i]]);
	w->finish[task] = start + MAX(w->seconds[task], 0);
	w->depth--;
}

/* Finishes the task after all that it needs. */
static void follow(struct walk *w, uint32_t task)
{
	if (bitset_test(&w->seen, task))
		return;
	enter(w, task);
	while (w->depth) {
		struct frame *f = &w->stack[w->depth - 1];
		struct ids needs = graph_edges(w->g, f->task, EDGES_NEEDS);
		uint32_t next;
		if (f->next == needs.nr) {
			leave(w, f->task);
			continue;
		}
		next = needs.p[f->next++];
		if (!bitset_test(&w->seen, next) && !bitset_test(&w->gone, next))
			enter(w, next);
	}
}

/* ---- all of it ---- */

static void sum(struct estimate *e, const struct walk *w, const struct bitset *marks,
		const struct plan *plan, const json_t *rebuild)
{
	bitset_foreach (task, &w->seen) {
		bool selected = bitset_test(marks, task);
		uint64_t runs = selected ? runs_of(plan, rebuild, graph_label(w->g, task)) : 1;
		e->selected += selected;
		e->dependencies += !selected;
		e->unknown += w->seconds[task] < 0;
		e->runs += runs;
		e->machine += (double)runs * MAX(w->seconds[task], 0);
		e->wall = MAX(e->wall, w->finish[task]);
	}
}

void estimate_make(struct estimate *e, const struct graph *g, const struct bitset *marks,
		   const struct plan *plan, const double *seconds)
{
	json_t *root = json_loads(plan->json, 0, NULL);
	const json_t *parameters = json_object_get(root, "parameters");
	const json_t *config = json_object_get(parameters, "try_task_config");
	struct walk w = {.g = g, .seconds = seconds};

	*e = (struct estimate){
		.known = true, .has_edges = g->has_edges, .parts = plan->first_chunks};
	w.finish = xcalloc((size_t)g->task_nr + 1, sizeof(*w.finish));
	w.stack = xcalloc((size_t)g->task_nr + 1, sizeof(*w.stack));
	bitset_init(&w.seen, g->task_nr);
	bitset_init(&w.gone, g->task_nr);
	for (uint32_t task = 0; task < g->task_nr; task++)
		w.finish[task] = -1;
	find_gone(&w, parameters, marks);
	bitset_foreach (task, marks)
		follow(&w, task);
	sum(e, &w, marks, plan, json_object_get(config, "rebuild"));
	bitset_release(&w.seen);
	bitset_release(&w.gone);
	free(w.stack);
	free(w.finish);
	json_decref(root);
}

/* ---- in words ---- */

static long long whole(double seconds)
{
	return (long long)(seconds + 0.5);
}

/* "12:34:56", the hours as many as there are */
static void add_time(struct strbuf *out, double seconds)
{
	long long s = whole(seconds);

	strbuf_addf(out, "%lld:%02lld:%02lld", s / 3600, s / 60 % 60, s % 60);
}

static void add_runs(struct strbuf *out, const struct estimate *e, uint32_t tasks)
{
	strbuf_addf(out, "estimates: Runs %u task%s (%u selected, ", tasks, tasks == 1 ? "" : "s",
		    e->selected);
	if (e->has_edges)
		strbuf_addf(out, "%u dependenc%s", e->dependencies,
			    e->dependencies == 1 ? "y" : "ies");
	else
		strbuf_addstr(out, "dependencies are not in the graph");
	strbuf_addch(out, ')');
	if (e->runs > tasks)
		strbuf_addf(out, ", %" PRIu64 " runs in all", e->runs);
	strbuf_addch(out, '\n');
}

void estimate_add(struct strbuf *out, const struct estimate *e)
{
	uint32_t tasks = e->selected + e->dependencies;

	if (!e->known)
		return;
	add_runs(out, e, tasks);
	if (e->unknown)
		strbuf_addf(out, "estimates: Duration of %u of %u unknown%s\n", e->unknown, tasks,
			    e->unknown < tasks ? ", not counted" : "");
	if (e->unknown == tasks)
		return;
	if (e->parts)
		strbuf_addstr(out, "estimates: Of whole tasks: those of some tests are quicker\n");
	strbuf_addf(out, "estimates: Total task duration %s", e->unknown ? "at least " : "");
	add_time(out, e->machine);
	strbuf_addf(out, "\nestimates: Should take %s ",
		    e->unknown || !e->has_edges ? "at least" : "about");
	add_time(out, e->wall);
	strbuf_addch(out, '\n');
}

static json_t *seconds_json(const struct estimate *e, double seconds)
{
	bool none = e->unknown == e->selected + e->dependencies;

	return none ? json_null() : json_integer(whole(seconds));
}

json_t *estimate_json(const struct estimate *e)
{
	json_t *j;

	if (!e->known)
		return json_null();
	j = json_object();
	json_object_set_new(j, "tasks", json_integer(e->selected));
	json_object_set_new(j, "dependencies",
			    e->has_edges ? json_integer(e->dependencies) : json_null());
	json_object_set_new(j, "machine_seconds", seconds_json(e, e->machine));
	json_object_set_new(j, "wall_seconds", seconds_json(e, e->wall));
	json_object_set_new(j, "unknown", json_integer(e->unknown));
	return j;
}
