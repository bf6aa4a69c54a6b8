/* SPDX-License-Identifier: MPL-2.0 */
/* core/plan/pyjson: byte for byte what Python writes. */
#include "core/base/base.h"
#include "core/base/strbuf.h"
#include "core/plan/pyjson.h"
#include "tests/unit/unit.h"

static char *dump(const char *text)
{
	json_t *value = json_loads(text, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
	struct strbuf out = STRBUF_INIT;

	assert_non_null(value);
	pyjson_add(&out, value);
	json_decref(value);
	return strbuf_detach(&out);
}

static void assert_dump(const char *text, const char *want)
{
	char *got = dump(text);

	assert_string_equal(got, want);
	free(got);
}

static void pyjson_indents_and_sorts(void **state UNUSED)
{
	assert_dump("{\"b\": [1, {\"z\": null, \"a\": true}], \"a\": false, \"B\": \"x\"}",
		    "{\n"
		    "    \"B\": \"x\",\n"
		    "    \"a\": false,\n"
		    "    \"b\": [\n"
		    "        1,\n"
		    "        {\n"
		    "            \"a\": true,\n"
		    "            \"z\": null\n"
		    "        }\n"
		    "    ]\n"
		    "}");
}

static void pyjson_leaves_empty_containers_on_one_line(void **state UNUSED)
{
	assert_dump("[]", "[]");
	assert_dump("{}", "{}");
	assert_dump("{\"a\": [], \"b\": {}}", "{\n    \"a\": [],\n    \"b\": {}\n}");
}

static void pyjson_escapes_all_but_printable_ascii(void **state UNUSED)
{
	assert_dump("\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f /~\\u007f\"",
		    "\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f /~\\u007f\"");
	assert_dump("\"q\\\"b\\\\\"", "\"q\\\"b\\\\\"");
	assert_dump("\"\xc3\xa9\xef\xbf\xbf\"", "\"\\u00e9\\uffff\"");
	assert_dump("\"\xf0\x9f\xa6\x8a\xf4\x8f\xbf\xbf\"", "\"\\ud83e\\udd8a\\udbff\\udfff\"");
}

static void pyjson_writes_numbers_as_repr(void **state UNUSED)
{
	static const char *const pair[][2] = {
		{"9223372036854775807", "9223372036854775807"},
		{"-1", "-1"},
		{"1.0", "1.0"},
		{"-0.0", "-0.0"},
		{"0.1", "0.1"},
		{"0.30000000000000004", "0.30000000000000004"},
		{"123.456", "123.456"},
		{"1e15", "1000000000000000.0"},
		{"1e16", "1e+16"},
		{"1.5e300", "1.5e+300"},
		{"0.0001", "0.0001"},
		{"0.00001", "1e-05"},
		{"9007199254740993.0", "9007199254740992.0"},
		{"2.5e-320", "2.5e-320"},
	};

	for (size_t i = 0; i < ARRAY_LEN(pair); i++)
		assert_dump(pair[i][0], pair[i][1]);
}

static void pyjson_agrees_with_python(void **state UNUSED)
{
	static const char script[] =
		"import json, sys\n"
		"v = json.loads(sys.stdin.read())\n"
		"sys.stdout.write(json.dumps(v, indent=4, separators=(',', ': '), sort_keys=True))\n";
	static const char text[] =
		"{\"tasks\": [\"a\\u00e9\", \"\\ud83e\\udd8a\", \"\\u007f\\u0080\", \"\"], \"\\uffff\": 1,"
		" \"\\ud800\\udc00\": 2, \"e\": [[], {}, [[]]], \"f\": [0.5, 1e22, 1e-7, 5e-324,"
		" 1.7976931348623157e308, 3.0, 1234567890123456.7], \"A\": null, \"a b\": {\"x\": true}}";
	struct proc p = PROC_INIT;
	struct err err;
	char *got;

	p.argv = (const char *const[]){"python3", "-c", "pass", NULL};
	if (proc_run(&p, &err)) {
		proc_release(&p);
		skip();
	}
	proc_release(&p);
	p = (struct proc)PROC_INIT;
	p.argv = (const char *const[]){"python3", "-c", script, NULL};
	p.input = slice_from(text);
	assert_int_equal(proc_run(&p, &err), 0);
	got = dump(text);
	assert_string_equal(got, p.out.buf);
	free(got);
	proc_release(&p);
}

/* What jansson would read and Python write, without reading it. */
static void a_line_keeps_the_text_and_changes_its_layout(void **state UNUSED)
{
	static const char *const row[][2] = {
		{"{}", "{}"},
		{" { } \n", "{}"},
		{"{\n  \"a\" : [ 1.50,-2e+7 ,\ttrue ],\r\n\"b\":{\"c\":null}}",
		 "{\"a\": [1.50, -2e+7, true], \"b\": {\"c\": null}}"},
		{"\"a: b,c  d\"", "\"a: b,c  d\""},
		{"[\"\\\"\",\"\\\\\",\"x:y\"]", "[\"\\\"\", \"\\\\\", \"x:y\"]"},
		{"\"\\u00e9 \xc3\xa9 \xf0\x9f\xa6\x8a \x7f\"",
		 "\"\\u00e9 \\u00e9 \\ud83e\\udd8a \\u007f\""},
	};

	for (size_t i = 0; i < ARRAY_LEN(row); i++) {
		struct strbuf out = STRBUF_INIT;
		pyjson_add_line(&out, slice_from(row[i][0]));
		assert_string_equal(out.buf, row[i][1]);
		strbuf_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pyjson_indents_and_sorts),
		cmocka_unit_test(pyjson_leaves_empty_containers_on_one_line),
		cmocka_unit_test(pyjson_escapes_all_but_printable_ascii),
		cmocka_unit_test(pyjson_writes_numbers_as_repr),
		cmocka_unit_test(pyjson_agrees_with_python),
		cmocka_unit_test(a_line_keeps_the_text_and_changes_its_layout),
	};

	return cmocka_run_group_tests_name("pyjson", tests, NULL, NULL);
}
