/* SPDX-License-Identifier: MPL-2.0 */
/* Child processes as sources: a generator, a download. */
#ifndef GRAPH_FEEDS_H
#define GRAPH_FEEDS_H

#include "core/graph/generator.h"
#include "core/graph/source.h"
#include "core/net/client.h"

/*
 * Starts the child. `line` always holds what it said last, for the loading screen
 * (as it came: to be made visible). NULL with err when it cannot be started.
 */
struct feed *feed_generator(const struct generator *g, struct strbuf *line,
			    struct err *err) MUST_USE;
/* *status becomes the exit status of mtry-net. */
struct feed *feed_net(enum net_verb verb, const struct net_request *r, struct strbuf *line,
		      int *status, struct err *err) MUST_USE;

#endif
