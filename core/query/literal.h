/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What every text must contain that a regular expression matches, read off its pattern:
 * nearly all labels can be passed over for that without asking PCRE2.
 */
#ifndef QUERY_LITERAL_H
#define QUERY_LITERAL_H

#include "core/query/algo.h"

#define LITERALS_MAX 3

struct literals {
	struct pattern text[LITERALS_MAX]; /* MATCH_EXACT; all of them, in any order */
	size_t nr;
	uint64_t chars; /* each of these characters, see core/graph/labels.h */
};

/*
 * Reads a pattern that PCRE2 has taken. It knows what people write for labels (characters, "."
 * and classes, groups and alternatives, anchors, lookaround, repetition), and finds nothing in
 * a pattern with anything else. Only about texts that are all ASCII it says something.
 */
void literals_find(struct slice pattern, bool icase, struct literals *out);
void literals_release(struct literals *l);

#endif
