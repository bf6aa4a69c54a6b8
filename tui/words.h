/* SPDX-License-Identifier: MPL-2.0 */
/* What commands print: columns, and JSON for programs. */
#ifndef TUI_WORDS_H
#define TUI_WORDS_H

#include "core/base/amount.h"

#include <jansson.h>

/* Fills with blanks up to so many columns behind the byte `from`. */
void add_padding(struct strbuf *out, size_t from, int columns);

/* A string of any bytes: what is no UTF-8 is made visible. */
json_t *json_text(const char *s);
/* "2026-11-24T08:00:00Z" (RFC 3339), of seconds since 1970. */
json_t *json_time(int64_t t);
/* Appends JSON on one line in ASCII: nothing in it can upset a terminal. */
void add_json(struct strbuf *out, const json_t *json);
/* Prints it and a line end to stdout, and frees it; returns the status to end with. */
int print_json(json_t *json);

#endif
