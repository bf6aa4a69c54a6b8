/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/manifest.h"
#include "core/base/strbuf.h"
#include "core/select/srctree.h"

struct reader {
	struct slice text;
	const struct manifest_calls *calls;
	struct strbuf key, value;
	bool in_section, in_value;
	struct err *err;
};

static int fail(const struct reader *r, const char *at, const char *what)
{
	err_set(r->err, "%s", what);
	return err_place(r->err, r->text, at);
}

/* Without a comment: '#' at its start or behind a blank. */
static struct slice cut_comment(struct slice line)
{
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] == '#' && (!i || memchr(" \t", line.p[i - 1], 2)))
			return (struct slice){line.p, i};
	return line;
}

static int end_value(struct reader *r)
{
	if (!r->in_value)
		return 0;
	r->in_value = false;
	strbuf_rtrim(&r->value);
	return r->calls->value(r->calls->ctx, strbuf_slice(&r->key), strbuf_slice(&r->value),
			       r->err);
}

static int read_section(struct reader *r, struct slice line)
{
	const char *end = memrchr(line.p, ']', line.n);
	struct slice name;

	if (!end || end + 1 != line.p + line.n)
		return fail(r, line.p, "the name of a section does not end with ']'");
	name = slice_trim((struct slice){line.p + 1, (size_t)(end - line.p) - 1});
	if (!name.n)
		return fail(r, line.p, "a section without a name");
	r->in_section = true;
	return r->calls->section(r->calls->ctx, name, line.p, r->err);
}

static int read_key(struct reader *r, struct slice line)
{
	size_t at = 0;
	struct slice key, value;

	while (at < line.n && line.p[at] != '=' && line.p[at] != ':')
		at++;
	key = slice_trim((struct slice){line.p, at});
	if (at == line.n || !key.n)
		return fail(r, line.p, "neither '[NAME]' nor 'KEY = VALUE'");
	if (!r->in_section)
		return fail(r, line.p, "a value before the first section");
	value = slice_trim((struct slice){line.p + at + 1, line.n - at - 1});
	strbuf_reset(&r->key);
	strbuf_reset(&r->value);
	strbuf_add(&r->key, key.p, key.n);
	strbuf_add(&r->value, value.p, value.n);
	r->in_value = true;
	return 0;
}

static int read_line(struct reader *r, struct slice whole)
{
	struct slice line = slice_trim(cut_comment(whole));
	bool indented = whole.n && memchr(" \t", *whole.p, 2);

	if (!line.n || *line.p == ';')
		return 0;
	if (indented && r->in_value) {
		if (r->value.len)
			strbuf_addch(&r->value, '\n');
		strbuf_add(&r->value, line.p, line.n);
		return 0;
	}
	if (end_value(r))
		return -1;
	return *line.p == '[' ? read_section(r, line) : read_key(r, line);
}

int manifest_read_ini(struct slice text, const struct manifest_calls *calls, struct err *err)
{
	struct reader r = {.text = text, .calls = calls, .key = STRBUF_INIT, .value = STRBUF_INIT};
	int ret = 0;

	r.err = err;
	for (size_t at = 0; at < text.n && !ret;) {
		const char *end = memchr(text.p + at, '\n', text.n - at);
		size_t n = end ? (size_t)(end - (text.p + at)) : text.n - at;
		ret = read_line(&r, (struct slice){text.p + at, n});
		at += n + 1;
	}
	if (!ret)
		ret = end_value(&r);
	strbuf_release(&r.key);
	strbuf_release(&r.value);
	return ret;
}
