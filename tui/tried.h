/* SPDX-License-Identifier: MPL-2.0 */
/* A commit that was made for a push, and what the decision task makes of it: for inspect and decide. */
#ifndef TUI_TRIED_H
#define TUI_TRIED_H

#include "core/plan/carried.h"
#include "core/plan/decision.h"
#include "tui/session.h"

struct tried {
	struct strbuf hash;
	struct carried carried;
	enum decision_rule rule; /* of the tree in that commit */
	/* The note counts, but nothing in that tree says that it is read. */
	bool ignored;
	bool decided;
	struct decision decision;
};

/*
 * Reads the commit that `rev` names (NULL: what is checked out). One that is not in the checkout,
 * and the address of one, is fetched (pushed.h). On failure nothing needs release.
 */
int tried_read(struct tried *t, const struct session *s, const char *rev, struct err *err) MUST_USE;
/* Loads the graph of the session, with its notes on stderr, and fills t->decision. */
int tried_decide(struct tried *t, struct session *s, struct err *err) MUST_USE;
/* The same on a graph that is loaded. Where nothing is selected, the decision task goes on as with
 * an empty list. */
int tried_decide_on(struct tried *t, const struct graph *g, struct err *err) MUST_USE;
void tried_release(struct tried *t);

/* The parameters that the commit sets; borrowed. NULL when there are none. */
const json_t *tried_parameters(const struct tried *t);
/* Appends lines about what else there is to know about the push. */
void tried_notes(const struct tried *t, const struct graph *g, struct strbuf *out);

#endif
