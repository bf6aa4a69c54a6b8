/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/query/charset.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define HAVE_AVX2 1
#endif

uint64_t charset_word_plain(const struct graph *g, uint32_t word, uint64_t todo, uint64_t chars)
{
	const uint64_t *of_label = g->label_chars + (size_t)word * 64;
	uint64_t out = 0;

	for (; todo; todo &= todo - 1) {
		unsigned i = (unsigned)__builtin_ctzll(todo);
		out |= (uint64_t)((of_label[i] & chars) == chars) << i;
	}
	return out;
}

#ifdef HAVE_AVX2
__attribute__((target("avx2"))) static uint64_t all_64(const uint64_t *of_label, uint64_t chars)
{
	__m256i wanted = _mm256_set1_epi64x((long long)chars);
	uint64_t out = 0;

	for (unsigned i = 0; i < 64; i += 4) {
		__m256i four = _mm256_loadu_si256((const __m256i *)(const void *)(of_label + i));
		__m256i same = _mm256_cmpeq_epi64(_mm256_and_si256(four, wanted), wanted);
		out |= (uint64_t)_mm256_movemask_pd(_mm256_castsi256_pd(same)) << i;
	}
	return out;
}
#endif

uint64_t charset_word(const struct graph *g, uint32_t word, uint64_t todo, uint64_t chars)
{
	if (!chars || !todo)
		return todo;
#ifdef HAVE_AVX2
	if (g->task_nr / 64 > word && __builtin_cpu_supports("avx2"))
		return todo & all_64(g->label_chars + (size_t)word * 64, chars);
#endif
	return charset_word_plain(g, word, todo, chars);
}
