/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/push/gitnote.h"
#include "core/plan/carried.h"
#include "core/push/route.h"

/* Runs git with `input`; `hash` gets what it prints. */
static int make(const struct push *p, const char *const *argv, struct slice input,
		struct strbuf *hash, struct err *err)
{
	struct proc child = PROC_INIT;
	int ret;

	child.argv = argv;
	child.input = input;
	ret = vcs_run(p->checkout, &child, err);
	if (!ret)
		strbuf_add(hash, child.out.buf, child.out.len);
	strbuf_rtrim(hash);
	proc_release(&child);
	return ret;
}

/* Runs a git that talks to the remote; who looks at the push sees what it says only when it fails. */
static int talk(struct push *p, const char *const *argv, const char *urls, struct strbuf *out,
		struct err *err)
{
	struct sender sender = {.argv = argv, .said = STRBUF_INIT};
	void (*line)(void *ctx, const char *text, size_t n) = p->line;
	int ret;

	secret_git_env(&sender.env, &p->secret, urls);
	p->line = NULL;
	ret = push_run_sender(p, &sender, err);
	p->line = line;
	if (ret && line)
		line(p->ctx, sender.said.buf, sender.said.len);
	strbuf_add(out, sender.said.buf, sender.said.len);
	sender_release(&sender);
	return ret;
}

/* "HASH\tREF" among the lines; nothing when the remote has no such ref. */
static void find_ref(const char *lines, struct strbuf *hash)
{
	const char *at = strstr(lines, "\t" CARRIED_NOTE "\n"), *start = at;

	while (start && start > lines && start[-1] != '\n')
		start--;
	if (at)
		strbuf_add(hash, start, (size_t)(at - start));
}

static bool is_here(const struct push *p, const char *hash)
{
	struct strbuf type = STRBUF_INIT;
	struct err ignored; /* then it is fetched */
	bool here = !make(p, (const char *const[]){"git", "cat-file", "-t", hash, NULL},
			  (struct slice){"", 0}, &type, &ignored);

	strbuf_release(&type);
	return here;
}

/* What the notes of the remote stand at, fetched without a trace but objects; "" for none. */
static int fetch_notes(struct push *p, const char *urls, struct strbuf *old, struct err *err)
{
	struct strbuf url = STRBUF_INIT, said = STRBUF_INIT;
	int ret;

	push_first_url(urls, &url);
	ret = talk(p,
		   (const char *const[]){"git", "ls-remote", "--refs", "--", url.buf, CARRIED_NOTE,
					 NULL},
		   urls, &said, err);
	if (!ret)
		find_ref(said.buf, old);
	if (!ret && old->len && !is_here(p, old->buf))
		ret = talk(p,
			   (const char *const[]){"git", "fetch", "--quiet", "--no-tags",
						 "--no-prune", "--no-recurse-submodules",
						 "--no-write-fetch-head", "--no-auto-gc",
						 "--no-write-commit-graph", "--refmap=", "--",
						 url.buf, CARRIED_NOTE, NULL},
			   urls, &said, err);
	strbuf_release(&url);
	strbuf_release(&said);
	return ret;
}

/* The folder of notes with ours. (Those of many notes have folders; git reads both forms in one.) */
static int make_tree(const struct push *p, const char *old, const char *blob, struct strbuf *hash,
		     struct err *err)
{
	struct strbuf tree = STRBUF_INIT;
	struct proc child = PROC_INIT;
	int ret = 0;

	child.argv = (const char *const[]){"git", "ls-tree", "-z", "--full-tree", old, NULL};
	if (*old)
		ret = vcs_run(p->checkout, &child, err);
	if (!ret) {
		strbuf_add(&tree, child.out.buf, child.out.len);
		strbuf_addf(&tree, "100644 blob %s\t%s", blob, p->revision);
		strbuf_addch(&tree, '\0');
		ret = make(p, (const char *const[]){"git", "mktree", "-z", NULL},
			   strbuf_slice(&tree), hash, err);
	}
	strbuf_release(&tree);
	proc_release(&child);
	return ret;
}

int gitnote_make(struct push *p, const char *urls, struct strbuf *note, struct err *err)
{
	static const char *const make_blob[] = {"git",		"hash-object", "-w",
						"--no-filters", "--stdin",     NULL};
	struct strbuf old = STRBUF_INIT, blob = STRBUF_INIT, tree = STRBUF_INIT;
	const char *argv[] = {"git", "commit-tree", "--no-gpg-sign", "-m", "mtry-tui", NULL, NULL,
			      NULL,  NULL};
	size_t nr = 5;
	int ret = -1;

	if (fetch_notes(p, urls, &old, err))
		goto out;
	push_step(STEP_GIT_NOTE);
	if (make(p, make_blob, slice_from(p->plan->json), &blob, err) ||
	    make_tree(p, old.buf, blob.buf, &tree, err))
		goto out;
	if (old.len) {
		argv[nr++] = "-p";
		argv[nr++] = old.buf;
	}
	argv[nr] = tree.buf;
	ret = make(p, argv, (struct slice){"", 0}, note, err);
out:
	strbuf_release(&old);
	strbuf_release(&blob);
	strbuf_release(&tree);
	return ret;
}
