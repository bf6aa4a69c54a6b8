/* SPDX-License-Identifier: MPL-2.0 */
/*
 * hg: the try changeset must be in the repository to be pushed. `hg import
 * --bypass` makes it without touching the work tree, `hg strip` removes it, and
 * ancestors that a publishing remote made public become draft again. What is
 * needed for that is in the journal before the changeset is made.
 */
#include "core/base/base.h"
#include "core/push/hgback.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/push/address.h"
#include "core/push/hgpatch.h"
#include "core/vcs/hgserver.h"

#include <signal.h>
#include <time.h>

/* Seconds to wait for another hg: before anything is done, and when something must be put back. */
#define WAIT_BEFORE 10
#define WAIT_BACK   60

/* Where we stand, from one call of hg; each a line of its output. */
enum { AT_NODE, AT_BRANCH, AT_SUBJECT, AT_MERGE, AT_SECRET, AT_DRAFT, AT_FILES, AT_RECENT, AT_NR };

#define AT_TEMPLATE                                                        \
	"{p1node}\\n{branch}\\n"                                           \
	"{revset('.') % '{desc|firstline}'}\\n"                            \
	"{revset('p2()') % '{node}'}\\n"                                   \
	"{revset('first(secret() and ::.)') % '{node|short}'}\\n"          \
	"{revset('roots(draft() and ::.)') % '{node} '}\\n"                \
	"{revset('.') % \"{join(files('path:" TRY_CONFIG "'), '/')}\"}\\n" \
	"{revset('children(.) or last(all(), 100)') % '{" LIKE_OURS("{date|hgdate};") "}'}\\n"

struct position {
	char *text;
	char *line[AT_NR];
};

/* ---- where we stand ---- */

static int read_position(struct position *at, const struct checkout *c, struct err *err)
{
	struct strbuf out = STRBUF_INIT;
	char *rest;
	int ret;

	memset(at, 0, sizeof(*at));
	ret = hg_ask(c, (const char *const[]){"hg", "log", "-r", "wdir()", "-T", AT_TEMPLATE, NULL},
		     &out, err);
	rest = at->text = strbuf_detach(&out);
	for (size_t i = 0; i < AT_NR && !ret; i++) {
		at->line[i] = strsep(&rest, "\n");
		if (!rest)
			ret = err_set(err, "'hg log' printed something unexpected");
	}
	return ret;
}

static int check_position(const struct position *at, struct err *err)
{
	if (*at->line[AT_MERGE])
		return err_set(err, "a merge is in progress: commit it first");
	if (*at->line[AT_SECRET])
		return err_set(err,
			       "changeset %s is secret, so hg would not push it: make it draft "
			       "with 'hg phase --draft %s'",
			       at->line[AT_SECRET], at->line[AT_SECRET]);
	if (*at->line[AT_FILES] && strcmp(at->line[AT_FILES], TRY_CONFIG) != 0)
		return err_set(err, "'" TRY_CONFIG "' is a folder here: move it away");
	return 0;
}

/* What the user looked at is what is sent. */
static int check_same(const struct position *at, const struct checkout *c, struct err *err)
{
	if (!strcmp(at->line[AT_NODE], c->head))
		return 0;
	return err_set(err,
		       "the work tree moved to changeset %.12s since this was reviewed: look at "
		       "it again",
		       at->line[AT_NODE]);
}

int hg_check(struct push *p, struct err *err)
{
	struct position at = {0};
	int ret = -1;

	if (!read_position(&at, p->checkout, err) &&
	    !vcs_set_head(p->checkout, slice_from(at.line[AT_NODE]), slice_from(at.line[AT_BRANCH]),
			  slice_from(at.line[AT_SUBJECT]), err) &&
	    !check_position(&at, err))
		ret = push_check_state(p, err);
	free(at.text);
	return ret;
}

int hg_prepare(struct push *p, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	int ret = -1;

	if (p->branch) {
		err_set(err, "--branch '%s' means nothing with hg: --remote says where to push",
			p->branch);
		goto out;
	}
	hgserver_begin(p->checkout);
	if (hg_check(p, err) || push_read_urls(p, &text, err))
		goto out;
	p->treeherder = address_treeherder(text.buf);
	strbuf_reset(&text);
	push_describe(p, "hg", &text);
	free(p->where);
	p->where = strbuf_detach(&text);
	ret = 0;
out:
	hgserver_end(p->checkout);
	strbuf_release(&text);
	return ret;
}

int hg_check_same(const struct push *p, bool *tracked, struct err *err)
{
	struct position at = {0};
	int ret = -1;

	if (!read_position(&at, p->checkout, err) && !check_same(&at, p->checkout, err))
		ret = check_position(&at, err);
	*tracked = !ret && *at.line[AT_FILES];
	free(at.text);
	return ret;
}

/* ---- sending ---- */

/* How hg import ended, when not well. */
struct outcome {
	bool locked; /* another hg had the repository all the time */
	bool killed; /* so nobody knows how far it came */
};

/*
 * "SECONDS OFFSET" as hg writes dates: seconds since 1970, seconds west of Greenwich.
 * What looks like ours before it is made could be stripped in its place, so the date
 * is one that none of `taken` has.
 */
static void set_date(struct journal *j, const char *taken)
{
	char text[64];
	time_t now = time(NULL);
	struct tm tm;

	do {
		localtime_r(&now, &tm);
		snprintf(text, sizeof(text), "%lld %ld", (long long)now++, -tm.tm_gmtoff);
	} while (strstr(taken, text));
	journal_set(j, JOURNAL_DATE, text);
}

/* Writes message file and journal, or neither. */
static int begin(const struct push *p, struct journal *j, const struct position *at,
		 struct err *err)
{
	const char *message = p->plan->message;
	struct err ignored; /* the first error counts */

	journal_set(j, JOURNAL_CHECKOUT, p->checkout->root);
	journal_set(j, JOURNAL_PARENT, p->checkout->head);
	journal_set(j, JOURNAL_DRAFT, at->line[AT_DRAFT]);
	set_date(j, at->line[AT_RECENT]);
	if (file_write_private(j->message, message, strlen(message), err))
		return -1;
	push_step(STEP_HG_MESSAGE);
	if (journal_write(j, err)) {
		(void)!journal_forget(j, &ignored);
		return -1;
	}
	push_step(STEP_HG_JOURNAL);
	return 0;
}

static unsigned wait_before(const struct push *p)
{
	return p->wait ? p->wait : WAIT_BEFORE;
}

/* Makes the try changeset. Nothing is committed yet, so it may be cancelled. */
static int import(struct push *p, struct journal *j, bool tracked, struct outcome *o,
		  struct err *err)
{
	struct strbuf patch = STRBUF_INIT;
	struct proc child = PROC_INIT;
	int ret;

	hgpatch_write(&patch, TRY_CONFIG, slice_from(p->plan->json), tracked);
	child.argv = (const char *const[]){"--config",	"phases.new-commit=draft",
					   "--config",	"patch.eol=strict",
					   "--quiet",	"--noninteractive",
					   "import",	"--bypass",
					   "--date",	j->value[JOURNAL_DATE],
					   "--logfile", j->message,
					   "-",		NULL};
	child.input = strbuf_slice(&patch);
	child.line = p->line;
	child.tick = p->tick;
	child.wake_fd = p->wake_fd;
	child.ctx = p->ctx;
	push_step(STEP_HG_IMPORT);
	ret = hg_change(p->checkout, &child, wait_before(p), &o->locked, err);
	push_step(STEP_HG_IMPORTED);
	o->killed = child.status > 128 && child.status <= 128 + SIGRTMAX;
	strbuf_release(&patch);
	proc_release(&child);
	return ret;
}

static int find_made(struct push *p, const struct journal *j, struct err *err)
{
	struct leftover made;

	if (hg_find_leftover(p->checkout, j, &made, err))
		return -1;
	if (!*made.node)
		return err_set(err, "'hg import' made no changeset");
	free(p->revision);
	p->revision = xstrdup(made.node);
	return 0;
}

/*
 * The same push within one second is the same changeset: hg then has nothing to send and calls
 * that a failure, 1 (anything that goes wrong is 255, or is refused by a server in other words).
 * It says so in the user's language; in one we do not read it stays a failure.
 */
static bool was_there(const struct sender *s)
{
	return s->status == 1 && strstr(s->said.buf, "no changes found\n");
}

/* Told to, hg asks for the password that its arguments do not have, and reads it from stdin. */
static int push_with_hg(struct push *p, struct err *err)
{
	const char *argv[] = {
		"hg",	   "--config", "ui.interactive=yes", "--config", "ui.nontty=yes", "push",
		"--force", "--rev",    p->revision,	     "--",	 push_remote(p),  NULL};
	const size_t ask = 4; /* words */
	struct sender sender = {.argv = argv, .said = STRBUF_INIT};
	struct strbuf answer = STRBUF_INIT;
	int ret;

	if (p->secret.url) {
		strbuf_addf(&answer, "%s\n", p->secret.password);
		sender.input = strbuf_slice(&answer);
	} else {
		sender.argv += ask;
		argv[ask] = "hg";
	}
	ret = push_run_sender(p, &sender, err);
	p->again = ret && was_there(&sender);
	sender_release(&sender);
	strbuf_release(&answer);
	return p->again ? 0 : ret;
}

static int send(struct push *p, const struct journal *j, struct err *err)
{
	int ret;

	if (p->tick && p->tick(p->ctx))
		return err_set(err, "cancelled");
	journal_share_lock(j, false);
	push_step(STEP_HG_PUSH);
	ret = push_with_hg(p, err);
	push_step(STEP_HG_PUSHED);
	return ret;
}

/* Makes the try changeset, sends it, removes it. */
static int make_and_send(struct push *p, struct journal *j, bool tracked, struct back *back,
			 struct err *err)
{
	struct outcome o = {false, false};
	struct err failed;
	int ret;

	p->begun = true;
	ret = import(p, j, tracked, &o, err);
	back->crashed = o.killed;
	if (o.locked)
		p->begun = false;
	if (!ret)
		ret = find_made(p, j, err);
	if (!ret) {
		ret = send(p, j, err);
		back->crashed = ret != 0;
	}
	back->wait = WAIT_BACK;
	if (hg_put_back(back, j, &failed)) {
		struct err first = *err;
		p->begun = true;
		ret = err_set(err, "%s%sputting back failed: %s (try 'mtry-tui recover')",
			      ret ? first.text : "pushed", ret ? "; " : ", but ", failed.text);
	}
	return ret;
}

int hg_send(struct push *p, struct err *err)
{
	struct strbuf said = STRBUF_INIT;
	struct back back = {p->checkout, wait_before(p), true, p, &said};
	struct position at = {0};
	struct journal j;
	int ret = -1;

	if (hg_open_journal(&j, p->checkout, err))
		return -1;
	if (journal_lock(&j, back.wait, err))
		goto out;
	hgserver_begin(p->checkout); /* it has the lock as long as it runs */
	push_step(STEP_HG_LOCKED);
	if (journal_pending(&j) && (journal_read(&j, err) || hg_put_back(&back, &j, err)))
		goto out;
	if (read_position(&at, p->checkout, err) || check_same(&at, p->checkout, err) ||
	    check_position(&at, err) || begin(p, &j, &at, err))
		goto out;
	ret = make_and_send(p, &j, *at.line[AT_FILES] != '\0', &back, err);
out:
	hgserver_end(p->checkout);
	if (said.len && p->line)
		p->line(p->ctx, said.buf, said.len);
	free(at.text);
	journal_release(&j);
	strbuf_release(&said);
	return ret;
}
