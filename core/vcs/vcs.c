/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/vcs/vcs.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/vcs/hgserver.h"

#include <errno.h>

#define ENV_MAX 48

/* For every child: no optional locks (git status would write the index); hg without aliases, colour
 * and defaults; chg would leave a server behind that holds our descriptors. */
static const char *const env_always[] = {"GIT_OPTIONAL_LOCKS=0", "HGPLAIN=1", "HGPLAINEXCEPT",
					 "CHGDISABLE=1", NULL};
/* For what we read ourselves: texts as they are, in UTF-8. */
static const char *const env_reading[] = {
	"LC_ALL=C.UTF-8",	 "LANGUAGE=", "HGENCODING=UTF-8", "HGENCODINGMODE=replace",
	"GIT_TERMINAL_PROMPT=0", NULL};

static void env_add(const char **env, size_t *nr, const char *const *more)
{
	for (; more && *more && *nr < ENV_MAX; more++)
		env[(*nr)++] = *more;
	env[*nr] = NULL;
}

static int run(const struct checkout *c, struct proc *p, const char *const *extra, struct err *err)
{
	const char *const *given = p->env;
	const char *env[ENV_MAX + 1];
	struct strbuf dir = STRBUF_INIT, tree = STRBUF_INIT;
	size_t nr = 0;
	bool ran = false;
	int ret = -1;

	env_add(env, &nr, env_always);
	env_add(env, &nr, extra);
	if (c->gitdir && getenv("GIT_DIR")) { /* it may be relative to where we were started */
		strbuf_addf(&dir, "GIT_DIR=%s", c->gitdir);
		strbuf_addf(&tree, "GIT_WORK_TREE=%s", c->root);
		env_add(env, &nr, (const char *const[]){dir.buf, tree.buf, NULL});
	}
	env_add(env, &nr, given);
	p->env = env;
	if (!p->dir)
		p->dir = c->root;
	if (c->hg && extra && !given && !p->tty && !strcmp(p->argv[0], "hg"))
		ret = hgserver_run(c->hg, env, p, &ran, err);
	if (!ran)
		ret = proc_run(p, err);
	p->env = given;
	strbuf_release(&dir);
	strbuf_release(&tree);
	return ret;
}

int vcs_run(const struct checkout *c, struct proc *p, struct err *err)
{
	return run(c, p, env_reading, err);
}

int vcs_run_shown(const struct checkout *c, struct proc *p, struct err *err)
{
	return run(c, p, NULL, err);
}

int vcs_ask(const struct checkout *c, const char *const *argv, bool maybe, struct strbuf *out,
	    struct err *err)
{
	struct proc p = PROC_INIT;
	int ret;

	p.argv = argv;
	ret = vcs_run(c, &p, err);
	if (ret && maybe && p.status == 1)
		ret = 0;
	else if (!ret)
		strbuf_add(out, p.out.buf, p.out.len);
	if (out->len && out->buf[out->len - 1] == '\n')
		strbuf_truncate(out, out->len - 1);
	proc_release(&p);
	return ret;
}

/* ---- finding ---- */

static bool has(const char *dir, const char *name)
{
	struct strbuf path = STRBUF_INIT;
	bool there;

	strbuf_addf(&path, "%s/%s", strcmp(dir, "/") ? dir : "", name);
	there = file_exists(path.buf);
	strbuf_release(&path);
	return there;
}

static int both(const char *dir, struct err *err)
{
	return err_set(err, "'%s' has both .git and .hg: say --vcs git or --vcs hg", dir);
}

/* Cuts `dir` (absolute) upwards to the folder with a repository; says of which kind. */
static int walk_up(char *dir, enum vcs_kind want, enum vcs_kind *kind, struct err *err)
{
	for (;;) {
		bool git = want != VCS_HG && has(dir, ".git");
		bool hg = want != VCS_GIT && has(dir, ".hg");
		char *slash = strrchr(dir, '/');

		if (git && hg)
			return both(dir, err);
		*kind = git ? VCS_GIT : hg ? VCS_HG : VCS_NONE;
		if (git || hg || !strcmp(dir, "/"))
			return 0;
		slash[slash == dir] = '\0';
	}
}

/* Where git sees root and repository, standing in `dir`. */
static int find_git(struct checkout *c, const char *dir, struct err *err)
{
	struct checkout here = {.root = (char *)(uintptr_t)dir};
	struct strbuf root = STRBUF_INIT, gitdir = STRBUF_INIT;
	int ret;

	ret = vcs_ask(&here, (const char *const[]){"git", "rev-parse", "--show-toplevel", NULL},
		      false, &root, err);
	if (!ret)
		ret = vcs_ask(&here,
			      (const char *const[]){"git", "rev-parse", "--absolute-git-dir", NULL},
			      false, &gitdir, err);
	if (!ret) {
		c->kind = VCS_GIT;
		c->root = strbuf_detach(&root);
		c->gitdir = strbuf_detach(&gitdir);
	}
	strbuf_release(&root);
	strbuf_release(&gitdir);
	return ret;
}

int vcs_find(struct checkout *c, const char *dir, enum vcs_kind want, struct err *err)
{
	char *start = realpath(dir, NULL), *at = NULL;
	enum vcs_kind kind = VCS_NONE;
	int ret = -1;

	memset(c, 0, sizeof(*c));
	if (!start)
		return err_set(err, "cannot open folder '%s': %s", dir, strerror(errno));
	at = xstrdup(start);
	if (walk_up(at, want, &kind, err))
		goto out;
	if (kind == VCS_NONE && want != VCS_HG && getenv("GIT_DIR"))
		kind = VCS_GIT;
	if (kind == VCS_GIT) {
		ret = find_git(c, start, err);
	} else if (kind == VCS_HG) {
		c->kind = VCS_HG;
		c->root = xstrdup(at);
		ret = 0;
	} else {
		err_set(err, "no %s repository in '%s' or above it",
			want == VCS_GIT	 ? "git"
			: want == VCS_HG ? "hg"
					 : "git or hg",
			start);
	}
out:
	free(at);
	free(start);
	return ret;
}

bool vcs_has_jj(const struct checkout *c)
{
	return c->kind == VCS_GIT && has(c->root, ".jj");
}

void vcs_release(struct checkout *c)
{
	hgserver_end(c);
	free(c->root);
	free(c->branch);
	free(c->head);
	free(c->subject);
	free(c->gitdir);
	memset(c, 0, sizeof(*c));
}

/* ---- HEAD ---- */

struct head {
	struct strbuf hash, branch, subject;
};

/* Moves the part of `from` behind its first `n` bytes and one separator to `to`. */
static void split(struct strbuf *from, size_t n, struct strbuf *to)
{
	if (n < from->len)
		strbuf_addstr(to, from->buf + n + 1);
	strbuf_truncate(from, MIN(n, from->len));
}

static int git_read_head(const struct checkout *c, struct head *h, struct err *err)
{
	/* Prints "commit HASH\nSUBJECT"; nothing when there is no commit yet. */
	static const char *const commit[] = {"git",
					     "rev-list",
					     "--max-count=1",
					     "--format=%s",
					     "--encoding=UTF-8",
					     "--ignore-missing",
					     "HEAD",
					     "--",
					     NULL};
	static const char *const ref[] = {"git", "symbolic-ref", "-q", "HEAD", NULL};
	static const char heads[] = "refs/heads/";

	if (vcs_ask(c, commit, false, &h->hash, err) || vcs_ask(c, ref, true, &h->branch, err))
		return -1;
	strbuf_splice(&h->hash, 0, MIN(h->hash.len, strlen("commit ")), NULL, 0);
	split(&h->hash, strcspn(h->hash.buf, "\n"), &h->subject);
	/* "--short" would write "heads/x" for a branch that has the name of a tag. */
	if (!strncmp(h->branch.buf, heads, strlen(heads)))
		strbuf_splice(&h->branch, 0, strlen(heads), NULL, 0);
	return 0;
}

static int hg_read_head(const struct checkout *c, struct head *h, struct err *err)
{
	static const char template[] =
		"{p1node} {branch}\n{revset('p1(wdir())') % '{desc|firstline}'}";
	static const char *const argv[] = {"hg", "log", "-r", "wdir()", "-T", template, NULL};

	if (vcs_ask(c, argv, false, &h->hash, err))
		return -1;
	split(&h->hash, strcspn(h->hash.buf, "\n"), &h->subject);
	split(&h->hash, strcspn(h->hash.buf, " "), &h->branch);
	return 0;
}

int vcs_set_head(struct checkout *c, struct slice hash, struct slice branch, struct slice subject,
		 struct err *err)
{
	if (strspn(hash.p, "0") >= hash.n)
		return err_set(err, "'%s' has no commit yet: commit something first", c->root);
	free(c->head);
	free(c->branch);
	free(c->subject);
	c->head = xstrndup(hash.p, hash.n);
	c->branch = branch.n ? xstrndup(branch.p, branch.n) : NULL;
	c->subject = xstrndup(subject.p, subject.n);
	return 0;
}

int vcs_read_head(struct checkout *c, struct err *err)
{
	struct head h = {STRBUF_INIT, STRBUF_INIT, STRBUF_INIT};
	int ret = c->kind == VCS_GIT ? git_read_head(c, &h, err) : hg_read_head(c, &h, err);

	if (!ret)
		ret = vcs_set_head(c, strbuf_slice(&h.hash), strbuf_slice(&h.branch),
				   strbuf_slice(&h.subject), err);
	strbuf_release(&h.hash);
	strbuf_release(&h.branch);
	strbuf_release(&h.subject);
	return ret;
}

/* ---- state ---- */

int vcs_dirty_files(const struct checkout *c, struct strbuf *out, struct err *err)
{
	static const char *const git[] = {
		"git", "status", "--porcelain", "-z", "--no-renames", "--untracked-files=no", NULL};
	static const char *const hg[] = {"hg",		"status",    "--modified",
					 "--added",	"--removed", "--deleted",
					 "--no-status", "--print0",  NULL};
	const size_t skip = c->kind == VCS_GIT ? strlen("XY ") : 0;
	struct proc p = PROC_INIT;
	int ret;

	p.argv = c->kind == VCS_GIT ? git : hg;
	ret = vcs_run(c, &p, err);
	for (size_t at = 0, n; !ret && at < p.out.len; at += n + 1) {
		n = strlen(p.out.buf + at);
		if (n > skip) {
			utf8_visible(out, p.out.buf + at + skip, n - skip);
			strbuf_addch(out, '\n');
		}
	}
	proc_release(&p);
	return ret;
}
