/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tests/unit/tree-toy.h"
#include "core/base/alloc.h"
#include "tests/unit/unit.h"

#define TEST(label_, platform_, suite_, chunk_, ...)                                        \
	{                                                                                   \
		.label = (label_), .os = "Linux", .platform = (platform_), .type = "opt",   \
		.suite = (suite_), .variant = "default", .kind = "test", .chunk = (chunk_), \
		.chunk_total = 3, __VA_ARGS__                                               \
	}

/* Numbers are those of the graph: the labels are in order. */
enum {
	BUILD_A,
	BUILD_B,
	LINT,
	A_GTEST,
	A_XPC_1,
	A_XPC_1_CF,
	A_XPC_2,
	A_XPC_3,
	B_GTEST,
	B_XPC_1,
	B_XPC_2,
	TASK_NR
};

static const struct toy tasks[] = {
	[BUILD_A] = {"build-la/opt", "Linux", "la", "opt", .kind = "build"},
	[BUILD_B] = {"build-lb/opt", "Linux", "lb", "opt", .kind = "build"},
	[LINT] = {"lint-py", .kind = "lint"},
	[A_GTEST] = TEST("test-a/opt-gtest", "a", "gtest", 0),
	[A_XPC_1] = TEST("test-a/opt-xpcshell-1", "a", "xpcshell", 1),
	[A_XPC_1_CF] = TEST("test-a/opt-xpcshell-1-cf", "a", "xpcshell", 1, .class = CLASS_CF),
	[A_XPC_2] = TEST("test-a/opt-xpcshell-2", "a", "xpcshell", 2),
	[A_XPC_3] = TEST("test-a/opt-xpcshell-3", "a", "xpcshell", 3),
	[B_GTEST] = TEST("test-b/opt-gtest", "b", "gtest", 0),
	[B_XPC_1] = TEST("test-b/opt-xpcshell-1", "b", "xpcshell", 1),
	[B_XPC_2] = TEST("test-b/opt-xpcshell-2", "b", "xpcshell", 2),
};

struct fixture {
	struct graph graph;
	struct bitset shown, match, marks;
	uint16_t score[TASK_NR];
	struct query_key key[TASK_NR];
	struct tree forest[2];
	struct tree *tree; /* one of them, the other is free */
	struct tree_view view;
	struct tree_filter filter;
	bool list;
};

static int setup(void **state)
{
	struct fixture *f = xcalloc(1, sizeof(*f));

	toy_graph(&f->graph, tasks, TASK_NR);
	bitset_init(&f->shown, TASK_NR);
	bitset_init(&f->match, TASK_NR);
	bitset_init(&f->marks, TASK_NR);
	bitset_set_all(&f->shown);
	f->tree = f->forest;
	tree_init(f->tree, &f->graph, &f->shown, GROUP_PLATFORM);
	tree_view_init(&f->view, f->tree);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	tree_view_release(&f->view);
	tree_release(f->tree);
	mkgraph_release(&f->graph);
	bitset_release(&f->shown);
	bitset_release(&f->match);
	bitset_release(&f->marks);
	free(f);
	return 0;
}

static void assert_rows(struct fixture *f, const char *expected)
{
	struct strbuf text = STRBUF_INIT;

	toy_draw_rows(&f->view, f->list, &text);
	toy_assert_text(text.buf, expected);
	strbuf_release(&text);
}

/* As fzf ranks: the score, then the shorter label, then the order of the labels. */
static void rank_by_score(struct fixture *f, struct tree_filter *filter)
{
	for (uint32_t i = 0; i < TASK_NR; i++)
		f->key[i] = (struct query_key){(uint32_t)(UINT16_MAX - f->score[i]) << 16 |
						       (uint32_t)graph_label(&f->graph, i).n,
					       i};
	filter->key = f->key;
	filter->key_nr = TASK_NR;
}

static void rank(struct fixture *f, const uint32_t *order, uint32_t nr)
{
	for (uint32_t i = 0; i < nr; i++) /* the last one first: it must not matter */
		f->key[nr - 1 - i] = (struct query_key){i, order[i]};
	f->filter.key = f->key;
	f->filter.key_nr = nr;
}

static enum tree_mark mark_of(const struct fixture *f, uint32_t i)
{
	struct tree_row row = tree_view_row(&f->view, i);

	return tree_row_mark(&row);
}

/* Filters for the tasks whose label holds `part`; NULL clears the filter. */
static void filter(struct fixture *f, const char *part)
{
	struct tree_filter now;

	bitset_clear_all(&f->match);
	for (uint32_t i = 0; part && i < TASK_NR; i++)
		bitset_put(&f->match, i, strstr(graph_label(&f->graph, i).p, part));
	f->filter.match = part ? &f->match : NULL;
	now = f->filter;
	if (now.how == TREE_ORDER_SCORE && !now.key)
		rank_by_score(f, &now);
	tree_view_filter(&f->view, &now, &f->marks);
}

static bool is_called(const struct fixture *f, uint32_t row, const char *name)
{
	struct strbuf text = STRBUF_INIT;
	bool is;

	tree_name(f->tree, tree_view_row(&f->view, row).node, &text);
	is = !strcmp(text.buf, name);
	strbuf_release(&text);
	return is;
}

static uint32_t row_of(const struct fixture *f, const char *name)
{
	for (uint32_t i = 0; i < f->view.row_nr; i++)
		if (is_called(f, i, name))
			return i;
	fail_msg("no row '%s'", name);
	return 0;
}

/* Opens what hides a task and puts the cursor on it. */
static void focus(struct fixture *f, uint32_t task)
{
	uint32_t node = tree_leaf(f->tree, task);

	for (uint32_t i = 0; i < f->view.row_nr; i++) {
		uint32_t at = tree_view_row(&f->view, i).node;
		if (at > node || node >= f->tree->node[at].end)
			continue;
		tree_view_open(&f->view, i);
		f->view.cursor = i;
	}
}

static void regroup(struct fixture *f, enum grouping by)
{
	struct tree *old = f->tree;

	f->tree = old == f->forest ? f->forest + 1 : f->forest;
	tree_init(f->tree, &f->graph, &f->shown, by);
	tree_view_set_tree(&f->view, f->tree);
	tree_release(old);
}

static void assert_cursor(const struct fixture *f, const char *name)
{
	assert_int_equal(f->view.cursor < f->view.row_nr, 1);
	assert_true(is_called(f, f->view.cursor, name));
}

static void a_view_starts_closed(void **state)
{
	assert_rows(*state, ">+ Linux 9\n"
			    " . lint-py 1\n"
			    " + Confirm failure copies 1\n");
}

static void a_single_branch_at_the_top_starts_open(void **state)
{
	struct fixture *f = *state;

	bitset_put(&f->shown, LINT, false);
	bitset_put(&f->shown, A_XPC_1_CF, false);
	regroup(f, GROUP_PLATFORM);
	assert_rows(f, ">- Linux 9\n"
		       "   + Builds 2\n"
		       "   + a/opt 4\n"
		       "   + b/opt 3\n");
	assert_true(tree_view_close(&f->view, 0));
	assert_rows(f, ">+ Linux 9\n");
}

static void branches_open_and_close(void **state)
{
	struct fixture *f = *state;

	assert_true(tree_view_open(&f->view, 0));
	assert_false(tree_view_open(&f->view, 0));
	assert_true(tree_view_open(&f->view, row_of(f, "a/opt")));
	f->view.cursor = row_of(f, "xpcshell");
	assert_rows(f, " - Linux 9\n"
		       "   + Builds 2\n"
		       "   - a/opt 4\n"
		       "     . gtest 1\n"
		       ">    + xpcshell 3\n"
		       "   + b/opt 3\n"
		       " . lint-py 1\n"
		       " + Confirm failure copies 1\n");
	assert_false(tree_view_open(&f->view, row_of(f, "gtest")));
	assert_false(tree_view_close(&f->view, row_of(f, "xpcshell")));
	assert_false(tree_view_open(&f->view, 99));
	assert_true(tree_view_close(&f->view, 0));
	assert_rows(f, ">+ Linux 9\n"
		       " . lint-py 1\n"
		       " + Confirm failure copies 1\n");
	assert_true(tree_view_open(&f->view, 0));
	assert_int_equal(row_of(f, "gtest"), 3);
}

static void everything_opens_and_closes(void **state)
{
	struct fixture *f = *state;

	tree_view_open_all(&f->view);
	focus(f, B_XPC_2);
	assert_rows(f, " - Linux 9\n"
		       "   - Builds 2\n"
		       "     . la/opt 1\n"
		       "     . lb/opt 1\n"
		       "   - a/opt 4\n"
		       "     . gtest 1\n"
		       "     - xpcshell 3\n"
		       "       . chunk 1 1\n"
		       "       . chunk 2 1\n"
		       "       . chunk 3 1\n"
		       "   - b/opt 3\n"
		       "     . gtest 1\n"
		       "     - xpcshell 2\n"
		       "       . chunk 1 1\n"
		       ">      . chunk 2 1\n"
		       " . lint-py 1\n"
		       " - Confirm failure copies 1\n"
		       "   . Linux · a/opt · xpcshell · chunk 1 1\n");
	tree_view_close_all(&f->view);
	assert_rows(f, ">+ Linux 9\n"
		       " . lint-py 1\n"
		       " + Confirm failure copies 1\n");
}

static void toggle_below_opens_all_then_closes_all(void **state)
{
	struct fixture *f = *state;

	tree_view_open(&f->view, 0);
	tree_view_toggle_below(&f->view, row_of(f, "a/opt"));
	assert_rows(f, ">- Linux 9\n"
		       "   + Builds 2\n"
		       "   - a/opt 4\n"
		       "     . gtest 1\n"
		       "     - xpcshell 3\n"
		       "       . chunk 1 1\n"
		       "       . chunk 2 1\n"
		       "       . chunk 3 1\n"
		       "   + b/opt 3\n"
		       " . lint-py 1\n"
		       " + Confirm failure copies 1\n");
	tree_view_toggle_below(&f->view, row_of(f, "gtest"));
	tree_view_toggle_below(&f->view, 99);
	assert_int_equal(f->view.row_nr, 11);
	tree_view_toggle_below(&f->view, row_of(f, "a/opt"));
	tree_view_open(&f->view, row_of(f, "a/opt"));
	assert_rows(f, ">- Linux 9\n"
		       "   + Builds 2\n"
		       "   - a/opt 4\n"
		       "     . gtest 1\n"
		       "     + xpcshell 3\n"
		       "   + b/opt 3\n"
		       " . lint-py 1\n"
		       " + Confirm failure copies 1\n");
}

static void a_filter_opens_branches_but_not_chunks(void **state)
{
	struct fixture *f = *state;

	filter(f, "xpcshell");
	assert_true(f->view.filtered);
	assert_rows(f, ">- Linux 5\n"
		       "   - a/opt 3\n"
		       "     + xpcshell 3\n"
		       "   - b/opt 2\n"
		       "     + xpcshell 2\n"
		       " + Confirm failure copies 1\n");
	filter(f, "zzz");
	assert_rows(f, "");
	assert_int_equal(f->view.cursor, 0);
	assert_int_equal(tree_view_parent(&f->view, 0), 0);
	filter(f, "-cf");
	assert_rows(f, ">- Confirm failure copies 1\n"
		       "   . Linux · a/opt · xpcshell · chunk 1 1\n");
}

static void folds_come_back_when_the_filter_is_cleared(void **state)
{
	struct fixture *f = *state;

	tree_view_open(&f->view, 0);
	filter(f, "xpc");
	tree_view_close(&f->view, row_of(f, "b/opt"));
	filter(f, NULL);
	assert_false(f->view.filtered);
	assert_rows(f, ">- Linux 9\n"
		       "   + Builds 2\n"
		       "   + a/opt 4\n"
		       "   + b/opt 3\n"
		       " . lint-py 1\n"
		       " + Confirm failure copies 1\n");
}

static void folds_by_hand_stay_while_the_query_changes(void **state)
{
	struct fixture *f = *state;

	filter(f, "opt-");
	assert_true(tree_view_close(&f->view, row_of(f, "a/opt")));
	assert_true(tree_view_open(&f->view, row_of(f, "xpcshell")));
	assert_rows(f, ">- Linux 7\n"
		       "   + a/opt 4\n"
		       "   - b/opt 3\n"
		       "     . gtest 1\n"
		       "     - xpcshell 2\n"
		       "       . chunk 1 1\n"
		       "       . chunk 2 1\n"
		       " + Confirm failure copies 1\n");
	filter(f, "opt");
	assert_rows(f, ">- Linux 9\n"
		       "   - Builds 2\n"
		       "     . la/opt 1\n"
		       "     . lb/opt 1\n"
		       "   + a/opt 4\n"
		       "   - b/opt 3\n"
		       "     . gtest 1\n"
		       "     - xpcshell 2\n"
		       "       . chunk 1 1\n"
		       "       . chunk 2 1\n"
		       " + Confirm failure copies 1\n");
	filter(f, NULL);
	filter(f, "opt-");
	assert_rows(f, ">- Linux 7\n"
		       "   - a/opt 4\n"
		       "     . gtest 1\n"
		       "     + xpcshell 3\n"
		       "   - b/opt 3\n"
		       "     . gtest 1\n"
		       "     + xpcshell 2\n"
		       " + Confirm failure copies 1\n");
}

static void the_cursor_stays_on_its_node(void **state)
{
	struct fixture *f = *state;

	focus(f, B_XPC_2);
	filter(f, "xpc");
	assert_cursor(f, "xpcshell");
	tree_view_close(&f->view, 0);
	assert_cursor(f, "Linux");
	tree_view_open(&f->view, 0);
	focus(f, B_XPC_2);
	filter(f, "gtest");
	assert_cursor(f, "b/opt");
	f->view.cursor = 2;
	filter(f, "lint");
	assert_int_equal(f->view.cursor, 0);
}

static void best_branches_come_first_with_the_cursor_on_the_best_leaf(void **state)
{
	struct fixture *f = *state;

	f->filter.how = TREE_ORDER_SCORE;
	f->filter.score = f->score;
	f->score[B_XPC_2] = 90;
	f->score[A_GTEST] = 80;
	f->score[A_XPC_3] = 70;
	f->score[LINT] = 85;
	f->score[A_XPC_1_CF] = 89;
	filter(f, "t");
	assert_rows(f, " - Linux 9\n"
		       "   - b/opt 3\n"
		       "     - xpcshell 2\n"
		       ">      . chunk 2 1\n"
		       "       . chunk 1 1\n"
		       "     . gtest 1\n"
		       "   - a/opt 4\n"
		       "     . gtest 1\n"
		       "     + xpcshell 3\n"
		       "   - Builds 2\n"
		       "     . la/opt 1\n"
		       "     . lb/opt 1\n"
		       " . lint-py 1\n"
		       " + Confirm failure copies 1\n");
}

static void of_equal_scores_the_one_that_ranks_first_counts(void **state)
{
	struct fixture *f = *state;

	f->filter.how = TREE_ORDER_SCORE;
	f->filter.score = f->score;
	filter(f, "xpcshell");
	assert_rows(f, " - Linux 5\n"
		       "   - a/opt 3\n"
		       "     - xpcshell 3\n"
		       ">      . chunk 1 1\n"
		       "       . chunk 2 1\n"
		       "       . chunk 3 1\n"
		       "   - b/opt 2\n"
		       "     + xpcshell 2\n"
		       " + Confirm failure copies 1\n");
	filter(f, "a/opt-");
	assert_rows(f, " - Linux 4\n"
		       "   - a/opt 4\n"
		       ">    . gtest 1\n"
		       "     + xpcshell 3\n"
		       " + Confirm failure copies 1\n");
}

static void the_best_leaf_is_the_match_that_ranks_first(void **state)
{
	static const uint32_t order[] = {LINT, B_GTEST, A_XPC_2};
	struct fixture *f = *state;

	f->filter = (struct tree_filter){.how = TREE_ORDER_SCORE, .score = f->score};
	rank(f, order, 3);
	filter(f, "test");
	assert_cursor(f, "gtest");
	f->view.cursor = tree_view_parent(&f->view, f->view.cursor);
	assert_cursor(f, "b/opt");
}

static void a_best_leaf_in_a_class_opens_the_class(void **state)
{
	static const uint32_t order[] = {A_XPC_1_CF, A_XPC_1};
	struct fixture *f = *state;

	f->filter = (struct tree_filter){.how = TREE_ORDER_SCORE, .score = f->score};
	rank(f, order, 2);
	f->score[A_XPC_1_CF] = 9;
	filter(f, "xpcshell-1");
	assert_rows(f, " - Linux 2\n"
		       "   - a/opt 1\n"
		       "     + xpcshell 1\n"
		       "   - b/opt 1\n"
		       "     + xpcshell 1\n"
		       " - Confirm failure copies 1\n"
		       ">  . Linux · a/opt · xpcshell · chunk 1 1\n");
}

/* What the user folds by hand stays folded: the cursor goes as near as it can. */
static void a_branch_closed_by_hand_keeps_the_best_leaf_hidden(void **state)
{
	struct fixture *f = *state;

	f->filter.how = TREE_ORDER_SCORE;
	f->filter.score = f->score;
	f->score[B_XPC_1] = 5;
	filter(f, "xpc");
	tree_view_close(&f->view, row_of(f, "b/opt"));
	filter(f, "xpcs");
	assert_rows(f, " - Linux 5\n"
		       ">  + b/opt 2\n"
		       "   - a/opt 3\n"
		       "     + xpcshell 3\n"
		       " + Confirm failure copies 1\n");
}

static void the_cursor_stays_where_it_is_when_only_the_marks_changed(void **state)
{
	static const uint32_t order[] = {B_XPC_2, LINT, A_GTEST, A_XPC_1, A_XPC_2};
	struct fixture *f = *state;

	f->filter = (struct tree_filter){.how = TREE_ORDER_SCORE, .score = f->score};
	rank(f, order, 5);
	f->score[B_XPC_2] = 90;
	filter(f, "t-");
	f->view.cursor = row_of(f, "a/opt") + 1;
	assert_cursor(f, "gtest");
	f->filter.stay = true;
	filter(f, "opt-");
	assert_cursor(f, "gtest");
	filter(f, "opt-xpc");
	assert_cursor(f, "a/opt");
	f->filter.how = TREE_ORDER_LIST;
	focus(f, A_XPC_1);
	f->view.cursor = 1;
	filter(f, "a/opt-x");
	assert_int_equal(f->view.row_nr, 2);
	assert_cursor(f, "chunk 2");
	filter(f, "opt-x");
	assert_cursor(f, "chunk 2");
	assert_int_equal(f->view.cursor, 2);
	filter(f, "t-b/opt-x");
	assert_int_equal(f->view.cursor, 0);
	f->filter.stay = false;
	filter(f, "t");
	f->view.cursor = 3;
	filter(f, "opt");
	assert_int_equal(f->view.cursor, 0);
}

static void the_ranked_list_shows_tasks_best_first(void **state)
{
	static const uint32_t order[] = {B_XPC_2, LINT, A_XPC_1_CF, A_XPC_1};
	struct fixture *f = *state;

	bitset_put(&f->shown, A_XPC_1, false);
	regroup(f, GROUP_PLATFORM);
	f->list = true;
	f->filter = (struct tree_filter){.how = TREE_ORDER_LIST};
	rank(f, order, 4);
	bitset_put(&f->marks, LINT, true);
	f->view.cursor = 1;
	filter(f, "t");
	assert_rows(f, ">test-b/opt-xpcshell-2 1\n"
		       " lint-py 1/1\n"
		       " test-a/opt-xpcshell-1-cf 1\n");
	assert_int_equal(tree_view_parent(&f->view, 2), 2);
	focus(f, A_XPC_1_CF);
	assert_int_equal(f->view.cursor, 2);
	assert_false(tree_view_open(&f->view, 0));
	f->filter = (struct tree_filter){.how = TREE_ORDER_LIST};
	filter(f, NULL);
	assert_rows(f, ">build-la/opt 1\n"
		       " build-lb/opt 1\n"
		       " lint-py 1/1\n"
		       " test-a/opt-gtest 1\n"
		       " test-a/opt-xpcshell-1-cf 1\n"
		       " test-a/opt-xpcshell-2 1\n"
		       " test-a/opt-xpcshell-3 1\n"
		       " test-b/opt-gtest 1\n"
		       " test-b/opt-xpcshell-1 1\n"
		       " test-b/opt-xpcshell-2 1\n");
}

static void counts_follow_filter_and_marks(void **state)
{
	struct fixture *f = *state;

	bitset_put(&f->marks, A_XPC_1, true);
	bitset_put(&f->marks, A_XPC_2, true);
	bitset_put(&f->marks, A_GTEST, true);
	filter(f, "a/opt");
	assert_rows(f, ">- Linux 3/5\n"
		       "   - Builds 1\n"
		       "     . la/opt 1\n"
		       "   - a/opt 3/4\n"
		       "     . gtest 1/1\n"
		       "     + xpcshell 2/3\n"
		       " + Confirm failure copies 1\n");
	bitset_put(&f->marks, A_XPC_3, true);
	bitset_put(&f->marks, B_XPC_1, true);
	tree_view_recount(&f->view, &f->marks);
	assert_rows(f, ">- Linux 4/5\n"
		       "   - Builds 1\n"
		       "     . la/opt 1\n"
		       "   - a/opt 4/4\n"
		       "     . gtest 1/1\n"
		       "     + xpcshell 3/3\n"
		       " + Confirm failure copies 1\n");
	assert_int_equal(mark_of(f, row_of(f, "xpcshell")), TREE_MARK_ALL);
	assert_int_equal(mark_of(f, 0), TREE_MARK_SOME);
	tree_view_recount(&f->view, NULL);
	assert_int_equal(mark_of(f, 0), TREE_MARK_NONE);
}

static void tasks_of_a_row_are_the_matching_ones_below(void **state)
{
	struct fixture *f = *state;
	struct bitset got;

	bitset_init(&got, TASK_NR);
	filter(f, "xpcshell-1");
	tree_view_tasks(&f->view, 0, &got);
	assert_int_equal(bitset_count(&got), 2);
	assert_true(bitset_test(&got, A_XPC_1) && bitset_test(&got, B_XPC_1));
	tree_view_tasks(&f->view, row_of(f, "Confirm failure copies"), &got);
	assert_int_equal(bitset_count(&got), 3);
	tree_view_tasks(&f->view, 99, &got);
	assert_int_equal(bitset_count(&got), 3);
	bitset_release(&got);
}

static void going_to_a_task_opens_what_hides_it(void **state)
{
	struct fixture *f = *state;

	assert_true(tree_view_go(&f->view, A_XPC_2));
	assert_cursor(f, "chunk 2");
	assert_true(tree_view_go(&f->view, A_XPC_1_CF));
	assert_int_equal(tree_leaf(f->tree, A_XPC_1_CF),
			 tree_view_row(&f->view, f->view.cursor).node);
	filter(f, "gtest");
	assert_false(tree_view_go(&f->view, A_XPC_2));
	assert_true(tree_view_go(&f->view, B_GTEST));
	assert_int_equal(tree_leaf(f->tree, B_GTEST), tree_view_row(&f->view, f->view.cursor).node);
	bitset_put(&f->shown, LINT, false);
	regroup(f, GROUP_KIND);
	assert_false(tree_view_go(&f->view, LINT));
}

static void a_row_knows_its_parent(void **state)
{
	struct fixture *f = *state;

	focus(f, A_XPC_2);
	assert_int_equal(tree_view_parent(&f->view, f->view.cursor), row_of(f, "xpcshell"));
	assert_int_equal(tree_view_parent(&f->view, 0), 0);
}

static void a_new_tree_keeps_the_focused_task_and_folds(void **state)
{
	struct fixture *f = *state;

	focus(f, A_XPC_2);
	regroup(f, GROUP_SUITE);
	assert_rows(f, " + gtest 2\n"
		       " - xpcshell 5\n"
		       "   - a/opt 3\n"
		       "     . chunk 1 1\n"
		       ">    . chunk 2 1\n"
		       "     . chunk 3 1\n"
		       "   + b/opt 2\n"
		       " + build 2\n"
		       " . lint-py 1\n"
		       " + Confirm failure copies 1\n");
	regroup(f, GROUP_PLATFORM);
	assert_rows(f, " - Linux 9\n"
		       "   + Builds 2\n"
		       "   - a/opt 4\n"
		       "     . gtest 1\n"
		       "     - xpcshell 3\n"
		       "       . chunk 1 1\n"
		       ">      . chunk 2 1\n"
		       "       . chunk 3 1\n"
		       "   + b/opt 3\n"
		       " . lint-py 1\n"
		       " + Confirm failure copies 1\n");
}

static void a_new_tree_keeps_the_focused_branch_or_the_next_above(void **state)
{
	struct fixture *f = *state;

	focus(f, A_XPC_2);
	f->view.cursor = row_of(f, "xpcshell");
	bitset_put(&f->shown, A_XPC_2, false);
	regroup(f, GROUP_PLATFORM);
	assert_cursor(f, "xpcshell");
	bitset_put(&f->shown, A_XPC_1, false);
	bitset_put(&f->shown, A_XPC_3, false);
	regroup(f, GROUP_PLATFORM);
	assert_cursor(f, "Linux");
}

static void a_new_tree_keeps_filter_and_marks(void **state)
{
	struct fixture *f = *state;

	bitset_put(&f->marks, A_XPC_1, true);
	filter(f, "xpcshell");
	regroup(f, GROUP_SUITE);
	assert_rows(f, ">- xpcshell 1/5\n"
		       "   + a/opt 1/3\n"
		       "   + b/opt 2\n"
		       " + Confirm failure copies 1\n");
}

static void a_tree_of_another_graph_forgets_filter_and_marks(void **state)
{
	struct fixture *f = *state;
	struct graph small;
	struct bitset all;
	struct tree tree;

	toy_graph(&small, tasks, 4);
	bitset_init(&all, 4);
	bitset_set_all(&all);
	tree_init(&tree, &small, &all, GROUP_PLATFORM);
	bitset_set_all(&f->marks);
	filter(f, "xpcshell");
	tree_view_set_tree(&f->view, &tree);
	assert_rows(f, ">+ Linux 3\n"
		       " . lint-py 1\n");
	tree_view_release(&f->view);
	tree_view_init(&f->view, f->tree);
	tree_release(&tree);
	bitset_release(&all);
	mkgraph_release(&small);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_view_starts_closed),
		T(a_single_branch_at_the_top_starts_open),
		T(branches_open_and_close),
		T(everything_opens_and_closes),
		T(toggle_below_opens_all_then_closes_all),
		T(a_filter_opens_branches_but_not_chunks),
		T(folds_come_back_when_the_filter_is_cleared),
		T(folds_by_hand_stay_while_the_query_changes),
		T(the_cursor_stays_on_its_node),
		T(best_branches_come_first_with_the_cursor_on_the_best_leaf),
		T(of_equal_scores_the_one_that_ranks_first_counts),
		T(the_best_leaf_is_the_match_that_ranks_first),
		T(a_best_leaf_in_a_class_opens_the_class),
		T(a_branch_closed_by_hand_keeps_the_best_leaf_hidden),
		T(the_cursor_stays_where_it_is_when_only_the_marks_changed),
		T(the_ranked_list_shows_tasks_best_first),
		T(counts_follow_filter_and_marks),
		T(tasks_of_a_row_are_the_matching_ones_below),
		T(going_to_a_task_opens_what_hides_it),
		T(a_row_knows_its_parent),
		T(a_new_tree_keeps_the_focused_task_and_folds),
		T(a_new_tree_keeps_the_focused_branch_or_the_next_above),
		T(a_new_tree_keeps_filter_and_marks),
		T(a_tree_of_another_graph_forgets_filter_and_marks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
