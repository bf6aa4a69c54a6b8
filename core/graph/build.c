/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/build.h"
#include "core/base/alloc.h"
#include "core/base/arena.h"
#include "core/base/strbuf.h"
#include "core/base/utf8.h"
#include "core/graph/draft.h"
#include "core/graph/facts.h"
#include "core/graph/rules.h"
#include "core/graph/scan.h"
#include "core/graph/task.h"

#include <jansson.h>

#define MAX_LABEL     4096
#define VALUE_UNKNOWN UINT32_MAX

/* What a distinct piece of JSON text says; made once, however often it occurs. */
struct value {
	uint32_t attr;	   /* as in struct attr; VALUE_UNKNOWN: not asked for yet */
	struct slice text; /* see facts.h; p = NULL: not asked for yet */
};

struct build {
	struct graph *g;
	const struct graph_options *opt;
	struct scan scan;
	struct raw_task raw;
	struct strbuf scratch;

	struct intern json; /* JSON text of values as it stands in the file */
	struct value *value;
	size_t value_nr, value_cap;
	struct arena texts;

	struct drafts drafts;
	bool has_suite;
	struct hint { /* what stood at the same place in the task before */
		uint32_t name, value;
	} * attr_hint;
	size_t hint_nr, hint_cap;
	uint32_t field_hint[FIELD_NR];
};

static void build_init(struct build *b, struct graph *g, const struct graph_options *opt)
{
	*b = (struct build){.g = g, .opt = opt};
	raw_task_init(&b->raw);
	strbuf_init(&b->scratch);
	intern_init(&b->json);
	drafts_init(&b->drafts);
	arena_init(&b->texts);
	/* The ids of known attributes are their numbers + 1. */
#define X(id, name) intern_put(&g->str, name, strlen(name));
	ATTR_LIST(X)
#undef X
	for (uint32_t i = 0; i < opt->rules->attr_nr; i++)
		intern_put(&g->str, opt->rules->attr[i], strlen(opt->rules->attr[i]));
}

static void build_release(struct build *b)
{
	scan_release(&b->scan);
	raw_task_release(&b->raw);
	strbuf_release(&b->scratch);
	intern_release(&b->json);
	drafts_release(&b->drafts);
	arena_release(&b->texts);
	free(b->value);
	free(b->attr_hint);
}

/*
 * Appends a value: a string without quotes and escapes when `plain`, else compact JSON.
 * What jansson refuses (numbers out of its range) is appended as it stands.
 */
static void add_json(struct strbuf *out, struct slice json, bool plain)
{
	json_t *v = NULL;
	char *text = NULL;

	if (plain && *json.p == '"' && !memchr(json.p, '\\', json.n)) {
		strbuf_add(out, json.p + 1, json.n - 2);
		return;
	}
	v = json_loadb(json.p, json.n, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
	if (plain && json_is_string(v))
		strbuf_add(out, json_string_value(v), json_string_length(v));
	else if ((text = json_dumps(v, JSON_COMPACT | JSON_ENCODE_ANY)))
		strbuf_addstr(out, text);
	else
		strbuf_add(out, json.p, json.n);
	free(text);
	json_decref(v);
}

/* The id of a value's text; see intern_put_again() for the hint. */
static uint32_t value_id(struct build *b, struct slice json, uint32_t *hint)
{
	uint32_t id = intern_put_again(&b->json, json.p, json.n, hint);

	ALLOC_GROW(b->value, b->json.nr, b->value_cap);
	for (; b->value_nr < b->json.nr; b->value_nr++)
		b->value[b->value_nr] = (struct value){VALUE_UNKNOWN, {NULL, 0}};
	return id;
}

/* The value's text as facts want it. */
static struct slice value_text(struct build *b, uint32_t id)
{
	struct value *v = &b->value[id];
	struct slice json = intern_slice(&b->json, id);

	if (v->text.p)
		return v->text;
	strbuf_reset(&b->scratch);
	add_json(&b->scratch, json, true);
	v->text.p = arena_strndup(&b->texts, b->scratch.buf, b->scratch.len);
	v->text.n = slice_equal(json, slice_from("null")) ? 0 : b->scratch.len;
	return v->text;
}

static uint32_t put_text(struct build *b, struct slice s)
{
	return s.n ? intern_put(&b->g->str, s.p, s.n) : 0;
}

static struct slice text_of(struct build *b, struct slice json, uint32_t *hint)
{
	return json.n ? value_text(b, value_id(b, json, hint)) : (struct slice){NULL, 0};
}

/* The text of a string or key, valid until the scratch buffer is used or the scan goes on. */
static struct slice name_of(struct build *b, struct slice json)
{
	if (*json.p == '"' && !memchr(json.p, '\\', json.n))
		return (struct slice){json.p + 1, json.n - 2};
	strbuf_reset(&b->scratch);
	add_json(&b->scratch, json, true);
	return strbuf_slice(&b->scratch);
}

/*
 * The next element of a list of strings; *at is the '[' or ',' before it, and then the
 * ',' or ']' behind it. False at the end, or (*at = NULL) before anything else.
 */
static bool next_string(const char **at, struct slice *element)
{
	const char *p = *at + 1 + strspn(*at + 1, " \t\r\n"), *start = p;

	if (**at == ']' || *p == ']')
		return false;
	if (*p != '"') {
		*at = NULL;
		return false;
	}
	do
		p += strcspn(p + 1, "\"\\") + 1;
	while (*p == '\\' && p++);
	*element = (struct slice){start, (size_t)(p + 1 - start)};
	*at = p + 1 + strspn(p + 1, " \t\r\n");
	return true;
}

/* The number of a new list of the strings in this text; 0 when it holds none, or others. */
static uint32_t put_list(struct build *b, const char *json)
{
	struct drafts *d = &b->drafts;
	struct slice element;
	size_t nr = d->item_nr;

	while (next_string(&json, &element)) {
		uint32_t id = put_text(b, name_of(b, element));
		ALLOC_GROW(d->list_item, nr + 1, d->item_cap);
		d->list_item[nr++] = id;
	}
	if (!json || nr == d->item_nr)
		return 0;
	d->item_nr = nr;
	ALLOC_GROW(d->list_end, d->list_nr + 1, d->list_cap);
	d->list_end[d->list_nr] = (uint32_t)nr;
	return (uint32_t)d->list_nr++;
}

/* The value as struct attr has it. */
static uint32_t attr_value(struct build *b, uint32_t id)
{
	uint32_t value = b->value[id].attr, list;

	if (value != VALUE_UNKNOWN)
		return value;
	list = *intern_str(&b->json, id) == '[' ? put_list(b, intern_str(&b->json, id)) : 0;
	if (list) {
		value = list | ATTR_IS_LIST;
	} else {
		strbuf_reset(&b->scratch);
		add_json(&b->scratch, intern_slice(&b->json, id), false);
		value = intern_put(&b->g->str, b->scratch.buf, b->scratch.len);
	}
	return b->value[id].attr = value;
}

static uint32_t key_id(struct build *b, struct slice json)
{
	struct slice name = name_of(b, json);
	uint32_t id = intern_put(&b->drafts.key, name.p, name.n);

	ALLOC_GROW(b->drafts.key_task, b->drafts.key.nr, b->drafts.key_cap);
	while (b->drafts.key_nr < b->drafts.key.nr)
		b->drafts.key_task[b->drafts.key_nr++] = TASK_NONE;
	return id;
}

static int bad_label(const struct scan *s, struct slice label, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	int ret;

	utf8_visible(&text, label.p, label.n); /* here, since a zero byte would end it in "%s" */
	ret = scan_fail(s, err, "a label has a control character: '%s'", text.buf);
	strbuf_release(&text);
	return ret;
}

static int check_label(struct build *b, struct slice label, struct err *err)
{
	const struct scan *s = &b->scan;
	uint32_t c;

	if (!label.n)
		return scan_fail(s, err, "a task has an empty label");
	if (label.n > MAX_LABEL)
		return scan_fail(s, err, "a label is longer than %d bytes: '%.60s…'", MAX_LABEL,
				 label.p);
	for (size_t i = 0; i < label.n; i += utf8_decode(label.p + i, label.n - i, &c)) {
		utf8_decode(label.p + i, label.n - i, &c);
		if (utf8_is_control(c))
			return bad_label(s, label, err);
	}
	if (intern_find(&b->drafts.label, label.p, label.n) != INTERN_NONE)
		return scan_fail(s, err, "the label '%.*s' stands twice", SLICE_ARG(label));
	return 0;
}

/* Registers the key and the label of the next draft; *label is valid for good. */
static int add_label(struct build *b, struct slice key, struct slice *label, struct err *err)
{
	struct slice member = b->raw.field[FIELD_LABEL];
	uint32_t key_nr = key_id(b, key), id;

	if (member.n && *member.p != '"')
		return scan_fail(&b->scan, err, "the label of a task is not a string");
	*label = name_of(b, member.n ? member : key);
	if (check_label(b, *label, err))
		return -1;
	if (b->drafts.key_task[key_nr] != TASK_NONE)
		return scan_fail(&b->scan, err, "the key '%s' stands twice",
				 intern_str(&b->drafts.key, key_nr));
	b->drafts.key_task[key_nr] = (uint32_t)b->drafts.draft_nr;
	id = intern_put(&b->drafts.label, label->p, label->n);
	*label = intern_slice(&b->drafts.label, id);
	return 0;
}

static void add_attributes(struct build *b, struct draft *d, struct facts *facts)
{
	const struct members *m = &b->raw.attributes;

	d->attr = (uint32_t)b->drafts.attr_nr;
	d->attr_nr = (uint32_t)m->nr;
	ALLOC_GROW(b->drafts.attr, b->drafts.attr_nr + m->nr + 1, b->drafts.attr_cap);
	ALLOC_GROW(b->attr_hint, m->nr, b->hint_cap);
	while (b->hint_nr < m->nr)
		b->attr_hint[b->hint_nr++] = (struct hint){0, 0};
	for (size_t i = 0; i < m->nr; i++) {
		struct slice key = name_of(b, m->item[i].key);
		uint32_t name = intern_put_again(&b->g->str, key.p, key.n, &b->attr_hint[i].name);
		uint32_t id = value_id(b, m->item[i].value, &b->attr_hint[i].value);
		b->drafts.attr[b->drafts.attr_nr++] = (struct attr){name, attr_value(b, id)};
		if (name && name <= ATTR_NR + b->opt->rules->attr_nr)
			facts->attr[name - 1] = value_text(b, id);
	}
}

static int add_dependencies(struct build *b, struct draft *d, struct slice label, struct err *err)
{
	const struct members *from[NAMED_EDGES] = {&b->raw.dependencies, &b->raw.soft, &b->raw.ifs};

	d->dep[0] = (uint32_t)b->drafts.dep_nr;
	for (unsigned kind = 0; kind < NAMED_EDGES; kind++) {
		const struct members *m = from[kind];
		ALLOC_GROW(b->drafts.dep, b->drafts.dep_nr + m->nr, b->drafts.dep_cap);
		for (size_t i = 0; i < m->nr; i++) {
			if (*m->item[i].value.p != '"')
				return scan_fail(&b->scan, err,
						 "a dependency of '%.*s' is not a label",
						 SLICE_ARG(label));
			b->drafts.dep[b->drafts.dep_nr++] = key_id(b, m->item[i].value);
		}
		d->dep[kind + 1] = (uint32_t)b->drafts.dep_nr;
	}
	return 0;
}

/* Is the value absent, or does it begin with one of the bytes ('n' for null)? */
static bool absent_or(struct slice json, const char *bytes)
{
	return !json.n || strchr(bytes, *json.p);
}

static int check_shape(struct build *b, struct slice key, bool is_object, struct err *err)
{
	const struct slice *f = b->raw.field;
	struct slice name = name_of(b, key);

	if (!is_object)
		return scan_fail(&b->scan, err, "the task '%.*s' is not an object",
				 SLICE_ARG(name));
	if (!absent_or(f[FIELD_ATTRIBUTES], "{n"))
		return scan_fail(&b->scan, err, "the attributes of '%.*s' are not an object",
				 SLICE_ARG(name));
	if (!absent_or(f[FIELD_DEPENDENCIES], "{[n"))
		return scan_fail(&b->scan, err, "the dependencies of '%.*s' are not an object",
				 SLICE_ARG(name));
	if (!f[FIELD_ATTRIBUTES].n && !f[FIELD_TASK].n && !f[FIELD_KIND].n &&
	    !f[FIELD_JOB_SYMBOL].n)
		return scan_fail(&b->scan, err,
				 "'%.*s' is not a task: it has no attributes, kind, task or symbol",
				 SLICE_ARG(name));
	return 0;
}

/* Ids are 32 bits; no task adds more than a few times its own length. */
static bool has_room(const struct build *b)
{
	const uint64_t limit = UINT32_MAX - 4 * (uint64_t)b->raw.text.n;

	return b->raw.text.n < UINT32_MAX / 8 && b->json.bytes_nr < limit &&
	       b->g->str.bytes_nr < limit && b->drafts.key.bytes_nr < limit;
}

static int add_task(void *ctx, struct scan *s, struct slice key, struct err *err)
{
	struct build *b = ctx;
	bool is_object = raw_task_read(&b->raw, s);
	struct slice facet[FACET_NR];
	struct facts facts = {0};
	struct draft d = {0};

	if (!scan_ok(s))
		return 0;
	if (check_shape(b, key, is_object, err))
		return -1;
	if (!has_room(b))
		return scan_fail(s, err, "the graph is too large");
	if (add_label(b, key, &facts.label, err) || add_dependencies(b, &d, facts.label, err))
		return -1;
	add_attributes(b, &d, &facts);
	for (unsigned f = FIELD_LABEL; f < FIELD_NR; f++)
		if (!absent_or(b->raw.field[f], "{["))
			facts.field[f] = text_of(b, b->raw.field[f], &b->field_hint[f]);
	d.class = (uint8_t)class_judge(&facts).class;
	chunk_find(&facts, &d.chunk, &d.chunk_total);
	facets_find(b->opt->rules, &facts, &b->scratch, facet);
	for (unsigned f = 0; f < FACET_NR; f++)
		d.facet[f] = put_text(b, facet[f]);
	d.text_start = scan_offset(s, b->raw.text.p);
	d.text_bytes = (uint32_t)b->raw.text.n;
	d.description = put_text(b, facts.field[FIELD_DESCRIPTION]);
	b->has_suite |= facts.attr[ATTR_SUITE].n && facts.attr[ATTR_TEST_PLATFORM].n;
	ALLOC_GROW(b->drafts.draft, b->drafts.draft_nr + 1, b->drafts.draft_cap);
	b->drafts.draft[b->drafts.draft_nr++] = d;
	return 0;
}

static bool report_progress(void *ctx, uint64_t bytes)
{
	struct build *b = ctx;
	struct graph_progress at = {.bytes = bytes,
				    .tasks = (uint32_t)b->drafts.draft_nr,
				    .percent = source_percent(b->scan.src, bytes),
				    .line = source_line(b->scan.src)};

	return b->opt->progress && b->opt->progress(b->opt->ctx, &at);
}

static bool report_idle(void *ctx)
{
	struct build *b = ctx;

	return report_progress(b, scan_bytes(&b->scan));
}

static void add_notes(const struct graph *g, struct strbuf *notes)
{
	if (!g->has_edges)
		strbuf_addf(notes, "this graph has no dependencies (a task set): what a task needs "
				   "is not known\n");
	if (g->missing_edges)
		strbuf_addf(notes, "%u %s on tasks that are not in this graph\n", g->missing_edges,
			    g->missing_edges == 1 ? "dependency is" : "dependencies are");
}

int build_graph(struct graph *g, struct source *src, const struct graph_options *opt,
		struct strbuf *notes, struct err *err)
{
	struct build b;
	int ret = -1;

	build_init(&b, g, opt);
	source_on_idle(src, report_idle, &b);
	if (scan_run(&b.scan, src, add_task, report_progress, &b, err))
		goto out;
	if (!b.drafts.draft_nr) {
		err_set(err, "%s: the graph has no tasks", source_name(src));
		goto out;
	}
	g->source_bytes = scan_bytes(&b.scan);
	g->firefox = b.has_suite;
	drafts_to_columns(&b.drafts, g);
	add_notes(g, notes);
	ret = 0;
out:
	build_release(&b);
	return ret;
}
