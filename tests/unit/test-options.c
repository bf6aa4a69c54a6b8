/* SPDX-License-Identifier: MPL-2.0 */
/* core/conf: the command line, the configuration file, which value counts. */
#include "core/base/base.h"
#include "core/base/file.h"
#include "core/conf/options.h"
#include "tests/unit/unit.h"

/* Parses a command line; `words` without the program's name, NULL-terminated. */
static int parse(struct options *o, struct err *err, const char *const *words)
{
	char *argv[16] = {xstrdup("mtry-tui")};
	int argc = 1, ret;

	for (; words[argc - 1]; argc++)
		argv[argc] = xstrdup(words[argc - 1]);
	ret = options_parse(o, argc, argv, err);
	while (argc)
		free(argv[--argc]);
	return ret;
}

#define PARSE(o, err, ...) parse(o, err, (const char *const[]){__VA_ARGS__, NULL})

static void assert_refused(const char *word, const char *next, const char *want)
{
	struct options o;
	struct err err;

	options_init(&o);
	assert_int_equal(parse(&o, &err, (const char *const[]){word, next, NULL}), -1);
	assert_string_equal(err.text, want);
	options_release(&o);
}

static void command_line_fills_options(void **state UNUSED)
{
	struct options o;
	struct err err;

	options_init(&o);
	assert_int_equal(PARSE(&o, &err, "-q", "linux", "--query=win", "-xe", "--rebuild", "20",
			       "recover", "--env", "A=b=c", "--env", "D="),
			 0);
	assert_string_equal(options_list(&o, OPT_QUERY)[0], "linux");
	assert_string_equal(options_list(&o, OPT_QUERY)[1], "win");
	assert_null(options_list(&o, OPT_QUERY)[2]);
	assert_null(options_list(&o, OPT_MESSAGE)[0]);
	assert_true(options_flag(&o, OPT_AND) && options_flag(&o, OPT_EXACT));
	assert_false(options_flag(&o, OPT_FULL));
	assert_string_equal(options_string(&o, OPT_REBUILD), "20");
	assert_null(options_string(&o, OPT_REMOTE));
	assert_string_equal(options_list(&o, OPT_ENV)[1], "D=");
	assert_int_equal(o.arg_nr, 1);
	assert_string_equal(o.arg[0], "recover");
	options_release(&o);
}

static void wrong_command_lines_are_refused(void **state UNUSED)
{
	assert_refused("--rebuid", NULL, "unknown option 'rebuid' (did you mean 'rebuild'?)");
	assert_refused("--zzzzzzzz=1", NULL, "unknown option 'zzzzzzzz' (see --help)");
	assert_refused("--re=1", NULL, "unknown option 're' (did you mean 'refresh'?)");
	assert_refused("-Z", NULL, "unknown option '-Z' (see --help)");
	assert_refused("-q", NULL, "--query needs a value: QUERY");
	assert_refused("--remote", NULL, "--remote needs a value: NAME");
	assert_refused("--remote=", NULL, "--remote needs a value that is not empty: NAME");
	assert_refused("--full=yes", NULL, "--full takes no value");
	assert_refused("--rebuild", "0", "--rebuild '0' is not a number from 1 to 20, nor LABEL=N");
	assert_refused("--rebuild", "21",
		       "--rebuild '21' is not a number from 1 to 20, nor LABEL=N");
	assert_refused("--rebuild", "3x",
		       "--rebuild '3x' is not a number from 1 to 20, nor LABEL=N");
	assert_refused("--generator-timeout", "1m",
		       "--generator-timeout '1m' is not a number of seconds");
	assert_refused("--generator-timeout", "1234567",
		       "--generator-timeout '1234567' is not a number of seconds");
	assert_refused("--rebuild", "-1",
		       "--rebuild '-1' is not a number from 1 to 20, nor LABEL=N");
	assert_refused("--env", "A", "--env 'A' has no '=' (write NAME=VALUE)");
	assert_refused("--env", "=A", "--env '=A' has no name before the '='");
	assert_refused("--env", "A=\xff", "--env 'A=<FF>' is not valid UTF-8");
	assert_refused("--env", "TRY_SELECTOR=x",
		       "--env 'TRY_SELECTOR=x' is not possible: TRY_SELECTOR is always 'fuzzy'");
	assert_refused("--env", "", "--env needs a value that is not empty: K=V");
	assert_refused("--rebuild", "=3",
		       "--rebuild '=3' is not a number from 1 to 20, nor LABEL=N");
	assert_refused("--rebuild", "a=21",
		       "--rebuild 'a=21' is not a number from 1 to 20, nor LABEL=N");
	assert_refused("--worker-override", "b-linux",
		       "--worker-override 'b-linux' is not ALIAS=POOL");
	assert_refused("--worker-suffix",
		       "b-linux=", "--worker-suffix 'b-linux=' is not ALIAS=END");
	assert_refused("--gecko-profile-entries", "0",
		       "--gecko-profile-entries '0' is not a number from 1 to 999999999");
	assert_refused("--gecko-profile-interval", "1e3",
		       "--gecko-profile-interval '1e3' is not a number above 0");
	assert_refused("--gecko-profile-interval", "0.0",
		       "--gecko-profile-interval '0.0' is not a number above 0");
	assert_refused("--param", "a b=1", "--param 'a b=1' is not NAME=JSON");
	assert_refused(
		"--param", "a=b",
		"--param 'a=b': not JSON at byte 1 behind the '=': invalid token near 'b' (a "
		"text needs double quotes)");
	assert_refused(
		"--param", "try_task_config={}",
		"--param 'try_task_config={}' is not possible: it is what the other options and "
		"the tasks make");
	assert_refused("--vcs", "svn", "--vcs: 'svn' is neither git nor hg");
}

static void names_are_written_out_and_taken_back(void **state UNUSED)
{
	struct options o;
	struct err err;

	options_init(&o);
	assert_int_equal(PARSE(&o, &err, "--artifact", "--env", "A=1", "--no-artifact", "--no-env",
			       "--env", "B=2", "-xqlinux", "--talos-profile", "--", "--full"),
			 0);
	assert_false(options_flag(&o, OPT_ARTIFACT));
	assert_true(options_no(&o, OPT_ARTIFACT));
	assert_false(options_no(&o, OPT_ENV));
	assert_string_equal(options_list(&o, OPT_ENV)[0], "B=2");
	assert_null(options_list(&o, OPT_ENV)[1]);
	assert_string_equal(options_string(&o, OPT_QUERY), "linux");
	assert_true(options_flag(&o, OPT_GECKO_PROFILE));
	assert_false(options_flag(&o, OPT_FULL));
	assert_string_equal(o.arg[0], "--full");
	options_release(&o);
	assert_refused("--no-env=1", NULL, "--no-env takes no value");
	assert_refused("--no-query", NULL, "unknown option 'no-query' (see --help)");
	assert_refused("--artifac", NULL, "unknown option 'artifac' (did you mean 'artifact'?)");
	assert_refused("-x\xc3\xa9", NULL, "unknown option '-\xc3\xa9' (see --help)");
}

static void what_is_taken_back_stays_so(void **state UNUSED)
{
	struct options o;
	struct err err;

	options_init(&o);
	options_unset(&o, OPT_ENV, ORIGIN_LINE);
	assert_int_equal(options_set(&o, OPT_ENV, "A=1", ORIGIN_PRESET, &err), 0);
	assert_int_equal(options_set(&o, OPT_ENV, "B=2", ORIGIN_LINE, &err), 0);
	assert_string_equal(options_list(&o, OPT_ENV)[0], "B=2");
	assert_null(options_list(&o, OPT_ENV)[1]);
	assert_int_equal(options_set(&o, OPT_REMOTE, "config", ORIGIN_CONFIG, &err), 0);
	assert_int_equal(options_set(&o, OPT_ROUTE, "line", ORIGIN_LINE, &err), 0);
	options_unset(&o, OPT_REMOTE, ORIGIN_PRESET);
	options_unset(&o, OPT_ROUTE, ORIGIN_PRESET); /* the line counts more */
	assert_false(options_flag(&o, OPT_REMOTE));
	assert_true(options_flag(&o, OPT_ROUTE));
	options_release(&o);
}

static void later_origins_count_more(void **state UNUSED)
{
	struct options o;
	struct err err;

	options_init(&o);
	assert_int_equal(options_set(&o, OPT_REMOTE, "line", ORIGIN_LINE, &err), 0);
	assert_int_equal(options_set(&o, OPT_REMOTE, "config", ORIGIN_CONFIG, &err), 0);
	assert_string_equal(options_string(&o, OPT_REMOTE), "line");
	assert_int_equal(options_set(&o, OPT_THEME, "config", ORIGIN_CONFIG, &err), 0);
	assert_int_equal(options_set(&o, OPT_THEME, "line", ORIGIN_LINE, &err), 0);
	assert_string_equal(options_string(&o, OPT_THEME), "line");
	assert_int_equal(options_set(&o, OPT_ENV, "A=1", ORIGIN_LINE, &err), 0);
	assert_int_equal(options_set(&o, OPT_ENV, "B=2", ORIGIN_PRESET, &err), 0);
	assert_int_equal(options_set(&o, OPT_ENV, "C=3", ORIGIN_PRESET, &err), 0);
	assert_string_equal(options_list(&o, OPT_ENV)[0], "B=2");
	assert_string_equal(options_list(&o, OPT_ENV)[1], "C=3");
	assert_string_equal(options_list(&o, OPT_ENV)[2], "A=1");
	assert_null(options_list(&o, OPT_ENV)[3]);
	assert_true(options_from(&o, OPT_ENV, ORIGIN_LINE));
	options_release(&o);
}

static void assert_config(void **state, const char *text, const char *want)
{
	struct strbuf path = STRBUF_INIT, full = STRBUF_INIT;
	struct options o;
	struct err err = {""};
	int ret;

	options_init(&o);
	strbuf_addf(&path, "%s/config", unit_dir(state));
	assert_int_equal(file_write_atomic(path.buf, text, strlen(text), 0600, &err), 0);
	ret = options_read_config(&o, path.buf, &err);
	if (want) {
		strbuf_addf(&full, "%s%s", path.buf, want);
		assert_int_equal(ret, -1);
		assert_string_equal(err.text, full.buf);
	} else {
		assert_int_equal(ret, 0);
		assert_string_equal(options_string(&o, OPT_REMOTE), "my try");
	}
	strbuf_release(&path);
	strbuf_release(&full);
	options_release(&o);
}

static void configuration_file_names_its_line(void **state)
{
	struct options o;
	struct err err;

	assert_config(state, "# comment\n\n remote = my try \r\ntheme=light", NULL);
	assert_config(state, "remote = x\nthem = light\n",
		      ":2: unknown option 'them' (did you mean 'theme'?)");
	assert_config(state, "push =\n", ":1: unknown option 'push'");
	assert_config(state, "\nvcs = \377\n", ":2: not valid UTF-8");
	assert_config(state, "\nvcs = svn\n", ":2: --vcs: 'svn' is neither git nor hg");
	assert_config(state, "remote\n", ":1: --remote needs a value that is not empty: NAME");
	options_init(&o);
	assert_int_equal(options_read_config(&o, "/nonexistent/config", &err), 0);
	assert_int_equal(options_read_config(&o, unit_dir(state), &err), -1);
	options_release(&o);
}

static void help_names_every_option(void **state UNUSED)
{
	struct strbuf text = STRBUF_INIT;

	options_help("", &text);
	for (int id = 0; id < OPT_NR; id++) {
		char name[64];
		snprintf(name, sizeof(name), "--%s", option_info((enum option_id)id)->name);
		assert_non_null(strstr(text.buf, name));
		assert_int_equal(option_find(slice_from(option_info((enum option_id)id)->name)),
				 id);
	}
	for (const char *p = text.buf; *p; p += strcspn(p, "\n") + 1)
		assert_true(strcspn(p, "\n") <= 80);
	strbuf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(command_line_fills_options),
		cmocka_unit_test(wrong_command_lines_are_refused),
		cmocka_unit_test(names_are_written_out_and_taken_back),
		cmocka_unit_test(what_is_taken_back_stays_so),
		cmocka_unit_test(later_origins_count_more),
		cmocka_unit_test_setup_teardown(configuration_file_names_its_line, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test(help_names_every_option),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
