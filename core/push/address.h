/* SPDX-License-Identifier: MPL-2.0 */
/* Repository addresses: when two are the same place, and those that no try commit may reach. */
#ifndef PUSH_ADDRESS_H
#define PUSH_ADDRESS_H

#include "core/base/base.h"

/* True when both are the same repository; relative paths start at `root`. */
bool address_same(const char *a, const char *b, const char *root);
/* The repositories Firefox is built from; hg.mozilla.org/try is not one of them. */
bool address_official(const char *url);
/* Treeherder's name of a try repository, NULL for an address that it does not show. */
const char *address_treeherder(const char *url);
/* True for a Mercurial repository seen through git-cinnabar. */
bool address_is_hg(const char *url);

#endif
