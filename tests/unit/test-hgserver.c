/* SPDX-License-Identifier: MPL-2.0 */
/* core/vcs/hgserver: many commands, one hg; a real one, and ones that behave badly. */
#include "core/base/base.h"
#include "core/base/file.h"
#include "core/vcs/hgserver.h"
#include "tests/unit/unit.h"

/* ---- a world ---- */

static void sh(void **state, const char *script)
{
	struct proc p = PROC_INIT;
	struct err err;

	p.argv = (const char *const[]){"sh", "-ec", script, NULL};
	p.dir = unit_dir(state);
	if (proc_run(&p, &err))
		fail_msg("%s", err.text);
	proc_release(&p);
}

static char *path(void **state, const char *name)
{
	struct strbuf path = STRBUF_INIT;

	strbuf_addf(&path, "%s/%s", unit_dir(state), name);
	return strbuf_detach(&path);
}

static void assert_file(void **state, const char *name, const char *content, size_t n)
{
	struct strbuf text = STRBUF_INIT;
	char *file = path(state, name);
	struct err err;

	assert_int_equal(file_read(file, 4096, &text, &err), 0);
	assert_int_equal(text.len, n);
	assert_memory_equal(text.buf, content, n);
	strbuf_release(&text);
	free(file);
}

static void repository(void **state, struct checkout *c)
{
	struct proc p = PROC_INIT;
	struct err err;

	p.argv = (const char *const[]){"hg", "version", "-q", NULL};
	if (proc_run(&p, &err))
		skip();
	proc_release(&p);
	sh(state, "hg init . && echo a >a && hg commit -qAm one");
	*c = (struct checkout){.kind = VCS_HG, .root = path(state, "")};
	hgserver_begin(c);
	assert_non_null(c->hg);
}

/*
 * What stands first in PATH instead of hg: FOLDER/bin/hg writes a line to FOLDER/starts, then
 * does what the script says. `frame CHANNEL TEXT` writes a frame, `hello` the first one, `take N`
 * reads bytes, `command` a command, whose arguments it appends to FOLDER/commands.
 */
static void fake(void **state, struct checkout *c, const char *script)
{
	static const char words[] =
		"#!/bin/sh\n"
		"world=${0%/bin/hg}\n"
		"echo x >>\"$world/starts\"\n"
		"[ \"$1\" = serve ] || { echo plain; exit; }\n"
		"frame() { printf \"$1\\\\000\\\\000\\\\000\\\\$(printf %03o ${#2})%s\" \"$2\"; }\n"
		"hello() { frame o 'capabilities: getencoding runcommand'; }\n"
		"take() { dd bs=1 count=\"$1\" 2>/dev/null; }\n"
		"command() { read -r word || exit 0; take $(take 4 | od -An -tu1 | "
		"awk '{ print $3 * 256 + $4 }') | tr '\\000' '\\n' >>\"$world/commands\"; "
		"echo >>\"$world/commands\"; }\n";
	struct strbuf text = STRBUF_INIT;
	struct err err;
	char *hg = path(state, "bin/hg"), *bin = path(state, "bin");

	sh(state, "mkdir bin");
	strbuf_addf(&text, "%s%s\n", words, script);
	assert_int_equal(file_write_atomic(hg, text.buf, text.len, 0755, &err), 0);
	strbuf_reset(&text);
	strbuf_addf(&text, "%s:/usr/bin:/bin", bin);
	setenv("PATH", text.buf, 1);
	strbuf_release(&text);
	free(hg);
	free(bin);
	*c = (struct checkout){.kind = VCS_HG, .root = path(state, "")};
	hgserver_begin(c);
}

static int teardown(void **state)
{
	setenv("PATH", getenv("TEST_PATH"), 1);
	return unit_dir_teardown(state);
}

#define ARGV(...) ((const char *const[]){"hg", __VA_ARGS__, NULL})

static void assert_prints(const struct checkout *c, const char *const *argv, const char *text)
{
	struct proc p = PROC_INIT;
	struct err err;

	p.argv = argv;
	if (vcs_run(c, &p, &err))
		fail_msg("%s", err.text);
	assert_string_equal(p.out.buf, text);
	assert_int_equal(p.status, 0);
	proc_release(&p);
}

/* Returns its status. */
static int assert_fails(const struct checkout *c, const char *const *argv, const char *text)
{
	struct proc p = PROC_INIT;
	struct err err;

	p.argv = argv;
	assert_int_equal(vcs_run(c, &p, &err), -1);
	assert_string_equal(err.text, text);
	proc_release(&p);
	return p.status;
}

/* ---- hg ---- */

static void what_others_did_since_is_seen(void **state)
{
	static const char *const log = "{rev} {phase} {desc},";
	struct checkout c;

	repository(state, &c);
	assert_prints(&c, ARGV("log", "-T", log), "0 draft one,");
	sh(state, "echo b >a && hg commit -qm two && hg phase --public -r 0");
	assert_prints(&c, ARGV("log", "-T", log), "1 draft two,0 public one,");
	assert_prints(&c, ARGV("status", "--no-status"), "");
	sh(state, "echo c >a");
	assert_prints(&c, ARGV("status", "--no-status"), "a\n");
	sh(state, "hg --config extensions.strip= strip -q --no-backup -f -r tip");
	assert_prints(&c, ARGV("log", "-T", log), "0 public one,");
	sh(state, "printf '[paths]\\ntry = /elsewhere\\n' >.hg/hgrc");
	assert_prints(&c, ARGV("paths", "try"), "/elsewhere\n");
	vcs_release(&c);
}

static void options_of_one_command_are_not_those_of_the_next(void **state)
{
	struct checkout c;

	repository(state, &c);
	assert_prints(&c, ARGV("--config", "ui.timeout=7", "config", "ui.timeout"), "7\n");
	assert_int_equal(
		assert_fails(&c, ARGV("config", "ui.timeout"), "'hg' failed with status 1"), 1);
	vcs_release(&c);
}

static void a_failure_is_told_as_without_it(void **state)
{
	struct proc one = PROC_INIT, other = PROC_INIT;
	struct err expected, err;
	struct checkout c, plain;

	repository(state, &c);
	plain = c;
	plain.hg = NULL;
	one.argv = other.argv = ARGV("log", "-r", "nope");
	assert_int_equal(vcs_run(&plain, &one, &expected), -1);
	assert_int_equal(vcs_run(&c, &other, &err), -1);
	assert_string_equal(err.text, expected.text);
	assert_string_equal(other.errout.buf, one.errout.buf);
	assert_int_equal(other.status, one.status);
	proc_release(&one);
	proc_release(&other);
	vcs_release(&c);
}

static void input_reaches_the_command(void **state)
{
	struct checkout c;
	struct proc p = PROC_INIT;
	struct err err;
	struct strbuf patch = STRBUF_INIT;

	repository(state, &c);
	strbuf_addstr(&patch, "--- /dev/null\n+++ b/big\n@@ -0,0 +1,3000 @@\n");
	for (int i = 0; i < 3000; i++)
		strbuf_addf(&patch, "+a line that has the number %d\n", i);
	p.argv = ARGV("import", "-q", "--bypass", "-m", "imported", "-");
	p.input = strbuf_slice(&patch);
	if (vcs_run(&c, &p, &err))
		fail_msg("%s", err.text);
	assert_prints(&c, ARGV("log", "-r", "tip", "-T", "{desc} {files} {diffstat}"),
		      "imported big 1: +3000/-0");
	proc_release(&p);
	strbuf_release(&patch);
	vcs_release(&c);
}

/* ---- no server, or a bad one ---- */

static void without_a_server_each_command_is_a_process(void **state)
{
	static const char *const bad[] = {
		"exit 1",
		"echo hello",
		"frame o 'capabilities: getencoding'; exec sleep 1000",
		"frame e 'no such thing'; exec sleep 1000",
		"printf 'o\\377\\377\\377\\377'; exec sleep 1000",
		"printf 'o\\000\\000\\000\\000'; exec sleep 1000",
	};
	struct checkout c;

	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		sh(state, "rm -rf bin starts");
		fake(state, &c, bad[i]);
		assert_prints(&c, ARGV("log"), "plain\n");
		assert_prints(&c, ARGV("status"), "plain\n");
		assert_file(state, "starts", "x\nx\nx\n", 6);
		vcs_release(&c);
	}
}

static void commands_and_input_are_sent_as_the_protocol_says(void **state)
{
	struct checkout c;
	struct proc p = PROC_INIT;
	struct err err;
	struct strbuf commands = STRBUF_INIT;

	fake(state, &c,
	     "hello; command\n"
	     "printf 'I\\000\\000\\000\\003'; take 7 >\"$world/got\"\n"
	     "printf 'L\\000\\000\\000\\100'; take 6 >>\"$world/got\"\n"
	     "printf 'L\\000\\000\\000\\100'; take 6 >>\"$world/got\"\n"
	     "printf 'I\\000\\000\\000\\003'; take 4 >>\"$world/got\"\n"
	     "frame d passed; frame o ou; frame e say; frame o t\n"
	     "printf r; printf '\\000\\000\\000'; printf '\\004\\000'; printf '\\000\\000\\000'\n"
	     "command; frame o two; printf 'r\\000\\000\\000\\004\\000\\000\\000\\005'\n"
	     "command");
	p.argv = ARGV("import", "a b", "", "-");
	p.input = slice_from("abcd\nef");
	if (vcs_run(&c, &p, &err))
		fail_msg("%s", err.text);
	assert_string_equal(p.out.buf, "out");
	assert_string_equal(p.errout.buf, "say");
	assert_file(state, "got", "\0\0\0\3abc\0\0\0\2d\n\0\0\0\2ef\0\0\0\0", 23);
	p.argv = ARGV("x");
	p.input = slice_from("");
	p.merge = true;
	assert_int_equal(vcs_run(&c, &p, &err), -1);
	assert_int_equal(p.status, 5);
	assert_string_equal(err.text, "'hg' failed: two");
	assert_string_equal(p.out.buf, "");
	strbuf_addf(&commands, "--cwd\n%s\nimport\na b\n\n-\n--cwd\n%s\nx\n", c.root, c.root);
	hgserver_end(&c);
	assert_file(state, "commands", commands.buf, commands.len);
	assert_file(state, "starts", "x\n", 2);
	strbuf_release(&commands);
	proc_release(&p);
	vcs_release(&c);
}

static void one_that_dies_fails_the_command_and_another_is_started(void **state)
{
	static const struct {
		const char *script, *text;
		int status;	  /* 0: of the signal it was stopped with */
		const char *next; /* what the next command prints */
	} way[] = {
		{"kill -9 $$", "'hg' was killed by signal 9", 128 + SIGKILL, "well"},
		{"echo 'abort: no luck' >&2; exit 3", "'hg' failed: abort: no luck", 3, "well"},
		{"frame o x; exit 0", "'hg' failed with status 255", 255, "well"},
		{"frame X x; exec sleep 1000", "'hg serve' answered what is no answer", 0,
		 "plain\n"},
		{"frame r x; exec sleep 1000", "'hg serve' answered what is no answer", 0,
		 "plain\n"},
	};
	struct strbuf script = STRBUF_INIT;
	struct checkout c;
	int status;

	for (size_t i = 0; i < ARRAY_LEN(way); i++) {
		sh(state, "rm -rf bin starts");
		strbuf_reset(&script);
		strbuf_addf(
			&script,
			"hello; command; [ -s \"$world/starts\" ] && "
			"[ \"$(wc -l <\"$world/starts\")\" -gt 1 ] || { %s; }\n"
			"frame o well; printf 'r\\000\\000\\000\\004\\000\\000\\000\\000'; command",
			way[i].script);
		fake(state, &c, script.buf);
		status = assert_fails(&c, ARGV("log"), way[i].text);
		assert_true(way[i].status ? status == way[i].status : status > 128);
		assert_prints(&c, ARGV("log"), way[i].next);
		assert_file(state, "starts", "x\nx\n", 4);
		vcs_release(&c);
	}
	strbuf_release(&script);
}

static void one_that_died_unasked_is_replaced(void **state)
{
	struct checkout c;

	fake(state, &c,
	     "hello; command; frame o well; printf 'r\\000\\000\\000\\004\\000\\000\\000\\000'\n"
	     "mkfifo \"$world/end\"; exec >&-; : >\"$world/end\"");
	assert_prints(&c, ARGV("log"), "well");
	sh(state, "while [ ! -p end ]; do :; done; cat end; rm end");
	assert_prints(&c, ARGV("log"), "well");
	sh(state, "while [ ! -p end ]; do :; done; cat end");
	assert_file(state, "starts", "x\nx\n", 4);
	vcs_release(&c);
}

static void too_much_output_is_an_error(void **state)
{
	struct checkout c;
	struct proc p = PROC_INIT;
	struct err err;

	fake(state, &c, "hello; command; frame o 12345; frame o 678901; exec sleep 1000");
	p.argv = ARGV("cat");
	p.limit = 10;
	assert_int_equal(vcs_run(&c, &p, &err), -1);
	assert_string_equal(err.text, "'hg' wrote more than 10 bytes");
	proc_release(&p);
	vcs_release(&c);
}

static bool at_once(void *ctx UNUSED)
{
	return true;
}

static void it_can_be_cancelled_at_any_time(void **state)
{
	static const char *const at[] = {"exec sleep 1000", "hello; sleep 1000"};

	for (size_t i = 0; i < ARRAY_LEN(at); i++) {
		struct checkout c;
		struct proc p = PROC_INIT;
		struct err err;

		sh(state, "rm -rf bin");
		fake(state, &c, at[i]);
		p.argv = ARGV("log");
		p.tick = at_once;
		assert_int_equal(vcs_run(&c, &p, &err), -1);
		assert_string_equal(err.text, "'hg' was cancelled");
		assert_true(p.cancelled);
		proc_release(&p);
		vcs_release(&c);
	}
}

static void git_has_none(void **state UNUSED)
{
	struct checkout c = {.kind = VCS_GIT};

	hgserver_begin(&c);
	assert_null(c.hg);
	hgserver_end(&c);
}

#define DIR_TEST(f) cmocka_unit_test_setup_teardown(f, unit_dir_setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		DIR_TEST(what_others_did_since_is_seen),
		DIR_TEST(options_of_one_command_are_not_those_of_the_next),
		DIR_TEST(a_failure_is_told_as_without_it),
		DIR_TEST(input_reaches_the_command),
		DIR_TEST(without_a_server_each_command_is_a_process),
		DIR_TEST(commands_and_input_are_sent_as_the_protocol_says),
		DIR_TEST(one_that_dies_fails_the_command_and_another_is_started),
		DIR_TEST(one_that_died_unasked_is_replaced),
		DIR_TEST(too_much_output_is_an_error),
		DIR_TEST(it_can_be_cancelled_at_any_time),
		cmocka_unit_test(git_has_none),
	};

	setenv("TEST_PATH", getenv("PATH"), 1);
	setenv("HGRCPATH", "", 1);
	setenv("HGUSER", "me", 1);
	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
