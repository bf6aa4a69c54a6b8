/* SPDX-License-Identifier: MPL-2.0 */
/* Regular expressions by PCRE2, with limits: no pattern can stop the program. */
#ifndef QUERY_REGEX_H
#define QUERY_REGEX_H

#include "core/base/base.h"
#include "core/base/err.h"

struct regex;

/* Processor time that the regular expressions of one run may take together. */
struct regex_budget {
	uint64_t left_ns;
	uint64_t clock_ns; /* at the last reading */
	unsigned calls;
};

#define REGEX_BUDGET_INIT            \
	{                            \
		.left_ns = 300000000 \
	}

/* NULL with PCRE2's sentence in `err` and the byte of the pattern it is about in *offset. */
struct regex *regex_compile(struct slice pattern, bool icase, size_t *offset,
			    struct err *err) MUST_USE;
void regex_free(struct regex *re);

/*
 * 1 and the place of the match (bytes) in *start and *end, 0 for no match, -1
 * when the match takes more steps than the limit allows or the budget is spent.
 * Bytes that are not UTF-8 match nothing.
 */
int regex_match(struct regex *re, struct slice text, struct regex_budget *budget, size_t *start,
		size_t *end) MUST_USE;

#endif
