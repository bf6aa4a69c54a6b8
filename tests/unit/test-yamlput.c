/* SPDX-License-Identifier: MPL-2.0 */
/* core/conf/yamlput: one entry of a YAML file changed, and nothing else. */
#include "core/base/base.h"
#include "core/conf/yamlput.h"
#include "tests/unit/unit.h"

static struct yaml_doc *parse(const char *text)
{
	struct err err;
	struct yaml_doc *d = yaml_doc_parse("p.yml", slice_from(text), &err);

	if (!d)
		fail_msg("%s: %s", err.text, text);
	return d;
}

/* Sets the entry to JSON with ' for "; the new text, or the error. */
static char *put(const char *text, const char *key, const char *json)
{
	struct strbuf quoted = STRBUF_INIT, out = STRBUF_INIT;
	struct yaml_doc *d = parse(text);
	json_t *value;
	struct err err;
	char *c;

	strbuf_addstr(&quoted, json);
	for (c = strchr(quoted.buf, '\''); c; c = strchr(c, '\''))
		*c = '"';
	value = json_loads(quoted.buf, JSON_DECODE_ANY, NULL);
	assert_non_null(value);
	if (yaml_doc_put(d, key, value, &out, &err)) {
		assert_int_equal(out.len, 0);
		strbuf_addstr(&out, err.text);
	}
	json_decref(value);
	yaml_doc_free(d);
	strbuf_release(&quoted);
	return strbuf_detach(&out);
}

static void assert_put(const char *text, const char *key, const char *json, const char *want)
{
	char *got = put(text, key, json);

	assert_string_equal(got, want);
	free(got);
}

static void a_new_entry_goes_where_mach_would_sort_it(void **state UNUSED)
{
	assert_put("", "b", "{'full': true}", "b:\n  full: true\n");
	assert_put("# none yet", "b", "{'full': true}", "# none yet\nb:\n  full: true\n");
	assert_put("a: {}\nc: {}\n", "b", "{'q': ['x']}", "a: {}\nb:\n  q:\n  - x\nc: {}\n");
	assert_put("b: {}\nc: {}", "d", "{'q': 1}", "b: {}\nc: {}\nd:\n  q: 1\n");
	assert_put("---\nb: {}\nc: {}\n", "a", "{'q': 1}", "---\na:\n  q: 1\nb: {}\nc: {}\n");
	assert_put("# b is\nb: {}\n", "a", "{'q': 1}", "# b is\nb: {}\na:\n  q: 1\n");
	assert_put("c: {}\nb: {}\n# end\n", "a", "1", "c: {}\nb: {}\na: 1\n# end\n");
	assert_put("a:\n  q: 1\n  # r: 2\n\n# c is\nc: {}\n", "b", "{}",
		   "a:\n  q: 1\n  # r: 2\nb: {}\n\n# c is\nc: {}\n");
	assert_put("a: 1\n # of a\nc: 2\n", "b", "3", "a: 1\n # of a\nb: 3\nc: 2\n");
	assert_put("  a: 1\n  c: 2\n", "b", "{'q': 'x'}", "  a: 1\n  b:\n    q: x\n  c: 2\n");
	assert_put("a: |+\n  x\n\nc: 1\n", "b", "2", "a: |+\n  x\n\nb: 2\nc: 1\n");
}

static void only_members_that_change_are_written(void **state UNUSED)
{
#define HEAD "# mine\na: # one\n  d: >-\n    folded\n    text\n\n  q:\n  - 'x' # why\n"
#define TAIL "  s: fuzzy\n  # end of a\n\n# b is\nb: {c: 1}\n"

	assert_put(HEAD "  r: 3 # times\n" TAIL, "a",
		   "{'d': 'folded text', 'q': ['x'], 'r': 3, 's': 'fuzzy'}",
		   HEAD "  r: 3 # times\n" TAIL);
	assert_put(HEAD "  r: 3 # times\n" TAIL, "a",
		   "{'d': 'folded text', 'q': ['x'], 'r': 5, 's': 'fuzzy'}", HEAD "  r: 5\n" TAIL);
	assert_put(HEAD "  r: 3 # times\n" TAIL, "b", "{'c': 2}",
		   "# mine\na: # one\n  d: >-\n    folded\n    text\n\n  q:\n  - 'x' # why\n"
		   "  r: 3 # times\n  s: fuzzy\n  # end of a\n\n# b is\nb:\n  c: 2\n");
}

static void members_come_and_go(void **state UNUSED)
{
	static const char text[] = "a: # one\n    # above\n    query:\n        - x # why\n"
				   "        # - y\n    # last\nb: 1\n";

	assert_put(text, "a", "{'query': ['x'], 'full': true, 'rebuild': 2}",
		   "a: # one\n    # above\n    query:\n        - x # why\n        # - y\n"
		   "    full: true\n    rebuild: 2\n    # last\nb: 1\n");
	assert_put(text, "a", "{'full': true}",
		   "a: # one\n    # above\n        # - y\n    full: true\n    # last\nb: 1\n");
	assert_put("a:\n  b: 1\n  d: 2\n", "a", "{'a': {'x': ['y']}, 'c': [], 'd': 2}",
		   "a:\n  a:\n    x:\n    - y\n  c: []\n  d: 2\n");
	assert_put("a:\n  b: |\n    x\n\n\nc: 1\n", "a", "{'b': 'y'}", "a:\n  b: y\n\n\nc: 1\n");
	assert_put("a:\n  b: [1,\n    2]", "a", "{'b': 1}", "a:\n  b: 1\n");
}

static void what_is_no_mapping_of_lines_is_replaced_whole(void **state UNUSED)
{
	assert_put("a: {b: 1} # c\nd: 1\n", "a", "{'b': 2}", "a:\n  b: 2\nd: 1\n");
	assert_put("a: text\n", "a", "{'b': 2}", "a:\n  b: 2\n");
	assert_put("a:\nd: 1\n", "a", "{'b': 2}", "a:\n  b: 2\nd: 1\n");
	assert_put("a:\n  b: 1\n", "a", "{}", "a: {}\n");
	assert_put("x: &x {b: 1}\na:\n  <<: *x\n  c: 1\n", "a", "{'c': 2}",
		   "x: &x {b: 1}\na:\n  c: 2\n");
	assert_put("? a\n: b: 1\n", "a", "{'b': 2}", "a:\n  b: 2\n");
}

static void what_cannot_stay_is_an_error(void **state UNUSED)
{
	static const char error[] = "p.yml: 'a' cannot be changed and all else kept; edit the file";

	assert_put("{a: 1, b: 2}\n", "a", "{'c': 1}", error);
	assert_put("a: &x {b: 1}\nc: *x\n", "a", "{'b': 2}", error);
	assert_put("b: &x 1\na: &x {b: 1}\nc: *x\n", "a", "{'b': 2}", error); /* c would be 1 */
	assert_put("b: 1\n...\n", "a", "{'c': 1}", "a:\n  c: 1\nb: 1\n...\n");
	assert_put("---\n...\n", "a", "{'c': 1}", error);
	assert_put("- b\n", "a", "{'c': 1}", error);
	assert_put("text\n", "a", "{'c': 1}", error);
	assert_put("a:\r  b: 1\r  c: 2\r", "a", "{'b': 2, 'c': 3}", error); /* no line ends */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_entry_goes_where_mach_would_sort_it),
		cmocka_unit_test(only_members_that_change_are_written),
		cmocka_unit_test(members_come_and_go),
		cmocka_unit_test(what_is_no_mapping_of_lines_is_replaced_whole),
		cmocka_unit_test(what_cannot_stay_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
