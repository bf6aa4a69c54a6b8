/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/query/regex.h"

#include <time.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/*
 * A sensible pattern takes at most some hundred steps at each place of a label where it
 * starts, which is how PCRE2 counts them; a step takes 1 ns, or 10 where there is no JIT.
 */
#define STEPS_MAX 20000
#define DEPTH_MAX 1000
#define HEAP_KIB  1024

/* What sensible matches take, together with reading the clock. Measured: 0.3 to 5 ns a byte. */
#define USUAL_NS      2500
#define USUAL_BYTE_NS 8

/* The clock is read once for so many bytes: some eight labels. */
#define CLOCK_BYTES 512
/* What a match costs besides its text is as much as so many bytes. */
#define CALL_BYTES 4
/* So often the processor's clock is read when matches have begun to take long. */
#define SLOW_READINGS 64

struct regex {
	pcre2_general_context *memory;
	pcre2_match_context *limits;
	pcre2_code *code;
	pcre2_match_data *found;
	struct literals literals;
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
	literals_find(pattern, icase, &re->literals);
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
	literals_release(&re->literals);
	free(re);
}

const struct literals *regex_literals(const struct regex *re)
{
	return &re->literals;
}

/*
 * The clock of the processor is right, but takes as long as fifty matches. The other one
 * goes on when somebody else has the processor; it is good enough to see that all is well.
 */
static uint64_t clock_ns(const struct regex_budget *budget)
{
	struct timespec ts;

	clock_gettime(budget->slow ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000000000 + (uint64_t)ts.tv_nsec;
}

void regex_rest(struct regex_budget *budget)
{
	uint64_t used, usual = USUAL_NS + budget->bytes * USUAL_BYTE_NS;

	if (!budget->since_ns)
		return;
	used = clock_ns(budget) - budget->since_ns;
	if (used <= usual)
		budget->left_ns = MIN(budget->left_ns + usual - used, REGEX_BUDGET_NS);
	else if (budget->slow)
		budget->left_ns -= MIN(used - usual, budget->left_ns);
	if (used > usual)
		budget->slow = SLOW_READINGS;
	else if (budget->slow)
		budget->slow--;
	budget->since_ns = 0;
	budget->bytes = 0;
}

/* False when nothing is left. */
static bool spend(struct regex_budget *budget, size_t bytes)
{
	if (budget->bytes >= CLOCK_BYTES)
		regex_rest(budget);
	if (!budget->since_ns)
		budget->since_ns = clock_ns(budget);
	budget->bytes += bytes + CALL_BYTES;
	return budget->left_ns > 0;
}

int regex_match(struct regex *re, struct slice text, struct regex_budget *budget, size_t *start,
		size_t *end)
{
	const PCRE2_SIZE *place;
	int n;

	if (!spend(budget, text.n))
		return -1;
	n = pcre2_match(re->code, (PCRE2_SPTR)text.p, text.n, 0, 0, re->found, re->limits);
	if (n < 0)
		return n == PCRE2_ERROR_NOMATCH ? 0 : -1;
	place = pcre2_get_ovector_pointer(re->found);
	*start = MIN(place[0], place[1]); /* \K in a lookahead can swap them */
	*end = MAX(place[0], place[1]);
	return 1;
}
