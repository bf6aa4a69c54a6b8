/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tests/unit/unit.h"

#include "tui/doc.h"
#include "tui/keymap.h"

#include <locale.h>

static void assert_shows(struct doc *d, int rows, int cols, const char *want)
{
	struct strbuf got = STRBUF_INIT;
	struct canvas c;

	canvas_init(&c, rows, cols);
	doc_draw(d, &c, 0, rows, 0, cols);
	assert_null(canvas_check(&c));
	canvas_dump(&c, false, &got);
	assert_string_equal(got.buf, want);
	canvas_release(&c);
	strbuf_release(&got);
}

static void long_lines_go_on_at_a_blank(void **state UNUSED)
{
	struct doc d = {.text = STRBUF_INIT};

	doc_add(&d, STYLE_TEXT, 1, slice_from("one two three\n\nfour"));
	assert_shows(&d, 5, 9, "| one two\n|   three\n|\n| four\n|\n");
	assert_shows(&d, 3, 20, "| one two three\n|\n| four\n");
	doc_release(&d);
}

static void words_wider_than_the_screen_are_split(void **state UNUSED)
{
	struct doc d = {.text = STRBUF_INIT};

	doc_add(&d, STYLE_TEXT, 0, slice_from("    abcdefgh"));
	assert_shows(&d, 3, 6, "|    ab\n|  cdef\n|  gh\n");
	doc_clear(&d);
	doc_add(&d, STYLE_TEXT, 0, slice_from("\u65e5\u672c\u8a9e\x01z"));
	assert_shows(&d, 3, 5, "|\u65e5\u672c\n|  \u8a9e\n|  ^Az\n");
	doc_release(&d);
}

static void a_screen_of_one_column_ends(void **state UNUSED)
{
	struct doc d = {.text = STRBUF_INIT};

	doc_add(&d, STYLE_TEXT, 2, slice_from("ab \u65e5"));
	assert_shows(&d, 2, 1, "|\n|\n");
	assert_true(d.row_nr <= 4);
	doc_release(&d);
}

static void scrolling_stops_at_both_ends(void **state UNUSED)
{
	struct doc d = {.text = STRBUF_INIT};

	doc_add(&d, STYLE_TEXT, 0, slice_from("1\n2\n3\n4\n5"));
	assert_shows(&d, 2, 9, "|1\n|2\n");
	assert_true(doc_command(&d, CMD_PAGE_DOWN, 2));
	assert_shows(&d, 2, 9, "|2\n|3\n");
	assert_true(doc_command(&d, CMD_LAST, 2));
	assert_true(doc_command(&d, CMD_DOWN, 2));
	assert_shows(&d, 2, 9, "|4\n|5\n");
	assert_true(doc_command(&d, CMD_HALF_UP, 2));
	assert_shows(&d, 2, 9, "|3\n|4\n");
	assert_true(doc_command(&d, CMD_FIRST, 2));
	assert_true(doc_command(&d, CMD_UP, 2));
	assert_shows(&d, 2, 9, "|1\n|2\n");
	assert_false(doc_command(&d, CMD_PUSH, 2));
	doc_release(&d);
}

static void another_width_keeps_the_first_line(void **state UNUSED)
{
	struct doc d = {.text = STRBUF_INIT};

	doc_add(&d, STYLE_TEXT, 0, slice_from("a b c d\nx\ny\nz"));
	assert_shows(&d, 2, 9, "|a b c d\n|x\n");
	doc_command(&d, CMD_DOWN, 2);
	assert_shows(&d, 2, 4, "|x\n|y\n");
	doc_release(&d);
}

static void sections_are_gone_through_in_a_circle(void **state UNUSED)
{
	struct doc d = {.text = STRBUF_INIT};

	doc_section(&d, "A");
	doc_add(&d, STYLE_TEXT, 0, slice_from("1\n2"));
	doc_section(&d, "B");
	doc_add(&d, STYLE_TEXT, 0, slice_from("3"));
	assert_shows(&d, 3, 9, "|A\n|1\n|2\n");
	doc_next_section(&d);
	assert_shows(&d, 3, 9, "|\n|B\n|3\n"); /* the end is on the screen */
	doc_next_section(&d);
	assert_shows(&d, 3, 9, "|A\n|1\n|2\n");
	doc_release(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(long_lines_go_on_at_a_blank),
		cmocka_unit_test(words_wider_than_the_screen_are_split),
		cmocka_unit_test(a_screen_of_one_column_ends),
		cmocka_unit_test(scrolling_stops_at_both_ends),
		cmocka_unit_test(another_width_keeps_the_first_line),
		cmocka_unit_test(sections_are_gone_through_in_a_circle),
	};

	setlocale(LC_ALL, "");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
