/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/browse.h"
#include "core/base/alloc.h"
#include "core/base/quote.h"
#include "core/base/utf8.h"
#include "core/query/token.h"
#include "core/tree/outline.h"

/* Shows what of the result is offered or, when only marks are wanted, marked. */
static void apply_filter(struct browse *b, bool new_query)
{
	struct tree_filter f = {.stay = !new_query};
	bool all = query_empty(b->query) && !b->only_marked;

	bitset_copy(&b->match, &b->result.match);
	bitset_and(&b->match, b->only_marked ? &b->s->marks.set : b->s->shown);
	b->match_nr = bitset_count(&b->match);
	b->hidden = b->result.nr - bitset_count_and(&b->result.match, b->s->shown);
	f.match = all ? NULL : &b->match;
	if (b->ranked_list && !b->only_marked) {
		f.match = &b->match;
		f.how = TREE_ORDER_LIST;
	} else if (query_fuzzy(b->query)) {
		f.how = TREE_ORDER_SCORE;
	}
	if (b->result.ranked) {
		f.score = b->result.score;
		f.key = b->result.key;
		f.key_nr = b->result.nr;
	}
	tree_view_filter(&b->view, &f, b->s->marks.nr ? &b->s->marks.set : NULL);
}

/*
 * A token that begins with '/' is text, as in fzf, until it is a whole regex. One that
 * finds nothing as text is a regex that is being typed: an error until it ends.
 */
static bool half_regex(struct browse *b, const char *text)
{
	struct slice token = token_unclosed(slice_from(text));
	struct query_result found;
	size_t column = 1;
	struct query *q;
	uint32_t c;
	bool half;

	if (!token.n || !(q = query_parse(token, browse_flags(b), &b->error)))
		return false;
	query_result_init(&found, &b->s->graph);
	half = !query_run(q, &b->s->graph, &b->s->all, &b->s->marks.set, &found, &b->error) &&
	       !found.nr;
	query_result_release(&found);
	query_free(q);
	for (; text < token.p; column++)
		text += utf8_decode(text, (size_t)(token.p - text), &c);
	if (half)
		err_set(&b->error.err, "column %zu: the regex is not closed yet", column);
	return half;
}

/* What the empty query finds, without looking at every task. */
static void find_all(struct query_result *r)
{
	bitset_set_all(&r->match);
	r->nr = r->match.nr;
	r->ranked = false;
	r->hint.text[0] = '\0';
}

/* 0; 1 when something was typed meanwhile (browse_try()), -1 with b->error. */
static int search(struct browse *b, const struct query *q)
{
	struct query_run *run =
		query_start(q, &b->s->graph, &b->s->all, &b->s->marks.set, &b->spare);
	bool stopped = false;

	while (!stopped && query_step(run))
		stopped = b->typed && b->typed();
	return query_end(run, &b->error) ? -1 : stopped;
}

/*
 * Runs `q` over the whole graph, so that what is hidden is known; returns what search()
 * does. When it runs into a limit, or when `text` (NULL: not just typed) has half a regex,
 * which is wrong, too, the result from before stays.
 */
static int find(struct browse *b, const struct query *q, const char *text)
{
	struct query_result before = b->result;
	int ret = 0;

	if (query_empty(q))
		find_all(&b->spare);
	else
		ret = search(b, q);
	if (!ret && text && !b->spare.nr && half_regex(b, text))
		ret = -1;
	if (ret)
		return ret;
	b->result = b->spare;
	b->spare = before; /* its memory is for the next run */
	return 0;
}

static bool other_flags(const struct browse *b)
{
	return browse_flags(b) != session_query_flags(b->s);
}

unsigned browse_flags(const struct browse *b)
{
	return (session_query_flags(b->s) & ~(unsigned)QUERY_EXACT) | (b->exact ? QUERY_EXACT : 0);
}

/* What is marked by it, and the history, do not know how the line was read. */
static char *for_session(const struct browse *b, const char *text)
{
	struct strbuf same = STRBUF_INIT;

	if (!other_flags(b))
		return xstrdup(text);
	query_requote(&b->s->graph, slice_from(text), &same);
	return strbuf_detach(&same);
}

void browse_set_query(struct browse *b, const char *text)
{
	char *same = for_session(b, text); /* the same both ways */

	lineedit_set(&b->line, same);
	b->stale = true;
	free(same);
}

/* Takes over `q` with its result; when there is none the query from before stays. */
static int take_query(struct browse *b, struct query *q, const char *text)
{
	int ret = find(b, q, text);

	if (ret) {
		query_free(q);
		return ret;
	}
	query_free(b->query);
	free(b->query_text);
	b->query = q;
	b->query_text = for_session(b, text);
	return 0;
}

/* False when something was typed meanwhile: then all is as it was. */
static bool run_line(struct browse *b, unsigned flags)
{
	struct query *q =
		query_parse(strbuf_slice(&b->line.text), browse_flags(b) | flags, &b->error);
	int ret = q ? take_query(b, q, b->line.text.buf) : -1;

	if (ret > 0)
		return false;
	b->wrong = ret < 0;
	if (!b->wrong) /* else the last good result stays */
		apply_filter(b, true);
	return true;
}

void browse_sync(struct browse *b)
{
	if (b->stale)
		b->stale = !run_line(b, QUERY_TYPING);
}

void browse_try(struct browse *b, bool (*typed)(void))
{
	b->typed = typed;
	browse_sync(b);
	b->typed = NULL;
}

bool browse_finish(struct browse *b)
{
	browse_sync(b);
	if (!b->wrong)
		return false;
	run_line(b, 0);
	return !b->wrong;
}

static struct tree *new_tree(struct browse *b)
{
	struct tree *t = xmalloc(sizeof(*t));

	if (b->s->graph.unsettled) {
		tree_init_outline(t, &b->s->graph);
		return t;
	}
	bitset_copy(&b->in_tree, b->s->shown);
	if (b->only_marked) /* what is marked can be seen, offered or not */
		bitset_or(&b->in_tree, &b->s->marks.set);
	tree_init(t, &b->s->graph, &b->in_tree, b->grouping);
	return t;
}

static void free_tree(struct tree *t)
{
	tree_release(t);
	free(t);
}

/* Another grouping, or another set of tasks: the view takes its place over from the old tree. */
static void rebuild(struct browse *b)
{
	struct tree *old = b->tree;

	b->tree = new_tree(b);
	tree_view_set_tree(&b->view, b->tree);
	free_tree(old);
	apply_filter(b, false);
}

static void show_tree(struct browse *b)
{
	b->tree = new_tree(b);
	tree_view_init(&b->view, b->tree);
	apply_filter(b, true);
}

void browse_settle(struct browse *b)
{
	tree_view_release(&b->view);
	free_tree(b->tree);
	show_tree(b);
}

void browse_init(struct browse *b, struct session *s)
{
	*b = (struct browse){
		.s = s, .full = s->shown == &s->all, .exact = session_query_flags(s) & QUERY_EXACT};
	lineedit_init(&b->line, "");
	query_result_init(&b->result, &s->graph);
	query_result_init(&b->spare, &s->graph);
	bitset_init(&b->match, s->graph.task_nr);
	bitset_init(&b->in_tree, s->graph.task_nr);
	(void)take_query(b, query_parse(slice_from(""), 0, &b->error), "");
	show_tree(b);
}

void browse_release(struct browse *b)
{
	tree_view_release(&b->view);
	free_tree(b->tree);
	query_free(b->query);
	query_result_release(&b->result);
	query_result_release(&b->spare);
	bitset_release(&b->match);
	bitset_release(&b->in_tree);
	free(b->query_text);
	lineedit_release(&b->line);
}

struct tree_row browse_row(const struct browse *b)
{
	return tree_view_row(&b->view, b->view.cursor);
}

uint32_t browse_task(const struct browse *b)
{
	uint32_t at = browse_row(b).node;
	const struct tree_node *node = at == NODE_NONE ? NULL : &b->tree->node[at];

	return node && node->leaf ? b->tree->task[node->first] : TASK_NONE;
}

/* The matches that "all" means: those of class main, unless the query names a class. */
static void markable(const struct browse *b, struct bitset *out)
{
	bitset_copy(out, &b->match);
	if (!query_names_class(b->query))
		bitset_and(out, &b->s->graph.main);
}

uint32_t browse_markable(const struct browse *b)
{
	if (query_names_class(b->query))
		return b->match_nr;
	return bitset_count_and(&b->match, &b->s->graph.main);
}

static uint32_t node_at(const struct browse *b, uint32_t row)
{
	return tree_view_row(&b->view, row).node;
}

/* What is shown hangs on the marks: in the place of a row that went is the one behind it. */
static void filter_marked(struct browse *b)
{
	struct tree_view *v = &b->view;
	uint32_t at = v->cursor, focus = node_at(b, at), row;
	uint32_t behind = node_at(b, tree_view_behind(v, at));

	apply_filter(b, false);
	if (!v->row_nr || node_at(b, v->cursor) == focus)
		return;
	row = behind == NODE_NONE ? NODE_NONE : tree_view_find(v, behind);
	if (row == NODE_NONE || node_at(b, row) != behind)
		row = at;
	v->cursor = MIN(row, v->row_nr - 1);
}

static void marks_changed(struct browse *b)
{
	bool other = query_reads_selection(b->query);

	if (other && find(b, b->query, NULL))
		b->wrong = true;
	if (b->only_marked && bitset_count_and(&b->s->marks.set, &b->in_tree) < b->s->marks.nr)
		rebuild(b);
	else if (b->only_marked || other)
		filter_marked(b);
	else
		tree_view_recount(&b->view, &b->s->marks.set);
}

/* Toggling means marking or unmarking all, where it comes to that. */
static enum command plain_command(enum command cmd, const struct marks *m,
				  const struct bitset *tasks)
{
	uint32_t marked = bitset_count_and(&m->set, tasks);

	if (cmd != CMD_TOGGLE_ALL || (marked && marked < bitset_count(tasks)))
		return cmd;
	return marked ? CMD_UNMARK_ALL : CMD_MARK_ALL;
}

static void change_matches(struct browse *b, enum command cmd)
{
	struct bitset tasks;
	struct marks *m = &b->s->marks;

	bitset_init(&tasks, b->match.nr);
	markable(b, &tasks);
	cmd = plain_command(cmd, m, &tasks);
	if (cmd == CMD_TOGGLE_ALL)
		marks_toggle(m, &tasks);
	else
		marks_apply(m, cmd == CMD_MARK_ALL ? RULE_QUERY : RULE_NOT_QUERY, b->query_text,
			    &tasks);
	bitset_release(&tasks);
	marks_changed(b);
}

/* What marking this row means: its label, or its node rule and the query that narrows it. */
static void row_rule(const struct browse *b, uint32_t at, struct strbuf *out)
{
	const struct tree_node *node = &b->tree->node[at];
	struct slice label;

	if (node->leaf) {
		label = graph_label(&b->s->graph, b->tree->task[node->first]);
		strbuf_add(out, label.p, label.n);
		return;
	}
	tree_rule(b->tree, at, out);
	if (!query_empty(b->query)) {
		strbuf_addstr(out, " query=");
		quote_add(out, slice_from(b->query_text));
	}
}

static void change_row(struct browse *b, bool mark)
{
	uint32_t at = browse_row(b).node;
	const struct tree_node *node = &b->tree->node[at];
	enum rule_kind kind = node->leaf ? (mark ? RULE_LABEL : RULE_NOT_LABEL)
					 : (mark ? RULE_NODE : RULE_NOT_NODE);
	struct strbuf rule = STRBUF_INIT;
	struct bitset tasks;

	bitset_init(&tasks, b->match.nr);
	tree_view_tasks(&b->view, b->view.cursor, &tasks);
	row_rule(b, at, &rule);
	marks_apply(&b->s->marks, kind, rule.buf, &tasks);
	strbuf_release(&rule);
	bitset_release(&tasks);
	marks_changed(b);
}

void browse_mark_row(struct browse *b)
{
	if (b->view.row_nr)
		change_row(b, true);
}

static void toggle_row(struct browse *b)
{
	struct tree_row row = browse_row(b);

	if (row.node != NODE_NONE)
		change_row(b, tree_row_mark(&row) != TREE_MARK_ALL);
}

static void move(struct browse *b, int64_t by)
{
	int64_t to = (int64_t)b->view.cursor + by;

	to = MIN(to, (int64_t)b->view.row_nr - 1);
	b->view.cursor = (uint32_t)MAX(to, 0);
}

static void toggle_and_go_down(struct browse *b)
{
	uint32_t node = node_at(b, b->view.cursor);

	toggle_row(b);
	if (node_at(b, b->view.cursor) == node) /* else the next row is there already */
		move(b, 1);
}

static void open_or_enter(struct browse *b)
{
	if (browse_row(b).open)
		move(b, 1);
	else
		tree_view_open(&b->view, b->view.cursor);
}

static void close_or_leave(struct browse *b)
{
	if (browse_row(b).open)
		tree_view_close(&b->view, b->view.cursor);
	else
		b->view.cursor = tree_view_parent(&b->view, b->view.cursor);
}

static bool move_command(struct browse *b, enum command cmd, uint32_t page)
{
	int64_t half = MAX(page / 2, 1), whole = MAX(page, 2) - 1;

	switch (cmd) {
	case CMD_UP:
		return move(b, -1), true;
	case CMD_DOWN:
		return move(b, 1), true;
	case CMD_PAGE_UP:
		return move(b, -whole), true;
	case CMD_PAGE_DOWN:
		return move(b, whole), true;
	case CMD_HALF_UP:
		return move(b, -half), true;
	case CMD_HALF_DOWN:
		return move(b, half), true;
	case CMD_FIRST:
		return move(b, -(int64_t)b->view.row_nr), true;
	case CMD_LAST:
		return move(b, b->view.row_nr), true;
	default:
		return false;
	}
}

static bool fold_command(struct browse *b, enum command cmd)
{
	switch (cmd) {
	case CMD_OPEN:
		return open_or_enter(b), true;
	case CMD_CLOSE:
		return close_or_leave(b), true;
	case CMD_OPEN_ALL:
		return tree_view_open_all(&b->view), true;
	case CMD_CLOSE_ALL:
		return tree_view_close_all(&b->view), true;
	case CMD_TOGGLE_BELOW:
		return tree_view_toggle_below(&b->view, b->view.cursor), true;
	default:
		return false;
	}
}

static bool mark_command(struct browse *b, enum command cmd)
{
	switch (cmd) {
	case CMD_MARK:
		return toggle_row(b), true;
	case CMD_MARK_DOWN:
		return toggle_and_go_down(b), true;
	case CMD_MARK_UP:
		return toggle_row(b), move(b, -1), true;
	case CMD_MARK_ALL:
	case CMD_UNMARK_ALL:
	case CMD_TOGGLE_ALL:
		return change_matches(b, cmd), true;
	case CMD_CLEAR_MARKS:
		return marks_clear(&b->s->marks), marks_changed(b), true;
	case CMD_UNDO:
		return marks_undo(&b->s->marks) && (marks_changed(b), true);
	case CMD_REDO:
		return marks_redo(&b->s->marks) && (marks_changed(b), true);
	default:
		return false;
	}
}

static bool show_command(struct browse *b, enum command cmd)
{
	switch (cmd) {
	case CMD_ONLY_MARKED:
		b->only_marked = !b->only_marked;
		return rebuild(b), true;
	case CMD_RANKED:
		b->ranked_list = !b->ranked_list;
		return apply_filter(b, false), true;
	case CMD_EXACT:
		b->exact = !b->exact;
		return b->stale = true;
	case CMD_GROUPING:
		b->grouping = (b->grouping + 1) % GROUP_NR;
		return rebuild(b), true;
	case CMD_FULL:
		b->full = !b->full;
		session_set_full(b->s, b->full);
		return rebuild(b), true;
	default:
		return false;
	}
}

bool browse_go(struct browse *b, uint32_t task)
{
	browse_sync(b);
	if (!bitset_test(b->s->shown, task) && !bitset_test(&b->match, task))
		return false;
	if (!bitset_test(&b->match, task)) {
		b->only_marked = false;
		lineedit_set(&b->line, "");
		b->stale = true;
		rebuild(b);
		browse_sync(b);
	}
	return tree_view_go(&b->view, task);
}

bool browse_command(struct browse *b, enum command cmd, uint32_t page)
{
	if (lineedit_command(&b->line, cmd)) {
		b->stale = true;
		return true;
	}
	browse_sync(b);
	return move_command(b, cmd, page) || fold_command(b, cmd) || mark_command(b, cmd) ||
	       show_command(b, cmd);
}
