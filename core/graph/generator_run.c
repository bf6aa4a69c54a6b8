/* SPDX-License-Identifier: MPL-2.0 */
/* Running a generator: its graph, what it says meanwhile, and why it failed. */
#include "core/base/base.h"
#include "core/graph/generator.h"
#include "core/base/alloc.h"
#include "core/base/child.h"
#include "core/base/file.h"
#include "core/base/xdg.h"
#include "core/graph/comm.h"

#include <fcntl.h>
#include <unistd.h>

#define NOTICE_MAX ((size_t)64 * 1024)

struct generator_run {
	struct child *child;
	char *command, *program;
	void (*progress)(void *ctx, const char *line, size_t n);
	void *ctx;
	int log;		/* -1: could not be opened */
	struct strbuf log_path; /* empty: there is none */
	struct strbuf last;	/* its last line on stderr */
	struct strbuf notice;	/* the line on stdout that has begun, before the graph */
	struct strbuf first;	/* the first of them */
	size_t skipped;		/* bytes */
	bool graph;		/* has begun */
	unsigned timeout;	/* seconds; 0: none */
	bool silent;		/* for longer than that */
};

/* Python makes no caches in the checkout, git and hg leave theirs as they are. */
static const char *const env[] = {"PYTHONDONTWRITEBYTECODE=1", "GIT_OPTIONAL_LOCKS=0", NULL};

static void report(struct generator_run *r, const char *line, size_t n)
{
	bool kept =
		r->log >= 0 && !file_write_all(r->log, line, n) && !file_write_all(r->log, "\n", 1);

	if (!kept) /* a full disk: what is there would mislead */
		strbuf_reset(&r->log_path);
	if (r->progress)
		r->progress(r->ctx, line, n);
}

static void take_line(void *ctx, enum child_stream from UNUSED, const char *line, size_t n)
{
	struct generator_run *r = ctx;

	if (slice_trim((struct slice){line, n}).n) {
		strbuf_reset(&r->last);
		strbuf_add(&r->last, line, n);
	}
	report(r, line, n);
}

/* Without a log the program works as well. */
static void open_log(struct generator_run *r)
{
	struct strbuf folder = STRBUF_INIT;
	struct err ignored;

	r->log = -1;
	if (!xdg_state("", &folder, &ignored) && !file_mkdirs(folder.buf, &ignored)) {
		strbuf_addf(&r->log_path, "%sgenerator.log", folder.buf);
		r->log = open(r->log_path.buf, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	}
	if (r->log < 0)
		strbuf_reset(&r->log_path);
	strbuf_release(&folder);
}

struct generator_run *generator_start(const struct generator *g,
				      void (*progress)(void *ctx, const char *line, size_t n),
				      void *ctx, struct err *err)
{
	struct child_options o = {.argv = (const char *const *)g->argv,
				  .env = env,
				  .dir = g->dir,
				  .detach = true,
				  .line = take_line};
	struct generator_run *r;

	if (g->comm && comm_write_parameters(g->dir, g->parameters, err))
		return NULL;
	r = xcalloc(1, sizeof(*r));
	r->command = xstrdup(g->command);
	r->program = xstrdup(g->argv[0]);
	r->progress = progress;
	r->ctx = ctx;
	r->timeout = g->timeout;
	strbuf_init(&r->log_path);
	strbuf_init(&r->last);
	strbuf_init(&r->notice);
	strbuf_init(&r->first);
	open_log(r);
	o.ctx = r;
	r->child = child_start(&o, err);
	if (r->child)
		return r;
	generator_free(r);
	return NULL;
}

/* A line on stdout before the graph. */
static void end_notice(struct generator_run *r)
{
	strbuf_rtrim(&r->notice);
	if (r->notice.len) {
		if (!r->first.len)
			strbuf_add(&r->first, r->notice.buf, r->notice.len);
		report(r, r->notice.buf, r->notice.len);
	}
	strbuf_reset(&r->notice);
}

/* How many bytes of `buf` stand before the graph. */
static size_t skip_notices(struct generator_run *r, const char *buf, size_t n)
{
	size_t i;

	for (i = 0; i < n && (r->notice.len || buf[i] != '{'); i++) {
		if (buf[i] == '\n')
			end_notice(r);
		else
			strbuf_addch(&r->notice, buf[i]);
	}
	r->graph = i < n;
	r->skipped += i;
	return i;
}

static int no_graph(struct generator_run *r, struct err *err)
{
	return err_set(err, "generator '%s' printed no graph%s%.200s%s", r->command,
		       r->first.len ? " but '" : "", r->first.buf, r->first.len ? "'" : "");
}

struct waiting {
	struct generator_run *r;
	bool (*idle)(void *ctx);
	void *ctx;
};

/* idle() of child_read(). */
static bool wait_longer(void *ctx)
{
	struct waiting *w = ctx;
	struct generator_run *r = w->r;

	if (w->idle && w->idle(w->ctx))
		return true;
	r->silent = r->timeout && child_silence(r->child) >= r->timeout * 1000LL;
	return r->silent;
}

static int too_silent(struct generator_run *r, struct err *err)
{
	return err_set(err,
		       "generator '%s' said nothing for %u second%s and is stopped "
		       "(--generator-timeout sets how long it may)%s%s%s",
		       r->command, r->timeout, r->timeout == 1 ? "" : "s",
		       r->log_path.len ? "; what it said is in '" : "", r->log_path.buf,
		       r->log_path.len ? "'" : "");
}

ptrdiff_t generator_read(struct generator_run *r, char *buf, size_t n, bool (*idle)(void *ctx),
			 void *ctx, struct err *err)
{
	struct waiting w = {r, idle, ctx};

	for (;;) {
		ptrdiff_t got = child_read(r->child, buf, n, wait_longer, &w, err);
		size_t at = 0;
		if (got < 0 && r->silent)
			return too_silent(r, err);
		if (got > 0 && !r->graph)
			at = skip_notices(r, buf, (size_t)got);
		if (at)
			memmove(buf, buf + at, (size_t)got - at);
		if (got <= 0 || r->graph)
			return got - (ptrdiff_t)at;
		if (r->skipped > NOTICE_MAX) {
			end_notice(r);
			return no_graph(r, err);
		}
	}
}

int generator_finish(struct generator_run *r, struct err *err)
{
	int status = child_finish(r->child, NULL, err);
	char why[sizeof(err->text)];

	end_notice(r);
	if (!status)
		return r->graph ? 0 : no_graph(r, err);
	/* "cannot run 'NAME': ..." says all; else the text is "'NAME' failed ..." */
	if (*err->text != '\'')
		return err_set(err, "%s (is it installed? the option generator names another)",
			       err->text);
	if (r->last.len && !strstr(err->text, "' was killed by signal"))
		snprintf(why, sizeof(why), "failed with status %d: %.300s", status, r->last.buf);
	else
		snprintf(why, sizeof(why), "%s", err->text + strlen(r->program) + strlen("'' "));
	return err_set(err, "generator '%s' %s%s%s%s", r->command, why,
		       r->log_path.len ? "; what it said is in '" : "", r->log_path.buf,
		       r->log_path.len ? "'" : "");
}

void generator_free(struct generator_run *r)
{
	if (!r)
		return;
	child_free(r->child);
	if (r->log >= 0)
		close(r->log);
	free(r->command);
	free(r->program);
	strbuf_release(&r->log_path);
	strbuf_release(&r->last);
	strbuf_release(&r->notice);
	strbuf_release(&r->first);
	free(r);
}
