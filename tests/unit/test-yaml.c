/* SPDX-License-Identifier: MPL-2.0 */
/* core/conf/yaml: single values of YAML files. */
#include "core/base/base.h"
#include "core/base/file.h"
#include "core/conf/yaml.h"
#include "tests/unit/unit.h"

static const char config[] = "# a comment\n"
			     "---\n"
			     "deep: {trust-domain: wrong, list: [a, {trust-domain: b}]}\n"
			     "? [a, list]\n"
			     ": as a name\n"
			     "trust-domain: &domain gecko\n"
			     "quoted: 'it''s: here'\n"
			     "folded: >-\n"
			     "  one\n"
			     "  two\n"
			     "empty:\n"
			     "alias: *domain\n"
			     "trust-domain: again\n"
			     "taskgraph:\n"
			     "    register: \"my_graph:register\"\n"
			     "    repositories:\n"
			     "        ci: {name: Taskgraph}\n";

/* Reads `path` in a file with that text: what yaml_scalar says, and the value. */
static int read_text(void **state, const char *text, const char *const *path, struct strbuf *out,
		     struct err *err)
{
	struct strbuf file = STRBUF_INIT;
	int ret;

	strbuf_addf(&file, "%s/config.yml", unit_dir(state));
	assert_int_equal(file_write_atomic(file.buf, text, strlen(text), 0600, err), 0);
	strbuf_reset(out);
	ret = yaml_scalar(file.buf, path, out, err);
	if (ret < 0) /* without the folder */
		memmove(err->text, strstr(err->text, "config.yml"),
			strlen(strstr(err->text, "config.yml")) + 1);
	strbuf_release(&file);
	return ret;
}

static void values_are_found_by_their_names(void **state)
{
	static const struct {
		const char *path[4], *value;
	} table[] = {
		{{"trust-domain"}, "gecko"},
		{{"deep", "trust-domain"}, "wrong"},
		{{"quoted"}, "it's: here"},
		{{"folded"}, "one two"},
		{{"empty"}, ""},
		{{"taskgraph", "register"}, "my_graph:register"},
		{{"taskgraph", "repositories", "ci"}, NULL}, /* a mapping */
		{{"alias"}, NULL},
		{{"deep", "list"}, NULL},
		{{"deep", "list", "trust-domain"}, NULL},
		{{"trust-domain", "below"}, NULL},
		{{"a"}, NULL},
		{{"no such"}, NULL},
	};
	struct strbuf out = STRBUF_INIT;
	struct err err;

	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		assert_int_equal(read_text(state, config, table[i].path, &out, &err),
				 table[i].value != NULL);
		assert_string_equal(out.buf, table[i].value ? table[i].value : "");
	}
	strbuf_release(&out);
}

static void texts_without_a_mapping_hold_nothing(void **state)
{
	static const char *const text[] = {"", "# only this\n", "---\n", "[trust-domain, x]\n",
					   "x"};
	static const char *const path[] = {"trust-domain", NULL};
	struct strbuf out = STRBUF_INIT;
	struct err err;

	for (size_t i = 0; i < ARRAY_LEN(text); i++)
		assert_int_equal(read_text(state, text[i], path, &out, &err), 0);
	strbuf_release(&out);
}

static void errors_name_file_and_line(void **state)
{
	static const char *const path[] = {"z", NULL};
	static const struct {
		const char *text, *error;
	} table[] = {
		{"a: 1\nb: [1, 2\nc: 3\n", "config.yml:3: not YAML: "},
		{"a: {b: 1\n", "config.yml:2: not YAML: "},
		{"a: 1\n  b: 2\n", "config.yml:2: not YAML: "},
		{"a: 1\nb: \xff\n", "config.yml:2: not YAML: "},
		{"a: 1\nb: *nobody\n? {c: [\n", "config.yml:4: not YAML: "},
	};
	struct strbuf out = STRBUF_INIT;
	struct err err;

	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		assert_int_equal(read_text(state, table[i].text, path, &out, &err), -1);
		if (strncmp(err.text, table[i].error, strlen(table[i].error)))
			fail_msg("'%s' gives '%s'", table[i].text, err.text);
	}
	assert_int_equal(yaml_scalar("/nowhere/config.yml", path, &out, &err), -1);
	assert_string_equal(err.text,
			    "cannot open '/nowhere/config.yml': No such file or directory");
	strbuf_release(&out);
}

#define DIR_TEST(f) cmocka_unit_test_setup_teardown(f, unit_dir_setup, unit_dir_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		DIR_TEST(values_are_found_by_their_names),
		DIR_TEST(texts_without_a_mapping_hold_nothing),
		DIR_TEST(errors_name_file_and_line),
	};

	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
