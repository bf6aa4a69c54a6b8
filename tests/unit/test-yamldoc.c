/* SPDX-License-Identifier: MPL-2.0 */
/* core/conf/yamldoc: whole YAML files as values. */
#include "core/base/base.h"
#include "core/base/file.h"
#include "core/conf/yamldoc.h"
#include "tests/unit/unit.h"

/* What mach's users have in their files, in all ways they write it. */
static const char presets[] = "# My presets.\n"
			      "---\n"
			      "sm: # SpiderMonkey\n"
			      "    selector: fuzzy\n"
			      "    description: <-\n"
			      "        Runs all the\n"
			      "        sm tasks\n"
			      "    query:\n"
			      "        - \"'spidermonkey !asan\" # the quick ones\n"
			      "        - ^test- -1$ !browsertime\n"
			      "    # full: true\n"
			      "\n"
			      "# What I use most.\n"
			      "perf:\n"
			      "  description: >-\n"
			      "    Browsertime\n"
			      "    everywhere\n"
			      "\n"
			      "  message: 'a: b {msg}'\n"
			      "  query:\n"
			      "  - \"'browsertime '1\\\n"
			      "    \\ \\\"quoted\\\"\"\n"
			      "  rebuild: 3\n"
			      "  try_config_params: {target_tasks_method: x}\n"
			      "  # The end of perf.\n"
			      "\n"
			      "# The end.\n";

static struct yaml_doc *parse(const char *text)
{
	struct err err;
	struct yaml_doc *d = yaml_doc_parse("p.yml", slice_from(text), &err);

	if (!d)
		fail_msg("%s: %s", err.text, text);
	return d;
}

/* `want` is JSON with ' for ". */
static void assert_reads(const char *text, const char *want)
{
	struct yaml_doc *d = parse(text);
	char *json = json_dumps(d->value, JSON_COMPACT | JSON_ENCODE_ANY), *c;

	for (c = strchr(json, '"'); c; c = strchr(c, '"'))
		*c = '\'';
	if (strcmp(json, want))
		fail_msg("'%s' is read as %s, not %s", text, json, want);
	free(json);
	yaml_doc_free(d);
}

static void all_styles_of_scalars_are_read(void **state UNUSED)
{
	assert_reads(presets,
		     "{'sm':{'selector':'fuzzy','description':'<- Runs all the sm tasks',"
		     "'query':[''spidermonkey !asan','^test- -1$ !browsertime']},"
		     "'perf':{'description':'Browsertime everywhere','message':'a: b {msg}',"
		     "'query':[''browsertime '1 \\'quoted\\''],'rebuild':3,"
		     "'try_config_params':{'target_tasks_method':'x'}}}");
	assert_reads("a: |\n  x\n  y\n\nb: |-\n  x\nc: |+\n  x\n\nd: >\n  x\n  y\n",
		     "{'a':'x\\ny\\n','b':'x','c':'x\\n\\n','d':'x y\\n'}");
	assert_reads("- one\n  two\n- 'three\n\n  four'\n- |2\n   five\n",
		     "['one two','three\\nfour',' five\\n']");
	assert_reads("[\"\\u00e9\\x41\\t\\_\"]\n", "['\xc3\xa9"
						   "A\\t\xc2\xa0']");
	assert_reads("\xef\xbb\xbf{a: b}", "{'a':'b'}");
	assert_reads("a: |\n  x\xc2\x85  y\xe2\x80\xa8  z\n", "{'a':'x\\ny\xe2\x80\xa8z\\n'}");
	assert_reads("a:\r\n- b\r\n- c\r\n", "{'a':['b','c']}");
}

static void plain_scalars_have_the_types_of_yaml_1_1(void **state UNUSED)
{
	assert_reads("[1, +1, -1, 017, 0x1f, -0x1F, 0b11, 1_000, 1:30, 0, 00]",
		     "[1,1,-1,15,31,-31,3,1000,90,0,0]");
	assert_reads("[9223372036854775807, -9223372036854775808]",
		     "[9223372036854775807,-9223372036854775808]");
	assert_reads("[1.5, -1., .5, 1.5e+3, 1_0.0, 1:30.5]", "[1.5,-1.0,0.5,1500.0,10.0,90.5]");
	assert_reads("[yes, No, ON, off, True, false, y, n, oN]",
		     "[true,false,true,false,true,false,'y','n','oN']");
	assert_reads("[~, null, Null, NULL, '', nUll]", "[null,null,null,null,'','nUll']");
	assert_reads("a:\nb: !!null\n", "{'a':null,'b':null}");
	assert_reads("[1e3, 08, 0o7, -, -.5, 1:60, 2024-01-02, =, 1.5e3, +]",
		     "['1e3','08','0o7','-','-.5','1:60','2024-01-02','=','1.5e3','+']");
	assert_reads("['1', \"yes\", !!str 1, !!str yes, !!int 1, !!float 1, ! 1]",
		     "['1','yes','1','yes',1,1.0,1]");
	assert_reads("{1: a, yes: b, ~: c, !!str 2: d}", "{'1':'a','yes':'b','~':'c','2':'d'}");
}

static void documents_may_be_empty_or_any_value(void **state UNUSED)
{
	assert_reads("", "null");
	assert_reads("# only this\n", "null");
	assert_reads("---\n...\n", "null");
	assert_reads("x", "'x'");
	assert_reads("%YAML 1.1\n---\n- [a, {b: c}]\n", "[['a',{'b':'c'}]]");
	assert_reads("{}", "{}");
}

static void aliases_are_copies_and_merges_are_members(void **state UNUSED)
{
	assert_reads("a: &x [1, 2]\nb: *x\nc: [*x, &x 3, *x]\n",
		     "{'a':[1,2],'b':[1,2],'c':[[1,2],3,3]}");
	assert_reads("{&k a: 1, b: *k, c: {*k : 2}}", "{'a':1,'b':'a','c':{'a':2}}");
}

static void merged_members_give_way_to_others(void **state UNUSED)
{
	assert_reads("base: &b {x: 1, y: 2}\nover: {<<: *b, y: 3}\n",
		     "{'base':{'x':1,'y':2},'over':{'x':1,'y':3}}");
	assert_reads("{<<: [{x: 1}, {x: 2, y: 3}], '<<': 4}", "{'x':1,'y':3,'<<':4}");
}

static void errors_name_line_and_column(void **state UNUSED)
{
	static const struct {
		const char *text, *error;
	} row[] = {
		{"a: [1\nb: 2\n",
		 "2:2: not YAML: did not find expected ',' or ']', while parsing a "
		 "flow sequence of line 1"},
		{"a: 1\n  b: 2\n", "2:4: not YAML: mapping values are not allowed in this context"},
		{"a:\n\tb: 1\n", "2:1: not YAML: a tab where only blanks can stand"},
		{"a: \"x\n", "2:1: not YAML: found unexpected end of stream, while scanning a "
			     "quoted scalar of line 1"},
		{"\xc3\xa9: a\n\xc3\xa9: \xe9\n", "2:4: not UTF-8: byte 0xe9"},
		{"\xff\xfe"
		 "a",
		 "1:1: not UTF-8: byte 0xff"},
		{"a: 1\r\nb\x07: 1\n", "2:2: control character U+0007"},
		{"a: \"\\0\"\n", "1:4: a NUL character in a text"},
		{"\"\\0\": a\n", "1:1: a NUL character in a key"},
		{"a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n", "5:3: duplicate key 'c'"},
		{"a: 1\n'a': 2\n", "2:1: duplicate key 'a'"},
		{"a: {<<: {b: 1}, <<: {c: 1}}\n", "1:17: duplicate key '<<'"},
		{"? [a]\n: 1\n", "1:3: a key that is no text"},
		{"a: *b\n", "1:4: no anchor 'b' before this alias"},
		{"a: &b [*b]\n", "1:8: no anchor 'b' before this alias"},
		{"a: &b 1\nc: &b [*b]\n", "2:8: no anchor 'b' before this alias"},
		{"a: &b [1]\n*b : 2\n", "2:1: a key that is no text"},
		{"a: !!set {b}\n", "1:4: unknown tag 'tag:yaml.org,2002:set'"},
		{"a: !mine b\n", "1:4: unknown tag '!mine'"},
		{"a: !!map [b]\n", "1:4: unknown tag 'tag:yaml.org,2002:map'"},
		{"a: !!int b\n", "1:4: 'b' is not what its tag 'tag:yaml.org,2002:int' says"},
		{"a: 9223372036854775808\n",
		 "1:4: a number that JSON has not: '9223372036854775808'"},
		{"a: -.inf\n", "1:4: a number that JSON has not: '-.inf'"},
		{"a: .nan\n", "1:4: a number that JSON has not: '.nan'"},
		{"a: 0x_\n", "1:4: a number that JSON has not: '0x_'"},
		{"a: {<<: 1}\n", "1:5: '<<' needs a mapping or a list of mappings"},
		{"a: {<<: [{}, 1]}\n", "1:5: '<<' needs a mapping or a list of mappings"},
		{"a: 1\n--- \nb: 2\n", "2:1: a second document"},
	};
	struct strbuf want = STRBUF_INIT;
	struct err err;

	for (size_t i = 0; i < ARRAY_LEN(row); i++) {
		strbuf_reset(&want);
		strbuf_addf(&want, "p.yml:%s", row[i].error);
		assert_null(yaml_doc_parse("p.yml", slice_from(row[i].text), &err));
		assert_string_equal(err.text, want.buf);
	}
	assert_null(yaml_doc_parse("p.yml", (struct slice){"a: \0b", 5}, &err));
	assert_string_equal(err.text, "p.yml:1:4: control character U+0000");
	strbuf_release(&want);
}

static void assert_refused(const struct strbuf *text, const char *want)
{
	struct err err;

	assert_null(yaml_doc_parse("p.yml", strbuf_slice(text), &err));
	assert_string_equal(err.text, want);
}

static void what_grows_without_end_is_refused(void **state UNUSED)
{
	struct strbuf text = STRBUF_INIT;

	for (int i = 0; i < 100; i++)
		strbuf_addstr(&text, "[");
	for (int i = 0; i < 100; i++)
		strbuf_addstr(&text, "]");
	yaml_doc_free(parse(text.buf));
	strbuf_splice(&text, 0, 0, "[", 1);
	strbuf_addstr(&text, "]");
	assert_refused(&text, "p.yml:1:101: more than 100 levels");
	strbuf_reset(&text);
	for (int i = 0; i < 300000; i++)
		strbuf_addstr(&text, "[");
	assert_refused(&text, "p.yml:1:101: more than 100 levels");

	strbuf_reset(&text);
	strbuf_addstr(&text, "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
	for (int i = 1; i < 30; i++)
		strbuf_addf(&text, "a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d]\n",
			    i, i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
	assert_refused(&text, "p.yml:6:10: too large: aliases add more than 1 MiB");

	strbuf_reset(&text);
	while (text.len <= YAML_DOC_MAX)
		strbuf_addstr(&text, "# much to say\n");
	assert_refused(&text, "p.yml: too large: more than 1 MiB");
	strbuf_release(&text);
}

static void files_are_read(void **state)
{
	struct strbuf path = STRBUF_INIT, want = STRBUF_INIT;
	struct yaml_doc *d;
	struct err err;

	strbuf_addf(&path, "%s/p.yml", unit_dir(state));
	assert_null(yaml_doc_read(path.buf, &err));
	strbuf_addf(&want, "cannot open '%s': No such file or directory", path.buf);
	assert_string_equal(err.text, want.buf);
	assert_int_equal(file_write_atomic(path.buf, "a: 1\n", 5, 0600, &err), 0);
	d = yaml_doc_read(path.buf, &err);
	assert_int_equal(json_integer_value(json_object_get(d->value, "a")), 1);
	yaml_doc_free(d);
	assert_int_equal(file_write_atomic(path.buf, "[\n", 2, 0600, &err), 0);
	assert_null(yaml_doc_read(path.buf, &err));
	strbuf_reset(&want);
	strbuf_addf(&want, "%s:2:1: not YAML: ", path.buf);
	assert_memory_equal(err.text, want.buf, want.len);
	strbuf_release(&path);
	strbuf_release(&want);
}

static void entries_and_members_have_a_place(void **state UNUSED)
{
	struct yaml_doc *d = parse(presets);
	const struct yaml_member *m = yaml_doc_find(d, "perf", NULL);

	assert_int_equal(m->line, 14);
	assert_int_equal(m->column, 1);
	m = yaml_doc_find(d, "sm", "query");
	assert_int_equal(m->line, 8);
	assert_int_equal(m->column, 5);
	assert_memory_equal(d->text.buf + m->start, "query:\n", 7);
	assert_memory_equal(d->text.buf + m->end, "    # full: true\n", 17);
	assert_null(yaml_doc_find(d, "sm", "rebuild")); /* perf has it */
	assert_null(yaml_doc_find(d, "selector", NULL));
	assert_null(yaml_doc_find(d, "try_config_params", "target_tasks_method"));
	yaml_doc_free(d);
}

#define DIR_TEST(f) cmocka_unit_test_setup_teardown(f, unit_dir_setup, unit_dir_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_styles_of_scalars_are_read),
		cmocka_unit_test(plain_scalars_have_the_types_of_yaml_1_1),
		cmocka_unit_test(documents_may_be_empty_or_any_value),
		cmocka_unit_test(aliases_are_copies_and_merges_are_members),
		cmocka_unit_test(merged_members_give_way_to_others),
		cmocka_unit_test(errors_name_line_and_column),
		cmocka_unit_test(what_grows_without_end_is_refused),
		DIR_TEST(files_are_read),
		cmocka_unit_test(entries_and_members_have_a_place),
	};

	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
