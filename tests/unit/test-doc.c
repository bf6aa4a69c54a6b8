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

static void a_label_that_is_too_long_shows_its_end(void **state UNUSED)
{
	struct doc d = {.text = STRBUF_INIT};

	doc_add(&d, STYLE_TEXT, 1, slice_from("abcdefgh"));
	doc_keep_end(&d);
	doc_add(&d, STYLE_TEXT, 1, slice_from("x"));
	assert_shows(&d, 2, 6, "| \u2026efgh\n| x\n");
	assert_shows(&d, 2, 9, "| abcdefgh\n| x\n");
	doc_release(&d);
}

static void a_field_is_one_line_of_two_styles(void **state UNUSED)
{
	struct doc d = {.text = STRBUF_INIT};
	struct strbuf got = STRBUF_INIT;
	struct canvas c;

	doc_field(&d, 0, "name", slice_from("a\nb c"));
	canvas_init(&c, 2, 10);
	doc_draw(&d, &c, 0, 2, 0, 10);
	canvas_dump(&c, true, &got);
	assert_string_equal(got.buf, "|name a^Jb\n+LLLLvvvvvv\n|  c\n+  v\n");
	canvas_release(&c);
	strbuf_release(&got);
	doc_release(&d);
}

static void a_picking_document_moves_its_focus(void **state UNUSED)
{
	struct doc d = {.text = STRBUF_INIT, .pick = true};

	for (uint32_t i = 0; i < 5; i++) {
		doc_addf(&d, STYLE_TEXT, 0, "%u", i);
		if (i != 2)
			doc_set_ref(&d, i);
	}
	assert_int_equal(doc_cursor_ref(&d), DOC_NO_REF); /* not drawn yet */
	assert_shows(&d, 2, 9, "|0\n|1\n");
	assert_int_equal(doc_cursor_ref(&d), 0);
	doc_command(&d, CMD_DOWN, 2);
	assert_shows(&d, 2, 9, "|0\n|1\n");
	assert_int_equal(doc_cursor_ref(&d), 1);
	doc_command(&d, CMD_DOWN, 2);
	assert_shows(&d, 2, 9, "|1\n|2\n");
	assert_int_equal(doc_cursor_ref(&d), DOC_NO_REF);
	doc_command(&d, CMD_LAST, 2);
	doc_command(&d, CMD_DOWN, 2);
	assert_int_equal(doc_cursor_ref(&d), 4);
	assert_shows(&d, 2, 9, "|3\n|4\n");
	assert_shows(&d, 1, 9, "|4\n"); /* the screen got smaller */
	doc_command(&d, CMD_FIRST, 1);
	assert_shows(&d, 1, 9, "|0\n");
	doc_release(&d);
}

static size_t found(struct doc *d, bool back)
{
	assert_true(doc_find_next(d, back, 2));
	return d->cursor;
}

static void a_search_goes_around(void **state UNUSED)
{
	struct doc d = {.text = STRBUF_INIT};

	doc_add(&d, STYLE_TEXT, 0, slice_from("ab\nc\nd\nxAB ab\nf"));
	assert_shows(&d, 2, 9, "|ab\n|c\n");
	assert_false(doc_find_next(&d, false, 2));
	doc_find(&d, "ab");
	assert_int_equal(found(&d, false), 3);
	assert_shows(&d, 2, 9, "|d\n|xAB ab\n");
	assert_int_equal(found(&d, false), 0);
	assert_int_equal(found(&d, true), 3);
	doc_find(&d, "aB");
	assert_false(doc_find_next(&d, false, 2));
	doc_find(&d, "AB");
	assert_int_equal(found(&d, false), 3);
	doc_command(&d, CMD_FIRST, 2); /* what was found is not on the screen */
	doc_find(&d, "ab");
	assert_int_equal(found(&d, false), 0);
	doc_find(&d, "");
	assert_false(doc_find_next(&d, false, 2));
	doc_release(&d);
}

static void places_are_marked_across_rows(void **state UNUSED)
{
	struct doc d = {.text = STRBUF_INIT};
	struct strbuf got = STRBUF_INIT;
	struct canvas c;

	doc_add(&d, STYLE_TEXT, 0, slice_from("abcdefab"));
	doc_find(&d, "cde");
	canvas_init(&c, 3, 4);
	doc_draw(&d, &c, 0, 3, 0, 4);
	d.cursor = 2;
	canvas_clear(&c);
	doc_draw(&d, &c, 0, 3, 0, 4);
	canvas_dump(&c, true, &got);
	assert_string_equal(got.buf, "|abcd\n+xxMM\n|  ef\n+  Mx\n|  ab\n+CCCC\n");
	canvas_release(&c);
	strbuf_release(&got);
	doc_release(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_label_that_is_too_long_shows_its_end),
		cmocka_unit_test(a_field_is_one_line_of_two_styles),
		cmocka_unit_test(a_picking_document_moves_its_focus),
		cmocka_unit_test(a_search_goes_around),
		cmocka_unit_test(places_are_marked_across_rows),
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
