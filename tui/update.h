/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The graph on the screen is the one this checkout had last time; here it is checked
 * and, when it is another one by now, swapped under what the user sees: query, marks
 * and cursor stay. The work is done by a child of ours (core/graph/refresh.h).
 */
#ifndef TUI_UPDATE_H
#define TUI_UPDATE_H

#include "tui/view.h"

/* Starts the check, when the graph was opened unchecked. */
void update_start(struct app *a);
/* How long the loop may wait for keys, in milliseconds; -1: for ever. */
int update_wait(const struct app *a);
/*
 * Looks how far it is; swaps the graph when another one is there and nothing but the
 * main screen is open. True when there is something new to draw.
 */
bool update_poll(struct app *a);
/* Why nothing may be pushed yet, or NULL. Valid until the next call of update_poll(). */
const char *update_pending(const struct app *a);
/* What the header says about it, or "". */
void update_say(const struct app *a, struct strbuf *out);

#endif
