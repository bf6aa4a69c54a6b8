/* SPDX-License-Identifier: MPL-2.0 */
/*
 * hg: the try changeset must be in the repository to be pushed. `hg import
 * --bypass` makes it without touching the work tree, `hg strip` removes it, and
 * ancestors that a publishing remote made public become draft again. What is
 * needed for that is in the journal before the changeset is made.
 */
#include "core/base/base.h"
#include "core/push/route.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/push/hgpatch.h"
#include "core/push/journal.h"

#include <time.h>

#define SHAREDPATH_MAX ((size_t)64 * 1024)

/* Where we stand, from one call of hg; each a line of its output. */
enum { AT_NODE, AT_MERGE, AT_SECRET, AT_DRAFT, AT_FILES, AT_RECENT, AT_NR };

/* Changesets as ours will be: on this parent or (when the user updates in the last moment) among
 * the last ones, for hg appends; with no file but try_task_config.json. */
#define CANDIDATES	"children(present(%s)) or last(all(), 100)"
#define LIKE_OURS(text) "ifeq(join(files, '/'), '" TRY_CONFIG "', \"" text "\")"

#define AT_TEMPLATE                                               \
	"{node}\\n"                                               \
	"{revset('p2()') % '{node}'}\\n"                          \
	"{revset('first(secret() and ::.)') % '{node|short}'}\\n" \
	"{revset('roots(draft() and ::.)') % '{node} '}\\n"       \
	"{join(files('path:" TRY_CONFIG "'), '/')}\\n"            \
	"{revset('children(.) or last(all(), 100)') % '{" LIKE_OURS("{date|hgdate};") "}'}\\n"

struct position {
	char *text;
	char *line[AT_NR];
};

static int hg(const struct checkout *c, const char *const *argv, struct slice input,
	      struct strbuf *out, struct err *err)
{
	struct proc child = PROC_INIT;
	int ret;

	child.argv = argv;
	child.input = input;
	child.detach = true; /* Ctrl-C must not stop it half way */
	ret = vcs_run(c, &child, err);
	if (!ret && out)
		strbuf_add(out, child.out.buf, child.out.len);
	proc_release(&child);
	return ret;
}

static int ask(const struct checkout *c, const char *const *argv, struct strbuf *out,
	       struct err *err)
{
	return hg(c, argv, (struct slice){"", 0}, out, err);
}

/* ---- where we stand ---- */

static int read_position(struct position *at, const struct checkout *c, struct err *err)
{
	struct strbuf out = STRBUF_INIT;
	char *rest;
	int ret;

	memset(at, 0, sizeof(*at));
	ret = ask(c, (const char *const[]){"hg", "log", "-r", ".", "-T", AT_TEMPLATE, NULL}, &out,
		  err);
	rest = at->text = strbuf_detach(&out);
	for (size_t i = 0; i < AT_NR && !ret; i++) {
		at->line[i] = strsep(&rest, "\n");
		if (!rest)
			ret = err_set(err, "'hg log' printed something unexpected");
	}
	return ret;
}

static int check_position(const struct position *at, const struct checkout *c, struct err *err)
{
	if (strcmp(at->line[AT_NODE], c->head) != 0)
		return err_set(err,
			       "the work tree moved to another changeset meanwhile: try again");
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

int hg_prepare(struct push *p, struct err *err)
{
	struct strbuf text = STRBUF_INIT;
	struct position at = {0};
	int ret = -1;

	if (vcs_remote_url(p->checkout, push_remote(p), &text, err) ||
	    push_check_address(p, text.buf, err))
		goto out;
	if (read_position(&at, p->checkout, err) || check_position(&at, p->checkout, err))
		goto out;
	strbuf_reset(&text);
	strbuf_addf(&text, "hg push %s", push_remote(p));
	free(p->where);
	p->where = strbuf_detach(&text);
	ret = 0;
out:
	free(at.text);
	strbuf_release(&text);
	return ret;
}

/* ---- putting back ---- */

struct leftover {
	char node[65]; /* the try changeset; "" when there is none */
	bool kept;     /* other work stands on it by now */
	bool public;   /* ancestors that were draft are public */
};

/* A line find_leftover() asked for: NODE PHASE, for one like ours also COUNT SECONDS OFFSET. */
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

/* Looks for the changeset with the journal's date, and whether phases changed. */
static int find_leftover(const struct checkout *c, const struct journal *j, struct leftover *found,
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
	ret = ask(c,
		  (const char *const[]){"hg", "--hidden", "log", "-r", revs.buf, "-T", template,
					NULL},
		  &out, err);
	for (rest = out.buf; !ret && out.len && (line = strsep(&rest, "\n"));)
		read_leftover(j, line, found);
	strbuf_release(&revs);
	strbuf_release(&out);
	return ret;
}

static int strip(const struct checkout *c, const char *node, struct strbuf *said, struct err *err)
{
	int ret;

	push_step(STEP_BACK_STRIP);
	ret = ask(c,
		  (const char *const[]){"hg", "--hidden", "--config", "extensions.strip=", "strip",
					"--no-backup", "-r", node, NULL},
		  NULL, err);
	push_step(STEP_BACK_STRIPPED);
	if (!ret)
		strbuf_addf(said, "removed try changeset %.12s\n", node);
	return ret;
}

static int restore_drafts(const struct checkout *c, const struct journal *j, struct strbuf *said,
			  struct err *err)
{
	struct strbuf revs = STRBUF_INIT;
	int ret;

	drafts_revset(j, &revs);
	push_step(STEP_BACK_PHASE);
	ret = ask(c,
		  (const char *const[]){"hg", "--hidden", "phase", "--draft", "--force", "-r",
					revs.buf, NULL},
		  NULL, err);
	push_step(STEP_BACK_PHASED);
	if (!ret)
		strbuf_addf(said, "made changesets from %.12s on draft again\n",
			    j->value[JOURNAL_DRAFT]);
	strbuf_release(&revs);
	return ret;
}

static int undo(const struct checkout *c, const struct journal *j, struct strbuf *said,
		struct err *err)
{
	struct leftover found;

	push_step(STEP_BACK_FIND);
	if (find_leftover(c, j, &found, err))
		return -1;
	if (*found.node && found.kept)
		strbuf_addf(said, "try changeset %.12s stays: other work stands on it\n",
			    found.node);
	else if (*found.node && strip(c, found.node, said, err))
		return -1;
	return found.public ? restore_drafts(c, j, said, err) : 0;
}

/* Checkouts that share one store (hg share) share the journal: each sees the other's changesets. */
static int open_journal(struct journal *j, const struct checkout *c, struct err *err)
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

/* Undoes what the journal says, then forgets it. `crashed`: hg may have been killed as well. */
static int put_back(const struct checkout *c, struct journal *j, bool crashed, struct strbuf *said,
		    struct err *err)
{
	struct err ignored; /* hg recover fails when there is nothing to recover */

	journal_share_lock(j, true);
	if (j->value[JOURNAL_PARENT] && j->value[JOURNAL_DATE] && j->value[JOURNAL_DRAFT]) {
		if (crashed)
			(void)ask(c, (const char *const[]){"hg", "recover", "--no-verify", NULL},
				  NULL, &ignored);
		if (undo(c, j, said, err))
			return -1;
	}
	push_step(STEP_BACK_FORGET);
	if (journal_forget(j, err))
		return -1;
	push_step(STEP_BACK_DONE);
	return 0;
}

int hg_recover(const struct checkout *c, struct strbuf *said, struct err *err)
{
	struct journal j;
	int ret = 0;

	if (open_journal(&j, c, err))
		return -1;
	if (journal_pending(&j))
		ret = journal_lock(&j, err) || journal_read(&j, err) ||
				      put_back(c, &j, true, said, err)
			      ? -1
			      : 0;
	journal_release(&j);
	return ret;
}

/* ---- sending ---- */

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
	if (file_write_atomic(j->message, message, strlen(message), 0600, err))
		return -1;
	push_step(STEP_HG_MESSAGE);
	if (journal_write(j, err)) {
		(void)!journal_forget(j, &ignored);
		return -1;
	}
	push_step(STEP_HG_JOURNAL);
	return 0;
}

static int import(struct push *p, const struct journal *j, bool tracked, struct err *err)
{
	struct strbuf patch = STRBUF_INIT;
	struct leftover made = {0};
	int ret;

	hgpatch_write(&patch, TRY_CONFIG, slice_from(p->plan->json), tracked);
	push_step(STEP_HG_IMPORT);
	ret = hg(p->checkout,
		 (const char *const[]){"hg", "--config", "phases.new-commit=draft", "--config",
				       "patch.eol=strict", "--noninteractive", "import", "--bypass",
				       "--date", j->value[JOURNAL_DATE], "--logfile", j->message,
				       "-", NULL},
		 strbuf_slice(&patch), NULL, err);
	push_step(STEP_HG_IMPORTED);
	strbuf_release(&patch);
	if (ret || find_leftover(p->checkout, j, &made, err))
		return -1;
	if (!*made.node)
		return err_set(err, "'hg import' made no changeset");
	free(p->revision);
	p->revision = xstrdup(made.node);
	return 0;
}

static int send(struct push *p, const struct journal *j, struct err *err)
{
	int ret;

	if (p->tick && p->tick(p->ctx))
		return err_set(err, "cancelled");
	journal_share_lock(j, false);
	push_step(STEP_HG_PUSH);
	ret = push_run_sender(p,
			      (const char *const[]){"hg", "push", "--force", "--rev", p->revision,
						    "--", push_remote(p), NULL},
			      err);
	push_step(STEP_HG_PUSHED);
	return ret;
}

int hg_send(struct push *p, struct err *err)
{
	struct strbuf said = STRBUF_INIT;
	struct position at = {0};
	struct journal j;
	struct err back;
	int ret = -1;

	if (open_journal(&j, p->checkout, err))
		return -1;
	if (journal_lock(&j, err))
		goto out;
	push_step(STEP_HG_LOCKED);
	if (journal_pending(&j) &&
	    (journal_read(&j, err) || put_back(p->checkout, &j, true, &said, err)))
		goto out;
	if (read_position(&at, p->checkout, err) || check_position(&at, p->checkout, err))
		goto out;
	if (begin(p, &j, &at, err))
		goto out;
	ret = import(p, &j, *at.line[AT_FILES] != '\0', err);
	if (!ret)
		ret = send(p, &j, err);
	if (put_back(p->checkout, &j, ret != 0, &said, &back)) {
		struct err first = *err;
		ret = err_set(err, "%s%sputting back failed: %s (try 'mtry-tui recover')",
			      ret ? first.text : "pushed", ret ? "; " : ", but ", back.text);
	}
	if (said.len && p->line)
		p->line(p->ctx, said.buf, said.len);
out:
	free(at.text);
	journal_release(&j);
	strbuf_release(&said);
	return ret;
}
