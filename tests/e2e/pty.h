/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A pseudo terminal with a program in it, run as a job of a small shell: when
 * the job stops (Ctrl-Z) the shell takes the terminal, prints "[stopped]" and
 * brings the job back after the next Enter; when it ends the shell ends in the same
 * way. A hang-up is not passed on: the job has to see it itself.
 */
#ifndef TESTS_E2E_PTY_H
#define TESTS_E2E_PTY_H

#include "core/base/err.h"

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

struct pty {
	int master; /* the terminal's side; -1 after pty_hang_up() */
	int life;   /* at its end when the shell has ended */
	pid_t shell;
	struct termios before; /* modes when the program started */
};

/* Runs COMMAND with sh. */
int pty_spawn(struct pty *p, const char *command, int rows, int cols, struct err *err) MUST_USE;
void pty_resize(const struct pty *p, int rows, int cols);
/* The terminal modes are what they were before the program started. */
bool pty_modes_same(const struct pty *p);
/* To the foreground process group; false when it cannot be sent. */
bool pty_signal(const struct pty *p, int sig);
/* Closes the terminal's side, as a terminal window that is closed does. */
void pty_hang_up(struct pty *p);
/* The wait status; waits for the end. The terminal and its modes stay until pty_hang_up(). */
int pty_end(struct pty *p);
void pty_kill(struct pty *p);

#endif
