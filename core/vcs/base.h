/* SPDX-License-Identifier: MPL-2.0 */
/* What the checkout is based on: the last commit of its history that others have, too. */
#ifndef VCS_BASE_H
#define VCS_BASE_H

#include "core/vcs/vcs.h"

/*
 * Appends its full hash. git: where HEAD left its upstream or, without one, the
 * remote's HEAD; hg: the last ancestor that is public. -1 when there is none.
 */
int vcs_base(const struct checkout *c, struct strbuf *revision) MUST_USE;
/* Is the folder in the work tree (below the root; tracked files) as it was then? */
bool vcs_same_since(const struct checkout *c, const char *revision, const char *folder);

/*
 * Appends the tracked files that differ from then in the work tree, deleted ones too: paths
 * from the root, each with a zero byte behind it.
 */
int vcs_changed_files(const struct checkout *c, const char *revision, struct strbuf *out,
		      struct err *err) MUST_USE;

#endif
