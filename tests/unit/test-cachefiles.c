/* SPDX-License-Identifier: MPL-2.0 */
/* core/graph: the files of the cache. What is not ours, or not in it, stays. */
#include "core/base/base.h"
#include "core/graph/cachefiles.h"
#include "core/graph/index.h"
#include "tests/unit/unit.h"
#include "tests/unit/graph.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define HOUR 3600

static char *path_of(void **state, const char *name)
{
	struct strbuf path = STRBUF_INIT;

	strbuf_addf(&path, "%s/mtry-tui/%s", unit_dir(state), name);
	return strbuf_detach(&path);
}

static void set_age(const char *path, long hours)
{
	struct timespec t = {.tv_sec = time(NULL) - hours * HOUR};
	struct timespec both[] = {t, t};

	assert_int_equal(utimensat(AT_FDCWD, path, both, AT_SYMLINK_NOFOLLOW), 0);
}

/* A file of `n` bytes that was used so many hours ago. */
static void make(void **state, const char *name, size_t n, long hours)
{
	char *path = path_of(state, name), *bytes = xcalloc(1, n + 1);
	struct err err;

	assert_int_equal(file_write_atomic(path, bytes, n, 0600, &err), 0);
	set_age(path, hours);
	free(bytes);
	free(path);
}

static void make_link(void **state, const char *name, const char *target, long hours)
{
	char *path = path_of(state, name);

	assert_int_equal(symlink(target, path), 0);
	set_age(path, hours);
	free(path);
}

static bool there(void **state, const char *name)
{
	char *path = path_of(state, name);
	struct stat st;
	bool is = !lstat(path, &st);

	free(path);
	return is;
}

static int setup(void **state)
{
	struct err err;
	char *path;

	if (unit_dir_setup(state))
		return -1;
	setenv("XDG_CACHE_HOME", unit_dir(state), 1);
	path = path_of(state, "names");
	assert_int_equal(file_mkdirs(path, &err), 0);
	free(path);
	return 0;
}

/* Three indexes of 100 bytes; b was used last, then c, then a. */
static void make_three(void **state)
{
	make(state, "index/aaaaaaaaaaaaaaaa.idx", 100, 30);
	make(state, "index/bbbbbbbbbbbbbbbb.idx", 100, 2);
	make(state, "index/cccccccccccccccc.idx", 100, 20);
}

static void add_name(void *ctx, const struct cache_file *f)
{
	strbuf_addf(ctx, "%s ", f->name);
}

static void assert_prunes(uint64_t limit, const char *removed)
{
	struct strbuf names = STRBUF_INIT;
	struct err err;

	assert_int_equal(cache_prune(limit, add_name, &names, &err), 0);
	assert_string_equal(names.buf, removed);
	strbuf_release(&names);
}

static void the_last_used_comes_first(void **state)
{
	struct cache_files list;
	struct err err;

	assert_int_equal(cache_files_list(&list, &err), 0);
	assert_int_equal(list.nr, 0);
	cache_files_release(&list);
	make_three(state);
	make(state, "index/bbbbbbbbbbbbbbbb.idx.x1y2z3", 100, 0);
	make(state, "index/notes", 100, 0);
	assert_int_equal(cache_files_list(&list, &err), 0);
	assert_int_equal(list.nr, 3);
	assert_string_equal(list.file[0].name, "index/bbbbbbbbbbbbbbbb.idx");
	assert_string_equal(list.file[1].name, "index/cccccccccccccccc.idx");
	assert_string_equal(list.file[2].name, "index/aaaaaaaaaaaaaaaa.idx");
	assert_int_equal(cache_files_bytes(&list), 300);
	cache_files_release(&list);
}

static void the_oldest_is_removed_until_the_rest_fits(void **state)
{
	make_three(state);
	assert_prunes(300, "");
	assert_prunes(299, "index/aaaaaaaaaaaaaaaa.idx ");
	assert_prunes(99, "index/cccccccccccccccc.idx index/bbbbbbbbbbbbbbbb.idx ");
	assert_prunes(0, "");
}

static void a_copy_goes_with_its_index(void **state)
{
	struct cache_files list;
	struct err err;

	make_three(state);
	make(state, "copies/aaaaaaaaaaaaaaaa.gz", 50, 1);
	make(state, "copies/eeeeeeeeeeeeeeee.gz", 7, 40);
	make(state, "copies/new.x1y2z3", 7, 25);
	make(state, "copies/new.x1y2z4", 7, 23);
	assert_int_equal(cache_files_list(&list, &err), 0);
	assert_int_equal(list.nr, 4);
	assert_string_equal(list.file[2].name, "index/aaaaaaaaaaaaaaaa.idx");
	assert_int_equal(list.file[2].bytes, 150);
	assert_string_equal(list.file[3].name, "copies/eeeeeeeeeeeeeeee.gz");
	assert_int_equal(cache_files_bytes(&list), 357);
	cache_files_release(&list);
	assert_prunes(349,
		      "copies/eeeeeeeeeeeeeeee.gz index/aaaaaaaaaaaaaaaa.idx copies/new.x1y2z3 ");
	assert_false(there(state, "copies/aaaaaaaaaaaaaaaa.gz"));
	assert_true(there(state, "copies/new.x1y2z4"));
}

static void names_that_lead_nowhere_are_removed(void **state)
{
	make_three(state);
	make_link(state, "names/1111111111111111", "../index/aaaaaaaaaaaaaaaa.idx", 30);
	make_link(state, "names/2222222222222222", "../index/bbbbbbbbbbbbbbbb.idx", 0);
	make_link(state, "names/3333333333333333", "../index/dddddddddddddddd.idx", 0);
	assert_prunes(1000, "names/3333333333333333 ");
	assert_prunes(200, "index/aaaaaaaaaaaaaaaa.idx names/1111111111111111 ");
	assert_true(there(state, "names/2222222222222222"));
}

static void what_a_killed_program_left_is_removed_after_a_day(void **state)
{
	make(state, "index/aaaaaaaaaaaaaaaa.idx.x1y2z3", 10, 25);
	make_link(state, "names/1111111111111111.77", "../index/dddddddddddddddd.idx", 25);
	make(state, "index/aaaaaaaaaaaaaaaa.idx.young1", 10, 23);
	make_link(state, "names/1111111111111111.78", "../index/aaaaaaaaaaaaaaaa.idx", 23);
	assert_prunes(0, "index/aaaaaaaaaaaaaaaa.idx.x1y2z3 names/1111111111111111.77 ");
	assert_true(there(state, "index/aaaaaaaaaaaaaaaa.idx.young1"));
	assert_true(there(state, "names/1111111111111111.78"));
}

static void what_is_not_ours_stays(void **state)
{
	make(state, "notes.idx", 10, 1000);
	make(state, "index/notes", 10, 1000);
	make(state, "index/AAAAAAAAAAAAAAAA.idx", 10, 1000);
	make(state, "index/aaaaaaaaaaaaaaaaa.idx.x", 10, 1000);
	make_link(state, "index/aaaaaaaaaaaaaaaa.idx", "../notes.idx", 1000);
	make_link(state, "names/1111111111111111", "../../elsewhere", 1000);
	make_link(state, "names/2222222222222222", "../index/../../x", 1000);
	assert_prunes(0, "");
	assert_true(there(state, "notes.idx"));
	assert_true(there(state, "index/aaaaaaaaaaaaaaaa.idx"));
	assert_true(there(state, "names/1111111111111111"));
}

static void a_folder_that_is_a_link_is_not_entered(void **state)
{
	struct cache_files list;
	struct err err;

	make(state, "other/aaaaaaaaaaaaaaaa.idx", 10, 1000);
	make_link(state, "index", "other", 1000);
	assert_int_equal(cache_files_list(&list, &err), -1);
	cache_files_release(&list);
	assert_int_equal(cache_prune(0, NULL, NULL, &err), -1);
	assert_non_null(strstr(err.text, "cannot read the folder '"));
	assert_int_equal(cache_remove("index/aaaaaaaaaaaaaaaa.idx", &err), -1);
	assert_true(there(state, "other/aaaaaaaaaaaaaaaa.idx"));
}

static void a_graph_in_use_stays_valid(void **state)
{
	char *path = graph_file(state, "graph.json", "{\"a\":{\"kind\":\"k\"}}", 18);
	struct graph_options opt = {.spec = path, .cache = true};
	struct cache_files list;
	struct graph g;
	struct err err;

	assert_int_equal(graph_load(&g, &opt, &err), 0);
	graph_release(&g);
	assert_int_equal(graph_load(&g, &opt, &err), 0);
	assert_non_null(g.index);
	assert_int_equal(cache_prune(0, NULL, NULL, &err), 0);
	assert_int_equal(cache_files_list(&list, &err), 0);
	assert_int_equal(list.nr, 0);
	cache_files_release(&list);
	assert_int_equal(index_verify(&g, &err), 0);
	assert_string_equal(graph_label(&g, 0).p, "a");
	graph_release(&g);
	free(path);
}

/* A graph is stored under a limit: the one that was just made is the last to go. */
static void storing_a_graph_prunes(void **state)
{
	char *path = graph_file(state, "graph.json", "{\"a\":{\"kind\":\"k\"}}", 18);
	struct graph_options opt = {.spec = path, .cache = true, .cache_bytes = 10000};
	struct cache_files list;
	struct graph g;
	struct err err;

	make(state, "index/aaaaaaaaaaaaaaaa.idx", 9000, 30);
	assert_int_equal(graph_load(&g, &opt, &err), 0);
	assert_null(strstr(g.notes, "the next start"));
	graph_release(&g);
	assert_int_equal(cache_files_list(&list, &err), 0);
	assert_int_equal(list.nr, 1);
	assert_string_not_equal(list.file[0].name, "index/aaaaaaaaaaaaaaaa.idx");
	cache_files_release(&list);
	free(path);
}

static int64_t used(void **state, const char *name)
{
	char *path = path_of(state, name);
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	free(path);
	return time(NULL) - st.st_mtime;
}

static void use_is_remembered_once_an_hour(void **state)
{
	char *path;

	make_three(state);
	path = path_of(state, "index/aaaaaaaaaaaaaaaa.idx");
	cache_touch(path);
	assert_in_range(used(state, "index/aaaaaaaaaaaaaaaa.idx"), 0, 60);
	set_age(path, 0);
	free(path);
	make(state, "index/bbbbbbbbbbbbbbbb.idx", 1, 1);
	path = path_of(state, "index/bbbbbbbbbbbbbbbb.idx");
	assert_int_equal(utimensat(AT_FDCWD, path,
				   (struct timespec[]){{.tv_sec = time(NULL) - HOUR / 2},
						       {.tv_sec = time(NULL) - HOUR / 2}},
				   0),
			 0);
	cache_touch(path);
	assert_in_range(used(state, "index/bbbbbbbbbbbbbbbb.idx"), HOUR / 2, HOUR / 2 + 60);
	free(path);
	cache_touch("/nonexistent/x.idx");
}

#define WITH_CACHE(f) cmocka_unit_test_setup_teardown(f, setup, unit_dir_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_CACHE(the_last_used_comes_first),
		WITH_CACHE(the_oldest_is_removed_until_the_rest_fits),
		WITH_CACHE(a_copy_goes_with_its_index),
		WITH_CACHE(names_that_lead_nowhere_are_removed),
		WITH_CACHE(what_a_killed_program_left_is_removed_after_a_day),
		WITH_CACHE(what_is_not_ours_stays),
		WITH_CACHE(a_folder_that_is_a_link_is_not_entered),
		WITH_CACHE(a_graph_in_use_stays_valid),
		WITH_CACHE(storing_a_graph_prunes),
		WITH_CACHE(use_is_remembered_once_an_hour),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
