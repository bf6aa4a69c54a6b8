/* SPDX-License-Identifier: MPL-2.0 */
/* What the command line selects: a preset, a push there was, queries, tests. */
#include "core/base/base.h"
#include "tui/session.h"
#include "core/base/utf8.h"
#include "tui/paths.h"
#include "tui/syntax.h"
#include "tui/tried.h"

static void say_missing(void *ctx, const char *line)
{
	strbuf_addf(ctx, "%s\n", line);
}

/* Tasks of other classes are never marked unnamed, and never left out silently. */
static void say_other(struct strbuf *said, uint32_t other, const char *query)
{
	if (!other)
		return;
	add_count(said, other, "task");
	strbuf_addstr(said, " of \"");
	utf8_visible(said, query, strlen(query));
	strbuf_addstr(said, "\" left out: not of class main (class:cf and such name them)\n");
}

/* A query that finds nothing among what is offered may find something in the whole graph. */
static void say_nothing(const struct session *s, const struct rule *rule, const char *why,
			struct strbuf *said)
{
	struct rule query = {RULE_QUERY, rule->text};
	struct bitset tasks;
	uint32_t other, nr = 0;
	struct err err;

	bitset_init(&tasks, s->graph.task_nr);
	if (s->shown != &s->all && !rule_tasks(&query, &s->graph, &s->all, &s->marks.set,
					       session_query_flags(s), &tasks, &other, &err))
		nr = bitset_count(&tasks);
	strbuf_addstr(said, why);
	if (nr)
		strbuf_addf(said, " (%s in the whole graph: --full)", number(nr).text);
	strbuf_addch(said, '\n');
	bitset_release(&tasks);
}

/* Marks what the query finds, or (keep) unmarks what it does not find; *none when it finds none. */
static int select_query(struct session *s, const char *text, bool keep, bool *none,
			struct strbuf *said, struct err *err)
{
	bool folded = options_flag(&s->opt, OPT_FOLDED);
	struct rule rule = {keep ? (folded ? RULE_KEEP_FOLDED : RULE_KEEP_QUERY)
				 : (folded ? RULE_FOLDED : RULE_QUERY),
			    (char *)(uintptr_t)text};
	struct bitset tasks;
	uint32_t other = 0;
	int ret;

	bitset_init(&tasks, s->graph.task_nr);
	ret = rule_tasks(&rule, &s->graph, s->shown, &s->marks.set, session_query_flags(s), &tasks,
			 &other, err);
	if (!ret) {
		*none |= *err->text;
		if (*err->text)
			say_nothing(s, &rule, err->text, said);
		else
			say_other(said, other, text);
		marks_apply(&s->marks, rule.kind, text, &tasks);
	}
	bitset_release(&tasks);
	return ret;
}

static int replay(struct session *s, struct strbuf *said, struct err *err)
{
	struct preset_change *c = &s->change;

	if (!s->have_preset)
		return 0;
	if (preset_apply(&s->preset, &s->graph, s->shown, &s->marks, say_missing, said, c, err))
		return -1;
	say_other(said, c->other, s->preset.path);
	utf8_visible(said, s->preset.path, strlen(s->preset.path));
	strbuf_addstr(said, ": ");
	add_count(said, c->now, "task");
	if (c->added || c->gone)
		strbuf_addf(said, " (+%s -%s since it was saved)\n", number(c->added).text,
			    number(c->gone).text);
	else
		strbuf_addstr(said, s->preset.has_set ? ", as when it was saved\n" : "\n");
	return 0;
}

static int select_queries(struct session *s, struct strbuf *said, struct err *err)
{
	const char *const *query = options_list(&s->opt, OPT_QUERY);
	bool keep = options_flag(&s->opt, OPT_AND);
	bool begun = s->have_preset || options_flag(&s->opt, OPT_FROM);
	bool none = begun && !s->marks.nr; /* one of them selects nothing by itself */

	for (size_t i = 0; query[i]; i++)
		if (select_query(s, query[i], keep && (i || begun), &none, said, err))
			return -1;
	if (keep && !s->marks.nr && !none)
		strbuf_addstr(said,
			      "each of them matches tasks, but no task matches all of them\n");
	return 0;
}

/*
 * Queries choose among the tasks of the tests, those of a preset when that names tests; without any
 * all of these are meant.
 */
static int select_tests(struct session *s, struct strbuf *said, struct err *err)
{
	bool preset = paths_in_preset(s), queries = *options_list(&s->opt, OPT_QUERY);
	const struct bitset *shown = s->shown;
	struct bitset tasks;
	int ret;

	bitset_init(&tasks, s->graph.task_nr);
	ret = paths_tasks(s, &tasks, err);
	s->shown = &tasks;
	if (!ret && preset)
		ret = replay(s, said, err);
	if (!ret && queries)
		ret = select_queries(s, said, err);
	s->shown = shown;
	if (!ret && !queries && !(preset && s->preset.rule_nr)) {
		bitset_andnot(&tasks, &s->marks.set);
		marks_toggle(&s->marks, &tasks);
	}
	bitset_release(&tasks);
	return ret;
}

/* What a push selected is marked, label by label: its own rules are not known any more. */
static int select_from(struct session *s, struct strbuf *said, struct err *err)
{
	const char *from = options_string(&s->opt, OPT_FROM);
	struct tried t;
	int ret;

	if (!from)
		return 0;
	if (tried_read(&t, s, from, err))
		return -1;
	ret = tried_decide_on(&t, &s->graph, err);
	if (!ret && t.decision.elsewhere)
		ret = err_set(err, "--from '%s': its tasks are chosen by '%s', not listed", from,
			      t.decision.elsewhere);
	if (!ret) {
		bitset_andnot(&t.decision.target, &s->marks.set);
		marks_toggle(&s->marks, &t.decision.target);
		add_count(said, s->marks.nr, "task");
		strbuf_addf(said, " from %.12s", t.hash.buf);
		if (t.decision.unknown_nr)
			strbuf_addf(said, "; %zu of what it lists %s not in this graph",
				    t.decision.unknown_nr,
				    t.decision.unknown_nr == 1 ? "is" : "are");
		strbuf_addch(said, '\n');
	}
	tried_release(&t);
	return ret;
}

int session_select(struct session *s, struct strbuf *said, struct err *err)
{
	if (paths_in_preset(s) ? paths_find(s, said, err) : replay(s, said, err))
		return -1;
	if (select_from(s, said, err))
		return -1;
	if (s->syntax  ? syntax_select(s, said, err)
	    : s->paths ? select_tests(s, said, err)
		       : select_queries(s, said, err))
		return -1;
	return graph_check(&s->graph, err);
}
