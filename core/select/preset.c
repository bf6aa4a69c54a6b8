/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/preset.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/quote.h"
#include "core/base/suggest.h"
#include "core/base/utf8.h"
#include "core/base/xdg.h"
#include "core/conf/options.h"

/* Keywords beside those of the rules. */
#define OPTION_KEYWORD "option"
#define GRAPH_KEYWORD  "graph"
#define SET_KEYWORD    "set"
#define SAVED_KEYWORD  "="

struct reader {
	struct preset *preset;
	unsigned line;
	unsigned set_line;    /* 0: no set yet */
	unsigned long set_nr; /* labels it announces */
	struct err *err;
};

int preset_path(const char *arg, struct strbuf *out, struct err *err)
{
	struct strbuf name = STRBUF_INIT;
	size_t n = strlen(arg);
	int ret;

	if (!n)
		return err_set(err, "the name of a preset is empty");
	if (strchr(arg, '/') || (n >= 4 && !strcmp(arg + n - 4, ".sel"))) {
		strbuf_addstr(out, arg);
		return 0;
	}
	if (*arg == '.')
		return err_set(err, "the name '%s' of a preset begins with a dot", arg);
	strbuf_addf(&name, "presets/%s.sel", arg);
	ret = xdg_config(name.buf, out, err);
	strbuf_release(&name);
	return ret;
}

/* Unlike slice_trim(): a blank behind a backslash belongs to a query. */
static struct slice trim(struct slice s)
{
	for (; s.n && memchr(" \t", *s.p, 2); s.n--)
		s.p++;
	while (s.n && memchr(" \t\r", s.p[s.n - 1], 3) && !(s.n > 1 && s.p[s.n - 2] == '\\'))
		s.n--;
	return s;
}

/* The text itself, or what it stands for when it is in quotes. */
static int read_text(struct reader *r, struct slice s, char **out)
{
	struct strbuf text = STRBUF_INIT;

	if (!s.n || *s.p != '"') {
		*out = xstrndup(s.p, s.n);
		return 0;
	}
	if (quote_read(s, &text) != s.n) {
		strbuf_release(&text);
		return err_set(r->err, "the quotes in '%.*s' do not end at its end", SLICE_ARG(s));
	}
	*out = strbuf_detach(&text);
	return 0;
}

static int add_rule(struct reader *r, enum rule_kind kind, struct slice rest)
{
	struct preset *p = r->preset;
	size_t lines_cap = p->rule_cap;
	char *text;

	if (kind != RULE_LABEL && kind != RULE_NOT_LABEL)
		text = xstrndup(rest.p, rest.n);
	else if (read_text(r, rest, &text))
		return -1;
	ALLOC_GROW(p->rule, p->rule_nr + 1, p->rule_cap);
	ALLOC_GROW(p->rule_line, p->rule_nr + 1, lines_cap);
	p->rule[p->rule_nr] = (struct rule){kind, text};
	p->rule_line[p->rule_nr++] = r->line;
	return 0;
}

static int add_option(struct reader *r, struct slice rest)
{
	const char *equals = memchr(rest.p, '=', rest.n);
	size_t n = equals ? (size_t)(equals - rest.p) : rest.n;
	struct preset *p = r->preset;
	struct preset_option o = {.line = r->line};
	enum option_id id, no;

	if (read_text(r, (struct slice){rest.p + n + !!equals, rest.n - n - !!equals}, &o.value))
		return -1;
	id = option_find((struct slice){rest.p, n});
	no = option_find_no((struct slice){rest.p, n});
	o.no = id == OPT_NR && no != OPT_NR;
	id = o.no ? no : id;
	o.name = id == OPT_NR ? xstrndup(rest.p, n) : xstrdup(option_info(id)->name);
	ALLOC_GROW(p->option, p->option_nr + 1, p->option_cap);
	p->option[p->option_nr++] = o;
	if (id == OPT_NR || !(option_info(id)->use & USE_PRESET))
		return option_unknown((struct slice){rest.p, n}, USE_PRESET, r->err);
	if (o.no)
		return *o.value ? err_set(r->err, "no-%s takes no value", o.name) : 0;
	return option_check(id, o.value, r->err);
}

static int start_set(struct reader *r, struct slice rest)
{
	char *text = xstrndup(rest.p, rest.n);
	int ret = 0;

	r->set_nr = strtoul(text, NULL, 10);
	if (r->set_line)
		ret = err_set(r->err, "a second 'set'; the first is in line %u", r->set_line);
	else if (strspn(text, "0123456789") != rest.n)
		ret = err_set(r->err, "'set' needs the number of labels below it, not '%s'", text);
	r->set_line = r->line;
	r->preset->has_set = true;
	free(text);
	return ret;
}

static int add_saved(struct reader *r, struct slice rest)
{
	struct preset *p = r->preset;
	char *label;

	if (!r->set_line)
		return err_set(r->err, "a label of the saved set before 'set NUMBER'");
	if (read_text(r, rest, &label))
		return -1;
	ALLOC_GROW(p->saved, p->saved_nr + 1, p->saved_cap);
	p->saved[p->saved_nr++] = label;
	return 0;
}

static int add_graph(struct reader *r, struct slice rest)
{
	free(r->preset->graph);
	r->preset->graph = xstrndup(rest.p, rest.n);
	return 0;
}

static const struct {
	const char *keyword;
	int (*read)(struct reader *r, struct slice rest);
} keywords[] = {
	{OPTION_KEYWORD, add_option},
	{GRAPH_KEYWORD, add_graph},
	{SET_KEYWORD, start_set},
	{SAVED_KEYWORD, add_saved},
};

static int unknown_keyword(struct reader *r, struct slice word)
{
	struct suggest s;

	suggest_init(&s, word);
	for (enum rule_kind k = 0; k < RULE_NR; k++)
		suggest_offer(&s, slice_from(rule_keyword(k)));
	for (size_t i = 0; i < ARRAY_LEN(keywords); i++)
		if (keywords[i].read != add_saved)
			suggest_offer(&s, slice_from(keywords[i].keyword));
	if (!s.best.n)
		return err_set(r->err, "unknown keyword '%.*s'", SLICE_ARG(word));
	return err_set(r->err, "unknown keyword '%.*s' (did you mean '%.*s'?)", SLICE_ARG(word),
		       SLICE_ARG(s.best));
}

static int read_line(struct reader *r, struct slice line)
{
	struct slice word = {line.p, 0}, rest;

	if (memchr(line.p, '\0', line.n))
		return err_set(r->err, "a zero byte: this is not a text file");
	if (!utf8_valid(line.p, line.n))
		return err_set(r->err, "not valid UTF-8");
	line = trim(line);
	if (!line.n || *line.p == '#')
		return 0;
	word.p = line.p;
	while (word.n < line.n && !memchr(" \t", line.p[word.n], 2))
		word.n++;
	rest = trim((struct slice){line.p + word.n, line.n - word.n});
	for (enum rule_kind k = 0; k < RULE_NR; k++)
		if (slice_equal(word, slice_from(rule_keyword(k))))
			return rest.n ? add_rule(r, k, rest)
				      : err_set(r->err, "nothing behind '%s'", rule_keyword(k));
	for (size_t i = 0; i < ARRAY_LEN(keywords); i++)
		if (slice_equal(word, slice_from(keywords[i].keyword)))
			return rest.n ? keywords[i].read(r, rest)
				      : err_set(r->err, "nothing behind '%s'", keywords[i].keyword);
	return unknown_keyword(r, word);
}

static int compare_labels(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorts the saved labels, each once; a number that differs means that lines are missing. */
static int end_set(struct reader *r)
{
	struct preset *p = r->preset;
	size_t nr = 0;

	if (p->has_set && p->saved_nr != r->set_nr) {
		r->line = r->set_line;
		return err_set(r->err, "'set %lu', but %zu label%s", r->set_nr, p->saved_nr,
			       p->saved_nr == 1 ? " follows" : "s follow");
	}
	if (p->saved_nr)
		qsort(p->saved, p->saved_nr, sizeof(*p->saved), compare_labels);
	for (size_t i = 0; i < p->saved_nr; i++) {
		if (nr && !strcmp(p->saved[nr - 1], p->saved[i]))
			free(p->saved[i]);
		else
			p->saved[nr++] = p->saved[i];
	}
	p->saved_nr = nr;
	return 0;
}

int preset_parse(struct preset *p, const char *path, struct slice text, struct err *err)
{
	struct reader r = {.preset = p, .err = err};
	int ret = 0;

	*p = (struct preset){.path = xstrdup(path)};
	while (text.n && !ret) {
		const char *end = memchr(text.p, '\n', text.n);
		struct slice line = {text.p, end ? (size_t)(end - text.p) : text.n};
		size_t used = line.n + (end != NULL);
		r.line++;
		ret = read_line(&r, line);
		text = (struct slice){text.p + used, text.n - used};
	}
	if (!ret)
		ret = end_set(&r);
	if (ret) {
		err_prefix(err, "%s:%u: ", path, r.line);
		preset_release(p);
	}
	return ret;
}

int preset_read(struct preset *p, const char *path, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	int ret = -1;

	if (!file_read_private(path, PRESET_FILE_MAX, &text, err))
		ret = preset_parse(p, path, strbuf_slice(&text), err);
	strbuf_release(&text);
	return ret;
}

void preset_release(struct preset *p)
{
	for (size_t i = 0; i < p->rule_nr; i++)
		free(p->rule[i].text);
	for (size_t i = 0; i < p->option_nr; i++) {
		free(p->option[i].name);
		free(p->option[i].value);
	}
	for (size_t i = 0; i < p->saved_nr; i++)
		free(p->saved[i]);
	for (size_t i = 0; i < p->tests_nr; i++)
		free(p->tests[i]);
	free(p->tests);
	free(p->rule);
	free(p->rule_line);
	free(p->option);
	free(p->graph);
	free(p->saved);
	free(p->path);
	*p = (struct preset){0};
}
