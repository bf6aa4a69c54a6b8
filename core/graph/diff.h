/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What differs between two graphs: tasks that appeared, that vanished, and that are
 * defined otherwise, with the members that changed. A definition that is written in
 * another order, with other blanks or escapes, is the same one.
 */
#ifndef GRAPH_DIFF_H
#define GRAPH_DIFF_H

#include "core/graph/graph.h"

struct graph_diff_options {
	/*
	 * Patterns (fnmatch(3), where * is any text) of members that are not compared, with
	 * all below them: "task.payload.env.*_REV". Ends with NULL; may be NULL.
	 */
	const char *const *ignore;
	bool members; /* find out which changed */
	/*
	 * Called for each of the `all` tasks that both graphs have, with how many are
	 * compared; true cancels ("cancelled" in err). May be NULL.
	 */
	bool (*progress)(void *ctx, size_t compared, size_t all);
	void *ctx;
};

/* A member that changed: ids in graph_diff.text, the values as JSON stands in the source. */
struct graph_diff_member {
	uint32_t path, old, new; /* old or new 0: it has none */
};

struct graph_diff {
	struct bitset appeared; /* tasks of the new graph */
	struct bitset vanished; /* tasks of the old graph */
	struct bitset changed;	/* tasks of the new graph */
	uint32_t same;		/* how many did not change */
	size_t *start, *nr;	/* of each task of the new graph: where its members are */
	struct graph_diff_member *member;
	size_t member_nr, member_cap;
	struct intern text;
};

/*
 * Compares; reads the sources of both again, see graph_definition(). On failure the
 * result needs no release.
 */
int graph_diff(struct graph_diff *d, const struct graph *old, const struct graph *new,
	       const struct graph_diff_options *opt, struct err *err) MUST_USE;
void graph_diff_release(struct graph_diff *d);

/* Adds the tasks of `g` to *out that `old` does not have, or has defined otherwise. */
int graph_changed(const struct graph *g, const struct graph *old,
		  const struct graph_diff_options *opt, struct bitset *out,
		  struct err *err) MUST_USE;

#endif
