/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/tree/placed.h"
#include "core/base/alloc.h"

void placed_release(struct placed *p)
{
	bitset_release(&p->at);
	free(p->before);
	*p = (struct placed){0};
}

static size_t words(const struct placed *p)
{
	return ((size_t)p->at.nr + 63) / 64;
}

static void make_room(struct placed *p, uint32_t nr)
{
	if (p->before && p->at.nr == nr) {
		bitset_clear_all(&p->at);
		return;
	}
	placed_release(p);
	bitset_init(&p->at, nr);
	p->before = xcalloc(words(p) + 1, sizeof(*p->before));
}

void placed_set(struct placed *p, const struct tree *t, const struct bitset *tasks,
		const struct placed *within)
{
	make_room(p, t->task_nr);
	bitset_foreach (task, tasks) {
		uint32_t place = t->place[task];
		if (place != NODE_NONE)
			p->at.word[place / 64] |= (uint64_t)1 << place % 64;
	}
	if (within)
		bitset_and(&p->at, &within->at);
	for (size_t i = 0; i < words(p); i++)
		p->before[i + 1] = p->before[i] + count_bits(p->at.word[i]);
}
