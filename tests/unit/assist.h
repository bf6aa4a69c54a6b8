/* SPDX-License-Identifier: MPL-2.0 */
/* A filter line over a graph, for the tests of what is offered in it. Include after unit.h. */
#ifndef TESTS_UNIT_ASSIST_H
#define TESTS_UNIT_ASSIST_H

#include "core/query/assist.h"

struct line {
	struct graph g;
	struct assist a;
	struct bitset all, selection;
	struct query_result r; /* of the query that was looked at */
	bool (*stop)(void);
	struct strbuf text; /* without the '@' for the cursor */
};

/* When there is a graph. */
static inline void line_init(struct line *l)
{
	l->a = (struct assist)ASSIST_INIT;
	strbuf_init(&l->text);
	query_result_init(&l->r, &l->g);
	bitset_init(&l->selection, l->g.task_nr);
	bitset_init(&l->all, l->g.task_nr);
	bitset_set_all(&l->all);
}

/* The graph stays. */
static inline void line_release(struct line *l)
{
	assist_release(&l->a);
	strbuf_release(&l->text);
	query_result_release(&l->r);
	bitset_release(&l->selection);
	bitset_release(&l->all);
}

/* Finds the offer in a query whose cursor is where '@' stands, or at its end. */
static inline void line_find(struct line *l, const char *line)
{
	struct assist_query q = {.g = &l->g, .selection = &l->selection, .stop = l->stop};
	const char *cursor = strchr(line, '@');
	struct query_error error;
	struct query *parsed;

	q.cursor = cursor ? (size_t)(cursor - line) : strlen(line);
	strbuf_reset(&l->text);
	strbuf_addstr(&l->text, line);
	if (cursor)
		strbuf_splice(&l->text, q.cursor, 1, "", 0);
	q.text = strbuf_slice(&l->text);
	parsed = query_parse(q.text, QUERY_TYPING, &error);
	q.wrong = !parsed || query_run(parsed, &l->g, &l->all, &l->selection, &l->r, &error);
	q.found = l->r.nr;
	q.match = &l->r.match;
	q.shown = &l->all;
	assist_find(&l->a, &q);
	query_free(parsed);
}

/* Asserts what the query is when the offer was taken; NULL: nothing is offered. */
static inline void line_expect(struct line *l, enum assist_kind kind, const char *line,
			       const char *want)
{
	const struct assist *a = &l->a;

	line_find(l, line);
	if (a->kind != (want ? kind : ASSIST_NONE))
		fail_msg("'%s': another kind of offer: %d", line, a->kind);
	if (!want)
		return;
	strbuf_splice(&l->text, a->from, a->to - a->from, a->with.buf, a->with.len);
	if (strcmp(l->text.buf, want) != 0)
		fail_msg("'%s': '%s', not '%s'", line, l->text.buf, want);
}

/* The same of values: what is listed, "VALUE NUMBER, ...", and offered first. */
static inline void line_values(struct line *l, const char *line, const char *list, const char *want)
{
	struct strbuf got = STRBUF_INIT;

	line_expect(l, ASSIST_VALUES, line, want);
	for (size_t i = 0; want && i < l->a.value_nr; i++) {
		const struct assist_value *v = &l->a.value[i];
		strbuf_addf(&got, "%s%.*s", i ? ", " : "", SLICE_ARG(v->text));
		if (v->nr != ASSIST_UNCOUNTED)
			strbuf_addf(&got, " %u", v->nr);
	}
	assert_string_equal(got.buf, list);
	strbuf_release(&got);
}

#endif
