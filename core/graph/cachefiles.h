/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The files of the cache (cache.h) as files: which there are, when each was used
 * last, and removing the oldest. Nothing outside the cache folder is touched: links
 * in it are not followed, files with other names than ours are left alone. A running
 * program has the index and the copy of its graph open, so they stay valid for it.
 */
#ifndef GRAPH_CACHEFILES_H
#define GRAPH_CACHEFILES_H

#include "core/base/err.h"

/* The cache is kept under this unless another size is asked for. */
#define CACHE_DEFAULT_BYTES ((uint64_t)1 << 30)

struct cache_file {
	char *name;	/* below the cache folder: "index/KEY.idx"; "copies/KEY.gz" without index */
	uint64_t bytes; /* with its copy */
	int64_t used;	/* last, in seconds since 1970, to about an hour */
};

struct cache_files {
	struct cache_file *file; /* what was used last comes first */
	size_t nr, cap;
};

/* Lists the graphs; a cache that is not there is empty. Release it in any case. */
int cache_files_list(struct cache_files *list, struct err *err) MUST_USE;
void cache_files_release(struct cache_files *list);
uint64_t cache_files_bytes(const struct cache_files *list);

/* Called before a file is removed. */
typedef void cache_removes(void *ctx, const struct cache_file *f);
/*
 * Removes what was not used for longest until there are at most `limit` bytes; then
 * names that lead nowhere, and temporary files older than a day. `removes` may be
 * NULL. -1 with err for the first that cannot be removed; the others are.
 */
int cache_prune(uint64_t limit, cache_removes *removes, void *ctx, struct err *err) MUST_USE;
/* Removes one of cache_files_list(), and its copy. */
int cache_remove(const char *name, struct err *err) MUST_USE;
/* Remembers that the file at `path` is used now, at most once an hour. */
void cache_touch(const char *path);

#endif
