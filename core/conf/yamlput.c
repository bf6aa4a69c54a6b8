/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/conf/yamlput.h"
#include "core/base/alloc.h"
#include "core/base/pyvalue.h"
#include "core/conf/pyyaml.h"

/* A piece of the text and what is to stand there. */
struct edit {
	size_t start, end;
	bool line; /* whole lines */
	struct strbuf text;
};

struct editor {
	const struct yaml_doc *d;
	struct edit *edit;
	size_t nr, cap;
};

/* Members of one mapping: those of its depth between two places of the document's list. */
struct range {
	size_t start, end;
	unsigned depth;
};

static struct strbuf *add_edit(struct editor *e, size_t start, size_t end, bool line)
{
	ALLOC_GROW(e->edit, e->nr + 1, e->cap);
	e->edit[e->nr] = (struct edit){.start = start, .end = end, .line = line};
	strbuf_init(&e->edit[e->nr].text);
	return &e->edit[e->nr++].text;
}

static void editor_release(struct editor *e)
{
	for (size_t i = 0; i < e->nr; i++)
		strbuf_release(&e->edit[i].text);
	free(e->edit);
}

/* Appends KEY: VALUE for a mapping whose keys stand in that column, counted from 1. */
static void add_pair(struct strbuf *out, struct slice key, json_t *value, size_t column)
{
	json_t *pair = json_object();

	json_object_setn(pair, key.p, key.n, value);
	pyyaml_add(out, pair, column - 1);
	json_decref(pair);
}

static void add_line_pair(struct strbuf *out, struct slice key, json_t *value, size_t column)
{
	for (size_t i = 1; i < column; i++)
		strbuf_addch(out, ' ');
	add_pair(out, key, value, column);
}

/* Where the blanks before a key begin. */
static size_t line_start(const struct yaml_member *m)
{
	return m->start - (m->column - 1);
}

/* Only blanks stand before the key on its line. */
static bool begins_line(const struct yaml_doc *d, const struct yaml_member *m)
{
	size_t i = m->start;

	while (i && d->text.buf[i - 1] == ' ')
		i--;
	return !i || strchr("\r\n", d->text.buf[i - 1]);
}

/* Where the next line begins. */
static size_t next_line(const struct yaml_doc *d, size_t i)
{
	const char *end = memchr(d->text.buf + i, '\n', d->text.len - i);

	return end ? (size_t)(end - d->text.buf) + 1 : d->text.len;
}

/* Behind the member, with the comments that follow it further in than its key. */
static size_t tail_of(const struct yaml_doc *d, const struct yaml_member *m)
{
	size_t tail = m->end;

	for (size_t i = tail; i < d->text.len; i = next_line(d, i)) {
		size_t blanks = strspn(d->text.buf + i, " \t");
		char c = d->text.buf[i + blanks];
		if (c == '#' && blanks >= m->column)
			tail = next_line(d, i);
		else if (c && !strchr("\r\n", c))
			break;
	}
	return tail;
}

static struct slice key_of(const struct yaml_doc *d, size_t member)
{
	return slice_from(d->member[member].key);
}

/* The next member of the range, behind `i`; the range's end for none. */
static size_t following(const struct yaml_doc *d, const struct range *r, size_t i)
{
	do
		i++;
	while (i < r->end && d->member[i].depth != r->depth);
	return i;
}

static bool has_comment(const struct yaml_doc *d, size_t start, size_t end)
{
	return start < end && memchr(d->text.buf + start, '#', end - start);
}

/*
 * The member behind which a new one belongs: the last before it when they are sorted,
 * else the last of all. The range's end: before the first, where no comment stands above
 * that which may be about either.
 */
static size_t neighbour(const struct yaml_doc *d, const struct range *r, struct slice key)
{
	size_t last = r->start, before = r->end, next;
	size_t first = line_start(&d->member[r->start]);
	size_t above = r->depth == 1 ? 0 : next_line(d, d->member[r->start - 1].start);
	bool sorted = true;

	for (size_t i = r->start; i < r->end; i = next) {
		next = following(d, r, i);
		sorted &= next == r->end || pyvalue_compare(key_of(d, i), key_of(d, next)) < 0;
		if (pyvalue_compare(key_of(d, i), key) < 0)
			before = i;
		last = i;
	}
	if (!sorted || (before == r->end && has_comment(d, above, first)))
		return last;
	return before;
}

static void insert(struct editor *e, const struct range *r, struct slice key, json_t *value)
{
	const struct yaml_doc *d = e->d;
	size_t beside = neighbour(d, r, key);
	size_t place = beside == r->end ? line_start(&d->member[r->start])
					: tail_of(d, &d->member[beside]);
	struct strbuf *text = NULL;

	for (size_t i = 0; i < e->nr && !text; i++) /* behind what is inserted there already */
		if (e->edit[i].start == place && e->edit[i].end == place)
			text = &e->edit[i].text;
	if (!text)
		text = add_edit(e, place, place, true);
	add_line_pair(text, key, value, d->member[r->start].column);
}

/* Changes the members of an entry into those of `value`. */
static void change_members(struct editor *e, const struct range *r, json_t *old, json_t *value)
{
	const struct yaml_doc *d = e->d;
	struct slice *key = pyvalue_sorted_keys(value);

	for (size_t i = r->start; i < r->end; i = following(d, r, i)) {
		const struct yaml_member *m = &d->member[i];
		json_t *now = json_object_get(value, m->key);
		if (!now)
			add_edit(e, line_start(m), m->end, true);
		else if (!json_equal(now, json_object_get(old, m->key)))
			add_pair(add_edit(e, m->start, m->end, false), slice_from(m->key), now,
				 m->column);
	}
	for (size_t i = 0; i < json_object_size(value); i++)
		if (!json_object_getn(old, key[i].p, key[i].n))
			insert(e, r, key[i], json_object_getn(value, key[i].p, key[i].n));
	free(key);
}

static void change_entry(struct editor *e, const struct range *all, size_t entry, json_t *value)
{
	const struct yaml_member *m = &e->d->member[entry];
	struct range members = {entry + 1, following(e->d, all, entry), 2};

	if (m->block && json_object_size(value) && begins_line(e->d, m + 1))
		change_members(e, &members, json_object_get(e->d->value, m->key), value);
	else
		add_pair(add_edit(e, m->start, m->end, false), slice_from(m->key), value,
			 m->column);
}

static int compare_edits(const void *a, const void *b)
{
	const struct edit *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->end > y->end) - (x->end < y->end); /* what is inserted comes first */
}

/* False when the edits overlap, as in a file whose lines end in ways we do not know. */
static bool apply(const struct editor *e, struct strbuf *out)
{
	const struct strbuf *text = &e->d->text;
	size_t done = 0;

	if (e->nr)
		qsort(e->edit, e->nr, sizeof(*e->edit), compare_edits);
	for (size_t i = 0; i < e->nr; i++) {
		const struct edit *edit = &e->edit[i];
		if (edit->start < done || edit->end < edit->start)
			return false;
		strbuf_add(out, text->buf + done, edit->start - done);
		if (edit->line && edit->text.len && out->len && out->buf[out->len - 1] != '\n')
			strbuf_addch(out, '\n');
		strbuf_add(out, edit->text.buf, edit->text.len);
		done = edit->end;
	}
	strbuf_add(out, text->buf + done, text->len - done);
	return true;
}

/* Reads the new text: it must be the old document with that entry. */
static bool is_wanted(const struct yaml_doc *d, const char *key, json_t *value,
		      const struct strbuf *text)
{
	struct err ignored;
	struct yaml_doc *again = yaml_doc_parse(d->name, strbuf_slice(text), &ignored);
	json_t *want = json_is_object(d->value) ? json_copy(d->value) : json_object();
	bool same;

	json_object_set(want, key, value);
	same = again && json_equal(want, again->value);
	json_decref(want);
	yaml_doc_free(again);
	return same;
}

int yaml_doc_put(const struct yaml_doc *d, const char *key, json_t *value, struct strbuf *out,
		 struct err *err)
{
	const struct yaml_member *m = yaml_doc_find(d, key, NULL);
	struct range all = {0, d->member_nr, 1};
	struct editor e = {.d = d};
	struct strbuf text = STRBUF_INIT;
	int ret = 0;

	if (m)
		change_entry(&e, &all, (size_t)(m - d->member), value);
	else if (d->member_nr)
		insert(&e, &all, slice_from(key), value);
	else
		add_pair(add_edit(&e, d->text.len, d->text.len, true), slice_from(key), value, 1);
	if (apply(&e, &text) && is_wanted(d, key, value, &text))
		strbuf_add(out, text.buf, text.len);
	else
		ret = err_set(err, "%s: '%s' cannot be changed and all else kept; edit the file",
			      d->name, key);
	strbuf_release(&text);
	editor_release(&e);
	return ret;
}
