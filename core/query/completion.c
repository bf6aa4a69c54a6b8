/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/query/completion.h"
#include "core/base/alloc.h"
#include "core/base/natcmp.h"

#include <strings.h>

#define STEP 4096 /* tasks */

/* Where the value holds the text, upper or lower case; value.n + 1: nowhere. */
static size_t place(struct slice value, struct slice text)
{
	for (size_t i = 0; i + text.n <= value.n; i++)
		if (!strncasecmp(value.p + i, text.p, text.n))
			return i;
	return value.n + 1;
}

static bool has_upper(struct slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= 'A' && s.p[i] <= 'Z')
			return true;
	return false;
}

static bool goes_before(const struct assist_value *a, const struct assist_value *b)
{
	if (a->begins != b->begins)
		return a->begins;
	if (a->nr != b->nr)
		return a->nr > b->nr;
	return natcmp(a->text, b->text) < 0;
}

static void insert(struct assist *a, size_t i, const struct assist_value *v)
{
	a->value_nr += a->value_nr < ARRAY_LEN(a->value);
	memmove(a->value + i + 1, a->value + i, (a->value_nr - i - 1) * sizeof(*a->value));
	a->value[i] = *v;
}

/* What was typed, up to its case: nothing is left to complete. */
static bool is_same(const struct completion *c, struct slice value)
{
	return slice_equal(value, c->typed) || (value.n == c->typed.n && !has_upper(c->typed) &&
						!strncasecmp(value.p, c->typed.p, value.n));
}

void completion_add(struct completion *c, struct slice value, uint32_t nr)
{
	size_t at = nr ? place(value, c->typed) : SIZE_MAX, i = c->a->value_nr;
	struct assist_value v = {value, nr, !at};

	if (at > value.n || (at && c->beginnings) || !value.n)
		return;
	if (is_same(c, value)) {
		c->same = value;
		c->same_nr = nr;
		return;
	}
	c->more = true;
	while (i && goes_before(&v, &c->a->value[i - 1]))
		i--;
	if (i < ARRAY_LEN(c->a->value) && assist_can_be_typed(value))
		insert(c->a, i, &v);
}

void completion_append(struct completion *c, struct slice value, uint32_t nr)
{
	const struct assist_value v = {value, nr, true};

	if (c->a->value_nr < ARRAY_LEN(c->a->value) && value.n > c->typed.n &&
	    !place(value, c->typed) && assist_can_be_typed(value))
		insert(c->a, c->a->value_nr, &v);
}

bool completion_stopped(struct completion *c)
{
	return !(c->step++ % STEP) && assist_stopped(c->a, c->q);
}

struct slice completion_own(struct completion *c, const char *text)
{
	struct assist *a = c->a;

	if (a->own_nr == ARRAY_LEN(a->own))
		return (struct slice){"", 0};
	a->own[a->own_nr] = xstrdup(text);
	return slice_from(a->own[a->own_nr++]);
}
