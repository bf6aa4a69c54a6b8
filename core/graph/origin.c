/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/origin.h"
#include "core/base/alloc.h"
#include "core/base/hash.h"
#include "core/graph/feeds.h"
#include "core/graph/project.h"
#include "core/net/namespace.h"

#define ARTIFACT "public/full-task-graph.json" /* taskgraph, decision.py */

static const char *const prefixes[] = {
#define X(id, prefix, text) prefix,
	ORIGIN_LIST(X)
#undef X
};

enum origin_kind origin_kind(const char *spec, const char **rest)
{
	for (unsigned i = 0; i < ARRAY_LEN(prefixes); i++) {
		size_t n = strlen(prefixes[i]);
		bool open = strchr(":/", prefixes[i][n - 1]);
		*rest = spec + n;
		if (!strncmp(spec, prefixes[i], n) && (open || !spec[n]))
			return i;
	}
	*rest = spec;
	return FROM_FILE;
}

/* ---- names in the cache ---- */

static uint64_t add_text(uint64_t hash, const char *text)
{
	return hash64(text, strlen(text) + 1, hash);
}

/* A name, never 0, for this kind of source and what tells it apart. */
static uint64_t name_of(const char *what, const char *a, const char *b)
{
	return add_text(add_text(add_text(0, what), a), b) | 1;
}

/* ---- decision tasks ---- */

static bool tick(void *ctx)
{
	const struct origin *o = ctx;
	struct graph_progress at = {.percent = -1, .line = strbuf_slice(&o->line)};

	return o->opt->progress && o->opt->progress(o->opt->ctx, &at);
}

/* The project and trust domain of the checkout we stand in, as far as they can be known. */
static void guess_project(const struct origin *o, struct project *p)
{
	struct generator g;
	struct err ignored;

	*p = (struct project){0};
	if (!o->opt->vcs || generator_plan(&g, o->opt->vcs, &o->opt->generator, &ignored))
		return;
	(void)!project_read(p, &g, o->opt->vcs, &ignored);
	generator_release(&g);
}

static void list_namespaces(const struct origin *o, const char *name, struct net_namespaces *out)
{
	struct project here;
	struct net_place place = {.project = name, .trust_domain = o->opt->trust_domain};

	guess_project(o, &here);
	if (!place.trust_domain && here.name && !strcmp(here.name, name))
		place.trust_domain = here.trust_domain;
	net_decision_namespaces(&place, out);
	project_release(&here);
}

static int find_project(struct origin *o, const struct net_watch *watch, struct err *err)
{
	struct net_namespaces spaces;
	int ret;

	list_namespaces(o, o->rest, &spaces);
	ret = net_find_newest(o->root_url, (const char *const *)spaces.list, ARTIFACT, watch,
			      &o->task, err);
	net_namespaces_release(&spaces);
	return ret;
}

static int find_task(struct origin *o, struct err *err)
{
	const struct net_watch watch = {.tick = tick, .wake_fd = -1, .ctx = o};
	char run[16];
	int ret;

	strbuf_addf(&o->line, "asking %s", o->root_url);
	if (o->kind == FROM_PROJECT)
		ret = find_project(o, &watch, err);
	else if (o->kind == FROM_INDEX)
		ret = net_find_index(o->root_url, o->rest, &watch, &o->task, err);
	else
		ret = net_find_task(o->root_url, o->rest, &watch, &o->task, err);
	o->outage = ret && net_is_outage(o->task.status);
	if (!ret) {
		snprintf(run, sizeof(run), ".%d", o->task.run);
		o->name = add_text(name_of("task", o->root_url, o->task.id), run) | 1;
	}
	return ret;
}

/* ---- all of them ---- */

static int find_local(struct origin *o, struct err *err)
{
	char key[SHA256_HEX];

	if (!o->opt->vcs)
		return err_set(err, "'local' needs a checkout: go into one, or name a graph");
	if (generator_plan(&o->generator, o->opt->vcs, &o->opt->generator, err))
		return -1;
	o->generates = true;
	if (generator_key(&o->generator, key, err))
		return -1;
	o->name = name_of("local", key, "");
	return 0;
}

/* The identity of a file is its name in the cache. */
static void set_file(struct origin *o, struct file_id id)
{
	o->id = id;
	o->name = id.size ? hash64(&id, sizeof(id), 0) | 1 : 0;
}

int origin_find(struct origin *o, const struct graph_options *opt, struct err *err)
{
	const char *root_url = opt->root_url ? opt->root_url : NET_DEFAULT_ROOT_URL;

	*o = (struct origin){.opt = opt, .line = STRBUF_INIT};
	o->kind = origin_kind(opt->spec, &o->rest);
	o->root_url = xstrdup(root_url);
	switch (o->kind) {
	case FROM_LOCAL:
		return find_local(o, err);
	case FROM_PROJECT:
	case FROM_INDEX:
	case FROM_TASK:
		o->last = name_of("last", root_url, opt->spec);
		return find_task(o, err);
	case FROM_HTTP:
	case FROM_HTTPS:
		o->last = name_of("last", "", opt->spec);
		return 0;
	case FROM_FILE:
		set_file(o, file_identify_path(opt->spec));
		break;
	case FROM_STDIN:
	case FROM_DEMO:
		break;
	}
	return 0;
}

static struct source *open_download(struct origin *o, struct err *err)
{
	struct net_request r;
	struct feed *feed;
	bool is_url = o->kind == FROM_HTTP || o->kind == FROM_HTTPS;

	net_request_init(&r);
	r.lines = 1;
	if (is_url) {
		r.url = o->opt->spec;
	} else {
		r.root_url = o->root_url;
		r.task = o->task.id;
		r.run = o->task.run;
		r.name = ARTIFACT;
	}
	feed = feed_net(is_url ? NET_GET : NET_ARTIFACT, &r, &o->line, err);
	return feed ? source_from_feed(o->opt->spec, feed) : NULL;
}

static struct source *open_file(struct origin *o, struct err *err)
{
	struct source *src = source_open(o->opt->spec, err);

	if (src && o->kind == FROM_FILE)
		set_file(o, source_identity(src));
	return src;
}

static struct source *open_generator(struct origin *o, struct err *err)
{
	struct feed *feed = feed_generator(&o->generator, &o->line, err);

	return feed ? source_from_feed(o->opt->spec, feed) : NULL;
}

struct source *origin_open(struct origin *o, struct err *err)
{
	switch (o->kind) {
	case FROM_LOCAL:
		return open_generator(o, err);
	case FROM_PROJECT:
	case FROM_INDEX:
	case FROM_TASK:
	case FROM_HTTP:
	case FROM_HTTPS:
		return open_download(o, err);
	case FROM_STDIN:
	case FROM_DEMO:
	case FROM_FILE:
		break;
	}
	return open_file(o, err);
}

void origin_release(struct origin *o)
{
	if (o->generates)
		generator_release(&o->generator);
	free(o->root_url);
	strbuf_release(&o->line);
}
