/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/task.h"
#include "core/base/alloc.h"

#include <jansson.h>

static const struct {
	enum field in;
	struct slice key; /* with its quotes */
} fields[FIELD_NR] = {
#define X(id, in, key) [FIELD_##id] = {FIELD_##in, {"\"" key "\"", sizeof(key) + 1}},
	FIELD_LIST(X)
#undef X
};

void raw_task_init(struct raw_task *t)
{
	*t = (struct raw_task){0};
}

void raw_task_release(struct raw_task *t)
{
	free(t->attributes.item);
	free(t->dependencies.item);
	free(t->soft.item);
	free(t->ifs.item);
	*t = (struct raw_task){0};
}

/* "\u006cabel": nobody writes keys so, but it is the same key. */
static enum field find_escaped(enum field in, struct slice key)
{
	json_t *name = json_loadb(key.p, key.n, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
	enum field found = FIELD_NR;

	for (unsigned i = in + 1; i < FIELD_NR; i++) {
		struct slice known = {fields[i].key.p + 1, fields[i].key.n - 2};
		struct slice text = {json_string_value(name), json_string_length(name)};
		if (fields[i].in == in && text.p && slice_equal(text, known))
			found = i;
	}
	json_decref(name);
	return found;
}

static enum field find_field(enum field in, struct slice key)
{
	if (memchr(key.p, '\\', key.n))
		return find_escaped(in, key);
	for (unsigned i = in + 1; i < FIELD_NR; i++)
		if (fields[i].in == in && slice_equal(key, fields[i].key))
			return i;
	return FIELD_NR;
}

static void add_member(struct members *m, struct slice key, struct slice value)
{
	ALLOC_GROW(m->item, m->nr + 1, m->cap);
	m->item[m->nr++] = (struct member){key, value};
}

/* Members of an object, or elements of a list; any other value is stepped over. */
static void read_members(struct scan *s, struct members *m)
{
	char type = scan_peek(s);
	struct slice key = {NULL, 0}, value;
	bool first = true;

	m->nr = 0;
	if (type != '{' && type != '[') {
		scan_value(s, &value);
		return;
	}
	scan_enter(s, type);
	while (type == '{' ? scan_member(s, &first, &key) : scan_element(s, &first))
		if (scan_value(s, &value))
			add_member(m, key, value);
}

/* The first key of an object: a Treeherder collection is {"opt": true}. */
static void read_first_key(struct scan *s, struct slice *out)
{
	struct slice key, value;
	bool first = true;

	if (scan_peek(s) != '{') {
		scan_value(s, &value);
		return;
	}
	scan_enter(s, '{');
	for (bool found = false; scan_member(s, &first, &key); found = true) {
		if (!found)
			*out = key;
		scan_value(s, &value);
	}
}

static void read_object(struct raw_task *t, struct scan *s, enum field in);

static void read_field(struct raw_task *t, struct scan *s, enum field f)
{
	bool is_object = scan_peek(s) == '{';
	const char *start = s->p;
	struct slice *value = &t->field[f];

	switch ((int)f) {
	case FIELD_ATTRIBUTES:
		read_members(s, &t->attributes);
		break;
	case FIELD_DEPENDENCIES:
		read_members(s, &t->dependencies);
		break;
	case FIELD_SOFT:
		read_members(s, &t->soft);
		break;
	case FIELD_IF:
		read_members(s, &t->ifs);
		break;
	case FIELD_COLLECTION:
	case FIELD_JOB_COLLECTION:
		read_first_key(s, value);
		return;
	case FIELD_TASK:
	case FIELD_EXTRA:
	case FIELD_CHUNKS:
	case FIELD_TREEHERDER:
	case FIELD_MACHINE:
		if (!is_object) {
			scan_value(s, value);
			return;
		}
		read_object(t, s, f);
		break;
	default:
		scan_value(s, value);
		return;
	}
	*value = (struct slice){start, (size_t)(s->p - start)};
}

static void read_object(struct raw_task *t, struct scan *s, enum field in)
{
	struct slice key, value;
	bool first = true;

	scan_enter(s, '{');
	while (scan_member(s, &first, &key)) {
		enum field f = find_field(in, key);
		if (f < FIELD_NR)
			read_field(t, s, f);
		else
			scan_value(s, &value);
	}
}

bool raw_task_read(struct raw_task *t, struct scan *s)
{
	bool is_object = scan_peek(s) == '{';
	const char *start = s->p;
	struct slice value;

	memset(t->field, 0, sizeof(t->field));
	t->attributes.nr = t->dependencies.nr = t->soft.nr = t->ifs.nr = 0;
	if (is_object)
		read_object(t, s, FIELD_TOP);
	else
		scan_value(s, &value);
	t->text = (struct slice){start, (size_t)(s->p - start)};
	return is_object && scan_ok(s);
}
