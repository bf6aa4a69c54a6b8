/* SPDX-License-Identifier: MPL-2.0 */
/* core/plan/known: the parameters that a tree's decision task knows, in the forms they have had. */
#include "core/base/base.h"
#include "core/base/file.h"
#include "core/plan/known.h"
#include "tests/unit/unit.h"

static const char dictionary[] =
	"# gecko_parameters_schema = {}\n"
	"from voluptuous import Any\n"
	"x = {Required(\"no\"): 1}\n"
	"gecko_parameters_schema = {\n"
	"    Required(\"app_version\"): str,  # Required(\"comment\")\n"
	"    Required(\"history\"): {str: dict, Required(\"inner\"): str},\n"
	"    Optional(\n"
	"        \"backstop\",\n"
	"        description=\"it's \"\n"
	"        'a } \\' brace',\n"
	"    ): Any(None, {\"deep\": [str]}),\n"
	"    Required(\"try_task_config\"): {\n"
	"        Optional(\"tasks\"): [str],\n"
	"        Optional(\"env\"): {str: str},\n"
	"        Optional(\"rebuild\"): int,\n"
	"        Optional('''priority'''): Any(\"low\", \"lowest\")\n"
	"    },\n"
	"    \"plain\": str,\n"
	"    name: str,\n"
	"    Required(\"version\"): str\n"
	"}\n"
	"after = {Required(\"after\"): str}\n";

static const char older[] = "gecko_parameters_schema = Schema({\n"
			    "    Required(\"try_task_config\"): dict,\n"
			    "    Required(\"try_mode\"): str,\n"
			    "})\n";

static const char decision[] = "try_task_config_schema_v2 = Schema({Optional(\"no\"): str})\n"
			       "try_task_config_schema = Schema(\n"
			       "    {\n"
			       "        Required(\"tasks\"): [str],\n"
			       "        Optional(\"chemspill-prio\"): bool,\n"
			       "        Optional(\"rebuild\"): Any(int, {str: int}),\n"
			       "    }\n"
			       ")\n";

static const char classes[] = "class GitHubConfig(Schema, kw_only=True, rename=None):\n"
			      "    pull_head_sha: str\n"
			      "\n"
			      "class TryTaskConfig(Schema, kw_only=True):\n"
			      "    tasks: Optional[list[str]] = None\n"
			      "    # a comment: not a member\n"
			      "    native_profiling: Optional[bool] = None\n"
			      "    rebuild: Optional[Union[int, dict[str, int]]] = None\n"
			      "\n"
			      "    def check(self):\n"
			      "        local: int = 1\n"
			      "\n"
			      "class GeckoParametersSchema(Schema, kw_only=True, rename=None):\n"
			      "    app_version: str\n"
			      "    try_task_config: TryTaskConfig\n"
			      "    version: str\n"
			      "\n"
			      "def get_contents(path):\n"
			      "    late: str = 1\n";

static const char optional_class[] = "class Config(\n"
				     "    Schema, rename=None\n"
				     "):\n"
				     "    a_b: str\n"
				     "    rebuild: Optional[\n"
				     "        Union[int, dict[str, int]]\n"
				     "    ] = None\n"
				     "class GeckoParametersSchema(Schema):\n"
				     "    try_task_config: Optional[Config] = None\n";

static const char one_number[] = "class TryTaskConfig(Schema):\n"
				 "    rebuild: Optional[int] = None\n"
				 "    env: Optional[dict[str, str]] = None\n"
				 "class GeckoParametersSchema(Schema):\n"
				 "    try_task_config: TryTaskConfig\n";

static void assert_members(const json_t *set, const char *want)
{
	struct strbuf got = STRBUF_INIT;
	const char *key;
	json_t *value;

	json_object_foreach ((json_t *)(uintptr_t)set, key, value)
		strbuf_addf(&got, "%s ", key);
	assert_string_equal(got.buf, want);
	strbuf_release(&got);
}

static struct known *parse(const char *parameters, const char *other)
{
	struct known *k = known_parse(slice_from(parameters), slice_from(other), slice_from(""));

	assert_non_null(k);
	return k;
}

static void dictionaries_are_read(void **state UNUSED)
{
	struct known *k = parse(dictionary, decision);

	assert_members(k->config, "tasks env rebuild priority ");
	assert_true(known_top(k, "app_version") && known_top(k, "backstop"));
	assert_true(known_top(k, "history") && known_top(k, "plain") && known_top(k, "version"));
	assert_true(known_top(k, "do_not_optimize")); /* taskgraph's own */
	assert_false(known_top(k, "inner") || known_top(k, "deep") || known_top(k, "comment"));
	assert_false(known_top(k, "after") || known_top(k, "no") || known_top(k, "name"));
	assert_true(known_config(k, "priority") && !known_config(k, "app_version"));
	assert_false(k->rebuild_by_label);
	known_free(k);
}

static void an_older_tree_has_the_config_elsewhere(void **state UNUSED)
{
	struct known *k = parse(older, decision);

	assert_members(k->config, "tasks chemspill-prio rebuild ");
	assert_true(k->rebuild_by_label && known_top(k, "try_mode"));
	known_free(k);
	k = parse(older, "");
	assert_null(k->config);
	assert_true(known_config(k, "any") && known_rebuild_by_label(k));
	known_free(k);
}

static void classes_are_read(void **state UNUSED)
{
	struct known *k = parse(classes, "");

	assert_members(k->config, "tasks native-profiling rebuild ");
	assert_true(known_top(k, "app_version") && known_top(k, "try_task_config"));
	assert_false(known_top(k, "late") || known_top(k, "pull_head_sha"));
	assert_true(known_rebuild_by_label(k));
	known_free(k);
	k = parse(optional_class, decision);
	assert_members(k->config, "a_b rebuild ");
	assert_true(known_rebuild_by_label(k));
	known_free(k);
	k = parse(one_number, decision);
	assert_members(k->config, "rebuild env ");
	assert_false(known_rebuild_by_label(k));
	known_free(k);
}

static void those_of_taskgraph_are_known_too(void **state UNUSED)
{
	static const char *const text[] = {
		"base_schema = Schema(\n    {\n        Required(\"head_ref\"): str,\n    }\n)\n",
		"class BaseSchema(Schema):\n    head_ref: str\n",
	};

	for (size_t i = 0; i < ARRAY_LEN(text); i++) {
		struct known *k =
			known_parse(slice_from(classes), slice_from(""), slice_from(text[i]));
		assert_non_null(k);
		assert_true(known_top(k, "head_ref") && known_top(k, "app_version"));
		assert_true(known_top(k, "existing_tasks") && !known_top(k, "owner"));
		known_free(k);
	}
}

/* Any beginning of the texts, and what is no Python, is read without harm. */
static void what_is_damaged_does_no_harm(void **state UNUSED)
{
	static const char *const text[] = {dictionary, older, classes, optional_class};

	for (size_t i = 0; i < ARRAY_LEN(text); i++)
		for (size_t n = 0; n < strlen(text[i]); n++) {
			char *copy = xstrndup(text[i], n);
			known_free(known_parse(slice_from(copy), slice_from(decision),
					       slice_from("")));
			free(copy);
		}
	assert_null(known_parse(slice_from("x = 1\n"), slice_from(""), slice_from("")));
	assert_null(known_parse(slice_from("gecko_parameters_schema = 1\n"), slice_from(""),
				slice_from("")));
	assert_true(known_top(NULL, "x") && known_config(NULL, "x") &&
		    known_rebuild_by_label(NULL));
}

static void write_file(const char *root, const char *name, const char *text)
{
	struct strbuf path = STRBUF_INIT;
	struct err err;

	strbuf_addf(&path, "%s/%s", root, name);
	if (file_write_atomic(path.buf, text, strlen(text), 0600, &err))
		fail_msg("%s", err.text);
	strbuf_release(&path);
}

static void the_files_of_a_checkout_are_read(void **state)
{
	const char *root = unit_dir(state);
	struct strbuf path = STRBUF_INIT;
	struct known *k;
	struct err err;

	assert_int_equal(known_read(&k, NULL, &err), 0);
	assert_null(k);
	write_file(root, "taskcluster/gecko_taskgraph/decision.py", decision);
	assert_int_equal(known_read(&k, root, &err), 0);
	assert_null(k);
	write_file(root, "taskcluster/gecko_taskgraph/parameters.py", "x = 1\n");
	assert_int_equal(known_read(&k, root, &err), 0);
	assert_null(k);
	write_file(root, "taskcluster/gecko_taskgraph/parameters.py", older);
	write_file(root, "third_party/python/taskcluster_taskgraph/taskgraph/parameters.py",
		   "base_schema = {Required(\"level\"): str}\n");
	assert_int_equal(known_read(&k, root, &err), 0);
	strbuf_addf(&path, "%s/taskcluster/gecko_taskgraph/parameters.py", root);
	assert_string_equal(k->path, path.buf);
	assert_members(k->config, "tasks chemspill-prio rebuild ");
	assert_true(known_top(k, "level"));
	known_free(k);
	strbuf_release(&path);
}

static void a_file_that_cannot_be_read_is_an_error(void **state)
{
	static const char *const name[] = {
		"taskcluster/gecko_taskgraph/decision.py",
		"third_party/python/taskcluster_taskgraph/taskgraph/parameters.py",
		"taskcluster/gecko_taskgraph/parameters.py",
	};
	const char *root = unit_dir(state);
	struct known *k;
	struct err err;

	write_file(root, name[2], older);
	for (size_t i = 0; i < ARRAY_LEN(name); i++) {
		struct strbuf path = STRBUF_INIT;
		strbuf_addf(&path, "%s/%s", root, name[i]);
		(void)remove(path.buf);
		assert_int_equal(file_mkdirs(path.buf, &err), 0);
		assert_int_equal(known_read(&k, root, &err), -1);
		assert_non_null(strstr(err.text, name[i]));
		assert_null(k);
		assert_int_equal(remove(path.buf), 0);
		strbuf_release(&path);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dictionaries_are_read),
		cmocka_unit_test(an_older_tree_has_the_config_elsewhere),
		cmocka_unit_test(classes_are_read),
		cmocka_unit_test(those_of_taskgraph_are_known_too),
		cmocka_unit_test(what_is_damaged_does_no_harm),
		cmocka_unit_test_setup_teardown(the_files_of_a_checkout_are_read, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test_setup_teardown(a_file_that_cannot_be_read_is_an_error,
						unit_dir_setup, unit_dir_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
