/* SPDX-License-Identifier: MPL-2.0 */
/* From marked tasks to what the decision task reads: labels, and PREFIX-* for all chunks of a test. */
#ifndef PLAN_ENTRY_H
#define PLAN_ENTRY_H

#include "core/plan/plan.h"

/* Fills entry, entry_nr, task_nr, pattern_nr and single_chunk_nr. */
void plan_entries(struct plan *p, const struct graph *g, const struct bitset *marks);

#endif
