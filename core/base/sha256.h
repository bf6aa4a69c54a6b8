/* SPDX-License-Identifier: MPL-2.0 */
/* SHA-256 (FIPS 180-4), for names of things that are told apart by their content. */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include "core/base/base.h"

#define SHA256_HEX 65 /* 64 digits and the zero byte */

struct sha256 {
	uint32_t h[8];
	uint64_t n; /* bytes so far */
	unsigned char block[64];
};

void sha256_init(struct sha256 *s);
void sha256_add(struct sha256 *s, const void *p, size_t n);
/* Adds a text with its zero byte, so that what follows cannot be taken for a part of it. */
void sha256_addstr(struct sha256 *s, const char *text);
/* The digest of all that was added, in lower case; `s` is used up. */
void sha256_hex(struct sha256 *s, char hex[SHA256_HEX]);

#endif
