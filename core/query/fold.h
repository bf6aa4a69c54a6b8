/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What a matcher needs to know about characters: class, lower case, letter
 * without its accent. The same answers in every locale of the user.
 */
#ifndef QUERY_FOLD_H
#define QUERY_FOLD_H

#include "core/base/base.h"

#include <locale.h>

/* In this order: fzf compares classes. */
enum char_class {
	CHAR_WHITE,
	CHAR_NONWORD,
	CHAR_DELIMITER, /* one of / , : ; | */
	CHAR_LOWER,
	CHAR_UPPER,
	CHAR_LETTER, /* has no case */
	CHAR_NUMBER,
	CHAR_CLASS_NR
};

/* A locale that knows Unicode, for the functions below; 0 where the system has none (then only
 * ASCII has case). Give it to fold_release(). */
locale_t fold_init(void);
void fold_release(locale_t unicode);

enum char_class fold_class(uint32_t c, locale_t unicode);
uint32_t fold_lower(uint32_t c, locale_t unicode);
/* The plain letter of an accented Latin one, else `c`. */
uint32_t fold_accent(uint32_t c);
bool fold_is_blank(uint32_t c, locale_t unicode);

#endif
