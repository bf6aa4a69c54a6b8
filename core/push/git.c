/* SPDX-License-Identifier: MPL-2.0 */
/*
 * git: the try commit is three objects (file, root folder, commit) that nothing
 * points to, made from HEAD's root folder without any index. So there is
 * nothing to put back, whenever we die.
 */
#include "core/base/base.h"
#include "core/push/route.h"
#include "core/base/alloc.h"
#include "core/push/address.h"
#include "core/plan/carried.h"
#include "core/push/cinnabar.h"
#include "core/push/gitnote.h"

/* Runs git with `input` on stdin; `out` gets what it prints, without the line end when `hash`. */
static int git(const struct push *p, const char *const *argv, struct slice input, bool hash,
	       struct strbuf *out, struct err *err)
{
	struct proc child = PROC_INIT;
	int ret;

	child.argv = argv;
	child.input = input;
	ret = vcs_run(p->checkout, &child, err);
	if (!ret)
		strbuf_add(out, child.out.buf, child.out.len);
	if (!ret && hash)
		strbuf_rtrim(out);
	proc_release(&child);
	return ret;
}

static int ask(const struct push *p, const char *const *argv, struct strbuf *out, struct err *err)
{
	return git(p, argv, (struct slice){"", 0}, true, out, err);
}

/* ---- what is refused ---- */

/* The branch to write on the remote. */
static const char *target(const struct push *p, const char *url)
{
	if (address_is_hg(url))
		return CINNABAR_BRANCH;
	return p->branch ? p->branch : p->checkout->branch;
}

static int check_branch(const struct push *p, const char *branch, struct err *err)
{
	struct strbuf ref = STRBUF_INIT, out = STRBUF_INIT;
	int ret;

	if (!branch && vcs_has_jj(p->checkout))
		return err_set(err, "HEAD is detached, as jj keeps it: say --branch NAME");
	if (!branch)
		return err_set(err, "HEAD is detached: say --branch NAME, or check out a branch");
	if (!strncmp(branch, "refs/", strlen("refs/"))) /* git allows it: refs/heads/refs/... */
		return err_set(err, "'%s' is not a branch: say it without refs/heads/", branch);
	strbuf_addf(&ref, "refs/heads/%s", branch);
	ret = ask(p, (const char *const[]){"git", "check-ref-format", ref.buf, NULL}, &out, err);
	if (ret || *branch == '-')
		ret = err_set(err, "'%s' is not a name git allows for a branch", branch);
	strbuf_release(&ref);
	strbuf_release(&out);
	return ret;
}

/* Someone must have made the commit, some time. */
static int ask_idents(const struct push *p, const char *const *env, struct err *err)
{
	static const char *const idents[] = {"GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"};
	int ret = 0;

	for (size_t i = 0; i < ARRAY_LEN(idents) && !ret; i++) {
		struct proc child = PROC_INIT;
		child.argv = (const char *const[]){"git", "var", idents[i], NULL};
		child.env = env;
		ret = vcs_run(p->checkout, &child, err);
		proc_release(&child);
	}
	return ret;
}

static int check_ident(const struct push *p, struct err *err)
{
	static const char *const dateless[] = {"GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE", NULL};
	struct err without;

	if (!ask_idents(p, NULL, err))
		return 0;
	if (!ask_idents(p, dateless, &without)) /* so it is the date, and git says what is wrong */
		return -1;
	return err_set(err,
		       "git does not know who you are: set user.name and user.email with "
		       "'git config --global' (%s)",
		       without.text);
}

/* ---- the three objects ---- */

struct entry {
	struct slice line, type, name; /* MODE TYPE HASH\tNAME */
};

/* The entry at `at` of what ls-tree -z printed; false at the end. */
static bool next_entry(const struct strbuf *tree, size_t *at, struct entry *e)
{
	const char *tab, *blank;

	if (*at >= tree->len)
		return false;
	e->line = slice_from(tree->buf + *at);
	*at += e->line.n + 1;
	tab = memchr(e->line.p, '\t', e->line.n);
	blank = memchr(e->line.p, ' ', e->line.n);
	if (!tab || !blank || blank > tab)
		return false;
	e->name = slice_from(tab + 1);
	e->type = (struct slice){blank + 1, strcspn(blank + 1, " ")};
	return true;
}

/* The root folder that the try commit starts from, without try_task_config.json; refused when that is no file there. */
static int read_root(const struct push *p, struct strbuf *rest, struct err *err)
{
	struct strbuf tree = STRBUF_INIT;
	struct entry e;
	int ret;

	ret = git(
		p,
		(const char *const[]){"git", "ls-tree", "-z", "--full-tree", push_parent(p), NULL},
		(struct slice){"", 0}, false, &tree, err);
	for (size_t at = 0; !ret && next_entry(&tree, &at, &e);) {
		if (!slice_equal(e.name, slice_from(TRY_CONFIG)))
			strbuf_add(rest, e.line.p, e.line.n + 1);
		else if (!slice_equal(e.type, slice_from("blob")))
			ret = err_set(err, "'" TRY_CONFIG "' is a folder in HEAD: move it away");
	}
	strbuf_release(&tree);
	return ret;
}

/* Says before anything is made what the server may say in the end. */
static int check_shallow(struct push *p, const char *url, struct err *err)
{
	static const char *const argv[] = {"git", "rev-parse", "--is-shallow-repository", NULL};
	struct strbuf answer = STRBUF_INIT;
	bool shallow;
	int ret = ask(p, argv, &answer, err);

	shallow = !strcmp(answer.buf, "true");
	strbuf_release(&answer);
	if (ret)
		return -1;
	if (address_is_hg(url) && p->plan->as_note)
		return err_set(err, NO_NOTES);
	if (address_is_hg(url))
		return cinnabar_check(p, url, shallow, err);
	if (shallow)
		push_note(p, "this clone is shallow: a remote that lacks the rest of its history "
			     "refuses the push; 'git fetch --unshallow' gets it");
	return 0;
}

/* hg.mozilla.org has a pushlog, which the decision task asks. */
static void set_base(struct push *p, const char *url)
{
	free(p->base);
	p->base = address_is_hg(url) ? NULL : xstrdup(push_parent(p));
}

void git_find_base(struct push *p)
{
	struct strbuf url = STRBUF_INIT;
	struct err ignored; /* a push would say it */

	if (!vcs_remote_url(p->checkout, push_remote(p), &url, &ignored) &&
	    !vcs_read_head(p->checkout, &ignored))
		set_base(p, url.buf);
	strbuf_release(&url);
}

int git_check(struct push *p, struct err *err)
{
	struct strbuf root = STRBUF_INIT;
	int ret = -1;

	if (!vcs_read_head(p->checkout, err) && !push_check_state(p, err) &&
	    !read_root(p, &root, err))
		ret = check_ident(p, err);
	strbuf_release(&root);
	return ret;
}

int git_prepare(struct push *p, struct err *err)
{
	struct strbuf url = STRBUF_INIT, out = STRBUF_INIT;
	int ret = -1;

	if (vcs_read_head(p->checkout, err) || push_check_state(p, err) ||
	    push_read_urls(p, &url, err) || check_shallow(p, url.buf, err) ||
	    check_branch(p, target(p, url.buf), err) || read_root(p, &out, err) ||
	    check_ident(p, err))
		goto out;
	set_base(p, url.buf);
	p->treeherder = address_is_hg(url.buf) ? NULL : address_treeherder(url.buf);
	strbuf_reset(&out);
	push_describe(p, "git", &out);
	strbuf_addf(&out, " %s", target(p, url.buf));
	free(p->where);
	p->where = strbuf_detach(&out);
	ret = 0;
out:
	strbuf_release(&url);
	strbuf_release(&out);
	return ret;
}

static int make_blob(const struct push *p, struct strbuf *hash, struct err *err)
{
	static const char *const argv[] = {"git",	   "hash-object", "-w",
					   "--no-filters", "--stdin",	  NULL};

	push_step(STEP_GIT_BLOB);
	return git(p, argv, slice_from(p->plan->json), true, hash, err);
}

/* `blob` "": without the file, for then a note is not read. */
static int make_tree(const struct push *p, const char *blob, struct strbuf *hash, struct err *err)
{
	/* --missing: a partial clone need not fetch what only other folders use. */
	static const char *const argv[] = {"git", "mktree", "-z", "--missing", NULL};
	struct strbuf tree = STRBUF_INIT;
	int ret = read_root(p, &tree, err);

	if (!ret) {
		if (*blob) {
			strbuf_addf(&tree, "100644 blob %s\t" TRY_CONFIG, blob);
			strbuf_addch(&tree, '\0');
		}
		push_step(STEP_GIT_TREE);
		ret = git(p, argv, strbuf_slice(&tree), true, hash, err);
	}
	strbuf_release(&tree);
	return ret;
}

int git_make_commit(struct push *p, struct err *err)
{
	struct strbuf message = STRBUF_INIT, blob = STRBUF_INIT, tree = STRBUF_INIT,
		      commit = STRBUF_INIT;
	int ret = -1;

	if ((!p->plan->as_note && make_blob(p, &blob, err)) || make_tree(p, blob.buf, &tree, err))
		goto out;
	push_step(STEP_GIT_COMMIT);
	strbuf_addf(&message, "%s\n", p->plan->message); /* as git ends every message */
	if (git(p,
		(const char *const[]){"git", "-c", "i18n.commitEncoding=UTF-8", "commit-tree",
				      "--no-gpg-sign", "-p", push_parent(p), "-F", "-", tree.buf,
				      NULL},
		strbuf_slice(&message), true, &commit, err))
		goto out;
	free(p->revision);
	p->revision = strbuf_detach(&commit);
	ret = 0;
out:
	strbuf_release(&message);
	strbuf_release(&blob);
	strbuf_release(&tree);
	strbuf_release(&commit);
	return ret;
}

/* What the user looked at is what is sent: he may have committed in another window since. */
int git_check_same(const struct push *p, struct err *err)
{
	static const char *const argv[] = {"git", "rev-parse", "--verify", "HEAD^{commit}", NULL};
	struct strbuf head = STRBUF_INIT;
	int ret = ask(p, argv, &head, err);

	if (!ret && strcmp(head.buf, p->checkout->head) != 0)
		ret = err_set(err, "HEAD moved to %.7s since this was reviewed: look at it again",
			      head.buf);
	strbuf_release(&head);
	return ret;
}

/*
 * git names the commit in the line about each ref that it moves, in any language. When it moved
 * none, the remote has the commit: the same was pushed within this second.
 */
static bool was_there(const struct push *p, const char *url, const struct strbuf *said)
{
	return !address_is_hg(url) && !strstr(said->buf, p->revision);
}

/*
 * Where git is told to push. A remote by its name gets a remote-tracking ref, and jj would make a
 * bookmark and an operation of that; one by its address gets none.
 */
static void destination(const struct push *p, const char *urls, struct strbuf *out)
{
	const char *end = strchr(urls, '\n');

	if (vcs_has_jj(p->checkout) && (!end || !end[1]))
		push_first_url(urls, out);
	else
		strbuf_addstr(out, push_remote(p));
}

/* Settings for the user's own pushes do not apply; his hooks do. git sees a pipe, but there is
 * somebody who looks at the screen. */
static int send(struct push *p, const char *urls, const char *note, struct err *err)
{
	struct sender sender = {.said = STRBUF_INIT};
	struct strbuf to = STRBUF_INIT, refspec = STRBUF_INIT, note_spec = STRBUF_INIT;
	int ret;

	destination(p, urls, &to);
	strbuf_addf(&refspec, "+%s:refs/heads/%s", p->revision, target(p, urls));
	strbuf_addf(&note_spec, "%s:" CARRIED_NOTE, note); /* not over notes of others */
	sender.argv = (const char *const[]){"git",
					    "-c",
					    "cinnabar.data=never",
					    "-c",
					    "push.pushOption=",
					    "push",
					    "--no-follow-tags",
					    "--no-recurse-submodules",
					    "--no-signed",
					    *note ? "--atomic" : "--no-atomic",
					    p->screen ? "--progress" : "--no-progress",
					    to.buf,
					    refspec.buf,
					    *note ? note_spec.buf : NULL,
					    NULL};
	secret_git_env(&sender.env, &p->secret, urls);
	push_step(STEP_GIT_PUSH);
	ret = push_run_sender(p, &sender, err);
	push_step(STEP_GIT_PUSHED);
	if (ret && strstr(sender.said.buf, "shallow update not allowed"))
		err_set(err, "the remote lacks the history that this shallow clone does not have "
			     "either: get it with 'git fetch --unshallow'");
	p->again = !ret && was_there(p, urls, &sender.said);
	sender_release(&sender);
	strbuf_release(&to);
	strbuf_release(&refspec);
	strbuf_release(&note_spec);
	return ret;
}

int git_send(struct push *p, struct err *err)
{
	struct strbuf urls = STRBUF_INIT, note = STRBUF_INIT;
	int ret = -1;

	if (git_check_same(p, err) || vcs_remote_url(p->checkout, push_remote(p), &urls, err))
		goto out;
	p->begun = true;
	if (git_make_commit(p, err) || (p->plan->as_note && gitnote_make(p, urls.buf, &note, err)))
		goto out;
	ret = send(p, urls.buf, note.buf, err);
out:
	strbuf_release(&urls);
	strbuf_release(&note);
	return ret;
}
