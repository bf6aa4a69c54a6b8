/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/plan/decision.h"
#include "core/base/alloc.h"
#include "core/graph/closure.h"
#include "core/plan/numbered.h"
#include "core/plan/numeric.h"

/* What stands in the file of a tree with this rule, and in none with one before it. */
static const struct {
	enum decision_rule rule;
	const char *text;
} signs[] = {
	{DECISION_RENUMBERED_ALWAYS, "def _renumbered_chunks(full_task_graph, labels, restricted)"},
	{DECISION_RENUMBERED, "def _renumbered_chunks("},
	{DECISION_UNCHUNKED, ".rstrip(\"-\")"},
	{DECISION_PATTERNS, "def _try_task_config("},
};

enum decision_rule decision_rule_of(struct slice target_tasks_py)
{
	for (size_t i = 0; i < ARRAY_LEN(signs); i++)
		if (memmem(target_tasks_py.p, target_tasks_py.n, signs[i].text,
			   strlen(signs[i].text)))
			return signs[i].rule;
	return DECISION_UNCHUNKED;
}

struct maker {
	struct decision *d;
	const struct graph *g;
	const json_t *parameters, *config;
	enum decision_rule rule;
	struct numbered numbered; /* once there is a pattern */
	uint32_t *found;	  /* room for every task */
};

/* ---- which chunks ---- */

static bool ends_with(struct slice s, const char *end)
{
	size_t n = strlen(end);

	return s.n >= n && !memcmp(s.p + s.n - n, end, n);
}

/* What is behind the last '-'; all of it without one. */
static struct slice last_part(struct slice label)
{
	const char *dash = memrchr(label.p, '-', label.n);
	size_t n = dash ? (size_t)(dash - label.p) + 1 : 0;

	return (struct slice){label.p + n, label.n - n};
}

/* Whether the attribute is there and Python takes it for true. */
static bool is_true(const struct graph *g, uint32_t task, const char *attribute)
{
	static const char *const falsy[] = {"", "false", "null", "0", "\"\"", "[]", "{}"};
	struct slice value = graph_attr(g, task, attribute);

	for (size_t i = 0; i < ARRAY_LEN(falsy); i++)
		if (slice_equal(value, slice_from(falsy[i])))
			return false;
	return true;
}

/* These suites give each chunk its share of what was asked for. */
static bool shares_tests(const struct maker *m, uint32_t task)
{
	struct slice suite = graph_attr(m->g, task, "unittest_suite");

	return slice_begins(suite, "\"test-verify") || slice_begins(suite, "\"test-coverage");
}

/* With test paths or tags all chunks of a suite run the same tests, so one is enough. */
static bool is_redundant(const struct maker *m, uint32_t task)
{
	struct slice label = graph_label(m->g, task);

	if (ends_with(label, "-1"))
		return false;
	if (m->rule >= DECISION_UNCHUNKED && !is_numeric(last_part(label)))
		return false;
	if (m->rule >= DECISION_RENUMBERED && is_true(m->g, task, "test-manifests-restricted"))
		return false;
	return m->rule < DECISION_RENUMBERED_ALWAYS || !shares_tests(m, task);
}

static uint32_t drop_redundant(const struct maker *m, uint32_t nr)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < nr; i++)
		if (!is_redundant(m, m->found[i]))
			m->found[kept++] = m->found[i];
	return kept;
}

/* ---- entries ---- */

/* Finds the task with this label; m->found gets it. */
static uint32_t find_label(const struct maker *m, struct slice label)
{
	m->found[0] = graph_find(m->g, label);
	return m->found[0] != TASK_NONE;
}

/* The text of a pattern without its '*', those elsewhere in it, too. */
static void add_prefix(struct strbuf *out, const char *pattern)
{
	for (; *pattern; pattern++)
		if (*pattern != '*')
			strbuf_addch(out, *pattern);
}

static uint32_t find_pattern(struct maker *m, struct decision_entry *e)
{
	struct strbuf prefix = STRBUF_INIT;
	uint32_t nr;

	if (!m->numbered.graph)
		numbered_init(&m->numbered, m->g);
	add_prefix(&prefix, e->text);
	nr = numbered_find(&m->numbered, strbuf_slice(&prefix), m->found);
	if (!nr && m->rule >= DECISION_UNCHUNKED) {
		while (prefix.len && prefix.buf[prefix.len - 1] == '-')
			strbuf_truncate(&prefix, prefix.len - 1);
		nr = find_label(m, strbuf_slice(&prefix));
	}
	strbuf_release(&prefix);
	e->unknown = !nr;
	return m->d->restricted ? drop_redundant(m, nr) : nr;
}

/* Only the chunks of tests are counted anew by a decision task. */
static bool is_test(const struct graph *g, uint32_t task)
{
	return slice_equal(graph_facet(g, task, FACET_KIND), slice_from("test")) ||
	       graph_attr(g, task, "unittest_suite").n;
}

/* All chunks of the test `base`, or the test itself when it has none. */
static uint32_t find_chunks(const struct maker *m, struct slice base)
{
	uint32_t nr = 0, kept = 0;

	for (uint32_t t = graph_place(m->g, base); t < m->g->task_nr; t++) {
		struct slice label = graph_label(m->g, t);
		if (label.n < base.n || memcmp(label.p, base.p, base.n) != 0)
			break;
		if (label.n > base.n && label.p[base.n] == '-' &&
		    is_numeric((struct slice){label.p + base.n + 1, label.n - base.n - 1}))
			m->found[nr++] = t;
	}
	nr = nr ? nr : find_label(m, base);
	for (uint32_t i = 0; i < nr; i++)
		if (is_test(m->g, m->found[i]))
			m->found[kept++] = m->found[i];
	return kept;
}

static uint32_t find_renumbered(const struct maker *m, struct decision_entry *e)
{
	struct slice label = slice_from(e->text), part = last_part(label);
	bool always = m->rule >= DECISION_RENUMBERED_ALWAYS, restricted = m->d->restricted;
	uint32_t nr;

	if (m->rule < DECISION_RENUMBERED || (!always && !restricted))
		return 0;
	if (part.n < label.n && is_numeric(part))
		label.n -= part.n + 1;
	else if (!always)
		return 0;
	nr = find_chunks(m, label);
	e->moved = nr;
	return restricted ? drop_redundant(m, nr) : nr;
}

static int compare_numbers(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void expand(struct maker *m, struct decision_entry *e)
{
	uint32_t nr;

	e->pattern = ends_with(slice_from(e->text), "-*");
	if (e->pattern) {
		nr = find_pattern(m, e);
	} else {
		nr = find_label(m, slice_from(e->text));
		nr = nr ? nr : find_renumbered(m, e);
		e->unknown = !nr && !e->moved;
	}
	qsort(m->found, nr, sizeof(*m->found), compare_numbers);
	e->task_nr = nr;
	e->task = xcalloc((size_t)nr + 1, sizeof(*e->task));
	memcpy(e->task, m->found, nr * sizeof(*e->task));
	for (uint32_t i = 0; i < nr; i++)
		bitset_put(&m->d->target, e->task[i], true);
	m->d->unknown_nr += e->unknown;
}

static int compare_texts(const void *a, const void *b)
{
	const struct decision_entry *x = a, *y = b;

	return strcmp(x->text, y->text);
}

/* Reads "tasks": a set, so the order and what stands there twice do not count. */
static int read_entries(struct maker *m, struct err *err)
{
	const json_t *tasks = json_object_get(m->config, "tasks");
	struct decision *d = m->d;
	size_t nr = json_array_size(tasks), kept = 0;

	if (!json_is_array(tasks))
		return err_set(err, "'tasks' is not there or no list: the decision task fails");
	d->entry = xcalloc(nr + 1, sizeof(*d->entry));
	for (; d->entry_nr < nr; d->entry_nr++) {
		const char *text = json_string_value(json_array_get(tasks, d->entry_nr));
		if (!text)
			return err_set(err,
				       "'tasks' has something that is no text at place %zu: "
				       "the decision task fails",
				       d->entry_nr);
		d->entry[d->entry_nr].text = xstrdup(text);
	}
	qsort(d->entry, nr, sizeof(*d->entry), compare_texts);
	for (size_t i = 0; i < nr; i++)
		if (kept && !strcmp(d->entry[i].text, d->entry[kept - 1].text))
			free(d->entry[i].text);
		else
			d->entry[kept++] = d->entry[i];
	d->entry_nr = kept;
	return 0;
}

/* ---- what is made along with them ---- */

/* On try all tasks with the attribute are made, unless the push says of which kinds, or none. */
static bool always_made(const struct maker *m, uint32_t task)
{
	const json_t *enabled = json_object_get(m->parameters, "enable_always_target");
	struct slice kind = graph_facet(m->g, task, FACET_KIND);

	if (!is_true(m->g, task, "always_target"))
		return false;
	for (size_t i = 0; i < json_array_size(enabled); i++) {
		const char *name = json_string_value(json_array_get(enabled, i));
		if (name && slice_equal(kind, slice_from(name)))
			return true;
	}
	return !enabled || json_is_true(enabled);
}

static void add_needs(struct maker *m)
{
	struct bitset from;

	bitset_init(&from, m->g->task_nr);
	bitset_copy(&from, &m->d->target);
	for (uint32_t t = 0; t < m->g->task_nr; t++)
		if (always_made(m, t))
			bitset_put(&from, t, true);
	graph_closure(m->g, &from, EDGES_NEEDS, &m->d->graph);
	bitset_or(&m->d->graph, &from);
	bitset_release(&from);
}

/* Whether the task must run, whatever is there already. */
static bool is_kept(const struct maker *m, uint32_t task)
{
	const json_t *list = json_object_get(m->parameters, "do_not_optimize");
	struct slice label = graph_label(m->g, task);

	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *name = json_string_value(json_array_get(list, i));
		if (name && slice_equal(label, slice_from(name)))
			return true;
	}
	return !m->d->optimizes && bitset_test(&m->d->target, task);
}

static void count_existing(struct maker *m)
{
	const json_t *existing = json_object_get(m->parameters, "existing_tasks");

	if (json_object_size(existing))
		bitset_foreach (task, &m->d->graph) {
			struct slice label = graph_label(m->g, task);
			m->d->existing_nr +=
				json_object_getn(existing, label.p, label.n) && !is_kept(m, task);
		}
}

/* ---- all of it ---- */

const char *decision_elsewhere(const json_t *parameters)
{
	const char *method = json_string_value(json_object_get(parameters, "target_tasks_method"));
	const json_t *filters = json_object_get(parameters, "filters");

	for (size_t i = 0; i < json_array_size(filters); i++) {
		const char *name = json_string_value(json_array_get(filters, i));
		if (name && strcmp(name, "target_tasks_method") != 0)
			return name;
	}
	return method && strcmp(method, "try_tasks") != 0 ? method : NULL;
}

static bool is_restricted(const json_t *config)
{
	const json_t *env = json_object_get(config, "env");

	return json_object_get(env, "MOZHARNESS_TEST_PATHS") ||
	       json_object_get(env, "MOZHARNESS_TEST_TAG");
}

static int make(struct maker *m, struct err *err)
{
	struct decision *d = m->d;

	d->elsewhere = decision_elsewhere(m->parameters);
	if (d->elsewhere)
		return 0;
	if (read_entries(m, err))
		return -1;
	for (size_t i = 0; i < d->entry_nr; i++)
		expand(m, &d->entry[i]);
	add_needs(m);
	count_existing(m);
	return graph_check(m->g, err);
}

int decision_make(struct decision *d, const struct graph *g, const json_t *parameters,
		  enum decision_rule rule, struct err *err)
{
	const json_t *config = json_object_get(parameters, "try_task_config");
	struct maker m = {.d = d, .g = g, .parameters = parameters, .config = config, .rule = rule};
	int ret;

	*d = (struct decision){0};
	d->restricted = is_restricted(config);
	d->optimizes = !json_is_false(json_object_get(parameters, "optimize_target_tasks"));
	bitset_init(&d->target, g->task_nr);
	bitset_init(&d->graph, g->task_nr);
	m.found = xcalloc((size_t)g->task_nr + 1, sizeof(*m.found));
	ret = make(&m, err);
	if (ret)
		decision_release(d);
	if (m.numbered.graph)
		numbered_release(&m.numbered);
	free(m.found);
	return ret;
}

void decision_release(struct decision *d)
{
	for (size_t i = 0; i < d->entry_nr; i++) {
		free(d->entry[i].text);
		free(d->entry[i].task);
	}
	free(d->entry);
	bitset_release(&d->target);
	bitset_release(&d->graph);
	*d = (struct decision){0};
}

/* Whether one of the words of the name, between '-', is "build". */
static bool is_build(struct slice kind)
{
	static const char word[] = "build";

	while (kind.n) {
		const char *dash = memchr(kind.p, '-', kind.n);
		size_t n = dash ? (size_t)(dash - kind.p) : kind.n;
		if (slice_equal((struct slice){kind.p, n}, slice_from(word)))
			return true;
		n += dash != NULL;
		kind = (struct slice){kind.p + n, kind.n - n};
	}
	return false;
}

void decision_builds(const struct graph *g, const struct bitset *tasks, struct bitset *out)
{
	bitset_clear_all(out);
	bitset_foreach (task, tasks)
		bitset_put(out, task, is_build(graph_facet(g, task, FACET_KIND)));
}
