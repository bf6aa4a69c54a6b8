/* SPDX-License-Identifier: MPL-2.0 */
/* Regular expressions by PCRE2, with limits: no pattern can stop the program. */
#ifndef QUERY_REGEX_H
#define QUERY_REGEX_H

#include "core/base/base.h"
#include "core/base/err.h"
#include "core/query/literal.h"

struct regex;

/*
 * The processor time that the regular expressions of one run may take beyond what sensible
 * ones take for so much text. What they take less is given back: a run over very many labels
 * may take long, but a pattern that runs away never does, on whichever label it begins to.
 * For 34,000 labels of sixty bytes it is less than 50 ms in all.
 */
struct regex_budget {
	uint64_t left_ns;
	uint64_t since_ns; /* when the clock was started; 0: it stands still */
	size_t bytes;	   /* matched against since then */
	unsigned slow;	   /* > 0: some took too long lately, the processor's clock decides */
};

#define REGEX_BUDGET_NS 16000000
#define REGEX_BUDGET_INIT                  \
	{                                  \
		.left_ns = REGEX_BUDGET_NS \
	}

/* NULL with PCRE2's sentence in `err` and the byte of the pattern it is about in *offset. */
struct regex *regex_compile(struct slice pattern, bool icase, size_t *offset,
			    struct err *err) MUST_USE;
void regex_free(struct regex *re);

/* What a text must have that it matches, if it is all ASCII; regex_match() does not look. */
const struct literals *regex_literals(const struct regex *re);

/*
 * 1 and the place of the match (bytes) in *start and *end, 0 for no match, -1
 * when the match takes more steps than the limit allows or the budget is spent.
 * Bytes that are not UTF-8 match nothing.
 */
int regex_match(struct regex *re, struct slice text, struct regex_budget *budget, size_t *start,
		size_t *end) MUST_USE;

/* Stops the budget's clock, for the time that something else is done before the next match. */
void regex_rest(struct regex_budget *budget);

#endif
