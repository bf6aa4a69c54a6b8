/* SPDX-License-Identifier: MPL-2.0 */
/* core/select/marks: marking, undo and redo, and the rules that are in force. */
#include "core/base/base.h"
#include "core/select/marks.h"
#include "tests/unit/memgraph.h"
#include "tests/unit/unit.h"

enum { TASKS = 130 };

/* Applies a rule to the tasks from..to - 1. */
static uint32_t apply(struct marks *m, enum rule_kind kind, const char *text, uint32_t from,
		      uint32_t to)
{
	struct bitset tasks;
	uint32_t nr;

	bitset_init(&tasks, TASKS);
	for (uint32_t i = from; i < to; i++)
		bitset_put(&tasks, i, true);
	nr = marks_apply(m, kind, text, &tasks);
	bitset_release(&tasks);
	return nr;
}

static void assert_rules(const struct marks *m, const char *const *want)
{
	size_t nr = 0;

	for (; want[nr]; nr++)
		if (nr < marks_rule_nr(m))
			assert_string_equal(marks_rule(m, nr)->text, want[nr]);
	assert_int_equal(marks_rule_nr(m), nr);
}

#define RULES(...) ((const char *const[]){__VA_ARGS__, NULL})

static void marks_change_what_the_rule_says(void **state UNUSED)
{
	struct marks m;

	marks_init(&m, TASKS);
	assert_int_equal(apply(&m, RULE_QUERY, "q", 0, 100), 100);
	assert_int_equal(apply(&m, RULE_NODE, "n", 90, 120), 20);
	assert_int_equal(apply(&m, RULE_NOT_NODE, "x", 60, 70), 10);
	assert_int_equal(m.nr, 110);
	assert_int_equal(bitset_count(&m.set), 110);
	assert_false(bitset_test(&m.set, 65));
	assert_rules(&m, RULES("q", "n", "x"));
	marks_release(&m);
}

static void a_change_of_nothing_is_no_step(void **state UNUSED)
{
	struct marks m;

	marks_init(&m, TASKS);
	assert_int_equal(marks_clear(&m), 0);
	assert_int_equal(apply(&m, RULE_NOT_LABEL, "l", 1, 2), 0);
	assert_int_equal(apply(&m, RULE_QUERY, "q", 5, 5), 0);
	assert_false(marks_undo(&m));
	assert_int_equal(apply(&m, RULE_QUERY, "q", 0, 9), 9);
	assert_int_equal(apply(&m, RULE_QUERY, "q", 0, 9), 0);
	assert_true(marks_undo(&m));
	/* It does not take away what can be redone either. */
	assert_int_equal(apply(&m, RULE_QUERY, "q", 5, 5), 0);
	assert_true(marks_redo(&m));
	assert_int_equal(m.nr, 9);
	marks_release(&m);
}

static void rules_of_undone_steps_do_not_count(void **state UNUSED)
{
	struct marks m;

	marks_init(&m, TASKS);
	apply(&m, RULE_QUERY, "a", 0, 10);
	apply(&m, RULE_QUERY, "b", 10, 20);
	assert_true(marks_undo(&m));
	assert_rules(&m, RULES("a"));
	assert_true(marks_redo(&m));
	assert_rules(&m, RULES("a", "b"));
	assert_false(marks_redo(&m));
	marks_undo(&m);
	apply(&m, RULE_QUERY, "c", 30, 40);
	assert_false(marks_redo(&m));
	assert_rules(&m, RULES("a", "c"));
	marks_release(&m);
}

static void clearing_starts_the_rules_afresh(void **state UNUSED)
{
	struct marks m;

	marks_init(&m, TASKS);
	apply(&m, RULE_QUERY, "a", 0, 10);
	assert_int_equal(marks_clear(&m), 10);
	assert_int_equal(m.nr, 0);
	assert_rules(&m, RULES(NULL));
	apply(&m, RULE_QUERY, "b", 3, 5);
	assert_rules(&m, RULES("b"));
	marks_undo(&m);
	marks_undo(&m);
	assert_int_equal(m.nr, 10);
	assert_rules(&m, RULES("a"));
	marks_release(&m);
}

static void pairs_that_undo_each_other_leave_no_rule(void **state UNUSED)
{
	struct marks m;

	marks_init(&m, TASKS);
	apply(&m, RULE_QUERY, "q", 0, 10);
	apply(&m, RULE_LABEL, "l", 20, 21);
	apply(&m, RULE_LABEL, "k", 21, 22);
	apply(&m, RULE_NOT_LABEL, "k", 21, 22);
	apply(&m, RULE_NOT_LABEL, "l", 20, 21);
	assert_rules(&m, RULES("q"));
	marks_undo(&m);
	assert_rules(&m, RULES("q", "l"));
	marks_undo(&m);
	assert_rules(&m, RULES("q", "l", "k"));
	marks_release(&m);
}

/* "n" found only some of its tasks unmarked: taking all of it away is more than taking it back. */
static void pairs_that_leave_a_difference_stay(void **state UNUSED)
{
	struct marks m;

	marks_init(&m, TASKS);
	apply(&m, RULE_QUERY, "q", 0, 10);
	apply(&m, RULE_NODE, "n", 5, 20);
	apply(&m, RULE_NOT_NODE, "n", 5, 20);
	assert_int_equal(m.nr, 5);
	assert_rules(&m, RULES("q", "n", "n"));
	marks_release(&m);
}

static void toggling_is_one_step_without_a_rule(void **state UNUSED)
{
	struct marks m;
	struct bitset two;

	marks_init(&m, 4);
	bitset_init(&two, 4);
	bitset_put(&two, 0, true);
	marks_apply(&m, RULE_LABEL, "a", &two);
	bitset_put(&two, 1, true);
	assert_int_equal(marks_toggle(&m, &two), 2);
	assert_rules(&m, RULES("a"));
	assert_false(bitset_test(&m.set, 0));
	assert_true(bitset_test(&m.set, 1));
	assert_int_equal(m.nr, 1);
	assert_true(marks_undo(&m));
	assert_true(bitset_test(&m.set, 0));
	assert_false(bitset_test(&m.set, 1));
	assert_rules(&m, RULES("a"));
	assert_true(marks_redo(&m));
	assert_true(bitset_test(&m.set, 1));
	assert_rules(&m, RULES("a"));
	bitset_release(&two);
	marks_release(&m);
}

/* The model: a whole copy of the marks for each point in time. */
static void undo_and_redo_agree_with_a_model(void **state UNUSED)
{
	enum { STEPS = 3000 };
	struct bitset *history = xcalloc(STEPS + 1, sizeof(*history));
	size_t now = 0, last = 0;
	struct marks m;

	for (size_t i = 0; i <= STEPS; i++)
		bitset_init(&history[i], TASKS);
	marks_init(&m, TASKS);
	srand(1);
	for (int i = 0; i < STEPS; i++) {
		int what = rand() % 10;
		uint32_t from = (uint32_t)(rand() % TASKS);
		uint32_t to = MIN(from + (uint32_t)(rand() % 40), TASKS), changed = 0;
		if (what < 3) {
			assert_int_equal(marks_undo(&m), now > 0);
			now -= now > 0;
		} else if (what < 5) {
			assert_int_equal(marks_redo(&m), now < last);
			now += now < last;
		} else {
			struct bitset next;
			bitset_init(&next, TASKS);
			bitset_copy(&next, &history[now]);
			for (uint32_t k = 0; k < TASKS; k++)
				if (what == 5 || (k >= from && k < to))
					bitset_put(&next, k, what > 7);
			changed = what == 5 ? marks_clear(&m)
					    : apply(&m, what > 7 ? RULE_QUERY : RULE_NOT_QUERY, "q",
						    from, to);
			assert_int_equal(changed > 0, !bitset_equal(&next, &history[now]));
			if (changed) {
				bitset_copy(&history[++now], &next);
				last = now;
			}
			bitset_release(&next);
		}
		assert_true(bitset_equal(&m.set, &history[now]));
		assert_int_equal(m.nr, bitset_count(&m.set));
	}
	marks_release(&m);
	for (size_t i = 0; i <= STEPS; i++)
		bitset_release(&history[i]);
	free(history);
}

static void mark_labels(struct marks *m, const struct graph *g, enum rule_kind kind,
			const char *text, const char *const *label)
{
	struct bitset tasks;

	bitset_init(&tasks, g->task_nr);
	memgraph_mark(g, &tasks, label);
	marks_apply(m, kind, text, &tasks);
	bitset_release(&tasks);
}

static void assert_marked(const struct marks *m, const struct graph *g, const char *const *label)
{
	struct bitset tasks;

	bitset_init(&tasks, g->task_nr);
	memgraph_mark(g, &tasks, label);
	assert_true(bitset_equal(&m->set, &tasks));
	assert_int_equal(m->nr, bitset_count(&tasks));
	bitset_release(&tasks);
}

/* "b" and "d" are gone, "a1" and "z" are new: every other number means another task. */
static const struct memtask old_tasks[] = {
	{.label = "a"}, {.label = "b"}, {.label = "c"}, {.label = "d"}, {.label = "e"}};
static const struct memtask new_tasks[] = {
	{.label = "a"}, {.label = "a1"}, {.label = "c"}, {.label = "e"}, {.label = "z"}};

#define LABELS RULES

static void another_graph_keeps_the_history_by_label(void **state UNUSED)
{
	struct graph old, new;
	struct marks from, m;

	memgraph_init(&old, old_tasks, ARRAY_LEN(old_tasks));
	memgraph_init(&new, new_tasks, ARRAY_LEN(new_tasks));
	marks_init(&from, old.task_nr);
	marks_init(&m, new.task_nr);
	mark_labels(&from, &old, RULE_QUERY, "q", LABELS("a", "b", "c"));
	mark_labels(&from, &old, RULE_LABEL, "b d", LABELS("d")); /* nothing is left of it */
	mark_labels(&from, &old, RULE_NOT_QUERY, "x", LABELS("b", "c"));
	mark_labels(&from, &old, RULE_QUERY, "e", LABELS("e"));
	mark_labels(&from, &old, RULE_QUERY, "again", LABELS("b"));
	marks_undo(&from);
	marks_undo(&from);
	marks_carry(&m, &new, &from, &old);
	assert_marked(&m, &new, LABELS("a"));
	assert_rules(&m, RULES("q", "b d", "x"));
	assert_true(marks_redo(&m));
	assert_marked(&m, &new, LABELS("a", "e"));
	assert_rules(&m, RULES("q", "b d", "x", "e", "again"));
	assert_false(marks_redo(&m));
	assert_true(marks_undo(&m));
	assert_marked(&m, &new, LABELS("a"));
	assert_true(marks_undo(&m));
	assert_marked(&m, &new, LABELS("a", "c"));
	assert_rules(&m, RULES("q", "b d"));
	assert_true(marks_undo(&m)); /* over the one of which nothing is left */
	assert_marked(&m, &new, LABELS(NULL));
	assert_rules(&m, RULES(NULL));
	assert_false(marks_undo(&m));
	assert_true(marks_redo(&m));
	assert_marked(&m, &new, LABELS("a", "c"));
	assert_rules(&m, RULES("q", "b d"));
	assert_marked(&from, &old, LABELS("a", "d")); /* as it was */
	marks_release(&from);
	marks_release(&m);
	mkgraph_release(&old);
	mkgraph_release(&new);
}

static void clearing_and_toggling_are_carried_over(void **state UNUSED)
{
	struct graph old, new;
	struct bitset tasks;
	struct marks from, m;

	memgraph_init(&old, old_tasks, ARRAY_LEN(old_tasks));
	memgraph_init(&new, new_tasks, ARRAY_LEN(new_tasks));
	marks_init(&from, old.task_nr);
	marks_init(&m, new.task_nr);
	marks_carry(&m, &new, &from, &old);
	assert_false(marks_undo(&m) || marks_redo(&m));
	mark_labels(&from, &old, RULE_QUERY, "q", LABELS("b"));
	marks_clear(&from); /* of nothing in the new graph: its rule ends all the same */
	bitset_init(&tasks, old.task_nr);
	memgraph_mark(&old, &tasks, LABELS("c", "d"));
	marks_toggle(&from, &tasks);
	bitset_release(&tasks);
	marks_carry(&m, &new, &from, &old);
	assert_marked(&m, &new, LABELS("c"));
	assert_rules(&m, RULES(NULL));
	assert_true(marks_undo(&m));
	assert_marked(&m, &new, LABELS(NULL));
	assert_false(marks_undo(&m));
	marks_release(&from);
	marks_release(&m);
	mkgraph_release(&old);
	mkgraph_release(&new);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_change_what_the_rule_says),
		cmocka_unit_test(a_change_of_nothing_is_no_step),
		cmocka_unit_test(rules_of_undone_steps_do_not_count),
		cmocka_unit_test(clearing_starts_the_rules_afresh),
		cmocka_unit_test(pairs_that_undo_each_other_leave_no_rule),
		cmocka_unit_test(pairs_that_leave_a_difference_stay),
		cmocka_unit_test(toggling_is_one_step_without_a_rule),
		cmocka_unit_test(undo_and_redo_agree_with_a_model),
		cmocka_unit_test(another_graph_keeps_the_history_by_label),
		cmocka_unit_test(clearing_and_toggling_are_carried_over),
	};

	return cmocka_run_group_tests_name("marks", tests, NULL, NULL);
}
