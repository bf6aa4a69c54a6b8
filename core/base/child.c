/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/child.h"
#include "core/base/alloc.h"
#include "core/base/spawn.h"

#include <poll.h>

#define IDLE_MS	   100
#define SILENCE_MS 1000
#define LINE_MAX_N ((size_t)4096)
#define DRAIN_MAX  64 /* pieces; what a child left behind may write for ever */

struct child {
	struct spawn s;
	char *name;
	struct strbuf errout;
	struct strbuf line[2]; /* begun on stderr, on descriptor 3 */
	void (*report)(void *ctx, enum child_stream from, const char *line, size_t n);
	void *ctx;
	long long heard; /* when the last byte came, in ms */
};

struct child *child_start(const struct child_options *o, struct err *err)
{
	struct child *c = xcalloc(1, sizeof(*c));

	c->s = (struct spawn){.argv = o->argv,
			      .env = o->env,
			      .dir = o->dir,
			      .input = o->input,
			      .detach = o->detach,
			      .extra = o->extra};
	c->name = xstrdup(o->argv[0]);
	c->report = o->line;
	c->ctx = o->ctx;
	c->heard = spawn_now_ms();
	strbuf_init(&c->errout);
	strbuf_init(&c->line[0]);
	strbuf_init(&c->line[1]);
	if (!spawn_start(&c->s, err))
		return c;
	child_free(c);
	return NULL;
}

/* ---- lines ---- */

static void end_line(struct child *c, int which)
{
	struct strbuf *line = &c->line[which - SPAWN_ERR];

	if (line->len && c->report)
		c->report(c->ctx, which == SPAWN_ERR ? CHILD_STDERR : CHILD_EXTRA, line->buf,
			  line->len);
	strbuf_reset(line);
}

/* Reads a piece of stderr or descriptor 3; false when there is none. */
static bool take_lines(struct child *c, int which)
{
	struct strbuf *line = &c->line[which - SPAWN_ERR];
	char buf[LINE_MAX_N];
	size_t n = c->s.fd[which] < 0 ? 0 : spawn_take(&c->s, which, buf, sizeof(buf));

	if (n)
		c->heard = spawn_now_ms();
	if (n && which == SPAWN_ERR)
		spawn_keep(&c->errout, buf, n);
	for (size_t i = 0; i < n; i++) {
		if (buf[i] == '\n' || buf[i] == '\r' || line->len == LINE_MAX_N)
			end_line(c, which);
		if (buf[i] != '\n' && buf[i] != '\r')
			strbuf_addch(line, buf[i]);
	}
	if (c->s.fd[which] < 0)
		end_line(c, which);
	return n > 0;
}

/* ---- reading ---- */

/* Feeds stdin and takes lines, once; true when stdout has something to say or ended. */
static bool move(struct child *c, long long ms)
{
	const int *fd = c->s.fd;
	struct pollfd pfd[] = {{fd[SPAWN_IN], POLLOUT, 0},
			       {fd[SPAWN_OUT], POLLIN, 0},
			       {fd[SPAWN_ERR], POLLIN, 0},
			       {fd[SPAWN_EXTRA], POLLIN, 0}};

	if (poll(pfd, ARRAY_LEN(pfd), (int)MAX(ms, 0)) <= 0)
		return false;
	if (pfd[SPAWN_IN].revents)
		spawn_feed(&c->s);
	if (pfd[SPAWN_ERR].revents)
		take_lines(c, SPAWN_ERR);
	if (pfd[SPAWN_EXTRA].revents)
		take_lines(c, SPAWN_EXTRA);
	return pfd[SPAWN_OUT].revents != 0;
}

/* The child is reaped: takes what it wrote before, though others may hold the pipes open. */
static void drain(struct child *c)
{
	for (int which = SPAWN_ERR; which <= SPAWN_EXTRA; which++) {
		for (int i = 0; i < DRAIN_MAX && take_lines(c, which); i++)
			;
		end_line(c, which);
	}
}

/*
 * Nothing tells of a child's end but asking, so its asking intervals begin short:
 * mostly it ends as it closes stdout.
 */
static int wait_end(struct child *c, bool (*idle)(void *ctx), void *ctx, struct err *err)
{
	for (int ms = 1; !spawn_reap(&c->s, false); ms = MIN(2 * ms, IDLE_MS)) {
		move(c, ms);
		if (ms == IDLE_MS && idle && idle(ctx))
			return err_set(err, "cancelled");
	}
	drain(c);
	return 0;
}

ptrdiff_t child_read(struct child *c, char *buf, size_t n, bool (*idle)(void *ctx), void *ctx,
		     struct err *err)
{
	const long long start = spawn_now_ms();
	long long next = start + IDLE_MS;

	while (c->s.fd[SPAWN_OUT] >= 0) {
		size_t got =
			move(c, next - spawn_now_ms()) ? spawn_take(&c->s, SPAWN_OUT, buf, n) : 0;
		if (got) {
			c->heard = spawn_now_ms();
			return (ptrdiff_t)got;
		}
		if (spawn_now_ms() < next)
			continue;
		if (idle && idle(ctx))
			return err_set(err, "cancelled");
		next = spawn_now_ms() + IDLE_MS;
		if (next - start > SILENCE_MS && spawn_reap(&c->s, false))
			break; /* others hold it open */
	}
	return wait_end(c, idle, ctx, err);
}

long long child_silence(const struct child *c)
{
	return spawn_now_ms() - c->heard;
}

int child_finish(struct child *c, struct strbuf *errout, struct err *err)
{
	spawn_close(&c->s, SPAWN_OUT);
	wait_end(c, NULL, NULL, err);
	if (errout)
		strbuf_add(errout, c->errout.buf, c->errout.len);
	return spawn_verdict(&c->s, c->name, &c->errout, err) ? c->s.status : 0;
}

void child_free(struct child *c)
{
	if (!c)
		return;
	spawn_end(&c->s);
	free(c->name);
	strbuf_release(&c->errout);
	strbuf_release(&c->line[0]);
	strbuf_release(&c->line[1]);
	free(c);
}
