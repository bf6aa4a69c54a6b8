/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/push/hgpatch.h"
#include "core/base/alloc.h"

#include <zlib.h>

#define LINE_BYTES ((size_t)52)

/* Four bytes, missing ones as 0, become five characters. */
static void add_base85(struct strbuf *out, const unsigned char *p, size_t n)
{
	static const char digit[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				    "!#$%&()*+-;<=>?@^_`{|}~";
	uint32_t v = 0;
	char five[5];

	for (size_t i = 0; i < 4; i++)
		v = v << 8 | (i < n ? p[i] : 0);
	for (size_t i = 5; i-- > 0; v /= 85)
		five[i] = digit[v % 85];
	strbuf_add(out, five, sizeof(five));
}

/* A line: its number of bytes as a letter (A-Z: 1-26, a-z: 27-52), then the bytes. */
static void add_line(struct strbuf *out, const unsigned char *p, size_t n)
{
	strbuf_addch(out, (char)(n <= 26 ? 'A' + n - 1 : 'a' + n - 27));
	for (size_t i = 0; i < n; i += 4)
		add_base85(out, p + i, n - i);
	strbuf_addch(out, '\n');
}

void hgpatch_write(struct strbuf *out, const char *name, struct slice content, bool exists)
{
	uLongf size = compressBound(content.n);
	unsigned char *packed = xmalloc(size);

	/* Fails only for lack of room, and compressBound() is enough. */
	if (compress(packed, &size, (const unsigned char *)content.p, content.n) != Z_OK)
		abort();
	strbuf_addf(out, "diff --git a/%s b/%s\n%sGIT binary patch\nliteral %zu\n", name, name,
		    exists ? "old mode 100755\nnew mode 100644\n" : "new file mode 100644\n",
		    content.n);
	for (size_t i = 0; i < size; i += LINE_BYTES)
		add_line(out, packed + i, MIN(size - i, LINE_BYTES));
	strbuf_addch(out, '\n');
	free(packed);
}

void hgpatch_header(struct strbuf *out, const char *user, time_t now, const char *parent,
		    const char *message)
{
	struct tm tm;

	localtime_r(&now, &tm);
	strbuf_addf(out, "# HG changeset patch\n# User %s\n# Date %lld %ld\n# Parent  %s\n%s\n\n",
		    user, (long long)now, -tm.tm_gmtoff, parent, message);
}
