/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/cli.h"
#include "core/base/alloc.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <jansson.h>
#include <locale.h>
#include <pcre2.h>
#include <signal.h>
#include <zlib.h>

static volatile sig_atomic_t got_sigint;

static void on_sigint(int sig UNUSED)
{
	got_sigint = 1;
}

bool interrupted(void)
{
	return got_sigint;
}

void complain(const char *text)
{
	fprintf(stderr, "mtry-tui: %s\n", text);
}

static void set_up(void)
{
	struct sigaction act = {.sa_handler = on_sigint};

	setlocale(LC_ALL, "");
	alloc_adopt_jansson();
	signal(SIGPIPE, SIG_IGN);
	sigaction(SIGINT, &act, NULL);
}

static int print_help(void)
{
	struct strbuf text = STRBUF_INIT;

	options_help(&text);
	fputs(text.buf, stdout);
	strbuf_release(&text);
	return EXIT_DONE;
}

static int print_version(void)
{
	char pcre2[64];

	pcre2_config(PCRE2_CONFIG_VERSION, pcre2);
	printf("mtry-tui %s\njansson %s, pcre2 %s, zlib %s\n", PACKAGE_VERSION,
	       jansson_version_str(), pcre2, zlibVersion());
	return EXIT_DONE;
}

/* Options that cannot stand together, and words that are not options. */
static int check_usage(const struct options *o, struct err *err)
{
	bool push = options_flag(o, OPT_PUSH) || options_flag(o, OPT_YES);

	if (push && options_flag(o, OPT_NO_PUSH))
		return err_set(err, "--push and --no-push exclude each other");
	if (options_string(o, OPT_FILTER) && options_flag(o, OPT_LIST))
		return err_set(err, "--filter and --list exclude each other");
	if (o->arg_nr)
		return err_set(err, "unknown command '%s' (there is: recover; see --help)",
			       o->arg[0]);
	return 0;
}

static bool is_batch(const struct options *o)
{
	bool selects = options_flag(o, OPT_QUERY) || options_flag(o, OPT_PRESET);

	return options_flag(o, OPT_LIST) || options_flag(o, OPT_FILTER) ||
	       (selects && !options_flag(o, OPT_INTERACTIVE)) || options_flag(o, OPT_NO_PUSH) ||
	       options_flag(o, OPT_PUSH) || options_flag(o, OPT_YES) || options_flag(o, OPT_SAVE);
}

/* `mtry-tui recover`: session_init() has done it already; this says so. */
static int recover(const struct session *s, const struct strbuf *said)
{
	if (s->checkout.kind == VCS_NONE) {
		complain(s->no_checkout.text);
		return EXIT_REFUSED;
	}
	if (!said->len)
		puts("nothing to put back here");
	return EXIT_DONE;
}

static int run(struct session *s, const struct strbuf *said)
{
	struct err err;

	if (options_flag(&s->opt, OPT_HELP))
		return print_help();
	if (options_flag(&s->opt, OPT_VERSION))
		return print_version();
	fputs(said->buf, stderr);
	if (s->opt.arg_nr == 1 && !strcmp(s->opt.arg[0], "recover"))
		return recover(s, said);
	if (check_usage(&s->opt, &err)) {
		complain(err.text);
		return EXIT_REFUSED;
	}
	return is_batch(&s->opt) ? batch_main(s) : screen_main(s);
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
	if (fflush(stdout)) {
		complain("cannot write to standard output");
		status = status ? status : EXIT_REFUSED;
	}
	return status;
}
