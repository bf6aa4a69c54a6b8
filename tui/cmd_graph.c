/* SPDX-License-Identifier: MPL-2.0 */
/* The commands graph info and graph fetch: what is in a graph; having one. */
#include "core/base/base.h"
#include "tui/cli.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/graph/index.h"
#include "tui/words.h"

#include <time.h>
#include <unistd.h>

static bool loading(void *ctx UNUSED, const struct graph_progress *at UNUSED)
{
	return interrupted();
}

/* Shows on a terminal what a generator or the network says, each line once. */
static bool loading_aloud(void *ctx, const struct graph_progress *at)
{
	struct strbuf *last = ctx, line = STRBUF_INIT;

	utf8_visible(&line, at->line.p, at->line.n);
	if (line.len && strcmp(line.buf, last->buf) != 0 && isatty(STDERR_FILENO)) {
		strbuf_reset(last);
		strbuf_addstr(last, line.buf);
		fprintf(stderr, "%s\n", line.buf);
	}
	strbuf_release(&line);
	return interrupted();
}

static int fail(const struct err *err)
{
	complain(err->text);
	return interrupted() ? EXIT_CANCELLED : EXIT_REFUSED;
}

struct count {
	const char *name;
	uint32_t nr;
};

/* What there is to say about a graph. */
struct summary {
	const struct graph *g;
	int64_t date; /* of the source */
	double ms;    /* that loading took */
	uint32_t edges[EDGES_NR];
	struct count classes[CLASS_NR], values[FACET_NR];
	struct count *kind; /* the most frequent first */
	size_t kind_nr;
	uint32_t attr_nr, attr_names, attr_pairs;
};

static int by_count(const void *va, const void *vb)
{
	const struct count *a = va, *b = vb;

	if (a->nr != b->nr)
		return a->nr > b->nr ? -1 : 1;
	return strcmp(a->name, b->name);
}

/* How many tasks have each value of the facet; *different values, without "". */
static uint32_t *count_values(const struct graph *g, enum facet f, uint32_t *different)
{
	uint32_t *nr = xcalloc(g->str.nr, sizeof(*nr));

	*different = 0;
	for (uint32_t t = 0; t < g->task_nr; t++) {
		uint32_t id = g->facet[f][t];
		*different += id && !nr[id]++;
	}
	return nr;
}

static void count_kinds(struct summary *f)
{
	uint32_t different;
	uint32_t *nr = count_values(f->g, FACET_KIND, &different);

	f->kind = xcalloc((size_t)different + 1, sizeof(*f->kind));
	for (uint32_t id = 1; id < f->g->str.nr; id++)
		if (nr[id])
			f->kind[f->kind_nr++] = (struct count){graph_str(f->g, id).p, nr[id]};
	if (f->kind_nr)
		qsort(f->kind, f->kind_nr, sizeof(*f->kind), by_count);
	free(nr);
}

static int by_attr(const void *va, const void *vb)
{
	const struct attr *a = va, *b = vb;

	if (a->name != b->name)
		return a->name < b->name ? -1 : 1;
	return (a->value > b->value) - (a->value < b->value);
}

static void count_attributes(struct summary *f)
{
	const struct graph *g = f->g;
	struct attr *all;

	if (!index_use(g, GROUP_ATTR))
		return;
	f->attr_nr = g->attr_start[g->task_nr];
	all = xcalloc((size_t)f->attr_nr + 1, sizeof(*all));
	if (f->attr_nr) {
		memcpy(all, g->attr, f->attr_nr * sizeof(*all));
		qsort(all, f->attr_nr, sizeof(*all), by_attr);
	}
	for (uint32_t i = 0; i < f->attr_nr; i++) {
		f->attr_names += !i || all[i].name != all[i - 1].name;
		f->attr_pairs += !i || by_attr(&all[i], &all[i - 1]) != 0;
	}
	free(all);
}

static void summarize(struct summary *f, const struct graph *g)
{
	f->g = g;
	f->date = graph_date(g);
	for (uint32_t t = 0; t < g->task_nr; t++)
		for (unsigned e = 0; e < EDGES_NR; e++)
			f->edges[e] += graph_edges(g, t, e).nr;
	for (unsigned v = 0; v < FACET_NR; v++) {
		f->values[v].name = facet_name(v);
		free(count_values(g, v, &f->values[v].nr));
	}
	for (unsigned c = 0; c < CLASS_NR; c++)
		f->classes[c].name = class_name(c);
	for (uint32_t t = 0; t < g->task_nr; t++)
		f->classes[g->class[t]].nr++;
	count_kinds(f);
	count_attributes(f);
}

static json_t *json_counts(const struct count *c, size_t nr)
{
	json_t *json = json_object();

	for (size_t i = 0; i < nr; i++)
		json_object_set_new(json, c[i].name, json_integer(c[i].nr));
	return json;
}

static int print_summary_json(const struct summary *f)
{
	const struct graph *g = f->g;
	json_t *j = json_object();

	json_object_set_new(j, "source", json_text(g->from));
	json_object_set_new(j, "date", json_time(f->date));
	json_object_set_new(j, "tasks", json_integer(g->task_nr));
	json_object_set_new(j, "offered", json_integer(bitset_count(&g->offered)));
	json_object_set_new(j, "edges",
			    json_pack("{sI sI sI sI}", "needs", (json_int_t)f->edges[EDGES_NEEDS],
				      "soft", (json_int_t)f->edges[EDGES_SOFT], "if",
				      (json_int_t)f->edges[EDGES_IF], "missing",
				      (json_int_t)g->missing_edges));
	json_object_set_new(j, "kinds", json_counts(f->kind, f->kind_nr));
	json_object_set_new(j, "facets", json_counts(f->values, FACET_NR));
	json_object_set_new(j, "classes", json_counts(f->classes, CLASS_NR));
	json_object_set_new(j, "attributes",
			    json_pack("{sI sI sI}", "all", (json_int_t)f->attr_nr, "different",
				      (json_int_t)f->attr_pairs, "names",
				      (json_int_t)f->attr_names));
	json_object_set_new(j, "text_bytes", json_integer((json_int_t)g->source_bytes));
	json_object_set_new(j, "index_bytes", json_integer((json_int_t)index_bytes(g)));
	json_object_set_new(j, "from_index", json_boolean(g->index));
	json_object_set_new(j, "load_ms", json_real((double)(int64_t)(f->ms * 1000 + 0.5) / 1000));
	return print_json(j);
}

static void add_field(struct strbuf *out, const char *name, uint32_t n)
{
	strbuf_addf(out, "%-12s", name);
	add_number(out, n);
}

/* "NAME 12, NAME 3" behind a name, broken into lines. */
static void add_counts(struct strbuf *out, const char *name, const struct count *c, size_t nr)
{
	struct strbuf item = STRBUF_INIT;
	size_t line = out->len;

	strbuf_addf(out, "%-12s", name);
	for (size_t i = 0; i < nr; i++) {
		strbuf_reset(&item);
		utf8_visible(&item, c[i].name, strlen(c[i].name));
		strbuf_addch(&item, ' ');
		add_number(&item, c[i].nr);
		if (i)
			strbuf_addch(out, ',');
		if (i && out->len - line + item.len > 78) {
			strbuf_addch(out, '\n');
			line = out->len;
			add_padding(out, line, 12);
		} else if (i) {
			strbuf_addch(out, ' ');
		}
		strbuf_add(out, item.buf, item.len);
	}
	strbuf_addch(out, '\n');
	strbuf_release(&item);
}

static void add_edges(struct strbuf *out, const struct summary *f)
{
	add_field(out, "edges", f->edges[EDGES_NEEDS]);
	strbuf_addstr(out, " needs, ");
	add_number(out, f->edges[EDGES_SOFT]);
	strbuf_addstr(out, " soft, ");
	add_number(out, f->edges[EDGES_IF]);
	strbuf_addstr(out, " if");
	if (f->g->missing_edges) {
		strbuf_addstr(out, "; ");
		add_number(out, f->g->missing_edges);
		strbuf_addstr(out, " more lead to labels that are not here");
	}
	strbuf_addch(out, '\n');
}

static int print_summary(const struct summary *f)
{
	const struct graph *g = f->g;
	struct strbuf out = STRBUF_INIT;
	int status;

	strbuf_addf(&out, "%-12s", "source");
	utf8_visible(&out, g->from, strlen(g->from));
	strbuf_addstr(&out, " (");
	add_age(&out, time(NULL) - f->date);
	strbuf_addstr(&out, " old)\n");
	add_field(&out, "tasks", g->task_nr);
	add_field(&out, "\noffered", bitset_count(&g->offered));
	strbuf_addch(&out, '\n');
	add_edges(&out, f);
	add_counts(&out, "kinds", f->kind, f->kind_nr);
	add_counts(&out, "facets", f->values, FACET_NR);
	add_counts(&out, "classes", f->classes, CLASS_NR);
	add_field(&out, "attributes", f->attr_nr);
	strbuf_addstr(&out, ", ");
	add_number(&out, f->attr_pairs);
	strbuf_addstr(&out, " different ones with ");
	add_number(&out, f->attr_names);
	strbuf_addf(&out, " names\n%-12s", "text");
	add_bytes(&out, g->source_bytes);
	strbuf_addf(&out, "\n%-12s", "index");
	add_bytes(&out, index_bytes(g));
	strbuf_addf(&out, "\n%-12s%.1f ms, %s\n", "loaded in", f->ms,
		    g->index ? "from the index" : "from its text");
	status = print_out(&out, EXIT_DONE);
	strbuf_release(&out);
	return status;
}

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

int graph_info_main(struct session *s, char **arg UNUSED)
{
	struct summary f = {.ms = now_ms()};
	struct err err;
	int status;

	if (session_load(s, loading, NULL, &err))
		return fail(&err);
	f.ms = now_ms() - f.ms;
	fputs(s->graph.notes, stderr);
	summarize(&f, &s->graph);
	if (graph_check(&s->graph, &err))
		status = fail(&err);
	else
		status = options_flag(&s->opt, OPT_JSON) ? print_summary_json(&f)
							 : print_summary(&f);
	free(f.kind);
	return status;
}

int graph_fetch_main(struct session *s, char **arg UNUSED)
{
	struct strbuf said = STRBUF_INIT, out = STRBUF_INIT;
	struct err err;
	int status;

	if (session_load(s, loading_aloud, &said, &err)) {
		status = fail(&err);
		goto out;
	}
	fputs(s->graph.notes, stderr);
	if (!s->graph.key) { /* a note has said why */
		status = EXIT_REFUSED;
		goto out;
	}
	strbuf_addstr(&out, "in the cache: ");
	add_count(&out, s->graph.task_nr, "task");
	strbuf_addstr(&out, " of ");
	utf8_visible(&out, s->graph.spec, strlen(s->graph.spec));
	strbuf_addch(&out, '\n');
	status = print_out(&out, EXIT_DONE);
out:
	strbuf_release(&said);
	strbuf_release(&out);
	return status;
}
