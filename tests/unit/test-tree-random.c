/* SPDX-License-Identifier: MPL-2.0 */
/* Random graphs, filters and key presses: what holds for every tree and every view. */
#include "core/base/base.h"
#include "tests/unit/tree-toy.h"
#include "core/base/alloc.h"
#include "core/tree/outline.h"
#include "tests/unit/unit.h"

#define TASKS  60   /* in most graphs */
#define MANY   1500 /* more than are looked at together, see rows.h */
#define ROUNDS 120

struct random {
	uint64_t state;
};

static uint32_t draw(struct random *r, uint32_t below)
{
	r->state ^= r->state << 13;
	r->state ^= r->state >> 7;
	r->state ^= r->state << 17;
	return (uint32_t)(r->state >> 32) % below;
}

struct world {
	struct random random;
	uint32_t nr; /* tasks */
	struct graph graph;
	struct bitset shown, match, marks, got;
	uint16_t score[MANY];
	struct query_key key[MANY];
	struct tree_filter filter;
	uint32_t best;		 /* node: see best_leaf() */
	uint32_t node[2 * MANY]; /* of each row */
};

static const char *pick(struct random *r, const char *const *from, uint32_t nr)
{
	return from[draw(r, nr)];
}
#define PICK(r, ...) \
	pick(r, (const char *const[]){__VA_ARGS__}, ARRAY_LEN(((const char *const[]){__VA_ARGS__})))

/* Few values, some of them missing, so that every odd combination comes up. */
static void random_graph(struct world *w)
{
	struct random *r = &w->random;
	struct toy *task = xcalloc(w->nr, sizeof(*task));
	struct strbuf *label = xcalloc(w->nr, sizeof(*label));
	bool sane = draw(r, 2);

	for (uint32_t i = 0; i < w->nr; i++) {
		struct toy *t = &task[i];
		t->os = PICK(r, "Linux", "macOS", "Plan 9", NULL);
		t->platform = PICK(r, "l", "m", "p=9", "w\"\t11\\\n", NULL);
		t->type = PICK(r, "opt", "debug", NULL);
		t->suite = PICK(r, "xpcshell", "gtest", "a#b", NULL);
		t->variant = t->suite ? PICK(r, "default", "default", "http3", NULL) : NULL;
		t->kind = PICK(r, "build", "test", "lint", NULL);
		t->chunk = t->suite ? (uint16_t)draw(r, 4) : 0;
		t->chunk_total = t->chunk ? (uint16_t)(t->chunk + draw(r, 2)) : 0;
		t->class = draw(r, 4) ? CLASS_MAIN : (enum task_class)draw(r, CLASS_NR);
		if (sane) {
			t->os = t->platform ? *t->platform == 'm' ? "macOS" : "Linux" : NULL;
			t->kind = t->suite ? "test" : t->kind;
		}
		strbuf_init(&label[i]);
		strbuf_addf(&label[i], "%s-%u task", t->kind ? t->kind : "x",
			    draw(r, 1000) * w->nr + i);
		t->label = label[i].buf;
	}
	toy_graph(&w->graph, task, w->nr);
	for (uint32_t i = 0; i < w->nr; i++)
		strbuf_release(&label[i]);
	free(task);
	free(label);
}

static void random_set(struct world *w, struct bitset *set)
{
	uint32_t of = 1 + draw(&w->random, 6);

	for (uint32_t i = 0; i < w->nr; i++)
		bitset_put(set, i, !draw(&w->random, of));
}

static void world_init(struct world *w, uint64_t seed, uint32_t nr)
{
	*w = (struct world){.random = {(seed + 1) * 0x9e3779b97f4a7c15u}, .nr = nr};
	random_graph(w);
	bitset_init(&w->shown, nr);
	bitset_init(&w->match, nr);
	bitset_init(&w->marks, nr);
	bitset_init(&w->got, nr);
	random_set(w, &w->shown);
}

static void world_release(struct world *w)
{
	mkgraph_release(&w->graph);
	bitset_release(&w->shown);
	bitset_release(&w->match);
	bitset_release(&w->marks);
	bitset_release(&w->got);
}

static void check_tasks(struct world *w, const struct tree *t)
{
	bitset_clear_all(&w->got);
	for (uint32_t i = 0; i < t->task_nr; i++) {
		const struct tree_node *leaf = &t->node[tree_leaf(t, t->task[i])];
		assert_false(bitset_test(&w->got, t->task[i]));
		bitset_put(&w->got, t->task[i], true);
		assert_true(leaf->leaf && leaf->first == i && leaf->last == i + 1);
	}
	assert_true(bitset_equal(&w->got, &w->shown));
	for (uint32_t i = 0; i < w->nr; i++)
		assert_int_equal(tree_leaf(t, i) != NODE_NONE, bitset_test(&w->shown, i));
}

/* The children of a node divide its tasks among them, in order. */
static void check_children(const struct tree *t, uint32_t i)
{
	const struct tree_node *n = &t->node[i];
	uint32_t first = n->first, nr = 0;

	for (uint32_t c = i + 1; c < n->end; c = t->node[c].end, nr++) {
		assert_int_equal(t->node[c].parent, i);
		assert_int_equal(t->node[c].depth, n->depth + 1);
		assert_int_equal(t->node[c].class, n->class);
		assert_int_equal(t->node[c].first, first);
		first = t->node[c].last;
	}
	assert_int_equal(first, n->leaf ? n->first : n->last);
	if (n->leaf)
		assert_int_equal(n->end, i + 1);
	else if (n->depth || n->class == CLASS_MAIN)
		assert_true(nr > 1);
}

static void check_rule(struct world *w, const struct tree *t, uint32_t node)
{
	struct strbuf rule = STRBUF_INIT, name = STRBUF_INIT;
	const struct tree_node *n = &t->node[node];

	tree_name(t, node, &name);
	tree_rule(t, node, &rule);
	toy_rule_tasks(&w->graph, rule.buf, &w->shown, &w->got);
	for (uint32_t i = 0; i < t->task_nr; i++)
		if (bitset_test(&w->got, t->task[i]) != (i >= n->first && i < n->last))
			fail_msg("rule '%s' of '%s' (grouping %s) is wrong about '%s'", rule.buf,
				 name.buf, grouping_name(t->by),
				 graph_label(t->graph, t->task[i]).p);
	strbuf_release(&rule);
	strbuf_release(&name);
}

static void every_tree_holds_each_task_once_and_rules_are_exact(void **state UNUSED)
{
	for (uint64_t seed = 0; seed < ROUNDS; seed++) {
		struct world w;
		struct tree t;
		world_init(&w, seed, TASKS);
		tree_init(&t, &w.graph, &w.shown, (enum grouping)(seed % GROUP_NR));
		check_tasks(&w, &t);
		for (uint32_t i = 0; i < t.node_nr; i++) {
			check_children(&t, i);
			check_rule(&w, &t, i);
			for (uint32_t k = 0; k < i; k++)
				assert_true(t.node[k].id != t.node[i].id);
		}
		tree_release(&t);
		world_release(&w);
	}
}

static bool matches(const struct world *w, uint32_t task)
{
	return !w->filter.match || bitset_test(&w->match, task);
}

/* Matching tasks below a node, of these the marked ones, and the best score. */
static void count(const struct world *w, const struct tree *t, uint32_t node, uint32_t out[3])
{
	const struct tree_node *n = &t->node[node];

	memset(out, 0, 3 * sizeof(*out));
	for (uint32_t i = n->first; i < n->last; i++) {
		if (!matches(w, t->task[i]))
			continue;
		out[0]++;
		out[1] += bitset_test(&w->marks, t->task[i]);
		out[2] = MAX(out[2], w->score[t->task[i]]);
	}
}

static bool is_shown(const struct world *w, uint32_t task)
{
	return matches(w, task) && bitset_test(&w->shown, task);
}

/* The leaf that the cursor goes to: the match that ranks first. */
static uint32_t best_leaf(const struct world *w, const struct tree *t)
{
	const struct query_key *best = NULL;

	for (uint32_t i = 0; i < w->filter.key_nr; i++) {
		const struct query_key *k = &w->filter.key[i];
		if (is_shown(w, k->task) && (!best || k->rank < best->rank ||
					     (k->rank == best->rank && k->task < best->task)))
			best = k;
	}
	return best ? tree_leaf(t, best->task) : NODE_NONE;
}

/* Whether `a` stands before its later sibling `b`, as the filter wants it. */
static bool in_order(const struct world *w, const struct tree *t, uint32_t a, uint32_t b)
{
	bool a_last = !t->node[a].depth && !t->node[a].leaf && t->node[a].class != CLASS_MAIN;
	bool b_last = !t->node[b].depth && !t->node[b].leaf && t->node[b].class != CLASS_MAIN;
	uint32_t x[3], y[3], best = w->best;

	if (!w->filter.match || w->filter.how != TREE_ORDER_SCORE)
		return a < b;
	count(w, t, a, x);
	count(w, t, b, y);
	if (a_last != b_last)
		return b_last;
	if (x[2] != y[2])
		return x[2] > y[2];
	if (best >= a && best < t->node[a].end)
		return true;
	return a < b && !(best >= b && best < t->node[b].end);
}

/* Checks the rows of the children of `parent` from row `at` on; returns the row behind. */
static uint32_t check_level(const struct world *w, const struct tree_view *v, uint32_t parent,
			    uint32_t at)
{
	const struct tree *t = v->tree;
	uint32_t before = NODE_NONE, expected = 0, seen = 0, n[3];

	for (uint32_t i = 0; i < t->node_nr; i++) {
		if (t->node[i].parent != parent)
			continue;
		count(w, t, i, n);
		expected += n[0] > 0;
	}
	while (at < v->row_nr && t->node[w->node[at]].parent == parent) {
		struct tree_row row = tree_view_row(v, at);
		count(w, t, row.node, n);
		assert_true(n[0]);
		assert_int_equal(row.matching, n[0]);
		assert_int_equal(row.marked, n[1]);
		assert_true(before == NODE_NONE || in_order(w, t, before, row.node));
		before = row.node;
		seen++;
		at++;
		if (row.open)
			at = check_level(w, v, row.node, at);
	}
	assert_int_equal(seen, expected);
	return at;
}

/* By rank, then task; without a ranking the tasks are in order. */
static void check_list(const struct world *w, const struct tree_view *v)
{
	uint32_t rank[MANY] = {0}, nr = 0, before = TASK_NONE;

	for (uint32_t i = 0; i < w->filter.key_nr; i++)
		rank[w->filter.key[i].task] = w->filter.key[i].rank;
	for (uint32_t i = 0; i < w->nr; i++)
		nr += is_shown(w, i);
	assert_int_equal(v->row_nr, nr);
	for (uint32_t i = 0; i < nr; i++) {
		struct tree_row row = tree_view_row(v, i);
		uint32_t task = v->tree->task[v->tree->node[row.node].first];
		assert_true(v->tree->node[row.node].leaf && is_shown(w, task));
		assert_int_equal(row.marked, bitset_test(&w->marks, task));
		assert_true(before == TASK_NONE || rank[before] < rank[task] ||
			    (rank[before] == rank[task] && before < task));
		before = task;
	}
}

/* The row of a node or of the nearest branch above it, found the slow way. */
static uint32_t slow_find(const struct world *w, const struct tree_view *v, uint32_t node)
{
	const struct tree_node *n = v->tree->node;

	for (; node != NODE_NONE; node = n[node].parent) {
		for (uint32_t i = 0; i < v->row_nr; i++)
			if (w->node[i] == node)
				return i;
		if (w->filter.how == TREE_ORDER_LIST)
			break;
	}
	return NODE_NONE;
}

static uint32_t slow_behind(const struct world *w, const struct tree_view *v, uint32_t row)
{
	uint32_t node = w->node[row], end = v->tree->node[node].end;

	while (++row < v->row_nr && w->node[row] > node && w->node[row] < end)
		;
	return row;
}

static uint32_t slow_best(const struct world *w, const struct tree *t, uint32_t node)
{
	const uint16_t *score = w->filter.match ? w->filter.score : NULL;
	uint32_t best = TASK_NONE;

	for (uint32_t i = t->node[node].first; i < t->node[node].last; i++) {
		uint32_t task = t->task[i];
		if (matches(w, task) && (best == TASK_NONE || (score && score[task] > score[best])))
			best = task;
	}
	return best;
}

/* Rows in any order, as somebody looks at them who goes here and there. */
static void check_jumps(struct world *w, const struct tree_view *v)
{
	for (uint32_t k = 0; k < 12 && v->row_nr; k++) {
		uint32_t i = draw(&w->random, v->row_nr), node = draw(&w->random, v->tree->node_nr);
		assert_int_equal(tree_view_row(v, i).node, w->node[i]);
		assert_int_equal(tree_view_find(v, w->node[i]), i);
		assert_int_equal(tree_view_find(v, node), slow_find(w, v, node));
		assert_int_equal(tree_view_behind(v, i), slow_behind(w, v, i));
		assert_int_equal(tree_view_best(v, w->node[i]), slow_best(w, v->tree, w->node[i]));
	}
	assert_int_equal(tree_view_row(v, v->row_nr).node, NODE_NONE);
	assert_int_equal(tree_view_behind(v, v->row_nr), v->row_nr);
}

static void check_rows(struct world *w, const struct tree_view *v)
{
	assert_true(v->row_nr <= ARRAY_LEN(w->node));
	for (uint32_t i = 0; i < v->row_nr; i++)
		w->node[i] = tree_view_row(v, i).node;
	w->best = best_leaf(w, v->tree);
	if (w->filter.how == TREE_ORDER_LIST)
		check_list(w, v);
	else
		assert_int_equal(check_level(w, v, NODE_NONE, 0), v->row_nr);
	assert_true(v->row_nr ? v->cursor < v->row_nr : !v->cursor);
	check_jumps(w, v);
}

static uint32_t focused(const struct tree_view *v)
{
	return tree_view_row(v, v->cursor).node;
}

static void random_filter(struct world *w, struct tree_view *v)
{
	uint32_t node = focused(v);

	random_set(w, &w->match);
	for (uint32_t i = 0; i < w->nr; i++) {
		w->score[i] = (uint16_t)draw(&w->random, 5);
		w->key[i] = (struct query_key){draw(&w->random, 9), w->nr - 1 - i};
	}
	w->filter = (struct tree_filter){
		.match = draw(&w->random, 4) ? &w->match : NULL,
		.how = (enum tree_order)draw(&w->random, 3),
		.stay = draw(&w->random, 2),
	};
	if (w->filter.how == TREE_ORDER_SCORE || draw(&w->random, 2)) {
		w->filter.score = w->score;
		w->filter.key = w->key;
		w->filter.key_nr = w->nr;
	}
	tree_view_filter(v, &w->filter, &w->marks);
	for (uint32_t i = 0; i < v->row_nr && w->filter.stay; i++)
		if (tree_view_row(v, i).node == node)
			assert_int_equal(v->cursor, i);
}

static void fold_somewhere(struct world *w, struct tree_view *v)
{
	uint32_t row = v->row_nr ? draw(&w->random, v->row_nr) : 0;
	uint32_t before = v->row_nr;
	bool opened;

	switch (draw(&w->random, 6)) {
	case 0:
		tree_view_close(v, row);
		break;
	case 1:
		tree_view_toggle_below(v, row);
		break;
	case 2:
		if (draw(&w->random, 2))
			tree_view_close_all(v);
		else
			tree_view_open_all(v);
		break;
	default:
		opened = tree_view_open(v, row);
		assert_int_equal(opened, v->row_nr > before);
	}
}

static void regroup(struct world *w, struct tree_view *v, struct tree *t)
{
	struct tree old = *t;
	uint32_t node = focused(v), task = TASK_NONE;

	if (node != NODE_NONE && old.node[node].leaf)
		task = old.task[old.node[node].first];
	v->tree = &old;
	random_set(w, &w->shown);
	tree_init(t, &w->graph, &w->shown, (enum grouping)draw(&w->random, GROUP_NR));
	tree_view_set_tree(v, t);
	if (task != TASK_NONE && bitset_test(&w->shown, task) && matches(w, task))
		assert_int_equal(focused(v), tree_leaf(t, task));
	tree_release(&old);
}

static void use_view(struct world *w, struct tree_view *v, struct tree *t, uint32_t steps)
{
	while (steps--) {
		uint32_t what = draw(&w->random, 10);
		if (what == 0)
			random_filter(w, v);
		else if (what == 1)
			regroup(w, v, t);
		else if (what == 2)
			v->cursor = v->row_nr ? draw(&w->random, v->row_nr) : 0;
		else if (what > 3)
			fold_somewhere(w, v);
		if (what == 3) {
			random_set(w, &w->marks);
			tree_view_recount(v, &w->marks);
		}
		check_rows(w, v);
	}
}

static void check_views(uint32_t rounds, uint32_t tasks, uint32_t steps)
{
	struct world *w = xmalloc(sizeof(*w));

	for (uint64_t seed = 0; seed < rounds; seed++) {
		struct tree t;
		struct tree_view v;
		world_init(w, seed, tasks);
		tree_init(&t, &w->graph, &w->shown, (enum grouping)(seed % GROUP_NR));
		tree_view_init(&v, &t);
		random_filter(w, &v);
		use_view(w, &v, &t, steps);
		tree_view_release(&v);
		tree_release(&t);
		world_release(w);
	}
	free(w);
}

static void rows_are_what_a_slow_count_gives(void **state UNUSED)
{
	check_views(ROUNDS, TASKS, 40);
}

static void of_many_rows_too(void **state UNUSED)
{
	check_views(8, MANY, 10);
}

/* Gives the graph of the world, which offers what is shown there, its outline. */
static void keep_outline(struct world *w)
{
	struct strbuf bytes = STRBUF_INIT;

	bitset_copy(&w->graph.offered, &w->shown);
	outline_make(&w->graph, &bytes);
	w->graph.outline_bytes = bytes.len;
	w->graph.outline = strbuf_detach(&bytes);
}

static void assert_same_row(const struct tree_view *a, const struct tree_view *b, uint32_t i)
{
	struct tree_row x = tree_view_row(a, i), y = tree_view_row(b, i);
	const struct tree_node *m = &a->tree->node[x.node], *n = &b->tree->node[y.node];
	struct strbuf name[2] = {STRBUF_INIT, STRBUF_INIT};

	tree_name(a->tree, x.node, &name[0]);
	tree_name(b->tree, y.node, &name[1]);
	assert_string_equal(name[0].buf, name[1].buf);
	assert_int_equal(x.matching, y.matching);
	assert_int_equal(x.marked, y.marked);
	assert_int_equal(x.open, y.open);
	assert_true(m->id == n->id);
	assert_int_equal(m->depth, n->depth);
	assert_int_equal(m->class, n->class);
	assert_int_equal(m->leaf, n->leaf);
	strbuf_release(&name[0]);
	strbuf_release(&name[1]);
}

static void assert_same_view(const struct tree_view *a, const struct tree_view *b)
{
	assert_int_equal(a->row_nr, b->row_nr);
	assert_int_equal(a->cursor, b->cursor);
	for (uint32_t i = 0; i < a->row_nr; i++)
		assert_same_row(a, b, i);
	for (uint32_t i = 0; i < MIN(a->tree->node[0].last, OUTLINE_TASKS); i++) {
		assert_int_equal(a->tree->task[i], b->tree->task[i]);
		assert_true(slice_equal(tree_label(a->tree, i), tree_label(b->tree, i)));
	}
}

static void an_outline_shows_what_the_tree_shows(void **state UNUSED)
{
	uint32_t used = 0, single = 0;

	for (uint64_t seed = 0; seed < ROUNDS; seed++) {
		struct tree_view view, plain_view;
		struct tree tree, plain;
		struct world w;
		world_init(&w, seed, TASKS);
		if (seed % 4 == 0) /* one branch at the top, which is open */
			for (uint32_t t = 0; t < w.nr; t++)
				bitset_put(&w.shown, t,
					   !strcmp(graph_facet(&w.graph, t, FACET_OS).p, "Linux") &&
						   w.graph.class[t] == CLASS_MAIN);
		keep_outline(&w);
		tree_init(&plain, &w.graph, &w.shown, GROUP_PLATFORM);
		tree_view_init(&plain_view, &plain);
		assert_int_equal(outline_is_there(&w.graph), plain.node_nr && !plain.node[0].leaf);
		if (outline_is_there(&w.graph)) {
			tree_init_outline(&tree, &w.graph);
			tree_view_init(&view, &tree);
			assert_same_view(&view, &plain_view);
			tree_view_filter(&view, &(struct tree_filter){0}, NULL);
			assert_same_view(&view, &plain_view);
			single += tree_view_row(&view, 0).open;
			used++;
			tree_view_release(&view);
			tree_release(&tree);
		}
		tree_view_release(&plain_view);
		tree_release(&plain);
		free(w.graph.outline);
		world_release(&w);
	}
	assert_in_range(used - single, ROUNDS / 4, ROUNDS);
	assert_in_range(single, 5, ROUNDS);
}

/* Draws what a changed outline says, if it is taken for one. */
static bool show_outline(const struct graph *g)
{
	struct strbuf text = STRBUF_INIT;
	struct tree_view v;
	struct tree t;

	if (!outline_is_there(g))
		return false;
	tree_init_outline(&t, g);
	tree_view_init(&v, &t);
	toy_draw_rows(&v, false, &text);
	for (uint32_t i = 0; i < MIN(t.node[0].last, OUTLINE_TASKS); i++) {
		assert_true(t.task[i] < g->task_nr);
		strbuf_add(&text, tree_label(&t, i).p, tree_label(&t, i).n);
	}
	tree_view_release(&v);
	tree_release(&t);
	strbuf_release(&text);
	return true;
}

static void no_byte_of_an_outline_is_believed(void **state UNUSED)
{
	static const char other[] = {0x01, 0x41, (char)0x80, (char)0xff};
	uint32_t refused = 0;
	struct world w;
	struct graph *g = &w.graph;

	world_init(&w, 3, TASKS);
	keep_outline(&w);
	assert_true(show_outline(g));
	for (uint64_t i = 0; i < g->outline_bytes; i++) {
		for (size_t k = 0; k < ARRAY_LEN(other); k++) {
			g->outline[i] ^= other[k];
			refused += !show_outline(g);
			g->outline[i] ^= other[k];
		}
	}
	for (g->outline_bytes--; g->outline_bytes; g->outline_bytes--)
		assert_false(outline_is_there(g));
	assert_true(refused > 100);
	free(g->outline);
	world_release(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_tree_holds_each_task_once_and_rules_are_exact),
		cmocka_unit_test(rows_are_what_a_slow_count_gives),
		cmocka_unit_test(of_many_rows_too),
		cmocka_unit_test(an_outline_shows_what_the_tree_shows),
		cmocka_unit_test(no_byte_of_an_outline_is_believed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
