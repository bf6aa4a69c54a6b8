/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Memory that is always there. When the system has none left, the function
 * given to alloc_on_failure() runs (it restores the terminal), one line goes to
 * stderr and the program exits with status 2: a selection tool cannot do
 * anything better half way, and what it changes in a repository is journalled.
 */
#ifndef BASE_ALLOC_H
#define BASE_ALLOC_H

#include "core/base/base.h"

/* Sets what runs before "out of memory" is printed; NULL for nothing. */
void alloc_on_failure(void (*fn)(void));

/* Like malloc, calloc, realloc, strdup and strndup, but never NULL. */
void *xmalloc(size_t n) __attribute__((malloc));
void *xcalloc(size_t nr, size_t n) __attribute__((malloc));
void *xrealloc(void *p, size_t nr, size_t n);
char *xstrdup(const char *s) __attribute__((malloc));
char *xstrndup(const char *s, size_t n) __attribute__((malloc));

/* Makes jansson allocate through xmalloc. */
void alloc_adopt_jansson(void);

/* Grows array `p` so that it holds `nr` elements; `cap` is its capacity. */
#define ALLOC_GROW(p, nr, cap)                                                                     \
	do {                                                                                       \
		if ((size_t)(nr) > (size_t)(cap)) {                                                \
			size_t grown_ = MAX((size_t)(cap) + (size_t)(cap) / 2 + 16, (size_t)(nr)); \
			(p) = xrealloc((p), grown_, sizeof(*(p)));                                 \
			(cap) = grown_;                                                            \
		}                                                                                  \
	} while (0)

#endif
