/* SPDX-License-Identifier: MPL-2.0 */
/* A set of regular expressions of Python's re, which PCRE2 reads the same way for all we meet. */
#ifndef GRAPH_PATTERNS_H
#define GRAPH_PATTERNS_H

#include "core/base/err.h"

struct patterns;

/* An empty set. `anchored`: a match begins at the first byte (re.match), else anywhere. */
struct patterns *patterns_new(bool anchored);
void patterns_free(struct patterns *p);
void patterns_clear(struct patterns *p);
/* Adds one; `line` is where it was read, 0 when that does not matter. */
int patterns_add(struct patterns *p, struct slice text, unsigned line, struct err *err) MUST_USE;
/* The number of the first that matches the text, which is UTF-8; -1 when none does. */
int patterns_find(const struct patterns *p, struct slice text);
/* What was added as number i. */
struct slice patterns_text(const struct patterns *p, int i, unsigned *line);

#endif
