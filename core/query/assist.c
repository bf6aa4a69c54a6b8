/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/query/assist_parts.h"
#include "core/base/utf8.h"

/* An escaped blank belongs to the token; nothing else in a query can be escaped. */
bool assist_offer(struct assist *a, enum assist_kind kind, size_t from, size_t to,
		  struct slice with)
{
	uint32_t c;

	strbuf_reset(&a->with);
	strbuf_reset(&a->word);
	for (size_t at = 0, used; at < with.n; at += used) {
		used = utf8_decode(with.p + at, with.n - at, &c);
		if (utf8_is_control(c) || (used == 1 && c == UTF8_REPLACEMENT))
			return false;
		if (c == ' ')
			strbuf_addch(&a->with, '\\');
		strbuf_add(&a->with, with.p + at, used);
	}
	strbuf_add(&a->word, with.p, with.n);
	a->kind = kind;
	a->from = from;
	a->to = to;
	return true;
}

uint32_t assist_count(const struct assist_query *q, struct slice text, const struct bitset *within)
{
	struct query_error error;
	struct query *parsed = query_parse(text, q->flags | QUERY_TYPING, &error);
	struct query_result r;
	struct bitset all;
	uint32_t nr = UINT32_MAX;

	if (!parsed)
		return nr;
	query_result_init(&r, q->g);
	bitset_init(&all, q->g->task_nr);
	bitset_set_all(&all);
	if (!query_run(parsed, q->g, within ? within : &all, NULL, &r, &error))
		nr = r.nr;
	bitset_release(&all);
	query_result_release(&r);
	query_free(parsed);
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

void assist_find(struct assist *a, const struct assist_query *q)
{
	struct token t;

	a->kind = ASSIST_NONE;
	if (token_at(q, &t) &&
	    (assist_complete(a, q, &t) || assist_exact(a, q, &t) || assist_alias(a, q, &t)))
		return;
	if (!q->found)
		(void)assist_nearest(a, q);
}

void assist_release(struct assist *a)
{
	strbuf_release(&a->with);
	strbuf_release(&a->word);
}
