/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What a search wants to know of labels without reading them: which characters a
 * label has, and how much of it stands in the one before. Columns of the graph, made
 * once; core/query/walk.h says what for.
 */
#ifndef GRAPH_LABELS_H
#define GRAPH_LABELS_H

#include "core/graph/graph.h"

/*
 * Of a label that is not all ASCII, or longer than that many bytes: any character may be in it,
 * by case or accent.
 */
#define CHARS_ANY	UINT64_MAX
#define CHARS_LABEL_MAX 2048

/*
 * The bit of a character in a set of characters; in one of several bytes CHARS_ANY. A letter
 * has one for both cases, letters and digits each their own, as have the separators of labels;
 * others may share one. Bit 63 is never set alone: it says CHARS_ANY.
 */
static inline uint64_t chars_bit(unsigned char c)
{
	unsigned lower = c | 0x20u;

	if (c >= 0x80)
		return CHARS_ANY;
	if (lower >= 'a' && lower <= 'z')
		return (uint64_t)1 << (lower - 'a');
	if (c >= '0' && c <= '9')
		return (uint64_t)1 << (c - '0' + 26);
	return (uint64_t)1 << (c % 27 + 36);
}

/* All that may be blank, and some that are not. */
static inline uint64_t chars_blank(void)
{
	return chars_bit(' ') | chars_bit('\t') | chars_bit('\n') | chars_bit('\v') |
	       chars_bit('\f') | chars_bit('\r');
}

/* Fills the columns label_shared, label_chars and label_new_chars from the labels. */
void labels_describe(struct graph *g);
/*
 * Can these columns be used? False when that part of the graph's index is damaged:
 * graph_check() tells.
 */
bool labels_described(const struct graph *g);

#endif
