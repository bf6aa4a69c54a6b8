/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The query language: fzf's extended search, plus scoped terms and regular
 * expressions.
 *
 *	query  := token { " "+ token }		a blank behind "\" belongs to the token
 *	token  := "|"				joins the terms around it: one must hold
 *		| ["!"] body			matched against the label
 *		| ["!"] SCOPE ":" ["!"] body	matched against the value of a facet
 *		| ["!"] "attr." NAME ":" ["!"] body
 *		| ["!"] CHUNK ":" ["!"] chunks
 *		| ["!"] DEPS ":" ["!"] body	body: label, or matched against labels
 *		| ["!"] "changed:" ["!"] SPEC	names a graph, up to the blank
 *		| ["!"] "in:" ["!"] SET
 *	body   := regex | text with operators
 *	regex  := "/" characters "/" ["i"]	then a blank or the end; blanks belong to
 *						it, "\/" is a slash
 *	SCOPE  := name or short form of a facet (platform, p, suite, s, ...)
 *	NAME   := name of an attribute
 *	CHUNK  := "chunk" | "c"
 *	chunks := item { "," item }
 *	item   := N | N "-" N | N "-" | "-" N | "first" | "last" | "all"
 *	DEPS   := "needs" | "neededby"
 *	SET    := "selection" | "closure"
 *
 * "|" binds tighter than the blank: "b z | f" is b and (z or f). Operators of a
 * text: "!" in front takes the opposite, "^" anchors at the beginning, "$" behind
 * at the end, "'text" is exact and "'text'" exact between boundaries; without
 * them it is fuzzy ("!text" exact). Upper case anywhere in a token makes it case
 * sensitive; accents of a label do not matter unless the token has some (enum query_flags
 * changes both). A token with nothing but operators is ignored.
 *
 * In a scope a text is exact, never fuzzy: a substring of the value, but for class,
 * tier and type, which have few short values, its beginning ("type:opt" is not
 * "noopt"; "'" makes it a substring there too). A task without a value matches no
 * text.
 * "platform:" without a text is half-typed and ignored, as is every other scope.
 *
 * The value of an attribute is a string's text, and the compact JSON text of anything
 * else (3, true, null, {"a":1}). A list holds when one of its elements does; one that is not of
 * strings alone also as the text it is.
 * A task that lacks the attribute does not hold.
 *
 * "needs:LABEL" holds for the tasks that need that one, directly or over others, and
 * "neededby:LABEL" for those it needs itself. When no task has exactly this label the
 * text is a term like any other (fuzzy, with operators, or a regex) over all labels of
 * the graph, and the tasks of all that match are united; "!" in front of it or of the
 * scope takes the opposite of the whole. A task counts as its own only when it is
 * needed by, or needs, another that matches. Soft dependencies do not count.
 *
 * "changed:SPEC" holds for the tasks that the graph SPEC (a file, "project:autoland",
 * as for --graph) does not have, or has defined otherwise. A query that is being typed
 * does not load it: until it was, such a term is an error.
 *
 * "in:selection" holds for the tasks that are selected when the query is run, and
 * "in:closure" also for all that these need.
 *
 * "chunk:N" is for suites that have chunks here. "first" is one chunk of each suite on each
 * platform: chunk 1 where the suite is chunked there, the whole suite where it is not; "last"
 * the last one likewise. A task that belongs to no suite (a build) is neither. "all" is any task.
 *
 * A token with a ":" behind any other word, and one that begins with "/" but is no
 * complete regex, are ordinary terms, as in fzf. In a scope an incomplete regex is
 * an error.
 */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/query/token.h"

struct parser {
	struct slice text; /* the query */
	size_t at;	   /* byte offset of what comes next */
	unsigned flags;
	struct query *q;
	bool set_open;	/* the next term begins no new set */
	bool after_bar; /* the token before was "|" */
	struct query_error *error;
};

/* A text with operators, decoded. */
struct body {
	uint32_t *c;
	size_t n;
};

static char peek(const struct parser *p, size_t at)
{
	return at < p->text.n ? p->text.p[at] : '\0';
}

static bool at_end(const struct parser *p, size_t at)
{
	return at >= p->text.n || p->text.p[at] == ' ';
}

static size_t column_of(const struct parser *p, size_t at)
{
	size_t column = 1;
	uint32_t c;

	for (size_t i = 0; i < at && i < p->text.n; column++)
		i += utf8_decode(p->text.p + i, p->text.n - i, &c);
	return column;
}

/* Puts the column in front of the message in p->error->err. Returns -1. */
static int error_at(struct parser *p, size_t at)
{
	p->error->column = column_of(p, at);
	return err_prefix(&p->error->err, "column %zu: ", p->error->column);
}

static bool is_regex(const struct parser *p, size_t at)
{
	return token_regex_end(p->text, at) > 0;
}

/* Decodes a token; an escaped blank and a tab are a blank. */
static struct body body_decode(struct slice s)
{
	struct body b = {xcalloc(s.n + 1, sizeof(*b.c)), 0};

	for (size_t i = 0; i < s.n; b.n++) {
		if (s.p[i] == '\\' && i + 1 < s.n && s.p[i + 1] == ' ')
			i++;
		i += utf8_decode(s.p + i, s.n - i, &b.c[b.n]);
		if (b.c[b.n] == '\t')
			b.c[b.n] = ' ';
	}
	return b;
}

/* Case (smart unless a flag says otherwise) and accents: decided by the whole token with its
 * operators. */
static void fold_body(const struct parser *p, struct pattern *pattern, struct body *b)
{
	bool upper = false;

	pattern->fold = !(p->flags & QUERY_LITERAL);
	for (size_t i = 0; i < b->n; i++) {
		uint32_t low = fold_lower(b->c[i], p->q->unicode);
		upper |= low != b->c[i];
		pattern->fold &= low == fold_accent(low);
	}
	pattern->sensitive =
		!(p->flags & QUERY_IGNORE_CASE) && (upper || (p->flags & QUERY_RESPECT_CASE));
	for (size_t i = 0; !pattern->sensitive && i < b->n; i++)
		b->c[i] = fold_lower(b->c[i], p->q->unicode);
}

/* What a text is without operators, and what the quote makes of it. */
static void default_kinds(const struct parser *p, const struct term *term, enum match_kind *plain,
			  enum match_kind *quoted)
{
	*quoted = MATCH_EXACT;
	if (term->subject == TERM_FACET) {
		bool whole = term->facet == FACET_CLASS || term->facet == FACET_TIER ||
			     term->facet == FACET_TYPE;
		*plain = whole ? MATCH_PREFIX : MATCH_EXACT;
	} else if (term->subject == TERM_ATTR) {
		*plain = MATCH_EXACT;
	} else if ((term->subject == TERM_LABEL && term->inverse) || (p->flags & QUERY_EXACT)) {
		*plain = MATCH_EXACT;
		*quoted = MATCH_FUZZY;
	} else {
		*plain = MATCH_FUZZY;
	}
}

/* Takes the operators off, in fzf's order, and keeps the rest as the term's pattern. */
static void set_pattern(const struct parser *p, struct term *term, struct slice token)
{
	struct pattern *pattern = &term->pattern;
	struct body b = body_decode(token);
	const uint32_t *c = b.c;
	enum match_kind quoted;
	size_t n = b.n;

	fold_body(p, pattern, &b);
	if (n && *c == '!' && !term->inverse) {
		term->inverse = true;
		c++;
		n--;
	}
	default_kinds(p, term, &pattern->kind, &quoted);
	if (n > 1 && c[n - 1] == '$') {
		pattern->kind = MATCH_SUFFIX;
		n--;
	}
	if (n > 2 && c[0] == '\'' && c[n - 1] == '\'') {
		pattern->kind = MATCH_BOUNDARY;
		c++;
		n -= 2;
	} else if (n && *c == '\'') {
		pattern->kind = quoted;
		c++;
		n--;
	} else if (n && *c == '^') {
		pattern->kind = pattern->kind == MATCH_SUFFIX ? MATCH_EQUAL : MATCH_PREFIX;
		c++;
		n--;
	}
	memmove(b.c, c, n * sizeof(*c));
	pattern->c = b.c;
	pattern->n = n;
}

static int parse_regex(struct parser *p, struct term *term)
{
	size_t open = p->at, close = token_closing_slash(p->text, open), offset;
	bool icase = peek(p, close + 1) == 'i';

	p->at = close + 1 + icase;
	term->column = column_of(p, open);
	term->regex = regex_compile((struct slice){p->text.p + open + 1, close - open - 1}, icase,
				    &offset, &p->error->err);
	return term->regex ? 0 : error_at(p, open + 1 + offset);
}

/* Why what begins with '/' in a scope is no regex. */
static int regex_error(struct parser *p)
{
	size_t close = token_closing_slash(p->text, p->at);

	if (!close) {
		err_set(&p->error->err, "the regex has no closing /");
		return error_at(p, p->at);
	}
	if (close == p->at + 1) {
		err_set(&p->error->err, "the regex is empty");
		return error_at(p, p->at);
	}
	err_set(&p->error->err, "only 'i' may follow the closing / of a regex");
	return error_at(p, close + 1);
}

/* A scope in front of a term: sets its subject and moves p->at behind the colon. */
static bool parse_scope(struct parser *p, struct term *term)
{
	size_t end = token_end(p->text, p->at);
	const char *name = p->text.p + p->at;
	const char *colon = memchr(name, ':', end - p->at);
	struct slice scope;

	if (!colon || colon == name)
		return false;
	scope = (struct slice){name, (size_t)(colon - name)};
	if (!scope_find(scope, &term->subject, &term->facet)) {
		term->subject = TERM_LABEL;
		return false;
	}
	if (term->subject == TERM_ATTR)
		term->word = xstrndup(name + strlen("attr."), scope.n - strlen("attr."));
	p->at += scope.n + 1;
	return true;
}

static int parse_chunks(struct parser *p, struct term *term)
{
	size_t end = token_end(p->text, p->at), begin = p->at, offset;

	p->at = end;
	if (chunk_parse(term, (struct slice){p->text.p + begin, end - begin}, &offset,
			&p->error->err))
		return error_at(p, begin + offset);
	return 0;
}

/* The word behind "in:" says which row of the table it is. */
static int parse_in(struct parser *p, struct term *term)
{
	size_t begin = p->at;
	struct slice word;

	p->at = token_end(p->text, begin);
	word = (struct slice){p->text.p + begin, p->at - begin};
	term->column = column_of(p, begin);
	term->half_typed = !word.n;
	for (; term_is_in(term); term->subject++)
		if (!word.n || slice_equal(word, slice_from(query_scope(term->subject)->value)))
			return 0;
	err_set(&p->error->err, "'%.*s' is not a set of tasks (selection, closure)",
		SLICE_ARG(word));
	return error_at(p, begin);
}

/* A graph's name: whatever it is made of. */
static int parse_changed(struct parser *p, struct term *term)
{
	size_t begin = p->at;

	p->at = token_end(p->text, begin);
	term->column = column_of(p, begin);
	term->word = token_plain((struct slice){p->text.p + begin, p->at - begin});
	return 0;
}

/* Text with operators, or a regex, behind a scope. */
static int parse_body(struct parser *p, struct term *term)
{
	size_t begin = p->at;

	if (is_regex(p, begin))
		return parse_regex(p, term);
	if (peek(p, begin) == '/')
		return regex_error(p);
	p->at = token_end(p->text, begin);
	set_pattern(p, term, (struct slice){p->text.p + begin, p->at - begin});
	return 0;
}

/* What stands behind the scope. */
static int parse_value(struct parser *p, struct term *term)
{
	size_t begin;
	int ret;

	if (peek(p, p->at) == '!' && !term->inverse) {
		term->inverse = true;
		p->at++;
	}
	if (term->subject == TERM_CHUNK)
		return parse_chunks(p, term);
	if (term_is_in(term))
		return parse_in(p, term);
	if (term->subject == TERM_CHANGED)
		return parse_changed(p, term);
	begin = p->at;
	ret = parse_body(p, term);
	if (term->subject == TERM_NEEDS || term->subject == TERM_NEEDED_BY)
		term->word = token_plain((struct slice){p->text.p + begin, p->at - begin});
	return ret;
}

/* A word that may have been meant as a scope: letters and the like before a ':'; or NULL. */
static char *scope_word(struct slice token)
{
	const char *colon = memchr(token.p, ':', token.n);
	size_t n = colon ? (size_t)(colon - token.p) : 0;

	for (size_t i = 0; i < n; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-.", token.p[i]))
			return NULL;
	return n ? xstrndup(token.p, n) : NULL;
}

static int parse_label(struct parser *p, struct term *term, size_t begin)
{
	size_t word = p->at;

	if (is_regex(p, p->at))
		return parse_regex(p, term);
	term->inverse = false; /* set_pattern() sees the '!' */
	p->at = token_end(p->text, p->at);
	term->word = scope_word((struct slice){p->text.p + word, p->at - word});
	set_pattern(p, term, (struct slice){p->text.p + begin, p->at - begin});
	return 0;
}

static int parse_term(struct parser *p, struct term *term)
{
	size_t begin = p->at;

	*term = (struct term){.subject = TERM_LABEL};
	if (peek(p, p->at) == '!') {
		term->inverse = true;
		p->at++;
	}
	return parse_scope(p, term) ? parse_value(p, term) : parse_label(p, term, begin);
}

static void term_release(struct term *term)
{
	regex_free(term->regex);
	free(term->pattern.c);
	free(term->range);
	free(term->word);
}

static bool term_ignored(const struct term *term)
{
	if (term->subject == TERM_CHUNK)
		return !term->words && !term->range_nr;
	if (term_is_in(term))
		return term->half_typed;
	if (term->subject == TERM_CHANGED)
		return !*term->word;
	return !term->regex && !term->pattern.n;
}

static void add_term(struct parser *p, const struct term *term)
{
	struct query *q = p->q;
	struct term_set *set;

	if (!p->set_open) {
		ALLOC_GROW(q->set, q->nr + 1, q->cap);
		q->set[q->nr++] = (struct term_set){0};
	}
	set = &q->set[q->nr - 1];
	ALLOC_GROW(set->term, set->nr + 1, set->cap);
	set->term[set->nr++] = *term;
	p->set_open = false;
}

/* Takes a "|" that joins: not the first token, not behind another one. */
static bool take_bar(struct parser *p)
{
	if (!p->q->nr || p->after_bar || peek(p, p->at) != '|' || !at_end(p, p->at + 1))
		return false;
	p->set_open = p->after_bar = true;
	p->at++;
	return true;
}

static int parse_token(struct parser *p)
{
	struct term term;
	int ret;

	if (take_bar(p))
		return 0;
	p->after_bar = false;
	ret = parse_term(p, &term);
	if (ret || term_ignored(&term))
		term_release(&term);
	else
		add_term(p, &term);
	return ret;
}

struct query *query_parse(struct slice text, unsigned flags, struct query_error *error)
{
	struct parser p = {.text = text, .flags = flags, .error = error};

	p.q = xcalloc(1, sizeof(*p.q));
	p.q->unicode = fold_init();
	p.q->typing = flags & QUERY_TYPING;
	p.q->unsorted = flags & QUERY_UNSORTED;
	for (;;) {
		while (peek(&p, p.at) == ' ')
			p.at++;
		if (p.at >= text.n)
			break;
		if (parse_token(&p)) {
			query_free(p.q);
			return NULL;
		}
	}
	query_sort(p.q);
	return p.q;
}

void query_free(struct query *q)
{
	if (!q)
		return;
	for (size_t i = 0; i < q->nr; i++) {
		for (size_t k = 0; k < q->set[i].nr; k++)
			term_release(&q->set[i].term[k]);
		free(q->set[i].term);
	}
	free(q->set);
	fold_release(q->unicode);
	free(q);
}
