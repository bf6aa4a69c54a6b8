/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/labels.h"
#include "core/base/alloc.h"
#include "core/graph/index.h"

void labels_describe(struct graph *g)
{
	struct slice before = {"", 0};
	uint64_t bit[256];

	for (unsigned c = 0; c < ARRAY_LEN(bit); c++)
		bit[c] = chars_bit((unsigned char)c);
	g->label_shared = xcalloc(g->task_nr, sizeof(*g->label_shared));
	g->label_chars = xcalloc(g->task_nr, sizeof(*g->label_chars));
	g->label_new_chars = xcalloc(g->task_nr, sizeof(*g->label_new_chars));
	for (uint32_t i = 0; i < g->task_nr; i++) {
		struct slice label = graph_label(g, i);
		size_t from = MIN(slice_shared(before, label), UINT8_MAX);
		uint64_t old = 0, new = 0;
		for (size_t k = 0; k < from; k++)
			old |= bit[(unsigned char)label.p[k]];
		for (size_t k = from; k < label.n; k++)
			new |= bit[(unsigned char)label.p[k]];
		g->label_shared[i] = (uint8_t)from;
		g->label_new_chars[i] = new;
		g->label_chars[i] = label.n > CHARS_LABEL_MAX ? CHARS_ANY : old | new;
		before = label;
	}
}

bool labels_described(const struct graph *g)
{
	return index_use(g, GROUP_LABELS);
}
