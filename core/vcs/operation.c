/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/vcs/operation.h"
#include "core/base/file.h"

struct sign {
	const char *file, *operation;
};

/* In the repository's own folder; the first that is there counts. */
static const struct sign git[] = {
	{"rebase-merge", "a rebase"},
	{"rebase-apply/applying", "a 'git am'"},
	{"rebase-apply", "a rebase"},
	{"MERGE_HEAD", "a merge"},
	{"CHERRY_PICK_HEAD", "a cherry-pick"},
	{"REVERT_HEAD", "a revert"},
	{"sequencer/todo", "a cherry-pick or revert"},
	{"BISECT_LOG", "a bisection"},
	{NULL, NULL},
};
static const struct sign hg[] = {
	{"rebasestate", "a rebase"},
	{"histedit-state", "a histedit"},
	{"graftstate", "a graft"},
	{"shelvedstate", "an unshelve"},
	{"transplant/journal", "a transplant"},
	{"evolvestate", "an evolve"},
	{"updatestate", "an update"},
	{"bisect.state", "a bisection"},
	{NULL, NULL},
};

const char *vcs_operation(const struct checkout *c)
{
	const struct sign *s = c->kind == VCS_GIT ? git : hg;
	struct strbuf path = STRBUF_INIT;
	bool found = false;

	while (s->file && !found) {
		strbuf_reset(&path);
		strbuf_addf(&path, "%s/%s", c->kind == VCS_GIT ? c->gitdir : c->root,
			    c->kind == VCS_GIT ? "" : ".hg/");
		strbuf_addstr(&path, s->file);
		found = file_is_there(path.buf);
		s += !found;
	}
	strbuf_release(&path);
	return s->operation;
}
