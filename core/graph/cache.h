/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Indexes of graphs in the user's cache folder:
 *   index/KEY.idx   KEY: hash of the source's bytes, of the version and of the rules
 *                   that make facets and the offered set
 *   names/NAME      a symbolic link to one of them; NAME: hash of what the source is
 *                   called (a file's identity, a task and its run) and of the same
 * so that a source which was seen before is not even read. Both are 16 hex digits.
 * All of it can be removed at any time.
 */
#ifndef GRAPH_CACHE_H
#define GRAPH_CACHE_H

#include "core/graph/graph.h"
#include "core/graph/source.h"

/* What a graph in the cache is found by. */
struct cache_key {
	uint64_t rules;	  /* hash of version, facet rules, uncommon-label patterns */
	uint64_t name;	  /* 0: the source has none */
	uint64_t content; /* 0: not known yet */
};

/* The key of a source; reads what the rules are made of, but not the source. */
void cache_key_init(struct cache_key *key, const struct source *src, const char *checkout);
/*
 * Opens the index of the source. 0; 1 when there is none that can be used: *key has
 * the content hash then (when the source's bytes are there) and `notes` a line when
 * an index was damaged; -1 when progress() cancelled.
 */
int cache_open(struct cache_key *key, const struct source *src, const struct graph_options *opt,
	       struct graph *g, struct strbuf *notes, struct err *err) MUST_USE;
/* Writes the index of a graph that was read. What goes wrong is a line in `notes`. */
void cache_store(const struct cache_key *key, const struct graph *g, struct strbuf *notes);

#endif
