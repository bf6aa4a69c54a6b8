/* SPDX-License-Identifier: MPL-2.0 */
/* A parsed query, as parse.c makes it and run.c reads it. */
#ifndef QUERY_TERM_H
#define QUERY_TERM_H

#include "core/base/base.h"
#include "core/query/algo.h"
#include "core/query/query.h"
#include "core/query/regex.h"

#define CHUNK_END UINT16_MAX /* end of an open range */

enum chunk_words {
	CHUNK_ALL = 1 << 0,
	CHUNK_FIRST = 1 << 1,
	CHUNK_LAST = 1 << 2,
};

struct chunk_range {
	uint16_t from, to;
};

enum term_subject {
	TERM_CHUNK,
	TERM_FACET,
	TERM_LABEL,
};

struct term {
	enum term_subject subject;
	enum facet facet;	/* TERM_FACET */
	bool inverse;		/* holds where the rest does not */
	struct regex *regex;	/* NULL: pattern */
	struct pattern pattern; /* owned by the term */
	unsigned words;		/* TERM_CHUNK: enum chunk_words */
	struct chunk_range *range;
	size_t range_nr, range_cap;
	size_t column; /* of the regex in the query, for errors of a run */
};

/* Alternatives: the first that holds decides. */
struct term_set {
	struct term *term;
	size_t nr, cap;
};

struct query {
	struct term_set *set; /* all must hold; those that cost least come first */
	size_t nr, cap;
	locale_t unicode;
};

/*
 * Reads the value of a "chunk:" term into `term`. -1 with `err` naming the wrong
 * item, which begins *offset bytes into the value.
 */
int chunk_parse(struct term *term, struct slice value, size_t *offset, struct err *err) MUST_USE;
bool chunk_holds(const struct term *term, uint16_t chunk, uint16_t total);

#endif
