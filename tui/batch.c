/* SPDX-License-Identifier: MPL-2.0 */
#include "core/base/base.h"
#include "tui/cli.h"
#include "tui/send.h"
#include "core/base/alloc.h"
#include "core/query/query.h"

/* So much is written at once. */
#define PIECE_BYTES 65536

static bool loading(void *ctx UNUSED, const struct graph_progress *at UNUSED)
{
	return interrupted();
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
		return send_fail(&err, EXIT_REFUSED);
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
		status = send_fail(&error.err, EXIT_REFUSED);
	}
	query_free(q);
	return status;
}

static int save(const struct session *s)
{
	const char *name = options_string(&s->opt, OPT_SAVE);
	struct err err;

	if (session_save(s, name, &err))
		return send_fail(&err, EXIT_REFUSED);
	send_say_replay(s, "saved; replay it with", name);
	return EXIT_DONE;
}

static int save_mach(const struct session *s)
{
	const char *name = options_string(&s->opt, OPT_SAVE_MACH);
	struct err err;

	if (session_save_mach(s, name, &err))
		return send_fail(&err, EXIT_REFUSED);
	send_say_replay(s, "saved for mach try too; replay it with", name);
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
	int status;

	if (!s->marks.nr) {
		complain("nothing matched: no task is selected");
		return EXIT_NOTHING;
	}
	if (options_flag(o, OPT_SAVE) || options_flag(o, OPT_SAVE_MACH)) {
		status = save_all(s);
		if (status || !options_any(o, SEND_OPTIONS))
			return status;
	}
	return send_plan_of(s);
}

/* Rules of the preset that match nothing here must not pass unnoticed. */
static bool missing_is_fine(const struct session *s)
{
	return !s->change.missing || options_flag(&s->opt, OPT_IGNORE_MISSING) ||
	       send_ask(s, "Go on without them?");
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
		return send_fail(&err, EXIT_REFUSED);
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
	bool decided = options_any(o, SEND_OPTIONS " save save-mach");
	int status;

	if (prints)
		return filter(s, options_flag(o, OPT_FILTER) ? options_string(o, OPT_FILTER) : "");
	if (!decided && !send_can_ask(s)) {
		complain("say --push or --no-push");
		return EXIT_REFUSED;
	}
	status = load(s);
	return status ? status : select_and_send(s);
}
