/* SPDX-License-Identifier: MPL-2.0 */
/* Base 64 (RFC 4648): its section 4 is written, its section 5 (for URLs, without padding) is read. */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "core/base/strbuf.h"

/* Appends the text for the bytes, in one line, with padding. */
void base64_encode(struct strbuf *out, struct slice bytes);
/* Appends the bytes of such a text for URLs; -1 when it is none (`out` then holds some of them). */
int base64_decode_url(struct strbuf *out, struct slice text) MUST_USE;

#endif
