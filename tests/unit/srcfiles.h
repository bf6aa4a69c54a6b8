/* SPDX-License-Identifier: MPL-2.0 */
/* A checkout of a few files, for tests. Include after unit.h. */
#ifndef TESTS_SRCFILES_H
#define TESTS_SRCFILES_H

#include "core/base/file.h"
#include "core/base/strbuf.h"
#include "core/select/srctree.h"
#include "core/select/testlist.h"

struct srcfile {
	const char *path, *text;
};

static inline void srcfiles_write(const char *dir, const struct srcfile *file, size_t nr)
{
	struct strbuf path = STRBUF_INIT;
	struct err err;

	for (size_t i = 0; i < nr; i++) {
		strbuf_reset(&path);
		strbuf_addf(&path, "%s/%s", dir, file[i].path);
		assert_int_equal(
			file_write_atomic(path.buf, file[i].text, strlen(file[i].text), 0644, &err),
			0);
	}
	strbuf_release(&path);
}

/* "PATH FLAVOR SUBSUITE MANIFEST ANCESTOR [TAGS]", "-" for none; one line each. */
static inline void srcfiles_dump(const struct testlist *l, struct strbuf *out)
{
	for (size_t i = 0; i < l->nr; i++) {
		const struct test *t = &l->test[i];
		strbuf_addf(out, "%s %s %s %s %s [%s]\n", t->path, t->flavor,
			    *t->subsuite ? t->subsuite : "-", *t->manifest ? t->manifest : "-",
			    *t->ancestor ? t->ancestor : "-", t->tags);
	}
}

#endif
