/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/push/push.h"
#include "core/base/alloc.h"
#include "core/base/hook.h"
#include "core/base/file.h"
#include "core/base/nocore.h"
#include "core/conf/yaml.h"
#include "core/push/address.h"
#include "core/push/route.h"
#include "core/vcs/operation.h"

#include <stdarg.h>

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
	if (p->secret.url)
		return p->secret.url;
	if (p->remote)
		return p->remote;
	return p->usual ? p->usual : DEFAULT_REMOTE;
}

void push_describe(const struct push *p, const char *program, struct strbuf *out)
{
	strbuf_addf(out, "%s push ", program);
	vcs_public_url(out, push_remote(p));
}

const char *push_parent(const struct push *p)
{
	return p->onto ? p->onto : p->checkout->head;
}

/* ---- addresses ---- */

/* Where the work comes from, for a message. */
static void describe_upstream(const struct checkout *c, struct strbuf *out)
{
	if (c->kind == VCS_GIT)
		strbuf_addf(out, "branch '%s' comes", c->branch);
	else
		strbuf_addstr(out, "this repository comes");
}

static int refuse(const struct push *p, const char *url, bool official, struct err *err)
{
	struct strbuf remote = STRBUF_INIT, place = STRBUF_INIT, from = STRBUF_INIT;

	vcs_public_url(&remote, push_remote(p));
	vcs_public_url(&place, url);
	describe_upstream(p->checkout, &from);
	if (official)
		err_set(err,
			"'%s' is an official Firefox repository (%s): try commits must not go "
			"there, choose another --remote",
			remote.buf, place.buf);
	else
		err_set(err, "remote '%s' is where %s from (%s): choose another --remote",
			remote.buf, from.buf, place.buf);
	strbuf_release(&remote);
	strbuf_release(&place);
	strbuf_release(&from);
	return -1;
}

/*
 * With hg, some have a try repository as their default path, so that a bare
 * `hg push` goes there: what is known, or said, to be one is no upstream.
 */
static bool is_try(const struct push *p, const char *url)
{
	return p->checkout->kind == VCS_HG &&
	       (!strcmp(push_remote(p), DEFAULT_REMOTE) || address_treeherder(url));
}

static bool is_upstream(const struct push *p, const char *url, const char *upstream)
{
	char *copy = xstrdup(upstream), *rest = copy, *line;
	bool found = false;

	while (!found && (line = strsep(&rest, "\n")))
		found = *line && address_same(url, line, p->checkout->root);
	free(copy);
	return found;
}

static bool has_password(const char *url)
{
	struct secret s;
	bool has = secret_split(&s, url, false);

	secret_release(&s);
	return has;
}

const char *push_usual_address(const struct checkout *c)
{
	static const struct {
		const char *domain, *hg, *git;
	} usual[] = {
		{"gecko", "ssh://hg.mozilla.org/try", "hg::ssh://hg.mozilla.org/try"},
		{"comm", "ssh://hg.mozilla.org/try-comm-central",
		 "hg::ssh://hg.mozilla.org/try-comm-central"},
	};
	static const char *const key[] = {"trust-domain", NULL};
	struct strbuf path = STRBUF_INIT, domain = STRBUF_INIT;
	const char *address = NULL;
	struct err ignored;

	strbuf_addf(&path, "%s/taskcluster/config.yml", c->root);
	if (file_exists(path.buf) && yaml_scalar(path.buf, key, &domain, &ignored) > 0)
		for (size_t i = 0; i < ARRAY_LEN(usual); i++)
			if (!strcmp(domain.buf, usual[i].domain))
				address = c->kind == VCS_GIT ? usual[i].git : usual[i].hg;
	strbuf_release(&path);
	strbuf_release(&domain);
	return address;
}

static int find_urls(struct push *p, struct strbuf *urls, struct strbuf *upstream, struct err *err)
{
	if (!vcs_push_urls(p->checkout, push_remote(p), urls, upstream, err))
		return 0;
	if (p->remote || p->usual || !(p->usual = push_usual_address(p->checkout)))
		return -1;
	strbuf_reset(urls);
	strbuf_reset(upstream);
	return vcs_push_urls(p->checkout, push_remote(p), urls, upstream, err);
}

void push_first_url(const char *urls, struct strbuf *out)
{
	char *line = xstrndup(urls, strcspn(urls, "\n"));
	struct secret s;

	strbuf_addstr(out, secret_split(&s, line, false) ? s.url : line);
	secret_release(&s);
	free(line);
}

int push_read_urls(struct push *p, struct strbuf *urls, struct err *err)
{
	struct strbuf upstream = STRBUF_INIT;
	char *copy, *rest, *url;
	int ret = find_urls(p, urls, &upstream, err);

	rest = copy = xstrdup(urls->buf);
	if (has_password(urls->buf))
		nocore();
	while (!ret && (url = strsep(&rest, "\n"))) {
		bool official = address_official(url);
		if (official || (!is_try(p, url) && is_upstream(p, url, upstream.buf)))
			ret = refuse(p, url, official, err);
	}
	strbuf_release(&upstream);
	free(copy);
	return ret;
}

/* ---- sending ---- */

/* Servers say in these ways that one may not push; what is to be done none of them says. */
static void explain_refusal(const struct strbuf *said, struct err *err)
{
	static const char *const words[] = {
		"scm_level_1", "Permission denied", "permission denied", "403 Forbidden",
		"error: 403",  "not authorized",    "Not authorized"};
	struct err why = *err;

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (strstr(said->buf, words[i])) {
			err_set(err,
				"%s; who may not push there asks for access (on hg.mozilla.org level 1), "
				"or a reviewer: --print-mach says what he can run",
				why.text);
			return;
		}
}

int push_run_sender(struct push *p, struct sender *s, struct err *err)
{
	struct proc child = PROC_INIT;
	int ret;

	if (p->screen) /* in a session without a terminal ssh cannot ask below our screen either */
		secret_env_add(&s->env, "GIT_TERMINAL_PROMPT=0");
	child.argv = s->argv;
	child.env = (const char *const *)s->env.v;
	child.input = s->input;
	child.detach = p->screen;
	child.merge = true;
	child.line = p->line;
	child.tick = p->tick;
	child.wake_fd = p->wake_fd;
	child.ctx = p->ctx;
	ret = vcs_run_shown(p->checkout, &child, err);
	strbuf_add(&s->said, child.errout.buf, child.errout.len);
	s->status = child.status;
	if (ret && !child.cancelled)
		explain_refusal(&s->said, err);
	proc_release(&child);
	return ret;
}

void sender_release(struct sender *s)
{
	secret_env_release(&s->env);
	strbuf_release(&s->said);
}

/* ---- what is looked at before ---- */

void push_note(struct push *p, const char *fmt, ...)
{
	struct strbuf notes = STRBUF_INIT;
	char line[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	strbuf_addf(&notes, "%s%s\n", p->notes ? p->notes : "", line);
	free(p->notes);
	p->notes = strbuf_detach(&notes);
}

static int check_clean(const struct push *p, struct err *err)
{
	struct strbuf dirty = STRBUF_INIT;
	size_t nr = 0;
	int ret;

	ret = vcs_dirty_files(p->checkout, &dirty, err);
	for (size_t i = 0; i < dirty.len; i++)
		nr += dirty.buf[i] == '\n';
	if (!ret && nr)
		ret = err_set(err,
			      "%zu file%s with uncommitted changes ('%.*s'%s): %s first, or "
			      "say --committed-only to push without them",
			      nr, nr == 1 ? "" : "s", (int)strcspn(dirty.buf, "\n"), dirty.buf,
			      nr == 1 ? "" : " ...",
			      vcs_has_jj(p->checkout) ? "'jj new'" : "commit");
	strbuf_release(&dirty);
	return ret;
}

int push_check_state(struct push *p, struct err *err)
{
	const char *operation = vcs_operation(p->checkout);

	if (!p->committed_only && operation)
		return err_set(err,
			       "%s is in progress here: finish it, or say --committed-only to push "
			       "what is checked out now",
			       operation);
	if (operation)
		push_note(p, "%s is in progress: pushed is what is checked out now", operation);
	return p->committed_only ? 0 : check_clean(p, err);
}

/* Which way it goes: p->lando is set or not. */
static int choose_route(struct push *p, struct err *err)
{
	const char *kind = p->checkout->kind == VCS_GIT ? "git" : "hg";

	lando_close(p);
	if (!p->via)
		return lando_choose(p, err);
	if (!strcmp(p->via, "lando"))
		return lando_open(p, err);
	if (!strcmp(p->via, "git") || !strcmp(p->via, "hg"))
		return strcmp(p->via, kind) != 0
			       ? err_set(err, "--via %s: this is a checkout of %s", p->via, kind)
			       : 0;
	return err_set(err, "'%s' is no way to push: git, hg or lando", p->via);
}

/* Forgets what was found out before, and takes the password from the remote. */
static void start(struct push *p)
{
	secret_release(&p->secret);
	if (p->remote && secret_split(&p->secret, p->remote, p->checkout->kind == VCS_HG))
		nocore();
	free(p->notes);
	free(p->base);
	p->notes = p->base = NULL;
	p->usual = NULL;
}

void push_find_base(struct push *p)
{
	struct err ignored; /* a push would say it */

	start(p);
	if (p->checkout->kind == VCS_GIT && !choose_route(p, &ignored) && !p->lando)
		git_find_base(p);
}

int push_prepare(struct push *p, struct err *err)
{
	start(p);
	if (p->onto && p->checkout->kind != VCS_GIT)
		return err_set(err, "hg puts the try commit on what is checked out: only git can "
				    "put it on another commit");
	if (p->plan->as_note && p->checkout->kind != VCS_GIT)
		return err_set(err, NO_NOTES);
	if (choose_route(p, err))
		return -1;
	if (p->lando && p->plan->as_note)
		return err_set(err,
			       "Lando takes patches, and a note is none: say --carrier file, or "
			       "--via git");
	if (p->lando)
		return lando_prepare(p, err);
	return p->checkout->kind == VCS_GIT ? git_prepare(p, err) : hg_prepare(p, err);
}

int push_send(struct push *p, struct err *err)
{
	p->begun = p->again = p->goes_on = false;
	if (p->lando)
		return lando_send(p, err);
	return p->checkout->kind == VCS_GIT ? git_send(p, err) : hg_send(p, err);
}

int push_recover(const struct checkout *c, unsigned wait, struct strbuf *said, struct err *err)
{
	return c->kind == VCS_HG ? hg_recover(c, wait, said, err) : 0;
}

void push_release(struct push *p)
{
	free(p->where);
	free(p->notes);
	free(p->base);
	free(p->revision);
	free(p->job);
	free(p->link);
	lando_close(p);
	secret_release(&p->secret);
	p->where = p->notes = p->base = p->revision = p->job = p->link = NULL;
}
