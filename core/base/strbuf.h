/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A growable string, after git's strbuf: `buf` is always terminated by a zero
 * byte and may be read at any time; `len` does not count that byte.
 */
#ifndef BASE_STRBUF_H
#define BASE_STRBUF_H

#include "core/base/base.h"

struct strbuf {
	char *buf;
	size_t len, cap;
};

extern char strbuf_empty[];
#define STRBUF_INIT                \
	{                          \
		strbuf_empty, 0, 0 \
	}

void strbuf_init(struct strbuf *sb);
void strbuf_release(struct strbuf *sb); /* frees and leaves it empty, ready for use */
void strbuf_reset(struct strbuf *sb);	/* empties, keeps the memory */
char *strbuf_detach(struct strbuf *sb); /* the caller takes the string; sb is empty */
void strbuf_reserve(struct strbuf *sb, size_t extra);

void strbuf_add(struct strbuf *sb, const void *p, size_t n);
void strbuf_addstr(struct strbuf *sb, const char *s);
void strbuf_addch(struct strbuf *sb, char c);
void strbuf_addf(struct strbuf *sb, const char *fmt, ...) PRINTF(2, 3);
void strbuf_truncate(struct strbuf *sb, size_t len);
/* Removes `n` bytes at `pos` and puts `with` there. */
void strbuf_splice(struct strbuf *sb, size_t pos, size_t n, const char *with, size_t with_n);
/* Removes blanks and line ends at the end. */
void strbuf_rtrim(struct strbuf *sb);

static inline struct slice strbuf_slice(const struct strbuf *sb)
{
	return (struct slice){sb->buf, sb->len};
}

#endif
