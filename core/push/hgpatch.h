/* SPDX-License-Identifier: MPL-2.0 */
/* A patch in git's format that gives one file new content, whatever it holds now; its header for hg. */
#ifndef PUSH_HGPATCH_H
#define PUSH_HGPATCH_H

#include "core/base/strbuf.h"

#include <time.h>

/*
 * Appends the patch. It carries the whole content as a "GIT binary patch"
 * literal (deflated, base 85; gitformat in git's apply.c and hg's patch.py), so
 * that neither the old content nor line ends matter. `exists`: the file is
 * tracked already; its mode becomes 100644 in any case.
 */
void hgpatch_write(struct strbuf *out, const char *name, struct slice content, bool exists);

/*
 * Appends the header that `hg import` reads (hg's patch.py): a changeset by `user`, made at `now`
 * on `parent`, with the message. The patch follows.
 */
void hgpatch_header(struct strbuf *out, const char *user, time_t now, const char *parent,
		    const char *message);

#endif
