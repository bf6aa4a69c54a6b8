/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Files as memory, for reading. A file that somebody shortens while it is mapped
 * would end us with SIGBUS; instead its missing pages turn into zero bytes and
 * map_shrank() is true from then on, so that what was made of them is thrown away.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "core/base/err.h"

/* Zero bytes that can be read behind the file's last one. */
#define MAP_PADDING 64

struct map {
	const char *p; /* NULL: nothing is mapped */
	size_t n;
	unsigned slot;
};

/*
 * Maps the whole of an open regular file; the descriptor may be closed then. -1
 * with the reason (without a name) when the system refuses or too much is mapped.
 */
int map_open(struct map *m, int fd, struct err *err) MUST_USE;
void map_close(struct map *m);
bool map_shrank(const struct map *m);

/* Takes SIGBUS, for the whole program; call it once at the start. */
void map_guard(void);
/* For handlers of SIGBUS: true when the address is in a map, which can be read now. */
bool map_rescue(const void *address);

#endif
