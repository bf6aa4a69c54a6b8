/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/query/term.h"

static const struct {
	const char *name;
	enum chunk_words word;
} words[] = {{"all", CHUNK_ALL}, {"first", CHUNK_FIRST}, {"last", CHUNK_LAST}};

/* Takes a number in front of *s; leaves *n alone when there is none. False: out of range. */
static bool take_number(struct slice *s, uint16_t *n)
{
	unsigned v = 0;

	if (!s->n || *s->p < '0' || *s->p > '9')
		return true;
	for (; s->n && *s->p >= '0' && *s->p <= '9'; s->p++, s->n--) {
		v = v * 10 + (unsigned)(*s->p - '0');
		if (v >= CHUNK_END)
			return false;
	}
	*n = (uint16_t)v;
	return v > 0;
}

/* "3", "1-3", "2-" or "-3". */
static bool parse_range(struct slice s, struct chunk_range *r)
{
	const char *begin = s.p;

	*r = (struct chunk_range){1, CHUNK_END};
	if (s.n == 1 && *s.p == '-')
		return false;
	if (!take_number(&s, &r->from))
		return false;
	if (!s.n && s.p > begin) {
		r->to = r->from;
		return true;
	}
	if (!s.n || *s.p != '-')
		return false;
	s.p++;
	s.n--;
	return take_number(&s, &r->to) && !s.n && r->from <= r->to;
}

static bool parse_item(struct term *term, struct slice item)
{
	struct chunk_range range;

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (slice_equal(item, slice_from(words[i].name))) {
			term->words |= words[i].word;
			return true;
		}
	}
	if (!parse_range(item, &range))
		return false;
	ALLOC_GROW(term->range, term->range_nr + 1, term->range_cap);
	term->range[term->range_nr++] = range;
	return true;
}

int chunk_parse(struct term *term, struct slice value, size_t *offset, struct err *err)
{
	for (size_t i = 0, n; i <= value.n; i += n + 1) {
		struct slice item = {value.p + i, value.n - i};
		const char *comma = item.n ? memchr(item.p, ',', item.n) : NULL;

		n = item.n = comma ? (size_t)(comma - item.p) : item.n;
		*offset = i;
		if (n && !parse_item(term, item))
			return err_set(err,
				       "'%.*s' is not a chunk number or range "
				       "(1-3, first, last, all)",
				       SLICE_ARG(item));
	}
	return 0;
}

bool chunk_holds(const struct term *term, const struct graph *g, uint32_t task)
{
	uint16_t chunk = g->chunk[task];

	if ((term->words & CHUNK_ALL) ||
	    ((term->words & CHUNK_FIRST) && graph_chunk_first(g, task)) ||
	    ((term->words & CHUNK_LAST) && graph_chunk_last(g, task)))
		return true;
	for (size_t i = 0; chunk && i < term->range_nr; i++)
		if (chunk >= term->range[i].from && chunk <= term->range[i].to)
			return true;
	return false;
}
