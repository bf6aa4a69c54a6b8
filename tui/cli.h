/* SPDX-License-Identifier: MPL-2.0 */
/* The program from its command line on; main() and the screen tests call app_main(). */
#ifndef TUI_CLI_H
#define TUI_CLI_H

#include "tui/session.h"

/* Runs the program; returns its exit status. */
int app_main(int argc, char **argv);

/* What needs no screen: --list, --filter, -q, --preset, --save, --no-push, --push. */
int batch_main(struct session *s);

/* The full screen. */
int screen_main(struct session *s);

/* One line on stderr: "mtry-tui: TEXT". */
void complain(const char *text);

/* True once Ctrl-C was pressed (without a screen). */
bool interrupted(void);

#endif
