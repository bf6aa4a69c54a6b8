/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tests/unit/unit.h"

#include "tui/canvas.h"
#include "tui/glyph.h"

#include <locale.h>

static int setup(void **state)
{
	static struct canvas c;

	setlocale(LC_ALL, "C.UTF-8");
	canvas_init(&c, 2, 8);
	*state = &c;
	return 0;
}

static int teardown(void **state)
{
	canvas_release(*state);
	return 0;
}

static void assert_dump(const struct canvas *c, bool styles, const char *want)
{
	struct strbuf out = STRBUF_INIT;

	assert_null(canvas_check(c));
	canvas_dump(c, styles, &out);
	assert_string_equal(out.buf, want);
	strbuf_release(&out);
}

static int put(struct canvas *c, int col, int width, const char *text)
{
	return canvas_put(c, 0, col, width, STYLE_LEAF, slice_from(text));
}

static void text_is_cut_at_its_width_and_at_the_edges(void **state)
{
	struct canvas *c = *state;

	assert_int_equal(put(c, 0, 3, "abcdef"), 3);
	assert_int_equal(put(c, 6, 99, "xyz"), 2);
	assert_int_equal(put(c, 8, 5, "no"), 0);
	assert_int_equal(put(c, 0, 0, "no"), 0);
	assert_int_equal(canvas_put(c, 2, 0, 5, STYLE_LEAF, slice_from("no")), 0);
	assert_int_equal(canvas_put(c, -1, 0, 5, STYLE_LEAF, slice_from("no")), 0);
	assert_dump(c, false, "|abc   xy\n|\n");
	assert_int_equal(put(c, -2, 5, "12345"), 5);
	assert_dump(c, false, "|345   xy\n|\n");
}

static void wide_characters_take_two_columns_or_become_blanks(void **state)
{
	struct canvas *c = *state;

	assert_int_equal(put(c, 0, 8, "\u65e5\u672c"), 4);
	assert_dump(c, true, "|\u65e5\u672c\n+llll\n|\n+\n");
	assert_int_equal(put(c, 0, 3, "\u65e5\u672c"), 3);
	assert_dump(c, true, "|\u65e5\n+llll\n|\n+\n");
	assert_int_equal(put(c, 7, 2, "\u65e5"), 1);
	assert_int_equal(put(c, -1, 5, "\u65e5a"), 3);
	assert_dump(c, false, "| a\n|\n");
}

static void half_overwritten_wide_characters_become_blank(void **state)
{
	struct canvas *c = *state;

	put(c, 0, 8, "\u65e5\u672c\u8a9e");
	put(c, 1, 1, "x");
	assert_dump(c, false, "| x\u672c\u8a9e\n|\n");
	put(c, 2, 1, "y");
	assert_dump(c, false, "| xy \u8a9e\n|\n");
	put(c, 3, 2, "\u65e5");
	assert_dump(c, false, "| xy\u65e5\n|\n");
}

static void combining_marks_stay_with_their_character(void **state)
{
	struct canvas *c = *state;

	assert_int_equal(put(c, 0, 8, "e\u0301a"), 2);
	assert_int_equal(c->cell[0].len, 3);
	assert_dump(c, true, "|e\u0301a\n+ll\n|\n+\n");
	canvas_clear(c);
	assert_int_equal(put(c, 0, 8, "\u0301a"), 1);
	assert_dump(c, false, "|a\n|\n");
	put(c, 0, 8, "x\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301y");
	assert_int_equal(c->cell[0].len, 13);
	assert_memory_equal(c->cell[1].text, "y", 1);
	assert_null(canvas_check(c));
}

static void a_mark_behind_the_last_column_still_counts(void **state)
{
	struct canvas *c = *state;

	assert_int_equal(put(c, 6, 2, "ae\u0301z"), 2);
	assert_dump(c, false, "|      ae\u0301\n|\n");
}

static void nothing_painted_controls_the_terminal(void **state)
{
	struct canvas *c = *state;

	assert_int_equal(put(c, 0, 8, "a\033[2J"), 6);
	assert_dump(c, false, "|a^[[2J\n|\n");
	assert_int_equal(put(c, 0, 8, "\xff\u202e!"), 8);
	assert_dump(c, false, "|<FF><U+2\n|\n");
}

static void an_ellipsis_says_that_text_was_cut(void **state)
{
	struct canvas *c = *state;

	assert_int_equal(canvas_put_ellipsis(c, 0, 0, 4, STYLE_LEAF, slice_from("abcd")), 4);
	assert_dump(c, false, "|abcd\n|\n");
	assert_int_equal(canvas_put_ellipsis(c, 0, 0, 4, STYLE_LEAF, slice_from("abcde")), 4);
	assert_dump(c, false, "|abc\u2026\n|\n");
	assert_int_equal(canvas_put_ellipsis(c, 0, 5, 9, STYLE_LEAF, slice_from("abcd")), 3);
	assert_dump(c, false, "|abc\u2026 ab\u2026\n|\n");
	assert_int_equal(canvas_put_ellipsis(c, 1, 0, 4, STYLE_LEAF, slice_from("a\u65e5\u672c")),
			 4);
	assert_dump(c, false, "|abc\u2026 ab\u2026\n|a\u65e5\u2026\n");
	glyph_use_utf8(false);
	canvas_put_ellipsis(c, 0, 0, 8, STYLE_LEAF, slice_from("123456789"));
	glyph_use_utf8(true);
	assert_dump(c, false, "|1234567~\n|a\u65e5\u2026\n");
}

static void hits_flag_the_characters_of_their_bytes(void **state)
{
	struct canvas *c = *state;
	const char *text = "a\u00e9\u65e5z";
	bool hit[7] = {false, true, true, true, true, true, false};

	canvas_put_hits(c, 0, 0, 8, STYLE_LEAF, slice_from(text), hit);
	assert_dump(c, true, "|a\u00e9\u65e5z\n+lMMMl\n|\n+\n");
	canvas_put_hits(c, 0, 0, 3, STYLE_LEAF, slice_from("abcd"),
			(bool[]){false, true, true, true});
	assert_memory_equal(c->cell[2].text, "\u2026", 3);
	assert_int_equal(c->cell[1].flags, CELL_MATCH);
	assert_int_equal(c->cell[2].flags, 0);
}

static void flags_are_laid_over_cells(void **state)
{
	struct canvas *c = *state;

	put(c, 1, 3, "abc");
	canvas_flag(c, 0, -3, 99, CELL_CURSOR);
	canvas_flag(c, 0, 2, 1, CELL_MATCH);
	canvas_flag(c, 7, 0, 1, CELL_MATCH);
	assert_dump(c, true, "| abc\n+CCMCCCCC\n|\n+\n");
}

static void fill_and_printf_paint_too(void **state)
{
	struct canvas *c = *state;

	canvas_fill(c, 1, 2, 99, STYLE_BORDER, glyph(GLYPH_HLINE));
	assert_int_equal(canvas_printf(c, 0, 1, 5, STYLE_COUNT, "%d/%d", 12, 3456), 5);
	assert_dump(c, true,
		    "| 12/34\n+ nnnnn\n|  \u2500\u2500\u2500\u2500\u2500\u2500\n+  bbbbbb\n");
}

static void a_resized_canvas_is_blank_and_never_empty(void **state)
{
	struct canvas *c = *state;

	put(c, 0, 8, "abc");
	c->cursor_row = c->cursor_col = 1;
	canvas_resize(c, 0, -5);
	assert_int_equal(c->rows * c->cols, 1);
	assert_int_equal(c->cursor_row, -1);
	assert_dump(c, true, "|\n+\n");
	put(c, 0, 8, "\u65e5");
	assert_dump(c, false, "|\n");
}

static void check_finds_what_is_wrong(void **state)
{
	struct canvas *c = *state;

	c->cursor_row = 2;
	c->cursor_col = 0;
	assert_string_equal(canvas_check(c), "the cursor is outside the canvas");
	c->cursor_row = -1;
	assert_non_null(canvas_check(c));
	canvas_clear(c);
	c->cell[3].width = 0;
	assert_string_equal(canvas_check(c), "the left half of a wide character is missing");
	canvas_clear(c);
	put(c, 0, 8, "\u65e5");
	c->cell[1].width = 1;
	assert_string_equal(canvas_check(c), "the right half of a wide character is missing");
	canvas_clear(c);
	c->cell[9].text[0] = '\033';
	assert_string_equal(canvas_check(c), "a cell holds a control character");
	c->cell[9].text[0] = '\xff';
	assert_string_equal(canvas_check(c), "a cell's text is not UTF-8");
	canvas_clear(c);
	memcpy(c->cell[0].text, "ab", c->cell[0].len = 2);
	assert_non_null(canvas_check(c));
	canvas_clear(c);
	c->cell[0].style = STYLE_NR;
	assert_string_equal(canvas_check(c), "a cell has an unknown style");
}

static void glyphs_take_the_same_columns_in_both_sets(void **state)
{
	struct canvas *c = *state;

	for (int g = 0; g < GLYPH_NR; g++) {
		for (int utf8 = 0; utf8 < 2; utf8++) {
			glyph_use_utf8(utf8);
			assert_int_equal(put(c, 0, 8, glyph((enum glyph)g)), 1);
		}
	}
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(text_is_cut_at_its_width_and_at_the_edges),
		TEST(wide_characters_take_two_columns_or_become_blanks),
		TEST(half_overwritten_wide_characters_become_blank),
		TEST(combining_marks_stay_with_their_character),
		TEST(a_mark_behind_the_last_column_still_counts),
		TEST(nothing_painted_controls_the_terminal),
		TEST(an_ellipsis_says_that_text_was_cut),
		TEST(hits_flag_the_characters_of_their_bytes),
		TEST(flags_are_laid_over_cells),
		TEST(fill_and_printf_paint_too),
		TEST(a_resized_canvas_is_blank_and_never_empty),
		TEST(check_finds_what_is_wrong),
		TEST(glyphs_take_the_same_columns_in_both_sets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
