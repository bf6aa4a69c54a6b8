/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/utf8.h"
#include "core/base/strbuf.h"

#include <wchar.h>

size_t utf8_decode(const char *p, size_t n, uint32_t *c)
{
	static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
	const unsigned char *s = (const unsigned char *)p;
	size_t more = s[0] < 0x80 ? 0 : s[0] < 0xe0 ? 1 : s[0] < 0xf0 ? 2 : 3;
	uint32_t v = s[0];

	if (more) {
		v = s[0] & (0x3fu >> more);
		if (s[0] < 0xc2 || s[0] > 0xf4 || n <= more)
			goto invalid;
		for (size_t i = 1; i <= more; i++) {
			if ((s[i] & 0xc0) != 0x80)
				goto invalid;
			v = v << 6 | (s[i] & 0x3fu);
		}
		if (v < least[more] || v > 0x10ffff || (v >= 0xd800 && v <= 0xdfff))
			goto invalid;
	}
	*c = v;
	return more + 1;
invalid:
	*c = UTF8_REPLACEMENT;
	return 1;
}

size_t utf8_encode(uint32_t c, char out[4])
{
	size_t more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
	static const unsigned char lead[] = {0, 0xc0, 0xe0, 0xf0};

	for (size_t i = more; i; i--, c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3f));
	out[0] = (char)(lead[more] | c);
	return more + 1;
}

/* A decoded replacement character of length 1 stands for a bad byte. */
static bool bad_byte(uint32_t c, size_t len)
{
	return c == UTF8_REPLACEMENT && len == 1;
}

bool utf8_valid(const char *p, size_t n)
{
	uint32_t c;
	size_t len;

	for (; n; p += len, n -= len) {
		len = utf8_decode(p, n, &c);
		if (bad_byte(c, len))
			return false;
	}
	return true;
}

bool utf8_is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x61c || c == 0x180e ||
	       (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
	       (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) ||
	       (c >= 0xe0000 && c <= 0xe0fff);
}

int utf8_char_width(uint32_t c)
{
	int w = c < 0x7f ? 1 : wcwidth((wchar_t)c);

	return w < 0 ? 1 : w;
}

size_t utf8_visible_char(char out[16], const char *p, size_t n, size_t *used)
{
	static const char hex[] = "0123456789ABCDEF";
	uint32_t c;
	size_t k = 0;

	*used = utf8_decode(p, n, &c);
	if (bad_byte(c, *used)) {
		unsigned char b = (unsigned char)*p;
		memcpy(out, (char[]){'<', hex[b >> 4], hex[b & 15], '>'}, 4);
		return 4;
	}
	if (!utf8_is_control(c)) {
		memcpy(out, p, *used);
		return *used;
	}
	if (c < 0x80) {
		out[0] = '^';
		out[1] = (char)(c ^ 0x40);
		return 2;
	}
	memcpy(out, "<U+", 3);
	k = 3;
	for (int shift = c > 0xffff ? 16 : 12; shift >= 0; shift -= 4)
		out[k++] = hex[c >> shift & 15];
	out[k++] = '>';
	return k;
}

/* How many bytes the text begins with that show as they are, a column each: nearly all text. */
static size_t plain_bytes(const char *p, size_t n)
{
	size_t i = 0;

	while (i < n && p[i] >= ' ' && p[i] < 0x7f)
		i++;
	return i;
}

int utf8_width(const char *p, size_t n)
{
	size_t used = plain_bytes(p, n);
	int width = (int)used;
	char out[16];

	for (p += used, n -= used; n; p += used, n -= used) {
		size_t len = utf8_visible_char(out, p, n, &used);
		uint32_t c;
		if (len != used || memcmp(out, p, len)) { /* replaced by ASCII */
			width += (int)len;
			continue;
		}
		utf8_decode(p, n, &c);
		width += utf8_char_width(c);
	}
	return width;
}

size_t utf8_prev(const char *p, size_t pos)
{
	uint32_t c;

	for (size_t back = pos < 4 ? pos : 4; back > 1; back--)
		if (utf8_decode(p + pos - back, back, &c) == back)
			return pos - back;
	return pos - 1;
}

void utf8_visible(struct strbuf *out, const char *p, size_t n)
{
	char piece[16];
	size_t used;

	for (; n; p += used, n -= used) {
		size_t len = utf8_visible_char(piece, p, n, &used);
		strbuf_add(out, piece, len);
	}
}

void utf8_visible_into(char *out, size_t size, const char *text)
{
	size_t n = strlen(text), at = 0, used;
	char piece[16];

	for (; n; text += used, n -= used) {
		size_t len = utf8_visible_char(piece, text, n, &used);
		if (at + len >= size)
			break;
		memcpy(out + at, piece, len);
		at += len;
	}
	out[at] = '\0';
}
