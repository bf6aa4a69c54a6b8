/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/query/assist_parts.h"
#include "core/base/utf8.h"

bool assist_can_be_typed(struct slice text)
{
	uint32_t c;

	for (size_t at = 0; at < text.n;) {
		at += utf8_decode(text.p + at, text.n - at, &c);
		if (utf8_is_control(c) || c == UTF8_REPLACEMENT)
			return false;
	}
	return true;
}

/* An escaped blank belongs to the token; nothing else in a query can be escaped. */
void assist_escape(struct strbuf *out, struct slice text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == ' ')
			strbuf_addch(out, '\\');
		strbuf_addch(out, text.p[i]);
	}
}

bool assist_offer(struct assist *a, enum assist_kind kind, size_t from, size_t to,
		  struct slice with)
{
	if (!assist_can_be_typed(with))
		return false;
	strbuf_reset(&a->with);
	strbuf_reset(&a->word);
	assist_escape(&a->with, with);
	strbuf_add(&a->word, with.p, with.n);
	a->kind = kind;
	a->from = from;
	a->to = to;
	return true;
}

bool assist_stopped(struct assist *a, const struct assist_query *q)
{
	a->stopped |= q->stop && q->stop();
	return a->stopped;
}

bool assist_run(struct assist *a, const struct assist_query *q, struct slice text, unsigned flags,
		const struct bitset *within, struct query_result *r)
{
	struct query_error error;
	struct query *parsed = query_parse(text, flags | QUERY_TYPING, &error);
	struct query_run *run;
	struct bitset all;
	bool ran;

	if (!parsed)
		return false;
	query_result_init(r, q->g);
	bitset_init(&all, q->g->task_nr);
	bitset_set_all(&all);
	run = query_start(parsed, q->g, within ? within : &all, q->selection, r);
	while (!assist_stopped(a, q) && query_step(run))
		;
	ran = !query_end(run, &error) && !a->stopped;
	bitset_release(&all);
	query_free(parsed);
	if (!ran)
		query_result_release(r);
	return ran;
}

uint32_t assist_count(struct assist *a, const struct assist_query *q, struct slice text,
		      const struct bitset *within)
{
	struct query_result r;
	uint32_t nr;

	if (!assist_run(a, q, text, q->flags, within, &r))
		return UINT32_MAX;
	nr = r.nr;
	query_result_release(&r);
	return nr;
}

/* The token that the cursor stands directly behind. */
static bool token_at(const struct assist_query *q, struct token *t)
{
	for (size_t at = 0; token_next(q->text, &at, t) && t->begin < q->cursor;)
		if (t->end == q->cursor)
			return true;
	return false;
}

static void forget(struct assist *a)
{
	while (a->own_nr)
		free(a->own[--a->own_nr]);
	a->value_nr = 0;
	a->stopped = false;
	a->kind = ASSIST_NONE;
}

static bool find(struct assist *a, const struct assist_query *q)
{
	struct token t;
	bool behind = token_at(q, &t);

	if (behind && assist_complete(a, q, &t))
		return true;
	if (q->wrong)
		return false;
	return (behind && (assist_exact(a, q, &t) || assist_alias(a, q, &t))) ||
	       assist_nearest(a, q);
}

void assist_find(struct assist *a, const struct assist_query *q)
{
	forget(a);
	if (!find(a, q) || a->stopped)
		a->kind = ASSIST_NONE;
}

void assist_release(struct assist *a)
{
	forget(a);
	strbuf_release(&a->with);
	strbuf_release(&a->word);
}
