/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

FILE *tty_open(int fd, const char *mode, struct err *err)
{
	int own = isatty(fd) ? fcntl(fd, F_DUPFD_CLOEXEC, 3) : open("/dev/tty", O_RDWR | O_CLOEXEC);
	FILE *f = own < 0 ? NULL : fdopen(own, mode);

	if (!f) {
		err_set(err, "cannot open the terminal: %s", strerror(errno));
		if (own >= 0)
			close(own);
	}
	return f;
}

void tty_write(FILE *tty, const char *bytes)
{
	(void)!write(fileno(tty), bytes, strlen(bytes));
}

bool tty_size(FILE *tty, int *rows, int *cols)
{
	struct winsize ws;

	if (ioctl(fileno(tty), TIOCGWINSZ, &ws) || !ws.ws_row || !ws.ws_col)
		return false;
	*rows = ws.ws_row;
	*cols = ws.ws_col;
	return true;
}

bool tty_readable(FILE *tty, int ms)
{
	struct pollfd p = {.fd = fileno(tty), .events = POLLIN};

	return poll(&p, 1, ms) > 0 && p.revents & POLLIN;
}

bool tty_wait(FILE *tty, int other, int ms)
{
	struct pollfd p[2] = {{.fd = fileno(tty), .events = POLLIN},
			      {.fd = other, .events = POLLIN}};

	return poll(p, ARRAY_LEN(p), ms) != 0;
}

bool tty_hung_up(FILE *tty)
{
	struct pollfd p = {.fd = fileno(tty), .events = POLLIN};
	int n = 0;

	if (poll(&p, 1, 0) <= 0)
		return false;
	if (p.revents & (POLLHUP | POLLERR | POLLNVAL))
		return true;
	return !ioctl(fileno(tty), FIONREAD, &n) && !n; /* readable, with nothing to read */
}

int64_t tty_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * (int64_t)1000 + ts.tv_nsec / 1000000;
}
