/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The query language: fzf's extended search over labels, scoped terms over
 * facets ("platform:win"), attributes, dependencies, other graphs and the selection,
 * regular expressions ("/re/"). One query is parsed once and run over a graph; nothing
 * here is global. Grammar: the comment at the top of parse.c.
 */
#ifndef QUERY_QUERY_H
#define QUERY_QUERY_H

#include "core/base/bitset.h"
#include "core/base/err.h"
#include "core/graph/graph.h"

/*
 * Scopes beside the facets. id, what stands before the ':', short form, what stands
 * behind it for example, description. Rows of the same name differ in what stands
 * behind the ':'.
 */
#define SCOPE_LIST(X)                                                                          \
	X(CHUNK, "chunk", "c", "1-3", "chunks by number; also first, last, all")               \
	X(ATTR, "attr.NAME", "", "text", "attribute NAME, or an element when a list")          \
	X(NEEDS, "needs", "", "LABEL", "tasks that need this one, directly or not")            \
	X(NEEDED_BY, "neededby", "", "LABEL", "tasks that come along with this one")           \
	X(CHANGED, "changed", "", "SPEC", "tasks that graph SPEC lacks, or defines otherwise") \
	X(IN_SELECTION, "in", "", "selection", "tasks that are marked")                        \
	X(IN_CLOSURE, "in", "", "closure", "tasks that are marked, and all they need")

struct query_scope {
	const char *name, *abbr, *value, *text;
};

/* Row `i` of the table, NULL behind the last. */
const struct query_scope *query_scope(size_t i);

struct query;

struct query_error {
	size_t column;	/* 1-based, in characters of the query */
	struct err err; /* begins with "column N: " */
};

enum query_flags {
	QUERY_EXACT = 1 << 0, /* bare terms are exact, 'term is fuzzy (fzf --exact) */
	/* It may be typed further: a run does not load graphs that "changed:" names. */
	QUERY_TYPING = 1 << 1,
	QUERY_IGNORE_CASE = 1 << 2,  /* instead of smart case (fzf -i); not in regexes */
	QUERY_RESPECT_CASE = 1 << 3, /* the same (fzf +i); QUERY_IGNORE_CASE goes first */
	QUERY_LITERAL = 1 << 4,	     /* accents matter (fzf --literal) */
	QUERY_UNSORTED = 1 << 5,     /* results in the order of the labels (fzf +s) */
};

/* The flag that an option of this name sets; 0: none. */
unsigned query_flag(const char *option);

/*
 * Appends the query that means with QUERY_EXACT what `text` means without it, and the other
 * way round: quotes are put before words, and taken away. A quoted word that would be something
 * else without its quote ("'^x") is left as it is.
 */
void query_requote(const struct graph *g, struct slice text, struct strbuf *out);

/* NULL with `error` set when the query is wrong or not finished ("suite:/mochi("). */
struct query *query_parse(struct slice text, unsigned flags, struct query_error *error) MUST_USE;
void query_free(struct query *q);

/* No term at all: everything matches, in the order of the labels. */
bool query_empty(const struct query *q);
/* Results are ordered by score: a term that has one (not inverse, no scope, no regex) is there,
 * and QUERY_UNSORTED was not asked for; fzf sorts only then. */
bool query_ranked(const struct query *q);
/* Looks at labels and nothing else of the graph. */
bool query_reads_labels_only(const struct query *q);
/* Has a fuzzy term: the order of the results is worth following in the tree. */
bool query_fuzzy(const struct query *q);
/* Has a "class:" term that is not inverse, or asks for what is selected anyway: tasks not of
 * class main may be marked by it, or unmarked. */
bool query_names_class(const struct query *q);
/* Has an "in:" term: what it finds changes with the selection. */
bool query_reads_selection(const struct query *q);

/* What fzf sorts by: score, length without blanks around it, place. */
struct query_key {
	uint32_t rank; /* 65535 - score and, in the lower half, the length: less is better */
	uint32_t task;
};

struct query_result {
	struct bitset match;
	uint32_t nr;	 /* matches */
	uint16_t *score; /* for each task; only that of a match means something */
	bool ranked;
	struct query_key *key, *spare; /* of the matches, when ranked; room for all tasks */
	/* Why a term can find nothing here: it names a scope, attribute, label or selection
	 * that there is not. "" when all can; not an error. */
	struct err hint;
};

void query_result_init(struct query_result *r, const struct graph *g);
void query_result_release(struct query_result *r);

/*
 * Runs the query over the tasks in `within`. `selection` is what "in:" terms mean,
 * NULL where there is none. -1 with `error` when there is an "in:" term but no
 * selection, when a regular expression hits its limits, and when the graph of a
 * "changed:" term cannot be had, or is not known yet (changes.h) and the query is being
 * typed; `r` is then undefined.
 */
int query_run(const struct query *q, const struct graph *g, const struct bitset *within,
	      const struct bitset *selection, struct query_result *r,
	      struct query_error *error) MUST_USE;

/*
 * The same in steps, so that a key can end it: start, step while it says true, end.
 * `q`, `g` and `r` must outlive it; what query_start() could find wrong query_end() tells.
 */
struct query_run;
struct query_run *query_start(const struct query *q, const struct graph *g,
			      const struct bitset *within, const struct bitset *selection,
			      struct query_result *r) MUST_USE;
/* Looks at some 4096 tasks; false when all were looked at, or nothing can be found. */
bool query_step(struct query_run *run);
/* Returns what query_run() would. A run that was not stepped to its end leaves `r` undefined. */
int query_end(struct query_run *run, struct query_error *error) MUST_USE;

/* Writes the r->nr matches to `order`, best first, as fzf sorts them: score, length, label order;
 * in label order when the query is not ranked. */
void query_order(struct query_result *r, uint32_t *order);

/*
 * Characters of the label that the query matched, as fzf highlights them (an alternative to
 * a regex or a term about anything but the label is always looked at): sets hit[i] for byte i
 * of the label (hit has label.n entries, cleared by the caller).
 */
void query_positions(const struct query *q, const struct graph *g, uint32_t task, bool *hit);

#endif
