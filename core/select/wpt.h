/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Web platform tests: there is no list of them in a checkout; what a file is follows from
 * its name and what it loads (wpt's tools/manifest/sourcefile.py).
 */
#ifndef SELECT_WPT_H
#define SELECT_WPT_H

#include "core/select/testlist.h"

#define WPT_FLAVOR "web-platform-tests"

/* The folder that tests are in ("testing/web-platform/tests") for what is below it; else NULL. */
const char *wpt_root(const char *path);

/*
 * The kind of test (a subsuite: "testharness", "reftest", "print-reftest", "crashtest",
 * "wdspec") that a file is; its path from wpt_root(). NULL: it is none. `text` has the
 * file's first bytes; with NULL, "" is the answer where they are needed to tell.
 */
const char *wpt_kind(const char *path, const struct slice *text);

/* Appends the group that is a test's manifest: folders of its address, not too deep, as
 * moztest's get_wpt_group() cuts them. `path` is that from the root of the checkout. */
void wpt_group(const char *path, struct strbuf *out);

/* Adds the tests below `dir`, or of the one file that `dir` is, for whose paths wanted() (may
 * be NULL) is true; each once. */
int wpt_add(struct testlist *l, const struct srctree *t, const char *dir,
	    bool (*wanted)(void *ctx, const char *path), void *ctx, struct err *err) MUST_USE;
/* Adds the tests with any of the tags (NULL-terminated), which the metadata beside them gives. */
int wpt_add_tagged(struct testlist *l, const struct srctree *t, const char *const *tag,
		   struct err *err) MUST_USE;

#endif
