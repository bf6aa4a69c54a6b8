/* SPDX-License-Identifier: MPL-2.0 */
/* The tasks that `mtry-tui syntax` chooses: classic try syntax (trysyntax.h) in a session. */
#ifndef TUI_SYNTAX_H
#define TUI_SYNTAX_H

#include "tui/session.h"

/*
 * Marks what s->syntax means in the graph that is loaded, as one step. When some of it is not
 * offered the whole graph is shown from then on, and `said` has a line about it.
 */
int syntax_select(struct session *s, struct strbuf *said, struct err *err) MUST_USE;
/* What the title of the commit is: "try: -b do ..."; NULL without syntax. */
const char *syntax_title(const struct session *s);
void syntax_free(struct trysyntax *syntax);

#endif
