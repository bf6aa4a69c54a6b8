/* SPDX-License-Identifier: MPL-2.0 */
/* Content-Encoding: the body of an answer as it travels, decoded piece by piece. */
#ifndef NET_DECODE_H
#define NET_DECODE_H

#include "core/base/err.h"

#include <zlib.h>

/* Takes bytes; a negative return stops everything. */
typedef int decode_take(void *ctx, const char *p, size_t n);

struct decode {
	bool gzip;  /* else nothing is changed */
	bool begun; /* z is in use */
	bool ended; /* the last gzip member is complete */
	z_stream z;
};

/* `encoding` is the header's value ("" for none): gzip (RFC 9110 section 8.4.1) or identity. */
int decode_init(struct decode *d, const char *encoding, struct err *err) MUST_USE;
void decode_release(struct decode *d);
/* Decodes `n` bytes; -1 with err for damaged data, what `take` returned when that is negative. */
int decode_feed(struct decode *d, const char *p, size_t n, decode_take *take, void *ctx,
		struct err *err) MUST_USE;
/* After the last byte: an error when more must follow. */
int decode_end(const struct decode *d, struct err *err) MUST_USE;

#endif
