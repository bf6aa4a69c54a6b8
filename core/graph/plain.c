/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/plain.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define HAVE_AVX2 1
#else
#define HAVE_AVX2 0
#endif

static const char *skip_portable(const char *p)
{
	const uint64_t ones = 0x0101010101010101u, high = ones * 0x80;
	uint64_t w, quote, slash;

	/* A byte's high bit is set in the sum when it is what we look for (or follows one). */
	for (;; p += 8) {
		memcpy(&w, p, 8);
		quote = w ^ ones * '"';
		slash = w ^ ones * '\\';
		if (((w - ones * 0x20) | (quote - ones) | (slash - ones) | w) & high)
			break;
	}
	while ((unsigned char)*p >= 0x20 && (unsigned char)*p < 0x80 && *p != '"' && *p != '\\')
		p++;
	return p;
}

#if HAVE_AVX2
__attribute__((target("avx2"))) static const char *skip_avx2(const char *p)
{
	const __m256i quote = _mm256_set1_epi8('"'), slash = _mm256_set1_epi8('\\');
	const __m256i blank = _mm256_set1_epi8(0x20);

	for (;; p += 32) {
		const __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)p);
		const __m256i stop = _mm256_or_si256(
			_mm256_or_si256(_mm256_cmpeq_epi8(v, quote), _mm256_cmpeq_epi8(v, slash)),
			_mm256_cmpgt_epi8(blank, v));
		unsigned mask = (unsigned)_mm256_movemask_epi8(stop);
		if (mask)
			return p + __builtin_ctz(mask);
	}
}

static bool has_avx2(void)
{
	__builtin_cpu_init();
	return __builtin_cpu_supports("avx2");
}
#else
static const char *skip_avx2(const char *p)
{
	return skip_portable(p);
}

static bool has_avx2(void)
{
	return false;
}
#endif

/* The first call finds out what the processor can do. */
static const char *choose(const char *p)
{
	plain_use(PLAIN_FASTEST);
	return plain_skip_long(p);
}

const char *(*plain_skip_long)(const char *p) = choose;

bool plain_use(enum plain_way way)
{
	bool avx2 = way != PLAIN_PORTABLE && has_avx2();

	plain_skip_long = avx2 ? skip_avx2 : skip_portable;
	return avx2 || way != PLAIN_AVX2;
}
