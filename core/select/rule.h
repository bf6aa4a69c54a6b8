/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What a developer meant when marking: "all that this query finds", "all below
 * this node", "this label". Rules are kept in the order they were given and can
 * be run again on another graph.
 */
#ifndef SELECT_RULE_H
#define SELECT_RULE_H

#include "core/base/bitset.h"
#include "core/base/err.h"
#include "core/graph/graph.h"

/* id, keyword in a .sel file, true when it takes tasks away, text for the documentation */
#define RULE_LIST(X)                                                                    \
	X(QUERY, "query", false, "all tasks that the query finds")                      \
	X(NODE, "node", false, "all tasks below a node: FACET=VALUE ...")               \
	X(LABEL, "label", false, "the task with this label")                            \
	X(NOT_QUERY, "exclude-query", true, "take away what the query finds")           \
	X(NOT_NODE, "exclude-node", true, "take away what is below a node")             \
	X(NOT_LABEL, "exclude", true, "take away the task with this label")             \
	X(KEEP_QUERY, "keep-query", true, "take away what the query does not find")     \
	X(FOLDED, "folded-query", false, "all tasks whose folded name the query finds") \
	X(KEEP_FOLDED, "keep-folded", true, "take away those whose name it does not find")

enum rule_kind {
#define X(id, keyword, minus, text) RULE_##id,
	RULE_LIST(X)
#undef X
		RULE_NR
};

struct rule {
	enum rule_kind kind;
	char *text; /* the query, node rule or label */
};

const char *rule_keyword(enum rule_kind kind);
bool rule_takes_away(enum rule_kind kind);
/* Its text is a query that selects, or that a selection is narrowed by. */
bool rule_is_query(enum rule_kind kind);

/*
 * The tasks of `within` that the rule names, or for KEEP_ kinds those it takes
 * away, into `out` (initialised, cleared here). Syntax of node rules: rule.c;
 * folded names, which have no class: folded.h. A
 * query or node rule that names neither class nor label leaves out tasks that
 * are not of class main; *other counts those. -1 for a rule that is wrong (query
 * syntax, unknown facet). A rule that names nothing (a KEEP_ one: would keep
 * nothing) is not wrong: err->text then says so and what may have been meant; it
 * is empty otherwise.
 */
int rule_tasks(const struct rule *rule, const struct graph *g, const struct bitset *within,
	       const struct bitset *selection, unsigned query_flags, struct bitset *out,
	       uint32_t *other, struct err *err) MUST_USE;

#endif
