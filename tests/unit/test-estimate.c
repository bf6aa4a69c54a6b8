/* SPDX-License-Identifier: MPL-2.0 */
/* core/plan/durations, estimate: what is read, and what a plan will take. */
#include "core/base/base.h"
#include "core/plan/durations.h"
#include "core/plan/estimate.h"
#include "tests/unit/unit.h"
#include "tests/unit/graph.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

#define TASK(label, needs) \
	"\"" label "\":{\"kind\":\"x\",\"attributes\":{},\"dependencies\":{" needs "},\"task\":{}}"
#define NEEDS(label) "\"" label "\":\"" label "\""

/* test-a -> build-a -> toolchain; test-b -> build-a, build-b */
static const char text[] = "{" TASK("build-a", NEEDS("toolchain")) "," TASK("build-b", "") "," TASK(
	"test-a", NEEDS("build-a")) "," TASK("test-b",
					     NEEDS("build-a") "," NEEDS(
						     "build-b")) "," TASK("toolchain", "") "}";

/* ---- durations ---- */

static int parse(const struct graph *g, const char *durations, double *seconds, struct err *err)
{
	return durations_parse(slice_from(durations), "f", g, seconds, err);
}

static void expect_seconds(const struct graph *g, const char *durations, double a, double b)
{
	double seconds[5];
	struct err err;

	if (parse(g, durations, seconds, &err))
		fail_msg("%s", err.text);
	assert_true(seconds[task_named(g, "build-a")] == a);
	assert_true(seconds[task_named(g, "build-b")] == b);
	assert_true(seconds[task_named(g, "toolchain")] < 0);
}

static void both_forms_are_read(void **state)
{
	struct graph g;

	graph_from(state, &g, text);
	expect_seconds(&g,
		       "{\"name\": \"build-a\", \"mean_duration_seconds\": 12.5}\n"
		       "\n"
		       "{\"mean_duration_seconds\": 1e2, \"name\": \"build-b\", \"more\": null}\r\n"
		       "{\"name\": \"elsewhere\", \"mean_duration_seconds\": 7}",
		       12.5, 100);
	expect_seconds(&g,
		       "\n{\"name\":\"build-a\",\"mean_duration_seconds\":1}\n"
		       "{\"name\":\"build-a\",\"mean_duration_seconds\":0}\n",
		       0, -1);
	expect_seconds(&g, "{\"build-a\": 3, \"gone\": 4, \"build-b\": 0.25}", 3, 0.25);
	expect_seconds(&g, "{\n  \"build-a\": 3,\n  \"name\": 4\n}\n", 3, -1);
	graph_release(&g);
}

static void expect_refused(const struct graph *g, const char *durations, const char *message)
{
	double seconds[5];
	struct err err;

	assert_int_equal(parse(g, durations, seconds, &err), -1);
	assert_string_equal(err.text, message);
}

static void what_is_no_duration_is_told_with_its_line(void **state)
{
	static const char row[] = "{\"name\": \"build-a\", \"mean_duration_seconds\": 1}\n";
	static const struct {
		const char *line, *message;
	} bad[] = {
		{"{\"name\": \"x\"}",
		 "f:3: 'x' has no \"mean_duration_seconds\" from 0 to 1000000000"},
		{"{\"name\": \"x\", \"mean_duration_seconds\": \"1\"}",
		 "f:3: 'x' has no \"mean_duration_seconds\" from 0 to 1000000000"},
		{"{\"name\": \"x\", \"mean_duration_seconds\": -1}",
		 "f:3: 'x' has no \"mean_duration_seconds\" from 0 to 1000000000"},
		{"{\"name\": \"x\", \"mean_duration_seconds\": 1e10}",
		 "f:3: 'x' has no \"mean_duration_seconds\" from 0 to 1000000000"},
		{"{\"name\": 1, \"mean_duration_seconds\": 1}", "f:3: no text \"name\""},
		{"[]", "f:3: no text \"name\""},
		{"{\"name\": \"x\",", "f:3:13: string or '}' expected near end of file"},
	};
	struct graph g;

	graph_from(state, &g, text);
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		struct strbuf all = STRBUF_INIT;
		strbuf_addf(&all, "%s\n%s\n%s", row, bad[i].line, row);
		expect_refused(&g, all.buf, bad[i].message);
		strbuf_release(&all);
	}
	expect_refused(&g, "{\"name\": \"x\"}\n",
		       "f:1: 'x' has no \"mean_duration_seconds\" from 0 to 1000000000");
	expect_refused(&g, "{\"x\": \"1\"}",
		       "f: 'x' has no number of seconds from 0 to 1000000000");
	expect_refused(&g, "{\"x\": 1,\n \"y\"}", "f:2:5: ':' expected near '}'");
	expect_refused(&g, "[1]", "f:1: neither a line of durations nor an object of them");
	expect_refused(&g, "<html>\n", "f:1:1: '[' or '{' expected near '<'");
	expect_refused(&g, "", "f:1:0: '[' or '{' expected near end of file");
	expect_refused(&g, "{}\n", "f: no durations in it");
	graph_release(&g);
}

/* ---- estimates ---- */

static void mark(const struct graph *g, struct bitset *marks, const char *const *label)
{
	bitset_init(marks, g->task_nr);
	for (; *label; label++)
		bitset_put(marks, task_named(g, *label), true);
}

/* The estimate of these tasks for such parameters. */
static void estimate(struct estimate *e, const struct graph *g, const char *const *label,
		     const char *parameters, const char *durations)
{
	struct strbuf json = STRBUF_INIT;
	struct plan plan = {0};
	double *seconds = xcalloc(g->task_nr, sizeof(*seconds));
	struct bitset marks;
	struct err err;

	strbuf_addf(&json, "{\"parameters\": {%s}, \"version\": 2}", parameters);
	plan.json = json.buf;
	if (parse(g, durations, seconds, &err))
		fail_msg("%s", err.text);
	mark(g, &marks, label);
	estimate_make(e, g, &marks, &plan, seconds);
	bitset_release(&marks);
	free(seconds);
	strbuf_release(&json);
}

static void expect_lines(const struct estimate *e, const char *want)
{
	struct strbuf got = STRBUF_INIT;

	estimate_add(&got, e);
	assert_string_equal(got.buf, want);
	strbuf_release(&got);
}

static void expect_json(const struct estimate *e, const char *want)
{
	json_t *j = estimate_json(e);
	char *got = json_dumps(j, JSON_ENCODE_ANY | JSON_COMPACT);

	assert_string_equal(got, want);
	free(got);
	json_decref(j);
}

#define DURATIONS \
	"{\"build-a\": 3600, \"build-b\": 60, \"test-a\": 599.6, \"test-b\": 7, \"toolchain\": 86400}"

static void dependencies_count_once_and_the_longest_way_is_waited_for(void **state)
{
	struct estimate e;
	struct graph g;

	graph_from(state, &g, text);
	estimate(&e, &g, WORDS("test-a", "test-b"), "", DURATIONS);
	expect_lines(&e, "estimates: Runs 5 tasks (2 selected, 3 dependencies)\n"
			 "estimates: Total task duration 25:11:07\n"
			 "estimates: Should take about 25:10:00\n");
	expect_json(&e, "{\"tasks\":2,\"dependencies\":3,\"machine_seconds\":90667,"
			"\"wall_seconds\":90600,\"unknown\":0}");
	estimate(&e, &g, WORDS("build-b"), "", DURATIONS);
	expect_lines(&e, "estimates: Runs 1 task (1 selected, 0 dependencies)\n"
			 "estimates: Total task duration 0:01:00\n"
			 "estimates: Should take about 0:01:00\n");
	estimate(&e, &g, WORDS("build-a"), "", DURATIONS);
	assert_int_equal(e.dependencies, 1);
	graph_release(&g);
}

static void runs_again_cost_machines_but_no_time(void **state)
{
	struct estimate e;
	struct graph g;

	graph_from(state, &g, text);
	estimate(&e, &g, WORDS("build-b", "test-b"), "\"try_task_config\": {\"rebuild\": 3}",
		 "{\"build-a\": 10, \"build-b\": 60, \"test-b\": 7, \"toolchain\": 100}");
	expect_lines(&e, "estimates: Runs 4 tasks (2 selected, 2 dependencies), 8 runs in all\n"
			 "estimates: Total task duration 0:05:11\n"
			 "estimates: Should take about 0:01:57\n");
	estimate(&e, &g, WORDS("build-b", "test-b"),
		 "\"try_task_config\": {\"rebuild\": {\"test-b\": 4}}",
		 "{\"build-a\": 10, \"build-b\": 60, \"test-b\": 7, \"toolchain\": 100}");
	assert_int_equal(e.runs, 7);
	assert_true(e.machine == 10 + 60 + 4 * 7 + 100);
	graph_release(&g);
}

static void what_another_push_made_does_not_run(void **state)
{
	struct estimate e;
	struct graph g;

	graph_from(state, &g, text);
	estimate(&e, &g, WORDS("test-a"),
		 "\"existing_tasks\": {\"build-a\": \"x\", \"test-a\": \"x\", \"none\": \"x\"}",
		 DURATIONS);
	assert_int_equal(e.selected, 1);
	assert_int_equal(e.dependencies, 0);
	assert_true(e.wall == 599.6);
	estimate(&e, &g, WORDS("test-a"),
		 "\"do_not_optimize\": [\"build-a\", 1, \"none\"], "
		 "\"existing_tasks\": {\"build-a\": \"x\", \"toolchain\": \"x\"}",
		 DURATIONS);
	assert_int_equal(e.dependencies, 1);
	assert_true(e.wall == 4199.6);
	graph_release(&g);
}

static void unknown_durations_are_counted_not_guessed(void **state)
{
	struct estimate e = {0};
	struct graph g;

	expect_lines(&e, "");
	expect_json(&e, "null");
	graph_from(state, &g, text);
	estimate(&e, &g, WORDS("test-a", "test-b"), "", "{\"build-a\": 30, \"test-b\": 0}");
	expect_lines(&e, "estimates: Runs 5 tasks (2 selected, 3 dependencies)\n"
			 "estimates: Duration of 3 of 5 unknown, not counted\n"
			 "estimates: Total task duration at least 0:00:30\n"
			 "estimates: Should take at least 0:00:30\n");
	expect_json(&e, "{\"tasks\":2,\"dependencies\":3,\"machine_seconds\":30,"
			"\"wall_seconds\":30,\"unknown\":3}");
	estimate(&e, &g, WORDS("build-b"), "", "{\"build-a\": 30}");
	expect_lines(&e, "estimates: Runs 1 task (1 selected, 0 dependencies)\n"
			 "estimates: Duration of 1 of 1 unknown\n");
	expect_json(&e, "{\"tasks\":1,\"dependencies\":0,\"machine_seconds\":null,"
			"\"wall_seconds\":null,\"unknown\":1}");
	e = (struct estimate){.known = true, .selected = 3, .runs = 3, .parts = true, .wall = 7};
	expect_lines(&e, "estimates: Runs 3 tasks (3 selected, dependencies are not in the graph)\n"
			 "estimates: Of whole tasks: those of some tests are quicker\n"
			 "estimates: Total task duration 0:00:00\n"
			 "estimates: Should take at least 0:00:07\n");
	expect_json(&e, "{\"tasks\":3,\"dependencies\":null,\"machine_seconds\":0,"
			"\"wall_seconds\":7,\"unknown\":0}");
	graph_release(&g);
}

static void a_circle_ends(void **state)
{
	struct estimate e;
	struct graph g;

	graph_from(state, &g, "{" TASK("c", NEEDS("d")) "," TASK("d", NEEDS("c")) "}");
	estimate(&e, &g, WORDS("c"), "", "{\"c\": 1, \"d\": 2}");
	assert_int_equal(e.dependencies, 1);
	assert_true(e.machine == 3 && e.wall == 3);
	graph_release(&g);
}

/* ---- any graph, the plain way ---- */

#define NODES 12
#define DAGS  200

struct dag {
	bool needs[NODES][NODES]; /* on smaller numbers only */
	double seconds[NODES];	  /* -1: unknown */
	bool marked[NODES], gone[NODES];
	bool runs[NODES];
};

static unsigned dice(unsigned *seed, unsigned n)
{
	*seed = *seed * 1103515245 + 12345;
	return *seed / 65536 % n;
}

static void throw_dag(struct dag *d, unsigned *seed)
{
	*d = (struct dag){0};
	for (int i = 0; i < NODES; i++) {
		d->seconds[i] = dice(seed, 4) ? (int)dice(seed, 1000) : -1;
		d->marked[i] = !i || !dice(seed, 3);
		d->gone[i] = !dice(seed, 5);
		for (int j = 0; j < i; j++)
			d->needs[i][j] = !dice(seed, 3);
	}
}

static struct strbuf dag_text(const struct dag *d)
{
	struct strbuf s = STRBUF_INIT;

	for (int i = 0; i < NODES; i++) {
		const char *between = "";
		strbuf_addf(&s, "%s\"t%02d\":{\"kind\":\"x\",\"attributes\":{},\"dependencies\":{",
			    i ? "," : "{", i);
		for (int j = 0; j < i; j++)
			if (d->needs[i][j]) {
				strbuf_addf(&s, "%s\"%d\":\"t%02d\"", between, j, j);
				between = ",";
			}
		strbuf_addstr(&s, "},\"task\":{}}");
	}
	strbuf_addch(&s, '}');
	return s;
}

static struct strbuf dag_parameters(const struct dag *d)
{
	struct strbuf s = STRBUF_INIT;

	strbuf_addstr(&s, "\"existing_tasks\": {\"none\": \"x\"");
	for (int i = 0; i < NODES; i++)
		if (d->gone[i])
			strbuf_addf(&s, ",\"t%02d\":\"x\"", i);
	strbuf_addch(&s, '}');
	return s;
}

/* The longest of all ways down from `i`, each walked on its own. */
static double longest(struct dag *d, int i)
{
	double rest = 0;

	d->runs[i] = true;
	for (int j = 0; j < i; j++)
		if (d->needs[i][j] && (d->marked[j] || !d->gone[j]))
			rest = MAX(rest, longest(d, j));
	return rest + MAX(d->seconds[i], 0);
}

static void check_dag(void **state, struct dag *d)
{
	struct strbuf graph = dag_text(d), parameters = dag_parameters(d), durations = STRBUF_INIT;
	const char *label[NODES + 1] = {NULL};
	char name[NODES][16];
	uint32_t nr = 0, dependencies = 0, unknown = 0;
	double wall = 0, machine = 0;
	struct estimate e;
	struct graph g;

	strbuf_addstr(&durations, "{\"none\": 1");
	for (int i = 0; i < NODES; i++) {
		snprintf(name[i], sizeof(name[i]), "t%02d", i);
		if (d->seconds[i] >= 0)
			strbuf_addf(&durations, ",\"%s\":%.0f", name[i], d->seconds[i]);
		if (d->marked[i]) {
			label[nr++] = name[i];
			wall = MAX(wall, longest(d, i));
		}
	}
	strbuf_addch(&durations, '}');
	for (int i = 0; i < NODES; i++) {
		machine += d->runs[i] ? MAX(d->seconds[i], 0) : 0;
		dependencies += d->runs[i] && !d->marked[i];
		unknown += d->runs[i] && d->seconds[i] < 0;
	}
	graph_from(state, &g, graph.buf);
	estimate(&e, &g, label, parameters.buf, durations.buf);
	assert_int_equal(e.selected, nr);
	assert_int_equal(e.dependencies, dependencies);
	assert_int_equal(e.unknown, unknown);
	assert_true(e.machine == machine);
	assert_true(e.wall == wall);
	graph_release(&g);
	strbuf_release(&graph);
	strbuf_release(&parameters);
	strbuf_release(&durations);
}

static void any_graph_gives_what_the_plain_way_gives(void **state)
{
	unsigned seed = 5;
	struct dag d;

	for (int i = 0; i < DAGS; i++) {
		throw_dag(&d, &seed);
		check_dag(state, &d);
	}
}

#define WITH_DIR(test) cmocka_unit_test_setup_teardown(test, unit_dir_setup, unit_dir_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DIR(both_forms_are_read),
		WITH_DIR(what_is_no_duration_is_told_with_its_line),
		WITH_DIR(dependencies_count_once_and_the_longest_way_is_waited_for),
		WITH_DIR(runs_again_cost_machines_but_no_time),
		WITH_DIR(what_another_push_made_does_not_run),
		WITH_DIR(unknown_durations_are_counted_not_guessed),
		WITH_DIR(a_circle_ends),
		WITH_DIR(any_graph_gives_what_the_plain_way_gives),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
