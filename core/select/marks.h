/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The selection: which tasks are marked, how it came to that (rules, in order),
 * and undo. Marks do not depend on the filter or the grouping.
 */
#ifndef SELECT_MARKS_H
#define SELECT_MARKS_H

#include "core/base/bitset.h"
#include "core/select/rule.h"

struct marks_step; /* one change: its rule and the tasks it flipped */

struct marks {
	struct bitset set;
	uint32_t nr; /* marked tasks */
	struct marks_step *step;
	size_t step_nr, step_cap;
	size_t done;	  /* steps before this one are in force; the others can be redone */
	size_t *in_force; /* steps that are rules: see marks_rule() */
	size_t in_force_nr, in_force_cap;
};

void marks_init(struct marks *m, uint32_t task_nr);
void marks_release(struct marks *m);

/*
 * Marks (or, when the rule takes away, unmarks) `tasks` as one step that undo
 * takes back. A change that changes nothing is not a step. Returns how many
 * tasks changed. `text` is copied.
 */
uint32_t marks_apply(struct marks *m, enum rule_kind kind, const char *text,
		     const struct bitset *tasks);
/*
 * Marks those of `tasks` that are not marked and unmarks the others, as one step
 * without a rule: saving adds the labels.
 */
uint32_t marks_toggle(struct marks *m, const struct bitset *tasks);
/* Unmarks everything, as one step. */
uint32_t marks_clear(struct marks *m);
/*
 * Makes the empty `m`, of the graph `to`, what `from`, of the graph `of`, was: the same labels
 * are marked, and steps are undone and redone, as far as `to` has those labels. A step of
 * which no task is left keeps its rule, and is passed over by undo and redo.
 */
void marks_carry(struct marks *m, const struct graph *to, const struct marks *from,
		 const struct graph *of);
/* False when there is nothing to undo or redo. */
bool marks_undo(struct marks *m);
bool marks_redo(struct marks *m);
/*
 * The rules in force, oldest first: those since the last marks_clear(), without
 * pairs that took each other back. Valid until the marks change.
 */
size_t marks_rule_nr(const struct marks *m);
const struct rule *marks_rule(const struct marks *m, size_t i);

#endif
