/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/query/regex.h"

#include <time.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/*
 * A sensible pattern on a label takes a few hundred steps. A step is some 10 ns;
 * PCRE2 counts them anew for each place of the label it starts at.
 */
#define STEPS_MAX 20000
#define DEPTH_MAX 1000
#define HEAP_KIB  1024

/* The clock is read once in so many matches. */
#define CLOCK_EVERY 64

struct regex {
	pcre2_general_context *memory;
	pcre2_match_context *limits;
	pcre2_code *code;
	pcre2_match_data *found;
};

static void *pcre_malloc(size_t n, void *ctx UNUSED)
{
	return xmalloc(n);
}

static void pcre_free(void *p, void *ctx UNUSED)
{
	free(p);
}

static void compile_error(int code, struct err *err)
{
	PCRE2_UCHAR text[256];

	if (pcre2_get_error_message(code, text, sizeof(text)) < 0)
		text[0] = '\0';
	/* "Unknown" becomes "unknown", "UTF-8" and "PCRE2" stay. */
	if (text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a' && text[1] <= 'z')
		text[0] = (PCRE2_UCHAR)(text[0] + 32);
	err_set(err, "in the regex: %s", (const char *)text);
}

struct regex *regex_compile(struct slice pattern, bool icase, size_t *offset, struct err *err)
{
	struct regex *re = xcalloc(1, sizeof(*re));
	uint32_t flags = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C;
	int code;

	if (icase)
		flags |= PCRE2_CASELESS;
	re->memory = pcre2_general_context_create(pcre_malloc, pcre_free, NULL);
	re->limits = pcre2_match_context_create(re->memory);
	pcre2_set_match_limit(re->limits, STEPS_MAX);
	pcre2_set_depth_limit(re->limits, DEPTH_MAX);
	pcre2_set_heap_limit(re->limits, HEAP_KIB);
	re->code = pcre2_compile((PCRE2_SPTR)pattern.p, pattern.n, flags, &code, offset, NULL);
	if (!re->code) {
		*offset = MIN(*offset, pattern.n);
		compile_error(code, err);
		regex_free(re);
		return NULL;
	}
	/* Where there is no JIT the interpreter does it. */
	(void)pcre2_jit_compile(re->code, PCRE2_JIT_COMPLETE);
	re->found = pcre2_match_data_create_from_pattern(re->code, re->memory);
	return re;
}

void regex_free(struct regex *re)
{
	if (!re)
		return;
	pcre2_match_data_free(re->found);
	pcre2_code_free(re->code);
	pcre2_match_context_free(re->limits);
	pcre2_general_context_free(re->memory);
	free(re);
}

static bool spend(struct regex_budget *budget)
{
	struct timespec ts;
	uint64_t now, used;

	if (budget->calls++ % CLOCK_EVERY)
		return true;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts);
	now = (uint64_t)ts.tv_sec * 1000000000 + (uint64_t)ts.tv_nsec;
	used = budget->calls > 1 ? now - budget->clock_ns : 0;
	budget->clock_ns = now;
	budget->left_ns -= MIN(used, budget->left_ns);
	return budget->left_ns > 0;
}

int regex_match(struct regex *re, struct slice text, struct regex_budget *budget, size_t *start,
		size_t *end)
{
	const PCRE2_SIZE *place;
	int n;

	if (!spend(budget))
		return -1;
	n = pcre2_match(re->code, (PCRE2_SPTR)text.p, text.n, 0, 0, re->found, re->limits);
	if (n < 0)
		return n == PCRE2_ERROR_NOMATCH ? 0 : -1;
	place = pcre2_get_ovector_pointer(re->found);
	*start = MIN(place[0], place[1]); /* \K in a lookahead can swap them */
	*end = MAX(place[0], place[1]);
	return 1;
}
