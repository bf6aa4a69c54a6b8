/* SPDX-License-Identifier: MPL-2.0 */
/* What git or hg stopped in the middle of, and the user has not finished yet. */
#ifndef VCS_OPERATION_H
#define VCS_OPERATION_H

#include "core/vcs/vcs.h"

/*
 * "a rebase", or NULL when nothing is in progress. Looks for the files that git and hg
 * themselves look for and starts no program. A merge of hg has none: it is a second
 * parent of the work tree.
 */
const char *vcs_operation(const struct checkout *c);

#endif
