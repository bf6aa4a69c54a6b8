/* SPDX-License-Identifier: MPL-2.0 */
/* What is said without a screen, and whether the user still listens. */
#include "core/base/base.h"
#include "tui/cli.h"

#include <errno.h>
#include <signal.h>

static volatile sig_atomic_t got_signal;

static void on_signal(int sig UNUSED)
{
	got_signal = 1;
}

void watch_interrupts(void)
{
	static const int ends[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction act = {.sa_handler = on_signal};

	for (size_t i = 0; i < ARRAY_LEN(ends); i++)
		sigaction(ends[i], &act, NULL);
}

bool interrupted(void)
{
	return got_signal;
}

void complain(const char *text)
{
	fprintf(stderr, "mtry-tui: %s\n", text);
}

int print_out(const struct strbuf *text, int status)
{
	struct err err;

	if (fwrite(text->buf, 1, text->len, stdout) == text->len && !fflush(stdout))
		return status;
	err_set(&err, "cannot write to standard output: %s", strerror(errno));
	if (errno != EPIPE)
		complain(err.text);
	return MAX(status, EXIT_REFUSED);
}
