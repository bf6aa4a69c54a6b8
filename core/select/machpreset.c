/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/machpreset.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/pyvalue.h"
#include "core/base/suggest.h"
#include "core/conf/pyyaml.h"
#include "core/conf/yamldoc.h"
#include "core/select/machmember.h"

#define STATE_FILE    "try_presets.yml"
#define CHECKOUT_FILE "tools/tryselect/try_presets.yml"

/* ---- files ---- */

static void add_file(char ***file, size_t *nr, const char *path, size_t n)
{
	*file = xrealloc(*file, *nr + 2, sizeof(**file));
	(*file)[(*nr)++] = xstrndup(path, n);
	(*file)[*nr] = NULL;
}

char **mach_files(const char *root)
{
	const char *list = getenv("MACH_TRY_PRESET_PATHS"), *state = getenv("MOZBUILD_STATE_PATH");
	const char *home = getenv("HOME");
	char **file = xcalloc(1, sizeof(*file));
	struct strbuf path = STRBUF_INIT;
	size_t nr = 0;

	for (size_t n; list && *list; list += n + (list[n] == ':')) {
		n = strcspn(list, ":");
		if (n)
			add_file(&file, &nr, list, n);
	}
	if (nr)
		return file;
	if (state && *state)
		strbuf_addf(&path, "%s/" STATE_FILE, state);
	else if (home && *home)
		strbuf_addf(&path, "%s/.mozbuild/" STATE_FILE, home);
	if (path.len)
		add_file(&file, &nr, path.buf, path.len);
	strbuf_reset(&path);
	strbuf_addf(&path, "%s/" CHECKOUT_FILE, root ? root : "");
	if (root)
		add_file(&file, &nr, path.buf, path.len);
	strbuf_release(&path);
	return file;
}

void mach_files_free(char **file)
{
	for (size_t i = 0; file && file[i]; i++)
		free(file[i]);
	free(file);
}

/* An entry that is being read. */
struct reading {
	struct preset *p;
	const struct yaml_doc *doc;
	const char *entry, *member;
	unsigned line;
	struct err *err;
};

/* Where the member stands, or NULL. */
static const struct yaml_member *place(const struct reading *r)
{
	const struct yaml_member *m = r->member ? yaml_doc_find(r->doc, r->entry, r->member) : NULL;

	return m ? m : yaml_doc_find(r->doc, r->entry, NULL);
}

/* Puts the place of the member in front of the error. Returns -1. */
static int error_here(struct reading *r)
{
	const struct yaml_member *m = place(r);

	return err_prefix(r->err, "%s:%zu:%zu: %s%s", r->doc->name, m ? m->line : 1,
			  m ? m->column : 1, r->member ? r->member : "", r->member ? ": " : "");
}

/* `value` NULL: "no-". */
static int add_option(struct reading *r, enum option_id id, const char *value)
{
	struct preset *p = r->p;

	if (value && option_check(id, value, r->err))
		return error_here(r);
	ALLOC_GROW(p->option, p->option_nr + 1, p->option_cap);
	p->option[p->option_nr++] = (struct preset_option){
		.name = xstrdup(option_info(id)->name),
		.value = xstrdup(value ? value : ""),
		.no = !value,
		.line = r->line,
	};
	return 0;
}

static int add_rule(struct reading *r, enum rule_kind kind, const char *text)
{
	struct preset *p = r->p;
	size_t lines_cap = p->rule_cap;

	if (strpbrk(text, "\r\n")) {
		err_set(r->err, "a query of several lines");
		return error_here(r);
	}
	ALLOC_GROW(p->rule, p->rule_nr + 1, p->rule_cap);
	ALLOC_GROW(p->rule_line, p->rule_nr + 1, lines_cap);
	p->rule[p->rule_nr] = (struct rule){kind, xstrdup(text)};
	p->rule_line[p->rule_nr++] = r->line;
	return 0;
}

/* The i-th text of a list; a text alone is one of one. NULL behind the last; -1 in *bad: not texts. */
static const char *text_at(const json_t *value, size_t i, bool *bad)
{
	const json_t *item = json_is_array(value) ? json_array_get(value, i) : i ? NULL : value;

	*bad = item && !json_is_string(item);
	return json_string_value(item);
}

static int refuse_list(struct reading *r)
{
	err_set(r->err, "not a list of texts");
	return error_here(r);
}

static int add_list(struct reading *r, enum option_id id, const json_t *value)
{
	const char *text;
	bool bad = false;

	for (size_t i = 0; (text = text_at(value, i, &bad)); i++)
		if (add_option(r, id, text))
			return -1;
	return bad ? refuse_list(r) : 0;
}

static void add_path(struct preset *p, const char *path)
{
	for (size_t i = 0; i < p->tests_nr; i++)
		if (!strcmp(p->tests[i], path))
			return;
	ALLOC_GROW(p->tests, p->tests_nr + 1, p->tests_cap);
	p->tests[p->tests_nr++] = xstrdup(path);
}

static int add_paths(struct reading *r, const json_t *value)
{
	const char *text;
	bool bad = false;

	for (size_t i = 0; (text = text_at(value, i, &bad)); i++)
		add_path(r->p, text);
	return bad ? refuse_list(r) : 0;
}

/* Queries over labels name a class: what mach finds is of all of them. */
static int add_queries(struct reading *r, const json_t *entry, const char *key, bool keep)
{
	bool labels = json_is_true(json_object_get(entry, "show_chunk_numbers")), bad = false;
	enum rule_kind kind = labels ? (keep ? RULE_KEEP_QUERY : RULE_QUERY)
				     : (keep ? RULE_KEEP_FOLDED : RULE_FOLDED);
	const json_t *value = json_object_get(entry, key);
	const char *text;
	int ret = 0;

	r->member = key;
	for (size_t i = 0; !ret && (text = text_at(value, i, &bad)); i++) {
		struct strbuf query = STRBUF_INIT;
		strbuf_addf(&query, "%s%s%s", text, labels && *text ? " " : "",
			    labels ? MACH_ALL_CLASSES : "");
		ret = add_rule(r, kind, query.buf);
		strbuf_release(&query);
	}
	return bad ? refuse_list(r) : ret;
}

/* "try_config_params": parameters of the decision task. */
static int add_params(struct reading *r, json_t *object)
{
	json_t *value;
	const char *key;

	if (!json_is_object(object)) {
		err_set(r->err, "not a mapping");
		return error_here(r);
	}
	json_object_foreach (object, key, value) {
		struct strbuf text = STRBUF_INIT;
		char *json = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT | JSON_ENSURE_ASCII);
		int ret;
		strbuf_addf(&text, "%s=%s", key, json);
		/* which mach try takes out of them: it is for its list of tasks */
		if (!strcmp(key, "target_tasks_method") && json_is_string(value))
			ret = add_option(r, OPT_TARGET_TASKS_METHOD, json_string_value(value));
		else
			ret = add_option(r, OPT_PARAM, text.buf);
		strbuf_release(&text);
		free(json);
		if (ret)
			return -1;
	}
	return 0;
}

static int add_value(struct reading *r, enum option_id id, const json_t *value)
{
	struct strbuf text = STRBUF_INIT;
	int ret;

	if (json_is_string(value))
		strbuf_addstr(&text, json_string_value(value));
	else if (json_is_integer(value))
		strbuf_addf(&text, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
	else if (json_is_real(value))
		pyvalue_add_real(&text, json_real_value(value));
	ret = add_option(r, id, text.buf);
	strbuf_release(&text);
	return ret;
}

static int add_member(struct reading *r, const struct mach_member *m, json_t *value)
{
	bool flag = m->kind == MACH_FLAG || m->kind == MACH_NO;

	if (json_is_null(value) || m->kind == MACH_IGNORED || (flag && json_is_false(value)))
		return 0;
	if (flag && !json_is_true(value)) {
		err_set(r->err, "neither true nor false");
		return error_here(r);
	}
	switch (m->kind) {
	case MACH_LIST:
		return add_list(r, m->id, value);
	case MACH_PARAMS:
		return add_params(r, value);
	case MACH_PATHS:
		return add_paths(r, value);
	case MACH_VALUE:
		return add_value(r, m->id, value);
	default:
		return add_option(r, m->id, m->kind == MACH_NO ? NULL : "");
	}
}

/* A preset of another selector selects in another way. */
static int check_selector(struct reading *r, const json_t *entry)
{
	const char *selector = json_string_value(json_object_get(entry, "selector"));

	if (selector && !strcmp(selector, "fuzzy"))
		return 0;
	r->member = selector ? "selector" : NULL;
	if (selector)
		err_set(r->err, "only presets of 'fuzzy' can be replayed here, not of '%s'",
			selector);
	else
		err_set(r->err, "the preset '%s' has no selector", r->entry);
	return error_here(r);
}

static int read_entry(struct reading *r, json_t *entry)
{
	const struct yaml_member *m = place(r);
	json_t *value;
	const char *key;

	r->line = m ? (unsigned)m->line : 0;
	if (!json_is_object(entry)) {
		err_set(r->err, "the preset '%s' is not a mapping", r->entry);
		return error_here(r);
	}
	if (check_selector(r, entry) || add_queries(r, entry, "query", false) ||
	    add_queries(r, entry, "intersect_query", true))
		return -1;
	json_object_foreach (entry, key, value) {
		const struct mach_member *known = mach_member(key);
		r->member = key;
		if (!known) {
			err_set(r->err, "mach try may know this, but it is not known here");
			return error_here(r);
		}
		if (add_member(r, known, value))
			return -1;
	}
	return 0;
}

/* ---- all of it ---- */

/* Reads a file; *doc is NULL, without an error, when it is not there. */
static int open_file(const char *path, struct yaml_doc **doc, struct err *err)
{
	*doc = NULL;
	if (!file_exists(path))
		return 0;
	*doc = yaml_doc_read(path, err);
	return *doc ? 0 : -1;
}

/* 1: the file has the preset. */
static int read_doc(const struct yaml_doc *doc, const char *name, struct preset *p, struct err *err)
{
	struct reading r = {p, doc, name, NULL, 0, err};
	json_t *entry = json_object_get(doc->value, name);

	if (!json_is_null(doc->value) && !json_is_object(doc->value))
		return err_set(err, "%s:1:1: not a mapping of presets", doc->name);
	if (!entry)
		return 0;
	*p = (struct preset){.path = xstrdup(doc->name)};
	if (!read_entry(&r, entry))
		return 1;
	preset_release(p);
	return -1;
}

int mach_preset_parse(const char *path, struct slice text, const char *name, struct preset *p,
		      struct err *err)
{
	struct yaml_doc *doc = yaml_doc_parse(path, text, err);
	int ret = doc ? read_doc(doc, name, p, err) : -1;

	yaml_doc_free(doc);
	return ret;
}

/* The name of the file that is nearest, when it is nearer than those before. */
static void find_near(const struct yaml_doc *doc, struct suggest *near, struct strbuf *nearest)
{
	json_t *value;
	const char *key;

	near->best = (struct slice){NULL, 0};
	json_object_foreach (doc->value, key, value)
		suggest_offer(near, slice_from(key));
	if (!near->best.n)
		return;
	strbuf_reset(nearest);
	strbuf_add(nearest, near->best.p, near->best.n);
}

int mach_preset_read(const char *root, const char *name, struct preset *p, struct strbuf *nearest,
		     struct err *err)
{
	char **file = mach_files(root);
	struct suggest near;
	int ret = 0;

	suggest_init(&near, slice_from(name));
	for (size_t i = 0; file[i] && !ret; i++) {
		struct yaml_doc *doc;
		ret = open_file(file[i], &doc, err);
		if (doc)
			ret = read_doc(doc, name, p, err);
		if (doc && !ret)
			find_near(doc, &near, nearest);
		yaml_doc_free(doc);
	}
	mach_files_free(file);
	return ret;
}

/* Each line of the text two columns in, as mach prints it, and two blanks at the end. */
static void add_indented(struct strbuf *out, const char *text)
{
	for (size_t n; *text; text += n) {
		n = strcspn(text, "\n") + 1;
		strbuf_addstr(out, "  ");
		strbuf_add(out, text, n);
	}
	strbuf_addstr(out, "  \n");
}

int mach_preset_list(const char *root, struct strbuf *out, struct err *err)
{
	char **file = mach_files(root);
	int ret = 0;

	for (size_t i = 0; file[i] && !ret; i++) {
		struct strbuf yaml = STRBUF_INIT;
		struct yaml_doc *doc;
		ret = open_file(file[i], &doc, err);
		if (!ret && doc && json_object_size(doc->value)) {
			pyyaml_add(&yaml, doc->value, 0);
			strbuf_addf(out, "Presets from %s:\n\n", file[i]);
			add_indented(out, yaml.buf);
		}
		yaml_doc_free(doc);
		strbuf_release(&yaml);
	}
	mach_files_free(file);
	return ret;
}
