/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/query/literal.h"
#include "core/base/alloc.h"
#include "core/graph/labels.h"

/* A longer one is cut in two, and both must be there. */
#define RUN_MAX 63

/* Characters that stand directly behind each other. */
struct run {
	unsigned char c[RUN_MAX];
	size_t n;
};

/* What a part of the pattern needs. */
struct needs {
	struct run run[LITERALS_MAX]; /* the longest ones, the longest first */
	uint64_t chars;
};

/* What may be repeated. */
struct item {
	enum { ITEM_OTHER, ITEM_CHAR, ITEM_GROUP } kind;
	unsigned char c;
	struct needs needs; /* ITEM_GROUP */
};

struct reader {
	struct slice rest;
	bool icase;
	bool lost; /* there was something unknown: nothing is certain */
};

static void read_alternatives(struct reader *r, struct needs *needs);

static void skip(struct reader *r, size_t n)
{
	r->lost |= n > r->rest.n;
	n = MIN(n, r->rest.n);
	r->rest = (struct slice){r->rest.p + n, r->rest.n - n};
}

static bool take(struct reader *r, const char *text)
{
	bool there = slice_begins(r->rest, text);

	if (there)
		skip(r, strlen(text));
	return there;
}

/* Takes one of these characters; 0: none is there. */
static char take_any(struct reader *r, const char *set)
{
	char c = r->rest.n ? *r->rest.p : '\0';

	if (!c || !strchr(set, c))
		return '\0';
	skip(r, 1);
	return c;
}

/* Keeps the run when it is one of the longest. */
static void add_run(struct needs *to, const struct run *run)
{
	size_t i = LITERALS_MAX;

	while (i && to->run[i - 1].n < run->n)
		i--;
	if (i == LITERALS_MAX)
		return;
	memmove(to->run + i + 1, to->run + i, (LITERALS_MAX - 1 - i) * sizeof(*to->run));
	to->run[i] = *run;
}

static void add_needs(struct needs *to, const struct needs *more)
{
	to->chars |= more->chars;
	for (size_t i = 0; i < LITERALS_MAX; i++)
		add_run(to, &more->run[i]);
}

static void end_run(struct needs *needs, struct run *run)
{
	for (size_t i = 0; i < run->n; i++)
		needs->chars |= chars_bit(run->c[i]);
	add_run(needs, run);
	run->n = 0;
}

static void add_char(const struct reader *r, struct needs *needs, struct run *run, unsigned char c)
{
	if (run->n == RUN_MAX)
		end_run(needs, run);
	run->c[run->n++] = r->icase && c >= 'A' && c <= 'Z' ? (unsigned char)(c + 32) : c;
}

/* Behind the '['. */
static void skip_class(struct reader *r)
{
	take(r, "^");
	take(r, "]"); /* the first is one of the class */
	while (!r->lost && !take(r, "]")) {
		/* Behind these a ']' may be none: "[[:alpha:]]", "[\E]]", as \E is nothing. */
		r->lost |= take(r, "[") || take(r, "\\E");
		skip(r, slice_begins(r->rest, "\\") ? 2 : 1);
	}
}

/* Behind the '\'. */
static void read_escape(struct reader *r, struct item *item)
{
	unsigned char c = r->rest.n ? (unsigned char)*r->rest.p : 'Q';

	/* Classes, assertions and control characters; all others with a letter or digit are
	 * unknown. */
	if (take_any(r, "dDwWsShHvVRXbBAzZGtnrfae") || c >= 0x80)
		return;
	r->lost |= (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
	item->kind = ITEM_CHAR;
	item->c = c;
	skip(r, 1);
}

/* Behind the '('. */
static void read_group(struct reader *r, struct item *item)
{
	bool negative = false;

	if (take(r, "?")) {
		negative = take(r, "!") || take(r, "<!");
		if (!negative && !take(r, "<="))
			r->lost |= !take_any(r, ":=>|");
	}
	r->lost |= slice_begins(r->rest, "*"); /* a verb */
	read_alternatives(r, &item->needs);
	r->lost |= !take(r, ")");
	item->kind = negative ? ITEM_OTHER : ITEM_GROUP;
}

static void read_item(struct reader *r, struct item *item)
{
	unsigned char c = (unsigned char)*r->rest.p;

	*item = (struct item){.c = c};
	skip(r, 1);
	if (c == '\\')
		read_escape(r, item);
	else if (c == '(')
		read_group(r, item);
	else if (c == '[')
		skip_class(r);
	else if (strchr("*+?{", c))
		r->lost = true;
	else if (c < 0x80 && !strchr(".^$", c))
		item->kind = ITEM_CHAR;
}

/* Behind the '{': "2}", "2,}", "2,5}". */
static unsigned read_least(struct reader *r)
{
	static const char digits[] = "0123456789";
	unsigned least = 0;
	char c = take_any(r, digits);

	r->lost |= !c; /* no repetition, or one that newer versions of PCRE2 know */
	for (; c; c = take_any(r, digits))
		least |= (unsigned)(c - '0');
	if (take(r, ","))
		while (take_any(r, digits))
			;
	r->lost |= !take(r, "}");
	return least;
}

/* A repetition, if there is one: then *none tells that there may be no item at all. */
static bool read_repeat(struct reader *r, bool *none)
{
	bool found = false;
	char c;

	*none = false;
	while ((c = take_any(r, "*+?{"))) {
		*none |= c == '{' ? !read_least(r) : c != '+';
		take_any(r, "?+"); /* lazy, possessive */
		found = true;
	}
	return found;
}

static void read_sequence(struct reader *r, struct needs *needs)
{
	struct run run = {.n = 0};
	struct item item;

	while (!r->lost && r->rest.n && !strchr("|)", *r->rest.p)) {
		bool repeated, none;
		read_item(r, &item);
		repeated = read_repeat(r, &none);
		if (item.kind == ITEM_CHAR && !none)
			add_char(r, needs, &run, item.c);
		if (item.kind == ITEM_CHAR && !repeated)
			continue;
		end_run(needs, &run);
		if (item.kind == ITEM_GROUP && !none)
			add_needs(needs, &item.needs);
	}
	end_run(needs, &run);
}

/* Of several, only the characters that all have are certain. */
static void read_alternatives(struct reader *r, struct needs *needs)
{
	read_sequence(r, needs);
	while (!r->lost && take(r, "|")) {
		struct needs other = {.chars = 0};
		read_sequence(r, &other);
		*needs = (struct needs){.chars = needs->chars & other.chars};
	}
}

static void make_pattern(const struct run *run, bool icase, struct pattern *p)
{
	*p = (struct pattern){.kind = MATCH_EXACT, .sensitive = !icase, .n = run->n};
	p->c = xcalloc(p->n, sizeof(*p->c));
	for (size_t i = 0; i < p->n; i++)
		p->c[i] = run->c[i];
}

void literals_find(struct slice pattern, bool icase, struct literals *out)
{
	struct reader r = {.rest = pattern, .icase = icase};
	struct needs needs = {.chars = 0};

	*out = (struct literals){.nr = 0};
	read_alternatives(&r, &needs);
	if (r.lost || r.rest.n)
		return;
	out->chars = needs.chars; /* of a single character that says as much */
	while (out->nr < LITERALS_MAX && needs.run[out->nr].n > 1) {
		make_pattern(&needs.run[out->nr], icase, &out->text[out->nr]);
		out->nr++;
	}
}

void literals_release(struct literals *l)
{
	for (size_t i = 0; i < l->nr; i++)
		free(l->text[i].c);
}
