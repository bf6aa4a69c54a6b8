/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Whether try offers a task, and why: mach try's rule, as Firefox's
 * taskcluster/gecko_taskgraph/target_tasks.py has it in 2026 (what autoland or
 * mozilla-central would run on a push, without the labels that are uncommon on
 * try). The offered set is made of these verdicts, and `why` prints them.
 */
#ifndef GRAPH_VERDICT_H
#define GRAPH_VERDICT_H

#include "core/graph/graph.h"

enum project { AUTOLAND = 1, CENTRAL = 2 };

/* id, offered?, the attribute that decides or "", what its value means */
#define REASON_LIST(X)                                                                            \
	X(EVERYTHING, true, "", "not a Firefox graph, so everything is")                          \
	X(LISTED, true, "", "the list of --targets has it")                                       \
	X(PROJECTS, true, "run_on_projects", "it runs on")                                        \
	X(NOT_LISTED, false, "", "the list of --targets does not have it")                        \
	X(ON_REQUEST, false, "run_on_projects", "it runs on request only")                        \
	X(OTHER_PROJECTS, false, "run_on_projects", "neither autoland nor mozilla-central")       \
	X(CRON, false, "cron", "it runs at set times, not for pushes")                            \
	X(NIGHTLY, false, "nightly", "it belongs to the nightly builds")                          \
	X(PHASE, false, "shipping_phase", "it is a step of a release, not of a push")             \
	X(DEVEDITION, false, "shipping_product", "it makes the Developer Edition")                \
	X(BRANCHES, false, "run_on_hg_branches", "'default', where try pushes are, is not in it") \
	X(NO_MANIFESTS, false, "test_manifests", "no test is left for it to run")                 \
	X(SHIPPABLE, false, "shippable",                                                          \
	  "it is for autoland, which tests the opt build that is not shippable")                  \
	X(PLAIN_OPT, false, "build_platform",                                                     \
	  "it is for mozilla-central, which tests the shippable build instead")                   \
	X(UNCOMMON, false, "", "of the uncommon-label patterns")

enum reason {
#define X(id, offered, attribute, text) REASON_##id,
	REASON_LIST(X)
#undef X
		REASON_NR
};

bool reason_offers(enum reason r);
/* The attribute whose value decided; "" when it was none. */
const char *reason_attribute(enum reason r);
const char *reason_text(enum reason r);

struct verdict {
	enum reason reason;
	unsigned projects; /* enum project: those whose pushes would have the task */
	int pattern;	   /* REASON_UNCOMMON: see judge_pattern() */
};

/* What verdicts on the tasks of one graph are made with. */
struct judge;

/*
 * `opt` as the graph was loaded with; `notes` gets a line when the uncommon labels of
 * the checkout cannot be read. With --targets the verdicts are those of g->offered.
 */
struct judge *judge_new(const struct graph *g, const struct graph_options *opt,
			struct strbuf *notes);
void judge_free(struct judge *j);
struct verdict judge_task(struct judge *j, uint32_t task);
/* A pattern of uncommon labels; *line is where it stands in UNCOMMON_FILE of the checkout, 0
 * for one of our own dated copy. Valid until judge_free(). */
struct slice judge_pattern(const struct judge *j, int pattern, unsigned *line);

#endif
