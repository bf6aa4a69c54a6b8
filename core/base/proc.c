/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/proc.h"
#include "core/base/spawn.h"

struct run {
	struct proc *p;
	struct spawn s;
	bool too_much;
};

static void keep(struct run *r, int which, const char *text, size_t n)
{
	struct proc *p = r->p;

	if (which == SPAWN_ERR) {
		if (p->line)
			p->line(p->ctx, text, n);
		spawn_keep(&p->errout, text, n);
	} else if (p->limit && p->out.len + n > p->limit) {
		r->too_much = true;
	} else {
		strbuf_add(&p->out, text, n);
	}
}

static void take_output(struct run *r, int which)
{
	char buf[16 * 1024];
	size_t n = spawn_take(&r->s, which, buf, sizeof(buf));

	if (n)
		keep(r, which, buf, n);
}

/* Whoever cancelled has nothing more to say, and what wakes us (a hang-up) may be there to stay. */
static bool asks(const struct run *r)
{
	return r->p->tick && !r->s.kill_at;
}

/* Moves bytes until the child has closed its outputs. */
static void pump(struct run *r)
{
	const int *fd = r->s.fd;

	while (fd[SPAWN_OUT] >= 0 || fd[SPAWN_ERR] >= 0) {
		unsigned ready =
			spawn_wait(&r->s, asks(r) ? r->p->wake_fd : -1, r->p->tick != NULL);
		for (int which = SPAWN_OUT; which <= SPAWN_ERR; which++)
			if (ready & 1U << which)
				take_output(r, which);
		if (r->too_much || r->s.kill_at || (asks(r) && r->p->tick(r->p->ctx))) {
			r->p->cancelled = true;
			if (spawn_stop(&r->s)) /* a child of the child has them: do not wait */
				break;
		}
	}
}

int proc_run(struct proc *p, struct err *err)
{
	struct run r = {.p = p,
			.s = {.argv = p->argv,
			      .env = p->env,
			      .dir = p->dir,
			      .input = p->input,
			      .tty = p->tty,
			      .merge = p->merge,
			      .detach = p->detach}};

	strbuf_reset(&p->out);
	strbuf_reset(&p->errout);
	p->cancelled = false;
	p->status = 127;
	if (spawn_start(&r.s, err))
		return -1;
	if (!p->tty)
		pump(&r);
	spawn_reap(&r.s, true);
	spawn_end(&r.s);
	p->status = r.s.status;
	if (r.too_much)
		return err_set(err, "'%s' wrote more than %zu bytes", p->argv[0], p->limit);
	if (p->cancelled)
		return err_set(err, "'%s' was cancelled", p->argv[0]);
	return spawn_verdict(&r.s, p->argv[0], &p->errout, err);
}

void proc_release(struct proc *p)
{
	strbuf_release(&p->out);
	strbuf_release(&p->errout);
}
