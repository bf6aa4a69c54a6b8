/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/base/argv.h"
#include "core/base/alloc.h"
#include "core/base/quote.h"

void argv_add(struct argv *a, const char *word)
{
	ALLOC_GROW(a->v, a->nr + 2, a->cap);
	a->v[a->nr++] = xstrdup(word);
	a->v[a->nr] = NULL;
}

int argv_split(struct argv *a, const char *text, struct err *err)
{
	struct strbuf word = STRBUF_INIT;
	int ret = 0;

	while (!ret && *(text += strspn(text, " \t"))) {
		size_t n = strcspn(text, " \t");
		strbuf_reset(&word);
		if (*text == '"')
			n = quote_read(slice_from(text), &word);
		else
			strbuf_add(&word, text, n);
		if (!n)
			ret = err_set(err, "no closing quote in '%s'", text);
		else
			argv_add(a, word.buf);
		text += n;
	}
	strbuf_release(&word);
	return ret;
}

char *argv_join(char *const *v)
{
	struct strbuf line = STRBUF_INIT;

	for (; *v; v++) {
		if (line.len)
			strbuf_addch(&line, ' ');
		if (!**v || strpbrk(*v, " \t\""))
			quote_add(&line, slice_from(*v));
		else
			strbuf_addstr(&line, *v);
	}
	return strbuf_detach(&line);
}

void argv_release(struct argv *a)
{
	for (size_t i = 0; i < a->nr; i++)
		free(a->v[i]);
	free(a->v);
	*a = (struct argv)ARGV_INIT;
}
