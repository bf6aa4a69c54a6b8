/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Signals as data: each handler only writes the number of its signal to a pipe,
 * which the event loop polls and reads when it has time.
 */
#ifndef TUI_SIGNALS_H
#define TUI_SIGNALS_H

#include "core/base/err.h"

/* Takes SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP and SIGCONT over. */
int signals_open(struct err *err) MUST_USE;
/* Gives them back; may be called twice. */
void signals_close(void);
/* Readable when a signal came. */
int signals_fd(void);
/* The next signal that came, or 0. */
int signals_take(void);
/* Stops the process group as Ctrl-Z does; returns when it is continued. */
void signals_stop(void);

#endif
