/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What was pushed from a checkout: a selection file for each push (what was meant, the options
 * and the title, the set it gave), in the state folder: pushes/CHECKOUT/DATE-PID.sel.
 */
#ifndef TUI_PUSHES_H
#define TUI_PUSHES_H

#include "core/base/argv.h"
#include "core/base/err.h"

/* So many are kept. */
#define PUSHES_MAX 20

/* Moves the selection of a push that was sent there, and removes those that are too many. */
int pushes_add(const char *root, const char *path, struct err *err) MUST_USE;
/* Adds their paths, the last push first; none is no error. */
int pushes_list(const char *root, struct argv *out, struct err *err) MUST_USE;

#endif
