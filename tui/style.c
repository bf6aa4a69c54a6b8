/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/style.h"

#include "tui/canvas.h"

const char *style_name(enum style_id id)
{
	static const char *const names[] = {
#define X(id, name, letter, text) name,
		STYLE_LIST(X)
#undef X
	};

	return names[id];
}

char style_letter(enum style_id id)
{
	static const char letters[] = {
#define X(id, name, letter, text) letter,
		STYLE_LIST(X)
#undef X
	};

	return letters[id];
}

const char *style_text(enum style_id id)
{
	static const char *const texts[] = {
#define X(id, name, letter, text) text,
		STYLE_LIST(X)
#undef X
	};

	return texts[id];
}

static void overlay(struct style *s, const struct style *over)
{
	if (over->fg != COLOR_DEFAULT)
		s->fg = over->fg;
	if (over->bg != COLOR_DEFAULT)
		s->bg = over->bg;
	s->attr |= over->attr;
}

struct style theme_merge(const struct theme *t, enum style_id base, unsigned cell_flags)
{
	struct style s = t->style[STYLE_NORMAL];

	if (base != STYLE_NORMAL)
		overlay(&s, &t->style[base]);
	if (cell_flags & CELL_CURSOR)
		overlay(&s, &t->style[STYLE_CURSOR]);
	if (cell_flags & CELL_MATCH)
		overlay(&s, &t->style[STYLE_MATCH]);
	if (cell_flags & CELL_CURSOR && t->style[STYLE_CURSOR].attr & ATTR_REVERSE) {
		s.fg = t->style[STYLE_CURSOR].fg;
		s.bg = t->style[STYLE_CURSOR].bg;
	}
	if (cell_flags & CELL_CARET)
		s.attr ^= ATTR_REVERSE;
	return s;
}

/* xterm's 256 colours: 16 of the terminal's own, a cube of 6x6x6, 24 greys. */
static uint32_t palette_rgb(int i)
{
	static const uint32_t base[16] = {
		0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
		0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
	};
	static const uint32_t level[6] = {0, 95, 135, 175, 215, 255};

	if (i < 16)
		return base[i];
	if (i >= 232)
		return (uint32_t)(8 + 10 * (i - 232)) * 0x010101;
	i -= 16;
	return level[i / 36] << 16 | level[i / 6 % 6] << 8 | level[i % 6];
}

uint32_t style_rgb(int32_t color)
{
	return color < 256 ? palette_rgb(color) : (uint32_t)color & 0xffffff;
}

/*
 * Distance as the eye sees it, near enough: "redmean" (compuphase.com/cmetric.htm),
 * times 256, and more for another hue, so that a grey stays grey.
 */
static uint32_t distance(uint32_t a, uint32_t b)
{
	int ar = a >> 16, br = b >> 16, mean = (ar + br) / 2;
	int r = ar - br, g = (int)(a >> 8 & 255) - (int)(b >> 8 & 255);
	int bl = (int)(a & 255) - (int)(b & 255);

	return (uint32_t)((512 + mean) * r * r + 1024 * g * g + (767 - mean) * bl * bl +
			  256 * ((r - g) * (r - g) + (g - bl) * (g - bl)));
}

int style_quantize(int32_t color, int colors)
{
	/* Of 256 colours the first 16 are the user's own taste: they are never an RGB value. */
	int first = colors >= 256 ? 16 : 0, last = MIN(colors, 256), best = first;
	uint32_t rgb;

	if (color < colors || color == COLOR_DEFAULT)
		return color;
	rgb = style_rgb(color);
	for (int i = first; i < last; i++)
		if (distance(palette_rgb(i), rgb) < distance(palette_rgb(best), rgb))
			best = i;
	return best;
}

static void adapt_cursor(struct style *s, int colors)
{
	bool own_palette = s->bg >= 0 && s->bg < MIN(colors, 16);

	if (s->bg == COLOR_DEFAULT || s->attr & ATTR_REVERSE || own_palette)
		return;
	*s = (struct style){COLOR_DEFAULT, COLOR_DEFAULT, s->attr | ATTR_REVERSE};
}

void theme_adapt(struct theme *t, int colors)
{
	/* The background of a cursor row is a fine shade that 16 colours do not have. */
	if (colors < 256)
		adapt_cursor(&t->style[STYLE_CURSOR], colors);
	for (size_t i = 0; i < STYLE_NR; i++) {
		struct style *s = &t->style[i];
		bool black = s->fg == 0;

		s->fg = colors ? style_quantize(s->fg, colors) : COLOR_DEFAULT;
		s->bg = colors ? style_quantize(s->bg, colors) : COLOR_DEFAULT;
		if (s->fg == 0 && !black && s->bg == COLOR_DEFAULT)
			s->fg = COLOR_DEFAULT;
	}
}
