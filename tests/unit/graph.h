/* SPDX-License-Identifier: MPL-2.0 */
/* Graphs written as literals, for the tests of core/graph. Include after unit.h. */
#ifndef TESTS_UNIT_GRAPH_H
#define TESTS_UNIT_GRAPH_H

#include "core/base/file.h"
#include "core/base/strbuf.h"
#include "core/graph/graph.h"

#include <zlib.h>

/* Writes bytes to the file `name` in the test's folder; the caller frees its path. */
static inline char *graph_file(void **state, const char *name, const void *p, size_t n)
{
	struct strbuf path = STRBUF_INIT;
	struct err err;

	strbuf_addf(&path, "%s/%s", unit_dir(state), name);
	assert_int_equal(file_write_atomic(path.buf, p, n, 0600, &err), 0);
	return strbuf_detach(&path);
}

/* graph_load() of these bytes; on failure the text in err has no "FILE: " any more. */
static inline int graph_try(void **state, struct graph *g, const void *p, size_t n, struct err *err)
{
	char *path = graph_file(state, "graph.json", p, n);
	size_t skip = strlen(path) + 2;
	struct graph_options opt = {.spec = path};
	int ret = graph_load(g, &opt, err);

	if (ret && !strncmp(err->text, path, skip - 2))
		memmove(err->text, err->text + skip, strlen(err->text + skip) + 1);
	free(path);
	return ret;
}

static inline void graph_from(void **state, struct graph *g, const char *json)
{
	struct err err;

	if (graph_try(state, g, json, strlen(json), &err))
		fail_msg("%s", err.text);
}

static inline void assert_graph_fails(void **state, const char *json, const char *message)
{
	struct graph g;
	struct err err;

	assert_int_equal(graph_try(state, &g, json, strlen(json), &err), -1);
	assert_string_equal(err.text, message);
}

static inline uint32_t task_named(const struct graph *g, const char *label)
{
	uint32_t task = graph_find(g, slice_from(label));

	if (task == TASK_NONE)
		fail_msg("no task '%s'", label);
	return task;
}

static inline void assert_facet(const struct graph *g, const char *label, enum facet f,
				const char *want)
{
	assert_string_equal(graph_facet(g, task_named(g, label), f).p, want);
}

/* Appends a gzip member that holds the text. */
static inline void add_gzip(struct strbuf *out, const char *text, size_t n)
{
	z_stream z = {0};
	char piece[4096];

	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, 0), Z_OK);
	z.next_in = (z_const Bytef *)(uintptr_t)text;
	z.avail_in = (uInt)n;
	do {
		z.next_out = (Bytef *)piece;
		z.avail_out = sizeof(piece);
		assert_int_not_equal(deflate(&z, Z_FINISH), Z_STREAM_ERROR);
		strbuf_add(out, piece, sizeof(piece) - z.avail_out);
	} while (!z.avail_out);
	deflateEnd(&z);
}

#endif
