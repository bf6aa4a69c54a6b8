/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/plan/pyjson.h"
#include "core/base/pyvalue.h"
#include "core/base/utf8.h"

static void add_line(struct strbuf *out, unsigned depth)
{
	strbuf_addch(out, '\n');
	for (unsigned i = 0; i < depth * 4; i++)
		strbuf_addch(out, ' ');
}

/* What is not printable ASCII is written as UTF-16 units, in lower case. */
static void add_escape(struct strbuf *out, uint32_t c)
{
	static const char plain[] = "\"\\\b\f\n\r\t", letter[] = "\"\\bfnrt";
	const char *at = c && c < 0x80 ? strchr(plain, (int)c) : NULL;

	if (at)
		strbuf_addf(out, "\\%c", letter[at - plain]);
	else if (c < 0x10000)
		strbuf_addf(out, "\\u%04x", c);
	else
		strbuf_addf(out, "\\u%04x\\u%04x", 0xd800 + ((c - 0x10000) >> 10),
			    0xdc00 + ((c - 0x10000) & 0x3ff));
}

/* Appends the character at `p` of so many bytes as Python has it in a string; returns its length. */
static size_t add_char(struct strbuf *out, const char *p, size_t n, bool quoted)
{
	uint32_t c;
	size_t len = utf8_decode(p, n, &c);

	if (c >= ' ' && c <= '~' && (quoted || (c != '"' && c != '\\')))
		strbuf_addch(out, *p);
	else
		add_escape(out, c);
	return len;
}

static void add_string(struct strbuf *out, struct slice s)
{
	strbuf_addch(out, '"');
	for (size_t at = 0; at < s.n;)
		at += add_char(out, s.p + at, s.n - at, false);
	strbuf_addch(out, '"');
}

static void add_value(struct strbuf *out, json_t *value, unsigned depth);

static void add_object(struct strbuf *out, json_t *object, unsigned depth)
{
	struct slice *key = pyvalue_sorted_keys(object);
	size_t nr = json_object_size(object);

	strbuf_addch(out, '{');
	for (size_t i = 0; i < nr; i++) {
		if (i)
			strbuf_addch(out, ',');
		add_line(out, depth + 1);
		add_string(out, key[i]);
		strbuf_addstr(out, ": ");
		add_value(out, json_object_getn(object, key[i].p, key[i].n), depth + 1);
	}
	if (nr)
		add_line(out, depth);
	strbuf_addch(out, '}');
	free(key);
}

static void add_array(struct strbuf *out, json_t *array, unsigned depth)
{
	size_t nr = json_array_size(array);

	strbuf_addch(out, '[');
	for (size_t i = 0; i < nr; i++) {
		if (i)
			strbuf_addch(out, ',');
		add_line(out, depth + 1);
		add_value(out, json_array_get(array, i), depth + 1);
	}
	if (nr)
		add_line(out, depth);
	strbuf_addch(out, ']');
}

static void add_value(struct strbuf *out, json_t *value, unsigned depth)
{
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		add_object(out, value, depth);
		break;
	case JSON_ARRAY:
		add_array(out, value, depth);
		break;
	case JSON_STRING:
		add_string(out,
			   (struct slice){json_string_value(value), json_string_length(value)});
		break;
	case JSON_INTEGER:
		strbuf_addf(out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
		break;
	case JSON_REAL:
		pyvalue_add_real(out, json_real_value(value));
		break;
	case JSON_TRUE:
		strbuf_addstr(out, "true");
		break;
	case JSON_FALSE:
		strbuf_addstr(out, "false");
		break;
	case JSON_NULL:
		strbuf_addstr(out, "null");
		break;
	}
}

void pyjson_add(struct strbuf *out, json_t *value)
{
	add_value(out, value, 0);
}

/* Appends the string at the start of the text, with its quotes; returns its length there. */
static size_t add_quoted(struct strbuf *out, struct slice text)
{
	size_t at = 1;

	strbuf_addch(out, '"');
	while (at < text.n && text.p[at] != '"') {
		if (text.p[at] == '\\') /* and what it is for, which may be a quote */
			at += add_char(out, text.p + at, 1, true);
		if (at < text.n)
			at += add_char(out, text.p + at, text.n - at, true);
	}
	strbuf_addch(out, '"');
	return MIN(at + 1, text.n);
}

void pyjson_add_line(struct strbuf *out, struct slice text)
{
	for (size_t at = 0; at < text.n;) {
		char c = text.p[at];
		if (c == '"') {
			at += add_quoted(out, (struct slice){text.p + at, text.n - at});
			continue;
		}
		if (!memchr(" \t\r\n", c, 4))
			strbuf_addch(out, c);
		if (c == ',' || c == ':')
			strbuf_addch(out, ' ');
		at++;
	}
}
