/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/vcs/commit.h"

static int no_commit(const char *rev, struct err *err)
{
	return err_set(err, "no commit '%s' here", rev);
}

static int git_commit_at(const struct checkout *c, const char *rev, struct strbuf *hash,
			 struct err *err)
{
	struct strbuf name = STRBUF_INIT;
	int ret;

	strbuf_addf(&name, "%s^{commit}", rev);
	ret = vcs_ask(c,
		      (const char *const[]){"git", "rev-parse", "--verify", "--quiet",
					    "--end-of-options", name.buf, NULL},
		      true, hash, err);
	strbuf_release(&name);
	return ret;
}

/* A revision of hg may stand for any number of changesets, and for the work tree. */
static int hg_commit_at(const struct checkout *c, const char *rev, struct strbuf *hash,
			struct err *err)
{
	struct strbuf option = STRBUF_INIT, found = STRBUF_INIT;
	int ret;

	strbuf_addf(&option, "--rev=%s", rev);
	ret = vcs_ask(c,
		      (const char *const[]){"hg", "log", option.buf, "--limit=2", "-T", "{node}\\n",
					    NULL},
		      false, &found, err);
	if (!ret && strchr(found.buf, '\n'))
		ret = err_set(err, "'%s' is more than one changeset: name one", rev);
	else if (!ret && strspn(found.buf, "f") != found.len)
		strbuf_add(hash, found.buf, found.len);
	strbuf_release(&option);
	strbuf_release(&found);
	return ret;
}

int vcs_commit_at(const struct checkout *c, const char *rev, struct strbuf *hash, struct err *err)
{
	const char *name = rev ? rev : c->kind == VCS_GIT ? "HEAD" : ".";
	size_t before = hash->len;
	int ret = 0;

	if (*name)
		ret = c->kind == VCS_GIT ? git_commit_at(c, name, hash, err)
					 : hg_commit_at(c, name, hash, err);
	return !ret && hash->len == before ? no_commit(name, err) : ret;
}

/* Appends the object if it is a blob: `git cat-file --batch` says HASH TYPE SIZE before it. */
static int git_blob(const struct checkout *c, const char *name, struct strbuf *out, struct err *err)
{
	static const char type[] = " blob ";
	struct strbuf request = STRBUF_INIT;
	struct proc p = PROC_INIT;
	const char *content, *size;
	int ret;

	strbuf_addf(&request, "%s\n", name);
	p.argv = (const char *const[]){"git", "cat-file", "--batch", NULL};
	p.input = strbuf_slice(&request);
	p.limit = VCS_FILE_MAX;
	ret = vcs_run(c, &p, err);
	content = memchr(p.out.buf, '\n', p.out.len);
	size = content ? memmem(p.out.buf, (size_t)(content - p.out.buf), type, strlen(type))
		       : NULL;
	if (!ret && !size) {
		ret = 1;
	} else if (!ret) {
		size_t n = strtoul(size + strlen(type), NULL, 10);
		content++;
		strbuf_add(out, content, MIN(n, p.out.len - (size_t)(content - p.out.buf)));
	}
	strbuf_release(&request);
	proc_release(&p);
	return ret;
}

static int git_file_at(const struct checkout *c, const char *hash, const char *path,
		       struct strbuf *out, struct err *err)
{
	struct strbuf name = STRBUF_INIT;
	int ret;

	strbuf_addf(&name, "%s:%s", hash, path);
	ret = git_blob(c, name.buf, out, err);
	strbuf_release(&name);
	return ret;
}

/* Any other kind of pattern would take the files of a folder with that name. */
static void add_pattern(struct strbuf *out, const char *path)
{
	strbuf_addstr(out, "re:^");
	for (; *path; path++) {
		if (strchr("\\.+*?()[]{}|^$", *path))
			strbuf_addch(out, '\\');
		strbuf_addch(out, *path);
	}
	strbuf_addch(out, '$');
}

static int hg_file_at(const struct checkout *c, const char *hash, const char *path,
		      struct strbuf *out, struct err *err)
{
	struct strbuf pattern = STRBUF_INIT;
	struct proc p = PROC_INIT;
	int ret;

	add_pattern(&pattern, path);
	p.argv = (const char *const[]){"hg", "cat", "-r", hash, "--", pattern.buf, NULL};
	p.limit = VCS_FILE_MAX;
	ret = vcs_run(c, &p, err);
	if (!ret)
		strbuf_add(out, p.out.buf, p.out.len);
	else if (p.status == 1)
		ret = 1;
	strbuf_release(&pattern);
	proc_release(&p);
	return ret;
}

int vcs_file_at(const struct checkout *c, const char *hash, const char *path, struct strbuf *out,
		struct err *err)
{
	return c->kind == VCS_GIT ? git_file_at(c, hash, path, out, err)
				  : hg_file_at(c, hash, path, out, err);
}

int vcs_message_at(const struct checkout *c, const char *hash, struct strbuf *out, struct err *err)
{
	/* rev-list has "commit HASH" before it, and does not show signatures as git log may. */
	const char *const git[] = {
		"git", "rev-list", "--max-count=1", "--format=%B", "--encoding=UTF-8", hash,
		"--",  NULL};
	const char *const hg[] = {"hg", "log", "-r", hash, "-T", "{desc}", NULL};
	struct strbuf text = STRBUF_INIT;
	size_t skip = 0;
	int ret = vcs_ask(c, c->kind == VCS_GIT ? git : hg, false, &text, err);

	if (c->kind == VCS_GIT)
		skip = MIN(strcspn(text.buf, "\n") + 1, text.len);
	strbuf_rtrim(&text);
	if (!ret && text.len > skip)
		strbuf_add(out, text.buf + skip, text.len - skip);
	strbuf_release(&text);
	return ret;
}

int vcs_note_at(const struct checkout *c, const char *ref, const char *hash, struct strbuf *out,
		struct err *err)
{
	struct strbuf option = STRBUF_INIT, blob = STRBUF_INIT;
	int ret = 1;

	if (c->kind == VCS_GIT) {
		strbuf_addf(&option, "--ref=%s", ref);
		ret = vcs_ask(c,
			      (const char *const[]){"git", "notes", option.buf, "list", hash, NULL},
			      true, &blob, err);
		if (!ret)
			ret = blob.len ? git_blob(c, blob.buf, out, err) : 1;
	}
	strbuf_release(&option);
	strbuf_release(&blob);
	return ret;
}

int vcs_parent_at(const struct checkout *c, const char *hash, struct strbuf *out, struct err *err)
{
	struct strbuf name = STRBUF_INIT;
	size_t before = out->len;
	int ret;

	strbuf_addf(&name, c->kind == VCS_GIT ? "%s^1" : "p1(%s)", hash);
	ret = vcs_ask(c,
		      c->kind == VCS_GIT ? (const char *const[]){"git", "rev-parse", "--verify",
								 "--quiet", name.buf, NULL}
					 : (const char *const[]){"hg", "log", "-r", name.buf, "-T",
								 "{node}", NULL},
		      true, out, err);
	strbuf_release(&name);
	return !ret && out->len == before ? 1 : ret;
}
