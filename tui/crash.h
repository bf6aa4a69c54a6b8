/* SPDX-License-Identifier: MPL-2.0 */
/*
 * When the program itself fails (SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT) the
 * terminal is given back before the signal takes its default way: constant
 * bytes and the terminal modes from before, nothing that needs a sound heap.
 */
#ifndef TUI_CRASH_H
#define TUI_CRASH_H

#include <termios.h>

/* From now on a crash restores the terminal behind `fd`. */
void crash_guard(int fd, const struct termios *modes);
/* Puts the handlers from before back; may be called twice. */
void crash_unguard(void);

#endif
