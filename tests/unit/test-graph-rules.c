/* SPDX-License-Identifier: MPL-2.0 */
/* core/graph: rules for facets in files of the user and of the project. */
#include "core/base/base.h"
#include "core/graph/rules.h"
#include "tests/unit/unit.h"
#include "tests/unit/graph.h"

/* A folder is checkout and configuration folder of each test. */
static int setup(void **state)
{
	return unit_dir_setup(state) || setenv("XDG_CONFIG_HOME", unit_dir(state), 1);
}

static void user_rules(void **state, const char *text)
{
	free(graph_file(state, "mtry-tui/facets", text, strlen(text)));
}

static void project_rules(void **state, const char *text)
{
	free(graph_file(state, RULES_OF_PROJECT, text, strlen(text)));
}

/* Facets of the only task of a graph, "facet=value" with blanks between. */
static void assert_facets(void **state, const char *task, const char *want)
{
	struct graph_options opt = {.checkout = unit_dir(state)};
	struct strbuf json = STRBUF_INIT, got = STRBUF_INIT;
	struct graph g;
	struct err err;
	char *path;

	strbuf_addf(&json, "{\"a\":%s}", task);
	opt.spec = path = graph_file(state, "graph.json", json.buf, json.len);
	if (graph_load(&g, &opt, &err))
		fail_msg("%s", err.text);
	for (unsigned f = 0; f < FACET_NR; f++)
		if (f != FACET_CLASS && graph_facet(&g, 0, f).n)
			strbuf_addf(&got, "%s%s=%s", got.len ? " " : "", facet_name(f),
				    graph_facet(&g, 0, f).p);
	assert_string_equal(got.buf, want);
	graph_release(&g);
	free(path);
	strbuf_release(&json);
	strbuf_release(&got);
}

static void rules_of_the_user_come_first(void **state)
{
	const char *task = "{\"kind\":\"k\",\"attributes\":{\"x\":\"ux/uy\",\"y\":\"p\",\"z\":3,"
			   "\"unittest_suite\":\"b\"}}";

	assert_facets(state, task, "suite=b variant=default kind=k");
	project_rules(state, "suite attr.y\n");
	assert_facets(state, task, "suite=p variant=default kind=k");
	user_rules(state, "# mine\n\n  suite\tattr.x tail # the end of it\n");
	assert_facets(state, task, "suite=uy variant=default kind=k");
	user_rules(state, "suite attr.x head\nvariant attr.x\ntier attr.z\nkind attr.none");
	assert_facets(state, task, "suite=ux variant=ux/uy kind=k tier=3");
}

static void none_ends_the_rules_of_a_facet(void **state)
{
	const char *task = "{\"kind\":\"k\",\"attributes\":{\"x\":\"b\",\"unittest_suite\":\"s\"}}";

	user_rules(state, "suite attr.gone\nsuite none\nkind none\n");
	assert_facets(state, task, "");
	user_rules(state, "suite attr.x\nsuite none\n");
	assert_facets(state, task, "suite=b variant=default kind=k");
}

static void values_are_put_together(void **state)
{
	const char *task = "{\"kind\":\"k\",\"attributes\":{\"a\":\"x\",\"b\":\"y\"}}";
	struct strbuf big = STRBUF_INIT;

	user_rules(state, "os {attr.a}-{attr.b}\nsuite <{attr.b}{kind}>\nworker {attr.a}{attr.no}\n"
			  "type v{attr.a}\n");
	assert_facets(state, task, "os=x-y type=vx suite=<yk> variant=default kind=k");
	user_rules(state, "platform {attr.a}/{attr.b} tail\nsuite {attr.long}!\n");
	strbuf_addstr(&big, "{\"attributes\":{\"a\":\"x\",\"b\":\"y\",\"long\":\"");
	for (int i = 0; i < 5000; i++) /* the buffer moves after the platform was put there */
		strbuf_addstr(&big, "l");
	strbuf_addstr(&big, "\"}}");
	user_rules(state, "platform {attr.a}/{attr.b} tail\nsuite {attr.long}!\nvariant attr.b\n"
			  "type none\nworker {attr.b}{attr.a}\n");
	{
		struct graph_options opt = {.checkout = unit_dir(state)};
		struct strbuf json = STRBUF_INIT;
		struct graph g;
		struct err err;
		char *path;
		strbuf_addf(&json, "{\"a\":%s}", big.buf);
		opt.spec = path = graph_file(state, "graph.json", json.buf, json.len);
		assert_int_equal(graph_load(&g, &opt, &err), 0);
		assert_facet(&g, "a", FACET_PLATFORM, "y");
		assert_facet(&g, "a", FACET_WORKER, "yx");
		assert_int_equal(graph_facet(&g, 0, FACET_SUITE).n, 5001);
		graph_release(&g);
		free(path);
		strbuf_release(&json);
	}
	strbuf_release(&big);
}

static void conditions_hold_rules_back(void **state)
{
	const char *task = "{\"kind\":\"k\",\"attributes\":{\"a\":\"beos/x\",\"b\":\"beos\"}}";

	user_rules(state,
		   "system beos BeOS\nplatform attr.b if-os-pair\nplatform attr.a if-os head\n"
		   "suite attr.b with attr.gone\nsuite attr.a tail with attr.b with kind\n");
	assert_facets(state, task, "os=BeOS platform=beos suite=x variant=default kind=k");
	user_rules(state, "platform kind if-os\nsuite attr.b if-platform\n");
	assert_facets(state, task, "kind=k");
	user_rules(state, "system be Be\nplatform attr.b\nos kind\nsuite attr.b if-platform\n");
	assert_facets(state, task, "os=k platform=beos suite=beos variant=default kind=k");
}

static void projects_of_other_shapes_have_defaults(void **state)
{
	assert_facets(state,
		      "{\"kind\":\"train\",\"attributes\":{\"src_locale\":\"ru\","
		      "\"trg_locale\":\"en\",\"stage\":\"train-teacher\"}}",
		      "os=ru-en suite=train-teacher variant=default kind=train");
	assert_facets(state, "{\"kind\":\"train\",\"attributes\":{\"stage\":\"x\"}}", "kind=train");
	assert_facets(state,
		      "{\"kind\":\"b\",\"attributes\":{\"shipping-product\":\"fenix\"},"
		      "\"task\":{\"extra\":{\"treeherder-platform\":\"fenix-all/opt\"}}}",
		      "os=fenix platform=fenix-all type=opt kind=b");
	assert_facets(state,
		      "{\"kind\":\"b\",\"attributes\":{\"component\":\"c\","
		      "\"treeherder-group\":\"g\"}}",
		      "suite=c variant=default kind=b");
	assert_facets(state, "{\"kind\":\"b\",\"attributes\":{\"component\":\"c\"}}", "kind=b");
}

static void what_is_wrong_has_a_place(void **state)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{"suit attr.x", "1: no rule makes 'suit' (did you mean 'suite'?)"},
		{"#\nclass attr.x", "2: no rule makes 'class'"},
		{"suite", "1: the rule has no value: write attr.NAME, kind, … or none"},
		{"suite kimd", "1: unknown value 'kimd' (did you mean 'kind'?)"},
		{"suite attr.", "1: unknown value 'attr.' (write attr.NAME for an attribute)"},
		{"suite x{attr.a", "1: a '{' has no '}'"},
		{"suite {}", "1: unknown value '' (write attr.NAME for an attribute)"},
		{"suite attr.x haed", "1: 'haed' is none of head, tail, if-os, if-os-pair, "
				      "if-platform and with"},
		{"suite attr.x with", "1: unknown value '' (write attr.NAME for an attribute)"},
		{"suite none x", "1: nothing stands behind 'none'"},
		{"system x", "1: a system is 'system PREFIX NAME'"},
		{"system x y z", "1: a system is 'system PREFIX NAME'"},
	};
	struct facet_rules r;
	struct strbuf notes = STRBUF_INIT, want = STRBUF_INIT;
	struct err err;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		user_rules(state, cases[i].text);
		assert_int_equal(facet_rules_load(&r, NULL, &notes, &err), -1);
		facet_rules_release(&r);
		strbuf_reset(&want);
		strbuf_addf(&want, "%s/mtry-tui/facets:%s", unit_dir(state), cases[i].message);
		assert_string_equal(err.text, want.buf);
	}
	assert_string_equal(notes.buf, "");
	strbuf_release(&want);
	strbuf_release(&notes);
}

static void attributes_are_limited_and_counted_once(void **state)
{
	struct strbuf text = STRBUF_INIT, notes = STRBUF_INIT;
	struct facet_rules r;
	struct err err;

	for (int i = 0; i < 3 * RULE_ATTRS; i++)
		strbuf_addf(&text, "suite attr.same\nsuite attr.kind\n");
	user_rules(state, text.buf);
	assert_int_equal(facet_rules_load(&r, NULL, &notes, &err), 0);
	facet_rules_release(&r);
	for (int i = 1; i < FILE_ATTRS; i++)
		strbuf_addf(&text, "suite attr.a%d\n", i);
	user_rules(state, text.buf);
	assert_int_equal(facet_rules_load(&r, NULL, &notes, &err), 0);
	facet_rules_release(&r);
	strbuf_addstr(&text, "suite attr.one-more\n");
	user_rules(state, text.buf);
	assert_int_equal(facet_rules_load(&r, NULL, &notes, &err), -1);
	assert_non_null(strstr(err.text, ": too many attributes: at most "));
	facet_rules_release(&r);
	strbuf_release(&text);
	strbuf_release(&notes);
}

/* A file in the repository must not lock its users out. */
static void a_wrong_file_of_the_project_does_not_count(void **state)
{
	const char *json = "{\"a\":{\"attributes\":{\"unittest_suite\":\"s\",\"x\":\"y\"}}}";
	char *path = graph_file(state, "graph.json", json, strlen(json));
	struct graph_options opt = {.spec = path, .checkout = unit_dir(state)};
	struct graph g;
	struct err err;

	project_rules(state, "suite attr.x\nsuite none\nsystem x y\noops\n");
	assert_int_equal(graph_load(&g, &opt, &err), 0);
	assert_facet(&g, "a", FACET_SUITE, "s");
	assert_non_null(strstr(g.notes,
			       "taskcluster/mtry-facets:4: no rule makes 'oops'; the rules of "
			       "this file do not count\n"));
	graph_release(&g);
	user_rules(state, "oops\n");
	assert_int_equal(graph_load(&g, &opt, &err), -1);
	assert_non_null(strstr(err.text, "/mtry-tui/facets:1: "));
	free(path);
}

static uint64_t digest(void **state)
{
	struct strbuf notes = STRBUF_INIT;
	struct facet_rules r;
	struct err err;
	uint64_t d;

	assert_int_equal(facet_rules_load(&r, unit_dir(state), &notes, &err), 0);
	d = facet_rules_digest(&r);
	facet_rules_release(&r);
	strbuf_release(&notes);
	return d;
}

static void the_digest_changes_with_the_rules(void **state)
{
	struct facet_rules r;
	uint64_t none = digest(state), user, project;

	facet_rules_builtin(&r);
	assert_true(facet_rules_digest(&r) == none);
	facet_rules_release(&r);
	user_rules(state, "suite attr.x\n");
	user = digest(state);
	assert_true(user != none);
	assert_true(user == digest(state));
	user_rules(state, "suite attr.y\n");
	assert_true(user != digest(state));
	user_rules(state, "");
	project_rules(state, "suite attr.x\n");
	project = digest(state);
	assert_true(project != none);
	project_rules(state, "wrong\n");
	user_rules(state, "suite attr.x\n");
	assert_true(user == digest(state)); /* what does not count is not in it */
}

#define IN_DIR(f) cmocka_unit_test_setup_teardown(f, setup, unit_dir_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_DIR(rules_of_the_user_come_first),
		IN_DIR(none_ends_the_rules_of_a_facet),
		IN_DIR(values_are_put_together),
		IN_DIR(conditions_hold_rules_back),
		IN_DIR(projects_of_other_shapes_have_defaults),
		IN_DIR(what_is_wrong_has_a_place),
		IN_DIR(attributes_are_limited_and_counted_once),
		IN_DIR(a_wrong_file_of_the_project_does_not_count),
		IN_DIR(the_digest_changes_with_the_rules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
