/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/graph/labels.h"
#include "core/query/charset.h"
#include "core/query/term.h"
#include "core/query/walk.h"

/* Words of 64 tasks that one step looks at. */
#define STEP_WORDS 64

/* What a run knows of a term. */
struct term_run {
	struct answers answers; /* of a facet by string, of a set by task */
	/* Of a label; for a regex they find what must be there, and it is asked only then. */
	struct walk *walk[LITERALS_MAX]; /* NULL: it is not for one */
	uint64_t chars;			 /* those it must have */
};

/* One run of a query over a graph: its scratch memory, and the task it is at. */
struct query_run {
	const struct query *q;
	const struct graph *g;
	struct query_result *r;
	struct term_run **term; /* [set][term] */
	size_t first;		/* the sets before have narrowed `todo` */
	uint64_t chars;		/* a label must have them */
	uint64_t odd;		/* bits of the tasks of a word whose labels are not for walks */
	struct bitset todo;	/* tasks */
	uint32_t word;		/* the next of `todo` to look at */
	struct matcher m;	/* its text: of a facet */
	struct text text;	/* the label of `task`, when loaded */
	uint32_t task;
	bool loaded;
	bool described; /* the columns of labels.h are in order */
};

static void add_regex(struct term_run *t, const struct literals *l, const struct graph *g)
{
	t->chars = l->chars;
	for (size_t i = 0; i < l->nr; i++)
		t->walk[i] = walk_new(&l->text[i], g);
}

static void term_run_init(struct query_run *r, const struct term *term, struct term_run *t)
{
	if (term->subject == TERM_FACET)
		answers_init(&t->answers, (uint32_t)r->g->str.nr);
	if (term->subject != TERM_LABEL || !r->described)
		return; /* the matchers do without */
	if (term->regex) {
		add_regex(t, regex_literals(term->regex), r->g);
	} else {
		t->chars = pattern_chars(&term->pattern);
		t->walk[0] = walk_new(&term->pattern, r->g);
	}
}

/* `one_task`: walks would not pay. */
static void run_init(struct query_run *r, const struct query *q, const struct graph *g,
		     bool one_task)
{
	*r = (struct query_run){.q = q, .g = g};
	matcher_init(&r->m, q->unicode);
	r->m.typing = q->typing;
	text_init(&r->text, q->unicode);
	r->described = !one_task && labels_described(g);
	r->term = xcalloc(q->nr, sizeof(*r->term));
	for (size_t i = 0; i < q->nr; i++) {
		r->term[i] = xcalloc(q->set[i].nr, sizeof(**r->term));
		for (size_t k = 0; k < q->set[i].nr; k++)
			term_run_init(r, &q->set[i].term[k], &r->term[i][k]);
	}
}

static void run_release(struct query_run *r)
{
	for (size_t i = 0; i < r->q->nr; i++) {
		for (size_t k = 0; k < r->q->set[i].nr; k++) {
			answers_release(&r->term[i][k].answers);
			for (size_t n = 0; n < LITERALS_MAX; n++)
				walk_free(r->term[i][k].walk[n]);
		}
		free(r->term[i]);
	}
	free(r->term);
	bitset_release(&r->todo);
	text_release(&r->text);
	matcher_release(&r->m);
}

static void run_set_task(struct query_run *r, uint32_t task)
{
	r->task = task;
	r->loaded = false;
}

static bool facet_holds(struct query_run *r, const struct term *term, struct answers *answers)
{
	uint32_t id = r->g->facet[term->facet][r->task];
	bool holds;

	if (!id)
		return false;
	if (bitset_test(&answers->known, id))
		return bitset_test(&answers->holds, id);
	holds = matcher_holds(&r->m, term, graph_str(r->g, id));
	regex_rest(&r->m.budget);
	return answer(answers, id, holds);
}

/* query_positions() leaves the sets away: there is only this one task to ask for. */
static bool set_has(const struct bitset *tasks, uint32_t task)
{
	return tasks->nr && bitset_test(tasks, task);
}

/* The label as algo_match() wants it. */
static const struct text *label_text(struct query_run *r)
{
	if (!r->loaded)
		text_set(&r->text, graph_label(r->g, r->task));
	r->loaded = true;
	return &r->text;
}

/* The label has the characters; has it all else that the regex needs, as far as is known? */
static bool has_literals(const struct query_run *r, const struct term_run *t)
{
	int score;

	if (!t->walk[0] || !walk_takes(r->g, r->task))
		return true;
	for (size_t i = 0; i < LITERALS_MAX && t->walk[i]; i++)
		if (!walk_match(t->walk[i], r->task, &score))
			return false;
	return true;
}

static bool label_holds(struct query_run *r, const struct term *term, struct term_run *t,
			int *score)
{
	struct match m = {0};
	bool holds;

	if (t->chars && (r->g->label_chars[r->task] & t->chars) != t->chars)
		return false;
	if (term->regex)
		return has_literals(r, t) && matcher_holds(&r->m, term, graph_label(r->g, r->task));
	if (t->walk[0] && walk_takes(r->g, r->task))
		return walk_match(t->walk[0], r->task, score);
	holds = algo_match(&r->m.algo, &term->pattern, label_text(r), &m, NULL);
	*score = m.score;
	return holds;
}

/* Whether the term holds, its '!' left aside. */
static bool term_holds(struct query_run *r, size_t set, size_t k, int *score)
{
	const struct term *term = &r->q->set[set].term[k];
	struct term_run *t = &r->term[set][k];
	bool holds = false;

	*score = 0;
	switch (term->subject) {
	case TERM_ATTR:
	case TERM_NEEDS:
	case TERM_NEEDED_BY:
	case TERM_CHANGED:
	case TERM_IN_SELECTION:
	case TERM_IN_CLOSURE:
		holds = set_has(&t->answers.holds, r->task);
		break;
	case TERM_CHUNK:
		holds = chunk_holds(term, r->g, r->task);
		break;
	case TERM_FACET:
		holds = facet_holds(r, term, &t->answers);
		break;
	case TERM_LABEL:
		holds = label_holds(r, term, t, score);
		break;
	}
	return holds;
}

/*
 * The first alternative that holds and is not inverse decides the score. An
 * inverse one that holds makes the set true, but a later one may still score:
 * so does fzf. *by is the deciding term, or NULL.
 */
static bool set_holds(struct query_run *r, size_t set, int *score, const struct term **by)
{
	const struct term_set *s = &r->q->set[set];
	bool holds = false;

	*score = 0;
	*by = NULL;
	for (size_t k = 0; k < s->nr && !r->m.failed && !(holds && s->scoreless); k++) {
		int of_term;
		bool match = term_holds(r, set, k, &of_term);
		if (s->term[k].inverse) {
			holds |= !match;
		} else if (match) {
			*score = of_term;
			*by = &s->term[k];
			return true;
		}
	}
	return holds;
}

void query_result_init(struct query_result *r, const struct graph *g)
{
	*r = (struct query_result){0};
	bitset_init(&r->match, g->task_nr);
	r->score = xcalloc(g->task_nr, sizeof(*r->score));
}

void query_result_release(struct query_result *r)
{
	bitset_release(&r->match);
	free(r->score);
	free(r->key);
	free(r->spare);
}

/* Says that a term like "paltform:win" can find nothing: no label has such a text. */
static void hint_scope(struct query_run *r, const struct term *term, struct err *hint)
{
	for (uint32_t i = 0; i < r->g->task_nr; i++) {
		struct slice label = graph_label(r->g, i);
		if (memchr(label.p, ':', label.n) && matcher_holds(&r->m, term, label))
			return;
	}
	scope_hint(term->word, hint);
}

/* What can be found before tasks are looked at one by one. */
static void find_sets(struct query_run *r, const struct bitset *selection, struct err *hint)
{
	for (size_t i = 0; i < r->q->nr; i++) {
		for (size_t k = 0; k < r->q->set[i].nr && !r->m.failed; k++) {
			const struct term *term = &r->q->set[i].term[k];
			if (term_is_set(term)) {
				bitset_init(&r->term[i][k].answers.holds, r->g->task_nr);
				term_tasks(&r->m, term, r->g, selection,
					   &r->term[i][k].answers.holds, hint);
			} else if (term->word && term->subject == TERM_LABEL && !*hint->text) {
				hint_scope(r, term, hint);
			}
		}
	}
}

/* The first "in:" term, or NULL. */
static const struct term *in_term(const struct query *q)
{
	for (size_t i = 0; i < q->nr; i++)
		for (size_t k = 0; k < q->set[i].nr; k++)
			if (term_is_in(&q->set[i].term[k]))
				return &q->set[i].term[k];
	return NULL;
}

bool query_reads_selection(const struct query *q)
{
	return in_term(q);
}

/* No term of it looks at labels: it can only narrow, and has no score. */
static bool is_cheap(const struct term_set *set)
{
	for (size_t k = 0; k < set->nr; k++)
		if (set->term[k].subject == TERM_LABEL)
			return false;
	return true;
}

/* Runs the cheap sets, which come first. */
static void narrow(struct query_run *r)
{
	for (; r->first < r->q->nr && is_cheap(&r->q->set[r->first]); r->first++) {
		bitset_foreach (task, &r->todo) {
			const struct term *by;
			int score;
			run_set_task(r, task);
			if (!set_holds(r, r->first, &score, &by))
				bitset_put(&r->todo, task, false);
		}
	}
}

/* Characters that each label must have which matches the query. */
static uint64_t needed_chars(const struct query_run *r)
{
	uint64_t chars = 0;

	for (size_t i = 0; i < r->q->nr; i++)
		if (r->q->set[i].nr == 1 && !r->q->set[i].term[0].inverse)
			chars |= r->term[i][0].chars;
	return chars;
}

struct query_run *query_start(const struct query *q, const struct graph *g,
			      const struct bitset *within, const struct bitset *selection,
			      struct query_result *result)
{
	struct query_run *r = xcalloc(1, sizeof(*r));
	const struct term *in = selection ? NULL : in_term(q);

	run_init(r, q, g, false);
	r->r = result;
	result->hint.text[0] = '\0';
	bitset_clear_all(&result->match);
	result->nr = 0;
	result->ranked = query_ranked(q);
	if (result->ranked && !result->key) {
		result->key = xcalloc(g->task_nr, sizeof(*result->key));
		result->spare = xcalloc(g->task_nr, sizeof(*result->spare));
	}
	if (in) {
		r->m.failed = in;
		err_set(&r->m.why, "nothing is selected here");
		return r;
	}
	find_sets(r, selection, &result->hint);
	bitset_init(&r->todo, g->task_nr);
	bitset_copy(&r->todo, within);
	narrow(r);
	r->chars = needed_chars(r);
	return r;
}

/* A term that is walked: all but the few labels that are not for walks. */
static uint64_t walk_holds(struct query_run *r, const struct term *term, struct term_run *t,
			   uint32_t word, uint64_t todo, int *score)
{
	uint64_t found, others;

	if (t->chars & ~r->chars)
		todo = charset_word(r->g, word, todo, t->chars);
	others = todo & r->odd;
	found = walk_word(t->walk[0], word * 64, todo & ~others, score);
	for (; others; others &= others - 1) {
		unsigned i = (unsigned)__builtin_ctzll(others);
		int of_term;
		run_set_task(r, word * 64 + i);
		if (!label_holds(r, term, t, &of_term))
			continue;
		found |= (uint64_t)1 << i;
		score[i] += of_term;
	}
	return found;
}

/* Those of the tasks in `todo` for which the set holds; adds to score[] of each bit. */
static uint64_t word_holds(struct query_run *r, size_t set, uint32_t word, uint64_t todo,
			   int *score)
{
	const struct term *term = r->q->set[set].term, *by;
	int of_set, ignored[64] = {0};
	uint64_t found = 0;

	if (r->q->set[set].nr == 1 && !term->regex && r->term[set]->walk[0])
		return term->inverse
			       ? todo & ~walk_holds(r, term, r->term[set], word, todo, ignored)
			       : walk_holds(r, term, r->term[set], word, todo, score);
	for (; todo && !r->m.failed; todo &= todo - 1) {
		unsigned i = (unsigned)__builtin_ctzll(todo);
		run_set_task(r, word * 64 + i);
		if (!set_holds(r, set, &of_set, &by))
			continue;
		found |= (uint64_t)1 << i;
		score[i] += of_set;
	}
	return found;
}

/* Length of the task's label without blanks around it: what fzf breaks ties by. */
static inline size_t trimmed_length(const struct query_run *r, uint32_t task)
{
	const uint32_t *start = &r->g->label_start[task];

	/* Nearly every label: one byte a character, nothing to trim. */
	if (r->described && !(r->g->label_chars[task] & chars_blank()))
		return start[1] - start[0] - 1;
	return text_trimmed_length(graph_label(r->g, task), r->q->unicode);
}

static void take(const struct query_run *r, uint32_t task, int score)
{
	uint32_t worse = (uint32_t)(UINT16_MAX - MIN(score, UINT16_MAX));
	struct query_result *result = r->r;

	result->score[task] = (uint16_t)(UINT16_MAX - worse);
	if (result->ranked) {
		size_t n = trimmed_length(r, task);
		result->key[result->nr] =
			(struct query_key){worse << 16 | (uint32_t)MIN(n, UINT16_MAX), task};
	}
	result->nr++;
}

/* Sets with regexes come last, so that the clock of these can stand still for the others. */
static void run_word(struct query_run *r, uint32_t word)
{
	uint64_t found = charset_word(r->g, word, r->todo.word[word], r->chars);
	int score[64] = {0};

	r->odd = r->described ? charset_word(r->g, word, found, CHARS_ANY) : 0;
	for (size_t set = r->first; set < r->q->nr && found; set++)
		found = word_holds(r, set, word, found, score);
	regex_rest(&r->m.budget);
	r->r->match.word[word] = found;
	for (; found; found &= found - 1) {
		unsigned i = (unsigned)__builtin_ctzll(found);
		take(r, word * 64 + i, score[i]);
	}
}

bool query_step(struct query_run *r)
{
	uint32_t words = (r->todo.nr + 63) / 64, end = MIN(r->word + STEP_WORDS, words);

	for (; r->word < end && !r->m.failed; r->word++)
		run_word(r, r->word);
	return r->word < words && !r->m.failed;
}

int query_end(struct query_run *r, struct query_error *error)
{
	const struct term *failed = r->m.failed;

	if (failed) {
		error->column = failed->column;
		err_set(&error->err, "column %zu: %s", failed->column, r->m.why.text);
	}
	run_release(r);
	free(r);
	return failed ? -1 : 0;
}

int query_run(const struct query *q, const struct graph *g, const struct bitset *within,
	      const struct bitset *selection, struct query_result *result,
	      struct query_error *error)
{
	struct query_run *r = query_start(q, g, within, selection, result);

	while (query_step(r))
		;
	return query_end(r, error);
}

static void mark(bool *hit, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		hit[i] = true;
}

/* Sets hit[] where a label term of the current task matches. */
static void mark_term(struct query_run *r, const struct term *term, bool *hit)
{
	size_t start, end, *pos;
	struct match m;

	if (term->regex) {
		if (regex_match(term->regex, graph_label(r->g, r->task), &r->m.budget, &start,
				&end) > 0)
			mark(hit, start, end);
		return;
	}
	pos = xcalloc(term->pattern.n, sizeof(*pos));
	if (algo_match(&r->m.algo, &term->pattern, label_text(r), &m, pos))
		for (size_t i = 0; i < term->pattern.n; i++)
			mark(hit, r->text.at[pos[i]], r->text.at[pos[i] + 1]);
	free(pos);
}

/*
 * The alternative of a set that is highlighted: the one that decides; where it does not
 * matter which does, the first that matches the label. NULL: none.
 */
static const struct term *shown_term(struct query_run *r, size_t set)
{
	const struct term_set *s = &r->q->set[set];
	const struct term *by = NULL;
	int score;

	if (!s->scoreless) {
		set_holds(r, set, &score, &by);
		return by && by->subject == TERM_LABEL ? by : NULL;
	}
	for (size_t k = 0; k < s->nr && !by; k++)
		if (s->term[k].subject == TERM_LABEL && !s->term[k].inverse &&
		    matcher_holds(&r->m, &s->term[k], graph_label(r->g, r->task)))
			by = &s->term[k];
	return by;
}

void query_positions(const struct query *q, const struct graph *g, uint32_t task, bool *hit)
{
	struct query_run run;

	run_init(&run, q, g, true);
	run_set_task(&run, task);
	for (size_t i = 0; i < q->nr && !run.m.failed; i++) {
		const struct term *term = shown_term(&run, i);
		if (term)
			mark_term(&run, term, hit);
	}
	run_release(&run);
}
