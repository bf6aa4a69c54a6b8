/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define KEEP_STDERR    ((size_t)64 * 1024)
#define WAIT_MS	       100
#define KILL_AFTER_MS  3000
#define LEAVE_AFTER_MS 1000 /* after SIGKILL */
#define FREE_FDS       10   /* above those that a child is given */

long long spawn_now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (long long)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void close_all(int fd[SPAWN_FDS])
{
	for (int i = 0; i < SPAWN_FDS; i++)
		close_fd(&fd[i]);
}

void spawn_close(struct spawn *s, int which)
{
	close_fd(&s->fd[which]);
}

/* ---- starting ---- */

static void apply_env(const char *const *env)
{
	for (; env && *env; env++) {
		const char *eq = strchr(*env, '=');
		if (eq)
			putenv((char *)(uintptr_t)*env);
		else
			unsetenv(*env);
	}
}

/* In the child: its ends of the pipes become the descriptors it expects. */
static int give_pipes(const struct spawn *s, int theirs[SPAWN_FDS])
{
	/* One of them may be a number that we are about to overwrite. */
	for (int i = 0; i < SPAWN_FDS; i++)
		if (theirs[i] >= 0 && (theirs[i] = fcntl(theirs[i], F_DUPFD_CLOEXEC, FREE_FDS)) < 0)
			return -1;
	if (!s->tty && (dup2(theirs[SPAWN_IN], 0) < 0 ||
			dup2(theirs[s->merge ? SPAWN_ERR : SPAWN_OUT], 1) < 0 ||
			dup2(theirs[SPAWN_ERR], 2) < 0))
		return -1;
	return s->extra ? dup2(theirs[SPAWN_EXTRA], 3) : 0;
}

/* In the child: never returns. */
NORETURN static void exec_child(const struct spawn *s, int theirs[SPAWN_FDS])
{
	int failed;
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGINT, SIG_DFL);
	if (s->detach)
		setsid();
	if (give_pipes(s, theirs) < 0)
		goto fail;
	apply_env(s->env);
	if (!s->dir || !chdir(s->dir))
		execvp(s->argv[0], (char *const *)(uintptr_t)s->argv);
fail:
	failed = errno;
	(void)!write(theirs[SPAWN_EXEC], &failed, sizeof(failed));
	_exit(127);
}

int spawn_start(struct spawn *s, struct err *err)
{
	int theirs[SPAWN_FDS];
	int ret = -1;

	for (int i = 0; i < SPAWN_FDS; i++)
		theirs[i] = s->fd[i] = -1;
	for (int i = 0; i < SPAWN_FDS; i++) {
		int ends[2];
		if (i == SPAWN_EXTRA && !s->extra)
			continue;
		if (pipe2(ends, O_CLOEXEC))
			goto out;
		theirs[i] = ends[i == SPAWN_IN ? 0 : 1];
		s->fd[i] = ends[i == SPAWN_IN ? 1 : 0];
		fcntl(s->fd[i], F_SETFL, O_NONBLOCK);
	}
	fflush(NULL);
	s->pid = fork();
	if (!s->pid)
		exec_child(s, theirs);
	if (s->pid > 0)
		ret = 0;
out:
	if (ret) {
		err_set(err, "cannot start '%s': %s", s->argv[0], strerror(errno));
		s->pid = 0;
		close_all(s->fd);
	}
	close_all(theirs);
	return ret;
}

/* ---- bytes ---- */

void spawn_feed(struct spawn *s)
{
	ssize_t n = 0;

	if (s->sent < s->input.n) {
		n = write(s->fd[SPAWN_IN], s->input.p + s->sent, s->input.n - s->sent);
		if (n < 0 && (errno == EAGAIN || errno == EINTR))
			return;
		s->sent += n > 0 ? (size_t)n : 0;
	}
	/* A child that does not want more is its own affair. */
	if (n < 0 || (s->sent == s->input.n && !s->more))
		close_fd(&s->fd[SPAWN_IN]);
}

unsigned spawn_wait(struct spawn *s, int wake_fd, bool timed)
{
	bool idle = s->more && s->sent == s->input.n;
	struct pollfd pfd[] = {{idle ? -1 : s->fd[SPAWN_IN], POLLOUT, 0},
			       {s->fd[SPAWN_OUT], POLLIN, 0},
			       {s->fd[SPAWN_ERR], POLLIN, 0},
			       {wake_fd, POLLIN, 0}};

	if (poll(pfd, ARRAY_LEN(pfd), timed || s->kill_at ? WAIT_MS : -1) <= 0)
		return 0;
	if (pfd[SPAWN_IN].revents)
		spawn_feed(s);
	return (pfd[SPAWN_OUT].revents ? 1U << SPAWN_OUT : 0) |
	       (pfd[SPAWN_ERR].revents ? 1U << SPAWN_ERR : 0);
}

size_t spawn_take(struct spawn *s, int which, char *buf, size_t n)
{
	ssize_t got = read(s->fd[which], buf, n);

	if (got > 0)
		return (size_t)got;
	if (!got || (errno != EAGAIN && errno != EINTR))
		close_fd(&s->fd[which]);
	return 0;
}

void spawn_keep(struct strbuf *errout, const char *p, size_t n)
{
	strbuf_add(errout, p, n);
	if (errout->len > KEEP_STDERR)
		strbuf_splice(errout, 0, errout->len - KEEP_STDERR / 2, NULL, 0);
}

/* ---- the end ---- */

static bool send_signal(const struct spawn *s, int sig)
{
	return !kill(s->detach ? -s->pid : s->pid, sig);
}

bool spawn_stop(struct spawn *s)
{
	if (!s->kill_at)
		s->kill_at = spawn_now_ms() + KILL_AFTER_MS;
	if (!s->asked) /* not before the child, just started, has its session */
		s->asked = send_signal(s, SIGINT);
	if (!s->killed && spawn_now_ms() >= s->kill_at) {
		s->killed = true;
		send_signal(s, SIGKILL);
	}
	return s->killed && spawn_now_ms() >= s->kill_at + LEAVE_AFTER_MS;
}

bool spawn_reap(struct spawn *s, bool wait)
{
	int status = 0;
	pid_t got = s->pid;

	if (!s->pid)
		return true;
	do
		got = waitpid(s->pid, &status, wait ? 0 : WNOHANG);
	while (got < 0 && errno == EINTR);
	if (!got)
		return false;
	s->pid = 0;
	s->by_signal = got > 0 && WIFSIGNALED(status);
	s->status = got < 0 ? 255 : s->by_signal ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
	if (read(s->fd[SPAWN_EXEC], &s->exec_errno, sizeof(int)) != (ssize_t)sizeof(int))
		s->exec_errno = 0;
	return true;
}

/* It has ended; its number is still its own until it is reaped. */
static bool has_ended(const struct spawn *s)
{
	siginfo_t info = {0};

	return waitid(P_PID, (id_t)s->pid, &info, WEXITED | WNOHANG | WNOWAIT) < 0 || info.si_pid;
}

void spawn_end(struct spawn *s)
{
	close_all(s->fd); /* one that waits for us to read must not wait for ever */
	if (!s->pid)
		return;
	for (int ms = 1; !has_ended(s); ms = MIN(2 * ms, 50)) {
		spawn_stop(s);
		poll(NULL, 0, ms);
	}
	if (s->detach)
		send_signal(s, SIGKILL);
	spawn_reap(s, true);
}

/* The last non-empty line of what the child wrote to stderr. */
static struct slice last_line(const struct strbuf *errout)
{
	const char *s = errout->buf;
	size_t end = errout->len, start;

	while (end && memchr(" \t\r\n", s[end - 1], 4))
		end--;
	for (start = end; start && s[start - 1] != '\n' && s[start - 1] != '\r'; start--)
		;
	return (struct slice){s + start, end - start};
}

/*
 * Why it failed: the first line that says so in the manner of git and hg, since
 * advice may follow; else the last line.
 */
static struct slice reason(const struct strbuf *errout)
{
	static const char *const sign[] = {"fatal: ", "error: ", "abort: "};
	size_t n;

	for (const char *s = errout->buf; *s; s += n + (s[n] != 0)) {
		n = strcspn(s, "\r\n");
		for (size_t i = 0; i < ARRAY_LEN(sign); i++)
			if (!strncmp(s, sign[i], strlen(sign[i])))
				return (struct slice){s, n};
	}
	return last_line(errout);
}

int spawn_verdict(const struct spawn *s, const char *name, const struct strbuf *errout,
		  struct err *err)
{
	struct slice said = reason(errout);

	if (s->exec_errno)
		return err_set(err, "cannot run '%s': %s", name, strerror(s->exec_errno));
	if (s->by_signal)
		return err_set(err, "'%s' was killed by signal %d", name, s->status - 128);
	if (s->status && said.n)
		return err_set(err, "'%s' failed: %.*s", name, SLICE_ARG(said));
	if (s->status)
		return err_set(err, "'%s' failed with status %d", name, s->status);
	return 0;
}
