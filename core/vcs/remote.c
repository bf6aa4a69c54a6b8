/* SPDX-License-Identifier: MPL-2.0 */
/* Where a push goes, as git and hg would resolve it. */
#include "core/base/base.h"
#include "core/vcs/vcs.h"

/* "no such name here" rather than git or hg being unable to answer */
static bool unknown(const struct proc *p)
{
	return p->status > 0 && p->status < 127;
}

/* Appends all values of a git variable, one line each; nothing when it is not set. */
static void config_values(const struct checkout *c, const char *remote, const char *name,
			  struct strbuf *out)
{
	struct strbuf key = STRBUF_INIT;
	struct proc p = PROC_INIT;
	struct err ignored; /* not set */

	strbuf_addf(&key, "remote.%s.%s", remote, name);
	p.argv = (const char *const[]){"git", "config", "--get-all", key.buf, NULL};
	if (!vcs_run(c, &p, &ignored))
		strbuf_add(out, p.out.buf, p.out.len);
	strbuf_release(&key);
	proc_release(&p);
}

/*
 * The longest prefix of `url` that a url.BASE.`variable` names, and its BASE.
 * `config`: lines "url.BASE.variable\nVALUE\0" of git config -z.
 */
static size_t find_prefix(const struct strbuf *config, const char *variable, const char *url,
			  struct slice *base)
{
	size_t best = 0;

	for (const char *at = config->buf; at < config->buf + config->len; at += strlen(at) + 1) {
		const char *value = strchr(at, '\n');
		size_t name = strlen(variable), n;
		if (!value || (size_t)(value - at) < strlen("url.") + name ||
		    memcmp(value - name, variable, name) != 0)
			continue;
		n = strlen(value + 1);
		if (n > best && !strncmp(url, value + 1, n)) {
			best = n;
			base->p = at + strlen("url.");
			base->n = (size_t)(value - name - base->p);
		}
	}
	return best;
}

/* Appends `url` after url.BASE.pushInsteadOf (unless it is a pushurl), else insteadOf. */
static void rewrite(const struct strbuf *config, const char *url, bool pushurl, struct strbuf *out)
{
	struct slice base = {"", 0};
	size_t n = pushurl ? 0 : find_prefix(config, ".pushinsteadof", url, &base);

	if (!n)
		n = find_prefix(config, ".insteadof", url, &base);
	strbuf_add(out, base.p, base.n);
	strbuf_addf(out, "%s\n", url + n);
}

/*
 * `git remote get-url` knows the remotes of this repository only; `git push`
 * also takes those of the user's own configuration, and plain addresses.
 */
static int git_other_url(const struct checkout *c, const char *remote, struct strbuf *out,
			 struct err *err)
{
	static const char pattern[] = "^url\\..*\\.(push)?insteadof$";
	struct strbuf urls = STRBUF_INIT;
	struct proc p = PROC_INIT;
	bool pushurl;
	int ret = 0;

	config_values(c, remote, "pushurl", &urls);
	pushurl = urls.len > 0;
	if (!pushurl)
		config_values(c, remote, "url", &urls);
	if (!urls.len && strpbrk(remote, ":/"))
		strbuf_addstr(&urls, remote);
	if (!urls.len)
		ret = err_set(err, "no remote '%s' here: add one with 'git remote add %s URL'",
			      remote, remote);
	p.argv = (const char *const[]){"git", "config", "-z", "--get-regexp", pattern, NULL};
	if (!ret && vcs_run(c, &p, err) && !unknown(&p))
		ret = -1;
	for (char *rest = urls.buf, *url; !ret && (url = strsep(&rest, "\n"));)
		if (*url)
			rewrite(&p.out, url, pushurl, out);
	strbuf_release(&urls);
	proc_release(&p);
	return ret;
}

static int git_remote_url(const struct checkout *c, const char *remote, struct strbuf *out,
			  struct err *err)
{
	struct proc p = PROC_INIT;
	int ret;

	p.argv = (const char *const[]){"git",	"remote", "get-url", "--push",
				       "--all", "--",	  remote,    NULL};
	ret = vcs_run(c, &p, err);
	if (!ret)
		strbuf_add(out, p.out.buf, p.out.len);
	else if (unknown(&p))
		ret = git_other_url(c, remote, out, err);
	strbuf_rtrim(out);
	proc_release(&p);
	return ret;
}

static int hg_remote_url(const struct checkout *c, const char *remote, struct strbuf *out,
			 struct err *err)
{
	struct proc p = PROC_INIT;
	int ret;

	p.argv = (const char *const[]){"hg", "paths", "-T", "{if(pushurl, pushurl, url)}\n",
				       "--", remote,  NULL};
	ret = vcs_run(c, &p, err);
	if (!ret)
		strbuf_add(out, p.out.buf, p.out.len);
	else if (unknown(&p) && strpbrk(remote, ":/"))
		ret = (strbuf_addstr(out, remote), 0);
	else if (unknown(&p))
		err_set(err, "no path '%s' here: add '%s = URL' to [paths] in .hg/hgrc", remote,
			remote);
	strbuf_rtrim(out);
	proc_release(&p);
	return ret;
}

int vcs_remote_url(const struct checkout *c, const char *remote, struct strbuf *out,
		   struct err *err)
{
	if (!*remote || *remote == '-')
		return err_set(err, "'%s' is not the name of a remote", remote);
	return c->kind == VCS_GIT ? git_remote_url(c, remote, out, err)
				  : hg_remote_url(c, remote, out, err);
}
