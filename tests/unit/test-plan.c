/* SPDX-License-Identifier: MPL-2.0 */
/* core/plan: entries and patterns, the commit message, try_task_config.json. */
#include "core/base/base.h"
#include "core/base/strbuf.h"
#include "core/base/xdg.h"
#include "core/plan/plan.h"
#include "tests/unit/memgraph.h"
#include "tests/unit/unit.h"

/* Builds the plan of the given labels of the given tasks; NULL: all of them. */
static void build(struct plan *p, const struct memtask *task, uint32_t nr, const char *const *label,
		  const struct plan_options *opt)
{
	struct bitset marks;
	struct graph g;
	struct err err;

	memgraph_init(&g, task, nr);
	bitset_init(&marks, g.task_nr);
	if (label)
		memgraph_mark(&g, &marks, label);
	else
		bitset_set_all(&marks);
	assert_int_equal(plan_build(p, &g, &marks, opt, &err), 0);
	bitset_release(&marks);
	mkgraph_release(&g);
}

static void assert_entries(const struct plan *p, const char *const *want)
{
	size_t nr = 0;

	for (; want[nr]; nr++)
		if (nr < p->entry_nr)
			assert_string_equal(p->entry[nr], want[nr]);
	assert_int_equal(p->entry_nr, nr);
}

#define CHUNK(label, i, n)                                        \
	{                                                         \
		label, NULL, NULL, NULL, "test", CLASS_MAIN, i, n \
	}
#define PLAIN(label)                                              \
	{                                                         \
		label, NULL, NULL, NULL, "test", CLASS_MAIN, 0, 0 \
	}
#define LABELS(...) ((const char *const[]){__VA_ARGS__, NULL})

static const struct plan_options no_options = {0};

static const struct memtask suite[] = {
	CHUNK("test-linux/opt-xpcshell-1", 1, 3),
	CHUNK("test-linux/opt-xpcshell-2", 2, 3),
	CHUNK("test-linux/opt-xpcshell-3", 3, 3),
	PLAIN("test-linux/opt-gtest"),
	PLAIN("Build"),
};

static void all_chunks_become_one_pattern(void **state UNUSED)
{
	struct plan p;

	build(&p, suite, ARRAY_LEN(suite), NULL, &no_options);
	assert_entries(&p, LABELS("Build", "test-linux/opt-gtest", "test-linux/opt-xpcshell-*"));
	assert_int_equal(p.task_nr, 5);
	assert_int_equal(p.pattern_nr, 1);
	assert_int_equal(p.single_chunk_nr, 0);
	plan_release(&p);
}

static void some_chunks_stay_single_labels(void **state UNUSED)
{
	struct plan p;

	build(&p, suite, ARRAY_LEN(suite),
	      LABELS("test-linux/opt-xpcshell-3", "test-linux/opt-xpcshell-1"), &no_options);
	assert_entries(&p, LABELS("test-linux/opt-xpcshell-1", "test-linux/opt-xpcshell-3"));
	assert_int_equal(p.pattern_nr, 0);
	assert_int_equal(p.single_chunk_nr, 2);
	plan_release(&p);
}

static void chunks_missing_from_the_graph_forbid_the_pattern(void **state UNUSED)
{
	static const struct memtask task[] = {CHUNK("a-1", 1, 3), CHUNK("a-2", 2, 3)};
	struct plan p;

	build(&p, task, ARRAY_LEN(task), NULL, &no_options);
	assert_entries(&p, LABELS("a-1", "a-2"));
	plan_release(&p);
}

/* Each of these labels would be taken along by "a-*" without having been chosen. */
static void a_pattern_never_stands_for_more_than_was_chosen(void **state UNUSED)
{
	static const char *const stranger[] = {"b-a-7", "a-9", "12", "a-\xc2\xbd"};
	struct plan p;

	for (size_t i = 0; i < ARRAY_LEN(stranger); i++) {
		struct memtask task[] = {CHUNK("a-1", 1, 2), CHUNK("a-2", 2, 2),
					 PLAIN(stranger[i])};
		build(&p, task, ARRAY_LEN(task), LABELS("a-1", "a-2"), &no_options);
		assert_entries(&p, LABELS("a-1", "a-2"));
		plan_release(&p);
	}
}

static void labels_that_only_look_alike_do_not_forbid_a_pattern(void **state UNUSED)
{
	static const struct memtask task[] = {
		CHUNK("a-1", 1, 2), CHUNK("a-2", 2, 2), PLAIN("a-x"), PLAIN("a-"),  PLAIN("a-2-cf"),
		PLAIN("aa-1b"),	    PLAIN("a-1-3"),	PLAIN("b-1"), PLAIN("1-a"),
	};
	struct plan p;

	build(&p, task, ARRAY_LEN(task), LABELS("a-1", "a-2"), &no_options);
	assert_entries(&p, LABELS("a-*"));
	plan_release(&p);
}

static void read_options(struct options *o, const char *const *word)
{
	char *argv[32] = {(char *)(uintptr_t) "mtry-tui"};
	struct err err;
	int argc = 1;

	while (*word)
		argv[argc++] = (char *)(uintptr_t)*word++;
	options_init(o);
	if (options_parse(o, argc, argv, &err))
		fail_msg("%s", err.text);
}

static void told_which_tests_only_the_first_chunk_runs(void **state UNUSED)
{
	static const char *const env[] = {"MOZHARNESS_TEST_PATHS={}", "MOZHARNESS_TEST_TAG=[]"};
	struct options o;
	const struct plan_options other = {.options = &o};
	/* That of a chunk does not stand in a row with others. */
	static const struct memtask copy[] = {
		{"a-1-cf", NULL, NULL, NULL, "test", CLASS_CF, 1, 3},
		CHUNK("b-1", 1, 3),
	};
	struct plan p;

	for (size_t i = 0; i < ARRAY_LEN(env); i++) {
		const struct plan_options opt = {.options = &o};
		read_options(&o, LABELS("--env", env[i]));
		build(&p, suite, ARRAY_LEN(suite), LABELS("test-linux/opt-xpcshell-1"), &opt);
		assert_entries(&p, LABELS("test-linux/opt-xpcshell-*"));
		assert_int_equal(p.task_nr, 1);
		assert_int_equal(p.pattern_nr, 1);
		assert_int_equal(p.single_chunk_nr, 0);
		plan_release(&p);
		build(&p, suite, ARRAY_LEN(suite),
		      LABELS("test-linux/opt-xpcshell-2", "test-linux/opt-xpcshell-3"), &opt);
		assert_entries(&p, LABELS("test-linux/opt-xpcshell-*"));
		assert_int_equal(p.task_nr, 1);
		plan_release(&p);
		options_release(&o);
	}
	read_options(&o, LABELS("--env", "MOZHARNESS_TEST_PATHS={}"));
	build(&p, copy, ARRAY_LEN(copy), NULL, &other);
	assert_entries(&p, LABELS("a-1-cf", "b-*"));
	assert_int_equal(p.task_nr, 2);
	plan_release(&p);
	options_release(&o);
	read_options(&o, LABELS("--env", "MOZHARNESS_TEST_PATHSX=1"));
	build(&p, suite, ARRAY_LEN(suite), LABELS("test-linux/opt-xpcshell-1"), &other);
	assert_entries(&p, LABELS("test-linux/opt-xpcshell-1"));
	plan_release(&p);
	options_release(&o);
}

static void the_json_is_that_of_mach_try(void **state UNUSED)
{
	struct options o;
	const struct plan_options opt = {.options = &o};
	struct plan p;

	read_options(&o, LABELS("--env", "B=x=y", "--env=A=\xc3\xa9", "--env", "B=last",
				"--rebuild", "20", "--artifact"));

	build(&p, suite, ARRAY_LEN(suite), LABELS("test-linux/opt-gtest"), &opt);
	assert_string_equal(p.json, "{\n"
				    "    \"parameters\": {\n"
				    "        \"optimize_target_tasks\": false,\n"
				    "        \"try_task_config\": {\n"
				    "            \"disable-pgo\": true,\n"
				    "            \"env\": {\n"
				    "                \"A\": \"\\u00e9\",\n"
				    "                \"B\": \"last\",\n"
				    "                \"TRY_SELECTOR\": \"fuzzy\"\n"
				    "            },\n"
				    "            \"rebuild\": 20,\n"
				    "            \"tasks\": [\n"
				    "                \"test-linux/opt-gtest\"\n"
				    "            ],\n"
				    "            \"use-artifact-builds\": true\n"
				    "        }\n"
				    "    },\n"
				    "    \"version\": 2\n"
				    "}\n");
	options_release(&o);
	plan_release(&p);
}

static void assert_refused(const struct plan_options *opt, const char *want)
{
	struct bitset marks;
	struct graph g;
	struct plan p;
	struct err err;

	memgraph_init(&g, suite, ARRAY_LEN(suite));
	bitset_init(&marks, g.task_nr);
	assert_int_equal(plan_build(&p, &g, &marks, opt, &err), -1);
	assert_string_equal(err.text, want);
	bitset_release(&marks);
	mkgraph_release(&g);
}

static void a_message_that_is_too_long_is_refused(void **state UNUSED)
{
	char *big, want[200];

	big = xcalloc(PLAN_MESSAGE_MAX + 1, 1);
	memset(big, 'x', PLAN_MESSAGE_MAX);
	snprintf(want, sizeof(want),
		 "the commit message has %zu bytes without any label; at most 100000 can be sent",
		 PLAN_MESSAGE_MAX + strlen("\n\nmtry-tui command: `mtry-tui`\n\nTry-Task-Count: 0\n"
					   "Pushed-Via: mtry-tui " PACKAGE_VERSION));
	assert_refused(&(struct plan_options){.message = big}, want);
	free(big);
}

static void the_message_is_title_command_trailers(void **state UNUSED)
{
	const struct plan_options opt = {.query = LABELS("'gtest", "xpc !asan"),
					 .argv = LABELS("/usr/bin/mtry-tui", "-q", "'gtest", "-q",
							"xpc !asan", "--artifact", "", "a\"$`\\b",
							"x\ny")};
	struct plan p;

	build(&p, suite, ARRAY_LEN(suite), NULL, &opt);
	assert_string_equal(p.message,
			    "Fuzzy query='gtest&query=xpc !asan\n"
			    "\n"
			    "mtry-tui command: `mtry-tui -q \"'gtest\" -q \"xpc !asan\" --artifact "
			    "\"\" \"a\\\"\\$\\`\\\\b\" \"x^Jy\"`\n"
			    "\n"
			    "Try-Task: Build\n"
			    "Try-Task: test-linux/opt-gtest\n"
			    "Try-Task: test-linux/opt-xpcshell-*\n"
			    "Pushed-Via: mtry-tui " PACKAGE_VERSION);
	plan_release(&p);
}

static void assert_title(const struct plan_options *opt, const char *want)
{
	struct plan p;

	build(&p, suite, ARRAY_LEN(suite), NULL, opt);
	assert_string_equal(p.title, want);
	assert_memory_equal(p.message, want, strlen(want));
	plan_release(&p);
}

static void titles_are_those_of_mach_try(void **state UNUSED)
{
	assert_title(&no_options, "Fuzzy");
	assert_title(&(struct plan_options){.preset = "win", .query = LABELS("a", "b")},
		     "Fuzzy (preset: win) query=a&query=b");
	assert_title(&(struct plan_options){.preset = "p\033[31m"}, "Fuzzy (preset: p^[[31m)");
	assert_title(&(struct plan_options){.tests = LABELS("dom/a", "b\n")},
		     "Fuzzy paths=dom/a:b^J");
	assert_title(&(struct plan_options){.query = LABELS("a"), .tests = LABELS("b")},
		     "Fuzzy query=a&paths=b");
	assert_title(&(struct plan_options){.tests = LABELS(NULL), .tag = LABELS("x", "y")},
		     "Fuzzy tag=x:y");
	assert_title(&(struct plan_options){.selector = SELECTOR_SYNTAX, .syntax = "try: -b\td"},
		     "try: -b^Id");
	assert_title(&(struct plan_options){.query = LABELS("a\nb")}, "Fuzzy query=a^Jb");
	assert_title(&(struct plan_options){.message = "mine", .query = LABELS("a")}, "mine");
	assert_title(&(struct plan_options){.message = "x {msg} y {msg}"}, "x Fuzzy y Fuzzy");
	assert_title(&(struct plan_options){.message = "{{msg}} {msg} {{{msg}}}{msg"},
		     "{msg} Fuzzy {{msg}}{msg");
	assert_title(&(struct plan_options){.message = " \n"}, "Fuzzy");
	assert_title(&(struct plan_options){.message = "\n one\r\ntwo \x7f\xff\n\n",
					    .closed_tree = true},
		     "one\ntwo ^?<FF> ON A CLOSED TREE");
}

static void quoted_titles_come_back_as_they_are(void **state UNUSED)
{
	static const char *const title[] = {"",	       "x",	 "{msg}",  "a {msg}{msg} b",
					    "{{msg}}", "{{msg}", "{msg}}", "{{{msg}}}",
					    NULL};

	for (size_t i = 0; title[i]; i++) {
		struct strbuf quoted = STRBUF_INIT;
		plan_quote_title(&quoted, title[i]);
		assert_title(&(struct plan_options){.message = quoted.buf},
			     *title[i] ? title[i] : "Fuzzy");
		strbuf_release(&quoted);
	}
}

/* The message is public: where files are on this machine, and passwords, are not. */
static void folders_and_passwords_are_not_published(void **state UNUSED)
{
	struct strbuf mine = STRBUF_INIT, option = STRBUF_INIT;
	struct err err;
	struct plan p;

	assert_int_equal(xdg_config("presets/night.sel", &mine, &err), 0);
	strbuf_addf(&option, "--preset=%s", mine.buf);
	build(&p, suite, ARRAY_LEN(suite), NULL,
	      &(struct plan_options){
		      .preset = "/home/me/failed.sel",
		      .path = LABELS("/home/me/failed.sel", mine.buf, "night"),
		      .argv = LABELS("/usr/bin/mtry-tui", "--preset", "/home/me/failed.sel",
				     option.buf, "--preset", "night", "-q", "a/b", "--remote",
				     "https://me:se@cret@host/x", "ssh://host/a@b"),
	      });
	assert_string_equal(p.title, "Fuzzy (preset: failed.sel)");
	assert_string_equal(p.command,
			    "mtry-tui command: `mtry-tui --preset failed.sel --preset=night "
			    "--preset night -q a/b --remote https://host/x ssh://host/a@b`");
	plan_release(&p);
	build(&p, suite, ARRAY_LEN(suite), NULL, &(struct plan_options){.preset = mine.buf});
	assert_string_equal(p.title, "Fuzzy (preset: night)");
	plan_release(&p);
	strbuf_release(&mine);
	strbuf_release(&option);
}

static void long_arguments_do_not_take_the_place_of_the_message(void **state UNUSED)
{
	char *title = xcalloc(99000, 1), *option = xcalloc(99100, 1);
	struct plan p;

	memset(title, 't', 98999);
	snprintf(option, 99100, "--message=%s", title);
	build(&p, suite, ARRAY_LEN(suite), LABELS("Build"),
	      &(struct plan_options){.message = title,
				     .argv = LABELS("mtry-tui", "-m", title, option)});
	assert_false(p.count_only);
	assert_string_equal(p.title, title);
	assert_string_equal(p.command, "mtry-tui command: `mtry-tui -m \xe2\x80\xa6 "
				       "--message=\xe2\x80\xa6`");
	plan_release(&p);
	free(title);
	free(option);
}

static void a_new_title_makes_a_new_message(void **state UNUSED)
{
	struct plan p;

	build(&p, suite, ARRAY_LEN(suite), LABELS("Build"), &no_options);
	plan_set_title(&p, "Bug 1 - try\n---\n+++ \t\n\nFoo: bar\n");
	assert_string_equal(p.title, "Bug 1 - try\n> ---\n+++\n\nFoo: bar");
	assert_string_equal(p.message, "Bug 1 - try\n> ---\n+++\n\nFoo: bar\n"
				       "\n"
				       "mtry-tui command: `mtry-tui`\n"
				       "\n"
				       "Try-Task: Build\n"
				       "Pushed-Via: mtry-tui " PACKAGE_VERSION);
	plan_set_title(&p, "  ");
	assert_string_equal(p.title, "Fuzzy");
	plan_set_title(&p, p.title);
	assert_string_equal(p.title, "Fuzzy");
	plan_release(&p);
}

/* The output of git with these arguments, in `dir`, fed with `input`. */
static char *git(const char *dir, const char *input, const char *const *argv)
{
	struct proc p = PROC_INIT;
	struct err err;
	char *out;

	p.argv = argv;
	p.dir = dir;
	p.env = LABELS("GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@b", "GIT_COMMITTER_NAME=A",
		       "GIT_COMMITTER_EMAIL=a@b", "GIT_CONFIG_NOSYSTEM=1");
	p.input = slice_from(input ? input : "");
	if (proc_run(&p, &err))
		fail_msg("%s", err.text);
	strbuf_rtrim(&p.out);
	out = strbuf_detach(&p.out);
	proc_release(&p);
	return out;
}

/* What git log prints as values of Try-Task for a commit with this message. */
static char *git_tasks(const char *dir, const char *message)
{
	char *tree = git(dir, NULL, LABELS("git", "write-tree"));
	char *commit = git(dir, message, LABELS("git", "commit-tree", tree));
	char *tasks = git(
		dir, NULL,
		LABELS("git", "log", "-1", "--format=%(trailers:key=Try-Task,valueonly)", commit));

	free(tree);
	free(commit);
	return tasks;
}

static void assert_carried(const char *dir, const struct plan *p)
{
	struct strbuf want = STRBUF_INIT;
	char **entry, *got = git_tasks(dir, p->message), *parsed;
	size_t nr = plan_read_message(p->message, &entry);

	assert_int_equal(nr, p->entry_nr);
	assert_int_equal(plan_read_message(p->message, NULL), nr);
	for (size_t i = 0; i < nr; i++) {
		assert_string_equal(entry[i], p->entry[i]);
		strbuf_addf(&want, "%s%s", i ? "\n" : "", entry[i]);
		free(entry[i]);
	}
	free(entry);
	assert_string_equal(got, want.buf);
	/* This one also stops at a "---" line. */
	parsed = git(dir, p->message, LABELS("git", "interpret-trailers", "--parse"));
	for (const char *at = parsed; (at = strstr(at, "Try-Task: ")); at++)
		nr--;
	assert_int_equal(nr, 0);
	strbuf_release(&want);
	free(got);
	free(parsed);
}

static const char scissors[] = "# ------------------------ >8 ------------------------";

static void git_reads_exactly_the_entries(void **state)
{
	static const struct memtask task[] = {PLAIN("#hash"), PLAIN("a: b"), PLAIN("Foo: bar: x"),
					      PLAIN("gr\xc3\xbc\xc3\x9f 1"), PLAIN("x=y")};
	static const char *const title[] = {"Fuzzy",
					    "Foo: bar",
					    "Bug 1\n\nFoo: bar\nTry-Task: fake",
					    "x\n\n---\nrest\n--- a",
					    "--- a/x",
					    "#comment\n#comment",
					    "#",
					    "Conflicts:\n\tx",
					    scissors,
					    "a\n\n \n# b\n\n",
					    "diff --git a b",
					    "t\n\n(cherry picked from commit 1234)",
					    "Signed-off-by: x\n  continued",
					    NULL};
	struct plan p;
	char *big = xcalloc(60001, 1);

	free(git(unit_dir(state), NULL, LABELS("git", "init", "-q")));
	build(&p, task, ARRAY_LEN(task), NULL, &no_options);
	for (size_t i = 0; title[i]; i++) {
		plan_set_title(&p, title[i]);
		assert_carried(unit_dir(state), &p);
	}
	memset(big, 'x', 60000);
	plan_set_title(&p, big);
	assert_carried(unit_dir(state), &p);
	free(big);
	plan_release(&p);
}

/* Git cuts the blanks off, so the message must not pretend to carry such a label. */
static void labels_with_blank_ends_are_only_counted(void **state UNUSED)
{
	static const struct memtask task[] = {PLAIN(" a"), PLAIN("b")};
	struct plan p;

	build(&p, task, ARRAY_LEN(task), NULL, &no_options);
	assert_true(p.count_only);
	assert_non_null(strstr(p.message, "\n\nTry-Task-Count: 2\nPushed-Via: "));
	plan_set_title(&p, "new");
	assert_non_null(strstr(p.message, "\n\nTry-Task-Count: 2\nPushed-Via: "));
	plan_release(&p);
}

/* The longest message that is allowed still carries the labels; one byte more does not. */
static void messages_carry_labels_up_to_the_limit(void **state UNUSED)
{
	struct memtask task[1001];
	char label[1001][101];
	struct plan p;
	size_t room;

	for (uint32_t i = 0; i < ARRAY_LEN(task); i++) {
		memset(label[i], 'x', 100);
		label[i][100] = '\0';
		snprintf(label[i] + 90, 11, "%010u", i);
		task[i] = (struct memtask)PLAIN(label[i]);
	}
	build(&p, task, 890, NULL, &no_options);
	assert_false(p.count_only);
	room = PLAN_MESSAGE_MAX - strlen(p.message) + strlen("Fuzzy");
	assert_true(room > 5 && room < 5000);
	for (size_t n = room; n <= room + 1; n++) {
		char *title = xcalloc(n + 1, 1);
		memset(title, 't', n);
		plan_set_title(&p, title);
		assert_int_equal(p.count_only, n > room);
		if (n == room)
			assert_int_equal(strlen(p.message), PLAN_MESSAGE_MAX);
		free(title);
	}
	plan_set_title(&p, "back");
	assert_false(p.count_only);
	plan_release(&p);
}

static void a_plan_of_34000_tasks_counts_them(void **state UNUSED)
{
	enum { NR = 34000 };
	struct memtask *task = xcalloc(NR, sizeof(*task));
	char(*label)[48] = xcalloc(NR, sizeof(*label));
	struct plan p;

	for (uint32_t i = 0; i < NR; i++) {
		snprintf(label[i], sizeof(*label), "test-linux/opt-suite-%05u-%u", i / 4,
			 i % 4 + 1);
		task[i] = (struct memtask)CHUNK(label[i], 1, 5);
	}
	build(&p, task, NR, NULL, &no_options);
	assert_int_equal(p.entry_nr, NR);
	assert_int_equal(p.single_chunk_nr, NR);
	assert_true(p.count_only);
	assert_string_equal(p.message, "Fuzzy\n\nmtry-tui command: `mtry-tui`\n\n"
				       "Try-Task-Count: 34000\n"
				       "Pushed-Via: mtry-tui " PACKAGE_VERSION);
	assert_int_equal(plan_read_message(p.message, NULL), 0);
	plan_release(&p);
	free(task);
	free(label);
}

/* Looking at all its chunks for each of them would take longer than anybody waits. */
static void a_suite_with_one_chunk_missing_is_looked_at_once(void **state UNUSED)
{
	enum { NR = 60000 };
	struct memtask *task = xcalloc(NR, sizeof(*task));
	char(*label)[16] = xcalloc(NR, sizeof(*label));
	struct plan p;

	for (uint16_t i = 0; i < NR; i++) {
		snprintf(label[i], sizeof(*label), "suite-%u", i + 1);
		task[i] = (struct memtask)CHUNK(label[i], (uint16_t)(i + 1), NR + 1);
	}
	build(&p, task, NR, NULL, &no_options);
	assert_int_equal(p.entry_nr, NR);
	assert_int_equal(p.single_chunk_nr, NR);
	assert_int_equal(p.pattern_nr, 0);
	plan_release(&p);
	free(task);
	free(label);
}

static void reading_takes_the_last_paragraph_only(void **state UNUSED)
{
	char **entry;

	assert_int_equal(plan_read_message("", &entry), 0);
	assert_null(entry);
	assert_int_equal(plan_read_message("\n \n", NULL), 0);
	assert_int_equal(plan_read_message("t\n\nTry-Task: a\n\nother", NULL), 0);
	assert_int_equal(
		plan_read_message("t\r\n\r\nTry-Task: a b \r\ntry-task:c\r\nTry-Task-Count: 3\r\n"
				  "Pushed-Via: x\r\n\r\n",
				  &entry),
		2);
	assert_string_equal(entry[0], "a b");
	assert_string_equal(entry[1], "c");
	free(entry[0]);
	free(entry[1]);
	free(entry);
}

static void the_count_is_read_back(void **state UNUSED)
{
	static const struct {
		const char *message;
		long count;
	} row[] = {
		{"", -1},
		{"t\n\nTry-Task-Count: 0\nPushed-Via: x", 0},
		{"t\n\ntry-task-count:34000\n", 34000},
		{"t\n\nTry-Task-Count: 3\n\nother", -1},
		{"t\n\nTry-Task-Count: -3", -1},
		{"t\n\nTry-Task-Count: 3x", -1},
		{"t\n\nTry-Task-Count: ", -1},
		{"t\n\nTry-Task-Count: 99999999999999999999", -1},
	};

	for (size_t i = 0; i < ARRAY_LEN(row); i++)
		if (plan_read_count(row[i].message) != row[i].count)
			fail_msg("'%s': %ld", row[i].message, plan_read_count(row[i].message));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_chunks_become_one_pattern),
		cmocka_unit_test(some_chunks_stay_single_labels),
		cmocka_unit_test(told_which_tests_only_the_first_chunk_runs),
		cmocka_unit_test(chunks_missing_from_the_graph_forbid_the_pattern),
		cmocka_unit_test(a_pattern_never_stands_for_more_than_was_chosen),
		cmocka_unit_test(labels_that_only_look_alike_do_not_forbid_a_pattern),
		cmocka_unit_test(the_json_is_that_of_mach_try),
		cmocka_unit_test(a_message_that_is_too_long_is_refused),
		cmocka_unit_test(the_message_is_title_command_trailers),
		cmocka_unit_test(titles_are_those_of_mach_try),
		cmocka_unit_test(quoted_titles_come_back_as_they_are),
		cmocka_unit_test(folders_and_passwords_are_not_published),
		cmocka_unit_test(long_arguments_do_not_take_the_place_of_the_message),
		cmocka_unit_test(a_new_title_makes_a_new_message),
		cmocka_unit_test_setup_teardown(git_reads_exactly_the_entries, unit_dir_setup,
						unit_dir_teardown),
		cmocka_unit_test(labels_with_blank_ends_are_only_counted),
		cmocka_unit_test(messages_carry_labels_up_to_the_limit),
		cmocka_unit_test(a_plan_of_34000_tasks_counts_them),
		cmocka_unit_test(a_suite_with_one_chunk_missing_is_looked_at_once),
		cmocka_unit_test(reading_takes_the_last_paragraph_only),
		cmocka_unit_test(the_count_is_read_back),
	};

	return cmocka_run_group_tests_name("plan", tests, NULL, NULL);
}
