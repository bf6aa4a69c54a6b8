/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/graph/patterns.h"
#include "core/base/alloc.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

struct pattern {
	pcre2_code *code;
	char *text;
	size_t text_len;
	unsigned line;
};

struct patterns {
	struct pattern *item;
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
	while (p->nr--) {
		pcre2_code_free(p->item[p->nr].code);
		free(p->item[p->nr].text);
	}
	p->nr = 0;
}

void patterns_free(struct patterns *p)
{
	patterns_clear(p);
	free(p->item);
	pcre2_match_data_free(p->match);
	pcre2_compile_context_free(p->context);
	pcre2_general_context_free(p->memory);
	free(p);
}

int patterns_add(struct patterns *p, struct slice text, unsigned line, struct err *err)
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
	pcre2_jit_compile(re, PCRE2_JIT_COMPLETE); /* where it cannot be, matching is slower */
	ALLOC_GROW(p->item, p->nr + 1, p->cap);
	p->item[p->nr++] = (struct pattern){re, xstrndup(text.p, text.n), text.n, line};
	return 0;
}

int patterns_find(const struct patterns *p, struct slice text)
{
	for (size_t i = 0; i < p->nr; i++)
		if (pcre2_match(p->item[i].code, (PCRE2_SPTR)text.p, text.n, 0, 0, p->match,
				NULL) >= 0)
			return (int)i;
	return -1;
}

struct slice patterns_text(const struct patterns *p, int i, unsigned *line)
{
	*line = p->item[i].line;
	return (struct slice){p->item[i].text, p->item[i].text_len};
}
