/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tests/unit/unit.h"

#include "tui/keymap.h"

#include <locale.h>

static tkey parse(const char *name)
{
	size_t used = 0;
	tkey k = key_parse(slice_from(name), &used);

	if (k)
		assert_int_equal(used, strlen(name));
	return k;
}

static void keys_have_names(void **state UNUSED)
{
	assert_int_equal(parse("a"), 'a');
	assert_int_equal(parse("C-a"), KEY_CTRL | 'a');
	assert_int_equal(parse("C-A"), KEY_CTRL | 'a');
	assert_int_equal(parse("M-X"), KEY_META | 'X');
	assert_int_equal(parse("M-C-x"), KEY_META | KEY_CTRL | 'x');
	assert_int_equal(parse("C-M-x"), KEY_META | KEY_CTRL | 'x');
	assert_int_equal(parse("<Enter>"), K_ENTER);
	assert_int_equal(parse("M-<BS>"), KEY_META | K_BACKSPACE);
	assert_int_equal(parse("<F12>"), K_F12);
	assert_int_equal(parse("<F1>"), K_F1);
	assert_int_equal(parse(" "), K_SPACE);
	assert_int_equal(parse("<"), '<');
	assert_int_equal(parse("M--"), KEY_META | '-');
	assert_int_equal(parse("\u65e5"), 0x65e5);
}

static void keys_a_terminal_cannot_tell_apart_are_one(void **state UNUSED)
{
	assert_int_equal(parse("C-i"), K_TAB);
	assert_int_equal(parse("C-m"), K_ENTER);
	assert_int_equal(parse("C-["), K_ESC);
	assert_int_equal(parse("M-C-m"), KEY_META | K_ENTER);
}

static void one_key_is_read_at_a_time(void **state UNUSED)
{
	size_t used;

	assert_int_equal(key_parse(slice_from("C-"), &used), 'C');
	assert_int_equal(used, 1);
	assert_int_equal(key_parse(slice_from("<Nokey>"), &used), '<');
	assert_int_equal(used, 1);
	assert_int_equal(key_parse(slice_from("<Up>x"), &used), K_UP);
	assert_int_equal(used, 4);
	assert_int_equal(key_parse(slice_from(""), &used), 0);
	assert_int_equal(key_parse(slice_from("\033"), &used), 0);
	assert_int_equal(key_parse(slice_from("\xff"), &used), 0);
	assert_int_equal(key_parse(slice_from("C-\x01"), &used), 0);
}

static void every_key_prints_as_it_parses(void **state UNUSED)
{
	static const tkey mod[] = {0, KEY_CTRL, KEY_META, KEY_CTRL | KEY_META};
	char name[32];

	for (tkey k = K_NONE + 1; k < K_LAST; k++)
		for (size_t m = 0; m < ARRAY_LEN(mod); m++) {
			key_print(k | mod[m], name);
			assert_int_equal(parse(name), k | mod[m]);
		}
	for (tkey k = '!'; k < 0x7f; k++) {
		key_print(k, name);
		assert_int_equal(parse(name), k);
		key_print(k | KEY_META, name);
		assert_int_equal(parse(name), k | KEY_META);
	}
}

static void only_plain_characters_type(void **state UNUSED)
{
	assert_int_equal(key_char('x'), 'x');
	assert_int_equal(key_char(0x65e5), 0x65e5);
	assert_int_equal(key_char(K_SPACE), ' ');
	assert_int_equal(key_char(K_TAB), 0);
	assert_int_equal(key_char(KEY_CTRL | 'x'), 0);
	assert_int_equal(key_char(KEY_META | K_SPACE), 0);
}

static void bindings_name_keys_as_they_print(void **state UNUSED)
{
	const struct binding *b;
	char name[32];

	for (int c = 0; c < CONTEXT_NR; c++)
		for (size_t i = 0; (b = keymap_binding((enum context)c, i)); i++) {
			tkey k = parse(b->key);
			assert_int_not_equal(k, 0);
			key_print(k, name);
			assert_string_equal(name, b->key);
			assert_int_equal(b->context, c);
		}
}

static void no_key_is_bound_twice_in_a_context(void **state UNUSED)
{
	const struct binding *b;

	for (int c = 0; c < CONTEXT_NR; c++)
		for (size_t i = 0; (b = keymap_binding((enum context)c, i)); i++)
			if (keymap_find((enum context)c, parse(b->key)) != b->command)
				fail_msg("%s: '%s' is bound twice", context_title((enum context)c),
					 b->key);
}

static void keys_that_type_are_free_where_text_is_typed(void **state UNUSED)
{
	for (tkey k = '!'; k < 0x7f; k++) {
		assert_int_equal(keymap_find(CONTEXT_FILTER, k), CMD_NONE);
		assert_int_equal(keymap_find(CONTEXT_PROMPT, k), CMD_NONE);
	}
	assert_int_equal(keymap_find(CONTEXT_FILTER, K_SPACE), CMD_NONE);
	assert_int_equal(keymap_find(CONTEXT_PROMPT, K_SPACE), CMD_NONE);
}

static void every_command_can_be_reached(void **state UNUSED)
{
	for (int cmd = CMD_NONE + 1; cmd < CMD_NR; cmd++) {
		bool reached = false;
		for (int c = 0; c < CONTEXT_NR; c++)
			reached |= *keymap_key((enum context)c, (enum command)cmd) != '\0';
		if (!reached)
			fail_msg("no key does '%s'", command_name((enum command)cmd));
		assert_true(*command_text((enum command)cmd) != '\0');
	}
	assert_string_equal(keymap_key(CONTEXT_PROMPT, CMD_PUSH), "");
}

static void the_same_keys_rescue_everywhere(void **state UNUSED)
{
	for (int c = 0; c < CONTEXT_NR; c++) {
		assert_int_equal(keymap_find((enum context)c, KEY_CTRL | 'c'), CMD_CANCEL);
		assert_int_equal(keymap_find((enum context)c, KEY_CTRL | 'z'), CMD_SUSPEND);
		assert_int_equal(keymap_find((enum context)c, KEY_CTRL | 'l'), CMD_REDRAW);
	}
	assert_int_equal(keymap_find(CONTEXT_TREE, K_ESC), CMD_NONE);
	assert_int_equal(keymap_find(CONTEXT_REVIEW, K_ENTER), CMD_NONE);
}

static void habits_of_mach_try_fuzzy_hold_in_the_filter_line(void **state UNUSED)
{
	static const struct {
		const char *key;
		enum command cmd;
	} habit[] = {
		{"<Tab>", CMD_MARK_DOWN}, {"<S-Tab>", CMD_MARK_UP}, {"C-a", CMD_MARK_ALL},
		{"C-d", CMD_UNMARK_ALL},  {"C-t", CMD_TOGGLE_ALL},  {"M-<BS>", CMD_CLEAR_QUERY},
		{"C-j", CMD_DOWN},	  {"C-k", CMD_UP},	    {"<Enter>", CMD_REVIEW},
	};

	for (size_t i = 0; i < ARRAY_LEN(habit); i++)
		assert_int_equal(keymap_find(CONTEXT_FILTER, parse(habit[i].key)), habit[i].cmd);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_have_names),
		cmocka_unit_test(keys_a_terminal_cannot_tell_apart_are_one),
		cmocka_unit_test(one_key_is_read_at_a_time),
		cmocka_unit_test(every_key_prints_as_it_parses),
		cmocka_unit_test(only_plain_characters_type),
		cmocka_unit_test(bindings_name_keys_as_they_print),
		cmocka_unit_test(no_key_is_bound_twice_in_a_context),
		cmocka_unit_test(keys_that_type_are_free_where_text_is_typed),
		cmocka_unit_test(every_command_can_be_reached),
		cmocka_unit_test(the_same_keys_rescue_everywhere),
		cmocka_unit_test(habits_of_mach_try_fuzzy_hold_in_the_filter_line),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
