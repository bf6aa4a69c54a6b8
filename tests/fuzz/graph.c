/* SPDX-License-Identifier: MPL-2.0 */
/*
 * The text of a graph (or gzip), mapped as a file and again through a pipe with the
 * portable way over strings: both read the same graph, or say the same.
 */
#include "core/base/base.h"
#include "core/base/file.h"
#include "core/graph/plain.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <unistd.h>

#define MOST 60000 /* bytes, fewer than a pipe holds */

static int load(struct graph *g, const char *path, struct err *err)
{
	struct graph_options opt = {.spec = path};

	return graph_load(g, &opt, err);
}

static int load_file(struct graph *g, const uint8_t *data, size_t size, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	struct err ignored;
	char path[32];
	int fd = fuzz_file(data, size, path), ret;

	plain_use(PLAIN_FASTEST);
	ret = load(g, path, err);
	for (uint32_t task = 0; !ret && task < g->task_nr; task++) {
		strbuf_reset(&text);
		FUZZ_ASSERT(!graph_definition(g, task, &text, &ignored));
		FUZZ_ASSERT(text.len == g->text_bytes[task] && text.buf[0] == '{');
	}
	strbuf_release(&text);
	close(fd);
	return ret;
}

static int load_pipe(struct graph *g, const uint8_t *data, size_t size, struct err *err)
{
	int ends[2], ret;
	char path[32];

	FUZZ_ASSERT(!pipe(ends) && !file_write_all(ends[1], data, size));
	close(ends[1]);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", ends[0]);
	plain_use(PLAIN_PORTABLE);
	ret = load(g, path, err);
	close(ends[0]);
	return ret;
}

/* What an error says behind the name of the source, without the advice that is for files only. */
static const char *told(struct err *err)
{
	const char *text = strstr(err->text, ": ");
	char *advice = strstr(err->text, " (run 'git lfs pull')");

	if (advice)
		*advice = '\0';
	return text ? text : "";
}

static void assert_same(const struct graph *a, const struct graph *b)
{
	FUZZ_ASSERT(a->task_nr == b->task_nr && a->source_bytes == b->source_bytes);
	FUZZ_ASSERT(bitset_equal(&a->offered, &b->offered));
	for (uint32_t task = 0; task < a->task_nr; task++) {
		FUZZ_ASSERT(slice_equal(graph_label(a, task), graph_label(b, task)));
		FUZZ_ASSERT(a->text_start[task] == b->text_start[task]);
		FUZZ_ASSERT(graph_attr_nr(a, task) == graph_attr_nr(b, task));
		FUZZ_ASSERT(graph_find(a, graph_label(b, task)) == task);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct graph file, piped;
	struct err file_err, pipe_err;
	bool ok;

	if (size > MOST)
		return 0;
	ok = !load_file(&file, data, size, &file_err);
	FUZZ_ASSERT(ok == !load_pipe(&piped, data, size, &pipe_err));
	if (ok) {
		fuzz_touch(&file);
		assert_same(&file, &piped);
		graph_release(&file);
		graph_release(&piped);
	} else {
		FUZZ_ASSERT(*file_err.text && !strchr(file_err.text, '\n'));
		FUZZ_ASSERT(!strcmp(told(&file_err), told(&pipe_err)));
	}
	return 0;
}
