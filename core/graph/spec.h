/* SPDX-License-Identifier: MPL-2.0 */
/*
 * Where a graph comes from: what --graph SPEC means, and the source behind it. A
 * row of SPEC_LIST for each kind of SPEC; what has none of the prefixes is a file.
 */
#ifndef GRAPH_SPEC_H
#define GRAPH_SPEC_H

#include "core/graph/generator.h"
#include "core/graph/graph.h"
#include "core/graph/source.h"
#include "core/net/client.h"

/* id, how SPEC begins (with a ':' or '/' at the end) or what it is, what that is */
#define SPEC_LIST(X)                                                                          \
	X(STDIN, "-", "a graph on stdin")                                                     \
	X(DEMO, "demo", "the graph that comes with the program")                              \
	X(LOCAL, "local", "what the checkout's generator prints")                             \
	X(PROJECT,                                                                            \
	  "project:", "the graph of a project: the newest, or that of project:NAME@REVISION") \
	X(INDEX, "index:", "the graph of the decision task at a place in the index")          \
	X(TASK, "task:", "the graph of a decision task: task:TASKID")                         \
	X(HTTP, "http://", "a graph at an address")                                           \
	X(HTTPS, "https://", "the same")

enum spec_kind {
#define X(id, prefix, text) FROM_##id,
	SPEC_LIST(X)
#undef X
		FROM_FILE
};

struct spec {
	enum spec_kind kind;
	const char *rest;     /* of the SPEC, behind the prefix */
	char *shown;	      /* spec_public() of the SPEC */
	char *root_url;	      /* of the Taskcluster deployment */
	struct net_task task; /* of a decision task that was found */
	struct generator generator;
	bool generates;	    /* `generator` is planned */
	struct file_id id;  /* of a file */
	uint64_t name;	    /* what it is called in the cache (cache.h); 0: nothing */
	uint64_t last;	    /* name for what this SPEC gave last; 0: it is of no use later */
	int status;	    /* of mtry-net when that failed (enum net_status), or 0 */
	struct strbuf line; /* what a child said last; see graph_progress */
	const struct graph_options *opt;
};

enum spec_kind spec_kind(const char *spec, const char **rest);
/* The SPEC as it may be shown and written: a URL without user and password. The caller frees it. */
char *spec_public(const char *spec);
/*
 * Finds out what the SPEC stands for now: runs git or hg for `local`, asks the
 * network for `project:` and its like (progress() is called meanwhile and may cancel).
 * -1 with err; s->status tells why when it was the network.
 */
int spec_find(struct spec *s, const struct graph_options *opt, struct err *err) MUST_USE;
/*
 * To an error, when the graph of a task is not there (any more): the newest one that is, of
 * the project that was asked for, else of the one we stand in (else Firefox's), with its age.
 */
void spec_offer_newest(struct spec *s, struct err *err);
/*
 * Opens it; starts the generator or the download. A file may be another one by now:
 * then s->id and s->name change.
 */
struct source *spec_open(struct spec *s, struct err *err) MUST_USE;
void spec_release(struct spec *s);

/* What the graph of this checkout was last is called so in the cache. */
uint64_t spec_checkout_name(const struct checkout *c);

/* True for sources whose bytes are gone once they are read. */
static inline bool spec_is_stream(const struct spec *s)
{
	return s->kind != FROM_FILE && s->kind != FROM_DEMO;
}

#endif
