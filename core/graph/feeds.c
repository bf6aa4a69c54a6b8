/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/feeds.h"
#include "core/base/alloc.h"
#include "core/base/child.h"

/* ---- a generator ---- */

struct feed_generator {
	struct feed feed;
	struct generator_run *run;
};

static void generator_says(void *ctx, const char *p, size_t n)
{
	struct feed_generator *f = ctx;

	strbuf_reset(f->feed.line);
	strbuf_add(f->feed.line, p, n);
}

static ptrdiff_t read_generator(struct feed *feed, char *buf, size_t n, bool (*idle)(void *ctx),
				void *ctx, struct err *err)
{
	return generator_read(((struct feed_generator *)feed)->run, buf, n, idle, ctx, err);
}

static int finish_generator(struct feed *feed, struct err *err)
{
	return generator_finish(((struct feed_generator *)feed)->run, err);
}

static void free_generator(struct feed *feed)
{
	generator_free(((struct feed_generator *)feed)->run);
	free(feed);
}

struct feed *feed_generator(const struct generator *g, struct strbuf *line, struct err *err)
{
	struct feed_generator *f = xcalloc(1, sizeof(*f));

	f->feed = (struct feed){read_generator, finish_generator, free_generator, line};
	f->run = generator_start(g, generator_says, f, err);
	if (f->run)
		return &f->feed;
	free(f);
	return NULL;
}

/* ---- a download ---- */

struct feed_net {
	struct feed feed;
	struct net_call call;
	struct child *child;
	int *status;
};

/* "12.3 of 45.6 MB received", or why it is tried again. */
static void net_says(void *ctx, enum child_stream from, const char *p, size_t n)
{
	struct feed_net *f = ctx;
	struct net_line line;

	if (from != CHILD_EXTRA)
		return;
	net_line_read(&line, (struct slice){p, n});
	strbuf_reset(f->feed.line);
	if (line.kind == NET_LINE_RETRY)
		strbuf_addf(f->feed.line, "%.*s: trying again", SLICE_ARG(line.text));
	else if (line.kind == NET_LINE_PROGRESS && line.total)
		strbuf_addf(f->feed.line, "%.1f of %.1f MB received", (double)line.bytes / 1e6,
			    (double)line.total / 1e6);
	else if (line.kind == NET_LINE_PROGRESS)
		strbuf_addf(f->feed.line, "%.1f MB received", (double)line.bytes / 1e6);
}

static ptrdiff_t read_net(struct feed *feed, char *buf, size_t n, bool (*idle)(void *ctx),
			  void *ctx, struct err *err)
{
	return child_read(((struct feed_net *)feed)->child, buf, n, idle, ctx, err);
}

static int finish_net(struct feed *feed, struct err *err)
{
	struct feed_net *f = (struct feed_net *)feed;
	struct strbuf said = STRBUF_INIT;
	int status = child_finish(f->child, &said, err);

	if (status)
		net_explain(status, strbuf_slice(&said), err);
	*f->status = status;
	strbuf_release(&said);
	return status ? -1 : 0;
}

static void free_net(struct feed *feed)
{
	struct feed_net *f = (struct feed_net *)feed;

	child_free(f->child);
	net_call_release(&f->call);
	free(f);
}

struct feed *feed_net(enum net_verb verb, const struct net_request *r, struct strbuf *line,
		      int *status, struct err *err)
{
	struct feed_net *f = xcalloc(1, sizeof(*f));
	struct child_options o = {.detach = true, .extra = true, .line = net_says, .ctx = f};

	f->feed = (struct feed){read_net, finish_net, free_net, line};
	f->status = status;
	if (net_call_init(&f->call, verb, r, err)) {
		free(f);
		return NULL;
	}
	o.argv = f->call.argv;
	o.input = strbuf_slice(&f->call.input);
	f->child = child_start(&o, err);
	if (f->child)
		return &f->feed;
	free_net(&f->feed);
	return NULL;
}
