/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/definition.h"
#include "core/base/alloc.h"
#include "core/graph/index.h"
#include "core/graph/spec.h"

struct definitions {
	const struct graph *g;
	struct source *src;
	struct slice all; /* the whole text, when it is mapped as it is */
	bool mapped;
	uint64_t at;	   /* the place in the text where reading goes on */
	struct strbuf buf; /* the last definition, when it is not mapped */
};

static int changed(const struct graph *g, struct err *err)
{
	return err_set(err, "'%s' changed since it was loaded: load it again", g->spec);
}

/* Opens the source, or its copy, at a restart point. */
static int start(struct definitions *d, struct restart from, struct err *err)
{
	const struct graph *g = d->g;
	struct file_id id;

	source_close(d->src);
	d->src = g->copy && g->copy_fd >= 0 ? source_open_fd(g->copy, g->copy_fd, err)
					    : source_open(g->copy ? g->copy : g->spec, err);
	if (!d->src)
		return -1;
	id = source_identity(d->src);
	if (!g->copy && !file_id_equal(&id, &g->source_id))
		return changed(g, err);
	source_restart(d->src, from.file);
	d->at = from.text;
	d->mapped = !from.file && source_text(d->src, &d->all);
	return 0;
}

/* Whether its text, or a copy, is a file: a pipe would be waited for, and have other text. */
static bool is_kept(const struct graph *g)
{
	const char *rest;

	return g->copy || !strcmp(g->spec, "demo") ||
	       (spec_kind(g->spec, &rest) == FROM_FILE && g->source_id.size);
}

struct definitions *definitions_open(const struct graph *g, struct err *err)
{
	struct definitions *d = NULL;

	if (!index_use(g, GROUP_TEXT)) {
		(void)!graph_check(g, err);
	} else if (!is_kept(g)) {
		err_set(err, "there is no copy of '%s' that could be read again", g->spec);
	} else {
		d = xcalloc(1, sizeof(*d));
		d->g = g;
		strbuf_init(&d->buf);
		if (start(d, (struct restart){0, 0}, err)) {
			definitions_close(d);
			d = NULL;
		}
	}
	return d;
}

void definitions_close(struct definitions *d)
{
	if (!d)
		return;
	source_close(d->src);
	strbuf_release(&d->buf);
	free(d);
}

/* The last restart point before the byte `to` of the text; {0, 0} when there is none. */
static struct restart restart_before(const struct graph *g, uint64_t to)
{
	struct restart found = {0, 0};

	for (uint32_t i = 0; i < g->restart_nr && g->restart[i].text <= to; i++)
		found = g->restart[i];
	return found;
}

/* Goes to the byte `to` of the text: on from here, or from a restart point. */
static int go_to(struct definitions *d, uint64_t to, struct err *err)
{
	struct restart from = restart_before(d->g, to);
	int ret = 0;

	if (d->at > to || from.text > d->at)
		ret = start(d, from, err);
	if (!ret)
		ret = source_skip(d->src, to - d->at, err);
	d->at = to;
	return ret > 0 ? changed(d->g, err) : ret;
}

static int read_text(struct definitions *d, size_t want, struct err *err)
{
	struct strbuf *buf = &d->buf;

	strbuf_reset(buf);
	strbuf_reserve(buf, want);
	while (buf->len < want) {
		ptrdiff_t got = source_read(d->src, buf->buf + buf->len, want - buf->len, err);
		if (got <= 0)
			return got < 0 ? -1 : changed(d->g, err);
		strbuf_truncate(buf, buf->len + (size_t)got);
	}
	d->at += want;
	return 0;
}

int definitions_read(struct definitions *d, uint32_t task, struct slice *text, struct err *err)
{
	uint64_t to = d->g->text_start[task];
	size_t want = d->g->text_bytes[task];

	if (!d->mapped) {
		if (go_to(d, to, err) || read_text(d, want, err))
			return -1;
		*text = strbuf_slice(&d->buf);
		return 0;
	}
	if (to > d->all.n || want > d->all.n - to)
		return changed(d->g, err);
	*text = (struct slice){d->all.p + to, want};
	return 0;
}

int definitions_check(const struct definitions *d, struct err *err)
{
	return source_shrank(d->src, err) ? -1 : 0;
}

int graph_definition(const struct graph *g, uint32_t task, struct strbuf *out, struct err *err)
{
	struct definitions *d = definitions_open(g, err);
	size_t before = out->len;
	struct slice text;
	int ret = -1;

	if (d && !definitions_read(d, task, &text, err)) {
		strbuf_add(out, text.p, text.n);
		ret = definitions_check(d, err);
	}
	if (ret)
		strbuf_truncate(out, before);
	definitions_close(d);
	return ret;
}
