/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/base/hook.h"

#include <jansson.h>
#include <unistd.h>

static void (*on_failure)(void);

void alloc_on_failure(void (*fn)(void))
{
	on_failure = fn;
}

NORETURN static void out_of_memory(void)
{
	static const char text[] = "mtry-tui: out of memory\n";
	void (*fn)(void) = on_failure;
	ssize_t written;

	on_failure = NULL;
	if (fn)
		fn();
	written = write(STDERR_FILENO, text, sizeof(text) - 1);
	_exit(written < 0 ? 3 : 2);
}

static void *check(void *p)
{
	if (!p)
		out_of_memory();
	return p;
}

void *xmalloc(size_t n)
{
	return check(hook_alloc_fails() ? NULL : malloc(n ? n : 1));
}

void *xcalloc(size_t nr, size_t n)
{
	return check(hook_alloc_fails() ? NULL : calloc(nr ? nr : 1, n ? n : 1));
}

void *xrealloc(void *p, size_t nr, size_t n)
{
	if (n && nr > SIZE_MAX / n)
		out_of_memory();
	return check(hook_alloc_fails() ? NULL : realloc(p, MAX(nr * n, 1)));
}

char *xstrndup(const char *s, size_t n)
{
	size_t len = strnlen(s, n);
	char *copy = xmalloc(len + 1);

	memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

char *xstrdup(const char *s)
{
	return xstrndup(s, SIZE_MAX);
}

void alloc_adopt_jansson(void)
{
	json_set_alloc_funcs(xmalloc, free);
}
