/* SPDX-License-Identifier: MPL-2.0 */
/*
 * core/conf/pyyaml: byte for byte what PyYAML writes, and core/conf/yamldoc reads it
 * back. tests/data/pyyaml.jsonl holds, one pair on a line, values and what
 * yaml.safe_dump() of PyYAML 6.0 makes of them.
 */
#include "core/base/base.h"
#include "core/conf/pyyaml.h"
#include "core/conf/yamldoc.h"
#include "tests/unit/unit.h"

static FILE *open_pairs(void)
{
	struct strbuf path = STRBUF_INIT;
	FILE *f;

	strbuf_addf(&path, "%s/tests/data/pyyaml.jsonl",
		    getenv("srcdir") ? getenv("srcdir") : SRCDIR);
	f = fopen(path.buf, "r");
	if (!f)
		fail_msg("cannot open %s", path.buf);
	strbuf_release(&path);
	return f;
}

static void check_pair(json_t *value, const char *want)
{
	struct strbuf out = STRBUF_INIT;
	struct yaml_doc *d;
	struct err err;

	pyyaml_add(&out, value, 0);
	assert_string_equal(out.buf, want);
	d = yaml_doc_parse("pyyaml.yml", strbuf_slice(&out), &err);
	if (!d)
		fail_msg("%s: %s", err.text, want);
	if (!json_equal(d->value, value))
		fail_msg("is read as something else: %s", want);
	yaml_doc_free(d);
	strbuf_release(&out);
}

static void values_are_written_and_read_as_pyyaml_does(void **state UNUSED)
{
	FILE *f = open_pairs();
	char *line = NULL;
	size_t cap = 0, nr = 0;

	for (; getline(&line, &cap, f) > 0; nr++) {
		json_t *pair = json_loads(line, 0, NULL);
		assert_non_null(pair);
		check_pair(json_array_get(pair, 0), json_string_value(json_array_get(pair, 1)));
		json_decref(pair);
	}
	assert_int_equal(nr, 39);
	free(line);
	fclose(f);
}

static void what_stands_further_in_is_indented_and_broken_so(void **state UNUSED)
{
	json_t *value = json_pack("{s:[s], s:{s:s}}", "a", "x", "b", "c",
				  "three four five six seven eight nine ten eleven twelve "
				  "thirteen fourteen fifteen");
	struct strbuf out = STRBUF_INIT;

	strbuf_addstr(&out, "    ");
	pyyaml_add(&out, value, 4);
	assert_string_equal(out.buf, "    a:\n"
				     "    - x\n"
				     "    b:\n"
				     "      c: three four five six seven eight nine ten "
				     "eleven twelve thirteen fourteen\n"
				     "        fifteen\n");
	json_decref(value);
	strbuf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_written_and_read_as_pyyaml_does),
		cmocka_unit_test(what_stands_further_in_is_indented_and_broken_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
