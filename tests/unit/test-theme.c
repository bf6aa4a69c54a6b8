/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tests/unit/unit.h"

#include "core/base/embed.h"
#include "core/base/file.h"
#include "core/base/strbuf.h"
#include "tui/canvas.h"
#include "tui/style.h"

static void parse(struct theme *t, const char *text)
{
	struct err err;

	if (theme_parse(t, slice_from(text), "x.theme", &err))
		fail_msg("%s", err.text);
}

static void a_theme_file_sets_colours_and_attributes(void **state UNUSED)
{
	struct theme t;

	parse(&t, "# a comment\n"
		  "name = \"My theme # 1\" # why not\r\n"
		  "background=light\n"
		  "\n"
		  "\tnormal fg=default bg=bright-blue\n"
		  "leaf fg=#a0B1c2 attr=bold,italic # greyish\n"
		  "match bg=255 attr=dim,underline,reverse\n"
		  "branch");
	assert_string_equal(t.name, "My theme # 1");
	assert_int_equal(t.background, BACKGROUND_LIGHT);
	assert_int_equal(t.style[STYLE_NORMAL].fg, COLOR_DEFAULT);
	assert_int_equal(t.style[STYLE_NORMAL].bg, 12);
	assert_int_equal(t.style[STYLE_LEAF].fg, COLOR_RGB(0xa0b1c2));
	assert_int_equal(t.style[STYLE_LEAF].bg, COLOR_DEFAULT);
	assert_int_equal(t.style[STYLE_LEAF].attr, ATTR_BOLD | ATTR_ITALIC);
	assert_int_equal(t.style[STYLE_MATCH].bg, 255);
	assert_int_equal(t.style[STYLE_MATCH].attr, ATTR_DIM | ATTR_UNDERLINE | ATTR_REVERSE);
	assert_int_equal(t.style[STYLE_BRANCH].attr, 0);
}

static void errors_name_the_line_and_the_nearest_word(void **state UNUSED)
{
	static const struct {
		const char *text, *want;
	} bad[] = {
		{"\nguid fg=1", "x.theme:2: unknown style 'guid' (did you mean 'guide'?)"},
		{"leaf fg=gren", "x.theme:1: unknown colour 'gren' (did you mean 'green'?)"},
		{"leaf fg=", "x.theme:1: unknown colour ''"},
		{"leaf attr=blod", "x.theme:1: unknown attribute 'blod' (did you mean 'bold'?)"},
		{"leaf attr=bold,", "x.theme:1: unknown attribute ''"},
		{"leaf fg=#12345", "x.theme:1: bad colour '#12345' (write #rrggbb)"},
		{"leaf fg=#12345g", "x.theme:1: bad colour '#12345g' (write #rrggbb)"},
		{"leaf fg=256", "x.theme:1: bad colour '256' (palette entries are 0 to 255)"},
		{"leaf fg=1x", "x.theme:1: bad colour '1x' (palette entries are 0 to 255)"},
		{"leaf red", "x.theme:1: 'red' is none of fg=, bg=, attr="},
		{"leaf fg=1\nleaf fg=2", "x.theme:2: style 'leaf' is there twice"},
		{"nam = x", "x.theme:1: unknown setting 'nam' (did you mean 'name'?)"},
		{"name = \"x", "x.theme:1: the quote is not closed"},
		{"name =", "x.theme:1: there is no value after '='"},
		{"name = \"\"", "x.theme:1: there is no value after '='"},
		{"name = a b", "x.theme:1: 'b' is too much"},
		{"background = drak",
		 "x.theme:1: unknown background 'drak' (did you mean 'dark'?)"},
		{"le\033af", "x.theme:1: unknown style 'le^[af' (did you mean 'leaf'?)"},
	};
	struct theme t;
	struct err err;

	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		assert_int_equal(theme_parse(&t, slice_from(bad[i].text), "x.theme", &err), -1);
		assert_string_equal(err.text, bad[i].want);
	}
}

static void themes_are_found_by_path_then_home_then_inside(void **state)
{
	struct strbuf path = STRBUF_INIT;
	struct theme t;
	struct err err;

	setenv("XDG_CONFIG_HOME", unit_dir(state), 1);
	assert_int_equal(theme_load(&t, "dark", &err), 0);
	assert_string_equal(t.name, "Dark");
	strbuf_addf(&path, "%s/mtry-tui/themes/dark.theme", unit_dir(state));
	assert_int_equal(file_write_atomic(path.buf, "name = mine\n", 12, 0644, &err), 0);
	assert_int_equal(theme_load(&t, "dark", &err), 0);
	assert_string_equal(t.name, "mine");
	assert_int_equal(theme_load(&t, path.buf, &err), 0);
	assert_int_equal(theme_load(&t, "mono", &err), 0);
	assert_int_equal(theme_load(&t, "missing.theme", &err), -1);
	assert_non_null(strstr(err.text, "missing.theme"));
	assert_int_equal(theme_load(&t, "monno", &err), -1);
	assert_string_equal(err.text,
			    "no theme named 'monno' (did you mean 'mono'? there are: dark, light, "
			    "16, mono, high-contrast, colorblind, nord, solarized-dark)");
	assert_int_equal(theme_load(&t, "zzzzzzzz", &err), -1);
	assert_non_null(strstr(err.text, "'zzzzzzzz' (there are: dark, "));
	assert_int_equal(file_write_atomic(path.buf, "\nx\n", 3, 0644, &err), 0);
	assert_int_equal(theme_load(&t, "dark", &err), -1);
	assert_non_null(strstr(err.text, "dark.theme:2: unknown style 'x'"));
	strbuf_release(&path);
}

static void styles_are_laid_over_each_other(void **state UNUSED)
{
	struct theme t;
	struct style s;

	parse(&t,
	      "normal fg=7 bg=0\nleaf fg=1\ncursor bg=4 attr=bold\nmatch fg=3 attr=underline\n");
	s = theme_merge(&t, STYLE_LEAF, 0);
	assert_true(s.fg == 1 && s.bg == 0 && s.attr == 0);
	s = theme_merge(&t, STYLE_LEAF, CELL_CURSOR);
	assert_true(s.fg == 1 && s.bg == 4 && s.attr == ATTR_BOLD);
	s = theme_merge(&t, STYLE_TEXT, CELL_CURSOR | CELL_MATCH);
	assert_true(s.fg == 3 && s.bg == 4 && s.attr == (ATTR_BOLD | ATTR_UNDERLINE));
	parse(&t, "leaf fg=1 bg=2\ncursor attr=reverse\nmatch fg=3 attr=underline\n");
	s = theme_merge(&t, STYLE_LEAF, CELL_CURSOR | CELL_MATCH);
	assert_true(s.fg == COLOR_DEFAULT && s.bg == COLOR_DEFAULT);
	assert_int_equal(s.attr, ATTR_REVERSE | ATTR_UNDERLINE);
}

static void rgb_becomes_the_nearest_palette_entry(void **state UNUSED)
{
	static const struct {
		int32_t color;
		int in256, in16, in8;
	} table[] = {
		{COLOR_DEFAULT, -1, -1, -1},	   {3, 3, 3, 3},
		{COLOR_RGB(0x000000), 16, 0, 0},   {COLOR_RGB(0xffffff), 231, 15, 7},
		{COLOR_RGB(0xff0000), 196, 9, 1},  {COLOR_RGB(0x00ff00), 46, 10, 2},
		{COLOR_RGB(0x0000ff), 21, 4, 4},   {COLOR_RGB(0x5f5faf), 61, 8, 4},
		{COLOR_RGB(0x121212), 233, 0, 0},  {COLOR_RGB(0x808080), 244, 8, 7},
		{COLOR_RGB(0xffaf5f), 215, -2, 3}, {196, 196, 9, 1},
		{COLOR_RGB(0x1010f0), 21, 4, 4},
	};

	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		assert_int_equal(style_quantize(table[i].color, 256), table[i].in256);
		if (table[i].in16 != -2)
			assert_int_equal(style_quantize(table[i].color, 16), table[i].in16);
		assert_int_equal(style_quantize(table[i].color, 8), table[i].in8);
	}
}

static void palette_entries_are_their_own_nearest(void **state UNUSED)
{
	for (int i = 16; i < 256; i++)
		assert_int_equal(style_rgb(style_quantize((int32_t)COLOR_RGB(style_rgb(i)), 256)),
				 style_rgb(i));
}

static void a_theme_adapts_to_poor_terminals(void **state UNUSED)
{
	static const char text[] = "leaf fg=#303030\nguide fg=black\ncursor bg=#303a46 attr=bold\n"
				   "error fg=#ff5f5f bg=#202020\n";
	struct theme t;

	parse(&t, text);
	theme_adapt(&t, 256);
	assert_int_equal(t.style[STYLE_LEAF].fg, 236);
	assert_int_equal(t.style[STYLE_CURSOR].bg, 237);
	parse(&t, text);
	theme_adapt(&t, 8);
	assert_int_equal(t.style[STYLE_LEAF].fg, COLOR_DEFAULT);
	assert_int_equal(t.style[STYLE_GUIDE].fg, 0);
	assert_int_equal(t.style[STYLE_CURSOR].bg, COLOR_DEFAULT);
	assert_int_equal(t.style[STYLE_CURSOR].attr, ATTR_BOLD | ATTR_REVERSE);
	assert_int_equal(t.style[STYLE_ERROR].bg, 0);
	parse(&t, text);
	theme_adapt(&t, 0);
	for (int i = 0; i < STYLE_NR; i++)
		assert_true(t.style[i].fg == COLOR_DEFAULT && t.style[i].bg == COLOR_DEFAULT);
	assert_int_equal(t.style[STYLE_CURSOR].attr, ATTR_BOLD | ATTR_REVERSE);
	parse(&t, "cursor bg=4\n");
	theme_adapt(&t, 8);
	assert_int_equal(t.style[STYLE_CURSOR].bg, 4);
}

/* Relative luminance and contrast of WCAG 2.1. */
static double channel(uint32_t v)
{
	double c = (v & 255) / 255.0, p;

	if (c <= 0.03928)
		return c / 12.92;
	/* ((c + 0.055) / 1.055) ^ 2.4 = x^2 * x^0.4, the root by Newton's method: no libm here */
	c = (c + 0.055) / 1.055;
	p = c;
	for (int i = 0; i < 40; i++)
		p -= (p * p * p * p * p - c * c) / (5 * p * p * p * p);
	return c * c * p;
}

static double luminance(uint32_t rgb)
{
	return 0.2126 * channel(rgb >> 16) + 0.7152 * channel(rgb >> 8) + 0.0722 * channel(rgb);
}

static double contrast(uint32_t a, uint32_t b)
{
	double x = luminance(a) + 0.05, y = luminance(b) + 0.05;

	return x > y ? x / y : y / x;
}

/* Text of a style on a terminal whose own colours are these. */
static void check_contrast(const struct theme *t, int style, unsigned flags, uint32_t fg,
			   uint32_t bg, double least)
{
	struct style s = theme_merge(t, (enum style_id)style, flags);
	double got;

	if (s.fg != COLOR_DEFAULT)
		fg = style_rgb(s.fg);
	if (s.bg != COLOR_DEFAULT)
		bg = style_rgb(s.bg);
	got = contrast(fg, bg);
	if (got < least)
		fail_msg("theme %s: %s%s has a contrast of %.2f only", t->name,
			 style_name((enum style_id)style), flags ? " under the cursor" : "", got);
}

static void check_on(const struct theme *t, uint32_t fg, uint32_t bg)
{
	static const uint8_t row[] = {STYLE_NORMAL,    STYLE_GUIDE,	STYLE_BRANCH,
				      STYLE_LEAF,      STYLE_COUNT,	STYLE_MARK_ALL,
				      STYLE_MARK_SOME, STYLE_MARK_NONE, STYLE_HINT};

	for (int i = 0; i < STYLE_NR; i++)
		check_contrast(t, i, 0, fg, bg, i == STYLE_BORDER || i == STYLE_BAR ? 2 : 4.5);
	check_contrast(t, STYLE_LEAF, CELL_MATCH, fg, bg, 4.5);
	for (size_t i = 0; i < ARRAY_LEN(row); i++) {
		check_contrast(t, row[i], CELL_CURSOR, fg, bg, 4.5);
		check_contrast(t, row[i], CELL_CURSOR | CELL_MATCH, fg, bg, 4.5);
	}
}

static double mark_luminance(const struct theme *t, enum style_id id, uint32_t fg)
{
	int32_t c = t->style[id].fg;

	return luminance(c == COLOR_DEFAULT ? fg : style_rgb(c));
}

static void check_theme(const char *name)
{
	struct theme t;
	struct err err;

	if (theme_load(&t, name, &err))
		fail_msg("%s", err.text);
	assert_true(*t.name != '\0');
	for (int i = 0; i < STYLE_NR; i++)
		assert_true(i == STYLE_CURSOR || t.style[i].bg == COLOR_DEFAULT);
	if (t.background == BACKGROUND_ANY) {
		for (int i = 0; i < STYLE_NR; i++) /* the terminal's palette: no fixed shade */
			assert_true(t.style[i].fg < 8 && t.style[i].bg < 8);
		return;
	}
	if (t.background == BACKGROUND_LIGHT) {
		check_on(&t, 0x000000, 0xffffff);
		check_on(&t, 0x1f1f1f, 0xfafafa);
	} else {
		check_on(&t, 0xd0d0d0, 0x000000);
		check_on(&t, 0xd0d0d0, 0x1c1c1c);
	}
	assert_true(contrast(0, 0xffffff) > 20.99);
	double all = mark_luminance(&t, STYLE_MARK_ALL, 0xd0d0d0);
	double none = mark_luminance(&t, STYLE_MARK_NONE, 0xd0d0d0);
	assert_true(all > none * 1.05 || none > all * 1.05);
}

static void every_theme_can_be_read_on_its_background(void **state UNUSED)
{
	size_t nr = 0, embedded = 0;

	setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
	for (const char *const *name = theme_names(); *name; name++, nr++)
		check_theme(*name);
	while (embedded_themes[embedded].name)
		embedded++;
	assert_int_equal(nr, embedded);
}

static void styles_have_names_and_letters_of_their_own(void **state UNUSED)
{
	for (int a = 0; a < STYLE_NR; a++)
		for (int b = a + 1; b < STYLE_NR; b++) {
			assert_int_not_equal(style_letter((enum style_id)a),
					     style_letter((enum style_id)b));
			assert_string_not_equal(style_name((enum style_id)a),
						style_name((enum style_id)b));
		}
	assert_string_equal(style_text(STYLE_LEAF), "names of tasks");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_theme_file_sets_colours_and_attributes),
		cmocka_unit_test(errors_name_the_line_and_the_nearest_word),
		cmocka_unit_test_setup_teardown(themes_are_found_by_path_then_home_then_inside,
						unit_dir_setup, unit_dir_teardown),
		cmocka_unit_test(styles_are_laid_over_each_other),
		cmocka_unit_test(rgb_becomes_the_nearest_palette_entry),
		cmocka_unit_test(palette_entries_are_their_own_nearest),
		cmocka_unit_test(a_theme_adapts_to_poor_terminals),
		cmocka_unit_test(every_theme_can_be_read_on_its_background),
		cmocka_unit_test(styles_have_names_and_letters_of_their_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
