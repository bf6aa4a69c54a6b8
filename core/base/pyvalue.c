/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/pyvalue.h"
#include "core/base/alloc.h"

#include <locale.h>

void pyvalue_add_real(struct strbuf *out, double value)
{
	char text[64];
	char *point;
	int digits = 0, exponent;

	do
		snprintf(text, sizeof(text), "%.*e", digits++, value);
	while (digits < 17 && (strtod(text, NULL) < value || strtod(text, NULL) > value));
	exponent = atoi(strchr(text, 'e') + 1);
	if (exponent >= -4 && exponent < 16)
		snprintf(text, sizeof(text), "%.*f", MAX(digits - 1 - exponent, 1), value);
	point = strchr(text, *localeconv()->decimal_point);
	if (point)
		*point = '.';
	strbuf_addstr(out, text);
}

/* Python sorts texts by code point, which is the order of their UTF-8 bytes. */
int pyvalue_compare(struct slice a, struct slice b)
{
	int order = memcmp(a.p, b.p, MIN(a.n, b.n));

	return order ? order : (a.n > b.n) - (a.n < b.n);
}

static int compare(const void *a, const void *b)
{
	return pyvalue_compare(*(const struct slice *)a, *(const struct slice *)b);
}

struct slice *pyvalue_sorted_keys(json_t *object)
{
	size_t nr = json_object_size(object), i = 0;
	struct slice *key = xcalloc(nr + 1, sizeof(*key));

	for (void *it = json_object_iter(object); it; it = json_object_iter_next(object, it))
		key[i++] = (struct slice){json_object_iter_key(it), json_object_iter_key_len(it)};
	qsort(key, nr, sizeof(*key), compare);
	return key;
}
