/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/changes.h"
#include "core/base/alloc.h"
#include "core/graph/diff.h"

struct answer {
	char *spec;
	struct bitset set;
};

struct changes {
	struct graph_options opt;
	struct answer *answer;
	size_t nr, cap;
};

void changes_enable(struct graph *g, const struct graph_options *opt)
{
	changes_free(g->changes);
	g->changes = xcalloc(1, sizeof(*g->changes));
	g->changes->opt = *opt;
	g->changes->opt.targets = NULL;
	g->changes->opt.quick = g->changes->opt.only_cached = false;
	g->changes->opt.also = 0;
}

void changes_free(struct changes *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < c->nr; i++) {
		free(c->answer[i].spec);
		bitset_release(&c->answer[i].set);
	}
	free(c->answer);
	free(c);
}

static const struct bitset *known(const struct changes *c, const char *spec)
{
	for (size_t i = 0; c && i < c->nr; i++)
		if (!strcmp(c->answer[i].spec, spec))
			return &c->answer[i].set;
	return NULL;
}

bool changes_known(const struct graph *g, const char *spec)
{
	return known(g->changes, spec);
}

const char *changes_spec(const struct graph *g, size_t i)
{
	return g->changes && i < g->changes->nr ? g->changes->answer[i].spec : NULL;
}

/* Finding an answer: who wants to know how far it is, and about what. */
struct asking {
	const struct graph_options *opt;
	struct graph_progress at; /* while comparing */
};

static bool tell_loading(void *ctx, const struct graph_progress *at)
{
	const struct asking *a = ctx;
	struct graph_progress with_spec = *at;

	with_spec.other = a->at.other;
	return a->opt->progress(a->opt->ctx, &with_spec);
}

#define PAIRS_BETWEEN 256 /* two reports */

static bool tell_comparing(void *ctx, size_t compared, size_t all)
{
	struct asking *a = ctx;

	if (compared % PAIRS_BETWEEN && compared < all)
		return false;
	a->at.percent = (int)(compared * 100 / all);
	return a->opt->progress(a->opt->ctx, &a->at);
}

/* Loads the other graph and compares. */
static int find_out(const struct graph *g, const char *spec, struct bitset *out, struct err *err)
{
	struct graph_options opt = g->changes->opt;
	struct asking a = {.opt = &g->changes->opt, .at.other = spec};
	struct graph_diff_options diff = {.ctx = &a};
	struct graph old;
	int ret;

	opt.spec = spec;
	if (opt.progress) {
		opt.progress = tell_loading;
		opt.ctx = &a;
		diff.progress = tell_comparing;
	}
	if (graph_load(&old, &opt, err))
		return -1;
	a.at.bytes = old.source_bytes;
	a.at.tasks = old.task_nr;
	a.at.line = slice_from("comparing");
	ret = graph_changed(g, &old, &diff, out, err);
	graph_release(&old);
	return ret;
}

const struct bitset *changes_since(const struct graph *g, const char *spec, struct err *err)
{
	struct changes *c = g->changes;
	const struct bitset *set = known(c, spec);
	struct bitset found;

	if (set)
		return set;
	if (!c || !strcmp(spec, "-")) {
		err_set(err, "no comparing with '%s' here%s", spec,
			c ? ": stdin cannot be read for it, give a file" : "");
		return NULL;
	}
	bitset_init(&found, g->task_nr);
	if (find_out(g, spec, &found, err)) {
		bitset_release(&found);
		return NULL;
	}
	ALLOC_GROW(c->answer, c->nr + 1, c->cap);
	c->answer[c->nr] = (struct answer){xstrdup(spec), found};
	return &c->answer[c->nr++].set;
}
