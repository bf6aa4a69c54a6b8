/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A graph that was opened unchecked (graph.unchecked: it is the one this checkout had
 * last time) is brought up to date behind the screen: a child of ours, made by fork(),
 * loads the graph as it should be, which leaves it in the cache, and tells whether it
 * is another one. Nothing here waits.
 */
#ifndef GRAPH_REFRESH_H
#define GRAPH_REFRESH_H

#include "core/graph/graph.h"

enum refresh_state {
	REFRESH_NONE, /* not started, or stopped */
	REFRESH_RUNS,
	REFRESH_SAME, /* the graph is that of the checkout */
	REFRESH_NEW,  /* another one is: load it again */
	REFRESH_FAILED,
};

struct refresh {
	enum refresh_state state;
	unsigned starts;    /* how often it was started */
	struct strbuf line; /* what it does (a generator's last line); of a failure: why */
	pid_t pid;
	int fd; /* lines from the child */
	struct strbuf partial;
};

#define REFRESH_INIT                                                  \
	{                                                             \
		.line = STRBUF_INIT, .partial = STRBUF_INIT, .fd = -1 \
	}

/* Starts the child for `g`, which was loaded with `opt`. A failure is a state, too. */
void refresh_start(struct refresh *r, const struct graph_options *opt, const struct graph *g);
/* Takes what the child said; true when state or line changed. */
bool refresh_poll(struct refresh *r);
/* Ends the child when it still runs. */
void refresh_stop(struct refresh *r);

#endif
