/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/select/pathtasks.h"
#include "core/base/suggest.h"

/* What people call operating systems, besides the names that stand in graphs. */
static const struct {
	const char *word, *os;
} nicknames[] = {
	{"win", "windows"},
	{"mac", "macos"},
	{"osx", "macos"},
	{"macosx", "macos"},
};

static bool same(struct slice a, struct slice b)
{
	return a.n == b.n && !strncasecmp(a.p, b.p, a.n);
}

static struct slice full_name(struct slice word)
{
	for (size_t i = 0; i < ARRAY_LEN(nicknames); i++)
		if (same(word, slice_from(nicknames[i].word)))
			return slice_from(nicknames[i].os);
	return word;
}

/* Adds the tasks of the whole graph with this value; false when there are none. */
static bool add_value(const struct graph *g, enum facet f, struct slice word, struct bitset *out)
{
	bool any = false;

	for (uint32_t task = 0; task < g->task_nr; task++)
		if (same(graph_facet(g, task, f), word)) {
			bitset_put(out, task, true);
			any = true;
		}
	return any;
}

static int unknown(const struct graph *g, const char *what, const enum facet *facet, size_t nr,
		   struct slice word, struct err *err)
{
	static const char *const known[] = {"linux", "windows", "macos", "android"};
	struct suggest s;

	suggest_init(&s, word);
	for (size_t i = 0; i < ARRAY_LEN(known) && *facet != FACET_TYPE; i++)
		suggest_offer(&s, slice_from(known[i]));
	for (size_t i = 0; i < nr; i++)
		for (uint32_t task = 0; task < g->task_nr; task++)
			if (g->facet[facet[i]][task])
				suggest_offer(&s, graph_facet(g, task, facet[i]));
	if (s.best.n)
		return err_set(err, "no %s '%.*s' in the graph (did you mean '%.*s'?)", what,
			       SLICE_ARG(word), SLICE_ARG(s.best));
	return err_set(err, "no %s '%.*s' in the graph", what, SLICE_ARG(word));
}

static int narrow(const struct graph *g, const char *what, const enum facet *facet, size_t nr,
		  const char *words, struct bitset *tasks, struct err *err)
{
	struct bitset wanted;
	const char *p = words;
	int ret = 0;

	bitset_init(&wanted, g->task_nr);
	do {
		size_t n = strcspn(p, ",");
		struct slice word = slice_trim((struct slice){p, n});
		bool found = false;
		for (size_t i = 0; i < nr; i++)
			found |= word.n &&
				 add_value(g, facet[i],
					   facet[i] == FACET_OS ? full_name(word) : word, &wanted);
		if (!found)
			ret = unknown(g, what, facet, nr, word, err);
		p += n;
	} while (*p++ && !ret);
	bitset_and(tasks, &wanted);
	bitset_release(&wanted);
	if (!ret && bitset_empty(tasks))
		ret = err_set(err, "none of the tasks has %s %s", what, words);
	return ret;
}

int pathtasks_platforms(const struct graph *g, const char *words, struct bitset *tasks,
			struct err *err)
{
	static const enum facet facet[] = {FACET_PLATFORM, FACET_OS};

	return narrow(g, "platform", facet, ARRAY_LEN(facet), words, tasks, err);
}

int pathtasks_types(const struct graph *g, const char *words, struct bitset *tasks, struct err *err)
{
	static const enum facet facet[] = {FACET_TYPE};

	return narrow(g, "build type", facet, ARRAY_LEN(facet), words, tasks, err);
}
