/* SPDX-License-Identifier: MPL-2.0 */
/* Words that stand behind "chunk:", "in:" and "changed:". */
#include "core/base/base.h"
#include "core/query/completion.h"
#include "core/base/xdg.h"
#include "core/graph/cachefiles.h"
#include "core/graph/changes.h"
#include "core/graph/index.h"
#include "core/graph/spec.h"

#include <unistd.h>

/* What the scope with this word finds, of what the other terms leave. */
static uint32_t count(struct completion *c, const char *scope, const char *word)
{
	struct strbuf term = STRBUF_INIT;
	uint32_t nr;

	strbuf_addf(&term, "%s:", scope);
	assist_escape(&term, slice_from(word));
	nr = assist_count(c->a, c->q, strbuf_slice(&term), &c->within);
	strbuf_release(&term);
	return nr;
}

void complete_chunk(struct completion *c)
{
	static const char *const words[] = {"first", "last", "all"};

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (slice_begins(slice_from(words[i]), c->typed.p))
			completion_append(c, slice_from(words[i]), count(c, "chunk", words[i]));
}

void complete_set(struct completion *c)
{
	const struct query_scope *row;

	for (size_t i = TERM_IN_SELECTION; c->q->selection && i <= TERM_IN_CLOSURE; i++) {
		row = query_scope(i);
		completion_append(c, slice_from(row->value), count(c, row->name, row->value));
	}
}

static bool listed(const struct assist *a, const char *spec)
{
	for (size_t i = 0; i < a->own_nr; i++)
		if (!strcmp(a->own[i], spec))
			return true;
	return false;
}

static void add_spec(struct completion *c, const char *spec)
{
	struct slice text;
	uint32_t nr = ASSIST_UNCOUNTED;

	/* a '!' would take the opposite, and a '\\' the blank behind it */
	if (!*spec || *spec == '!' || spec[strlen(spec) - 1] == '\\' || listed(c->a, spec) ||
	    !slice_begins(slice_from(spec), c->typed.p) || !(text = completion_own(c, spec)).n)
		return;
	if (changes_known(c->q->g, spec))
		nr = count(c, "changed", spec);
	completion_append(c, text, nr);
}

/* It can be had again. */
static bool is_there(const char *from)
{
	const char *rest;
	enum spec_kind kind = spec_kind(from, &rest);

	return kind != FROM_STDIN && (kind != FROM_FILE || !access(from, R_OK));
}

/* A graph in the cache, by where it came from; not the one that is asked about. */
static void add_cached(struct completion *c, const char *name)
{
	struct index_info info = {0};
	struct strbuf path = STRBUF_INIT;
	struct err ignored;

	if (!xdg_cache(name, &path, &ignored) && !index_info(path.buf, &info, &ignored)) {
		if (strcmp(info.from, c->q->g->from) != 0 && is_there(info.from))
			add_spec(c, info.from);
		free(info.from);
	}
	strbuf_release(&path);
}

void complete_spec(struct completion *c)
{
	struct cache_files cached;
	struct err ignored;
	const char *spec;

	if (!c->q->g->changes)
		return;
	for (size_t i = 0; (spec = changes_spec(c->q->g, i)); i++)
		add_spec(c, spec);
	if (!cache_files_list(&cached, &ignored))
		for (size_t i = 0; i < cached.nr && !assist_stopped(c->a, c->q); i++)
			if (slice_begins(slice_from(cached.file[i].name), "index/"))
				add_cached(c, cached.file[i].name);
	cache_files_release(&cached);
}
