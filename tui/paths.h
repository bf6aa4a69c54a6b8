/* SPDX-License-Identifier: MPL-2.0 */
/* Tests that are named by paths or tags, and the tasks that are chosen for them. */
#ifndef TUI_PATHS_H
#define TUI_PATHS_H

#include "tui/session.h"

struct paths;

/*
 * Finds the tests that s->path, the preset and --tag name, if any; once. What tells the tasks about
 * them becomes an --env of the session. Notes for the user go to `said`.
 */
int paths_find(struct session *s, struct strbuf *said, struct err *err) MUST_USE;
/* The preset names tests: its queries then choose among the tasks of these. */
bool paths_in_preset(const struct session *s);
/* The tasks of them, of those that are shown, into `out` (initialised, cleared here). */
int paths_tasks(const struct session *s, struct bitset *out, struct err *err) MUST_USE;
/* -1 when a task is marked that will not exist on try, since only tests elsewhere are run. */
int paths_check(const struct session *s, struct err *err) MUST_USE;
/* What the title of the commit says of them; NULL-terminated, NULL when there are none. */
const char *const *paths_sent(const struct session *s);
void paths_free(struct paths *p);

#endif
