/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/refresh.h"
#include "core/base/file.h"
#include "core/base/map.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define KEPT ((size_t)600) /* bytes of a line, at most */

/* ---- the child ---- */

enum { SAME, OTHER, FAILED }; /* its exit status */

struct teller {
	int fd;
	struct strbuf last;
};

static void tell(struct teller *t, struct slice line)
{
	struct strbuf text = STRBUF_INIT;

	line.n = MIN(line.n, KEPT);
	if (!line.n || slice_equal(line, strbuf_slice(&t->last)))
		return;
	strbuf_reset(&t->last);
	strbuf_add(&t->last, line.p, line.n);
	strbuf_add(&text, line.p, line.n);
	strbuf_addch(&text, '\n');
	(void)!file_write_all(t->fd, text.buf, text.len); /* nobody listens any more: SIGPIPE */
	strbuf_release(&text);
}

static volatile sig_atomic_t asked_to_stop;

static void stop(int sig UNUSED)
{
	asked_to_stop = 1;
}

static bool progress(void *ctx, const struct graph_progress *at)
{
	tell(ctx, at->line);
	return asked_to_stop;
}

static int run(const struct graph_options *opt, uint64_t known, int fd)
{
	struct teller t = {fd, STRBUF_INIT};
	struct graph_options o = *opt;
	struct graph g;
	struct err err;

	o.quick = false;
	o.progress = progress;
	o.ctx = &t;
	if (graph_load(&g, &o, &err)) {
		tell(&t, slice_from(err.text));
		return FAILED;
	}
	if (!g.key) { /* nobody could open it */
		tell(&t, slice_from("the graph of the checkout cannot be kept in the cache"));
		return FAILED;
	}
	return g.key == known ? SAME : OTHER;
}

/*
 * A session of its own: keys and signals of our terminal do not reach it. What it
 * started itself (a generator) it stops itself, when SIGTERM asks for it.
 */
static void become_child(const struct graph_options *opt, uint64_t known, int fd)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	setsid();
	for (int sig = 1; sig < SIGSYS; sig++)
		if (sig != SIGKILL && sig != SIGSTOP)
			signal(sig, sig == SIGTERM ? stop : SIG_DFL);
	map_guard();
	for (int i = 0; i <= STDERR_FILENO; i++)
		dup2(null, i);
	_exit(run(opt, known, fd));
}

/* ---- the parent ---- */

static void fail(struct refresh *r, const char *what)
{
	r->state = REFRESH_FAILED;
	strbuf_reset(&r->line);
	strbuf_addf(&r->line, "%s: %s", what, strerror(errno));
}

void refresh_start(struct refresh *r, const struct graph_options *opt, const struct graph *g)
{
	int fd[2];

	refresh_stop(r);
	r->starts++;
	if (pipe2(fd, O_CLOEXEC)) {
		fail(r, "cannot check the checkout");
		return;
	}
	r->pid = fork();
	if (!r->pid)
		become_child(opt, g->key, fd[1]);
	close(fd[1]);
	r->fd = fd[0];
	fcntl(r->fd, F_SETFL, O_NONBLOCK);
	r->state = REFRESH_RUNS;
	strbuf_reset(&r->line);
	strbuf_reset(&r->partial);
	if (r->pid < 0) {
		fail(r, "cannot check the checkout");
		refresh_stop(r);
	}
}

/* Keeps the last whole line; true when there was one. */
static bool take_lines(struct refresh *r)
{
	char *rest = r->partial.buf, *end;
	bool any = false;

	for (; (end = strchr(rest, '\n')); rest = end + 1, any = true) {
		strbuf_reset(&r->line);
		strbuf_add(&r->line, rest, (size_t)(end - rest));
	}
	if (any)
		strbuf_splice(&r->partial, 0, (size_t)(rest - r->partial.buf), "", 0);
	return any;
}

static void ended(struct refresh *r)
{
	int status;

	while (waitpid(r->pid, &status, 0) < 0 && errno == EINTR)
		;
	r->pid = 0;
	close(r->fd);
	r->fd = -1;
	r->state = !WIFEXITED(status)		  ? REFRESH_FAILED
		   : WEXITSTATUS(status) == SAME  ? REFRESH_SAME
		   : WEXITSTATUS(status) == OTHER ? REFRESH_NEW
						  : REFRESH_FAILED;
}

bool refresh_poll(struct refresh *r)
{
	char buf[4096];
	bool changed = false;
	ssize_t n;

	if (r->state != REFRESH_RUNS)
		return false;
	while ((n = read(r->fd, buf, sizeof(buf))) > 0) {
		strbuf_add(&r->partial, buf, (size_t)n);
		changed |= take_lines(r);
	}
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return changed;
	ended(r);
	return true;
}

void refresh_stop(struct refresh *r)
{
	if (r->pid > 0) {
		kill(r->pid, SIGTERM);
		ended(r);
	}
	r->state = r->state == REFRESH_FAILED ? r->state : REFRESH_NONE;
}
