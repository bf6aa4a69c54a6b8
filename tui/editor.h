/* SPDX-License-Identifier: MPL-2.0 */
/* The user's $EDITOR, on the terminal; it may have arguments (argv.h), and no shell reads them. */
#ifndef TUI_EDITOR_H
#define TUI_EDITOR_H

#include "core/base/err.h"
#include "core/base/strbuf.h"

/* Opens the file in it and waits; `what` needs it, for the message. */
int editor_open(const char *path, const char *what, struct err *err) MUST_USE;
/* Appends what was written into an empty file, without blanks around it. -1 for nothing. */
int editor_ask(const char *what, struct strbuf *out, struct err *err) MUST_USE;

#endif
