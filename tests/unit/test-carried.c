/* SPDX-License-Identifier: MPL-2.0 */
/* core/vcs/commit and core/plan/carried: what commits of real git and hg repositories carry. */
#include "core/base/base.h"
#include "core/base/file.h"
#include "core/plan/carried.h"
#include "core/vcs/commit.h"
#include "core/vcs/hgserver.h"
#include "tests/unit/unit.h"

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

/* ---- texts ---- */

static int read_texts(struct carried *c, const char *file, const char *note, const char *message,
		      struct err *err)
{
	const char *const text[CARRIER_NR] = {file, note, message};
	struct slice slice[CARRIER_NR] = {{NULL, 0}};

	for (unsigned i = 0; i < CARRIER_NR; i++)
		if (text[i])
			slice[i] = slice_from(text[i]);
	return carried_read(c, slice, err);
}

static void read_all(struct carried *c, const char *file, const char *note, const char *message)
{
	struct err err;

	if (read_texts(c, file, note, message, &err))
		fail_msg("%s", err.text);
}

static void assert_entries(const struct carried_part *part, const char *const *want)
{
	size_t nr = 0;

	for (; want[nr]; nr++) {
		assert_true(nr < part->entry_nr);
		assert_string_equal(part->entry[nr], want[nr]);
	}
	assert_int_equal(part->entry_nr, nr);
}

static void assert_json(json_t *json, const char *want)
{
	json_t *wanted = json_loads(want, 0, NULL);

	assert_non_null(wanted);
	if (!json_equal(json, wanted)) {
		char *text = json_dumps(json, JSON_SORT_KEYS);
		fail_msg("%s, not %s", text, want);
	}
	json_decref(wanted);
}

static void every_version_of_the_file_is_read(void **state UNUSED)
{
	static const struct {
		const char *file;
		unsigned version;
		bool templates;
		const char *parameters;
	} row[] = {
		{"{\"version\": 2, \"parameters\": {\"optimize_target_tasks\": false,"
		 " \"try_task_config\": {\"tasks\": [\"b\", \"a\", \"b\"], \"rebuild\": 2}}}",
		 2, false,
		 "{\"optimize_target_tasks\": false,"
		 " \"try_task_config\": {\"tasks\": [\"b\", \"a\", \"b\"], \"rebuild\": 2}}"},
		{"{\"version\": 1, \"tasks\": [\"a\", \"b\"], \"env\": {\"X\": \"1\"}}", 1, false,
		 "{\"try_task_config\": {\"tasks\": [\"a\", \"b\"], \"env\": {\"X\": \"1\"}}}"},
		{"{\"tasks\": [\"a\", \"b\"]}", 1, false,
		 "{\"try_task_config\": {\"tasks\": [\"a\", \"b\"]}}"},
		{"{\"tasks\": [\"a\", \"b\"], \"version\": 1, \"templates\":"
		 " {\"env\": {\"X\": \"1\"}, \"artifact\": {\"enabled\": \"1\"}}}",
		 1, true,
		 "{\"try_task_config\": {\"tasks\": [\"a\", \"b\"], \"env\": {\"X\": \"1\"},"
		 " \"use-artifact-builds\": true}}"},
		{"{\"tasks\": [\"a\", \"b\"], \"templates\": {\"gecko-profile\": true}}", 1, true,
		 "{\"try_task_config\": {\"tasks\": [\"a\", \"b\"],"
		 " \"templates\": {\"gecko-profile\": true}}}"},
	};

	for (size_t i = 0; i < ARRAY_LEN(row); i++) {
		const struct carried_part *part;
		struct carried c;
		read_all(&c, row[i].file, NULL, NULL);
		part = carried_used(&c);
		assert_ptr_equal(part, &c.part[CARRIER_FILE]);
		assert_int_equal(part->version, row[i].version);
		assert_int_equal(part->templates, row[i].templates);
		assert_json(part->parameters, row[i].parameters);
		assert_entries(part, LIST("a", "b"));
		carried_release(&c);
	}
}

static void what_makes_a_decision_task_fail_is_an_error(void **state UNUSED)
{
	static const char *const row[][3] = {
		{"", NULL, "try_task_config.json:1: '[' or '{' expected near end of file"},
		{"{\n\"a\": ]", NULL, "try_task_config.json:2: unexpected token near ']'"},
		{"[1]", NULL, "try_task_config.json: no JSON object"},
		{"{\"version\": 3}", NULL, "try_task_config.json: its version is neither 1 nor 2"},
		{"{\"version\": \"2\"}", NULL,
		 "try_task_config.json: its version is neither 1 nor 2"},
		{"{\"version\": 2}", NULL,
		 "try_task_config.json: 'parameters' is not there or no object"},
		{"{\"version\": 2, \"parameters\": []}", NULL,
		 "try_task_config.json: 'parameters' is not there or no object"},
		{"{\"version\": 2, \"parameters\": {\"try_task_config\": 1}}", NULL,
		 "try_task_config.json: 'try_task_config' is no object"},
		{NULL, "x", "the note:1: '[' or '{' expected near 'x'"},
		{NULL, "[]", "the note: no JSON object"},
		{"{\"tasks\": []}", "{\"try_task_config\": []}",
		 "the note: 'try_task_config' is no object"},
	};

	for (size_t i = 0; i < ARRAY_LEN(row); i++) {
		char want[200];
		struct carried c;
		struct err err;
		assert_int_equal(read_texts(&c, row[i][0], row[i][1], "", &err), -1);
		snprintf(want, sizeof(want), "%s: the decision task fails", row[i][2]);
		assert_string_equal(err.text, want);
	}
}

#define CONFIG(rest) "{\"version\": 2, \"parameters\": {\"try_task_config\": {" rest "}}}"
#define NOTE(rest)   "{\"try_task_config\": {" rest "}}"

static void carriers_are_compared(void **state UNUSED)
{
	static const struct {
		const char *file, *note, *message, *want;
	} row[] = {
		{NULL, NULL, "x\n\nTry-Task: a", ""},
		{CONFIG("\"tasks\": [\"a\"]"), NULL, NULL, ""},
		{CONFIG("\"tasks\": [\"a\"]"), NULL, "only a title", ""},
		{CONFIG("\"tasks\": [\"b\", \"a\"]"), NULL, "x\n\nTry-Task: a\nTry-Task: b\n", ""},
		{CONFIG("\"tasks\": [\"a\", \"b\", \"d\"]"), NULL,
		 "x\n\nTry-Task: b\nTry-Task: c\x1b\nTry-Task: e",
		 "only in try_task_config.json: a\n"
		 "only in the message: c^[\n"
		 "only in try_task_config.json: d\n"
		 "only in the message: e\n"},
		{NULL, NOTE("\"tasks\": [\"a\"]"), "x\n\nTry-Task: b",
		 "only in the note: a\nonly in the message: b\n"},
		{CONFIG("\"tasks\": [\"a\", \"b\"]"), NULL, "x\n\nTry-Task-Count: 2\nPushed-Via: x",
		 ""},
		{CONFIG("\"tasks\": [\"a\", \"b\"]"), NULL, "x\n\nTry-Task-Count: 30",
		 "the message counts 30 entries, try_task_config.json has 2\n"},
		{CONFIG("\"tasks\": [\"a\"], \"rebuild\": 3, \"env\": {\"A\": \"\xc3\xa9\"}"),
		 NOTE("\"tasks\": [\"b\"], \"rebuild\": 2, \"pernosco\": true"), NULL,
		 "only in try_task_config.json: a\n"
		 "only in the note: b\n"
		 "rebuild is 3 in try_task_config.json, 2 in the note\n"
		 "env is {\"A\": \"\\u00E9\"} in try_task_config.json, (not set) in the note\n"
		 "pernosco is (not set) in try_task_config.json, true in the note\n"},
		{CONFIG("\"tasks\": [\"a\"]"),
		 "{\"try_task_config\": {\"tasks\": [\"a\"]}, \"filters\": [\"x\"]}", NULL,
		 "filters is (not set) in try_task_config.json, [\"x\"] in the note\n"},
		{CONFIG("\"tasks\": [\"a\"], \"rebuild\": 3"),
		 NOTE("\"rebuild\": 3, \"tasks\": [\"a\"]"), NULL, ""},
	};

	for (size_t i = 0; i < ARRAY_LEN(row); i++) {
		struct strbuf out = STRBUF_INIT;
		size_t lines = 0;
		struct carried c;
		read_all(&c, row[i].file, row[i].note, row[i].message);
		for (const char *p = row[i].want; *p; p++)
			lines += *p == '\n';
		assert_int_equal(carried_diff(&c, &out), lines);
		assert_string_equal(out.buf, row[i].want);
		carried_release(&c);
		strbuf_release(&out);
	}
}

static void the_note_is_for_where_there_is_no_file(void **state UNUSED)
{
	struct carried c;

	read_all(&c, NULL, NULL, "x\n\nTry-Task: a");
	assert_null(carried_used(&c));
	assert_true(c.part[CARRIER_MESSAGE].there);
	carried_release(&c);
	read_all(&c, NULL, "{}", "x");
	assert_ptr_equal(carried_used(&c), &c.part[CARRIER_NOTE]);
	assert_false(c.part[CARRIER_MESSAGE].there);
	carried_release(&c);
	read_all(&c, "{}", "{}", NULL);
	assert_ptr_equal(carried_used(&c), &c.part[CARRIER_FILE]);
	carried_release(&c);
}

/* ---- repositories ---- */

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

#define RUN(state, ...) run(state, LIST(__VA_ARGS__))

static void put(void **state, const char *name, const char *text)
{
	struct strbuf path = STRBUF_INIT;
	struct err err;

	strbuf_addf(&path, "%s/%s", unit_dir(state), name);
	assert_int_equal(file_write_atomic(path.buf, text, strlen(text), 0644, &err), 0);
	strbuf_release(&path);
}

static void find(void **state, struct checkout *c, enum vcs_kind kind)
{
	struct err err;

	if (vcs_find(c, unit_dir(state), kind, &err))
		fail_msg("%s", err.text);
}

static void assert_commit(const struct checkout *c, const char *rev, struct strbuf *hash)
{
	struct err err;

	strbuf_reset(hash);
	if (vcs_commit_at(c, rev, hash, &err))
		fail_msg("%s", err.text);
	assert_true(hash->len >= 40);
}

static void assert_no_commit(const struct checkout *c, const char *rev, const char *want)
{
	struct strbuf hash = STRBUF_INIT;
	struct err err;

	assert_int_equal(vcs_commit_at(c, rev, &hash, &err), -1);
	assert_int_equal(hash.len, 0);
	if (!strstr(err.text, want))
		fail_msg("'%s', not '%s'", err.text, want);
}

static void assert_file(const struct checkout *c, const char *hash, const char *path,
			const char *want)
{
	struct strbuf out = STRBUF_INIT;
	struct err err;

	assert_int_equal(vcs_file_at(c, hash, path, &out, &err), want ? 0 : 1);
	assert_string_equal(out.buf, want ? want : "");
	strbuf_release(&out);
}

/* Two commits; the work tree holds something else. */
static void make_repository(void **state, enum vcs_kind kind)
{
	bool git = kind == VCS_GIT;

	if (git)
		RUN(state, "git", "init", "-q", ".");
	else
		RUN(state, "hg", "init", ".");
	put(state, "a.b", "one\n");
	put(state, "axb", "other\n");
	put(state, "dir/try_task_config.json", "inner");
	if (git)
		RUN(state, "git", "add", ".");
	RUN(state, git ? "git" : "hg", "commit", git ? "-qm" : "-qAm",
	    "first\n\nbody \xc3\xa9\n\n");
	put(state, "a.b", "two\nlines");
	put(state, CARRIED_FILE, "{\"tasks\": [\"a\"]}\n");
	if (git)
		RUN(state, "git", "add", ".");
	RUN(state, git ? "git" : "hg", "commit", git ? "-qm" : "-qAm", "second\n\nTry-Task: b");
	put(state, "a.b", "work tree");
	put(state, CARRIED_FILE, "work tree");
}

static void assert_commits(void **state, enum vcs_kind kind)
{
	struct strbuf hash = STRBUF_INIT, parent = STRBUF_INIT, text = STRBUF_INIT;
	const char *first = kind == VCS_GIT ? "HEAD~1" : "0";
	struct checkout c;
	struct carried carried;
	struct err err;

	find(state, &c, kind);
	hgserver_begin(&c);
	assert_commit(&c, NULL, &hash);
	assert_file(&c, hash.buf, "a.b", "two\nlines");
	assert_file(&c, hash.buf, "a.c", NULL);
	assert_file(&c, hash.buf, "dir", NULL);
	assert_int_equal(vcs_message_at(&c, hash.buf, &text, &err), 0);
	assert_string_equal(text.buf, "second\n\nTry-Task: b");
	assert_int_equal(vcs_parent_at(&c, hash.buf, &parent, &err), 0);
	if (carried_read_commit(&carried, &c, hash.buf, &err))
		fail_msg("%s", err.text);
	assert_entries(&carried.part[CARRIER_FILE], LIST("a"));
	assert_entries(&carried.part[CARRIER_MESSAGE], LIST("b"));
	assert_false(carried.part[CARRIER_NOTE].there);
	carried_release(&carried);
	assert_commit(&c, first, &hash);
	assert_string_equal(hash.buf, parent.buf);
	assert_file(&c, hash.buf, CARRIED_FILE, NULL);
	assert_file(&c, hash.buf, "a.b", "one\n");
	strbuf_reset(&text);
	assert_int_equal(vcs_message_at(&c, hash.buf, &text, &err), 0);
	assert_string_equal(text.buf, "first\n\nbody \xc3\xa9");
	assert_int_equal(vcs_parent_at(&c, hash.buf, &text, &err), 1);
	assert_int_equal(carried_read_commit(&carried, &c, hash.buf, &err), 0);
	assert_null(carried_used(&carried));
	carried_release(&carried);
	vcs_release(&c);
	strbuf_release(&hash);
	strbuf_release(&parent);
	strbuf_release(&text);
}

static void commits_of_git_are_read(void **state)
{
	struct strbuf hash = STRBUF_INIT;
	struct carried carried;
	struct checkout c;
	struct err err;

	make_repository(state, VCS_GIT);
	/* settings of the user that change what git prints */
	RUN(state, "git", "config", "log.showSignature", "true");
	RUN(state, "git", "config", "color.ui", "always");
	RUN(state, "git", "config", "i18n.logOutputEncoding", "ISO-8859-1");
	assert_commits(state, VCS_GIT);
	find(state, &c, VCS_GIT);
	assert_no_commit(&c, "nope", "no commit 'nope' here");
	assert_no_commit(&c, "", "no commit '' here");
	assert_no_commit(&c, "--all", "no commit '--all' here");
	assert_no_commit(&c, "HEAD:a.b", "no commit 'HEAD:a.b' here");
	assert_no_commit(&c, "1234567890123456789012345678901234567890", "no commit '1234567");
	RUN(state, "git", "notes", "--ref=" CARRIED_NOTE, "add", "-m",
	    "{\"try_task_config\": {\"tasks\": [\"n\"]}}", "HEAD~1");
	assert_commit(&c, "HEAD~1", &hash);
	assert_int_equal(carried_read_commit(&carried, &c, hash.buf, &err), 0);
	assert_ptr_equal(carried_used(&carried), &carried.part[CARRIER_NOTE]);
	assert_entries(&carried.part[CARRIER_NOTE], LIST("n"));
	carried_release(&carried);
	vcs_release(&c);
	strbuf_release(&hash);
}

static void commits_of_hg_are_read(void **state)
{
	struct checkout c;

	make_repository(state, VCS_HG);
	assert_commits(state, VCS_HG);
	find(state, &c, VCS_HG);
	assert_no_commit(&c, "nope", "unknown revision 'nope'");
	assert_no_commit(&c, "all()", "'all()' is more than one changeset: name one");
	assert_no_commit(&c, "none()", "no commit 'none()' here");
	assert_no_commit(&c, "wdir()", "no commit 'wdir()' here");
	assert_no_commit(&c, "--all", "parse error");
	vcs_release(&c);
}

/* A commit may hold what no decision task can read. */
static void errors_of_a_commit_are_told(void **state)
{
	struct strbuf hash = STRBUF_INIT;
	struct carried carried;
	struct checkout c;
	struct err err;

	RUN(state, "git", "init", "-q", ".");
	put(state, CARRIED_FILE, "{");
	RUN(state, "git", "add", ".");
	RUN(state, "git", "commit", "-qm", "x");
	find(state, &c, VCS_GIT);
	assert_commit(&c, NULL, &hash);
	assert_int_equal(carried_read_commit(&carried, &c, hash.buf, &err), -1);
	assert_non_null(strstr(err.text, CARRIED_FILE ":1: "));
	RUN(state, "rm", "-rf", ".git/objects");
	assert_int_equal(carried_read_commit(&carried, &c, hash.buf, &err), -1);
	vcs_release(&c);
	strbuf_release(&hash);
}

static int set_up(void **state UNUSED)
{
	static const char *const env[][2] = {{"GIT_AUTHOR_NAME", "A"},
					     {"GIT_AUTHOR_EMAIL", "a@b"},
					     {"GIT_COMMITTER_NAME", "A"},
					     {"GIT_COMMITTER_EMAIL", "a@b"},
					     {"GIT_CONFIG_GLOBAL", "/dev/null"},
					     {"GIT_CONFIG_NOSYSTEM", "1"},
					     {"HGUSER", "a"},
					     {"HGRCPATH", "/dev/null"},
					     {"HGENCODING", "UTF-8"}};

	for (size_t i = 0; i < ARRAY_LEN(env); i++)
		setenv(env[i][0], env[i][1], 1);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_version_of_the_file_is_read),
		cmocka_unit_test(what_makes_a_decision_task_fail_is_an_error),
		cmocka_unit_test(carriers_are_compared),
		cmocka_unit_test(the_note_is_for_where_there_is_no_file),
		cmocka_unit_test_setup_teardown(commits_of_git_are_read, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test_setup_teardown(commits_of_hg_are_read, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test_setup_teardown(errors_of_a_commit_are_told, unit_dir_setup,
						unit_dir_teardown),
	};

	return cmocka_run_group_tests_name("carried", tests, set_up, NULL);
}
