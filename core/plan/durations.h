/* SPDX-License-Identifier: MPL-2.0 */
/*
 * How long tasks took in the past, for estimates: a file, or an address whose answer is
 * kept in the cache. The format is in doc/formats.md; mach try read the same (its
 * task_duration_history.json, as published and as it stored it).
 */
#ifndef PLAN_DURATIONS_H
#define PLAN_DURATIONS_H

#include "core/graph/graph.h"
#include "core/net/client.h"

/* What was fetched is good for so many seconds: 7 days, as in mach try. */
#define DURATIONS_FRESH (7 * 24 * 3600)

/*
 * Reads the text of a file into seconds[0 .. task_nr - 1]; negative: unknown. Rows about
 * tasks that are not in the graph are checked and passed over; of two about one task the last
 * counts. -1 with "NAME:LINE: ...".
 */
int durations_parse(struct slice text, const char *name, const struct graph *g, double *seconds,
		    struct err *err) MUST_USE;

/* http:// or https://, not a file. */
bool durations_is_url(const char *source);

/*
 * The same of a file or address; the caller frees the array. What was fetched before is used
 * while it is fresh, and after that, with a line in `said`, when nothing better comes. `watch`
 * may be NULL. NULL with err.
 */
double *durations_load(const char *source, const struct graph *g, const struct net_watch *watch,
		       struct strbuf *said, struct err *err) MUST_USE;

#endif
