/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/trysyntax_resolver.h"
#include "core/base/alloc.h"
#include "core/base/suggest.h"
#include "core/conf/yamldoc.h"

#include <unistd.h>

static const char *const attribute[TRY_VALUES_NR] = {"build_platform", "build_type",
						     "test_platform", "job_try_name",
#define X(id, attr, abbr, name) attr,
						     TRY_TESTS_LIST(X)
#undef X
};

static int fail(struct try_resolver *r, struct try_word word)
{
	return err_prefix(r->err, "try syntax: column %u: ", *word.column);
}

/* ---- what the graph has ---- */

struct slice try_unquoted(struct slice json)
{
	if (json.n < 2 || *json.p != '"')
		return (struct slice){"", 0};
	return (struct slice){json.p + 1, json.n - 2};
}

static uint32_t find_value(const struct try_values *v, struct slice text)
{
	for (uint32_t i = 0; i < v->nr; i++)
		if (slice_equal(v->v[i], text))
			return i;
	return TRY_NO_VALUE;
}

uint32_t try_resolver_value(const struct try_resolver *r, unsigned k, uint32_t task)
{
	const struct try_values *v = &r->values[k];
	const struct attr *a =
		v->attr == INTERN_NONE ? NULL : graph_attr_named(r->g, task, v->attr);

	return a && !(a->value & ATTR_IS_LIST) ? v->of_value[a->value] - 1 : TRY_NO_VALUE;
}

unsigned try_resolver_tier(const struct try_resolver *r, uint32_t task)
{
	struct slice tier = graph_facet(r->g, task, FACET_TIER);

	return tier.n == 1 ? (unsigned)(*tier.p - '0') : 1;
}

static void learn(struct try_resolver *r, unsigned k, uint32_t task)
{
	struct try_values *v = &r->values[k];
	const struct attr *a = graph_attr_named(r->g, task, v->attr);
	struct slice text;
	uint32_t i;

	if (!a || a->value & ATTR_IS_LIST)
		return;
	if (!v->of_value[a->value]) {
		text = try_unquoted(graph_str(r->g, a->value));
		if (k == TRY_TEST_PLATFORM) /* without the build type */
			text.n = strcspn(text.p, "/\"");
		if (!text.n)
			return;
		i = find_value(v, text);
		if (i == TRY_NO_VALUE) {
			ALLOC_GROW(v->v, v->nr + 1, v->cap);
			i = (uint32_t)v->nr++;
			v->v[i] = text;
		}
		v->of_value[a->value] = i + 1;
	}
	if (k >= TRY_FIRST_TESTS && try_resolver_tier(r, task) == 1)
		v->tier1[a->value] = true;
}

static void learn_all(struct try_resolver *r)
{
	const struct graph *g = r->g;

	for (unsigned k = 0; k < TRY_VALUES_NR; k++) {
		struct try_values *v = &r->values[k];
		v->attr = intern_find(&g->str, attribute[k], strlen(attribute[k]));
		v->of_value = xcalloc(g->str.nr, sizeof(*v->of_value));
		v->tier1 = xcalloc(g->str.nr, sizeof(*v->tier1));
		for (uint32_t t = 0; v->attr != INTERN_NONE && t < g->task_nr; t++)
			learn(r, k, t);
	}
}

/* ---- names ---- */

static int no_such(struct try_resolver *r, struct try_word word, const char *what, unsigned k)
{
	const struct try_values *v = &r->values[k];
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
static bool *named(struct try_resolver *r, const struct try_words *list, const char *what,
		   unsigned k)
{
	bool *on = arena_alloc(&r->arena, r->values[k].nr + 1);

	for (size_t i = 0; i < list->nr; i++) {
		uint32_t n = find_value(&r->values[k], slice_from(list->v[i].text));
		if (n == TRY_NO_VALUE) {
			(void)!no_such(r, list->v[i], what, k);
			return NULL;
		}
		on[n] = true;
	}
	return on;
}

/* config.yml of the checkout, for try.ridealong-builds; NULL: there is none. */
static struct yaml_doc *project(struct try_resolver *r, const char *root)
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
static void add_ridealong(struct try_resolver *r, const struct yaml_doc *doc, const char *platform)
{
	json_t *try = json_object_get(doc ? doc->value : NULL, "try"), *build;
	json_t *list = json_object_get(json_object_get(try, "ridealong-builds"), platform);
	size_t i;

	json_array_foreach (list, i, build) {
		const char *name = json_string_value(build);
		uint32_t n = name ? find_value(&r->values[TRY_BUILD_PLATFORM], slice_from(name))
				  : TRY_NO_VALUE;
		if (n != TRY_NO_VALUE)
			r->platform[n] = true;
	}
}

/* Tests on macOS are run with the shippable builds only. */
static void replace_mac(struct try_resolver *r)
{
	static const char mac[] = "macosx64", shippable[] = "macosx64-shippable";
	uint32_t from = find_value(&r->values[TRY_BUILD_PLATFORM], slice_from(mac));
	uint32_t to = find_value(&r->values[TRY_BUILD_PLATFORM], slice_from(shippable));
	bool tests = false;

	for (size_t k = 0; k < TRY_TESTS_NR; k++)
		tests |= r->ts->tests[k].nr != 0;
	if (from == TRY_NO_VALUE || to == TRY_NO_VALUE || !tests || !r->platform[from])
		return;
	r->platform[from] = false;
	r->platform[to] = true;
	strbuf_addf(r->notes, "-p %s means %s where tests are chosen\n", mac, shippable);
}

static int find_platforms(struct try_resolver *r, const char *root)
{
	const struct try_words *list = &r->ts->platform;
	struct yaml_doc *doc;

	r->platform = named(r, list, "platform", TRY_BUILD_PLATFORM);
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
static int put_platform(struct try_resolver *r, struct try_word word, bool *on)
{
	const struct try_values *v = &r->values[TRY_TEST_PLATFORM];
	bool minus = *word.text == '-', found = false;
	struct slice name = slice_from(word.text + minus), one;
	uint32_t n = find_value(v, name);

	if (slice_equal(name, slice_from("all"))) {
		memset(on, !minus, v->nr);
		return 0;
	}
	for (size_t i = 0; (one = trysyntax_pretty(name, i)).n; i++) {
		uint32_t k = find_value(v, one);
		found |= k != TRY_NO_VALUE;
		if (k != TRY_NO_VALUE)
			on[k] = !minus;
	}
	if (n != TRY_NO_VALUE)
		on[n] = !minus;
	word = (struct try_word){word.text + minus, word.column + minus};
	return found || n != TRY_NO_VALUE ? 0
					  : no_such(r, word, "test platform", TRY_TEST_PLATFORM);
}

/* The test platforms of an item; *on NULL when it does not say. */
static int find_restriction(struct try_resolver *r, const struct try_words *list, bool **on)
{
	size_t nr = r->values[TRY_TEST_PLATFORM].nr;

	*on = list->nr ? arena_alloc(&r->arena, nr + 1) : NULL;
	if (list->nr && *list->v[0].text == '-')
		memset(*on, true, nr);
	for (size_t i = 0; i < list->nr; i++)
		if (put_platform(r, list->v[i], *on))
			return -1;
	return 0;
}

static void add_entry(struct try_entries *e, struct try_entry entry)
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
static int add_chunk(struct try_resolver *r, unsigned k, struct try_word word,
		     struct try_entry entry)
{
	const struct try_values *v = &r->values[TRY_FIRST_TESTS + k];
	struct slice name = slice_from(word.text);
	size_t n = stem(name);

	entry.chunk = (struct slice){name.p + n + 1, name.n - n - 1};
	name.n = n;
	entry.name = find_value(v, name);
	if (entry.name != TRY_NO_VALUE) {
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
	return no_such(r, word, "suite", TRY_FIRST_TESTS + k);
}

static int add_item(struct try_resolver *r, unsigned k, size_t i)
{
	const struct try_item *item = &r->ts->tests[k].v[i];
	const struct try_values *v = &r->values[TRY_FIRST_TESTS + k];
	struct slice name = slice_from(item->name.text);
	bool all = slice_equal(name, slice_from("all")), alias = trysyntax_is_alias(name), *on;
	struct try_entry entry = {.item = i};
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
	return no_such(r, item->name, "suite", TRY_FIRST_TESTS + k);
}

static int find_tests(struct try_resolver *r)
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

int try_resolver_find(struct try_resolver *r, const char *root)
{
	arena_init(&r->arena);
	if (!r->g->firefox)
		return err_set(r->err,
			       "try syntax is for Firefox: this graph has no test platforms");
	learn_all(r);
	r->type = named(r, &r->ts->type, "build type", TRY_BUILD_TYPE);
	if (!r->type || find_platforms(r, root))
		return -1;
	r->job = named(r, &r->ts->job, "job", TRY_JOB);
	return r->job ? find_tests(r) : -1;
}

void try_resolver_release(struct try_resolver *r)
{
	for (unsigned k = 0; k < TRY_VALUES_NR; k++) {
		free(r->values[k].v);
		free(r->values[k].of_value);
		free(r->values[k].tier1);
	}
	for (unsigned k = 0; k < TRY_TESTS_NR; k++)
		free(r->tests[k].v);
	arena_release(&r->arena);
}
