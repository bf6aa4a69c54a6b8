/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/tree/shape.h"
#include "core/base/alloc.h"
#include "core/base/natcmp.h"

const struct level_info level_info[LEVEL_NR] = {
#define X(id, needs, facets) [LEVEL_##id] = {needs, facets},
	LEVEL_LIST(X)
#undef X
};

#define OS_SEVERAL (INTERN_NONE - 1)

/*
 * Shapes. TEST: tasks of an OS that have a suite. BUILD: those that have none.
 * MIXED: the same for a kind that has tasks where tests are, on one platform of
 * one type: no rule could tell the tests of the platform from them, so all tasks
 * of the kind stand below their platforms. NO_OS: everything else.
 */
/* clang-format off */
#define SHAPE_LIST(X)                                                                              \
	X(TEST, LEVEL_OS, LEVEL_PLATFORM, LEVEL_SUITE, LEVEL_VARIANT, LEVEL_CHUNK, LEVEL_LABEL)    \
	X(BUILD, LEVEL_OS, LEVEL_SUITE, LEVEL_BUILDS, LEVEL_KIND, LEVEL_PLATFORM, LEVEL_LABEL)     \
	X(MIXED, LEVEL_OS, LEVEL_PLATFORM, LEVEL_SUITE, LEVEL_KIND, LEVEL_LABEL)                   \
	X(NO_OS, LEVEL_OS, LEVEL_KIND, LEVEL_PLATFORM, LEVEL_SUITE, LEVEL_VARIANT, LEVEL_CHUNK,    \
	  LEVEL_LABEL)                                                                             \
	X(SUITE, LEVEL_SUITE, LEVEL_VARIANT, LEVEL_PLATFORM, LEVEL_CHUNK, LEVEL_LABEL)             \
	X(NO_SUITE, LEVEL_SUITE, LEVEL_KIND, LEVEL_PLATFORM, LEVEL_LABEL)                          \
	X(KIND, LEVEL_KIND, LEVEL_PLATFORM, LEVEL_SUITE, LEVEL_VARIANT, LEVEL_CHUNK, LEVEL_LABEL)  \
	X(FLAT, LEVEL_LABEL)
/* clang-format on */

enum shape {
#define X(id, ...) SHAPE_##id,
	SHAPE_LIST(X)
#undef X
};

static const uint8_t shape[][PATH_MAX_LEVELS] = {
#define X(id, ...) [SHAPE_##id] = {__VA_ARGS__},
	SHAPE_LIST(X)
#undef X
};

static const enum facet ranked[] = {FACET_OS,	 FACET_PLATFORM, FACET_TYPE,
				    FACET_SUITE, FACET_VARIANT,	 FACET_KIND};

struct value {
	struct slice text;
	uint32_t id;
};

static int value_cmp(const void *a, const void *b)
{
	const struct value *x = a, *y = b;

	return natcmp(x->text, y->text);
}

static void rank_values(struct shaper *s, const struct bitset *shown)
{
	const struct graph *g = s->graph;
	struct bitset used;
	struct value *value;
	uint32_t nr = 0;

	bitset_init(&used, (uint32_t)g->str.nr);
	for (size_t i = 0; i < ARRAY_LEN(ranked); i++)
		bitset_foreach (task, shown)
			bitset_put(&used, g->facet[ranked[i]][task], true);
	value = xcalloc((size_t)bitset_count(&used) + 1, sizeof(*value));
	bitset_foreach (id, &used)
		value[nr++] = (struct value){intern_slice(&g->str, id), id};
	qsort(value, nr, sizeof(*value), value_cmp);
	for (uint32_t i = 0; i < nr; i++)
		s->rank[value[i].id] = i;
	free(value);
	bitset_release(&used);
}

static void find_os_of_platforms(struct shaper *s, const struct bitset *shown)
{
	bitset_foreach (task, shown) {
		uint32_t os = s->graph->facet[FACET_OS][task];
		uint32_t *of = &s->os_of[s->graph->facet[FACET_PLATFORM][task]];
		*of = *of == INTERN_NONE || *of == os ? os : OS_SEVERAL;
	}
}

/* What rules can say of a task below its OS; bytes for a table. */
struct spot {
	uint32_t class, os, platform, type, kind;
};

/* Where a task runs. */
static struct spot place_spot(const struct graph *g, uint32_t task)
{
	return (struct spot){
		.class = g->class[task],
		.os = g->facet[FACET_OS][task],
		.platform = g->facet[FACET_PLATFORM][task],
		.type = g->facet[FACET_TYPE][task],
	};
}

/* The kind of a task, in its class and OS. */
static struct spot kind_spot(const struct graph *g, uint32_t task)
{
	return (struct spot){
		.class = g->class[task],
		.os = g->facet[FACET_OS][task],
		.kind = g->facet[FACET_KIND][task],
	};
}

static bool has_spot(const struct intern *set, struct spot spot)
{
	return intern_find(set, (const char *)&spot, sizeof(spot)) != INTERN_NONE;
}

static void put_spot(struct intern *set, struct spot spot)
{
	intern_put(set, (const char *)&spot, sizeof(spot));
}

/* A kind that joins brings platforms along, on which other kinds may be; so until none joins. */
static void find_mixed(struct shaper *s, const struct bitset *shown)
{
	const struct graph *g = s->graph;
	struct intern branches; /* spots that are a branch on level PLATFORM */
	size_t before;

	intern_init(&branches);
	bitset_foreach (task, shown)
		if (g->facet[FACET_SUITE][task] && g->facet[FACET_PLATFORM][task])
			put_spot(&branches, place_spot(g, task));
	do {
		before = s->mixed.nr + branches.nr;
		bitset_foreach (task, shown) {
			if (g->facet[FACET_SUITE][task] || !g->facet[FACET_PLATFORM][task])
				continue;
			if (has_spot(&branches, place_spot(g, task)))
				put_spot(&s->mixed, kind_spot(g, task));
			else if (has_spot(&s->mixed, kind_spot(g, task)))
				put_spot(&branches, place_spot(g, task));
		}
	} while (s->mixed.nr + branches.nr != before);
	intern_release(&branches);
}

void shaper_init(struct shaper *s, const struct graph *graph, const struct bitset *shown,
		 enum grouping by)
{
	size_t nr = graph->str.nr;

	*s = (struct shaper){.graph = graph, .by = by};
	s->rank = xcalloc(nr, sizeof(*s->rank));
	s->os_of = xcalloc(nr, sizeof(*s->os_of));
	intern_init(&s->mixed);
	memset(s->os_of, 0xff, nr * sizeof(*s->os_of));
	rank_values(s, shown);
	find_os_of_platforms(s, shown);
	if (by == GROUP_PLATFORM)
		find_mixed(s, shown);
}

void shaper_release(struct shaper *s)
{
	free(s->rank);
	free(s->os_of);
	intern_release(&s->mixed);
}

static enum shape shape_of(const struct shaper *s, uint32_t task)
{
	const struct graph *g = s->graph;
	bool suite = g->facet[FACET_SUITE][task];

	switch (s->by) {
	case GROUP_PLATFORM:
		if (!g->facet[FACET_OS][task])
			return SHAPE_NO_OS;
		if (suite)
			return SHAPE_TEST;
		return has_spot(&s->mixed, kind_spot(g, task)) ? SHAPE_MIXED : SHAPE_BUILD;
	case GROUP_SUITE:
		return suite ? SHAPE_SUITE : SHAPE_NO_SUITE;
	case GROUP_KIND:
		return SHAPE_KIND;
	default:
		return SHAPE_FLAT;
	}
}

/* The well-known ones first, the others by name. */
static uint32_t os_weight(struct slice os)
{
	static const char *const known[] = {"Linux", "Windows", "macOS", "Android"};
	uint32_t i = 0;

	while (i < ARRAY_LEN(known) && !slice_equal(os, slice_from(known[i])))
		i++;
	return i;
}

static uint64_t make_key(enum level level, uint32_t a, uint32_t b)
{
	return (uint64_t)level << 60 | (uint64_t)a << 30 | b;
}

/* The key of a level, 0 when the task has no value there. */
static uint64_t level_key(const struct shaper *s, enum level level, uint32_t task)
{
	const struct graph *g = s->graph;
	const struct intern *str = &g->str;
	enum facet f = level_info[level].needs;
	uint32_t value = f == FACET_NR ? 0 : g->facet[f][task];

	if (f != FACET_NR && !value)
		return 0;
	switch (level) {
	case LEVEL_OS:
		return make_key(level, os_weight(intern_slice(str, value)), s->rank[value]);
	case LEVEL_VARIANT:
		return make_key(level, strcmp(intern_str(str, value), "default") != 0,
				s->rank[value]);
	case LEVEL_PLATFORM:
		return make_key(level, s->rank[value], s->rank[g->facet[FACET_TYPE][task]]);
	case LEVEL_BUILDS:
		return strcmp(intern_str(str, value), "build") ? 0 : make_key(level, 0, 0);
	case LEVEL_CHUNK:
		return g->chunk[task] ? make_key(level, 0, g->chunk[task]) : 0;
	case LEVEL_LABEL:
		return make_key(level, 0, task);
	default:
		return make_key(level, 0, s->rank[value]);
	}
}

void shaper_place(const struct shaper *s, uint32_t task, struct place *p)
{
	uint8_t class = s->graph->class[task];
	enum level last = LEVEL_NONE;
	uint32_t nr = 0;

	*p = (struct place){.task = task, .label = graph_label(s->graph, task)};
	p->shape = shape[shape_of(s, task)];
	if (class != CLASS_MAIN && s->by != GROUP_FLAT)
		p->key[nr++] = make_key(LEVEL_CLASS, 0, class);
	for (const uint8_t *l = p->shape; *l; l++) {
		enum level level = *l;
		uint64_t key = level_key(s, level, task);
		if (!key || (level == LEVEL_KIND && last == LEVEL_BUILDS))
			continue;
		last = level;
		p->key[nr++] = key;
	}
}

int place_cmp(const struct place *a, const struct place *b)
{
	uint32_t i = 0;

	while (a->key[i] == b->key[i] && a->key[i])
		i++;
	if (place_level(a, i) == LEVEL_LABEL && place_level(b, i) == LEVEL_LABEL)
		return natcmp(a->label, b->label);
	return (a->key[i] > b->key[i]) - (a->key[i] < b->key[i]);
}
