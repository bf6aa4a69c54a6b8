/* SPDX-License-Identifier: MPL-2.0 */
/* How a Firefox checkout is built here: its mozconfig, a shell script. It is not run, just looked at. */
#ifndef CONF_MOZCONFIG_H
#define CONF_MOZCONFIG_H

#include "core/base/err.h"
#include "core/base/strbuf.h"

/*
 * Does the build of the checkout `root` use artifact builds ("ac_add_options
 * --enable-artifact-builds", the last such word counts)? 1 or 0, or -1 when the file cannot be
 * read. It is that of $MOZCONFIG (from `root` or the current folder when that is relative), else
 * .mozconfig or mozconfig in `root`. What it includes or makes depend on something is not told
 * from the rest.
 */
int mozconfig_artifact(const char *root, struct err *err) MUST_USE;
/* The same of its text. */
bool mozconfig_text_artifact(const char *text);

#endif
