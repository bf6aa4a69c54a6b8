/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/comm.h"
#include "core/base/file.h"
#include "core/vcs/vcs.h"

#include <jansson.h>

/* As the decision task sees them on a push; the graph only passes them on to its tasks. */
static const struct {
	const char *base, *head;
} repository[] = {
	[VCS_GIT] = {"https://github.com/thunderbird/thunderbird-desktop",
		     "https://github.com/thunderbird/thunderbird-desktop"},
	[VCS_HG] = {"https://hg.mozilla.org/comm-unified",
		    "https://hg.mozilla.org/try-comm-central"},
};

static json_t *parameters(const struct checkout *c)
{
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "project", "try-comm-central",
			 "comm_base_repository", repository[c->kind].base, "comm_base_ref", "",
			 "comm_base_rev", "", "comm_head_repository", repository[c->kind].head,
			 "comm_head_ref", c->kind == VCS_GIT && c->branch ? c->branch : c->head,
			 "comm_head_rev", c->head, "comm_src_path", "comm/");
}

int comm_write_parameters(const char *top, const char *path, struct err *err)
{
	struct strbuf dir = STRBUF_INIT;
	struct checkout c = {0};
	json_t *object = NULL;
	char *text = NULL;
	int ret = -1;

	strbuf_addf(&dir, "%s/comm", top);
	if (vcs_find(&c, dir.buf, VCS_NONE, err) || vcs_read_head(&c, err))
		goto out;
	object = parameters(&c);
	text = object ? json_dumps(object, JSON_INDENT(4) | JSON_SORT_KEYS) : NULL;
	if (!text) /* a branch may have any name */
		err_set(err, "'%s': branch '%s' is not valid UTF-8", dir.buf, c.branch);
	else
		ret = file_write_atomic(path, text, strlen(text), 0600, err);
out:
	free(text);
	json_decref(object);
	vcs_release(&c);
	strbuf_release(&dir);
	return ret;
}
