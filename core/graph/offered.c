/* SPDX-License-Identifier: MPL-2.0 */
/*
 * mach try's rule, as Firefox's taskcluster/gecko_taskgraph/target_tasks.py has it in
 * 2026: what autoland or mozilla-central would run on a push, without the labels that
 * are uncommon on try.
 */
#include "core/base/base.h"
#include "core/graph/offered.h"
#include "core/base/alloc.h"
#include "core/base/strbuf.h"
#include "core/base/utf8.h"
#include "core/graph/source.h"
#include "core/graph/uncommon.h"

#include <jansson.h>

#define TARGETS_LIMIT ((size_t)64 << 20)
#define NAMED_AT_MOST 20

enum project { AUTOLAND = 1, CENTRAL = 2 };

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

/* The last answer of projects_of(); neighbours mostly share one list. */
struct memo {
	struct ids list;
	unsigned projects;
};

static unsigned projects_of_task(const struct graph *g, uint32_t task, struct memo *memo)
{
	struct ids list = graph_attr_list(g, task, "run_on_projects");

	if (memo->list.p != list.p || memo->list.nr != list.nr)
		*memo = (struct memo){list, projects_of(g, list)};
	return memo->projects;
}

/* Is the branch "default", where try pushes are, among the regular expressions of the list? */
static bool runs_on_default_branch(const struct graph *g, struct ids list)
{
	struct patterns *branches = patterns_new(true);
	bool all = false;
	struct err err;

	for (uint32_t i = 0; i < list.nr; i++) {
		struct slice s = graph_str(g, list.p[i]);
		all |= slice_equal(s, slice_from("all")) || patterns_add(branches, s, &err);
	}
	all |= patterns_match(branches, slice_from("default"));
	patterns_free(branches);
	return all;
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

static bool attr_is(const struct graph *g, uint32_t task, const char *name, const char *json)
{
	return slice_equal(graph_attr(g, task, name), slice_from(json));
}

/* Tests of optimised builds that the project runs in another form: shippable, or with a profile. */
static unsigned projects_without(const struct graph *g, uint32_t task)
{
	struct slice platform = graph_attr(g, task, "build_platform");
	bool android, shippable = memmem(platform.p, platform.n, "shippable", 9);
	unsigned without = 0;

	if (!attr_is(g, task, "build_type", "\"opt\""))
		return 0;
	if (is_true(graph_attr(g, task, "shippable")))
		without |= AUTOLAND;
	android = platform.n > 8 && !memcmp(platform.p, "\"android", 8);
	if ((android && !shippable) || !memchr(platform.p, '-', platform.n))
		without |= CENTRAL;
	return without;
}

/* The projects whose pushes would have the task. */
static unsigned projects_with(const struct graph *g, uint32_t task, struct memo *memo)
{
	bool is_test = slice_equal(graph_facet(g, task, FACET_KIND), slice_from("test"));
	struct slice phase = graph_attr(g, task, "shipping_phase");
	struct slice no_manifests = graph_attr(g, task, "test_manifests");
	struct ids branches = graph_attr_list(g, task, "run_on_hg_branches");
	unsigned projects = projects_of_task(g, task, memo);

	if (!projects || is_true(graph_attr(g, task, "cron")) ||
	    is_true(graph_attr(g, task, "nightly")))
		return 0;
	if (is_true(phase) && !slice_equal(phase, slice_from("\"build\"")))
		return 0;
	if (attr_is(g, task, "shipping_product", "\"devedition\""))
		return 0;
	if (branches.nr && !runs_on_default_branch(g, branches))
		return 0;
	if (is_test && no_manifests.n && !is_true(no_manifests))
		return 0;
	return is_test ? projects & ~projects_without(g, task) : projects;
}

static void offer_firefox(struct graph *g, const char *checkout, struct strbuf *notes)
{
	struct patterns *uncommon = uncommon_labels(checkout, notes);
	struct memo memo = {{NULL, 0}, 0};

	for (uint32_t i = 0; i < g->task_nr; i++)
		if (projects_with(g, i, &memo) && !patterns_match(uncommon, graph_label(g, i)))
			bitset_put(&g->offered, i, true);
	patterns_free(uncommon);
}

static int read_all(const char *path, struct strbuf *out, struct err *err)
{
	struct source *src = source_open(path, err);
	ptrdiff_t n = -1;

	while (src) {
		strbuf_reserve(out, 64 * 1024);
		n = source_read(src, out->buf + out->len, 64 * 1024, err);
		if (n <= 0)
			break;
		strbuf_truncate(out, out->len + (size_t)n);
		if (out->len > TARGETS_LIMIT) {
			n = err_set(err, "'%s' is larger than %zu bytes", path, TARGETS_LIMIT);
			break;
		}
	}
	source_close(src);
	return n < 0 ? -1 : 0;
}

static void add_name(struct strbuf *names, struct slice label)
{
	if (names->len)
		strbuf_addstr(names, ", ");
	utf8_visible(names, label.p, label.n);
}

/* Offers the labels of the list; those the graph does not have are named in the notes. */
static int offer_list(struct graph *g, const char *path, json_t *list, struct strbuf *notes,
		      struct err *err)
{
	struct strbuf missing = STRBUF_INIT;
	size_t i, missing_nr = 0;
	json_t *item;

	if (!json_is_array(list))
		return err_set(err, "%s: not a list of labels (target-tasks.json is one)", path);
	json_array_foreach (list, i, item) {
		struct slice label = {json_string_value(item), json_string_length(item)};
		uint32_t task = label.p ? graph_find(g, label) : TASK_NONE;
		if (!label.p) {
			strbuf_release(&missing);
			return err_set(err, "%s: entry %zu is not a label", path, i + 1);
		}
		if (task != TASK_NONE)
			bitset_put(&g->offered, task, true);
		else if (missing_nr++ < NAMED_AT_MOST)
			add_name(&missing, label);
	}
	if (missing_nr) {
		utf8_visible(notes, path, strlen(path));
		strbuf_addf(notes, ": %zu label%s not in this graph: %s%s\n", missing_nr,
			    missing_nr == 1 ? " is" : "s are", missing.buf,
			    missing_nr > NAMED_AT_MOST ? ", …" : "");
	}
	strbuf_release(&missing);
	return 0;
}

static int offer_targets(struct graph *g, const char *path, struct strbuf *notes, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	json_error_t where;
	json_t *list = NULL;
	int ret = -1;

	if (read_all(path, &text, err))
		goto out;
	if (!text.len) {
		err_set(err, "%s: the file is empty", path);
		goto out;
	}
	list = json_loadb(text.buf, text.len, JSON_DECODE_ANY, &where);
	if (!list)
		err_set(err, "%s:%d:%d: %s", path, where.line, where.column, where.text);
	else
		ret = offer_list(g, path, list, notes, err);
out:
	json_decref(list);
	strbuf_release(&text);
	return ret;
}

int offered_find(struct graph *g, const struct graph_options *opt, struct strbuf *notes,
		 struct err *err)
{
	bitset_init(&g->offered, g->task_nr);
	if (opt->targets)
		return offer_targets(g, opt->targets, notes, err);
	if (g->firefox)
		offer_firefox(g, opt->checkout, notes);
	else
		bitset_set_all(&g->offered);
	return 0;
}
