/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A node rule is a list of NAME=VALUE terms which all must hold. NAME is a facet
 * (its short form too), "label", "chunk" or "query"; VALUE is the whole value, in double
 * quotes when it holds a blank, and empty for tasks that have none.
 */
#include "core/base/base.h"
#include "core/select/rule.h"
#include "core/base/quote.h"
#include "core/base/strbuf.h"
#include "core/base/suggest.h"
#include "core/query/query.h"
#include "core/select/folded.h"

static const struct {
	const char *keyword;
	bool minus;
} kinds[] = {
#define X(id, keyword, minus, text) {keyword, minus},
	RULE_LIST(X)
#undef X
};

const char *rule_keyword(enum rule_kind kind)
{
	return kinds[kind].keyword;
}

bool rule_takes_away(enum rule_kind kind)
{
	return kinds[kind].minus;
}

bool rule_is_query(enum rule_kind kind)
{
	return kind == RULE_QUERY || kind == RULE_KEEP_QUERY || kind == RULE_FOLDED ||
	       kind == RULE_KEEP_FOLDED;
}

struct term {
	struct slice name;
	struct strbuf value;
};

static bool blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Takes the next term off `rest`: 1, or 0 at the end, or -1. */
static int next_term(struct slice *rest, struct term *t, struct err *err)
{
	struct slice s = *rest;
	size_t n = 0, used;

	while (s.n && blank(*s.p))
		s = (struct slice){s.p + 1, s.n - 1};
	while (n < s.n && !blank(s.p[n]) && s.p[n] != '=')
		n++;
	if (!s.n)
		return 0;
	if (n == s.n || s.p[n] != '=')
		return err_set(err, "'%.*s' is not FACET=VALUE", (int)n, s.p);
	t->name = (struct slice){s.p, n};
	s = (struct slice){s.p + n + 1, s.n - n - 1};
	strbuf_reset(&t->value);
	used = quote_read(s, &t->value);
	if (!used && s.n && *s.p == '"')
		return err_set(err, "the quoted value of '%.*s' does not end", SLICE_ARG(t->name));
	if (!used) {
		while (used < s.n && !blank(s.p[used]))
			used++;
		strbuf_add(&t->value, s.p, used);
	}
	if (used < s.n && !blank(s.p[used]))
		return err_set(err, "no blank behind the quoted value of '%.*s'",
			       SLICE_ARG(t->name));
	*rest = (struct slice){s.p + used, s.n - used};
	return 1;
}

static bool is_name(struct slice s, const char *name)
{
	return slice_equal(s, slice_from(name));
}

static int unknown_facet(struct slice name, struct err *err)
{
	struct suggest s;

	suggest_init(&s, name);
	for (enum facet f = 0; f < FACET_NR; f++)
		suggest_offer(&s, slice_from(facet_name(f)));
	suggest_offer(&s, slice_from("label"));
	suggest_offer(&s, slice_from("chunk"));
	if (!s.best.n)
		return err_set(err, "unknown facet '%.*s'", SLICE_ARG(name));
	return err_set(err, "unknown facet '%.*s' (did you mean '%.*s'?)", SLICE_ARG(name),
		       SLICE_ARG(s.best));
}

/*
 * Chunk `value` of the suites in `out`. A suite that is not chunked here is its
 * own first and last chunk: how many there are is no part of such a rule.
 */
static int keep_chunk(const char *value, const struct graph *g, struct bitset *out, struct err *err)
{
	bool first = !strcmp(value, "first"), last = !strcmp(value, "last");
	unsigned long number = strtoul(value, NULL, 10);

	if (!strcmp(value, "all"))
		return 0;
	if (!first && !last &&
	    (strspn(value, "0123456789") != strlen(value) || number > UINT16_MAX))
		return err_set(err, "chunk '%s' is not a number, first, last or all", value);
	bitset_foreach (i, out) {
		bool keep = first  ? graph_chunk_first(g, i)
			    : last ? graph_chunk_last(g, i)
				   : g->chunk[i] == number;
		if (!keep)
			bitset_put(out, i, false);
	}
	return 0;
}

static void keep_label(struct slice label, const struct graph *g, struct bitset *out)
{
	uint32_t task = graph_find(g, label);
	bool in = task != TASK_NONE && bitset_test(out, task);

	bitset_clear_all(out);
	if (in)
		bitset_put(out, task, true);
}

static void keep_facet(enum facet f, struct slice value, const struct graph *g, struct bitset *out)
{
	uint32_t id = intern_find(&g->str, value.p, value.n);

	bitset_foreach (i, out) {
		if (g->facet[f][i] != id)
			bitset_put(out, i, false);
	}
}

/* What a rule is run over, beside the tasks it may name. */
struct scene {
	const struct graph *g;
	const struct bitset *selection; /* so far */
	unsigned flags;			/* of queries */
	struct err hint;		/* why the last query may have found nothing, or "" */
};

static int query_failed(const char *text, const struct query_error *e, struct err *err)
{
	return err_set(err, "query \"%s\": %s", text, e->err.text);
}

static int run_query(const char *text, struct scene *s, struct bitset *out, bool *named,
		     struct err *err)
{
	struct query_error e = {0};
	struct query *q = query_parse(slice_from(text), s->flags, &e);
	struct query_result r;
	int ret;

	if (!q)
		return query_failed(text, &e, err);
	query_result_init(&r, s->g);
	ret = query_run(q, s->g, out, s->selection, &r, &e);
	if (ret)
		query_failed(text, &e, err);
	else
		bitset_and(out, &r.match);
	s->hint = r.hint;
	*named = query_names_class(q);
	query_result_release(&r);
	query_free(q);
	return ret;
}

/* Narrows `out` by a term; *named is set when it says which class is meant. */
static int keep_term(const struct term *t, struct scene *s, struct bitset *out, bool *named,
		     struct err *err)
{
	enum facet f = facet_find(t->name);
	bool label = is_name(t->name, "label"), by_query = false;

	if (is_name(t->name, "query")) {
		if (run_query(t->value.buf, s, out, &by_query, err))
			return -1;
		*named |= by_query;
		return 0;
	}
	*named |= f == FACET_CLASS || label;

	if (is_name(t->name, "chunk"))
		return keep_chunk(t->value.buf, s->g, out, err);
	if (label)
		keep_label(strbuf_slice(&t->value), s->g, out);
	else if (f != FACET_NR)
		keep_facet(f, strbuf_slice(&t->value), s->g, out);
	else
		return unknown_facet(t->name, err);
	return 0;
}

/* Narrows `out`; *named tells whether tasks of other classes than main are meant too. */
static int run_node(const char *text, struct scene *s, struct bitset *out, bool *named,
		    struct err *err)
{
	struct term t = {.value = STRBUF_INIT};
	struct slice rest = slice_from(text);
	int ret, terms = 0;

	*named = false;
	for (; (ret = next_term(&rest, &t, err)) > 0; terms++) {
		if (keep_term(&t, s, out, named, err)) {
			ret = -1;
			break;
		}
	}
	if (!ret && !terms)
		ret = err_set(err, "a node rule needs FACET=VALUE");
	strbuf_release(&t.value);
	return ret;
}

/* Takes the tasks out that are not of class main; returns how many. */
static uint32_t drop_others(const struct graph *g, struct bitset *out)
{
	uint32_t nr = bitset_count(out);

	bitset_and(out, &g->main);
	return nr - bitset_count(out);
}

/* The known value nearest to the first value of a node rule that no task has. */
static struct slice nearest_value(const char *text, const struct graph *g)
{
	struct term t = {.value = STRBUF_INIT};
	struct slice rest = slice_from(text);
	struct suggest s = {0};
	struct err err;

	while (!s.best.n && next_term(&rest, &t, &err) > 0) {
		enum facet f = facet_find(t.name);
		uint32_t id = intern_find(&g->str, t.value.buf, t.value.len), last = 0;
		bool known = f == FACET_NR;
		suggest_init(&s, strbuf_slice(&t.value));
		for (uint32_t i = 0; i < g->task_nr && !known; i++) {
			known = g->facet[f][i] == id;
			if (g->facet[f][i] != last)
				suggest_offer(&s, graph_facet(g, i, f));
			last = g->facet[f][i];
		}
		if (known)
			s.best.n = 0;
	}
	strbuf_release(&t.value);
	return s.best;
}

/* Labels near the place of a wrong one begin as it does. */
static struct slice nearest_label(struct slice label, const struct graph *g)
{
	enum { NEAR = 500 };
	uint32_t place = graph_place(g, label);
	struct suggest s;

	suggest_init(&s, label);
	for (uint32_t i = place - MIN(place, NEAR); i < MIN(g->task_nr, place + NEAR); i++)
		suggest_offer(&s, graph_label(g, i));
	return s.best;
}

static const char *noun(enum rule_kind kind)
{
	switch (kind) {
	case RULE_QUERY:
	case RULE_NOT_QUERY:
	case RULE_KEEP_QUERY:
		return "query";
	case RULE_FOLDED:
	case RULE_KEEP_FOLDED:
		return "folded query";
	case RULE_NODE:
	case RULE_NOT_NODE:
		return "node rule";
	case RULE_LABEL:
	case RULE_NOT_LABEL:
	case RULE_NR:
		break;
	}
	return "label";
}

static void say_nothing(const struct rule *rule, const struct scene *s, uint32_t other,
			struct err *err)
{
	struct slice near = {0};
	const char *what = noun(rule->kind);

	if (other) {
		err_set(err, "%s \"%s\" matches no task of class main here (%u of other classes)",
			what, rule->text, other);
		return;
	}
	if (*what == 'n')
		near = nearest_value(rule->text, s->g);
	else if (*what == 'l' && graph_find(s->g, slice_from(rule->text)) == TASK_NONE)
		near = nearest_label(slice_from(rule->text), s->g);
	else if (*what == 'l') {
		err_set(err, "label \"%s\" is not offered here (--full has it)", rule->text);
		return;
	}
	if (near.n)
		err_set(err, "%s \"%s\" matches nothing here (did you mean %.*s?)", what,
			rule->text, SLICE_ARG(near));
	else if (*s->hint.text)
		err_set(err, "%s \"%s\" matches nothing here (%s)", what, rule->text, s->hint.text);
	else
		err_set(err, "%s \"%s\" matches nothing here", what, rule->text);
}

/* What of `within` the query does not find: no class is left out when taking away. */
static int run_keep(const struct rule *rule, struct scene *s, const struct bitset *within,
		    struct bitset *out, struct err *err)
{
	struct bitset found;
	bool named;
	int ret;

	bitset_init(&found, within->nr);
	bitset_copy(&found, within);
	ret = run_query(rule->text, s, &found, &named, err);
	if (!ret && bitset_empty(&found))
		say_nothing(rule, s, 0, err);
	bitset_andnot(out, &found);
	bitset_release(&found);
	return ret;
}

/* The same over folded names, which mean tasks of all classes; KEEP_FOLDED takes the others away. */
static int run_folded(const struct rule *rule, struct scene *s, const struct bitset *within,
		      struct bitset *out, struct err *err)
{
	struct folded *f = folded_new(s->g);
	struct bitset found;
	int ret;

	bitset_init(&found, within->nr);
	ret = folded_run(f, rule->text, s->flags, within, &found, err);
	if (!ret && bitset_empty(&found))
		say_nothing(rule, s, 0, err);
	if (rule->kind == RULE_FOLDED)
		bitset_copy(out, &found);
	else
		bitset_andnot(out, &found);
	bitset_release(&found);
	folded_free(f);
	return ret;
}

int rule_tasks(const struct rule *rule, const struct graph *g, const struct bitset *within,
	       const struct bitset *selection, unsigned query_flags, struct bitset *out,
	       uint32_t *other, struct err *err)
{
	struct scene s = {g, selection, query_flags, {""}};
	bool named = true;
	int ret = 0;

	*other = 0;
	err->text[0] = '\0';
	bitset_copy(out, within);
	if (rule->kind == RULE_KEEP_QUERY)
		return run_keep(rule, &s, within, out, err);
	if (rule->kind == RULE_FOLDED || rule->kind == RULE_KEEP_FOLDED)
		return run_folded(rule, &s, within, out, err);
	if (rule->kind == RULE_QUERY || rule->kind == RULE_NOT_QUERY)
		ret = run_query(rule->text, &s, out, &named, err);
	else if (rule->kind == RULE_NODE || rule->kind == RULE_NOT_NODE)
		ret = run_node(rule->text, &s, out, &named, err);
	else
		keep_label(slice_from(rule->text), g, out);
	if (ret)
		return -1;
	if (!named)
		*other = drop_others(g, out);
	if (bitset_empty(out))
		say_nothing(rule, &s, *other, err);
	return 0;
}
