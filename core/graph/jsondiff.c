/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/jsondiff.h"
#include "core/base/alloc.h"

#include <jansson.h>

struct json_member {
	struct slice key; /* of an object: decoded, without quotes */
	struct slice value;
};

/* Members [at, at + nr) of the stack. */
struct members {
	size_t at, nr;
};

void json_diff_init(struct json_diff *d)
{
	*d = (struct json_diff){.path = STRBUF_INIT};
	arena_init(&d->keys);
}

void json_diff_release(struct json_diff *d)
{
	strbuf_release(&d->path);
	arena_release(&d->keys);
	free(d->member);
}

/* ---- reading ---- */

static const char *skip_blank(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r'))
		p++;
	return p;
}

static const char *skip_string(const char *start, const char *end)
{
	const char *p = start;

	while ((p = memchr(p + 1, '"', (size_t)(end - p - 1)))) {
		const char *slash = p;
		while (slash[-1] == '\\') /* stops at the opening quote */
			slash--;
		if ((p - slash) % 2 == 0)
			return p + 1;
	}
	return end;
}

static const char *skip_composite(const char *p, const char *end)
{
	unsigned depth = 0;

	while (p < end) {
		if (*p == '"') {
			p = skip_string(p, end);
			continue;
		}
		if (*p == '{' || *p == '[')
			depth++;
		else if ((*p == '}' || *p == ']') && !--depth)
			return p + 1;
		p++;
	}
	return end;
}

static const char *skip_value(const char *p, const char *end)
{
	if (p == end)
		return end;
	if (*p == '"')
		return skip_string(p, end);
	if (*p == '{' || *p == '[')
		return skip_composite(p, end);
	while (p < end && !strchr(",]} \n\t\r", *p))
		p++;
	return p;
}

static json_t *decode(struct slice text)
{
	return json_loadb(text.p, text.n, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
}

/* The text of a key, from the string with its quotes. */
static struct slice key_of(struct json_diff *d, struct slice string)
{
	struct slice raw = {string.p + 1, string.n > 2 ? string.n - 2 : 0}, key = raw;
	json_t *text;

	if (!memchr(raw.p, '\\', raw.n))
		return raw;
	text = decode(string);
	if (json_is_string(text)) {
		key.n = json_string_length(text);
		key.p = arena_strndup(&d->keys, json_string_value(text), key.n);
	}
	json_decref(text);
	return key;
}

/* Pushes the members of an object or the elements of a list. */
static struct members read_members(struct json_diff *d, struct slice text)
{
	const char *end = text.p + text.n, *p = skip_blank(text.p + 1, end);
	struct members m = {d->nr, 0};

	while (p < end && *p != '}' && *p != ']') {
		struct json_member *new;
		ALLOC_GROW(d->member, d->nr + 1, d->cap);
		new = &d->member[d->nr++];
		*new = (struct json_member){{"", 0}, {"", 0}};
		if (*text.p == '{' && *p == '"') {
			const char *after = skip_string(p, end);
			new->key = key_of(d, (struct slice){p, (size_t)(after - p)});
			p = skip_blank(after, end);
			p = skip_blank(p + (p < end), end); /* the colon */
		}
		new->value.p = p;
		p = skip_value(p, end);
		new->value.n = (size_t)(p - new->value.p);
		p = skip_blank(p, end);
		p = skip_blank(p + (p < end && *p == ','), end);
		m.nr++;
		if (!new->value.n) /* not well formed */
			break;
	}
	return m;
}

/* ---- comparing ---- */

static void compare(struct json_diff *d, struct slice old, struct slice new);

static bool both_begin(struct slice a, struct slice b, const char *set)
{
	return a.n && b.n && strchr(set, *a.p) && strchr(set, *b.p);
}

/* Texts that differ may still be the same string or number. */
static bool same_scalar(struct slice a, struct slice b)
{
	json_t *x, *y;
	bool same;

	if (both_begin(a, b, "\"")) {
		if (!memchr(a.p, '\\', a.n) && !memchr(b.p, '\\', b.n))
			return false;
	} else if (!both_begin(a, b, "-0123456789")) {
		return false;
	}
	x = decode(a);
	y = decode(b);
	same = x && y && json_equal(x, y);
	json_decref(x);
	json_decref(y);
	return same;
}

static void report(struct json_diff *d, struct slice old, struct slice new)
{
	d->found = true;
	if (!d->probe)
		d->enough = d->differs(d->ctx, strbuf_slice(&d->path), old, new);
}

/* Compares two members of this name, or reports one (n = 0: the other). */
static void compare_member(struct json_diff *d, struct slice key, struct slice old,
			   struct slice new)
{
	size_t len = d->path.len;

	if (slice_equal(old, new))
		return;
	if (len)
		strbuf_addch(&d->path, '.');
	strbuf_add(&d->path, key.p, key.n);
	if (!d->ignores || !d->ignores(d->ctx, strbuf_slice(&d->path))) {
		if (old.n && new.n)
			compare(d, old, new);
		else
			report(d, old, new);
	}
	strbuf_truncate(&d->path, len);
}

static bool is_done(const struct json_diff *d)
{
	return d->enough || (d->probe && d->found);
}

/* By key; what stands later in the text comes later. */
static int by_key(const void *va, const void *vb)
{
	const struct json_member *a = va, *b = vb;
	int c = memcmp(a->key.p, b->key.p, MIN(a->key.n, b->key.n));

	if (c || a->key.n != b->key.n)
		return c ? c : a->key.n < b->key.n ? -1 : 1;
	return a->value.p < b->value.p ? -1 : 1;
}

/* Sorts them; of a key that stands twice the last counts, as in Python. */
static void sort_members(struct json_diff *d, struct members *m)
{
	struct json_member *list = d->member + m->at;
	size_t nr = 0;

	if (m->nr)
		qsort(list, m->nr, sizeof(*list), by_key);
	for (size_t i = 0; i < m->nr; i++)
		if (i + 1 == m->nr || !slice_equal(list[i].key, list[i + 1].key))
			list[nr++] = list[i];
	m->nr = nr;
}

static bool keys_are_equal(const struct json_diff *d, struct members a, struct members b)
{
	bool equal = a.nr == b.nr;

	for (size_t i = 0; equal && i < a.nr; i++)
		equal = slice_equal(d->member[a.at + i].key, d->member[b.at + i].key);
	return equal;
}

static void compare_objects(struct json_diff *d, struct members a, struct members b)
{
	const struct slice none = {"", 0};

	if (!keys_are_equal(d, a, b)) {
		sort_members(d, &a);
		sort_members(d, &b);
	}
	for (size_t i = 0, j = 0; (i < a.nr || j < b.nr) && !is_done(d);) {
		/* (Copies: the stack moves when it grows.) */
		struct json_member x = i < a.nr ? d->member[a.at + i] : (struct json_member){0};
		struct json_member y = j < b.nr ? d->member[b.at + j] : (struct json_member){0};
		if (i < a.nr && j < b.nr && slice_equal(x.key, y.key)) {
			compare_member(d, x.key, x.value, y.value);
			i++;
			j++;
		} else if (j == b.nr || (i < a.nr && by_key(&x, &y) < 0)) {
			compare_member(d, x.key, x.value, none);
			i++;
		} else {
			compare_member(d, y.key, none, y.value);
			j++;
		}
	}
}

/* Elements that may stand at different places in their lists, as a whole. */
static bool are_same(struct slice a, struct slice b)
{
	struct json_diff inner;

	if (slice_equal(a, b))
		return true;
	json_diff_init(&inner);
	inner.probe = true;
	compare(&inner, a, b);
	json_diff_release(&inner);
	return !inner.found;
}

static void compare_element(struct json_diff *d, size_t i, struct slice old, struct slice new)
{
	char key[24];

	snprintf(key, sizeof(key), "%zu", i);
	compare_member(d, slice_from(key), old, new);
}

/*
 * Lists of one length: one by one. Else what both begin and end with is set aside, the
 * rest of the old one is gone, that of the new one is new.
 */
static void compare_lists(struct json_diff *d, struct members a, struct members b)
{
	const struct slice none = {"", 0};
	size_t from = 0, tail = 0, less = MIN(a.nr, b.nr);

	if (a.nr == b.nr) {
		for (size_t i = 0; i < a.nr && !is_done(d); i++)
			compare_element(d, i, d->member[a.at + i].value, d->member[b.at + i].value);
		return;
	}
	while (from < less && are_same(d->member[a.at + from].value, d->member[b.at + from].value))
		from++;
	while (tail < less - from && are_same(d->member[a.at + a.nr - 1 - tail].value,
					      d->member[b.at + b.nr - 1 - tail].value))
		tail++;
	for (size_t i = from; i < a.nr - tail && !is_done(d); i++)
		compare_element(d, i, d->member[a.at + i].value, none);
	for (size_t i = from; i < b.nr - tail && !is_done(d); i++)
		compare_element(d, i, none, d->member[b.at + i].value);
}

static void compare(struct json_diff *d, struct slice old, struct slice new)
{
	size_t before = d->nr;
	struct members a, b;

	if (slice_equal(old, new))
		return;
	if (!both_begin(old, new, "{") && !both_begin(old, new, "[")) {
		if (!same_scalar(old, new))
			report(d, old, new);
		return;
	}
	a = read_members(d, old);
	b = read_members(d, new);
	if (*old.p == '{')
		compare_objects(d, a, b);
	else
		compare_lists(d, a, b);
	d->nr = before;
}

void json_diff_run(struct json_diff *d, struct slice old, struct slice new)
{
	d->enough = d->found = false;
	compare(d, old, new);
}
