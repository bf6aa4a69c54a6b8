/* SPDX-License-Identifier: MPL-2.0 */
/* What sort_part() puts in a range is what sorting all of it would. */
#include "core/base/base.h"
#include "tests/unit/unit.h"
#include "core/base/sort.h"

#define MOST 3000

static uint64_t state = 88172645463325252u;

static uint64_t draw(uint64_t below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (state >> 16) % below;
}

static int cmp(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static void check(uint64_t *key, size_t nr, size_t first, size_t end)
{
	static uint64_t all[MOST];

	memcpy(all, key, nr * sizeof(*key));
	qsort(all, nr, sizeof(*all), cmp);
	sort_part(key, nr, first, end);
	for (size_t i = 0; i < nr && first < MIN(end, nr); i++) {
		if (i < first)
			assert_true(key[i] <= all[first]);
		else if (i < end)
			assert_true(key[i] == all[i]);
		else
			assert_true(key[i] >= all[MIN(end, nr) - 1]);
	}
	qsort(key, nr, sizeof(*key), cmp);
	assert_memory_equal(key, all, nr * sizeof(*key));
}

static void a_part_is_that_of_the_sorted_whole(void **unused UNUSED)
{
	static uint64_t key[MOST];

	for (int round = 0; round < 2000; round++) {
		size_t nr = (size_t)draw(round % 10 ? 60 : MOST), first = (size_t)draw(nr + 2);
		uint64_t below = round % 3 ? UINT32_MAX : 1 + draw(9);
		for (size_t i = 0; i < nr; i++)
			key[i] = draw(below);
		check(key, nr, first, first + (size_t)draw(round % 2 ? 40 : nr + 9));
	}
}

/* What is in order, in the opposite one, or made so that each division goes badly. */
static void no_order_is_a_bad_one(void **unused UNUSED)
{
	static uint64_t key[MOST];

	for (uint64_t i = 0; i < MOST; i++)
		key[i] = i;
	check(key, MOST, 1200, 1300);
	for (uint64_t i = 0; i < MOST; i++)
		key[i] = MOST - i;
	check(key, MOST, 0, 20);
	for (uint64_t i = 0; i < MOST; i++)
		key[i] = i < MOST / 2 ? i : MOST - i;
	check(key, MOST, MOST - 5, MOST);
	for (uint64_t i = 0; i < MOST; i++)
		key[i] = i % 2 ? UINT64_MAX : 0;
	check(key, MOST, 700, 800);
	for (uint64_t i = 0; i < MOST; i++) /* the median is next to the least each time */
		key[i] = i == MOST / 2 ? 0 : i == MOST - 1 ? 1 : MOST + i;
	check(key, MOST, 10, 20);
}

static void nothing_to_sort_is_fine(void **unused UNUSED)
{
	uint64_t key[] = {3, 1, 2};

	sort_part(NULL, 0, 0, 10);
	check(key, 3, 3, 9);
	check(key, 3, 2, 1);
	check(key, 3, 0, 0);
	check(key, 1, 0, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_part_is_that_of_the_sorted_whole),
		cmocka_unit_test(no_order_is_a_bad_one),
		cmocka_unit_test(nothing_to_sort_is_fine),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
