/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/marks.h"
#include "core/base/alloc.h"

struct marks_step {
	enum { BY_RULE, BY_TOGGLE, BY_CLEAR } by;
	struct rule rule; /* text NULL unless BY_RULE */
	uint32_t *task;	  /* the tasks it flipped, ascending */
	uint32_t nr;
};

void marks_init(struct marks *m, uint32_t task_nr)
{
	*m = (struct marks){0};
	bitset_init(&m->set, task_nr);
}

/* Forgets the steps that were undone. */
static void drop_undone(struct marks *m)
{
	while (m->step_nr > m->done) {
		struct marks_step *s = &m->step[--m->step_nr];
		free(s->rule.text);
		free(s->task);
	}
}

void marks_release(struct marks *m)
{
	m->done = 0;
	drop_undone(m);
	free(m->step);
	free(m->in_force);
	bitset_release(&m->set);
	*m = (struct marks){0};
}

static void flip(struct marks *m, const struct marks_step *s)
{
	for (uint32_t i = 0; i < s->nr; i++) {
		bool on = !bitset_test(&m->set, s->task[i]);
		bitset_put(&m->set, s->task[i], on);
		m->nr += on ? 1 : UINT32_MAX;
	}
}

/* The same text was marked and unmarked, or the other way round, and nothing is left of it. */
static bool cancel(const struct marks_step *a, const struct marks_step *b)
{
	return rule_takes_away(a->rule.kind) != rule_takes_away(b->rule.kind) && a->nr == b->nr &&
	       !strcmp(a->rule.text, b->rule.text) &&
	       !memcmp(a->task, b->task, a->nr * sizeof(*a->task));
}

/* Takes step `i`, the next one, into the rules in force. */
static void enforce(struct marks *m, size_t i)
{
	const struct marks_step *s = &m->step[i];

	if (s->by == BY_TOGGLE)
		return; /* what was marked before decides: no rule says it */
	if (s->by == BY_CLEAR) {
		m->in_force_nr = 0;
	} else if (m->in_force_nr && cancel(&m->step[m->in_force[m->in_force_nr - 1]], s)) {
		m->in_force_nr--;
	} else {
		ALLOC_GROW(m->in_force, m->in_force_nr + 1, m->in_force_cap);
		m->in_force[m->in_force_nr++] = i;
	}
}

/* Makes a step, which owns its text and tasks from now on. Returns how many tasks changed. */
static uint32_t add_step(struct marks *m, struct marks_step step)
{
	if (!step.nr) {
		free(step.rule.text);
		free(step.task);
		return 0;
	}
	drop_undone(m);
	ALLOC_GROW(m->step, m->step_nr + 1, m->step_cap);
	m->step[m->step_nr] = step;
	flip(m, &step);
	enforce(m, m->step_nr);
	m->done = ++m->step_nr;
	return step.nr;
}

uint32_t marks_apply(struct marks *m, enum rule_kind kind, const char *text,
		     const struct bitset *tasks)
{
	struct marks_step s = {.by = BY_RULE, .rule = {kind, xstrdup(text)}};
	uint32_t both = bitset_count_and(&m->set, tasks);
	bool off = rule_takes_away(kind);

	s.task = xcalloc((off ? both : bitset_count(tasks) - both) + (size_t)1, sizeof(*s.task));
	bitset_foreach (i, tasks) {
		if (bitset_test(&m->set, i) == off)
			s.task[s.nr++] = i;
	}
	return add_step(m, s);
}

/* A step that flips all of `tasks`. */
static struct marks_step whole_step(const struct bitset *tasks)
{
	struct marks_step s = {.task = xcalloc(bitset_count(tasks) + (size_t)1, sizeof(*s.task))};

	bitset_foreach (i, tasks)
		s.task[s.nr++] = i;
	return s;
}

uint32_t marks_toggle(struct marks *m, const struct bitset *tasks)
{
	struct marks_step s = whole_step(tasks);

	s.by = BY_TOGGLE;
	return add_step(m, s);
}

uint32_t marks_clear(struct marks *m)
{
	struct marks_step s = whole_step(&m->set);

	s.by = BY_CLEAR;
	return add_step(m, s);
}

/* The same step, of those tasks that have a number now. */
static struct marks_step renumber(const struct marks_step *s, const uint32_t *now)
{
	struct marks_step new = {.by = s->by, .rule.kind = s->rule.kind};

	if (s->rule.text)
		new.rule.text = xstrdup(s->rule.text);
	new.task = xcalloc(s->nr + (size_t)1, sizeof(*new.task));
	for (uint32_t i = 0; i < s->nr; i++)
		if (now[s->task[i]] != TASK_NONE)
			new.task[new.nr++] = now[s->task[i]];
	return new;
}

void marks_carry(struct marks *m, const struct graph *to, const struct marks *from,
		 const struct graph *of)
{
	uint32_t *now;

	if (!from->step_nr)
		return;
	now = xcalloc(of->task_nr, sizeof(*now));
	for (uint32_t i = 0; i < of->task_nr; i++)
		now[i] = graph_find(to, graph_label(of, i));
	ALLOC_GROW(m->step, from->step_nr, m->step_cap);
	for (; m->step_nr < from->step_nr; m->step_nr++)
		m->step[m->step_nr] = renumber(&from->step[m->step_nr], now);
	for (; m->done < from->done; m->done++) {
		flip(m, &m->step[m->done]);
		enforce(m, m->done);
	}
	free(now);
}

bool marks_undo(struct marks *m)
{
	size_t end = m->done;

	while (end && !m->step[end - 1].nr)
		end--;
	if (!end)
		return false;
	m->done = end - 1;
	flip(m, &m->step[m->done]);
	m->in_force_nr = 0;
	for (size_t i = 0; i < m->done; i++)
		enforce(m, i);
	return true;
}

bool marks_redo(struct marks *m)
{
	size_t next = m->done;

	while (next < m->step_nr && !m->step[next].nr)
		next++;
	if (next == m->step_nr)
		return false;
	flip(m, &m->step[next]);
	while (m->done <= next || (m->done < m->step_nr && !m->step[m->done].nr))
		enforce(m, m->done++);
	return true;
}

size_t marks_rule_nr(const struct marks *m)
{
	return m->in_force_nr;
}

const struct rule *marks_rule(const struct marks *m, size_t i)
{
	return &m->step[m->in_force[i]].rule;
}
