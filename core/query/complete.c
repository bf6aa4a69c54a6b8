/* SPDX-License-Identifier: MPL-2.0 */
/* With the cursor directly behind a term: the values of its scope, or the scopes it begins. */
#include "core/base/base.h"
#include "core/query/completion.h"
#include "core/base/alloc.h"

#define SCOPE_FROM 2 /* letters of a scope from which on it is offered */

void complete_facet(struct completion *c)
{
	const struct graph *g = c->q->g;
	uint32_t *nr = xcalloc(g->str.nr, sizeof(*nr));

	bitset_foreach (task, &c->within) {
		if (completion_stopped(c))
			break;
		nr[g->facet[c->t->facet][task]]++;
	}
	for (uint32_t id = 1; id < g->str.nr; id++)
		if (nr[id])
			completion_add(c, graph_str(g, id), nr[id]);
	free(nr);
}

/* As a term the value would mean something else, or the blank behind it would belong to it. */
static bool has_operators(struct slice value)
{
	return strchr("!^'/", value.p[0]) || strchr("$'\\", value.p[value.n - 1]);
}

/*
 * Offers the first value. One that has operators, or that others hold, too, stands between
 * anchors, in which every character is itself.
 */
static bool offer_first(struct completion *c)
{
	struct assist *a = c->a;
	struct slice value = a->value[0].text;
	struct strbuf anchored = STRBUF_INIT;
	bool offered;

	if (c->t->subject == TERM_CHANGED || (value.p != c->same.p && !has_operators(value)))
		return assist_offer(a, ASSIST_VALUES, c->from, c->t->end, value);
	strbuf_addf(&anchored, "^%.*s$", SLICE_ARG(value));
	offered = assist_offer(a, ASSIST_VALUES, c->t->value, c->t->end, strbuf_slice(&anchored));
	strbuf_release(&anchored);
	return offered;
}

/* The value that is there in full goes before others that hold it, as the only one meant. */
static void add_same(struct completion *c)
{
	struct assist *a = c->a;

	if (!c->same.n || !c->more)
		return;
	a->value_nr = MIN(a->value_nr + 1, ARRAY_LEN(a->value));
	memmove(a->value + 1, a->value, (a->value_nr - 1) * sizeof(*a->value));
	a->value[0] = (struct assist_value){c->same, c->same_nr, true};
}

/* The terms of an alternative do not narrow what the others find. */
static bool in_alternative(struct slice text, const struct token *t)
{
	struct token next, before = {0};
	size_t at = 0, behind = t->end;

	if (token_next(text, &behind, &next) && next.bar)
		return true;
	while (token_next(text, &at, &next) && next.begin < t->begin)
		before = next;
	return before.bar;
}

/* What the query would find without this term, of what is shown. */
static bool find_within(struct completion *c)
{
	const struct assist_query *q = c->q;
	const struct token *t = c->t;
	struct strbuf rest = STRBUF_INIT;
	struct query_result r;
	bool found = true;

	bitset_copy(&c->within, q->shown);
	strbuf_add(&rest, q->text.p, q->text.n);
	strbuf_splice(&rest, t->begin, t->end - t->begin, "", 0);
	if (rest.len && !in_alternative(q->text, t)) {
		found = assist_run(c->a, q, strbuf_slice(&rest), q->flags, q->shown, &r);
		if (found) {
			bitset_copy(&c->within, &r.match);
			query_result_release(&r);
		}
	}
	strbuf_release(&rest);
	return found;
}

typedef void complete_fn(struct completion *c);

/* Where the values come from; NULL: it is no scope. *from moves to what is completed. */
static complete_fn *completer(const struct assist_query *q, const struct token *t, size_t *from)
{
	static complete_fn *const fn[] = {
		[TERM_CHUNK] = complete_chunk,	  [TERM_ATTR] = complete_attr,
		[TERM_NEEDS] = complete_label,	  [TERM_NEEDED_BY] = complete_label,
		[TERM_CHANGED] = complete_spec,	  [TERM_IN_SELECTION] = complete_set,
		[TERM_IN_CLOSURE] = complete_set, [TERM_FACET] = complete_facet,
	};
	struct slice word = {q->text.p + t->value, t->end - t->value};

	if (t->subject != TERM_LABEL) {
		while (t->subject == TERM_CHUNK && memchr(q->text.p + *from, ',', t->end - *from))
			++*from;
		return fn[t->subject];
	}
	if (!slice_begins(word, "attr."))
		return NULL;
	*from = t->value + strlen("attr.");
	return complete_attr_name;
}

/* How the term compares: see parse.c. */
static bool by_beginning(const struct assist_query *q, const struct token *t)
{
	if (t->word_from > t->value)
		return q->text.p[t->value] == '^';
	return t->subject == TERM_FACET &&
	       (t->facet == FACET_CLASS || t->facet == FACET_TIER || t->facet == FACET_TYPE);
}

static bool offer_values(struct assist *a, const struct assist_query *q, const struct token *t)
{
	struct completion c = {
		.a = a, .q = q, .t = t, .from = t->word_from, .beginnings = by_beginning(q, t)};
	complete_fn *complete = completer(q, t, &c.from);
	char *word;
	bool offered = false;

	if (!complete)
		return false;
	word = token_plain((struct slice){q->text.p + c.from, t->end - c.from});
	c.typed = slice_from(word);
	bitset_init(&c.within, q->g->task_nr);
	if (find_within(&c)) {
		complete(&c);
		add_same(&c);
		offered = a->value_nr && offer_first(&c);
	}
	if (offered && complete == complete_attr_name)
		strbuf_addch(&a->with, ':');
	bitset_release(&c.within);
	free(word);
	return offered;
}

/* Adds a scope that the word begins, once; `about` is of the first one. */
static void add_scope(struct assist *a, struct slice word, const char *name, const char *text,
		      const char **about)
{
	struct slice known = slice_from(slice_begins(slice_from(name), "attr.") ? "attr." : name);

	if (a->value_nr == ARRAY_LEN(a->value) || word.n > known.n ||
	    memcmp(known.p, word.p, word.n) != 0)
		return;
	for (size_t i = 0; i < a->value_nr; i++)
		if (slice_equal(a->value[i].text, known))
			return;
	*about = a->value_nr ? *about : text;
	a->value[a->value_nr++] = (struct assist_value){known, ASSIST_UNCOUNTED, true};
}

static bool offer_scopes(struct assist *a, const struct assist_query *q, const struct token *t)
{
	struct slice word = {q->text.p + t->value, t->end - t->value};
	const struct query_scope *scope;
	const char *about;

	if (word.n < SCOPE_FROM)
		return false;
	for (enum facet f = 0; f < FACET_NR; f++)
		add_scope(a, word, facet_name(f), facet_text(f), &about);
	for (size_t i = 0; (scope = query_scope(i)); i++)
		add_scope(a, word, scope->name, scope->text, &about);
	if (!a->value_nr || !assist_offer(a, ASSIST_SCOPE, t->value, t->end, a->value[0].text))
		return false;
	if (a->with.buf[a->with.len - 1] != '.')
		strbuf_addch(&a->with, ':');
	strbuf_reset(&a->word);
	strbuf_addstr(&a->word, about);
	return true;
}

bool assist_complete(struct assist *a, const struct assist_query *q, const struct token *t)
{
	if (t->regex || t->bar || q->cursor != t->word_to || q->cursor != t->end)
		return false;
	return offer_values(a, q, t) || (t->subject == TERM_LABEL && offer_scopes(a, q, t));
}
