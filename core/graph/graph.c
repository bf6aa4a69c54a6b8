/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/graph.h"
#include "core/base/alloc.h"
#include "core/base/amount.h"
#include "core/base/strbuf.h"
#include "core/graph/auto.h"
#include "core/graph/build.h"
#include "core/graph/cache.h"
#include "core/graph/changes.h"
#include "core/graph/index.h"
#include "core/graph/offered.h"
#include "core/graph/rules.h"
#include "core/graph/spec.h"

#include <jansson.h>
#include <time.h>
#include <unistd.h>

/* What the header shows of a source: a file's name without its folders. */
static char *short_name(const struct spec *s)
{
	const char *slash = s->kind == FROM_FILE ? strrchr(s->shown, '/') : NULL;

	return xstrdup(s->kind == FROM_STDIN ? "stdin" : slash ? slash + 1 : s->shown);
}

char *graph_full_name(const char *spec, const char *checkout)
{
	const char *rest;
	enum spec_kind kind = spec_kind(spec, &rest);
	struct strbuf name = STRBUF_INIT;
	char *path = kind == FROM_FILE ? realpath(spec, NULL) : NULL;

	if (!path)
		path = spec_public(spec);
	strbuf_addstr(&name, path);
	if (kind == FROM_LOCAL && checkout)
		strbuf_addf(&name, " in %s", checkout);
	free(path);
	return strbuf_detach(&name);
}

/* Reads the text of the graph. On failure `g` is to be released. */
static int read_graph(struct graph *g, struct source *src, const struct graph_options *opt,
		      struct err *err)
{
	struct graph_options no_list = *opt;
	struct strbuf notes = STRBUF_INIT;
	int ret;

	*g = (struct graph){0};
	intern_init(&g->str);
	no_list.targets = NULL;
	ret = build_graph(g, src, opt, &notes, err);
	if (!ret)
		ret = offered_find(g, &no_list, &notes, err);
	g->notes = strbuf_detach(&notes);
	g->from = graph_full_name(opt->spec, opt->checkout);
	g->made = time(NULL);
	return ret;
}

static void keep_outline(struct graph *g, const struct graph_options *opt)
{
	struct strbuf outline = STRBUF_INIT;

	opt->outline(g, &outline);
	g->outline_bytes = outline.len;
	g->outline = strbuf_detach(&outline);
}

/* Reads the graph, and copies its text when it cannot be read again. */
static int read_and_keep(struct graph *g, struct source *src, const struct spec *s,
			 struct cache_key *key, struct strbuf *notes, struct err *err)
{
	struct copy *copy = s->opt->cache && spec_is_stream(s) ? cache_copy(notes) : NULL;

	source_copy(src, copy);
	if (read_graph(g, src, s->opt, err)) {
		copy_free(copy);
		return -1;
	}
	if (copy)
		cache_keep_copy(key, copy, g, notes);
	if (s->opt->cache && s->opt->outline)
		keep_outline(g, s->opt);
	if (s->opt->cache)
		cache_store(key, g, s->opt->cache_bytes, notes);
	return 0;
}

/* From the source: by the index of its bytes, or by reading it. */
static int open_and_read(struct graph *g, struct spec *s, struct cache_key *key,
			 struct strbuf *notes, struct err *err)
{
	const struct graph_progress start = {.percent = -1};
	const struct graph_options *opt = s->opt;
	struct source *src = spec_open(s, err);
	int ret = 1;

	if (!src)
		return -1;
	if (opt->cache) /* anew: a file may have been replaced in the last moment */
		cache_key_init(key, opt, s->name, opt->also ? opt->also : s->last);
	if (opt->cache)
		ret = cache_open_content(key, src, opt, g, notes, err);
	if (ret > 0 && opt->progress && opt->progress(opt->ctx, &start))
		ret = err_set(err, "cancelled");
	if (ret > 0)
		ret = read_and_keep(g, src, s, key, notes, err);
	source_close(src);
	return ret;
}

/* The network is to blame: what this SPEC gave last is better than nothing. */
static int open_last(struct graph *g, const struct cache_key *key, struct strbuf *notes,
		     struct err *err)
{
	if (!key->last || cache_open_name(key->last, 0, false, g))
		return -1;
	g->made = cache_name_time(key->last);
	strbuf_addf(notes, "%s: this is the graph of ", err->text);
	add_age(notes, time(NULL) - g->made);
	strbuf_addstr(notes, " ago\n");
	return 0;
}

/* From the cache, or from the source and into the cache. */
static int get_graph(struct graph *g, struct spec *s, const struct graph_options *opt,
		     struct strbuf *notes, struct err *err)
{
	struct cache_key key = {0};
	int ret = spec_find(s, opt, err);

	if (opt->cache)
		cache_key_init(&key, opt, s->name, opt->also ? opt->also : s->last);
	if (!ret && (opt->refresh ||
		     cache_open_name(key.name, key.last, opt->unsettled && !opt->targets, g)))
		ret = opt->only_cached ? -1 : open_and_read(g, s, &key, notes, err);
	if (ret && net_is_outage(s->status) && !opt->no_stale) {
		graph_release(g);
		ret = open_last(g, &key, notes, err);
	}
	if (ret)
		spec_offer_newest(s, err);
	if (!ret)
		strbuf_addstr(notes, g->notes);
	return ret;
}

struct loading {
	struct graph *g;
	struct strbuf *notes;
};

/* Loads what opt->spec names. On failure the graph is empty. */
static int load_spec(void *ctx, const struct graph_options *opt, struct err *err)
{
	struct loading *l = ctx;
	struct graph *g = l->g;
	struct spec s;
	int ret = get_graph(g, &s, opt, l->notes, err);

	if (!ret) {
		g->source = short_name(&s);
		g->spec = xstrdup(s.shown);
		g->source_id = s.id;
	}
	if (!ret && opt->targets) {
		bitset_release(&g->offered);
		ret = offered_find(g, opt, l->notes, err);
	}
	spec_release(&s);
	if (ret)
		graph_release(g);
	return ret;
}

/* What the header shows of it: not all of them were made by the generator. */
static const char *last_source(const char *from)
{
	const char *rest, *slash;

	if (slice_begins(slice_from(from), "local in "))
		return "local";
	slash = spec_kind(from, &rest) == FROM_FILE ? strrchr(from, '/') : NULL;
	return slash ? slash + 1 : from;
}

/* The graph that this checkout had last time, whatever it is now. */
static int open_quick(struct graph *g, const struct graph_options *opt, struct strbuf *notes)
{
	struct cache_key key;

	if (!opt->quick || !opt->cache || !opt->vcs || opt->targets ||
	    (opt->spec && strcmp(opt->spec, "local") != 0))
		return -1;
	cache_key_init(&key, opt, spec_checkout_name(opt->vcs), 0);
	if (cache_open_name(key.name, 0, opt->unsettled, g))
		return -1;
	strbuf_addstr(notes, g->notes);
	g->source = xstrdup(last_source(g->from));
	g->spec = xstrdup("local");
	g->unchecked = true;
	return 0;
}

int graph_load(struct graph *g, const struct graph_options *opt, struct err *err)
{
	struct graph_options with_rules = *opt;
	struct strbuf notes = STRBUF_INIT;
	struct loading l = {g, &notes};
	struct facet_rules rules;
	int ret;

	*g = (struct graph){0};
	with_rules.rules = &rules;
	ret = facet_rules_load(&rules, opt->checkout, &notes, err);
	if (!ret && open_quick(g, &with_rules, &notes))
		ret = opt->quick && opt->only_cached
			      ? err_set(err,
					"the graph of the checkout is not in the cache any more")
		      : opt->spec ? load_spec(&l, &with_rules, err)
				  : auto_load(&with_rules, load_spec, &l, &notes, err);
	if (!ret) {
		free(g->notes);
		g->notes = strbuf_detach(&notes);
	}
	facet_rules_release(&rules);
	strbuf_release(&notes);
	return ret;
}

bool graph_settle(struct graph *g)
{
	if (!g->unsettled)
		return true;
	g->unsettled = false;
	return index_use(g, GROUP_NAMES) && index_use(g, GROUP_MAIN);
}

bool graph_settle_labels(const struct graph *g)
{
	return index_use(g, GROUP_NAMES);
}

static void free_rows(struct rows *r)
{
	free(r->start);
	free(r->item);
}

static void free_columns(struct graph *g)
{
	free(g->label_bytes);
	free(g->label_start);
	free(g->label_shared);
	free(g->label_chars);
	free(g->label_new_chars);
	intern_release(&g->str);
	for (unsigned f = 0; f < FACET_NR; f++)
		free(g->facet[f]);
	free(g->class);
	bitset_release(&g->main);
	free(g->chunk);
	free(g->chunk_total);
	free(g->description);
	free(g->text_start);
	free(g->text_bytes);
	free(g->restart);
	for (unsigned e = 0; e < EDGES_NR; e++)
		free_rows(&g->edges[e]);
	free(g->attr_start);
	free(g->attr);
	free_rows(&g->list);
}

void graph_release(struct graph *g)
{
	if (g->index)
		index_close(g);
	else
		free_columns(g);
	bitset_release(&g->offered);
	free(g->source);
	free(g->spec);
	if (g->copy && g->copy_fd >= 0)
		close(g->copy_fd);
	free(g->copy);
	free(g->outline);
	free(g->from);
	free(g->notes);
	changes_free(g->changes);
	*g = (struct graph){0};
}

static int compare(struct slice a, struct slice b)
{
	int d = memcmp(a.p, b.p, MIN(a.n, b.n));

	return d ? d : (a.n > b.n) - (a.n < b.n);
}

uint32_t graph_place(const struct graph *g, struct slice label)
{
	uint32_t low = 0, high = g->task_nr;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		if (compare(graph_label(g, mid), label) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

uint32_t graph_find(const struct graph *g, struct slice label)
{
	uint32_t task = graph_place(g, label);

	if (task < g->task_nr && slice_equal(graph_label(g, task), label))
		return task;
	return TASK_NONE;
}

static struct ids row(const struct rows *r, uint32_t i)
{
	uint32_t start = r->start[i], end = r->start[i + 1];

	return (struct ids){r->item + start, end > start ? end - start : 0};
}

struct ids graph_edges(const struct graph *g, uint32_t task, enum edges kind)
{
	return index_use(g, GROUP_EDGES) ? row(&g->edges[kind], task) : (struct ids){NULL, 0};
}

struct slice graph_description(const struct graph *g, uint32_t task)
{
	return graph_str(g, index_use(g, GROUP_TEXT) ? g->description[task] : 0);
}

uint32_t graph_attr_nr(const struct graph *g, uint32_t task)
{
	uint32_t start, end;

	if (!index_use(g, GROUP_ATTR))
		return 0;
	start = g->attr_start[task];
	end = g->attr_start[task + 1];
	return end > start ? end - start : 0;
}

/* Their number comes first: asking for it checks that they are sound. */
const struct attr *graph_attrs(const struct graph *g, uint32_t task, uint32_t *nr)
{
	*nr = graph_attr_nr(g, task);
	return *nr ? &g->attr[g->attr_start[task]] : NULL;
}

const struct attr *graph_attr_named(const struct graph *g, uint32_t task, uint32_t name)
{
	uint32_t nr;
	const struct attr *attr = graph_attrs(g, task, &nr);

	while (nr-- > 0)
		if (attr[nr].name == name)
			return &attr[nr];
	return NULL;
}

static struct attr attr_at(const struct graph *g, uint32_t task, uint32_t i)
{
	return g->attr[g->attr_start[task] + i];
}

struct slice graph_attr_name(const struct graph *g, uint32_t task, uint32_t i)
{
	return graph_str(g, attr_at(g, task, i).name);
}

uint32_t graph_attr_find(const struct graph *g, uint32_t task, struct slice name)
{
	uint32_t id = intern_find(&g->str, name.p, name.n);

	for (uint32_t i = graph_attr_nr(g, task); i-- > 0;)
		if (attr_at(g, task, i).name == id)
			return i;
	return UINT32_MAX;
}

/* The list as JSON text, compact. */
static void add_list(const struct graph *g, struct ids list, struct strbuf *out)
{
	json_t *array = json_array();
	char *text;

	for (uint32_t i = 0; i < list.nr; i++) {
		struct slice item = graph_str(g, list.p[i]);
		json_array_append_new(array, json_stringn_nocheck(item.p, item.n));
	}
	text = json_dumps(array, JSON_COMPACT);
	strbuf_addstr(out, text ? text : "[]"); /* not UTF-8: the index is damaged */
	free(text);
	json_decref(array);
}

void graph_attr_add(const struct graph *g, uint32_t task, uint32_t i, struct strbuf *out)
{
	uint32_t value = attr_at(g, task, i).value;

	if (value & ATTR_IS_LIST)
		add_list(g, row(&g->list, value & ~ATTR_IS_LIST), out);
	else
		strbuf_add(out, graph_str(g, value).p, graph_str(g, value).n);
}

struct slice graph_attr(const struct graph *g, uint32_t task, const char *name)
{
	uint32_t i = graph_attr_find(g, task, slice_from(name));
	uint32_t value = i == UINT32_MAX ? 0 : attr_at(g, task, i).value;

	return value & ATTR_IS_LIST ? (struct slice){"", 0} : graph_str(g, value);
}

struct ids graph_attr_list(const struct graph *g, uint32_t task, const char *name)
{
	uint32_t i = graph_attr_find(g, task, slice_from(name));
	uint32_t value = i == UINT32_MAX ? 0 : attr_at(g, task, i).value;

	if (!(value & ATTR_IS_LIST))
		return (struct ids){NULL, 0};
	return row(&g->list, value & ~ATTR_IS_LIST);
}

size_t graph_stem(struct slice label)
{
	size_t n = label.n;

	while (n && label.p[n - 1] >= '0' && label.p[n - 1] <= '9')
		n--;
	return n < label.n && n && label.p[n - 1] == '-' ? n : 0;
}

static bool is_chunk(const struct graph *g, uint32_t task)
{
	return g->chunk_total[task] > 1 &&
	       slice_equal(graph_facet(g, task, FACET_KIND), slice_from("test"));
}

uint32_t graph_chunks(const struct graph *g, uint32_t task, struct slice *prefix, uint32_t *out,
		      uint32_t max)
{
	struct slice label = graph_label(g, task);
	uint32_t nr = 0;

	*prefix = (struct slice){label.p, graph_stem(label)};
	if (!is_chunk(g, task) || !prefix->n)
		return 0;
	for (uint32_t i = graph_place(g, *prefix); i < g->task_nr; i++) {
		label = graph_label(g, i);
		if (label.n < prefix->n || memcmp(label.p, prefix->p, prefix->n))
			break;
		if (graph_stem(label) != prefix->n || !is_chunk(g, i))
			continue;
		if (nr < max)
			out[nr] = i;
		nr++;
	}
	return nr;
}
