/* SPDX-License-Identifier: MPL-2.0 */
/* Small graphs written as tables, and trees drawn as text, for the tests of core/tree. */
#ifndef TESTS_UNIT_TREE_TOY_H
#define TESTS_UNIT_TREE_TOY_H

#include "core/base/strbuf.h"
#include "core/tree/tree.h"
#include "tests/unit/mkgraph.h"

struct toy {
	const char *label, *os, *platform, *type, *suite, *variant, *kind;
	uint16_t chunk, chunk_total;
	enum task_class class;
};

/* A graph of `nr` tasks, put in the order of their labels; released by mkgraph_release(). */
void toy_graph(struct graph *g, const struct toy *task, size_t nr);

/* Fails and shows both texts whole when they differ. */
void toy_assert_text(const char *text, const char *expected);

/* "  name" for each node, two blanks deeper for each level; with `rules`, " [rule]" behind. */
void toy_draw_tree(const struct tree *t, bool rules, struct strbuf *out);
/*
 * The rows: '>' for the cursor, the tree with + (closed) and - (open), matching
 * or marked/matching counts. The ranked list is drawn as labels.
 */
void toy_draw_rows(const struct tree_view *v, bool list, struct strbuf *out);

/* The tasks of `within` that a node rule names, found the slow and obvious way. */
void toy_rule_tasks(const struct graph *g, const char *rule, const struct bitset *within,
		    struct bitset *out);

#endif
