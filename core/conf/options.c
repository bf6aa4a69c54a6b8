/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/conf/options.h"
#include "core/base/alloc.h"
#include "core/base/suggest.h"

static const struct option_info table[OPT_NR] = {
#define X(id, name, abbr, kind, value, use, text) {name, abbr, kind, value, use, text},
	OPTION_LIST(X)
#undef X
};

const struct option_info *option_info(enum option_id id)
{
	return &table[id];
}

const char *option_group(enum option_id id)
{
	/* The first options of the groups: each is a constant of the length of those before. */
	static const struct {
		size_t options;
		const char *title;
	} groups[] = {
#define X(id, name, abbr, kind, value, use, text) +1
#define G(options, title)			  {0 options(X), title},
		OPTION_GROUPS(G)
#undef G
#undef X
	};
	size_t first = 0;

	for (size_t i = 0; i < ARRAY_LEN(groups); first += groups[i++].options)
		if (first == id)
			return groups[i].title;
	return NULL;
}

enum option_id option_find(struct slice name)
{
	/* Names that mach try has, or had, as well. */
	static const struct {
		const char *name;
		enum option_id id;
	} others[] = {
		{"chemspill-prio", OPT_CHEMSPILL},
		{"chemspill-priority", OPT_CHEMSPILL},
		{"geckoProfile", OPT_GECKO_PROFILE},
		{"talos-profile", OPT_GECKO_PROFILE},
	};

	for (enum option_id id = 0; id < OPT_NR; id++)
		if (slice_equal(name, slice_from(table[id].name)))
			return id;
	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		if (slice_equal(name, slice_from(others[i].name)))
			return others[i].id;
	return OPT_NR;
}

enum option_id option_find_no(struct slice name)
{
	static const char no[] = "no-";
	const size_t n = sizeof(no) - 1;
	enum option_id id = OPT_NR;

	if (slice_begins(name, no))
		id = option_find((struct slice){name.p + n, name.n - n});
	return id != OPT_NR && table[id].use ? id : OPT_NR;
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
	for (int id = 0; id < OPT_NR; id++) {
		if ((table[id].use & use) != use)
			continue;
		suggest_offer(&s, slice_from(table[id].name));
		if (name.n && !s.best.n && !strncmp(table[id].name, name.p, name.n))
			s.best = slice_from(table[id].name);
	}
	if (s.best.n)
		return err_set(err, "unknown option '%.*s' (did you mean '%.*s'?)", SLICE_ARG(name),
			       SLICE_ARG(s.best));
	return err_set(err, "unknown option '%.*s'%s", SLICE_ARG(name), use ? "" : " (see --help)");
}

void options_init(struct options *o)
{
	*o = (struct options){0};
}

/* Forgets the values of origins up to this one, which are the first ones. */
static void forget(struct option_values *v, enum origin from)
{
	size_t nr = 0;

	while (nr < v->nr && v->of[nr] <= from)
		free(v->v[nr++]);
	v->nr -= nr;
	for (size_t i = 0; nr && i < v->nr; i++) {
		v->v[i] = v->v[i + nr];
		v->of[i] = v->of[i + nr];
	}
	if (v->v)
		v->v[v->nr] = NULL;
}

void options_release(struct options *o)
{
	for (int id = 0; id < OPT_NR; id++) {
		forget(&o->value[id], ORIGIN_LINE);
		free(o->value[id].v);
		free(o->value[id].of);
	}
	for (size_t i = 0; i < o->arg_nr; i++)
		free(o->arg[i]);
	free(o->arg);
	options_init(o);
}

unsigned options_seconds(const struct options *o, enum option_id id, unsigned otherwise)
{
	const char *text = options_string(o, id);

	return text ? (unsigned)strtoul(text, NULL, 10) : otherwise;
}

uint64_t options_size(const struct options *o, enum option_id id, uint64_t otherwise)
{
	const char *text = options_string(o, id);

	return text ? (uint64_t)option_read_size(text) : otherwise;
}

/* Puts a value behind those of its origin. */
static void insert(struct option_values *v, const char *value, enum origin from)
{
	size_t of_cap = v->cap, at = v->nr;

	ALLOC_GROW(v->v, v->nr + 2, v->cap);
	ALLOC_GROW(v->of, v->nr + 2, of_cap);
	for (; at && v->of[at - 1] > from; at--) {
		v->v[at] = v->v[at - 1];
		v->of[at] = v->of[at - 1];
	}
	v->v[at] = xstrdup(value);
	v->of[at] = from;
	v->v[++v->nr] = NULL;
}

int options_set(struct options *o, enum option_id id, const char *value, enum origin from,
		struct err *err)
{
	struct option_values *v = &o->value[id];
	bool list = table[id].kind == VALUE_MANY;

	if (option_check(id, value, err))
		return -1;
	if ((v->no && from < v->no_origin) || (!list && v->nr && from < v->of[v->nr - 1]))
		return 0;
	if (!list)
		forget(v, from);
	insert(v, value, from);
	return 0;
}

void options_unset(struct options *o, enum option_id id, enum origin from)
{
	struct option_values *v = &o->value[id];

	forget(v, from);
	if (!v->no || v->no_origin < from)
		v->no_origin = from;
	v->no = true;
}

int options_read_env(struct options *o, struct err *err)
{
	static const struct {
		const char *name;
		enum option_id id;
	} variables[] = {
		{"MTRY_GRAPH", OPT_GRAPH},
		{"TASKCLUSTER_ROOT_URL", OPT_ROOT_URL}, /* as Taskcluster's own tools have it */
		{"MOZ_USE_PERNOSCO", OPT_PERNOSCO},	/* as mach try has it */
	};

	for (size_t i = 0; i < ARRAY_LEN(variables); i++) {
		const char *value = getenv(variables[i].name);
		if (!value || !*value)
			continue;
		if (table[variables[i].id].kind == VALUE_NONE)
			value = ""; /* a flag, whatever it is set to */
		if (options_set(o, variables[i].id, value, ORIGIN_ENV, err))
			return -1;
	}
	return 0;
}

bool options_flag(const struct options *o, enum option_id id)
{
	return o->value[id].nr;
}

bool options_any(const struct options *o, const char *names)
{
	for (enum option_id id = 0; id < OPT_NR; id++)
		if (option_in(id, names) && options_flag(o, id))
			return true;
	return false;
}

bool options_no(const struct options *o, enum option_id id)
{
	return o->value[id].no && !o->value[id].nr;
}

bool options_from(const struct options *o, enum option_id id, enum origin origin)
{
	const struct option_values *v = &o->value[id];

	return v->nr && v->of[v->nr - 1] == origin;
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

/* Columns of the left side; what is longer has its text in the next line. */
#define LEFT_WIDTH 25

void options_help(const char *commands, struct strbuf *out)
{
	strbuf_addstr(out,
		      "usage: mtry-tui [OPTION ...]                choose tasks on a full screen\n"
		      "       mtry-tui --preset NAME [OPTION ...]  replay a saved selection\n"
		      "       mtry-tui -q QUERY [OPTION ...]       choose without a screen\n"
		      "       mtry-tui PATH ... [OPTION ...]       choose the tasks of tests\n"
		      "       mtry-tui COMMAND [OPTION ...]\n");
	strbuf_addf(out, "\nCommands:\n%s", commands);
	for (enum option_id id = 0; id < OPT_NR; id++) {
		size_t from;
		if (option_group(id))
			strbuf_addf(out, "\n%s:\n", option_group(id));
		strbuf_addstr(out, "  ");
		from = out->len;
		add_left(out, &table[id]);
		if (out->len - from > LEFT_WIDTH) {
			strbuf_addstr(out, "\n  ");
			from = out->len;
		}
		strbuf_addf(out, "%*s  %s\n", (int)(LEFT_WIDTH - (out->len - from)), "",
			    table[id].text);
	}
	strbuf_addstr(
		out,
		"\n--no-NAME takes back what a preset or the configuration says of NAME.\n"
		"\nExit status: 0 done, 1 nothing matched, 2 wrong usage, bad input or refused\n"
		"before anything was done, 3 the push failed, 130 cancelled.\n");
}
