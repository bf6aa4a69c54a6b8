/* SPDX-License-Identifier: MPL-2.0 */
/* core/query/history: what is kept of the queries that were used. */
#include "core/base/base.h"
#include "tests/unit/unit.h"

#include "core/base/file.h"
#include "core/query/history.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char *file_in(void **state)
{
	struct strbuf path = STRBUF_INIT;

	strbuf_addf(&path, "%s/a/queries", unit_dir(state));
	return strbuf_detach(&path);
}

static void add(const char *path, const char *query)
{
	struct err err;

	if (history_add(path, "project", query, &err))
		fail_msg("%s", err.text);
}

/* What is in the file, oldest first, with a '|' behind each. */
static void expect(const char *path, const char *want)
{
	struct history h = HISTORY_INIT;
	struct strbuf got = STRBUF_INIT;
	struct err err;

	if (history_read(&h, path, &err))
		fail_msg("%s", err.text);
	for (size_t i = 0; i < h.nr; i++)
		strbuf_addf(&got, "%s|", h.query[i]);
	assert_string_equal(got.buf, want);
	strbuf_release(&got);
	history_release(&h);
}

static void write_file(const char *path, const char *text, size_t n)
{
	struct err err;

	assert_int_equal(file_write_atomic(path, text, n, 0600, &err), 0);
}

static void what_is_used_again_becomes_the_newest(void **state)
{
	char *path = file_in(state);
	struct stat st;

	expect(path, "");
	add(path, "linux 'xpcshell");
	add(path, "a | b");
	add(path, "linux 'xpcshell");
	expect(path, "a | b|linux 'xpcshell|");
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	free(path);
}

static void what_is_no_line_is_not_kept(void **state)
{
	char *path = file_in(state), *longer = xcalloc(HISTORY_QUERY_MAX + 2, 1);

	add(path, "one");
	add(path, "");
	add(path, "two\nthree");
	add(path, "\033[31m");
	add(path, "\xff");
	memset(longer, 'x', HISTORY_QUERY_MAX + 1);
	add(path, longer);
	expect(path, "one|");
	free(longer);
	free(path);
}

static void the_oldest_go_when_there_are_too_many(void **state)
{
	char *path = file_in(state), name[32];
	struct history h = HISTORY_INIT;
	struct err err;

	for (int i = 0; i < HISTORY_MAX + 2; i++) {
		snprintf(name, sizeof(name), "query %d", i);
		add(path, name);
	}
	assert_int_equal(history_read(&h, path, &err), 0);
	assert_int_equal(h.nr, HISTORY_MAX);
	assert_string_equal(h.query[0], "query 2");
	assert_string_equal(h.query[h.nr - 1], name);
	history_release(&h);
	free(path);
}

static void a_damaged_file_is_told_of_and_mended(void **state)
{
	static const char text[] = "# queries of x\none\n\x01two\nthr\0ee\nfour\nfi";
	char *path = file_in(state);
	struct history h = HISTORY_INIT;
	struct strbuf want = STRBUF_INIT;
	struct err err;

	write_file(path, text, sizeof(text) - 1);
	assert_int_equal(history_read(&h, path, &err), -1);
	strbuf_addf(&want, "%s:3: no query: the line is left out", path);
	assert_string_equal(err.text, want.buf);
	assert_int_equal(h.nr, 2);
	history_release(&h);
	add(path, "six");
	expect(path, "one|four|six|");
	write_file(path,
		   "\x7f"
		   "ELF",
		   4);
	assert_int_equal(history_read(&h, path, &err), -1);
	assert_int_equal(h.nr, 0);
	add(path, "six");
	expect(path, "six|");
	strbuf_release(&want);
	free(path);
}

static void what_cannot_be_read_is_left_alone(void **state)
{
	char *path = file_in(state), *big = xcalloc(5, 1024 * 1024);
	struct history h = HISTORY_INIT;
	struct stat st;
	struct err err;

	memset(big, 'x', 5 * 1024 * 1024);
	write_file(path, big, 5 * 1024 * 1024);
	assert_int_equal(history_read(&h, path, &err), -1);
	assert_int_equal(history_add(path, "project", "one", &err), -1);
	assert_non_null(strstr(err.text, "is larger than"));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_size, 5 * 1024 * 1024);
	history_release(&h);
	free(big);
	free(path);
}

static void a_link_is_not_followed(void **state)
{
	static const char *const end[] = {"", ".lock"};
	struct strbuf link = STRBUF_INIT;
	struct stat st;
	struct err err;

	for (size_t i = 0; i < ARRAY_LEN(end); i++) {
		char *path = file_in(state);
		add(path, "one");
		strbuf_reset(&link);
		strbuf_addf(&link, "%s%s", path, end[i]);
		assert_int_equal(unlink(link.buf), 0);
		assert_int_equal(symlink("../elsewhere", link.buf), 0);
		assert_int_equal(history_add(path, "project", "two", &err), -1);
		assert_non_null(strstr(err.text, "is a symbolic link"));
		assert_int_equal(lstat(link.buf, &st), 0);
		assert_true(S_ISLNK(st.st_mode));
		assert_int_equal(unlink(link.buf), 0);
		free(path);
	}
	strbuf_reset(&link);
	strbuf_addf(&link, "%s/elsewhere", unit_dir(state));
	assert_false(file_is_there(link.buf));
	strbuf_release(&link);
}

static void a_folder_that_cannot_be_made_is_an_error(void **state)
{
	struct strbuf path = STRBUF_INIT;
	struct err err;

	strbuf_addf(&path, "%s/file", unit_dir(state));
	write_file(path.buf, "", 0);
	strbuf_addstr(&path, "/queries");
	assert_int_equal(history_add(path.buf, "project", "one", &err), -1);
	assert_non_null(strstr(err.text, "is not a folder"));
	strbuf_release(&path);
}

static void a_lock_that_is_not_given_back_is_an_error(void **state)
{
	char *path = file_in(state);
	struct strbuf lock = STRBUF_INIT;
	struct err err;
	int fd;

	add(path, "one");
	strbuf_addf(&lock, "%s.lock", path);
	fd = open(lock.buf, O_RDWR | O_CLOEXEC);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	assert_int_equal(history_add(path, "project", "two", &err), -1);
	assert_non_null(strstr(err.text, "cannot lock"));
	expect(path, "one|");
	close(fd);
	strbuf_release(&lock);
	free(path);
}

static void two_programs_lose_nothing_of_each_other(void **state)
{
	enum { PROGRAMS = 3, EACH = 30 };
	char *path = file_in(state), name[32];
	struct history h = HISTORY_INIT;
	struct err err;
	int status;

	for (int p = 0; p < PROGRAMS; p++) {
		if (fork())
			continue;
		for (int i = 0; i < EACH; i++) {
			snprintf(name, sizeof(name), "%d of %d", i, p);
			while (history_add(path, "project", name, &err)) /* its wait is short */
				;
		}
		_exit(0);
	}
	for (int p = 0; p < PROGRAMS; p++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	assert_int_equal(history_read(&h, path, &err), 0);
	assert_int_equal(h.nr, PROGRAMS * EACH);
	history_release(&h);
	free(path);
}

static void projects_have_files_of_their_own(void **state UNUSED)
{
	struct strbuf a = STRBUF_INIT, b = STRBUF_INIT;
	struct err err;

	setenv("XDG_STATE_HOME", "/state", 1);
	assert_int_equal(history_path("/home/me/../x", &a, &err), 0);
	assert_int_equal(history_path("https://h/../../y", &b, &err), 0);
	assert_int_equal(strncmp(a.buf, "/state/mtry-tui/queries/", 24), 0);
	assert_null(strchr(a.buf + 24, '/'));
	assert_string_not_equal(a.buf, b.buf);
	unsetenv("XDG_STATE_HOME");
	unsetenv("HOME");
	assert_int_equal(history_path("x", &a, &err), -1);
	strbuf_release(&a);
	strbuf_release(&b);
}

static void words_are_found_in_any_order(void **state UNUSED)
{
	assert_true(history_match("linux 'Mochitest !asan", ""));
	assert_true(history_match("linux 'Mochitest !asan", "  mochi  LIN "));
	assert_true(history_match("linux 'Mochitest !asan", "!asan"));
	assert_false(history_match("linux 'Mochitest !asan", "linux win"));
	assert_false(history_match("linux", "linux x64"));
}

int main(void)
{
#define in_folder(test) cmocka_unit_test_setup_teardown(test, unit_dir_setup, unit_dir_teardown)
	const struct CMUnitTest tests[] = {
		in_folder(what_is_used_again_becomes_the_newest),
		in_folder(what_is_no_line_is_not_kept),
		in_folder(the_oldest_go_when_there_are_too_many),
		in_folder(a_damaged_file_is_told_of_and_mended),
		in_folder(what_cannot_be_read_is_left_alone),
		in_folder(a_link_is_not_followed),
		in_folder(a_folder_that_cannot_be_made_is_an_error),
		in_folder(a_lock_that_is_not_given_back_is_an_error),
		in_folder(two_programs_lose_nothing_of_each_other),
		cmocka_unit_test(projects_have_files_of_their_own),
		cmocka_unit_test(words_are_found_in_any_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
