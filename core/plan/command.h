/* SPDX-License-Identifier: MPL-2.0 */
/* The command line in the commit message: everybody can read it there. */
#ifndef PLAN_COMMAND_H
#define PLAN_COMMAND_H

#include "core/base/strbuf.h"

/*
 * "mtry-tui command: `mtry-tui ...`" (`mach`: "mach try command: `mtry-tui ...`", its words quoted as
 * mach does, which no shell reads back) for these arguments (NULL-terminated, argv[0]
 * first; may be NULL). Left out is what is nobody's business (passwords in URLs;
 * the folders of `path`, a NULL-terminated list of arguments or NULL) and what is
 * too long (an ellipsis stands there). The caller frees it.
 */
char *plan_command(const char *const *argv, const char *const *path, bool mach) MUST_USE;
/*
 * Appends the last part of a path as it may be published, control characters made
 * visible; for a file in the user's preset folder the preset's name.
 */
void plan_public_path(struct strbuf *out, const char *path);

#endif
