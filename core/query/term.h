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
#define X(id, name, abbr, value, text) TERM_##id,
	SCOPE_LIST(X)
#undef X
		TERM_FACET,
	TERM_LABEL,
};

struct term {
	enum term_subject subject;
	enum facet facet;	/* TERM_FACET */
	bool inverse;		/* holds where the rest does not */
	bool half_typed;	/* "in:" without a word */
	struct regex *regex;	/* NULL: pattern */
	struct pattern pattern; /* owned by the term */
	unsigned words;		/* TERM_CHUNK: enum chunk_words */
	struct chunk_range *range;
	size_t range_nr, range_cap;
	size_t column; /* of the regex, or what stands behind "in:" or "changed:", for
			  errors of a run */
	/*
	 * TERM_ATTR: the name. TERM_NEEDS, TERM_NEEDED_BY, TERM_CHANGED: what stands behind the ':'.
	 * TERM_LABEL: what stands before a ':' and may have been meant as a scope, or NULL.
	 */
	char *word;
};

/* Alternatives: the first that holds decides. */
struct term_set {
	struct term *term;
	size_t nr, cap;
	bool scoreless; /* no term has a score: it does not matter which one holds */
};

struct query {
	struct term_set *set; /* all must hold; those that cost least come first */
	size_t nr, cap;
	locale_t unicode;
	bool typing;   /* QUERY_TYPING */
	bool unsorted; /* QUERY_UNSORTED */
};

/*
 * Puts cheap sets first: scores add up, so the order of sets does not matter otherwise. So
 * with the alternatives of a set, where it does not matter which one holds.
 */
void query_sort(struct query *q);

/* The scope of this name or short form, the first of several, or a facet; false: there is none. */
bool scope_find(struct slice name, enum term_subject *subject, enum facet *facet);
/* The scope that may have been meant by such a word; n = 0: none. */
struct slice scope_nearest(struct slice word);
/* Says in `hint` that there is no such scope, and which may have been meant. */
void scope_hint(const char *word, struct err *hint);

/* What matching a text takes: scratch memory, and what is left of the time for regexes. */
struct matcher {
	struct algo algo;
	struct text text;
	struct regex_budget budget;
	bool typing;		   /* no graph is loaded */
	const struct term *failed; /* its regex hit a limit, or its graph cannot be had */
	struct err why;		   /* it failed */
};

void matcher_init(struct matcher *m, locale_t unicode);
void matcher_release(struct matcher *m);
/* Whether the pattern or regex of a term matches, its '!' left aside. */
bool matcher_holds(struct matcher *m, const struct term *term, struct slice text);

/* Answers by id, found when they are first asked for. */
struct answers {
	struct bitset known, holds;
};

static inline void answers_init(struct answers *a, uint32_t nr)
{
	bitset_init(&a->known, nr);
	bitset_init(&a->holds, nr);
}

static inline void answers_release(struct answers *a)
{
	bitset_release(&a->known);
	bitset_release(&a->holds);
}

/* Keeps an answer, and returns it. */
static inline bool answer(struct answers *a, uint32_t id, bool holds)
{
	bitset_put(&a->known, id, true);
	bitset_put(&a->holds, id, holds);
	return holds;
}

/* An "in:" term. */
static inline bool term_is_in(const struct term *term)
{
	return term->subject == TERM_IN_SELECTION || term->subject == TERM_IN_CLOSURE;
}

/* Its matches have a score, unless it is inverse. */
static inline bool term_has_score(const struct term *term)
{
	return term->subject == TERM_LABEL && !term->regex;
}

/* The term stands for a set of tasks that can be found before others are looked at. */
bool term_is_set(const struct term *term);
/*
 * Finds the tasks for which such a term holds, its '!' left aside, into `out` (cleared
 * before). Says in `hint`, where that is empty, why there can be none.
 */
void term_tasks(struct matcher *m, const struct term *term, const struct graph *g,
		const struct bitset *selection, struct bitset *out, struct err *hint);

/*
 * Reads the value of a "chunk:" term into `term`. -1 with `err` naming the wrong
 * item, which begins *offset bytes into the value.
 */
int chunk_parse(struct term *term, struct slice value, size_t *offset, struct err *err) MUST_USE;
bool chunk_holds(const struct term *term, const struct graph *g, uint32_t task);

#endif
