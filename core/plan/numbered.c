/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/plan/numbered.h"
#include "core/base/alloc.h"
#include "core/plan/numeric.h"

struct numbered_label {
	struct slice body; /* up to and with its last '-', "" when all of it is a number */
	uint32_t task;
};

/* Order of the bytes read from the end; only the last `n` count. */
static int compare_ends(struct slice a, struct slice b, size_t n)
{
	size_t common = MIN(MIN(a.n, b.n), n);

	for (size_t i = 1; i <= common; i++) {
		int d = (unsigned char)a.p[a.n - i] - (unsigned char)b.p[b.n - i];
		if (d)
			return d;
	}
	return common == n ? 0 : (a.n > b.n) - (a.n < b.n);
}

static int compare_bodies(const void *a, const void *b)
{
	const struct numbered_label *x = a, *y = b;

	return compare_ends(x->body, y->body, SIZE_MAX);
}

void numbered_init(struct numbered *n, const struct graph *g)
{
	*n = (struct numbered){.graph = g};
	n->label = xcalloc((size_t)g->task_nr + 1, sizeof(*n->label));
	for (uint32_t i = 0; i < g->task_nr; i++) {
		struct slice label = graph_label(g, i);
		const char *dash = memrchr(label.p, '-', label.n);
		size_t at = dash ? (size_t)(dash - label.p) + 1 : 0;
		if (is_numeric((struct slice){label.p + at, label.n - at}))
			n->label[n->nr++] = (struct numbered_label){{label.p, at}, i};
	}
	qsort(n->label, n->nr, sizeof(*n->label), compare_bodies);
}

void numbered_release(struct numbered *n)
{
	free(n->label);
	*n = (struct numbered){0};
}

/*
 * Whether split() at the prefix leaves the number as its last piece. It looks for the
 * prefix from the left and goes on behind it, so "a-a-" is once in "a-a-a-1", and the
 * last piece is "a-1".
 */
static bool splits_off(struct slice label, struct slice prefix, size_t number)
{
	size_t at = 0;
	const char *found;

	while ((found = memmem(label.p + at, label.n - at, prefix.p, prefix.n)))
		at = (size_t)(found - label.p) + prefix.n;
	return at == number;
}

static uint32_t first_with(const struct numbered *n, struct slice prefix)
{
	uint32_t low = 0, high = n->nr;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		if (compare_ends(n->label[mid].body, prefix, prefix.n) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

uint32_t numbered_find(const struct numbered *n, struct slice prefix, uint32_t *out)
{
	uint32_t nr = 0;

	/* Labels that are a number, which sort first: split() leaves them whole. */
	for (; nr < n->nr && !n->label[nr].body.n; nr++)
		if (out)
			out[nr] = n->label[nr].task;
	for (uint32_t i = first_with(n, prefix); i < n->nr; i++) {
		const struct numbered_label *l = &n->label[i];
		if (compare_ends(l->body, prefix, prefix.n) != 0)
			break;
		if (!splits_off(graph_label(n->graph, l->task), prefix, l->body.n))
			continue;
		if (out)
			out[nr] = l->task;
		nr++;
	}
	return nr;
}
