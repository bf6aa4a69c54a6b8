/* SPDX-License-Identifier: MPL-2.0 */
/*
 * A strict JSON scanner (RFC 8259) over a window that slides along a source (of a
 * mapped file it is the whole text). The
 * text is one object of any size; each of its members must fit into memory, but
 * only one of them is there at a time. Nothing is built: the functions below step
 * through a value and hand out slices of the window, everything stepped over is
 * checked (strings, escapes, UTF-8, numbers, nesting).
 *
 * The window may end inside a member. Then a step fails with state SCAN_MORE, the
 * window grows, and the member is visited again from its start. So a visitor must
 * not change anything before the whole value was stepped over: it collects slices,
 * checks scan_ok(), then acts.
 */
#ifndef GRAPH_SCAN_H
#define GRAPH_SCAN_H

#include "core/base/err.h"
#include "core/graph/source.h"

enum scan_state { SCAN_OK, SCAN_MORE, SCAN_BAD };

struct scan {
	struct source *src;
	enum scan_state state;
	const char *problem; /* SCAN_BAD: what is wrong at `p` */
	const char *p;	     /* the next byte */
	const char *end;     /* of the window; a zero byte stands there */
	unsigned depth;	     /* open objects and arrays */
	uint32_t line;	     /* of `p`, from 1 */
	const char *member;  /* key of the member being visited, NULL outside */
	uint32_t member_line;

	const char *start; /* of the window */
	char *buf;	   /* the window's memory; NULL when it is all of a mapped file */
	size_t cap;
	uint64_t base; /* bytes of the text before the window */
	bool eof;      /* the text ends at `end` */
};

/* Called with each member of the outermost object; see above. -1 with err ends the scan. */
typedef int scan_visit(void *ctx, struct scan *s, struct slice key, struct err *err);
/* Called before the window slides on, about once for each megabyte; true cancels. */
typedef bool scan_progress(void *ctx, uint64_t bytes);

/*
 * Scans the whole text. 0, or -1 with one line in err that begins with the source's
 * name and names the byte and the line where it is wrong.
 */
int scan_run(struct scan *s, struct source *src, scan_visit *visit, scan_progress *progress,
	     void *ctx, struct err *err) MUST_USE;
void scan_release(struct scan *s);
/* Bytes of text up to `p`; all of them after scan_run(). */
uint64_t scan_bytes(const struct scan *s);
/* Bytes of text before `at`, a place in the window. */
uint64_t scan_offset(const struct scan *s, const char *at);
/*
 * Sets "NAME: byte B (line L): " and the text; the place is the member being visited
 * as a whole, or the byte where a step failed. Returns -1.
 */
int scan_fail(const struct scan *s, struct err *err, const char *fmt, ...) PRINTF(3, 4);

static inline bool scan_ok(const struct scan *s)
{
	return s->state == SCAN_OK;
}

/* Steps, valid inside a visitor. After a failure they do nothing and return false. */

/* The first byte of the next value, blanks skipped; 0 after a failure. */
char scan_peek(struct scan *s);
/* Steps over one value of any type; *value is its text. */
bool scan_value(struct scan *s, struct slice *value);
/* Steps over `open` ('{' or '['). */
bool scan_enter(struct scan *s, char open);
/*
 * Inside an object: true with the key of the next member (with its quotes); the
 * caller steps over the value. False at the end, '}' included. `first` is true
 * before the first call and kept by the caller.
 */
bool scan_member(struct scan *s, bool *first, struct slice *key);
/* The same for an array: true when an element follows. */
bool scan_element(struct scan *s, bool *first);

#endif
