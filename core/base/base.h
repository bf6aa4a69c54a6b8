/* SPDX-License-Identifier: MPL-2.0 */
/*
 * First include of every .c file: feature macros, compiler attributes, and the
 * C library functions we do not use because safer ones exist (strbuf, snprintf).
 */
#ifndef BASE_BASE_H
#define BASE_BASE_H

#include "config.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define MUST_USE	  __attribute__((warn_unused_result))
#define NORETURN	  __attribute__((noreturn))
#define UNUSED		  __attribute__((unused))

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

/* One of the two is evaluated twice: no calls that do something. */
#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))

/* A piece of text that somebody else owns; not terminated by a zero byte. */
struct slice {
	const char *p;
	size_t n;
};

static inline struct slice slice_from(const char *s)
{
	return (struct slice){s, strlen(s)};
}

static inline bool slice_equal(struct slice a, struct slice b)
{
	return a.n == b.n && (!a.n || !memcmp(a.p, b.p, a.n));
}

static inline bool slice_begins(struct slice s, const char *prefix)
{
	size_t n = strlen(prefix);

	return s.n >= n && !memcmp(s.p, prefix, n);
}

/* How many bytes two texts begin with alike. */
static inline size_t slice_shared(struct slice a, struct slice b)
{
	size_t max = MIN(a.n, b.n), n = 0;

	while (n < max && a.p[n] == b.p[n])
		n++;
	return n;
}

/* The text without blanks, tabs and carriage returns at its ends. */
static inline struct slice slice_trim(struct slice s)
{
	for (; s.n && memchr(" \t\r", *s.p, 3); s.n--)
		s.p++;
	while (s.n && memchr(" \t\r", s.p[s.n - 1], 3))
		s.n--;
	return s;
}

/* Arguments for a "%.*s" conversion. */
#define SLICE_ARG(s) (int)(s).n, (s).p

/* The C library may have made checked variants of these: a macro cannot be poisoned. */
#undef sprintf
#undef vsprintf
#pragma GCC poison strcpy strcat sprintf vsprintf gets strtok system popen
#endif
