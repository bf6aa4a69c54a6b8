/* SPDX-License-Identifier: MPL-2.0 */
/* core/base/map: files as memory; one that becomes shorter is no end of the program. */
#include "core/base/base.h"
#include "core/base/map.h"
#include "tests/unit/unit.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE 4096

static int new_file(void **state, const char *text, size_t n)
{
	char path[4096];
	int fd;

	snprintf(path, sizeof(path), "%s/file", unit_dir(state));
	fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, n), (ssize_t)n);
	return fd;
}

static void zero_bytes_follow_a_file_of_any_size(void **state)
{
	static const size_t sizes[] = {0, 1, PAGE - MAP_PADDING, PAGE - 1, PAGE, 2 * PAGE};
	char text[2 * PAGE];
	struct map m;
	struct err err;

	memset(text, 'x', sizeof(text));
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		int fd = new_file(state, text, sizes[i]);
		assert_int_equal(map_open(&m, fd, &err), 0);
		close(fd);
		assert_int_equal(m.n, sizes[i]);
		assert_memory_equal(m.p, text, sizes[i]);
		for (size_t j = 0; j < MAP_PADDING; j++)
			assert_int_equal(m.p[m.n + j], 0);
		assert_false(map_shrank(&m));
		map_close(&m);
		map_close(&m);
	}
}

static void a_file_that_shrinks_turns_to_zero_bytes(void **state)
{
	char text[3 * PAGE];
	struct map m;
	struct err err;
	int fd;

	memset(text, 'x', sizeof(text));
	fd = new_file(state, text, sizeof(text));
	map_guard();
	assert_int_equal(map_open(&m, fd, &err), 0);
	assert_int_equal(ftruncate(fd, PAGE), 0);
	assert_int_equal(m.p[0], 'x');
	assert_false(map_shrank(&m));
	assert_int_equal(m.p[2 * PAGE], 0);
	assert_int_equal(m.p[PAGE], 0);
	assert_true(map_shrank(&m));
	map_close(&m);
	assert_false(map_shrank(&m));
	close(fd);
}

static void only_files_are_mapped_and_not_too_many(void **state)
{
	struct map m[65];
	struct err err;
	int fd = new_file(state, "x", 1), pipes[2];
	size_t nr = 0;

	assert_int_equal(pipe(pipes), 0);
	assert_int_equal(map_open(&m[0], pipes[0], &err), -1);
	assert_string_equal(err.text, "not a regular file");
	assert_int_equal(map_open(&m[0], -1, &err), -1);
	assert_string_equal(err.text, "Bad file descriptor");
	while (nr < ARRAY_LEN(m) && !map_open(&m[nr], fd, &err))
		nr++;
	assert_int_equal(nr, 64);
	assert_string_equal(err.text, "too many files are mapped");
	while (nr)
		map_close(&m[--nr]);
	close(fd);
	close(pipes[0]);
	close(pipes[1]);
}

/* Faults that are no map's end the program as they always did. */
static void other_faults_are_not_hidden(void **state UNUSED)
{
	int status;
	pid_t pid = fork();

	if (!pid) {
		map_guard();
		raise(SIGBUS);
		raise(SIGBUS);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGBUS);
}

#define WITH_DIR(f) cmocka_unit_test_setup_teardown(f, unit_dir_setup, unit_dir_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_DIR(zero_bytes_follow_a_file_of_any_size),
		WITH_DIR(a_file_that_shrinks_turns_to_zero_bytes),
		WITH_DIR(only_files_are_mapped_and_not_too_many),
		cmocka_unit_test(other_faults_are_not_hidden),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
