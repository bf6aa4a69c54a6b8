/* SPDX-License-Identifier: MPL-2.0 */
/* --stage-changes: try_task_config.json in the work tree, added; the user commits and pushes. */
#include "core/base/base.h"
#include "core/base/file.h"
#include "core/push/push.h"
#include "core/push/route.h"

int push_stage(const struct checkout *c, const struct plan *plan, struct err *err)
{
	struct strbuf path = STRBUF_INIT;
	struct proc child = PROC_INIT;
	int ret;

	strbuf_addf(&path, "%s/" TRY_CONFIG, c->root);
	/* a file of that name that is ignored is meant, too */
	child.argv = c->kind == VCS_GIT
			     ? (const char *const[]){"git", "add", "-f", "--", TRY_CONFIG, NULL}
			     : (const char *const[]){"hg", "add", "--", path.buf, NULL};
	child.dir = c->root;
	ret = file_write_atomic(path.buf, plan->json, strlen(plan->json), 0644, err);
	if (!ret)
		ret = vcs_run(c, &child, err);
	proc_release(&child);
	strbuf_release(&path);
	return ret;
}
