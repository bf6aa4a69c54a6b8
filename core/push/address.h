/* SPDX-License-Identifier: MPL-2.0 */
/* Repository addresses: when two are the same place, and those that no try commit may reach. */
#ifndef PUSH_ADDRESS_H
#define PUSH_ADDRESS_H

#include "core/base/strbuf.h"

/*
 * Appends one spelling for every way to write the address of a repository:
 * "host/path" for URLs of any scheme and for host:path, without user, usual
 * ports, ".git" and slashes at the end; a real path for local ones (relative
 * ones start at `root`). "hg::" and "hg://" (git-cinnabar) fall away.
 */
void address_normal(const char *url, const char *root, struct strbuf *out);
/* True when both are the same repository. */
bool address_same(const char *a, const char *b, const char *root);
/* The repositories Firefox is built from; hg.mozilla.org/try is not one of them. */
bool address_official(const char *url);
/* True for a Mercurial repository seen through git-cinnabar. */
bool address_is_hg(const char *url);

#endif
