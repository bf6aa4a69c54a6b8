/* SPDX-License-Identifier: MPL-2.0 */
/* The text of a .sel file, read and applied. */
#include "core/base/base.h"
#include "core/select/preset.h"
#include "tests/fuzz/fuzz.h"

static void note(void *ctx UNUSED, const char *line)
{
	FUZZ_ASSERT(*line && !strchr(line, '\n'));
}

static void apply(const struct preset *p, const struct graph *g)
{
	struct preset_change change;
	struct bitset all;
	struct marks m;
	struct err err;

	bitset_init(&all, g->task_nr);
	bitset_set_all(&all);
	marks_init(&m, g->task_nr);
	if (!preset_apply(p, g, &all, &m, note, NULL, &change, &err))
		FUZZ_ASSERT(change.now == bitset_count(&m.set));
	else
		FUZZ_ASSERT(*err.text && !strchr(err.text, '\n'));
	marks_release(&m);
	bitset_release(&all);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct preset p;
	struct err err;

	if (preset_parse(&p, "x.sel", (struct slice){(const char *)data, size}, &err)) {
		FUZZ_ASSERT(*err.text && !strchr(err.text, '\n'));
		return 0;
	}
	apply(&p, fuzz_graph());
	preset_release(&p);
	return 0;
}
