/* SPDX-License-Identifier: MPL-2.0 */
/*
 * measure [-a] [-f TEXT [-k KEYS]] COMMAND [ARGUMENT]...
 *
 * Runs the command once, its output thrown away, and prints three numbers: the
 * nanoseconds from before fork() to its end, the most memory it had resident, and
 * (-a) the most anonymous memory, both in KiB. Anonymous memory is RssAnon of
 * /proc/PID/status, looked at each half millisecond, which disturbs the time.
 *   -f TEXT  on a terminal of 40 rows and 120 columns; the time ends when the command
 *            has written TEXT there, and then the terminal is closed
 *   -k KEYS  when all is quiet then, the keys are typed one by one; instead of the three
 *            numbers there is one for each key: nanoseconds to the last byte that the
 *            command writes for it
 */
#include "core/base/base.h"
#include "core/base/strbuf.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#define PATIENCE_MS 600000
#define QUIET_MS    150 /* nothing written for so long: that was the last byte */

struct run {
	char **argv;
	const char *text; /* NULL: until the command ends */
	const char *keys; /* or NULL */
	bool look;	  /* at its anonymous memory */
	pid_t pid;
	int terminal;
	int64_t start, end;
	long anon_kib;
};

NORETURN static void give_up(const char *what)
{
	fprintf(stderr, "measure: %s\n", what);
	exit(2);
}

static int64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

NORETURN static void become(const struct run *r, int slave)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	if (r->text) {
		login_tty(slave);
	} else {
		dup2(null, STDIN_FILENO);
		dup2(null, STDOUT_FILENO);
	}
	execvp(r->argv[0], r->argv);
	fprintf(stderr, "measure: cannot run '%s': %s\n", r->argv[0], strerror(errno));
	_exit(127);
}

static void start(struct run *r)
{
	struct winsize size = {.ws_row = 40, .ws_col = 120};
	int slave = -1;

	if (r->text && openpty(&r->terminal, &slave, NULL, NULL, &size))
		give_up("there is no terminal");
	r->start = now();
	r->pid = fork();
	if (r->pid < 0)
		give_up("cannot fork");
	if (!r->pid) {
		if (r->text)
			close(r->terminal);
		become(r, slave);
	}
	if (r->text)
		close(slave);
}

static long anonymous_kib(pid_t pid)
{
	char path[64], text[4096];
	const char *row;
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), "/proc/%jd/status", (intmax_t)pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	n = fd < 0 ? 0 : read(fd, text, sizeof(text) - 1);
	if (fd >= 0)
		close(fd);
	text[MAX(n, 0)] = '\0';
	row = strstr(text, "RssAnon:");
	return row ? strtol(row + strlen("RssAnon:"), NULL, 10) : 0;
}

static void look(struct run *r)
{
	if (r->look)
		r->anon_kib = MAX(r->anon_kib, anonymous_kib(r->pid));
}

/* Reads what the command writes on the terminal until the text is there. */
static void wait_for_text(struct run *r)
{
	struct pollfd p = {.fd = r->terminal, .events = POLLIN};
	struct strbuf seen = STRBUF_INIT;
	char piece[65536];

	while (!strstr(seen.buf, r->text)) {
		int ready = poll(&p, 1, r->look ? 1 : PATIENCE_MS);
		ssize_t n = ready > 0 ? read(p.fd, piece, sizeof(piece)) : 0;
		look(r);
		if (n <= 0 && (ready || !r->look))
			give_up("the text was never shown");
		for (ssize_t i = 0; i < n; i++)
			strbuf_addch(&seen, piece[i] ? piece[i] : ' ');
	}
	r->end = now();
	strbuf_release(&seen);
}

/* When the last byte came, if any did before all was quiet; else `since`. */
static int64_t last_byte(const struct run *r, int64_t since)
{
	struct pollfd p = {.fd = r->terminal, .events = POLLIN};
	char piece[65536];

	while (poll(&p, 1, QUIET_MS) > 0 && read(p.fd, piece, sizeof(piece)) > 0)
		since = now();
	return since;
}

static void type_keys(const struct run *r)
{
	last_byte(r, 0);
	for (const char *key = r->keys; *key; key++) {
		int64_t start = now();
		if (write(r->terminal, key, 1) != 1)
			give_up("the terminal takes no key");
		printf("%jd\n", (intmax_t)(last_byte(r, start) - start));
	}
}

static void close_terminal(const struct run *r)
{
	close(r->terminal);
	kill(r->pid, SIGTERM);
}

static void wait_for_end(struct run *r, int *status, struct rusage *use)
{
	const struct timespec half_ms = {.tv_nsec = 500000};

	while (wait4(r->pid, status, r->look ? WNOHANG : 0, use) == 0) {
		look(r);
		nanosleep(&half_ms, NULL);
	}
}

static int run(struct run *r)
{
	struct rusage use;
	int status = 0;

	start(r);
	if (r->text)
		wait_for_text(r);
	if (r->keys)
		type_keys(r);
	if (r->text)
		close_terminal(r);
	wait_for_end(r, &status, &use);
	if (!r->text) {
		r->end = now();
		if (!WIFEXITED(status) || WEXITSTATUS(status))
			give_up("the command failed");
	}
	if (!r->keys)
		printf("%jd %ld %ld\n", (intmax_t)(r->end - r->start), use.ru_maxrss, r->anon_kib);
	return 0;
}

int main(int argc, char **argv)
{
	struct run r = {.argv = argv};
	int c;

	while ((c = getopt(argc, argv, "+af:k:")) != -1) {
		if (c == 'f')
			r.text = optarg;
		else if (c == 'k')
			r.keys = optarg;
		else if (c == 'a')
			r.look = true;
		else
			give_up("usage: measure [-a] [-f TEXT [-k KEYS]] COMMAND [ARGUMENT]...");
	}
	if (optind >= argc)
		give_up("no command");
	r.argv = argv + optind;
	return run(&r);
}
