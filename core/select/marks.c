/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/marks.h"
#include "core/base/alloc.h"

struct marks_step {
	struct rule rule; /* text NULL: everything was unmarked */
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

	if (!s->rule.text) {
		m->in_force_nr = 0;
	} else if (m->in_force_nr && cancel(&m->step[m->in_force[m->in_force_nr - 1]], s)) {
		m->in_force_nr--;
	} else {
		ALLOC_GROW(m->in_force, m->in_force_nr + 1, m->in_force_cap);
		m->in_force[m->in_force_nr++] = i;
	}
}

/* Makes a step of flipping `task`, which it owns from now on. */
static uint32_t add_step(struct marks *m, struct rule rule, uint32_t *task, uint32_t nr)
{
	if (!nr) {
		free(task);
		return 0;
	}
	drop_undone(m);
	ALLOC_GROW(m->step, m->step_nr + 1, m->step_cap);
	if (rule.text)
		rule.text = xstrdup(rule.text);
	m->step[m->step_nr] = (struct marks_step){rule, task, nr};
	flip(m, &m->step[m->step_nr]);
	enforce(m, m->step_nr);
	m->done = ++m->step_nr;
	return nr;
}

uint32_t marks_apply(struct marks *m, enum rule_kind kind, const char *text,
		     const struct bitset *tasks)
{
	uint32_t both = bitset_count_and(&m->set, tasks), nr = 0;
	bool off = rule_takes_away(kind);
	uint32_t *task =
		xcalloc((off ? both : bitset_count(tasks) - both) + (size_t)1, sizeof(*task));

	bitset_foreach (i, tasks) {
		if (bitset_test(&m->set, i) == off)
			task[nr++] = i;
	}
	return add_step(m, (struct rule){kind, (char *)(uintptr_t)text}, task, nr);
}

uint32_t marks_toggle(struct marks *m, const char *text, const struct bitset *tasks)
{
	uint32_t *task = xcalloc(bitset_count(tasks) + (size_t)1, sizeof(*task)), nr = 0;

	bitset_foreach (i, tasks)
		task[nr++] = i;
	/* What was marked before decides, so no rule says it; saving adds the labels. */
	return add_step(m, (struct rule){RULE_QUERY, (char *)(uintptr_t)text}, task, nr);
}

uint32_t marks_clear(struct marks *m)
{
	uint32_t *task = xcalloc(m->nr + (size_t)1, sizeof(*task)), nr = 0;

	bitset_foreach (i, &m->set)
		task[nr++] = i;
	return add_step(m, (struct rule){0}, task, nr);
}

bool marks_undo(struct marks *m)
{
	if (!m->done)
		return false;
	flip(m, &m->step[--m->done]);
	m->in_force_nr = 0;
	for (size_t i = 0; i < m->done; i++)
		enforce(m, i);
	return true;
}

bool marks_redo(struct marks *m)
{
	if (m->done == m->step_nr)
		return false;
	flip(m, &m->step[m->done]);
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
