/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/suggest.h"

#define LONGEST 64

/* Takes off what both have in common at their start and end: no edit is ever needed there. */
static void trim_common(struct slice *a, struct slice *b)
{
	for (; a->n && b->n && *a->p == *b->p; a->n--, b->n--)
		a->p++, b->p++;
	for (; a->n && b->n && a->p[a->n - 1] == b->p[b->n - 1]; a->n--)
		b->n--;
}

/* Optimal string alignment distance, three rows of the table at a time. */
unsigned edit_distance(struct slice a, struct slice b)
{
	unsigned row[3][LONGEST + 1];

	trim_common(&a, &b);
	if (a.n > LONGEST || b.n > LONGEST)
		return UINT32_MAX;
	for (size_t j = 0; j <= b.n; j++)
		row[0][j] = (unsigned)j;
	for (size_t i = 1; i <= a.n; i++) {
		unsigned *now = row[i % 3], *up = row[(i + 2) % 3], *up2 = row[(i + 1) % 3];
		now[0] = (unsigned)i;
		for (size_t j = 1; j <= b.n; j++) {
			unsigned d = up[j - 1] + (a.p[i - 1] != b.p[j - 1]);
			d = MIN(d, MIN(up[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1])
				d = MIN(d, up2[j - 2] + 1);
			now[j] = d;
		}
	}
	return row[a.n % 3][b.n];
}

void suggest_init(struct suggest *s, struct slice word)
{
	/* A third of the letters may be wrong, of a long word eight; of a very short one, one. */
	*s = (struct suggest){.word = word, .distance = (unsigned)MIN(MAX(word.n / 3, 1), 8) + 1};
}

void suggest_offer(struct suggest *s, struct slice known)
{
	unsigned d = edit_distance(s->word, known);

	if (d < s->distance) {
		s->distance = d;
		s->best = known;
	}
}
