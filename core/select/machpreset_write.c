/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/machpreset.h"
#include "core/base/file.h"
#include "core/base/quote.h"
#include "core/conf/pyyaml.h"
#include "core/conf/yamlput.h"
#include "core/query/query.h"
#include "core/select/machmember.h"

/* Whether the queries are over labels, and so all of them. -1: mach cannot say these rules. */
static int check_rules(const struct marks *m, bool *labels, struct err *err)
{
	bool kept = false;

	for (size_t i = 0; i < marks_rule_nr(m); i++) {
		const struct rule *r = marks_rule(m, i);
		bool label = r->kind == RULE_QUERY || r->kind == RULE_KEEP_QUERY;
		bool keep = r->kind == RULE_KEEP_QUERY || r->kind == RULE_KEEP_FOLDED;
		if (!rule_is_query(r->kind))
			return err_set(err, "mach presets have queries only, not \"%s %s\"",
				       rule_keyword(r->kind), r->text);
		if (i && label != *labels)
			return err_set(err,
				       "in a mach preset either all queries match labels, or "
				       "none does; \"%s\" does not fit those before",
				       r->text);
		if (kept && !keep)
			return err_set(err,
				       "in a mach preset what is added stands before what "
				       "narrows; \"%s\" comes behind",
				       r->text);
		*labels = label;
		kept |= keep;
	}
	return 0;
}

/* The query without what says that all classes count, if that stands at its end. */
static json_t *query_text(const char *text)
{
	size_t n = strlen(text), end = strlen(MACH_ALL_CLASSES);

	if (n >= end && !strcmp(text + n - end, MACH_ALL_CLASSES))
		n -= end;
	while (n && text[n - 1] == ' ')
		n--;
	return json_stringn(text, n);
}

static int check_query(const char *text, struct err *err)
{
	struct query_error error;
	struct query *q = query_parse(slice_from(text), 0, &error);
	bool plain = q && query_reads_labels_only(q);

	query_free(q);
	if (!plain || strchr(text, '/') == text || strstr(text, " /"))
		return err_set(err, "mach has no terms like those of \"%s\"", text);
	return 0;
}

static int add_queries(json_t *entry, const struct marks *m, bool labels, struct err *err)
{
	json_t *query = json_array(), *narrow = json_array();
	int ret = 0;

	for (size_t i = 0; i < marks_rule_nr(m) && !ret; i++) {
		const struct rule *r = marks_rule(m, i);
		bool keep = r->kind == RULE_KEEP_QUERY || r->kind == RULE_KEEP_FOLDED;
		json_t *text = query_text(r->text);
		ret = check_query(json_string_value(text), err);
		json_array_append_new(keep ? narrow : query, text);
	}
	json_object_set_new(entry, "query", query);
	if (json_array_size(narrow))
		json_object_set(entry, "intersect_query", narrow);
	json_decref(narrow);
	if (labels)
		json_object_set_new(entry, "show_chunk_numbers", json_true());
	return ret;
}

static json_t *number_or_text(const char *value)
{
	json_t *number = json_loads(value, JSON_DECODE_ANY, NULL);

	if (json_is_number(number))
		return number;
	json_decref(number);
	return json_string(value);
}

static void append(json_t *entry, const char *key, const char *value)
{
	json_t *list = json_object_get(entry, key);

	if (!list) {
		list = json_array();
		json_object_set_new(entry, key, list);
	}
	json_array_append_new(list, json_string(value));
}

static void add_param(json_t *entry, const char *key, const char *value)
{
	json_t *object = json_object_get(entry, key);
	const char *equals = strchr(value, '=');

	if (!object) {
		object = json_object();
		json_object_set_new(entry, key, object);
	}
	json_object_setn_new(object, value, (size_t)(equals - value),
			     json_loads(equals + 1, JSON_DECODE_ANY, NULL));
}

static int add_option(json_t *entry, const struct preset_option *o, struct err *err)
{
	enum option_id id = option_find(slice_from(o->name));
	const struct mach_member *m = mach_member_for(id, o->no);
	size_t label = 0;

	if (!m || (id == OPT_REBUILD && (!rebuild_read(o->value, &label) || label)))
		return err_set(err, "a mach preset cannot say '%s%s%s%s'", o->no ? "no-" : "",
			       o->name, *o->value ? "=" : "", o->value);
	switch (m->kind) {
	case MACH_LIST:
		append(entry, m->key, o->value);
		break;
	case MACH_PARAMS:
		add_param(entry, m->key, o->value);
		break;
	case MACH_VALUE:
		json_object_set_new(entry, m->key,
				    id == OPT_MESSAGE ? json_string(o->value)
				    : *o->value	      ? number_or_text(o->value)
						      : json_string(OPTION_LAST_PUSH));
		break;
	default:
		json_object_set_new(entry, m->key, json_true());
	}
	return 0;
}

/* Reads what is to be written, and holds what it selects against the marks. */
static int check_replay(const char *path, const struct strbuf *text, const char *name,
			const struct marks *m, const struct graph *g, const struct bitset *within,
			struct err *err)
{
	struct preset_change change;
	struct preset p;
	struct marks again;
	bool same;
	int ret;

	if (mach_preset_parse(path, strbuf_slice(text), name, &p, err) <= 0)
		return -1;
	marks_init(&again, g->task_nr);
	ret = preset_apply(&p, g, within, &again, NULL, NULL, &change, err);
	same = bitset_equal(&again.set, &m->set);
	if (!ret && !same)
		ret = err_set(err,
			      "as a mach preset it would select %u task%s, not %u: mach knows "
			      "no classes of tasks",
			      again.nr, again.nr == 1 ? "" : "s", m->nr);
	marks_release(&again);
	preset_release(&p);
	return ret;
}

static int put(const char *path, const char *name, json_t *entry, struct strbuf *text,
	       struct err *err)
{
	struct yaml_doc *doc = file_exists(path) ? yaml_doc_read(path, err)
						 : yaml_doc_parse(path, (struct slice){"", 0}, err);
	int ret = doc ? yaml_doc_put(doc, name, entry, text, err) : -1;

	yaml_doc_free(doc);
	return ret;
}

/* The entry of these options; NULL when mach could not say one of them. */
static json_t *entry_of_options(const struct preset_option *option, size_t nr, struct err *err)
{
	json_t *entry = json_pack("{s:s}", "selector", "fuzzy");

	for (size_t i = 0; i < nr; i++)
		if (add_option(entry, &option[i], err)) {
			json_decref(entry);
			return NULL;
		}
	return entry;
}

static void add_paths(json_t *entry, const char *const *path)
{
	json_t *list = json_array();

	for (size_t i = 0; path[i]; i++)
		json_array_append_new(list, json_string(path[i]));
	json_object_set(entry, "paths", list);
	json_object_set_new(entry, "test_paths", list); /* mach wants both */
}

/* The queries of the marks. */
static int add_rules(json_t *entry, const struct marks *m, struct err *err)
{
	bool labels = false;

	return check_rules(m, &labels, err) ? -1 : add_queries(entry, m, labels, err);
}

int mach_preset_write(const char *root, const char *name, const struct marks *m,
		      const struct graph *g, const struct bitset *within, const char *const *path,
		      const struct preset_option *option, size_t option_nr, struct err *err)
{
	json_t *entry = entry_of_options(option, option_nr, err);
	struct strbuf text = STRBUF_INIT;
	char **file = mach_files(root);
	bool all; /* the tasks of the tests, without a query */
	int ret = -1;

	if (entry && path)
		add_paths(entry, path);
	all = entry && (path || json_object_get(entry, "tag")) && bitset_equal(&m->set, within);
	if (!entry || (!all && add_rules(entry, m, err)))
		goto out;
	if (!*file) {
		err_set(err, "there is no place for mach presets: HOME is not set");
		goto out;
	}
	if (put(*file, name, entry, &text, err) ||
	    (!all && check_replay(*file, &text, name, m, g, within, err)))
		goto out;
	ret = file_write_atomic(*file, text.buf, text.len, 0644, err);
out:
	json_decref(entry);
	strbuf_release(&text);
	mach_files_free(file);
	return ret;
}

/* ---- as a command ---- */

/* What `queries` find as mach reads them is what is marked. */
static int check_entry(json_t *entry, const struct marks *m, const struct graph *g,
		       const struct bitset *within, struct err *err)
{
	json_t *file = json_pack("{s:O}", "x", entry);
	struct strbuf text = STRBUF_INIT;
	int ret;

	pyyaml_add(&text, file, 0);
	ret = check_replay("mach", &text, "x", m, g, within, err);
	strbuf_release(&text);
	json_decref(file);
	return ret;
}

static void add_words(struct strbuf *out, const char *option, const json_t *list)
{
	const json_t *text;
	size_t i;

	json_array_foreach (list, i, text) {
		strbuf_addf(out, " %s ", option);
		quote_add_shell(out, json_string_value(text));
	}
}

/* On mach's command line either all queries narrow, or all add. */
static int add_entry(struct strbuf *out, json_t *entry, struct err *err)
{
	const json_t *narrow = json_object_get(entry, "intersect_query");
	const json_t *query = json_object_get(entry, "query");

	if (!json_array_size(query) || (narrow && json_array_size(query) != 1))
		return err_set(err, "mach has no command that adds queries and then narrows them");
	strbuf_addstr(out, narrow ? " -x" : "");
	add_words(out, "-q", query);
	add_words(out, "-q", narrow);
	if (json_object_get(entry, "show_chunk_numbers"))
		strbuf_addstr(out, " --show-chunk-numbers");
	return 0;
}

static void append_name(json_t *list, const char *name)
{
	struct strbuf query = STRBUF_INIT;

	strbuf_addf(&query, "^%s$", name);
	json_array_append_new(list, json_string(query.buf));
	strbuf_release(&query);
}

/* An entry of queries "^NAME$": of what stands in a push, or (NULL) of each label. */
static json_t *entry_of_names(const struct marks *m, const struct graph *g, char *const *name,
			      size_t nr)
{
	json_t *list = json_array();
	json_t *entry = json_pack("{s:s, s:o}", "selector", "fuzzy", "query", list);

	for (size_t i = 0; name && i < nr; i++)
		append_name(list, name[i]);
	if (name)
		return entry;
	json_object_set_new(entry, "show_chunk_numbers", json_true());
	bitset_foreach (task, &m->set)
		append_name(list, graph_label(g, task).p);
	return entry;
}

static void add_options(struct strbuf *out, const struct preset_option *option, size_t nr)
{
	for (size_t i = 0; i < nr; i++) {
		strbuf_addf(out, " --%s%s%s", option[i].no ? "no-" : "", option[i].name,
			    *option[i].value ? " " : "");
		if (*option[i].value)
			quote_add_shell(out, option[i].value);
	}
}

int mach_command(const struct marks *m, const struct graph *g, const struct bitset *within,
		 const struct preset_option *option, size_t option_nr, char *const *name, size_t nr,
		 struct strbuf *out, struct err *err)
{
	json_t *entry = entry_of_options(option, option_nr, err);
	struct strbuf words = STRBUF_INIT;
	struct err ignored; /* the reason why the queries cannot be had is the one to tell */
	int ret = -1;

	if (!entry)
		return -1;
	if (!add_rules(entry, m, err) && !check_entry(entry, m, g, within, err))
		ret = add_entry(&words, entry, err);
	for (int labels = 0; ret && labels < 2 && m->nr <= MACH_COMMAND_TASKS; labels++) {
		json_decref(entry);
		entry = entry_of_names(m, g, labels ? NULL : name, nr);
		if (!check_entry(entry, m, g, within, &ignored))
			ret = add_entry(&words, entry, &ignored);
	}
	if (ret)
		err_prefix(err, "no command of mach selects the same: ");
	else
		strbuf_addf(out, "mach try fuzzy%s", words.buf);
	if (!ret)
		add_options(out, option, option_nr);
	json_decref(entry);
	strbuf_release(&words);
	return ret;
}
