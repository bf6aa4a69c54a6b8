/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/tree/shape.h"
#include "core/base/quote.h"

#define JOINT " \xc2\xb7 " /* a middle dot */

static const char *facet_str(const struct shaper *s, uint32_t task, enum facet f)
{
	return intern_str(&s->graph->str, s->graph->facet[f][task]);
}

/* The label; without the kind it begins with by convention where a row above level `from` says it. */
static struct slice label_name(const struct shaper *s, const struct place *p, uint32_t from)
{
	struct slice kind = graph_facet(s->graph, p->task, FACET_KIND);
	bool said = false;

	for (uint32_t i = 0; i < from; i++)
		said |= place_level(p, i) == LEVEL_KIND || place_level(p, i) == LEVEL_BUILDS;
	if (!said || p->label.n < kind.n + 2 || p->label.p[kind.n] != '-' ||
	    memcmp(p->label.p, kind.p, kind.n) != 0)
		return p->label;
	return (struct slice){p->label.p + kind.n + 1, p->label.n - kind.n - 1};
}

static void add_platform(const struct shaper *s, uint32_t task, struct strbuf *out)
{
	const char *type = facet_str(s, task, FACET_TYPE);

	strbuf_addstr(out, facet_str(s, task, FACET_PLATFORM));
	if (*type)
		strbuf_addf(out, "/%s", type);
}

static void add_level(const struct shaper *s, const struct place *p, uint32_t i, struct strbuf *out)
{
	enum level level = place_level(p, i);

	switch (level) {
	case LEVEL_CLASS:
		strbuf_addstr(out, class_title(s->graph->class[p->task]));
		break;
	case LEVEL_BUILDS:
		strbuf_addstr(out, "Builds");
		break;
	case LEVEL_PLATFORM:
		add_platform(s, p->task, out);
		break;
	case LEVEL_CHUNK:
		strbuf_addf(out, "chunk %u", s->graph->chunk[p->task]);
		break;
	default:
		strbuf_addstr(out, facet_str(s, p->task, level_info[level].needs));
	}
}

/* A level behind another one on the same row. */
static void join_level(const struct shaper *s, const struct place *p, uint32_t i,
		       struct strbuf *out)
{
	enum level level = place_level(p, i);
	const char *variant = facet_str(s, p->task, FACET_VARIANT);

	if (level == LEVEL_LABEL)
		return;
	if (level == LEVEL_VARIANT && !strcmp(variant, "default"))
		return;
	if (level == LEVEL_CHUNK && s->graph->chunk_total[p->task] == 1)
		return;
	if (level == LEVEL_VARIANT) {
		strbuf_addf(out, " (%s)", variant);
		return;
	}
	strbuf_addstr(out, JOINT);
	add_level(s, p, i, out);
}

/* The leaf of a task without a suite: its label says more than platform and kind. */
static void add_label(const struct shaper *s, const struct place *p, uint32_t from,
		      struct strbuf *out)
{
	struct slice name = label_name(s, p, from);

	if (place_level(p, from) == LEVEL_OS) {
		add_level(s, p, from, out);
		strbuf_addstr(out, JOINT);
	}
	strbuf_add(out, name.p, name.n);
}

/*
 * Whether a row is about one label, in name and rule: facets tell tests apart,
 * but one build or check too many is easily in a rule about kind and platform.
 */
static bool says_label(const struct shaper *s, const struct place *p, uint32_t from, uint32_t to)
{
	return place_level(p, to - 1) == LEVEL_LABEL &&
	       (to - from == 1 || !s->graph->facet[FACET_SUITE][p->task]);
}

void node_name(const struct shaper *s, const struct place *p, uint32_t from, uint32_t to,
	       struct strbuf *out)
{
	if (says_label(s, p, from, to)) {
		add_label(s, p, from, out);
		return;
	}
	add_level(s, p, from, out);
	for (uint32_t i = from + 1; i < to; i++)
		join_level(s, p, i, out);
}

static bool is_plain(unsigned char c)
{
	return c > ' ' && c != '"' && c != '\'' && c != '#' && c != '=' && c != '\\';
}

/* A value in a rule, which stays on one line. */
static void add_value(const char *v, size_t n, struct strbuf *out)
{
	bool plain = true;

	for (size_t i = 0; i < n; i++)
		plain &= is_plain((unsigned char)v[i]);
	if (plain)
		strbuf_add(out, v, n);
	else
		quote_add(out, (struct slice){v, n});
}

/* The facets that name what stands at levels [0, to) of the path. */
static uint32_t rule_facets(const struct shaper *s, const struct place *p, uint32_t to)
{
	const struct graph *g = s->graph;
	uint32_t platform = g->facet[FACET_PLATFORM][p->task];
	uint32_t facets = 0, i = 0;

	if (place_level(p, 0) == LEVEL_CLASS)
		i++;
	for (const uint8_t *l = p->shape; *l && i < to; l++) {
		if (place_level(p, i) == *l) {
			facets |= level_info[*l].facets;
			i++;
		} else if (*l != LEVEL_BUILDS) {
			facets |= 1u << level_info[*l].needs;
		}
	}
	/* A platform belongs to one OS: saying it again only makes the rule longer. */
	if (platform && facets & 1u << FACET_PLATFORM &&
	    s->os_of[platform] == g->facet[FACET_OS][p->task])
		facets &= ~(1u << FACET_OS);
	return facets;
}

/* Where the part of [from, to) ends that the name of the row tells. */
static uint32_t told_end(const struct shaper *s, const struct place *p, uint32_t from, uint32_t to)
{
	if (place_level(p, to - 1) == LEVEL_LABEL)
		to--;
	if (to - from > 1 && place_level(p, to - 1) == LEVEL_CHUNK &&
	    s->graph->chunk_total[p->task] == 1)
		to--;
	return to;
}

/* `gap` is what stands before the pair, a blank from the second one on. */
static void add_pair(const char **gap, const char *name, const char *v, size_t n,
		     struct strbuf *out)
{
	strbuf_addstr(out, *gap);
	*gap = " ";
	strbuf_addstr(out, name);
	strbuf_addch(out, '=');
	add_value(v, n, out);
}

void node_rule(const struct shaper *s, const struct place *p, uint32_t from, uint32_t to,
	       struct strbuf *out)
{
	const struct graph *g = s->graph;
	uint8_t class = g->class[p->task];
	bool label = says_label(s, p, from, to);
	const char *gap = "";
	uint32_t facets = class == CLASS_MAIN ? 0 : 1u << FACET_CLASS;

	if (!label) {
		to = told_end(s, p, from, to);
		facets |= rule_facets(s, p, to);
	}
	for (int f = 0; f < FACET_NR; f++) {
		struct slice v = f == FACET_CLASS ? slice_from(class_name(class))
						  : graph_facet(g, p->task, (enum facet)f);
		if (facets >> f & 1)
			add_pair(&gap, facet_name((enum facet)f), v.p, v.n, out);
	}
	if (label)
		add_pair(&gap, "label", p->label.p, p->label.n, out);
	else if (place_level(p, to - 1) == LEVEL_CHUNK)
		strbuf_addf(out, "%schunk=%u", gap, g->chunk[p->task]);
}

static uint64_t mix(uint64_t h, uint64_t x)
{
	h = (h ^ x) * 0x9e3779b97f4a7c15u;
	return h ^ h >> 32;
}

static uint64_t mix_bytes(uint64_t h, struct slice s)
{
	return mix(h, hash_bytes(s.p, s.n));
}

uint64_t node_id(const struct shaper *s, const struct place *p, uint32_t from, uint32_t to,
		 uint64_t above)
{
	uint64_t id = above;

	for (uint32_t i = from; i < to; i++) {
		enum level level = place_level(p, i);
		id = mix(id, level == LEVEL_BUILDS ? LEVEL_KIND : level);
		for (int f = 0; f < FACET_CLASS; f++)
			if (level_info[level].facets >> f & 1)
				id = mix_bytes(id, graph_facet(s->graph, p->task, (enum facet)f));
		if (level == LEVEL_CLASS)
			id = mix(id, s->graph->class[p->task]);
		else if (level == LEVEL_CHUNK)
			id = mix(id, s->graph->chunk[p->task]);
		else if (level == LEVEL_LABEL)
			id = mix_bytes(id, p->label);
	}
	return id ? id : 1;
}
