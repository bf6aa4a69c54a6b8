/* SPDX-License-Identifier: MPL-2.0 */
/* core/graph: what differs between two graphs, and nothing that only looks different. */
#include "core/base/base.h"
#include "core/graph/changes.h"
#include "core/graph/diff.h"
#include "core/graph/jsondiff.h"
#include "tests/unit/unit.h"
#include "tests/unit/graph.h"

#include <unistd.h>

static void load_bytes(void **state, struct graph *g, const char *name, const void *p, size_t n)
{
	char *path = graph_file(state, name, p, n);
	struct graph_options opt = {.spec = path};
	struct err err;

	if (graph_load(g, &opt, &err))
		fail_msg("%s", err.text);
	free(path);
}

static void load(void **state, struct graph *g, const char *name, const char *json)
{
	load_bytes(state, g, name, json, strlen(json));
}

static void load_gzip(void **state, struct graph *g, const char *name, const char *json)
{
	struct strbuf gzip = STRBUF_INIT;

	add_gzip(&gzip, json, strlen(json));
	load_bytes(state, g, name, gzip.buf, gzip.len);
	strbuf_release(&gzip);
}

/* "+LABEL", "-LABEL", "~LABEL PATH: OLD > NEW, PATH: ..." with blanks between. */
static void describe(const struct graph_diff *d, const struct graph *old, const struct graph *new,
		     struct strbuf *out)
{
	bitset_foreach (t, &d->appeared)
		strbuf_addf(out, "+%s ", graph_label(new, t).p);
	bitset_foreach (t, &d->vanished)
		strbuf_addf(out, "-%s ", graph_label(old, t).p);
	bitset_foreach (t, &d->changed) {
		strbuf_addf(out, "~%s ", graph_label(new, t).p);
		for (size_t i = d->start[t]; i < d->start[t] + d->nr[t]; i++)
			strbuf_addf(out, "%s: %s > %s, ", intern_str(&d->text, d->member[i].path),
				    intern_str(&d->text, d->member[i].old),
				    intern_str(&d->text, d->member[i].new));
	}
}

static void assert_between(const struct graph *old, const struct graph *new,
			   const char *const *ignore, const char *want)
{
	const struct graph_diff_options opt = {.ignore = ignore, .members = true};
	struct strbuf text = STRBUF_INIT;
	struct graph_diff d;
	struct err err;

	assert_int_equal(graph_diff(&d, old, new, &opt, &err), 0);
	describe(&d, old, new, &text);
	assert_string_equal(text.buf, want);
	assert_int_equal(bitset_count(&d.appeared) + bitset_count(&d.changed) + d.same,
			 new->task_nr);
	graph_diff_release(&d);
	strbuf_release(&text);
}

static void assert_graphs(void **state, const char *old, const char *new, const char *want)
{
	struct graph a, b;

	load(state, &a, "old.json", old);
	load(state, &b, "new.json", new);
	assert_between(&a, &b, NULL, want);
	graph_release(&a);
	graph_release(&b);
}

/* The same for one task "t" with these in "task". */
static void assert_tasks(void **state, const char *old, const char *new, const char *want)
{
	struct strbuf a = STRBUF_INIT, b = STRBUF_INIT;

	strbuf_addf(&a, "{\"t\":{\"kind\":\"k\",\"task\":%s}}", old);
	strbuf_addf(&b, "{\"t\":{\"kind\":\"k\",\"task\":%s}}", new);
	assert_graphs(state, a.buf, b.buf, want);
	strbuf_release(&a);
	strbuf_release(&b);
}

static void tasks_appear_and_vanish(void **state)
{
	assert_graphs(state,
		      "{\"a\":{\"kind\":\"k\"},\"c\":{\"kind\":\"k\"},\"d\":{\"kind\":\"k\"}}",
		      "{\"b\":{\"kind\":\"k\"},\"e\":{\"kind\":\"k\"},\"c\":{\"kind\":\"k\"}}",
		      "+b +e -a -d ");
}

static void members_that_changed_are_named(void **state)
{
	assert_graphs(state,
		      "{\"a\":{\"kind\":\"k\",\"attributes\":{\"x\":1,\"y\":2},"
		      "\"dependencies\":{\"build\":\"b\"}},\"b\":{\"kind\":\"k\"}}",
		      "{\"a\":{\"kind\":\"l\",\"attributes\":{\"x\":2,\"y\":2},"
		      "\"dependencies\":{\"build\":\"c\"}},\"b\":{\"kind\":\"k\"}}",
		      "~a kind: \"k\" > \"l\", attributes.x: 1 > 2, "
		      "dependencies.build: \"b\" > \"c\", ");
	assert_tasks(state, "{\"payload\":{\"env\":{\"A\":\"1\",\"B\":\"2\"}}}",
		     "{\"payload\":{\"env\":{\"B\":\"2\",\"C\":\"3\"}}}",
		     "~t task.payload.env.A: \"1\" > , task.payload.env.C:  > \"3\", ");
	assert_tasks(state, "{\"a\":1}", "{\"a\":[1]}", "~t task.a: 1 > [1], ");
	assert_tasks(state, "{\"a\":{\"b\":1}}", "{\"a\":null}", "~t task.a: {\"b\":1} > null, ");
	assert_tasks(state, "{\"a\":null}", "{}", "~t task.a: null > , ");
	assert_tasks(state, "{\"a\":\"x\\\"}\"}", "{\"a\":\"x\\\\\"}",
		     "~t task.a: \"x\\\"}\" > \"x\\\\\", ");
	assert_tasks(state, "{\"a\":1}", "{\"a\":\"1\"}", "~t task.a: 1 > \"1\", ");
	assert_tasks(state, "{\"a\":true}", "{\"a\":false}", "~t task.a: true > false, ");
}

static void what_is_only_written_otherwise_is_the_same(void **state)
{
	assert_tasks(state, "{\"a\":1,\"b\":{\"c\":[1,{}],\"d\":2}}",
		     "{ \"b\" : {\n\t\"d\" : 2, \"c\" : [ 1 ,\r{ } ] } , \"a\" : 1 }", "");
	assert_tasks(state, "{\"\\u00e9\":\"\\/\\u00e9\"}", "{\"\xc3\xa9\":\"/\xc3\xa9\"}", "");
	assert_tasks(state, "{\"a\":1e2,\"b\":[]}", "{\"b\":[ ],\"a\":100.0}", "");
	/* Of a key that stands twice the last counts. */
	assert_tasks(state, "{\"a\":1,\"b\":0,\"a\":2}", "{\"a\":2,\"b\":0}", "");
}

static void lists_are_compared_by_place(void **state)
{
	assert_tasks(state, "{\"r\":[\"a\",\"b\",{\"x\":1}]}", "{\"r\":[\"a\",\"c\",{\"x\":2}]}",
		     "~t task.r.1: \"b\" > \"c\", task.r.2.x: 1 > 2, ");
	assert_tasks(state, "{\"r\":[\"a\",\"b\"]}", "{\"r\":[\"n\", \"a\", \"b\"]}",
		     "~t task.r.0:  > \"n\", ");
	assert_tasks(state, "{\"r\":[1,{\"x\":1},3,4]}", "{\"r\":[1, { \"x\": 1 }, 4]}",
		     "~t task.r.2: 3 > , ");
	assert_tasks(state, "{\"r\":[1,1]}", "{\"r\":[1]}", "~t task.r.1: 1 > , ");
	assert_tasks(state, "{\"r\":[]}", "{\"r\":[{\"a\":[]}]}", "~t task.r.0:  > {\"a\":[]}, ");
}

static void members_can_be_ignored(void **state)
{
	struct graph a, b;

	load(state, &a, "old.json",
	     "{\"a\":{\"kind\":\"k\",\"task\":{\"env\":{\"HEAD_REV\":\"1\",\"X\":1},"
	     "\"routes\":[\"r.1\"]}},\"b\":{\"kind\":\"k\",\"task\":{\"routes\":[\"r.1\"]}}}");
	load(state, &b, "new.json",
	     "{\"a\":{\"kind\":\"k\",\"task\":{\"env\":{\"HEAD_REV\":\"2\",\"X\":2},"
	     "\"routes\":[\"r.2\"]}},\"b\":{\"kind\":\"k\",\"task\":{\"routes\":[\"r.2\",3]}}}");
	assert_between(&a, &b, (const char *const[]){"task.env", "task.routes", NULL}, "");
	assert_between(&a, &b, (const char *const[]){"*.*_REV", "*.routes.*", NULL},
		       "~a task.env.X: 1 > 2, ");
	assert_between(&a, &b, (const char *const[]){"task.routes.1", "env", "routes", NULL},
		       "~a task.env.HEAD_REV: \"1\" > \"2\", task.env.X: 1 > 2, "
		       "task.routes.0: \"r.1\" > \"r.2\", ~b task.routes.0: \"r.1\" > , "
		       "task.routes.0:  > \"r.2\", ");
	assert_between(&a, &b, (const char *const[]){"task", NULL}, "");
	graph_release(&a);
	graph_release(&b);
}

static void compressed_graphs_are_compared_in_any_order(void **state)
{
	struct graph a, b;

	load_gzip(state, &a, "old.gz",
		  "{\"c\":{\"kind\":\"k\",\"x\":1},\"a\":{\"kind\":\"k\",\"x\":2},"
		  "\"b\":{\"kind\":\"k\",\"x\":3}}");
	load_gzip(state, &b, "new.gz",
		  "{\"b\":{\"kind\":\"k\",\"x\":4},\"a\":{\"kind\":\"k\",\"x\":2},"
		  "\"c\":{\"x\":5,\"kind\":\"k\"}}");
	assert_between(&a, &b, NULL, "~b x: 3 > 4, ~c x: 1 > 5, ");
	graph_release(&a);
	graph_release(&b);
}

static void a_set_of_changed_tasks_is_enough_for_a_query(void **state)
{
	const struct graph_diff_options opt = {0};
	struct bitset set;
	struct graph a, b;
	struct err err;

	load(state, &a, "old.json",
	     "{\"a\":{\"kind\":\"k\"},\"b\":{\"kind\":\"k\"},\"d\":{\"kind\":\"k\"}}");
	load(state, &b, "new.json",
	     "{\"a\":{\"kind\":\"k\"},\"b\":{\"kind\":\"l\"},\"c\":{\"kind\":\"k\"},\"d\":{\"kind\": \"k\"}}");
	bitset_init(&set, b.task_nr);
	assert_int_equal(graph_changed(&b, &a, &opt, &set, &err), 0);
	assert_int_equal(bitset_count(&set), 2);
	assert_true(bitset_test(&set, task_named(&b, "b")));
	assert_true(bitset_test(&set, task_named(&b, "c")));
	bitset_put(&set, 0, true);
	assert_int_equal(graph_changed(&b, &b, &opt, &set, &err), 0);
	assert_int_equal(bitset_count(&set), 3); /* added to what is there */
	bitset_release(&set);
	graph_release(&a);
	graph_release(&b);
}

static void changes_are_found_once_and_remembered(void **state)
{
	struct graph_options opt = {.quick = true, .targets = "/nowhere"};
	const struct bitset *set;
	struct graph a, b;
	char *spec;
	struct err err;

	load(state, &a, "old.json", "{\"a\":{\"kind\":\"k\"},\"b\":{\"kind\":\"k\"}}");
	load(state, &b, "new.json", "{\"a\":{\"kind\":\"k\"},\"b\":{\"kind\":\"l\"}}");
	spec = xstrdup(a.spec);
	graph_release(&a);
	assert_null(changes_since(&b, spec, &err));
	assert_non_null(strstr(err.text, "no comparing with '"));
	changes_enable(&b, &opt);
	assert_false(changes_known(&b, spec));
	set = changes_since(&b, spec, &err);
	assert_non_null(set);
	assert_int_equal(bitset_count(set), 1);
	assert_true(bitset_test(set, task_named(&b, "b")));
	assert_true(changes_known(&b, spec));
	assert_int_equal(unlink(spec), 0);
	assert_non_null(changes_since(&b, spec, &err));
	changes_enable(&b, &opt); /* forgets */
	for (int i = 0; i < 2; i++) {
		assert_null(changes_since(&b, spec, &err));
		assert_non_null(strstr(err.text, "cannot open '"));
		assert_false(changes_known(&b, spec));
	}
	assert_null(changes_since(&b, "-", &err));
	assert_string_equal(err.text,
			    "no comparing with '-' here: stdin cannot be read for it, give a file");
	free(spec);
	graph_release(&b);
}

/* What was told while another graph was loaded and compared. */
struct told {
	struct graph_progress last;
	bool cancels;
};

static bool told(void *ctx, const struct graph_progress *at)
{
	struct told *t = ctx;

	t->last = *at;
	return t->cancels;
}

static void finding_changes_tells_how_far_it_is_and_can_be_cancelled(void **state)
{
	struct told t = {.cancels = true};
	struct graph_options opt = {.progress = told, .ctx = &t};
	struct graph a, b;
	char *spec;
	struct err err;

	load(state, &a, "old.json", "{\"a\":{\"kind\":\"k\"},\"b\":{\"kind\":\"k\"}}");
	load(state, &b, "new.json", "{\"a\":{\"kind\":\"k\"},\"b\":{\"kind\":\"l\"}}");
	spec = xstrdup(a.spec);
	graph_release(&a);
	changes_enable(&b, &opt);
	assert_null(changes_since(&b, spec, &err));
	assert_string_equal(err.text, "cancelled");
	assert_string_equal(t.last.other, spec);
	assert_false(changes_known(&b, spec));
	t.cancels = false;
	assert_non_null(changes_since(&b, spec, &err));
	assert_string_equal(t.last.other, spec);
	assert_true(slice_equal(t.last.line, slice_from("comparing")));
	assert_int_equal(t.last.percent, 100);
	assert_int_equal(t.last.tasks, 2);
	free(spec);
	graph_release(&b);
}

static bool yes(void *ctx UNUSED, size_t compared UNUSED, size_t all UNUSED)
{
	return true;
}

static void what_cannot_be_read_again_is_an_error(void **state)
{
	struct graph_diff_options opt = {.members = true};
	struct graph_diff d;
	struct graph a, b;
	struct err err;

	load(state, &a, "old.json", "{\"a\":{\"kind\":\"k\"}}");
	load(state, &b, "new.json", "{\"a\":{\"kind\":\"l\"}}");
	opt.progress = yes;
	assert_int_equal(graph_diff(&d, &a, &b, &opt, &err), -1);
	assert_string_equal(err.text, "cancelled");
	opt.progress = NULL;
	assert_int_equal(unlink(b.spec), 0);
	assert_int_equal(graph_diff(&d, &a, &b, &opt, &err), -1);
	assert_non_null(strstr(err.text, "cannot open '"));
	free(graph_file(state, "old.json", "{}", 2));
	assert_int_equal(graph_diff(&d, &a, &b, &opt, &err), -1);
	assert_non_null(strstr(err.text, "changed since it was loaded"));
	graph_release(&a);
	graph_release(&b);
}

static bool count(void *ctx, struct slice path UNUSED, struct slice old, struct slice new)
{
	assert_true(old.n || new.n);
	return ++*(unsigned *)ctx == 1000;
}

/* A file that shrinks while it is read turns to zero bytes: nonsense may come, no crash. */
static void text_that_is_damaged_never_crashes(void **state UNUSED)
{
	const char good[] =
		"{\"a\\\"\":[1,\"x\\\\\",{\"b\":null}],\"c\":{\"d\":\"\\u00e9\"},\"e\":-1.5e3}";
	const size_t n = sizeof(good) - 1;

	for (size_t at = 0; at < n; at++)
		for (const char *with = "\"\\{}[],:x"; with; with = *with ? with + 1 : NULL) {
			unsigned nr = 0;
			struct json_diff d;
			char *bad = xmalloc(n), *cut = xmalloc(at + 1);
			memcpy(bad, good, n);
			memcpy(cut, good, at + 1);
			bad[at] = *with;
			json_diff_init(&d);
			d.differs = count;
			d.ctx = &nr;
			json_diff_run(&d, (struct slice){good, n}, (struct slice){bad, n});
			json_diff_run(&d, (struct slice){cut, at + 1}, (struct slice){bad, n});
			json_diff_run(&d, (struct slice){bad, n}, (struct slice){cut, at});
			json_diff_release(&d);
			free(bad);
			free(cut);
		}
}

static void one_difference_can_be_enough(void **state UNUSED)
{
	unsigned nr = 998;
	struct json_diff d;

	json_diff_init(&d);
	d.differs = count;
	d.ctx = &nr;
	json_diff_run(&d, slice_from("{\"a\":1,\"b\":[1,2],\"c\":3}"),
		      slice_from("{\"a\":2,\"b\":[2,3],\"c\":4}"));
	assert_int_equal(nr, 1000);
	assert_true(d.found);
	json_diff_release(&d);
}

#define WITH_DIR(f) cmocka_unit_test_setup_teardown(f, unit_dir_setup, unit_dir_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DIR(tasks_appear_and_vanish),
		WITH_DIR(members_that_changed_are_named),
		WITH_DIR(what_is_only_written_otherwise_is_the_same),
		WITH_DIR(lists_are_compared_by_place),
		WITH_DIR(members_can_be_ignored),
		WITH_DIR(compressed_graphs_are_compared_in_any_order),
		WITH_DIR(a_set_of_changed_tasks_is_enough_for_a_query),
		WITH_DIR(changes_are_found_once_and_remembered),
		WITH_DIR(finding_changes_tells_how_far_it_is_and_can_be_cancelled),
		WITH_DIR(what_cannot_be_read_again_is_an_error),
		cmocka_unit_test(text_that_is_damaged_never_crashes),
		cmocka_unit_test(one_difference_can_be_enough),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
