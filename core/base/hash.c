/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/hash.h"

#include <endian.h>

#define P1 0x9E3779B185EBCA87u
#define P2 0xC2B2AE3D27D4EB4Fu
#define P3 0x165667B19E3779F9u
#define P4 0x85EBCA77C2B2AE63u
#define P5 0x27D4EB2F165667C5u

static inline uint64_t rotate(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

/* Little-endian, as the specification has it. */
static inline uint64_t word64(const unsigned char *p)
{
	uint64_t w;

	memcpy(&w, p, sizeof(w));
	return le64toh(w);
}

static inline uint32_t word32(const unsigned char *p)
{
	uint32_t w;

	memcpy(&w, p, sizeof(w));
	return le32toh(w);
}

static inline uint64_t round_of(uint64_t acc, uint64_t w)
{
	return rotate(acc + w * P2, 31) * P1;
}

static uint64_t finish(uint64_t h, const unsigned char *p, size_t n)
{
	for (; n >= 8; p += 8, n -= 8)
		h = rotate(h ^ round_of(0, word64(p)), 27) * P1 + P4;
	if (n >= 4) {
		h = rotate(h ^ word32(p) * P1, 23) * P2 + P3;
		p += 4;
		n -= 4;
	}
	for (; n; p++, n--)
		h = rotate(h ^ *p * P5, 11) * P1;
	h = (h ^ h >> 33) * P2;
	h = (h ^ h >> 29) * P3;
	return h ^ h >> 32;
}

uint64_t hash64(const void *start, size_t n, uint64_t seed)
{
	uint64_t a[4] = {seed + P1 + P2, seed + P2, seed, seed - P1}, h;
	const unsigned char *p = start;
	size_t left = n;

	if (n < 32)
		return finish(seed + P5 + n, p, n);
	for (; left >= 32; p += 32, left -= 32) {
#pragma GCC unroll 4 /* else the accumulators live in memory */
		for (int i = 0; i < 4; i++)
			a[i] = round_of(a[i], word64(p + 8 * i));
	}
	h = rotate(a[0], 1) + rotate(a[1], 7) + rotate(a[2], 12) + rotate(a[3], 18);
	for (int i = 0; i < 4; i++)
		h = (h ^ round_of(0, a[i])) * P1 + P4;
	return finish(h + n, p, left);
}
