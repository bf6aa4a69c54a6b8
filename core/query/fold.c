/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/query/fold.h"

#include <wctype.h>

/*
 * Plain letters of consecutive characters, '.' for none: the first character of
 * the Unicode decomposition, or for letters that have none (o with stroke, d
 * with hook) the one their name begins with.
 */
static const struct {
	uint32_t first;
	const char *plain;
} accents[] = {
	{0xc0, "AAAAAA.CEEEEIIII.NOOOOO.OUUUUY.saaaaaa.ceeeeiiii.nooooo.ouuuuy.y"
	       "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi..JjKk.LlLlLlL"
	       "lLlNnNnNn...OoOoOo..RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs"
	       "bBBb...Cc.DDd....FfG...IKkl..NnOOo..Pp.....tTtTUu.VYyZz........."
	       ".....D..L..N.AaIiOoUuUuUuUuUu.AaAa..GgGgKkOoOo..j.D.Gg..NnAa..Oo"
	       "AaAaEeEeIiIiOoOoRrRrUuUuSsTt..HhNd..ZzAaEeOoOoOoOoYylnt...ACcLTs"
	       "z..B..EeJj.qRrYy"},
	{0x250, "...b.cdd........g.....h.i..lll...mnn........rrr...s.....t..v...."
		"zz...........j..q..............."},
	{0x1e00, "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm"
		 "MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv"
		 "WwWwWwWwWwXxXxYyZzZzZzhtwya.....AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe"
		 "EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy....Yy"},
};

locale_t fold_init(void)
{
	return newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
}

void fold_release(locale_t unicode)
{
	if (unicode)
		freelocale(unicode);
}

static enum char_class ascii_class(uint32_t c)
{
	if (c >= 'a' && c <= 'z')
		return CHAR_LOWER;
	if (c >= '0' && c <= '9')
		return CHAR_NUMBER;
	if (c >= 'A' && c <= 'Z')
		return CHAR_UPPER;
	if (c == '/' || c == ',' || c == ':' || c == ';' || c == '|')
		return CHAR_DELIMITER;
	return c == ' ' || (c >= '\t' && c <= '\r') ? CHAR_WHITE : CHAR_NONWORD;
}

bool fold_is_blank(uint32_t c, locale_t unicode)
{
	return fold_class(c, unicode) == CHAR_WHITE;
}

enum char_class fold_class(uint32_t c, locale_t unicode)
{
	if (c < 0x80)
		return ascii_class(c);
	if (c == 0x85 || c == 0xa0)
		return CHAR_WHITE;
	if (!unicode)
		return CHAR_LETTER;
	if (iswlower_l((wint_t)c, unicode))
		return CHAR_LOWER;
	if (iswupper_l((wint_t)c, unicode))
		return CHAR_UPPER;
	if (iswalpha_l((wint_t)c, unicode))
		return CHAR_LETTER;
	return iswspace_l((wint_t)c, unicode) ? CHAR_WHITE : CHAR_NONWORD;
}

uint32_t fold_lower(uint32_t c, locale_t unicode)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + 32 : c;
	return unicode ? (uint32_t)towlower_l((wint_t)c, unicode) : c;
}

uint32_t fold_accent(uint32_t c)
{
	for (size_t i = 0; i < ARRAY_LEN(accents) && c >= accents[i].first; i++) {
		size_t at = c - accents[i].first;
		if (at < strlen(accents[i].plain) && accents[i].plain[at] != '.')
			return (unsigned char)accents[i].plain[at];
	}
	return c;
}
