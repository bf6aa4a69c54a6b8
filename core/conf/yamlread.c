/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/conf/yamlread.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/conf/yamltype.h"

#include <yaml.h>

#define DEPTH_MAX 100

struct reader {
	struct yaml_doc *d;
	yaml_parser_t parser;
	json_t *anchor;	      /* values by the names of their anchors */
	size_t copied;	      /* what aliases added, as weight_of() counts */
	yaml_mark_t last;     /* where the last value ends */
	bool entries;	      /* there is a mapping at the top */
	bool open;	      /* that value is a text which ends with an empty line */
	size_t index, offset; /* a place in characters and in bytes: see offset_of() */
	struct err *err;
};

/* Puts the place before what is in err. NULL. */
static json_t *at(struct reader *r, yaml_mark_t mark)
{
	err_prefix(r->err, "%s:%zu:%zu: ", r->d->name, mark.line + 1, mark.column + 1);
	return NULL;
}

/* The byte of a mark; marks are asked for from the front to the back. */
static size_t offset_of(struct reader *r, yaml_mark_t mark)
{
	struct slice text = strbuf_slice(&r->d->text);
	uint32_t c;

	for (; r->index < mark.index && r->offset < text.n; r->index++)
		r->offset += utf8_decode(text.p + r->offset, text.n - r->offset, &c);
	return r->offset;
}

/* What libyaml says, and where what it was reading began. */
static json_t *not_yaml(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;
	size_t byte = offset_of(r, p->problem_mark);

	if (!p->problem)
		err_set(r->err, "not YAML: too deep");
	else if (byte < r->d->text.len && r->d->text.buf[byte] == '\t')
		err_set(r->err, "not YAML: a tab where only blanks can stand");
	else if (p->context && p->context_mark.line != p->problem_mark.line)
		err_set(r->err, "not YAML: %s, %s of line %zu", p->problem, p->context,
			p->context_mark.line + 1);
	else
		err_set(r->err, "not YAML: %s", p->problem);
	return at(r, p->problem_mark);
}

/* The next event; the caller deletes it. */
static bool next(struct reader *r, yaml_event_t *event)
{
	if (yaml_parser_parse(&r->parser, event))
		return true;
	not_yaml(r);
	return false;
}

/* Something of a value ends there, with no open end until read_scalar() finds one. */
static void note_end(struct reader *r, yaml_mark_t mark)
{
	r->last = mark;
	r->open = false;
}

static struct slice scalar_text(const yaml_event_t *event)
{
	return (struct slice){(const char *)event->data.scalar.value, event->data.scalar.length};
}

static bool is_tag(const yaml_char_t *tag, const char *name)
{
	return !strcmp((const char *)tag, name);
}

/* The type that a tag names, for a scalar that looks like `is`; -1 when there is none. */
static int tagged_type(const yaml_char_t *tag, enum yaml_type is)
{
	static const struct {
		const char *tag;
		enum yaml_type type;
	} row[] = {
		{YAML_STR_TAG, YAML_TYPE_TEXT},	   {YAML_NULL_TAG, YAML_TYPE_NULL},
		{YAML_BOOL_TAG, YAML_TYPE_BOOL},   {YAML_INT_TAG, YAML_TYPE_INT},
		{YAML_FLOAT_TAG, YAML_TYPE_FLOAT},
	};

	if (is_tag(tag, "!"))
		return (int)is;
	for (size_t i = 0; i < ARRAY_LEN(row); i++)
		if (is_tag(tag, row[i].tag))
			return (int)row[i].type;
	return -1;
}

static json_t *unknown_tag(struct reader *r, const yaml_char_t *tag, yaml_mark_t mark)
{
	err_set(r->err, "unknown tag '%s'", (const char *)tag);
	return at(r, mark);
}

/* The type of a scalar that looks like `is`; -1 with err. */
static int type_of(struct reader *r, const yaml_event_t *event, enum yaml_type is)
{
	const yaml_char_t *tag = event->data.scalar.tag;
	int type;

	if (!tag)
		return event->data.scalar.plain_implicit ? (int)is : YAML_TYPE_TEXT;
	type = tagged_type(tag, is);
	if (type < 0) {
		unknown_tag(r, tag, event->start_mark);
		return -1;
	}
	if (type == YAML_TYPE_TEXT || type == (int)is ||
	    (type == YAML_TYPE_FLOAT && is == YAML_TYPE_INT))
		return type;
	err_set(r->err, "'%.*s' is not what its tag '%s' says", SLICE_ARG(scalar_text(event)),
		(const char *)tag);
	at(r, event->start_mark);
	return -1;
}

static json_t *read_scalar(struct reader *r, const yaml_event_t *event)
{
	struct slice text = scalar_text(event);
	int type = type_of(r, event, yaml_type_of(text));
	json_t *value;

	if (type < 0)
		return NULL;
	r->open =
		text.n && text.p[text.n - 1] == '\n' && (text.n < 2 || text.p[text.n - 2] == '\n');
	if (memchr(text.p, '\0', text.n)) {
		err_set(r->err, "a NUL character in a text");
		return at(r, event->start_mark);
	}
	value = yaml_type_value((enum yaml_type)type, text);
	if (value)
		return value;
	err_set(r->err, "a number that JSON has not: '%.*s'", SLICE_ARG(text));
	return at(r, event->start_mark);
}

/* About the bytes of its texts and of what holds them. */
static size_t weight_of(json_t *value)
{
	size_t sum = 16, i;
	const char *key;
	json_t *v;

	if (json_is_string(value))
		sum += json_string_length(value);
	json_object_foreach (value, key, v) {
		sum += strlen(key) + weight_of(v);
	}
	json_array_foreach (value, i, v) {
		sum += weight_of(v);
	}
	return sum;
}

static json_t *read_alias(struct reader *r, const yaml_event_t *event)
{
	const char *name = (const char *)event->data.alias.anchor;
	json_t *value = json_object_get(r->anchor, name);

	if (!value) {
		err_set(r->err, "no anchor '%s' before this alias", name);
		return at(r, event->start_mark);
	}
	r->copied += weight_of(value);
	if (r->copied > YAML_DOC_MAX) {
		err_set(r->err, "too large: aliases add more than %zu MiB",
			YAML_DOC_MAX / 1024 / 1024);
		return at(r, event->start_mark);
	}
	return json_deep_copy(value);
}

static json_t *read_value(struct reader *r, const yaml_event_t *event, unsigned depth);

/* The value that comes next, of a list or a mapping; *end when that ends instead. */
static json_t *read_next(struct reader *r, unsigned depth, bool *end)
{
	yaml_event_t event;
	json_t *value = NULL;

	if (!next(r, &event))
		return NULL;
	*end = event.type == YAML_SEQUENCE_END_EVENT || event.type == YAML_MAPPING_END_EVENT;
	if (*end && event.end_mark.index > event.start_mark.index) /* a bracket */
		note_end(r, event.end_mark);
	if (!*end)
		value = read_value(r, &event, depth);
	yaml_event_delete(&event);
	return value;
}

static json_t *read_list(struct reader *r, unsigned depth)
{
	json_t *list = json_array(), *value;
	bool end = false;

	while ((value = read_next(r, depth, &end)))
		json_array_append_new(list, value);
	if (end)
		return list;
	json_decref(list);
	return NULL;
}

/* Records that a member begins with the key at `mark`, or with the "?" before it. */
static void add_member(struct reader *r, const char *key, yaml_mark_t mark, unsigned depth)
{
	struct yaml_doc *d = r->d;
	size_t start = offset_of(r, mark), sign = start;

	while (sign && d->text.buf[sign - 1] == ' ')
		sign--;
	if (sign && d->text.buf[sign - 1] == '?') {
		mark.column -= start - (sign - 1);
		start = sign - 1;
	}
	ALLOC_GROW(d->member, d->member_nr + 1, d->member_cap);
	d->member[d->member_nr++] = (struct yaml_member){
		.key = xstrdup(key),
		.depth = depth,
		.line = mark.line + 1,
		.column = mark.column + 1,
		.start = start,
	};
}

/* Behind the line with the end of the last value; empty lines are not a value's. */
static size_t end_of_value(struct reader *r)
{
	struct slice text = strbuf_slice(&r->d->text);
	size_t end = offset_of(r, r->last), back;

	while (end && end < text.n && text.p[end - 1] != '\n')
		end++;
	for (back = end; !r->open && back && strchr(" \r\n", text.p[back - 1]); back--)
		if (text.p[back - 1] == '\n')
			end = back;
	return end;
}

static const yaml_char_t *anchor_of(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return event->data.scalar.anchor;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.anchor;
	case YAML_MAPPING_START_EVENT:
		return event->data.mapping_start.anchor;
	default:
		return NULL;
	}
}

/* A mapping while its members are read. */
struct mapping {
	json_t *own, *merged; /* members; those of "<<", or NULL */
	unsigned depth;	      /* of the mapping: 0 is the one at the top */
};

/* What a key is: a new text, and whether it is "<<". */
static json_t *read_key(struct reader *r, const struct mapping *m, const yaml_event_t *event,
			bool *merge)
{
	struct slice text = {"", 0};
	json_t *key = NULL;

	if (event->type == YAML_ALIAS_EVENT) {
		key = read_alias(r, event);
		if (!key)
			return NULL;
	} else if (event->type == YAML_SCALAR_EVENT) {
		text = scalar_text(event);
		key = json_stringn(text.p, text.n);
		if (anchor_of(event))
			json_object_set(r->anchor, (const char *)anchor_of(event), key);
	}
	if (!json_is_string(key)) {
		json_decref(key);
		err_set(r->err, "a key that is no text");
		return at(r, event->start_mark);
	}
	*merge = event->type == YAML_SCALAR_EVENT && event->data.scalar.plain_implicit &&
		 yaml_type_of(text) == YAML_TYPE_MERGE;
	if (memchr(json_string_value(key), '\0', json_string_length(key)))
		err_set(r->err, "a NUL character in a key");
	else if (*merge ? m->merged != NULL
			: json_object_get(m->own, json_string_value(key)) != NULL)
		err_set(r->err, "duplicate key '%s'", json_string_value(key));
	else
		return key;
	json_decref(key);
	return at(r, event->start_mark);
}

/* The members of `from`, a mapping or a list of them: the first of a name counts. */
static bool merge_members(struct reader *r, struct mapping *m, json_t *from, yaml_mark_t mark)
{
	json_t *one;
	size_t i;

	if (!m->merged)
		m->merged = json_object();
	if (json_is_object(from)) {
		json_object_update_missing(m->merged, from);
		return true;
	}
	json_array_foreach (from, i, one)
		if (!json_is_object(one))
			break;
		else
			json_object_update_missing(m->merged, one);
	if (json_is_array(from) && i == json_array_size(from))
		return true;
	err_set(r->err, "'<<' needs a mapping or a list of mappings");
	at(r, mark);
	return false;
}

/* Reads a value for that key. */
static bool read_member(struct reader *r, struct mapping *m, const char *key, bool merge,
			yaml_mark_t mark)
{
	size_t place = r->d->member_nr;
	bool recorded = r->entries && m->depth < 2, ret = true, end;
	json_t *value;

	if (recorded)
		add_member(r, key, mark, m->depth + 1);
	value = read_next(r, m->depth + 1, &end);
	if (!value)
		return false;
	if (recorded)
		r->d->member[place].end = end_of_value(r);
	if (!merge) {
		json_object_set_new(m->own, key, value);
		return true;
	}
	ret = merge_members(r, m, value, mark);
	json_decref(value);
	return ret;
}

/* Reads a key and its value; *end when the mapping ends instead. */
static bool read_pair(struct reader *r, struct mapping *m, bool *end)
{
	yaml_event_t event;
	json_t *key = NULL;
	bool merge = false, ret = false;

	if (!next(r, &event))
		return false;
	*end = event.type == YAML_MAPPING_END_EVENT;
	if (!*end || event.end_mark.index > event.start_mark.index)
		note_end(r, event.end_mark);
	if (!*end)
		key = read_key(r, m, &event, &merge);
	if (key)
		ret = read_member(r, m, json_string_value(key), merge, event.start_mark);
	json_decref(key);
	yaml_event_delete(&event);
	return ret;
}

static json_t *read_mapping(struct reader *r, bool block, unsigned depth)
{
	struct mapping m = {.own = json_object(), .depth = depth};
	size_t first_member = r->d->member_nr;
	bool end = false;

	while (read_pair(r, &m, &end))
		;
	if (end && depth == 1 && r->entries && block && !m.merged) /* an entry's value */
		r->d->member[first_member - 1].block = true;
	if (end && m.merged) {
		json_object_update(m.merged, m.own);
		json_decref(m.own);
		return m.merged;
	}
	json_decref(m.merged);
	if (end)
		return m.own;
	json_decref(m.own);
	return NULL;
}

/* A list or a mapping that has begun, below `depth` others. */
static json_t *read_collection(struct reader *r, const yaml_event_t *event, unsigned depth)
{
	bool list = event->type == YAML_SEQUENCE_START_EVENT;
	const yaml_char_t *tag =
		list ? event->data.sequence_start.tag : event->data.mapping_start.tag;

	if (tag && !is_tag(tag, list ? YAML_SEQ_TAG : YAML_MAP_TAG) && !is_tag(tag, "!"))
		return unknown_tag(r, tag, event->start_mark);
	if (depth >= DEPTH_MAX) {
		err_set(r->err, "more than %d levels", DEPTH_MAX);
		return at(r, event->start_mark);
	}
	if (list)
		return read_list(r, depth + 1);
	r->entries |= !depth;
	return read_mapping(r, event->data.mapping_start.style != YAML_FLOW_MAPPING_STYLE, depth);
}

/* The value that begins with the event, below `depth` lists and mappings. */
static json_t *read_value(struct reader *r, const yaml_event_t *event, unsigned depth)
{
	const char *anchor = (const char *)anchor_of(event);
	json_t *value;

	if (anchor) /* from here on it is this one, which is not there yet */
		json_object_del(r->anchor, anchor);
	note_end(r, event->end_mark);
	if (event->type == YAML_ALIAS_EVENT)
		return read_alias(r, event);
	value = event->type == YAML_SCALAR_EVENT ? read_scalar(r, event)
						 : read_collection(r, event, depth);
	if (value && anchor)
		json_object_set(r->anchor, anchor, value);
	return value;
}

/* Reads up to an event of that type, or to the end of the stream, which is *end. */
static bool read_up_to(struct reader *r, yaml_event_type_t type, bool *end)
{
	yaml_event_t event;
	bool found = false;

	for (*end = false; !found && !*end; yaml_event_delete(&event)) {
		if (!next(r, &event))
			return false;
		found = event.type == type;
		*end = event.type == YAML_STREAM_END_EVENT;
		if (found && type == YAML_DOCUMENT_START_EVENT && r->d->value) {
			err_set(r->err, "a second document");
			at(r, event.start_mark);
			yaml_event_delete(&event);
			return false;
		}
	}
	return true;
}

static bool read_document(struct reader *r)
{
	bool end;

	if (!read_up_to(r, YAML_DOCUMENT_START_EVENT, &end))
		return false;
	if (end) {
		r->d->value = json_null();
		return true;
	}
	r->d->value = read_next(r, 0, &end);
	return r->d->value && read_up_to(r, YAML_DOCUMENT_START_EVENT, &end);
}

int yaml_read(struct yaml_doc *d, size_t start, struct err *err)
{
	struct reader r = {.d = d, .offset = start, .err = err};
	bool ok;

	if (!yaml_parser_initialize(&r.parser))
		return err_set(err, "%s: libyaml does not start", d->name);
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)d->text.buf + start,
				     d->text.len - start);
	r.anchor = json_object();
	ok = read_document(&r);
	json_decref(r.anchor);
	yaml_parser_delete(&r.parser);
	return ok ? 0 : -1;
}
