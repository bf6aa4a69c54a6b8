/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/diff.h"
#include "core/base/alloc.h"
#include "core/graph/definition.h"
#include "core/graph/jsondiff.h"

#include <fnmatch.h>

/*
 * Definitions of the old graph are read in the order of its text, so many bytes at a
 * time, then those of the new graph for the same tasks in the order of its text: a
 * compressed source, which can only be read forwards, starts again once for each
 * batch at worst.
 */
#define BATCH ((size_t)32 << 20)

/* A task that both graphs have. */
struct pair {
	uint32_t old, new;
	uint64_t old_at, new_at; /* in the texts */
	size_t text, bytes;	 /* its old definition in the batch */
};

struct work {
	struct graph_diff *d;
	const struct graph *old, *new;
	const struct graph_diff_options *opt;
	struct definitions *old_defs, *new_defs;
	struct pair *pair;
	size_t nr;
	struct strbuf batch;
	struct json_diff json;
	struct intern path; /* each that was asked for, and whether it is ignored */
	bool *verdict;
	size_t verdict_cap;
};

/* ---- members ---- */

static bool matches_any(const char *const *pattern, const char *path)
{
	while (*pattern && fnmatch(*pattern, path, 0) != 0)
		pattern++;
	return *pattern;
}

static bool ignores(void *ctx, struct slice path)
{
	struct work *w = ctx;
	size_t nr = w->path.nr;
	uint32_t id = intern_put(&w->path, path.p, path.n);

	if (id == nr) {
		ALLOC_GROW(w->verdict, nr + 1, w->verdict_cap);
		w->verdict[id] = matches_any(w->opt->ignore, intern_str(&w->path, id));
	}
	return id && w->verdict[id];
}

static bool add_member(void *ctx, struct slice path, struct slice old, struct slice new)
{
	struct graph_diff *d = ((struct work *)ctx)->d;

	ALLOC_GROW(d->member, d->member_nr + 1, d->member_cap);
	d->member[d->member_nr++] = (struct graph_diff_member){
		intern_put(&d->text, path.p, path.n),
		intern_put(&d->text, old.p, old.n),
		intern_put(&d->text, new.p, new.n),
	};
	return false;
}

static int compare_pair(struct work *w, const struct pair *p, struct err *err)
{
	struct slice old = {w->batch.buf + p->text, p->bytes}, new;
	struct graph_diff *d = w->d;

	if (definitions_read(w->new_defs, p->new, &new, err))
		return -1;
	d->start[p->new] = d->member_nr;
	json_diff_run(&w->json, old, new);
	d->nr[p->new] = d->member_nr - d->start[p->new];
	bitset_put(&d->changed, p->new, w->json.found);
	d->same += !w->json.found;
	return 0;
}

/* ---- tasks ---- */

static int compare_labels(struct slice a, struct slice b)
{
	int c = memcmp(a.p, b.p, MIN(a.n, b.n));

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

static void add_pair(struct work *w, uint32_t old, uint32_t new)
{
	w->pair[w->nr++] = (struct pair){
		.old = old,
		.new = new,
		.old_at = w->old->text_start[old],
		.new_at = w->new->text_start[new],
	};
}

/* Both graphs are sorted by label. */
static void pair_tasks(struct work *w)
{
	uint32_t i = 0, j = 0;

	while (i < w->old->task_nr || j < w->new->task_nr) {
		int c = i == w->old->task_nr ? 1
			: j == w->new->task_nr
				? -1
				: compare_labels(graph_label(w->old, i), graph_label(w->new, j));
		if (c < 0)
			bitset_put(&w->d->vanished, i++, true);
		else if (c > 0)
			bitset_put(&w->d->appeared, j++, true);
		else
			add_pair(w, i++, j++);
	}
}

static int by_old(const void *va, const void *vb)
{
	const struct pair *a = va, *b = vb;

	return (a->old_at > b->old_at) - (a->old_at < b->old_at);
}

static int by_new(const void *va, const void *vb)
{
	const struct pair *a = va, *b = vb;

	return (a->new_at > b->new_at) - (a->new_at < b->new_at);
}

/* Reads old definitions from pair[*at] on until the batch is full; *at is the end then. */
static int read_batch(struct work *w, size_t *at, struct err *err)
{
	strbuf_reset(&w->batch);
	for (; *at < w->nr && w->batch.len < BATCH; ++*at) {
		struct pair *p = &w->pair[*at];
		struct slice text;
		if (definitions_read(w->old_defs, p->old, &text, err))
			return -1;
		p->text = w->batch.len;
		p->bytes = text.n;
		strbuf_add(&w->batch, text.p, text.n);
	}
	return 0;
}

static int tell(const struct work *w, size_t compared, struct err *err)
{
	if (w->opt->progress && w->opt->progress(w->opt->ctx, compared, w->nr))
		return err_set(err, "cancelled");
	return 0;
}

static int compare_pairs(struct work *w, struct err *err)
{
	size_t start = 0, end = 0;

	if (w->nr)
		qsort(w->pair, w->nr, sizeof(*w->pair), by_old);
	for (; end < w->nr; start = end) {
		if (read_batch(w, &end, err))
			return -1;
		qsort(w->pair + start, end - start, sizeof(*w->pair), by_new);
		for (size_t i = start; i < end; i++)
			if (compare_pair(w, &w->pair[i], err) || tell(w, i + 1, err))
				return -1;
	}
	return definitions_check(w->old_defs, err) || definitions_check(w->new_defs, err) ? -1 : 0;
}

static void work_init(struct work *w, const struct graph_diff_options *opt)
{
	w->pair = xcalloc((size_t)MIN(w->old->task_nr, w->new->task_nr) + 1, sizeof(*w->pair));
	strbuf_init(&w->batch);
	intern_init(&w->path);
	json_diff_init(&w->json);
	w->json.differs = add_member;
	w->json.ignores = opt->ignore && *opt->ignore ? ignores : NULL;
	w->json.probe = !opt->members;
	w->json.ctx = w;
}

static void work_release(struct work *w)
{
	definitions_close(w->old_defs);
	definitions_close(w->new_defs);
	strbuf_release(&w->batch);
	intern_release(&w->path);
	json_diff_release(&w->json);
	free(w->verdict);
	free(w->pair);
}

int graph_diff(struct graph_diff *d, const struct graph *old, const struct graph *new,
	       const struct graph_diff_options *opt, struct err *err)
{
	struct work w = {.d = d, .old = old, .new = new, .opt = opt};
	int ret = -1;

	*d = (struct graph_diff){0};
	bitset_init(&d->appeared, new->task_nr);
	bitset_init(&d->vanished, old->task_nr);
	bitset_init(&d->changed, new->task_nr);
	d->start = xcalloc(new->task_nr, sizeof(*d->start));
	d->nr = xcalloc(new->task_nr, sizeof(*d->nr));
	intern_init(&d->text);
	work_init(&w, opt);
	w.old_defs = definitions_open(old, err);
	w.new_defs = w.old_defs ? definitions_open(new, err) : NULL;
	if (w.new_defs) {
		pair_tasks(&w);
		ret = compare_pairs(&w, err);
	}
	work_release(&w);
	if (ret)
		graph_diff_release(d);
	return ret;
}

void graph_diff_release(struct graph_diff *d)
{
	bitset_release(&d->appeared);
	bitset_release(&d->vanished);
	bitset_release(&d->changed);
	free(d->start);
	free(d->nr);
	free(d->member);
	intern_release(&d->text);
	*d = (struct graph_diff){0};
}

int graph_changed(const struct graph *g, const struct graph *old,
		  const struct graph_diff_options *opt, struct bitset *out, struct err *err)
{
	struct graph_diff d;

	if (graph_diff(&d, old, g, opt, err))
		return -1;
	bitset_or(out, &d.appeared);
	bitset_or(out, &d.changed);
	graph_diff_release(&d);
	return 0;
}
