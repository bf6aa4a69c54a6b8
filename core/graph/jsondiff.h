/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What differs between two JSON texts: member by member, whatever the order of keys,
 * the blanks and the escapes. No tree is built: equal bytes are stepped over at once,
 * and only where they differ members are looked at one by one. The texts are well
 * formed (they come from a graph that was read); if not, what is found is of no use.
 */
#ifndef GRAPH_JSONDIFF_H
#define GRAPH_JSONDIFF_H

#include "core/base/arena.h"
#include "core/base/strbuf.h"

struct json_member;

struct json_diff {
	/* Must the member at `path` not be looked at? May be NULL. */
	bool (*ignores)(void *ctx, struct slice path);
	/*
	 * A member that differs: path as "task.payload.env.FOO" or "task.routes.3", and
	 * its two values as they stand; n = 0 for one that is not there. True: that is
	 * enough.
	 */
	bool (*differs)(void *ctx, struct slice path, struct slice old, struct slice new);
	void *ctx;
	bool probe; /* only set `found`, and stop there */
	bool found;

	struct strbuf path;
	struct json_member *member; /* a stack: of each open object, the members */
	size_t nr, cap;
	struct arena keys; /* decoded */
	bool enough;
};

void json_diff_init(struct json_diff *d);
void json_diff_release(struct json_diff *d);
/* Calls differs() for each difference, and sets `found`. */
void json_diff_run(struct json_diff *d, struct slice old, struct slice new);

#endif
