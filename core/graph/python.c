/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/uncommon.h"
#include "core/base/strbuf.h"

#include <ctype.h>

struct reader {
	const char *p, *end; /* a zero byte stands at end */
	struct strbuf text;  /* the string literal being put together */
	const char *counted; /* line ends up to here are counted in `line` */
	unsigned line;
};

/* The line that is read now. */
static unsigned line_now(struct reader *r)
{
	for (const char *nl; (nl = memchr(r->counted, '\n', (size_t)(r->p - r->counted)));) {
		r->counted = nl + 1;
		r->line++;
	}
	return r->line;
}

/* Blanks, line ends, line continuations and comments. */
static void skip_space(struct reader *r)
{
	for (; r->p < r->end; r->p++) {
		if (*r->p == '#')
			r->p += strcspn(r->p, "\n");
		if (!strchr(" \t\r\n\f\\", *r->p))
			break;
	}
}

static bool is_name(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* Moves behind "NAME = " (or "NAME: type = ") at the start of a line. */
static bool find_assignment(struct reader *r, const char *name)
{
	const char *start = r->p;
	size_t n = strlen(name);

	for (const char *p = start; (p = memmem(p, (size_t)(r->end - p), name, n)); p += n) {
		if ((p != start && p[-1] != '\n') || is_name(p[n]))
			continue;
		r->p = p + n;
		skip_space(r);
		if (*r->p == ':')
			r->p += strcspn(r->p, "=\n");
		if (*r->p != '=' || r->p[1] == '=')
			continue;
		r->p++;
		skip_space(r);
		return true;
	}
	return false;
}

/* An escape of a literal that is not raw; Python keeps the backslash of those it does not know. */
static void add_escape(struct reader *r)
{
	static const char from[] = "\\'\"abfnrtv", to[] = "\\'\"\a\b\f\n\r\t\v";
	const char *known = strchr(from, r->p[1]);

	if (r->p[1] == '\n') {
		; /* the line goes on */
	} else if (known && *known) {
		strbuf_addch(&r->text, to[known - from]);
	} else {
		strbuf_addch(&r->text, '\\');
		strbuf_addch(&r->text, r->p[1]);
	}
	r->p += 2;
}

/* Appends one literal to the text. False when there is none, or it never ends. */
static bool read_literal(struct reader *r)
{
	bool raw = *r->p == 'r' || *r->p == 'R';
	char quote = r->p[raw];
	size_t n;

	if (quote != '"' && quote != '\'')
		return false;
	r->p += raw;
	n = r->p[1] == quote && r->p[2] == quote ? 3 : 1;
	r->p += n;
	while (r->p < r->end && (n == 3 || *r->p != '\n')) {
		if (*r->p == quote && (n == 1 || (r->p[1] == quote && r->p[2] == quote))) {
			r->p += n;
			return true;
		}
		if (*r->p != '\\' || r->p + 1 == r->end) {
			strbuf_addch(&r->text, *r->p++);
		} else if (raw) {
			strbuf_add(&r->text, r->p, 2);
			r->p += 2;
		} else {
			add_escape(r);
		}
	}
	return false;
}

/* One element: literals that stand side by side are one string. */
static bool read_element(struct reader *r)
{
	bool any = false;

	strbuf_reset(&r->text);
	while (read_literal(r)) {
		any = true;
		skip_space(r);
	}
	return any && strchr(",])", *r->p) && r->p < r->end;
}

int python_list(struct slice source, const char *name, struct patterns *out, struct err *err)
{
	struct reader r = {source.p, source.p + source.n, STRBUF_INIT, source.p, 1};
	char close;
	unsigned line;
	int ret = -1;

	if (!find_assignment(&r, name) || (*r.p != '[' && *r.p != '(')) {
		err_set(err, "no list '%s' in it", name);
		goto out;
	}
	close = *r.p++ == '[' ? ']' : ')';
	for (skip_space(&r); *r.p != close; skip_space(&r)) {
		line = line_now(&r);
		if (!read_element(&r)) {
			err_set(err, "'%s' is not a plain list of strings", name);
			goto out;
		}
		if (patterns_add(out, strbuf_slice(&r.text), line, err))
			goto out;
		r.p += *r.p == ',';
	}
	ret = 0;
out:
	strbuf_release(&r.text);
	return ret;
}
