/* SPDX-License-Identifier: MPL-2.0 */
/* core/graph: the index on disk and the cache of indexes. No damage leads to a wrong graph. */
#include "core/base/base.h"
#include "core/base/map.h"
#include "core/graph/index.h"
#include "tests/unit/unit.h"
#include "tests/unit/graph.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const char text[] =
	"{\"build-a\":{\"kind\":\"build\",\"description\":\"a build\",\"attributes\":"
	"{\"build_platform\":\"linux64\",\"build_type\":\"opt\",\"run_on_projects\":[\"all\"]},"
	"\"dependencies\":{\"i\":\"image\"},\"task\":{\"workerType\":\"w\"}},"
	"\"test-a-1\":{\"kind\":\"test\",\"attributes\":{\"test_platform\":\"linux64/opt\","
	"\"unittest_suite\":\"s\",\"test_manifests\":[\"a.toml\",\"b.toml\"],\"test_chunk\":\"1\"},"
	"\"dependencies\":{\"b\":\"build-a\"},\"soft_dependencies\":[\"image\"],"
	"\"if_dependencies\":[\"build-a\"],\"task\":{\"extra\":{\"chunks\":{\"total\":2}}}},"
	"\"image\":{\"kind\":\"docker-image\",\"task\":{},\"attributes\":{\"n\":null}}}";

static void assert_same_ids(struct ids a, struct ids b)
{
	assert_int_equal(a.nr, b.nr);
	for (uint32_t i = 0; i < a.nr; i++)
		assert_int_equal(a.p[i], b.p[i]);
}

static void assert_same_slice(struct slice a, struct slice b)
{
	assert_true(slice_equal(a, b));
}

static void assert_same_attributes(const struct graph *a, const struct graph *b, uint32_t t)
{
	struct strbuf x = STRBUF_INIT, y = STRBUF_INIT;

	assert_int_equal(graph_attr_nr(a, t), graph_attr_nr(b, t));
	for (uint32_t i = 0; i < graph_attr_nr(a, t); i++) {
		assert_same_slice(graph_attr_name(a, t, i), graph_attr_name(b, t, i));
		graph_attr_add(a, t, i, &x);
		graph_attr_add(b, t, i, &y);
	}
	assert_string_equal(x.buf, y.buf);
	strbuf_release(&x);
	strbuf_release(&y);
}

/* Everything that can be asked of a graph. */
static void assert_same_graph(const struct graph *a, const struct graph *b)
{
	assert_int_equal(a->task_nr, b->task_nr);
	assert_int_equal(a->source_bytes, b->source_bytes);
	assert_int_equal(a->missing_edges, b->missing_edges);
	assert_true(a->firefox == b->firefox && a->has_edges == b->has_edges);
	assert_true(bitset_equal(&a->main, &b->main));
	assert_true(bitset_equal(&a->offered, &b->offered));
	assert_string_equal(a->notes, b->notes);
	assert_string_equal(a->from, b->from);
	assert_true(a->made && b->made);
	for (uint32_t t = 0; t < a->task_nr; t++) {
		assert_same_slice(graph_label(a, t), graph_label(b, t));
		assert_int_equal(a->label_shared[t], b->label_shared[t]);
		assert_int_equal(a->label_chars[t], b->label_chars[t]);
		assert_int_equal(a->label_new_chars[t], b->label_new_chars[t]);
		assert_int_equal(graph_find(b, graph_label(a, t)), t);
		for (unsigned f = 0; f < FACET_NR; f++)
			assert_same_slice(graph_facet(a, t, f), graph_facet(b, t, f));
		assert_int_equal(a->class[t], b -> class[t]);
		assert_int_equal(a->chunk[t], b->chunk[t]);
		assert_int_equal(a->chunk_total[t], b->chunk_total[t]);
		assert_same_slice(graph_description(a, t), graph_description(b, t));
		assert_int_equal(a->text_start[t], b->text_start[t]);
		assert_int_equal(a->text_bytes[t], b->text_bytes[t]);
		for (unsigned e = 0; e < EDGES_NR; e++)
			assert_same_ids(graph_edges(a, t, e), graph_edges(b, t, e));
		assert_same_attributes(a, b, t);
	}
}

static char *test_path(void **state, const char *name)
{
	struct strbuf path = STRBUF_INIT;

	strbuf_addf(&path, "%s/%s", unit_dir(state), name);
	return strbuf_detach(&path);
}

/* The graph of `text`, and its index as bytes. */
static void make_index(void **state, struct graph *g, struct strbuf *bytes)
{
	char *path = test_path(state, "x.idx");
	struct err err;

	graph_from(state, g, text);
	g->outline = xstrdup("what the first screen shows");
	g->outline_bytes = strlen(g->outline);
	assert_int_equal(index_write(g, path, &err), 0);
	assert_int_equal(file_read(path, SIZE_MAX, bytes, &err), 0);
	free(path);
}

/* Changes bytes of the index x.idx in place. */
static void patch(void **state, const void *p, size_t n, size_t at)
{
	char *path = test_path(state, "x.idx");
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	assert_int_equal(pwrite(fd, p, n, (off_t)at), (ssize_t)n);
	close(fd);
	free(path);
}

static void an_index_is_the_graph(void **state)
{
	char *path = test_path(state, "x.idx");
	struct strbuf bytes = STRBUF_INIT;
	struct graph g, view;
	struct err err;

	make_index(state, &g, &bytes);
	assert_int_equal(index_open(&view, path, &err), 0);
	assert_same_graph(&g, &view);
	assert_int_equal(index_verify(&view, &err), 0);
	graph_release(&view);
	graph_release(&g);
	strbuf_release(&bytes);
	free(path);
}

static void an_index_tells_what_it_is(void **state)
{
	char *path = test_path(state, "x.idx");
	struct strbuf bytes = STRBUF_INIT;
	struct index_info info;
	struct graph g;
	struct err err;

	make_index(state, &g, &bytes);
	assert_int_equal(index_info(path, &info, &err), 0);
	assert_string_equal(info.from, g.from);
	assert_int_equal(*info.from, '/');
	assert_int_equal(info.task_nr, 3);
	assert_int_equal(info.bytes, bytes.len);
	assert_int_equal(index_bytes(&g), bytes.len);
	assert_in_range(info.made, time(NULL) - 60, time(NULL));
	free(info.from);
	patch(state, "\377", 1, 8);
	assert_int_equal(index_info(path, &info, &err), -1);
	assert_true(info.other);
	patch(state, bytes.buf + 8, 1, 8);
	patch(state, "\377", 1, 20);
	assert_int_equal(index_info(path, &info, &err), -1);
	assert_false(info.other);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(index_info(path, &info, &err), 1);
	graph_release(&g);
	strbuf_release(&bytes);
	free(path);
}

static void there_may_be_none(void **state)
{
	char *path = test_path(state, "none.idx");
	struct graph g;
	struct err err;

	assert_int_equal(index_open(&g, path, &err), 1);
	assert_null(g.index);
	free(path);
}

static void a_damaged_byte_is_found_or_never_used(void **state)
{
	char *path = test_path(state, "x.idx");
	struct strbuf bytes = STRBUF_INIT;
	size_t unused = 0;
	struct graph g, view;
	struct err err;

	make_index(state, &g, &bytes);
	for (size_t i = 0; i < bytes.len; i++) {
		char other = (char)(bytes.buf[i] ^ 0x41);
		patch(state, &other, 1, i);
		if (!index_open(&view, path, &err)) {
			if (!index_verify(&view, &err)) {
				assert_same_graph(&g, &view);
				unused++;
			} else { /* it was removed */
				assert_int_equal(index_write(&g, path, &err), 0);
			}
			graph_release(&view);
		}
		patch(state, bytes.buf + i, 1, i);
	}
	/* Only what fills the columns up to multiples of 64 may be anything. */
	assert_in_range(unused, 1, 64 * 40);
	graph_release(&g);
	strbuf_release(&bytes);
	free(path);
}

static void assert_same_labels(const struct graph *a, const struct graph *b)
{
	for (uint32_t i = 0; i < a->task_nr; i++)
		assert_same_slice(graph_label(a, i), graph_label(b, i));
}

/* The same when only what the first screen shows is looked at first. */
static void damage_is_found_when_a_graph_is_settled(void **state)
{
	char *path = test_path(state, "x.idx");
	struct strbuf bytes = STRBUF_INIT;
	size_t early = 0, bad_labels = 0, late = 0;
	struct graph g, view;
	struct err err;

	make_index(state, &g, &bytes);
	for (size_t i = 0; i < bytes.len; i++) {
		char other = (char)(bytes.buf[i] ^ 0x41);
		patch(state, &other, 1, i);
		if (index_open_unsettled(&view, path, &err)) {
			early++;
		} else {
			assert_true(view.unsettled);
			assert_true(bitset_equal(&view.main, &g.main));
			assert_true(bitset_equal(&view.offered, &g.offered));
			assert_int_equal(view.outline_bytes, g.outline_bytes);
			assert_memory_equal(view.outline, g.outline, g.outline_bytes);
			if (graph_settle_labels(&view))
				assert_same_labels(&g, &view);
			else
				bad_labels++;
			if (!graph_settle(&view))
				late++;
			else if (!index_verify(&view, &err))
				assert_same_graph(&g, &view);
			else /* it was removed */
				assert_int_equal(index_write(&g, path, &err), 0);
			assert_true(file_exists(path));
			graph_release(&view);
		}
		patch(state, bytes.buf + i, 1, i);
	}
	assert_in_range(early, 200, bytes.len);
	assert_in_range(bad_labels, sizeof("build-a") + sizeof("test-a-1"), late);
	assert_in_range(late, 200, bytes.len);
	graph_release(&g);
	strbuf_release(&bytes);
	free(path);
}

static void every_truncation_is_found(void **state)
{
	char *path = test_path(state, "x.idx");
	struct strbuf bytes = STRBUF_INIT;
	struct graph g, view;
	struct err err;

	make_index(state, &g, &bytes);
	patch(state, "", 1, bytes.len);
	assert_int_equal(index_open(&view, path, &err), -1);
	assert_non_null(strstr(err.text, "is damaged"));
	for (size_t n = bytes.len; n--;) {
		assert_int_equal(truncate(path, (off_t)n), 0);
		assert_int_equal(index_open(&view, path, &err), -1);
	}
	bytes.buf[8]++;
	patch(state, bytes.buf, bytes.len, 0);
	assert_int_equal(index_open(&view, path, &err), -1);
	assert_non_null(strstr(err.text, "is of another version"));
	graph_release(&g);
	strbuf_release(&bytes);
	free(path);
}

/* Damage in a group that is looked at late: nothing is answered, and the check tells. */
static void late_damage_gives_nothing_and_is_told(void **state)
{
	char *path = test_path(state, "x.idx");
	struct strbuf bytes = STRBUF_INIT;
	struct graph g, view;
	struct err err;

	make_index(state, &g, &bytes);
	patch(state, "\7", 1, bytes.len - 64); /* in the last column, names of attributes */
	assert_int_equal(index_open(&view, path, &err), 0);
	assert_int_equal(graph_check(&view, &err), 0);
	assert_int_equal(graph_edges(&view, 0, EDGES_NEEDS).nr, 1);
	assert_int_equal(graph_attr_nr(&view, 0), 0);
	assert_int_equal(graph_attr(&view, 0, "build_type").n, 0);
	assert_int_equal(graph_check(&view, &err), -1);
	assert_non_null(strstr(err.text, "is damaged"));
	assert_false(file_exists(path));
	assert_int_equal(index_verify(&view, &err), -1);
	graph_release(&view);
	graph_release(&g);
	strbuf_release(&bytes);
	free(path);
}

static void an_index_that_shrinks_is_told(void **state)
{
	char *path = test_path(state, "x.idx");
	struct strbuf bytes = STRBUF_INIT;
	struct graph g, view;
	struct err err;

	map_guard();
	make_index(state, &g, &bytes);
	assert_int_equal(index_open(&view, path, &err), 0);
	assert_int_equal(truncate(path, 0), 0);
	for (uint32_t t = 0; t < view.task_nr; t++) {
		assert_int_equal(graph_label(&view, t).n, 0);
		assert_int_equal(graph_facet(&view, t, FACET_KIND).n, 0);
		assert_int_equal(graph_edges(&view, t, EDGES_NEEDS).nr, 0);
	}
	assert_int_equal(graph_find(&view, slice_from("image")), TASK_NONE);
	assert_int_equal(graph_check(&view, &err), -1);
	graph_release(&view);
	graph_release(&g);
	strbuf_release(&bytes);
	free(path);
}

static void a_full_disk_leaves_nothing_behind(void **state)
{
	char *path = test_path(state, "full.idx");
	struct rlimit before, small;
	struct graph g;
	struct err err;

	graph_from(state, &g, text);
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small = (struct rlimit){1000, before.rlim_max};
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_int_equal(index_write(&g, path, &err), -1);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_non_null(strstr(err.text, "cannot write '"));
	assert_false(file_exists(path));
	graph_release(&g);
	free(path);
}

/* ---- the cache ---- */

static struct graph cached(void **state, const char *json)
{
	char *path = json ? graph_file(state, "graph.json", json, strlen(json))
			  : test_path(state, "graph.json");
	struct graph_options opt = {.spec = path, .cache = true};
	struct graph g;
	struct err err;

	setenv("XDG_CACHE_HOME", unit_dir(state), 1);
	if (graph_load(&g, &opt, &err))
		fail_msg("%s", err.text);
	free(path);
	return g;
}

/* The name of the only index in the cache; free it. */
static char *only_index(void **state)
{
	char *folder = test_path(state, "mtry-tui/index"), *found = NULL;
	DIR *dir = opendir(folder);
	struct dirent *entry;

	assert_non_null(dir);
	while ((entry = readdir(dir)))
		if (*entry->d_name != '.') {
			struct strbuf path = STRBUF_INIT;
			assert_null(found);
			strbuf_addf(&path, "%s/%s", folder, entry->d_name);
			found = strbuf_detach(&path);
		}
	closedir(dir);
	free(folder);
	return found;
}

static void the_second_load_is_from_the_cache(void **state)
{
	struct graph g = cached(state, text), again = cached(state, NULL), plain;

	assert_null(g.index);
	assert_non_null(again.index);
	assert_same_graph(&g, &again);
	assert_string_equal(again.source, "graph.json");
	assert_string_equal(again.notes, g.notes);
	graph_release(&again);
	/* The same bytes in a new file, and without the cache. */
	again = cached(state, text);
	assert_non_null(again.index);
	graph_release(&again);
	free(only_index(state));
	graph_from(state, &plain, text);
	assert_same_graph(&g, &plain);
	graph_release(&plain);
	graph_release(&g);
}

static void keep_label(const struct graph *g, struct strbuf *out)
{
	struct slice label = graph_label(g, 0);

	strbuf_add(out, label.p, label.n);
}

static void an_outline_is_kept_and_opened_first(void **state)
{
	char *path = graph_file(state, "graph.json", text, strlen(text));
	struct graph_options opt = {.spec = path, .cache = true, .outline = keep_label};
	struct graph g;
	struct err err;

	setenv("XDG_CACHE_HOME", unit_dir(state), 1);
	opt.unsettled = true;
	for (int i = 0; i < 2; i++) { /* read, from the cache */
		assert_int_equal(graph_load(&g, &opt, &err), 0);
		assert_int_equal(g.unsettled, i);
		assert_int_equal(g.outline_bytes, strlen("build-a"));
		assert_memory_equal(g.outline, "build-a", strlen("build-a"));
		assert_true(graph_settle(&g));
		assert_false(g.unsettled);
		assert_string_equal(graph_label(&g, 0).p, "build-a");
		graph_release(&g);
	}
	opt.targets = graph_file(state, "targets.json", "[\"image\"]", 9); /* reads labels */
	assert_int_equal(graph_load(&g, &opt, &err), 0);
	assert_false(g.unsettled);
	graph_release(&g);
	free((char *)(uintptr_t)opt.targets);
	free(path);
}

static void other_bytes_are_another_graph(void **state)
{
	struct graph g = cached(state, text), other;

	other = cached(state, "{\"a\":{\"kind\":\"k\"}}");
	assert_null(other.index);
	assert_int_equal(other.task_nr, 1);
	graph_release(&other);
	other = cached(state, NULL);
	assert_non_null(other.index);
	assert_int_equal(other.task_nr, 1);
	graph_release(&other);
	graph_release(&g);
}

static void a_damaged_index_is_made_again_with_one_line(void **state)
{
	struct graph g = cached(state, text), again;
	char *path = only_index(state);
	struct err err;

	assert_int_equal(file_write_atomic(path, "junk", 4, 0600, &err), 0);
	again = cached(state, NULL);
	assert_null(again.index);
	assert_non_null(strstr(again.notes, "is damaged: it is made again\n"));
	assert_null(strchr(strchr(again.notes, '\n') + 1, '\n'));
	graph_release(&again);
	again = cached(state, NULL);
	assert_non_null(again.index);
	assert_string_equal(again.notes, g.notes);
	graph_release(&again);
	graph_release(&g);
	free(path);
}

static void late_damage_removes_the_index_not_its_name(void **state)
{
	struct graph g = cached(state, text), again;
	char *path = only_index(state);
	struct err err;
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	assert_int_equal(pwrite(fd, "\7", 1, lseek(fd, 0, SEEK_END) - 64), 1);
	close(fd);
	again = cached(state, NULL);
	assert_non_null(again.index);
	assert_int_equal(graph_attr_nr(&again, 0), 0);
	assert_int_equal(graph_check(&again, &err), -1);
	assert_false(file_exists(path));
	graph_release(&again);
	again = cached(state, NULL);
	assert_null(again.index);
	graph_release(&again);
	graph_release(&g);
	free(path);
}

static void two_at_once_both_have_the_graph(void **state)
{
	enum { NR = 8 };
	pid_t pid[NR];
	struct graph g;

	free(graph_file(state, "graph.json", text, strlen(text)));
	for (int i = 0; i < NR; i++) {
		pid[i] = fork();
		if (!pid[i]) {
			g = cached(state, NULL);
			_exit(g.task_nr == 3 && !*g.notes ? 0 : 1);
		}
	}
	for (int i = 0; i < NR; i++) {
		int status;
		assert_int_equal(waitpid(pid[i], &status, 0), pid[i]);
		assert_int_equal(status, 0);
	}
	g = cached(state, NULL);
	assert_non_null(g.index);
	graph_release(&g);
	free(only_index(state));
}

static void a_folder_that_cannot_be_made_is_told(void **state)
{
	char *path = graph_file(state, "mtry-tui", "", 0);
	struct graph g = cached(state, text);

	assert_non_null(strstr(g.notes, "the next start reads the graph again\n"));
	assert_int_equal(g.task_nr, 3);
	graph_release(&g);
	free(path);
}

static bool shorten(void *path, const struct graph_progress *at)
{
	if (!at->tasks)
		return false;
	assert_int_equal(truncate(path, 4096), 0);
	return false;
}

static void a_graph_that_shrinks_while_it_is_read_is_an_error(void **state)
{
	struct strbuf json = STRBUF_INIT;
	struct graph_options opt = {.progress = shorten};
	struct graph g;
	struct err err;
	char *path;

	map_guard();
	for (int i = 0; i < 60000; i++)
		strbuf_addf(&json, "%s\"t%d\":{\"kind\":\"test\",\"task\":{\"x\":\"%060d\"}}",
			    i ? "," : "{", i, i);
	strbuf_addch(&json, '}');
	path = graph_file(state, "graph.json", json.buf, json.len);
	opt.spec = opt.ctx = path;
	assert_int_equal(graph_load(&g, &opt, &err), -1);
	assert_non_null(strstr(err.text, "the file became shorter while it was read"));
	strbuf_release(&json);
	free(path);
}

#define WITH_DIR(f) cmocka_unit_test_setup_teardown(f, unit_dir_setup, unit_dir_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DIR(an_index_is_the_graph),
		WITH_DIR(an_index_tells_what_it_is),
		WITH_DIR(there_may_be_none),
		WITH_DIR(a_damaged_byte_is_found_or_never_used),
		WITH_DIR(damage_is_found_when_a_graph_is_settled),
		WITH_DIR(every_truncation_is_found),
		WITH_DIR(late_damage_gives_nothing_and_is_told),
		WITH_DIR(an_index_that_shrinks_is_told),
		WITH_DIR(a_full_disk_leaves_nothing_behind),
		WITH_DIR(the_second_load_is_from_the_cache),
		WITH_DIR(an_outline_is_kept_and_opened_first),
		WITH_DIR(other_bytes_are_another_graph),
		WITH_DIR(a_damaged_index_is_made_again_with_one_line),
		WITH_DIR(late_damage_removes_the_index_not_its_name),
		WITH_DIR(two_at_once_both_have_the_graph),
		WITH_DIR(a_folder_that_cannot_be_made_is_told),
		WITH_DIR(a_graph_that_shrinks_while_it_is_read_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
