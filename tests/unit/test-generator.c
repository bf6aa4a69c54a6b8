/* SPDX-License-Identifier: MPL-2.0 */
/* core/graph/generator, project: what makes the graph of a checkout, and running it. */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/graph/generator.h"
#include "core/graph/project.h"
#include "tests/unit/unit.h"

#include <unistd.h>

/* ---- checkouts ---- */

static void put_mode(void **state, const char *name, const char *text, unsigned mode)
{
	struct strbuf path = STRBUF_INIT;
	struct err err;

	strbuf_addf(&path, "%s/%s", unit_dir(state), name);
	assert_int_equal(file_write_atomic(path.buf, text, strlen(text), mode, &err), 0);
	strbuf_release(&path);
}

static void put(void **state, const char *name, const char *text)
{
	put_mode(state, name, text, 0644);
}

/* Text of a file of the test; the caller frees it. */
static char *get(void **state, const char *name)
{
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;
	struct err err;

	strbuf_addf(&path, "%s/%s", unit_dir(state), name);
	if (file_read(path.buf, 1 << 20, &text, &err))
		fail_msg("%s", err.text);
	strbuf_release(&path);
	return strbuf_detach(&text);
}

static void shell(void **state, const char *script)
{
	struct proc p = PROC_INIT;
	struct err err;

	p.argv = (const char *const[]){"sh", "-ec", script, NULL};
	p.dir = unit_dir(state);
	if (proc_run(&p, &err))
		fail_msg("%s", err.text);
	proc_release(&p);
}

static void put_firefox(void **state)
{
	put_mode(state, "src/mach", "#!/bin/sh\necho '{}'\n", 0755);
	put(state, "src/taskcluster/config.yml", "trust-domain: gecko\n");
}

static void put_thunderbird(void **state)
{
	put_firefox(state);
	put(state, "src/comm/taskcluster/config.yml", "trust-domain: comm\n");
}

/* Makes the plan for the checkout in the folder `below`. */
static int plan_at(struct generator *g, void **state, const char *below,
		   const struct generator_options *o, struct err *err)
{
	struct strbuf root = STRBUF_INIT;
	struct checkout c = {.kind = VCS_GIT};
	int ret;

	strbuf_addf(&root, "%s/%s", unit_dir(state), below);
	c.root = root.buf;
	ret = generator_plan(g, &c, o, err);
	strbuf_release(&root);
	return ret;
}

static void plan(struct generator *g, void **state, const char *below,
		 const struct generator_options *o)
{
	struct err err;

	if (plan_at(g, state, below, o, &err))
		fail_msg("%s", err.text);
}

static const struct generator_options none;

/* ---- what is run ---- */

/* Checks a plan; `command` may hold one %s for the file of Thunderbird's parameters. */
static void assert_plan(void **state, const char *below, const struct generator_options *o,
			const char *command, const char *dir, const char *path0, const char *path1)
{
	struct strbuf want = STRBUF_INIT;
	struct generator g;
	const char *file;

	plan(&g, state, below, o);
	file = strstr(command, "%s");
	strbuf_add(&want, command, file ? (size_t)(file - command) : strlen(command));
	if (file)
		strbuf_addstr(&want, g.parameters);
	assert_string_equal(g.command, want.buf);
	assert_int_equal(g.comm, file != NULL);
	strbuf_reset(&want);
	strbuf_addf(&want, "%s/%s", unit_dir(state), dir);
	assert_string_equal(g.dir, want.buf);
	assert_string_equal(g.paths[0], path0);
	if (path1)
		assert_string_equal(g.paths[1], path1);
	else
		assert_null(g.paths[1]);
	assert_null(g.paths[2]);
	generator_release(&g);
	strbuf_release(&want);
}

static void each_kind_of_checkout_has_its_command(void **state)
{
	put(state, "other/taskcluster/config.yml", "");
	put_thunderbird(state);
	assert_plan(state, "other", &none, "taskgraph full -J", "other", "taskcluster", NULL);
	/* What is pushed from the top is Firefox, though comm/ is there. */
	assert_plan(state, "src", &none, "./mach taskgraph full --json --fast", "src",
		    "taskcluster", NULL);
	assert_plan(state, "src/comm", &none,
		    "./mach taskgraph full --json --fast --root comm/taskcluster -p %s", "src",
		    "taskcluster", "comm/taskcluster");
	shell(state, "mkdir other/comm && cp -r other/taskcluster other/comm");
	assert_plan(state, "other/comm", &none, "taskgraph full -J", "other/comm", "taskcluster",
		    NULL);
}

static void command_root_and_parameters_can_be_chosen(void **state)
{
	struct generator_options o = {.command = " \"/my tools/tg\"  full\t-J "};
	struct generator g;

	put_thunderbird(state);
	put(state, "src/ci/config.yml", "");
	put(state, "old/taskcluster/ci/config.yml", "");
	plan(&g, state, "src", &o);
	assert_string_equal(g.argv[0], "/my tools/tg");
	assert_string_equal(g.argv[2], "-J");
	assert_null(g.argv[3]);
	assert_string_equal(g.command, "\"/my tools/tg\" full -J");
	generator_release(&g);
	o = (struct generator_options){.root = "ci", .parameters = "project=try"};
	assert_plan(state, "src", &o,
		    "./mach taskgraph full --json --fast --root ci -p project=try", "src",
		    "taskcluster", "ci");
	o = (struct generator_options){.root = "taskcluster/ci"};
	assert_plan(state, "old", &o, "taskgraph full -J --root taskcluster/ci", "old",
		    "taskcluster", NULL);
	o = (struct generator_options){.root = "task"};
	put(state, "src/task/config.yml", "");
	assert_plan(state, "src", &o, "./mach taskgraph full --json --fast --root task", "src",
		    "taskcluster", "task");
	o = (struct generator_options){.root = "comm/taskcluster//"};
	assert_plan(state, "src", &o,
		    "./mach taskgraph full --json --fast --root comm/taskcluster -p %s", "src",
		    "taskcluster", "comm/taskcluster");
	o = (struct generator_options){.parameters = "p.yml"};
	assert_plan(state, "src/comm", &o,
		    "./mach taskgraph full --json --fast --root comm/taskcluster -p p.yml", "src",
		    "taskcluster", "comm/taskcluster");
}

static void a_plan_that_cannot_work_is_refused(void **state)
{
	static const struct {
		const char *below;
		struct generator_options o;
		const char *text;
	} table[] = {
		{"none", {0}, "none' has no taskcluster/config.yml that describes a graph"},
		{"src", {.root = "ci"}, "src' has no ci/config.yml that describes a graph"},
		{"src", {.root = "/ci"}, "generator-root '/ci' is not relative to '"},
		{"src", {.command = "tg \"full"}, "generator: no closing quote in '\"full'"},
		{"src", {.command = " "}, "generator: no command"},
	};
	struct generator g;
	struct err err;

	put_firefox(state);
	put(state, "none/mach", "");
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		assert_int_equal(plan_at(&g, state, table[i].below, &table[i].o, &err), -1);
		if (!strstr(err.text, table[i].text))
			fail_msg("'%s' is not in '%s'", table[i].text, err.text);
		assert_null(g.argv);
	}
	unsetenv("XDG_STATE_HOME");
	unsetenv("HOME");
	put_thunderbird(state);
	assert_int_equal(plan_at(&g, state, "src/comm", &none, &err), -1);
	assert_string_equal(err.text, "neither HOME nor XDG_STATE_HOME is set");
}

/* ---- the key ---- */

/* The key of a plan, in one of four places. */
static const char *key(void **state, const char *below, const struct generator_options *o)
{
	static char hex[4][SHA256_HEX];
	static unsigned at;
	struct generator g;
	struct err err;

	at = (at + 1) % 4;
	plan(&g, state, below, o);
	if (generator_key(&g, hex[at], &err))
		fail_msg("%s", err.text);
	generator_release(&g);
	return hex[at];
}

static void the_key_follows_what_the_graph_is_made_from(void **state)
{
	struct generator_options file = {.parameters = "p.yml"}, slow = {.command = "./mach tg"};
	struct generator g;
	struct err err;
	char hex[SHA256_HEX];
	const char *start, *with_file;

	put_firefox(state);
	start = key(state, "src", &none);
	put(state, "src/browser/x", "1");
	assert_string_equal(key(state, "src", &none), start);
	assert_string_not_equal(key(state, "src", &slow), start);
	put(state, "src/p.yml", "project: try\n");
	with_file = key(state, "src", &file);
	assert_string_not_equal(with_file, start);
	put(state, "src/p.yml", "project: cypress\n");
	assert_string_not_equal(key(state, "src", &file), with_file);
	shell(state, "rm src/p.yml && mkdir src/p.yml");
	plan(&g, state, "src", &file);
	assert_int_equal(generator_key(&g, hex, &err), -1);
	assert_non_null(strstr(err.text, "p.yml"));
	generator_release(&g);
	put(state, "src/taskcluster/kinds/x/kind.yml", "1");
	assert_string_not_equal(key(state, "src", &none), start);
}

static void the_key_of_thunderbird_knows_both_folders_but_not_head(void **state)
{
	char *start;

	put_thunderbird(state);
	start = xstrdup(key(state, "src/comm", &none));
	shell(state, "cd src/comm && git init -q && git add . && git commit -qm one");
	assert_string_equal(key(state, "src/comm", &none), start);
	put(state, "src/taskcluster/new", "");
	assert_string_not_equal(key(state, "src/comm", &none), start);
	shell(state, "rm src/taskcluster/new");
	put(state, "src/comm/taskcluster/new", "");
	assert_string_not_equal(key(state, "src/comm", &none), start);
	free(start);
}

/* ---- running ---- */

/* What it said: "LINE|LINE|" */
static struct strbuf said;

static void say(void *ctx UNUSED, const char *line, size_t n)
{
	strbuf_addf(&said, "%.*s|", (int)n, line);
}

static bool at_once(void *ctx UNUSED)
{
	return true;
}

static size_t piece = 3; /* bytes that are read at once */

/* Runs the script as the generator of a checkout, to the end of its output; NULL: cancelled or
 * refused. */
static struct generator_run *run(void **state, const char *script, bool (*idle)(void *),
				 struct strbuf *out, struct err *err)
{
	struct generator_run *r;
	struct strbuf text = STRBUF_INIT;
	struct generator g;
	char buf[64];
	ptrdiff_t n;

	put_firefox(state);
	strbuf_addf(&text, "#!/bin/sh\n%s\n", script);
	put_mode(state, "src/mach", text.buf, 0755);
	strbuf_release(&text);
	strbuf_reset(out);
	strbuf_reset(&said);
	plan(&g, state, "src", &none);
	r = generator_start(&g, say, NULL, err);
	assert_non_null(r);
	generator_release(&g); /* not needed any more */
	while ((n = generator_read(r, buf, piece, idle, NULL, err)) > 0)
		strbuf_add(out, buf, (size_t)n);
	if (!n)
		return r;
	generator_free(r);
	return NULL;
}

static void the_graph_is_what_follows_the_notices(void **state)
{
	struct generator_run *r;
	struct strbuf out = STRBUF_INIT;
	struct err err;

	for (piece = 1; piece <= 64; piece *= 4) {
		r = run(state,
			"printf 'a notice: {x\\n\\n {\\r\\n{\"%s\": {\\n{\"%s\"}}}\\n' \"$*\" "
			"\"$PYTHONDONTWRITEBYTECODE\"",
			NULL, &out, &err);
		assert_non_null(r);
		assert_string_equal(out.buf, "{\"taskgraph full --json --fast\": {\n{\"1\"}}}\n");
		assert_int_equal(generator_finish(r, &err), 0);
		generator_free(r);
		assert_string_equal(said.buf, "a notice: {x| {|");
	}
	piece = 3;
	strbuf_release(&out);
}

static void all_it_says_is_reported_and_kept(void **state)
{
	struct generator_run *r;
	struct strbuf out = STRBUF_INIT;
	struct err err;
	char *log;

	generator_free(
		run(state, "echo a longer text than that of the next time >&2", NULL, &out, &err));
	r = run(state, "echo loading >&2; echo notice; echo '{}'; echo done >&2", NULL, &out, &err);
	assert_non_null(r);
	assert_int_equal(generator_finish(r, &err), 0);
	generator_free(r);
	assert_non_null(strstr(said.buf, "loading|"));
	assert_non_null(strstr(said.buf, "notice|"));
	assert_non_null(strstr(said.buf, "done|"));
	log = get(state, "state/mtry-tui/generator.log");
	for (char *p = strchr(log, '\n'); p; p = strchr(p, '\n'))
		*p = '|';
	assert_string_equal(log, said.buf);
	free(log);
	strbuf_release(&out);
}

static void failures_are_one_line_with_the_reason(void **state)
{
	static const struct {
		const char *script, *text;
	} table[] = {
		{"echo '{'; echo first >&2; echo 'Exception: no kind' >&2; echo >&2; exit 1",
		 "' failed with status 1: Exception: no kind; what it said is in '"},
		{"echo 'no such command'; exit 2", "' failed with status 2; what it said is in '"},
		{"echo why >&2; kill -9 $$", "' was killed by signal 9; what it said is in '"},
		{"echo hello; echo again", "' printed no graph but 'hello'"},
		{"printf hello", "' printed no graph but 'hello'"},
		{":", "--fast' printed no graph"},
	};
	struct strbuf out = STRBUF_INIT;
	struct generator_run *r;
	struct err err;

	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		r = run(state, table[i].script, NULL, &out, &err);
		assert_non_null(r);
		assert_int_equal(generator_finish(r, &err), -1);
		if (!strstr(err.text, table[i].text) ||
		    strncmp(err.text, "generator './mach ", strlen("generator './mach ")) != 0)
			fail_msg("'%s' is not in '%s'", table[i].text, err.text);
		generator_free(r);
	}
	strbuf_release(&out);
}

static void notices_without_end_are_refused(void **state)
{
	struct strbuf out = STRBUF_INIT;
	struct err err;

	assert_null(run(state, "yes '<html>'", NULL, &out, &err));
	assert_non_null(strstr(err.text, "' printed no graph but '<html>'"));
	assert_null(run(state, "tr '\\0' x </dev/zero", NULL, &out, &err));
	assert_non_null(strstr(err.text, "' printed no graph but 'xxx"));
	strbuf_release(&out);
}

static void a_generator_that_hangs_can_be_cancelled(void **state)
{
	struct strbuf out = STRBUF_INIT;
	struct err err;

	assert_null(run(state, "echo '{'; sleep 1000", at_once, &out, &err));
	assert_string_equal(out.buf, "{\n");
	assert_string_equal(err.text, "cancelled");
	strbuf_release(&out);
}

static void a_generator_that_is_not_there_is_named(void **state)
{
	struct generator_options o = {.command = "no-such-program-here full"};
	struct generator_run *r;
	struct generator g;
	struct err err;
	char buf[10];

	put_firefox(state);
	plan(&g, state, "src", &o);
	r = generator_start(&g, NULL, NULL, &err);
	assert_non_null(r);
	assert_int_equal(generator_read(r, buf, sizeof(buf), NULL, NULL, &err), 0);
	assert_int_equal(generator_finish(r, &err), -1);
	assert_string_equal(err.text,
			    "cannot run 'no-such-program-here': No such file or directory "
			    "(is it installed? the option generator names another)");
	generator_free(r);
	generator_free(NULL);
	generator_release(&g);
}

static void without_a_log_the_reason_is_told_as_well(void **state)
{
	struct strbuf out = STRBUF_INIT;
	struct generator_run *r;
	struct err err;

	put(state, "state", "not a folder");
	r = run(state, "echo bad >&2; exit 1", NULL, &out, &err);
	assert_non_null(r);
	assert_int_equal(generator_finish(r, &err), -1);
	assert_string_equal(err.text, "generator './mach taskgraph full --json --fast' failed "
				      "with status 1: bad");
	assert_string_equal(said.buf, "bad|");
	generator_free(r);
	strbuf_release(&out);
}

/* Runs Thunderbird's generator, which prints its parameters. */
static void print_parameters(void **state, struct strbuf *out)
{
	struct generator_run *r;
	struct generator g;
	struct err err;
	char buf[1000];
	ptrdiff_t n;

	plan(&g, state, "src/comm", &none);
	r = generator_start(&g, NULL, NULL, &err);
	if (!r)
		fail_msg("%s", err.text);
	strbuf_reset(out);
	while ((n = generator_read(r, buf, sizeof(buf), NULL, NULL, &err)) > 0)
		strbuf_add(out, buf, (size_t)n);
	assert_int_equal(generator_finish(r, &err), 0);
	generator_free(r);
	generator_release(&g);
}

static void thunderbird_gets_parameters_of_a_try_push(void **state)
{
	struct strbuf out = STRBUF_INIT;

	put_thunderbird(state);
	put_mode(state, "src/mach", "#!/bin/sh\ncat \"$8\"\n", 0755);
	shell(state, "cd src/comm && git init -qb work && git add . && git commit -qm one &&"
		     "git rev-parse HEAD | tr -d '\\n' >../../head");
	print_parameters(state, &out);
	{
		char *head = get(state, "head");
		struct strbuf want = STRBUF_INIT;
		strbuf_addf(&want,
			    "{\n"
			    "    \"comm_base_ref\": \"\",\n"
			    "    \"comm_base_repository\": "
			    "\"https://github.com/thunderbird/thunderbird-desktop\",\n"
			    "    \"comm_base_rev\": \"\",\n"
			    "    \"comm_head_ref\": \"work\",\n"
			    "    \"comm_head_repository\": "
			    "\"https://github.com/thunderbird/thunderbird-desktop\",\n"
			    "    \"comm_head_rev\": \"%s\",\n"
			    "    \"comm_src_path\": \"comm/\",\n"
			    "    \"project\": \"try-comm-central\"\n"
			    "}",
			    head);
		assert_string_equal(out.buf, want.buf);
		strbuf_release(&want);
		free(head);
	}
	shell(state, "cd src/comm && rm -rf .git && hg init && hg commit -qAm one &&"
		     "hg log -r . -T '\"comm_head_rev\": \"{node}\"' >../../head");
	print_parameters(state, &out);
	{
		char *head = get(state, "head");
		assert_non_null(strstr(out.buf, head));
		assert_non_null(strstr(out.buf, "\"https://hg.mozilla.org/try-comm-central\""));
		free(head);
	}
	strbuf_release(&out);
}

static void thunderbird_without_a_commit_is_an_error(void **state)
{
	struct generator g;
	struct err err;

	put_thunderbird(state);
	shell(state, "git init -q src/comm");
	plan(&g, state, "src/comm", &none);
	assert_null(generator_start(&g, NULL, NULL, &err));
	assert_non_null(strstr(err.text, "has no commit yet"));
	generator_release(&g);
}

/* ---- the project ---- */

static void assert_project(void **state, enum vcs_kind kind, const char *domain, const char *name)
{
	struct strbuf root = STRBUF_INIT;
	struct checkout c = {.kind = kind};
	struct generator g;
	struct project p;
	struct err err;

	strbuf_addf(&root, "%s/my-checkout", unit_dir(state));
	c.root = root.buf;
	assert_int_equal(generator_plan(&g, &c, &none, &err), 0);
	if (project_read(&p, &g, &c, &err)) {
		assert_null(domain);
		assert_non_null(strstr(err.text, name));
	} else {
		assert_string_equal(p.trust_domain, domain);
		assert_string_equal(p.name, name);
		project_release(&p);
	}
	generator_release(&g);
	strbuf_release(&root);
}

static void a_project_has_a_trust_domain_and_a_name(void **state)
{
	static const char config[] = "my-checkout/taskcluster/config.yml";

	put(state, config, "trust-domain: gecko\n");
	assert_project(state, VCS_GIT, "gecko", "mozilla-central");
	put(state, config, "trust-domain: comm\n");
	assert_project(state, VCS_GIT, "comm", "comm-central");
	put(state, config, "---\ntrust-domain: 'taskgraph'\n");
	shell(state, "git init -q my-checkout");
	assert_project(state, VCS_GIT, "taskgraph", "my-checkout");
	shell(state, "git -C my-checkout remote add origin git@github.com:me/tg.git/");
	assert_project(state, VCS_GIT, "taskgraph", "tg");
	shell(state, "git -C my-checkout remote set-url origin host:tg2");
	assert_project(state, VCS_GIT, "taskgraph", "tg2");
	shell(state, "rm -rf my-checkout/.git; hg init my-checkout;"
		     "printf '[paths]\\ndefault = https://hg.example/x/tg3/\\n' "
		     ">my-checkout/.hg/hgrc");
	assert_project(state, VCS_HG, "taskgraph", "tg3");
	put(state, config, "index: {}\n");
	assert_project(state, VCS_GIT, NULL, "config.yml: no trust-domain");
	put(state, config, "trust-domain: ''\n");
	assert_project(state, VCS_GIT, NULL, "config.yml: no trust-domain");
	put(state, config, "a: [\n");
	assert_project(state, VCS_GIT, NULL, "config.yml:2: not YAML: ");
}

/* ---- */

static int setup(void **state)
{
	struct strbuf home = STRBUF_INIT;
	int ret = unit_dir_setup(state);

	strbuf_addf(&home, "%s/state", unit_dir(state));
	setenv("XDG_STATE_HOME", home.buf, 1);
	strbuf_release(&home);
	return ret;
}

#define DIR_TEST(f) cmocka_unit_test_setup_teardown(f, setup, unit_dir_teardown)

int main(void)
{
	static const char *const env[] = {"GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1",
					  "GIT_AUTHOR_NAME=a",		 "GIT_AUTHOR_EMAIL=a@b",
					  "GIT_COMMITTER_NAME=a",	 "GIT_COMMITTER_EMAIL=a@b",
					  "HGRCPATH=/dev/null",		 "HGUSER=a"};
	const struct CMUnitTest tests[] = {
		DIR_TEST(each_kind_of_checkout_has_its_command),
		DIR_TEST(command_root_and_parameters_can_be_chosen),
		DIR_TEST(a_plan_that_cannot_work_is_refused),
		DIR_TEST(the_key_follows_what_the_graph_is_made_from),
		DIR_TEST(the_key_of_thunderbird_knows_both_folders_but_not_head),
		DIR_TEST(the_graph_is_what_follows_the_notices),
		DIR_TEST(all_it_says_is_reported_and_kept),
		DIR_TEST(failures_are_one_line_with_the_reason),
		DIR_TEST(notices_without_end_are_refused),
		DIR_TEST(a_generator_that_hangs_can_be_cancelled),
		DIR_TEST(a_generator_that_is_not_there_is_named),
		DIR_TEST(without_a_log_the_reason_is_told_as_well),
		DIR_TEST(thunderbird_gets_parameters_of_a_try_push),
		DIR_TEST(thunderbird_without_a_commit_is_an_error),
		DIR_TEST(a_project_has_a_trust_domain_and_a_name),
	};

	for (size_t i = 0; i < ARRAY_LEN(env); i++)
		putenv((char *)(uintptr_t)env[i]);
	unsetenv("PYTHONDONTWRITEBYTECODE");
	strbuf_init(&said);
	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
