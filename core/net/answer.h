/* SPDX-License-Identifier: MPL-2.0 */
/*
 * What comes back for one GET, over all its tries: header lines and pieces of the
 * body go in, decoded bytes come out, each once and in order. Knows no sockets.
 *
 * When a transfer breaks, the next try goes on where it stopped: with Range and
 * If-Range (RFC 9110, sections 13.1.5 and 14) when the server gave a validator;
 * a server that sends all again is read from the start, and what it sends is
 * compared (length and CRC) with what was given on already. Both count the bytes
 * as they travel, so a gzip encoded body can be continued too.
 */
#ifndef NET_ANSWER_H
#define NET_ANSWER_H

#include "core/base/strbuf.h"
#include "core/net/decode.h"
#include "core/net/protocol.h"

#define ANSWER_VALUE_MAX  256		       /* of a header; a longer value is cut */
#define ANSWER_HEADER_MAX ((size_t)256 * 1024) /* all lines of an answer */
#define ANSWER_PAGE_MAX	  ((size_t)64 * 1024)  /* what is kept of a body that says why not */

struct answer {
	/* Set by the caller. */
	decode_take *take; /* gets the bytes; negative: they cannot be written */
	void *ctx;
	uint64_t max; /* most bytes for it */

	/* Over all tries. */
	uint64_t raw;	/* bytes of the body that were decoded, as they travel */
	uint64_t given; /* bytes that `take` got */
	uint64_t total; /* of the body as it travels; 0: not known */
	uLong crc;	/* of the `raw` bytes */
	bool decoding;	/* `decode` is in use, for `encoding` */
	struct decode decode;
	char encoding[ANSWER_VALUE_MAX];
	char validator[ANSWER_VALUE_MAX]; /* strong entity tag or date, or "" */

	/* Of the answer that comes now. */
	int code;	/* HTTP status; 0: none yet */
	size_t headers; /* bytes */
	struct answer_headers {
		char etag[ANSWER_VALUE_MAX], modified[ANSWER_VALUE_MAX];
		char encoding[ANSWER_VALUE_MAX], range[ANSWER_VALUE_MAX];
		char length[ANSWER_VALUE_MAX];
	} head;
	bool begun;	    /* its body */
	uint64_t again;	    /* bytes to come that were given on before */
	uLong again_crc;    /* of those that came again */
	struct strbuf page; /* the body, when it is not what was asked for */

	/* Set with the first -1: trying again does not help. */
	enum net_status fault;
	struct err why;
};

void answer_init(struct answer *a, decode_take *take, void *ctx, uint64_t max);
void answer_release(struct answer *a);

/* A new try begins. */
void answer_start(struct answer *a);
/* Header lines to ask for the rest with; false: all must come again. */
bool answer_range(const struct answer *a, struct strbuf *range, struct strbuf *if_range);
/* The rest cannot be had (it is empty, say): all must come again. False: that was so already. */
bool answer_forget(struct answer *a);
/* A header line, as it came; a status line begins a new answer (after a redirect, say). */
int answer_header(struct answer *a, struct slice line) MUST_USE;
int answer_body(struct answer *a, const char *p, size_t n) MUST_USE;
/* The body came to its end, and its code is 200 or 206. */
int answer_end(struct answer *a) MUST_USE;

/* True for what was asked for, false for a page that says why not. */
static inline bool answer_is_good(const struct answer *a)
{
	return a->code >= 200 && a->code < 300;
}

#endif
