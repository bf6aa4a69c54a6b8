/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static const int taken[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT};
static struct sigaction before[ARRAY_LEN(taken)];
static int pipe_fd[2] = {-1, -1};

static void handler(int sig)
{
	int saved = errno;
	unsigned char byte = (unsigned char)sig;

	if (write(pipe_fd[1], &byte, 1) < 0) {
		/* The pipe is full of signals to come: one more says nothing new. */
	}
	errno = saved;
}

int signals_open(struct err *err)
{
	struct sigaction sa = {.sa_handler = handler, .sa_flags = SA_RESTART};

	if (pipe2(pipe_fd, O_CLOEXEC | O_NONBLOCK))
		return err_set(err, "cannot make a pipe: %s", strerror(errno));
	sigfillset(&sa.sa_mask);
	for (size_t i = 0; i < ARRAY_LEN(taken); i++)
		sigaction(taken[i], &sa, &before[i]);
	return 0;
}

void signals_close(void)
{
	if (pipe_fd[0] < 0)
		return;
	for (size_t i = 0; i < ARRAY_LEN(taken); i++)
		sigaction(taken[i], &before[i], NULL);
	close(pipe_fd[0]);
	close(pipe_fd[1]);
	pipe_fd[0] = pipe_fd[1] = -1;
}

int signals_fd(void)
{
	return pipe_fd[0];
}

int signals_take(void)
{
	unsigned char byte;

	return read(pipe_fd[0], &byte, 1) == 1 ? byte : 0;
}

void signals_stop(void)
{
	struct sigaction sa = {.sa_handler = SIG_DFL}, ours;

	sigaction(SIGTSTP, &sa, &ours);
	kill(0, SIGTSTP);
	sigaction(SIGTSTP, &ours, NULL);
}
