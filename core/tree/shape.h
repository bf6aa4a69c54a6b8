/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Where a task stands in the tree, for internal use of core/tree: a grouping
 * gives each task a shape (a list of levels), and the task's values on these
 * levels give its path. Paths compare as rows of numbers.
 *
 * A level that a task has no value for is skipped, but still says something:
 * below a skipped suite there are only tasks without a suite. Thus all levels
 * up to a node, skipped ones with an empty value, name exactly its tasks.
 */
#ifndef TREE_SHAPE_H
#define TREE_SHAPE_H

#include "core/base/strbuf.h"
#include "core/tree/tree.h"

/*
 * id, facet without which a task skips the level, facets whose values it shows.
 * Siblings of different levels stand in this order. The number of a chunk means
 * something within its suite only.
 */
#define LEVEL_LIST(X)                                                        \
	X(OS, FACET_OS, 1u << FACET_OS)                                      \
	X(SUITE, FACET_SUITE, 1u << FACET_SUITE)                             \
	X(BUILDS, FACET_KIND, 1u << FACET_KIND)                              \
	X(PLATFORM, FACET_PLATFORM, 1u << FACET_PLATFORM | 1u << FACET_TYPE) \
	X(KIND, FACET_KIND, 1u << FACET_KIND)                                \
	X(VARIANT, FACET_VARIANT, 1u << FACET_VARIANT)                       \
	X(CHUNK, FACET_SUITE, 0)                                             \
	X(LABEL, FACET_NR, 0)                                                \
	X(CLASS, FACET_NR, 1u << FACET_CLASS)

enum level {
	LEVEL_NONE,
#define X(id, needs, facets) LEVEL_##id,
	LEVEL_LIST(X)
#undef X
		LEVEL_NR
};

struct level_info {
	enum facet needs;
	uint32_t facets;
};

extern const struct level_info level_info[LEVEL_NR];

#define PATH_MAX_LEVELS 8 /* class and the seven of the longest shape */

/* One task and its path. A key of 0 ends the path; equal keys are one node. */
struct place {
	uint64_t key[PATH_MAX_LEVELS + 1];
	const uint8_t *shape; /* levels, LEVEL_NONE behind the last */
	uint32_t task;
	struct slice label;
};

struct shaper {
	const struct graph *graph;
	enum grouping by;
	uint32_t *rank;	     /* by string id of a value: its place in natural order */
	uint32_t *os_of;     /* by string id of a platform: its OS, or OS_SEVERAL, see shape.c */
	struct intern mixed; /* kinds with SHAPE_MIXED, see shape.c */
};

void shaper_init(struct shaper *s, const struct graph *graph, const struct bitset *shown,
		 enum grouping by);
void shaper_release(struct shaper *s);
void shaper_place(const struct shaper *s, uint32_t task, struct place *p);

/* Order of two places; both come from one shaper. */
int place_cmp(const struct place *a, const struct place *b);

static inline enum level place_level(const struct place *p, uint32_t i)
{
	return (enum level)(p->key[i] >> 60);
}

/*
 * What a node says (added to `out`). It stands for levels [from, to) of the path
 * of `p`, the first task below it; more than one level when they are joined.
 */
void node_name(const struct shaper *s, const struct place *p, uint32_t from, uint32_t to,
	       struct strbuf *out);
void node_rule(const struct shaper *s, const struct place *p, uint32_t from, uint32_t to,
	       struct strbuf *out);
/* The id of the node, made from the id of the node above it (0 at the top). Never 0. */
uint64_t node_id(const struct shaper *s, const struct place *p, uint32_t from, uint32_t to,
		 uint64_t above);

#endif
