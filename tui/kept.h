/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Selections that are kept without being asked for, in the state folder below the
 * path of the checkout: kept/CHECKOUT/failed.sel (a push failed), left.sel (the
 * program was left), swap.sel (a new graph takes its place), and while a push runs pushing-PID.sel.
 */
#ifndef TUI_KEPT_H
#define TUI_KEPT_H

#include "tui/session.h"

/*
 * Looks for what a push from `root` that was killed was about; it becomes
 * failed.sel, and a line about it goes to `said`.
 */
void kept_find(const struct session *s, const char *root, struct strbuf *said);

#endif
