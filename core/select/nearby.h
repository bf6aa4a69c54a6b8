/* SPDX-License-Identifier: MPL-2.0 */
/* Tests near files that changed: the folders whose tests are worth running. */
#ifndef SELECT_NEARBY_H
#define SELECT_NEARBY_H

#include "core/select/testlist.h"

struct nearby_suite {
	const char *name; /* of the suite, or the flavor where no suite is known */
	uint32_t nr;	  /* of tests */
};

struct nearby_dir {
	char *path;
	uint32_t nr; /* of tests below it */
	struct nearby_suite *suite;
	size_t suite_nr, suite_cap;
};

struct nearby {
	struct nearby_dir *dir; /* sorted; none is below another */
	size_t nr, cap;
	char **far; /* files that no tests are near to */
	size_t far_nr, far_cap;
};

/*
 * For each file (a path from the root; it need not be there any more) the folder around it
 * that is nearest and has tests in it or below. Folders at the top of the checkout are for
 * files right there only: they hold too much. On failure `n` needs no release.
 */
int nearby_find(struct nearby *n, const struct srctree *t, char *const *file, size_t nr,
		struct err *err) MUST_USE;
void nearby_release(struct nearby *n);

#endif
