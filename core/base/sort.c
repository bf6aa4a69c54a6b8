/* SPDX-License-Identifier: MPL-2.0 */
/* A quicksort that leaves alone what does not reach into the range asked for. */
#include "core/base/base.h"
#include "core/base/sort.h"

#define FEW 16 /* keys; sorted one by one */

static int key_cmp(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static void insert_each(uint64_t *key, size_t nr)
{
	for (size_t i = 1; i < nr; i++) {
		uint64_t k = key[i];
		size_t at = i;
		for (; at && key[at - 1] > k; at--)
			key[at] = key[at - 1];
		key[at] = k;
	}
}

static uint64_t median(uint64_t a, uint64_t b, uint64_t c)
{
	uint64_t low = MIN(a, b), high = MAX(a, b);

	return c < low ? low : c > high ? high : c;
}

/* Returns `at`, in [1, nr - 1]: no key before it is greater than one from there on. */
static size_t divide(uint64_t *key, size_t nr)
{
	uint64_t pivot = median(key[0], key[nr / 2], key[nr - 1]);
	size_t low = 0, high = nr - 1;

	for (;;) {
		uint64_t k;
		while (key[low] < pivot)
			low++;
		while (key[high] > pivot)
			high--;
		if (low >= high)
			return low ? low : 1;
		k = key[low];
		key[low++] = key[high];
		key[high--] = k;
	}
}

/* `depth`: so many divisions may go badly before another algorithm takes over. */
static void sort(uint64_t *key, size_t nr, size_t first, size_t end, unsigned depth)
{
	while (nr > FEW && first < nr && end > first) {
		size_t at;
		if (!depth--) {
			qsort(key, nr, sizeof(*key), key_cmp);
			return;
		}
		at = divide(key, nr);
		if (first < at)
			sort(key, at, first, MIN(end, at), depth);
		key += at;
		nr -= at;
		end = end > at ? end - at : 0;
		first = first > at ? first - at : 0;
	}
	if (first < end)
		insert_each(key, nr);
}

void sort_part(uint64_t *key, size_t nr, size_t first, size_t end)
{
	unsigned depth = 2;

	for (size_t n = nr; n; n /= 2)
		depth += 2;
	sort(key, nr, first, MIN(end, nr), depth);
}
