/* SPDX-License-Identifier: MPL-2.0 */
/* From the text of classic try syntax to lists of words; what they name is trysyntax_tasks.c. */
#include "core/base/base.h"
#include "core/select/trysyntax.h"
#include "core/base/alloc.h"
#include "core/base/suggest.h"
#include "core/select/pathtasks.h"

#define MARK "try:"

struct parser {
	struct trysyntax *ts;
	struct options *o;
	struct try_words word;
	size_t at; /* the next of them */
	struct err *err;
};

/* Returns -1. */
static int fail(struct err *err, unsigned column)
{
	return err_prefix(err, "try syntax: column %u: ", column);
}

#define FAIL(p, column, ...) (err_set((p)->err, __VA_ARGS__), fail((p)->err, column))

static void add_word(struct try_words *list, struct try_word word)
{
	ALLOC_GROW(list->v, list->nr + 1, list->cap);
	list->v[list->nr++] = word;
}

/* ---- words, as a shell would have them ---- */

struct lexer {
	const char *at, *end;
	unsigned column;    /* of *at */
	struct strbuf text; /* of the word */
	unsigned *place;    /* of each of its bytes */
	size_t place_cap;
	char quote;	 /* inside of it, or 0 */
	bool brackets;	 /* inside of them blanks belong to the word */
	unsigned opened; /* where that began */
};

static void step(struct lexer *l)
{
	l->at++;
	l->column += l->at < l->end && ((unsigned char)*l->at & 0xC0) != 0x80;
	if (l->at == l->end)
		l->column++;
}

static void keep(struct lexer *l)
{
	ALLOC_GROW(l->place, l->text.len + 2, l->place_cap);
	l->place[l->text.len] = l->column;
	strbuf_addch(&l->text, *l->at);
}

/* The character at the place; false when nothing is behind a backslash. */
static bool take(struct lexer *l)
{
	char c = *l->at;

	if (c == '\\' && l->quote != '\'') {
		step(l);
		if (l->at == l->end)
			return false;
		keep(l);
	} else if (l->quote ? c == l->quote : c == '\'' || c == '"') {
		l->opened = l->column;
		l->quote = l->quote ? 0 : c;
	} else {
		if (c == '[' && !l->brackets)
			l->opened = l->column;
		l->brackets = c == '[' || (l->brackets && c != ']');
		keep(l);
	}
	step(l);
	return true;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static int take_word(struct parser *p, struct lexer *l)
{
	struct try_word word;
	unsigned *column;

	strbuf_reset(&l->text);
	while (l->at < l->end && (l->quote || l->brackets || !is_blank(*l->at)))
		if (!take(l))
			return FAIL(p, l->column - 1, "nothing stands behind the backslash");
	if (l->quote || l->brackets)
		return FAIL(p, l->opened, "'%c' is not closed", l->quote ? l->quote : '[');
	ALLOC_GROW(l->place, l->text.len + 1, l->place_cap);
	l->place[l->text.len] = l->column;
	column = arena_alloc(&p->ts->arena, (l->text.len + 1) * sizeof(*column));
	memcpy(column, l->place, (l->text.len + 1) * sizeof(*column));
	word.text = arena_strndup(&p->ts->arena, l->text.buf, l->text.len);
	word.column = column;
	add_word(&p->word, word);
	return 0;
}

static int split(struct parser *p, const char *text)
{
	const char *mark = strstr(text, MARK), *from = mark ? mark + sizeof(MARK) - 1 : text;
	struct lexer l = {.at = text, .end = from + strcspn(from, "\n"), .column = 1};
	struct strbuf title = STRBUF_INIT;
	int ret = 0;

	while (l.at < from)
		step(&l);
	from += strspn(from, " \t\r");
	strbuf_addstr(&title, MARK " ");
	strbuf_add(&title, from, from < l.end ? (size_t)(l.end - from) : 0);
	strbuf_rtrim(&title);
	p->ts->title = strbuf_detach(&title);
	strbuf_init(&l.text);
	while (!ret && l.at < l.end) {
		if (is_blank(*l.at))
			step(&l);
		else
			ret = take_word(p, &l);
	}
	strbuf_release(&l.text);
	free(l.place);
	return ret;
}

/* Bytes from..to of the word without blanks at the ends. */
static struct try_word part(struct parser *p, struct try_word word, size_t from, size_t to)
{
	while (from < to && word.text[from] == ' ')
		from++;
	while (to > from && word.text[to - 1] == ' ')
		to--;
	return (struct try_word){arena_strndup(&p->ts->arena, word.text + from, to - from),
				 word.column + from};
}

/* ---- values ---- */

/* A list with commas. */
static int split_list(struct parser *p, struct try_word value, struct try_words *list)
{
	for (size_t from = 0, n;; from += n + 1) {
		struct try_word word;
		n = strcspn(value.text + from, ",");
		word = part(p, value, from, from + n);
		if (!*word.text)
			return FAIL(p, *word.column, "a name is missing");
		add_word(list, word);
		if (!value.text[from + n])
			return 0;
	}
}

static int read_types(struct parser *p, struct try_word value)
{
	static const struct {
		char letter;
		const char *name;
	} types[] = {{'o', "opt"}, {'d', "debug"}};

	for (size_t i = 0, n = 1; value.text[i]; i++) {
		size_t k = 0;
		for (n = 1; ((unsigned char)value.text[i + n] & 0xC0) == 0x80; n++)
			;
		while (k < ARRAY_LEN(types) && types[k].letter != value.text[i])
			k++;
		if (k == ARRAY_LEN(types))
			return FAIL(p, value.column[i],
				    "unknown build type '%.*s' (there are o: opt, and d: debug)",
				    (int)n, value.text + i);
		add_word(&p->ts->type, (struct try_word){types[k].name, value.column + i});
	}
	return 0;
}

static int read_platforms(struct parser *p, struct try_word value)
{
	p->ts->platform.all = !strcmp(value.text, "all");
	return p->ts->platform.all ? 0 : split_list(p, value, &p->ts->platform);
}

static int read_jobs(struct parser *p, struct try_word value)
{
	if (!strcmp(value.text, "all"))
		p->ts->job.all = true;
	else if (strcmp(value.text, "none") != 0)
		return split_list(p, value, &p->ts->job);
	return 0;
}

/* The platforms in brackets that open at `from`; *end is behind them. */
static int read_restriction(struct parser *p, struct try_word value, size_t from,
			    struct try_item *item, size_t *end)
{
	size_t n = strcspn(value.text + from + 1, "[]"), close = from + 1 + n;

	if (value.text[close] != ']')
		return FAIL(p, value.column[from], "'[' is not closed");
	*end = close + 1;
	if (value.text[*end] && value.text[*end] != ',')
		return FAIL(p, value.column[*end], "',' is missing behind ']'");
	return split_list(
		p,
		(struct try_word){arena_strndup(&p->ts->arena, value.text, close) + from + 1,
				  value.column + from + 1},
		&item->platform);
}

/* NAME[PLATFORM,...],NAME... Commas in brackets part platforms. */
static int read_items(struct parser *p, struct try_word value, struct try_items *items)
{
	if (!strcmp(value.text, "none"))
		return 0;
	for (size_t from = 0, end;; from = end + 1) {
		struct try_item *item;
		end = from + strcspn(value.text + from, ",[]");
		if (value.text[end] == ']')
			return FAIL(p, value.column[end], "']' without '['");
		ALLOC_GROW(items->v, items->nr + 1, items->cap);
		item = &items->v[items->nr++];
		*item = (struct try_item){.name = part(p, value, from, end)};
		if (!*item->name.text)
			return FAIL(p, *item->name.column, "a name is missing");
		if (value.text[end] == '[' && read_restriction(p, value, end, item, &end))
			return -1;
		if (!value.text[end])
			return 0;
	}
}

/* ---- options ---- */

static int read_unittests(struct parser *p, struct try_word value)
{
	return read_items(p, value, &p->ts->tests[TRY_UNITTESTS]);
}

static int read_talos(struct parser *p, struct try_word value)
{
	return read_items(p, value, &p->ts->tests[TRY_TALOS]);
}

static int read_raptor(struct parser *p, struct try_word value)
{
	return read_items(p, value, &p->ts->tests[TRY_RAPTOR]);
}

static int set(struct parser *p, enum option_id id, const char *text, unsigned column)
{
	return options_set(p->o, id, text, ORIGIN_LINE, p->err) ? fail(p->err, column) : 0;
}

static int set_rebuild(struct parser *p, struct try_word value)
{
	return set(p, OPT_REBUILD, value.text, *value.column);
}

static int set_env(struct parser *p, struct try_word value)
{
	return set(p, OPT_ENV, value.text, *value.column);
}

static int set_artifact(struct parser *p, struct try_word value)
{
	return set(p, OPT_ARTIFACT, "", *value.column);
}

static int set_profile(struct parser *p, struct try_word value)
{
	return set(p, OPT_GECKO_PROFILE, "", *value.column);
}

/* Harnesses read it from the environment. */
static int set_tag(struct parser *p, struct try_word value)
{
	json_t *list = json_pack("[s]", value.text);
	char *text = list ? json_dumps(list, JSON_ENSURE_ASCII) : NULL;
	struct strbuf env = STRBUF_INIT;
	int ret;

	json_decref(list);
	if (!text)
		return FAIL(p, *value.column, "the tag '%s' is not valid UTF-8", value.text);
	strbuf_addf(&env, "%s=%s", PATHTASKS_TAG, text);
	ret = set(p, OPT_ENV, env.buf, *value.column);
	strbuf_release(&env);
	free(text);
	return ret;
}

enum value {
	NO_VALUE,
	MAYBE, /* none: "all" */
	ONE,
	MANY, /* it may be said again */
};

/* Those without a function have no meaning here any more; `instead` is what to do. */
static const struct try_option {
	char abbr;
	const char *name;
	enum value value;
	int (*read)(struct parser *p, struct try_word value);
	const char *instead;
} options[] = {
	{'b', "build", ONE, read_types, NULL},
	{'p', "platform", MAYBE, read_platforms, NULL},
	{'u', "unittests", MAYBE, read_unittests, NULL},
	{'t', "talos", MAYBE, read_talos, NULL},
	{'r', "raptor", MAYBE, read_raptor, NULL},
	{'j', "job", MANY, read_jobs, NULL},
	{0, "rebuild", ONE, set_rebuild, NULL},
	{0, "setenv", MANY, set_env, NULL},
	{0, "tag", ONE, set_tag, NULL},
	{0, "artifact", NO_VALUE, set_artifact, NULL},
	{0, "gecko-profile", NO_VALUE, set_profile, NULL},
	{0, "rebuild-talos", ONE, NULL, "--rebuild LABEL=N before the syntax"},
	{0, "rebuild-raptor", ONE, NULL, "--rebuild LABEL=N before the syntax"},
	{'w', "taskcluster-worker", ONE, NULL, "--worker-override ALIAS=POOL before the syntax"},
	{0, "include-nightly", NO_VALUE, NULL, "-q QUERY --full without the syntax"},
	{0, "try-test-paths", ONE, NULL, "PATH... without the syntax"},
	{0, "no-artifact", NO_VALUE, NULL, "--no-artifact before the syntax"},
	{0, "upload-xdbs", NO_VALUE, NULL, "--env UPLOAD_XDBS=1 before the syntax"},
	{0, "no-retry", NO_VALUE, NULL, ""},
	{0, "and", NO_VALUE, NULL, ""},
	{'i', "interactive", NO_VALUE, NULL, ""},
	{'e', "all-emails", NO_VALUE, NULL, ""},
	{'f', "failure-emails", NO_VALUE, NULL, ""},
};

static int unknown(struct parser *p, struct try_word word)
{
	struct slice name = slice_from(word.text);
	struct suggest s;

	if (*word.text != '-')
		return FAIL(p, *word.column, "'%s' is no option", word.text);
	name.n = strcspn(name.p, "=");
	name = slice_begins(name, "--") ? (struct slice){name.p + 2, name.n - 2} : name;
	suggest_init(&s, name);
	for (size_t i = 0; i < ARRAY_LEN(options); i++)
		suggest_offer(&s, slice_from(options[i].name));
	if (s.best.n)
		return FAIL(p, *word.column, "unknown option '%s' (did you mean '--%.*s'?)",
			    word.text, SLICE_ARG(s.best));
	return FAIL(p, *word.column, "unknown option '%s'", word.text);
}

/* The option that a word is, or NULL; *n is how long its name is. */
static const struct try_option *option_of(const char *word, size_t *n)
{
	for (size_t i = 0; i < ARRAY_LEN(options); i++) {
		size_t len = strlen(options[i].name);
		*n = 2;
		if (options[i].abbr && word[0] == '-' && word[1] == options[i].abbr)
			return &options[i];
		*n = len + 2;
		if (slice_begins(slice_from(word), "--") &&
		    !strncmp(word + 2, options[i].name, len) && (!word[*n] || word[*n] == '='))
			return &options[i];
	}
	return NULL;
}

/* What follows the name in its word, or the next word that is no option. */
static int find_value(struct parser *p, const struct try_option *opt, struct try_word word,
		      size_t n, struct try_word *value)
{
	bool here = word.text[n];

	*value = word;
	if (opt->value == NO_VALUE)
		return here ? FAIL(p, word.column[n], "'%.*s' takes no value", (int)n, word.text)
			    : 0;
	if (here) {
		size_t from = n + (word.text[n] == '=');
		*value = (struct try_word){word.text + from, word.column + from};
	} else if (p->at < p->word.nr && *p->word.v[p->at].text != '-') {
		*value = p->word.v[p->at++];
	} else if (opt->value == MAYBE) {
		value->text = "all";
		return 0;
	}
	if (!*value->text || (!here && value->text == word.text))
		return FAIL(p, *word.column, "'%.*s' needs a value", (int)n, word.text);
	return 0;
}

static int read_option(struct parser *p, unsigned *seen)
{
	struct try_word word = p->word.v[p->at++], value;
	size_t n;
	const struct try_option *opt = option_of(word.text, &n);
	unsigned bit;

	if (!opt)
		return unknown(p, word);
	bit = 1U << (opt - options);
	if (!opt->read)
		return FAIL(p, *word.column, "'--%s' has no meaning any more%s%s", opt->name,
			    *opt->instead ? ": say " : "", opt->instead);
	if (*seen & bit && opt->value != MANY)
		return FAIL(p, *word.column, "'--%s' stands there twice", opt->name);
	*seen |= bit;
	return find_value(p, opt, word, n, &value) ? -1 : opt->read(p, value);
}

/* What is not said: -b do (as mach try had it), -p all, -u all, nothing else. */
static int add_defaults(struct parser *p, unsigned seen)
{
	static const unsigned first[] = {1, 1, 1};
	static const struct {
		size_t option;
		const char *value;
	} otherwise[] = {{0, "do"}, {1, "all"}, {2, "all"}};

	for (size_t i = 0; i < ARRAY_LEN(otherwise); i++)
		if (!(seen & 1U << otherwise[i].option) &&
		    options[otherwise[i].option].read(p,
						      (struct try_word){otherwise[i].value, first}))
			return -1;
	return 0;
}

int trysyntax_parse(struct trysyntax *ts, const char *text, struct options *o, struct err *err)
{
	struct parser p = {.ts = ts, .o = o, .err = err};
	unsigned seen = 0;
	int ret;

	*ts = (struct trysyntax){0};
	arena_init(&ts->arena);
	ret = split(&p, text);
	if (!ret && !p.word.nr)
		ret = err_set(err, "try syntax: no option in it: say -b do -p PLATFORM -u SUITE");
	while (!ret && p.at < p.word.nr)
		ret = read_option(&p, &seen);
	if (!ret)
		ret = add_defaults(&p, seen);
	free(p.word.v);
	if (ret)
		trysyntax_release(ts);
	return ret;
}

void trysyntax_release(struct trysyntax *ts)
{
	for (size_t k = 0; k < TRY_TESTS_NR; k++) {
		for (size_t i = 0; i < ts->tests[k].nr; i++)
			free(ts->tests[k].v[i].platform.v);
		free(ts->tests[k].v);
	}
	free(ts->type.v);
	free(ts->platform.v);
	free(ts->job.v);
	free(ts->title);
	arena_release(&ts->arena);
	*ts = (struct trysyntax){0};
}
