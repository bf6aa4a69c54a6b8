/* SPDX-License-Identifier: MPL-2.0 */
/* What mtry-net says while it works: lines on NET_LINES_FD, when it was asked for them. */
#ifndef NET_LINES_H
#define NET_LINES_H

#include "core/base/base.h"

/* Lines are wanted. To be called before any descriptor is opened: without it NET_LINES_FD may be
 * something else. */
void lines_open(void);
/* At most one each 100 ms, but for the last (`done`). */
void lines_progress(uint64_t bytes, uint64_t total, bool done);
void lines_retry(unsigned nth, long wait_ms, const char *why);
/* Any other line; text from a server may stand in it, line ends in it become blanks. */
void lines_say(const char *fmt, ...) PRINTF(1, 2);

/* Milliseconds of a clock that never goes back. */
long long clock_ms(void);

#endif
