/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Stepping over the plain characters of JSON strings: printable ASCII but for '"'
 * and '\\'. Two thirds of a graph's bytes are such characters, so this decides how
 * fast a graph is read.
 *
 * Most strings are short: their first 16 bytes are looked at right here, with SSE2
 * where the compiler has it (on x86-64 always). What is longer goes on 32 bytes at a
 * time with AVX2 where the processor has it, found out once, else 8 at a time in
 * plain C. All three look for the same: a comparison of signed bytes with 0x20 finds
 * control characters and what is not ASCII at once. They read up to 32 bytes ahead,
 * so a zero byte (it stops them) and PLAIN_AHEAD more bytes must follow the text.
 */
#ifndef GRAPH_PLAIN_H
#define GRAPH_PLAIN_H

#include "core/base/base.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define PLAIN_AHEAD 63

enum plain_way { PLAIN_PORTABLE, PLAIN_AVX2, PLAIN_FASTEST };

/* Chooses how long strings are stepped over; false when this processor cannot do it so. */
bool plain_use(enum plain_way way);

/* The first byte that is not plain, from `p` on; the way chosen last, or the fastest. */
extern const char *(*plain_skip_long)(const char *p);

/* The same, for strings that are mostly short. */
static inline const char *plain_skip(const char *p)
{
#ifdef __SSE2__
	const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
	const __m128i stop = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('"')),
						       _mm_cmpeq_epi8(v, _mm_set1_epi8('\\'))),
					  _mm_cmplt_epi8(v, _mm_set1_epi8(0x20)));
	int mask = _mm_movemask_epi8(stop);

	if (mask)
		return p + __builtin_ctz((unsigned)mask);
	p += 16;
#endif
	return plain_skip_long(p);
}

#endif
