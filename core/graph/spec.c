/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/spec.h"
#include "core/base/alloc.h"
#include "core/base/amount.h"
#include "core/base/hash.h"
#include "core/graph/feeds.h"
#include "core/graph/project.h"
#include "core/net/namespace.h"

#include <time.h>

#define ARTIFACT "public/full-task-graph.json" /* taskgraph, decision.py */

static const char *const prefixes[] = {
#define X(id, prefix, text) prefix,
	SPEC_LIST(X)
#undef X
};

enum spec_kind spec_kind(const char *spec, const char **rest)
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

char *spec_public(const char *spec)
{
	struct strbuf out = STRBUF_INIT;
	const char *rest;
	enum spec_kind kind = spec_kind(spec, &rest);

	if (kind == FROM_HTTP || kind == FROM_HTTPS)
		vcs_public_url(&out, spec);
	else
		strbuf_addstr(&out, spec);
	return strbuf_detach(&out);
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

uint64_t spec_checkout_name(const struct checkout *c)
{
	return name_of("checkout", c->root, "");
}

/* ---- decision tasks ---- */

static bool tick(void *ctx)
{
	const struct spec *s = ctx;
	struct graph_progress at = {.percent = -1, .line = strbuf_slice(&s->line)};

	return s->opt->progress && s->opt->progress(s->opt->ctx, &at);
}

/* The project and trust domain of the checkout we stand in, as far as they can be known. */
static void guess_project(const struct spec *s, struct project *p)
{
	struct generator g;
	struct err ignored;

	*p = (struct project){0};
	if (!s->opt->vcs || generator_plan(&g, s->opt->vcs, &s->opt->generator, &ignored))
		return;
	(void)!project_read(p, &g, s->opt->vcs, &ignored);
	generator_release(&g);
}

/* Asks for NAME or NAME@REVISION. */
static int find_project(struct spec *s, const char *text, const struct net_watch *watch,
			struct net_task *task, struct err *err)
{
	const char *at = strchr(text, '@');
	char *name = at ? xstrndup(text, (size_t)(at - text)) : xstrdup(text);
	struct net_place place = {.project = name,
				  .trust_domain = s->opt->trust_domain,
				  .revision = at ? at + 1 : NULL};
	struct net_namespaces spaces;
	struct project here;
	int ret;

	guess_project(s, &here);
	if (!place.trust_domain && here.name && !strcmp(here.name, name))
		place.trust_domain = here.trust_domain;
	net_decision_namespaces(&place, &spaces);
	ret = net_find_newest(s->root_url, (const char *const *)spaces.list, ARTIFACT, watch, task,
			      err);
	net_namespaces_release(&spaces);
	project_release(&here);
	free(name);
	return ret;
}

/* "2 hours old", when the server says when its run ended. */
static void add_task_age(const struct net_task *task, struct strbuf *out)
{
	struct tm tm = {0};

	if (!strptime(task->resolved, "%Y-%m-%dT%H:%M:%S", &tm))
		return;
	strbuf_addstr(out, ", ");
	add_age(out, MAX(time(NULL) - timegm(&tm), 0));
	strbuf_addstr(out, " old");
}

/* Adds to the error that this project has a graph; false when it has none. */
static bool offer_project(struct spec *s, const char *name, struct err *err)
{
	const struct net_watch watch = {.tick = tick, .wake_fd = -1, .ctx = s};
	struct strbuf age = STRBUF_INIT;
	struct err first = *err, ignored;
	struct net_task task = {0};
	bool found = !find_project(s, name, &watch, &task, &ignored);

	if (found) {
		add_task_age(&task, &age);
		err_set(err, "%s (the newest that is there: --graph project:%s%s)", first.text,
			name, age.buf);
	}
	strbuf_release(&age);
	return found;
}

/* The project that the SPEC names: PROJECT@REVISION, or TRUST-DOMAIN.v2.PROJECT.more; "" for none. */
static char *asked_project(const struct spec *s)
{
	const char *start = s->rest;

	if (s->kind == FROM_INDEX) {
		start += strcspn(start, ".");
		start = slice_begins(slice_from(start), ".v2.") ? start + 4 : "";
	}
	return xstrndup(start, s->kind == FROM_TASK ? 0 : strcspn(start, ".@"));
}

void spec_offer_newest(struct spec *s, struct err *err)
{
	bool of_task = s->kind == FROM_PROJECT || s->kind == FROM_INDEX || s->kind == FROM_TASK;
	struct project here;
	const char *other;
	char *asked;

	if (!of_task || (s->status != NET_NOT_FOUND && s->status != NET_GONE))
		return;
	asked = asked_project(s);
	guess_project(s, &here);
	other = here.name ? here.name : "mozilla-central";
	if (!*asked || !offer_project(s, asked, err))
		if (strcmp(asked, other) != 0)
			(void)offer_project(s, other, err);
	project_release(&here);
	free(asked);
}

static int find_task(struct spec *s, struct err *err)
{
	const struct net_watch watch = {.tick = tick, .wake_fd = -1, .ctx = s};
	char run[16];
	int ret;

	strbuf_addf(&s->line, "asking %s", s->root_url);
	if (s->kind == FROM_PROJECT)
		ret = find_project(s, s->rest, &watch, &s->task, err);
	else if (s->kind == FROM_INDEX)
		ret = net_find_index(s->root_url, s->rest, &watch, &s->task, err);
	else
		ret = net_find_task(s->root_url, s->rest, &watch, &s->task, err);
	s->status = ret ? s->task.status : 0;
	if (!ret) {
		snprintf(run, sizeof(run), ".%d", s->task.run);
		s->name = add_text(name_of("task", s->root_url, s->task.id), run) | 1;
	}
	return ret;
}

/* ---- all of them ---- */

static int find_local(struct spec *s, struct err *err)
{
	char key[SHA256_HEX];

	if (!s->opt->vcs)
		return err_set(err, "'local' needs a checkout: go into one, or name a graph");
	if (generator_plan(&s->generator, s->opt->vcs, &s->opt->generator, err))
		return -1;
	s->generates = true;
	if (generator_key(&s->generator, key, err))
		return -1;
	s->name = name_of("local", key, "");
	s->last = spec_checkout_name(s->opt->vcs);
	return 0;
}

/* The identity of a file is its name in the cache. */
static void set_file(struct spec *s, struct file_id id)
{
	s->id = id;
	s->name = id.size ? hash64(&id, sizeof(id), 0) | 1 : 0;
}

int spec_find(struct spec *s, const struct graph_options *opt, struct err *err)
{
	const char *root_url = opt->root_url ? opt->root_url : NET_DEFAULT_ROOT_URL;

	*s = (struct spec){.opt = opt, .line = STRBUF_INIT};
	s->kind = spec_kind(opt->spec, &s->rest);
	s->shown = spec_public(opt->spec);
	s->root_url = xstrdup(root_url);
	switch (s->kind) {
	case FROM_LOCAL:
		return find_local(s, err);
	case FROM_PROJECT:
	case FROM_INDEX:
	case FROM_TASK:
		s->last = name_of("last", root_url, opt->spec);
		return find_task(s, err);
	case FROM_HTTP:
	case FROM_HTTPS:
		s->last = name_of("last", "", s->shown);
		return 0;
	case FROM_FILE:
		set_file(s, file_identify_path(opt->spec));
		break;
	case FROM_STDIN:
	case FROM_DEMO:
		break;
	}
	return 0;
}

static struct source *open_download(struct spec *s, struct err *err)
{
	struct net_request r;
	struct feed *feed;
	bool is_url = s->kind == FROM_HTTP || s->kind == FROM_HTTPS;

	net_request_init(&r);
	r.lines = 1;
	if (is_url) {
		r.url = s->opt->spec;
	} else {
		r.root_url = s->root_url;
		r.task = s->task.id;
		r.run = s->task.run;
		r.name = ARTIFACT;
	}
	feed = feed_net(is_url ? NET_GET : NET_ARTIFACT, &r, &s->line, &s->status, err);
	return feed ? source_from_feed(s->shown, feed) : NULL;
}

static struct source *open_file(struct spec *s, struct err *err)
{
	struct source *src = source_open(s->opt->spec, err);

	if (src && s->kind == FROM_FILE)
		set_file(s, source_identity(src));
	return src;
}

static struct source *open_generator(struct spec *s, struct err *err)
{
	struct feed *feed = feed_generator(&s->generator, &s->line, err);

	return feed ? source_from_feed(s->shown, feed) : NULL;
}

struct source *spec_open(struct spec *s, struct err *err)
{
	switch (s->kind) {
	case FROM_LOCAL:
		return open_generator(s, err);
	case FROM_PROJECT:
	case FROM_INDEX:
	case FROM_TASK:
	case FROM_HTTP:
	case FROM_HTTPS:
		return open_download(s, err);
	case FROM_STDIN:
	case FROM_DEMO:
	case FROM_FILE:
		break;
	}
	return open_file(s, err);
}

void spec_release(struct spec *s)
{
	if (s->generates)
		generator_release(&s->generator);
	free(s->shown);
	free(s->root_url);
	strbuf_release(&s->line);
}
