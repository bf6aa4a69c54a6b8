/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/proc.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { IN, OUT, ERR, EXEC, PIPES }; /* EXEC tells us why exec failed */

#define KEEP_STDERR    ((size_t)64 * 1024)
#define KILL_AFTER_MS  3000
#define LEAVE_AFTER_MS 1000 /* after SIGKILL */

struct run {
	struct proc *p;
	struct err *err;
	int fd[PIPES]; /* our ends; -1 when closed */
	size_t sent;
	pid_t pid;
	long long kill_at; /* 0: not cancelled */
	bool killed, too_much;
	bool by_signal; /* the child did not exit by itself */
};

static long long now_ms(void)
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

/* In the child: never returns. `theirs` are its ends of the pipes. */
NORETURN static void exec_child(const struct proc *p, int theirs[PIPES])
{
	int failed;
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGINT, SIG_DFL);
	if (p->detach)
		setsid();
	if (!p->tty) {
		if (dup2(theirs[IN], 0) < 0 || dup2(theirs[p->merge ? ERR : OUT], 1) < 0 ||
		    dup2(theirs[ERR], 2) < 0)
			goto fail;
	}
	apply_env(p->env);
	if (!p->dir || !chdir(p->dir))
		execvp(p->argv[0], (char *const *)(uintptr_t)p->argv);
fail:
	failed = errno;
	(void)!write(theirs[EXEC], &failed, sizeof(failed));
	_exit(127);
}

static int start(struct run *r)
{
	int theirs[PIPES];
	int ret = -1;

	for (int i = 0; i < PIPES; i++)
		theirs[i] = r->fd[i] = -1;
	for (int i = 0; i < PIPES; i++) {
		int ends[2];
		if (pipe2(ends, O_CLOEXEC))
			goto out;
		theirs[i] = ends[i == IN ? 0 : 1];
		r->fd[i] = ends[i == IN ? 1 : 0];
		fcntl(r->fd[i], F_SETFL, O_NONBLOCK);
	}
	fflush(NULL);
	r->pid = fork();
	if (!r->pid)
		exec_child(r->p, theirs);
	if (r->pid > 0)
		ret = 0;
out:
	if (ret)
		err_set(r->err, "cannot start '%s': %s", r->p->argv[0], strerror(errno));
	for (int i = 0; i < PIPES; i++) {
		close_fd(&theirs[i]);
		if (ret)
			close_fd(&r->fd[i]);
	}
	return ret;
}

static void send_input(struct run *r)
{
	const struct slice in = r->p->input;
	ssize_t n = 0;

	if (r->sent < in.n) {
		n = write(r->fd[IN], in.p + r->sent, in.n - r->sent);
		if (n < 0 && (errno == EAGAIN || errno == EINTR))
			return;
		r->sent += n > 0 ? (size_t)n : 0;
	}
	if (n < 0 || r->sent == in.n) /* a child that does not want more is its own affair */
		close_fd(&r->fd[IN]);
}

static void keep(struct run *r, int which, const char *p, size_t n)
{
	struct strbuf *to = which == OUT ? &r->p->out : &r->p->errout;

	if (which == OUT && r->p->limit && to->len + n > r->p->limit) {
		r->too_much = true;
		return;
	}
	strbuf_add(to, p, n);
	if (which == ERR) {
		if (r->p->line)
			r->p->line(r->p->ctx, p, n);
		if (to->len > KEEP_STDERR)
			strbuf_splice(to, 0, to->len - KEEP_STDERR / 2, NULL, 0);
	}
}

static void take_output(struct run *r, int which)
{
	char buf[16 * 1024];
	ssize_t n = read(r->fd[which], buf, sizeof(buf));

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0)
		close_fd(&r->fd[which]);
	else
		keep(r, which, buf, (size_t)n);
}

static void cancel(struct run *r)
{
	if (!r->kill_at) {
		r->p->cancelled = true;
		r->kill_at = now_ms() + KILL_AFTER_MS;
		kill(r->p->detach ? -r->pid : r->pid, SIGINT);
	} else if (!r->killed && now_ms() >= r->kill_at) {
		r->killed = true;
		kill(r->p->detach ? -r->pid : r->pid, SIGKILL);
	} else if (r->killed && now_ms() >= r->kill_at + LEAVE_AFTER_MS) {
		close_fd(&r->fd[OUT]); /* held open by a child of the child: do not wait for it */
		close_fd(&r->fd[ERR]);
	}
}

/* Whoever cancelled has nothing more to say, and what wakes us (a hang-up) may be there to stay. */
static bool asks(const struct run *r)
{
	return r->p->tick && !r->kill_at;
}

/* Moves bytes until the child has closed its outputs. */
static void pump(struct run *r)
{
	while (r->fd[OUT] >= 0 || r->fd[ERR] >= 0) {
		struct pollfd pfd[4] = {{r->fd[IN], POLLOUT, 0},
					{r->fd[OUT], POLLIN, 0},
					{r->fd[ERR], POLLIN, 0},
					{asks(r) ? r->p->wake_fd : -1, POLLIN, 0}};
		int n = poll(pfd, 4, r->p->tick || r->kill_at ? 100 : -1);
		if (n < 0 && errno != EINTR)
			break;
		if (n > 0) {
			if (pfd[IN].revents)
				send_input(r);
			if (pfd[OUT].revents)
				take_output(r, OUT);
			if (pfd[ERR].revents)
				take_output(r, ERR);
		}
		if (r->too_much || r->kill_at || (asks(r) && r->p->tick(r->p->ctx)))
			cancel(r);
	}
}

static int wait_child(struct run *r)
{
	int status;

	while (waitpid(r->pid, &status, 0) < 0)
		if (errno != EINTR)
			return 255;
	r->by_signal = WIFSIGNALED(status);
	return r->by_signal ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* The last non-empty line of what the child wrote to stderr. */
static struct slice last_line(const struct proc *p)
{
	const char *s = p->errout.buf;
	size_t end = p->errout.len, start;

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
static struct slice reason(const struct proc *p)
{
	static const char *const sign[] = {"fatal: ", "error: ", "abort: "};
	size_t n;

	for (const char *s = p->errout.buf; *s; s += n + (s[n] != 0)) {
		n = strcspn(s, "\r\n");
		for (size_t i = 0; i < ARRAY_LEN(sign); i++)
			if (!strncmp(s, sign[i], strlen(sign[i])))
				return (struct slice){s, n};
	}
	return last_line(p);
}

static int verdict(struct run *r)
{
	const struct proc *p = r->p;
	struct slice said = reason(p);

	if (r->too_much)
		return err_set(r->err, "'%s' wrote more than %zu bytes", p->argv[0], p->limit);
	if (p->cancelled)
		return err_set(r->err, "'%s' was cancelled", p->argv[0]);
	if (r->by_signal)
		return err_set(r->err, "'%s' was killed by signal %d", p->argv[0], p->status - 128);
	if (p->status && said.n)
		return err_set(r->err, "'%s' failed: %.*s", p->argv[0], SLICE_ARG(said));
	if (p->status)
		return err_set(r->err, "'%s' failed with status %d", p->argv[0], p->status);
	return 0;
}

int proc_run(struct proc *p, struct err *err)
{
	struct run r = {.p = p, .err = err};
	int exec_errno = 0;

	strbuf_reset(&p->out);
	strbuf_reset(&p->errout);
	p->cancelled = false;
	p->status = 127;
	if (start(&r))
		return -1;
	if (!p->tty)
		pump(&r);
	p->status = wait_child(&r);
	if (read(r.fd[EXEC], &exec_errno, sizeof(exec_errno)) != (ssize_t)sizeof(exec_errno))
		exec_errno = 0;
	for (int i = 0; i < PIPES; i++)
		close_fd(&r.fd[i]);
	if (exec_errno)
		return err_set(err, "cannot run '%s': %s", p->argv[0], strerror(exec_errno));
	return verdict(&r);
}

void proc_release(struct proc *p)
{
	strbuf_release(&p->out);
	strbuf_release(&p->errout);
}
