/* SPDX-License-Identifier: MPL-2.0 */
/* Texts in double quotes: \" and \\ stand for themselves, \n and \t for a line end and a tab. */
#ifndef BASE_QUOTE_H
#define BASE_QUOTE_H

#include "core/base/strbuf.h"

/*
 * Appends what the quoted text at the start of `s` stands for; returns its
 * length with both quotes, 0 when there is none that ends.
 */
size_t quote_read(struct slice s, struct strbuf *out);
/* Appends `s` in quotes. */
void quote_add(struct strbuf *out, struct slice s);
/* Appends a word as a shell takes it, for the user to copy: in single quotes where it needs them. */
void quote_add_shell(struct strbuf *out, const char *word);

#endif
