/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/patterns.h"
#include "core/base/alloc.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

struct patterns {
	pcre2_code **code;
	size_t nr, cap;
	uint32_t options;
	pcre2_general_context *memory;
	pcre2_compile_context *context;
	pcre2_match_data *match;
};

static void *get(size_t n, void *ctx UNUSED)
{
	return xmalloc(n);
}

static void give_back(void *p, void *ctx UNUSED)
{
	free(p);
}

struct patterns *patterns_new(bool anchored)
{
	struct patterns *p = xcalloc(1, sizeof(*p));

	p->options = PCRE2_UTF | (anchored ? PCRE2_ANCHORED : 0);
	p->memory = pcre2_general_context_create(get, give_back, NULL);
	p->context = pcre2_compile_context_create(p->memory);
	p->match = pcre2_match_data_create(1, p->memory);
	return p;
}

void patterns_clear(struct patterns *p)
{
	while (p->nr)
		pcre2_code_free(p->code[--p->nr]);
}

void patterns_free(struct patterns *p)
{
	patterns_clear(p);
	free(p->code);
	pcre2_match_data_free(p->match);
	pcre2_compile_context_free(p->context);
	pcre2_general_context_free(p->memory);
	free(p);
}

int patterns_add(struct patterns *p, struct slice text, struct err *err)
{
	PCRE2_SIZE at;
	int code;
	pcre2_code *re =
		pcre2_compile((PCRE2_SPTR)text.p, text.n, p->options, &code, &at, p->context);

	if (!re) {
		char why[120];
		pcre2_get_error_message(code, (PCRE2_UCHAR *)why, sizeof(why));
		return err_set(err, "pattern '%.*s': %s", SLICE_ARG(text), why);
	}
	ALLOC_GROW(p->code, p->nr + 1, p->cap);
	p->code[p->nr++] = re;
	return 0;
}

bool patterns_match(const struct patterns *p, struct slice text)
{
	for (size_t i = 0; i < p->nr; i++)
		if (pcre2_match(p->code[i], (PCRE2_SPTR)text.p, text.n, 0, 0, p->match, NULL) >= 0)
			return true;
	return false;
}
