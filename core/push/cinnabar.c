/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/push/cinnabar.h"
#include "core/base/file.h"

#include <unistd.h>

#define HELPER "git-remote-hg"

/* Is the program in one of the folders (as in $PATH)? */
static bool is_in(const char *folders, const char *name)
{
	struct strbuf path = STRBUF_INIT;
	bool found = false;

	for (size_t n; !found; folders += n + 1) {
		n = strcspn(folders, ":");
		strbuf_reset(&path);
		strbuf_add(&path, folders, n);
		strbuf_addf(&path, "%s%s", n ? "/" : "", name);
		found = !access(path.buf, X_OK);
		if (!folders[n])
			break;
	}
	strbuf_release(&path);
	return found;
}

/* git looks among its own programs first. */
static bool is_installed(const struct push *p)
{
	const char *folders = getenv("PATH");
	struct proc child = PROC_INIT;
	struct err ignored; /* then the push will say it */
	bool found = folders && is_in(folders, HELPER);

	child.argv = (const char *const[]){"git", "--exec-path", NULL};
	if (!found && !vcs_run(p->checkout, &child, &ignored)) {
		strbuf_rtrim(&child.out);
		found = is_in(child.out.buf, HELPER);
	}
	proc_release(&child);
	return found;
}

static int not_installed(const char *url, struct err *err)
{
	struct strbuf public = STRBUF_INIT;

	vcs_public_url(&public, url);
	err_set(err,
		"'%.*s' is a Mercurial repository, and git-cinnabar (" HELPER
		") is not installed: './mach vcs-setup' or "
		"https://github.com/glandium/git-cinnabar gets it",
		(int)strcspn(public.buf, "\n"), public.buf);
	strbuf_release(&public);
	return -1;
}

int cinnabar_check(const struct push *p, const char *url, bool shallow, struct err *err)
{
	if (p->branch) /* it is always the same, and the commit gets a hash we do not know */
		return err_set(err,
			       "--branch '%s' means nothing here: a Mercurial repository gets try "
			       "commits without a branch of their own",
			       p->branch);
	if (!is_installed(p))
		return not_installed(url, err);
	if (shallow)
		return err_set(err, "this clone is shallow, and a Mercurial repository needs all "
				    "of the history: get it with 'git fetch --unshallow'");
	return 0;
}
