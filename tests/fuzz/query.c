/* SPDX-License-Identifier: MPL-2.0 */
/* A query, parsed and run. What it matches is ordered completely and can be shown. */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/query/query.h"
#include "tests/fuzz/fuzz.h"

static void check_result(const struct query *q, const struct graph *g, struct query_result *r)
{
	uint32_t *order = xcalloc((size_t)r->nr + 1, sizeof(*order));
	struct bitset seen;

	bitset_init(&seen, g->task_nr);
	query_order(r, order);
	for (uint32_t i = 0; i < r->nr; i++) {
		struct slice label = graph_label(g, order[i]);
		bool *hit = xcalloc(label.n + 1, sizeof(*hit));
		bitset_put(&seen, order[i], true);
		query_positions(q, g, order[i], hit);
		free(hit);
	}
	FUZZ_ASSERT(bitset_equal(&seen, &r->match));
	bitset_release(&seen);
	free(order);
}

static void run(struct query *q, const struct graph *g)
{
	struct query_error error;
	struct query_result r;
	struct bitset all;

	bitset_init(&all, g->task_nr);
	bitset_set_all(&all);
	query_result_init(&r, g);
	if (!query_run(q, g, &all, &all, &r, &error)) {
		FUZZ_ASSERT(r.nr == bitset_count(&r.match));
		FUZZ_ASSERT(!query_empty(q) || r.nr == g->task_nr);
		check_result(q, g, &r);
	}
	query_result_release(&r);
	bitset_release(&all);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct graph *g = fuzz_graph();

	for (unsigned flags = 0; flags <= QUERY_EXACT; flags++) {
		struct query_error error;
		struct query *q =
			query_parse((struct slice){(const char *)data, size}, flags, &error);
		if (q)
			run(q, g);
		else
			FUZZ_ASSERT(*error.err.text && !strchr(error.err.text, '\n'));
		query_free(q);
	}
	return 0;
}
