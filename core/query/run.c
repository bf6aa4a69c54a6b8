/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/query/term.h"

/* One run of a query over a graph: its scratch memory, and the task it is at. */
struct run {
	const struct query *q;
	const struct graph *g;
	struct answers **answers; /* [set][term]: of a facet by string, of a set by task */
	struct matcher m;	  /* its text: of a facet */
	struct text text;	  /* the label of `task`, when loaded */
	uint32_t task;
	bool loaded;
};

static void run_init(struct run *r, const struct query *q, const struct graph *g)
{
	*r = (struct run){.q = q, .g = g};
	matcher_init(&r->m, q->unicode);
	r->m.typing = q->typing;
	text_init(&r->text, q->unicode);
	r->answers = xcalloc(q->nr, sizeof(struct answers *));
	for (size_t i = 0; i < q->nr; i++) {
		r->answers[i] = xcalloc(q->set[i].nr, sizeof(struct answers));
		for (size_t k = 0; k < q->set[i].nr; k++) {
			if (q->set[i].term[k].subject != TERM_FACET)
				continue;
			answers_init(&r->answers[i][k], (uint32_t)g->str.nr);
		}
	}
}

static void run_release(struct run *r)
{
	for (size_t i = 0; i < r->q->nr; i++) {
		for (size_t k = 0; k < r->q->set[i].nr; k++)
			answers_release(&r->answers[i][k]);
		free(r->answers[i]);
	}
	free(r->answers);
	text_release(&r->text);
	matcher_release(&r->m);
}

static void run_set_task(struct run *r, uint32_t task)
{
	r->task = task;
	r->loaded = false;
}

void matcher_init(struct matcher *m, locale_t unicode)
{
	*m = (struct matcher){.budget = REGEX_BUDGET_INIT};
	algo_init(&m->algo);
	text_init(&m->text, unicode);
}

void matcher_release(struct matcher *m)
{
	text_release(&m->text);
	algo_release(&m->algo);
}

static bool regex_holds(struct matcher *m, const struct term *term, struct slice text)
{
	size_t start, end;
	int ret = regex_match(term->regex, text, &m->budget, &start, &end);

	if (ret < 0) {
		err_set(&m->why, "the regex needs too many steps");
		m->failed = term;
	}
	return ret > 0;
}

bool matcher_holds(struct matcher *m, const struct term *term, struct slice text)
{
	struct match match;

	if (term->regex)
		return regex_holds(m, term, text);
	text_set(&m->text, text);
	return algo_match(&m->algo, &term->pattern, &m->text, &match, NULL);
}

static bool facet_holds(struct run *r, const struct term *term, struct answers *answers)
{
	uint32_t id = r->g->facet[term->facet][r->task];

	if (!id)
		return false;
	if (bitset_test(&answers->known, id))
		return bitset_test(&answers->holds, id);
	return answer(answers, id, matcher_holds(&r->m, term, graph_str(r->g, id)));
}

/* query_positions() leaves the sets away: there is only this one task to ask for. */
static bool set_has(const struct bitset *tasks, uint32_t task)
{
	return tasks->nr && bitset_test(tasks, task);
}

static bool label_holds(struct run *r, const struct term *term, struct match *m, size_t *pos)
{
	if (term->regex)
		return regex_holds(&r->m, term, graph_label(r->g, r->task));
	if (!r->loaded)
		text_set(&r->text, graph_label(r->g, r->task));
	r->loaded = true;
	return algo_match(&r->m.algo, &term->pattern, &r->text, m, pos);
}

/* Whether the term holds, its '!' left aside. */
static bool term_holds(struct run *r, size_t set, size_t k, int *score)
{
	const struct term *term = &r->q->set[set].term[k];
	struct match m = {0};
	bool holds = false;

	switch (term->subject) {
	case TERM_ATTR:
	case TERM_NEEDS:
	case TERM_NEEDED_BY:
	case TERM_CHANGED:
	case TERM_IN_SELECTION:
	case TERM_IN_CLOSURE:
		holds = set_has(&r->answers[set][k].holds, r->task);
		break;
	case TERM_CHUNK:
		holds = chunk_holds(term, r->g->chunk[r->task], r->g->chunk_total[r->task]);
		break;
	case TERM_FACET:
		holds = facet_holds(r, term, &r->answers[set][k]);
		break;
	case TERM_LABEL:
		holds = label_holds(r, term, &m, NULL);
		break;
	}
	*score = m.score;
	return holds;
}

/*
 * The first alternative that holds and is not inverse decides the score. An
 * inverse one that holds makes the set true, but a later one may still score:
 * so does fzf. *by is the deciding term, or NULL.
 */
static bool set_holds(struct run *r, size_t set, int *score, const struct term **by)
{
	const struct term_set *s = &r->q->set[set];
	bool holds = false;

	*score = 0;
	*by = NULL;
	for (size_t k = 0; k < s->nr && !r->m.failed; k++) {
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

static bool task_holds(struct run *r, int *score)
{
	const struct term *by;

	*score = 0;
	for (size_t i = 0; i < r->q->nr; i++) {
		int of_set;
		if (!set_holds(r, i, &of_set, &by))
			return false;
		*score += of_set;
	}
	return true;
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
}

/* Says that a term like "paltform:win" can find nothing: no label has such a text. */
static void hint_scope(struct run *r, const struct term *term, struct err *hint)
{
	for (uint32_t i = 0; i < r->g->task_nr; i++) {
		struct slice label = graph_label(r->g, i);
		if (memchr(label.p, ':', label.n) && matcher_holds(&r->m, term, label))
			return;
	}
	scope_hint(term->word, hint);
}

/* What can be found before tasks are looked at one by one. */
static void find_sets(struct run *r, const struct bitset *selection, struct err *hint)
{
	for (size_t i = 0; i < r->q->nr; i++) {
		for (size_t k = 0; k < r->q->set[i].nr && !r->m.failed; k++) {
			const struct term *term = &r->q->set[i].term[k];
			if (term_is_set(term)) {
				bitset_init(&r->answers[i][k].holds, r->g->task_nr);
				term_tasks(&r->m, term, r->g, selection, &r->answers[i][k].holds,
					   hint);
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

static int run_error(const struct term *term, const char *what, struct query_error *error)
{
	error->column = term->column;
	return err_set(&error->err, "column %zu: %s", term->column, what);
}

int query_run(const struct query *q, const struct graph *g, const struct bitset *within,
	      const struct bitset *selection, struct query_result *r, struct query_error *error)
{
	const struct term *in = selection ? NULL : in_term(q);
	struct run run;
	int ret = 0;

	if (in)
		return run_error(in, "nothing is selected here", error);
	run_init(&run, q, g);
	r->hint.text[0] = '\0';
	find_sets(&run, selection, &r->hint);
	bitset_clear_all(&r->match);
	r->nr = 0;
	r->ranked = query_ranked(q);
	bitset_foreach (task, within) {
		int score;
		if (run.m.failed)
			break;
		run_set_task(&run, task);
		if (task_holds(&run, &score)) {
			bitset_put(&r->match, task, true);
			r->score[task] = (uint16_t)MIN(score, UINT16_MAX);
			r->nr++;
		}
	}
	if (run.m.failed)
		ret = run_error(run.m.failed, run.m.why.text, error);
	run_release(&run);
	return ret;
}

static int compare_keys(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

void query_order(const struct query_result *r, const struct graph *g, uint32_t *order)
{
	locale_t unicode = fold_init();
	uint64_t *key = xcalloc(r->nr, sizeof(*key));
	uint32_t nr = 0;

	bitset_foreach (task, &r->match) {
		uint64_t length, worse;
		if (!r->ranked) {
			key[nr++] = task;
			continue;
		}
		length = text_trimmed_length(graph_label(g, task), unicode);
		worse = (uint64_t)(UINT16_MAX - r->score[task]);
		key[nr++] = worse << 48 | MIN(length, UINT16_MAX) << 32 | task;
	}
	if (r->ranked && nr)
		qsort(key, nr, sizeof(*key), compare_keys);
	for (uint32_t i = 0; i < nr; i++)
		order[i] = (uint32_t)key[i];
	free(key);
	fold_release(unicode);
}

static void mark(bool *hit, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		hit[i] = true;
}

/* Sets hit[] where a label term of the current task matches. */
static void mark_term(struct run *r, const struct term *term, bool *hit)
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
	if (label_holds(r, term, &m, pos))
		for (size_t i = 0; i < term->pattern.n; i++)
			mark(hit, r->text.at[pos[i]], r->text.at[pos[i] + 1]);
	free(pos);
}

void query_positions(const struct query *q, const struct graph *g, uint32_t task, bool *hit)
{
	struct run run;

	run_init(&run, q, g);
	run_set_task(&run, task);
	for (size_t i = 0; i < q->nr && !run.m.failed; i++) {
		const struct term *by;
		int score;
		if (set_holds(&run, i, &score, &by) && by && by->subject == TERM_LABEL)
			mark_term(&run, by, hit);
	}
	run_release(&run);
}
