/* SPDX-License-Identifier: MPL-2.0 */
/* core/base/child: real children, their streams, their end. */
#include "core/base/base.h"
#include "core/base/child.h"
#include "tests/unit/unit.h"

#include <unistd.h>

/* What a child said on stderr and descriptor 3: "2:TEXT|3:TEXT|" */
static struct strbuf said;

static void say(void *ctx, enum child_stream from, const char *line, size_t n)
{
	strbuf_addf(ctx, "%d:%.*s|", (int)from, (int)n, line);
}

static struct child *start(const char *const *argv, struct slice input)
{
	struct child_options o = {.argv = argv,
				  .input = input,
				  .detach = true,
				  .extra = true,
				  .line = say,
				  .ctx = &said};
	struct child *c;
	struct err err;

	strbuf_reset(&said);
	c = child_start(&o, &err);
	assert_non_null(c);
	return c;
}

static struct child *shell(const char *script)
{
	return start((const char *const[]){"sh", "-c", script, NULL}, (struct slice){0});
}

static bool at_once(void *ctx UNUSED)
{
	return true;
}

/* Reads to the end; returns what child_read said last. */
static ptrdiff_t read_all(struct child *c, bool (*idle)(void *), struct strbuf *out,
			  struct err *err)
{
	char buf[5000];
	ptrdiff_t n;

	while ((n = child_read(c, buf, sizeof(buf), idle, NULL, err)) > 0)
		strbuf_add(out, buf, (size_t)n);
	return n;
}

static void a_child_is_fed_while_it_is_read(void **state UNUSED)
{
	struct strbuf big = STRBUF_INIT, out = STRBUF_INIT;
	struct child *c;
	struct err err;

	for (int i = 0; i < 100000; i++)
		strbuf_addf(&big, "label-%d\n", i);
	c = start((const char *const[]){"cat", NULL}, strbuf_slice(&big));
	assert_int_equal(read_all(c, NULL, &out, &err), 0);
	assert_int_equal(out.len, big.len);
	assert_memory_equal(out.buf, big.buf, big.len);
	assert_int_equal(child_finish(c, NULL, &err), 0);
	child_free(c);
	/* One that does not read: no SIGPIPE, no error. */
	c = start((const char *const[]){"true", NULL}, strbuf_slice(&big));
	assert_int_equal(read_all(c, NULL, &out, &err), 0);
	assert_int_equal(child_finish(c, NULL, &err), 0);
	child_free(c);
	strbuf_release(&big);
	strbuf_release(&out);
}

static void lines_of_both_streams_are_reported(void **state UNUSED)
{
	struct strbuf out = STRBUF_INIT, errout = STRBUF_INIT;
	struct child *c =
		shell("printf 'a\\n\\nb\\r50%%\\r\\n' >&2; echo data; echo '{\"x\":1}' >&3; "
		      "printf end >&2; printf last >&3");
	struct err err;

	assert_int_equal(read_all(c, NULL, &out, &err), 0);
	assert_string_equal(out.buf, "data\n");
	assert_non_null(strstr(said.buf, "2:a|2:b|2:50%|"));
	assert_non_null(strstr(said.buf, "3:{\"x\":1}|"));
	assert_non_null(strstr(said.buf, "2:end|"));
	assert_non_null(strstr(said.buf, "3:last|"));
	assert_int_equal(child_finish(c, &errout, &err), 0);
	assert_string_equal(errout.buf, "a\n\nb\r50%\r\nend");
	child_free(c);
	strbuf_release(&out);
	strbuf_release(&errout);
}

static void long_lines_come_in_pieces_and_stderr_is_kept_short(void **state UNUSED)
{
	struct strbuf out = STRBUF_INIT, errout = STRBUF_INIT;
	struct child *c = shell("head -c 300000 /dev/zero | tr '\\0' x >&2; echo end >&2; exit 7");
	struct err err;

	assert_int_equal(read_all(c, NULL, &out, &err), 0);
	assert_int_equal(strcspn(said.buf, "|"), 2 + 4096);
	assert_int_equal(child_finish(c, &errout, &err), 7);
	assert_true(errout.len <= 64 * 1024 && errout.len >= 32 * 1024);
	assert_string_equal(errout.buf + errout.len - 4, "end\n");
	child_free(c);
	strbuf_release(&out);
	strbuf_release(&errout);
}

static void a_failure_is_told_as_proc_tells_it(void **state UNUSED)
{
	static const struct {
		const char *script, *text;
		int status;
	} table[] = {
		{"echo advice >&2; exit 3", "'sh' failed: advice", 3},
		{"exit 4", "'sh' failed with status 4", 4},
		{"echo 'abort: no' >&2; echo more >&2; exit 1", "'sh' failed: abort: no", 1},
		{"kill -9 $$", "'sh' was killed by signal 9", 137},
	};
	struct strbuf out = STRBUF_INIT;
	struct child *c;
	struct err err;

	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		c = shell(table[i].script);
		assert_int_equal(read_all(c, NULL, &out, &err), 0);
		assert_int_equal(child_finish(c, NULL, &err), table[i].status);
		assert_string_equal(err.text, table[i].text);
		child_free(c);
	}
	c = start((const char *const[]){"no-such-program-here", NULL}, (struct slice){0});
	assert_int_equal(read_all(c, NULL, &out, &err), 0);
	assert_int_equal(child_finish(c, NULL, &err), 127);
	assert_string_equal(err.text,
			    "cannot run 'no-such-program-here': No such file or directory");
	child_free(c);
	assert_int_equal(out.len, 0);
}

static void a_child_has_its_folder_and_environment(void **state)
{
	struct child_options o = {
		.argv = (const char *const[]){"sh", "-c", "echo \"$A$B\"; pwd -P; cat", NULL},
		.env = (const char *const[]){"A=x", "B", NULL},
		.dir = unit_dir(state)};
	struct strbuf out = STRBUF_INIT, want = STRBUF_INIT;
	struct child *c;
	struct err err;
	char *real = realpath(unit_dir(state), NULL);

	setenv("B", "not seen", 1);
	c = child_start(&o, &err);
	assert_non_null(c);
	assert_int_equal(read_all(c, NULL, &out, &err), 0);
	strbuf_addf(&want, "x\n%s\n", real);
	assert_string_equal(out.buf, want.buf);
	assert_int_equal(child_finish(c, NULL, &err), 0);
	child_free(c);
	free(real);
	strbuf_release(&out);
	strbuf_release(&want);
}

/* Whatever holds the write end of `fd` beside us is gone: the end of the pipe shows it. */
static void assert_nobody_holds(int fd[2])
{
	char byte;

	close(fd[1]);
	assert_int_equal(read(fd[0], &byte, 1), 0);
	close(fd[0]);
}

static void a_cancelled_child_ends_with_its_children(void **state UNUSED)
{
	struct strbuf out = STRBUF_INIT;
	struct child *c;
	struct err err;
	int held[2];

	/* The one that does not mind SIGINT holds the pipe as well. */
	assert_int_equal(pipe(held), 0);
	c = shell("sh -c 'trap \"\" INT; echo up; exec sleep 1000' & echo up; exec sleep 1000");
	while (out.len < 6) {
		char buf[10];
		ptrdiff_t n = child_read(c, buf, sizeof(buf), NULL, NULL, &err);
		assert_true(n > 0);
		strbuf_add(&out, buf, (size_t)n);
	}
	assert_int_equal(read_all(c, at_once, &out, &err), -1);
	assert_string_equal(err.text, "cancelled");
	child_free(c);
	assert_nobody_holds(held);
	strbuf_release(&out);
}

static void a_child_that_closes_stdout_and_stays_can_be_cancelled(void **state UNUSED)
{
	struct strbuf out = STRBUF_INIT;
	struct child *c = shell("echo done; exec sleep 1000 >&- 2>&- 3>&-");
	struct err err;

	assert_int_equal(read_all(c, at_once, &out, &err), -1);
	assert_string_equal(err.text, "cancelled");
	child_free(c);
	strbuf_release(&out);
}

static void a_child_ends_though_its_own_child_keeps_stdout(void **state UNUSED)
{
	struct strbuf out = STRBUF_INIT;
	struct child *c = shell("sleep 1000 & echo $!; echo bye >&2; exit 5");
	struct err err;

	assert_int_equal(read_all(c, NULL, &out, &err), 0);
	assert_int_equal(child_finish(c, NULL, &err), 5);
	assert_string_equal(err.text, "'sh' failed: bye");
	assert_int_equal(kill((pid_t)strtol(out.buf, NULL, 10), SIGKILL), 0);
	child_free(c);
	strbuf_release(&out);
}

static void a_child_can_be_freed_without_reading(void **state UNUSED)
{
	child_free(shell("yes")); /* blocked in writing to us */
	child_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_child_is_fed_while_it_is_read),
		cmocka_unit_test(lines_of_both_streams_are_reported),
		cmocka_unit_test(long_lines_come_in_pieces_and_stderr_is_kept_short),
		cmocka_unit_test(a_failure_is_told_as_proc_tells_it),
		cmocka_unit_test_setup_teardown(a_child_has_its_folder_and_environment,
						unit_dir_setup, unit_dir_teardown),
		cmocka_unit_test(a_cancelled_child_ends_with_its_children),
		cmocka_unit_test(a_child_that_closes_stdout_and_stays_can_be_cancelled),
		cmocka_unit_test(a_child_ends_though_its_own_child_keeps_stdout),
		cmocka_unit_test(a_child_can_be_freed_without_reading),
	};

	strbuf_init(&said);
	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
