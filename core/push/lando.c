/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Lando: the commits since the last public one go as patches over HTTPS, the try
 * commit as the last of them, and Lando's job makes the push. Nothing is changed in
 * the repository: git's try commit is objects that nothing points to, hg's is a
 * text that was never imported. So there is no journal, and wherever we are
 * killed nothing is to be put back.
 */
#include "core/base/base.h"
#include "core/push/landoini.h"
#include "core/base/alloc.h"
#include "core/push/address.h"
#include "core/push/hgpatch.h"
#include "core/push/landojob.h"
#include "core/push/route.h"
#include "core/push/stack.h"
#include "core/vcs/hgserver.h"

#include <time.h>

/* ---- whether ---- */

void lando_close(struct push *p)
{
	if (p->lando)
		landoini_release(p->lando);
	free(p->lando);
	p->lando = NULL;
}

/* As landoini_read(), into p->lando. */
static int read_settings(struct push *p, struct err *err)
{
	struct landoini l;
	int ret = landoini_read(&l, p->checkout->root, err);

	if (ret)
		return ret;
	lando_close(p);
	p->lando = xcalloc(1, sizeof(*p->lando));
	*p->lando = l;
	return 0;
}

int lando_open(struct push *p, struct err *err)
{
	return read_settings(p, err) ? -1 : 0;
}

/* Would git or hg push to the try repository of hg.mozilla.org? */
static bool goes_to_try(const struct push *p)
{
	struct strbuf url = STRBUF_INIT;
	struct err ignored; /* there is no such remote */
	const char *name = NULL, *usual;

	if (!vcs_remote_url(p->checkout, push_remote(p), &url, &ignored))
		name = address_treeherder(url.buf);
	else if (!p->remote && (usual = push_usual_address(p->checkout)))
		name = address_treeherder(usual);
	strbuf_release(&url);
	return name && !strcmp(name, "try");
}

int lando_choose(struct push *p, struct err *err)
{
	const char *vcs = getenv("MACH_TRY_PUSH_TO_VCS");
	struct err none;
	int ret;

	if ((vcs && !strcmp(vcs, "1")) || p->branch)
		return 0;
	ret = read_settings(p, &none);
	if (ret > 0)
		return 0;
	if (ret || !goes_to_try(p))
		lando_close(p);
	return ret ? err_set(err, "%s", none.text) : 0;
}

/* ---- before ---- */

static int prepare(struct push *p, struct err *err)
{
	struct stack s = STACK_INIT;
	struct strbuf where = STRBUF_INIT;
	int ret = p->checkout->kind == VCS_GIT ? git_check(p, err) : hg_check(p, err);

	if (!ret)
		ret = stack_find(&s, p, err);
	if (!ret) {
		strbuf_addf(&where, "Lando (%s), ", p->lando->api_domain);
		if (s.node.nr)
			strbuf_addf(&where, "%zu commit%s and ", s.node.nr,
				    s.node.nr == 1 ? "" : "s");
		strbuf_addf(&where, "the try commit on %.12s", s.base.buf);
		free(p->where);
		p->where = strbuf_detach(&where);
	}
	stack_release(&s);
	return ret;
}

int lando_prepare(struct push *p, struct err *err)
{
	int ret;

	p->treeherder = NULL;
	if (p->branch)
		return err_set(err, "--branch '%s' means nothing with Lando", p->branch);
	hgserver_begin(p->checkout);
	ret = prepare(p, err);
	hgserver_end(p->checkout);
	return ret;
}

/* ---- the patches ---- */

/* Whom hg would name as the author. */
static int hg_user(const struct push *p, struct strbuf *user, struct err *err)
{
	static const char *const argv[] = {"hg", "config", "ui.username", NULL};
	const char *hguser = getenv("HGUSER"), *email = getenv("EMAIL");

	if (hguser && *hguser)
		strbuf_addstr(user, hguser);
	else if (vcs_ask(p->checkout, argv, true, user, err))
		return -1;
	if (!user->len && email)
		strbuf_addstr(user, email);
	if (!user->len)
		return err_set(err, "hg does not know who you are: set 'username' in [ui] with "
				    "'hg config --edit'");
	return 0;
}

static int add_hg_try(struct push *p, struct stack *s, bool tracked, struct err *err)
{
	struct strbuf user = STRBUF_INIT, patch = STRBUF_INIT;
	int ret = hg_user(p, &user, err);

	if (!ret) {
		hgpatch_header(&patch, user.buf, time(NULL), p->checkout->head, p->plan->message);
		hgpatch_write(&patch, TRY_CONFIG, slice_from(p->plan->json), tracked);
		stack_add_patch(s, strbuf_slice(&patch));
	}
	strbuf_release(&user);
	strbuf_release(&patch);
	return ret;
}

static int gather_hg(struct push *p, struct stack *s, struct err *err)
{
	bool tracked;
	int ret = -1;

	hgserver_begin(p->checkout);
	if (!hg_check_same(p, &tracked, err) && !stack_find(s, p, err) &&
	    !stack_read(s, p, NULL, err))
		ret = add_hg_try(p, s, tracked, err);
	hgserver_end(p->checkout);
	return ret;
}

static int gather(struct push *p, struct stack *s, struct err *err)
{
	if (p->checkout->kind == VCS_HG)
		return gather_hg(p, s, err);
	if (git_check_same(p, err) || stack_find(s, p, err) || git_make_commit(p, err))
		return -1;
	return stack_read(s, p, p->revision, err);
}

/* ---- sending ---- */

/* A token that seems good may have been withdrawn: then once more with a new one. */
static int submit(struct push *p, const struct stack *s, bool fresh, struct err *err)
{
	bool refused;
	int ret;

	push_step(STEP_LANDO_SUBMIT);
	ret = landojob_submit(p, s, &refused, err);
	if (refused && !fresh && !landojob_login(p, true, &fresh, err))
		ret = landojob_submit(p, s, &refused, err);
	push_step(STEP_LANDO_SUBMITTED);
	return ret;
}

int lando_send(struct push *p, struct err *err)
{
	struct stack s = STACK_INIT;
	bool fresh;
	int ret = -1;

	push_step(STEP_LANDO_LOGIN);
	if (landojob_login(p, false, &fresh, err))
		return -1;
	push_step(STEP_LANDO_PATCHES);
	if (gather(p, &s, err))
		goto out;
	p->begun = true;
	ret = submit(p, &s, fresh, err);
	if (!ret)
		ret = landojob_follow(p, err);
out:
	stack_release(&s);
	return ret;
}
