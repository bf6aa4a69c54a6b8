/* SPDX-License-Identifier: MPL-2.0 */
/* core/conf/mozconfig: whether the local build uses artifacts. */
#include "core/base/base.h"
#include "core/base/file.h"
#include "core/conf/mozconfig.h"
#include "tests/unit/unit.h"

#include <sys/stat.h>
#include <unistd.h>

#define ON  "ac_add_options --enable-artifact-builds\n"
#define OFF "ac_add_options --disable-artifact-builds\n"

static void the_last_option_counts(void **state UNUSED)
{
	static const struct {
		const char *text;
		bool artifact;
	} rows[] = {
		{"", false},
		{ON, true},
		{"ac_add_options --enable-artifact-builds", true},
		{"\tac_add_options\t--enable-debug  --enable-artifact-builds # fast\r\n", true},
		{"ac_add_options \"--enable-artifact-builds\"\n", true},
		{"ac_add_options '--enable-artifact-builds'\n", true},
		{"x\n\n" ON "y\n", true},
		{ON OFF, false},
		{OFF ON, true},
		{"# " ON, false},
		{"#" ON, false},
		{"ac_add_options # --enable-artifact-builds\n", false},
		{"ac_add_options\n--enable-artifact-builds\n", false},
		{"mk_add_options --enable-artifact-builds\n", false},
		{"ac_add_options --enable-artifact-builds-x\n", false},
		{"ac_add_options \"\n", false},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (mozconfig_text_artifact(rows[i].text) != rows[i].artifact)
			fail_msg("row %zu: %s", i, rows[i].text);
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

static void the_file_is_found_as_mach_finds_it(void **state)
{
	const char *root = unit_dir(state);
	struct strbuf path = STRBUF_INIT;
	struct err err;

	unsetenv("MOZCONFIG");
	assert_int_equal(mozconfig_artifact(root, &err), 0);
	write_file(root, "mozconfig", ON);
	assert_int_equal(mozconfig_artifact(root, &err), 1);
	write_file(root, ".mozconfig", OFF);
	assert_int_equal(mozconfig_artifact(root, &err), 0);
	setenv("MOZCONFIG", "mozconfig", 1);
	assert_int_equal(mozconfig_artifact(root, &err), 1);
	setenv("MOZCONFIG", "", 1);
	assert_int_equal(mozconfig_artifact(root, &err), 0);
	setenv("MOZCONFIG", "not-there", 1);
	assert_int_equal(mozconfig_artifact(root, &err), 0);
	strbuf_addf(&path, "%s/mozconfig", root);
	setenv("MOZCONFIG", path.buf, 1);
	assert_int_equal(mozconfig_artifact("/nonexistent", &err), 1);
	unlink(path.buf);
	assert_int_equal(mkdir(path.buf, 0700), 0);
	assert_int_equal(mozconfig_artifact(root, &err), -1);
	assert_non_null(strstr(err.text, path.buf));
	unsetenv("MOZCONFIG");
	strbuf_release(&path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_option_counts),
		cmocka_unit_test_setup_teardown(the_file_is_found_as_mach_finds_it, unit_dir_setup,
						unit_dir_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
