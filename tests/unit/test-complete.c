/* SPDX-License-Identifier: MPL-2.0 */
/* core/query/complete: attributes, dependencies, sets; values that look like operators. */
#include "core/base/base.h"
#include "tests/unit/unit.h"

#include "core/base/utf8.h"
#include "core/graph/changes.h"
#include "core/query/term.h"
#include "tests/unit/assist.h"
#include "tests/unit/graph.h"
#include "tests/unit/mkgraph.h"

/*
 * test-a needs build-a, test-b build-b and tool-x; both builds need tool-x.
 */
static const char text[] =
	"{\"build-a\":{\"kind\":\"build\",\"attributes\":{\"n\":3,\"s\":\"say\",\"two words\":1,"
	"\"co:lon\":1},\"dependencies\":{\"t\":\"tool-x\"},\"task\":{}},"
	"\"build-b\":{\"kind\":\"build\",\"attributes\":{\"n\":33,\"s\":\"Say \\\"x\\\"\","
	"\"n\":true},\"dependencies\":{\"t\":\"tool-x\"},\"task\":{}},"
	"\"test-a\":{\"kind\":\"test\",\"attributes\":{\"m\":[\"dom/base\",\"dom/media\"],"
	"\"n\":\"3\"},\"dependencies\":{\"b\":\"build-a\"},\"task\":{}},"
	"\"test-b\":{\"kind\":\"test\",\"attributes\":{\"m\":[\"layout\",\"dom/media\","
	"\"dom/media\",\"say\"],\"s\":\"caf\xc3\xa9\"},"
	"\"dependencies\":{\"b\":\"build-b\",\"t\":\"tool-x\"},\"task\":{}},"
	"\"tool-x\":{\"kind\":\"toolchain\",\"attributes\":{\"m\":\"say\",\"l\":[]},"
	"\"dependencies\":{},\"task\":{}}}";

static int setup_text(void **state, const char *json)
{
	struct line *l = xcalloc(1, sizeof(*l));

	if (unit_dir_setup(state))
		return -1;
	graph_from(state, &l->g, json);
	unit_dir_teardown(state);
	line_init(l);
	*state = l;
	return 0;
}

static int setup(void **state)
{
	return setup_text(state, text);
}

static int teardown(void **state)
{
	struct line *l = *state;

	line_release(l);
	graph_release(&l->g);
	free(l);
	return 0;
}

static void names_of_attributes_are_listed_with_their_tasks(void **state)
{
	struct line *l = *state;

	line_values(l, "attr.", "m 3, n 3, s 3, l 1", "attr.m:");
	line_values(l, "attr.m", "", NULL);
	line_values(l, "build !attr.", "n 2, s 2", "build !attr.n:");
	line_values(l, "test attr.", "m 2, n 1, s 1", "test attr.m:");
	line_values(l, "'build attr.N", "n 2", "'build attr.n:");
	line_values(l, "attr.two", "", NULL); /* no term can name it */
	line_values(l, "attr.co", "", NULL);
}

static void values_of_an_attribute_are_listed_with_their_tasks(void **state)
{
	struct line *l = *state;

	line_values(l, "attr.n:", "3 2, true 1", "attr.n:3"); /* the last of a name counts */
	line_values(l, "attr.m:", "dom/media 2, say 2, dom/base 1, layout 1", "attr.m:dom/media");
	line_values(l, "attr.m:dom", "dom/media 2, dom/base 1", "attr.m:dom/media");
	line_values(l, "test-a attr.m:dom", "dom/base 1, dom/media 1", "test-a attr.m:dom/base");
	line_values(l, "attr.m:dom/base", "", NULL);
	line_values(l, "attr.s:", "caf\xc3\xa9 1, say 1", "attr.s:caf\xc3\xa9"); /* no escapes */
	line_values(l, "attr.l:", "[] 1", "attr.l:[]");
	line_values(l, "attr.none:", "", NULL);
}

static void labels_that_most_hang_on_are_listed_behind_needs(void **state)
{
	struct line *l = *state;

	line_values(l, "needs:", "tool-x 4, build-a 1, build-b 1", "needs:tool-x");
	line_values(l, "needs:b", "build-a 1, build-b 1", "needs:build-a");
	line_values(l, "test-b needs:", "build-b 1, tool-x 1", "test-b needs:build-b");
	line_values(l, "!needs:build", "build-a 1, build-b 1", "!needs:build-a");
	line_values(l, "needs:build-a", "", NULL);
	line_values(l, "needs:test", "", NULL);
	line_values(l, "neededby:test", "test-a 2, test-b 2", "neededby:test-a");
	line_values(l, "tool neededby:", "build-a 1, build-b 1, test-a 1, test-b 1",
		    "tool neededby:build-a");
}

static void a_whole_label_is_itself(void **state)
{
	static const char nested[] =
		"{\"a\":{\"kind\":\"x\",\"attributes\":{},\"dependencies\":{},\"task\":{}},"
		"\"a-b\":{\"kind\":\"x\",\"attributes\":{},\"dependencies\":{\"a\":\"a\"},"
		"\"task\":{}},\"c\":{\"kind\":\"x\",\"attributes\":{},"
		"\"dependencies\":{\"a\":\"a-b\"},\"task\":{}}}";
	struct line l = {0};

	graph_from(state, &l.g, nested);
	line_init(&l);
	line_values(&l, "needs:a", "a-b 1", "needs:a-b"); /* not "^a$" */
	line_values(&l, "needs:a-b", "", NULL);
	line_release(&l);
	graph_release(&l.g);
}

static void nothing_is_mended_in_a_wrong_query(void **state)
{
	struct line *l = *state;

	line_find(l, "zzzz"); /* what was found before does not count */
	line_expect(l, ASSIST_NEAREST, "buidl", "build");
	line_expect(l, ASSIST_NEAREST, "buidl chunk:x", NULL);
}

static void words_of_chunk_say_what_they_find(void **state UNUSED)
{
	static const struct mktask task[] = {
		{.label = "a", .facet = {[FACET_SUITE] = "x"}, .chunk = 1, .chunk_total = 3},
		{.label = "b", .facet = {[FACET_SUITE] = "x"}, .chunk = 2, .chunk_total = 3},
		{.label = "c", .facet = {[FACET_SUITE] = "x"}, .chunk = 3, .chunk_total = 3},
	};
	struct line l = {0};

	mkgraph(&l.g, task, ARRAY_LEN(task));
	line_init(&l);
	line_values(&l, "chunk:", "first 1, last 1, all 3", "chunk:first");
	line_values(&l, "!b c:", "first 1, last 1, all 2", "!b c:first");
	line_values(&l, "c:2,la", "last 1", "c:2,last");
	line_values(&l, "c:l", "last 1", "c:last"); /* wrong as it stands */
	line_values(&l, "c:l c:@", "", NULL);	    /* and this is, elsewhere */
	line_values(&l, "c:ast", "", NULL);
	line_values(&l, "c:first", "", NULL);
	line_values(&l, "c:x", "", NULL);
	line_release(&l);
	mkgraph_release(&l.g);
}

static void sets_say_how_many_they_are(void **state)
{
	struct line *l = *state;

	line_values(l, "in:", "selection 0, closure 0", "in:selection");
	bitset_put(&l->selection, task_named(&l->g, "test-b"), true);
	line_values(l, "in:", "selection 1, closure 3", "in:selection");
	line_values(l, "build in:", "selection 0, closure 1", "build in:selection");
	line_values(l, "in:c", "closure 3", "in:closure");
	line_values(l, "in:x", "", NULL);
	line_values(l, "in:closure n", "", NULL);
}

/* The cache, in the test's folder, has the graph of this one task. */
static void load_other(char *path)
{
	struct graph_options opt = {.spec = path, .cache = true};
	struct graph g;
	struct err err;

	if (graph_load(&g, &opt, &err))
		fail_msg("%s", err.text);
	graph_release(&g);
}

static void graphs_that_are_known_are_offered(void **state)
{
	static const char one[] = "{\"tool-x\":{\"kind\":\"toolchain\",\"attributes\":{},"
				  "\"dependencies\":{},\"task\":{}}}";
	struct graph_options opt = {0};
	struct strbuf spec = STRBUF_INIT, list = STRBUF_INIT;
	struct line l = {0};
	char *path, *gone;
	struct err err;

	assert_int_equal(setenv("XDG_CACHE_HOME", unit_dir(state), 1), 0);
	graph_from(state, &l.g, text);
	line_init(&l);
	path = graph_file(state, "a b.json", one, strlen(one));
	gone = graph_file(state, "gone.json", text, strlen(text));
	load_other(path);
	load_other(gone);
	assert_int_equal(unlink(gone), 0);
	strbuf_addf(&spec, "changed:%s/a\\ b.json", unit_dir(state));

	line_values(&l, "changed:", "", NULL); /* nothing can be compared */
	changes_enable(&l.g, &opt);
	line_values(&l, "changed:", path, spec.buf);
	line_values(&l, "changed:/tm", path, spec.buf); /* is wrong, for it may be typed further */
	if (!changes_since(&l.g, path, &err))
		fail_msg("%s", err.text);
	strbuf_addf(&list, "%s 5", path);
	line_values(&l, "changed:", list.buf, spec.buf);
	line_values(&l, spec.buf, "", NULL);
	line_values(&l, "changed:x", "", NULL);
	line_release(&l);
	graph_release(&l.g);
	free(path);
	free(gone);
	strbuf_release(&spec);
	strbuf_release(&list);
}

static bool stop_now(void)
{
	return true;
}

static int stop_after;

static bool stop_soon(void)
{
	return stop_after-- <= 0;
}

static void who_types_does_not_wait(void **state)
{
	static const char *const lines[] = {"attr.",   "needs:b", "build p:", "buidl",
					    "build-x", "chunk:",  "in:"};
	struct line *l = *state;

	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		l->stop = NULL;
		line_find(l, lines[i]);
		assert_false(l->a.stopped);
		l->stop = stop_now;
		line_find(l, lines[i]);
		assert_int_equal(l->a.kind, ASSIST_NONE);
	}
	line_find(l, "buidl");
	assert_true(l->a.stopped);
	l->stop = stop_soon;
	for (int n = 0, stopped = 1; stopped; n++) { /* wherever it happens */
		stop_after = n;
		line_find(l, "buidl | needs:too");
		stopped = l->a.stopped;
		assert_int_equal(l->a.kind, stopped ? ASSIST_NONE : ASSIST_VALUES);
	}
}

/* Appends a JSON string. */
static void add_json(struct strbuf *out, const char *value)
{
	strbuf_addch(out, '"');
	for (; *value; value++) {
		if (*value == '"' || *value == '\\')
			strbuf_addch(out, '\\');
		if ((unsigned char)*value < 0x20)
			strbuf_addf(out, "\\u%04x", *value);
		else
			strbuf_addch(out, *value);
	}
	strbuf_addch(out, '"');
}

/* The first ones cannot be typed, nor be a label. */
#define UNTYPEABLE 3
static const char *const hostile[] = {
	"\xe2\x80\xaex",
	"x\x01g",
	"x\th",
	"!x1",
	"^x2",
	"'x3",
	"'x4'",
	"x5$",
	"x6'",
	"/x7/",
	"/x8",
	"x9 y",
	" xa ",
	"|",
	"xb|c",
	"x:c:d",
	"p:win",
	"$",
	"^",
	"'",
	"!",
	"!!",
	"^$",
	"''",
	"! ^x\"y",
	"xd|",
	"| xe",
	"x,f",
	"x\xc3\xa9",
	"x\\i",
	"xj\\",
	"xk\\ l",
	"\\",
	"\\ ",
	"*xm?",
	"(xn",
	"-",
	"chunk:first",
	"in:selection",
	"/xo/i",
	"XP",
};

/* The query with the offer put in is two terms: one that means just this value, and a label. */
static void expect_meant(struct line *l, const char *value)
{
	struct query_error error;
	const struct assist *a = &l->a;
	struct query *q;
	struct term *term;
	size_t at = 0, n = 0;
	uint32_t c;

	strbuf_splice(&l->text, a->from, a->to - a->from, a->with.buf, a->with.len);
	q = query_parse(strbuf_slice(&l->text), 0, &error);
	if (!q || q->nr != 2 || q->set[0].nr != 1 || q->set[1].nr != 1)
		fail_msg("'%s' does not mean '%s'", l->text.buf, value);
	term = q->set[0].term;
	for (; value[at] && n < term->pattern.n; n++) {
		at += utf8_decode(value + at, strlen(value) - at, &c);
		if (term->pattern.c[n] != c &&
		    (term->pattern.sensitive || c > 'Z' || term->pattern.c[n] != (c | 0x20)))
			break;
	}
	if (value[at] || n != term->pattern.n || term->inverse || term->regex)
		fail_msg("'%s' does not mean '%s'", l->text.buf, value);
	assert_int_equal(query_run(q, &l->g, &l->all, NULL, &l->r, &error), 0);
	assert_int_equal(l->r.nr, 1);
	query_free(q);
}

/* The offer behind the scope, for the task that has the i-th hostile value. */
static void find_hostile(struct line *l, const char *scope, size_t i)
{
	struct strbuf line = STRBUF_INIT;
	bool can = i >= UNTYPEABLE;

	strbuf_addf(&line, "%s@ ^l%zu-x$", scope, i);
	line_find(l, line.buf);
	if (l->a.kind != (can ? ASSIST_VALUES : ASSIST_NONE))
		fail_msg("'%s' of '%s': kind %d", line.buf, hostile[i], l->a.kind);
	if (can)
		expect_meant(l, hostile[i]);
	strbuf_release(&line);
}

/* Task lN-x has the N-th in its attributes, and needs the task of that label. */
static int setup_hostile(void **state)
{
	struct strbuf json = STRBUF_INIT;
	int ret;

	strbuf_addch(&json, '{');
	for (size_t i = 0; i < ARRAY_LEN(hostile); i++) {
		strbuf_addf(&json,
			    "%s\"l%zu-x\":{\"kind\":\"x\",\"attributes\":{\"s\":", i ? "," : "", i);
		add_json(&json, hostile[i]);
		strbuf_addstr(&json, ",\"m\":[");
		add_json(&json, hostile[i]);
		strbuf_addstr(&json, "]},\"dependencies\":{\"x\":");
		add_json(&json, i < UNTYPEABLE ? "y" : hostile[i]);
		strbuf_addstr(&json, "},\"task\":{}},");
		if (i < UNTYPEABLE)
			strbuf_addf(&json, "\"%s%zu\"", "y", i);
		else
			add_json(&json, hostile[i]);
		strbuf_addstr(&json, ":{\"kind\":\"needed\",\"attributes\":{},"
				     "\"dependencies\":{},\"task\":{}}");
	}
	strbuf_addch(&json, '}');
	ret = setup_text(state, json.buf);
	strbuf_release(&json);
	return ret;
}

static void hostile_attributes_and_labels_are_quoted_or_not_offered(void **state)
{
	for (size_t i = 0; i < ARRAY_LEN(hostile); i++) {
		find_hostile(*state, "attr.m:", i);
		if (!strpbrk(hostile[i], "\"\\")) /* one with escapes in its JSON is not offered */
			find_hostile(*state, "attr.s:", i);
		if (i >= UNTYPEABLE)
			find_hostile(*state, "needs:", i);
	}
}

static void hostile_facets_are_quoted_or_not_offered(void **state UNUSED)
{
	struct mktask task[ARRAY_LEN(hostile)] = {{0}};
	char label[ARRAY_LEN(hostile)][8];
	struct line l = {0};

	for (size_t i = 0; i < ARRAY_LEN(hostile); i++) {
		snprintf(label[i], sizeof(label[i]), "l%u-x", (unsigned)i % 100);
		task[i].label = label[i];
		task[i].facet[FACET_PLATFORM] = task[i].facet[FACET_TYPE] = hostile[i];
	}
	mkgraph_sorted(&l.g, task, ARRAY_LEN(task));
	line_init(&l);
	for (size_t i = 0; i < ARRAY_LEN(hostile); i++) {
		find_hostile(&l, "platform:", i);
		find_hostile(&l, "p:'", i);
		find_hostile(&l, "t:", i);
	}
	line_release(&l);
	mkgraph_release(&l.g);
}

int main(void)
{
#define with_graph(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		with_graph(names_of_attributes_are_listed_with_their_tasks),
		with_graph(values_of_an_attribute_are_listed_with_their_tasks),
		with_graph(labels_that_most_hang_on_are_listed_behind_needs),
		cmocka_unit_test_setup_teardown(a_whole_label_is_itself, unit_dir_setup,
						unit_dir_teardown),
		with_graph(nothing_is_mended_in_a_wrong_query),
		cmocka_unit_test(words_of_chunk_say_what_they_find),
		with_graph(sets_say_how_many_they_are),
		cmocka_unit_test_setup_teardown(graphs_that_are_known_are_offered, unit_dir_setup,
						unit_dir_teardown),
		with_graph(who_types_does_not_wait),
		cmocka_unit_test_setup_teardown(
			hostile_attributes_and_labels_are_quoted_or_not_offered, setup_hostile,
			teardown),
		cmocka_unit_test(hostile_facets_are_quoted_or_not_offered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
