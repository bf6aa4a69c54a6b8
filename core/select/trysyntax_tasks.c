/* SPDX-License-Identifier: MPL-2.0 */
/* Which tasks of a graph the lists of trysyntax.c mean. */
#include "core/base/base.h"
#include "core/base/utf8.h"
#include "core/graph/uncommon.h"
#include "core/select/trysyntax_resolver.h"

static bool is_kind(const struct try_resolver *r, uint32_t task, const char *kind)
{
	return slice_equal(graph_facet(r->g, task, FACET_KIND), slice_from(kind));
}

static bool runs_on_all(const struct try_resolver *r, uint32_t task)
{
	struct ids list = graph_attr_list(r->g, task, "run_on_projects");

	for (uint32_t i = 0; i < list.nr; i++)
		if (slice_equal(graph_str(r->g, list.p[i]), slice_from("all")))
			return true;
	return bitset_test(&r->g->offered, task);
}

static bool is_build(const struct try_resolver *r, uint32_t task)
{
	static const char *const kind[] = {"build", "artifact-build", "hazard",
					   "l10n",  "valgrind",	      "spidermonkey"};

	for (size_t i = 0; i < ARRAY_LEN(kind); i++)
		if (is_kind(r, task, kind[i]))
			return true;
	return false;
}

/* The tier of the build that the test needs; 1 when it has none here. */
static unsigned build_tier(const struct try_resolver *r, uint32_t task)
{
	struct ids needs = graph_edges(r->g, task, EDGES_NEEDS);

	for (uint32_t i = 0; i < needs.nr; i++)
		if (is_build(r, needs.p[i]))
			return try_resolver_tier(r, needs.p[i]);
	return 1;
}

static bool on_platform(const struct try_resolver *r, uint32_t task)
{
	uint32_t n = try_resolver_value(r, TRY_BUILD_PLATFORM, task);

	return n != TRY_NO_VALUE && r->platform[n];
}

static bool has_type(const struct try_resolver *r, uint32_t task)
{
	uint32_t n = try_resolver_value(r, TRY_BUILD_TYPE, task);

	return n != TRY_NO_VALUE && r->type[n];
}

/* An item names the test: does it choose it on this platform, of this tier? */
static bool entry_chooses(const struct try_resolver *r, unsigned k, const struct try_entry *e,
			  uint32_t task)
{
	const struct try_values *v = &r->values[TRY_FIRST_TESTS + k];
	uint32_t n = try_resolver_value(r, TRY_TEST_PLATFORM, task);
	unsigned tier = try_resolver_tier(r, task);

	if (e->chunk.n &&
	    !slice_equal(try_unquoted(graph_attr(r->g, task, "test_chunk")), e->chunk))
		return false;
	if (e->on)
		return n != TRY_NO_VALUE && e->on[n];
	if (tier == 1)
		return runs_on_all(r, task);
	return tier <= build_tier(r, task) ||
	       !v->tier1[graph_attr_named(r->g, task, v->attr)->value];
}

static bool tests_choose(struct try_resolver *r, unsigned k, uint32_t task)
{
	struct try_entries *list = &r->tests[k];
	uint32_t name = list->nr ? try_resolver_value(r, TRY_FIRST_TESTS + k, task) : TRY_NO_VALUE;
	bool chosen = false;

	for (size_t i = 0; name != TRY_NO_VALUE && i < list->nr; i++) {
		if (list->v[i].name != name || !entry_chooses(r, k, &list->v[i], task))
			continue;
		list->tasks[list->v[i].item]++;
		chosen = true;
	}
	return chosen;
}

static bool chooses(struct try_resolver *r, uint32_t task)
{
	uint32_t job = try_resolver_value(r, TRY_JOB, task);
	bool chosen = false, everywhere = r->ts->platform.all;

	if (slice_equal(graph_attr(r->g, task, "unittest_variant"), slice_from("\"fission\"")))
		return false;
	if (job != TRY_NO_VALUE && !r->ts->job.all)
		return r->job[job];
	if (job != TRY_NO_VALUE)
		return (everywhere || on_platform(r, task)) && runs_on_all(r, task);
	if (is_kind(r, task, "test")) {
		if (!has_type(r, task) || (!everywhere && !on_platform(r, task)))
			return false;
		for (unsigned k = 0; k < TRY_TESTS_NR; k++)
			chosen |= tests_choose(r, k, task);
		return chosen;
	}
	return is_build(r, task) && has_type(r, task) &&
	       (everywhere ? runs_on_all(r, task) : on_platform(r, task));
}

/* Takes out of `out` what is not to be run; lines about it go to the notes. */
static void take_out(struct try_resolver *r, const char *root, bool artifact, struct bitset *out)
{
	struct patterns *uncommon = uncommon_labels(root, r->notes);
	uint32_t other = 0, hidden = 0, no_artifact = 0;

	bitset_foreach (task, out) {
		uint32_t *why = NULL;
		if (r->g->class[task] != CLASS_MAIN)
			why = &other;
		else if (patterns_find(uncommon, graph_label(r->g, task)) >= 0)
			why = &hidden;
		else if (artifact && slice_equal(graph_attr(r->g, task, "supports-artifact-builds"),
						 slice_from("false")))
			why = &no_artifact;
		if (why) {
			++*why;
			bitset_put(out, task, false);
		}
	}
	patterns_free(uncommon);
	if (other)
		strbuf_addf(r->notes, "left out: %u of other classes than main\n", other);
	if (hidden)
		strbuf_addf(r->notes, "left out: %u with uncommon labels\n", hidden);
	if (no_artifact)
		strbuf_addf(r->notes, "left out: %u that cannot use artifact builds\n",
			    no_artifact);
}

static void say_empty(struct try_resolver *r)
{
	for (unsigned k = 0; k < TRY_TESTS_NR; k++)
		for (size_t i = 0; i < r->ts->tests[k].nr; i++) {
			struct try_word name = r->ts->tests[k].v[i].name;
			if (r->tests[k].tasks[i] || !strcmp(name.text, "all"))
				continue;
			strbuf_addf(r->notes, "try syntax: column %u: '", *name.column);
			utf8_visible(r->notes, name.text, strlen(name.text));
			strbuf_addstr(r->notes, "' chooses no task\n");
		}
}

int trysyntax_tasks(const struct trysyntax *ts, const struct graph *g, const char *root,
		    bool artifact, struct bitset *out, struct strbuf *notes, struct err *err)
{
	struct try_resolver r = {.ts = ts, .g = g, .notes = notes, .err = err};
	int ret;

	bitset_clear_all(out);
	ret = try_resolver_find(&r, root);
	for (uint32_t t = 0; !ret && t < g->task_nr; t++)
		if (chooses(&r, t))
			bitset_put(out, t, true);
	if (!ret) {
		say_empty(&r);
		take_out(&r, root, artifact, out);
	}
	try_resolver_release(&r);
	return ret;
}
