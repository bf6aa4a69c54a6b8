/* SPDX-License-Identifier: MPL-2.0 */
/* Commands that answer a question about one task: why LABEL, show LABEL. */
#include "core/base/base.h"
#include "tui/cli.h"
#include "tui/explain.h"

static bool loading(void *ctx UNUSED, const struct graph_progress *p UNUSED)
{
	return interrupted();
}

/* What there is to say about the task; -1 with err. */
typedef int answer_fn(struct session *s, uint32_t task, struct strbuf *out, struct err *err);

static int why(struct session *s, uint32_t task, struct strbuf *out, struct err *err)
{
	struct judge *judge = explain_judge(s);

	explain_task(s, judge, task, out);
	judge_free(judge);
	return graph_check(&s->graph, err);
}

static int show(struct session *s, uint32_t task, struct strbuf *out, struct err *err)
{
	return explain_definition(&s->graph, task, out, err);
}

/* Finds the task and asks about it; once more when the index turns out to be damaged. */
static int find_and_ask(struct session *s, const char *label, answer_fn *answer, uint32_t *task,
			struct strbuf *out, struct err *err)
{
	struct strbuf said = STRBUF_INIT;
	int ret;

	do {
		strbuf_reset(out);
		ret = explain_find(s, label, task, err) || answer(s, *task, out, err) ? -1 : 0;
	} while (ret && session_mend(s, loading, &said, err));
	fputs(said.buf, stderr);
	strbuf_release(&said);
	return ret;
}

/* Prints the answer; the status to leave with. */
static int print_answer(struct session *s, const char *label, answer_fn *answer, uint32_t *task)
{
	struct strbuf text = STRBUF_INIT;
	struct err err;
	int status = session_load(s, loading, NULL, &err);

	if (!status) {
		fputs(s->graph.notes, stderr);
		status = find_and_ask(s, label, answer, task, &text, &err);
	}
	if (!status) {
		status = print_out(&text, EXIT_DONE);
	} else {
		complain(err.text);
		status = interrupted() ? EXIT_CANCELLED : EXIT_REFUSED;
	}
	strbuf_release(&text);
	return status;
}

int why_main(struct session *s, char **arg)
{
	uint32_t task;
	int status = print_answer(s, arg[0], why, &task);

	if (status == EXIT_DONE && !bitset_test(&s->graph.offered, task))
		status = EXIT_NOTHING;
	return status;
}

int show_main(struct session *s, char **arg)
{
	uint32_t task;

	return print_answer(s, arg[0], show, &task);
}
