/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tests/e2e/pty.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

/* What the shell does not want to hear of; its job does. */
static const int deaf_to[] = {SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU};

static void shell_signals(void (*what)(int))
{
	for (size_t i = 0; i < ARRAY_LEN(deaf_to); i++)
		signal(deaf_to[i], what);
}

static pid_t start_job(const char *command)
{
	pid_t job = fork();

	if (job)
		return job;
	setpgid(0, 0);
	tcsetpgrp(STDIN_FILENO, getpid());
	shell_signals(SIG_DFL);
	execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

/* Until the next Enter on the terminal. */
static void wait_for_enter(void)
{
	static const char said[] = "[stopped]\r\n";
	char c = 0;

	tcsetpgrp(STDIN_FILENO, getpid());
	if (write(STDOUT_FILENO, said, sizeof(said) - 1) < 0)
		return;
	while (c != '\n' && c != '\r' && read(STDIN_FILENO, &c, 1) == 1)
		;
}

NORETURN static void shell(const char *command)
{
	struct rlimit no_core = {0, 0};
	pid_t job;
	int status;

	setrlimit(RLIMIT_CORE, &no_core);
	shell_signals(SIG_IGN);
	job = start_job(command);
	setpgid(job, job);
	for (;;) {
		if (waitpid(job, &status, WUNTRACED) < 0)
			_exit(126);
		if (!WIFSTOPPED(status))
			break;
		wait_for_enter();
		tcsetpgrp(STDIN_FILENO, job);
		kill(-job, SIGCONT);
	}
	if (WIFSIGNALED(status)) {
		signal(WTERMSIG(status), SIG_DFL);
		raise(WTERMSIG(status));
	}
	_exit(WEXITSTATUS(status));
}

int pty_spawn(struct pty *p, const char *command, int rows, int cols, struct err *err)
{
	struct winsize ws = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
	int slave, life[2];

	if (pipe2(life, O_CLOEXEC) || openpty(&p->master, &slave, NULL, NULL, &ws))
		return err_set(err, "cannot make a terminal: %s", strerror(errno));
	tcgetattr(slave, &p->before);
	p->shell = fork();
	if (!p->shell) {
		close(p->master);
		close(life[0]);
		if (!login_tty(slave))
			shell(command);
		_exit(125);
	}
	close(slave);
	close(life[1]);
	fcntl(p->master, F_SETFD, FD_CLOEXEC);
	p->life = life[0];
	return p->shell < 0 ? err_set(err, "cannot fork: %s", strerror(errno)) : 0;
}

void pty_resize(const struct pty *p, int rows, int cols)
{
	struct winsize ws = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

	ioctl(p->master, TIOCSWINSZ, &ws);
}

bool pty_modes_same(const struct pty *p)
{
	struct termios now;

	tcgetattr(p->master, &now);
	return now.c_iflag == p->before.c_iflag && now.c_oflag == p->before.c_oflag &&
	       now.c_cflag == p->before.c_cflag && now.c_lflag == p->before.c_lflag &&
	       !memcmp(now.c_cc, p->before.c_cc, sizeof(now.c_cc));
}

bool pty_signal(const struct pty *p, int sig)
{
	pid_t group = tcgetpgrp(p->master);

	return sig && group > 0 && !kill(-group, sig);
}

void pty_hang_up(struct pty *p)
{
	if (p->master >= 0)
		close(p->master);
	p->master = -1;
}

int pty_end(struct pty *p)
{
	int status = -1;

	waitpid(p->shell, &status, 0);
	close(p->life);
	p->shell = 0;
	return status;
}

/* Closing the terminal is not enough for a program that fails the test of it. */
void pty_kill(struct pty *p)
{
	if (p->shell <= 0)
		return;
	if (p->master >= 0)
		pty_signal(p, SIGKILL);
	kill(p->shell, SIGKILL);
}
