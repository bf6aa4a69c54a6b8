/* SPDX-License-Identifier: MPL-2.0 */
/* core/vcs/content: one number for what folders hold, in real git and hg repositories. */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/vcs/base.h"
#include "core/vcs/content.h"
#include "tests/unit/unit.h"

#include <unistd.h>

/* Runs a program in the folder of the test. */
static void run(void **state, const char *const *argv)
{
	struct proc p = PROC_INIT;
	struct err err;

	p.argv = argv;
	p.dir = unit_dir(state);
	if (proc_run(&p, &err))
		fail_msg("%s", err.text);
	proc_release(&p);
}

#define RUN(state, ...) run(state, (const char *const[]){__VA_ARGS__, NULL})

static void put(void **state, const char *name, const char *text, unsigned mode)
{
	struct strbuf path = STRBUF_INIT;
	struct err err;

	strbuf_addf(&path, "%s/%s", unit_dir(state), name);
	assert_int_equal(file_write_atomic(path.buf, text, strlen(text), mode, &err), 0);
	strbuf_release(&path);
}

static void drop(void **state, const char *name)
{
	RUN(state, "rm", "-rf", name);
}

/* The number of the folders `paths`; in one of four places, so that several can be compared. */
static const char *hash_of(void **state, enum vcs_kind want, const char *const *paths)
{
	static char hex[4][SHA256_HEX];
	static unsigned at;
	struct err err;

	at = (at + 1) % 4;
	if (vcs_content_hash(unit_dir(state), want, paths, hex[at], &err))
		fail_msg("%s", err.text);
	return hex[at];
}

static const char *hash(void **state)
{
	return hash_of(state, VCS_NONE, (const char *const[]){"tc", NULL});
}

static void put_tree(void **state)
{
	put(state, "tc/config.yml", "trust-domain: gecko\n", 0644);
	put(state, "tc/kinds/a b/kind.yml", "x\n", 0644);
	put(state, "tc/run", "#!/bin/sh\n", 0755);
	put(state, "other", "1", 0644);
}

/* Makes the folder a repository with all its files committed. */
static void commit(void **state, enum vcs_kind kind, const char *message)
{
	if (kind == VCS_GIT) {
		RUN(state, "git", "init", "-q", ".");
		RUN(state, "git", "add", "-A", ".");
		RUN(state, "git", "commit", "-qm", message);
	} else if (kind == VCS_HG) {
		RUN(state, "sh", "-c", "test -d .hg || hg init .");
		RUN(state, "hg", "commit", "-qAm", message);
	}
}

static void every_edit_changes_the_number_and_undoing_it_restores_it(void **state)
{
	char *start;

	for (enum vcs_kind kind = VCS_NONE; kind <= VCS_HG; kind++) {
		drop(state, ".git");
		put_tree(state);
		commit(state, kind, "one");
		start = xstrdup(hash(state));
		put(state, "other", "2", 0644);
		put(state, "tc/config.yml", "trust-domain: gecki\n", 0644); /* as long as before */
		assert_string_not_equal(hash(state), start);
		put(state, "tc/config.yml", "trust-domain: gecko\n", 0644);
		RUN(state, "touch", "-d", "1999-01-01", "tc/run", "tc/config.yml");
		assert_string_equal(hash(state), start);
		put(state, "tc/new", "", 0644);
		assert_string_not_equal(hash(state), start);
		drop(state, "tc/new");
		if (kind == VCS_HG) { /* asked as git is, but slower */
			free(start);
			break;
		}
		RUN(state, "chmod", "-x", "tc/run");
		assert_string_not_equal(hash(state), start);
		RUN(state, "chmod", "+x", "tc/run");
		RUN(state, "mv", "tc/run", "tc/walk");
		assert_string_not_equal(hash(state), start);
		RUN(state, "mv", "tc/walk", "tc/run");
		drop(state, "tc/kinds");
		assert_string_not_equal(hash(state), start);
		put_tree(state);
		assert_string_equal(hash(state), start);
		free(start);
	}
}

static void the_number_does_not_depend_on_the_repository(void **state)
{
	const char *none, *git_clean, *hg_clean;

	put_tree(state);
	none = hash(state);
	commit(state, VCS_GIT, "one");
	git_clean = hash(state);
	drop(state, ".git");
	commit(state, VCS_HG, "one");
	hg_clean = hash(state);
	assert_string_equal(none, git_clean);
	assert_string_equal(none, hg_clean);
}

static void committing_does_not_change_the_number(void **state)
{
	for (enum vcs_kind kind = VCS_GIT; kind <= VCS_HG; kind++) {
		const char *before;
		put_tree(state);
		commit(state, kind, "one");
		put(state, "tc/config.yml", "trust-domain: comm\n", 0644);
		put(state, "tc/new", "", 0644);
		drop(state, "tc/run");
		before = hash(state);
		commit(state, kind, "two");
		assert_string_equal(hash(state), before);
		drop(state, ".git");
	}
}

static void branches_can_be_switched_back_and_forth(void **state)
{
	char *one, *two;

	put_tree(state);
	commit(state, VCS_GIT, "one");
	one = xstrdup(hash(state));
	RUN(state, "git", "checkout", "-qb", "work");
	put(state, "tc/config.yml", "trust-domain: work\n", 0644);
	commit(state, VCS_GIT, "two");
	two = xstrdup(hash(state));
	assert_string_not_equal(two, one);
	RUN(state, "git", "checkout", "-q", "-");
	assert_string_equal(hash(state), one);
	RUN(state, "git", "checkout", "-q", "work");
	assert_string_equal(hash(state), two);
	drop(state, ".git");
	commit(state, VCS_HG, "two");
	assert_string_equal(hash(state), two);
	put(state, "tc/config.yml", "trust-domain: gecko\n", 0644);
	commit(state, VCS_HG, "one");
	assert_string_equal(hash(state), one);
	RUN(state, "hg", "update", "-q", "0");
	assert_string_equal(hash(state), two);
	free(one);
	free(two);
}

static void ignored_files_and_caches_do_not_count(void **state)
{
	char *start;

	for (enum vcs_kind kind = VCS_NONE; kind <= VCS_HG; kind++) {
		drop(state, ".git");
		drop(state, "tc");
		put_tree(state);
		put(state, ".gitignore", "*.log\n", 0644);
		put(state, ".hgignore", "\\.log$\n", 0644);
		commit(state, kind, "one");
		start = xstrdup(hash(state));
		put(state, "tc/__pycache__/x.cpython-313.pyc", "1", 0644);
		put(state, "tc/kinds/__pycache__/y", "1", 0644);
		put(state, "tc/old.pyc", "1", 0644);
		assert_string_equal(hash(state), start);
		put(state, "tc/x.log", "1", 0644);
		if (kind == VCS_NONE)
			assert_string_not_equal(hash(state), start);
		else
			assert_string_equal(hash(state), start);
		free(start);
	}
}

static void links_count_by_their_text(void **state)
{
	const char *start;

	put_tree(state);
	RUN(state, "ln", "-s", "nowhere", "tc/link");
	start = hash(state);
	commit(state, VCS_GIT, "one");
	assert_string_equal(hash(state), start);
	RUN(state, "ln", "-sfn", "config.yml", "tc/link");
	assert_string_not_equal(hash(state), start);
	put(state, "tc/link2", "nowhere", 0644);
	drop(state, "tc/link");
	RUN(state, "mv", "tc/link2", "tc/link");
	assert_string_not_equal(hash(state), start);
}

static void each_path_is_asked_in_its_own_repository(void **state)
{
	static const char *const both[] = {"tc", "comm/tc", NULL};
	char *start;

	put_tree(state);
	put(state, ".gitignore", "/comm/\n", 0644);
	put(state, "comm/tc/config.yml", "trust-domain: comm\n", 0644);
	put(state, "comm/.hgignore", "\\.log$\n", 0644);
	commit(state, VCS_GIT, "one");
	RUN(state, "sh", "-c", "cd comm && hg init && hg commit -qAm one");
	start = xstrdup(hash_of(state, VCS_HG, both));
	assert_string_not_equal(hash(state), start);
	put(state, "comm/tc/x.log", "1", 0644);
	assert_string_equal(hash_of(state, VCS_HG, both), start);
	put(state, "comm/tc/config.yml", "trust-domain: mail\n", 0644);
	assert_string_not_equal(hash_of(state, VCS_HG, both), start);
	RUN(state, "hg", "-R", "comm", "revert", "-qa", "--no-backup");
	assert_string_equal(hash_of(state, VCS_HG, both), start);
	/* The same file in the other folder is another content; so is a folder that is not there. */
	RUN(state, "mv", "tc/run", "comm/tc/run");
	assert_string_not_equal(hash_of(state, VCS_HG, both), start);
	RUN(state, "mv", "comm/tc/run", "tc/run");
	drop(state, "comm");
	assert_string_not_equal(hash_of(state, VCS_HG, both), start);
	free(start);
}

static void where_both_repositories_are_the_wanted_one_is_asked(void **state)
{
	static const char *const tc[] = {"tc", NULL};
	const char *start;

	put_tree(state);
	put(state, ".gitignore", "*.log\n", 0644);
	put(state, ".hgignore", "\\.tmp$\n", 0644);
	commit(state, VCS_GIT, "one");
	commit(state, VCS_HG, "one");
	start = hash_of(state, VCS_GIT, tc);
	put(state, "tc/x.log", "", 0644);
	assert_string_equal(hash_of(state, VCS_GIT, tc), start);
	assert_string_not_equal(hash_of(state, VCS_HG, tc), start);
}

/* The base is found, and changes since then, committed or not: of the folder, and `files`. */
static void assert_base(void **state, enum vcs_kind kind, bool has_base, bool same,
			const char *files)
{
	struct checkout c;
	struct strbuf base = STRBUF_INIT, changed = STRBUF_INIT;
	struct err err;

	assert_int_equal(vcs_find(&c, unit_dir(state), kind, &err), 0);
	assert_int_equal(vcs_base(&c, &base), has_base ? 0 : -1);
	if (has_base) {
		assert_int_equal(base.len, 40);
		assert_true(vcs_same_since(&c, base.buf, "tc") == same);
		assert_int_equal(vcs_changed_files(&c, base.buf, &changed, &err), 0);
		for (size_t i = 0; i < changed.len; i++)
			changed.buf[i] = changed.buf[i] ? changed.buf[i] : '|';
		/* (What stands before them is the other repository, which is committed along.) */
		assert_true(changed.len >= strlen(files));
		assert_string_equal(changed.buf + changed.len - strlen(files), files);
	}
	assert_false(vcs_same_since(&c, "0123456789", "tc"));
	assert_int_equal(vcs_changed_files(&c, "0123456789", &changed, &err), -1);
	strbuf_release(&base);
	strbuf_release(&changed);
	vcs_release(&c);
}

static void the_base_is_what_others_have(void **state)
{
	for (enum vcs_kind kind = VCS_GIT; kind <= VCS_HG; kind++) {
		put_tree(state);
		commit(state, kind, "one");
		assert_base(state, kind, false, false, "");
		if (kind == VCS_GIT) {
			RUN(state, "git", "init", "-q", "--bare", "origin.git");
			RUN(state, "git", "push", "-q", "origin.git", "HEAD:refs/heads/main");
			RUN(state, "git", "remote", "add", "origin", "origin.git");
			RUN(state, "git", "fetch", "-q", "origin");
			RUN(state, "git", "symbolic-ref", "refs/remotes/origin/HEAD",
			    "refs/remotes/origin/main");
		} else {
			RUN(state, "hg", "phase", "--public", "-r", ".");
		}
		assert_base(state, kind, true, true, "");
		put(state, "other", "2", 0644);
		commit(state, kind, "two");
		assert_base(state, kind, true, true, "other|");
		put(state, "tc/config.yml", "changed\n", 0644);
		assert_base(state, kind, true, false, "other|tc/config.yml|");
		commit(state, kind, "three");
		drop(state, "tc/config.yml");
		assert_base(state, kind, true, false, "other|tc/config.yml|");
		drop(state, kind == VCS_GIT ? ".git" : ".hg");
		drop(state, "origin.git");
	}
}

static void what_cannot_be_read_is_named(void **state)
{
	char hex[SHA256_HEX];
	struct err err;

	put_tree(state);
	if (!geteuid())
		skip(); /* root reads everything */
	RUN(state, "chmod", "0", "tc/run");
	assert_int_equal(vcs_content_hash(unit_dir(state), VCS_NONE,
					  (const char *const[]){"tc", NULL}, hex, &err),
			 -1);
	assert_non_null(strstr(err.text, "tc/run': Permission denied"));
}

#define DIR_TEST(f) cmocka_unit_test_setup_teardown(f, unit_dir_setup, unit_dir_teardown)

int main(void)
{
	static const char *const env[] = {"GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1",
					  "GIT_AUTHOR_NAME=a",		 "GIT_AUTHOR_EMAIL=a@b",
					  "GIT_COMMITTER_NAME=a",	 "GIT_COMMITTER_EMAIL=a@b",
					  "HGRCPATH=/dev/null",		 "HGUSER=a"};
	const struct CMUnitTest tests[] = {
		DIR_TEST(every_edit_changes_the_number_and_undoing_it_restores_it),
		DIR_TEST(the_number_does_not_depend_on_the_repository),
		DIR_TEST(committing_does_not_change_the_number),
		DIR_TEST(branches_can_be_switched_back_and_forth),
		DIR_TEST(ignored_files_and_caches_do_not_count),
		DIR_TEST(links_count_by_their_text),
		DIR_TEST(each_path_is_asked_in_its_own_repository),
		DIR_TEST(where_both_repositories_are_the_wanted_one_is_asked),
		DIR_TEST(the_base_is_what_others_have),
		DIR_TEST(what_cannot_be_read_is_named),
	};

	for (size_t i = 0; i < ARRAY_LEN(env); i++)
		putenv((char *)(uintptr_t)env[i]);
	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
