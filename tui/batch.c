/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/cli.h"
#include "core/base/alloc.h"
#include "core/base/utf8.h"
#include "core/query/query.h"

#include <poll.h>
#include <signal.h>
#include <unistd.h>

/* So much is written at once. */
#define PIECE_BYTES 65536

static bool loading(void *ctx UNUSED, const struct graph_progress *at UNUSED)
{
	return interrupted();
}

static int fail(const struct err *err, int status)
{
	complain(err->text);
	return interrupted() ? EXIT_CANCELLED : status;
}

static int print_labels(const struct session *s, const uint32_t *task, uint32_t nr)
{
	int status = nr ? EXIT_DONE : EXIT_NOTHING, wanted = status;
	struct strbuf out = STRBUF_INIT;

	for (uint32_t i = 0; i < nr && status == wanted; i++) {
		struct slice label = graph_label(&s->graph, task[i]);
		strbuf_add(&out, label.p, label.n);
		strbuf_addch(&out, '\n');
		if (out.len < PIECE_BYTES && i + 1 < nr)
			continue;
		status = print_out(&out, wanted);
		strbuf_reset(&out);
	}
	strbuf_release(&out);
	return status;
}

static int search(const struct session *s, const struct query *q, struct query_result *result,
		  struct query_error *error)
{
	query_result_init(result, &s->graph);
	if (query_run(q, &s->graph, s->shown, NULL, result, error))
		return -1;
	return graph_check(&s->graph, &error->err);
}

/* In the graph that is loaded; what is damaged is made again. */
static int search_and_print(struct session *s, const struct query *q, struct query_error *error)
{
	struct strbuf said = STRBUF_INIT;
	struct query_result result;
	uint32_t *order;
	int ret = search(s, q, &result, error), status = -1;

	if (ret && session_mend(s, loading, &said, &error->err)) {
		query_result_release(&result);
		ret = search(s, q, &result, error);
	}
	fputs(said.buf, stderr);
	if (!ret) {
		order = xcalloc(result.nr, sizeof(*order));
		query_order(&result, order);
		status = print_labels(s, order, result.nr);
		if (!result.nr && *result.hint.text)
			complain(result.hint.text);
		free(order);
	}
	query_result_release(&result);
	strbuf_release(&said);
	return status;
}

static int load(struct session *s)
{
	struct err err;

	if (session_load(s, loading, NULL, &err))
		return fail(&err, EXIT_REFUSED);
	fputs(s->graph.notes, stderr);
	return EXIT_DONE;
}

/* --filter QUERY, and --list (the empty query). A wrong query need not wait for the graph. */
static int filter(struct session *s, const char *text)
{
	struct query_error error;
	unsigned flags = session_query_flags(s);
	int status = EXIT_DONE;
	struct query *q;

	if (options_flag(&s->opt, OPT_INTERACTIVE)) /* fzf's -i, which has no other meaning here */
		flags |= QUERY_IGNORE_CASE;
	q = query_parse(slice_from(text), flags, &error);

	if (q && query_reads_labels_only(q))
		s->need = NEED_LABELS;
	if (q)
		status = load(s);
	if (!status)
		status = q ? search_and_print(s, q, &error) : -1;
	if (status < 0) {
		err_prefix(&error.err, "query \"%s\": ", text);
		status = fail(&error.err, EXIT_REFUSED);
	}
	query_free(q);
	return status;
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
static bool ask(const struct session *s, const char *question)
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

static bool on_terminal(const struct session *s)
{
	FILE *f = open_answers(s);

	close_answers(f);
	return f;
}

static int print_plan(const struct plan *plan)
{
	struct strbuf text = STRBUF_INIT;
	int status;

	strbuf_addf(&text, "Commit message:\n%s\nCalculated try_task_config.json:\n%s\n",
		    plan->message, plan->json);
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

static void say_replay(const struct session *s, const char *what, const char *path)
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
		say_replay(s, "the selection is kept; try again with", kept);
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

	add_count(&text, plan->task_nr, "task");
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

static int push_plan(struct session *s, const struct plan *plan)
{
	bool sure = options_flag(&s->opt, OPT_PUSH) || options_flag(&s->opt, OPT_YES);
	struct push push = {.wake_fd = -1};
	struct err err;
	int status;

	if (session_prepare_push(s, plan, &push, &err)) {
		status = fail(&err, EXIT_REFUSED);
	} else {
		print_summary(plan, &push);
		if (sure || ask(s, "Push?"))
			status = send_plan(s, &push);
		else
			status = EXIT_CANCELLED;
	}
	push_release(&push);
	return status;
}

static int save(const struct session *s)
{
	const char *name = options_string(&s->opt, OPT_SAVE);
	struct err err;

	if (session_save(s, name, &err))
		return fail(&err, EXIT_REFUSED);
	say_replay(s, "saved; replay it with", name);
	return EXIT_DONE;
}

static int save_mach(const struct session *s)
{
	const char *name = options_string(&s->opt, OPT_SAVE_MACH);
	struct err err;

	if (session_save_mach(s, name, &err))
		return fail(&err, EXIT_REFUSED);
	say_replay(s, "saved for mach try too; replay it with", name);
	return EXIT_DONE;
}

/* Saves what is to be saved. */
static int save_all(const struct session *s)
{
	int status = options_flag(&s->opt, OPT_SAVE) ? save(s) : EXIT_DONE;

	return !status && options_flag(&s->opt, OPT_SAVE_MACH) ? save_mach(s) : status;
}

/* Marks are set: save, print or push them. */
static int send_or_show(struct session *s)
{
	const struct options *o = &s->opt;
	bool pushes = options_flag(o, OPT_PUSH) || options_flag(o, OPT_YES);
	struct plan plan;
	struct err err;
	int status = EXIT_DONE;

	if (!s->marks.nr) {
		complain("nothing matched: no task is selected");
		return EXIT_NOTHING;
	}
	if (options_flag(o, OPT_SAVE) || options_flag(o, OPT_SAVE_MACH)) {
		status = save_all(s);
		if (status || (!pushes && !options_flag(o, OPT_NO_PUSH)))
			return status;
	}
	if (session_plan(s, &plan, &err))
		return fail(&err, EXIT_REFUSED);
	warn_of_single_chunks(&plan);
	warn(&plan);
	if (options_flag(o, OPT_NO_PUSH))
		status = print_plan(&plan);
	else
		status = push_plan(s, &plan);
	plan_release(&plan);
	return status;
}

/* Rules of the preset that match nothing here must not pass unnoticed. */
static bool missing_is_fine(const struct session *s)
{
	return !s->change.missing || options_flag(&s->opt, OPT_IGNORE_MISSING) ||
	       ask(s, "Go on without them?");
}

static int select_and_send(struct session *s)
{
	struct strbuf said = STRBUF_INIT, again = STRBUF_INIT;
	struct err err;
	int ret = session_select(s, &said, &err);

	if (ret && session_mend(s, loading, &again, &err)) {
		strbuf_reset(&said);
		ret = session_select(s, &said, &err);
	}
	fprintf(stderr, "%s%s", again.buf, said.buf);
	strbuf_release(&said);
	strbuf_release(&again);
	if (ret)
		return fail(&err, EXIT_REFUSED);
	if (!missing_is_fine(s)) {
		if (interrupted())
			return EXIT_CANCELLED;
		complain("the preset names tasks that are not here (--ignore-missing goes on "
			 "without them)");
		return EXIT_NOTHING;
	}
	return send_or_show(s);
}

int batch_main(struct session *s)
{
	const struct options *o = &s->opt;
	bool prints = options_flag(o, OPT_FILTER) || options_flag(o, OPT_LIST);
	bool decided = options_flag(o, OPT_PUSH) || options_flag(o, OPT_YES) ||
		       options_flag(o, OPT_NO_PUSH) || options_flag(o, OPT_SAVE) ||
		       options_flag(o, OPT_SAVE_MACH);
	int status;

	if (prints)
		return filter(s, options_flag(o, OPT_FILTER) ? options_string(o, OPT_FILTER) : "");
	if (!decided && !on_terminal(s)) {
		complain("say --push or --no-push");
		return EXIT_REFUSED;
	}
	status = load(s);
	return status ? status : select_and_send(s);
}
