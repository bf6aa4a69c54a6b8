/* SPDX-License-Identifier: MPL-2.0 */
/*
 * core/vcs and core/push on a command line, for the scripts beside it:
 *
 *   push-driver find|dirty|url|prepare|push|recover|steps [OPTION VALUE]...
 *
 * Prints what it found, the revision it pushed, or what it put back; what git
 * and hg say goes to stderr. Exit: 0 done, 2 refused, 3 failed. The test hooks
 * of tests/hook.c are linked in.
 */
#include "core/base/base.h"
#include "core/base/alloc.h"
#include "core/base/file.h"
#include "core/push/push.h"
#include "core/push/step.h"

#include <locale.h>
#include <signal.h>

static const struct {
	const char *name;
	enum vcs_kind kind;
} kinds[] = {{"git", VCS_GIT}, {"hg", VCS_HG}};

struct driver {
	struct checkout checkout;
	struct plan plan;
	struct push push;
	enum vcs_kind want;
	long labels;
	const char *title;
	const char *cancel;
	const char *between;
	unsigned wait;
};

static void line(void *ctx UNUSED, const char *p, size_t n)
{
	fwrite(p, 1, n, stderr);
}

/* --cancel FILE: as if the user pressed Ctrl-C when FILE is there. */
static bool cancelled(void *ctx)
{
	const struct driver *d = ctx;

	return file_exists(d->cancel);
}

static int fail(int status, const struct err *err)
{
	fprintf(stderr, "push-driver: %s\n", err->text);
	return status;
}

/* --between COMMAND: what the user does while he looks at the review. */
static int review(const struct driver *d, struct err *err)
{
	struct proc child = PROC_INIT;
	int ret = 0;

	child.argv = (const char *const[]){"sh", "-c", d->between, NULL};
	if (d->between)
		ret = vcs_run(&d->checkout, &child, err);
	proc_release(&child);
	return ret;
}

/* A plan as core/plan makes it, with made-up labels. */
static void make_plan(struct driver *d)
{
	struct strbuf message = STRBUF_INIT, json = STRBUF_INIT;

	strbuf_addf(&message, "%s\n\nmtry-tui command: `x`\n\n", d->title);
	strbuf_addstr(&json, "{\n    \"tasks\": [\n");
	for (long i = 0; i < d->labels; i++) {
		strbuf_addf(&message, "Try-Task: test-linux/opt-mochitest-%05ld\n", i);
		strbuf_addf(&json, "        \"test-linux/opt-mochitest-%05ld\"%s\n", i,
			    i + 1 < d->labels ? "," : "");
	}
	if (message.len > PLAN_MESSAGE_MAX) {
		strbuf_reset(&message);
		strbuf_addf(&message, "%s\n\nTry-Task-Count: %ld\n", d->title, d->labels);
	}
	strbuf_addstr(&message, "Pushed-Via: mtry-tui test");
	strbuf_addstr(&json, "    ],\n    \"version\": 2\n}\n");
	d->plan.message = strbuf_detach(&message);
	d->plan.json = strbuf_detach(&json);
}

static int option(struct driver *d, const char *name, const char *value)
{
	if (!strcmp(name, "--remote"))
		d->push.remote = value;
	else if (!strcmp(name, "--branch"))
		d->push.branch = value;
	else if (!strcmp(name, "--title"))
		d->title = value;
	else if (!strcmp(name, "--labels"))
		d->labels = strtol(value, NULL, 10);
	else if (!strcmp(name, "--committed-only"))
		d->push.committed_only = *value == '1';
	else if (!strcmp(name, "--note"))
		d->plan.as_note = *value == '1';
	else if (!strcmp(name, "--screen"))
		d->push.screen = *value == '1';
	else if (!strcmp(name, "--cancel"))
		d->cancel = value;
	else if (!strcmp(name, "--wait"))
		d->wait = d->push.wait = (unsigned)strtoul(value, NULL, 10);
	else if (!strcmp(name, "--between"))
		d->between = value;
	else
		return -1;
	return 0;
}

static int parse(struct driver *d, int argc, char **argv)
{
	int i;

	for (i = 2; i + 1 < argc; i += 2) {
		if (!strcmp(argv[i], "--vcs")) {
			for (size_t k = 0; k < ARRAY_LEN(kinds); k++)
				if (!strcmp(argv[i + 1], kinds[k].name))
					d->want = kinds[k].kind;
		} else if (option(d, argv[i], argv[i + 1])) {
			return -1;
		}
	}
	return i == argc ? 0 : -1;
}

static int do_push(struct driver *d, bool really, struct err *err)
{
	make_plan(d);
	d->push.checkout = &d->checkout;
	d->push.plan = &d->plan;
	d->push.line = line;
	d->push.tick = d->cancel ? cancelled : NULL;
	d->push.wake_fd = -1;
	d->push.ctx = d;
	if (push_prepare(&d->push, err))
		return fail(2, err);
	if (d->push.notes)
		fputs(d->push.notes, stderr);
	if (really && (review(d, err) || push_send(&d->push, err)))
		return fail(d->push.begun ? 3 : 2, err);
	if (d->push.again)
		fputs("it was there already\n", stderr);
	printf("%s\n", really ? d->push.revision : d->push.where);
	return 0;
}

static int do_show(struct driver *d, const char *what, struct err *err)
{
	struct strbuf out = STRBUF_INIT;
	int ret;

	if (!strcmp(what, "dirty"))
		ret = vcs_dirty_files(&d->checkout, &out, err);
	else if (!strcmp(what, "url"))
		ret = vcs_remote_url(&d->checkout, d->push.remote, &out, err);
	else if (!strcmp(what, "recover"))
		ret = push_recover(&d->checkout, d->wait, &out, err);
	else if (strcmp(what, "find") != 0)
		ret = err_set(err, "'%s' is no command", what);
	else if (!(ret = vcs_read_head(&d->checkout, err)))
		strbuf_addf(&out, "%s %s %s\n%s\n", d->checkout.root, d->checkout.head,
			    d->checkout.branch ? d->checkout.branch : "(detached)",
			    d->checkout.subject);
	fputs(out.buf, stdout);
	strbuf_release(&out);
	return ret ? fail(2, err) : 0;
}

static int list_steps(void)
{
	for (int i = 0; i < STEP_NR; i++)
		printf("%s\n", push_step_name((enum push_step)i));
	return 0;
}

int main(int argc, char **argv)
{
	struct driver d = {.labels = 3, .wait = 30, .title = "Fuzzy query='m\xc3\xb6\xc3\xb6"};
	const char *what = argc > 1 ? argv[1] : "";
	struct err err;
	int ret;

	setlocale(LC_ALL, "");
	signal(SIGPIPE, SIG_IGN); /* as the program */
	if (!strcmp(what, "steps"))
		return list_steps();
	if (parse(&d, argc, argv)) {
		fprintf(stderr, "usage: see tests/e2e/push-driver.c\n");
		return 64;
	}
	if (vcs_find(&d.checkout, ".", d.want, &err))
		ret = fail(2, &err);
	else if (!strcmp(what, "push") || !strcmp(what, "prepare"))
		ret = do_push(&d, !strcmp(what, "push"), &err);
	else
		ret = do_show(&d, what, &err);
	push_release(&d.push);
	vcs_release(&d.checkout);
	free(d.plan.message);
	free(d.plan.json);
	return ret;
}
