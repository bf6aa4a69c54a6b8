/* SPDX-License-Identifier: MPL-2.0 */
/* core/vcs and the parts of core/push that need no remote: addresses, journal, patch. */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/push/address.h"
#include "core/push/hgpatch.h"
#include "core/push/journal.h"
#include "core/push/step.h"
#include "core/vcs/operation.h"
#include "core/vcs/secret.h"
#include "core/vcs/vcs.h"
#include "tests/unit/unit.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- addresses ---- */

static void addresses_have_one_normal_form(void **state UNUSED)
{
	static const char *const same[][2] = {
		{"https://github.com/me/x", "git@github.com:me/x.git"},
		{"https://user:pw@GitHub.com:443/me/x/", "ssh://git@ssh.github.com:443/me/x.git"},
		{"ssh://git@github.com:22/me/x.git/", "github.com:me/x"},
		{"hg::https://hg.mozilla.org/try/", "hg://hg.mozilla.org:ssh/try"},
		{"hg::ssh://hg.mozilla.org/try", "https://hg.mozilla.org//try"},
		{"file:///tmp/", "/tmp"},
		{"tmp", "/tmp"},
		{"https://a.example./x", "https://a.example/x/.git"},
	};
	static const char *const other[][2] = {
		{"https://github.com/me/x", "https://github.com/you/x"},
		{"http://localhost:8000/x", "http://localhost:8001/x"},
		{"https://github.com/me/x", "https://gitlab.com/me/x"},
		{"/tmp", "/usr"},
	};
	const char *root = "/";

	for (size_t i = 0; i < ARRAY_LEN(same); i++)
		assert_true(address_same(same[i][0], same[i][1], root));
	for (size_t i = 0; i < ARRAY_LEN(other); i++)
		assert_false(address_same(other[i][0], other[i][1], root));
}

static void only_the_try_of_mozilla_is_shown_by_treeherder(void **state UNUSED)
{
	static const char *const try[] = {
		"https://hg.mozilla.org/try", "ssh://me@hg.mozilla.org/try/",
		"hg::ssh://hg.mozilla.org/try", "ssh://hg-edge.mozilla.org:22//try"};
	static const char *const other[] = {"/srv/try",
					    "../try.git",
					    "https://hg.mozilla.org/mozilla-central",
					    "https://hg.mozilla.org/tryout",
					    "https://example.org/hg.mozilla.org/try",
					    "file:///hg.mozilla.org/try"};

	for (size_t i = 0; i < ARRAY_LEN(try); i++)
		if (!address_treeherder(try[i]) || strcmp(address_treeherder(try[i]), "try") != 0)
			fail_msg("'%s' is not known", try[i]);
	for (size_t i = 0; i < ARRAY_LEN(other); i++)
		if (address_treeherder(other[i]))
			fail_msg("'%s' is taken for try", other[i]);
}

static void users_and_passwords_in_urls_are_not_for_others(void **state UNUSED)
{
	static const char *const url[][2] = {
		{"https://me:secret@host/a@b", "https://host/a@b"},
		{"hg::https://me:p@ss@host:8/x", "hg::https://host:8/x"},
		{"https://token@host?q=@", "https://host?q=@"},
		{"https://host/x", "https://host/x"},
		{"me@host:x", "me@host:x"},
		{"/a:b@c", "/a:b@c"},
		{"a https://me:x@h b ssh://me:y@i/", "a https://h b ssh://i/"},
	};

	for (size_t i = 0; i < ARRAY_LEN(url); i++) {
		struct strbuf out = STRBUF_INIT;
		vcs_public_url(&out, url[i][0]);
		assert_string_equal(out.buf, url[i][1]);
		strbuf_release(&out);
	}
}

static void passwords_are_split_from_addresses(void **state UNUSED)
{
	static const struct {
		const char *url, *git, *hg, *place, *user, *password;
	} table[] = {
		{"https://me:secret@host/a@b", "https://host/a@b", "https://me@host/a@b",
		 "https://host", "me", "secret"},
		{"hg::http://m%40e:p@s%3a%0as%@host:8?x@", "hg::http://host:8?x@",
		 "hg::http://m%40e@host:8?x@", "http://host:8", "m@e", "p@s:%0as%"},
		{"ssh://me:secret@host/x", "ssh://me@host/x", "ssh://me@host/x", "ssh://host", "me",
		 "secret"},
		{"https://token:@host/x", "https://host/x", "https://token@host/x", "https://host",
		 "token", ""},
	};
	static const char *const none[] = {
		"https://me@host/x", "https://host:8/x", "me:pw@host:x", "/a:b@c", "try", "",
		"https://host/a:b@c"};
	struct secret s;

	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		for (int hg = 0; hg < 2; hg++) {
			assert_true(secret_split(&s, table[i].url, hg));
			assert_string_equal(s.url, hg ? table[i].hg : table[i].git);
			assert_string_equal(s.place, table[i].place);
			assert_string_equal(s.user, table[i].user);
			assert_string_equal(s.password, table[i].password);
			secret_release(&s);
		}
	for (size_t i = 0; i < ARRAY_LEN(none); i++) {
		assert_false(secret_split(&s, none[i], false));
		assert_null(s.url);
	}
}

static void official_repositories_are_known_in_every_spelling(void **state UNUSED)
{
	static const char *const yes[] = {
		"https://github.com/mozilla-firefox/firefox",
		"https://github.com/Mozilla-Firefox/Firefox.git",
		"git@github.com:mozilla-firefox/firefox.git",
		"ssh://git@github.com/mozilla-firefox/infra-testing/",
		"ssh://git@ssh.github.com:443/mozilla-firefox/firefox",
		"https://token@www.github.com//mozilla-firefox/firefox",
		"https://github.com/mozilla/gecko-dev.git",
		"git://github.com/mozilla/gecko-dev",
		"https://hg.mozilla.org/mozilla-central",
		"https://hg.mozilla.org/mozilla-unified/",
		"ssh://hg.mozilla.org/integration/autoland",
		"ssh://me%40mozilla.com@hg.mozilla.org:22/releases/mozilla-beta",
		"hg::https://hg.mozilla.org/mozilla-central",
		"hg::ssh://hg.mozilla.org/integration/autoland/",
		"hg://hg.mozilla.org/mozilla-unified",
		"hg://hg.mozilla.org:ssh/releases/mozilla-release",
		"hg://hg.mozilla.org:443.https/mozilla-central",
	};
	static const char *const no[] = {
		"https://hg.mozilla.org/try",
		"ssh://hg.mozilla.org/try",
		"hg::ssh://hg.mozilla.org/try",
		"https://hg.mozilla.org/try-comm-central",
		"https://github.com/me/firefox",
		"git@github.com:me/mozilla-firefox.git",
		"https://github.com/mozilla/gecko-dev-fork",
		"https://example.org/github.com/mozilla/gecko-dev",
		"../mozilla-central",
		"/src/hg.mozilla.org/mozilla-central",
		"",
	};

	for (size_t i = 0; i < ARRAY_LEN(yes); i++)
		if (!address_official(yes[i]))
			fail_msg("'%s' is not known", yes[i]);
	for (size_t i = 0; i < ARRAY_LEN(no); i++)
		if (address_official(no[i]))
			fail_msg("'%s' is taken for official", no[i]);
}

static void cinnabar_addresses_are_known(void **state UNUSED)
{
	assert_true(address_is_hg("hg::ssh://hg.mozilla.org/try"));
	assert_true(address_is_hg("hg://hg.mozilla.org/try"));
	assert_false(address_is_hg("https://hg.mozilla.org/try"));
}

/* ---- journal ---- */

static void use_state(void **state)
{
	setenv("XDG_STATE_HOME", unit_dir(state), 1);
}

static void journal_is_read_back_until_forgotten(void **state)
{
	struct journal a, b;
	struct err err;

	use_state(state);
	assert_int_equal(journal_init(&a, "/src/one two", &err), 0);
	assert_int_equal(journal_init(&b, "/src/one two", &err), 0);
	assert_false(journal_pending(&a));
	assert_int_equal(journal_lock(&a, 1, &err), 0);
	journal_set(&a, JOURNAL_CHECKOUT, "/src/one two");
	journal_set(&a, JOURNAL_PARENT, "0123");
	journal_set(&a, JOURNAL_DATE, "17 -3600");
	journal_set(&a, JOURNAL_DRAFT, "");
	assert_int_equal(journal_write(&a, &err), 0);
	assert_true(journal_pending(&b));
	assert_int_equal(journal_read(&b, &err), 0);
	assert_string_equal(b.value[JOURNAL_CHECKOUT], "/src/one two");
	assert_string_equal(b.value[JOURNAL_PARENT], "0123");
	assert_string_equal(b.value[JOURNAL_DATE], "17 -3600");
	assert_string_equal(b.value[JOURNAL_DRAFT], "");
	assert_int_equal(journal_forget(&b, &err), 0);
	assert_false(journal_pending(&a));
	assert_int_equal(journal_read(&b, &err), 0);
	assert_null(b.value[JOURNAL_PARENT]);
	journal_release(&a);
	journal_release(&b);
}

static void journals_of_two_checkouts_are_two_files(void **state)
{
	struct journal a, b;
	struct err err;

	use_state(state);
	assert_int_equal(journal_init(&a, "/src/one", &err), 0);
	assert_int_equal(journal_init(&b, "/src/two", &err), 0);
	assert_string_not_equal(a.path, b.path);
	assert_int_equal(journal_lock(&a, 1, &err), 0);
	assert_int_equal(journal_lock(&b, 1, &err), 0);
	journal_release(&a);
	journal_release(&b);
}

static void journal_lock_of_a_living_process_is_named(void **state)
{
	struct journal a, b;
	struct err err;

	use_state(state);
	assert_int_equal(journal_init(&a, "/src/one", &err), 0);
	assert_int_equal(journal_init(&b, "/src/one", &err), 0);
	assert_int_equal(journal_lock(&a, 1, &err), 0);
	assert_int_equal(journal_lock(&b, 1, &err), -1);
	assert_non_null(strstr(err.text, "another mtry-tui (process "));
	journal_release(&a);
	assert_int_equal(journal_lock(&b, 1, &err), 0);
	journal_release(&b);
}

static void journal_says_what_it_cannot_write(void **state)
{
	struct strbuf path = STRBUF_INIT;
	struct journal j;
	struct err err;

	use_state(state);
	strbuf_addf(&path, "%s/mtry-tui", unit_dir(state));
	assert_int_equal(file_write_atomic(path.buf, "", 0, 0600, &err), 0);
	assert_int_equal(journal_init(&j, "/src/one", &err), 0);
	assert_int_equal(journal_lock(&j, 1, &err), -1);
	assert_non_null(strstr(err.text, path.buf));
	assert_int_equal(journal_write(&j, &err), -1);
	journal_release(&j);
	strbuf_release(&path);
}

static void journal_follows_no_link(void **state)
{
	struct strbuf target = STRBUF_INIT, text = STRBUF_INIT;
	const char *path[2];
	struct journal j;
	struct err err;

	use_state(state);
	strbuf_addf(&target, "%s/target", unit_dir(state));
	assert_int_equal(file_write_atomic(target.buf, "parent 1\n", 9, 0600, &err), 0);
	assert_int_equal(journal_init(&j, "/src/one", &err), 0);
	assert_int_equal(journal_lock(&j, 1, &err), 0);
	path[0] = j.path;
	path[1] = j.lockfile;
	unlink(j.lockfile);
	for (size_t i = 0; i < ARRAY_LEN(path); i++)
		assert_int_equal(symlink(target.buf, path[i]), 0);
	assert_true(journal_pending(&j));
	assert_int_equal(journal_read(&j, &err), -1);
	assert_non_null(strstr(err.text, "is a symbolic link"));
	assert_int_equal(journal_write(&j, &err), -1);
	journal_release(&j);
	assert_int_equal(journal_init(&j, "/src/one", &err), 0);
	assert_int_equal(journal_lock(&j, 1, &err), -1);
	assert_non_null(strstr(err.text, "is a symbolic link"));
	assert_int_equal(file_read(target.buf, 100, &text, &err), 0);
	assert_string_equal(text.buf, "parent 1\n");
	journal_release(&j);
	strbuf_release(&target);
	strbuf_release(&text);
}

/* ---- patch ---- */

/* git wants to know the hash of a binary file; hg does not. */
static void add_index_line(struct strbuf *patch, struct slice content)
{
	struct strbuf line = STRBUF_INIT;
	struct proc p = PROC_INIT;
	struct err err;

	p.argv = (const char *const[]){"git", "hash-object", "--stdin", NULL};
	p.input = content;
	assert_int_equal(proc_run(&p, &err), 0);
	strbuf_addf(&line, "index %040d..%s", 0, p.out.buf);
	strbuf_splice(patch, (size_t)(strstr(patch->buf, "GIT binary") - patch->buf), 0, line.buf,
		      line.len);
	strbuf_release(&line);
	proc_release(&p);
}

static void patch_gives_a_file_any_content(void **state)
{
	static const char old[] = "one\r\ntwo";
	struct strbuf content = STRBUF_INIT, patch = STRBUF_INIT, file = STRBUF_INIT;
	struct proc p = PROC_INIT;
	struct err err;

	strbuf_addf(&file, "%s/f", unit_dir(state));
	for (size_t n = 1; n < 200; n = n * 2 + 1) {
		strbuf_reset(&content);
		for (size_t i = 0; i < n * 31; i++)
			strbuf_addch(&content, (char)(i * i * 7 >> 3));
		strbuf_reset(&patch);
		hgpatch_write(&patch, "f", strbuf_slice(&content), false);
		add_index_line(&patch, strbuf_slice(&content));
		unlink(file.buf);
		p.argv = (const char *const[]){"git", "apply", "-", NULL};
		p.dir = unit_dir(state);
		p.input = strbuf_slice(&patch);
		assert_int_equal(proc_run(&p, &err), 0);
		strbuf_reset(&patch);
		assert_int_equal(file_read(file.buf, 1 << 20, &patch, &err), 0);
		assert_true(slice_equal(strbuf_slice(&patch), strbuf_slice(&content)));
	}
	strbuf_reset(&patch);
	hgpatch_write(&patch, "f", slice_from(old), true);
	assert_non_null(strstr(patch.buf, "new mode 100644\nGIT binary patch\nliteral 8\n"));
	proc_release(&p);
	strbuf_release(&content);
	strbuf_release(&patch);
	strbuf_release(&file);
}

static void push_steps_have_different_names(void **state UNUSED)
{
	for (int i = 0; i < STEP_NR; i++)
		for (int k = 0; k < i; k++)
			assert_string_not_equal(push_step_name((enum push_step)i),
						push_step_name((enum push_step)k));
}

/* ---- checkouts ---- */

static void make_dir(void **state, const char *name)
{
	struct strbuf path = STRBUF_INIT;
	struct err err;

	strbuf_addf(&path, "%s/%s", unit_dir(state), name);
	assert_int_equal(file_mkdirs(path.buf, &err), 0);
	strbuf_release(&path);
}

static void git(void **state, const char *const *argv)
{
	struct proc p = PROC_INIT;
	struct err err;

	p.argv = argv;
	p.dir = unit_dir(state);
	p.env = (const char *const[]){"GIT_CONFIG_NOSYSTEM=1", NULL};
	if (proc_run(&p, &err))
		fail_msg("%s", err.text);
	proc_release(&p);
}

static int find(struct checkout *c, void **state, const char *below, enum vcs_kind want,
		struct err *err)
{
	struct strbuf path = STRBUF_INIT;
	int ret;

	strbuf_addf(&path, "%s/%s", unit_dir(state), below);
	ret = vcs_find(c, path.buf, want, err);
	strbuf_release(&path);
	return ret;
}

static void checkout_is_the_nearest_repository(void **state)
{
	struct checkout c;
	struct err err;

	make_dir(state, "a/.hg");
	make_dir(state, "a/b/c");
	assert_int_equal(find(&c, state, "a/b/c", VCS_NONE, &err), 0);
	assert_int_equal(c.kind, VCS_HG);
	assert_true(strlen(c.root) > 2 && !strcmp(c.root + strlen(c.root) - 2, "/a"));
	vcs_release(&c);
	git(state, (const char *const[]){"git", "init", "-q", "a/b", NULL});
	assert_int_equal(find(&c, state, "a/b/c", VCS_NONE, &err), 0);
	assert_int_equal(c.kind, VCS_GIT);
	assert_non_null(strstr(c.gitdir, "/a/b/.git"));
	vcs_release(&c);
	assert_int_equal(find(&c, state, "a/b/c", VCS_HG, &err), 0);
	assert_int_equal(c.kind, VCS_HG);
	vcs_release(&c);
}

static void checkout_of_both_kinds_asks_for_vcs(void **state)
{
	struct checkout c;
	struct err err;

	git(state, (const char *const[]){"git", "init", "-q", "a", NULL});
	make_dir(state, "a/.hg");
	assert_int_equal(find(&c, state, "a", VCS_NONE, &err), -1);
	assert_non_null(strstr(err.text, "say --vcs git or --vcs hg"));
	assert_int_equal(find(&c, state, "a", VCS_GIT, &err), 0);
	assert_int_equal(vcs_read_head(&c, &err), -1);
	assert_non_null(strstr(err.text, "has no commit yet"));
	vcs_release(&c);
	assert_int_equal(find(&c, state, "missing", VCS_NONE, &err), -1);
	assert_non_null(strstr(err.text, "cannot open folder"));
	assert_int_equal(find(&c, state, "", VCS_HG, &err), -1);
	assert_non_null(strstr(err.text, "no hg repository in "));
}

static void commit(void **state, const char *message)
{
	git(state, (const char *const[]){"git", "-c", "user.name=a", "-c", "user.email=b", "-c",
					 "i18n.commitEncoding=ISO-8859-1", "-c",
					 "commit.gpgSign=false", "commit", "-q", "--allow-empty",
					 "--allow-empty-message", "-m", message, NULL});
}

static void head_is_read_again_with_its_subject(void **state)
{
	struct checkout c;
	struct err err;
	char *first;

	git(state, (const char *const[]){"git", "init", "-q", "-b", "main", ".", NULL});
	commit(state, "J\xf6rg was here\n\nmore");
	assert_int_equal(find(&c, state, "", VCS_GIT, &err), 0);
	assert_int_equal(vcs_read_head(&c, &err), 0);
	assert_string_equal(c.branch, "main");
	assert_string_equal(c.subject, "J\xc3\xb6rg was here");
	assert_int_equal(strspn(c.head, "0123456789abcdef"), strlen(c.head));
	first = xstrdup(c.head);
	commit(state, "");
	git(state, (const char *const[]){"git", "checkout", "-q", "--detach", NULL});
	assert_int_equal(vcs_read_head(&c, &err), 0);
	assert_null(c.branch);
	assert_string_equal(c.subject, "");
	assert_int_equal(strlen(c.head), strlen(first));
	assert_string_not_equal(c.head, first);
	free(first);
	vcs_release(&c);
}

static void what_is_in_progress_is_named(void **state)
{
	static const struct {
		const char *dir, *operation;
	} git_dirs[] = {{"rebase-merge", "a rebase"},
			{"rebase-apply", "a rebase"},
			{"rebase-apply/applying", "a 'git am'"},
			{"MERGE_HEAD", "a merge"},
			{"CHERRY_PICK_HEAD", "a cherry-pick"},
			{"REVERT_HEAD", "a revert"},
			{"sequencer/todo", "a cherry-pick or revert"},
			{"BISECT_LOG", "a bisection"}},
	  hg_dirs[] = {{"rebasestate", "a rebase"},
		       {"histedit-state", "a histedit"},
		       {"graftstate", "a graft"},
		       {"shelvedstate", "an unshelve"},
		       {"transplant/journal", "a transplant"},
		       {"evolvestate", "an evolve"},
		       {"updatestate", "an update"},
		       {"bisect.state", "a bisection"}};
	struct checkout c = {.kind = VCS_GIT};
	struct strbuf path = STRBUF_INIT;
	char name[80];

	for (size_t i = 0; i < ARRAY_LEN(git_dirs) + ARRAY_LEN(hg_dirs); i++) {
		bool hg = i >= ARRAY_LEN(git_dirs);
		size_t at = hg ? i - ARRAY_LEN(git_dirs) : i;
		snprintf(name, sizeof(name), "%zu/.hg", i);
		make_dir(state, name);
		strbuf_reset(&path);
		strbuf_addf(&path, "%s/%zu", unit_dir(state), i);
		c = (struct checkout){
			.kind = hg ? VCS_HG : VCS_GIT, .root = path.buf, .gitdir = path.buf};
		assert_null(vcs_operation(&c));
		snprintf(name, sizeof(name), "%zu/%s%s", i, hg ? ".hg/" : "",
			 hg ? hg_dirs[at].dir : git_dirs[at].dir);
		make_dir(state, name);
		assert_string_equal(vcs_operation(&c),
				    hg ? hg_dirs[at].operation : git_dirs[at].operation);
	}
	strbuf_release(&path);
}

static void remote_url_follows_insteadof_and_pushurl(void **state)
{
	struct strbuf url = STRBUF_INIT;
	struct checkout c;
	struct err err;
	static const struct {
		const char *remote, *url;
	} table[] = {
		{"plain", "https://a.example/x"},
		{"short", "ssh://long.example/x"},
		{"two", "https://one/x\nhttps://two/x"},
		{"p:y", "ssh://push.example/y"},
		{"pp:y", "ssh://longest.example/y"},
		{"https://free.example/z", "https://free.example/z"},
		{"./folder", "./folder"},
	};
	static const char *const config[][2] = {
		{"remote.plain.url", "https://a.example/x"},
		{"url.ssh://long.example/.insteadOf", "s:"},
		{"remote.short.url", "s:x"},
		{"remote.two.url", "https://fetch/x"},
		{"url.ssh://fetch.example/.insteadOf", "p:"},
		{"url.ssh://push.example/.pushInsteadOf", "p:"},
		{"url.ssh://longest.example/.insteadOf", "pp:"},
	};

	git(state, (const char *const[]){"git", "init", "-q", ".", NULL});
	for (size_t i = 0; i < ARRAY_LEN(config); i++)
		git(state,
		    (const char *const[]){"git", "config", config[i][0], config[i][1], NULL});
	git(state, (const char *const[]){"git", "config", "--add", "remote.two.pushurl",
					 "https://one/x", NULL});
	git(state, (const char *const[]){"git", "config", "--add", "remote.two.pushurl",
					 "https://two/x", NULL});
	assert_int_equal(find(&c, state, "", VCS_NONE, &err), 0);
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		strbuf_reset(&url);
		assert_int_equal(vcs_remote_url(&c, table[i].remote, &url, &err), 0);
		assert_string_equal(url.buf, table[i].url);
	}
	assert_int_equal(vcs_remote_url(&c, "nowhere", &url, &err), -1);
	assert_non_null(strstr(err.text, "no remote 'nowhere'"));
	assert_int_equal(vcs_remote_url(&c, "--all", &url, &err), -1);
	vcs_release(&c);
	strbuf_release(&url);
}

#define DIR_TEST(f) cmocka_unit_test_setup_teardown(f, unit_dir_setup, unit_dir_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_have_one_normal_form),
		cmocka_unit_test(only_the_try_of_mozilla_is_shown_by_treeherder),
		cmocka_unit_test(users_and_passwords_in_urls_are_not_for_others),
		cmocka_unit_test(passwords_are_split_from_addresses),
		cmocka_unit_test(official_repositories_are_known_in_every_spelling),
		cmocka_unit_test(cinnabar_addresses_are_known),
		DIR_TEST(journal_is_read_back_until_forgotten),
		DIR_TEST(journals_of_two_checkouts_are_two_files),
		DIR_TEST(journal_lock_of_a_living_process_is_named),
		DIR_TEST(journal_follows_no_link),
		DIR_TEST(journal_says_what_it_cannot_write),
		DIR_TEST(patch_gives_a_file_any_content),
		cmocka_unit_test(push_steps_have_different_names),
		DIR_TEST(checkout_is_the_nearest_repository),
		DIR_TEST(checkout_of_both_kinds_asks_for_vcs),
		DIR_TEST(head_is_read_again_with_its_subject),
		DIR_TEST(what_is_in_progress_is_named),
		DIR_TEST(remote_url_follows_insteadof_and_pushurl),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
