/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Classic try syntax: "try: -b do -p linux64 -u xpcshell[-windows11-32] -t none", which try
 * servers read from commit messages until 2025 (try_option_syntax.py of Firefox). Here it is
 * resolved to tasks of the graph. Two steps: the text alone, then the names in it.
 */
#ifndef SELECT_TRYSYNTAX_H
#define SELECT_TRYSYNTAX_H

#include "core/base/arena.h"
#include "core/base/bitset.h"
#include "core/conf/options.h"
#include "core/graph/graph.h"

/* A piece of the text; column[i] is where byte i of it stands, in characters from 1. */
struct try_word {
	const char *text;
	const unsigned *column;
};

struct try_words {
	struct try_word *v;
	size_t nr, cap;
	bool all;
};

/* NAME, NAME-CHUNK, NAME[PLATFORM,-PLATFORM]: of tests. */
struct try_item {
	struct try_word name;
	struct try_words platform;
};

/* id, attribute with the names of tests, short and long option */
#define TRY_TESTS_LIST(X)                                   \
	X(UNITTESTS, "unittest_try_name", 'u', "unittests") \
	X(TALOS, "talos_try_name", 't', "talos")            \
	X(RAPTOR, "raptor_try_name", 'r', "raptor")

enum try_tests {
#define X(id, attr, abbr, name) TRY_##id,
	TRY_TESTS_LIST(X)
#undef X
		TRY_TESTS_NR
};

struct try_items {
	struct try_item *v; /* none: no tests */
	size_t nr, cap;
};

struct trysyntax {
	struct arena arena;    /* the texts of all words */
	char *title;	       /* "try: " and the options, as they were written */
	struct try_words type; /* "opt", "debug" */
	struct try_words platform, job;
	struct try_items tests[TRY_TESTS_NR];
};

/*
 * Parses from behind the first "try:", if there is one, to the end of the line. What is said about
 * how tasks run (--rebuild, --setenv, --tag, --artifact, --gecko-profile) is set in `o`, as if
 * the command line said it. -1 with "try syntax: column N: ..."; `ts` then needs no release.
 */
int trysyntax_parse(struct trysyntax *ts, const char *text, struct options *o,
		    struct err *err) MUST_USE;
void trysyntax_release(struct trysyntax *ts);

/*
 * The tasks that are meant into `out` (initialised, cleared here). As the servers did, of the whole
 * graph: what is not offered can be named. What "runs by default" there had "all" in run_on_projects;
 * here that, or what is offered. Without tasks of other classes than main and without the
 * uncommon ones of the checkout at `root` (or NULL); with `artifact` without what cannot use artifact
 * builds. Lines about those, and about items that choose nothing, go to `notes`. -1 for
 * names that the graph does not have.
 */
int trysyntax_tasks(const struct trysyntax *ts, const struct graph *g, const char *root,
		    bool artifact, struct bitset *out, struct strbuf *notes,
		    struct err *err) MUST_USE;

/* Does the name of a test belong to this nickname ("mochitest-bc")? False for what is none. */
bool trysyntax_alias(struct slice alias, struct slice name);
bool trysyntax_is_alias(struct slice alias);
/* The platform i that a pretty name ("Windows 10") stands for; n = 0: no more, or it is none. */
struct slice trysyntax_pretty(struct slice name, size_t i);

#endif
