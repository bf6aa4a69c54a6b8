/* SPDX-License-Identifier: MPL-2.0 */
/* The checkout we stand in: reading only. What changes a repository is in core/push. */
#ifndef VCS_VCS_H
#define VCS_VCS_H

#include "core/base/err.h"
#include "core/base/proc.h"

enum vcs_kind { VCS_NONE, VCS_GIT, VCS_HG };

struct checkout {
	enum vcs_kind kind;
	char *root;   /* absolute path of the work tree */
	char *branch; /* git: current branch, NULL when detached; hg: named branch */
	char *head;   /* full hash of HEAD (git) or of the work tree's parent (hg) */
	char *gitdir; /* git: absolute path of the repository's own folder */
};

/*
 * Finds the checkout around `dir`: `want` says which kind (VCS_NONE: the nearer
 * of .git and .hg; both in one folder is an error that asks for --vcs). With
 * none found and want == VCS_NONE it is an error too.
 */
int vcs_find(struct checkout *c, const char *dir, enum vcs_kind want, struct err *err) MUST_USE;
/* Fills branch and head. */
int vcs_read_head(struct checkout *c, struct err *err) MUST_USE;
void vcs_release(struct checkout *c);

/*
 * Tracked files with changes that are not committed (staged or not), one path
 * for each line, into `out`; untracked files do not count. Empty: clean.
 */
int vcs_dirty_files(const struct checkout *c, struct strbuf *out, struct err *err) MUST_USE;
/* git: the push URL of a remote (or the argument itself when it is a URL or path); hg: of a path. */
int vcs_remote_url(const struct checkout *c, const char *remote, struct strbuf *out,
		   struct err *err) MUST_USE;

/* Runs git or hg in the checkout with the environment that reading needs (no locks, plain output). */
int vcs_run(const struct checkout *c, struct proc *p, struct err *err);

#endif
