/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/graph.h"
#include "core/graph/index.h"
#include "core/graph/spec.h"

static int changed(const struct graph *g, struct err *err)
{
	return err_set(err, "'%s' changed since it was loaded: load it again", g->spec);
}

/* The next bytes of the text, as many as the task's object has. */
static int read_text(const struct graph *g, uint32_t task, struct source *src, struct strbuf *out,
		     struct err *err)
{
	size_t want = g->text_bytes[task];

	strbuf_reserve(out, want);
	while (want) {
		ptrdiff_t got = source_read(src, out->buf + out->len, want, err);
		if (got <= 0)
			return got < 0 ? -1 : changed(g, err);
		strbuf_truncate(out, out->len + (size_t)got);
		want -= (size_t)got;
	}
	return 0;
}

/* The last restart point before the task; {0, 0} when there is none. */
static struct restart restart_before(const struct graph *g, uint32_t task)
{
	struct restart found = {0, 0};

	for (uint32_t i = 0; i < g->restart_nr && g->restart[i].text <= g->text_start[task]; i++)
		found = g->restart[i];
	return found;
}

/* Goes to the start of the task's object. */
static int go_to(const struct graph *g, uint32_t task, struct source *src, struct err *err)
{
	struct restart from = restart_before(g, task);
	struct file_id id = source_identity(src);
	int ret;

	if (!g->copy && !file_id_equal(&id, &g->source_id))
		return changed(g, err);
	source_restart(src, from.file);
	ret = source_skip(src, g->text_start[task] - from.text, err);
	return ret > 0 ? changed(g, err) : ret;
}

int graph_definition(const struct graph *g, uint32_t task, struct strbuf *out, struct err *err)
{
	const char *rest;
	struct source *src;
	int ret;

	if (!index_use(g, GROUP_TEXT))
		return graph_check(g, err);
	if (!g->copy && spec_kind(g->spec, &rest) != FROM_FILE && strcmp(g->spec, "demo") != 0)
		return err_set(err, "there is no copy of '%s' that could be read again", g->spec);
	src = source_open(g->copy ? g->copy : g->spec, err);
	if (!src)
		return -1;
	ret = go_to(g, task, src, err) || read_text(g, task, src, out, err) ? -1 : 0;
	source_close(src);
	return ret;
}
