/* SPDX-License-Identifier: MPL-2.0 */
/* TOML 1.0, but for what manifests have no use for: tables inside of values, arrays of tables. */
#include "core/base/base.h"
#include "core/select/manifest.h"
#include "core/base/strbuf.h"
#include "core/base/utf8.h"
#include "core/select/srctree.h"

struct reader {
	struct slice text;
	const char *p, *end;
	const struct manifest_calls *calls;
	bool in_section;
	struct err *err;
};

static int fail(const struct reader *r, const char *at, const char *what)
{
	err_set(r->err, "%s", what);
	return err_place(r->err, r->text, at);
}

static char now(const struct reader *r)
{
	return r->p < r->end ? *r->p : '\0';
}

static bool take(struct reader *r, const char *what)
{
	size_t n = strlen(what);

	if ((size_t)(r->end - r->p) < n || memcmp(r->p, what, n) != 0)
		return false;
	r->p += n;
	return true;
}

static void skip_blanks(struct reader *r)
{
	while (now(r) == ' ' || now(r) == '\t')
		r->p++;
}

static void skip_comment(struct reader *r)
{
	skip_blanks(r);
	if (now(r) == '#')
		while (r->p < r->end && *r->p != '\n')
			r->p++;
}

static void skip_lines(struct reader *r)
{
	do {
		skip_comment(r);
	} while (take(r, "\n") || take(r, "\r\n"));
}

static int end_line(struct reader *r)
{
	skip_comment(r);
	if (r->p == r->end || take(r, "\n") || take(r, "\r\n"))
		return 0;
	return fail(r, r->p, "more on the line than a key and its value");
}

/* The digits behind \u or \U. */
static int read_unicode(struct reader *r, unsigned digits, struct strbuf *out)
{
	const char *at = r->p - 2;
	char bytes[4];
	uint32_t c = 0;

	for (unsigned i = 0; i < digits; i++, r->p++) {
		static const char hex[] = "0123456789abcdef";
		char lower = now(r) >= 'A' && now(r) <= 'F' ? (char)(now(r) + 32) : now(r);
		const char *found = lower ? strchr(hex, lower) : NULL;
		if (!found)
			return fail(r, at, "an escape that is none of TOML's");
		c = c << 4 | (uint32_t)(found - hex);
	}
	if (!c || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
		return fail(r, at, "an escape that is no character");
	strbuf_add(out, bytes, utf8_encode(c, bytes));
	return 0;
}

static int read_escape(struct reader *r, bool lines, struct strbuf *out)
{
	static const char letter[] = "btnfre\"\\", stands_for[] = "\b\t\n\f\r\033\"\\";
	const char *at = r->p++, *found = now(r) ? strchr(letter, now(r)) : NULL;

	if (found) {
		strbuf_addch(out, stands_for[found - letter]);
		r->p++;
		return 0;
	}
	if (take(r, "u"))
		return read_unicode(r, 4, out);
	if (take(r, "U"))
		return read_unicode(r, 8, out);
	if (lines) {
		skip_blanks(r);
		if (now(r) == '\n' || now(r) == '\r') {
			while (r->p < r->end && memchr(" \t\r\n", *r->p, 4))
				r->p++;
			return 0;
		}
	}
	return fail(r, at, "an escape that is none of TOML's");
}

/* A string at r->p, of whichever of the four kinds. */
static int read_string(struct reader *r, bool may_have_lines, struct strbuf *out)
{
	const char *start = r->p;
	char quote = *start;
	const char *three = quote == '"' ? "\"\"\"" : "'''";
	bool lines = may_have_lines && take(r, three);

	if (!lines)
		r->p++;
	else if (!take(r, "\n"))
		take(r, "\r\n");
	while (r->p < r->end && (lines || *r->p != '\n')) {
		if (*r->p == quote && (!lines || take(r, three))) {
			r->p += !lines;
			/* Up to two quotes may stand before the three. */
			while (lines && now(r) == quote)
				strbuf_addch(out, *r->p++);
			return 0;
		}
		if (*r->p == '\\' && quote == '"') {
			if (read_escape(r, lines, out))
				return -1;
		} else {
			strbuf_addch(out, *r->p++);
		}
	}
	return fail(r, start, "the string does not end");
}

static bool is_bare(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '-';
}

/* A key with its dots, as it stands there ("a.b"; "a" . "b" is the same). */
static int read_key(struct reader *r, struct strbuf *out)
{
	strbuf_reset(out);
	do {
		const char *start;
		if (out->len)
			strbuf_addch(out, '.');
		skip_blanks(r);
		start = r->p;
		if (now(r) == '"' || now(r) == '\'') {
			if (read_string(r, false, out))
				return -1;
		} else {
			while (is_bare(now(r)))
				strbuf_addch(out, *r->p++);
			if (r->p == start)
				return fail(r, start, "a key is missing");
		}
		skip_blanks(r);
	} while (take(r, "."));
	return 0;
}

/* true, false, numbers and dates: as they stand there. */
static int read_bare(struct reader *r, struct strbuf *out)
{
	const char *start = r->p;

	while (is_bare(now(r)) || (now(r) && strchr("+.:", now(r))))
		strbuf_addch(out, *r->p++);
	if (r->p == start)
		return fail(r, start,
			    now(r) == '{' ? "a table has no place in a manifest"
					  : "a value is missing");
	if ((*start >= '0' && *start <= '9') || strchr("+-", *start) ||
	    slice_equal((struct slice){start, (size_t)(r->p - start)}, slice_from("true")) ||
	    slice_equal((struct slice){start, (size_t)(r->p - start)}, slice_from("false")))
		return 0;
	return fail(r, start, "a text without quotes");
}

static int read_scalar(struct reader *r, struct strbuf *out)
{
	return now(r) == '"' || now(r) == '\'' ? read_string(r, true, out) : read_bare(r, out);
}

static int read_list(struct reader *r, struct strbuf *out)
{
	const char *start = r->p++;
	bool first = true;

	for (;; first = false) {
		skip_lines(r);
		if (take(r, "]"))
			return 0;
		if (r->p == r->end)
			return fail(r, start, "the list does not end");
		if (now(r) == '[')
			return fail(r, r->p, "a list in a list has no place in a manifest");
		if (!first)
			strbuf_addch(out, '\n');
		if (read_scalar(r, out))
			return -1;
		skip_lines(r);
		if (!take(r, ",") && now(r) != ']')
			return fail(r, r->p,
				    r->p == r->end ? "the list does not end"
						   : "',' or ']' is missing");
	}
}

static int read_value(struct reader *r, struct strbuf *key, struct strbuf *value)
{
	const char *at = r->p;

	if (read_key(r, key))
		return -1;
	if (!take(r, "="))
		return fail(r, r->p, "'=' is missing");
	skip_blanks(r);
	strbuf_reset(value);
	if (now(r) == '[' ? read_list(r, value) : read_scalar(r, value))
		return -1;
	if (end_line(r))
		return -1;
	if (!r->in_section)
		return fail(r, at, "a value before the first section");
	return r->calls->value(r->calls->ctx, strbuf_slice(key), strbuf_slice(value), r->err);
}

static int read_section(struct reader *r, struct strbuf *name)
{
	const char *at = r->p++;

	if (now(r) == '[')
		return fail(r, at, "a list of tables has no place in a manifest");
	if (read_key(r, name))
		return -1;
	if (!take(r, "]"))
		return fail(r, r->p, "']' is missing");
	if (end_line(r))
		return -1;
	r->in_section = true;
	return r->calls->section(r->calls->ctx, strbuf_slice(name), at, r->err);
}

int manifest_read_toml(struct slice text, const struct manifest_calls *calls, struct err *err)
{
	struct reader r = {.text = text, .p = text.p, .end = text.p + text.n, .calls = calls};
	struct strbuf key = STRBUF_INIT, value = STRBUF_INIT;
	int ret = 0;

	r.err = err;
	for (skip_lines(&r); !ret && r.p < r.end; skip_lines(&r))
		ret = now(&r) == '[' ? read_section(&r, &key) : read_value(&r, &key, &value);
	strbuf_release(&key);
	strbuf_release(&value);
	return ret;
}
