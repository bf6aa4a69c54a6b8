/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/plan/carried.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/plan/plan.h"
#include "core/plan/pyjson.h"
#include "core/vcs/commit.h"

#define CONFIG "try_task_config"
#define FAILS  ": the decision task fails"

const char *carrier_name(enum carrier id)
{
	static const char *const names[] = {CARRIED_FILE, "the note", "the message"};

	return names[id];
}

/* ---- reading ---- */

static int fails(enum carrier id, const char *what, struct err *err)
{
	return err_set(err, "%s: %s" FAILS, carrier_name(id), what);
}

static json_t *parse_object(enum carrier id, struct slice text, struct err *err)
{
	json_error_t where;
	json_t *json = json_loadb(text.p, text.n, JSON_ALLOW_NUL, &where);

	if (!json) {
		err_set(err, "%s:%d: %s" FAILS, carrier_name(id), where.line, where.text);
	} else if (!json_is_object(json)) {
		fails(id, "no JSON object", err);
		json_decref(json);
		json = NULL;
	}
	return json;
}

/*
 * The form from before 2020 says {"templates": {"env": {...}, "artifact": {"enabled": "1"}}};
 * what else stands there stays.
 */
static bool take_templates(json_t *config)
{
	json_t *templates = json_object_get(config, "templates");
	json_t *env = json_object_get(templates, "env");

	if (!json_is_object(templates))
		return false;
	if (json_is_object(env) && !json_object_get(config, "env"))
		json_object_set(config, "env", env);
	if (json_object_get(json_object_get(templates, "artifact"), "enabled"))
		json_object_set_new(config, "use-artifact-builds", json_true());
	json_object_del(templates, "env");
	json_object_del(templates, "artifact");
	if (!json_object_size(templates))
		json_object_del(config, "templates");
	return true;
}

/* Without one it is 1; 0: none that is known. */
static unsigned version_of(const json_t *json)
{
	const json_t *version = json_object_get(json, "version");
	json_int_t n = json_integer_value(version);

	return !version ? 1 : n == 1 || n == 2 ? (unsigned)n : 0;
}

/* Brings the file to version 2; `json` is taken. */
static int read_version(struct carried_part *part, json_t *json, struct err *err)
{
	part->version = version_of(json);
	if (part->version == 1) {
		json_object_del(json, "version");
		part->templates = take_templates(json);
		part->parameters = json_pack("{s:o}", CONFIG, json);
		return 0;
	}
	part->parameters = json_incref(json_object_get(json, "parameters"));
	json_decref(json);
	if (!part->version)
		return fails(CARRIER_FILE, "its version is neither 1 nor 2", err);
	if (!json_is_object(part->parameters))
		return fails(CARRIER_FILE, "'parameters' is not there or no object", err);
	return 0;
}

static int compare_strings(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorts the entries and keeps each once. */
static void sort_entries(struct carried_part *part)
{
	size_t kept = 0;

	if (part->entry_nr)
		qsort(part->entry, part->entry_nr, sizeof(*part->entry), compare_strings);
	for (size_t i = 0; i < part->entry_nr; i++)
		if (kept && !strcmp(part->entry[i], part->entry[kept - 1]))
			free(part->entry[i]);
		else
			part->entry[kept++] = part->entry[i];
	part->entry_nr = kept;
}

static void take_entries(struct carried_part *part)
{
	const json_t *config = json_object_get(part->parameters, CONFIG);
	const json_t *tasks = json_object_get(config, "tasks");
	size_t nr = json_array_size(tasks);

	part->entry = xcalloc(nr + 1, sizeof(*part->entry));
	for (size_t i = 0; i < nr; i++) {
		const char *text = json_string_value(json_array_get(tasks, i));
		if (text)
			part->entry[part->entry_nr++] = xstrdup(text);
	}
	sort_entries(part);
}

static int read_json(struct carried_part *part, enum carrier id, struct slice text, struct err *err)
{
	json_t *json = text.p ? parse_object(id, text, err) : NULL, *config;

	part->there = text.p;
	if (!text.p)
		return 0;
	if (!json)
		return -1;
	if (id == CARRIER_NOTE)
		part->parameters = json;
	else if (read_version(part, json, err))
		return -1;
	config = json_object_get(part->parameters, CONFIG);
	if (config && !json_is_object(config))
		return fails(id, "'" CONFIG "' is no object", err);
	take_entries(part);
	return 0;
}

static void read_message(struct carried_part *part, const char *message)
{
	part->entry_nr = plan_read_message(message, &part->entry);
	part->count = plan_read_count(message);
	part->there = part->entry_nr || part->count >= 0;
	sort_entries(part);
}

int carried_read(struct carried *c, const struct slice text[CARRIER_NR], struct err *err)
{
	*c = (struct carried){0};
	for (unsigned id = 0; id < CARRIER_NR; id++)
		c->part[id].count = -1;
	c->message = text[CARRIER_MESSAGE].p
			     ? xstrndup(text[CARRIER_MESSAGE].p, text[CARRIER_MESSAGE].n)
			     : xstrdup("");
	read_message(&c->part[CARRIER_MESSAGE], c->message);
	if (read_json(&c->part[CARRIER_FILE], CARRIER_FILE, text[CARRIER_FILE], err) ||
	    read_json(&c->part[CARRIER_NOTE], CARRIER_NOTE, text[CARRIER_NOTE], err)) {
		carried_release(c);
		return -1;
	}
	return 0;
}

/* Appends what the carrier says in that commit; 1: nothing. */
static int read_text(enum carrier id, const struct checkout *c, const char *hash,
		     struct strbuf *out, struct err *err)
{
	if (id == CARRIER_FILE)
		return vcs_file_at(c, hash, CARRIED_FILE, out, err);
	if (id == CARRIER_NOTE)
		return vcs_note_at(c, CARRIED_NOTE, hash, out, err);
	return vcs_message_at(c, hash, out, err);
}

int carried_read_commit(struct carried *c, const struct checkout *checkout, const char *hash,
			struct err *err)
{
	struct strbuf text[CARRIER_NR] = {STRBUF_INIT, STRBUF_INIT, STRBUF_INIT};
	struct slice slice[CARRIER_NR] = {{NULL, 0}};
	int ret = 0;

	for (unsigned id = 0; id < CARRIER_NR && ret >= 0; id++) {
		ret = read_text(id, checkout, hash, &text[id], err);
		if (!ret)
			slice[id] = strbuf_slice(&text[id]);
	}
	if (ret >= 0)
		ret = carried_read(c, slice, err);
	for (unsigned id = 0; id < CARRIER_NR; id++)
		strbuf_release(&text[id]);
	return ret;
}

void carried_release(struct carried *c)
{
	for (unsigned id = 0; id < CARRIER_NR; id++) {
		struct carried_part *part = &c->part[id];
		for (size_t i = 0; i < part->entry_nr; i++)
			free(part->entry[i]);
		free(part->entry);
		json_decref(part->parameters);
	}
	free(c->message);
	*c = (struct carried){0};
}

const struct carried_part *carried_used(const struct carried *c)
{
	for (unsigned id = CARRIER_FILE; id <= CARRIER_NOTE; id++)
		if (c->part[id].there)
			return &c->part[id];
	return NULL;
}

/* ---- comparing ---- */

struct differ {
	const struct carried *c;
	enum carrier a, b;
	struct strbuf *out;
	size_t nr;
};

static void add_only(struct differ *d, const char *entry, enum carrier in)
{
	strbuf_addf(d->out, "only in %s: ", carrier_name(in));
	utf8_visible(d->out, entry, strlen(entry));
	strbuf_addch(d->out, '\n');
	d->nr++;
}

static void diff_entries(struct differ *d)
{
	const struct carried_part *a = &d->c->part[d->a], *b = &d->c->part[d->b];
	size_t i = 0, j = 0;

	while (i < a->entry_nr || j < b->entry_nr) {
		int order = i == a->entry_nr   ? 1
			    : j == b->entry_nr ? -1
					       : strcmp(a->entry[i], b->entry[j]);
		if (order < 0)
			add_only(d, a->entry[i], d->a);
		else if (order > 0)
			add_only(d, b->entry[j], d->b);
		i += order <= 0;
		j += order >= 0;
	}
}

/* A value on one line. (jansson writes it in ASCII.) */
static void add_value(struct strbuf *out, const json_t *value)
{
	char *text = value ? json_dumps(value, JSON_ENCODE_ANY | JSON_ENSURE_ASCII | JSON_SORT_KEYS)
			   : NULL;

	strbuf_addstr(out, text ? text : "(not set)");
	free(text);
}

/* Compares the members of two objects but one; `in` is what they are members of, "" or "X.". */
static void diff_members(struct differ *d, json_t *a, json_t *b, const char *but, const char *in)
{
	json_t *all = a ? json_copy(a) : json_object(), *value;
	const char *key;

	json_object_update(all, b);
	json_object_foreach (all, key, value) {
		const json_t *x = json_object_get(a, key), *y = json_object_get(b, key);
		if (!strcmp(key, but) || (x && y && json_equal(x, y)))
			continue;
		strbuf_addstr(d->out, in);
		utf8_visible(d->out, key, strlen(key));
		strbuf_addstr(d->out, " is ");
		add_value(d->out, x);
		strbuf_addf(d->out, " in %s, ", carrier_name(d->a));
		add_value(d->out, y);
		strbuf_addf(d->out, " in %s\n", carrier_name(d->b));
		d->nr++;
	}
	json_decref(all);
}

static void diff_options(struct differ *d)
{
	json_t *a = d->c->part[d->a].parameters, *b = d->c->part[d->b].parameters;

	diff_members(d, a, b, CONFIG, "");
	diff_members(d, json_object_get(a, CONFIG), json_object_get(b, CONFIG), "tasks", "");
}

static void diff_count(struct differ *d)
{
	const struct carried_part *a = &d->c->part[d->a], *b = &d->c->part[d->b];

	if ((size_t)b->count == a->entry_nr)
		return;
	strbuf_addf(d->out, "%s counts %ld entries, %s has %zu\n", carrier_name(d->b), b->count,
		    carrier_name(d->a), a->entry_nr);
	d->nr++;
}

size_t carried_diff(const struct carried *c, struct strbuf *out)
{
	const struct carried_part *used = carried_used(c);
	struct differ d = {.c = c, .out = out};

	if (!used)
		return 0;
	d.a = (enum carrier)(used - c->part);
	if (d.a == CARRIER_FILE && c->part[CARRIER_NOTE].there) {
		d.b = CARRIER_NOTE;
		diff_entries(&d);
		diff_options(&d);
	}
	d.b = CARRIER_MESSAGE;
	if (c->part[CARRIER_MESSAGE].count >= 0)
		diff_count(&d);
	else if (c->part[CARRIER_MESSAGE].there)
		diff_entries(&d);
	return d.nr;
}
