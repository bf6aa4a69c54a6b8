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
int patterns_add(struct patterns *p, struct slice text, struct err *err) MUST_USE;
/* Does one of them match the text, which is UTF-8? */
bool patterns_match(const struct patterns *p, struct slice text);

#endif
