/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/pathtasks.h"
#include "core/base/alloc.h"
#include "core/query/regex.h"
#include "core/select/suites.h"

struct suite_tasks {
	const char *name;
	struct regex *tasks, *verify; /* what verify is may be NULL */
	struct regex *chunks;	      /* any chunk */
};

struct pathtasks {
	struct suite_tasks *suite;
	size_t nr, cap;
	struct strbuf names;
};

/* ---- the environment ---- */

/* The path that the test is asked for by, which its suite does not have yet; or NULL. */
static const char *path_for(const struct resolved *r, const struct test *test, const json_t *have)
{
	for (size_t i = 0; i < r->sent_nr; i++) {
		const char *path = r->sent[i];
		bool has = false;
		size_t k;
		json_t *v;
		if (!srctree_below(test->path, path) && strcmp(test->manifest, path) != 0 &&
		    strcmp(test->ancestor, path) != 0)
			continue;
		json_array_foreach (have, k, v)
			has |= !strcmp(json_string_value(v), path);
		if (!has)
			return path;
	}
	return NULL;
}

json_t *pathtasks_paths(const struct resolved *r, struct err *err)
{
	json_t *map = json_object();

	for (size_t i = 0; i < r->nr; i++) {
		const char *suite = suite_of(r->test[i]->flavor, r->test[i]->subsuite), *path;
		json_t *list = suite ? json_object_get(map, suite) : NULL;
		if (!suite || !(path = path_for(r, r->test[i], list)))
			continue;
		if (!list) {
			list = json_array();
			json_object_set_new(map, suite, list);
		}
		if (json_array_append_new(list, json_string(path))) {
			json_decref(map);
			err_set(err, "'%s' is not UTF-8: it cannot be sent", path);
			return NULL;
		}
	}
	return map;
}

/* ---- suites ---- */

/* What is in the tables compiles. */
static struct regex *compile(const char *text, const char *end, struct err *err)
{
	struct strbuf whole = STRBUF_INIT;
	struct regex *re;
	size_t offset;

	strbuf_addf(&whole, "%s%s", text, end);
	re = regex_compile(strbuf_slice(&whole), false, &offset, err);
	strbuf_release(&whole);
	return re;
}

static bool ends_with(const char *text, const char *end)
{
	size_t n = strlen(text), m = strlen(end);

	return n >= m && !strcmp(text + n - m, end);
}

static int add_suite(struct pathtasks *p, const struct suite_regex *re, struct err *err)
{
	struct suite_tasks *s;

	ALLOC_GROW(p->suite, p->nr + 1, p->cap);
	s = &p->suite[p->nr++];
	*s = (struct suite_tasks){.name = re->suite};
	s->tasks = compile(re->tasks, SUITE_ONE, err);
	s->chunks = compile(re->tasks, "", err);
	if (*re->verify)
		s->verify =
			compile(re->verify, ends_with(re->verify, SUITE_ANY) ? "" : SUITE_ONE, err);
	strbuf_addf(&p->names, "%s%s", p->names.len ? ", " : "", re->suite);
	return s->tasks && s->chunks && (s->verify || !*re->verify) ? 0 : -1;
}

static struct suite_tasks *find(const struct pathtasks *p, const char *name)
{
	for (size_t i = 0; i < p->nr; i++)
		if (!strcmp(p->suite[i].name, name))
			return &p->suite[i];
	return NULL;
}

/* A line, once for each flavor and subsuite; mach says the same. */
static void say_unknown(const struct test *test, struct strbuf *notes)
{
	struct strbuf line = STRBUF_INIT;

	strbuf_addf(&line, "no task is known to run tests of flavor '%s'", test->flavor);
	if (*test->subsuite)
		strbuf_addf(&line, " and subsuite '%s'", test->subsuite);
	strbuf_addch(&line, '\n');
	if (!strstr(notes->buf, line.buf))
		strbuf_addstr(notes, line.buf);
	strbuf_release(&line);
}

static int add_suites(struct pathtasks *p, const struct resolved *r, struct strbuf *notes,
		      struct err *err)
{
	for (size_t i = 0; i < r->nr; i++) {
		const struct test *test = r->test[i];
		const char *suite = suite_of(test->flavor, test->subsuite);
		const struct suite_regex *re = suite ? suite_regex(suite) : NULL;
		if (!re)
			say_unknown(test, notes);
		else if (!find(p, suite) && add_suite(p, re, err))
			return -1;
	}
	return p->nr ? 0 : err_set(err, "no task is known to run these tests");
}

struct pathtasks *pathtasks_new(const struct resolved *r, struct strbuf *notes, struct err *err)
{
	struct pathtasks *p = xcalloc(1, sizeof(*p));

	strbuf_init(&p->names);
	if (!add_suites(p, r, notes, err))
		return p;
	pathtasks_free(p);
	return NULL;
}

struct pathtasks *pathtasks_of_env(const char *paths, struct err *err)
{
	struct pathtasks *p = xcalloc(1, sizeof(*p));
	json_t *map = json_loads(paths, 0, NULL), *v;
	const char *name;

	strbuf_init(&p->names);
	json_object_foreach (map, name, v)
		if (suite_regex(name) && add_suite(p, suite_regex(name), err))
			break;
	json_decref(map);
	if (p->nr)
		return p;
	pathtasks_free(p);
	err_set(err, "no suites in '%s'", paths);
	return NULL;
}

void pathtasks_free(struct pathtasks *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->nr; i++) {
		regex_free(p->suite[i].tasks);
		regex_free(p->suite[i].chunks);
		regex_free(p->suite[i].verify);
	}
	free(p->suite);
	strbuf_release(&p->names);
	free(p);
}

const char *pathtasks_suites(const struct pathtasks *p)
{
	return p->names.buf;
}

/* ---- tasks ---- */

static int match(struct regex *re, struct slice label)
{
	struct regex_budget budget = REGEX_BUDGET_INIT;
	size_t start, end;

	return re ? regex_match(re, label, &budget, &start, &end) : 0;
}

/* 1: it runs one of the suites; -1: the expressions fail. */
static int runs(const struct pathtasks *p, struct slice label)
{
	int ret = 0;

	for (size_t i = 0; i < p->nr && !ret; i++) {
		ret = match(p->suite[i].tasks, label);
		if (!ret)
			ret = match(p->suite[i].verify, label);
	}
	return ret;
}

/* Any chunk of the suite. */
static bool is_of(const struct suite_tasks *s, struct slice label)
{
	return match(s->chunks, label) == 1;
}

int pathtasks_run(const struct pathtasks *p, const struct graph *g, const struct bitset *within,
		  struct bitset *out, struct err *err)
{
	bitset_clear_all(out);
	bitset_foreach (task, within) {
		int ret = g->class[task] == CLASS_MAIN ? runs(p, graph_label(g, task)) : 0;
		if (ret < 0)
			return err_set(err, "'%s': matching takes too long",
				       graph_label(g, task).p);
		bitset_put(out, task, ret);
	}
	if (bitset_empty(out))
		return err_set(err, "no task here runs %s", p->names.buf);
	return 0;
}

/* Does the graph say which tests are in the task? An empty list counts. */
static bool has_manifests(const struct graph *g, uint32_t task)
{
	return graph_attr_list(g, task, "test_manifests").nr ||
	       graph_attr(g, task, "test_manifests").n;
}

uint32_t pathtasks_stranger(const struct pathtasks *p, const struct graph *g,
			    const struct bitset *marks)
{
	bitset_foreach (task, marks) {
		struct slice label = graph_label(g, task);
		bool known = runs(p, label) == 1;
		for (size_t i = 0; i < p->nr && !known; i++)
			known = is_of(&p->suite[i], label);
		if (!known && has_manifests(g, task))
			return task;
	}
	return TASK_NONE;
}

/* ---- chunks ---- */

/* "MANIFEST", or "ANCESTOR:MANIFEST" for one that another includes. */
static bool names(struct slice entry, const struct test *test)
{
	const char *colon = memchr(entry.p, ':', entry.n);
	struct slice first = {entry.p, colon ? (size_t)(colon - entry.p) : entry.n};

	if (!first.n)
		return false;
	if (colon)
		return slice_equal(first, slice_from(test->ancestor)) &&
		       slice_equal((struct slice){colon + 1, entry.n - first.n - 1},
				   slice_from(test->manifest));
	return slice_equal(entry, slice_from(test->manifest)) ||
	       slice_equal(entry, slice_from(test->ancestor));
}

/* For each string of the graph whether it names a manifest of a test of the suite. */
static void mark_names(const struct resolved *r, const char *suite, const struct graph *g,
		       struct bitset *named, struct bitset *seen)
{
	const struct test *last = NULL;

	bitset_clear_all(named);
	for (size_t i = 0; i < r->nr; i++) {
		const struct test *test = r->test[i];
		const char *of = suite_of(test->flavor, test->subsuite);
		if (!of || strcmp(of, suite) != 0)
			continue;
		if (last && !strcmp(last->manifest, test->manifest) &&
		    !strcmp(last->ancestor, test->ancestor))
			continue;
		last = test;
		bitset_foreach (id, seen)
			if (names(graph_str(g, id), test))
				bitset_put(named, id, true);
	}
}

/* The strings that stand in lists of manifests; false when there are none. */
static bool find_entries(const struct graph *g, struct bitset *seen)
{
	bool any = false;

	for (uint32_t task = 0; task < g->task_nr; task++) {
		struct ids list = graph_attr_list(g, task, "test_manifests");
		for (uint32_t i = 0; i < list.nr; i++)
			bitset_put(seen, list.p[i], true);
		any |= list.nr;
	}
	return any;
}

static bool holds(const struct graph *g, uint32_t task, const struct bitset *named)
{
	struct ids list = graph_attr_list(g, task, "test_manifests");

	for (uint32_t i = 0; i < list.nr; i++)
		if (bitset_test(named, list.p[i]))
			return true;
	return false;
}

static void add_chunks(const struct suite_tasks *s, const struct graph *g,
		       const struct bitset *within, const struct bitset *named, struct bitset *out)
{
	bitset_foreach (task, within)
		if (g->class[task] == CLASS_MAIN && is_of(s, graph_label(g, task)) &&
		    holds(g, task, named))
			bitset_put(out, task, true);
}

int pathtasks_chunks(const struct pathtasks *p, const struct resolved *r, const struct graph *g,
		     const struct bitset *within, struct bitset *out, struct err *err)
{
	struct bitset named, seen;
	bool any;

	bitset_clear_all(out);
	bitset_init(&named, (uint32_t)g->str.nr);
	bitset_init(&seen, (uint32_t)g->str.nr);
	any = find_entries(g, &seen);
	for (size_t i = 0; i < p->nr && any; i++) {
		mark_names(r, p->suite[i].name, g, &named, &seen);
		add_chunks(&p->suite[i], g, within, &named, out);
	}
	bitset_release(&named);
	bitset_release(&seen);
	if (!any)
		return err_set(err,
			       "this graph does not say which tests are in which chunk "
			       "(test_manifests): one that was made fast lacks that; take that of "
			       "a push, as project:mozilla-central");
	if (bitset_empty(out))
		return err_set(err, "no chunk here has these tests, as far as its "
				    "test_manifests say");
	return 0;
}
