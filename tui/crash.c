/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/crash.h"
#include "core/base/map.h"
#include "tui/capture.h"

#include <signal.h>
#include <unistd.h>

static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};
static struct sigaction before[ARRAY_LEN(fatal)];
static struct termios shell_modes;
static int tty = -1;
static char stack[65536]; /* the crash may be a stack overflow */

/*
 * xterm's control sequences: paste mode off, keypad and cursor keys normal, no
 * attributes, leave the alternate screen, show the cursor, new line.
 */
static const char restore[] = "\033[?2004l\033[?1l\033>\033[0m\033[?1049l\033[?25h\r\n";

static void handler(int sig, siginfo_t *info, void *context UNUSED)
{
	struct sigaction sa = {.sa_handler = SIG_DFL};

	if (sig == SIGBUS && map_rescue(info->si_addr))
		return;
	if (write(tty, restore, sizeof(restore) - 1) < 0) {
		/* The terminal is gone, then. */
	}
	tcsetattr(tty, TCSANOW, &shell_modes);
	capture_end();
	sigaction(sig, &sa, NULL);
	raise(sig);
}

void crash_guard(int fd, const struct termios *modes)
{
	stack_t alt = {.ss_sp = stack, .ss_size = sizeof(stack)};
	struct sigaction sa = {.sa_flags = SA_ONSTACK | SA_NODEFER | SA_SIGINFO};

	sa.sa_sigaction = handler;
	tty = fd;
	shell_modes = *modes;
	sigaltstack(&alt, NULL);
	for (size_t i = 0; i < ARRAY_LEN(fatal); i++)
		sigaction(fatal[i], &sa, &before[i]);
}

void crash_unguard(void)
{
	if (tty < 0)
		return;
	tty = -1;
	for (size_t i = 0; i < ARRAY_LEN(fatal); i++)
		sigaction(fatal[i], &before[i], NULL);
}
