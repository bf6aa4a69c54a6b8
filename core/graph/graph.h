/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The full task graph in memory: one number for each task, 0 .. task_nr - 1 in
 * the byte order of the labels, and columns indexed by it. Every text stands
 * once in a string table and is named by its id there; id 0 is "" and means
 * "has none". A graph does not change after graph_load(); all slices returned
 * from here are valid until graph_release() and end with a zero byte.
 */
#ifndef GRAPH_GRAPH_H
#define GRAPH_GRAPH_H

#include "core/base/bitset.h"
#include "core/base/err.h"
#include "core/base/file.h"
#include "core/base/intern.h"
#include "core/base/strbuf.h"
#include "core/graph/copy.h"
#include "core/graph/facet.h"
#include "core/graph/generator.h"

#define TASK_NONE UINT32_MAX

struct changes;
struct index;

/* Rows of numbers: item[start[i]] .. item[start[i + 1] - 1] are row i. */
struct rows {
	uint32_t *start; /* one more than there are rows */
	uint32_t *item;
};

/* One row. */
struct ids {
	const uint32_t *p;
	uint32_t nr;
};

/*
 * An attribute: a string id for its name, and one for its value's JSON text, compact.
 * A list that holds strings and nothing else (test_manifests is by far the longest) is
 * the row `value & ~ATTR_IS_LIST` of graph.list instead.
 */
struct attr {
	uint32_t name, value;
};
#define ATTR_IS_LIST ((uint32_t)1 << 31)

/*
 * Between tasks that are both in the graph. A soft dependency runs first when it is
 * there anyway; a task is dropped when none of its if-dependencies is left (taskgraph,
 * Task.soft_dependencies and .if_dependencies).
 */
enum edges { EDGES_NEEDS, EDGES_NEEDED_BY, EDGES_SOFT, EDGES_IF, EDGES_NR };

struct graph {
	uint32_t task_nr;
	char *label_bytes;	   /* all labels, each with a zero byte behind it */
	uint32_t *label_start;	   /* task_nr + 1 offsets into label_bytes */
	uint8_t *label_shared;	   /* bytes that begin the label before, too; see labels.h */
	uint64_t *label_chars;	   /* the set of its characters */
	uint64_t *label_new_chars; /* of those behind the shared ones */
	struct intern str;	   /* every other text */
	uint32_t *facet[FACET_NR]; /* string ids */
	uint8_t *class;		   /* enum task_class */
	struct bitset main;	   /* the tasks of class main */
	uint16_t *chunk;	   /* number of the chunk, 0: the suite is not chunked here */
	uint16_t *chunk_total;
	uint32_t *description; /* string ids */
	uint64_t *text_start;  /* where the task's JSON object begins in the text of the source */
	uint32_t *text_bytes;
	struct restart *restart; /* of the copy */
	uint32_t restart_nr;
	struct rows edges[EDGES_NR]; /* a row of tasks for each task, in their order */
	uint32_t *attr_start;	     /* task_nr + 1 offsets into attr */
	struct attr *attr;
	struct rows list; /* lists of string ids; row 0 is empty */
	uint32_t list_nr;
	struct index *index; /* the columns are in its map; NULL: they are allocated */
	/* Only task_nr, main, offered, outline and the texts below may be read: see graph_settle(). */
	bool unsettled;
	char *outline; /* what the first screen shows, from opt->outline(); NULL: there is none */
	uint64_t outline_bytes;

	struct bitset offered;	/* what try offers by default (or the --targets list) */
	bool firefox;		/* has tasks with test_platform and unittest_suite */
	bool has_edges;		/* false: the file has no dependencies (a task set) */
	uint32_t missing_edges; /* dependencies on labels that are not in the file */
	uint64_t source_bytes;	/* of JSON text, decompressed */
	char *source;		/* what the header shows: file name, "demo", "stdin" */
	char *spec;		/* what graph_options said; no password is in any of them */
	char *from;		/* the same for good: of a file its absolute path */
	int64_t made;		/* when its text was read, in seconds since 1970 */
	struct file_id source_id;
	uint64_t key;	/* of its index in the cache; 0: it is in none */
	bool unchecked; /* opened with opt->quick: nobody looked whether it is up to date */
	char *copy; /* path of a copy of its text (copy.h), when it cannot be read again; or NULL */
	/* The copy, open: it can be read though somebody removes it. -1: it could not be opened;
	 * without a copy it means nothing. */
	int copy_fd;
	char *notes;		 /* lines for the user ("" if none), each ended by '\n' */
	struct changes *changes; /* against other graphs, see changes.h; NULL: cannot be asked */
};

/* How far loading is. */
struct graph_progress {
	uint64_t bytes; /* of text read */
	uint32_t tasks;
	int percent; /* of the source; -1: its size is not known */
	/* What a generator or the network said last, as it came; n = 0: nothing. */
	struct slice line;
	/* Of another graph that is compared with this one (changes.h): its SPEC; else NULL. */
	const char *other;
};

struct facet_rules;

struct graph_options {
	const char *spec;     /* see spec.h; NULL: the graph of the checkout (auto.h) */
	const char *targets;  /* target-tasks.json, or NULL */
	const char *checkout; /* root of the checkout, or NULL: its target_tasks.py is asked for
				      the uncommon-label patterns */
	const struct checkout *vcs; /* for "local"; NULL: there is none */
	struct generator_options generator;
	const char *root_url;	  /* of the Taskcluster deployment; NULL: Firefox-CI */
	const char *trust_domain; /* of projects; NULL: the usual one of each */
	bool quick; /* for the checkout's graph: take the one of last time, unchecked */
	/* Fail when it would have to be read or generated; with `quick` already when there is
	 * nothing from last time. */
	bool only_cached;
	bool no_stale;	/* an outage is a failure, whatever there was last time */
	uint64_t also;	/* in the cache it is called so, too, unless 0 (spec.h) */
	bool refresh;	/* what was generated or downloaded before is not good enough */
	bool cache;	/* use the indexes in the user's cache folder, and write one */
	bool unsettled; /* the graph may be opened unsettled, see graph_settle() */
	/* Appends what is to be kept with the graph for the first screen. May be NULL. */
	void (*outline)(const struct graph *g, struct strbuf *out);
	const struct facet_rules *rules; /* graph_load() sets this: see rules.h */
	uint64_t cache_bytes; /* keep that folder under this size; 0: under the default */
	/* Called at the start and now and then while loading; true cancels ("cancelled" in
	 * err). May be NULL. */
	bool (*progress)(void *ctx, const struct graph_progress *at);
	void *ctx;
};

struct index;

/* Reads a graph. On failure `g` needs no release and err is one line with the place. */
int graph_load(struct graph *g, const struct graph_options *opt, struct err *err) MUST_USE;
void graph_release(struct graph *g);
/*
 * Checks what was not when the graph was opened with opt->unsettled, so that all of it can
 * be read; whoever asked for that calls this before anything else. False when its index is
 * damaged: then the graph is to be released, and loaded again without opt->unsettled. Does
 * nothing to a graph that is settled.
 */
bool graph_settle(struct graph *g) MUST_USE;
/* The same for graph_label(), graph_find(), graph_place() and labels.h; the rest stays unsettled. */
bool graph_settle_labels(const struct graph *g) MUST_USE;

/* When its text was made, in seconds since 1970: a file's own date, else when it was read. */
static inline int64_t graph_date(const struct graph *g)
{
	return g->source_id.mtime_ns ? g->source_id.mtime_ns / 1000000000 : g->made;
}

/* What graph.from is for such a SPEC, here; the caller frees it. */
char *graph_full_name(const char *spec, const char *checkout);
/*
 * -1 with one line when a part of the graph's index turned out to be damaged (what
 * asked for it got nothing, so the results since the last check are not to be used).
 * The index is removed; the graph can be loaded again.
 */
int graph_check(const struct graph *g, struct err *err) MUST_USE;

/* The task with this label, or TASK_NONE. */
uint32_t graph_find(const struct graph *g, struct slice label);
/* The first task whose label is not before `text` in the order of bytes; task_nr when all are. */
uint32_t graph_place(const struct graph *g, struct slice text);

static inline struct slice graph_label(const struct graph *g, uint32_t task)
{
	uint32_t start = g->label_start[task], end = g->label_start[task + 1];

	return (struct slice){g->label_bytes + start, end > start ? end - start - (size_t)1 : 0};
}

static inline struct slice graph_facet(const struct graph *g, uint32_t task, enum facet f)
{
	return intern_slice(&g->str, g->facet[f][task]);
}

static inline struct slice graph_str(const struct graph *g, uint32_t id)
{
	return intern_slice(&g->str, id);
}

/*
 * The task is chunk 1 of its suite, or the whole of a suite that is not chunked; _last: the last
 * one, or the whole. Tasks that belong to no suite (builds) are neither.
 */
static inline bool graph_chunk_first(const struct graph *g, uint32_t task)
{
	return g->chunk[task] ? g->chunk[task] == 1 : g->facet[FACET_SUITE][task] != 0;
}

static inline bool graph_chunk_last(const struct graph *g, uint32_t task)
{
	return g->chunk[task] ? g->chunk[task] == g->chunk_total[task]
			      : g->facet[FACET_SUITE][task] != 0;
}

/* Tasks that the task has such edges to. */
struct ids graph_edges(const struct graph *g, uint32_t task, enum edges kind);

struct slice graph_description(const struct graph *g, uint32_t task);

/*
 * Appends the task's JSON object as it stands in the source, which is read again. An
 * error when the source changed since it was loaded, or cannot be read twice (stdin).
 */
int graph_definition(const struct graph *g, uint32_t task, struct strbuf *out,
		     struct err *err) MUST_USE;

/* Attributes of a task, in the order of the file. */
uint32_t graph_attr_nr(const struct graph *g, uint32_t task);
struct slice graph_attr_name(const struct graph *g, uint32_t task, uint32_t i);
/* Appends the JSON text of the value, compact. */
void graph_attr_add(const struct graph *g, uint32_t task, uint32_t i, struct strbuf *out);
/* The number of the attribute with this name (the last, as in Python), or UINT32_MAX. */
uint32_t graph_attr_find(const struct graph *g, uint32_t task, struct slice name);
/* The attributes themselves; NULL when *nr is 0. */
const struct attr *graph_attrs(const struct graph *g, uint32_t task, uint32_t *nr);
/* The one whose name has this string id (the last, as in Python), or NULL. */
const struct attr *graph_attr_named(const struct graph *g, uint32_t task, uint32_t name);
/* The JSON text of an attribute; n = 0 when there is none, or it is a list of strings. */
struct slice graph_attr(const struct graph *g, uint32_t task, const char *name);
/* The string ids of an attribute that is a list of strings, not empty; else nr = 0. */
struct ids graph_attr_list(const struct graph *g, uint32_t task, const char *name);

/* Length of `label` up to and including the '-' before the number it ends with; 0: no number. */
size_t graph_stem(struct slice label);
/*
 * Labels `task` stands in a row with: same label but for the last "-part", when
 * the task is one of several chunks of a test (kind test). Appends the task
 * numbers of all its chunks, itself included, to out[0..max) and returns how
 * many there are in the graph; 0 when the task is not such a chunk.
 * *prefix is the label up to and including the last '-'.
 */
uint32_t graph_chunks(const struct graph *g, uint32_t task, struct slice *prefix, uint32_t *out,
		      uint32_t max);

#endif
