/* SPDX-License-Identifier: MPL-2.0 */
/* What the session sends: its marks and options as a plan, and the push of that. */
#include "core/base/base.h"
#include "tui/session.h"
#include "tui/paths.h"
#include "tui/syntax.h"
#include "core/base/alloc.h"
#include "core/plan/routed.h"

/* The query that finds everything says nothing beside others; returns how many are left. */
static size_t drop_empty(const char **list, size_t nr)
{
	size_t n = 0;

	for (size_t i = 0; i < nr; i++)
		if (*list[i])
			list[n++] = list[i];
	n = n ? n : MIN(nr, 1);
	list[n] = NULL;
	return n;
}

/*
 * The queries behind the marks, for the title: those of the rules in force, or,
 * where tasks were marked one by one, what was typed to find them.
 */
static const char **queries(const struct session *s)
{
	size_t nr = s->loaded ? marks_rule_nr(&s->marks) : 0, n = 0;
	const char **list = xcalloc(nr + 2, sizeof(*list));

	for (size_t i = 0; i < nr; i++) {
		const struct rule *r = marks_rule(&s->marks, i);
		if (rule_is_query(r->kind))
			list[n++] = r->text;
	}
	n = drop_empty(list, n);
	if (!n && s->typed && *s->typed)
		list[n++] = s->typed;
	return list;
}

/* Options with paths of the user. */
static const enum option_id path_option[] = {OPT_PRESET,  OPT_SAVE,  OPT_GRAPH,
					     OPT_TARGETS, OPT_THEME, OPT_DURATIONS};

/*
 * Words of the command line that tell where things are on this machine. A preset
 * has a name; other files are what was typed, where that is relative.
 */
static const char **private_paths(const struct session *s)
{
	const char **path = xcalloc(ARRAY_LEN(path_option) + s->opt.arg_nr + 1, sizeof(*path));
	size_t nr = 0;

	for (size_t i = 0; i < ARRAY_LEN(path_option); i++) {
		const char *value = options_string(&s->opt, path_option[i]);
		if (value && (path_option[i] == OPT_PRESET || *value == '/'))
			path[nr++] = value;
	}
	for (size_t i = 0; s->path && s->path[i]; i++)
		if (*s->path[i] == '/')
			path[nr++] = s->path[i];
	return path;
}

static enum message_style style_of(const struct session *s)
{
	const char *style = options_string(&s->opt, OPT_MESSAGE_STYLE);

	if (!style || !strcmp(style, "trailers"))
		return MESSAGE_TRAILERS;
	return !strcmp(style, "mach") ? MESSAGE_MACH : MESSAGE_BOTH;
}

int session_plan(const struct session *s, struct plan *plan, struct err *err)
{
	const char **query = queries(s), **path = private_paths(s);
	struct plan_options opt = {
		.selector = s->selector,
		.style = style_of(s),
		.query = query,
		.preset = options_string(&s->opt, OPT_PRESET),
		.syntax = syntax_title(s),
		.tests = paths_sent(s),
		.tag = options_list(&s->opt, OPT_TAG),
		.message = options_string(&s->opt, OPT_MESSAGE),
		.argv = s->argv,
		.path = path,
		.options = &s->opt,
		.root = s->checkout.root,
		.format = options_string(&s->opt, OPT_FORMAT),
		.existing = s->existing,
		.full = s->shown == &s->all,
		.closed_tree = options_flag(&s->opt, OPT_CLOSED_TREE),
	};
	int ret = paths_check(s, err);

	if (!ret)
		ret = plan_build(plan, &s->graph, &s->marks.set, &opt, err);
	if (!ret && s->loaded && graph_check(&s->graph, err)) {
		plan_release(plan);
		ret = -1;
	}
	if (!ret && s->title)
		plan_set_title(plan, s->title);
	free(query);
	free(path);
	return ret;
}

bool session_large_push(const struct plan *plan, struct strbuf *out)
{
	if (!plan->large)
		return false;
	add_count(out, (uint32_t)MIN(plan->run_nr, UINT32_MAX),
		  plan->run_nr > plan->task_nr ? "run" : "task");
	strbuf_addf(out, " are a lot: results take long and others wait; consider fewer than %s",
		    number(PLAN_LARGE).text);
	return true;
}

int session_refuse_generic(const struct plan *plan, struct err *err)
{
	if (!plan->generic)
		return 0;
	return err_set(
		err,
		"the CI of trust domain '%s' reads no selection from a commit: add the tasks to "
		"a push with its action add-new-jobs (--no-push prints the input), or say "
		"--format gecko",
		plan->generic);
}

static void fill_push(struct session *s, const struct plan *plan, struct push *push)
{
	push->checkout = &s->checkout;
	push->plan = plan;
	push->remote = options_string(&s->opt, OPT_REMOTE);
	push->via = options_string(&s->opt, OPT_VIA);
	push->branch = options_string(&s->opt, OPT_BRANCH);
	push->committed_only = options_flag(&s->opt, OPT_COMMITTED_ONLY);
}

int session_prepare_push(struct session *s, struct plan *plan, struct push *push, struct err *err)
{
	if (s->checkout.kind == VCS_NONE)
		return err_set(err, "%s", s->no_checkout.text);
	if (session_refuse_generic(plan, err))
		return -1;
	fill_push(s, plan, push);
	if (push_prepare(push, err))
		return -1;
	return plan_set_base(plan, s->checkout.root, push->base, err);
}

int session_route_plan(struct session *s, struct plan *plan, struct err *err)
{
	struct push push = {.wake_fd = -1};
	int ret;

	if (s->checkout.kind == VCS_NONE || plan->generic)
		return 0;
	fill_push(s, plan, &push);
	push_find_base(&push);
	ret = plan_set_base(plan, s->checkout.root, push.base, err);
	push_release(&push);
	return ret;
}

void session_ask_tree(const struct session *s, struct push *push, const struct net_watch *watch)
{
	const char *url = options_string(&s->opt, OPT_TREESTATUS_URL);
	const char *env = getenv("MTRY_TREESTATUS_URL");

	push_ask_tree(push, url ? url : env && *env ? env : NULL, watch);
}

void session_push_url(const struct session *s, const struct push *push, struct strbuf *out)
{
	if (push->link)
		strbuf_addstr(out, push->link);
	else if ((s->graph.firefox || !selector_chooses(s->selector)) && push->treeherder &&
		 push->revision)
		strbuf_addf(out, "https://treeherder.mozilla.org/jobs?repo=%s&revision=%s",
			    push->treeherder, push->revision);
}
