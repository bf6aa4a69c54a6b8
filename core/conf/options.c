/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/conf/options.h"
#include "core/base/alloc.h"
#include "core/base/suggest.h"
#include "core/base/utf8.h"

#include <getopt.h>

static const struct option_info table[OPT_NR] = {
#define X(id, name, abbr, kind, value, use, text) {name, abbr, kind, value, use, text},
	OPTION_LIST(X)
#undef X
};

const struct option_info *option_info(enum option_id id)
{
	return &table[id];
}

enum option_id option_find(struct slice name)
{
	int id = 0;

	while (id < OPT_NR && !slice_equal(name, slice_from(table[id].name)))
		id++;
	return id;
}

bool option_in(enum option_id id, const char *names)
{
	size_t n = strlen(table[id].name);

	for (const char *at = names; (at = strstr(at, table[id].name)); at += n)
		if ((at == names || at[-1] == ' ') && (!at[n] || at[n] == ' '))
			return true;
	return false;
}

int option_unknown(struct slice name, unsigned use, struct err *err)
{
	struct suggest s;

	suggest_init(&s, name);
	for (int id = 0; id < OPT_NR; id++)
		if ((table[id].use & use) == use)
			suggest_offer(&s, slice_from(table[id].name));
	if (s.best.n)
		return err_set(err, "unknown option '%.*s' (did you mean '%.*s'?)", SLICE_ARG(name),
			       SLICE_ARG(s.best));
	return err_set(err, "unknown option '%.*s'%s", SLICE_ARG(name), use ? "" : " (see --help)");
}

void options_init(struct options *o)
{
	*o = (struct options){0};
}

static void clear(struct option_values *v)
{
	for (size_t i = 0; i < v->nr; i++)
		free(v->v[i]);
	v->nr = 0;
}

void options_release(struct options *o)
{
	for (int id = 0; id < OPT_NR; id++) {
		clear(&o->value[id]);
		free(o->value[id].v);
	}
	for (size_t i = 0; i < o->arg_nr; i++)
		free(o->arg[i]);
	free(o->arg);
	options_init(o);
}

static int check_env(const char *text, struct err *err)
{
	const char *equals = strchr(text, '=');

	if (!equals)
		return err_set(err, "--env '%s' has no '=' (write NAME=VALUE)", text);
	if (equals == text)
		return err_set(err, "--env '%s' has no name before the '='", text);
	if (!utf8_valid(text, strlen(text)))
		return err_set(err, "--env '%s' is not valid UTF-8", text);
	/* The decision task learns from it how the tasks were chosen. */
	if (!strncmp(text, "TRY_SELECTOR=", strlen("TRY_SELECTOR=")))
		return err_set(err, "--env '%s' is not possible: TRY_SELECTOR is always 'fuzzy'",
			       text);
	return 0;
}

static int check_number(const char *name, const char *text, struct err *err)
{
	size_t digits = strspn(text, "0123456789");
	unsigned long n = strtoul(text, NULL, 10);

	if (text[digits] || !n || n > OPTION_NUMBER_MAX)
		return err_set(err, "--%s '%s' is not a number from 1 to %d", name, text,
			       OPTION_NUMBER_MAX);
	return 0;
}

/* Bytes, or -1: "300M". */
static int64_t read_size(const char *text)
{
	static const char units[] = "kmg";
	size_t digits = strspn(text, "0123456789");
	const char *unit = text[digits] ? strchr(units, text[digits] | 0x20) : NULL;
	unsigned shift = unit ? 10 * (unsigned)(unit - units + 1) : 0;

	if (!digits || digits > 12 || text[digits + (unit != NULL)])
		return -1;
	return (int64_t)MIN(strtoull(text, NULL, 10), (uint64_t)INT64_MAX >> shift) << shift;
}

static int check_size(const char *name, const char *text, struct err *err)
{
	if (read_size(text) < 0)
		return err_set(err, "--%s '%s' is not a size: a number, and k, M or G behind it",
			       name, text);
	return 0;
}

static int check_seconds(const char *name, const char *text, struct err *err)
{
	size_t digits = strspn(text, "0123456789");

	if (text[digits] || digits > 6)
		return err_set(err, "--%s '%s' is not a number of seconds", name, text);
	return 0;
}

unsigned options_seconds(const struct options *o, enum option_id id, unsigned otherwise)
{
	const char *text = options_string(o, id);

	return text ? (unsigned)strtoul(text, NULL, 10) : otherwise;
}

uint64_t options_size(const struct options *o, enum option_id id, uint64_t otherwise)
{
	const char *text = options_string(o, id);

	return text ? (uint64_t)read_size(text) : otherwise;
}

int option_check(enum option_id id, const char *value, struct err *err)
{
	const struct option_info *info = &table[id];

	if (info->kind == VALUE_NONE)
		return *value ? err_set(err, "--%s takes no value", info->name) : 0;
	if (!*value && id != OPT_FILTER && id != OPT_QUERY)
		return err_set(err, "--%s needs a value that is not empty: %s", info->name,
			       info->value);
	if (id == OPT_ENV)
		return check_env(value, err);
	if (id == OPT_VCS && strcmp(value, "git") && strcmp(value, "hg"))
		return err_set(err, "--vcs: '%s' is neither git nor hg", value);
	if (info->kind == VALUE_SECONDS)
		return check_seconds(info->name, value, err);
	if (info->kind == VALUE_SIZE)
		return check_size(info->name, value, err);
	return info->kind == VALUE_NUMBER ? check_number(info->name, value, err) : 0;
}

static void append(char ***list, size_t *nr, size_t *cap, const char *s)
{
	ALLOC_GROW(*list, *nr + 2, *cap);
	(*list)[(*nr)++] = xstrdup(s);
	(*list)[*nr] = NULL;
}

/* Moves the last value before those of an origin that counts more. */
static void move_to_front(struct option_values *v)
{
	char *last = v->v[v->nr - 1];

	memmove(v->v + v->lesser + 1, v->v + v->lesser, (v->nr - 1 - v->lesser) * sizeof(*v->v));
	v->v[v->lesser++] = last;
}

int options_set(struct options *o, enum option_id id, const char *value, enum origin from,
		struct err *err)
{
	struct option_values *v = &o->value[id];
	bool list = table[id].kind == VALUE_MANY;

	if (option_check(id, value, err))
		return -1;
	if (v->nr && from < v->origin && !list)
		return 0;
	if (!list)
		clear(v);
	append(&v->v, &v->nr, &v->cap, value);
	if (list && v->nr > 1 && from < v->origin)
		move_to_front(v);
	else
		v->origin = from;
	return 0;
}

/* Tables for getopt_long(3): long options return 256 + id, short ones their letter. */
struct tables {
	struct option longs[OPT_NR + 1];
	char shorts[3 * OPT_NR + 2];
};

static void make_tables(struct tables *t)
{
	char *s = t->shorts;

	*s++ = ':'; /* tells a missing value from an unknown option */
	for (int id = 0; id < OPT_NR; id++) {
		bool arg = table[id].kind != VALUE_NONE;
		t->longs[id] = (struct option){
			table[id].name, arg ? required_argument : no_argument, NULL, 256 + id};
		if (table[id].abbr) {
			*s++ = table[id].abbr;
			if (arg)
				*s++ = ':';
		}
	}
	*s = '\0';
	t->longs[OPT_NR] = (struct option){0};
}

/* The option for what getopt_long() returns. */
static enum option_id by_code(int c)
{
	unsigned id = 0;

	if (c >= 256)
		return (enum option_id)(c - 256);
	while (id < OPT_NR && (!table[id].abbr || table[id].abbr != c))
		id++;
	return id;
}

/* A long option that getopt does not know: none begins like it, or several do. */
static int refuse_long(struct slice name, struct err *err)
{
	const char *like[2] = {NULL, NULL};

	for (int id = 0; id < OPT_NR; id++)
		if (!strncmp(table[id].name, name.p, name.n))
			like[like[0] != NULL] = table[id].name;
	if (like[1])
		return err_set(err, "option '%.*s' may be '%s' or '%s': write it out",
			       SLICE_ARG(name), like[0], like[1]);
	return option_unknown(name, 0, err);
}

/* What getopt could not read: an unknown option, or one without its value. */
static int refuse(int c, const char *word, struct err *err)
{
	const char *name = word + strspn(word, "-");
	enum option_id id = by_code(optopt);

	if (c == ':')
		return err_set(err, "--%s needs a value: %s", table[id].name, table[id].value);
	if (optopt >= 256)
		return err_set(err, "--%s takes no value", table[id].name);
	if (optopt)
		return err_set(err, "unknown option '-%c' (see --help)", optopt);
	return refuse_long((struct slice){name, strcspn(name, "=")}, err);
}

/* Takes a word that is no option for getopt: one of fzf's that begin with '+', or an argument. */
static int take_word(struct options *o, const char *word, struct err *err)
{
	static const struct {
		const char *word;
		enum option_id id;
	} plus[] = {{"+i", OPT_RESPECT_CASE}, {"+s", OPT_NO_SORT}};

	for (size_t i = 0; i < ARRAY_LEN(plus); i++)
		if (!strcmp(word, plus[i].word))
			return options_set(o, plus[i].id, "", ORIGIN_LINE, err);
	append(&o->arg, &o->arg_nr, &o->arg_cap, word);
	return 0;
}

int options_parse(struct options *o, int argc, char **argv, struct err *err)
{
	struct tables t;
	int c;

	make_tables(&t);
	opterr = 0;
	optind = 0; /* also resets GNU getopt when it runs a second time */
	while ((c = getopt_long(argc, argv, t.shorts, t.longs, NULL)) != -1) {
		enum option_id id = by_code(c);
		if (c == '?' || c == ':')
			return refuse(c, argv[optind - 1], err);
		if (table[id].kind == VALUE_ONCE && o->value[id].nr)
			return err_set(err, "--%s stands twice", table[id].name);
		if (options_set(o, id, optarg ? optarg : "", ORIGIN_LINE, err))
			return -1;
	}
	for (; optind < argc; optind++)
		if (take_word(o, argv[optind], err))
			return -1;
	return 0;
}

int options_read_env(struct options *o, struct err *err)
{
	static const struct {
		const char *name;
		enum option_id id;
	} variables[] = {
		{"MTRY_GRAPH", OPT_GRAPH},
		{"TASKCLUSTER_ROOT_URL", OPT_ROOT_URL}, /* as Taskcluster's own tools have it */
	};

	for (size_t i = 0; i < ARRAY_LEN(variables); i++) {
		const char *value = getenv(variables[i].name);
		if (value && *value && options_set(o, variables[i].id, value, ORIGIN_ENV, err))
			return -1;
	}
	return 0;
}

bool options_flag(const struct options *o, enum option_id id)
{
	return o->value[id].nr;
}

const char *options_string(const struct options *o, enum option_id id)
{
	return o->value[id].nr ? o->value[id].v[o->value[id].nr - 1] : NULL;
}

const char *const *options_list(const struct options *o, enum option_id id)
{
	static const char *const none[] = {NULL};

	return o->value[id].nr ? (const char *const *)o->value[id].v : none;
}

/* "-g, --graph SPEC" */
static void add_left(struct strbuf *out, const struct option_info *info)
{
	if (info->abbr)
		strbuf_addf(out, "-%c, ", info->abbr);
	else
		strbuf_addstr(out, "    ");
	strbuf_addf(out, "--%s%s%s", info->name, *info->value ? " " : "", info->value);
}

/* Columns of the longest of these. */
static size_t left_width(void)
{
	struct strbuf left = STRBUF_INIT;
	size_t width = 0;

	for (int id = 0; id < OPT_NR; id++) {
		strbuf_reset(&left);
		add_left(&left, &table[id]);
		width = MAX(width, left.len);
	}
	strbuf_release(&left);
	return width;
}

void options_help(const char *commands, struct strbuf *out)
{
	size_t width = left_width(), from;

	strbuf_addstr(out,
		      "usage: mtry-tui [OPTION ...]                choose tasks on a full screen\n"
		      "       mtry-tui --preset NAME [OPTION ...]  replay a saved selection\n"
		      "       mtry-tui -q QUERY [OPTION ...]       choose without a screen\n"
		      "       mtry-tui COMMAND [OPTION ...]\n");
	strbuf_addf(out, "\nCommands:\n%s\nOptions:\n", commands);
	for (int id = 0; id < OPT_NR; id++) {
		strbuf_addstr(out, "  ");
		from = out->len;
		add_left(out, &table[id]);
		strbuf_addf(out, "%*s  %s\n", (int)(width - (out->len - from)), "", table[id].text);
	}
	strbuf_addstr(out,
		      "\nExit status: 0 done, 1 nothing matched, 2 wrong usage, bad input or "
		      "refused\nbefore anything was done, 3 the push failed, 130 cancelled.\n");
}
