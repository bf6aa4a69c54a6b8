/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/amount.h"

void add_bytes(struct strbuf *out, uint64_t n)
{
	static const char *const unit[] = {"kB", "MB", "GB", "TB"};
	double size = (double)n / 1000;
	size_t i = 0;

	if (n < 1000) {
		strbuf_addf(out, "%u byte%s", (unsigned)n, n == 1 ? "" : "s");
		return;
	}
	for (; size >= 999.95 && i + 1 < ARRAY_LEN(unit); i++)
		size /= 1000;
	strbuf_addf(out, "%.1f %s", size, unit[i]);
}

void add_age(struct strbuf *out, int64_t seconds)
{
	static const struct {
		int64_t seconds;
		const char *name;
	} units[] = {{86400, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}};
	size_t i = 0;
	intmax_t n;

	seconds = MAX(seconds, 0);
	while (i + 1 < ARRAY_LEN(units) && seconds < units[i].seconds)
		i++;
	n = seconds / units[i].seconds;
	strbuf_addf(out, "%jd %s%s", n, units[i].name, n == 1 ? "" : "s");
}
