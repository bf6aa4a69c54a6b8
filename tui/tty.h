/* SPDX-License-Identifier: MPL-2.0 */
/* The terminal as a descriptor: what term.c needs of it that is no matter of curses. */
#ifndef TUI_TTY_H
#define TUI_TTY_H

#include "core/base/err.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* A stream of its own on `fd` when that is a terminal, else on /dev/tty; NULL with err. */
FILE *tty_open(int fd, const char *mode, struct err *err);
/* Writes at once; a terminal that is gone tells so by a hang-up. */
void tty_write(FILE *tty, const char *bytes);
/* False when the terminal does not know its size. */
bool tty_size(FILE *tty, int *rows, int *cols);
/* Waits up to `ms` for input. */
bool tty_readable(FILE *tty, int ms);
/*
 * Waits up to `ms` (-1: for ever) for input or for `other` (a descriptor) to be
 * readable. False when the time is over.
 */
bool tty_wait(FILE *tty, int other, int ms);
/* True when the terminal was closed at its other end. */
bool tty_hung_up(FILE *tty);

/* A clock for time-outs, in ms. */
int64_t tty_now(void);

#endif
