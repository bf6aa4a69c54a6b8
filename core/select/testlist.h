/* SPDX-License-Identifier: MPL-2.0 */
/* Tests of a checkout, as its manifests list them. Paths are those from its root. */
#ifndef SELECT_TESTLIST_H
#define SELECT_TESTLIST_H

#include "core/base/arena.h"
#include "core/base/intern.h"
#include "core/select/srctree.h"

struct test {
	const char *path;
	const char *flavor;   /* "mochitest", "xpcshell": see mozbuild.h */
	const char *subsuite; /* "" for none */
	/* Where it is listed; of web-platform-tests the group ("/dom/events"), "" for what has
	 * no manifest. */
	const char *manifest;
	const char *ancestor; /* the manifest that includes that one, or "" */
	const char *tags;     /* blanks and line ends between them */
};

/* Texts belong to it. */
struct testlist {
	struct test *test;
	size_t nr, cap;
	struct arena arena;
	struct intern loaded; /* "FLAVOR PATH" of manifests that are in it */
};

void testlist_init(struct testlist *l);
void testlist_release(struct testlist *l);
/* Adds a test; all texts but `flavor` are copied. */
void testlist_add(struct testlist *l, const struct test *test);
/* By path; equal ones stay in the order in which they were added. */
void testlist_sort(struct testlist *l);
bool test_has_tag(const struct test *test, const char *tag);

/*
 * Adds the tests of a manifest of `flavor` (a text that stays there), and of those it
 * includes: TOML, or INI when the name ends so. A second time it does nothing. Errors
 * begin with "FILE:LINE:COLUMN: ".
 */
int testlist_load(struct testlist *l, const struct srctree *t, const char *path, const char *flavor,
		  struct err *err) MUST_USE;
/*
 * The same for a list of reftests or crashtests. As in mach, the references of reftests
 * are tests too, conditions do not count, and addresses (data:, chrome:) are no files.
 */
int testlist_load_reftests(struct testlist *l, const struct srctree *t, const char *path,
			   const char *flavor, struct err *err) MUST_USE;

#endif
