/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Indexes of graphs in the user's cache folder:
 *   index/KEY.idx   KEY: hash of the source's bytes, of the version and of the rules
 *                   that make facets and the offered set
 *   copies/KEY.gz   the text of a source that cannot be read again (copy.h)
 *   names/NAME      a symbolic link to one of them; NAME: hash of what the source is
 *                   called (a file's identity, a task and its run) and of the same
 * so that a source which was seen before is not even read. Both are 16 hex digits.
 * All of it can be removed at any time.
 */
#ifndef GRAPH_CACHE_H
#define GRAPH_CACHE_H

#include "core/graph/copy.h"
#include "core/graph/graph.h"
#include "core/graph/source.h"

/* What a graph in the cache is found by. */
struct cache_key {
	uint64_t rules;	  /* hash of version, facet rules, uncommon-label patterns */
	uint64_t name;	  /* 0: the source has none */
	uint64_t last;	  /* another name, for when the first cannot be found out; or 0 */
	uint64_t content; /* 0: not known yet */
};

/*
 * The key of a source that is called `name`, and `last` (0: it is not, and for a file
 * its identity is found); reads what the rules are made of, but not the source.
 */
void cache_key_init(struct cache_key *key, const struct graph_options *opt, uint64_t name,
		    uint64_t last);
/*
 * Opens what has been stored under that name of a key, which is then what `last`
 * names, too (0: nothing does); `unsettled`: without looking at more than the first
 * screen needs (graph_settle()). 0, or 1 when there is nothing that can be used.
 */
int cache_open_name(uint64_t name, uint64_t last, bool unsettled, struct graph *g) MUST_USE;
/*
 * When the source that has this name gave what is stored under it, in seconds since 1970;
 * 0: never. Other sources may have given the same, then or later.
 */
int64_t cache_name_time(uint64_t name);
/*
 * Opens the index of a source by its bytes, where they are there. 0; 1 when there is
 * none that can be used: *key has the content hash then, and `notes` a line when an
 * index was damaged; -1 when progress() cancelled.
 */
int cache_open_content(struct cache_key *key, const struct source *src,
		       const struct graph_options *opt, struct graph *g, struct strbuf *notes,
		       struct err *err) MUST_USE;
/* Starts a copy of a source that cannot be read again; NULL with a line in `notes`. */
struct copy *cache_copy(struct strbuf *notes);
/*
 * Finishes the copy (it is freed) of the graph that was read: puts it into the cache,
 * its restart points into `g`, and its hash into *key.
 */
void cache_keep_copy(struct cache_key *key, struct copy *copy, struct graph *g,
		     struct strbuf *notes);
/*
 * Writes the index of a graph that was read, sets its key, and removes old indexes so
 * that there are at most `limit` bytes (0: the default). What goes wrong is a line in
 * `notes`.
 */
void cache_store(const struct cache_key *key, struct graph *g, uint64_t limit,
		 struct strbuf *notes);

#endif
