/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/push/stack.h"
#include "core/base/base64.h"
#include "core/push/address.h"
#include "core/push/route.h"
#include "core/vcs/base.h"

#define HASH_LEN ((size_t)40)

void stack_release(struct stack *s)
{
	strbuf_release(&s->base);
	argv_release(&s->node);
	json_decref(s->patches);
	s->patches = NULL;
}

static int ask(const struct push *p, const char *const *argv, struct strbuf *out, struct err *err)
{
	return vcs_ask(p->checkout, argv, false, out, err);
}

static int refuse_merge(struct slice hash, struct err *err)
{
	return err_set(err, "commit %.12s is a merge, and Lando takes a line of patches: rebase it",
		       hash.p);
}

/* ---- git ---- */

/* Adds "--remotes=NAME" for each official repository among the remotes; *hg: through git-cinnabar. */
static int find_official(const struct push *p, struct argv *out, bool *hg, struct err *err)
{
	static const char *const argv[] = {"git", "remote", "-v", NULL};
	struct strbuf text = STRBUF_INIT, word = STRBUF_INIT;
	char *rest, *line;
	int ret = ask(p, argv, &text, err);

	rest = text.buf;
	while (!ret && text.len && (line = strsep(&rest, "\n"))) {
		const char *name = strsep(&line, "\t");
		char *end = line ? strstr(line, " (fetch)") : NULL;
		if (!end)
			continue;
		*end = '\0';
		if (!address_official(line))
			continue;
		*hg = *hg || address_is_hg(line);
		strbuf_reset(&word);
		strbuf_addf(&word, "--remotes=%s", name);
		argv_add(out, word.buf);
	}
	if (!ret && !out->nr)
		ret = err_set(err, "no remote here is an official Firefox repository, so there is "
				   "no telling which commits Lando has: add "
				   "https://github.com/mozilla-firefox/firefox and fetch it");
	strbuf_release(&text);
	strbuf_release(&word);
	return ret;
}

/* Takes lines "MARK HASH PARENT..." of git log --boundary. */
static int read_log(struct stack *s, char *rest, struct err *err)
{
	char *line;

	while (*rest && (line = strsep(&rest, "\n"))) {
		char *hash = line + 2, *parents = hash + HASH_LEN;
		bool merge = strlen(line) > 2 + HASH_LEN && strchr(parents + 1, ' ');
		if (strlen(line) < 2 + HASH_LEN)
			return err_set(err, "'git log' printed something unexpected");
		*parents = '\0';
		if (*line == '-') {
			strbuf_reset(&s->base);
			strbuf_addstr(&s->base, hash);
		} else if (merge) {
			return refuse_merge(slice_from(hash), err);
		} else {
			argv_add(&s->node, hash);
		}
		if (!rest)
			break;
	}
	return 0;
}

static int base_to_hg(struct stack *s, const struct push *p, struct err *err)
{
	struct strbuf hash = STRBUF_INIT;
	int ret = ask(p, (const char *const[]){"git", "cinnabar", "git2hg", s->base.buf, NULL},
		      &hash, err);

	if (!ret && (hash.len != HASH_LEN || strspn(hash.buf, "0") == HASH_LEN))
		ret = err_set(err, "git-cinnabar does not know commit %.12s", s->base.buf);
	strbuf_reset(&s->base);
	strbuf_addstr(&s->base, hash.buf);
	s->base_is_hg = true;
	strbuf_release(&hash);
	return ret;
}

static int find_git(struct stack *s, const struct push *p, struct err *err)
{
	static const char *const first[] = {"git",	    "log",	  "--reverse",
					    "--topo-order", "--boundary", "--pretty=%m %H %P"};
	struct strbuf log = STRBUF_INIT;
	struct argv remote = {0}, argv = {0};
	bool hg = false;
	int ret = -1;

	if (find_official(p, &remote, &hg, err))
		goto out;
	for (size_t i = 0; i < ARRAY_LEN(first); i++)
		argv_add(&argv, first[i]);
	argv_add(&argv, push_parent(p));
	argv_add(&argv, "--not");
	for (size_t i = 0; i < remote.nr; i++)
		argv_add(&argv, remote.v[i]);
	if (ask(p, (const char *const *)argv.v, &log, err) || read_log(s, log.buf, err))
		goto out;
	if (!s->node.nr)
		strbuf_addstr(&s->base, push_parent(p));
	if (!s->base.len)
		err_set(err, "no commit below HEAD is one of '%s': fetch it",
			remote.v[0] + strlen("--remotes="));
	else
		ret = hg ? base_to_hg(s, p, err) : 0;
out:
	argv_release(&remote);
	argv_release(&argv);
	strbuf_release(&log);
	return ret;
}

/* What users set for the patches that they mail does not count. */
static int git_patch(const struct push *p, const char *node, struct strbuf *out, struct err *err)
{
	struct proc child = PROC_INIT;
	int ret;

	child.argv = (const char *const[]){"git",
					   "-c",
					   "diff.noprefix=false",
					   "-c",
					   "format.noprefix=false",
					   "-c",
					   "diff.mnemonicPrefix=false",
					   "format-patch",
					   node,
					   "-1",
					   "--always",
					   "--stdout",
					   "--no-base",
					   "--binary",
					   "--full-index",
					   "--no-attach",
					   "--no-signoff",
					   "--no-thread",
					   "--no-cover-letter",
					   "--no-numbered",
					   "--no-notes",
					   "--no-to",
					   "--no-cc",
					   "--no-add-header",
					   NULL};
	ret = vcs_run(p->checkout, &child, err);
	if (!ret)
		strbuf_add(out, child.out.buf, child.out.len);
	proc_release(&child);
	return ret;
}

/* ---- hg ---- */

static int find_hg(struct stack *s, const struct push *p, struct err *err)
{
	struct strbuf set = STRBUF_INIT, log = STRBUF_INIT;
	char *rest, *line;
	int ret = -1;

	s->base_is_hg = true;
	if (vcs_base(p->checkout, &s->base)) {
		err_set(err,
			"no changeset below is public, so there is no telling which ones Lando "
			"has");
		goto out;
	}
	strbuf_addf(&set, "%s::%s and not %s", s->base.buf, p->checkout->head, s->base.buf);
	ret = ask(p,
		  (const char *const[]){"hg", "log", "-r", set.buf, "-T",
					"{node} {revset('p2(%s)', node) % 'merge'}\\n", NULL},
		  &log, err);
	rest = log.buf;
	while (!ret && log.len && (line = strsep(&rest, "\n"))) {
		const char *hash = strsep(&line, " ");
		if (line && *line)
			ret = refuse_merge(slice_from(hash), err);
		argv_add(&s->node, hash);
	}
out:
	strbuf_release(&set);
	strbuf_release(&log);
	return ret;
}

static int hg_patch(const struct push *p, const char *node, struct strbuf *out, struct err *err)
{
	struct proc child = PROC_INIT;
	int ret;

	child.argv = (const char *const[]){"hg", "export", "--git", "-r", node, NULL};
	ret = vcs_run(p->checkout, &child, err);
	if (!ret)
		strbuf_add(out, child.out.buf, child.out.len);
	proc_release(&child);
	return ret;
}

/* ---- both ---- */

int stack_find(struct stack *s, const struct push *p, struct err *err)
{
	return p->checkout->kind == VCS_GIT ? find_git(s, p, err) : find_hg(s, p, err);
}

void stack_add_patch(struct stack *s, struct slice patch)
{
	struct strbuf text = STRBUF_INIT;

	if (!s->patches)
		s->patches = json_array();
	base64_encode(&text, patch);
	json_array_append_new(s->patches, json_stringn(text.buf, text.len));
	strbuf_release(&text);
}

static int read_one(struct stack *s, const struct push *p, const char *node, struct err *err)
{
	struct strbuf patch = STRBUF_INIT;
	int ret = p->checkout->kind == VCS_GIT ? git_patch(p, node, &patch, err)
					       : hg_patch(p, node, &patch, err);

	if (!ret)
		stack_add_patch(s, strbuf_slice(&patch));
	strbuf_release(&patch);
	return ret;
}

int stack_read(struct stack *s, const struct push *p, const char *last, struct err *err)
{
	for (size_t i = 0; i < s->node.nr; i++)
		if (read_one(s, p, s->node.v[i], err))
			return -1;
	return last ? read_one(s, p, last, err) : 0;
}
