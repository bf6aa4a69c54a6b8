/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/net/decode.h"

#include <strings.h>

#define PIECE (64 * 1024)

int decode_init(struct decode *d, const char *encoding, struct err *err)
{
	*d = (struct decode){0};
	d->gzip = !strcasecmp(encoding, "gzip") || !strcasecmp(encoding, "x-gzip");
	if (d->gzip) {
		d->begun = inflateInit2(&d->z, 15 + 16) == Z_OK; /* 16: gzip only */
		return d->begun ? 0 : err_set(err, "zlib cannot start");
	}
	if (*encoding && strcasecmp(encoding, "identity") != 0)
		return err_set(err, "it came with the encoding '%s', which was not asked for",
			       encoding);
	return 0;
}

void decode_release(struct decode *d)
{
	if (d->begun)
		inflateEnd(&d->z);
	*d = (struct decode){0};
}

/* Another member may follow (RFC 1952, section 2.2); padding is stepped over. */
static void next_member(struct decode *d)
{
	for (; d->z.avail_in && !*d->z.next_in; d->z.avail_in--)
		d->z.next_in++;
	if (d->z.avail_in && inflateReset(&d->z) == Z_OK)
		d->ended = false;
}

int decode_feed(struct decode *d, const char *p, size_t n, decode_take *take, void *ctx,
		struct err *err)
{
	char out[PIECE];
	int status, ret = 0;

	if (!d->gzip)
		return take(ctx, p, n);
	d->z.next_in = (Bytef *)(uintptr_t)p;
	d->z.avail_in = (uInt)n;
	do {
		if (d->ended)
			next_member(d);
		if (d->ended)
			break;
		d->z.next_out = (Bytef *)out;
		d->z.avail_out = PIECE;
		status = inflate(&d->z, Z_NO_FLUSH);
		if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR)
			return err_set(err, "its gzip encoding is damaged");
		d->ended = status == Z_STREAM_END;
		if (d->z.avail_out < PIECE)
			ret = take(ctx, out, PIECE - d->z.avail_out);
	} while (ret >= 0 && (d->z.avail_in || !d->z.avail_out));
	return ret;
}

int decode_end(const struct decode *d, struct err *err)
{
	if (d->gzip && d->z.total_in && !d->ended)
		return err_set(err, "its gzip encoding ends too early");
	return 0;
}
