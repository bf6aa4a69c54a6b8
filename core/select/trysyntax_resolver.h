/* SPDX-License-Identifier: MPL-2.0 */
/* What the names in classic try syntax are in a graph. For trysyntax_tasks.c. */
#ifndef SELECT_TRYSYNTAX_RESOLVER_H
#define SELECT_TRYSYNTAX_RESOLVER_H

#include "core/select/trysyntax.h"

#define TRY_NO_VALUE UINT32_MAX

/* The different values that the tasks have of one attribute, numbered. */
struct try_values {
	struct slice *v;
	size_t nr, cap;
	uint32_t attr;	    /* string id of its name */
	uint32_t *of_value; /* by string id of the value: its number + 1 */
	bool *tier1;	    /* a test that has it is of tier 1 */
};

/* One item, with a name that the graph has. */
struct try_entry {
	size_t item;	    /* the one it was made of */
	uint32_t name;	    /* number of it */
	struct slice chunk; /* n = 0: all of them */
	const bool *on;	    /* of each test platform; NULL: not restricted */
};

struct try_entries {
	struct try_entry *v;
	size_t nr, cap;
	uint32_t *tasks; /* of each item: how many tasks it chose */
};

enum {
	TRY_BUILD_PLATFORM,
	TRY_BUILD_TYPE,
	TRY_TEST_PLATFORM,
	TRY_JOB,
	TRY_FIRST_TESTS,
	TRY_VALUES_NR = TRY_FIRST_TESTS + TRY_TESTS_NR
};

struct try_resolver {
	const struct trysyntax *ts;
	const struct graph *g;
	struct arena arena;
	struct try_values values[TRY_VALUES_NR];
	bool *platform, *type, *job; /* of each build platform, ...: it is named */
	struct try_entries tests[TRY_TESTS_NR];
	struct strbuf *notes;
	struct err *err;
};

/*
 * Looks up all names of r->ts in r->g; the other members are the caller's to set (notes, err) or
 * zero. `root` as for trysyntax_tasks(). On failure, too, release it.
 */
int try_resolver_find(struct try_resolver *r, const char *root) MUST_USE;
void try_resolver_release(struct try_resolver *r);

/* The number of the task's value of attribute `k`, or TRY_NO_VALUE. */
uint32_t try_resolver_value(const struct try_resolver *r, unsigned k, uint32_t task);
/* 1 for a task that does not say. */
unsigned try_resolver_tier(const struct try_resolver *r, uint32_t task);
/* The text of a JSON string without escapes; n = 0 for anything else. */
struct slice try_unquoted(struct slice json);

#endif
