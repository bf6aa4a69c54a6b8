/* SPDX-License-Identifier: MPL-2.0 */
/* The values that a term can be completed to: how they are collected, and where from. */
#ifndef QUERY_COMPLETION_H
#define QUERY_COMPLETION_H

#include "core/query/assist_parts.h"

struct completion {
	struct assist *a;
	const struct assist_query *q;
	const struct token *t;
	size_t from;	      /* where the word begins in the query; it ends with the token */
	struct slice typed;   /* the word, as it is meant */
	bool beginnings;      /* a value is found by how it begins, not by any part of it */
	struct bitset within; /* the tasks that count: what the other terms leave */
	struct slice same;    /* the value that was typed in full, n = 0: none */
	uint32_t same_nr;
	uint32_t step; /* of completion_stopped() */
	bool more;     /* what was typed finds other values, too */
};

/* Adds a value that `nr` tasks have, if it holds what was typed. The best ones are kept, in order. */
void completion_add(struct completion *c, struct slice value, uint32_t nr);
/* The same at the end of the list, if the value begins so. */
void completion_append(struct completion *c, struct slice value, uint32_t nr);
/* For loops over tasks: asks assist_stopped() now and then. */
bool completion_stopped(struct completion *c);
/* Keeps a text as long as the offer; returns it. */
struct slice completion_own(struct completion *c, const char *text);

/* Where values come from, by what stands before the ':'. */
void complete_facet(struct completion *c);
void complete_attr(struct completion *c);
void complete_attr_name(struct completion *c);
void complete_label(struct completion *c);
void complete_chunk(struct completion *c);
void complete_set(struct completion *c);
void complete_spec(struct completion *c);

#endif
