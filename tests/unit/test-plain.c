/* SPDX-License-Identifier: MPL-2.0 */
/* core/graph/plain: every way to step over plain characters stops at the same place. */
#include "core/base/base.h"
#include "core/graph/plain.h"
#include "tests/unit/unit.h"

/* What is stepped over, one byte at a time. */
static size_t plainly(const unsigned char *p)
{
	size_t n = 0;

	while (p[n] >= 0x20 && p[n] < 0x80 && p[n] != '"' && p[n] != '\\')
		n++;
	return n;
}

static void assert_stops(const char *p)
{
	size_t n = plainly((const unsigned char *)p);

	assert_ptr_equal(plain_skip(p), p + n);
	assert_ptr_equal(plain_skip_long(p), p + n);
}

static void each_byte_at_each_place(void)
{
	char text[160 + PLAIN_AHEAD];

	for (unsigned c = 0; c < 256; c++)
		for (size_t at = 0; at < 100; at++) {
			memset(text, 'x', sizeof(text));
			text[at] = (char)c;
			text[at + 1] = (char)(c * 7 + at); /* what follows does not matter */
			text[at + 2] = '\0';
			assert_stops(text);
		}
}

static void all_ways_stop_at_the_same_byte(void **state UNUSED)
{
	assert_true(plain_use(PLAIN_PORTABLE));
	each_byte_at_each_place();
	if (plain_use(PLAIN_AVX2))
		each_byte_at_each_place();
	else
		print_message("this processor has no AVX2\n");
	assert_true(plain_use(PLAIN_FASTEST));
	each_byte_at_each_place();
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(all_ways_stop_at_the_same_byte)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
