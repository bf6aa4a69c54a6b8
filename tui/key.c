/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/key.h"

#include "core/base/utf8.h"

#include <ctype.h>

static const char *const names[] = {
#define X(id, name) name,
	KEY_LIST(X)
#undef X
};

/* "<NAME>" of a key that is not a character. */
static tkey parse_named(struct slice s, size_t *used)
{
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		size_t n = strlen(names[i]);
		if (s.n >= n + 2 && s.p[0] == '<' && !memcmp(s.p + 1, names[i], n) &&
		    s.p[n + 1] == '>') {
			*used = n + 2;
			return (tkey)(K_NONE + 1 + i);
		}
	}
	return 0;
}

static tkey parse_plain(struct slice s, size_t *used)
{
	tkey k = s.n ? parse_named(s, used) : 0;
	uint32_t c;

	if (k || !s.n)
		return k;
	*used = utf8_decode(s.p, s.n, &c);
	if (utf8_is_control(c) || (c == UTF8_REPLACEMENT && *used == 1))
		return 0;
	return c == ' ' ? K_SPACE : c;
}

/* What a terminal sends for Ctrl and a key: some of these are keys of their own. */
static tkey add_ctrl(tkey k)
{
	switch (k) {
	case 'i':
	case 'I':
		return K_TAB;
	case 'm':
	case 'M':
		return K_ENTER;
	case '[':
		return K_ESC;
	default:
		return KEY_CTRL | (k < 128 ? (tkey)tolower((int)k) : k);
	}
}

tkey key_parse(struct slice s, size_t *used)
{
	bool ctrl = false, meta = false;
	size_t at = 0, n;
	tkey k;

	/* A prefix needs something behind it: "C" and "C-" start with the letter. */
	while (s.n - at > 2 && s.p[at + 1] == '-' && (s.p[at] == 'C' || s.p[at] == 'M')) {
		ctrl |= s.p[at] == 'C';
		meta |= s.p[at] == 'M';
		at += 2;
	}
	k = parse_plain((struct slice){s.p + at, s.n - at}, &n);
	if (!k)
		return 0;
	*used = at + n;
	if (ctrl)
		k = add_ctrl(k);
	return meta ? k | KEY_META : k;
}

void key_print(tkey k, char out[32])
{
	tkey base = k & ~(KEY_CTRL | KEY_META);
	char utf8[5] = "";

	if (base > K_NONE && base < K_LAST) {
		snprintf(out, 32, "%s%s<%s>", k & KEY_META ? "M-" : "", k & KEY_CTRL ? "C-" : "",
			 names[base - K_NONE - 1]);
		return;
	}
	if (base < K_BASE)
		utf8[utf8_encode(base, utf8)] = '\0';
	snprintf(out, 32, "%s%s%s", k & KEY_META ? "M-" : "", k & KEY_CTRL ? "C-" : "", utf8);
}

uint32_t key_char(tkey k)
{
	return k == K_SPACE ? ' ' : k < K_BASE ? k : 0;
}

tkey key_of_char(uint32_t c)
{
	switch (c) {
	case '\r':
		return K_ENTER;
	case '\t':
		return K_TAB;
	case 033:
		return K_ESC;
	case 0x7f:
		return K_BACKSPACE;
	case ' ':
		return K_SPACE;
	case 0:
		return KEY_CTRL | K_SPACE;
	}
	if (c < 27)
		return KEY_CTRL | ('a' + c - 1);
	if (c < 32)
		return KEY_CTRL | ('@' + c);
	return utf8_is_control(c) ? 0 : c;
}
