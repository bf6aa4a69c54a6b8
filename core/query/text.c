/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/query/text.h"

const uint8_t bonus_table[CHAR_CLASS_NR][CHAR_CLASS_NR] = {
	/* white, nonword, delimiter, lower, upper, letter, number */
	{10, 10, 10, 10, 10, 10, 10}, /* at the beginning or after a blank */
	{10, 8, 8, 8, 8, 8, 8},	      {10, 9, 9, 9, 9, 9, 9},
	{10, 8, 8, 0, 7, 0, 7}, /* camelCase, letter123 */
	{10, 8, 8, 0, 0, 0, 7},	      {10, 8, 8, 0, 0, 0, 7},
	{10, 8, 8, 0, 0, 0, 0},
};

void text_init(struct text *t, locale_t unicode)
{
	*t = (struct text){.unicode = unicode};
	for (uint32_t c = 0; c < ARRAY_LEN(t->ascii_class); c++)
		t->ascii_class[c] = (uint8_t)fold_class(c, unicode);
}

void text_release(struct text *t)
{
	for (size_t i = 0; i < ARRAY_LEN(t->form); i++)
		free(t->form[i]);
	free(t->class);
	free(t->bonus);
	free(t->at);
}

/* Room for `n` characters. */
static void reserve(struct text *t, size_t n)
{
	if (n < t->cap)
		return;
	t->cap = n + n / 2 + 64;
	for (size_t i = 0; i < ARRAY_LEN(t->form); i++)
		t->form[i] = xrealloc(t->form[i], t->cap, sizeof(*t->form[i]));
	t->class = xrealloc(t->class, t->cap, sizeof(*t->class));
	t->bonus = xrealloc(t->bonus, t->cap, sizeof(*t->bonus));
	t->at = xrealloc(t->at, t->cap + 1, sizeof(*t->at));
}

/* Each byte is a character; accents do not matter. */
static void set_ascii(struct text *t, struct slice label)
{
	uint8_t class, before = CHAR_WHITE;

	for (size_t i = 0; i < label.n; i++, before = class) {
		unsigned char c = (unsigned char)label.p[i];
		class = t->ascii_class[c];
		t->form[0][i] = class == CHAR_UPPER ? c + 32u : c;
		t->form[2][i] = c;
		t->class[i] = class;
		t->bonus[i] = bonus_table[before][class];
		t->at[i] = (uint32_t)i;
	}
	t->n = label.n;
}

static void set_unicode(struct text *t, struct slice label)
{
	enum char_class class, before = CHAR_WHITE;
	size_t n = 0;

	for (size_t i = 0, len; i < label.n; i += len, n++, before = class) {
		uint32_t c, low;
		len = utf8_decode(label.p + i, label.n - i, &c);
		low = fold_lower(c, t->unicode);
		class = fold_class(c, t->unicode);
		t->form[0][n] = low;
		t->form[1][n] = fold_accent(low);
		t->form[2][n] = c;
		t->form[3][n] = fold_accent(c);
		t->class[n] = (uint8_t) class;
		t->bonus[n] = bonus_table[before][class];
		t->at[n] = (uint32_t)i;
	}
	t->n = n;
}

static bool is_ascii(struct slice s)
{
	unsigned char all = 0;

	for (size_t i = 0; i < s.n; i++)
		all |= (unsigned char)s.p[i];
	return all < 0x80;
}

void text_set(struct text *t, struct slice label)
{
	reserve(t, label.n);
	t->ascii = is_ascii(label);
	if (t->ascii)
		set_ascii(t, label);
	else
		set_unicode(t, label);
	t->at[t->n] = (uint32_t)label.n;
}

size_t text_trimmed_length(struct slice label, locale_t unicode)
{
	size_t n = 0, trimmed = 0;

	/* Nearly every label: nothing to decode, nothing to trim. */
	if (label.n && label.p[0] > ' ' && label.p[label.n - 1] > ' ' && is_ascii(label))
		return label.n;
	for (size_t i = 0, len; i < label.n; i += len) {
		uint32_t c;
		bool blank;
		len = utf8_decode(label.p + i, label.n - i, &c);
		blank = fold_is_blank(c, unicode);
		n += n || !blank;
		if (!blank)
			trimmed = n;
	}
	return trimmed;
}
