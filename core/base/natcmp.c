/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/natcmp.h"

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Length of the run of digits at s[i]; *zeros counts its leading zeros. */
static size_t run(struct slice s, size_t i, size_t *zeros)
{
	size_t start = i;

	while (i < s.n && s.p[i] == '0')
		i++;
	*zeros = i - start;
	while (i < s.n && digit(s.p[i]))
		i++;
	return i - start;
}

static int plain(struct slice a, struct slice b)
{
	size_t n = MIN(a.n, b.n);
	int d = n ? memcmp(a.p, b.p, n) : 0;

	return d ? d : (a.n > b.n) - (a.n < b.n);
}

int natcmp(struct slice a, struct slice b)
{
	size_t i = 0, j = 0;

	while (i < a.n && j < b.n) {
		size_t za, zb, na, nb;
		int d;
		if (!digit(a.p[i]) || !digit(b.p[j])) {
			if (a.p[i] != b.p[j])
				return (unsigned char)a.p[i] - (unsigned char)b.p[j];
			i++;
			j++;
			continue;
		}
		na = run(a, i, &za);
		nb = run(b, j, &zb);
		if (na - za != nb - zb)
			return na - za < nb - zb ? -1 : 1;
		d = memcmp(a.p + i + za, b.p + j + zb, na - za);
		if (d)
			return d;
		i += na;
		j += nb;
	}
	if (i < a.n || j < b.n)
		return i < a.n ? 1 : -1;
	return plain(a, b); /* differ in leading zeros only, or not at all */
}
