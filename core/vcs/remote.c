/* SPDX-License-Identifier: MPL-2.0 */
/* Where a push goes, as git and hg would resolve it. */
#include "core/base/base.h"
#include "core/vcs/secret.h"
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

/* ---- hg ---- */

/* Calls `each` for every line "NAME\tURL\tPUSHURL" of hg's paths. */
static int hg_paths(const struct checkout *c,
		    void (*each)(void *ctx, const char *name, const char *url, const char *pushurl),
		    void *ctx, struct err *err)
{
	struct proc p = PROC_INIT;
	char *rest, *line;
	int ret;

	p.argv = (const char *const[]){"hg", "paths", "-T", "{name}\\t{url}\\t{pushurl}\\n", NULL};
	ret = vcs_run(c, &p, err);
	for (rest = p.out.buf; !ret && p.out.len && (line = strsep(&rest, "\n"));) {
		const char *name = strsep(&line, "\t"), *url = strsep(&line, "\t");
		if (url && line)
			each(ctx, name, url, line);
	}
	proc_release(&p);
	return ret;
}

struct hg_search {
	const char *name;
	struct strbuf *urls, *upstream;
};

/* "default" is where the repository was cloned from; "default-push" an old way to say where
 * `hg push` goes. */
static void sort_path(void *ctx, const char *name, const char *url, const char *pushurl)
{
	const struct hg_search *s = ctx;

	if (!strcmp(name, s->name))
		strbuf_addf(s->urls, "%s\n", *pushurl ? pushurl : url);
	if (s->upstream && (!strcmp(name, "default") || !strcmp(name, "default-push")))
		strbuf_addf(s->upstream, "%s\n%s\n", url, pushurl);
}

/* `upstream` may be NULL. */
static int hg_urls(const struct checkout *c, const char *remote, struct strbuf *urls,
		   struct strbuf *upstream, struct err *err)
{
	struct hg_search s = {remote, urls, upstream};
	size_t before = urls->len;

	if (hg_paths(c, sort_path, &s, err))
		return -1;
	if (urls->len == before && !strpbrk(remote, ":/"))
		return err_set(err, "no path '%s' here: add '%s = URL' to [paths] in .hg/hgrc",
			       remote, remote);
	if (urls->len == before)
		strbuf_addstr(urls, remote);
	strbuf_rtrim(urls);
	return 0;
}

/* ---- both ---- */

static int check_remote(const char *remote, struct err *err)
{
	if (!*remote || *remote == '-')
		return err_set(err, "'%s' is not the name of a remote", remote);
	return 0;
}

int vcs_remote_url(const struct checkout *c, const char *remote, struct strbuf *out,
		   struct err *err)
{
	if (check_remote(remote, err))
		return -1;
	return c->kind == VCS_GIT ? git_remote_url(c, remote, out, err)
				  : hg_urls(c, remote, out, NULL, err);
}

/* It may be an address, and becomes an argument. */
static void hide_password(struct strbuf *remote)
{
	struct secret s;

	if (secret_split(&s, remote->buf, false)) {
		strbuf_reset(remote);
		strbuf_addstr(remote, s.url);
	}
	secret_release(&s);
}

/* The addresses that the upstream of the current branch is fetched from and pushed to. */
static void git_upstream_urls(const struct checkout *c, struct strbuf *out)
{
	struct strbuf key = STRBUF_INIT;
	struct proc p = PROC_INIT, url = PROC_INIT;
	struct err ignored; /* no upstream is no error */

	if (!c->branch)
		return;
	strbuf_addf(&key, "branch.%s.remote", c->branch);
	p.argv = (const char *const[]){"git", "config", "--get", key.buf, NULL};
	if (!vcs_run(c, &p, &ignored)) {
		strbuf_rtrim(&p.out);
		hide_password(&p.out);
		url.argv = (const char *const[]){"git", "remote", "get-url", "--", p.out.buf, NULL};
		if (!vcs_run(c, &url, &ignored))
			strbuf_add(out, url.out.buf, url.out.len);
		if (vcs_remote_url(c, p.out.buf, out, &ignored))
			strbuf_addstr(out, p.out.buf);
	}
	strbuf_release(&key);
	proc_release(&p);
	proc_release(&url);
}

int vcs_push_urls(const struct checkout *c, const char *remote, struct strbuf *urls,
		  struct strbuf *upstream, struct err *err)
{
	if (check_remote(remote, err))
		return -1;
	if (c->kind == VCS_HG)
		return hg_urls(c, remote, urls, upstream, err);
	if (git_remote_url(c, remote, urls, err))
		return -1;
	git_upstream_urls(c, upstream);
	return 0;
}

void vcs_public_url(struct strbuf *out, const char *text)
{
	const char *scheme;

	while ((scheme = strstr(text, "://"))) {
		const char *host = scheme + strlen("://");
		const char *at = memrchr(host, '@', strcspn(host, "/?# \t\r\n"));
		strbuf_add(out, text, (size_t)(host - text));
		text = at ? at + 1 : host;
	}
	strbuf_addstr(out, text);
}
