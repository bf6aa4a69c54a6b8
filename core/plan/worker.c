/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/plan/worker.h"
#include "core/base/file.h"
#include "core/base/suggest.h"
#include "core/conf/yamldoc.h"
#include "core/query/regex.h"

/* What a decision task of try has; values in config.yml may depend on it ("by-level"). */
static const struct {
	const char *name, *value;
} attributes[] = {{"level", "1"}, {"release-level", "staging"}, {"project", "try"}};

struct workers {
	json_t *overrides;
	const char *path;     /* of config.yml */
	struct yaml_doc *doc; /* NULL: there is none */
	json_t *aliases;      /* of it; NULL: they are not known */
};

/* Does the key match all of the text, as a regular expression? */
static bool key_matches(const char *key, const char *text)
{
	struct regex_budget budget = REGEX_BUDGET_INIT;
	struct strbuf whole = STRBUF_INIT;
	size_t start, end, offset;
	struct regex *re;
	struct err err;
	bool matches;

	strbuf_addf(&whole, "^(?:%s)$", key);
	re = regex_compile(strbuf_slice(&whole), false, &offset, &err);
	matches = re && regex_match(re, slice_from(text), &budget, &start, &end) > 0;
	regex_free(re);
	strbuf_release(&whole);
	return matches;
}

/* As keymatch() of taskgraph: the member of this name, one whose name matches, "default". */
static json_t *key_match(json_t *object, const char *name)
{
	json_t *found = json_object_get(object, name), *value;
	const char *key;

	if (!found)
		json_object_foreach (object, key, value)
			if (!found && key_matches(key, name))
				found = value;
	return found ? found : json_object_get(object, "default");
}

/* The text that {"by-level": {"1": TEXT, ...}} stands for here; NULL: none. */
static const char *keyed_by(json_t *value)
{
	for (int depth = 0; json_is_object(value) && depth < 8; depth++) {
		const char *key = json_object_iter_key(json_object_iter(value));
		size_t i = 0;
		if (!key || json_object_size(value) != 1 || strncmp(key, "by-", 3) != 0)
			return NULL;
		while (i < ARRAY_LEN(attributes) && strcmp(key + 3, attributes[i].name) != 0)
			i++;
		if (i == ARRAY_LEN(attributes))
			return NULL;
		value = key_match(json_object_get(value, key), attributes[i].value);
	}
	return json_string_value(value);
}

/* Appends a text of config.yml with its {level}, {alias} and {trust-domain} filled in. */
static void add_filled(struct strbuf *out, const char *text, const char *alias, const char *trust)
{
	const struct {
		const char *name, *value;
	} field[] = {{"{level}", "1"}, {"{alias}", alias}, {"{trust-domain}", trust}};

	while (*text) {
		size_t i = 0;
		while (i < ARRAY_LEN(field) &&
		       strncmp(text, field[i].name, strlen(field[i].name)) != 0)
			i++;
		if (i == ARRAY_LEN(field)) {
			strbuf_addch(out, *text++);
			continue;
		}
		strbuf_addstr(out, field[i].value);
		text += strlen(field[i].name);
	}
}

/* The pool that an alias stands for on try: "PROVISIONER/TYPE". */
static int find_pool(const struct workers *w, const char *alias, struct strbuf *pool,
		     struct err *err)
{
	json_t *config = key_match(w->aliases, alias);
	const char *trust = json_string_value(json_object_get(w->doc->value, "trust-domain"));
	const char *provisioner = keyed_by(json_object_get(config, "provisioner"));
	const char *type = keyed_by(json_object_get(config, "worker-type"));

	if (!provisioner || !type)
		return err_set(err,
			       "%s: the pool of worker alias '%s' cannot be told (say "
			       "--worker-override %s=POOL)",
			       w->path, alias, alias);
	add_filled(pool, provisioner, alias, trust ? trust : "");
	strbuf_addch(pool, '/');
	add_filled(pool, type, alias, trust ? trust : "");
	return 0;
}

static int check_alias(const struct workers *w, const char *option, const char *alias,
		       struct err *err)
{
	struct suggest s;
	const char *key;
	json_t *value;

	if (json_object_get(w->overrides, alias))
		return err_set(err, "--%s: the worker alias '%s' stands twice (%s already)", option,
			       alias, json_string_value(json_object_get(w->overrides, alias)));
	if (!w->aliases || strchr(alias, '/') || key_match(w->aliases, alias))
		return 0;
	suggest_init(&s, slice_from(alias));
	json_object_foreach (w->aliases, key, value)
		suggest_offer(&s, slice_from(key));
	if (s.best.n)
		return err_set(err, "--%s: no worker alias '%s' (did you mean '%.*s'?)", option,
			       alias, SLICE_ARG(s.best));
	return err_set(err, "--%s: no worker alias '%s' in %s", option, alias, w->path);
}

static int add_override(struct workers *w, const char *option, const char *value, bool suffix,
			struct err *err)
{
	const char *equals = strchr(value, '=');
	struct strbuf alias = STRBUF_INIT, pool = STRBUF_INIT;
	int ret = -1;

	strbuf_add(&alias, value, (size_t)(equals - value));
	if (check_alias(w, option, alias.buf, err))
		goto out;
	if (suffix && !w->aliases) {
		err_set(err, "--%s: the worker aliases are not known: there is no %s", option,
			w->path ? w->path : "checkout");
		goto out;
	}
	if (suffix && find_pool(w, alias.buf, &pool, err))
		goto out;
	strbuf_addstr(&pool, equals + 1);
	json_object_set_new(w->overrides, alias.buf, json_string(pool.buf));
	ret = 0;
out:
	strbuf_release(&alias);
	strbuf_release(&pool);
	return ret;
}

static int add_overrides(struct workers *w, const struct options *o, struct err *err)
{
	static const enum option_id ids[] = {OPT_WORKER_OVERRIDE, OPT_WORKER_SUFFIX};

	for (size_t i = 0; i < ARRAY_LEN(ids); i++)
		for (const char *const *v = options_list(o, ids[i]); *v; v++)
			if (add_override(w, option_info(ids[i])->name, *v,
					 ids[i] == OPT_WORKER_SUFFIX, err))
				return -1;
	return 0;
}

/* Types that tasks are offered for; the aliases that are run elsewhere are among them. */
static json_t *type_list(const json_t *overrides, const struct options *o)
{
	json_t *list = json_array(), *value;
	const char *alias;

	json_object_foreach ((json_t *)(uintptr_t)overrides, alias, value)
		json_array_append_new(list, json_string(alias));
	for (const char *const *type = options_list(o, OPT_WORKER_TYPE); *type; type++)
		json_array_append_new(list, json_string(*type));
	return list;
}

int worker_add(json_t *config, const struct options *o, const char *root, struct err *err)
{
	struct workers w = {.overrides = json_object()};
	struct strbuf path = STRBUF_INIT;
	int ret = 0;

	if (root && (options_flag(o, OPT_WORKER_OVERRIDE) || options_flag(o, OPT_WORKER_SUFFIX))) {
		strbuf_addf(&path, "%s/taskcluster/config.yml", root);
		w.path = path.buf;
		if (file_exists(path.buf) && !(w.doc = yaml_doc_read(path.buf, err)))
			ret = -1;
	}
	if (w.doc)
		w.aliases = json_object_get(json_object_get(w.doc->value, "workers"), "aliases");
	if (!ret)
		ret = add_overrides(&w, o, err);
	if (!ret && options_flag(o, OPT_WORKER_TYPE))
		json_object_set_new(config, "worker-types", type_list(w.overrides, o));
	if (!ret && json_object_size(w.overrides))
		json_object_set(config, "worker-overrides", w.overrides);
	json_decref(w.overrides);
	yaml_doc_free(w.doc);
	strbuf_release(&path);
	return ret;
}
