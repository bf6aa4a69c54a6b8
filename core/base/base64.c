/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/base64.h"

void base64_encode(struct strbuf *out, struct slice bytes)
{
	static const char digit[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	strbuf_reserve(out, bytes.n / 3 * 4 + 4);
	for (size_t i = 0; i < bytes.n; i += 3) {
		size_t n = MIN(bytes.n - i, 3);
		char four[] = "====";
		uint32_t v = 0;

		for (size_t k = 0; k < 3; k++)
			v = v << 8 | (k < n ? (unsigned char)bytes.p[i + k] : 0);
		for (size_t k = 0; k <= n; k++)
			four[k] = digit[v >> (18 - 6 * k) & 63];
		strbuf_add(out, four, 4);
	}
}

static int digit_value(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '-' ? 62 : c == '_' ? 63 : -1;
}

int base64_decode_url(struct strbuf *out, struct slice text)
{
	uint32_t v = 0;
	unsigned bits = 0;

	if (text.n % 4 == 1)
		return -1;
	for (size_t i = 0; i < text.n; i++) {
		int d = digit_value(text.p[i]);
		if (d < 0)
			return -1;
		v = (v << 6 | (uint32_t)d) & 0xffffff;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			strbuf_addch(out, (char)(v >> bits & 0xff));
		}
	}
	return 0;
}
