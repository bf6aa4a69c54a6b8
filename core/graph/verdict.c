/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/verdict.h"
#include "core/base/alloc.h"
#include "core/base/strbuf.h"
#include "core/graph/uncommon.h"

static const struct {
	bool offered;
	const char *attribute, *text;
} reasons[REASON_NR] = {
#define X(id, offered, attribute, text) {offered, attribute, text},
	REASON_LIST(X)
#undef X
};

bool reason_offers(enum reason r)
{
	return reasons[r].offered;
}

const char *reason_attribute(enum reason r)
{
	return reasons[r].attribute;
}

const char *reason_text(enum reason r)
{
	return reasons[r].text;
}

/* Values of run_on_projects that stand for one of the two projects, or for both. */
static const struct {
	const char *name;
	unsigned projects;
} aliases[] = {
	{"all", AUTOLAND | CENTRAL},
	{"trunk", AUTOLAND | CENTRAL},
	{"trunk-only", AUTOLAND | CENTRAL},
	{"integration", AUTOLAND},
	{"autoland", AUTOLAND},
	{"autoland-only", AUTOLAND},
	{"release", CENTRAL},
	{"mozilla-central", CENTRAL},
	{"mozilla-central-only", CENTRAL},
};

struct judge {
	const struct graph *g;
	struct patterns *uncommon; /* NULL: mach try's rule is not asked */
	bool listed;		   /* --targets */
	/* The last answer of projects_of(); neighbours mostly share one list. */
	struct ids list;
	unsigned projects;
};

/* The projects an attribute run_on_projects names. */
static unsigned projects_of(const struct graph *g, struct ids list)
{
	unsigned projects = 0;

	for (uint32_t i = 0; i < list.nr; i++)
		for (size_t j = 0; j < ARRAY_LEN(aliases); j++)
			if (slice_equal(graph_str(g, list.p[i]), slice_from(aliases[j].name)))
				projects |= aliases[j].projects;
	return projects;
}

static unsigned projects_of_task(struct judge *j, uint32_t task, bool *any)
{
	struct ids list = graph_attr_list(j->g, task, "run_on_projects");

	if (j->list.p != list.p || j->list.nr != list.nr) {
		j->list = list;
		j->projects = projects_of(j->g, list);
	}
	*any = list.nr;
	return j->projects;
}

/* Python's idea of true, for the JSON text of an attribute (not a list of strings) or for none. */
static bool is_true(struct slice text)
{
	static const char *const falsy[] = {"", "null", "false", "0", "\"\"", "[]", "{}"};

	for (size_t i = 0; i < ARRAY_LEN(falsy); i++)
		if (slice_equal(text, slice_from(falsy[i])))
			return false;
	return true;
}

static bool is_test(const struct graph *g, uint32_t task)
{
	return slice_equal(graph_facet(g, task, FACET_KIND), slice_from("test"));
}

static bool tests_opt(const struct graph *g, uint32_t task)
{
	return is_test(g, task) &&
	       slice_equal(graph_attr(g, task, "build_type"), slice_from("\"opt\""));
}

/* Projects that do not run the task because of the attribute. */
static unsigned if_true(const struct graph *g, uint32_t task, const char *attr)
{
	return is_true(graph_attr(g, task, attr)) ? AUTOLAND | CENTRAL : 0;
}

static unsigned if_late(const struct graph *g, uint32_t task, const char *attr)
{
	struct slice phase = graph_attr(g, task, attr);

	return is_true(phase) && !slice_equal(phase, slice_from("\"build\"")) ? AUTOLAND | CENTRAL
									      : 0;
}

static unsigned if_devedition(const struct graph *g, uint32_t task, const char *attr)
{
	bool is = slice_equal(graph_attr(g, task, attr), slice_from("\"devedition\""));

	return is ? AUTOLAND | CENTRAL : 0;
}

/* Is the branch "default", where try pushes are, among the regular expressions of the list? */
static bool has_default_branch(const struct graph *g, struct ids list)
{
	struct patterns *branches = patterns_new(true);
	bool has = false;
	struct err err;

	for (uint32_t i = 0; i < list.nr; i++) {
		struct slice s = graph_str(g, list.p[i]);
		has |= slice_equal(s, slice_from("all")) || patterns_add(branches, s, 0, &err);
	}
	has |= patterns_find(branches, slice_from("default")) >= 0;
	patterns_free(branches);
	return has;
}

static unsigned if_branches(const struct graph *g, uint32_t task, const char *attr)
{
	struct ids branches = graph_attr_list(g, task, attr);

	return branches.nr && !has_default_branch(g, branches) ? AUTOLAND | CENTRAL : 0;
}

static unsigned if_no_manifests(const struct graph *g, uint32_t task, const char *attr)
{
	struct slice none = is_test(g, task) ? graph_attr(g, task, attr) : slice_from("");

	return none.n && !is_true(none) ? AUTOLAND | CENTRAL : 0;
}

static unsigned if_shippable(const struct graph *g, uint32_t task, const char *attr)
{
	return tests_opt(g, task) && is_true(graph_attr(g, task, attr)) ? AUTOLAND : 0;
}

/* Of Android all that is not shippable, else what is neither shippable nor instrumented. */
static unsigned if_plain_opt(const struct graph *g, uint32_t task, const char *attr)
{
	struct slice platform = graph_attr(g, task, attr);
	bool android = slice_begins(platform, "\"android");

	if (!tests_opt(g, task))
		return 0;
	if (android && !memmem(platform.p, platform.n, "shippable", 9))
		return CENTRAL;
	return memchr(platform.p, '-', platform.n) ? 0 : CENTRAL;
}

/* What takes projects away from those that run_on_projects names, in this order. */
static const struct {
	enum reason reason;
	unsigned (*without)(const struct graph *g, uint32_t task, const char *attr);
} filters[] = {
	{REASON_CRON, if_true},		  {REASON_NIGHTLY, if_true},
	{REASON_PHASE, if_late},	  {REASON_DEVEDITION, if_devedition},
	{REASON_BRANCHES, if_branches},	  {REASON_NO_MANIFESTS, if_no_manifests},
	{REASON_SHIPPABLE, if_shippable}, {REASON_PLAIN_OPT, if_plain_opt},
};

static struct verdict judge_firefox(struct judge *j, uint32_t task)
{
	struct verdict v = {REASON_PROJECTS, 0, -1};
	bool any;

	v.projects = projects_of_task(j, task, &any);
	if (!v.projects)
		v.reason = any ? REASON_OTHER_PROJECTS : REASON_ON_REQUEST;
	for (size_t i = 0; v.projects && i < ARRAY_LEN(filters); i++) {
		const char *attr = reason_attribute(filters[i].reason);
		v.projects &= ~filters[i].without(j->g, task, attr);
		if (!v.projects)
			v.reason = filters[i].reason;
	}
	if (v.projects)
		v.pattern = patterns_find(j->uncommon, graph_label(j->g, task));
	if (v.pattern >= 0)
		v.reason = REASON_UNCOMMON;
	return v;
}

struct verdict judge_task(struct judge *j, uint32_t task)
{
	struct verdict v = {REASON_EVERYTHING, 0, -1};

	if (j->uncommon)
		return judge_firefox(j, task);
	if (j->listed)
		v.reason = bitset_test(&j->g->offered, task) ? REASON_LISTED : REASON_NOT_LISTED;
	return v;
}

struct judge *judge_new(const struct graph *g, const struct graph_options *opt,
			struct strbuf *notes)
{
	struct judge *j = xcalloc(1, sizeof(*j));

	j->g = g;
	j->listed = opt->targets;
	if (g->firefox && !j->listed)
		j->uncommon = uncommon_labels(opt->checkout, notes);
	return j;
}

void judge_free(struct judge *j)
{
	if (j->uncommon)
		patterns_free(j->uncommon);
	free(j);
}

struct slice judge_pattern(const struct judge *j, int pattern, unsigned *line)
{
	return patterns_text(j->uncommon, pattern, line);
}
