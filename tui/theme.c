/* SPDX-License-Identifier: MPL-2.0 */
/* Theme files: reading and finding them. */
#include "core/base/base.h"
#include "tui/style.h"

#include "core/base/embed.h"
#include "core/base/file.h"
#include "core/base/strbuf.h"
#include "core/base/suggest.h"
#include "core/base/xdg.h"

#include <ctype.h>

/* A theme file is some dozens of lines. */
#define THEME_LIMIT 65536

static const char *const color_names[] = {
	"black",	"red",		 "green",	"yellow",	  "blue",
	"magenta",	"cyan",		 "white",	"bright-black",	  "bright-red",
	"bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
	"bright-white", "default",
};
static const char *const attr_names[] = {"bold", "dim", "underline", "reverse", "italic"};
static const char *const background_names[] = {"any", "dark", "light"};

static const char *const style_names[] = {
#define X(id, name, letter, text) name,
	STYLE_LIST(X)
#undef X
};

/* The index of `word` in a table of names, or an error that suggests the nearest. */
static int find_name(const char *const *names, size_t nr, const char *what, struct slice word,
		     struct err *err)
{
	struct suggest near;

	suggest_init(&near, word);
	for (size_t i = 0; i < nr; i++) {
		if (slice_equal(slice_from(names[i]), word))
			return (int)i;
		suggest_offer(&near, slice_from(names[i]));
	}
	if (near.best.n)
		return err_set(err, "unknown %s '%.*s' (did you mean '%.*s'?)", what,
			       SLICE_ARG(word), SLICE_ARG(near.best));
	return err_set(err, "unknown %s '%.*s'", what, SLICE_ARG(word));
}

/* Reads digits of a base; false when there is anything else. */
static bool parse_digits(struct slice s, int base, unsigned long *v)
{
	char buf[8] = "", *end;

	if (!s.n || s.n >= sizeof(buf))
		return false;
	memcpy(buf, s.p, s.n);
	*v = strtoul(buf, &end, base);
	return isxdigit((unsigned char)buf[0]) && *end == '\0';
}

static int parse_color(struct slice s, int32_t *color, struct err *err)
{
	unsigned long v;
	int i;

	if (s.n && s.p[0] == '#') {
		if (s.n != 7 || !parse_digits((struct slice){s.p + 1, 6}, 16, &v))
			return err_set(err, "bad colour '%.*s' (write #rrggbb)", SLICE_ARG(s));
		*color = (int32_t)COLOR_RGB(v);
		return 0;
	}
	if (s.n && isdigit((unsigned char)s.p[0])) {
		if (!parse_digits(s, 10, &v) || v > 255)
			return err_set(err, "bad colour '%.*s' (palette entries are 0 to 255)",
				       SLICE_ARG(s));
		*color = (int32_t)v;
		return 0;
	}
	i = find_name(color_names, ARRAY_LEN(color_names), "colour", s, err);
	if (i < 0)
		return -1;
	*color = i == 16 ? COLOR_DEFAULT : i;
	return 0;
}

static int parse_attrs(struct slice s, unsigned *attr, struct err *err)
{
	for (;;) {
		const char *comma = memchr(s.p, ',', s.n);
		struct slice word = {s.p, comma ? (size_t)(comma - s.p) : s.n};
		int i = find_name(attr_names, ARRAY_LEN(attr_names), "attribute", word, err);
		if (i < 0)
			return -1;
		*attr |= 1u << i;
		if (!comma)
			return 0;
		s.p += word.n + 1;
		s.n -= word.n + 1;
	}
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Takes the next word of a line; empty at its end, where a comment starts too. */
static struct slice next_word(struct slice *line)
{
	struct slice word;

	while (line->n && is_blank(*line->p))
		line->p++, line->n--;
	word = (struct slice){line->p, 0};
	if (line->n && *line->p == '#')
		line->n = 0;
	while (line->n && !is_blank(*line->p))
		line->p++, line->n--, word.n++;
	return word;
}

static bool has_prefix(struct slice s, const char *prefix)
{
	return s.n >= strlen(prefix) && !memcmp(s.p, prefix, strlen(prefix));
}

static int parse_style(struct theme *t, bool *seen, struct slice name, struct slice line,
		       struct err *err)
{
	int id = find_name(style_names, STYLE_NR, "style", name, err), ret = 0;
	struct style *s = &t->style[MAX(id, 0)];
	struct slice word;

	if (id < 0)
		return -1;
	if (seen[id])
		return err_set(err, "style '%s' is there twice", style_names[id]);
	seen[id] = true;
	while (!ret && (word = next_word(&line)).n) {
		if (has_prefix(word, "fg="))
			ret = parse_color((struct slice){word.p + 3, word.n - 3}, &s->fg, err);
		else if (has_prefix(word, "bg="))
			ret = parse_color((struct slice){word.p + 3, word.n - 3}, &s->bg, err);
		else if (has_prefix(word, "attr="))
			ret = parse_attrs((struct slice){word.p + 5, word.n - 5}, &s->attr, err);
		else
			ret = err_set(err, "'%.*s' is none of fg=, bg=, attr=", SLICE_ARG(word));
	}
	return ret;
}

/* "Quoted text" or a word, and nothing behind it. */
static int parse_value(struct slice line, struct slice *value, struct err *err)
{
	const char *end;

	while (line.n && is_blank(*line.p))
		line.p++, line.n--;
	if (line.n && *line.p == '"') {
		end = memchr(line.p + 1, '"', line.n - 1);
		if (!end)
			return err_set(err, "the quote is not closed");
		*value = (struct slice){line.p + 1, (size_t)(end - line.p) - 1};
		line.n -= value->n + 2;
		line.p = end + 1;
	} else {
		*value = next_word(&line);
	}
	if (!value->n)
		return err_set(err, "there is no value after '='");
	line = next_word(&line);
	return line.n ? err_set(err, "'%.*s' is too much", SLICE_ARG(line)) : 0;
}

static int parse_setting(struct theme *t, struct slice key, struct slice line, struct err *err)
{
	static const char *const keys[] = {"name", "background"};
	int which = find_name(keys, ARRAY_LEN(keys), "setting", key, err), i;
	struct slice value;

	if (which < 0 || parse_value(line, &value, err))
		return -1;
	if (!which) {
		snprintf(t->name, sizeof(t->name), "%.*s", SLICE_ARG(value));
		return 0;
	}
	i = find_name(background_names, ARRAY_LEN(background_names), "background", value, err);
	if (i < 0)
		return -1;
	t->background = (enum theme_background)i;
	return 0;
}

static int parse_line(struct theme *t, bool *seen, struct slice line, struct err *err)
{
	struct slice rest = line, word = next_word(&rest);
	const char *eq = word.n ? memchr(word.p, '=', word.n) : NULL;
	struct slice after = rest;

	if (!word.n)
		return 0;
	if (eq) { /* key=value without blanks */
		after = (struct slice){eq + 1, (size_t)(rest.p + rest.n - eq) - 1};
		return parse_setting(t, (struct slice){word.p, (size_t)(eq - word.p)}, after, err);
	}
	while (after.n && is_blank(*after.p))
		after.p++, after.n--;
	if (after.n && *after.p == '=')
		return parse_setting(t, word, (struct slice){after.p + 1, after.n - 1}, err);
	return parse_style(t, seen, word, rest, err);
}

int theme_parse(struct theme *t, struct slice text, const char *where, struct err *err)
{
	bool seen[STYLE_NR] = {false};

	*t = (struct theme){.background = BACKGROUND_ANY};
	for (size_t i = 0; i < STYLE_NR; i++)
		t->style[i] = (struct style){COLOR_DEFAULT, COLOR_DEFAULT, 0};
	for (unsigned nr = 1; text.n; nr++) {
		const char *nl = memchr(text.p, '\n', text.n);
		struct slice line = {text.p, nl ? (size_t)(nl - text.p) : text.n};
		size_t skip = line.n + (nl != NULL);

		if (parse_line(t, seen, line, err))
			return err_prefix(err, "%s:%u: ", where, nr);
		text.p += skip;
		text.n -= skip;
	}
	return 0;
}

/* The built-in names, in the order they are offered; the build embeds these files. */
static const char *const builtin[] = {
	"dark", "light",	  "16", "mono", "high-contrast", "colorblind",
	"nord", "solarized-dark", NULL,
};

const char *const *theme_names(void)
{
	return builtin;
}

static int load_file(struct theme *t, const char *path, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	int ret = file_read(path, THEME_LIMIT, &text, err);

	if (!ret)
		ret = theme_parse(t, strbuf_slice(&text), path, err);
	strbuf_release(&text);
	return ret;
}

/* The theme NAME.theme that is part of the program; NULL when there is none. */
static const struct embedded *find_embedded(const char *name)
{
	for (const struct embedded *e = embedded_themes; e->name; e++)
		if (strlen(e->name) == strlen(name) + 6 && !strncmp(e->name, name, strlen(name)))
			return e;
	return NULL;
}

static int no_theme(const char *name, struct err *err)
{
	struct strbuf list = STRBUF_INIT;
	struct suggest near;

	suggest_init(&near, slice_from(name));
	for (const char *const *n = builtin; *n; n++) {
		suggest_offer(&near, slice_from(*n));
		strbuf_addf(&list, "%s%s", list.len ? ", " : "", *n);
	}
	if (near.best.n)
		err_set(err, "no theme named '%s' (did you mean '%.*s'? there are: %s)", name,
			SLICE_ARG(near.best), list.buf);
	else
		err_set(err, "no theme named '%s' (there are: %s)", name, list.buf);
	strbuf_release(&list);
	return -1;
}

int theme_load(struct theme *t, const char *arg, struct err *err)
{
	size_t n = strlen(arg);
	const struct embedded *e;
	struct strbuf path = STRBUF_INIT;
	struct slice text;
	int ret;

	if (strchr(arg, '/') || (n > 6 && !strcmp(arg + n - 6, ".theme")))
		return load_file(t, arg, err);
	strbuf_addf(&path, "themes/%s.theme", arg);
	char *name = strbuf_detach(&path);
	if (!xdg_config(name, &path, err) && file_exists(path.buf)) {
		ret = load_file(t, path.buf, err);
	} else if ((e = find_embedded(arg))) {
		text = (struct slice){(const char *)e->bytes, e->size};
		ret = theme_parse(t, text, e->name, err);
	} else {
		ret = no_theme(arg, err);
	}
	free(name);
	strbuf_release(&path);
	return ret;
}
