/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tests/unit/memgraph.h"
#include "core/base/alloc.h"
#include "tests/unit/unit.h"

void memgraph_init(struct graph *g, const struct memtask *task, uint32_t nr)
{
	struct mktask *list = xcalloc(nr + (size_t)1, sizeof(*list));

	for (uint32_t i = 0; i < nr; i++)
		list[i] = (struct mktask){
			.label = task[i].label,
			.facet = {[FACET_PLATFORM] = task[i].platform,
				  [FACET_SUITE] = task[i].suite,
				  [FACET_VARIANT] = task[i].variant,
				  [FACET_KIND] = task[i].kind},
			.chunk = task[i].chunk,
			.chunk_total = task[i].chunk_total,
			.class = task[i].class,
		};
	mkgraph_sorted(g, list, nr);
	free(list);
}

void memgraph_mark(const struct graph *g, struct bitset *marks, const char *const *label)
{
	for (; *label; label++) {
		uint32_t task = graph_find(g, slice_from(*label));
		assert_int_not_equal(task, TASK_NONE);
		bitset_put(marks, task, true);
	}
}
