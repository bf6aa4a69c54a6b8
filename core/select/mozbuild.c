/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/mozbuild.h"
#include "core/base/strbuf.h"
#include "core/select/srctree.h"

static const struct mozbuild_variable table[] = {
#define X(name, flavor, reftest) {#name "_MANIFESTS", flavor, reftest},
	MOZBUILD_LIST(X)
#undef X
};

struct reader {
	struct slice text;
	const char *p, *end;
	mozbuild_found *found;
	void *ctx;
	struct err *err;
};

static int fail(const struct reader *r, const char *at, const char *what)
{
	err_set(r->err, "%s", what);
	return err_place(r->err, r->text, at);
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || (c & 0x80);
}

static bool looking_at(const struct reader *r, const char *what)
{
	size_t n = strlen(what);

	return (size_t)(r->end - r->p) >= n && !memcmp(r->p, what, n);
}

/* Blanks, comments and lines that go on; inside of brackets line ends, too. */
static void skip_blanks(struct reader *r, bool lines)
{
	while (r->p < r->end) {
		if (*r->p == '#')
			while (r->p < r->end && *r->p != '\n')
				r->p++;
		else if (looking_at(r, "\\\n"))
			r->p += 2;
		else if (memchr(" \t\r\f", *r->p, 4) || (lines && *r->p == '\n'))
			r->p++;
		else
			break;
	}
}

/* The string at r->p, which begins with a quote. Escapes of file names are those of the
 * character behind the backslash. */
static int read_string(struct reader *r, struct strbuf *out)
{
	const char *start = r->p;
	char quote = *start;
	bool three = looking_at(r, quote == '"' ? "\"\"\"" : "'''");

	r->p += three ? 3 : 1;
	for (; r->p < r->end; r->p++) {
		if (*r->p == '\n' && !three)
			break;
		if (*r->p == '\\' && r->p + 1 < r->end) {
			r->p++;
		} else if (*r->p == quote &&
			   (!three || looking_at(r, quote == '"' ? "\"\"\"" : "'''"))) {
			r->p += three ? 3 : 1;
			return 0;
		}
		if (out)
			strbuf_addch(out, *r->p);
	}
	return fail(r, start, "the string does not end");
}

/* One string, or several that Python joins. */
static int read_value(struct reader *r, bool lines, struct strbuf *out)
{
	do {
		if (r->p == r->end || (*r->p != '"' && *r->p != '\''))
			return 1;
		if (read_string(r, out))
			return -1;
		skip_blanks(r, lines);
	} while (r->p < r->end && (*r->p == '"' || *r->p == '\''));
	return 0;
}

static int call(struct reader *r, const struct mozbuild_variable *v, const char *name,
		const char *at)
{
	if (!r->found(r->ctx, v, name, r->err))
		return 0;
	return err_place(r->err, r->text, at);
}

static int read_list(struct reader *r, const struct mozbuild_variable *v)
{
	struct strbuf name = STRBUF_INIT;
	const char *start = r->p++, *at;
	int ret = -1;

	for (;;) {
		skip_blanks(r, true);
		if (r->p == r->end) {
			ret = fail(r, start, "the list does not end");
			goto out;
		}
		if (*r->p == ']')
			break;
		strbuf_reset(&name);
		at = r->p;
		ret = read_value(r, true, &name);
		if (ret || (ret = call(r, v, name.buf, at)))
			goto out;
		if (r->p < r->end && *r->p == ',')
			r->p++;
		else if (r->p == r->end || *r->p != ']')
			break;
	}
	ret = r->p < r->end && *r->p == ']' ? 0 : 1;
	r->p += !ret;
out:
	strbuf_release(&name);
	return ret;
}

static bool ends_here(struct reader *r)
{
	skip_blanks(r, false);
	return r->p == r->end || *r->p == '\n' || *r->p == ';';
}

/* Behind "VARIABLE =" or "VARIABLE +=". */
static int read_assigned(struct reader *r, const struct mozbuild_variable *v)
{
	struct strbuf name = STRBUF_INIT;
	const char *start;
	int ret;

	skip_blanks(r, false);
	start = r->p;
	if (r->p < r->end && *r->p == '[') {
		ret = read_list(r, v);
	} else {
		ret = read_value(r, false, &name);
		if (!ret)
			ret = call(r, v, name.buf, start);
	}
	if (ret > 0 || (!ret && !ends_here(r))) {
		err_set(r->err, "'%s' gets what is no list of strings", v->name);
		ret = err_place(r->err, r->text, start);
	}
	strbuf_release(&name);
	return ret;
}

static const struct mozbuild_variable *find(struct slice word)
{
	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		if (slice_equal(word, slice_from(table[i].name)))
			return &table[i];
	return NULL;
}

/* Behind a word that is no attribute of anything. */
static int read_word(struct reader *r, struct slice word)
{
	const struct mozbuild_variable *v = find(word);

	if (!v)
		return 0;
	skip_blanks(r, false);
	if (looking_at(r, "+="))
		r->p += 2;
	else if (looking_at(r, "=") && !looking_at(r, "=="))
		r->p++;
	else
		return 0;
	return read_assigned(r, v);
}

int mozbuild_read(struct slice text, mozbuild_found *found, void *ctx, struct err *err)
{
	struct reader r = {text, text.p, text.p + text.n, found, ctx, err};
	bool attribute = false;

	while (r.p < r.end) {
		const char *start = r.p;
		while (r.p < r.end && is_word(*r.p))
			r.p++;
		if (r.p > start) {
			struct slice word = {start, (size_t)(r.p - start)};
			if (!attribute && read_word(&r, word))
				return -1;
			attribute = false;
		} else if (*r.p == '"' || *r.p == '\'') {
			if (read_string(&r, NULL))
				return -1;
		} else if (*r.p == '#') {
			skip_blanks(&r, false);
		} else {
			attribute = *r.p++ == '.';
		}
	}
	return 0;
}
