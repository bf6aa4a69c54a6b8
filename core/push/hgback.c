/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "core/push/hgback.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/vcs/hgserver.h"

#define SHAREDPATH_MAX ((size_t)64 * 1024)
#define ARGS_MAX       24

/* ---- calling hg ---- */

int hg_ask(const struct checkout *c, const char *const *argv, struct strbuf *out, struct err *err)
{
	struct proc child = PROC_INIT;
	int ret;

	child.argv = argv;
	child.detach = true; /* Ctrl-C must not stop it half way */
	ret = vcs_run(c, &child, err);
	if (!ret)
		strbuf_add(out, child.out.buf, child.out.len);
	proc_release(&child);
	return ret;
}

/* Who has the repository, when hg gave up waiting for it. */
static struct slice lock_holder(const struct strbuf *said)
{
	static const char sign[] = "timed out waiting for lock held by ";
	const char *at = strstr(said->buf, sign);

	if (!at)
		return (struct slice){"", 0};
	at += strlen(sign);
	at += *at == '\'';
	return (struct slice){at, strcspn(at, "'\r\n")};
}

int hg_change(const struct checkout *c, struct proc *child, unsigned wait, bool *locked,
	      struct err *err)
{
	const char *argv[ARGS_MAX + 1] = {"hg", "--config"};
	const char *const *rest = child->argv;
	char timeout[40];
	struct slice holder;
	size_t nr = 2;
	int ret;

	snprintf(timeout, sizeof(timeout), "ui.timeout=%u", wait);
	argv[nr++] = timeout;
	for (size_t i = 0; rest[i] && nr < ARGS_MAX; i++)
		argv[nr++] = rest[i];
	child->argv = argv;
	child->detach = child->merge = true;
	ret = vcs_run(c, child, err);
	child->argv = rest;
	holder = ret ? lock_holder(&child->errout) : (struct slice){"", 0};
	if (locked)
		*locked = holder.n > 0;
	if (holder.n)
		err_set(err, "another hg is using this repository (%.*s): try again",
			SLICE_ARG(holder));
	return ret;
}

/* ---- putting back ---- */

/* A line hg_find_leftover() asked for: NODE PHASE, for one like ours also COUNT SECONDS OFFSET. */
static void read_leftover(const struct journal *j, const char *line, struct leftover *found)
{
	size_t hex = strcspn(line, " ");
	const char *phase = line + hex, *count, *date;
	char node[sizeof(found->node)];

	if (hex >= sizeof(node))
		return;
	snprintf(node, sizeof(node), "%.*s", (int)hex, line);
	if (!strncmp(phase, " public", strlen(" public")) && strstr(j->value[JOURNAL_DRAFT], node))
		found->public = true;
	count = *phase ? strchr(phase + 1, ' ') : NULL;
	date = count ? strchr(count + 1, ' ') : NULL;
	if (!date || strcmp(date + 1, j->value[JOURNAL_DATE]) != 0)
		return;
	snprintf(found->node, sizeof(found->node), "%s", node);
	found->kept = strncmp(count, " 0 ", 3) != 0;
}

/* "present(A) or present(B)" for the roots of what was draft. */
static void drafts_revset(const struct journal *j, struct strbuf *out)
{
	char *copy = xstrdup(j->value[JOURNAL_DRAFT]), *rest = copy, *node;
	const char *between = "";

	while ((node = strsep(&rest, " ")))
		if (*node) {
			strbuf_addf(out, "%spresent(%s)", between, node);
			between = " or ";
		}
	free(copy);
}

int hg_find_leftover(const struct checkout *c, const struct journal *j, struct leftover *found,
		     struct err *err)
{
	static const char template[] = "{node} {phase}{" LIKE_OURS(
		" {count(revset('(descendants(%d) - %d) or (parents() and %d)', "
		"rev, rev, rev))} {date|hgdate}") "}\\n";
	struct strbuf revs = STRBUF_INIT, out = STRBUF_INIT;
	char *rest, *line;
	int ret;

	memset(found, 0, sizeof(*found));
	strbuf_addf(&revs, CANDIDATES, j->value[JOURNAL_PARENT]);
	if (*j->value[JOURNAL_DRAFT])
		strbuf_addstr(&revs, " or ");
	drafts_revset(j, &revs);
	ret = hg_ask(c,
		     (const char *const[]){"hg", "--hidden", "log", "-r", revs.buf, "-T", template,
					   NULL},
		     &out, err);
	for (rest = out.buf; !ret && out.len && (line = strsep(&rest, "\n"));)
		read_leftover(j, line, found);
	strbuf_release(&revs);
	strbuf_release(&out);
	return ret;
}

/* Changes something; whatever hg says goes to who looks at the push. */
static int change(const struct back *b, const char *const *argv, bool *locked, struct err *err)
{
	struct proc child = PROC_INIT;
	int ret;

	child.argv = argv;
	if (b->show) {
		child.line = b->show->line;
		child.ctx = b->show->ctx;
	}
	ret = hg_change(b->checkout, &child, b->wait, locked, err);
	proc_release(&child);
	return ret;
}

static int strip(const struct back *b, const char *node, struct err *err)
{
	int ret;

	push_step(STEP_BACK_STRIP);
	ret = change(b,
		     (const char *const[]){"--hidden", "--config", "extensions.strip=", "strip",
					   "--no-backup", "-r", node, NULL},
		     NULL, err);
	push_step(STEP_BACK_STRIPPED);
	if (!ret)
		strbuf_addf(b->said, "removed try changeset %.12s\n", node);
	return ret;
}

static int restore_drafts(const struct back *b, const struct journal *j, struct err *err)
{
	struct strbuf revs = STRBUF_INIT;
	int ret;

	drafts_revset(j, &revs);
	push_step(STEP_BACK_PHASE);
	ret = change(b,
		     (const char *const[]){"--hidden", "phase", "--draft", "--force", "-r",
					   revs.buf, NULL},
		     NULL, err);
	push_step(STEP_BACK_PHASED);
	if (!ret)
		strbuf_addf(b->said, "made changesets from %.12s on draft again\n",
			    j->value[JOURNAL_DRAFT]);
	strbuf_release(&revs);
	return ret;
}

/* An hg that was killed leaves a transaction that the next one must undo. */
static int recover_store(const struct back *b, const struct journal *j, struct err *err)
{
	struct strbuf path = STRBUF_INIT;
	bool locked = false;
	int ret = 0;

	strbuf_addf(&path, "%s/store/journal", j->store);
	if (b->crashed && file_exists(path.buf))
		ret = change(b, (const char *const[]){"recover", "--no-verify", NULL}, &locked,
			     err);
	strbuf_release(&path);
	return locked ? ret : 0; /* it also fails when there is nothing to recover */
}

static int undo(const struct back *b, const struct journal *j, struct err *err)
{
	struct leftover found;

	if (recover_store(b, j, err))
		return -1;
	push_step(STEP_BACK_FIND);
	if (hg_find_leftover(b->checkout, j, &found, err))
		return -1;
	if (*found.node && found.kept)
		strbuf_addf(b->said, "try changeset %.12s stays: other work stands on it\n",
			    found.node);
	else if (*found.node && strip(b, found.node, err))
		return -1;
	return found.public ? restore_drafts(b, j, err) : 0;
}

int hg_put_back(const struct back *b, struct journal *j, struct err *err)
{
	journal_share_lock(j, true);
	if (j->value[JOURNAL_PARENT] && j->value[JOURNAL_DATE] && j->value[JOURNAL_DRAFT] &&
	    undo(b, j, err))
		return -1;
	push_step(STEP_BACK_FORGET);
	if (journal_forget(j, err))
		return -1;
	push_step(STEP_BACK_DONE);
	return 0;
}

/* ---- the journal of a checkout ---- */

int hg_open_journal(struct journal *j, const struct checkout *c, struct err *err)
{
	struct strbuf path = STRBUF_INIT, store = STRBUF_INIT;
	char *real;
	int ret = 0;

	strbuf_addf(&path, "%s/.hg/sharedpath", c->root);
	if (file_exists(path.buf))
		ret = file_read(path.buf, SHAREDPATH_MAX, &store, err);
	strbuf_rtrim(&store);
	strbuf_reset(&path);
	if (*store.buf != '/') /* relative to .hg; none: .hg itself */
		strbuf_addf(&path, "%s/.hg/", c->root);
	strbuf_addstr(&path, store.buf);
	real = realpath(path.buf, NULL);
	if (!ret)
		ret = journal_init(j, real ? real : path.buf, err);
	free(real);
	strbuf_release(&path);
	strbuf_release(&store);
	return ret;
}

int hg_recover(const struct checkout *c, unsigned wait, struct strbuf *said, struct err *err)
{
	struct checkout here = *c;
	struct back back = {.checkout = &here, .wait = wait, .crashed = true, .said = said};
	struct journal j;
	int ret = 0;

	if (hg_open_journal(&j, c, err))
		return -1;
	hgserver_begin(&here);
	if (journal_pending(&j) &&
	    (journal_lock(&j, wait, err) || journal_read(&j, err) || hg_put_back(&back, &j, err)))
		ret = -1;
	hgserver_end(&here);
	journal_release(&j);
	return ret;
}
