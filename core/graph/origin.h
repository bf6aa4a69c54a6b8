/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Where a graph comes from: what --graph SPEC means, and the source behind it. A
 * row of ORIGIN_LIST for each kind of SPEC; what has none of the prefixes is a file.
 */
#ifndef GRAPH_ORIGIN_H
#define GRAPH_ORIGIN_H

#include "core/graph/generator.h"
#include "core/graph/graph.h"
#include "core/graph/source.h"
#include "core/net/client.h"

/* id, how SPEC begins (with a ':' or '/' at the end) or what it is, what that is */
#define ORIGIN_LIST(X)                                                               \
	X(STDIN, "-", "a graph on stdin")                                            \
	X(DEMO, "demo", "the graph that comes with the program")                     \
	X(LOCAL, "local", "what the checkout's generator prints")                    \
	X(PROJECT, "project:", "the newest graph of a project: project:autoland")    \
	X(INDEX, "index:", "the graph of the decision task at a place in the index") \
	X(TASK, "task:", "the graph of a decision task: task:TASKID")                \
	X(HTTP, "http://", "a graph at an address")                                  \
	X(HTTPS, "https://", "the same")

enum origin_kind {
#define X(id, prefix, text) FROM_##id,
	ORIGIN_LIST(X)
#undef X
		FROM_FILE
};

struct origin {
	enum origin_kind kind;
	const char *rest;     /* of the SPEC, behind the prefix */
	char *root_url;	      /* of the Taskcluster deployment */
	struct net_task task; /* of a decision task that was found */
	struct generator generator;
	bool generates;	    /* `generator` is planned */
	struct file_id id;  /* of a file */
	uint64_t name;	    /* what it is called in the cache (cache.h); 0: nothing */
	uint64_t last;	    /* name for what this SPEC gave last; 0: it is of no use later */
	bool outage;	    /* the look-up failed, and `last` may be good enough */
	struct strbuf line; /* what a child said last; see graph_progress */
	const struct graph_options *opt;
};

enum origin_kind origin_kind(const char *spec, const char **rest);
/*
 * Finds out what the SPEC stands for now: runs git or hg for `local`, asks the
 * network for `project:` and its like (progress() is called meanwhile and may cancel).
 * -1 with err; o->outage is true when the network is to blame.
 */
int origin_find(struct origin *o, const struct graph_options *opt, struct err *err) MUST_USE;
/*
 * Opens it; starts the generator or the download. A file may be another one by now:
 * then o->id and o->name change.
 */
struct source *origin_open(struct origin *o, struct err *err) MUST_USE;
void origin_release(struct origin *o);

/* True for sources whose bytes are gone once they are read. */
static inline bool origin_is_stream(const struct origin *o)
{
	return o->kind != FROM_FILE && o->kind != FROM_DEMO;
}

#endif
