/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The tasks as a tree. struct tree is the shape (grouping by facets), built
 * once for a graph and a grouping; struct tree_view is what is open, filtered
 * and focused in it: the rows on the screen. Marks come in from above as a bit
 * set; only their counts are kept here.
 *
 *   platform  OS > platform/type > suite > variant > chunk; what has no suite: OS > kind
 *             (kind build, titled "Builds", first) > platform/type > label
 *   suite     suite > variant > platform/type > chunk; no suite: kind > platform/type > label
 *   kind      kind > platform/type > suite > variant > chunk or label
 *   flat      labels
 *
 * A level that a task has no value for is left out; tasks without an OS stand by
 * kind. A kind without suites that has tasks on the same platform and type as
 * tests stands below the platforms, since no rule could tell it from the tests.
 * Classes other than main have a top branch each, at the end.
 *
 * A branch with one child is one row with it: "linux64/opt · xpcshell", "xpcshell
 * (http3)"; the variant "default", a chunk 1 of 1 and the label behind a suite are
 * not said. A class never joins with what is below it.
 */
#ifndef TREE_TREE_H
#define TREE_TREE_H

#include "core/base/bitset.h"
#include "core/base/strbuf.h"
#include "core/graph/graph.h"
#include "core/query/query.h"

#define NODE_NONE UINT32_MAX

/* id, name, text for help */
#define GROUPING_LIST(X)                                               \
	X(PLATFORM, "platform", "OS, platform, suite, variant, chunk") \
	X(SUITE, "suite", "suite, variant, platform, chunk")           \
	X(KIND, "kind", "kind, then platform or name")                 \
	X(FLAT, "flat", "a flat list of labels")

enum grouping {
#define X(id, name, text) GROUP_##id,
	GROUPING_LIST(X)
#undef X
		GROUP_NR
};

const char *grouping_name(enum grouping by);

/* Nodes stand in preorder: the children of node i start at i + 1. */
struct tree_node {
	uint32_t parent;      /* NODE_NONE at the top */
	uint32_t end;	      /* the first node behind its subtree */
	uint32_t first, last; /* tree.task[first] .. tree.task[last - 1] are below it */
	uint64_t id;	      /* stands for the path of facet values, the same in every build */
	uint8_t depth;
	uint8_t class;	  /* enum task_class of the tasks below; the class node's own too */
	uint8_t from, to; /* levels of the path of the tasks below that it stands for */
	bool leaf;	  /* one task: no children */
	bool chunks;	  /* its children are the chunks of one suite */
};

struct shaper;

struct tree {
	const struct graph *graph;
	enum grouping by;
	struct tree_node *node;
	uint32_t node_nr;
	uint32_t *branch; /* the nodes that are no leaves */
	uint32_t branch_nr;
	uint32_t *task; /* the shown tasks in tree order */
	uint32_t task_nr;
	uint32_t *leaf;	  /* [i]: node of task[i] */
	uint32_t *place;  /* [task]: where it is in `task`, NODE_NONE when not shown */
	uint32_t main_nr; /* in front of the top branches of other classes are so many tasks */
	struct shaper *shaper;
	struct slice *name, *label; /* of an outline (outline.h): of each node, of each of `task` */
};

/* Builds the tree of the tasks in `shown`; `graph` must outlive it. */
void tree_init(struct tree *t, const struct graph *graph, const struct bitset *shown,
	       enum grouping by);
void tree_release(struct tree *t);

/* The node of a task of the graph, NODE_NONE when it is not shown. */
static inline uint32_t tree_leaf(const struct tree *t, uint32_t task)
{
	return t->place[task] == NODE_NONE ? NODE_NONE : t->leaf[t->place[task]];
}

/* Appends what the row of a node says; one-child levels are joined in it. */
void tree_name(const struct tree *t, uint32_t node, struct strbuf *out);
/* The label of tree.task[i]. */
struct slice tree_label(const struct tree *t, uint32_t i);
/*
 * Appends the rule of a node, which names just the tasks below it among the shown:
 * FACET=VALUE pairs in the order of FACET_LIST, then chunk=N or label=LABEL, with blanks
 * between. An empty value means that a task has none. A value with blanks, control
 * characters or one of " ' # = \ stands in double quotes, where \" \\ \n \t are a quote,
 * a backslash, a line end and a tab. Without class= it is about class main. Facets that
 * follow from others are left out (a platform belongs to one OS).
 */
void tree_rule(const struct tree *t, uint32_t node, struct strbuf *out);

enum tree_mark { TREE_MARK_NONE, TREE_MARK_SOME, TREE_MARK_ALL };

struct tree_row {
	uint32_t node;	   /* in tree.node; NODE_NONE: there is no such row */
	uint32_t matching; /* tasks below that match the filter */
	uint32_t marked;   /* of these, marked */
	bool open;	   /* has children and shows them */
};

enum tree_order {
	TREE_ORDER_TREE,  /* as grouped */
	TREE_ORDER_SCORE, /* branches by the best score below them; needs scores and a ranking */
	TREE_ORDER_LIST,  /* matching tasks only, best first: the plain ranked list */
};

/*
 * What a view shows. Nothing is copied: it must stay as it is until the view gets another
 * filter, a tree of another graph, or its end.
 */
struct tree_filter {
	const struct bitset *match; /* NULL: no filter, everything shown matches */
	const uint16_t *score;	    /* of each match, or NULL: there are no scores */
	/* All matches, and maybe others, by rank; NULL: there is no ranking. In any order. */
	const struct query_key *key;
	uint32_t key_nr;
	enum tree_order how;
	bool stay; /* the query is the same: the cursor does not go to the best leaf */
};

struct tree_view {
	const struct tree *tree;
	uint32_t row_nr;
	uint32_t cursor; /* row; 0 when there are no rows */
	bool filtered;	 /* a filter is on: folds are those of the filter */
	/* private, see rows.h */
	struct tree_view_state *state;
};

void tree_view_init(struct tree_view *v, const struct tree *tree);
void tree_view_release(struct tree_view *v);

/*
 * Takes a new tree (grouping, offered set) and keeps the folds of nodes with
 * the same id and the focused task or branch where it still exists. Filter and
 * marks stay as they are. The old tree is looked at: build the new one beside it
 * and release the old one afterwards. A tree of another graph drops the filter,
 * the marks and all but the folds.
 */
void tree_view_set_tree(struct tree_view *v, const struct tree *tree);
/*
 * Takes a new filter; `marks` may be NULL (none). With match == NULL the folds
 * from before the filter come back. With a filter, branches with matches open by
 * themselves, but not the chunks of a suite, nor a class other than main while
 * tasks of class main match; what the user folds then holds until the filter is
 * cleared. With TREE_ORDER_SCORE and _LIST the cursor goes to the best leaf,
 * which opens what hides it unless the user closed that; otherwise, and with
 * `stay`, the cursor stays on the same node, or its nearest visible ancestor, or
 * the same row. The best leaf is the match that ranks first. The list without a ranking is
 * that of the labels. `marks` is not copied either, and may change until tree_view_recount().
 */
void tree_view_filter(struct tree_view *v, const struct tree_filter *f, const struct bitset *marks);
/* Counts anew after the marks changed. */
void tree_view_recount(struct tree_view *v, const struct bitset *marks);

/*
 * The row `i`, made when it is asked for. Rows near each other are made together: to
 * look at a screen of them costs the same wherever it is and however many there are.
 */
struct tree_row tree_view_row(const struct tree_view *v, uint32_t i);
/* The row of a node, or of the nearest branch above it that has one; NODE_NONE without any. */
uint32_t tree_view_find(const struct tree_view *v, uint32_t node);
/* The first row behind row `i` and what is below it. */
uint32_t tree_view_behind(const struct tree_view *v, uint32_t i);
/* Of the matching tasks below a node (there is one) the first with the best score. */
uint32_t tree_view_best(const struct tree_view *v, uint32_t node);

enum tree_mark tree_row_mark(const struct tree_row *row);

/* Folds: each returns true when rows changed. Opening a leaf does nothing. */
bool tree_view_open(struct tree_view *v, uint32_t row);
bool tree_view_close(struct tree_view *v, uint32_t row);
void tree_view_open_all(struct tree_view *v);
void tree_view_close_all(struct tree_view *v);
/* Opens everything below the row, or closes it when all is open. */
void tree_view_toggle_below(struct tree_view *v, uint32_t row);

/* Puts the cursor on a task and opens what hides it; false when it has no row, or does not match. */
bool tree_view_go(struct tree_view *v, uint32_t task);
/* Row of the parent of `row`; `row` itself at the top. */
uint32_t tree_view_parent(const struct tree_view *v, uint32_t row);
/* The matching tasks below a row, added to `out`. */
void tree_view_tasks(const struct tree_view *v, uint32_t row, struct bitset *out);

#endif
