/* SPDX-License-Identifier: MPL-2.0 */
/*
 * One label (or value) prepared for the matchers: decoded, in the four forms
 * that terms compare with, and the bonus of each place. The memory is used
 * again for the next label.
 */
#ifndef QUERY_TEXT_H
#define QUERY_TEXT_H

#include "core/base/base.h"
#include "core/query/fold.h"

/* The bonus fzf gives a match here; the white one also holds at the very beginning. */
#define BONUS_BOUNDARY 8
#define BONUS_WHITE    10

/* [class before][class]; the class before the first character is CHAR_WHITE. */
extern const uint8_t bonus_table[CHAR_CLASS_NR][CHAR_CLASS_NR];

struct text {
	size_t n;	   /* characters */
	uint32_t *form[4]; /* [case sensitive * 2 + accents folded][n] */
	uint8_t *class;	   /* enum char_class */
	uint8_t *bonus;	   /* of a match at this character, given the one before */
	uint32_t *at;	   /* byte offset of each character; at[n]: length in bytes */
	bool ascii;	   /* then the forms with accents folded are not filled */
	size_t cap;
	locale_t unicode;
	uint8_t ascii_class[0x80];
};

void text_init(struct text *t, locale_t unicode); /* `unicode`: see fold_init() */
void text_release(struct text *t);
void text_set(struct text *t, struct slice label);

/* The characters as a term compares them. */
static inline const uint32_t *text_form(const struct text *t, bool sensitive, bool fold)
{
	return t->form[sensitive * 2 + (fold && !t->ascii)];
}

/* Characters of the label without blanks at its ends: what fzf breaks ties by. */
size_t text_trimmed_length(struct slice label, locale_t unicode);

#endif
