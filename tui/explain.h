/* SPDX-License-Identifier: MPL-2.0 */
/*
 * "How do I get this task?": why it is hidden or offered and what to do, as
 * lines for the command line and for the screen; and what its definition says.
 */
#ifndef TUI_EXPLAIN_H
#define TUI_EXPLAIN_H

#include "core/graph/why.h"
#include "tui/session.h"

/* A judge over the graph of the session; judge_free() it. */
struct judge *explain_judge(const struct session *s);
/* Appends lines, each with its end: the label; the verdict and what to do; the class, when
 * that is why it is left out. */
void explain_task(const struct session *s, struct judge *j, uint32_t task, struct strbuf *out);
/* Appends one line for each reason why tasks of the set are hidden, with an example under it. */
void explain_hidden(const struct session *s, struct judge *j, const struct bitset *tasks,
		    struct strbuf *out);

/* The task with this label. -1: there is none, and err says which labels are near. */
int explain_find(const struct session *s, const char *label, uint32_t *task,
		 struct err *err) MUST_USE;

/*
 * Appends the definition of the task: its JSON as it stands in the source, indented,
 * with control characters escaped. -1 when the source cannot be read again.
 */
int explain_definition(const struct graph *g, uint32_t task, struct strbuf *out,
		       struct err *err) MUST_USE;

#endif
