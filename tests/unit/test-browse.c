/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tests/unit/unit.h"

#include "core/base/file.h"
#include "core/base/strbuf.h"
#include "tui/browse.h"

#include <locale.h>

struct fixture {
	struct session s;
	struct browse b;
};

static int setup(void **state)
{
	const char *srcdir = getenv("srcdir");
	struct fixture *f = xcalloc(1, sizeof(*f));
	struct strbuf path = STRBUF_INIT;
	struct err err;

	strbuf_addf(&path, "%s/tests/data/graphs/firefox.json", srcdir ? srcdir : SRCDIR);
	options_init(&f->s.opt);
	if (options_set(&f->s.opt, OPT_GRAPH, path.buf, ORIGIN_LINE, &err) ||
	    session_load(&f->s, NULL, NULL, &err))
		fail_msg("%s", err.text);
	browse_init(&f->b, &f->s);
	strbuf_release(&path);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	browse_release(&f->b);
	session_release(&f->s);
	free(f);
	return 0;
}

static struct browse *browse(void **state)
{
	return &((struct fixture *)*state)->b;
}

static void type(struct browse *b, const char *text)
{
	browse_command(b, CMD_CLEAR_QUERY, 0);
	for (; *text; text++)
		lineedit_type(&b->line, (unsigned char)*text);
	b->stale = true;
	browse_sync(b);
}

static void run(struct browse *b, enum command cmd)
{
	browse_command(b, cmd, 10);
}

static const char *focused_label(const struct browse *b)
{
	uint32_t task = browse_task(b);

	return task == TASK_NONE ? "" : graph_label(&b->s->graph, task).p;
}

static void assert_last_rule(const struct browse *b, enum rule_kind kind, const char *text)
{
	size_t nr = marks_rule_nr(&b->s->marks);

	assert_true(nr > 0);
	assert_int_equal(marks_rule(&b->s->marks, nr - 1)->kind, kind);
	assert_string_equal(marks_rule(&b->s->marks, nr - 1)->text, text);
}

static void marking_records_what_was_meant(void **state)
{
	struct browse *b = browse(state);

	type(b, "gtest");
	run(b, CMD_MARK);
	assert_last_rule(b, RULE_LABEL, "test-windows11-64/opt-gtest");
	type(b, "");
	run(b, CMD_FIRST);
	run(b, CMD_MARK);
	assert_last_rule(b, RULE_NODE, "os=Linux");
	type(b, "'http3");
	run(b, CMD_UNMARK_ALL);
	assert_last_rule(b, RULE_NOT_QUERY, "'http3");
	run(b, CMD_MARK_ALL);
	assert_int_equal(b->s->marks.nr, 15);
}

static void unmarking_records_what_was_meant(void **state)
{
	struct browse *b = browse(state);

	run(b, CMD_MARK_ALL);
	assert_last_rule(b, RULE_QUERY, "");
	type(b, "gtest");
	run(b, CMD_MARK);
	assert_last_rule(b, RULE_NOT_LABEL, "test-windows11-64/opt-gtest");
	type(b, "");
	run(b, CMD_FIRST);
	run(b, CMD_MARK);
	assert_last_rule(b, RULE_NOT_NODE, "os=Linux");
	assert_int_equal(b->s->marks.nr, 2);
}

static void branch_under_a_query_is_both(void **state)
{
	struct browse *b = browse(state);
	const struct rule *r;
	struct bitset tasks;
	struct err err;
	uint32_t other;

	type(b, "/\"?xpc\\w+-[12]/");
	run(b, CMD_FIRST);
	run(b, CMD_MARK);
	assert_last_rule(b, RULE_NODE, "os=Linux query=\"/\\\"?xpc\\\\w+-[12]/\"");
	assert_int_equal(b->s->marks.nr, 4);

	r = marks_rule(&b->s->marks, 0);
	bitset_init(&tasks, b->s->graph.task_nr);
	assert_int_equal(rule_tasks(r, &b->s->graph, b->s->shown, NULL, 0, &tasks, &other, &err),
			 0);
	assert_true(bitset_equal(&tasks, &b->s->marks.set));
	bitset_release(&tasks);
}

static void all_means_class_main_unless_named(void **state)
{
	struct browse *b = browse(state);

	assert_int_equal(browse_markable(b), 17);
	run(b, CMD_MARK_ALL);
	assert_int_equal(b->s->marks.nr, 17);
	run(b, CMD_CLEAR_MARKS);
	type(b, "class:infra");
	assert_int_equal(browse_markable(b), 1);
	run(b, CMD_TOGGLE_ALL);
	assert_int_equal(b->s->marks.nr, 1);
}

static void wrong_query_keeps_the_last_result(void **state)
{
	struct browse *b = browse(state);

	type(b, "'xpcshell");
	assert_int_equal(b->match_nr, 6);
	type(b, "'xpcshell /(/");
	assert_true(b->wrong);
	assert_int_equal(b->error.column, 13);
	assert_int_equal(b->match_nr, 6);
	assert_string_equal(b->query_text, "'xpcshell");
	run(b, CMD_MARK_ALL);
	assert_last_rule(b, RULE_QUERY, "'xpcshell");
	type(b, "");
	assert_false(b->wrong);
	assert_int_equal(b->match_nr, 19);
}

static void query_that_hits_a_limit_keeps_the_last_result(void **state)
{
	struct browse *b = browse(state);
	uint32_t before;

	type(b, "xpcshell");
	before = b->match_nr;
	type(b, "xpcshell /((.*)(.*)(.*)(.*))+[0-9][0-9][0-9][0-9][0-9]/");
	assert_true(b->wrong);
	assert_non_null(strstr(b->error.err.text, "too many steps"));
	assert_int_equal(b->match_nr, before);
	run(b, CMD_MARK_ALL);
	assert_last_rule(b, RULE_QUERY, "xpcshell");
	run(b, CMD_GROUPING); /* the kept query still is the one that is shown */
	assert_int_equal(b->match_nr, before);
}

static void toggling_leaves_no_rule_that_was_not_meant(void **state)
{
	struct browse *b = browse(state);
	uint32_t marked;

	type(b, "gtest");
	run(b, CMD_TOGGLE_ALL);
	assert_last_rule(b, RULE_QUERY, "gtest");
	marked = b->s->marks.nr;
	type(b, "");
	run(b, CMD_TOGGLE_ALL);
	run(b, CMD_TOGGLE_ALL);
	assert_int_equal(b->s->marks.nr, marked);
	assert_int_equal(marks_rule_nr(&b->s->marks), 1);
	type(b, "gtest");
	run(b, CMD_TOGGLE_ALL);
	assert_int_equal(b->s->marks.nr, 0);
}

static void marks_that_are_not_offered_can_be_seen(void **state)
{
	struct browse *b = browse(state);

	run(b, CMD_FULL);
	type(b, "class:cf");
	run(b, CMD_MARK_ALL);
	assert_true(b->s->marks.nr > 0);
	run(b, CMD_FULL);
	type(b, "");
	run(b, CMD_ONLY_MARKED);
	assert_int_equal(b->match_nr, b->s->marks.nr);
	assert_true(b->view.row_nr > 0);
	run(b, CMD_FIRST);
	run(b, CMD_MARK);
	assert_int_equal(b->s->marks.nr, 0);
	run(b, CMD_UNDO);
	assert_int_equal(b->match_nr, b->s->marks.nr);
	run(b, CMD_ONLY_MARKED);
	assert_int_equal(b->match_nr, bitset_count(&b->s->graph.offered));
}

static void marks_leave_the_cursor_where_it_is(void **state)
{
	struct browse *b = browse(state);
	uint32_t at;

	type(b, "xpcshell");
	run(b, CMD_OPEN_ALL);
	run(b, CMD_LAST);
	at = b->view.cursor;
	assert_true(at > 1);
	run(b, CMD_MARK);
	assert_int_equal(b->view.cursor, at);
	run(b, CMD_UNDO);
	assert_int_equal(b->view.cursor, at);
}

static void unmarking_among_the_marked_goes_to_the_next_row(void **state)
{
	struct browse *b = browse(state);
	uint32_t node;

	run(b, CMD_MARK_ALL);
	run(b, CMD_ONLY_MARKED);
	run(b, CMD_OPEN_ALL);
	while (browse_row(b).node == NODE_NONE || browse_task(b) == TASK_NONE)
		run(b, CMD_DOWN);
	node = tree_view_row(&b->view, b->view.cursor + 1).node;
	run(b, CMD_MARK);
	assert_int_equal(browse_row(b).node, node);
	node = tree_view_row(&b->view, b->view.cursor + 1).node;
	run(b, CMD_MARK_DOWN);
	assert_int_equal(browse_row(b).node, node);
	while (b->view.row_nr > 1) {
		run(b, CMD_LAST);
		run(b, CMD_MARK);
		assert_int_equal(b->view.cursor, b->view.row_nr ? b->view.row_nr - 1 : 0);
	}
}

static void regex_that_is_being_typed_keeps_the_last_result(void **state)
{
	static const char *const half[] = {"/xpc.*1", "linux /xpc.*1", "/a/ /xpc.*1 or", "/x\\/y"};
	static const char *const not_half[] = {"/opt", "/xpc.*1/", "zzz /opt", "/zz/zz", "!/zz"};
	struct browse *b = browse(state);

	for (size_t i = 0; i < ARRAY_LEN(half); i++) {
		type(b, "xpcshell");
		type(b, half[i]);
		assert_true(b->wrong);
		assert_int_equal(b->match_nr, 6);
	}
	assert_string_equal(b->error.err.text, "column 1: the regex is not closed yet");
	for (size_t i = 0; i < ARRAY_LEN(not_half); i++) {
		type(b, not_half[i]);
		assert_false(b->wrong);
	}
	type(b, "/opt");
	assert_true(b->match_nr > 0);
	type(b, "zzz /opt");
	assert_int_equal(b->match_nr, 0);
}

static void query_counts_what_is_not_offered(void **state)
{
	struct browse *b = browse(state);

	type(b, "reftest$");
	assert_int_equal(b->match_nr, 0);
	assert_int_equal(b->hidden, 1);
	run(b, CMD_FULL);
	assert_int_equal(b->match_nr, 1);
	assert_int_equal(b->hidden, 0);
	run(b, CMD_MARK_ALL);
	run(b, CMD_FULL);
	assert_int_equal(b->s->marks.nr, 1);
}

static void focus(struct browse *b, const char *label)
{
	uint32_t node = tree_leaf(b->tree, graph_find(&b->s->graph, slice_from(label)));

	run(b, CMD_OPEN_ALL);
	for (b->view.cursor = 0; browse_row(b).node != node;)
		b->view.cursor++;
}

static void focus_stays_on_the_task_in_every_grouping(void **state)
{
	struct browse *b = browse(state);
	char label[64];

	type(b, "debug xpcshell-2");
	snprintf(label, sizeof(label), "%s", focused_label(b));
	assert_string_equal(label, "test-linux64/debug-xpcshell-2");
	type(b, "");
	for (int i = 0; i < GROUP_NR; i++) {
		focus(b, label);
		run(b, CMD_GROUPING);
		assert_string_equal(focused_label(b), label);
	}
	assert_int_equal(b->grouping, GROUP_PLATFORM);
}

static bool go(struct browse *b, const char *label)
{
	return browse_go(b, graph_find(&b->s->graph, slice_from(label)));
}

static void going_to_a_task_clears_what_leaves_it_out(void **state)
{
	struct browse *b = browse(state);
	const char *label = "test-linux64/debug-xpcshell-2";

	type(b, "xpcshell");
	assert_true(go(b, label));
	assert_string_equal(focused_label(b), label);
	assert_string_equal(b->query_text, "xpcshell");
	type(b, "win");
	assert_true(go(b, label));
	assert_string_equal(focused_label(b), label);
	assert_string_equal(b->query_text, "");
	assert_int_equal(b->match_nr, bitset_count(&b->s->graph.offered));
	assert_true(go(b, "build-win64/opt"));
	run(b, CMD_MARK);
	run(b, CMD_ONLY_MARKED);
	assert_true(go(b, label));
	assert_string_equal(focused_label(b), label);
	assert_false(b->only_marked);
}

static void exact_words_are_recorded_with_their_quotes(void **state)
{
	struct browse *b = browse(state);

	type(b, "gtest");
	assert_int_equal(b->match_nr, 4);
	run(b, CMD_EXACT);
	browse_sync(b);
	assert_int_equal(b->match_nr, 1);
	assert_string_equal(b->line.text.buf, "gtest");
	assert_string_equal(b->query_text, "'gtest");
	run(b, CMD_MARK_ALL);
	assert_string_equal(marks_rule(&b->s->marks, 0)->text, "'gtest");
	browse_set_query(b, "'xpc opt");
	browse_sync(b);
	assert_string_equal(b->line.text.buf, "xpc 'opt");
	assert_string_equal(b->query_text, "'xpc opt");
	run(b, CMD_EXACT);
	type(b, "gtest");
	assert_int_equal(b->match_nr, 4);
	assert_string_equal(b->query_text, "gtest");
}

static void a_hidden_task_cannot_be_gone_to(void **state)
{
	struct browse *b = browse(state);
	struct strbuf label = STRBUF_INIT;

	run(b, CMD_FULL);
	type(b, "reftest$");
	run(b, CMD_MARK_ALL);
	strbuf_addstr(&label, graph_label(&b->s->graph, bitset_next(&b->match, 0)).p);
	type(b, "");
	assert_true(go(b, label.buf));
	assert_string_equal(focused_label(b), label.buf);
	run(b, CMD_FULL);
	type(b, "win");
	assert_false(go(b, label.buf));
	assert_string_equal(b->query_text, "win");
	type(b, "");
	run(b, CMD_ONLY_MARKED); /* it is among what is shown now */
	assert_true(go(b, label.buf));
	strbuf_release(&label);
}

static void undo_says_when_there_is_nothing(void **state)
{
	struct browse *b = browse(state);

	assert_false(browse_command(b, CMD_UNDO, 0));
	run(b, CMD_MARK_ALL);
	assert_true(browse_command(b, CMD_UNDO, 0));
	assert_true(browse_command(b, CMD_REDO, 0));
	assert_false(browse_command(b, CMD_REDO, 0));
	assert_int_equal(b->s->marks.nr, 17);
}

/* What must be true of the rows after any command. */
static void check(const struct browse *b)
{
	const struct tree_view *v = &b->view;

	assert_int_equal(b->s->marks.nr, bitset_count(&b->s->marks.set));
	assert_true(b->match_nr <= (b->only_marked ? b->s->marks.nr : bitset_count(b->s->shown)));
	assert_true(v->row_nr ? v->cursor < v->row_nr : v->cursor == 0);
	assert_true((v->row_nr == 0) == (b->match_nr == 0));
	for (uint32_t i = 0; i < v->row_nr; i++) {
		struct tree_row row = tree_view_row(v, i);
		assert_true(row.matching > 0);
		assert_true(row.marked <= row.matching);
	}
}

static void any_commands_in_any_order_are_safe(void **state)
{
	static const char *const query[] = {"", "xpc", "'http3 | gtest", "zzz", "/(/", "class:cf"};
	struct browse *b = browse(state);
	uint32_t seed = 12345;

	for (int i = 0; i < 5000; i++) {
		seed = seed * 1664525 + 1013904223;
		uint32_t n = seed >> 16;
		if (n % 8 == 0)
			type(b, query[n / 8 % ARRAY_LEN(query)]);
		else
			browse_command(b, (enum command)(CMD_UP + n % (CMD_EDIT_LEFT - CMD_UP)),
				       n % 5);
		browse_sync(b);
		check(b);
	}
}

#define BROWSE_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

#define MANY 9000 /* more tasks than one step of a search looks at */

static void many_setup(struct fixture *f, const char *path)
{
	struct strbuf text = STRBUF_INIT;
	struct err err;

	for (int i = 0; i < MANY; i++)
		strbuf_addf(&text, "%s\"t-%d\":{\"kind\":\"k\",\"attributes\":{},\"task\":{}}",
			    i ? "," : "{", i);
	strbuf_addstr(&text, "}");
	options_init(&f->s.opt);
	if (file_write_atomic(path, text.buf, text.len, 0600, &err) ||
	    options_set(&f->s.opt, OPT_GRAPH, path, ORIGIN_LINE, &err) ||
	    options_set(&f->s.opt, OPT_FULL, "", ORIGIN_LINE, &err) ||
	    session_load(&f->s, NULL, NULL, &err))
		fail_msg("%s", err.text);
	browse_init(&f->b, &f->s);
	strbuf_release(&text);
}

static bool typed(void)
{
	return true;
}

static bool nothing_typed(void)
{
	return false;
}

static void typing_on_ends_a_search(void **state)
{
	struct fixture f = {.b = {.wrong = false}};
	struct browse *b = &f.b;
	struct strbuf path = STRBUF_INIT;

	strbuf_addf(&path, "%s/many.json", (char *)*state);
	many_setup(&f, path.buf);
	type(b, "'t-8");
	assert_int_equal(b->match_nr, 1111);
	lineedit_type(&b->line, '9');
	b->stale = true;
	browse_try(b, typed);
	assert_true(b->stale && !b->wrong);
	assert_string_equal(b->query_text, "'t-8");
	assert_int_equal(b->match_nr, 1111);
	browse_command(b, CMD_MARK_ALL, 10); /* acts on what the line says by now */
	assert_false(b->stale);
	assert_int_equal(f.s.marks.nr, 111);
	type(b, "'t-7");
	browse_try(b, nothing_typed);
	assert_false(b->stale);
	assert_int_equal(b->match_nr, 1111);
	browse_release(b);
	session_release(&f.s);
	strbuf_release(&path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		BROWSE_TEST(marking_records_what_was_meant),
		BROWSE_TEST(unmarking_records_what_was_meant),
		BROWSE_TEST(branch_under_a_query_is_both),
		BROWSE_TEST(all_means_class_main_unless_named),
		BROWSE_TEST(going_to_a_task_clears_what_leaves_it_out),
		BROWSE_TEST(exact_words_are_recorded_with_their_quotes),
		BROWSE_TEST(a_hidden_task_cannot_be_gone_to),
		BROWSE_TEST(wrong_query_keeps_the_last_result),
		BROWSE_TEST(query_that_hits_a_limit_keeps_the_last_result),
		BROWSE_TEST(toggling_leaves_no_rule_that_was_not_meant),
		BROWSE_TEST(marks_that_are_not_offered_can_be_seen),
		BROWSE_TEST(marks_leave_the_cursor_where_it_is),
		BROWSE_TEST(unmarking_among_the_marked_goes_to_the_next_row),
		BROWSE_TEST(regex_that_is_being_typed_keeps_the_last_result),
		BROWSE_TEST(query_counts_what_is_not_offered),
		BROWSE_TEST(focus_stays_on_the_task_in_every_grouping),
		BROWSE_TEST(undo_says_when_there_is_nothing),
		BROWSE_TEST(any_commands_in_any_order_are_safe),
		cmocka_unit_test_setup_teardown(typing_on_ends_a_search, unit_dir_setup,
						unit_dir_teardown),
	};

	setlocale(LC_ALL, "");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
