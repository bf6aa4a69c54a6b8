/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/intern.h"
#include "core/base/alloc.h"

uint64_t hash_bytes(const char *p, size_t n)
{
	const uint64_t k = 0x9e3779b97f4a7c15u;
	uint64_t h = n * k, word;

	for (; n >= 8; p += 8, n -= 8) {
		memcpy(&word, p, 8);
		h = (h ^ word) * k;
		h ^= h >> 32;
	}
	word = 0;
	memcpy(&word, p, n);
	h = (h ^ word) * k;
	return h ^ h >> 32;
}

void intern_init(struct intern *in)
{
	*in = (struct intern){0};
	in->slot_nr = 64;
	in->slot = xcalloc(in->slot_nr, sizeof(*in->slot));
	ALLOC_GROW(in->offset, 1, in->offset_cap);
	in->offset[0] = 0;
	intern_put(in, "", 0);
}

void intern_release(struct intern *in)
{
	free(in->bytes);
	free(in->offset);
	free(in->slot);
	*in = (struct intern){0};
}

/* The slot that holds the string, or the free one where it belongs. */
static uint32_t *find_slot(const struct intern *in, const char *p, size_t n)
{
	size_t mask = in->slot_nr - 1;
	size_t i = hash_bytes(p, n) & mask;

	for (; in->slot[i]; i = (i + 1) & mask) {
		struct slice s = intern_slice(in, in->slot[i] - 1);
		if (s.n == n && !memcmp(s.p, p, n))
			break;
	}
	return &in->slot[i];
}

static void grow_slots(struct intern *in)
{
	free(in->slot);
	in->slot_nr *= 2;
	in->slot = xcalloc(in->slot_nr, sizeof(*in->slot));
	for (uint32_t id = 0; id < in->nr; id++) {
		struct slice s = intern_slice(in, id);
		*find_slot(in, s.p, s.n) = id + 1;
	}
}

uint32_t intern_put(struct intern *in, const char *p, size_t n)
{
	uint32_t *slot = find_slot(in, p ? p : "", n);

	if (*slot)
		return *slot - 1;
	if (in->bytes_nr + n + 1 > UINT32_MAX) /* a graph of this size does not exist */
		abort();
	ALLOC_GROW(in->bytes, in->bytes_nr + n + 1, in->bytes_cap);
	ALLOC_GROW(in->offset, in->nr + 2, in->offset_cap);
	if (n)
		memcpy(in->bytes + in->bytes_nr, p, n);
	in->bytes[in->bytes_nr + n] = '\0';
	in->bytes_nr += n + 1;
	in->offset[in->nr + 1] = (uint32_t)in->bytes_nr;
	*slot = (uint32_t)++in->nr;
	if (in->nr * 2 > in->slot_nr)
		grow_slots(in);
	return (uint32_t)in->nr - 1;
}

uint32_t intern_put_again(struct intern *in, const char *p, size_t n, uint32_t *hint)
{
	struct slice s = intern_slice(in, *hint);

	if (s.n != n || memcmp(s.p, p, n) != 0)
		*hint = intern_put(in, p, n);
	return *hint;
}

uint32_t intern_find(const struct intern *in, const char *p, size_t n)
{
	uint32_t found = *find_slot(in, p, n);

	return found ? found - 1 : INTERN_NONE;
}
