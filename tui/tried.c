/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/tried.h"
#include "core/net/pushed.h"
#include "core/vcs/commit.h"
#include "core/vcs/hgserver.h"
#include "tui/cli.h"

static int read_rule(struct tried *t, const struct checkout *c, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	int ret = vcs_file_at(c, t->hash.buf, DECISION_FILE, &text, err);

	t->rule = decision_rule_of(strbuf_slice(&text));
	strbuf_release(&text);
	return MIN(ret, 0);
}

static int check_note(struct tried *t, const struct checkout *c, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	int ret = 0;

	if (carried_used(&t->carried) == &t->carried.part[CARRIER_NOTE])
		ret = vcs_file_at(c, t->hash.buf, CI_FILE, &text, err);
	t->ignored = carried_used(&t->carried) == &t->carried.part[CARRIER_NOTE] &&
		     !strstr(text.buf, CI_OPTION);
	strbuf_release(&text);
	return MIN(ret, 0);
}

static bool cancelled(void *ctx UNUSED)
{
	return interrupted();
}

/* A commit that is on a server. Notes are git's, and so not there. */
static int fetch_commit(struct tried *t, const struct net_pushed *p, struct err *err)
{
	struct net_watch watch = {cancelled, -1, NULL};
	struct strbuf message = STRBUF_INIT, file = STRBUF_INIT, rule = STRBUF_INIT;
	struct slice text[CARRIER_NR] = {{NULL, 0}};
	int ret = net_pushed_commit(p, &watch, &t->hash, &message, err), has_file = 1;

	text[CARRIER_MESSAGE] = strbuf_slice(&message);
	if (!ret)
		has_file = net_pushed_file(p, CARRIED_FILE, &watch, &file, err);
	if (!has_file)
		text[CARRIER_FILE] = strbuf_slice(&file);
	if (!ret && has_file >= 0)
		ret = net_pushed_file(p, DECISION_FILE, &watch, &rule, err);
	if (ret >= 0 && has_file >= 0)
		ret = carried_read(&t->carried, text, err);
	t->rule = decision_rule_of(strbuf_slice(&rule));
	strbuf_release(&message);
	strbuf_release(&file);
	strbuf_release(&rule);
	return has_file < 0 ? -1 : ret;
}

/* What is not in the checkout, or has an address, is asked for where it was pushed to. */
static int tried_fetch(struct tried *t, const struct session *s, const char *rev,
		       const struct err *local, struct err *err)
{
	struct net_pushed p;
	int ret = -1;

	*t = (struct tried){.hash = STRBUF_INIT};
	if (!net_pushed_parse(&p, rev, options_string(&s->opt, OPT_HG_URL)))
		err_set(err, "%s", local->text);
	else
		ret = fetch_commit(t, &p, err);
	if (ret)
		tried_release(t);
	net_pushed_release(&p);
	return ret;
}

int tried_read(struct tried *t, const struct session *s, const char *rev, struct err *err)
{
	struct checkout here = s->checkout;
	struct err local;
	int ret = 0;

	*t = (struct tried){.hash = STRBUF_INIT};
	if (rev && strstr(rev, "://")) {
		err_set(&local, "'%s' is not the address of a push: REPO/rev/REV, or Treeherder's",
			rev);
		return tried_fetch(t, s, rev, &local, err);
	}
	if (here.kind == VCS_NONE)
		return rev ? tried_fetch(t, s, rev, &s->no_checkout, err)
			   : err_set(err, "%s", s->no_checkout.text);
	hgserver_begin(&here);
	if (vcs_commit_at(&here, rev, &t->hash, &local)) {
		ret = rev ? tried_fetch(t, s, rev, &local, err) : err_set(err, "%s", local.text);
	} else if (carried_read_commit(&t->carried, &here, t->hash.buf, err) ||
		   read_rule(t, &here, err) || check_note(t, &here, err)) {
		tried_release(t);
		ret = -1;
	}
	hgserver_end(&here);
	return ret;
}

static bool loading(void *ctx UNUSED, const struct graph_progress *at UNUSED)
{
	return interrupted();
}

const json_t *tried_parameters(const struct tried *t)
{
	const struct carried_part *used = carried_used(&t->carried);

	return used ? used->parameters : NULL;
}

int tried_decide_on(struct tried *t, const struct graph *g, struct err *err)
{
	json_t *empty = json_pack("{s:{s:[]}}", "try_task_config", "tasks");
	const json_t *parameters = tried_parameters(t);
	int ret = decision_make(&t->decision, g, parameters ? parameters : empty, t->rule, err);

	t->decided = !ret;
	json_decref(empty);
	return ret;
}

int tried_decide(struct tried *t, struct session *s, struct err *err)
{
	struct strbuf said = STRBUF_INIT;
	int ret;

	if (session_load(s, loading, NULL, err))
		return -1;
	fputs(s->graph.notes, stderr);
	do
		ret = tried_decide_on(t, &s->graph, err);
	while (ret && session_mend(s, loading, &said, err));
	fputs(said.buf, stderr);
	strbuf_release(&said);
	return ret;
}

void tried_release(struct tried *t)
{
	strbuf_release(&t->hash);
	carried_release(&t->carried);
	if (t->decided)
		decision_release(&t->decision);
	t->decided = false;
}

void tried_notes(const struct tried *t, const struct graph *g, struct strbuf *out)
{
	const struct decision *d = &t->decision;

	if (t->ignored)
		strbuf_addstr(out, "this tree's " CI_FILE " has no " CI_OPTION
				   ": its decision task reads no note\n");
	if (t->carried.part[CARRIER_FILE].templates)
		strbuf_addstr(out, "the file has the form from before 2020 (templates), which "
				   "decision tasks since then do not read\n");
	if (strstr(t->carried.message, "DONTBUILD"))
		strbuf_addstr(out, "the message says DONTBUILD: pushed to a Mercurial repository, "
				   "nothing runs\n");
	if (!t->decided || d->elsewhere)
		return;
	if (tried_parameters(t) && d->optimizes)
		strbuf_addstr(out, "optimize_target_tasks is not false: selected tasks, too, may "
				   "be left out as not needed\n");
	if (d->restricted)
		strbuf_addstr(out, "with test paths or tags only the first of the chunks of a "
				   "pattern runs\n");
	if (d->existing_nr) {
		add_count(out, d->existing_nr, "task");
		strbuf_addstr(out, " may be taken from an earlier push (existing_tasks)\n");
	}
	if (!g->has_edges)
		strbuf_addstr(out, "this graph has no dependencies: what is needed is not known\n");
}
