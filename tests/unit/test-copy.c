/* SPDX-License-Identifier: MPL-2.0 */
/* core/graph/copy: compressed copies are the text, and can be read from each restart point. */
#include "core/base/base.h"
#include "core/graph/copy.h"
#include "core/graph/source.h"
#include "tests/unit/unit.h"
#include "tests/unit/graph.h"

#include <dirent.h>
#include <sys/resource.h>
#include <unistd.h>

#define SIZE ((size_t)2500000) /* three members */

static char *make_text(void)
{
	char *text = xmalloc(SIZE);
	uint32_t x = 1;

	for (size_t i = 0; i < SIZE; i++) {
		x = x * 1664525 + 1013904223;
		text[i] = (char)('a' + (x >> 28));
	}
	return text;
}

static struct copy *make_copy(void **state, const char *text, size_t piece, uint64_t *hash)
{
	struct err err;
	struct copy *c = copy_start(unit_dir(state), &err);

	assert_non_null(c);
	for (size_t at = 0; at < SIZE; at += piece)
		copy_add(c, text + at, MIN(piece, SIZE - at));
	assert_int_equal(copy_finish(c, hash, &err), 0);
	return c;
}

/* Reads the rest of the file from a restart point on. */
static void assert_reads(const char *path, const struct restart *r, const char *text)
{
	char *buf = xmalloc(SIZE + 1);
	size_t n = 0;
	ptrdiff_t got;
	struct err err;
	struct source *src = source_open(path, &err);

	assert_non_null(src);
	source_restart(src, r->file);
	while ((got = source_read(src, buf + n, SIZE + 1 - n, &err)) > 0)
		n += (size_t)got;
	assert_int_equal(got, 0);
	assert_int_equal(n, SIZE - r->text);
	assert_memory_equal(buf, text + r->text, n);
	source_close(src);
	free(buf);
}

static void a_copy_is_the_text_from_each_restart_point(void **state)
{
	char *text = make_text(), *path = graph_file(state, "copy.gz", "", 0);
	struct restart *restart;
	uint64_t hash, again;
	uint32_t nr;
	struct err err;
	struct copy *c = make_copy(state, text, 1000, &hash);

	assert_int_equal(copy_rename(c, path, &err), 0);
	restart = copy_take_restarts(c, &nr);
	copy_free(c);
	assert_int_equal(nr, 3);
	for (uint32_t i = 0; i < nr; i++)
		assert_reads(path, &restart[i], text);
	free(restart);
	/* In which pieces the text comes does not matter; what it is does. */
	copy_free(make_copy(state, text, SIZE, &again));
	assert_true(again == hash);
	text[SIZE - 1]++;
	copy_free(make_copy(state, text, SIZE, &again));
	assert_true(again != hash);
	free(path);
	free(text);
}

static void what_is_not_wanted_leaves_nothing(void **state)
{
	struct err err;
	struct copy *c = copy_start(unit_dir(state), &err);
	struct dirent *entry;
	DIR *dir;

	copy_add(c, "text", 4);
	copy_free(c);
	dir = opendir(unit_dir(state));
	while ((entry = readdir(dir)))
		assert_int_equal(*entry->d_name, '.');
	closedir(dir);
}

static void a_full_disk_is_told_at_the_end(void **state)
{
	char *text = make_text();
	struct rlimit before, small;
	struct err err;
	struct copy *c = copy_start(unit_dir(state), &err);
	uint64_t hash;

	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small = (struct rlimit){1000, before.rlim_max};
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	copy_add(c, text, SIZE);
	copy_add(c, text, SIZE);
	assert_int_equal(copy_finish(c, &hash, &err), -1);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_non_null(strstr(err.text, "File too large"));
	copy_free(c);
	free(text);
}

static void a_folder_that_is_none_is_told(void **state)
{
	char *path = graph_file(state, "file", "", 0);
	struct err err;

	assert_null(copy_start(path, &err));
	assert_non_null(strstr(err.text, "is not a folder"));
	free(path);
}

#define WITH_DIR(f) cmocka_unit_test_setup_teardown(f, unit_dir_setup, unit_dir_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DIR(a_copy_is_the_text_from_each_restart_point),
		WITH_DIR(what_is_not_wanted_leaves_nothing),
		WITH_DIR(a_full_disk_is_told_at_the_end),
		WITH_DIR(a_folder_that_is_none_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
