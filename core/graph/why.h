/* SPDX-License-Identifier: MPL-2.0 */
/* Verdicts and classes in words: what decided, where it stands. */
#ifndef GRAPH_WHY_H
#define GRAPH_WHY_H

#include "core/graph/verdict.h"

/*
 * Appends one line without its end, say "hidden: cron is true: it runs at set times, not
 * for pushes". Values and patterns are made visible (utf8_visible).
 */
void why_verdict(const struct judge *j, const struct graph *g, uint32_t task,
		 const struct verdict *v, struct strbuf *out);
/* The same about a class other than main: "class l10n: its kind has the word 'l10n'"; nothing
 * for a task of class main. */
void why_class(const struct graph *g, uint32_t task, struct strbuf *out);

#endif
