/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/scan.h"
#include "core/base/alloc.h"
#include "core/base/map.h"
#include "core/base/utf8.h"
#include "core/graph/plain.h"

#include <stdarg.h>

#define WINDOW	  ((size_t)1 << 20)
#define MAX_DEPTH 512
#define PADDING	  (1 + PLAIN_AHEAD) /* zero bytes behind the window, as a map has them */

_Static_assert(PADDING <= MAP_PADDING, "a mapped file is a window");

/* Stops at `at` with a problem; at the end of the window the rest may be all that is missing. */
static bool bad(struct scan *s, const char *at, const char *problem)
{
	if (s->state != SCAN_OK)
		return false;
	s->p = at;
	s->state = at == s->end && !s->eof ? SCAN_MORE : SCAN_BAD;
	s->problem = at == s->end ? "the text ends early (truncated file)" : problem;
	return false;
}

static const char *skip_blanks(struct scan *s)
{
	const char *p = s->p;

	while (*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r')
		s->line += *p++ == '\n';
	return s->p = p;
}

static int hex_digit(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
				      : -1;
}

/* At the backslash of "\uXXXX": its number into *c; NULL when it is not one. */
static const char *unicode_escape(struct scan *s, const char *p, unsigned *c)
{
	*c = 0;
	for (int i = 0; i < 2; i++, p++)
		if (*p != "\\u"[i])
			return bad(s, p, "half a surrogate pair in a string"), NULL;
	for (int i = 0; i < 4; i++, p++) {
		int digit = hex_digit(*p);
		if (digit < 0)
			return bad(s, p, "'\\u' needs four hexadecimal digits"), NULL;
		*c = *c * 16 + (unsigned)digit;
	}
	return p;
}

/* Steps over an escape; NULL when it is wrong. */
static const char *skip_escape(struct scan *s, const char *p)
{
	const char *start = p;
	unsigned high, low;

	switch (p[1]) {
	case '"':
	case '\\':
	case '/':
	case 'b':
	case 'f':
	case 'n':
	case 'r':
	case 't':
		return p + 2;
	case 'u':
		break;
	default:
		return bad(s, p + 1, "unknown escape in a string"), NULL;
	}
	p = unicode_escape(s, p, &high);
	if (!p || high < 0xd800 || high > 0xdfff)
		return p;
	p = unicode_escape(s, p, &low);
	if (p && (high > 0xdbff || low < 0xdc00 || low > 0xdfff))
		return bad(s, start, "half a surrogate pair in a string"), NULL;
	return p;
}

/* Steps over a character beyond ASCII; NULL when it is not UTF-8. */
static const char *skip_utf8(struct scan *s, const char *p)
{
	uint32_t c;
	size_t n = utf8_decode(p, (size_t)(s->end - p), &c);

	if (n > 1)
		return p + n;
	if (s->end - p < 4 && !s->eof)
		p = s->end; /* it may only be cut */
	return bad(s, p, "a string is not UTF-8"), NULL;
}

/* `p` is behind the opening quote; returns the place behind the closing one. */
static const char *skip_string(struct scan *s, const char *p)
{
	while (p) {
		p = plain_skip(p);
		if (*p == '"')
			return p + 1;
		if (*p == '\\')
			p = skip_escape(s, p);
		else if ((unsigned char)*p >= 0x80)
			p = skip_utf8(s, p);
		else
			return bad(s, p, "control character in a string"), NULL;
	}
	return NULL;
}

static const char *skip_digits(struct scan *s, const char *p)
{
	if (*p < '0' || *p > '9')
		return bad(s, p, "a digit is missing in a number"), NULL;
	while (*p >= '0' && *p <= '9')
		p++;
	return p;
}

static const char *skip_number(struct scan *s, const char *p)
{
	p += *p == '-';
	p = *p == '0' ? p + 1 : skip_digits(s, p);
	if (p && *p == '.')
		p = skip_digits(s, p + 1);
	if (p && (*p == 'e' || *p == 'E')) {
		p++;
		p = skip_digits(s, p + (*p == '+' || *p == '-'));
	}
	if (p == s->end && !s->eof)
		return bad(s, p, NULL), NULL; /* more digits may follow */
	return p;
}

static const char *skip_word(struct scan *s, const char *p)
{
	const char *word = *p == 't' ? "true" : *p == 'f' ? "false" : "null";

	for (; *word; p++, word++)
		if (*p != *word)
			return bad(s, p, "a value is missing or misspelt"), NULL;
	return p;
}

static bool skip_container(struct scan *s, char open)
{
	struct slice ignored;
	bool first = true;

	if (!scan_enter(s, open))
		return false;
	if (open == '{')
		while (scan_member(s, &first, &ignored))
			scan_value(s, &ignored);
	else
		while (scan_element(s, &first))
			scan_value(s, &ignored);
	return scan_ok(s);
}

bool scan_value(struct scan *s, struct slice *value)
{
	char c = scan_peek(s);
	const char *start = s->p, *p;

	if (!scan_ok(s))
		return false;
	if (c == '{' || c == '[') {
		if (!skip_container(s, c))
			return false;
		p = s->p;
	} else if (c == '"') {
		p = skip_string(s, start + 1);
	} else if (c == '-' || (c >= '0' && c <= '9')) {
		p = skip_number(s, start);
	} else {
		p = skip_word(s, start);
	}
	if (!p)
		return false;
	s->p = p;
	*value = (struct slice){start, (size_t)(p - start)};
	return true;
}

char scan_peek(struct scan *s)
{
	return scan_ok(s) ? *skip_blanks(s) : '\0';
}

bool scan_enter(struct scan *s, char open)
{
	if (!scan_ok(s))
		return false;
	if (*skip_blanks(s) != open)
		return bad(s, s->p, open == '{' ? "expected '{'" : "expected '['");
	if (s->depth == MAX_DEPTH)
		return bad(s, s->p, "more than 512 nested objects and arrays");
	s->depth++;
	s->p++;
	return true;
}

/* Steps to the next item of a container, over the comma; false at its end or after a failure. */
static bool next_item(struct scan *s, bool *first, char close, const char *problem)
{
	char c = scan_peek(s);

	if (!scan_ok(s))
		return false;
	if (c == close) {
		s->p++;
		s->depth--;
		return false;
	}
	if (!*first && c != ',')
		return bad(s, s->p, problem);
	s->p += !*first;
	*first = false;
	skip_blanks(s);
	return true;
}

bool scan_member(struct scan *s, bool *first, struct slice *key)
{
	const char *start, *p;

	if (!next_item(s, first, '}', "expected ',' or '}'"))
		return false;
	start = s->p;
	if (*start != '"')
		return bad(s, start, "expected a key in double quotes");
	p = skip_string(s, start + 1);
	if (!p)
		return false;
	*key = (struct slice){start, (size_t)(p - start)};
	s->p = p;
	if (*skip_blanks(s) != ':')
		return bad(s, s->p, "expected ':'");
	s->p++;
	return true;
}

bool scan_element(struct scan *s, bool *first)
{
	return next_item(s, first, ']', "expected ',' or ']'");
}

uint64_t scan_offset(const struct scan *s, const char *at)
{
	return s->base + (uint64_t)(at - s->start);
}

uint64_t scan_bytes(const struct scan *s)
{
	return scan_offset(s, s->p);
}

int scan_fail(const struct scan *s, struct err *err, const char *fmt, ...)
{
	bool whole = s->member && scan_ok(s);
	char text[sizeof(err->text)];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return err_set(err, "%s: byte %ju (line %u): %s", source_name(s->src),
		       (uintmax_t)scan_offset(s, whole ? s->member : s->p),
		       whole ? s->member_line : s->line, text);
}

/* Drops what is before `keep`, reads until the window is full; it grows when `keep` fills it. */
static int refill(struct scan *s, const char *keep, struct err *err)
{
	size_t n = (size_t)(s->end - keep);

	s->base += (uint64_t)(keep - s->start);
	memmove(s->buf, keep, n);
	if (n > s->cap / 2) {
		s->cap *= 2;
		s->buf = xrealloc(s->buf, s->cap + PADDING, 1);
	}
	while (n < s->cap) {
		ptrdiff_t got = source_read(s->src, s->buf + n, s->cap - n, err);
		if (got < 0)
			return -1;
		s->eof = !got;
		if (s->eof)
			break;
		n += (size_t)got;
	}
	s->p = s->start = s->buf;
	s->end = s->buf + n;
	memset(s->buf + n, 0, PADDING);
	return 0;
}

/* Files that are not a task graph at all, each with words of its own. */
static int check_start(struct scan *s, struct err *err)
{
	const char *name = source_name(s->src);
	const char lfs[] = "version https://git-lfs", bom[] = "\xef\xbb\xbf";
	struct slice rest;

	if (s->end - s->p >= (ptrdiff_t)strlen(bom) && !memcmp(s->p, bom, strlen(bom)))
		s->p += strlen(bom); /* some Windows programs write one; it means nothing */
	rest.p = skip_blanks(s);
	rest.n = (size_t)(s->end - rest.p);
	if (!rest.n)
		return err_set(err, "%s: the file is empty", name);
	if (*rest.p == '{')
		return 0;
	if (*rest.p == '<')
		return scan_fail(s, err, "this is an HTML page, not a task graph");
	if (*rest.p == '[')
		return scan_fail(s, err,
				 "this is a JSON list, not a task graph "
				 "(target-tasks.json is for --targets)");
	if (rest.n > strlen(lfs) && !memcmp(rest.p, lfs, strlen(lfs)))
		return scan_fail(s, err, "this is a git-LFS pointer, not the file itself%s",
				 source_identity(s->src).size ? " (run 'git lfs pull')" : "");
	return scan_fail(s, err, "this is not a task graph: expected '{'");
}

/* The next member of the outermost object. 1: visited, 0: there is none, -1: err is set. */
static int visit_member(struct scan *s, bool *first, scan_visit *visit, void *ctx, struct err *err)
{
	const struct scan saved = *s;
	bool saved_first = *first;
	struct slice key;
	const char *keep = s->p;

	for (;;) {
		if (scan_member(s, first, &key)) {
			s->member = key.p;
			s->member_line = s->line;
			if (visit(ctx, s, key, err))
				return -1;
			s->member = NULL;
		}
		if (s->state != SCAN_MORE)
			break;
		if (refill(s, keep, err))
			return -1;
		keep = s->p;
		s->state = SCAN_OK;
		s->line = saved.line;
		s->depth = saved.depth;
		*first = saved_first;
	}
	if (s->state == SCAN_BAD)
		return scan_fail(s, err, "%s", s->problem);
	return s->depth == saved.depth;
}

static int visit_all(struct scan *s, scan_visit *visit, scan_progress *progress, void *ctx,
		     struct err *err)
{
	uint64_t told = 0;
	bool first = true;
	int more;

	if (!scan_enter(s, '{'))
		return scan_fail(s, err, "%s", s->problem);
	while ((more = visit_member(s, &first, visit, ctx, err)) > 0) {
		uint64_t at = scan_bytes(s);
		if (!progress || at - told < WINDOW)
			continue;
		told = at;
		if (progress(ctx, at))
			return err_set(err, "cancelled");
	}
	return more;
}

/* Behind the outermost object only blanks may follow. */
static int check_end(struct scan *s, struct err *err)
{
	while (skip_blanks(s) == s->end && !s->eof)
		if (refill(s, s->p, err))
			return -1;
	return s->p == s->end ? 0 : scan_fail(s, err, "junk behind the end of the graph");
}

/* Sets the first window. */
static int open_window(struct scan *s, struct err *err)
{
	struct slice text;

	if (source_text(s->src, &text)) {
		s->p = s->start = text.p;
		s->end = text.p + text.n;
		s->eof = true;
		return 0;
	}
	s->cap = WINDOW;
	s->buf = xmalloc(s->cap + PADDING);
	s->p = s->end = s->start = s->buf;
	return refill(s, s->buf, err);
}

int scan_run(struct scan *s, struct source *src, scan_visit *visit, scan_progress *progress,
	     void *ctx, struct err *err)
{
	int ret;

	*s = (struct scan){.src = src, .line = 1};
	ret = open_window(s, err) || check_start(s, err) ||
			      visit_all(s, visit, progress, ctx, err) || check_end(s, err)
		      ? -1
		      : 0;
	return source_shrank(src, err) ? -1 : ret;
}

void scan_release(struct scan *s)
{
	free(s->buf);
	s->buf = NULL;
}
