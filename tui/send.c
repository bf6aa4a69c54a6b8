/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/send.h"
#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/plan/routed.h"
#include "tui/cli.h"
#include "tui/words.h"

#include <poll.h>
#include <signal.h>
#include <unistd.h>

int send_fail(const struct err *err, int status)
{
	complain(err->text);
	return interrupted() ? EXIT_CANCELLED : status;
}

/* Where answers come from: the terminal, also when stdin is the graph. NULL: nobody is there. */
static FILE *open_answers(const struct session *s)
{
	const char *graph = options_string(&s->opt, OPT_GRAPH);

	if (!isatty(STDERR_FILENO))
		return NULL;
	if (isatty(STDIN_FILENO))
		return stdin;
	return graph && !strcmp(graph, "-") ? fopen("/dev/tty", "re") : NULL;
}

static void close_answers(FILE *f)
{
	if (f && f != stdin)
		fclose(f);
}

/*
 * Puts the question and waits for a line; false on Ctrl-C, also when it comes between the
 * question and the waiting.
 */
static bool put_question(const char *question, FILE *f)
{
	struct pollfd p = {.fd = fileno(f), .events = POLLIN};
	sigset_t ends, before;
	bool answered;

	sigemptyset(&ends);
	sigaddset(&ends, SIGINT);
	sigaddset(&ends, SIGTERM);
	sigaddset(&ends, SIGHUP);
	sigprocmask(SIG_BLOCK, &ends, &before);
	fflush(stdout);
	fprintf(stderr, "%s [y/N] ", question);
	answered = !interrupted() && ppoll(&p, 1, NULL, &before) > 0;
	sigprocmask(SIG_SETMASK, &before, NULL);
	return answered;
}

/* Asks on the terminal; an end of input counts as no. */
bool send_ask(const struct session *s, const char *question)
{
	FILE *f = open_answers(s);
	char answer[16];
	bool yes = false;

	if (!f)
		return false;
	if (put_question(question, f) && fgets(answer, sizeof(answer), f))
		yes = *answer == 'y' || *answer == 'Y';
	else
		fputc('\n', stderr);
	close_answers(f);
	return yes && !interrupted();
}

bool send_can_ask(const struct session *s)
{
	FILE *f = open_answers(s);

	close_answers(f);
	return f;
}

/* ---- what is sent, and what came of it, for programs ---- */

static json_t *label_array(const struct session *s)
{
	json_t *array = json_array();

	if (s->loaded)
		bitset_foreach (task, &s->marks.set)
			json_array_append_new(array, json_text(graph_label(&s->graph, task).p));
	return array;
}

/* `push`: what it is sent by, or NULL; its revision is there once it was sent. */
static int print_json_of(const struct session *s, const struct plan *plan, const struct push *push,
			 int status)
{
	bool sent = push && push->revision && !status;
	json_t *j = json_object();
	struct strbuf link = STRBUF_INIT;
	int printed;

	if (sent)
		session_push_url(s, push, &link);
	json_object_set_new(j, "labels", label_array(s));
	json_object_set_new(j, "runs", json_integer((json_int_t)plan->run_nr));
	json_object_set_new(j, "title", json_text(plan->title));
	json_object_set_new(j, "message", json_string(plan->message));
	json_object_set_new(j, "config", json_loads(plan->json, 0, NULL));
	json_object_set_new(j, "notes", json_text(plan->notes.buf));
	json_object_set_new(j, "estimate", estimate_json(&s->estimate));
	json_object_set_new(j, "route", push && push->where ? json_text(push->where) : json_null());
	json_object_set_new(j, "revision", sent ? json_string(push->revision) : json_null());
	json_object_set_new(j, "job", push && push->job ? json_string(push->job) : json_null());
	json_object_set_new(j, "link", link.len ? json_text(link.buf) : json_null());
	json_object_set_new(j, "pushed", json_boolean(sent));
	strbuf_release(&link);
	printed = print_json(j);
	return MAX(printed, status);
}

/* For a project whose CI reads no commit: what can be done by hand. */
static void add_action(struct strbuf *out, const struct session *s, const struct plan *plan)
{
	strbuf_addstr(out, "Labels:\n");
	bitset_foreach (task, &s->marks.set) {
		struct slice label = graph_label(&s->graph, task);
		utf8_visible(out, label.p, label.n);
		strbuf_addch(out, '\n');
	}
	strbuf_addf(out, "\nInput of the action add-new-jobs:\n%s", plan->json);
}

static int print_plan(const struct session *s, const struct plan *plan)
{
	struct strbuf text = STRBUF_INIT;
	int status;

	if (options_flag(&s->opt, OPT_JSON))
		return print_json_of(s, plan, NULL, EXIT_DONE);
	if (plan->generic)
		add_action(&text, s, plan);
	else
		strbuf_addf(&text, "Commit message:\n%s\nCalculated %s:\n%s\n", plan->message,
			    plan_carrier_name(plan), plan->json);
	status = print_out(&text, EXIT_DONE);
	strbuf_release(&text);
	return status;
}

static void echo(void *ctx UNUSED, const char *p, size_t n)
{
	struct strbuf clean = STRBUF_INIT;

	/* Line ends stay: this is a stream, not one line. */
	for (size_t at = 0; at < n;) {
		size_t end = at;
		while (end < n && p[end] != '\n' && p[end] != '\r')
			end++;
		utf8_visible(&clean, p + at, end - at);
		if (end < n)
			strbuf_addch(&clean, p[end]);
		at = end + 1;
	}
	fwrite(clean.buf, 1, clean.len, stderr);
	strbuf_release(&clean);
}

static bool tick(void *ctx UNUSED)
{
	return interrupted();
}

void send_say_replay(const struct session *s, const char *what, const char *path)
{
	struct strbuf line = STRBUF_INIT;

	session_replay_command(s, path, &line);
	fprintf(stderr, "%s: %s\n", what, line.buf);
	strbuf_release(&line);
}

static int push_failed(const struct session *s, const struct push *push, const char *kept,
		       const struct err *err)
{
	complain(err->text);
	if (*kept)
		send_say_replay(s,
				push->goes_on
					? "the selection is kept; unless it lands, try again with"
					: "the selection is kept; try again with",
				kept);
	if (interrupted())
		return EXIT_CANCELLED;
	return push->begun ? EXIT_PUSH : EXIT_REFUSED;
}

static void print_pushed(const struct session *s, const struct push *push)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addf(&text, "pushed %.12s; your checkout is as it was\n", push->revision);
	if (push->again)
		strbuf_addstr(&text, "it was there already: the same push within one second\n");
	session_push_url(s, push, &text);
	if (text.buf[text.len - 1] != '\n')
		strbuf_addch(&text, '\n');
	print_out(&text, EXIT_DONE); /* it is pushed, whether or not this can be read */
	strbuf_release(&text);
}

static int send_plan(struct session *s, struct push *push)
{
	struct strbuf kept = STRBUF_INIT;
	struct err err;
	int status = EXIT_DONE;

	push->line = echo;
	push->tick = tick;
	push->wake_fd = -1;
	if (session_send(s, push, &kept, &err))
		status = push_failed(s, push, kept.buf, &err);
	else if (options_flag(&s->opt, OPT_JSON))
		print_json_of(s, push->plan, push, status);
	else
		print_pushed(s, push);
	strbuf_release(&kept);
	return status;
}

static void add_patterns(struct strbuf *out, const struct plan *plan)
{
	strbuf_addf(out, " in %s entr%s (%s for all chunks of a suite)",
		    number((uint32_t)plan->entry_nr).text, plan->entry_nr == 1 ? "y" : "ies",
		    number(plan->pattern_nr).text);
}

static void print_summary(const struct plan *plan, const struct push *push)
{
	struct strbuf text = STRBUF_INIT;

	if (plan->task_nr)
		add_count(&text, plan->task_nr, "task");
	else
		strbuf_addstr(&text, "no task is chosen here");
	if (plan->pattern_nr)
		add_patterns(&text, plan);
	strbuf_addf(&text, ": %s\n%s", push->where, push->notes ? push->notes : "");
	fputs(text.buf, stderr);
	strbuf_release(&text);
}

static void warn_of_single_chunks(const struct plan *plan)
{
	struct strbuf text = STRBUF_INIT;

	if (!plan->single_chunk_nr)
		return;
	add_count(&text, plan->single_chunk_nr, "single chunk");
	fprintf(stderr, "%s: chunks are numbered anew on try, other tests may run\n", text.buf);
	strbuf_release(&text);
}

static void warn(const struct plan *plan)
{
	struct strbuf text = STRBUF_INIT;

	fputs(plan->notes.buf, stderr);
	if (session_large_push(plan, &text))
		fprintf(stderr, "%s\n", text.buf);
	strbuf_release(&text);
}

/* A large push asks even when --push was said, which may have been long ago in a script. */
static int confirm_large(const struct session *s, const struct plan *plan)
{
	if (!plan->large || options_flag(&s->opt, OPT_YES))
		return EXIT_DONE;
	if (send_can_ask(s))
		return send_ask(s, "Push it all the same?") ? EXIT_DONE : EXIT_CANCELLED;
	complain("a push of so many tasks needs --yes");
	return EXIT_REFUSED;
}

/* A closed tree asks, too, unless it was said that it is. */
static int confirm_closed(const struct session *s, const struct push *push)
{
	if (!push->closed || options_flag(&s->opt, OPT_YES) ||
	    options_flag(&s->opt, OPT_CLOSED_TREE))
		return EXIT_DONE;
	if (send_can_ask(s))
		return send_ask(s, "Push to a closed tree?") ? EXIT_DONE : EXIT_CANCELLED;
	complain("a push to a closed tree needs --closed-tree or --yes");
	return EXIT_REFUSED;
}

/* Pushes it on top of `onto` (NULL: HEAD); `sure`: no question. *revision is what was pushed. */
static int push_onto(struct session *s, struct plan *plan, const char *onto, bool sure,
		     struct strbuf *revision)
{
	struct push push = {.onto = onto, .wake_fd = -1};
	const struct net_watch watch = {tick, -1, NULL};
	struct err err;
	int status;

	if (session_prepare_push(s, plan, &push, &err)) {
		status = send_fail(&err, EXIT_REFUSED);
	} else {
		session_ask_tree(s, &push, &watch);
		print_summary(plan, &push);
		sure = sure && !interrupted();
		status = sure || send_ask(s, "Push?") ? confirm_large(s, plan) : EXIT_CANCELLED;
		if (!status)
			status = confirm_closed(s, &push);
		if (!status)
			status = send_plan(s, &push);
		if (!status)
			strbuf_addstr(revision, push.revision);
	}
	push_release(&push);
	return status;
}

/* Where the figures of performance tests of the two pushes are compared. */
static void print_compare_links(const struct session *s, const char *base, const char *new)
{
	/* frameworks of Treeherder that the suites report to */
	static const struct {
		const char *attribute;
		int number;
	} frameworks[] = {{"talos_try_name", 1}, {"raptor_try_name", 13}};
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < ARRAY_LEN(frameworks); i++) {
		bool reports = false;
		bitset_foreach (task, &s->marks.set)
			reports |= graph_attr(&s->graph, task, frameworks[i].attribute).n > 0;
		if (reports)
			strbuf_addf(&text,
				    "https://perf.compare/compare-results?baseRev=%s&newRev=%s"
				    "&baseRepo=try&newRepo=try&framework=%d\n",
				    base, new, frameworks[i].number);
	}
	print_out(&text, EXIT_DONE);
	strbuf_release(&text);
}

static int push_plan(struct session *s, struct plan *plan)
{
	bool sure = options_flag(&s->opt, OPT_PUSH) || options_flag(&s->opt, OPT_YES);
	struct strbuf base = STRBUF_INIT, new = STRBUF_INIT;
	int status = EXIT_DONE;

	if (s->compare)
		status = push_onto(s, plan, s->compare, sure, &base);
	if (!status)
		status = push_onto(s, plan, NULL, sure || s->compare, &new);
	if (!status && s->compare && !options_flag(&s->opt, OPT_JSON))
		print_compare_links(s, base.buf, new.buf);
	strbuf_release(&base);
	strbuf_release(&new);
	return status;
}

/* The JSON alone, for whoever commits it himself; "-" is stdout. */
static int write_config(const struct session *s, const struct plan *plan)
{
	const char *path = options_string(&s->opt, OPT_WRITE_TASK_CONFIG);
	struct strbuf text = STRBUF_INIT;
	struct err err;
	int status = EXIT_DONE;

	if (session_refuse_generic(plan, &err))
		return send_fail(&err, EXIT_REFUSED);
	strbuf_addstr(&text, plan->json);
	if (!strcmp(path, "-"))
		status = print_out(&text, EXIT_DONE);
	else if (file_write_atomic(path, text.buf, text.len, 0644, &err))
		status = send_fail(&err, EXIT_REFUSED);
	else if (options_flag(&s->opt, OPT_JSON))
		status = print_json_of(s, plan, NULL, EXIT_DONE);
	strbuf_release(&text);
	return status;
}

/* For a reviewer who pushes for somebody without access. */
static int print_mach(const struct session *s, const struct plan *plan)
{
	struct strbuf text = STRBUF_INIT;
	struct err err;
	int status;

	if (!selector_chooses(s->selector))
		strbuf_addf(&text, "mach try %s", s->selector == SELECTOR_AUTO ? "auto" : "empty");
	else if (session_mach_command(s, plan, &text, &err))
		return send_fail(&err, EXIT_REFUSED);
	strbuf_addch(&text, '\n');
	status = print_out(&text, EXIT_DONE);
	strbuf_release(&text);
	return status;
}

static int stage(const struct session *s, const struct plan *plan)
{
	struct err err;

	if (s->checkout.kind == VCS_NONE)
		return send_fail(&s->no_checkout, EXIT_REFUSED);
	if (session_refuse_generic(plan, &err) || push_stage(&s->checkout, plan, &err))
		return send_fail(&err, EXIT_REFUSED);
	return print_plan(s, plan);
}

static int find_existing(struct session *s, struct err *err)
{
	const struct net_watch watch = {tick, -1, NULL};
	struct strbuf said = STRBUF_INIT;
	int ret = session_find_existing(s, &watch, &said, err);

	fputs(said.buf, stderr);
	strbuf_release(&said);
	return ret;
}

static int say_estimate(struct session *s, const struct plan *plan)
{
	const struct net_watch watch = {tick, -1, NULL};
	struct strbuf text = STRBUF_INIT;
	struct err err;
	int ret = session_estimate(s, plan, &watch, &text, &err);

	if (!ret)
		estimate_add(&text, &s->estimate);
	if (!interrupted())
		fputs(text.buf, stderr);
	strbuf_release(&text);
	if (!ret && interrupted())
		ret = err_set(&err, "cancelled");
	return ret ? send_fail(&err, EXIT_REFUSED) : EXIT_DONE;
}

/* A note belongs to a commit that is not there yet. */
static int check_file(const struct session *s, const struct plan *plan, struct err *err)
{
	bool file = options_flag(&s->opt, OPT_STAGE_CHANGES) ||
		    options_flag(&s->opt, OPT_WRITE_TASK_CONFIG);

	return file && plan->as_note ? err_set(err, "a note is no file that could be written: say "
						    "--carrier file")
				     : 0;
}

static int do_with_plan(struct session *s, struct plan *plan)
{
	struct err err;

	if (check_file(s, plan, &err))
		return send_fail(&err, EXIT_REFUSED);
	if (options_flag(&s->opt, OPT_NO_PUSH))
		return session_route_plan(s, plan, &err) ? send_fail(&err, EXIT_REFUSED)
							 : print_plan(s, plan);
	if (options_flag(&s->opt, OPT_WRITE_TASK_CONFIG))
		return write_config(s, plan);
	if (options_flag(&s->opt, OPT_PRINT_MACH))
		return print_mach(s, plan);
	if (options_flag(&s->opt, OPT_STAGE_CHANGES))
		return stage(s, plan);
	return push_plan(s, plan);
}

int send_plan_of(struct session *s)
{
	struct plan plan;
	struct err err;
	int status;

	if (find_existing(s, &err) || session_plan(s, &plan, &err))
		return send_fail(&err, EXIT_REFUSED);
	warn_of_single_chunks(&plan);
	warn(&plan);
	status = say_estimate(s, &plan);
	if (!status)
		status = do_with_plan(s, &plan);
	plan_release(&plan);
	return status;
}
