/* SPDX-License-Identifier: MPL-2.0 */
/* The checkout we stand in: reading only. What changes a repository is in core/push. */
#ifndef VCS_VCS_H
#define VCS_VCS_H

#include "core/base/err.h"
#include "core/base/proc.h"

enum vcs_kind { VCS_NONE, VCS_GIT, VCS_HG };

struct hgserver;

struct checkout {
	enum vcs_kind kind;
	char *root;	     /* absolute path of the work tree */
	char *branch;	     /* git: current branch, NULL when detached; hg: named branch */
	char *head;	     /* full hash of HEAD (git) or of the work tree's parent (hg) */
	char *subject;	     /* first line of that commit's message, as written; may be empty */
	char *gitdir;	     /* git: absolute path of the repository's own folder, else NULL */
	struct hgserver *hg; /* what vcs_run() asks hg goes there; NULL: a process each */
};

/*
 * Finds the checkout around `dir`: `want` says which kind (VCS_NONE: the nearer
 * of .git and .hg; both in one folder is an error that asks for --vcs). None
 * found is an error too. git itself is asked for the root, so that GIT_DIR,
 * worktrees, submodules and refusals (safe.directory) are as the user knows them.
 */
int vcs_find(struct checkout *c, const char *dir, enum vcs_kind want, struct err *err) MUST_USE;
/* Fills branch, head and subject, anew each time; a repository without a commit is an error. */
int vcs_read_head(struct checkout *c, struct err *err) MUST_USE;
/* The same for one who asked hg himself: copies the texts; an empty hash, or one of zeros, is none. */
int vcs_set_head(struct checkout *c, struct slice hash, struct slice branch, struct slice subject,
		 struct err *err) MUST_USE;
void vcs_release(struct checkout *c);
/* jj works here, too (.jj beside .git): it keeps HEAD detached, at the parent of what it works on. */
bool vcs_has_jj(const struct checkout *c);

/*
 * Tracked files with changes that are not committed (staged or not), one path
 * for each line, into `out`; untracked files do not count. Empty: clean.
 */
int vcs_dirty_files(const struct checkout *c, struct strbuf *out, struct err *err) MUST_USE;
/*
 * Where a push to `remote` goes: git: the push URL of a remote, after insteadOf
 * (one line each when it has several); hg: of a path. An argument that is no
 * such name but looks like a URL or path (has a ':' or '/') stands for itself.
 */
int vcs_remote_url(const struct checkout *c, const char *remote, struct strbuf *out,
		   struct err *err) MUST_USE;
/*
 * The same, and with as few children as can be the addresses of where the work comes from, one
 * line each (there may be empty ones): git: the upstream of the current branch
 * (vcs_read_head); hg: paths.default. Nothing when there is none.
 */
int vcs_push_urls(const struct checkout *c, const char *remote, struct strbuf *urls,
		  struct strbuf *upstream, struct err *err) MUST_USE;
/* Appends `text` with user and password taken out of its URLs ("https://me:secret@host/"). */
void vcs_public_url(struct strbuf *out, const char *text);

/*
 * Runs git or hg (argv[0] says which) in the root of the checkout with the
 * environment that reading needs: no locks, plain output, no questions. The
 * variables of p->env come on top.
 */
int vcs_run(const struct checkout *c, struct proc *p, struct err *err);
/* Runs such a command and appends its output without the line end. `maybe`: its status 1 means that
 * there is nothing, and is no failure. */
int vcs_ask(const struct checkout *c, const char *const *argv, bool maybe, struct strbuf *out,
	    struct err *err) MUST_USE;
/* As vcs_run(), for a command whose output the user reads: in his language, and it may ask. */
int vcs_run_shown(const struct checkout *c, struct proc *p, struct err *err);

#endif
