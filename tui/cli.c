/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/cli.h"
#include "tui/editor.h"
#include "tui/send.h"
#include "core/base/alloc.h"
#include "core/base/map.h"
#include "tui/paths.h"
#include "tui/verb.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <fcntl.h>
#include <jansson.h>
#include <locale.h>
#include <pcre2.h>
#include <signal.h>
#include <unistd.h>
#include <zlib.h>

/* Files that we open must not get the numbers of the standard streams. */
static void hold_standard_streams(void)
{
	int fd;

	do {
		fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
	} while (fd >= 0 && fd <= STDERR_FILENO);
	close(fd);
}

static void set_up(void)
{
	hold_standard_streams();
	setlocale(LC_ALL, "");
	alloc_adopt_jansson();
	map_guard();
	signal(SIGPIPE, SIG_IGN);
	watch_interrupts();
}

static int print_help(void)
{
	struct strbuf text = STRBUF_INIT, commands = STRBUF_INIT;
	int status;

	verb_list(NULL, &commands);
	options_help(commands.buf, &text);
	status = print_out(&text, EXIT_DONE);
	strbuf_release(&text);
	strbuf_release(&commands);
	return status;
}

/* `mtry-tui GROUP`, and no more: which commands there are. */
static int print_group(const char *group)
{
	struct strbuf text = STRBUF_INIT;
	int status;

	verb_list(group, &text);
	status = print_out(&text, EXIT_DONE);
	strbuf_release(&text);
	return status;
}

static int print_version(void)
{
	struct strbuf text = STRBUF_INIT;
	char pcre2[64];
	int status;

	pcre2_config(PCRE2_CONFIG_VERSION, pcre2);
	strbuf_addf(&text, "mtry-tui %s\njansson %s, pcre2 %s, zlib %s\n", PACKAGE_VERSION,
		    jansson_version_str(), pcre2, zlibVersion());
	status = print_out(&text, EXIT_DONE);
	strbuf_release(&text);
	return status;
}

#define SENDS	SEND_OPTIONS " save save-mach"
#define SELECTS "query preset from tag platform type whole-chunk allow-testfile-path"

/* Options that cannot stand together on the command line. */
static const struct {
	enum option_id id;
	const char *others; /* names */
} excluded[] = {
	{OPT_FILTER, SENDS " " SELECTS " list"},
	{OPT_LIST, SENDS " " SELECTS " interactive"},
	{OPT_INTERACTIVE, SENDS},
	{OPT_NO_PUSH, "push yes print-mach stage-changes write-task-config"},
	{OPT_PRINT_MACH, "push yes stage-changes write-task-config"},
	{OPT_STAGE_CHANGES, "push yes write-task-config"},
	{OPT_WRITE_TASK_CONFIG, "push yes"},
	{OPT_TARGETS, "full target-tasks-method"},
	{OPT_IGNORE_CASE, "respect-case"},
	{OPT_LIST_PRESETS, SENDS " " SELECTS " list filter edit-presets"},
	{OPT_EDIT_PRESETS, SENDS " " SELECTS " list filter"},
};

/* Options that mean nothing without a selection. */
static const char needs_selection[] = SENDS " and folded";

/* Options that only count for tests. */
static const enum option_id needs_tests[] = {OPT_PLATFORM, OPT_TYPE, OPT_WHOLE_CHUNK,
					     OPT_ALLOW_TESTFILE_PATH};

static int check_excluded(const struct options *o, size_t i, struct err *err)
{
	for (enum option_id id = 0; id < OPT_NR; id++)
		if (option_in(id, excluded[i].others) && options_from(o, id, ORIGIN_LINE))
			return err_set(err, "--%s and --%s exclude each other",
				       option_info(excluded[i].id)->name, option_info(id)->name);
	return 0;
}

/* Paths and tags, and what counts only with them. */
static int check_tests(const struct session *s, struct err *err)
{
	const struct options *o = &s->opt;
	static const enum option_id no_tests[] = {OPT_FILTER, OPT_LIST, OPT_LIST_PRESETS,
						  OPT_EDIT_PRESETS};
	bool paths = verb_names_tests(o) || (s->have_preset && s->preset.tests_nr);
	bool tests = paths || options_flag(o, OPT_TAG);

	if (paths && options_flag(o, OPT_TAG))
		return err_set(err, "only --tag or paths can be used, not both");
	for (size_t i = 0; i < ARRAY_LEN(no_tests) && verb_names_tests(o); i++)
		if (options_flag(o, no_tests[i]))
			return err_set(err, "--%s and '%s' exclude each other",
				       option_info(no_tests[i])->name, o->arg[0]);
	for (size_t i = 0; i < ARRAY_LEN(needs_tests) && !tests; i++)
		if (options_flag(o, needs_tests[i]))
			return err_set(err, "--%s needs tests: say PATH or --tag TAG",
				       option_info(needs_tests[i])->name);
	return 0;
}

/* Options that cannot stand together or lack another one. */
static int check_usage(const struct session *s, struct err *err)
{
	const struct options *o = &s->opt;
	bool selects = options_any(o, SELECTS) || verb_names_tests(o);

	for (size_t i = 0; i < ARRAY_LEN(excluded); i++)
		if (options_from(o, excluded[i].id, ORIGIN_LINE) && check_excluded(o, i, err))
			return -1;
	for (enum option_id id = 0; id < OPT_NR; id++)
		if (!selects && !o->arg_nr && option_in(id, needs_selection) && options_flag(o, id))
			return err_set(err, "--%s needs a selection: say -q QUERY or --preset NAME",
				       option_info(id)->name);
	return check_tests(s, err);
}

static bool is_batch(const struct options *o)
{
	bool selects = options_any(o, SELECTS) || verb_names_tests(o);

	return options_any(o, SENDS " list filter") ||
	       (selects && !options_flag(o, OPT_INTERACTIVE));
}

/* `mtry-tui recover`: session_init() has done it already; this says so. */
int recover_main(struct session *s, char **arg UNUSED)
{
	if (s->said_recovery)
		return EXIT_DONE;
	if (s->checkout.kind == VCS_NONE) {
		complain(s->no_checkout.text);
		return EXIT_REFUSED;
	}
	puts("nothing to put back here");
	return EXIT_DONE;
}

/* -m without a text: now, before anything takes time. */
static int edit_message(struct session *s, struct err *err)
{
	const char *message = options_string(&s->opt, OPT_MESSAGE);
	struct strbuf text = STRBUF_INIT;
	int ret = 0;

	if (message && !*message)
		ret = editor_ask("--message without a text", &text, err);
	if (!ret && text.len)
		ret = options_set(&s->opt, OPT_MESSAGE, text.buf, ORIGIN_LINE, err);
	strbuf_release(&text);
	return ret;
}

static int run_command(struct session *s, enum verb_id id, char **arg)
{
	static int (*const run[])(struct session *, char **) = {
#define X(id, name, args, run, options, text) run,
		VERB_LIST(X)
#undef X
	};

	return id < VERB_NR ? run[id](s, arg) : print_group(s->opt.arg[0]);
}

/* The full screen, or what is done without; tests that were named are found before the graph is read. */
static int choose(struct session *s, const struct strbuf *before)
{
	struct strbuf said = STRBUF_INIT;
	struct err err;
	int status = EXIT_REFUSED;

	strbuf_add(&said, before->buf, before->len);
	if (verb_names_tests(&s->opt))
		s->path = (const char *const *)s->opt.arg;
	if (paths_find(s, &said, &err)) {
		fputs(said.buf + before->len, stderr);
		complain(err.text);
	} else {
		fputs(said.buf + before->len, stderr);
		status = is_batch(&s->opt) ? batch_main(s) : screen_main(s, &said);
	}
	strbuf_release(&said);
	return status;
}

static int run(struct session *s, const struct strbuf *said)
{
	enum verb_id command;
	char **arg = NULL;
	struct err err;

	if (options_flag(&s->opt, OPT_HELP))
		return print_help();
	if (options_flag(&s->opt, OPT_VERSION))
		return print_version();
	fputs(said->buf, stderr);
	if (verb_read(&s->opt, &command, &arg, &err) || check_usage(s, &err)) {
		complain(err.text);
		return EXIT_REFUSED;
	}
	if (edit_message(s, &err)) {
		complain(err.text);
		return EXIT_REFUSED;
	}
	if (s->opt.arg_nr && !verb_names_tests(&s->opt))
		return run_command(s, command, arg);
	if (options_flag(&s->opt, OPT_LIST_PRESETS))
		return list_presets(s);
	if (options_flag(&s->opt, OPT_EDIT_PRESETS))
		return edit_presets(s);
	return choose(s, said);
}

int app_main(int argc, char **argv)
{
	struct strbuf said = STRBUF_INIT;
	struct session s;
	struct err err;
	int status = EXIT_REFUSED;

	set_up();
	if (session_init(&s, argc, argv, &said, &err)) {
		fputs(said.buf, stderr);
		complain(err.text);
	} else {
		status = run(&s, &said);
	}
	strbuf_release(&said);
	session_release(&s);
	return status;
}
