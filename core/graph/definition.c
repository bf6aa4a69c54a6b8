/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/graph.h"
#include "core/graph/index.h"
#include "core/graph/source.h"

static int changed(const struct graph *g, struct err *err)
{
	return err_set(err, "'%s' changed since it was loaded: load it again", g->spec);
}

/* The bytes of the task's object. */
static int read_text(const struct graph *g, uint32_t task, struct source *src, struct strbuf *out,
		     struct err *err)
{
	struct file_id id = source_identity(src);
	size_t want = g->text_bytes[task];
	int ret;

	if (!file_id_equal(&id, &g->source_id))
		return changed(g, err);
	ret = source_skip(src, g->text_start[task], err);
	strbuf_reserve(out, want);
	while (!ret && want) {
		ptrdiff_t got = source_read(src, out->buf + out->len, want, err);
		if (got <= 0)
			return got < 0 ? -1 : changed(g, err);
		strbuf_truncate(out, out->len + (size_t)got);
		want -= (size_t)got;
	}
	return ret > 0 ? changed(g, err) : ret;
}

int graph_definition(const struct graph *g, uint32_t task, struct strbuf *out, struct err *err)
{
	struct source *src;
	int ret;

	if (!index_use(g, GROUP_TEXT))
		return graph_check(g, err);
	if (!strcmp(g->spec, "-"))
		return err_set(err, "what comes from stdin cannot be read again");
	src = source_open(g->spec, err);
	if (!src)
		return -1;
	ret = read_text(g, task, src, out, err);
	source_close(src);
	return ret;
}
