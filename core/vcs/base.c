/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/vcs/base.h"

/* The first line that the command prints, appended; -1 when it fails or prints nothing. */
static int ask(const struct checkout *c, const char *const *argv, struct strbuf *out)
{
	struct proc p = PROC_INIT;
	struct err ignored; /* having none is nothing special */
	size_t n = 0;

	p.argv = argv;
	if (!vcs_run(c, &p, &ignored))
		n = strcspn(p.out.buf, "\n");
	strbuf_add(out, p.out.buf, n);
	proc_release(&p);
	return n ? 0 : -1;
}

int vcs_base(const struct checkout *c, struct strbuf *revision)
{
	static const char *const hg[] = {"hg", "log",	    "-r", "last(public() and ::.)",
					 "-T", "{node}\\n", NULL};
	static const char *const upstream[] = {"git", "merge-base", "HEAD", "@{upstream}", NULL};
	static const char *const origin[] = {"git", "merge-base", "HEAD",
					     "refs/remotes/origin/HEAD", NULL};

	if (c->kind == VCS_HG)
		return ask(c, hg, revision);
	return ask(c, upstream, revision) && ask(c, origin, revision) ? -1 : 0;
}

bool vcs_same_since(const struct checkout *c, const char *revision, const char *folder)
{
	const char *const git[] = {"git",    "diff", "--name-only", "--no-ext-diff",
				   revision, "--",   folder,	    NULL};
	const char *const hg[] = {"hg",	       "status",    "--modified", "--added",
				  "--removed", "--deleted", "--rev",	  revision,
				  "--",	       folder,	    NULL};
	struct proc p = PROC_INIT;
	struct err ignored;
	bool same;

	p.argv = c->kind == VCS_HG ? hg : git;
	same = !vcs_run(c, &p, &ignored) && !p.out.len;
	proc_release(&p);
	return same;
}

int vcs_changed_files(const struct checkout *c, const char *revision, struct strbuf *out,
		      struct err *err)
{
	const char *const git[] = {"git",	    "diff",   "--name-only", "-z", "--no-renames",
				   "--no-ext-diff", revision, "--",	     NULL};
	const char *const hg[] = {"hg",	       "status",    "--modified",  "--added",
				  "--removed", "--deleted", "--no-status", "--print0",
				  "--rev",     revision,    NULL};
	struct proc p = PROC_INIT;
	int ret;

	p.argv = c->kind == VCS_HG ? hg : git;
	ret = vcs_run(c, &p, err);
	if (!ret)
		strbuf_add(out, p.out.buf, p.out.len);
	proc_release(&p);
	return ret;
}
