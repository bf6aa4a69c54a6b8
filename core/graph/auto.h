/* SPDX-License-Identifier: MPL-2.0 */
/* The graph that is meant when nobody named one: that of the checkout we stand in. */
#ifndef GRAPH_AUTO_H
#define GRAPH_AUTO_H

#include "core/graph/graph.h"

/*
 * Calls `load` with one SPEC after the other until it returns 0: what is known of the
 * checkout in our cache (local, without running the generator), mach's own cache for
 * it, what CI made of its base revision, the generator, the newest graph of the
 * project. Its last error counts; a line in `notes` says which one it was when it is
 * not exactly that of the checkout.
 */
int auto_load(const struct graph_options *opt,
	      int (*load)(void *ctx, const struct graph_options *opt, struct err *err), void *ctx,
	      struct strbuf *notes, struct err *err) MUST_USE;

#endif
