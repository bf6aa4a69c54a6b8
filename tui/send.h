/* SPDX-License-Identifier: MPL-2.0 */
/* Without a screen: questions on the terminal, and sending what the session plans. */
#ifndef TUI_SEND_H
#define TUI_SEND_H

#include "tui/session.h"

/* Options that say what is to be done with the plan; without any of them one is asked. */
#define SEND_OPTIONS "push yes no-push print-mach stage-changes write-task-config"

/* Is there somebody who can be asked? */
bool send_can_ask(const struct session *s);
/* Asks on the terminal; nobody there, an end of input and Ctrl-C count as no. */
bool send_ask(const struct session *s, const char *question);

/* Complains, and returns the status to end with: `status`, or that of Ctrl-C. */
int send_fail(const struct err *err, int status);
/* "WHAT: the command that replays the preset", on stderr. */
void send_say_replay(const struct session *s, const char *what, const char *preset);

/*
 * Does with the session's plan what SEND_OPTIONS say; without any pushes it after a question.
 * With --json one object on stdout says what it was and what came of it. Returns the status to
 * end with.
 */
int send_plan_of(struct session *s);

#endif
