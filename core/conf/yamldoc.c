/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/conf/yamldoc.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/conf/yamlread.h"

/* The characters libyaml takes. Checked here, since it knows no place of others. */
static bool is_allowed(uint32_t c)
{
	if (c < ' ')
		return c == '\t' || c == '\n' || c == '\r';
	return c <= '~' || c == 0x85 || (c >= 0xa0 && c != 0xfeff && c != 0xfffe && c != 0xffff);
}

static int check_characters(const struct yaml_doc *d, size_t start, struct err *err)
{
	size_t line = 1, column = 1, used;
	uint32_t c;

	for (size_t i = start; i < d->text.len; i += used) {
		used = utf8_decode(d->text.buf + i, d->text.len - i, &c);
		if (used == 1 && (unsigned char)d->text.buf[i] >= 0x80)
			err_set(err, "not UTF-8: byte 0x%02x", (unsigned char)d->text.buf[i]);
		else if (!is_allowed(c))
			err_set(err, "control character U+%04X", c);
		else if (c == '\n' || (c == '\r' && d->text.buf[i + 1] != '\n')) {
			line++;
			column = 1;
			continue;
		} else {
			column++;
			continue;
		}
		return err_prefix(err, "%s:%zu:%zu: ", d->name, line, column);
	}
	return 0;
}

static int parse(struct yaml_doc *d, struct err *err)
{
	size_t start = slice_begins(strbuf_slice(&d->text), "\xef\xbb\xbf") ? 3 : 0;

	if (d->text.len > YAML_DOC_MAX)
		return err_set(err, "%s: too large: more than %zu MiB", d->name,
			       YAML_DOC_MAX / 1024 / 1024);
	if (check_characters(d, start, err))
		return -1;
	return yaml_read(d, start, err);
}

struct yaml_doc *yaml_doc_parse(const char *name, struct slice text, struct err *err)
{
	struct yaml_doc *d = xcalloc(1, sizeof(*d));

	strbuf_init(&d->text);
	strbuf_add(&d->text, text.p, text.n);
	d->name = xstrdup(name);
	if (!parse(d, err))
		return d;
	yaml_doc_free(d);
	return NULL;
}

struct yaml_doc *yaml_doc_read(const char *path, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	struct yaml_doc *d = NULL;

	if (!file_read(path, YAML_DOC_MAX, &text, err))
		d = yaml_doc_parse(path, strbuf_slice(&text), err);
	strbuf_release(&text);
	return d;
}

void yaml_doc_free(struct yaml_doc *d)
{
	if (!d)
		return;
	for (size_t i = 0; i < d->member_nr; i++)
		free(d->member[i].key);
	free(d->member);
	json_decref(d->value);
	strbuf_release(&d->text);
	free(d->name);
	free(d);
}

const struct yaml_member *yaml_doc_find(const struct yaml_doc *d, const char *entry,
					const char *member)
{
	size_t i = 0;

	while (i < d->member_nr && (d->member[i].depth != 1 || strcmp(d->member[i].key, entry)))
		i++;
	if (i == d->member_nr || !member)
		return i < d->member_nr ? &d->member[i] : NULL;
	for (i++; i < d->member_nr && d->member[i].depth == 2; i++)
		if (!strcmp(d->member[i].key, member))
			return &d->member[i];
	return NULL;
}
