/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/err.h"
#include "core/base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

/* Formats into `text` and makes it one clean line of UTF-8. */
PRINTF(3, 0)
static void format(char *text, size_t size, const char *fmt, va_list ap)
{
	char raw[sizeof(((struct err *)0)->text)];

	vsnprintf(raw, sizeof(raw), fmt, ap);
	utf8_visible_into(text, size, raw);
}

int err_set(struct err *err, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	format(err->text, sizeof(err->text), fmt, ap);
	va_end(ap);
	return -1;
}

int err_prefix(struct err *err, const char *fmt, ...)
{
	struct err old = *err;
	size_t used;
	va_list ap;

	va_start(ap, fmt);
	format(err->text, sizeof(err->text), fmt, ap);
	va_end(ap);
	used = strlen(err->text);
	snprintf(err->text + used, sizeof(err->text) - used, "%s", old.text);
	return -1;
}
