/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/plan/known.h"
#include "core/base/alloc.h"
#include "core/base/file.h"

#include <ctype.h>

#define FILE_MAX    ((size_t)4 << 20) /* bytes */
#define GECKO	    "taskcluster/gecko_taskgraph/parameters.py"
#define DECISION    "taskcluster/gecko_taskgraph/decision.py"
#define TASKGRAPH   "third_party/python/taskcluster_taskgraph/taskgraph/parameters.py"
#define CONFIG_KEY  "try_task_config"
#define REBUILD_KEY "rebuild"

/* What each decision task of these years knows, wherever it is written: taskgraph's own. */
static const char *const of_taskgraph[] = {
	"do_not_optimize",     "enable_always_target",	"existing_tasks",      "filters",
	"optimize_strategies", "optimize_target_tasks", "target_tasks_method",
};

/* ---- Python, as far as it is needed ---- */

struct python {
	const char *p, *end;
};

/* Tokens that are more than one character. */
enum { END = 0, NAME = 'a', TEXT = '"' };

static struct slice read_text(struct python *y)
{
	char quote = *y->p;
	size_t n = y->end - y->p >= 3 && y->p[1] == quote && y->p[2] == quote ? 3 : 1;
	const char *start = y->p += n;

	for (; y->p < y->end; y->p++) {
		if (*y->p == '\\' && y->p + 1 < y->end) {
			y->p++;
		} else if (*y->p == quote && (size_t)(y->end - y->p) >= n &&
			   (n == 1 || (y->p[1] == quote && y->p[2] == quote))) {
			y->p += n;
			return (struct slice){start, (size_t)(y->p - start) - n};
		}
	}
	return (struct slice){start, 0};
}

/* The next token; its text when it is a name or a literal. */
static int next(struct python *y, struct slice *text)
{
	while (y->p < y->end && (isspace((unsigned char)*y->p) || *y->p == '#' || *y->p == '\\'))
		if (*y->p == '#')
			while (y->p < y->end && *y->p != '\n')
				y->p++;
		else
			y->p++;
	if (y->p == y->end)
		return END;
	*text = (struct slice){y->p, 0};
	if (*y->p == '"' || *y->p == '\'') {
		*text = read_text(y);
		return TEXT;
	}
	while (y->p < y->end && (isalnum((unsigned char)*y->p) || *y->p == '_'))
		y->p++;
	text->n = (size_t)(y->p - text->p);
	return text->n ? NAME : (unsigned char)*y->p++;
}

static bool is_name(int token, struct slice text, const char *name)
{
	return token == NAME && slice_equal(text, slice_from(name));
}

/* Skips to the end of what a bracket that was read opens. */
static void skip_brackets(struct python *y)
{
	struct slice text;

	for (int depth = 1, token; depth && (token = next(y, &text)) != END;)
		depth += (strchr("([{", token) != NULL) - (strchr(")]}", token) != NULL);
}

static void add(json_t *set, struct slice name)
{
	json_object_setn_new(set, name.p, name.n, json_true());
}

/* ---- dictionaries of voluptuous ---- */

static void read_dictionary(struct python *y, struct known *k, json_t *set);

/* The value behind a key and its ':'; true at the end of the dictionary. */
static bool read_value(struct python *y, struct known *k, struct slice key, bool top)
{
	const char *start = y->p;
	struct slice text;
	bool first = true;
	int token;

	for (; (token = next(y, &text)) != END && token != ',' && token != '}'; first = false) {
		if (token == '{' && first && top && slice_equal(key, slice_from(CONFIG_KEY))) {
			k->config = k->config ? k->config : json_object();
			read_dictionary(y, k, k->config);
		} else if (strchr("([{", token)) {
			skip_brackets(y);
		}
	}
	if (!top && slice_equal(key, slice_from(REBUILD_KEY)))
		k->rebuild_by_label = memchr(start, '{', (size_t)(y->p - start));
	return token != ',';
}

/* The key of a member: "name", or Required("name", ...); its ':' is read. */
static bool read_key(struct python *y, int token, struct slice *text)
{
	struct slice other;

	if (is_name(token, *text, "Required") || is_name(token, *text, "Optional")) {
		if (next(y, &other) != '(' || next(y, text) != TEXT)
			return false;
		skip_brackets(y);
	} else if (token != TEXT) {
		return false;
	}
	return next(y, &other) == ':';
}

/* Behind its '{', up to and with its '}'. Members with other keys are passed over. */
static void read_dictionary(struct python *y, struct known *k, json_t *set)
{
	struct slice text, none = {"", 0};
	bool end = false;
	int token;

	while (!end && (token = next(y, &text)) != END && token != '}') {
		bool known = read_key(y, token, &text);
		if (known)
			add(set, text);
		end = read_value(y, k, known ? text : none, set == k->top);
	}
}

/* Reads what is assigned to `name` at the start of a line. */
static void read_assigned(struct slice source, const char *name, struct known *k, json_t *set)
{
	struct python y = {source.p, source.p + source.n};
	const char *at = source.p;
	size_t n = strlen(name);
	struct slice text;
	int token;

	for (; (at = memmem(at, (size_t)(y.end - at), name, n)); at += n) {
		bool starts = at == source.p || at[-1] == '\n';
		y.p = at + n;
		if (!starts || next(&y, &text) != '=')
			continue;
		while ((token = next(&y, &text)) != END && token != '{')
			if (token != NAME && token != '(')
				return;
		if (token == '{')
			read_dictionary(&y, k, set);
		return;
	}
}

/* ---- classes of msgspec ---- */

/* Takes the next line, without its end. */
static struct slice take_line(struct slice *rest)
{
	const char *end = memchr(rest->p, '\n', rest->n);
	struct slice line = {rest->p, end ? (size_t)(end - rest->p) : rest->n};
	size_t used = line.n + (end != NULL);

	*rest = (struct slice){rest->p + used, rest->n - used};
	return line;
}

static size_t name_length(struct slice text)
{
	size_t n = 0;

	while (n < text.n && (isalnum((unsigned char)text.p[n]) || text.p[n] == '_'))
		n++;
	return n;
}

/* The name of a member ("    name: type"), and in *type what is behind its ':'. */
static struct slice read_member(struct slice line, struct slice *type)
{
	struct slice text = {line.p + 4, line.n - 4};
	size_t n;

	if (!slice_begins(line, "    "))
		return (struct slice){"", 0};
	n = name_length(text);
	if (n + 1 >= text.n || text.p[n] != ':')
		return (struct slice){"", 0};
	*type = slice_trim((struct slice){text.p + n + 1, text.n - n - 1});
	return (struct slice){text.p, n};
}

static void add_member(json_t *set, struct slice name, bool renamed)
{
	char *copy = xstrndup(name.p, name.n);

	for (char *p = copy; renamed && (p = strchr(p, '_'));)
		*p = '-';
	add(set, slice_from(copy));
	free(copy);
}

static bool has_word(struct slice line, const char *word)
{
	return memmem(line.p, line.n, word, strlen(word)) != NULL;
}

/* The name of the class in "NAME" or "Optional[NAME]". */
static struct slice class_of(struct slice type)
{
	const char optional[] = "Optional[";
	size_t skip = slice_begins(type, optional) ? sizeof(optional) - 1 : 0;
	struct slice name = {type.p + skip, type.n - skip};

	return (struct slice){name.p, name_length(name)};
}

/* Does the line begin a class; is that the one of this name? */
static bool begins_class(struct slice line, struct slice name, bool *inside)
{
	const char word[] = "class ";
	struct slice head = {line.p + sizeof(word) - 1, line.n - sizeof(word) + 1};

	if (!slice_begins(line, word))
		return false;
	*inside = slice_equal(name, (struct slice){head.p, name_length(head)});
	return true;
}

/*
 * Adds the members of the class `name`. Those of try_task_config have '-' for '_' in JSON, unless
 * the class says otherwise; its own class's name goes to *config.
 */
static void read_class(struct slice source, struct slice name, struct known *k, json_t *set,
		       struct slice *config)
{
	bool inside = false, renamed = set == k->config, rebuild = false;
	struct slice line, whole, type;

	while (source.n) {
		line = whole = take_line(&source);
		if (!begins_class(line, name, &inside) && line.n &&
		    !isspace((unsigned char)*line.p) && *line.p != '#' && *line.p != ')')
			inside = false;
		if (!inside)
			continue;
		renamed &= !has_word(line, "rename=None");
		line = read_member(line, &type);
		if (line.n)
			add_member(set, line, renamed);
		if (slice_equal(line, slice_from(CONFIG_KEY)))
			*config = class_of(type);
		/* a type may go on in the next lines */
		rebuild = line.n ? slice_equal(line, slice_from(REBUILD_KEY)) : rebuild;
		k->rebuild_by_label |= set == k->config && rebuild && has_word(whole, "dict");
	}
}

static void read_classes(struct slice source, struct known *k)
{
	struct slice config = {"", 0}, none;

	read_class(source, slice_from("GeckoParametersSchema"), k, k->top, &config);
	if (!config.n || k->config)
		return;
	k->config = json_object();
	read_class(source, config, k, k->config, &none);
}

/* ---- all of it ---- */

static void read_taskgraph(struct slice taskgraph, struct known *k)
{
	struct slice none;

	for (size_t i = 0; i < ARRAY_LEN(of_taskgraph); i++)
		add(k->top, slice_from(of_taskgraph[i]));
	read_assigned(taskgraph, "base_schema", k, k->top);
	read_class(taskgraph, slice_from("BaseSchema"), k, k->top, &none);
}

struct known *known_parse(struct slice parameters, struct slice decision, struct slice taskgraph)
{
	struct known *k = xcalloc(1, sizeof(*k));

	k->top = json_object();
	read_assigned(parameters, "gecko_parameters_schema", k, k->top);
	read_classes(parameters, k);
	if (!json_object_size(k->top)) {
		known_free(k);
		return NULL;
	}
	read_taskgraph(taskgraph, k);
	if (!k->config) {
		k->config = json_object();
		read_assigned(decision, "try_task_config_schema", k, k->config);
	}
	if (!json_object_size(k->config)) {
		json_decref(k->config);
		k->config = NULL;
	}
	return k;
}

/* Reads the file of the checkout, if it is there. */
static int read_file(const char *root, const char *name, struct strbuf *out, struct err *err)
{
	struct strbuf path = STRBUF_INIT;
	int ret = 0;

	strbuf_addf(&path, "%s/%s", root, name);
	if (file_exists(path.buf))
		ret = file_read(path.buf, FILE_MAX, out, err);
	strbuf_release(&path);
	return ret;
}

int known_read(struct known **k, const char *root, struct err *err)
{
	struct strbuf parameters = STRBUF_INIT, decision = STRBUF_INIT, taskgraph = STRBUF_INIT;
	struct strbuf path = STRBUF_INIT;
	int ret = 0;

	*k = NULL;
	if (root)
		ret = read_file(root, GECKO, &parameters, err);
	if (ret || !parameters.len)
		goto out;
	ret = read_file(root, DECISION, &decision, err);
	if (!ret)
		ret = read_file(root, TASKGRAPH, &taskgraph, err);
	if (!ret)
		*k = known_parse(strbuf_slice(&parameters), strbuf_slice(&decision),
				 strbuf_slice(&taskgraph));
	strbuf_addf(&path, "%s/%s", root, GECKO);
	if (*k)
		(*k)->path = strbuf_detach(&path);
out:
	strbuf_release(&parameters);
	strbuf_release(&decision);
	strbuf_release(&taskgraph);
	strbuf_release(&path);
	return ret;
}

void known_free(struct known *k)
{
	if (!k)
		return;
	json_decref(k->top);
	json_decref(k->config);
	free(k->path);
	free(k);
}

bool known_top(const struct known *k, const char *key)
{
	return !k || json_object_get(k->top, key);
}

bool known_config(const struct known *k, const char *key)
{
	return !k || !k->config || json_object_get(k->config, key);
}

bool known_rebuild_by_label(const struct known *k)
{
	return !k || !k->config || k->rebuild_by_label;
}
