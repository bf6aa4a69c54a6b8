/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What helps while a query is typed: one offer at a time to put other text in the place
 * of a part of it. Nothing is changed unasked.
 */
#ifndef QUERY_ASSIST_H
#define QUERY_ASSIST_H

#include "core/base/strbuf.h"
#include "core/query/query.h"

#define ASSIST_VALUE_NR 8 /* values that are listed */

enum assist_kind {
	ASSIST_NONE,
	ASSIST_NEAREST,	      /* a word that there is, and is like one of it that finds nothing */
	ASSIST_NEAREST_SCOPE, /* the same of a scope; the hint of the result says so */
	ASSIST_VALUES, /* values that hold what stands behind a scope; the first one is offered */
	ASSIST_SCOPE,  /* the scopes that a word begins, as values; the first one is offered */
	ASSIST_ALIAS,  /* what labels say for the nickname of a suite */
	ASSIST_SYMBOL, /* the term for a Treeherder symbol */
	ASSIST_EXACT,  /* QUERY_EXACT, which leaves only exact matches; the text stays */
	ASSIST_QUOTE,  /* the quote that does so for one word, where others are to stay fuzzy */
};

#define ASSIST_UNCOUNTED UINT32_MAX

struct assist_value {
	struct slice text; /* of the graph, or of the offer */
	uint32_t nr;	   /* tasks it leaves of those that the other terms do */
	bool begins;	   /* with what was typed; these are first, then those of most tasks */
};

struct assist {
	enum assist_kind kind;
	size_t from, to;    /* the bytes of the query that `with` replaces */
	struct strbuf with; /* never with a control character */
	struct strbuf word; /* the same as people read it; of ASSIST_SCOPE what it is */
	struct assist_value value[ASSIST_VALUE_NR]; /* ASSIST_VALUES, ASSIST_SCOPE */
	size_t value_nr;
	uint32_t exact, of;	    /* of these two: matches it leaves, of those there are */
	bool stopped;		    /* nothing was found yet: there was no time */
	char *own[ASSIST_VALUE_NR]; /* texts of values that are not of the graph */
	size_t own_nr;
};

/* A query, and what it finds. */
struct assist_query {
	struct slice text;
	size_t cursor;	/* byte offset */
	unsigned flags; /* of query_parse() */
	bool wrong; /* nothing but what completes it is offered; `found` and `match` mean nothing */
	const struct graph *g;
	uint32_t found;			    /* matches in the whole graph */
	const struct bitset *match, *shown; /* those that are shown, of all that can be */
	const struct bitset *selection;	    /* what "in:" terms mean; NULL: there is none */
	bool (*stop)(void);		    /* asked often: true ends it; or NULL */
};

#define ASSIST_INIT                                      \
	{                                                \
		.with = STRBUF_INIT, .word = STRBUF_INIT \
	}

/*
 * Finds the offer for the query, if there is one; `a` was initialised, or found before.
 * That may take several searches, of a large graph a second: see `stop`.
 */
void assist_find(struct assist *a, const struct assist_query *q);
void assist_release(struct assist *a);

#endif
