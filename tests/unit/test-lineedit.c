/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tests/unit/unit.h"

#include "tui/lineedit.h"

#include <locale.h>

static int setup(void **state)
{
	static struct lineedit l;

	lineedit_init(&l, "");
	*state = &l;
	return 0;
}

static int teardown(void **state)
{
	lineedit_release(*state);
	return 0;
}

/* Compares the text, with '^' where the cursor is. */
static void assert_line(const struct lineedit *l, const char *want)
{
	struct strbuf got = STRBUF_INIT;

	strbuf_add(&got, l->text.buf, l->cursor);
	strbuf_addch(&got, '^');
	strbuf_addstr(&got, l->text.buf + l->cursor);
	assert_string_equal(got.buf, want);
	strbuf_release(&got);
}

static void typing_inserts_at_the_cursor(void **state)
{
	struct lineedit *l = *state;

	assert_true(lineedit_type(l, 'a'));
	assert_true(lineedit_type(l, 0x65e5));
	assert_false(lineedit_command(l, CMD_EDIT_LEFT));
	assert_true(lineedit_type(l, 'b'));
	assert_line(l, "ab^\u65e5");
	assert_false(lineedit_type(l, '\n'));
	assert_false(lineedit_type(l, 0x202e));
	assert_false(lineedit_type(l, 0xd800));
	assert_line(l, "ab^\u65e5");
}

static void the_cursor_moves_by_whole_characters(void **state)
{
	struct lineedit *l = *state;

	lineedit_set(l, "ae\u0301\u0302z");
	lineedit_command(l, CMD_EDIT_LEFT);
	assert_line(l, "ae\u0301\u0302^z");
	lineedit_command(l, CMD_EDIT_LEFT);
	assert_line(l, "a^e\u0301\u0302z");
	lineedit_command(l, CMD_EDIT_RIGHT);
	assert_line(l, "ae\u0301\u0302^z");
	lineedit_command(l, CMD_EDIT_HOME);
	lineedit_command(l, CMD_EDIT_LEFT);
	assert_line(l, "^ae\u0301\u0302z");
	lineedit_command(l, CMD_EDIT_END);
	lineedit_command(l, CMD_EDIT_RIGHT);
	assert_line(l, "ae\u0301\u0302z^");
}

static void deleting_takes_whole_characters(void **state)
{
	struct lineedit *l = *state;

	lineedit_set(l, "ae\u0301z");
	lineedit_command(l, CMD_EDIT_LEFT);
	assert_true(lineedit_command(l, CMD_EDIT_BACKSPACE));
	assert_line(l, "a^z");
	assert_true(lineedit_command(l, CMD_EDIT_DELETE));
	assert_line(l, "a^");
	assert_false(lineedit_command(l, CMD_EDIT_DELETE));
	lineedit_command(l, CMD_EDIT_HOME);
	assert_false(lineedit_command(l, CMD_EDIT_BACKSPACE));
	assert_line(l, "^a");
}

static void words_and_lines_go_at_once(void **state)
{
	struct lineedit *l = *state;

	lineedit_set(l, "linux 'xpcshell  !asan");
	assert_true(lineedit_command(l, CMD_EDIT_WORD));
	assert_line(l, "linux 'xpcshell  ^");
	assert_true(lineedit_command(l, CMD_EDIT_WORD));
	assert_line(l, "linux ^");
	lineedit_type(l, 'x');
	lineedit_command(l, CMD_EDIT_LEFT);
	assert_true(lineedit_command(l, CMD_EDIT_KILL));
	assert_line(l, "^x");
	assert_false(lineedit_command(l, CMD_EDIT_KILL));
	assert_false(lineedit_command(l, CMD_EDIT_WORD));
	lineedit_set(l, "all of it");
	lineedit_command(l, CMD_EDIT_LEFT);
	assert_true(lineedit_command(l, CMD_CLEAR_QUERY));
	assert_line(l, "^");
	assert_false(lineedit_command(l, CMD_CLEAR_QUERY));
	assert_false(lineedit_command(l, CMD_REVIEW));
}

static void pasted_text_becomes_one_clean_line(void **state)
{
	struct lineedit *l = *state;

	assert_true(lineedit_paste(l, slice_from("one\ntwo\tthree\033[31m\x7f\xff\u200b!")));
	assert_line(l, "one two three[31m!^");
	assert_false(lineedit_paste(l, slice_from("\a\x01")));
	assert_false(lineedit_paste(l, slice_from("")));
}

static void assert_drawn(struct lineedit *l, int width, const char *want, int cursor)
{
	struct canvas c;
	struct strbuf out = STRBUF_INIT;

	canvas_init(&c, 1, 12);
	canvas_fill(&c, 0, 0, 12, STYLE_NORMAL, ".");
	lineedit_draw(l, &c, 0, 2, width, STYLE_QUERY);
	assert_null(canvas_check(&c));
	canvas_dump(&c, false, &out);
	assert_string_equal(out.buf, want);
	assert_int_equal(c.cursor_col, cursor);
	strbuf_release(&out);
	canvas_release(&c);
}

static void the_line_scrolls_to_the_cursor(void **state)
{
	struct lineedit *l = *state;

	lineedit_set(l, "0123456789");
	assert_drawn(l, 5, "|..6789 .....\n", 6);
	for (int i = 0; i < 5; i++)
		lineedit_command(l, CMD_EDIT_LEFT);
	assert_drawn(l, 5, "|..56789.....\n", 2);
	lineedit_command(l, CMD_EDIT_RIGHT);
	assert_drawn(l, 5, "|..56789.....\n", 3);
	lineedit_command(l, CMD_EDIT_HOME);
	assert_drawn(l, 5, "|..01234.....\n", 2);
	lineedit_command(l, CMD_EDIT_END);
	assert_drawn(l, 1, "|.. .........\n", 2);
	lineedit_set(l, "ab");
	assert_drawn(l, 99, "|..ab\n", 4);
	assert_drawn(l, 0, "|............\n", -1);
}

static void deleting_scrolls_back(void **state)
{
	struct lineedit *l = *state;

	lineedit_set(l, "0123456789");
	assert_drawn(l, 5, "|..6789 .....\n", 6);
	for (int i = 0; i < 7; i++)
		lineedit_command(l, CMD_EDIT_BACKSPACE);
	assert_drawn(l, 5, "|..012  .....\n", 5);
}

static void wide_characters_scroll_by_halves(void **state)
{
	struct lineedit *l = *state;

	lineedit_set(l, "\u65e5\u672c\u8a9e");
	assert_drawn(l, 4, "|.. \u8a9e ......\n", 5);
	lineedit_command(l, CMD_EDIT_LEFT);
	assert_drawn(l, 4, "|.. \u8a9e ......\n", 3);
	lineedit_command(l, CMD_EDIT_LEFT);
	assert_drawn(l, 4, "|..\u672c\u8a9e......\n", 2);
	lineedit_command(l, CMD_EDIT_LEFT);
	assert_drawn(l, 1, "|.. .........\n", 2);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(typing_inserts_at_the_cursor),
		TEST(the_cursor_moves_by_whole_characters),
		TEST(deleting_takes_whole_characters),
		TEST(words_and_lines_go_at_once),
		TEST(pasted_text_becomes_one_clean_line),
		TEST(the_line_scrolls_to_the_cursor),
		TEST(deleting_scrolls_back),
		TEST(wide_characters_scroll_by_halves),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
