/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/push/push.h"
#include "core/base/hook.h"
#include "core/push/address.h"
#include "core/push/route.h"

const char *push_step_name(enum push_step step)
{
	static const char *const names[] = {
#define S(symbol, name, what) name,
		PUSH_STEPS(S)
#undef S
	};

	return names[step];
}

void push_step(enum push_step step)
{
	hook_step(push_step_name(step));
}

const char *push_remote(const struct push *p)
{
	return p->remote ? p->remote : DEFAULT_REMOTE;
}

int push_check_address(const struct push *p, const char *url, struct err *err)
{
	if (!address_official(url))
		return 0;
	return err_set(err,
		       "'%s' is an official Firefox repository (%s): try commits must not go "
		       "there, choose another --remote",
		       push_remote(p), url);
}

int push_run_sender(struct push *p, const char *const *argv, struct err *err)
{
	/* In a session without a terminal ssh cannot ask for a password below our screen. */
	static const char *const no_question[] = {"GIT_TERMINAL_PROMPT=0", NULL};
	struct proc child = PROC_INIT;
	int ret;

	child.argv = argv;
	child.env = p->screen ? no_question : NULL;
	child.detach = p->screen;
	child.merge = true;
	child.line = p->line;
	child.tick = p->tick;
	child.wake_fd = p->wake_fd;
	child.ctx = p->ctx;
	ret = vcs_run_shown(p->checkout, &child, err);
	proc_release(&child);
	return ret;
}

static int check_clean(const struct push *p, struct err *err)
{
	struct strbuf dirty = STRBUF_INIT;
	size_t nr = 0;
	int ret;

	if (p->committed_only)
		return 0;
	ret = vcs_dirty_files(p->checkout, &dirty, err);
	for (size_t i = 0; i < dirty.len; i++)
		nr += dirty.buf[i] == '\n';
	if (!ret && nr)
		ret = err_set(err,
			      "%zu file%s with uncommitted changes ('%.*s'%s): commit first, or "
			      "say --committed-only to push without them",
			      nr, nr == 1 ? "" : "s", (int)strcspn(dirty.buf, "\n"), dirty.buf,
			      nr == 1 ? "" : " ...");
	strbuf_release(&dirty);
	return ret;
}

int push_prepare(struct push *p, struct err *err)
{
	if (check_clean(p, err))
		return -1;
	return p->checkout->kind == VCS_GIT ? git_prepare(p, err) : hg_prepare(p, err);
}

int push_send(struct push *p, struct err *err)
{
	return p->checkout->kind == VCS_GIT ? git_send(p, err) : hg_send(p, err);
}

int push_recover(const struct checkout *c, struct strbuf *said, struct err *err)
{
	return c->kind == VCS_HG ? hg_recover(c, said, err) : 0;
}

void push_release(struct push *p)
{
	free(p->where);
	free(p->revision);
	p->where = p->revision = NULL;
}
