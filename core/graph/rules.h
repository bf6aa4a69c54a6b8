/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Which values of a task make its facets: rules, one a line, in the user's file, the
 * project's and the program's own (builtin_rules in rules.c), in this order. For each
 * facet the first rule that gives a value counts. Format: doc/formats.md.
 */
#ifndef GRAPH_RULES_H
#define GRAPH_RULES_H

#include "core/base/arena.h"
#include "core/base/err.h"
#include "core/graph/facet.h"
#include "core/graph/facts.h"

#define RULES_OF_USER	 "facets"		   /* in the configuration folder */
#define RULES_OF_PROJECT "taskcluster/mtry-facets" /* in the checkout */

/* id, word: which part of "head/tail" is taken; without '/' it is both. */
#define PART_LIST(X)    \
	X(WHOLE, "")    \
	X(HEAD, "head") \
	X(TAIL, "tail")

/* id, word: when a rule is asked. A platform names a system by its beginning. */
#define CONDITION_LIST(X)                                                     \
	X(ALWAYS, "")                                                         \
	X(OS, "if-os")		   /* the head of the value names a system */ \
	X(OS_PAIR, "if-os-pair")   /* the same, and there is a tail */        \
	X(PLATFORM, "if-platform") /* the task has a platform */

enum part {
#define X(id, word) PART_##id,
	PART_LIST(X)
#undef X
		PART_NR
};

enum condition {
#define X(id, word) IF_##id,
	CONDITION_LIST(X)
#undef X
		IF_NR
};

/* Some text, and the value of an attribute or of another member of the task behind it. */
struct rule_piece {
	struct slice text;
	bool is_attr;
	int from; /* facts.attr or facts.field; -1: the text only */
};

struct facet_rule {
	enum facet facet;
	enum part part;
	enum condition condition;
	uint32_t piece, piece_nr; /* in facet_rules.piece: what makes the value */
	uint32_t with_nr;	  /* behind them: what must have a value too */
	bool plain;		  /* one value and no text */
};

/* A beginning of platforms, and the system they are. */
struct rule_system {
	struct slice prefix, os;
};

struct facet_rules {
	struct facet_rule *rule; /* first of a facet to last, facet after facet */
	size_t nr, cap;
	size_t start[FACET_NR + 1]; /* where those of a facet begin */
	struct rule_piece *piece;
	size_t piece_nr, piece_cap;
	struct rule_system *os_of;
	size_t os_nr, os_cap;
	const char *attr[RULE_ATTRS]; /* asked for besides ATTR_LIST: facts.attr[ATTR_NR + i] */
	uint32_t attr_nr, attr_max;
	bool closed[FACET_NR]; /* "none": no more rules */
	struct arena text;
	uint64_t digest;
};

/*
 * Reads the rules that hold in the checkout (NULL: there is none). What is wrong in the
 * user's file is an error ("FILE:LINE: …"); of the project's file `notes` gets a line and
 * its rules do not count. To be released either way.
 */
int facet_rules_load(struct facet_rules *r, const char *checkout, struct strbuf *notes,
		     struct err *err) MUST_USE;
/* Only the program's own. */
void facet_rules_builtin(struct facet_rules *r);
void facet_rules_release(struct facet_rules *r);
/* Differs when the rules do; the same in every run and on every machine. */
uint64_t facet_rules_digest(const struct facet_rules *r);

#endif
