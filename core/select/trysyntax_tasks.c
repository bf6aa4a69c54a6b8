/* SPDX-License-Identifier: MPL-2.0 */
/* Which tasks of a graph the lists of trysyntax.c mean. */
#include "core/base/base.h"
#include "core/select/trysyntax.h"
#include "core/base/alloc.h"
#include "core/base/suggest.h"
#include "core/base/utf8.h"
#include "core/conf/yamldoc.h"
#include "core/graph/uncommon.h"

#include <unistd.h>

#define NONE UINT32_MAX

/* The different values that the tasks have of one attribute, numbered. */
struct values {
	struct slice *v;
	size_t nr, cap;
	uint32_t attr;	    /* string id of its name */
	uint32_t *of_value; /* by string id of the value: its number + 1 */
	bool *tier1;	    /* a test that has it is of tier 1 */
};

/* One item, with a name that the graph has. */
struct entry {
	size_t item;	    /* the one it was made of */
	uint32_t name;	    /* number of it */
	struct slice chunk; /* n = 0: all of them */
	const bool *on;	    /* of each test platform; NULL: not restricted */
};

struct entries {
	struct entry *v;
	size_t nr, cap;
	uint32_t *tasks; /* of each item: how many tasks it chose */
};

enum {
	BUILD_PLATFORM,
	BUILD_TYPE,
	TEST_PLATFORM,
	JOB,
	FIRST_TESTS,
	VALUES_NR = FIRST_TESTS + TRY_TESTS_NR
};

static const char *const attribute[VALUES_NR] = {"build_platform", "build_type", "test_platform",
						 "job_try_name",
#define X(id, attr, abbr, name) attr,
						 TRY_TESTS_LIST(X)
#undef X
};

struct resolver {
	const struct trysyntax *ts;
	const struct graph *g;
	struct arena arena;
	struct values values[VALUES_NR];
	bool *platform, *type, *job; /* of each build platform, ...: it is named */
	struct entries tests[TRY_TESTS_NR];
	struct strbuf *notes;
	struct err *err;
};

static int fail(struct resolver *r, struct try_word word)
{
	return err_prefix(r->err, "try syntax: column %u: ", *word.column);
}

/* ---- what the graph has ---- */

static struct slice unquoted(struct slice json)
{
	if (json.n < 2 || *json.p != '"')
		return (struct slice){"", 0};
	return (struct slice){json.p + 1, json.n - 2};
}

static uint32_t find_value(const struct values *v, struct slice text)
{
	for (uint32_t i = 0; i < v->nr; i++)
		if (slice_equal(v->v[i], text))
			return i;
	return NONE;
}

/* The number of the task's value, or NONE. */
static uint32_t value_of(const struct resolver *r, unsigned k, uint32_t task)
{
	const struct values *v = &r->values[k];
	const struct attr *a =
		v->attr == INTERN_NONE ? NULL : graph_attr_named(r->g, task, v->attr);

	return a && !(a->value & ATTR_IS_LIST) ? v->of_value[a->value] - 1 : NONE;
}

static unsigned tier_of(const struct resolver *r, uint32_t task)
{
	struct slice tier = graph_facet(r->g, task, FACET_TIER);

	return tier.n == 1 ? (unsigned)(*tier.p - '0') : 1;
}

static bool is_kind(const struct resolver *r, uint32_t task, const char *kind)
{
	return slice_equal(graph_facet(r->g, task, FACET_KIND), slice_from(kind));
}

static void learn(struct resolver *r, unsigned k, uint32_t task)
{
	struct values *v = &r->values[k];
	const struct attr *a = graph_attr_named(r->g, task, v->attr);
	struct slice text;
	uint32_t i;

	if (!a || a->value & ATTR_IS_LIST)
		return;
	if (!v->of_value[a->value]) {
		text = unquoted(graph_str(r->g, a->value));
		if (k == TEST_PLATFORM) /* without the build type */
			text.n = strcspn(text.p, "/\"");
		if (!text.n)
			return;
		i = find_value(v, text);
		if (i == NONE) {
			ALLOC_GROW(v->v, v->nr + 1, v->cap);
			i = (uint32_t)v->nr++;
			v->v[i] = text;
		}
		v->of_value[a->value] = i + 1;
	}
	if (k >= FIRST_TESTS && tier_of(r, task) == 1)
		v->tier1[a->value] = true;
}

static void learn_all(struct resolver *r)
{
	const struct graph *g = r->g;

	for (unsigned k = 0; k < VALUES_NR; k++) {
		struct values *v = &r->values[k];
		v->attr = intern_find(&g->str, attribute[k], strlen(attribute[k]));
		v->of_value = xcalloc(g->str.nr, sizeof(*v->of_value));
		v->tier1 = xcalloc(g->str.nr, sizeof(*v->tier1));
		for (uint32_t t = 0; v->attr != INTERN_NONE && t < g->task_nr; t++)
			learn(r, k, t);
	}
}

/* ---- names ---- */

static int no_such(struct resolver *r, struct try_word word, const char *what, unsigned k)
{
	const struct values *v = &r->values[k];
	struct suggest s;

	suggest_init(&s, slice_from(word.text));
	for (size_t i = 0; i < v->nr; i++)
		suggest_offer(&s, v->v[i]);
	if (s.best.n)
		err_set(r->err, "no %s '%s' in the graph (did you mean '%.*s'?)", what, word.text,
			SLICE_ARG(s.best));
	else
		err_set(r->err, "no %s '%s' in the graph", what, word.text);
	return fail(r, word);
}

/* Of each value whether the list names it. */
static bool *named(struct resolver *r, const struct try_words *list, const char *what, unsigned k)
{
	bool *on = arena_alloc(&r->arena, r->values[k].nr + 1);

	for (size_t i = 0; i < list->nr; i++) {
		uint32_t n = find_value(&r->values[k], slice_from(list->v[i].text));
		if (n == NONE) {
			(void)!no_such(r, list->v[i], what, k);
			return NULL;
		}
		on[n] = true;
	}
	return on;
}

/* config.yml of the checkout, for try.ridealong-builds; NULL: there is none. */
static struct yaml_doc *project(struct resolver *r, const char *root)
{
	struct strbuf path = STRBUF_INIT;
	struct yaml_doc *doc = NULL;
	struct err err;

	strbuf_addf(&path, "%s/taskcluster/config.yml", root ? root : "");
	if (root && !access(path.buf, F_OK)) {
		doc = yaml_doc_read(path.buf, &err);
		if (!doc)
			strbuf_addf(r->notes, "%s: no ridealong builds are known\n", err.text);
	}
	strbuf_release(&path);
	return doc;
}

/* Builds that come along with those of a platform, as the project wants it. */
static void add_ridealong(struct resolver *r, const struct yaml_doc *doc, const char *platform)
{
	json_t *try = json_object_get(doc ? doc->value : NULL, "try"), *build;
	json_t *list = json_object_get(json_object_get(try, "ridealong-builds"), platform);
	size_t i;

	json_array_foreach (list, i, build) {
		const char *name = json_string_value(build);
		uint32_t n = name ? find_value(&r->values[BUILD_PLATFORM], slice_from(name)) : NONE;
		if (n != NONE)
			r->platform[n] = true;
	}
}

/* Tests on macOS are run with the shippable builds only. */
static void replace_mac(struct resolver *r)
{
	static const char mac[] = "macosx64", shippable[] = "macosx64-shippable";
	uint32_t from = find_value(&r->values[BUILD_PLATFORM], slice_from(mac));
	uint32_t to = find_value(&r->values[BUILD_PLATFORM], slice_from(shippable));
	bool tests = false;

	for (size_t k = 0; k < TRY_TESTS_NR; k++)
		tests |= r->ts->tests[k].nr != 0;
	if (from == NONE || to == NONE || !tests || !r->platform[from])
		return;
	r->platform[from] = false;
	r->platform[to] = true;
	strbuf_addf(r->notes, "-p %s means %s where tests are chosen\n", mac, shippable);
}

static int find_platforms(struct resolver *r, const char *root)
{
	const struct try_words *list = &r->ts->platform;
	struct yaml_doc *doc;

	r->platform = named(r, list, "platform", BUILD_PLATFORM);
	if (!r->platform)
		return -1;
	replace_mac(r);
	doc = project(r, root);
	for (size_t i = 0; i < list->nr; i++)
		add_ridealong(r, doc, list->v[i].text);
	yaml_doc_free(doc);
	return 0;
}

/* Turns a test platform, or those of a pretty name, on or off. */
static int put_platform(struct resolver *r, struct try_word word, bool *on)
{
	const struct values *v = &r->values[TEST_PLATFORM];
	bool minus = *word.text == '-', found = false;
	struct slice name = slice_from(word.text + minus), one;
	uint32_t n = find_value(v, name);

	if (slice_equal(name, slice_from("all"))) {
		memset(on, !minus, v->nr);
		return 0;
	}
	for (size_t i = 0; (one = trysyntax_pretty(name, i)).n; i++) {
		uint32_t k = find_value(v, one);
		found |= k != NONE;
		if (k != NONE)
			on[k] = !minus;
	}
	if (n != NONE)
		on[n] = !minus;
	word = (struct try_word){word.text + minus, word.column + minus};
	return found || n != NONE ? 0 : no_such(r, word, "test platform", TEST_PLATFORM);
}

/* The test platforms of an item; *on NULL when it does not say. */
static int find_restriction(struct resolver *r, const struct try_words *list, bool **on)
{
	size_t nr = r->values[TEST_PLATFORM].nr;

	*on = list->nr ? arena_alloc(&r->arena, nr + 1) : NULL;
	if (list->nr && *list->v[0].text == '-')
		memset(*on, true, nr);
	for (size_t i = 0; i < list->nr; i++)
		if (put_platform(r, list->v[i], *on))
			return -1;
	return 0;
}

static void add_entry(struct entries *e, struct entry entry)
{
	ALLOC_GROW(e->v, e->nr + 1, e->cap);
	e->v[e->nr++] = entry;
}

/* How long the name is before the "-N" at its end; all of it when there is none. */
static size_t stem(struct slice name)
{
	size_t n = name.n;

	while (n && name.p[n - 1] >= '0' && name.p[n - 1] <= '9')
		n--;
	return n < name.n && n && name.p[n - 1] == '-' ? n - 1 : name.n;
}

/* NAME-CHUNK: a nickname does not count here. */
static int add_chunk(struct resolver *r, unsigned k, struct try_word word, struct entry entry)
{
	const struct values *v = &r->values[FIRST_TESTS + k];
	struct slice name = slice_from(word.text);
	size_t n = stem(name);

	entry.chunk = (struct slice){name.p + n + 1, name.n - n - 1};
	name.n = n;
	entry.name = find_value(v, name);
	if (entry.name != NONE) {
		add_entry(&r->tests[k], entry);
		return 0;
	}
	for (size_t i = 0; i < v->nr; i++) {
		if (!trysyntax_alias(name, v->v[i]))
			continue;
		err_set(r->err, "'%.*s' stands for several suites: a chunk needs one (%.*s-%.*s)",
			SLICE_ARG(name), SLICE_ARG(v->v[i]), SLICE_ARG(entry.chunk));
		return fail(r, word);
	}
	word.text = arena_strndup(&r->arena, name.p, name.n);
	return no_such(r, word, "suite", FIRST_TESTS + k);
}

static int add_item(struct resolver *r, unsigned k, size_t i)
{
	const struct try_item *item = &r->ts->tests[k].v[i];
	const struct values *v = &r->values[FIRST_TESTS + k];
	struct slice name = slice_from(item->name.text);
	bool all = slice_equal(name, slice_from("all")), alias = trysyntax_is_alias(name), *on;
	struct entry entry = {.item = i};
	size_t before = r->tests[k].nr;

	if (find_restriction(r, &item->platform, &on))
		return -1;
	entry.on = on;
	for (entry.name = 0; entry.name < v->nr; entry.name++)
		if (all || (alias ? trysyntax_alias(name, v->v[entry.name])
				  : slice_equal(name, v->v[entry.name])))
			add_entry(&r->tests[k], entry);
	if (all || r->tests[k].nr > before)
		return 0;
	if (!alias && stem(name) < name.n)
		return add_chunk(r, k, item->name, entry);
	return no_such(r, item->name, "suite", FIRST_TESTS + k);
}

static int find_tests(struct resolver *r)
{
	for (unsigned k = 0; k < TRY_TESTS_NR; k++) {
		size_t nr = r->ts->tests[k].nr;
		r->tests[k].tasks = arena_alloc(&r->arena, (nr + 1) * sizeof(*r->tests[k].tasks));
		for (size_t i = 0; i < nr; i++)
			if (add_item(r, k, i))
				return -1;
	}
	return 0;
}

/* ---- tasks ---- */

static bool runs_on_all(const struct resolver *r, uint32_t task)
{
	struct ids list = graph_attr_list(r->g, task, "run_on_projects");

	for (uint32_t i = 0; i < list.nr; i++)
		if (slice_equal(graph_str(r->g, list.p[i]), slice_from("all")))
			return true;
	return bitset_test(&r->g->offered, task);
}

static bool is_build(const struct resolver *r, uint32_t task)
{
	static const char *const kind[] = {"build", "artifact-build", "hazard",
					   "l10n",  "valgrind",	      "spidermonkey"};

	for (size_t i = 0; i < ARRAY_LEN(kind); i++)
		if (is_kind(r, task, kind[i]))
			return true;
	return false;
}

/* The tier of the build that the test needs; 1 when it has none here. */
static unsigned build_tier(const struct resolver *r, uint32_t task)
{
	struct ids needs = graph_edges(r->g, task, EDGES_NEEDS);

	for (uint32_t i = 0; i < needs.nr; i++)
		if (is_build(r, needs.p[i]))
			return tier_of(r, needs.p[i]);
	return 1;
}

static bool on_platform(const struct resolver *r, uint32_t task)
{
	uint32_t n = value_of(r, BUILD_PLATFORM, task);

	return n != NONE && r->platform[n];
}

static bool has_type(const struct resolver *r, uint32_t task)
{
	uint32_t n = value_of(r, BUILD_TYPE, task);

	return n != NONE && r->type[n];
}

/* An item names the test: does it choose it on this platform, of this tier? */
static bool entry_chooses(const struct resolver *r, unsigned k, const struct entry *e,
			  uint32_t task)
{
	const struct values *v = &r->values[FIRST_TESTS + k];
	uint32_t n = value_of(r, TEST_PLATFORM, task);
	unsigned tier = tier_of(r, task);

	if (e->chunk.n && !slice_equal(unquoted(graph_attr(r->g, task, "test_chunk")), e->chunk))
		return false;
	if (e->on)
		return n != NONE && e->on[n];
	if (tier == 1)
		return runs_on_all(r, task);
	return tier <= build_tier(r, task) ||
	       !v->tier1[graph_attr_named(r->g, task, v->attr)->value];
}

static bool tests_choose(struct resolver *r, unsigned k, uint32_t task)
{
	struct entries *list = &r->tests[k];
	uint32_t name = list->nr ? value_of(r, FIRST_TESTS + k, task) : NONE;
	bool chosen = false;

	for (size_t i = 0; name != NONE && i < list->nr; i++) {
		if (list->v[i].name != name || !entry_chooses(r, k, &list->v[i], task))
			continue;
		list->tasks[list->v[i].item]++;
		chosen = true;
	}
	return chosen;
}

static bool chooses(struct resolver *r, uint32_t task)
{
	uint32_t job = value_of(r, JOB, task);
	bool chosen = false, everywhere = r->ts->platform.all;

	if (slice_equal(graph_attr(r->g, task, "unittest_variant"), slice_from("\"fission\"")))
		return false;
	if (job != NONE && !r->ts->job.all)
		return r->job[job];
	if (job != NONE)
		return (everywhere || on_platform(r, task)) && runs_on_all(r, task);
	if (is_kind(r, task, "test")) {
		if (!has_type(r, task) || (!everywhere && !on_platform(r, task)))
			return false;
		for (unsigned k = 0; k < TRY_TESTS_NR; k++)
			chosen |= tests_choose(r, k, task);
		return chosen;
	}
	return is_build(r, task) && has_type(r, task) &&
	       (everywhere ? runs_on_all(r, task) : on_platform(r, task));
}

/* Takes out of `out` what is not to be run; lines about it go to the notes. */
static void take_out(struct resolver *r, const char *root, bool artifact, struct bitset *out)
{
	struct patterns *uncommon = uncommon_labels(root, r->notes);
	uint32_t other = 0, hidden = 0, no_artifact = 0;

	bitset_foreach (task, out) {
		uint32_t *why = NULL;
		if (r->g->class[task] != CLASS_MAIN)
			why = &other;
		else if (patterns_find(uncommon, graph_label(r->g, task)) >= 0)
			why = &hidden;
		else if (artifact && slice_equal(graph_attr(r->g, task, "supports-artifact-builds"),
						 slice_from("false")))
			why = &no_artifact;
		if (why) {
			++*why;
			bitset_put(out, task, false);
		}
	}
	patterns_free(uncommon);
	if (other)
		strbuf_addf(r->notes, "left out: %u of other classes than main\n", other);
	if (hidden)
		strbuf_addf(r->notes, "left out: %u with uncommon labels\n", hidden);
	if (no_artifact)
		strbuf_addf(r->notes, "left out: %u that cannot use artifact builds\n",
			    no_artifact);
}

static void say_empty(struct resolver *r)
{
	for (unsigned k = 0; k < TRY_TESTS_NR; k++)
		for (size_t i = 0; i < r->ts->tests[k].nr; i++) {
			struct try_word name = r->ts->tests[k].v[i].name;
			if (r->tests[k].tasks[i] || !strcmp(name.text, "all"))
				continue;
			strbuf_addf(r->notes, "try syntax: column %u: '", *name.column);
			utf8_visible(r->notes, name.text, strlen(name.text));
			strbuf_addstr(r->notes, "' chooses no task\n");
		}
}

static int resolve(struct resolver *r, const char *root)
{
	if (!r->g->firefox)
		return err_set(r->err,
			       "try syntax is for Firefox: this graph has no test platforms");
	learn_all(r);
	r->type = named(r, &r->ts->type, "build type", BUILD_TYPE);
	if (!r->type || find_platforms(r, root))
		return -1;
	r->job = named(r, &r->ts->job, "job", JOB);
	return r->job ? find_tests(r) : -1;
}

int trysyntax_tasks(const struct trysyntax *ts, const struct graph *g, const char *root,
		    bool artifact, struct bitset *out, struct strbuf *notes, struct err *err)
{
	struct resolver r = {.ts = ts, .g = g, .notes = notes, .err = err};
	int ret;

	arena_init(&r.arena);
	bitset_clear_all(out);
	ret = resolve(&r, root);
	for (uint32_t t = 0; !ret && t < g->task_nr; t++)
		if (chooses(&r, t))
			bitset_put(out, t, true);
	if (!ret) {
		say_empty(&r);
		take_out(&r, root, artifact, out);
	}
	for (unsigned k = 0; k < VALUES_NR; k++) {
		free(r.values[k].v);
		free(r.values[k].of_value);
		free(r.values[k].tier1);
	}
	for (unsigned k = 0; k < TRY_TESTS_NR; k++)
		free(r.tests[k].v);
	arena_release(&r.arena);
	return ret;
}
