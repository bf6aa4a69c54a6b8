/* SPDX-License-Identifier: MPL-2.0 */
/*
 * From tests to the tasks that run them. Two ways: one task of each suite, which the
 * environment then tells what to run (as mach try does), or just those chunks of which the
 * graph says that they hold the tests (test_manifests).
 */
#ifndef SELECT_PATHTASKS_H
#define SELECT_PATHTASKS_H

#include "core/graph/graph.h"
#include "core/select/resolve.h"

#include <jansson.h>

/* Variables of the environment that the harnesses read. */
#define PATHTASKS_PATHS "MOZHARNESS_TEST_PATHS"
#define PATHTASKS_TAG	"MOZHARNESS_TEST_TAG"

/* The value of PATHTASKS_PATHS: suite -> [path, ...], in the order of the tests. The caller
 * releases it; NULL with err for a path that JSON has no text for. */
json_t *pathtasks_paths(const struct resolved *r, struct err *err) MUST_USE;

struct pathtasks;

/*
 * What tells the tasks of the suites of the tests from others. Lines about tests that no
 * task is known to run go to `notes`; an error when that are all.
 */
struct pathtasks *pathtasks_new(const struct resolved *r, struct strbuf *notes,
				struct err *err) MUST_USE;
/* The same for the suites of a value of PATHTASKS_PATHS; NULL when there are none. */
struct pathtasks *pathtasks_of_env(const char *paths, struct err *err) MUST_USE;
void pathtasks_free(struct pathtasks *p);
/* The names of the suites, "a, b". */
const char *pathtasks_suites(const struct pathtasks *p);

/*
 * The tasks of class main in `within` that run the suites, of chunked ones the first, into
 * `out` (initialised, cleared here). -1 when there are none, or the expressions fail.
 */
int pathtasks_run(const struct pathtasks *p, const struct graph *g, const struct bitset *within,
		  struct bitset *out, struct err *err) MUST_USE;
/*
 * The first of `marks` that will not exist on try when only these suites are asked for: it
 * gets its tests from manifests (test_manifests), and is of none of the suites. TASK_NONE.
 */
uint32_t pathtasks_stranger(const struct pathtasks *p, const struct graph *g,
			    const struct bitset *marks);
/*
 * The tasks of class main in `within` whose test_manifests name a manifest of the tests, into
 * `out`. -1 when the graph has no test_manifests, or none does.
 */
int pathtasks_chunks(const struct pathtasks *p, const struct resolved *r, const struct graph *g,
		     const struct bitset *within, struct bitset *out, struct err *err) MUST_USE;

/*
 * Keeps of `tasks` those whose platform, or whose operating system, is one of the words
 * ("linux,windows10-64"; capitals do not count), or whose build type. An error for a word
 * that the graph does not know, and for a list that nothing is left of.
 */
int pathtasks_platforms(const struct graph *g, const char *words, struct bitset *tasks,
			struct err *err) MUST_USE;
int pathtasks_types(const struct graph *g, const char *words, struct bitset *tasks,
		    struct err *err) MUST_USE;

#endif
