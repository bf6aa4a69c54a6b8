/* SPDX-License-Identifier: MPL-2.0 */
/* The filter line: the query, what is to be said about it or offered for it, counts. */
#include "core/base/base.h"
#include "tui/view.h"
#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "tui/glyph.h"

#define OFFER_ROOM 24 /* columns in which the start of an offer says enough */

/* All that an offer is made of: as long as it is the same, so is the offer. */
static uint64_t offered_for(const struct browse *b, bool in_tree)
{
	const uint64_t rest[] = {b->line.cursor, b->result.nr,	   b->match_nr,
				 b->only_marked, b->s->marks.done, b->s->shown == &b->s->all,
				 b->exact,	 b->wrong,	   in_tree};
	uint64_t seed = hash64(rest, sizeof(rest), 0);

	return MAX(hash64(b->line.text.buf, b->line.text.len, seed), 1);
}

void filter_forget_offer(struct app *a, bool in_tree)
{
	if (offered_for(&a->browse, in_tree) == a->browse.offered_for)
		return;
	a->browse.offered_for = 0;
	a->assist.kind = ASSIST_NONE;
}

bool filter_assist(struct app *a, bool in_tree, bool (*typed)(void))
{
	struct browse *b = &a->browse;
	const struct assist_query q = {.text = strbuf_slice(&b->line.text),
				       .cursor = b->line.cursor,
				       .flags = browse_flags(b),
				       .wrong = b->wrong,
				       .g = &b->s->graph,
				       .found = b->result.nr,
				       .match = &b->match,
				       .shown = b->only_marked ? &b->s->marks.set : b->s->shown,
				       .selection = &b->s->marks.set,
				       .stop = typed};
	uint64_t now = offered_for(b, in_tree);

	if (now == b->offered_for)
		return false;
	b->offered_for = now;
	a->assist.kind = ASSIST_NONE;
	if (!in_tree)
		assist_find(&a->assist, &q);
	if (!in_tree && a->assist.stopped)
		b->offered_for = 0;
	return a->assist.kind != ASSIST_NONE;
}

bool filter_take_offer(struct app *a)
{
	struct browse *b = &a->browse;
	const struct assist *offer = &a->assist;

	filter_assist(a, false, NULL);
	if (offer->kind == ASSIST_NONE)
		return false;
	if (offer->kind == ASSIST_EXACT)
		b->exact = true;
	lineedit_replace(&b->line, offer->from, offer->to, strbuf_slice(&offer->with));
	b->stale = true;
	return true;
}

/* "96/5,637 (38 marked)", and whether words are exact: always there, whatever else has no room. */
static void add_counts(struct app *a, struct strbuf *out, bool long_form)
{
	strbuf_addf(out, "%s%s/%s (%s%s)", long_form && a->browse.exact ? "exact  " : "",
		    number(a->browse.match_nr).text, number(bitset_count(a->s->shown)).text,
		    number(a->s->marks.nr).text, long_form ? " marked" : "");
}

static void add_nearest(const struct assist *offer, struct strbuf *out)
{
	strbuf_addstr(out, "did you mean '");
	utf8_visible(out, offer->word.buf, offer->word.len);
	strbuf_addstr(out, "'?");
}

static void add_values(const struct assist *offer, struct strbuf *out)
{
	for (size_t i = 0; i < offer->value_nr; i++) {
		const struct assist_value *v = &offer->value[i];
		if (i)
			strbuf_addf(out, " %s ", glyph(GLYPH_DOT));
		if (i)
			utf8_visible(out, v->text.p, v->text.n);
		else
			utf8_visible(out, offer->word.buf, offer->word.len);
		if (v->nr != ASSIST_UNCOUNTED)
			strbuf_addf(out, " %s", number(v->nr).text);
	}
}

/* One is told about, of several the names. */
static void add_scopes(const struct assist *offer, struct strbuf *out)
{
	strbuf_addstr(out, offer->with.buf);
	if (offer->value_nr == 1)
		strbuf_addf(out, " %s", offer->word.buf);
	for (size_t i = 1; i < offer->value_nr; i++)
		strbuf_addf(out, " %s %.*s:", glyph(GLYPH_DOT), SLICE_ARG(offer->value[i].text));
}

static void add_offer(const struct assist *offer, struct strbuf *out)
{
	if (offer->kind == ASSIST_VALUES)
		add_values(offer, out);
	else if (offer->kind == ASSIST_SCOPE)
		add_scopes(offer, out);
	else if (offer->kind == ASSIST_NEAREST)
		add_nearest(offer, out);
	else if (offer->kind == ASSIST_EXACT || offer->kind == ASSIST_QUOTE)
		strbuf_addf(out, "%s of %s exactly", number(offer->exact).text,
			    number(offer->of).text);
	else if (offer->kind == ASSIST_ALIAS || offer->kind == ASSIST_SYMBOL)
		utf8_visible(out, offer->word.buf, offer->word.len);
}

/* What is being completed is not wrong yet. */
static bool completes(const struct assist *offer)
{
	return offer->kind == ASSIST_VALUES || offer->kind == ASSIST_SCOPE;
}

/* What is wrong, or finds nothing. */
static void add_fault(const struct browse *b, const struct assist *offer, struct strbuf *out)
{
	if (b->wrong)
		strbuf_addstr(out, b->error.err.text);
	else if (offer->kind == ASSIST_NEAREST && !b->result.nr)
		add_nearest(offer, out);
	else
		strbuf_addstr(out, b->result.hint.text);
}

void remark_make(const struct app *a, struct remark *r)
{
	const struct browse *b = &a->browse;
	const struct assist *offer = &a->assist;
	bool mends = offer->kind == ASSIST_NEAREST || offer->kind == ASSIST_NEAREST_SCOPE;

	*r = (struct remark){.text = STRBUF_INIT, .style = b->wrong ? STYLE_ERROR : STYLE_WARNING};
	if (!completes(offer))
		add_fault(b, offer, &r->text);
	r->offer = !r->text.len;
	if (r->offer)
		add_offer(offer, &r->text);
	if (r->text.len && (r->offer || mends))
		key_for_people(keymap_key(CONTEXT_FILTER,
					  offer->kind == ASSIST_EXACT ? CMD_EXACT : CMD_TAKE_OFFER),
			       r->key);
}

void remark_release(struct remark *r)
{
	strbuf_release(&r->text);
}

static int key_width(const struct remark *r)
{
	return *r->key ? 1 + utf8_width(r->key, strlen(r->key)) : 0;
}

static int remark_width(const struct remark *r)
{
	return (r->offer ? 0 : 2) + utf8_width(r->text.buf, r->text.len) + key_width(r);
}

/* What can be done: the key is said first, as in the bottom line. */
static int draw_offer(const struct remark *r, struct canvas *c, int row, int col, int width)
{
	int from = col, end = col + width;

	col += canvas_put(c, row, col, width, STYLE_KEY, slice_from(r->key)) + 1;
	col += canvas_put_ellipsis(c, row, col, MAX(end - col, 0), STYLE_HINT,
				   strbuf_slice(&r->text));
	return col - from;
}

int remark_draw(const struct remark *r, struct canvas *c, int row, int col, int width)
{
	int from = col, end = col + width;

	if (r->offer)
		return draw_offer(r, c, row, col, width);
	col += canvas_put(c, row, col, MIN(width, 2), r->style, slice_from("! "));
	col += canvas_put_ellipsis(c, row, col, MAX(end - col - key_width(r), 0), r->style,
				   strbuf_slice(&r->text));
	if (*r->key)
		col += 1 +
		       canvas_put(c, row, col + 1, end - col - 1, STYLE_KEY, slice_from(r->key));
	return col - from;
}

/* Between the query and the counts; false when there is nothing to say, or no room. */
static bool draw_remark(const struct app *a, struct canvas *c, int row, int end)
{
	const struct strbuf *line = &a->browse.line.text;
	int width, room = end - 2 - (5 + utf8_width(line->buf, line->len));
	struct remark r;
	bool drawn;

	remark_make(a, &r);
	width = remark_width(&r);
	if (r.offer && room >= OFFER_ROOM)
		width = MIN(width, room);
	drawn = r.text.len && width <= room;
	if (drawn)
		remark_draw(&r, c, row, end - width - 2, width);
	remark_release(&r);
	return drawn;
}

bool draw_filter(struct app *a, struct canvas *c, int row, bool in_tree)
{
	struct browse *b = &a->browse;
	struct strbuf counts = STRBUF_INIT;
	int counts_at, width;
	bool said;

	add_counts(a, &counts, c->cols >= 50);
	counts_at = MAX(c->cols - (int)counts.len - 1, 0);
	canvas_put(c, row, 1, 1, STYLE_PROMPT, slice_from(b->exact ? "'" : ">"));
	canvas_put(c, row, counts_at, (int)counts.len, STYLE_COUNT, strbuf_slice(&counts));
	said = draw_remark(a, c, row, counts_at);
	width = said ? 1 + utf8_width(b->line.text.buf, b->line.text.len) : counts_at - 4;
	strbuf_release(&counts);
	width = MIN(width, c->cols - 4);
	if (width < 1) /* the counts are worth more */
		return said;
	lineedit_draw(&b->line, c, row, 3, width, STYLE_QUERY);
	if (!in_tree && b->view.row_nr) /* the cursor itself will be on the focused row */
		canvas_flag(c, c->cursor_row, c->cursor_col, 1, CELL_CARET);
	return said;
}
